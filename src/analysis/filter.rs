//! Filtering: which entities, claims and edges are visible.
//!
//! Invariant: an entity without visible edges stays visible; only its kind or the reader hides it.

use super::timeline::date_of;
use crate::model::{
    Backing, DateRange, Document, DocumentIndex, EndsNamed, EntityIndex, EvidenceIndex, Field, FieldOwner, Filter,
    Identities, Marks, OpenDossier, Relation, RelationIndex, Verdict, Visibility,
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

/// The quotes that the reader confirmed, of those that the dossier still has.
#[must_use]
pub fn confirmed(identities: &Identities, marks: &Marks) -> BTreeSet<EvidenceIndex> {
    let confirmed = marks.iter().filter(|(_, mark)| mark.verdict == Some(Verdict::Confirmed));
    confirmed.filter_map(|(key, _)| identities.find(key)).collect()
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
mod tests {
    use super::*;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Outcome, Span, Status, Verification};

    /// A country and two persons; four claims on two edges, the first with evidence.
    fn case() -> OpenDossier {
        let mut open = dossier(
            &[("iran", "country"), ("ivanov", "person"), ("putin", "person")],
            &[
                ("ivanov", "visits", "iran", Status::Asserted),
                ("iran", "invites", "ivanov", Status::Denied),
                ("putin", "knows", "ivanov", Status::Alleged),
                ("putin", "praises", "putin", Status::Asserted),
            ],
            &["Ivanov visits Iran."],
        );
        open.dossier.relations[0].evidence.push(quote(0, "Ivanov visits Iran."));
        open
    }

    /// Checks which entities, claims and edges remain.
    fn check(filter: &Filter, hidden: &[u32], entities: &[u8], relations: &[u8], edges: &[u8]) {
        let hidden = hidden.iter().copied().map(EntityIndex).collect();
        let seen = visibility(&case(), filter, &hidden);
        let numbers = |shown: &[bool]| shown.iter().map(|shown| u8::from(*shown)).collect::<Vec<u8>>();
        assert_eq!(numbers(&seen.entities), entities);
        assert_eq!(numbers(&seen.relations), relations);
        // Edges by their ends: iran–ivanov, ivanov–putin, putin–putin.
        assert_eq!(numbers(&seen.edges), edges);
    }

    fn texts(words: &[&str]) -> BTreeSet<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn everything_is_shown_by_default() {
        check(&Filter::default(), &[], &[1, 1, 1], &[1, 1, 1, 1], &[1, 1, 1]);
    }

    #[test]
    fn a_kind_that_is_off_takes_its_claims_with_it() {
        let filter = Filter { entity_kinds: texts(&["country"]), ..Filter::default() };
        check(&filter, &[], &[0, 1, 1], &[0, 0, 1, 1], &[0, 1, 1]);
    }

    #[test]
    fn an_edge_stays_while_one_claim_of_it_does() {
        let filter = Filter { statuses: [Status::Denied].into(), ..Filter::default() };
        check(&filter, &[], &[1, 1, 1], &[1, 0, 1, 1], &[1, 1, 1]);
        let filter = Filter { relation_kinds: texts(&["visits", "invites"]), ..Filter::default() };
        check(&filter, &[], &[1, 1, 1], &[0, 0, 1, 1], &[0, 1, 1]);
    }

    #[test]
    fn claims_without_evidence_can_be_switched_off() {
        let filter = Filter { backings: [Backing::Absent].into(), ..Filter::default() };
        check(&filter, &[], &[1, 1, 1], &[1, 0, 0, 0], &[1, 0, 0]);
    }

    #[test]
    fn claims_can_be_switched_off_by_the_best_that_stands_behind_them() {
        let off = |backings: &[Backing]| Filter { backings: backings.iter().copied().collect(), ..Filter::default() };
        // The first claim has a missing quote, the second a verified and a missing one, the others no evidence.
        check_spoken(&off(&[Backing::Unverified]), &[0, 1, 1, 1]);
        check_spoken(&off(&[Backing::Verified]), &[1, 0, 1, 1]);
        check_spoken(&off(&[Backing::Unverified, Backing::Absent]), &[0, 1, 0, 0]);
        check_spoken(&off(&Backing::ALL), &[0, 0, 0, 0]);
        // A document that is off does not change what stands behind a claim.
        let filter = Filter { documents: texts(&["d0"]), ..off(&[Backing::Unverified]) };
        check_spoken(&filter, &[0, 1, 1, 1]);
    }

    /// The case, in which Putin says the second claim and the third, and the second has two quotes: one verified in the
    /// first document, one missing in the second.
    fn spoken() -> OpenDossier {
        let mut open = case();
        open.dossier.documents.push(crate::model::fixture::document("d1", "Nothing."));
        open.dossier.relations[1].by = Some(EntityIndex(2));
        open.dossier.relations[2].by = Some(EntityIndex(2));
        open.dossier.relations[1].evidence = vec![quote(0, "visits"), quote(1, "invites")];
        let exact = Verification::exact(Span::new(7, 13));
        let missing = Verification::missing();
        open.reading.verifications = vec![vec![missing.clone()], vec![exact, missing], vec![], vec![]];
        open
    }

    /// Checks which claims of the spoken case remain.
    fn check_spoken(filter: &Filter, relations: &[u8]) {
        let seen = visibility(&spoken(), filter, &BTreeSet::new());
        assert_eq!(seen.relations.iter().map(|shown| u8::from(*shown)).collect::<Vec<u8>>(), relations, "{filter:?}");
    }

    #[test]
    fn a_claim_goes_with_its_speaker_and_the_documents_own_words_are_a_speaker_too() {
        check_spoken(&Filter { speakers: texts(&["putin"]), ..Filter::default() }, &[1, 0, 0, 1]);
        check_spoken(&Filter { speakers: texts(&["ivanov", "nobody"]), ..Filter::default() }, &[1, 1, 1, 1]);
        check_spoken(&Filter { without_speaker: true, ..Filter::default() }, &[0, 1, 1, 0]);
        check_spoken(&Filter { only_own_words: true, ..Filter::default() }, &[1, 0, 0, 1]);
    }

    #[test]
    fn a_claim_stays_while_one_document_that_is_on_carries_it() {
        check_spoken(&Filter { documents: texts(&["d0"]), ..Filter::default() }, &[0, 1, 1, 1]);
        check_spoken(&Filter { documents: texts(&["d1"]), ..Filter::default() }, &[1, 1, 1, 1]);
        check_spoken(&Filter { documents: texts(&["d0", "d1"]), ..Filter::default() }, &[0, 0, 1, 1]);
    }

    #[test]
    fn only_verified_asks_for_a_verified_quote_in_a_document_that_is_on() {
        check_spoken(&Filter { only_verified: true, ..Filter::default() }, &[0, 1, 0, 0]);
        let filter = Filter { only_verified: true, documents: texts(&["d0"]), ..Filter::default() };
        check_spoken(&filter, &[0, 0, 0, 0]);
    }

    #[test]
    fn a_claim_stays_while_a_quote_of_a_result_that_is_on_carries_it() {
        check_spoken(&Filter { results: [Outcome::Missing].into(), ..Filter::default() }, &[0, 1, 1, 1]);
        check_spoken(&Filter { results: [Outcome::Exact].into(), ..Filter::default() }, &[1, 1, 1, 1]);
        check_spoken(&Filter { results: Outcome::ALL.into(), ..Filter::default() }, &[0, 0, 1, 1]);
    }

    #[test]
    fn only_unverified_asks_for_a_quote_that_is_to_be_looked_at() {
        check_spoken(&Filter { only_unverified: true, ..Filter::default() }, &[1, 1, 0, 0]);
        let filter = Filter { only_unverified: true, documents: texts(&["d1"]), ..Filter::default() };
        check_spoken(&filter, &[1, 0, 0, 0]);
    }

    #[test]
    fn a_claim_stays_while_a_quote_that_names_enough_ends_carries_it() {
        use crate::model::{LookReason, SecondLook};
        let mut open = spoken();
        open.reading.ends_named = vec![vec![None], vec![Some(EndsNamed::One), None], vec![], vec![]];
        let evidence = EvidenceIndex { relation: RelationIndex(1), position: 0 };
        open.reading.second_look = vec![SecondLook { evidence, reasons: vec![LookReason::Short] }];
        let told = |filter: Filter| visibility(&open, &filter, &BTreeSet::new()).relations;
        let filter = Filter { ends_named: [EndsNamed::One].into(), ..Filter::default() };
        assert_eq!(told(filter.clone()), [true; 4], "the missing quote carries the second claim");
        assert_eq!(told(Filter { results: [Outcome::Missing].into(), ..filter }), [false, false, true, true]);
        let both = Filter { ends_named: [EndsNamed::Both, EndsNamed::None].into(), ..Filter::default() };
        assert_eq!(told(both), [true; 4]);
        assert_eq!(told(Filter { only_second_look: true, ..Filter::default() }), [false, true, false, false]);
    }

    fn field(owner: FieldOwner, name: &str) -> Field {
        Field { owner, name: name.to_owned() }
    }

    #[test]
    fn what_lacks_the_values_asked_for_of_its_fields_is_not_shown() {
        let mut open = spoken();
        let mut give = |claim: usize, name: &str, value: &str| {
            open.dossier.relations[claim].fields.insert(name.to_owned(), value.to_owned());
        };
        give(0, "confidence", "high");
        give(1, "confidence", "high");
        give(2, "confidence", "low");
        give(0, "page", "12");
        open.dossier.documents[1].fields.insert("batch".to_owned(), "7".to_owned());
        open.dossier.entities[0].fields.insert("confidence".to_owned(), "high".to_owned());
        let told = |asked: &[(FieldOwner, &str, &str)]| {
            let asked = asked.iter().map(|(owner, name, value)| (field(*owner, name), (*value).to_owned()));
            let filter = Filter { fields: asked.collect(), ..Filter::default() };
            let seen = visibility(&open, &filter, &BTreeSet::new());
            (seen.entities.iter().filter(|shown| **shown).count(), seen.relations)
        };
        use FieldOwner::{Claim, Document, Entity};
        assert_eq!(told(&[(Claim, "confidence", "high")]).1, [true, true, false, false]);
        assert_eq!(told(&[(Claim, "confidence", "high"), (Claim, "page", "12")]).1, [true, false, false, false]);
        assert_eq!(told(&[(Claim, "confidence", "hi")]).1, [false; 4], "a value is asked for whole");
        assert_eq!(told(&[(Entity, "confidence", "high")]).0, 1, "fields of claims and entities are told apart");
        let carried: Vec<bool> = open
            .dossier
            .relations
            .iter()
            .map(|claim| claim.evidence.iter().any(|piece| piece.document == DocumentIndex(1)))
            .collect();
        assert!(carried.contains(&true) && carried.contains(&false));
        assert_eq!(told(&[(Document, "batch", "7")]).1, carried);
    }

    #[test]
    fn what_is_off_is_told_by_name_and_where_there_is_much_by_number() {
        let told = |filter: Filter| switched_off(&spoken(), &filter);
        assert_eq!(told(Filter::default()), Vec::<String>::new());
        let filter = Filter {
            entity_kinds: texts(&["country"]),
            statuses: [Status::Denied].into(),
            relation_kinds: texts(&["a", "b", "c", "d"]),
            backings: Backing::ALL.into(),
            speakers: texts(&["putin", "gone"]),
            without_speaker: true,
            only_own_words: true,
            documents: texts(&["d1"]),
            results: [Outcome::Missing].into(),
            only_verified: true,
            only_unverified: true,
            only_confirmed: true,
            ends_named: [EndsNamed::None].into(),
            only_second_look: true,
            dates: None,
            fields: [(field(FieldOwner::Claim, "confidence"), "high".to_owned())].into(),
        };
        let expected = [
            "kind country",
            "denied claims",
            "4 kinds of relation",
            "claims in somebody’s words",
            "what putin says",
            "the documents’ own claims",
            "document “d1”",
            "claims with a verified quote",
            "claims with evidence of which none is verified",
            "claims without evidence",
            "missing quotes",
            "claims without a verified quote",
            "all but claims with an unverified quote",
            "claims that the reader has not confirmed",
            "quotes that name no end",
            "all but claims worth a second look",
            "all but claims with confidence = high",
        ];
        assert_eq!(told(filter), expected);
    }

    #[test]
    fn what_is_hidden_by_hand_is_not_shown_and_its_neighbours_stay() {
        check(&Filter::default(), &[2], &[1, 1, 0], &[1, 1, 0, 0], &[1, 0, 0]);
        check(&Filter::default(), &[1, 99], &[1, 0, 1], &[0, 0, 0, 1], &[0, 0, 1]);
    }
}
