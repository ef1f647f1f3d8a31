//! The sieve: for each entity, claim and quote, which conditions of a filter it fails.
//!
//! Invariant: the only place that says what a condition lets through. What is visible, and what would be visible without one
//! of the conditions, both come from here.

use super::cover::Cover;
use super::parts::parts_of;
use crate::analysis::timeline::date_of;
use crate::model::{
    Amount, Disagreement, Document, DocumentIndex, Edge, Entity, EntityIndex, Evidence, EvidenceIndex, Field,
    FieldOwner, Filter, Judged, OpenDossier, Relation, RelationIndex, Verdicts,
};
use std::collections::{BTreeMap, BTreeSet};

/// Conditions of a filter that something fails, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis) struct Fails(u64);

/// How many fields have a condition of their own. Those of further fields count as one.
const FIELDS: u32 = 40;

impl Fails {
    pub(in crate::analysis) const HIDDEN: Self = Self(1);
    pub(in crate::analysis) const ENTITY_KIND: Self = Self(1 << 1);
    pub(in crate::analysis) const DEGREE: Self = Self(1 << 2);
    pub(in crate::analysis) const COMPONENT: Self = Self(1 << 3);
    pub(in crate::analysis) const STATUS: Self = Self(1 << 4);
    pub(in crate::analysis) const RELATION_KIND: Self = Self(1 << 5);
    pub(in crate::analysis) const BACKING: Self = Self(1 << 6);
    pub(in crate::analysis) const EDGE_QUOTES: Self = Self(1 << 7);
    pub(in crate::analysis) const EDGE_DOCUMENTS: Self = Self(1 << 8);
    pub(in crate::analysis) const SPEAKER: Self = Self(1 << 9);
    pub(in crate::analysis) const OWN_WORDS: Self = Self(1 << 10);
    pub(in crate::analysis) const DATES: Self = Self(1 << 11);
    pub(in crate::analysis) const DOCUMENT: Self = Self(1 << 12);
    pub(in crate::analysis) const OUTCOME: Self = Self(1 << 13);
    pub(in crate::analysis) const VERIFIED: Self = Self(1 << 14);
    pub(in crate::analysis) const UNVERIFIED: Self = Self(1 << 15);
    pub(in crate::analysis) const CONFIRMED: Self = Self(1 << 16);
    pub(in crate::analysis) const JUDGED: Self = Self(1 << 17);
    pub(in crate::analysis) const ENDS: Self = Self(1 << 18);
    pub(in crate::analysis) const LOOK: Self = Self(1 << 19);
    /// Behind those of the fields.
    const SIGN: Self = Self(1 << 61);
    const MEASURE: Self = Self(1 << 62);

    /// The condition on the field that is the `number`-th of those with a condition.
    fn field(number: usize) -> Self {
        Self(1 << (20 + (number as u32).min(FIELDS)))
    }

    /// Whether none is failed.
    pub(in crate::analysis) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether none but `other` is failed.
    pub(in crate::analysis) fn only(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The conditions of which each may be failed alone: all where none is failed, the one where it is the only one.
    pub(in crate::analysis) fn alone(self) -> Self {
        match self.0.count_ones() {
            0 => Self(u64::MAX),
            1 => self,
            _ => Self(0),
        }
    }

    /// Whether `other` is among these, which are those that may be failed alone; no condition is where all are.
    pub(in crate::analysis) fn may_be(self, other: Self) -> bool {
        self.0 & (other.0 | 1 << 63) != 0
    }

    /// All of both.
    pub(in crate::analysis) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// All of these but those of `other`.
    pub(in crate::analysis) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// This condition where it is failed, else none.
    pub(in crate::analysis) fn when(self, fails: bool) -> Self {
        if fails { self } else { Self::default() }
    }
}

/// A condition on one field.
struct FieldRule<'a> {
    field: &'a Field,
    asked: Option<&'a String>,
    off: Option<&'a BTreeSet<Option<String>>>,
    bit: Fails,
}

impl FieldRule<'_> {
    /// Whether something with these fields fails it.
    fn fails(&self, fields: &BTreeMap<String, String>) -> bool {
        let value = fields.get(&self.field.name);
        self.asked.is_some_and(|asked| value != Some(asked))
            // Nothing is copied to look it up but where something is off.
            || self.off.is_some_and(|off| off.contains(&value.cloned()))
    }
}

