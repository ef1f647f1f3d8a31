//! Filtering: which entities, claims and edges are visible.
//!
//! Invariant: an entity without visible edges stays visible; only its kind or the reader hides it.

use super::timeline::date_of;
use crate::model::{
    Backing, DateRange, Document, DocumentIndex, Dossier, EndsNamed, EntityIndex, EvidenceIndex, Field, FieldOwner,
    Filter, Identities, Marks, OpenDossier, Relation, RelationIndex, Verdict, Visibility,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many speakers, documents or kinds of relation that are switched off are named; of more, the number is given.
const NAMED: usize = 3;

/// What is visible of a dossier through `filter`, without the entities `hidden` by hand.
///
/// An entity is visible unless its kind is off or it is hidden. A claim is visible if its status, kind and speaker are
/// on, its fields and those of its ends have the values asked for, both its ends are visible, its date meets the days of the filter, what stands behind it is on, and some of its
/// evidence remains. A claim without evidence remains unless the filter asks for evidence. An edge is visible if any of its claims is.
#[must_use]
pub fn visibility(open: &OpenDossier, filter: &Filter, hidden: &BTreeSet<EntityIndex>) -> Visibility {
    visibility_by_reader(open, filter, hidden, &BTreeSet::new())
}

/// What [`visibility`] computes, given the quotes that the reader `confirmed`.
#[must_use]
pub fn visibility_by_reader(
    open: &OpenDossier,
    filter: &Filter,
    hidden: &BTreeSet<EntityIndex>,
    confirmed: &BTreeSet<EvidenceIndex>,
) -> Visibility {
    let entities: Vec<bool> = open
        .dossier
        .entities
        .iter()
        .enumerate()
        .map(|(place, entity)| {
            !filter.entity_kinds.contains(&entity.kind)
                && !hidden.contains(&EntityIndex::new(place))
                && has_fields(filter, FieldOwner::Entity, &entity.fields)
        })
        .collect();
    let is_shown = |entity: EntityIndex| entities.get(entity.at()).copied().unwrap_or(false);
    let sieve = Sieve::of(open, filter, confirmed);
    let claims = open.dossier.relations.iter().enumerate();
    let relations: Vec<bool> = claims
        .map(|(place, claim)| {
            sieve.lets_through(RelationIndex::new(place), claim) && is_shown(claim.from) && is_shown(claim.to)
        })
        .collect();
    let edges =
        open.network.edges.iter().map(|edge| edge.relations.iter().any(|claim| relations[claim.at()])).collect();
    Visibility { entities, relations, edges }
}

/// Whether something has all values that the filter asks for of its fields.
fn has_fields(filter: &Filter, owner: FieldOwner, fields: &BTreeMap<String, String>) -> bool {
    let mut asked = filter.fields.iter().filter(|(field, _)| field.owner == owner);
    asked.all(|(field, value)| fields.get(&field.name) == Some(value))
}

/// Whether a claim passes a filter, whatever becomes of its ends; given the quotes that the reader `confirmed`.
#[must_use]
pub fn passes(open: &OpenDossier, filter: &Filter, confirmed: &BTreeSet<EvidenceIndex>, claim: RelationIndex) -> bool {
    let sieve = Sieve::of(open, filter, confirmed);
    open.dossier.relation(claim).is_some_and(|relation| sieve.lets_through(claim, relation))
}

/// The quotes that the reader confirmed, of those that the dossier still has.
#[must_use]
pub fn confirmed(dossier: &Dossier, identities: &Identities, marks: &Marks) -> BTreeSet<EvidenceIndex> {
    let confirmed = marks.iter().filter(|(_, mark)| mark.verdict == Some(Verdict::Confirmed));
    confirmed.filter_map(|(key, _)| identities.find(dossier, key)).collect()
}

/// A filter with its ids looked up.
struct Sieve<'a> {
    open: &'a OpenDossier,
    filter: &'a Filter,
    /// The quotes that the reader confirmed.
    confirmed: &'a BTreeSet<EvidenceIndex>,
    /// For every entity, whether it is off as a speaker.
    speakers_off: Vec<bool>,
    /// For every document, whether it is off.
    documents_off: Vec<bool>,
    /// Whether only claims with evidence are shown.
    needs_evidence: bool,
}

impl<'a> Sieve<'a> {
    fn of(open: &'a OpenDossier, filter: &'a Filter, confirmed: &'a BTreeSet<EvidenceIndex>) -> Self {
        let entities = open.dossier.entities.iter();
        let documents = open.dossier.documents.iter();
        let is_off = |document: &Document| {
            filter.documents.contains(&document.id) || !has_fields(filter, FieldOwner::Document, &document.fields)
        };
        Self {
            open,
            filter,
            confirmed,
            speakers_off: entities.map(|entity| filter.speakers.contains(&entity.id)).collect(),
            documents_off: documents.map(is_off).collect(),
            needs_evidence: filter.only_verified
                || filter.only_unverified
                || filter.only_confirmed
                || filter.only_second_look
                || filter.fields.keys().any(|field| field.owner == FieldOwner::Document),
        }
    }

