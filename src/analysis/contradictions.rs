//! Contradictions: claims that deny what others say, or say what others exclude, with the support of each side.
//!
//! Invariant: where all claims are visible, the edges that have a contradiction here, at a time common to both sides, are
//! those that [`Edge::conflicts`](crate::model::Edge) marks.

use super::citation::document_of;
use super::support::{Support, support};
use crate::model::{
    DateSpan, Disagreement, DocumentIndex, EdgeIndex, EntityIndex, KindRules, OpenDossier, RelationIndex, Statement,
    Status, Visibility,
};
use std::cmp::Reverse;
use std::ops::Range;

/// Claims about the same two entities that contradict one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The edge that bundles the claims.
    pub edge: EdgeIndex,
    /// How they contradict one another.
    pub disagreement: Disagreement,
    /// Whether the dates of the two sides cannot overlap, so that both may be right.
    pub is_apart: bool,
    /// The claims for the statement, then those against it. Of opposed kinds, each side is for a statement of its own, and
    /// the side with the first claim of the dossier comes first.
    pub sides: [Side; 2],
}

/// One side of a contradiction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What its claims say, for or against: one statement, or several that all oppose that of the other side.
    pub statements: Vec<Stated>,
    /// Its claims, at least one: by status, each in the dossier's order.
    pub claims: Vec<RelationIndex>,
    /// Their support.
    pub support: Support,
}

/// What a claim says, in the words that stand for its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The entity at which the statement starts.
    pub from: EntityIndex,
    /// The kind of relation, as it reads from `from` to `to`.
    pub kind: String,
    /// The entity at which it ends.
    pub to: EntityIndex,
}

/// A claim of a contradiction, in the order of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The claim.
    pub claim: RelationIndex,
    /// Its side: 0 or 1.
    pub side: usize,
    /// The document that first carries it, if it has evidence.
    pub document: Option<DocumentIndex>,
    /// The date of that document; `None`: not known.
    pub said: Option<DateSpan>,
}

impl Contradiction {
    /// All its claims, those of the first side first.
    pub fn claims(&self) -> impl Iterator<Item = RelationIndex> + '_ {
        self.sides.iter().flat_map(|side| &side.claims).copied()
    }

    /// A claim of each side: these two are together in no other contradiction.
    #[must_use]
    pub fn opposites(&self) -> Option<(RelationIndex, RelationIndex)> {
        Some((*self.sides[0].claims.first()?, *self.sides[1].claims.first()?))
    }

    /// Whether two claims are on different sides of it.
    #[must_use]
    pub fn is_between(&self, one: RelationIndex, other: RelationIndex) -> bool {
        let has = |side: usize, claim| self.sides[side].claims.contains(&claim);
        (has(0, one) && has(1, other)) || (has(1, one) && has(0, other))
    }
}

/// From how many edges on two threads share them.
const WORTH: usize = 10_000;

/// The contradictions among the visible claims: those with a common time before those at different times; denials before
/// opposed kinds, and these before claims that are only possible; then by the support of their weaker side.
#[must_use]
pub fn contradictions(open: &OpenDossier, visibility: &Visibility) -> Vec<Contradiction> {
    let rules = KindRules::of(&open.dossier);
    let edges = open.network.edges.len();
    let among = |edges: Range<usize>| among(open, &rules, visibility, edges);
    let mut found = if edges < WORTH {
        among(0..edges)
    } else {
        let (mut found, rest) = rayon_core::join(|| among(0..edges / 2), || among(edges / 2..edges));
        found.extend(rest);
        found
    };
    // A stable sort keeps edges and kinds in order among equals.
    found.sort_by_key(|one| {
        let [first, second] = one.sides.each_ref().map(|side| side.support);
        let sum = (first.documents + second.documents, first.quotes + second.quotes);
        (one.is_apart, one.disagreement, Reverse(first.min(second)), Reverse(sum))
    });
    found
}

