//! Counting: one pass over entities and claims that counts every group at once.
//!
//! Something counts for a group where it fails nothing but that group.

use super::asked::Asked;
use super::coded::{Coded, Tally};
use super::counts::{Facets, FieldCounts, OnlyCounts};
use super::index::FacetIndex;
use crate::analysis::both::both;
use crate::analysis::filter::{Cover, Fails, Sieve};
use crate::analysis::summary::Count;
use crate::model::{
    Backing, ByBacking, ByStatus, EndsNamed, EntityIndex, EvidenceIndex, FieldOwner, Judged, OpenDossier, Outcome,
    Relation, RelationIndex, Shown, Status,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// From how many claims on they are counted in two halves at a time: fewer take less than a thread needs to begin.
const MANY: usize = 20_000;

/// The counts as far as they are.
pub(super) struct Counting<'a> {
    open: &'a OpenDossier,
    index: &'a FacetIndex,
    sieve: Sieve<'a>,
    cover: Cover<'a>,
    /// What is shown of the network.
    shown: &'a Shown,
    /// Whether entities are shown only with a claim that is.
    asks_claims: bool,
    /// What the filter asks of every field of the index.
    field_bits: Vec<Fails>,
    entity_kinds: Tally,
    degrees: Tally,
    parts: Tally,
    statuses: ByStatus<Count>,
    backings: ByBacking<Count>,
    relation_kinds: Tally,
    speakers: Tally,
    documents: Vec<u32>,
    periods: Vec<u32>,
    /// For every edge whether some claim counts for it: by its quotes, and by its documents.
    edges: [Vec<bool>; 2],
    outcomes: [Count; Outcome::ALL.len()],
    ends: [Count; EndsNamed::ALL.len()],
    judged: [Count; Judged::ALL.len()],
    fields: Vec<Tally>,
    only: OnlyCounts,
    /// How many of the quotes worth a second look stand before what is being counted.
    looked: usize,
    /// The documents of the claim that is being counted: their room is used again.
    carried: Vec<(usize, Fails)>,
}

/// Counts one thing more.
fn count(count: &mut Count, counts: bool) {
    count.total += 1;
    count.shown += u32::from(counts);
}

/// Counts of a tally beside the totals.
fn beside<T>(tally: &Tally, coded: &Coded<T>) -> Vec<Count> {
    tally.0.iter().zip(&coded.totals).map(|(shown, total)| Count { shown: *shown, total: *total }).collect()
}

/// What has no value, of a tally beside the totals.
fn without<T>(tally: &Tally, coded: &Coded<T>) -> Count {
    Count { shown: tally.0.last().copied().unwrap_or(0), total: coded.without }
}

impl<'a> Counting<'a> {
    /// Nothing counted yet.
    pub(super) fn of(open: &'a OpenDossier, index: &'a FacetIndex, cover: Cover<'a>) -> Self {
        let (sieve, filter) = (Sieve::of(open, cover), cover.filter);
        Self {
            open,
            index,
            field_bits: index.fields.iter().map(|field| sieve.field(&field.field)).collect(),
            sieve,
            cover,
            shown: cover.shown,
            asks_claims: filter.is_on_claims() && !filter.keeps_unclaimed,
            entity_kinds: Tally::over(&index.entity_kinds),
            degrees: Tally::over(&index.degrees),
            parts: Tally::over(&index.parts),
            statuses: ByStatus::default(),
            backings: ByBacking::default(),
            relation_kinds: Tally::over(&index.relation_kinds),
            speakers: Tally::over(&index.speakers),
            documents: vec![0; open.dossier.documents.len()],
            periods: vec![0; index.periods.all.len()],
            edges: [(); 2].map(|()| vec![false; open.network.edges.len()]),
            outcomes: Default::default(),
            ends: Default::default(),
            judged: Default::default(),
            fields: index.fields.iter().map(|field| Tally::over(&field.values)).collect(),
            only: OnlyCounts::default(),
            looked: 0,
            carried: Vec::new(),
        }
    }

