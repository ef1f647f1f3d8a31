//! When claims contradict one another, for the mark on an edge and for the list of contradictions.
//!
//! Invariant: evidence does not count here, only what is claimed, with which status, and for which time.

mod conflicts;
mod kinds;
mod times;
mod way;

pub use conflicts::Conflicts;
pub use kinds::{KindRules, Statement};
pub use way::Disagreement;

use super::{ByStatus, Dossier, RelationIndex, Status};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Claims about the same two entities that contradict one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute<'a> {
    /// How.
    pub disagreement: Disagreement,
    /// Whether no date of one side can overlap a date of the other: what was so in one year may be denied of another.
    pub is_apart: bool,
    /// What is asserted or alleged, and what is against it; of opposed kinds, the side with the first claim comes first.
    pub sides: [Party<'a>; 2],
}

/// One side of a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party<'a> {
    /// What its claims say: one statement, or several that all oppose that of the other side.
    pub statements: Vec<Statement<'a>>,
    /// Its claims, at least one: by status, each in the dossier's order.
    pub claims: Vec<RelationIndex>,
}

/// The claims of one statement by status, each in the dossier's order.
type Claims = ByStatus<Vec<RelationIndex>>;

/// The claims for a statement: asserted before alleged.
fn held(claims: &Claims) -> Vec<RelationIndex> {
    [claims[Status::Asserted].as_slice(), &claims[Status::Alleged]].concat()
}

impl<'a> KindRules<'a> {
    /// The disputes among claims about the same two entities, in no order that means anything. Any two opposed kinds are
    /// in one of them; a kind with several opposed ones has them together on the other side.
    #[must_use]
    pub fn disputes<'b>(&self, dossier: &'b Dossier, claims: &[RelationIndex]) -> Vec<Dispute<'b>>
    where
        'a: 'b,
    {
        let mut found = Vec::new();
        if claims.len() < 2 {
            return found;
        }
        let mut statements: BTreeMap<Statement<'b>, Claims> = BTreeMap::new();
        for claim in claims {
            let relation = &dossier.relations[claim.at()];
            statements.entry(self.statement(relation)).or_default()[relation.status].push(*claim);
        }
        let mut dispute = |disagreement, one: &[RelationIndex], other: &[RelationIndex]| {
            let sort = |is_apart, [one, other]: [Vec<RelationIndex>; 2]| Dispute {
                disagreement,
                is_apart,
                sides: [self.party(dossier, one), self.party(dossier, other)],
            };
            let (meeting, apart) = times::by_time(dossier, one, other);
            found.extend(
                meeting.map(|sides| sort(false, sides)).into_iter().chain(apart.map(|sides| sort(true, sides))),
            );
        };
        for claims in statements.values() {
            dispute(Disagreement::Denied, &held(claims), &claims[Status::Denied]);
            dispute(Disagreement::OnlyPossible, &claims[Status::Asserted], &claims[Status::Hypothetical]);
        }
        if self.has_opposed() {
            for (one, others) in self.opposed(&statements) {
                let (one, others) = if one.iter().min() <= others.iter().min() { (one, others) } else { (others, one) };
                dispute(Disagreement::Opposed, &one, &others);
            }
        }
        found
    }

    /// How claims about the same two entities contradict one another, for a time that they may share.
    #[must_use]
    pub fn conflicts(&self, dossier: &Dossier, claims: &[RelationIndex]) -> Conflicts {
        let disputes = self.disputes(dossier, claims);
        disputes.iter().filter(|dispute| !dispute.is_apart).map(|dispute| dispute.disagreement).collect()
    }

    /// The claims for each statement, and those for all statements that oppose it. Of two that oppose one another the one
    /// with more claims has the other beside it, so that long lists of claims are not repeated.
    fn opposed(&self, statements: &BTreeMap<Statement<'_>, Claims>) -> Vec<(Vec<RelationIndex>, Vec<RelationIndex>)> {
        let held: BTreeMap<Statement<'_>, Vec<RelationIndex>> =
            statements.iter().map(|(statement, claims)| (*statement, held(claims))).collect();
        let rank = |statement: &Statement<'_>| {
            held.get(statement).filter(|claims| !claims.is_empty()).map(|claims| (Reverse(claims.len()), claims[0]))
        };
        let mut pairs = Vec::new();
        for (statement, claims) in &held {
            let Some(own) = rank(statement) else { continue };
            let is_behind = |other: &Statement<'_>| rank(other).is_some_and(|other| other > own);
            let behind: Vec<Statement<'_>> =
                self.opponents(*statement, held.keys()).into_iter().filter(is_behind).collect();
            if !behind.is_empty() {
                let of_all = |status| {
                    let mut all: Vec<RelationIndex> =
                        behind.iter().flat_map(|other| &statements[other][status]).copied().collect();
                    all.sort_unstable();
                    all
                };
                pairs.push((claims.clone(), [of_all(Status::Asserted), of_all(Status::Alleged)].concat()));
            }
        }
        pairs
    }

    /// A side of a dispute: its claims, with what they say.
    fn party<'b>(&self, dossier: &'b Dossier, claims: Vec<RelationIndex>) -> Party<'b>
    where
        'a: 'b,
    {
        let mut seen = BTreeSet::new();
        let said = claims.iter().map(|claim| self.statement(&dossier.relations[claim.at()]));
        Party { statements: said.filter(|statement| seen.insert(*statement)).collect(), claims }
    }
}

#[cfg(test)]
mod tests;
