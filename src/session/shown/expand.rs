//! Expanding a part that is shown alone by neighbours, and collapsing it again.

use super::only::Sight;
use super::places::Wanted;
use crate::analysis::filter::{Cover, beyond, seen, verdicts};
use crate::analysis::shown::{interest, most_interesting};
use crate::analysis::words::plural;
use crate::model::{EntityIndex, OpenDossier, Part, RelationIndex, Shown, Target};
use crate::session::Session;
use crate::session::state::Standing;
use std::collections::{BTreeMap, BTreeSet};

/// How many neighbours come at once.
const AT_ONCE: usize = 25;

/// How many come at once where more than one step is taken.
const STEPS_AT_ONCE: usize = 120;

/// How many neighbours come along with something that was looked for.
const ALONG: usize = 12;

/// Newcomers, each with the one that it comes beside.
type Guests = Vec<(EntityIndex, EntityIndex)>;

impl Session {
    /// Shows neighbours of what is selected that are hidden, the most interesting first; where everything is shown, lights one
    /// step more around it.
    pub(in crate::session) fn expand_selected(&mut self) {
        if self.workspace().shown.as_part().is_none() {
            return self.light(self.light.depth.saturating_add(1));
        }
        let Some(open) = self.open() else { return };
        let subjects: Vec<EntityIndex> = self.selection().subjects(open).into_iter().collect();
        if subjects.is_empty() {
            return self.tell("Select an entity or an edge first, then show its neighbours");
        }
        self.expand(&subjects, None);
    }

    /// Lights what is around the selection to a depth; while a part is shown alone, shows it instead.
    pub(in crate::session) fn light_or_show(&mut self, depth: u8) {
        if self.workspace().shown.as_part().is_none() {
            return self.light(depth);
        }
        let Some(open) = self.open().cloned() else { return };
        let subjects: Vec<EntityIndex> = self.selection().subjects(&open).into_iter().collect();
        if subjects.is_empty() {
            return self.tell("Select an entity or an edge first, then show what is around it");
        }
        let (guests, total) = self.guests(&open, &subjects, depth, None);
        let most = if depth == 1 { AT_ONCE } else { STEPS_AT_ONCE };
        self.show_guests(&open, guests, total, most);
    }

    /// Shows hidden neighbours of these entities: all, or those tied to them by claims of one kind.
    pub(in crate::session) fn expand(&mut self, subjects: &[EntityIndex], kind: Option<&str>) {
        let Some(open) = self.open().cloned() else { return };
        if self.workspace().shown.as_part().is_none() {
            return self.tell("Everything is shown");
        }
        let (guests, total) = self.guests(&open, subjects, 1, kind);
        self.show_guests(&open, guests, total, AT_ONCE);
    }

    /// The hidden neighbours of these entities to a depth, step by step and the most interesting first, and how many there are.
    fn guests(&self, open: &OpenDossier, subjects: &[EntityIndex], depth: u8, kind: Option<&str>) -> (Guests, usize) {
        let verdicts = verdicts(&open.dossier, &self.opened.identities, &self.workspace().marks);
        let is_wanted = |claims: &[RelationIndex]| {
            kind.is_none_or(|kind| claims.iter().any(|claim| open.dossier.relations[claim.at()].kind == kind))
        };
        let worth = interest(open);
        let (mut all, mut known): (Guests, BTreeSet<EntityIndex>) = (Vec::new(), subjects.iter().copied().collect());
        let mut border: Vec<EntityIndex> = subjects.to_vec();
        for _ in 0..depth {
            let mut host_of: BTreeMap<EntityIndex, EntityIndex> = BTreeMap::new();
            let mut next: Vec<EntityIndex> = Vec::new();
            for host in &border {
                for (guest, claims) in beyond(open, self.cover(&verdicts), *host) {
                    if is_wanted(&claims) && known.insert(guest) {
                        host_of.insert(guest, *host);
                        next.push(guest);
                    }
                }
                // What is shown already leads on too.
                let shown = open.network.neighbours(*host).filter(|one| self.visibility().entity(*one));
                next.extend(shown.filter(|one| known.insert(*one)));
            }
            let count = host_of.len();
            let guests = most_interesting(&worth, host_of.keys().copied().collect(), count);
            all.extend(guests.into_iter().map(|guest| (guest, host_of[&guest])));
            border = next;
        }
        let total = all.len();
        (all, total)
    }

