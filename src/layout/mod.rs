//! Where things are: a force-directed layout with no clock, seeded, the same on any number of threads.
//!
//! ```
//! use sayso::layout::{Link, Node, Request, run};
//!
//! let node = Node { half_size: (8.0, 8.0), start: None, pinned: false };
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
//! thread of its own by [`driver::Driver`]. The stages, each in a file with its source named:
//!
//! ```text
//! request → graph → components → part: one component; wishes: what is asked of all
//!   small, up to 300 nodes: slice by slice
//!     breadth_first, pivot_mds   the start
//!     full_stress                true distances of all pairs
//!     search, refine, plan       several starts, and a readable drawing from the best of them, by
//!       field, angles,           true distances and boxes, angles at nodes
//!       crossings, crossing_counts   and crossings
//!     dial, truer, apart         distances truer, or groups apart, where the dial asks for that
//!     finish                     boxes apart
//!     label_room, label_search, area   a place for every label
//!   large: worker, a thread; engine, its stages; balance, the dial between two engines
//!     pivot_search, pivot_mds    distances from 64 nodes at once; the start
//!     relax, deck, pivot_stress  distances true: stress against fresh pivots
//!     polish                     the same to the end, where distances count most
//!     groups, coarsen            neighbours together: groups, and clusters of clusters
//!     settle                     forces and stress at work on one level
//!       springs, cells, near_field, far_field
//!     meet                       brought onto what is pinned
//!     fan, rings, orient, overlap  hubs opened, turned, no mark on a mark
//! packing: polyomino, rows       components on the page
//! window                         what marks and labels become on a window
//! newcomers                      who joins later, with nobody else moving
//! drag                           who follows a node that is dragged
//! arrangements                   others than this one, on command
//! nearest                        who stands near whom
//! measures                       how good a picture is, and how that went while it settled
//! ```
//!
//! Invariant: knows no dossier and no window; positions in, positions out.
//! Invariant: arithmetic is + − × ÷ and square root, in a fixed order, so that every machine draws the same picture.

mod angles;
mod apart;
mod area;
pub mod arrangements;
mod balance;
mod breadth_first;
mod cells;
mod coarsen;
mod components;
mod crossing_counts;
mod crossings;
mod deck;
mod dial;
mod drag;
pub mod driver;
mod engine;
mod fan;
mod far_field;
mod field;
mod finish;
mod full_stress;
mod graph;
mod groups;
mod label_room;
mod label_search;
mod lanes;
pub mod measures;
mod meet;
mod near_field;
mod nearest;
mod newcomers;
mod orient;
mod overlap;
mod packing;
mod parallel;
mod part;
mod pivot_mds;
mod pivot_search;
mod pivot_stress;
mod plan;
mod polish;
mod polyomino;
mod quality;
mod random;
mod refine;
mod relax;
mod request;
mod rings;
mod rows;
mod schedule;
mod search;
mod settle;
mod simulation;
mod springs;
mod truer;
mod tunnels;
pub mod window;
mod wishes;
mod worker;

pub use drag::Drag;
pub use newcomers::place_newcomers;
pub use request::{ASPECT_RANGE, DEFAULT_BALANCE, Link, Node, PAGE_ASPECT, Progress, Request, SPACING_RANGE, Sign};
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
