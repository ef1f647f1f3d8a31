//! Facets against the same question asked the long way: everything of the group on, and the visible things counted.

use super::*;
use crate::analysis::filter::{changed, seen as seen_under};
use crate::analysis::summary::Count;
use crate::model::fixture::{document, dossier, quote};
use crate::model::{
    Amount, Backing, DateRange, Day, EndsNamed, EntityIndex, EvidenceIndex, Field, FieldOwner, Filter, FilterChange,
    FilterGroup, Judged, Outcome, Part, RelationIndex, Shown, Status, Verdict, Verdicts, Visibility,
};
use std::collections::BTreeSet;

/// Two parts and a single one; claims by two speakers, of four kinds, out of three documents, with fields and dates.
fn case() -> OpenDossier {
    let entities =
        [("ann", "person"), ("bob", "person"), ("cid", "place"), ("dan", "person"), ("eve", "place"), ("fay", "event")];
    let claims = [
        ("ann", "pays", "bob", Status::Asserted),
        ("ann", "pays", "bob", Status::Denied),
        ("bob", "knows", "cid", Status::Alleged),
        ("cid", "meets", "ann", Status::Asserted),
        ("dan", "knows", "eve", Status::Asserted),
        ("eve", "owns", "dan", Status::Hypothetical),
    ];
    let mut open = dossier(&entities, &claims, &["Ann pays Bob. Bob knows Cid.", "Cid meets Ann, it is said."]);
    open.dossier.documents.push(document("d2", "Dan knows Eve."));
    let relations = &mut open.dossier.relations;
    relations[0].evidence = vec![quote(0, "Ann pays Bob"), quote(1, "nowhere")];
    relations[1].evidence = vec![quote(0, "pays nobody")];
    relations[2].evidence = vec![quote(0, "Bob knows Cid"), quote(0, "knows Cid")];
    relations[3].evidence = vec![quote(1, "Cid meets Ann")];
    relations[4].evidence = vec![quote(2, "Dan knows Eve")];
    relations[1].by = Some(EntityIndex(2));
    relations[2].by = Some(EntityIndex(1));
    for (at, value) in [(0, "high"), (2, "low"), (3, "high")] {
        relations[at].fields.insert("confidence".to_owned(), value.to_owned());
    }
    for (at, date) in [(0, "2001-04-05"), (2, "2002"), (4, "1999/2003")] {
        relations[at].date = Some(crate::model::Date::parse(date));
    }
    open.dossier.entities[0].fields.insert("sector".to_owned(), "oil".to_owned());
    open.dossier.documents[1].fields.insert("batch".to_owned(), "7".to_owned());
    open.network = crate::model::Network::of(&open.dossier).into();
    open.reading = crate::text::read(&open.dossier);
    open
}

fn verdicts() -> Verdicts {
    let quote = |relation, position| EvidenceIndex { relation: RelationIndex(relation), position };
    Verdicts::from([(quote(0, 0), Verdict::Confirmed), (quote(2, 1), Verdict::Unsure)])
}

fn field(owner: FieldOwner, name: &str) -> Field {
    Field { owner, name: name.to_owned() }
}

/// Filters with one, two and several things off.
fn filters() -> Vec<Filter> {
    let text = |text: &str| BTreeSet::from([text.to_owned()]);
    let all = Filter::default();
    vec![
        all.clone(),
        Filter { entity_kinds: text("place"), ..all.clone() },
        Filter { statuses: [Status::Denied].into(), relation_kinds: text("knows"), ..all.clone() },
        Filter { documents: text("d0"), results: [Outcome::Missing].into(), ..all.clone() },
        Filter { only_verified: true, speakers: text("bob"), ..all.clone() },
        Filter { only_confirmed: true, ..all.clone() },
        Filter { judged: [Judged::Unread].into(), degrees: [Amount::One].into(), ..all.clone() },
        Filter { backings: [Backing::Absent].into(), edge_quotes: [Amount::Two].into(), ..all.clone() },
        Filter { edge_documents: [Amount::One].into(), without_speaker: true, ..all.clone() },
        Filter { components: text("dan"), ends_named: [EndsNamed::Both].into(), ..all.clone() },
        Filter { fields: [(field(FieldOwner::Claim, "confidence"), "high".to_owned())].into(), ..all.clone() },
        Filter { fields_off: [(field(FieldOwner::Document, "batch"), [None].into())].into(), ..all.clone() },
        Filter { fields: [(field(FieldOwner::Document, "batch"), "7".to_owned())].into(), ..all.clone() },
        Filter { fields_off: [(field(FieldOwner::Entity, "sector"), [None].into())].into(), ..all.clone() },
        Filter {
            dates: Some(DateRange {
                first: Day { year: 2002, month: 1, day: 1 },
                last: Day { year: 2002, month: 12, day: 31 },
            }),
            ..all.clone()
        },
        Filter { only_second_look: true, ..all.clone() },
        Filter { only_own_words: true, only_unverified: true, ..all },
    ]
}