    /// Counts everything: of many claims, two halves at a time.
    pub(super) fn facets(mut self) -> Facets {
        let entities = self.open.dossier.entities.iter().enumerate();
        let entities: Vec<Fails> = entities
            .map(|(place, entity)| {
                let index = EntityIndex::new(place);
                self.sieve.entity(index, entity).and(Fails::HIDDEN.when(self.leaves_out(index)))
            })
            .collect();
        let count = self.open.dossier.relations.len();
        let claimed = if count < MANY {
            self.claims(0..count, &entities)
        } else {
            let (open, index, cover) = (self.open, self.index, self.cover);
            let (mut claimed, (other, also)) = both(
                || self.claims(0..count / 2, &entities),
                || {
                    let mut other = Self::of(open, index, cover);
                    let claimed = other.claims(count / 2..count, &entities);
                    (other, claimed)
                },
            );
            self.add(other);
            claimed.iter_mut().zip(also).for_each(|(claimed, also)| *claimed = claimed.and(also));
            claimed
        };
        for (place, (fails, claimed)) in entities.iter().zip(&claimed).enumerate() {
            self.entity(place, *fails, *claimed);
        }
        self.told()
    }

    /// Counts these claims and their quotes, by what each entity fails. Gives for every entity the conditions of which each
    /// may be failed alone for some claim of it to be shown.
    fn claims(&mut self, places: Range<usize>, entities: &[Fails]) -> Vec<Fails> {
        let shown = self.shown;
        let fails = |entity: EntityIndex| entities.get(entity.at()).copied().unwrap_or(Fails::HIDDEN);
        let left_out = |claim: RelationIndex| shown.as_part().is_some_and(|part| !part.lets_through(claim));
        let looks = &self.open.reading.second_look;
        self.looked = looks.partition_point(|look| look.evidence.relation.at() < places.start);
        let mut claimed = vec![Fails::default(); entities.len()];
        for (claim, place) in self.open.dossier.relations[places.clone()].iter().zip(places) {
            let relation = RelationIndex::new(place);
            let everywhere = self.sieve.claim(relation, claim).and(fails(claim.from)).and(fails(claim.to));
            let itself = everywhere.and(Fails::HIDDEN.when(left_out(relation)));
            let has_evidence = self.quotes(relation, claim, itself);
            self.claim(relation, claim, itself, has_evidence);
            // An entity stays for a claim about one that is hidden or left out.
            let itself = everywhere.without(Fails::HIDDEN);
            for end in [claim.from, claim.to].into_iter().filter(|_| has_evidence) {
                if let Some(claimed) = claimed.get_mut(end.at()) {
                    *claimed = claimed.and(itself.alone());
                }
            }
        }
        claimed
    }

    /// Adds what was counted of other claims.
    fn add(&mut self, other: Self) {
        let tally =
            |one: &mut Tally, other: Tally| one.0.iter_mut().zip(other.0).for_each(|(one, other)| *one += other);
        tally(&mut self.relation_kinds, other.relation_kinds);
        tally(&mut self.speakers, other.speakers);
        self.fields.iter_mut().zip(other.fields).for_each(|(one, other)| tally(one, other));
        let numbers = |one: &mut [u32], other: &[u32]| one.iter_mut().zip(other).for_each(|(one, other)| *one += other);
        numbers(&mut self.documents, &other.documents);
        numbers(&mut self.periods, &other.periods);
        for (one, other) in self.edges.iter_mut().zip(&other.edges) {
            one.iter_mut().zip(other).for_each(|(one, other)| *one |= other);
        }
        Status::ALL
            .into_iter()
            .for_each(|status| self.statuses[status] = self.statuses[status].plus(other.statuses[status]));
        Backing::ALL
            .into_iter()
            .for_each(|backing| self.backings[backing] = self.backings[backing].plus(other.backings[backing]));
        let counts = |one: &mut [Count], other: &[Count]| {
            one.iter_mut().zip(other).for_each(|(one, other)| *one = one.plus(*other));
        };
        counts(&mut self.outcomes, &other.outcomes);
        counts(&mut self.ends, &other.ends);
        counts(&mut self.judged, &other.judged);
        let (only, more) = (&mut self.only, other.only);
        for (one, other) in [
            (&mut only.own, more.own),
            (&mut only.verified, more.verified),
            (&mut only.flagged, more.flagged),
            (&mut only.confirmed, more.confirmed),
            (&mut only.looks, more.looks),
        ] {
            *one = one.plus(other);
        }
    }

