//! What is being dragged, in words for the status bar.

use super::memory::CanvasMemory;
use crate::analysis::words::plural;
use crate::session::{Company, Session};

impl CanvasMemory {
    /// What is being dragged and who goes along, and the key that changes that.
    pub(in crate::ui) fn drag_words(&self, session: &Session) -> Option<String> {
        let (entities, company) = self.dragged()?;
        let open = session.open()?;
        let held = match entities {
            [one] => open.dossier.entity(*one)?.name.clone(),
            all => plural(all.len(), "entity", "entities"),
        };
        let count = session.company_of(entities).len();
        let neighbours = plural(count, "neighbour", "neighbours");
        let (whose, them) = if entities.len() == 1 { ("its", "it") } else { ("their", "them") };
        Some(match (company, count) {
            (_, 0) => format!("Moving {held}; no neighbour is free to go along"),
            (Company::Alone, 1) => format!("Moving {held} · hold Shift to take {whose} neighbour along"),
            (Company::Alone, _) => format!("Moving {held} · hold Shift to take {whose} {neighbours} along"),
            (Company::Neighbours, _) => format!("Moving {held} and {neighbours} with {them}"),
        })
    }
}