    /// Shows at most so many newcomers beside theirs, and tells how many are left.
    fn show_guests(&mut self, open: &OpenDossier, mut guests: Guests, total: usize, most: usize) {
        if guests.is_empty() {
            return self.tell("All its neighbours are shown, but for those that filters hide");
        }
        guests.truncate(most);
        self.stop_layout();
        self.add(open, &guests, "expand");
        let hosts = guests.iter().map(|(_, host)| *host);
        let all: BTreeSet<EntityIndex> = hosts.chain(guests.iter().map(|(guest, _)| *guest)).collect();
        self.bring_entities_into_view(&all);
        let more = total - guests.len();
        let words = plural(guests.len(), "neighbour", "neighbours");
        self.tell(match more {
            0 => format!("{words} shown; Backspace goes back"),
            more => format!("{words} of {total} shown; E shows more of the other {more}"),
        });
    }

    /// Adds newcomers to the part that is shown: an undo step.
    fn add(&mut self, open: &OpenDossier, guests: &[(EntityIndex, EntityIndex)], name: &'static str) {
        let Some(part) = self.workspace().shown.as_part().cloned() else { return };
        let part = with_guests(open, part, guests);
        self.show_newcomers(Shown::part(part), guests, name);
    }

    /// Shows a larger part: its newcomers that have no place in the picture are placed beside theirs.
    fn show_newcomers(&mut self, shown: Shown, guests: &[(EntityIndex, EntityIndex)], name: &'static str) {
        let strange = |one: &EntityIndex| self.workspace().standing(*one) != Standing::Here;
        let wanted = Wanted::Newcomers(guests.iter().map(|(guest, _)| *guest).filter(strange).collect());
        let sight = Sight { shown, ..self.sight() };
        self.step_to(sight, name, &wanted);
        self.place_beside_theirs(guests);
    }

    /// Shows something that only the part leaves out that is shown, with its most interesting neighbours; returns whether it
    /// was so.
    pub(in crate::session) fn show_with_company(&mut self, target: Target) -> bool {
        let Some(open) = self.open().cloned() else { return false };
        let Some(part) = self.workspace().shown.as_part().cloned() else { return false };
        if self.is_seen(target) {
            return false;
        }
        let ends: Vec<EntityIndex> = match target {
            Target::Entity(entity) => vec![entity],
            Target::Edge(edge) => {
                open.network.edges.get(edge.at()).map_or_else(Vec::new, |edge| vec![edge.ends.0, edge.ends.1])
            }
        };
        // Where it would not be seen as a part of what is shown, something else hides it too.
        let mut wider = with_guests(&open, part, &ends.iter().map(|end| (*end, *end)).collect::<Vec<_>>());
        if let (Some(claims), Target::Edge(edge)) = (&mut wider.claims, target) {
            claims
                .extend(open.network.edges.get(edge.at()).into_iter().flat_map(|edge| edge.relations.iter().copied()));
        }
        if !self.would_show(&open, &wider, target) {
            return false;
        }
        self.stop_layout();
        let strange: Vec<EntityIndex> =
            ends.iter().copied().filter(|end| self.workspace().standing(*end) != Standing::Here).collect();
        let verdicts = verdicts(&open.dossier, &self.opened.identities, &self.workspace().marks);
        let shown = Shown::part(wider.clone());
        let mut company = Vec::new();
        if let [only] = ends.as_slice() {
            let cover = Cover { shown: &shown, ..self.cover(&verdicts) };
            let all = beyond(&open, cover, *only).into_iter().map(|(guest, _)| guest).collect();
            company = most_interesting(&interest(&open), all, ALONG);
        }
        let guests: Guests = company.into_iter().map(|guest| (guest, ends[0])).collect();
        let all = strange.iter().copied().chain(guests.iter().map(|(guest, _)| *guest)).collect();
        let part = with_guests(&open, wider, &guests);
        let sight = Sight { shown: Shown::part(part), ..self.sight() };
        self.step_to(sight, "show", &Wanted::Newcomers(all));
        self.place_beside_neighbours(&strange);
        self.place_beside_theirs(&guests);
        true
    }

