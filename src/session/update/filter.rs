//! What is shown: filters, and what is hidden by hand. Nothing moves.

use crate::analysis::filter::{Cover, changed, verdicts};
use crate::analysis::search::hidden::{Uncovered, uncovered, why_hidden};
use crate::model::{EntityIndex, Filter, FilterChange, Target, Verdicts};
use crate::session::Session;
use crate::session::shown::Sight;
use crate::session::state::{Selection, Touched};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Session {
    /// Switches something on or off.
    pub(in crate::session) fn change_filter(&mut self, change: FilterChange) {
        let Some(open) = self.open() else { return };
        let filter = changed(open, &self.workspace().filter, change);
        if filter != *self.workspace().filter {
            self.step("filter", Touched::Nothing, None).filter = Arc::new(filter);
        }
    }

    /// Hides the selected entities.
    pub(in crate::session) fn hide(&mut self) {
        let entities = self.selection().entities();
        if entities.is_empty() {
            return self.tell("Select an entity to hide it");
        }
        let selection = Selection { target: None, group: BTreeSet::new(), ..self.selection().clone() };
        self.trail.select(selection);
        let workspace = self.step("hide", Touched::Nothing, None);
        Arc::make_mut(&mut workspace.hidden).extend(entities.iter().copied());
        self.pointer.target = None;
        let count = entities.len();
        self.tell(format!("{count} hidden; Ctrl+Z or View → Show hidden brings back what was hidden"));
    }

    /// By what something is hidden, in a few words each; nothing where it is shown.
    #[must_use]
    pub fn why_hidden(&self, target: Target) -> Vec<String> {
        let is_shown = match target {
            Target::Entity(entity) => self.visibility().entity(entity),
            Target::Edge(edge) => self.visibility().edge(edge),
        };
        let Some(open) = self.open().filter(|_| !is_shown) else { return Vec::new() };
        let verdicts = verdicts(&open.dossier, &self.opened.identities, &self.workspace().marks);
        why_hidden(open, self.cover(&verdicts), target)
    }

    /// What hides things now.
    pub(in crate::session) fn cover<'a>(&'a self, verdicts: &'a Verdicts) -> Cover<'a> {
        let workspace = self.workspace();
        Cover {
            filter: &workspace.filter,
            hidden: &workspace.hidden,
            verdicts,
            shown: &workspace.shown,
            outside: self.measures.known_outside(),
        }
    }

    /// Shows something that is hidden, with as little else as that takes, and looks at it; an undo step.
    pub(in crate::session) fn reveal(&mut self, target: Target) {
        let Some(open) = self.open().cloned() else { return };
        let verdicts = verdicts(&open.dossier, &self.opened.identities, &self.workspace().marks);
        let Uncovered { filter, hidden, shown } = uncovered(&open, self.cover(&verdicts), target);
        let workspace = self.workspace();
        if filter != *workspace.filter || hidden != *workspace.hidden || shown != workspace.shown {
            let sight = Sight { shown, filter: Arc::new(filter), hidden: Arc::new(hidden) };
            self.show_through(sight, "show");
        }
        self.fly_to(target);
    }

    /// What something is called: an entity's name, or those at the ends of an edge.
    pub(in crate::session) fn name_of(&self, target: Target) -> String {
        let Some(open) = self.open() else { return String::new() };
        let name = |entity: EntityIndex| open.dossier.entity(entity).map_or("", |entity| entity.name.as_str());
        match target {
            Target::Entity(entity) => name(entity).to_owned(),
            Target::Edge(edge) => open
                .network
                .edges
                .get(edge.at())
                .map_or(String::new(), |edge| format!("{} – {}", name(edge.ends.0), name(edge.ends.1))),
        }
    }

    /// Shows everything that was hidden by hand.
    pub(in crate::session) fn show_hidden(&mut self) {
        if !self.workspace().hidden.is_empty() {
            self.step("show hidden", Touched::Nothing, None).hidden = Arc::default();
        }
    }

    /// Shows everything: what is filtered, what was hidden by hand, and what is no part of what is shown; one step. Of a large
    /// dossier, entities without claims stay folded away until it is asked for once more.
    pub(in crate::session) fn show_all(&mut self) {
        let workspace = self.workspace();
        if workspace.filter.shows_everything() && workspace.hidden.is_empty() && workspace.shown.is_everything() {
            return self.tell("Everything is shown");
        }
        let shown = self.whole();
        let filter = Arc::new(Filter { dims: workspace.filter.dims, ..Filter::default() });
        self.show_through(Sight { shown, filter, ..Sight::default() }, "show all");
    }
}
