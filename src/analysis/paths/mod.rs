//! Paths between two entities: chains of claims, as strong as their weakest link.
//!
//! Every edge that the options allow has the strength of its best claims. A path is better than another if its weakest
//! hop is stronger in kind (verified, said to hold, not denied, its status); then if it has fewer hops; then if its hops
//! are stronger together, where the number of documents counts too. How many documents carry a hop is a matter of degree:
//! it never makes a chain of four steps better than one of two.
//!
//! Invariant: paths are simple (no entity twice) and contain nothing that is filtered out.

use super::support::support;
use crate::model::{
    EdgeIndex, EntityIndex, EvidenceIndex, KindRules, OpenDossier, Relation, RelationIndex, Statement, Status,
    Visibility,
};
use search::{DirectedEdge, Search};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

mod search;
pub mod words;

#[cfg(test)]
mod tests;

/// The most hops that can be asked for.
pub const MOST_HOPS: u32 = 8;

/// Which claims a path may use, and how many paths are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathOptions {
    /// Only through claims with a verified quote.
    pub only_verified: bool,
    /// Also through denials, and through claims that are denied elsewhere.
    pub through_denied: bool,
    /// Only through claims that point along the path; symmetric kinds point both ways.
    pub along_arrows: bool,
    /// Only through these kinds of relation; empty: through all.
    pub kinds: BTreeSet<String>,
    /// Not through these entities. The two ends are never avoided.
    pub avoid: BTreeSet<EntityIndex>,
    /// The most hops, up to [`MOST_HOPS`].
    pub most_hops: u32,
    /// How many paths are wanted.
    pub count: usize,
}

impl Default for PathOptions {
    fn default() -> Self {
        Self {
            only_verified: false,
            through_denied: true,
            along_arrows: false,
            kinds: BTreeSet::new(),
            avoid: BTreeSet::new(),
            most_hops: 6,
            count: 5,
        }
    }
}

/// The strength of a hop. What counts, in this order: a verified quote; that it is asserted or alleged; that no claim
/// denies it; its status; the number of independent documents. A denial that three papers repeat is still a denial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// Whether a quote is verified.
    pub verified: bool,
    /// The status of its best claims.
    pub standing: Standing,
    /// Whether no claim denies what its best claims say.
    pub undenied: bool,
    /// The number of independent documents that carry a verified quote for these claims.
    pub documents: u32,
}

impl Strength {
    /// The same without the number of documents: the strength in kind.
    fn class(self) -> Self {
        Self { documents: 0, ..self }
    }

    /// Its sort key, the weakest first.
    fn order(self) -> (bool, bool, bool, Standing, u32) {
        let is_said_to_hold = self.standing >= Standing::Alleged;
        (self.verified, is_said_to_hold, self.undenied, self.standing, self.documents)
    }
}

impl PartialOrd for Strength {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Strength {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

/// The statuses by their worth in a chain, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Said not to hold.
    Denied,
    /// Only possible.
    Hypothetical,
    /// Claimed by a speaker.
    Alleged,
    /// A document stands behind it.
    Asserted,
}

impl Standing {
    /// The worth of a status.
    #[must_use]
    pub fn of(status: Status) -> Self {
        match status {
            Status::Asserted => Self::Asserted,
            Status::Alleged => Self::Alleged,
            Status::Denied => Self::Denied,
            Status::Hypothetical => Self::Hypothetical,
        }
    }
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Where it starts.
    pub from: EntityIndex,
    /// Where it ends.
    pub to: EntityIndex,
    /// The edge it goes over.
    pub edge: EdgeIndex,
    /// The claim that it rests on.
    pub claim: RelationIndex,
    /// The best quote of that claim.
    pub evidence: Option<EvidenceIndex>,
    /// Its strength.
    pub strength: Strength,
}

/// A path from one entity to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Its steps; at least one.
    pub hops: Vec<Hop>,
}

impl Path {
    /// The index of its weakest hop, the first among equals.
    #[must_use]
    pub fn weakest(&self) -> usize {
        self.hops.iter().enumerate().min_by_key(|(_, hop)| hop.strength).map_or(0, |(place, _)| place)
    }
}

