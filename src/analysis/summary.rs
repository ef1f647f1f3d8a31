//! Counts: what a dossier has, and how much of it is visible.
//!
//! Invariant: the order of every list is the same whatever is visible.

use super::words::plural;
use crate::model::{
    ByBacking, ByStatus, Disagreement, DocumentIndex, EndsNamed, EntityIndex, EvidenceIndex, OpenDossier, Outcome,
    RelationIndex, Visibility,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many there are, and how many of them are visible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many are shown.
    pub shown: u32,
    /// How many there are.
    pub total: u32,
}

impl Count {
    /// Counts one more.
    fn add(&mut self, is_shown: bool) {
        self.total += 1;
        self.shown += u32::from(is_shown);
    }

    /// Without those of `other`, which are among them.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self { shown: self.shown.saturating_sub(other.shown), total: self.total.saturating_sub(other.total) }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { shown: self.shown + other.shown, total: self.total + other.total }
    }
}

/// The counts of a dossier, for the status bar, the legend and the filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many entities there are.
    pub entities: u32,
    /// How many edges.
    pub edges: u32,
    /// How many claims.
    pub claims: u32,
    /// How many quotes, whatever their result; passages and bare citations do not count.
    pub quotes: u32,
    /// The citations without a quote or passage.
    pub citations: Count,
    /// The results of the quotes, and the passages, in the format's order; only those that occur. A quote from a document whose text is
    /// not in the dossier is cited. A quote is visible if its claim is.
    pub by_result: Vec<(Outcome, Count)>,
    /// How many entities are visible.
    pub shown_entities: u32,
    /// How many edges are visible.
    pub shown_edges: u32,
    /// How many claims are visible.
    pub shown_claims: u32,
    /// The edges none of whose claims has evidence.
    pub edges_without_evidence: Count,
    /// The claims by what stands behind them.
    pub backings: ByBacking<Count>,
    /// The edges whose claims conflict.
    pub conflicts: Count,
    /// Those of them with the sign of opposed kinds; the others have that of a conflict.
    pub opposed: Count,
    /// The kinds of entity: most entities first, then by name.
    pub entity_kinds: Vec<(String, Count)>,
    /// The kinds of relation: most claims first, then by name.
    pub relation_kinds: Vec<(String, Count)>,
    /// The claims by status.
    pub statuses: ByStatus<Count>,
    /// The claims by speaker, most first, then by name; `None`: the documents' own. Only those that occur.
    pub speakers: Vec<(Option<EntityIndex>, Count)>,
    /// The claims that each document carries, in the dossier's order; a claim counts for all its documents.
    pub documents: Vec<Count>,
    /// The claims without a verified quote.
    pub unverified_claims: Count,
    /// The claims with a flagged quote: not verified although there is a text to look in.
    pub flagged_claims: Count,
    /// The quotes that were found, by how many ends of their claim they name; only what occurs.
    pub by_ends: Vec<(EndsNamed, Count)>,
    /// The verified quotes worth a second look.
    pub looks: Count,
    /// The claims with such a quote.
    pub look_claims: Count,
    /// The number of connected components of the visible network, single entities included.
    pub components: u32,
}

impl Summary {
    /// The flagged quotes: neither exact nor folded although there is a text to look in.
    #[must_use]
    pub fn flagged(&self) -> Count {
        let flagged = self.by_result.iter().filter(|(result, _)| result.is_flagged());
        flagged.fold(Count::default(), |sum, (_, count)| sum.plus(*count))
    }

    /// "130 quotes: 129 exact, 1 without text · 1 passage · 2 bare citations": every quote with what became of it; the
    /// passages, and the citations without a quote, apart.
    #[must_use]
    pub fn quotes_words(&self) -> String {
        let word = |result: Outcome| match result {
            // Citations without a quote are counted apart, so they need another word.
            Outcome::Cited => "without text",
            other => other.word(),
        };
        let told = |(result, count): &(Outcome, Count)| format!("{} {}", count.total, word(*result));
        let (passages, quotes): (Vec<_>, Vec<_>) =
            self.by_result.iter().partition(|(result, _)| *result == Outcome::Passage);
        let results: Vec<String> = quotes.into_iter().map(told).collect();
        let mut words = plural(self.quotes as usize, "quote", "quotes");
        if !results.is_empty() {
            words.push_str(&format!(": {}", results.join(", ")));
        }
        for (_, count) in passages {
            words.push_str(&format!(" · {}", plural(count.total as usize, "passage", "passages")));
        }
        if self.citations.total > 0 {
            let citations = plural(self.citations.total as usize, "bare citation", "bare citations");
            words.push_str(&format!(" · {citations}"));
        }
        words
    }

