//! Contradictions: claims with the same statement and conflicting status, with the support of each side.
//!
//! Invariant: the edges that have a contradiction here are those that [`Edge::conflict`](crate::model::Edge) marks.

use super::citation::document_of;
use super::support::{Support, support};
use crate::model::{
    DateSpan, Disagreement, DocumentIndex, EdgeIndex, EntityIndex, KindRules, OpenDossier, RelationIndex, Statement,
    Status, StatusSet, Visibility,
};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// One statement on which the claims disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The edge that bundles the claims.
    pub edge: EdgeIndex,
    /// The kind of relation, as it reads from `from` to `to`.
    pub kind: String,
    /// The entity at which the statement starts.
    pub from: EntityIndex,
    /// The entity at which it ends.
    pub to: EntityIndex,
    /// The kind of contradiction.
    pub disagreement: Disagreement,
    /// The claims for the statement: asserted before alleged, each in the dossier's order.
    pub holds: Side,
    /// The claims against it: denied before hypothetical.
    pub against: Side,
}

/// One side of a contradiction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Its claims; at least one.
    pub claims: Vec<RelationIndex>,
    /// Their support.
    pub support: Support,
}

/// A claim of a contradiction, in the order of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The claim.
    pub claim: RelationIndex,
    /// Whether it is for the statement.
    pub holds: bool,
    /// The document that first carries it, if it has evidence.
    pub document: Option<DocumentIndex>,
    /// The date of that document; `None`: not known.
    pub said: Option<DateSpan>,
}

impl Contradiction {
    /// All its claims, those for the statement first.
    pub fn claims(&self) -> impl Iterator<Item = RelationIndex> + '_ {
        self.holds.claims.iter().chain(&self.against.claims).copied()
    }
}

/// The contradictions among the visible claims, ordered by the support of their weaker side. Denials come before claims
/// that are only possible.
#[must_use]
pub fn contradictions(open: &OpenDossier, visibility: &Visibility) -> Vec<Contradiction> {
    let rules = KindRules::of(&open.dossier);
    let mut found = Vec::new();
    for (place, edge) in open.network.edges.iter().enumerate().filter(|(_, edge)| edge.conflict) {
        let mut statements: BTreeMap<Statement<'_>, Vec<RelationIndex>> = BTreeMap::new();
        for relation in edge.relations.iter().filter(|relation| visibility.relation(**relation)) {
            let claim = &open.dossier.relations[relation.at()];
            statements.entry(rules.statement(claim)).or_default().push(*relation);
        }
        found.extend(
            statements
                .into_iter()
                .filter_map(|(statement, claims)| contradiction(open, EdgeIndex::new(place), statement, &claims)),
        );
    }
    // A stable sort keeps edges and kinds in order among equals.
    found.sort_by_key(|one| {
        let (holds, against) = (one.holds.support, one.against.support);
        let sum = (holds.documents + against.documents, holds.quotes + against.quotes);
        (one.disagreement, Reverse(holds.min(against)), Reverse(sum))
    });
    found
}

/// The contradiction among claims with the same statement, if there is one.
fn contradiction(
    open: &OpenDossier,
    edge: EdgeIndex,
    statement: Statement<'_>,
    claims: &[RelationIndex],
) -> Option<Contradiction> {
    let status = |relation: &RelationIndex| open.dossier.relations[relation.at()].status;
    let disagreement = Disagreement::among(claims.iter().map(status).collect::<StatusSet>())?;
    let side = |statuses: [Status; 2]| {
        let with = |wanted: Status| claims.iter().copied().filter(move |relation| status(relation) == wanted);
        let claims: Vec<RelationIndex> = statuses.into_iter().flat_map(with).collect();
        Side { support: support(open, &claims), claims }
    };
    Some(Contradiction {
        edge,
        kind: statement.kind.to_owned(),
        from: statement.from,
        to: statement.to,
        disagreement,
        holds: side([Status::Asserted, Status::Alleged]),
        against: side([Status::Denied, Status::Hypothetical]),
    })
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
    let mut turns: Vec<Turn> = contradiction
        .claims()
        .map(|claim| {
            let (document, said) = first_document(open, claim).map_or((None, None), |(at, said)| (Some(at), said));
            Turn { claim, holds: contradiction.holds.claims.contains(&claim), document, said }
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
        open.network = Network::of(&open.dossier);
        open
    }

    /// The contradictions as "from kind to: claims | claims".
    fn told(open: &OpenDossier, filter: &Filter) -> Vec<String> {
        let name = |entity: EntityIndex| open.dossier.entities[entity.at()].name.as_str();
        let claims = |side: &Side| side.claims.iter().map(|claim| claim.0.to_string()).collect::<Vec<_>>().join(" ");
        contradictions(open, &visibility(open, filter, &BTreeSet::new()))
            .iter()
            .map(|one| {
                let said = format!("{} {} {}", name(one.from), one.kind, name(one.to));
                format!("{said}: {} | {}", claims(&one.holds), claims(&one.against))
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
        assert_eq!(told(&case(&claims, &[]), &Filter::default()), ["a pays b: 5 1 | 3 0"]);
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
        open.network = Network::of(&open.dossier);
        assert_eq!(told(&open, &Filter::default()), ["a meets b: 0 | 1", "a leads c: 2 | 3"]);
        let rules = KindRules::of(&open.dossier);
        let denials_of =
            |claim| denials(&open, &rules, RelationIndex(claim)).iter().map(|denial| denial.0).collect::<Vec<_>>();
        assert_eq!([0, 1, 2, 3, 9].map(denials_of), [vec![1_u32], vec![], vec![3], vec![], vec![]]);
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
        let order: Vec<(u32, bool, Option<u32>)> =
            turns.iter().map(|turn| (turn.claim.0, turn.holds, turn.document.map(|at| at.0))).collect();
        let expected = [(2, false, Some(0)), (0, true, Some(1)), (1, true, None), (3, false, Some(2))];
        assert_eq!(order, expected);
    }
}