/// What is shown of the network: everything, those with claims, a part, and a part with only some of the claims.
fn all_shown() -> Vec<Shown> {
    let part = |entities: &[u32], claims: Option<&[u32]>| {
        Shown::part(Part {
            entities: entities.iter().copied().map(EntityIndex).collect(),
            claims: claims.map(|claims| claims.iter().copied().map(RelationIndex).collect()),
            words: String::new(),
        })
    };
    vec![Shown::Everything, Shown::Claimed, part(&[0, 1, 3], None), part(&[0, 1, 2, 3, 4, 5], Some(&[0, 2, 4]))]
}

/// A dossier with what is shown of it; Cid, at the end of some claims, or Fay, who has none, is hidden.
#[derive(Clone, Copy)]
struct Case<'a> {
    open: &'a OpenDossier,
    shown: &'a Shown,
    hidden: u32,
}

/// Does something with each combination of a filter, a part that is shown and somebody who is hidden.
fn each(open: &OpenDossier, check: impl Fn(Case<'_>, &Filter)) {
    for filter in filters() {
        for shown in all_shown() {
            for hidden in [2, 5] {
                check(Case { open, shown: &shown, hidden }, &filter);
            }
        }
    }
}

impl Case<'_> {
    fn visible(self, filter: &Filter) -> Visibility {
        let (hidden, verdicts) = (BTreeSet::from([EntityIndex(self.hidden)]), verdicts());
        seen_under(self.open, Cover { filter, hidden: &hidden, verdicts: &verdicts, shown: self.shown, outside: &[] })
    }

    fn facets(self, index: &FacetIndex, filter: &Filter) -> Facets {
        let (hidden, verdicts) = (BTreeSet::from([EntityIndex(self.hidden)]), verdicts());
        let cover = Cover { filter, hidden: &hidden, verdicts: &verdicts, shown: self.shown, outside: &[] };
        facets(self.open, index, cover)
    }

    /// What is visible where of a group only what `of` switches is on.
    fn seen(self, filter: &Filter, group: FilterGroup, of: FilterChange) -> Visibility {
        let none = changed(self.open, filter, FilterChange::All(group, false));
        self.visible(&changed(self.open, &none, of))
    }
}

/// The facets of everything.
fn told(open: &OpenDossier, index: &FacetIndex, filter: &Filter) -> Facets {
    let (hidden, verdicts) = (BTreeSet::new(), verdicts());
    let cover = Cover { filter, hidden: &hidden, verdicts: &verdicts, shown: &Shown::Everything, outside: &[] };
    facets(open, index, cover)
}

fn count(shown: &[bool]) -> u32 {
    shown.iter().filter(|shown| **shown).count() as u32
}

/// Checks the counts of claims of a group.
fn check(case: Case<'_>, filter: &Filter, group: FilterGroup, counts: &[(FilterChange, Count)]) {
    for (change, counted) in counts {
        // Switching a group also ends a question that would contradict it; the count is asked with the question.
        let one = case.seen(filter, group, change.clone());
        assert_eq!(counted.shown, count(&one.relations), "{change:?} under {filter:?} of {:?}", case.shown);
    }
}

#[test]
fn every_count_is_what_its_value_alone_would_show() {
    let open = case();
    let index = FacetIndex::of(&open);
    each(&open, |case, filter| {
        let facets = case.facets(&index, filter);
        let kinds = index.relation_kinds.values.iter().map(|kind| FilterChange::RelationKind(kind.clone()));
        let kinds: Vec<_> = kinds.zip(facets.relation_kinds.iter().copied()).collect();
        check(case, filter, FilterGroup::RelationKinds, &kinds);
        let statuses: Vec<_> =
            facets.statuses.iter().map(|(status, count)| (FilterChange::Status(status), *count)).collect();
        check(case, filter, FilterGroup::Statuses, &statuses);
        let documents = open.dossier.documents.iter().map(|document| FilterChange::Document(document.id.clone()));
        let documents: Vec<_> = documents.zip(facets.documents.iter().copied()).collect();
        // What has no evidence stays whatever document is off, and is no document's.
        let without =
            Filter { backings: filter.backings.iter().copied().chain([Backing::Absent]).collect(), ..filter.clone() };
        check(case, &without, FilterGroup::Documents, &documents);
        if !filter.only_verified {
            let backings = facets.backings.iter().map(|(backing, count)| (FilterChange::Backing(backing), *count));
            check(case, filter, FilterGroup::Backings, &backings.collect::<Vec<_>>());
        }
        if !filter.only_own_words {
            let name =
                |speaker: &EntityIndex| FilterChange::Speaker(Some(open.dossier.entities[speaker.at()].id.clone()));
            let named = index.speakers.values.iter().map(name).zip(facets.speakers.iter().copied());
            let speakers: Vec<_> = named.chain([(FilterChange::Speaker(None), facets.own)]).collect();
            check(case, filter, FilterGroup::Speakers, &speakers);
        }
    });
}