    /// Whether a claim passes, regardless of its ends.
    fn lets_through(&self, relation: RelationIndex, claim: &Relation) -> bool {
        let filter = self.filter;
        let is_speaker_off = match claim.by {
            Some(speaker) => filter.only_own_words || self.speakers_off.get(speaker.at()).copied().unwrap_or(false),
            None => filter.without_speaker,
        };
        if !has_fields(filter, FieldOwner::Claim, &claim.fields) {
            return false;
        }
        if is_speaker_off || filter.statuses.contains(&claim.status) || filter.relation_kinds.contains(&claim.kind) {
            return false;
        }
        if filter.dates.is_some_and(|range| !date_of(self.open, claim).is_some_and(|span| range.meets(span))) {
            return false;
        }
        if filter.backings.contains(&self.open.backing(relation)) {
            return false;
        }
        if claim.evidence.is_empty() {
            return !self.needs_evidence;
        }
        claim.evidence.iter().enumerate().any(|(place, piece)| {
            let evidence = EvidenceIndex { relation, position: place as u32 };
            let result = self.open.reading.verification(evidence);
            self.is_on(piece.document)
                && !filter.results.contains(&result.outcome())
                && (!filter.only_verified || result.is_verified())
                && (!filter.only_unverified || result.is_flagged())
                && (!filter.only_confirmed || self.confirmed.contains(&evidence))
                && self.is_named(evidence)
                && (!filter.only_second_look || !self.open.reading.look_reasons(evidence).is_empty())
        })
    }

    /// Whether a quote names as many ends as may be; what was not found names none that could be told.
    fn is_named(&self, evidence: EvidenceIndex) -> bool {
        let off = &self.filter.ends_named;
        off.is_empty() || self.open.reading.ends_named(evidence).is_none_or(|named| !off.contains(&named))
    }

    fn is_on(&self, document: DocumentIndex) -> bool {
        !self.documents_off.get(document.at()).copied().unwrap_or(false)
    }
}

/// What a filter switches off, in a few words each: for the status bar and the caption of a figure.
#[must_use]
pub fn switched_off(open: &OpenDossier, filter: &Filter) -> Vec<String> {
    let mut off: Vec<String> = filter.entity_kinds.iter().map(|kind| format!("kind {kind}")).collect();
    off.extend(filter.statuses.iter().map(|status| format!("{} claims", status.word().to_lowercase())));
    named_or_counted(&mut off, "kinds of relation", filter.relation_kinds.iter().map(|kind| format!("“{kind}”")));
    off.extend(filter.only_own_words.then(|| "claims in somebody’s words".to_owned()));
    let speakers = open.dossier.entities.iter().filter(|entity| filter.speakers.contains(&entity.id));
    named_or_counted(&mut off, "speakers", speakers.map(|entity| format!("what {} says", entity.name)));
    off.extend(filter.without_speaker.then(|| "the documents’ own claims".to_owned()));
    let documents = open.dossier.documents.iter().filter(|document| filter.documents.contains(&document.id));
    named_or_counted(&mut off, "documents", documents.map(|document| format!("document “{}”", document.title)));
    off.extend(filter.backings.iter().map(|backing| backing_words(*backing).to_owned()));
    let results = filter.results.iter();
    named_or_counted(&mut off, "results of quotes", results.map(|result| format!("{} quotes", result.word())));
    off.extend(filter.only_verified.then(|| "claims without a verified quote".to_owned()));
    off.extend(filter.only_unverified.then(|| "all but claims with an unverified quote".to_owned()));
    off.extend(filter.only_confirmed.then(|| "claims that the reader has not confirmed".to_owned()));
    off.extend(filter.ends_named.iter().map(|named| match named {
        EndsNamed::Both => "quotes that name both ends".to_owned(),
        EndsNamed::One => "quotes that name one end".to_owned(),
        EndsNamed::None => "quotes that name no end".to_owned(),
    }));
    off.extend(filter.only_second_look.then(|| "all but claims worth a second look".to_owned()));
    let outside = |dates: DateRange| format!("claims undated or outside {} to {}", dates.first, dates.last);
    off.extend(filter.dates.map(outside));
    let asked =
        |(field, value): (&Field, &String)| format!("all but {} with {} = {value}", field.owner.words(), field.name);
    off.extend(filter.fields.iter().map(asked));
    off
}

/// The claims that something stands behind.
fn backing_words(backing: Backing) -> &'static str {
    match backing {
        Backing::Verified => "claims with a verified quote",
        Backing::Unverified => "claims with evidence of which none is verified",
        Backing::Absent => "claims without evidence",
    }
}

/// Adds each name, or only the number of many.
fn named_or_counted(words: &mut Vec<String>, many: &str, names: impl Iterator<Item = String>) {
    let names: Vec<String> = names.collect();
    if names.len() > NAMED {
        words.push(format!("{} {many}", names.len()));
    } else {
        words.extend(names);
    }
}

#[cfg(test)]
mod tests;