/// A filter with its ids looked up.
pub(in crate::analysis) struct Sieve<'a> {
    open: &'a OpenDossier,
    filter: &'a Filter,
    /// What the reader said of quotes.
    verdicts: &'a Verdicts,
    hidden: &'a BTreeSet<EntityIndex>,
    /// For every entity, whether its measures are outside what is asked for; empty where nothing is.
    outside: &'a [bool],
    /// For every entity, whether it is off as a speaker.
    speakers_off: Vec<bool>,
    /// For every document, what is failed by what it carries.
    documents: Vec<Fails>,
    /// For every entity, whether its part of the network is off; empty where none is.
    parts_off: Vec<bool>,
    rules: Vec<FieldRule<'a>>,
    /// What a claim without evidence fails.
    bare: Fails,
}

impl<'a> Sieve<'a> {
    /// The sieve of what covers a dossier, whatever part of it is shown.
    pub(in crate::analysis) fn of(open: &'a OpenDossier, cover: Cover<'a>) -> Self {
        let Cover { filter, hidden, verdicts, outside, .. } = cover;
        let rules = rules(filter);
        let of_document = |document: &Document| {
            let named = Fails::DOCUMENT.when(filter.documents.contains(&document.id));
            of_rules(&rules, FieldOwner::Document, &document.fields).and(named)
        };
        let bare = [
            (Fails::VERIFIED, filter.only_verified),
            (Fails::UNVERIFIED, filter.only_unverified),
            (Fails::CONFIRMED, filter.only_confirmed),
            (Fails::LOOK, filter.only_second_look),
        ];
        let bare = bare.into_iter().fold(Fails::default(), |all, (bit, asks)| all.and(bit.when(asks)));
        let asked = rules.iter().filter(|rule| rule.field.owner == FieldOwner::Document && rule.asked.is_some());
        let bare = asked.fold(bare, |all, rule| all.and(rule.bit));
        Self {
            open,
            filter,
            verdicts,
            hidden,
            outside,
            speakers_off: open.dossier.entities.iter().map(|entity| filter.speakers.contains(&entity.id)).collect(),
            documents: open.dossier.documents.iter().map(of_document).collect(),
            parts_off: parts_off(open, filter),
            rules,
            bare,
        }
    }

    /// What the filter has of a field: the condition of its own, if it has one.
    pub(in crate::analysis) fn field(&self, field: &Field) -> Fails {
        self.rules.iter().find(|rule| rule.field == field).map_or(Fails::default(), |rule| rule.bit)
    }

    /// What an entity fails.
    pub(in crate::analysis) fn entity(&self, index: EntityIndex, entity: &Entity) -> Fails {
        let filter = self.filter;
        let degree = || Amount::of(self.open.network.neighbours(index).count());
        of_rules(&self.rules, FieldOwner::Entity, &entity.fields)
            .and(Fails::HIDDEN.when(self.hidden.contains(&index)))
            .and(Fails::ENTITY_KIND.when(!filter.entity_kinds.is_empty() && filter.entity_kinds.contains(&entity.kind)))
            .and(Fails::DEGREE.when(!filter.degrees.is_empty() && filter.degrees.contains(&degree())))
            .and(Fails::COMPONENT.when(self.parts_off.get(index.at()).copied().unwrap_or(false)))
            .and(Fails::MEASURE.when(self.outside.get(index.at()).copied().unwrap_or(false)))
    }

    /// What a claim fails by itself, whatever its ends and its quotes do; all that it needs evidence for where it has none.
    pub(in crate::analysis) fn claim(&self, index: RelationIndex, claim: &Relation) -> Fails {
        let filter = self.filter;
        let speaker = match claim.by {
            Some(by) => self.speakers_off.get(by.at()).copied().unwrap_or(false),
            None => filter.without_speaker,
        };
        let dates = filter.dates.is_some_and(|range| !date_of(self.open, claim).is_some_and(|span| range.meets(span)));
        let fails = of_rules(&self.rules, FieldOwner::Claim, &claim.fields)
            .and(Fails::SPEAKER.when(speaker))
            .and(Fails::OWN_WORDS.when(filter.only_own_words && claim.by.is_some()))
            .and(Fails::STATUS.when(filter.statuses.contains(&claim.status)))
            .and(Fails::RELATION_KIND.when(filter.relation_kinds.contains(&claim.kind)))
            .and(Fails::DATES.when(dates))
            .and(
                Fails::BACKING.when(!filter.backings.is_empty() && filter.backings.contains(&self.open.backing(index))),
            )
            .and(self.edge(index));
        if claim.evidence.is_empty() { fails.and(self.bare) } else { fails }
    }

