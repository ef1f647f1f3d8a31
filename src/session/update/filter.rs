//! Filtering: what is switched on and off. Nothing moves.

use crate::model::{Filter, OpenDossier, Outcome, Status};
use crate::session::command::{FilterChange, FilterGroup};
use crate::session::history::Touched;
use crate::session::notice::NoticeKind;
use crate::session::{Effect, Session};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Session {
    /// Switches something on or off.
    pub(super) fn change_filter(&mut self, change: FilterChange) -> Vec<Effect> {
        let mut filter = self.workspace.filter.as_ref().clone();
        match change {
            FilterChange::EntityKind(kind) => toggle(&mut filter.entity_kinds, kind),
            FilterChange::Status(status) => toggle(&mut filter.statuses, status),
            FilterChange::RelationKind(kind) => toggle(&mut filter.relation_kinds, kind),
            FilterChange::WithoutEvidence => filter.without_evidence = !filter.without_evidence,
            FilterChange::Speaker(Some(id)) => toggle(&mut filter.speakers, id),
            FilterChange::Speaker(None) => filter.without_speaker = !filter.without_speaker,
            FilterChange::OnlyOwnWords => filter.only_own_words = !filter.only_own_words,
            FilterChange::Document(id) => toggle(&mut filter.documents, id),
            FilterChange::Outcome(result) => toggle(&mut filter.results, result),
            // A quote is one or the other: both together would show nothing.
            FilterChange::OnlyVerified => {
                filter.only_verified = !filter.only_verified;
                filter.only_unverified = false;
            }
            FilterChange::OnlyUnverified => {
                filter.only_unverified = !filter.only_unverified;
                filter.only_verified = false;
            }
            FilterChange::OnlyConfirmed => filter.only_confirmed = !filter.only_confirmed,
            FilterChange::All(group, is_on) => {
                let Some(open) = &self.open else { return Vec::new() };
                switch_all(&mut filter, open, group, is_on);
            }
            FilterChange::Dates(dates) => filter.dates = dates,
            FilterChange::Clear => filter = Filter::default(),
        }
        if filter != *self.workspace.filter {
            self.step("filter", Touched::Nobody, None);
            self.workspace.filter = Arc::new(filter);
            self.refresh_visibility();
        }
        Vec::new()
    }

    /// Shows everything: what is filtered, and what was hidden by hand; one step.
    pub(super) fn show_all(&mut self) -> Vec<Effect> {
        if self.workspace.filter.shows_everything() && self.workspace.hidden.is_empty() {
            return self.tell_only(NoticeKind::Fact, "Everything is shown".to_owned());
        }
        self.step("show all", Touched::Nobody, None);
        self.workspace.filter = Arc::default();
        self.workspace.hidden = Arc::default();
        self.refresh_visibility();
        Vec::new()
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
        FilterGroup::RelationKinds => {
            filter.relation_kinds = all(is_on, dossier.relations.iter().map(|claim| &claim.kind));
        }
        FilterGroup::Speakers => {
            let speakers = dossier.relations.iter().filter_map(|claim| dossier.entities.get(claim.by?.at()));
            filter.speakers = all(is_on, speakers.map(|entity| &entity.id));
            filter.without_speaker = !is_on;
            filter.only_own_words = false;
        }
        FilterGroup::Outcomes => filter.results = if is_on { BTreeSet::new() } else { Outcome::ALL.into() },
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
