//! When claims contradict one another, for the mark on an edge and for the list of contradictions.
//!
//! Invariant: only status counts: claims can disagree if they make the same statement about the same two entities.

use super::{Dossier, EntityIndex, Relation, Status, StatusSet};
use std::collections::{BTreeMap, BTreeSet};

/// How the claims of one statement contradict one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disagreement {
    /// Some are asserted or alleged, others denied.
    Denied,
    /// Some are asserted, others only hypothetical.
    OnlyPossible,
}

impl Disagreement {
    /// The contradiction among claims with these statuses, the stronger kind first; `None` if there is none.
    #[must_use]
    pub fn among(statuses: StatusSet) -> Option<Self> {
        let has = |status| statuses.contains(status);
        if has(Status::Denied) && (has(Status::Asserted) || has(Status::Alleged)) {
            Some(Self::Denied)
        } else if has(Status::Asserted) && has(Status::Hypothetical) {
            Some(Self::OnlyPossible)
        } else {
            None
        }
    }
}

/// What a claim says apart from its status. Two claims can contradict one another if their statements are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Statement<'a> {
    /// The kind of relation.
    pub kind: &'a str,
    /// The entity that it starts at; for a symmetric kind, the one with the lower index.
    pub from: EntityIndex,
    /// The entity that it ends at.
    pub to: EntityIndex,
}

/// The kinds of relation that can be stated in more than one way: symmetric ones, and those with an inverse.
#[derive(Clone, Debug, Default)]
pub struct KindRules<'a> {
    /// The symmetric kinds.
    symmetric: BTreeSet<&'a str>,
    /// The inverse of a kind.
    inverse: BTreeMap<&'a str, &'a str>,
}

impl<'a> KindRules<'a> {
    /// The rules that a dossier gives for its kinds. If two kinds are each other's inverse, the first stands for both.
    #[must_use]
    pub fn of(dossier: &'a Dossier) -> Self {
        let symmetric: BTreeSet<&str> =
            dossier.kinds.iter().filter(|kind| kind.symmetric).map(|kind| kind.name.as_str()).collect();
        let mut inverse: BTreeMap<&str, &str> = BTreeMap::new();
        for kind in &dossier.kinds {
            if let Some(other) = kind.inverse.as_deref()
                && inverse.get(kind.name.as_str()) != Some(&other)
                && other != kind.name
            {
                inverse.insert(other, &kind.name);
            }
        }
        Self { symmetric, inverse }
    }

    /// Whether a kind of relation is symmetric.
    #[must_use]
    pub fn is_symmetric(&self, kind: &str) -> bool {
        self.symmetric.contains(kind)
    }

    /// The statement of a claim.
    #[must_use]
    pub fn statement<'b>(&self, claim: &'b Relation) -> Statement<'b>
    where
        'a: 'b,
    {
        let (kind, from, to) = (claim.kind.as_str(), claim.from, claim.to);
        match self.inverse.get(kind) {
            Some(inverse) => Statement { kind: inverse, from: to, to: from },
            None if self.is_symmetric(kind) => Statement { kind, from: from.min(to), to: from.max(to) },
            None => Statement { kind, from, to },
        }
    }

    /// Whether some of these claims contradict one another.
    pub fn disagree<'b>(&self, claims: impl Iterator<Item = &'b Relation>) -> bool
    where
        'a: 'b,
    {
        let mut statuses: BTreeMap<Statement<'b>, StatusSet> = BTreeMap::new();
        for claim in claims {
            let present = statuses.entry(self.statement(claim)).or_default();
            *present = present.with(claim.status);
        }
        statuses.values().any(|present| Disagreement::among(*present).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RelationKind;
    use crate::model::fixture::relation;

    fn kind(name: &str, symmetric: bool, inverse: Option<&str>) -> RelationKind {
        RelationKind {
            name: name.to_owned(),
            symmetric,
            inverse: inverse.map(str::to_owned),
            ..RelationKind::default()
        }
    }

    fn claim(from: u32, kind: &str, to: u32, status: Status) -> Relation {
        relation(EntityIndex(from), kind, EntityIndex(to), status)
    }

    /// Checks whether the claims disagree, one `knows` being symmetric, `owns` and `belongs to` each other's inverse,
    /// and `leads` the inverse of `is led by`, which is not declared itself.
    fn check(claims: &[Relation], expected: bool) {
        let kinds = vec![
            kind("knows", true, None),
            kind("owns", false, Some("belongs to")),
            kind("belongs to", false, Some("owns")),
            kind("leads", false, Some("is led by")),
            kind("mirrors", false, Some("mirrors")),
        ];
        let dossier = Dossier { kinds, ..Dossier::default() };
        assert_eq!(KindRules::of(&dossier).disagree(claims.iter()), expected, "{claims:?}");
    }

    #[test]
    fn every_pair_of_statuses_is_a_contradiction_or_none() {
        use Status::{Alleged, Asserted, Denied, Hypothetical};
        for (one, other, expected) in [
            (Asserted, Asserted, None),
            (Asserted, Alleged, None),
            (Asserted, Denied, Some(Disagreement::Denied)),
            (Asserted, Hypothetical, Some(Disagreement::OnlyPossible)),
            (Alleged, Denied, Some(Disagreement::Denied)),
            (Alleged, Hypothetical, None),
            (Denied, Hypothetical, None),
        ] {
            assert_eq!(Disagreement::among([one, other].into_iter().collect()), expected, "{one:?} {other:?}");
        }
        assert_eq!(Disagreement::among(StatusSet::ALL), Some(Disagreement::Denied));
        assert_eq!(Disagreement::among(StatusSet::default()), None);
    }

    #[test]
    fn claims_disagree_only_where_they_say_the_same() {
        use Status::{Asserted, Denied};
        check(&[], false);
        check(&[claim(0, "pays", 1, Asserted)], false);
        check(&[claim(0, "pays", 1, Asserted), claim(0, "pays", 1, Denied)], true);
        check(&[claim(0, "pays", 1, Asserted), claim(1, "pays", 0, Denied)], false);
        check(&[claim(0, "pays", 1, Asserted), claim(0, "warns", 1, Denied)], false);
        check(&[claim(0, "pays", 0, Asserted), claim(0, "pays", 0, Denied)], true);
    }

    #[test]
    fn symmetric_and_inverse_kinds_say_the_same_from_both_ends() {
        use Status::{Asserted, Denied};
        check(&[claim(0, "knows", 1, Asserted), claim(1, "knows", 0, Denied)], true);
        check(&[claim(0, "leads", 1, Asserted), claim(1, "is led by", 0, Denied)], true);
        check(&[claim(0, "leads", 1, Asserted), claim(0, "is led by", 1, Denied)], false);
        check(&[claim(0, "owns", 1, Asserted), claim(1, "belongs to", 0, Denied)], true);
        check(&[claim(0, "owns", 1, Asserted), claim(0, "belongs to", 1, Denied)], false);
        check(&[claim(0, "mirrors", 1, Asserted), claim(1, "mirrors", 0, Denied)], false);
        check(&[claim(0, "mirrors", 1, Asserted), claim(0, "mirrors", 1, Denied)], true);
    }
}