    /// What a claim fails by its edge.
    fn edge(&self, claim: RelationIndex) -> Fails {
        let filter = self.filter;
        let asks_sign = filter.only_conflicting || filter.only_opposed;
        if filter.edge_quotes.is_empty() && filter.edge_documents.is_empty() && !asks_sign {
            return Fails::default();
        }
        let edge = self.open.network.edge_of.get(claim.at()).and_then(|edge| self.open.network.edges.get(edge.at()));
        edge.map_or(Fails::default(), |edge| {
            let quotes = filter.edge_quotes.contains(&quotes_of_edge(edge));
            let documents = filter.edge_documents.contains(&documents_of_edge(edge));
            let has_sign = edge.conflicts.strongest().is_some_and(|sign| match sign {
                Disagreement::Denied | Disagreement::OnlyPossible => filter.only_conflicting,
                Disagreement::Opposed => filter.only_opposed,
            });
            let fails = Fails::EDGE_QUOTES.when(quotes).and(Fails::EDGE_DOCUMENTS.when(documents));
            fails.and(Fails::SIGN.when(asks_sign && !has_sign))
        })
    }

    /// What a piece of evidence fails.
    pub(in crate::analysis) fn quote(&self, index: EvidenceIndex, piece: &Evidence) -> Fails {
        let (filter, reading) = (self.filter, &self.open.reading);
        let mut fails = self.document(piece.document);
        if !filter.results.is_empty() || filter.only_verified || filter.only_unverified {
            let result = reading.verification(index);
            fails = fails
                .and(Fails::OUTCOME.when(filter.results.contains(&result.outcome())))
                .and(Fails::VERIFIED.when(filter.only_verified && !result.is_verified()))
                .and(Fails::UNVERIFIED.when(filter.only_unverified && !result.is_flagged()));
        }
        if filter.only_confirmed || !filter.judged.is_empty() {
            let judged = self.judged(index);
            fails = fails
                .and(Fails::CONFIRMED.when(filter.only_confirmed && judged != Judged::Confirmed))
                .and(Fails::JUDGED.when(filter.judged.contains(&judged)));
        }
        if !filter.ends_named.is_empty() {
            // What was not found names none that could be told.
            let is_off = reading.ends_named(index).is_some_and(|named| filter.ends_named.contains(&named));
            fails = fails.and(Fails::ENDS.when(is_off));
        }
        fails.and(Fails::LOOK.when(filter.only_second_look && reading.look_reasons(index).is_empty()))
    }

    /// What the reader said of a quote.
    pub(in crate::analysis) fn judged(&self, quote: EvidenceIndex) -> Judged {
        Judged::of(self.verdicts.get(&quote).copied())
    }

    fn document(&self, document: DocumentIndex) -> Fails {
        self.documents.get(document.at()).copied().unwrap_or_default()
    }

    /// Whether a claim passes, regardless of its ends.
    pub(in crate::analysis) fn lets_through(&self, relation: RelationIndex, claim: &Relation) -> bool {
        let passes = |(place, piece): (usize, &Evidence)| {
            self.quote(EvidenceIndex { relation, position: place as u32 }, piece).is_empty()
        };
        self.claim(relation, claim).is_empty()
            && (claim.evidence.is_empty() || claim.evidence.iter().enumerate().any(passes))
    }
}

/// How many quotes and citations an edge has.
fn quotes_of_edge(edge: &Edge) -> Amount {
    Amount::of(edge.evidence as usize)
}

/// How many documents carry an edge.
fn documents_of_edge(edge: &Edge) -> Amount {
    Amount::of(edge.documents as usize)
}

/// The conditions on fields, each with its bit.
fn rules(filter: &Filter) -> Vec<FieldRule<'_>> {
    let fields: BTreeSet<&Field> = filter.fields.keys().chain(filter.fields_off.keys()).collect();
    let rule = |(number, field)| {
        let (asked, off) = (filter.fields.get(field), filter.fields_off.get(field));
        FieldRule { field, asked, off, bit: Fails::field(number) }
    };
    fields.into_iter().enumerate().map(rule).collect()
}

/// What something with these fields fails of the conditions on fields.
fn of_rules(rules: &[FieldRule<'_>], owner: FieldOwner, fields: &BTreeMap<String, String>) -> Fails {
    let of_owner = rules.iter().filter(|rule| rule.field.owner == owner);
    of_owner.fold(Fails::default(), |all, rule| all.and(rule.bit.when(rule.fails(fields))))
}

/// For every entity, whether its part of the network is off; empty where none is.
fn parts_off(open: &OpenDossier, filter: &Filter) -> Vec<bool> {
    if filter.components.is_empty() {
        return Vec::new();
    }
    let parts = parts_of(&open.network, open.dossier.entities.len());
    let named = open.dossier.entities.iter().zip(&parts).filter(|(entity, _)| filter.components.contains(&entity.id));
    let off: BTreeSet<u32> = named.map(|(_, part)| *part).collect();
    parts.iter().map(|part| off.contains(part)).collect()
}
