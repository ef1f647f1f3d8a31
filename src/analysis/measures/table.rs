//! The measures that are known of a network: the value of every entity by measure.
//!
//! Invariant: an entity that is not part of what was measured has no value.

use super::betweenness::{Betweenness, Starts, betweenness};
use super::communities::{Communities, communities};
use super::cores::cores;
use super::cuts::{Bridge, Cuts, cuts};
use super::rank::page_rank;
use super::ties::Ties;
use super::words;
use super::work::Work;
use crate::model::{Dossier, EdgeIndex, EntityIndex, Measure, MeasureRange};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Measures that are computed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Degree, `PageRank`, cores, components, bridges: they take a moment.
    Structure,
    /// Betweenness, which takes longest.
    Betweenness,
    /// The communities and how sure they are.
    Communities,
}

impl Part {
    /// All of them, the quickest first.
    pub const ALL: [Self; 3] = [Self::Structure, Self::Communities, Self::Betweenness];

    /// The part that a measure belongs to.
    #[must_use]
    pub fn of(measure: Measure) -> Self {
        match measure {
            Measure::Degree | Measure::PageRank | Measure::Core | Measure::Articulation | Measure::Component => {
                Self::Structure
            }
            Measure::Betweenness => Self::Betweenness,
            Measure::Community | Measure::Agreement => Self::Communities,
        }
    }
}

/// What takes a moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Structure {
    /// The `PageRank` of every node.
    pub rank: Vec<f64>,
    /// The core number of every node.
    pub cores: Vec<u32>,
    /// Components, bridges and articulation points.
    pub cuts: Cuts,
    /// The best connected node of every component.
    pub largest: Vec<u32>,
}

/// A part of the measures, computed.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// What takes a moment.
    Structure(Structure),
    /// Betweenness.
    Betweenness(Betweenness),
    /// The communities.
    Communities(Communities),
}

/// How a part is computed where there is a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// From where the ways of betweenness are counted.
    pub starts: Starts,
    /// The seed of the communities.
    pub seed: u64,
}

impl Default for Asked {
    fn default() -> Self {
        Self { starts: Starts::Affordable, seed: super::SEED }
    }
}

/// Computes a part; `None` where the work was cancelled.
#[must_use]
pub fn find(part: Part, ties: &Ties, asked: Asked, work: &Work) -> Option<Found> {
    match part {
        Part::Structure => structure(ties, work).map(Found::Structure),
        Part::Betweenness => betweenness(ties, asked.starts, work).map(Found::Betweenness),
        Part::Communities => communities(ties, asked.seed, work).map(Found::Communities),
    }
}

fn structure(ties: &Ties, work: &Work) -> Option<Structure> {
    work.begin(3);
    let cuts = cuts(ties);
    let mut largest: Vec<Option<u32>> = vec![None; cuts.sizes.len()];
    for node in 0..ties.len() as u32 {
        let known = &mut largest[cuts.component[node as usize] as usize];
        if known.is_none_or(|known| ties.degree(node) > ties.degree(known)) {
            *known = Some(node);
        }
    }
    let cores = work.step(1).then(|| cores(ties))?;
    let rank = work.step(1).then(|| page_rank(ties))?;
    work.step(1).then(|| Structure { rank, cores, cuts, largest: largest.into_iter().flatten().collect() })
}

/// What is known of a network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasureTable {
    ties: Arc<Ties>,
    /// For every entity of the dossier, its node.
    nodes: Arc<Vec<Option<u32>>>,
    structure: Option<Arc<Structure>>,
    betweenness: Option<Arc<Betweenness>>,
    communities: Option<Arc<Communities>>,
}

impl MeasureTable {
    /// Nothing but the network, in a dossier of so many entities.
    #[must_use]
    pub fn of(ties: Arc<Ties>, entities: usize) -> Self {
        let mut nodes = vec![None; entities];
        for (node, entity) in ties.entities().iter().enumerate() {
            nodes[entity.at()] = Some(node as u32);
        }
        Self { ties, nodes: Arc::new(nodes), ..Self::default() }
    }

    /// With a part that was computed of the same network.
    #[must_use]
    pub fn with(mut self, found: Found) -> Self {
        match found {
            Found::Structure(structure) => self.structure = Some(Arc::new(structure)),
            Found::Betweenness(betweenness) => self.betweenness = Some(Arc::new(betweenness)),
            Found::Communities(communities) => self.communities = Some(Arc::new(communities)),
        }
        self
    }

    /// Without a part, which is then computed again.
    #[must_use]
    pub fn without(mut self, part: Part) -> Self {
        match part {
            Part::Structure => self.structure = None,
            Part::Betweenness => self.betweenness = None,
            Part::Communities => self.communities = None,
        }
        self
    }

    /// The network that was measured.
    #[must_use]
    pub fn ties(&self) -> &Arc<Ties> {
        &self.ties
    }

