//! Who shares an edge with whom: the network that measures are computed of, as compact lists.
//!
//! Invariant: an edge counts once, whatever it claims and however often; claims of an entity about itself count not at all.
//! Invariant: the neighbours of a node are in ascending order.

use crate::model::{EdgeIndex, EntityIndex, Network, Visibility};

/// Nodes and the ties between them: no loops, no ties twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// The entity of every node.
    entities: Vec<EntityIndex>,
    /// The ends of every tie, the lower first, in ascending order.
    ends: Vec<(u32, u32)>,
    /// The edge of every tie.
    edges: Vec<EdgeIndex>,
    /// Where the neighbours of every node begin in `targets`, and behind the last where they end.
    starts: Vec<u32>,
    /// The neighbours of all nodes, one list behind the other.
    targets: Vec<u32>,
    /// The tie to each of them.
    by: Vec<u32>,
}

impl Ties {
    /// The ties of a network; of what is shown alone, where that is given.
    #[must_use]
    pub fn of(network: &Network, shown: Option<&Visibility>) -> Self {
        let count = network.incident.len();
        let is_in = |at: usize| shown.is_none_or(|shown| shown.entity(EntityIndex::new(at)));
        let entities: Vec<EntityIndex> = (0..count).filter(|at| is_in(*at)).map(EntityIndex::new).collect();
        let mut node_of = vec![None; count];
        for (node, entity) in entities.iter().enumerate() {
            node_of[entity.at()] = Some(node as u32);
        }
        let (mut ends, mut edges) = (Vec::new(), Vec::new());
        for (at, edge) in network.edges.iter().enumerate() {
            let index = EdgeIndex::new(at);
            let (Some(one), Some(other)) = (node_of[edge.ends.0.at()], node_of[edge.ends.1.at()]) else { continue };
            if one != other && shown.is_none_or(|shown| shown.edge(index)) {
                ends.push((one, other));
                edges.push(index);
            }
        }
        Self { entities, edges, ..Self::default() }.linked(ends)
    }

    /// Ties between `count` nodes, from a list with loops and repeats, as edge lists have them. Each node is the entity of
    /// its number, and each tie the edge of its own.
    ///
    /// # Panics
    /// Where an end is not below `count`.
    #[must_use]
    pub fn between(count: usize, list: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let ascending = |(one, other): (u32, u32)| (one.min(other), one.max(other));
        let mut ends: Vec<(u32, u32)> = list.into_iter().map(ascending).filter(|(one, other)| one != other).collect();
        ends.sort_unstable();
        ends.dedup();
        let edges = (0..ends.len()).map(EdgeIndex::new).collect();
        Self { entities: (0..count).map(EntityIndex::new).collect(), edges, ..Self::default() }.linked(ends)
    }

    /// With the lists of neighbours, from the ends in ascending order.
    fn linked(mut self, ends: Vec<(u32, u32)>) -> Self {
        let mut starts = vec![0; self.entities.len() + 1];
        for (one, other) in &ends {
            starts[*one as usize + 1] += 1;
            starts[*other as usize + 1] += 1;
        }
        for node in 1..starts.len() {
            starts[node] += starts[node - 1];
        }
        let mut next = starts.clone();
        (self.targets, self.by) = (vec![0; ends.len() * 2], vec![0; ends.len() * 2]);
        for (tie, (one, other)) in ends.iter().enumerate() {
            for (from, to) in [(one, other), (other, one)] {
                let place = &mut next[*from as usize];
                self.targets[*place as usize] = *to;
                self.by[*place as usize] = tie as u32;
                *place += 1;
            }
        }
        (self.starts, self.ends) = (starts, ends);
        self
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// The entity of every node, in ascending order.
    #[must_use]
    pub fn entities(&self) -> &[EntityIndex] {
        &self.entities
    }

    /// The ends of every tie, the lower first, in ascending order.
    #[must_use]
    pub fn ends(&self) -> &[(u32, u32)] {
        &self.ends
    }

    /// The edge of a tie.
    #[must_use]
    pub fn edge(&self, tie: usize) -> EdgeIndex {
        self.edges[tie]
    }

    /// The neighbours of a node, in ascending order.
    #[must_use]
    pub fn of_node(&self, node: u32) -> &[u32] {
        &self.targets[self.range(node)]
    }

    /// The ties of a node, in the order of [`Ties::of_node`].
    pub(super) fn ties_of(&self, node: u32) -> &[u32] {
        &self.by[self.range(node)]
    }

    /// How many neighbours a node has.
    #[must_use]
    pub fn degree(&self, node: u32) -> u32 {
        self.starts[node as usize + 1] - self.starts[node as usize]
    }

    fn range(&self, node: u32) -> std::ops::Range<usize> {
        self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::visibility;
    use crate::model::fixture::dossier;
    use crate::model::{Filter, Status};

    #[test]
    fn an_edge_of_many_claims_is_one_tie_and_a_claim_about_oneself_none() {
        let claims = [
            ("a", "k", "b", Status::Asserted),
            ("b", "k", "a", Status::Denied),
            ("a", "k", "a", Status::Asserted),
            ("c", "k", "a", Status::Asserted),
        ];
        let open = dossier(&[("a", "p"), ("b", "p"), ("c", "q")], &claims, &[]);
        let all = Ties::of(&open.network, None);
        assert_eq!(all.ends(), [(0, 1), (0, 2)]);
        assert_eq!((all.of_node(0), all.degree(2)), (&[1, 2][..], 1));
        let filter = Filter { entity_kinds: ["p".to_owned()].into(), ..Filter::default() };
        let shown = Ties::of(&open.network, Some(&visibility(&open, &filter, &[].into())));
        assert_eq!((shown.entities(), shown.ends().len()), (&[EntityIndex(2)][..], 0));
    }

    #[test]
    fn a_list_may_have_loops_and_repeats() {
        let ties = Ties::between(4, [(2, 1), (1, 2), (3, 3), (0, 2)]);
        assert_eq!(ties.ends(), [(0, 2), (1, 2)]);
        assert_eq!((ties.of_node(2), ties.ties_of(2)), (&[0, 1][..], &[0, 1][..]));
        assert_eq!(ties.of_node(3), &[] as &[u32]);
        assert!(Ties::between(0, []).is_empty());
    }
}
