//! What is shown: filters, and what is hidden by hand. Nothing moves.

use crate::analysis::filter::confirmed;
use crate::analysis::search::hidden::{Cover, Uncovered, uncovered, why_hidden};
use crate::model::{Backing, EndsNamed, EntityIndex, Filter, OpenDossier, Outcome, Status, Target};
use crate::session::Session;
use crate::session::command::{FilterChange, FilterGroup};
use crate::session::state::{Selection, Touched};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Session {
    /// Switches something on or off.
    pub(in crate::session) fn change_filter(&mut self, change: FilterChange) {
        let mut filter = self.workspace().filter.as_ref().clone();
        match change {
            FilterChange::EntityKind(kind) => toggle(&mut filter.entity_kinds, kind),
            FilterChange::Status(status) => toggle(&mut filter.statuses, status),
            FilterChange::RelationKind(kind) => toggle(&mut filter.relation_kinds, kind),
            FilterChange::Backing(backing) => {
                toggle(&mut filter.backings, backing);
                // What is asked for and switched off at once would show nothing.
                filter.only_verified &= !filter.backings.contains(&Backing::Verified);
            }
            FilterChange::Speaker(Some(id)) => toggle(&mut filter.speakers, id),
            FilterChange::Speaker(None) => filter.without_speaker = !filter.without_speaker,
            FilterChange::OnlyOwnWords => filter.only_own_words = !filter.only_own_words,
            FilterChange::Document(id) => toggle(&mut filter.documents, id),
            FilterChange::Outcome(result) => toggle(&mut filter.results, result),
            // A quote is one or the other: both together would show nothing.
            FilterChange::OnlyVerified => {
                filter.only_verified = !filter.only_verified;
                filter.only_unverified = false;
                if filter.only_verified {
                    filter.backings.remove(&Backing::Verified);
                }
            }
            FilterChange::OnlyUnverified => {
                filter.only_unverified = !filter.only_unverified;
                filter.only_verified = false;
                filter.only_second_look = false;
            }
            FilterChange::EndsNamed(named) => toggle(&mut filter.ends_named, named),
            FilterChange::OnlySecondLook => {
                filter.only_second_look = !filter.only_second_look;
                filter.only_unverified = false;
            }
            FilterChange::OnlyConfirmed => filter.only_confirmed = !filter.only_confirmed,
            FilterChange::All(group, is_on) => {
                let Some(open) = self.open() else { return };
                switch_all(&mut filter, open, group, is_on);
            }
            FilterChange::Dates(dates) => filter.dates = dates,
            FilterChange::Field(field, Some(value)) => drop(filter.fields.insert(field, value)),
            FilterChange::Field(field, None) => drop(filter.fields.remove(&field)),
            FilterChange::Clear => filter = Filter::default(),
        }
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
        let confirmed = confirmed(&open.dossier, &self.opened.identities, &self.workspace().marks);
        let (filter, hidden) = (&self.workspace().filter, &self.workspace().hidden);
        why_hidden(open, Cover { filter, hidden, confirmed: &confirmed }, target)
    }

    /// Shows something that is hidden, with as little else as that takes, and looks at it; an undo step.
    pub(in crate::session) fn reveal(&mut self, target: Target) {
        let Some(open) = self.open().cloned() else { return };
        let confirmed = confirmed(&open.dossier, &self.opened.identities, &self.workspace().marks);
        let (filter, hidden) = (&self.workspace().filter, &self.workspace().hidden);
        let Uncovered { filter, hidden } = uncovered(&open, Cover { filter, hidden, confirmed: &confirmed }, target);
        if filter != *self.workspace().filter || hidden != *self.workspace().hidden {
            let workspace = self.step("show", Touched::Nothing, None);
            workspace.filter = Arc::new(filter);
            workspace.hidden = Arc::new(hidden);
            self.refresh_visibility();
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

    /// Shows everything: what is filtered, and what was hidden by hand; one step.
    pub(in crate::session) fn show_all(&mut self) {
        if self.workspace().filter.shows_everything() && self.workspace().hidden.is_empty() {
            return self.tell("Everything is shown");
        }
        let workspace = self.step("show all", Touched::Nothing, None);
        workspace.filter = Arc::default();
        workspace.hidden = Arc::default();
    }
}

/// Switches all of a group on or off.
fn switch_all(filter: &mut Filter, open: &OpenDossier, group: FilterGroup, is_on: bool) {
    let dossier = &open.dossier;
    match group {
        FilterGroup::EntityKinds => {
            filter.entity_kinds = all(is_on, dossier.entities.iter().map(|entity| &entity.kind));
        }
        FilterGroup::Statuses => filter.statuses = if is_on { BTreeSet::new() } else { Status::ALL.into() },
        FilterGroup::Backings => filter.backings = if is_on { BTreeSet::new() } else { Backing::ALL.into() },
        FilterGroup::RelationKinds => {
            filter.relation_kinds = all(is_on, dossier.relations.iter().map(|claim| &claim.kind));
        }
        FilterGroup::Speakers => {
            let speakers = dossier.relations.iter().filter_map(|claim| dossier.entity(claim.by?));
            filter.speakers = all(is_on, speakers.map(|entity| &entity.id));
            filter.without_speaker = !is_on;
            filter.only_own_words = false;
        }
        FilterGroup::Outcomes => filter.results = if is_on { BTreeSet::new() } else { Outcome::ALL.into() },
        FilterGroup::EndsNamed => filter.ends_named = if is_on { BTreeSet::new() } else { EndsNamed::ALL.into() },
        FilterGroup::Documents => {
            filter.documents = all(is_on, dossier.documents.iter().map(|document| &document.id));
        }
    }
}

/// What is off in a group of these: nothing, or all.
fn all<'a>(is_on: bool, names: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    if is_on { BTreeSet::new() } else { names.cloned().collect() }
}

/// Takes `item` out of the set, or puts it in.
fn toggle<T: Ord>(set: &mut BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}