    /// Whether something is seen.
    fn is_seen(&self, target: Target) -> bool {
        match target {
            Target::Entity(entity) => self.visibility().entity(entity),
            Target::Edge(edge) => self.visibility().edge(edge),
        }
    }

    /// Whether something would be seen if this part were shown.
    fn would_show(&self, open: &OpenDossier, part: &Part, target: Target) -> bool {
        let verdicts = verdicts(&open.dossier, &self.opened.identities, &self.workspace().marks);
        let shown = Shown::part(part.clone());
        let seen = seen(open, Cover { shown: &shown, ..self.cover(&verdicts) });
        match target {
            Target::Entity(entity) => seen.entity(entity),
            Target::Edge(edge) => seen.edge(edge),
        }
    }

    /// The kinds of claim that tie an entity to hidden neighbours, with the number of these; most first.
    #[must_use]
    pub fn hidden_kinds(&self, entity: EntityIndex) -> Vec<(String, usize)> {
        let Some(open) = self.open() else { return Vec::new() };
        let verdicts = verdicts(&open.dossier, &self.opened.identities, &self.workspace().marks);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, claims) in beyond(open, self.cover(&verdicts), entity) {
            let kinds: BTreeSet<&str> =
                claims.iter().map(|claim| open.dossier.relations[claim.at()].kind.as_str()).collect();
            kinds.into_iter().for_each(|kind| *counts.entry(kind).or_default() += 1);
        }
        let mut kinds: Vec<(String, usize)> =
            counts.into_iter().map(|(kind, count)| (kind.to_owned(), count)).collect();
        kinds.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        kinds
    }

    /// Hides the neighbours of what is selected that are tied to nothing else that is shown.
    pub(in crate::session) fn collapse(&mut self) {
        let Some(open) = self.open().cloned() else { return };
        let subjects = self.selection().subjects(&open);
        if subjects.is_empty() {
            return self.tell("Select an entity first, then hide what hangs on it alone");
        }
        let shown_neighbours = |one: EntityIndex| -> BTreeSet<EntityIndex> {
            let edges = open.network.incident.get(one.at()).into_iter().flatten();
            let edges = edges.filter(|edge| self.visibility().edge(**edge));
            edges.filter_map(|edge| open.network.edges[edge.at()].other(one)).filter(|other| *other != one).collect()
        };
        let hangs = |one: &EntityIndex| !subjects.contains(one) && shown_neighbours(*one).is_subset(&subjects);
        let neighbours = subjects.iter().flat_map(|one| shown_neighbours(*one));
        let gone: BTreeSet<EntityIndex> = neighbours.filter(hangs).collect();
        if gone.is_empty() {
            return self.tell("Nothing hangs on it alone");
        }
        let part = match self.workspace().shown.as_part() {
            Some(part) => Part { entities: part.entities.difference(&gone).copied().collect(), ..part.clone() },
            None => {
                let all = (0..open.dossier.entities.len()).map(EntityIndex::new);
                let stays = |one: &EntityIndex| self.visibility().entity(*one) && !gone.contains(one);
                let words = "everything, collapsed in part".to_owned();
                Part { entities: all.filter(stays).collect(), claims: None, words }
            }
        };
        let count = gone.len();
        let sight = Sight { shown: Shown::part(part), ..self.sight() };
        self.step_to(sight, "collapse", &Wanted::None);
        let words = plural(count, "neighbour", "neighbours");
        self.tell(format!("{words} hidden; Backspace or E brings them back"));
    }
}

/// A part with newcomers, and with the claims between them and the others where it has claims of its own.
fn with_guests(open: &OpenDossier, mut part: Part, guests: &[(EntityIndex, EntityIndex)]) -> Part {
    part.entities.extend(guests.iter().map(|(guest, _)| *guest));
    if let Some(claims) = &mut part.claims {
        let edges = guests.iter().filter_map(|(guest, _)| open.network.incident.get(guest.at())).flatten();
        let edges = edges.filter_map(|edge| open.network.edges.get(edge.at()));
        let within = edges.filter(|edge| part.entities.contains(&edge.ends.0) && part.entities.contains(&edge.ends.1));
        claims.extend(within.flat_map(|edge| edge.relations.iter().copied()));
    }
    if !part.words.ends_with(", and more") {
        part.words.push_str(", and more");
    }
    part
}