/// The contradictions among the visible claims of some edges, edge by edge.
fn among(
    open: &OpenDossier,
    rules: &KindRules<'_>,
    visibility: &Visibility,
    edges: Range<usize>,
) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (place, edge) in edges.clone().zip(&open.network.edges[edges]) {
        if edge.relations.len() < 2 {
            continue;
        }
        let claims: Vec<RelationIndex> =
            edge.relations.iter().copied().filter(|relation| visibility.relation(*relation)).collect();
        let disputes = rules.disputes(&open.dossier, &claims);
        found.extend(disputes.into_iter().map(|dispute| Contradiction {
            edge: EdgeIndex::new(place),
            disagreement: dispute.disagreement,
            is_apart: dispute.is_apart,
            sides: dispute.sides.map(|party| Side {
                statements: party.statements.into_iter().map(stated).collect(),
                support: support(open, &party.claims),
                claims: party.claims,
            }),
        }));
    }
    found
}

fn stated(statement: Statement<'_>) -> Stated {
    Stated { from: statement.from, kind: statement.kind.to_owned(), to: statement.to }
}

/// The claims that deny the statement of a claim, visible or not; none for a claim that is a denial itself.
#[must_use]
pub fn denials(open: &OpenDossier, rules: &KindRules<'_>, claim: RelationIndex) -> Vec<RelationIndex> {
    let Some(said) = open.dossier.relation(claim).filter(|said| said.status != Status::Denied) else {
        return Vec::new();
    };
    let edge = open.network.edge_of.get(claim.at()).and_then(|edge| open.network.edges.get(edge.at()));
    // Not only on edges in conflict: denying what is only possible is no contradiction, but a denial.
    let Some(edge) = edge else { return Vec::new() };
    let denies = |other: &RelationIndex| {
        let other = &open.dossier.relations[other.at()];
        other.status == Status::Denied && rules.statement(other) == rules.statement(said)
    };
    edge.relations.iter().copied().filter(denies).collect()
}

/// The claims of a contradiction by the date of the document that first carries each. Undated claims come last, in the
/// order of [`Contradiction::claims`].
#[must_use]
pub fn in_date_order(open: &OpenDossier, contradiction: &Contradiction) -> Vec<Turn> {
    let sides = contradiction.sides.iter().enumerate();
    let mut turns: Vec<Turn> = sides
        .flat_map(|(side, party)| party.claims.iter().map(move |claim| (side, *claim)))
        .map(|(side, claim)| {
            let (document, said) = first_document(open, claim).map_or((None, None), |(at, said)| (Some(at), said));
            Turn { claim, side, document, said }
        })
        .collect();
    turns.sort_by_key(|turn| (turn.said.is_none(), turn.said.map(|span| (span.first, span.last))));
    turns
}

