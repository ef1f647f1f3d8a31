//! What a claim says, however it is put: symmetric kinds, inverse kinds, opposed kinds.
//!
//! Invariant: two claims say the same exactly if their statements are equal.

use crate::model::{Dossier, EntityIndex, Relation};
use std::collections::{BTreeMap, BTreeSet};

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

/// The rules for the kinds of relation that can be stated in more than one way, or that exclude one another.
#[derive(Clone, Debug, Default)]
pub struct KindRules<'a> {
    /// The kind that says the same as this one from the other end, and stands for both.
    inverse: BTreeMap<&'a str, &'a str>,
    /// The symmetric kinds, by the kind that stands for them.
    symmetric: BTreeSet<&'a str>,
    /// The kinds that exclude a kind, each in the same direction or turned round; all by the kinds that stand for them.
    opposed: BTreeMap<&'a str, BTreeSet<(&'a str, bool)>>,
}

impl<'a> KindRules<'a> {
    /// The rules that a dossier gives for its kinds. If two kinds are each other's inverse, the first stands for both.
    #[must_use]
    pub fn of(dossier: &'a Dossier) -> Self {
        let mut rules = Self::default();
        for kind in &dossier.kinds {
            if let Some(other) = kind.inverse.as_deref()
                && rules.inverse.get(kind.name.as_str()) != Some(&other)
                && other != kind.name
            {
                rules.inverse.insert(other, &kind.name);
            }
        }
        for kind in dossier.kinds.iter().filter(|kind| kind.symmetric) {
            let (kind, _) = rules.stands_for(&kind.name);
            rules.symmetric.insert(kind);
        }
        for kind in &dossier.kinds {
            for other in &kind.opposes {
                rules.oppose(&kind.name, other);
            }
        }
        rules
    }

    /// Notes that two kinds exclude one another. Opposition counts both ways.
    fn oppose(&mut self, one: &'a str, other: &'a str) {
        let ((one, one_turned), (other, other_turned)) = (self.stands_for(one), self.stands_for(other));
        let either_way = self.symmetric.contains(one) || self.symmetric.contains(other);
        for turned in [false, true] {
            // A kind may oppose its own inverse ("leads", "is led by"), never itself.
            let is_itself = one == other && (!turned || either_way);
            if !is_itself && (either_way || turned == (one_turned != other_turned)) {
                self.opposed.entry(one).or_default().insert((other, turned));
                self.opposed.entry(other).or_default().insert((one, turned));
            }
        }
    }

    /// The kind that stands for a kind and its inverse, and whether it says so from the other end.
    fn stands_for<'b>(&self, kind: &'b str) -> (&'b str, bool)
    where
        'a: 'b,
    {
        self.inverse.get(kind).map_or((kind, false), |inverse| (*inverse, true))
    }

    /// Whether a kind of relation is symmetric.
    #[must_use]
    pub fn is_symmetric(&self, kind: &str) -> bool {
        self.symmetric.contains(self.stands_for(kind).0)
    }

    /// Whether any two kinds exclude one another.
    pub(super) fn has_opposed(&self) -> bool {
        !self.opposed.is_empty()
    }

    /// The statement of a claim.
    #[must_use]
    pub fn statement<'b>(&self, claim: &'b Relation) -> Statement<'b>
    where
        'a: 'b,
    {
        let (kind, turned) = self.stands_for(&claim.kind);
        self.between(kind, claim.from, claim.to, turned)
    }

    /// A statement of a kind that stands for itself.
    fn between<'b>(&self, kind: &'b str, from: EntityIndex, to: EntityIndex, turned: bool) -> Statement<'b> {
        let (from, to) = if turned { (to, from) } else { (from, to) };
        if self.symmetric.contains(kind) {
            Statement { kind, from: from.min(to), to: from.max(to) }
        } else {
            Statement { kind, from, to }
        }
    }

    /// Those of `others`, which are about the same two entities, that exclude a statement.
    pub(super) fn opponents<'b>(
        &self,
        statement: Statement<'b>,
        others: impl ExactSizeIterator<Item = &'b Statement<'b>>,
    ) -> BTreeSet<Statement<'b>>
    where
        'a: 'b,
    {
        let Some(opposed) = self.opposed.get(statement.kind) else { return BTreeSet::new() };
        let turned_to = |kind: &'b str, turned| self.between(kind, statement.from, statement.to, turned);
        if opposed.len() <= others.len() {
            // The caller leaves out kinds without a claim.
            return opposed
                .iter()
                .map(|(kind, turned)| turned_to(kind, *turned))
                .filter(|other| *other != statement)
                .collect();
        }
        let excludes = |other: &Statement<'b>| {
            [false, true].iter().any(|turned| {
                opposed.contains(&(other.kind, *turned))
                    && turned_to(other.kind, *turned) == *other
                    && *other != statement
            })
        };
        others.copied().filter(excludes).collect()
    }
}
