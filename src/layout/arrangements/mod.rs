//! Other arrangements than the layout's own, on command: circle, rings, layers, grid; lines, mirrors and turns.
//!
//! A [`Picture`] goes in, positions come out, each pattern in a file of its own with its source named.
//!
//! Invariant: only nodes that move get another position; all others keep theirs to the bit.
//! Invariant: every position that is given out is finite, and no node is put on another one.

mod align;
mod circle;
mod circular_order;
mod concentric;
mod distribute;
mod free_spots;
mod grid;
mod isotonic;
mod layered;
mod picture;
mod ring;
mod set;
mod transform;

pub use picture::{Picture, PictureNode, Role};

use crate::model::Position;
use set::{Axis, Set};

/// How entities can be arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// On one circle, in an order with few crossings.
    Circle,
    /// In rings around one of them, by the number of steps from it.
    Concentric,
    /// In columns from left to right, along the direction of the links.
    Layered,
    /// In rows and columns.
    Grid,
    /// Their left edges on one line.
    AlignLeft,
    /// Their middles on one vertical line.
    AlignCenter,
    /// Their right edges on one line.
    AlignRight,
    /// Their upper edges on one line.
    AlignTop,
    /// Their middles on one horizontal line.
    AlignMiddle,
    /// Their lower edges on one line.
    AlignBottom,
    /// The same room between them from left to right.
    DistributeHorizontally,
    /// The same room between them from top to bottom.
    DistributeVertically,
    /// Left becomes right.
    MirrorHorizontally,
    /// Top becomes bottom.
    MirrorVertically,
    /// A quarter turn, clockwise.
    QuarterTurn,
    /// The turn that fills the page best.
    FitPage,
}

impl Pattern {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 16] = [
        Self::Circle,
        Self::Concentric,
        Self::Layered,
        Self::Grid,
        Self::AlignLeft,
        Self::AlignCenter,
        Self::AlignRight,
        Self::AlignTop,
        Self::AlignMiddle,
        Self::AlignBottom,
        Self::DistributeHorizontally,
        Self::DistributeVertically,
        Self::MirrorHorizontally,
        Self::MirrorVertically,
        Self::QuarterTurn,
        Self::FitPage,
    ];
}

/// Arranges the nodes of `picture` that move and returns the positions of all nodes.
///
/// They are put around the middle of where they stand now, so that nothing flies off; where a bystander is in the way, a
/// node stands as near as there is room.
#[must_use]
pub fn arrange(pattern: Pattern, picture: &Picture) -> Vec<Position> {
    let before: Vec<Position> = picture.nodes.iter().map(|node| node.position).collect();
    let set = Set::of(picture);
    if set.movers.is_empty() {
        return before;
    }
    let placed = match pattern {
        Pattern::Circle => circle::circle(&set),
        Pattern::Concentric => concentric::concentric(&set),
        Pattern::Layered => layered::layered(&set),
        Pattern::Grid => grid::grid(&set),
        Pattern::AlignLeft => align::align(&set, align::Line::Start, Axis::Vertical),
        Pattern::AlignCenter => align::align(&set, align::Line::Middle, Axis::Vertical),
        Pattern::AlignRight => align::align(&set, align::Line::End, Axis::Vertical),
        Pattern::AlignTop => align::align(&set, align::Line::Start, Axis::Horizontal),
        Pattern::AlignMiddle => align::align(&set, align::Line::Middle, Axis::Horizontal),
        Pattern::AlignBottom => align::align(&set, align::Line::End, Axis::Horizontal),
        Pattern::DistributeHorizontally => distribute::distribute(&set, Axis::Horizontal),
        Pattern::DistributeVertically => distribute::distribute(&set, Axis::Vertical),
        Pattern::MirrorHorizontally => transform::mirrored(&set, Axis::Horizontal),
        Pattern::MirrorVertically => transform::mirrored(&set, Axis::Vertical),
        Pattern::QuarterTurn => transform::quarter_turned(&set),
        Pattern::FitPage => transform::fitted(&set),
    };
    let mut after = before;
    let free = free_spots::made_free(&set, &placed);
    for (mover, position) in set.movers.iter().zip(free) {
        after[mover.node] = position;
    }
    after
}

#[cfg(test)]
mod tests;
