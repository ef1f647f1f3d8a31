//! Quality metrics of a layout: stress, neighbours kept, crossings, overlaps.
//!
//! The same as in the comparisons of layout engines: normalised, scale-free stress; NP1, the mean Jaccard index of a node's
//! neighbours and as many of the nodes nearest to it (Kruiger et al.: Graph layouts by t-SNE, 2017); crossings for each
//! link. Large networks are sampled, always the same way.
//!
//! Invariant: the same drawing has the same measures; all of them are finite.

mod history;

use crate::layout::compute::random::Random;
use crate::layout::energy::segments::{Segment, crossings};
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::geometry::nearest::SortedPoints;
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::bfs::distances_from;
use crate::layout::request::Request;
use crate::layout::stress::measure::StressSums;
use crate::model::{Position, Rect};

pub(super) use history::Course;

/// How good a picture is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// Normalised stress, from 0, all distances true, to 1; `None` if no two nodes are connected.
    pub stress: Option<f32>,
    /// The share of a node's neighbours that are also nearest to it on the page, from 0 to 1, the best; `None` without links.
    pub neighbours: Option<f32>,
    /// How many other links cross a link, for each link; `None` without links.
    pub crossings: Option<f32>,
    /// How many nodes stand on another, by the room that they need.
    pub overlaps: u32,
}

/// The measures at one moment of a layout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// How far the layout was, from 0 to 1.
    pub done: f32,
    /// How good the picture was.
    pub measures: Measures,
}

/// From how many nodes distances are measured, at most and at least, and how many distances at most.
const MEASURED_FROM: (usize, usize) = (200, 8);
const DISTANCES: usize = 1_000_000;
/// At how many nodes neighbours are compared.
const SAMPLED: usize = 1_000;
/// A node with more neighbours than this is left out: much of the network is around it, which says nothing.
const MOST_NEIGHBOURS: usize = 2_000;
/// Up to how many links crossings are counted, and how many pairs are tried where there are more.
const COUNTED: usize = 1_500;
const TRIED: usize = 100_000;
/// So much of an overlap is rounding, in world pixels.
const ROUNDING: f32 = 0.01;

/// Measures drawings of one network: what they have in common is computed once.
pub struct Ruler {
    graph: Graph,
    half_sizes: Vec<(f32, f32)>,
    /// Some nodes, each with its distances in hops to all nodes.
    sources: Vec<(usize, Vec<u32>)>,
    /// The nodes at which neighbours are compared.
    sampled: Vec<usize>,
    links: Vec<(usize, usize)>,
    /// Pairs of links without a common end, where there are too many to count.
    tried: Vec<(u32, u32)>,
    /// How many pairs of links have no common end.
    pairs: f64,
}

impl Ruler {
    /// The ruler for drawings of `request`'s network.
    #[must_use]
    pub fn new(request: &Request) -> Self {
        let request = request.clone().checked();
        let count = request.nodes.len();
        let graph = Graph::of(count, &request.edges);
        let links: Vec<(usize, usize)> = graph.pairs().collect();
        let linked: Vec<usize> = (0..count).filter(|node| !graph.neighbours(*node).is_empty()).collect();
        let many = (DISTANCES / count.max(1)).clamp(MEASURED_FROM.1, MEASURED_FROM.0);
        let sources = spaced(&linked, many)
            .map(|source| {
                let mut hops = Vec::new();
                distances_from(&graph, source, &mut hops);
                (source, hops)
            })
            .collect();
        let sampled = sampled(&graph, &linked, SAMPLED);
        let all = links.len() as f64 * (links.len() as f64 - 1.0) / 2.0;
        let adjacent: f64 =
            (0..count).map(|node| graph.neighbours(node).len() as f64).map(|d| d * (d - 1.0) / 2.0).sum();
        let tried = if links.len() > COUNTED { tried_pairs(&links) } else { Vec::new() };
        let half_sizes = request.nodes.iter().map(|node| node.size.half_size()).collect();
        Self { graph, half_sizes, sources, sampled, links, tried, pairs: all - adjacent }
    }

    /// The measures of a drawing with the nodes at `positions`, in the order of the request.
    ///
    /// A drawing without a finite position for each node has none.
    #[must_use]
    pub fn measure(&self, positions: &[Position]) -> Measures {
        if positions.len() != self.graph.len() || !positions.iter().all(|position| position.is_finite()) {
            return Measures::default();
        }
        let mut sums = StressSums::default();
        for (source, hops) in &self.sources {
            sums.add_from(*source, hops, positions);
        }
        let cells = SortedPoints::of(positions);
        Measures {
            stress: sums.stress(),
            neighbours: kept(&self.graph, &self.sampled, &cells),
            crossings: self.crossings(positions),
            overlaps: self.overlaps(&cells, positions),
        }
    }