    /// Whether a part is known.
    #[must_use]
    pub fn knows(&self, part: Part) -> bool {
        match part {
            Part::Structure => self.structure.is_some(),
            Part::Betweenness => self.betweenness.is_some(),
            Part::Communities => self.communities.is_some(),
        }
    }

    /// What takes a moment, where it is known.
    #[must_use]
    pub fn structure(&self) -> Option<&Structure> {
        self.structure.as_deref()
    }

    /// The betweenness, where it is known.
    #[must_use]
    pub fn betweenness(&self) -> Option<&Betweenness> {
        self.betweenness.as_deref()
    }

    /// The communities, where they are known.
    #[must_use]
    pub fn communities(&self) -> Option<&Communities> {
        self.communities.as_deref()
    }

    /// The value of an entity: a number, a share, or the number of its group from 1. `None` where the entity was not
    /// measured, or the measure is not known yet.
    #[must_use]
    pub fn value(&self, measure: Measure, entity: EntityIndex) -> Option<f64> {
        let node = (*self.nodes.get(entity.at())?)?;
        self.of_node(measure, node)
    }

    fn of_node(&self, measure: Measure, node: u32) -> Option<f64> {
        let at = node as usize;
        let structure = self.structure.as_deref();
        let communities = self.communities.as_deref();
        match measure {
            // Needs nothing but the ties, but is told with the rest of its part.
            Measure::Degree => structure.map(|_| f64::from(self.ties.degree(node))),
            Measure::PageRank => structure.map(|structure| structure.rank[at]),
            Measure::Core => structure.map(|structure| f64::from(structure.cores[at])),
            Measure::Articulation => structure.map(|structure| f64::from(structure.cuts.apart[at])),
            Measure::Component => structure.map(|structure| f64::from(structure.cuts.component[at] + 1)),
            Measure::Betweenness => self.betweenness.as_deref().map(|betweenness| betweenness.values[at]),
            Measure::Community => communities.map(|communities| f64::from(communities.of[at] + 1)),
            Measure::Agreement => {
                communities.map(|communities| f64::from(communities.agreeing[at]) / f64::from(communities.runs.max(1)))
            }
        }
    }

    /// The values of all that were measured, in the order of the entities; empty while the measure is not known.
    #[must_use]
    pub fn values(&self, measure: Measure) -> Vec<(EntityIndex, f64)> {
        let entities = self.ties.entities().iter().zip(0..);
        entities.filter_map(|(entity, node)| Some((*entity, self.of_node(measure, node)?))).collect()
    }

    /// For every entity of the dossier, whether a value of it is outside those that a filter asks for; empty where none is.
    /// What is not known, or was not measured, is outside of nothing.
    #[must_use]
    pub fn outside(&self, asked: &BTreeMap<Measure, MeasureRange>) -> Vec<bool> {
        let mut outside = Vec::new();
        for (measure, range) in asked {
            for (entity, _) in self.values(*measure).into_iter().filter(|(_, value)| !range.holds(*value)) {
                outside.resize(self.nodes.len(), false);
                outside[entity.at()] = true;
            }
        }
        outside
    }

    /// The sizes of the groups of a measure, the largest first; empty for one that has none, or is not known.
    #[must_use]
    pub fn group_sizes(&self, measure: Measure) -> &[u32] {
        match measure {
            Measure::Component => self.structure.as_deref().map_or(&[], |structure| &structure.cuts.sizes),
            Measure::Community => self.communities.as_deref().map_or(&[], |communities| &communities.sizes),
            _ => &[],
        }
    }

    /// In what share of the runs the members of a community, numbered from 1, were with most of it on average; `None` while the
    /// communities are not known.
    #[must_use]
    pub fn agreement(&self, group: usize) -> Option<f64> {
        let found = self.communities.as_deref()?;
        let size = *found.sizes.get(group.wrapping_sub(1))?;
        let of = found.of.iter().zip(&found.agreeing).filter(|(of, _)| **of as usize + 1 == group);
        let agreeing: f64 = of.map(|(_, runs)| f64::from(*runs)).sum();
        Some(agreeing / (f64::from(found.runs.max(1)) * f64::from(size.max(1))))
    }

    /// The entities of a group, numbered from 1, in order.
    #[must_use]
    pub fn members(&self, measure: Measure, group: usize) -> Vec<EntityIndex> {
        let is_in = |(_, value): &(EntityIndex, f64)| *value == group as f64;
        self.values(measure).into_iter().filter(is_in).map(|(entity, _)| entity).collect()
    }