/// The document that carries a claim first, with its date: dated before undated, then in the order of the evidence.
fn first_document(open: &OpenDossier, claim: RelationIndex) -> Option<(DocumentIndex, Option<DateSpan>)> {
    let documents = open.dossier.evidence_of(claim).filter_map(|(evidence, _)| document_of(open, evidence));
    documents
        .map(|at| (at, open.dossier.document(at).and_then(|document| document.date.as_ref()?.span)))
        .min_by_key(|(_, said)| (said.is_none(), *said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::visibility;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Date, Filter, Network, RelationKind};
    use std::collections::BTreeSet;

    const PEOPLE: [(&str, &str); 3] = [("a", "person"), ("b", "person"), ("c", "person")];

    /// The claims with a verified quote in each of the documents named beside it.
    fn case(claims: &[(&str, &str, &str, Status)], carried_by: &[&[usize]]) -> OpenDossier {
        let texts = ["What was said in the first one.", "What was read in another.", "What was heard in a third."];
        let mut open = dossier(&PEOPLE, claims, &texts);
        for (claim, documents) in carried_by.iter().enumerate() {
            let words = |document: &usize| quote(*document, ["said", "read", "heard"][*document]);
            open.dossier.relations[claim].evidence = documents.iter().map(words).collect();
        }
        open.reading = crate::text::read(&open.dossier);
        open.network = Network::of(&open.dossier).into();
        open
    }

    /// The contradictions as "from kind to: claims | claims", with the other side's statement where it is another.
    fn told(open: &OpenDossier, filter: &Filter) -> Vec<String> {
        let name = |entity: EntityIndex| open.dossier.entities[entity.at()].name.as_str();
        let claims = |side: &Side| side.claims.iter().map(|claim| claim.0.to_string()).collect::<Vec<_>>().join(" ");
        let says = |side: &Side| {
            let said = |said: &Stated| format!("{} {} {}", name(said.from), said.kind, name(said.to));
            side.statements.iter().map(said).collect::<Vec<_>>().join(", ")
        };
        let all = contradictions(open, &visibility(open, filter, &BTreeSet::new()));
        let marked: BTreeSet<usize> =
            (0..open.network.edges.len()).filter(|at| !open.network.edges[*at].conflicts.is_empty()).collect();
        let found: BTreeSet<usize> = all.iter().filter(|one| !one.is_apart).map(|one| one.edge.at()).collect();
        assert!(found.is_subset(&marked) && (*filter != Filter::default() || found == marked), "{found:?} {marked:?}");
        for one in &all {
            let (claim, other) = one.opposites().expect("each side has a claim");
            assert_eq!(all.iter().filter(|two| two.is_between(other, claim)).count(), 1, "{one:?}");
        }
        all.iter()
            .map(|one| {
                let [holds, against] = &one.sides;
                let against_what =
                    if holds.statements == against.statements { String::new() } else { format!("{}: ", says(against)) };
                let apart = if one.is_apart { " apart" } else { "" };
                format!("{}: {} | {against_what}{}{apart}", says(holds), claims(holds), claims(against))
            })
            .collect()
    }

    #[test]
    fn the_sides_hold_all_claims_of_one_statement_and_no_other() {
        use Status::{Alleged, Asserted, Denied, Hypothetical};
        let claims = [
            ("a", "pays", "b", Hypothetical),
            ("a", "pays", "b", Alleged),
            ("b", "pays", "a", Denied),
            ("a", "pays", "b", Denied),
            ("a", "warns", "b", Denied),
            ("a", "pays", "b", Asserted),
            ("a", "pays", "a", Asserted),
        ];
        assert_eq!(told(&case(&claims, &[]), &Filter::default()), ["a pays b: 5 1 | 3", "a pays b: 5 | 0"]);
        assert_eq!(told(&case(&[], &[]), &Filter::default()), Vec::<String>::new());
    }

    #[test]
    fn most_behind_the_weaker_side_comes_first_and_denials_before_mere_possibility() {
        use Status::{Alleged, Asserted, Denied, Hypothetical};
        let claims = [
            ("a", "pays", "b", Asserted),
            ("a", "pays", "b", Hypothetical),
            ("a", "pays", "c", Alleged),
            ("a", "pays", "c", Denied),
            ("b", "pays", "c", Asserted),
            ("b", "pays", "c", Denied),
        ];
        let open = case(&claims, &[&[0, 1, 2], &[0, 1, 2], &[0, 1, 2], &[], &[0], &[1]]);
        assert_eq!(told(&open, &Filter::default()), ["b pays c: 4 | 5", "a pays c: 2 | 3", "a pays b: 0 | 1"]);
    }

    #[test]
    fn what_is_filtered_contradicts_nobody() {
        use Status::{Asserted, Denied};
        let open = case(&[("a", "pays", "b", Asserted), ("a", "pays", "b", Denied)], &[&[0], &[1]]);
        let filter = Filter { documents: ["d1".to_owned()].into(), ..Filter::default() };
        assert_eq!(told(&open, &filter), Vec::<String>::new());
    }

    #[test]
    fn symmetric_and_inverse_kinds_are_told_as_one() {
        use Status::{Asserted, Denied};
        let claims = [
            ("b", "meets", "a", Asserted),
            ("a", "meets", "b", Denied),
            ("c", "is led by", "a", Asserted),
            ("a", "leads", "c", Denied),
        ];
        let mut open = case(&claims, &[]);
        let kind = |name: &str, symmetric, inverse: Option<&str>| RelationKind {
            name: name.to_owned(),
            symmetric,
            inverse: inverse.map(str::to_owned),
            ..RelationKind::default()
        };
        open.dossier.kinds = vec![kind("meets", true, None), kind("leads", false, Some("is led by"))];
        open.network = Network::of(&open.dossier).into();
        assert_eq!(told(&open, &Filter::default()), ["a meets b: 0 | 1", "a leads c: 2 | 3"]);
        let rules = KindRules::of(&open.dossier);
        let denials_of =
            |claim| denials(&open, &rules, RelationIndex(claim)).iter().map(|denial| denial.0).collect::<Vec<_>>();
        assert_eq!([0, 1, 2, 3, 9].map(denials_of), [vec![1_u32], vec![], vec![3], vec![], vec![]]);
    }

    #[test]
    fn opposed_kinds_stand_below_denials_and_what_is_at_different_times_last() {
        use Status::{Alleged, Asserted, Denied, Hypothetical};
        let claims = [
            ("a", "pays", "b", Asserted),
            ("a", "pays", "b", Hypothetical),
            ("a", "fuels", "b", Alleged),
            ("a", "calms", "b", Asserted),
            ("a", "cools", "b", Asserted),
            ("b", "pays", "c", Asserted),
            ("b", "pays", "c", Denied),
            ("a", "pays", "c", Asserted),
            ("a", "pays", "c", Denied),
        ];
        let mut open = case(&claims, &[&[0], &[0], &[0], &[0], &[], &[0], &[0]]);
        let opposes = ["calms", "cools"].map(str::to_owned).into();
        open.dossier.kinds = vec![RelationKind { name: "fuels".to_owned(), opposes, ..RelationKind::default() }];
        open.dossier.relations[5].date = Some(Date::parse("2001"));
        open.dossier.relations[6].date = Some(Date::parse("2002"));
        open.network = Network::of(&open.dossier).into();
        let expected =
            ["a pays c: 7 | 8", "a fuels b: 2 | a calms b, a cools b: 3 4", "a pays b: 0 | 1", "b pays c: 5 | 6 apart"];
        assert_eq!(told(&open, &Filter::default()), expected);
        let filter = Filter { statuses: [Alleged].into_iter().collect(), ..Filter::default() };
        assert!(told(&open, &filter).len() < expected.len(), "a side that is not shown contradicts nobody");
    }

    #[test]
    fn in_date_order_the_document_counts_and_not_what_it_is_about() {
        use Status::{Alleged, Denied};
        let claims = [
            ("a", "pays", "b", Alleged),
            ("a", "pays", "b", Alleged),
            ("a", "pays", "b", Denied),
            ("a", "pays", "b", Denied),
        ];
        let mut open = case(&claims, &[&[1], &[], &[2, 0], &[2]]);
        for (at, date) in [(0, "2019-03"), (1, "2019-04-01"), (2, "soon")] {
            open.dossier.documents[at].date = Some(Date::parse(date));
        }
        open.dossier.relations[0].date = Some(Date::parse("1999"));
        let all = contradictions(&open, &visibility(&open, &Filter::default(), &BTreeSet::new()));
        let turns = in_date_order(&open, &all[0]);
        let order: Vec<(u32, usize, Option<u32>)> =
            turns.iter().map(|turn| (turn.claim.0, turn.side, turn.document.map(|at| at.0))).collect();
        let expected = [(2, 1, Some(0)), (0, 0, Some(1)), (1, 0, None), (3, 1, Some(2))];
        assert_eq!(order, expected);
    }
}