    /// "ends named: 100 both, 20 one, 9 none · 12 worth a second look"; nothing where no quote was found.
    #[must_use]
    pub fn looks_words(&self) -> Option<String> {
        let told = |(named, count): &(EndsNamed, Count)| format!("{} {}", count.total, named.key());
        let ends: Vec<String> = self.by_ends.iter().map(told).collect();
        let looks = (self.looks.total > 0).then(|| format!(" · {} worth a second look", self.looks.total));
        (!ends.is_empty()).then(|| format!("ends named: {}{}", ends.join(", "), looks.unwrap_or_default()))
    }
}

/// Counts what `open` has, and what is shown of it.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one count after the other")]
pub fn summary(open: &OpenDossier, visibility: &Visibility) -> Summary {
    let mut summary = Summary::default();
    let count = |shown: &[bool]| shown.iter().filter(|shown| **shown).count() as u32;
    summary.entities = open.dossier.entities.len() as u32;
    summary.edges = open.network.edges.len() as u32;
    summary.claims = open.dossier.relations.len() as u32;
    summary.shown_entities = count(&visibility.entities);
    summary.shown_edges = count(&visibility.edges);
    summary.shown_claims = count(&visibility.relations);

    let mut entity_kinds: BTreeMap<&str, Count> = BTreeMap::new();
    for (place, entity) in open.dossier.entities.iter().enumerate() {
        entity_kinds.entry(&entity.kind).or_default().add(visibility.entity(EntityIndex::new(place)));
    }
    let mut relation_kinds: BTreeMap<&str, Count> = BTreeMap::new();
    let mut speakers: BTreeMap<Option<EntityIndex>, Count> = BTreeMap::new();
    summary.documents = vec![Count::default(); open.dossier.documents.len()];
    let mut results: BTreeMap<Outcome, Count> = BTreeMap::new();
    for (place, claim) in open.dossier.relations.iter().enumerate() {
        let relation = RelationIndex::new(place);
        let is_shown = visibility.relation(relation);
        summary.statuses[claim.status].add(is_shown);
        relation_kinds.entry(&claim.kind).or_default().add(is_shown);
        speakers.entry(claim.by).or_default().add(is_shown);
        summary.backings[open.backing(relation)].add(is_shown);
        let carriers: BTreeSet<DocumentIndex> = claim.evidence.iter().map(|piece| piece.document).collect();
        for document in carriers {
            if let Some(count) = summary.documents.get_mut(document.at()) {
                count.add(is_shown);
            }
        }
        let (mut is_verified, mut is_flagged) = (false, false);
        for position in 0..claim.evidence.len() as u32 {
            let result = open.reading.verification(EvidenceIndex { relation, position });
            is_verified |= result.is_verified();
            is_flagged |= result.is_flagged();
            if claim.evidence[position as usize].quote.is_some() || result.outcome() == Outcome::Passage {
                results.entry(result.outcome()).or_default().add(is_shown);
            } else {
                summary.citations.add(is_shown);
            }
        }
        if !is_verified {
            summary.unverified_claims.add(is_shown);
        }
        if is_flagged {
            summary.flagged_claims.add(is_shown);
        }
    }
    let is_quote = |(result, _): &(&Outcome, &Count)| **result != Outcome::Passage;
    summary.quotes = results.iter().filter(is_quote).map(|(_, count)| count.total).sum();
    summary.by_result = results.into_iter().collect();
    for (edge, is_shown) in open.network.edges.iter().zip(&visibility.edges) {
        if edge.evidence == 0 {
            summary.edges_without_evidence.add(*is_shown);
        }
        if !edge.conflicts.is_empty() {
            summary.conflicts.add(*is_shown);
        }
        if edge.conflicts.strongest() == Some(Disagreement::Opposed) {
            summary.opposed.add(*is_shown);
        }
    }
    summary.entity_kinds = most_first(entity_kinds);
    summary.relation_kinds = most_first(relation_kinds);
    summary.speakers = speakers.into_iter().collect();
    let name = |speaker: &Option<EntityIndex>| Some(open.dossier.entity((*speaker)?)?.name.as_str());
    summary.speakers.sort_by(|(one, count), (other, more)| {
        more.total.cmp(&count.total).then_with(|| name(one).cmp(&name(other))).then(one.cmp(other))
    });
    count_looks(&mut summary, open, visibility);
    summary.components = components(open, visibility);
    summary
}

