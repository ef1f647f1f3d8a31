//! What is shown of a dossier at first.

use crate::analysis::shown::{FIRST_PART, LARGE, first_part};
use crate::model::{OpenDossier, Shown};
use crate::session::Session;

/// What is shown of a dossier at first: of a large one the part that is most worth a first look, of a small one everything.
pub(super) fn first_shown(open: &OpenDossier) -> Shown {
    let part = (open.dossier.entities.len() > LARGE).then(|| first_part(open, FIRST_PART)).flatten();
    part.map_or(Shown::Everything, Shown::part)
}

impl Session {
    /// Begins with what is shown of a dossier at first; no step to undo.
    pub(in crate::session) fn begin_with_a_part(&mut self, open: &OpenDossier) {
        self.edits.present.workspace.shown = first_shown(open);
    }

    /// The whole of what is open: of a large dossier, without entities that have no claim, unless they alone are missing.
    pub(in crate::session) fn whole(&self) -> Shown {
        let Some(open) = self.open() else { return Shown::Everything };
        let is_large = open.dossier.entities.len() > LARGE && !open.network.edges.is_empty();
        let has_singles = open.network.incident.iter().any(Vec::is_empty);
        let is_folded = self.workspace().shown == Shown::Claimed && self.workspace().filter.shows_everything();
        if is_large && has_singles && !(is_folded && self.workspace().hidden.is_empty()) {
            Shown::Claimed
        } else {
            Shown::Everything
        }
    }
}
