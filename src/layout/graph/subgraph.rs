//! The connected components of a request, each as a graph of its own.

use super::adjacency::Graph;
use super::components::components;
use crate::layout::geometry::coordinates::HopScale;
use crate::layout::geometry::node_box::NodeBox;
use crate::layout::geometry::procrustes::Pin;
use crate::layout::request::{Request, Sign};
use crate::layout::small_sizes::{SMALL_COMPONENT, SMALL_LINKS};
use crate::model::Position;

/// The length of an edge between marks that need no room, in world pixels.
const SHORT_EDGE: f32 = 62.0;

/// One connected component of a request.
#[derive(Debug)]
pub(crate) struct Subgraph {
    /// Its nodes, by their place in the request.
    pub(crate) nodes: Vec<u32>,
    /// Its edges, by place in `nodes`.
    pub(crate) graph: Graph,
    /// The signs on its edges, likewise.
    pub(crate) signs: Vec<Sign>,
    /// The boxes of its nodes, and their half sizes, in world pixels.
    pub(crate) boxes: Vec<NodeBox>,
    pub(crate) half_sizes: Vec<(f32, f32)>,
    /// Which of its nodes are fixed.
    pub(crate) fixed: Vec<bool>,
    /// Where these are, and the origin for the others, in world pixels.
    pub(crate) starts: Vec<Position>,
}

impl Subgraph {
    /// The components of a checked request, the largest first.
    pub(crate) fn components_of(request: &Request) -> Vec<Self> {
        let count = request.nodes.len();
        let graph = Graph::of(count, &request.edges);
        let (mut place, mut component_of) = (vec![0_u32; count], vec![0_usize; count]);
        let mut components: Vec<Self> = components(&graph)
            .into_iter()
            .enumerate()
            .map(|(number, nodes)| {
                for (at, node) in nodes.iter().enumerate() {
                    (place[*node as usize], component_of[*node as usize]) = (at as u32, number);
                }
                let of_request = || nodes.iter().map(|node| &request.nodes[*node as usize]);
                Self {
                    graph: graph.part(&nodes, &place),
                    signs: Vec::new(),
                    boxes: of_request().map(|node| node.size).collect(),
                    half_sizes: of_request().map(|node| node.size.half_size()).collect(),
                    fixed: of_request().map(|node| node.start.is_some()).collect(),
                    starts: of_request().map(|node| node.start.unwrap_or_default()).collect(),
                    nodes,
                }
            })
            .collect();
        for sign in &request.signs {
            let (one, other) = (sign.ends.0 as usize, sign.ends.1 as usize);
            if component_of[one] == component_of[other] {
                let ends = (place[one], place[other]);
                components[component_of[one]].signs.push(Sign { ends, ..*sign });
            }
        }
        components
    }

    /// Whether it is searched for crossings that can be spared: it has few nodes, and not so many links that nobody could follow
    /// one.
    pub(crate) fn is_small(&self) -> bool {
        self.len() <= SMALL_COMPONENT && self.graph.arcs() <= 2 * SMALL_LINKS
    }

    /// How many nodes it has.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether some node of it is fixed.
    pub(crate) fn is_fixed(&self) -> bool {
        self.fixed.contains(&true)
    }

    /// Whether any of its nodes has a label.
    pub(crate) fn has_labels(&self) -> bool {
        self.boxes.iter().any(|node| node.label.is_some())
    }

    /// The usual scale of its drawing: it begins at its first fixed node, or at the origin, and edges are the longer the larger
    /// the boxes of its nodes are.
    pub(crate) fn scale(&self, spacing: f32) -> HopScale {
        let anchor = self.fixed_nodes().next().map(|node| self.starts[node]).unwrap_or_default();
        let mean = self.half_sizes.iter().map(|size| size.0 + 0.5 * size.1).sum::<f32>() / self.len().max(1) as f32;
        HopScale { anchor, unit: spacing * (SHORT_EDGE + mean) }
    }

    /// Its fixed nodes and where these are in hops.
    pub(crate) fn pins(&self, scale: HopScale) -> Vec<Pin> {
        self.fixed_nodes().map(|node| Pin { node: node as u32, place: scale.to_hops(self.starts[node]) }).collect()
    }

    fn fixed_nodes(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).filter(|node| self.fixed[*node])
    }
}