    /// Whether an entity is left out of what is shown.
    fn leaves_out(&self, entity: EntityIndex) -> bool {
        match self.shown {
            Shown::Everything => false,
            Shown::Claimed => self.open.network.incident.get(entity.at()).is_none_or(Vec::is_empty),
            Shown::Part(part) => !part.has(entity),
        }
    }

    /// Counts an entity, by what it fails and what may be failed for a claim of it to be shown.
    fn entity(&mut self, place: usize, fails: Fails, claimed: Fails) {
        let asks_claims = self.asks_claims;
        let counts = |group: Fails| fails.only(group) && (!asks_claims || claimed.may_be(group));
        if counts(Fails::ENTITY_KIND) {
            self.entity_kinds.add(&self.index.entity_kinds, place);
        }
        if counts(Fails::DEGREE) {
            self.degrees.add(&self.index.degrees, place);
        }
        if counts(Fails::COMPONENT) {
            self.parts.add(&self.index.parts, place);
        }
        let all = self.index.fields.iter().zip(&self.field_bits).zip(&mut self.fields);
        for ((field, bit), tally) in all {
            if field.field.owner == FieldOwner::Entity && counts(*bit) {
                tally.add(&field.values, place);
            }
        }
    }

    /// Counts something by the values of its fields.
    fn fields_of(&mut self, owner: FieldOwner, fails: Fails, place: usize) {
        let all = self.index.fields.iter().zip(&self.field_bits).zip(&mut self.fields);
        for ((field, bit), tally) in all {
            if field.field.owner == owner && fails.only(*bit) {
                tally.add(&field.values, place);
            }
        }
    }

    /// Counts a claim of which some evidence remains, or that has none and needs none.
    fn claim(&mut self, relation: RelationIndex, claim: &Relation, fails: Fails, has_evidence: bool) {
        let place = relation.at();
        count(&mut self.statuses[claim.status], has_evidence && fails.only(Fails::STATUS));
        count(&mut self.backings[self.open.backing(relation)], has_evidence && fails.only(Fails::BACKING));
        if claim.by.is_none() {
            count(&mut self.only.own, has_evidence && fails.only(Fails::OWN_WORDS));
        }
        if !has_evidence {
            return;
        }
        if fails.only(Fails::RELATION_KIND) {
            self.relation_kinds.add(&self.index.relation_kinds, place);
        }
        if fails.only(Fails::SPEAKER) {
            self.speakers.add(&self.index.speakers, place);
        }
        if fails.only(Fails::DATES) {
            self.periods[self.index.periods.met(place)].iter_mut().for_each(|period| *period += 1);
        }
        if let Some(edge) = self.open.network.edge_of.get(place) {
            for (counts, group) in self.edges.iter_mut().zip([Fails::EDGE_QUOTES, Fails::EDGE_DOCUMENTS]) {
                counts[edge.at()] |= fails.only(group);
            }
        }
        self.fields_of(FieldOwner::Claim, fails, place);
    }

    /// Counts the evidence of a claim that fails `itself`. Gives whether some of it remains, or the claim has none.
    fn quotes(&mut self, relation: RelationIndex, claim: &Relation, itself: Fails) -> bool {
        let is_shown = itself.is_empty();
        let mut remains = claim.evidence.is_empty();
        let mut asked = Asked::default();
        let mut documents = std::mem::take(&mut self.carried);
        documents.clear();
        for (place, piece) in claim.evidence.iter().enumerate() {
            let quote = EvidenceIndex { relation, position: place as u32 };
            let fails = self.sieve.quote(quote, piece);
            remains |= fails.is_empty();
            self.quote(quote, fails.and(itself), &mut asked);
            if is_shown {
                documents.push((piece.document.at(), fails));
            }
        }
        asked.count(&mut self.only);
        self.carriers(&documents);
        self.carried = documents;
        remains
    }