/// Counts the quotes by the ends that they name, and those worth a second look.
fn count_looks(summary: &mut Summary, open: &OpenDossier, visibility: &Visibility) {
    let mut ends: BTreeMap<EndsNamed, Count> = BTreeMap::new();
    for (place, of_claim) in open.reading.ends_named.iter().enumerate() {
        let is_shown = visibility.relation(RelationIndex::new(place));
        of_claim.iter().flatten().for_each(|named| ends.entry(*named).or_default().add(is_shown));
    }
    summary.by_ends = ends.into_iter().collect();
    let mut last = None;
    for look in &open.reading.second_look {
        let relation = look.evidence.relation;
        summary.looks.add(visibility.relation(relation));
        if last.replace(relation) != Some(relation) {
            summary.look_claims.add(visibility.relation(relation));
        }
    }
}

/// Kinds by their total, most first, then by name.
fn most_first(kinds: BTreeMap<&str, Count>) -> Vec<(String, Count)> {
    let mut kinds: Vec<(String, Count)> = kinds.into_iter().map(|(kind, count)| (kind.to_owned(), count)).collect();
    // A stable sort keeps the map's order among equals.
    kinds.sort_by_key(|(_, count)| Reverse(count.total));
    kinds
}

/// The number of connected components of the visible network, by a disjoint-set forest with path halving.
fn components(open: &OpenDossier, visibility: &Visibility) -> u32 {
    let mut parents: Vec<usize> = (0..open.dossier.entities.len()).collect();
    let mut count = visibility.entities.iter().filter(|shown| **shown).count();
    for (edge, is_shown) in open.network.edges.iter().zip(&visibility.edges) {
        if *is_shown {
            let one = root(&mut parents, edge.ends.0.at());
            let other = root(&mut parents, edge.ends.1.at());
            if one != other {
                parents[one.max(other)] = one.min(other);
                count -= 1;
            }
        }
    }
    count as u32
}