    /// The entities that a group, numbered from 1, is named by: its best connected.
    #[must_use]
    pub fn named_by(&self, measure: Measure, group: usize) -> Vec<EntityIndex> {
        let at = group.wrapping_sub(1);
        let nodes = match measure {
            Measure::Component => {
                let largest = self.structure.as_deref().map_or(&[] as &[u32], |structure| &structure.largest);
                largest.get(at).map(std::slice::from_ref).unwrap_or_default()
            }
            Measure::Community => {
                let largest = self.communities.as_deref().map_or(&[] as &[Vec<u32>], |found| &found.largest);
                largest.get(at).map(Vec::as_slice).unwrap_or_default()
            }
            _ => &[],
        };
        nodes.iter().map(|node| self.ties.entities()[*node as usize]).collect()
    }

    /// What a group, numbered from 1, is called: "Russia, Iran, Moscow and 12 more".
    #[must_use]
    pub fn group_name(&self, dossier: &Dossier, measure: Measure, group: usize) -> String {
        let named = self.named_by(measure, group);
        let size = self.group_sizes(measure).get(group.wrapping_sub(1)).copied().unwrap_or(0) as usize;
        words::group_name(dossier, &named, size)
    }

    /// The value of an entity in words: "12", "0.031", or the name of its group.
    #[must_use]
    pub fn words(&self, dossier: &Dossier, measure: Measure, entity: EntityIndex) -> Option<String> {
        let value = self.value(measure, entity)?;
        Some(if measure.is_group() {
            self.group_name(dossier, measure, value as usize)
        } else {
            words::number(measure, value)
        })
    }

    /// The bridges with their edges, those that separate most first.
    #[must_use]
    pub fn bridges(&self) -> Vec<(EdgeIndex, Bridge)> {
        let Some(structure) = &self.structure else { return Vec::new() };
        let mut bridges: Vec<_> =
            structure.cuts.bridges.iter().map(|bridge| (self.ties.edge(bridge.tie as usize), *bridge)).collect();
        bridges.sort_by_key(|(_, bridge)| Reverse(bridge.sides.0.min(bridge.sides.1)));
        bridges
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::dossier;

    fn known() -> (crate::model::OpenDossier, MeasureTable) {
        let entities: Vec<(&str, &str)> = "abcdefg".split("").filter(|id| !id.is_empty()).map(|id| (id, "p")).collect();
        let ties = [("b", "a"), ("b", "c"), ("b", "d"), ("d", "e"), ("e", "f"), ("f", "d")];
        let claims: Vec<_> = ties.iter().map(|(from, to)| (*from, "k", *to, Status::Asserted)).collect();
        let open = dossier(&entities, &claims, &[]);
        let ties = Arc::new(Ties::of(&open.network, None));
        let mut table = MeasureTable::of(Arc::clone(&ties), 7);
        for part in Part::ALL {
            assert!(!table.knows(part));
            table = table.with(find(part, &ties, Asked::default(), &Work::by(1)).expect("a result"));
            assert!(table.knows(part));
        }
        (open, table)
    }

    #[test]
    fn every_entity_has_a_value_of_every_measure() {
        let (open, table) = known();
        let all = |measure| table.values(measure).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
        assert_eq!(all(Measure::Degree), [1.0, 3.0, 1.0, 3.0, 2.0, 2.0, 0.0]);
        assert_eq!(all(Measure::Core), [1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 0.0]);
        assert_eq!(all(Measure::Articulation), [0.0, 2.0, 0.0, 1.0, 0.0, 0.0, 0.0]);
        assert_eq!(all(Measure::Component), [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0]);
        for measure in Measure::ALL {
            assert_eq!(all(measure).len(), 7, "{measure:?}");
            assert!(table.words(&open.dossier, measure, EntityIndex(0)).is_some(), "{measure:?}");
        }
        assert_eq!(table.value(Measure::Degree, EntityIndex(9)), None);
    }

    #[test]
    fn groups_are_named_by_their_best_connected_and_bridges_come_with_the_largest_parts_first() {
        let (open, table) = known();
        let name = |measure, group| table.group_name(&open.dossier, measure, group);
        assert_eq!(name(Measure::Component, 1), "b and 5 more");
        assert_eq!((name(Measure::Component, 2), name(Measure::Component, 3)), ("g".to_owned(), String::new()));
        assert_eq!(table.members(Measure::Component, 2), [EntityIndex(6)]);
        assert_eq!(table.group_sizes(Measure::Community), [3, 3, 1]);
        assert_eq!(name(Measure::Community, 1), "b, a, c");
        let bridges = table.bridges();
        assert_eq!(bridges.len(), 3);
        let first = &open.network.edges[bridges[0].0.at()];
        assert_eq!((first.ends, bridges[0].1.sides), ((EntityIndex(1), EntityIndex(3)), (3, 3)));
    }

    #[test]
    fn what_is_not_known_yet_has_no_value() {
        let table = MeasureTable::of(Arc::new(Ties::between(2, [(0, 1)])), 2);
        for measure in Measure::ALL {
            assert_eq!((table.value(measure, EntityIndex(0)), table.values(measure).len()), (None, 0));
        }
        assert!(table.bridges().is_empty() && table.group_sizes(Measure::Community).is_empty());
    }
}
