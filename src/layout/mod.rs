//! Where things are: a force-directed layout with no clock, seeded, the same on any number of threads.
//!
//! ```
//! use sayso::layout::{Link, Node, NodeBox, Request, run};
//!
//! let node = Node { size: NodeBox::of_mark(6.0), start: None, pinned: false };
//! let request = Request {
//!     nodes: vec![node; 3],
//!     edges: vec![Link { ends: (0, 1), weight: 1.0 }, Link { ends: (1, 2), weight: 1.0 }],
//!     ..Request::default()
//! };
//! let positions = run(request);
//! assert_eq!(positions.len(), 3);
//! // The two ends of the path stand farther from each other than from its middle.
//! assert!(positions[0].distance(positions[2]) > positions[0].distance(positions[1]));
//! ```
//!
//! A [`Request`] goes in, positions in world pixels come out: at once by [`run`], step by step by [`Simulation`], or on a
//! thread of its own by [`driver::Driver`].
//!
//! # The pipeline
//!
//! ```text
//! Request, checked → adjacency → connected components, each a subgraph
//!   small: up to 300 nodes, in slices of 2 ms     large: more, on a thread of its own
//!   ─ all-pairs BFS, PivotMDS as a start          ─ 64-source BFS, PivotMDS as a start
//!   ─ 4 to 8 runs of full-stress SGD; of those    ─ deep network, or balance 0: short pivot-stress SGD
//!     near the least stress, the fewest           ─ multilevel: down by size-capped label propagation,
//!     crossings                                     up by t-FDP forces with a fading pull of stress
//!   ─ Davidson–Harel local search: crossings +    ─ balance < ½: final pivot-stress descent, the mean
//!     stress + overlap + edge–node + angles;        of its last rounds
//!     two searches race, one goes on              ─ Procrustes onto pinned nodes on the way
//!   ─ balance < ½: blend to the stress minimum;   ─ turned to the page, grown
//!     > ½: longer distances between communities   ─ twin nodes open: sectors of leaves, discs
//!   ─ grown, boxes pushed apart, searched again,  ─ overlaps removed, with even room around marks
//!     moved for labels on three pages, last push
//! components packed on the page: large ones as polyominoes, small ones on shelves; 12 steps of easing
//! ```
//!
//! # Threads
//!
//! There are four kinds, for four lengths of work. None of them decides anything about the positions.
//!
//! - The driver's thread lives as long as the window and runs the simulation, so that a frame never waits for a step.
//! - A worker lays out one large component from beginning to end: its stages last seconds, and cutting them into slices of a
//!   frame would turn them into one state machine. Other components go on meanwhile.
//! - A rayon pool, as long as one worker lives, splits single rounds over that component: starting a thread takes longer than
//!   some rounds, and only a pool can lend borrowed arrays to threads that outlive the loan.
//! - Scoped threads, for one step of the simulation, each take some small components: that is milliseconds of work, enough to
//!   be worth a start, and a pool kept for it would sit idle in most layouts.
//!
//! # Where what is
//!
//! ```text
//! request, options, simulation, driver   what is asked, shared options, step by step, on a thread
//! component      one connected component on its way, whatever its size
//! small          up to 300 nodes: multistart, Davidson–Harel search, balance, finish, moves for labels
//! energy         the terms that the local search adds up, and their interface
//! multilevel     more nodes: communities, coarsening, levels, twin nodes, their thread
//! forces         attraction, repulsion near and far, one force step
//! stress         PivotMDS, stress by stochastic gradient descent, annealing
//! labels         places of labels and signs, the viewport
//! packing        components on the page, overlap removal
//! incremental    newcomers
//! arrangements   circles, rings, grids, layers: on command
//! quality        stress, neighbours kept, crossings, overlaps, and their history
//! graph          adjacency, components as subgraphs, breadth-first search
//! geometry       coordinates and their scale, node boxes, rectangles, grids, rotations, Procrustes
//! compute        threads, SIMD, seeded random numbers
//! ```
//!
//! Invariant: knows no dossier and no window; positions in, positions out.
//! Invariant: arithmetic is + − × ÷ and square root, in a fixed order, so that every machine draws the same picture.

pub mod arrangements;
mod component;
mod compute;
pub mod driver;
mod energy;
mod forces;
mod geometry;
mod graph;
mod incremental;
pub mod labels;
mod multilevel;
mod options;
mod packing;
mod page_shape;
pub mod quality;
mod request;
mod simulation;
mod small;
mod small_sizes;
mod stress;

pub use geometry::node_box::NodeBox;
pub use incremental::beside::place_beside;
pub use incremental::newcomers::place_newcomers;
pub use page_shape::PageShape;
pub use request::{
    ASPECT_RANGE, DEFAULT_BALANCE, Link, Node, PAGE_ASPECT, Progress, ROOM_RANGE, Request, SPACING_RANGE, Sign,
};
pub use simulation::Simulation;

use crate::model::Position;

/// Lays out `request` at once and returns the positions in its order.
#[must_use]
pub fn run(request: Request) -> Vec<Position> {
    let mut simulation = Simulation::new(request);
    while simulation.step() != Progress::Settled {}
    simulation.positions().to_vec()
}

#[cfg(test)]
mod tests;