/// The root of the tree of `entity`.
fn root(parents: &mut [usize], mut entity: usize) -> usize {
    while parents[entity] != entity {
        parents[entity] = parents[parents[entity]];
        entity = parents[entity];
    }
    entity
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::visibility;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{CitedReason, Evidence, Filter, Span, Status, Verification};

    /// Four entities; claims a–b (quoted, and denied without evidence), b–c (cited), d alone.
    fn case() -> OpenDossier {
        let mut open = dossier(
            &[("a", "person"), ("b", "person"), ("c", "place"), ("d", "event")],
            &[
                ("a", "knows", "b", Status::Asserted),
                ("a", "knows", "b", Status::Denied),
                ("b", "is in", "c", Status::Asserted),
            ],
            &["text"],
        );
        open.dossier.relations[0].evidence = vec![quote(0, "text"), quote(0, "no")];
        open.dossier.relations[2].evidence = vec![Evidence { quote: None, ..quote(0, "") }];
        open.network = crate::model::Network::of(&open.dossier).into();
        open.reading.verifications = vec![
            vec![Verification::exact(Span::new(0, 4)), Verification::missing()],
            vec![],
            vec![Verification::Cited(CitedReason::NoQuote)],
        ]
        .into();
        open
    }

    fn count(shown: u32, total: u32) -> Count {
        Count { shown, total }
    }

    #[test]
    fn everything_is_counted() {
        let open = case();
        let all = summary(&open, &visibility(&open, &Filter::default(), &BTreeSet::new()));
        assert_eq!((all.entities, all.edges, all.claims), (4, 2, 3));
        assert_eq!((all.quotes, all.citations, all.flagged()), (2, count(1, 1), count(1, 1)));
        assert_eq!(all.by_result, [(Outcome::Exact, count(1, 1)), (Outcome::Missing, count(1, 1))]);
        assert_eq!(all.edges_without_evidence, count(0, 0));
        assert!(all.backings.iter().map(|(_, count)| *count).eq([count(1, 1); 3]));
        assert_eq!(all.conflicts, count(1, 1));
        let kinds: Vec<&str> = all.entity_kinds.iter().map(|(kind, _)| kind.as_str()).collect();
        assert_eq!(kinds, ["person", "event", "place"]);
        assert_eq!(all.relation_kinds, [("knows".to_owned(), count(2, 2)), ("is in".to_owned(), count(1, 1))]);
        assert!(all.statuses.iter().map(|(_, count)| count.total).eq([2, 0, 1, 0]));
        assert_eq!(all.components, 2);
    }

    #[test]
    fn what_is_filtered_is_counted_but_not_shown() {
        let open = case();
        let filter = Filter { entity_kinds: ["person".to_owned()].into(), ..Filter::default() };
        let some = summary(&open, &visibility(&open, &filter, &BTreeSet::new()));
        assert_eq!((some.entities, some.edges, some.claims, some.quotes), (4, 2, 3, 2));
        assert_eq!((some.shown_entities, some.shown_edges, some.shown_claims), (2, 0, 0));
        assert_eq!(some.entity_kinds[0], ("person".to_owned(), count(0, 2)));
        assert_eq!((some.flagged(), some.citations), (count(0, 1), count(0, 1)));
        assert_eq!(some.components, 2);
    }

    #[test]
    fn claims_are_counted_by_speaker_and_by_document() {
        let mut open = case();
        open.dossier.relations[1].by = Some(EntityIndex(3));
        open.dossier.documents.push(crate::model::fixture::document("d1", ""));
        open.dossier.relations[0].evidence.push(quote(1, "no"));
        let filter = Filter { statuses: [Status::Denied].into(), ..Filter::default() };
        let all = summary(&open, &visibility(&open, &filter, &BTreeSet::new()));
        assert_eq!(all.speakers, [(None, count(2, 2)), (Some(EntityIndex(3)), count(0, 1))]);
        assert_eq!(all.documents, [count(2, 2), count(1, 1)]);
        assert_eq!((all.unverified_claims, all.flagged_claims), (count(1, 2), count(1, 1)));
    }

    #[test]
    fn every_quote_is_told_and_bare_citations_apart() {
        let mut open = case();
        open.dossier.relations[0].evidence.push(quote(0, "of a document without text"));
        open.reading.verifications[0].push(Verification::Cited(CitedReason::NoQuote));
        let all = summary(&open, &visibility(&open, &Filter::default(), &BTreeSet::new()));
        assert_eq!(all.quotes_words(), "3 quotes: 1 exact, 1 missing, 1 without text · 1 bare citation");
        assert_eq!(all.flagged(), count(1, 1));
        assert_eq!(Summary::default().quotes_words(), "0 quotes");
    }

    #[test]
    fn a_passage_is_told_apart_from_quotes_and_from_bare_citations() {
        let mut open = case();
        let words = Some("two … words".to_owned());
        open.dossier.relations[0].evidence.push(Evidence { quote: None, passage: words, ..quote(0, "") });
        open.reading.verifications[0].push(Verification::Passage { place: Some(Span::new(0, 2)) });
        let all = summary(&open, &visibility(&open, &Filter::default(), &BTreeSet::new()));
        assert_eq!(all.quotes_words(), "2 quotes: 1 exact, 1 missing · 1 passage · 1 bare citation");
        assert_eq!((all.quotes, all.by_result.last()), (2, Some(&(Outcome::Passage, count(1, 1)))));
    }

    #[test]
    fn quotes_are_counted_by_the_ends_that_they_name_and_for_a_second_look() {
        use crate::model::{LookReason, SecondLook};
        let mut open = case();
        open.reading.ends_named = vec![vec![Some(EndsNamed::None), Some(EndsNamed::One)], vec![], vec![None]];
        let look = |position| SecondLook {
            evidence: EvidenceIndex { relation: RelationIndex(0), position },
            reasons: vec![LookReason::Short],
        };
        open.reading.second_look = vec![look(0), look(1)];
        let filter = Filter { statuses: [Status::Asserted].into(), ..Filter::default() };
        let some = summary(&open, &visibility(&open, &filter, &BTreeSet::new()));
        assert_eq!(some.by_ends, [(EndsNamed::One, count(0, 1)), (EndsNamed::None, count(0, 1))]);
        assert_eq!((some.looks, some.look_claims), (count(0, 2), count(0, 1)));
        let told = some.looks_words();
        assert_eq!(told.as_deref(), Some("ends named: 1 one, 1 none · 2 worth a second look"));
        assert_eq!(Summary::default().looks_words(), None);
    }

    #[test]
    fn nothing_has_no_component() {
        let open = dossier(&[], &[], &[]);
        let nothing = summary(&open, &visibility(&open, &Filter::default(), &BTreeSet::new()));
        assert_eq!(nothing.components, 0);
        assert_eq!((nothing.entities, nothing.flagged()), (0, count(0, 0)));
    }
}