    /// Counts a piece of evidence, by what it and its claim fail.
    fn quote(&mut self, quote: EvidenceIndex, fails: Fails, asked: &mut Asked) {
        let result = self.open.reading.verification(quote);
        count(&mut self.outcomes[result.outcome() as usize], fails.only(Fails::OUTCOME));
        let judged = self.sieve.judged(quote);
        count(&mut self.judged[judged as usize], fails.only(Fails::JUDGED));
        if let Some(named) = self.open.reading.ends_named(quote) {
            count(&mut self.ends[named as usize], fails.only(Fails::ENDS));
        }
        asked.verified.note(result.is_verified(), fails.only(Fails::VERIFIED));
        asked.flagged.note(result.is_flagged(), fails.only(Fails::UNVERIFIED));
        asked.confirmed.note(judged == Judged::Confirmed, fails.only(Fails::CONFIRMED));
        asked.looks.note(self.is_worth_a_look(quote), fails.only(Fails::LOOK));
    }

    /// Whether a quote is worth a second look. They are asked for in order, as they are listed.
    fn is_worth_a_look(&mut self, quote: EvidenceIndex) -> bool {
        let looks = &self.open.reading.second_look[self.looked..];
        self.looked += looks.iter().take_while(|look| look.evidence < quote).count();
        self.open.reading.second_look.get(self.looked).is_some_and(|look| look.evidence == quote)
    }

    /// Counts a claim for the documents that carry it, each once, and for the values of their fields.
    fn carriers(&mut self, documents: &[(usize, Fails)]) {
        let is_first = |at: usize, group: Fails| {
            let (document, fails) = documents[at];
            let before = &documents[..at];
            fails.only(group) && !before.iter().any(|(other, fails)| *other == document && fails.only(group))
        };
        for (at, (document, _)) in documents.iter().enumerate() {
            if is_first(at, Fails::DOCUMENT)
                && let Some(counted) = self.documents.get_mut(*document)
            {
                *counted += 1;
            }
        }
        let all = self.index.fields.iter().zip(&self.field_bits).zip(&mut self.fields);
        for ((field, bit), tally) in all.filter(|((field, _), _)| field.field.owner == FieldOwner::Document) {
            let values: BTreeSet<Option<usize>> = (documents.iter().filter(|(_, fails)| fails.only(*bit)))
                .map(|(document, _)| field.values.number(*document))
                .collect();
            let last = tally.0.len() - 1;
            values.into_iter().for_each(|value| tally.0[value.unwrap_or(last)] += 1);
        }
    }

    /// The counts, in lists.
    fn told(self) -> Facets {
        let index = self.index;
        let edges = |coded: &Coded<_>, counts: &[bool]| {
            let mut tally = Tally::over(coded);
            (0..counts.len()).filter(|edge| counts[*edge]).for_each(|edge| tally.add(coded, edge));
            beside(&tally, coded)
        };
        let fields = index.fields.iter().zip(&self.fields).map(|(field, tally)| FieldCounts {
            values: beside(tally, &field.values),
            without: without(tally, &field.values),
        });
        let documents = self.documents.iter().zip(&index.documents);
        let periods = self.periods.iter().zip(&index.periods.all);
        let occurs = |count: &Count| count.total > 0;
        let outcomes = Outcome::ALL.into_iter().zip(self.outcomes);
        let ends = EndsNamed::ALL.into_iter().zip(self.ends);
        Facets {
            entity_kinds: beside(&self.entity_kinds, &index.entity_kinds),
            degrees: beside(&self.degrees, &index.degrees),
            parts: beside(&self.parts, &index.parts),
            statuses: self.statuses,
            backings: self.backings,
            relation_kinds: beside(&self.relation_kinds, &index.relation_kinds),
            speakers: beside(&self.speakers, &index.speakers),
            own: without(&self.speakers, &index.speakers),
            documents: documents.map(|(shown, total)| Count { shown: *shown, total: *total }).collect(),
            periods: periods.map(|(shown, period)| Count { shown: *shown, total: period.total }).collect(),
            edge_quotes: edges(&index.edge_quotes, &self.edges[0]),
            edge_documents: edges(&index.edge_documents, &self.edges[1]),
            outcomes: outcomes.filter(|(_, count)| occurs(count)).collect(),
            ends: ends.filter(|(_, count)| occurs(count)).collect(),
            judged: Judged::ALL.into_iter().zip(self.judged).collect(),
            fields: fields.collect(),
            only: self.only,
        }
    }
}