/// The best paths from one entity to another, best first; none between an entity and itself.
#[must_use]
pub fn best_paths(
    open: &OpenDossier,
    visibility: &Visibility,
    from: EntityIndex,
    to: EntityIndex,
    options: &PathOptions,
) -> Vec<Path> {
    let count = open.network.incident.len();
    if from == to || from.at() >= count || to.at() >= count {
        return Vec::new();
    }
    let is_avoided = |entity: EntityIndex| entity != from && entity != to && options.avoid.contains(&entity);
    let arcs = Arcs::of(open, visibility, options, is_avoided);
    let most_hops = options.most_hops.clamp(1, MOST_HOPS);
    let search = Search { arcs: &arcs.list, leaving: &arcs.leaving, from: from.0, to: to.0, most_hops };
    let path = |route: Vec<u32>| Path { hops: route.into_iter().map(|arc| arcs.hop(open, arc)).collect() };
    search.best(options.count).into_iter().map(path).collect()
}

/// All arcs that the options allow.
struct Arcs {
    list: Vec<DirectedEdge>,
    /// The claims and strength of every arc, in the same order.
    made_of: Vec<MadeOf>,
    /// For every entity, the arcs that leave it.
    leaving: Vec<Vec<u32>>,
    /// The best claims of all edges, those of one edge together.
    claims: Vec<RelationIndex>,
}

/// The claims and strength of an arc.
struct MadeOf {
    edge: EdgeIndex,
    /// Its claims: this range of [`Arcs::claims`], never empty.
    claims: Range<usize>,
    strength: Strength,
}

impl Arcs {
    fn of(
        open: &OpenDossier,
        visibility: &Visibility,
        options: &PathOptions,
        is_avoided: impl Fn(EntityIndex) -> bool,
    ) -> Self {
        let rules = KindRules::of(&open.dossier);
        let leaving = vec![Vec::new(); open.network.incident.len()];
        let mut all = Self { list: Vec::new(), made_of: Vec::new(), leaving, claims: Vec::new() };
        for (place, edge) in open.network.edges.iter().enumerate() {
            let (low, high) = edge.ends;
            if low == high || !visibility.edge(EdgeIndex::new(place)) || is_avoided(low) || is_avoided(high) {
                continue;
            }
            let denied = Denied::on(open, &rules, EdgeIndex::new(place));
            let allowed: Vec<RelationIndex> = edge
                .relations
                .iter()
                .copied()
                .filter(|relation| visibility.relation(*relation))
                .filter(|relation| is_allowed(open, &rules, &denied, *relation, options))
                .collect();
            let directions = [(low, high), (high, low)];
            if options.along_arrows {
                for (from, to) in directions {
                    let points = |relation: &RelationIndex| {
                        let claim = &open.dossier.relations[relation.at()];
                        claim.from == from || rules.is_symmetric(&claim.kind)
                    };
                    let along: Vec<RelationIndex> = allowed.iter().copied().filter(points).collect();
                    all.add(open, &rules, &denied, EdgeIndex::new(place), &[(from, to)], &along);
                }
            } else {
                all.add(open, &rules, &denied, EdgeIndex::new(place), &directions, &allowed);
            }
        }
        let ranks = ranked(all.made_of.iter().map(|made_of| made_of.strength.class()));
        let weights = ranked(all.made_of.iter().map(|made_of| made_of.strength));
        for (arc, made_of) in all.list.iter_mut().zip(&all.made_of) {
            arc.rank = ranks[&made_of.strength.class()];
            arc.weight = weights[&made_of.strength];
        }
        all
    }