#[test]
fn entities_and_edges_are_counted_by_what_would_be_seen_of_them() {
    let open = case();
    let index = FacetIndex::of(&open);
    each(&open, |case, filter| {
        let facets = case.facets(&index, filter);
        // With nothing of the group off: an entity may be seen only by a claim about one of another value.
        let number = |count: usize, value_of: &dyn Fn(usize) -> Option<usize>, filter: Filter| -> Vec<u32> {
            let seen = case.visible(&filter);
            let has = |value: usize| (0..seen.entities.len()).filter(move |at| value_of(*at) == Some(value));
            (0..count).map(|value| has(value).filter(|at| seen.entities[*at]).count() as u32).collect()
        };
        let shown = |counts: &[Count]| counts.iter().map(|count| count.shown).collect::<Vec<u32>>();
        let all = Filter { entity_kinds: BTreeSet::new(), ..filter.clone() };
        let kinds = number(index.entity_kinds.values.len(), &|at| index.entity_kinds.number(at), all);
        assert_eq!(shown(&facets.entity_kinds), kinds, "{filter:?} of {:?}", case.shown);
        let all = Filter { degrees: BTreeSet::new(), ..filter.clone() };
        let degrees = number(index.degrees.values.len(), &|at| index.degrees.number(at), all);
        assert_eq!(shown(&facets.degrees), degrees, "{filter:?}");
        let all = Filter { components: BTreeSet::new(), ..filter.clone() };
        let parts = number(index.parts.values.len(), &|at| index.parts.number(at), all);
        assert_eq!(shown(&facets.parts), parts, "{filter:?}");
        for (amounts, counts, group) in [
            (&index.edge_quotes.values, &facets.edge_quotes, FilterGroup::EdgeQuotes),
            (&index.edge_documents.values, &facets.edge_documents, FilterGroup::EdgeDocuments),
        ] {
            for (amount, counted) in amounts.iter().zip(counts) {
                let change = match group {
                    FilterGroup::EdgeQuotes => FilterChange::EdgeQuotes(*amount),
                    _ => FilterChange::EdgeDocuments(*amount),
                };
                let one = case.seen(filter, group, change);
                assert_eq!(counted.shown, count(&one.edges), "{group:?} {amount:?} under {filter:?}");
            }
        }
    });
}

#[test]
fn fields_and_stretches_of_time_are_counted_beside_the_other_filters() {
    let open = case();
    let index = FacetIndex::of(&open);
    let told = |filter: &Filter| told(&open, &index, filter);
    let names: Vec<&str> = index.fields.iter().map(|field| field.field.name.as_str()).collect();
    assert_eq!(names, ["confidence", "sector", "batch"]);
    let all = told(&Filter::default());
    let shown = |counts: &[Count]| counts.iter().map(|count| (count.shown, count.total)).collect::<Vec<_>>();
    assert_eq!(index.fields[0].values.values, ["high", "low"]);
    assert_eq!(shown(&all.fields[0].values), [(2, 2), (1, 1)]);
    assert_eq!((all.fields[0].without.shown, all.fields[1].without.shown), (3, 5));
    assert_eq!(shown(&all.fields[2].values), [(2, 2)], "the claims that a document of the batch carries");
    let high =
        Filter { fields: [(field(FieldOwner::Claim, "confidence"), "high".to_owned())].into(), ..Filter::default() };
    assert_eq!(shown(&told(&high).fields[0].values), [(2, 2), (1, 1)], "the own question does not count");
    let asserted = Filter { statuses: [Status::Alleged].into(), ..Filter::default() };
    assert_eq!(shown(&told(&asserted).fields[0].values), [(2, 2), (0, 1)]);
    let words: Vec<(&str, u32)> =
        index.periods.all.iter().map(|period| (period.words.as_str(), period.total)).collect();
    assert_eq!(words, [("1999", 1), ("2001", 2), ("2002", 2), ("2003", 1)]);
    assert_eq!(shown(&told(&asserted).periods), [(1, 1), (2, 2), (1, 2), (1, 1)]);
}

#[test]
fn quotes_are_counted_by_result_and_verdict_while_the_others_of_their_claim_come_and_go() {
    let open = case();
    let index = FacetIndex::of(&open);
    let missing = Filter { results: [Outcome::Missing].into(), ..Filter::default() };
    let told = told(&open, &index, &missing);
    let of = |wanted: Outcome| told.outcomes.iter().find(|(outcome, _)| *outcome == wanted).map(|(_, count)| *count);
    assert_eq!(of(Outcome::Missing), Some(Count { shown: 2, total: 2 }), "the own switch does not count");
    let judged: Vec<(u32, u32)> = told.judged.iter().map(|(_, count)| (count.shown, count.total)).collect();
    assert_eq!(judged, [(1, 1), (0, 0), (1, 1), (3, 5)]);
    assert_eq!(told.only.confirmed, Count { shown: 1, total: 1 });
    assert_eq!((told.only.flagged.total, told.only.flagged.shown), (2, 0));
}