    /// Crossings for each link.
    fn crossings(&self, positions: &[Position]) -> Option<f32> {
        if self.links.is_empty() {
            return None;
        }
        let drawing: Coordinates = positions.iter().map(|position| (position.x, position.y)).collect();
        let all = if self.tried.is_empty() {
            f64::from(crossings(&self.links, &drawing))
        } else {
            let segments: Vec<Segment> = self.links.iter().map(|link| Segment::of(*link, &drawing)).collect();
            let crossing =
                self.tried.iter().filter(|(one, other)| segments[*one as usize].crosses(&segments[*other as usize]));
            crossing.count() as f64 / self.tried.len() as f64 * self.pairs
        };
        Some((all / self.links.len() as f64) as f32)
    }

    /// How many nodes stand on another.
    fn overlaps(&self, cells: &SortedPoints<'_>, positions: &[Position]) -> u32 {
        let largest = self.half_sizes.iter().fold((0.0_f32, 0.0_f32), |(w, h), half| (w.max(half.0), h.max(half.1)));
        let stands_on_another = |node: &usize| {
            let (at, half) = (positions[*node], self.half_sizes[*node]);
            let (across, down) = (half.0 + largest.0, half.1 + largest.1);
            let reach =
                Rect { min: Position::new(at.x - across, at.y - down), max: Position::new(at.x + across, at.y + down) };
            cells.around(reach).filter(|other| other != node).any(|other| {
                let room = self.half_sizes[other];
                (positions[other].x - at.x).abs() + ROUNDING < half.0 + room.0
                    && (positions[other].y - at.y).abs() + ROUNDING < half.1 + room.1
            })
        };
        (0..positions.len()).filter(stands_on_another).count() as u32
    }
}

/// The share of neighbours that a drawing of a network keeps together, measured at up to `most` nodes: see
/// [`Measures::neighbours`]. `None` if no node has neighbours.
pub(super) fn neighbours_kept(graph: &Graph, points: &[Position], most: usize) -> Option<f32> {
    let linked: Vec<usize> = (0..graph.len()).filter(|node| !graph.neighbours(*node).is_empty()).collect();
    kept(graph, &sampled(graph, &linked, most), &SortedPoints::of(points))
}

/// Up to `most` of the nodes that have neighbours, but not too many.
fn sampled(graph: &Graph, linked: &[usize], most: usize) -> Vec<usize> {
    spaced(linked, most).filter(|node| graph.neighbours(*node).len() <= MOST_NEIGHBOURS).collect()
}

/// NP1: the mean Jaccard index of neighbours in the network and nearest on the page.
fn kept(graph: &Graph, sampled: &[usize], cells: &SortedPoints<'_>) -> Option<f32> {
    let jaccard = |node: &usize| {
        let neighbours = graph.neighbours(*node);
        let nearest = cells.nearest(*node, neighbours.len());
        let both = nearest.iter().filter(|near| neighbours.binary_search(&(**near as u32)).is_ok()).count();
        both as f64 / (nearest.len() + neighbours.len() - both).max(1) as f64
    };
    let sum: f64 = sampled.iter().map(jaccard).sum();
    (!sampled.is_empty()).then(|| (sum / sampled.len() as f64) as f32)
}

/// Up to `most` of `nodes`, evenly spaced.
fn spaced(nodes: &[usize], most: usize) -> impl Iterator<Item = usize> + '_ {
    let count = nodes.len().min(most);
    (0..count).map(move |at| nodes[at * nodes.len() / count])
}

/// Pairs of links without a common end, always the same ones.
fn tried_pairs(links: &[(usize, usize)]) -> Vec<(u32, u32)> {
    let mut random = Random::new(1, 0);
    let pairs = (0..TRIED).map(|_| (random.below(links.len()), random.below(links.len())));
    let apart = |(one, other): &(usize, usize)| {
        let (one, other) = (links[*one], links[*other]);
        one.0 != other.0 && one.0 != other.1 && one.1 != other.0 && one.1 != other.1
    };
    pairs.filter(apart).map(|(one, other)| (one as u32, other as u32)).collect()
}

#[cfg(test)]
mod tests;