    /// Adds an edge with its best claims, in one direction or in both.
    fn add(
        &mut self,
        open: &OpenDossier,
        rules: &KindRules<'_>,
        denied: &Denied<'_>,
        edge: EdgeIndex,
        directions: &[(EntityIndex, EntityIndex)],
        allowed: &[RelationIndex],
    ) {
        // The strength of a claim before its documents are counted.
        let class = |relation: &RelationIndex| {
            let claim = &open.dossier.relations[relation.at()];
            let verified = support(open, &[*relation]).quotes > 0;
            let undenied = !denied.has(rules, claim);
            Strength { verified, standing: Standing::of(claim.status), undenied, documents: 0 }
        };
        let Some(best) = allowed.iter().map(class).max() else { return };
        let of_best: Vec<RelationIndex> = allowed.iter().copied().filter(|relation| class(relation) == best).collect();
        let strength = Strength { documents: support(open, &of_best).documents, ..best };
        let start = self.claims.len();
        self.claims.extend(of_best);
        for (from, to) in directions {
            self.leaving[from.at()].push(self.list.len() as u32);
            self.list.push(DirectedEdge { from: from.0, to: to.0, rank: 0, weight: 0 });
            self.made_of.push(MadeOf { edge, claims: start..self.claims.len(), strength });
        }
    }

    /// The hop of an arc, on the claim with the best quote.
    fn hop(&self, open: &OpenDossier, arc: u32) -> Hop {
        let (arc, made_of) = (self.list[arc as usize], &self.made_of[arc as usize]);
        let claims = &self.claims[made_of.claims.clone()];
        let ends = [EntityIndex(arc.from), EntityIndex(arc.to)];
        let best = claims
            .iter()
            .flat_map(|claim| open.dossier.evidence_of(*claim))
            .map(|(evidence, _)| evidence)
            .min_by_key(|evidence| worth(open, *evidence, ends));
        let claim = best.map_or_else(|| claims[0], |evidence| evidence.relation);
        Hop { from: ends[0], to: ends[1], edge: made_of.edge, claim, evidence: best, strength: made_of.strength }
    }
}

/// The rank of every strength that occurs, from 1, the weakest first.
fn ranked(strengths: impl Iterator<Item = Strength>) -> BTreeMap<Strength, u32> {
    strengths.collect::<BTreeSet<Strength>>().into_iter().zip(1..).collect()
}

/// The statements that are denied on an edge, visible or not.
struct Denied<'a>(BTreeSet<Statement<'a>>);

impl<'a> Denied<'a> {
    fn on(open: &'a OpenDossier, rules: &KindRules<'a>, edge: EdgeIndex) -> Self {
        let claims = open.network.edges[edge.at()].relations.iter().map(|claim| &open.dossier.relations[claim.at()]);
        Self(claims.filter(|claim| claim.status == Status::Denied).map(|claim| rules.statement(claim)).collect())
    }

    /// Whether any claim denies the statement of a claim; a denial does so itself.
    fn has(&self, rules: &KindRules<'_>, claim: &Relation) -> bool {
        !self.0.is_empty() && self.0.contains(&rules.statement(claim))
    }
}

/// Whether the options allow a claim, regardless of direction.
fn is_allowed(
    open: &OpenDossier,
    rules: &KindRules<'_>,
    denied: &Denied<'_>,
    relation: RelationIndex,
    options: &PathOptions,
) -> bool {
    let claim = &open.dossier.relations[relation.at()];
    (options.kinds.is_empty() || options.kinds.contains(&claim.kind))
        && (options.through_denied || !denied.has(rules, claim))
        && (!options.only_verified || support(open, &[relation]).quotes > 0)
}

/// The sort key of quotes for a hop, the best lowest: verified, naming both ends, short.
fn worth(open: &OpenDossier, evidence: EvidenceIndex, ends: [EntityIndex; 2]) -> (bool, usize, usize) {
    let relation = &open.dossier.relations[evidence.relation.at()];
    let piece = &relation.evidence[evidence.position as usize];
    let verification = open.reading.verification(evidence);
    let reading = open.reading.documents.get(piece.document.at());
    let names = |end: &&EntityIndex| {
        let (Some(reading), Some(span)) = (reading, verification.span()) else { return false };
        reading.named_in(span).any(|entity| entity == **end)
    };
    let unnamed = ends.len() - ends.iter().filter(names).count();
    (!verification.is_verified(), unnamed, piece.quote.as_ref().map_or(usize::MAX, String::len))
}
