//! Everybody on one line: by an edge or by the middle, moved along it only as far as the others need room.
//!
//! Where some of them stay, the line is theirs.
//!
//! Invariant: along the line the order is kept.

use super::isotonic::{Wish, spread};
use super::{GAP, Member, Set};
use crate::model::{Position, Rect};

/// What of the boxes is put on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The left or upper edge.
    Start,
    /// The middle.
    Middle,
    /// The right or lower edge.
    End,
}

/// Where those who move stand on the line: upright, or level where `level` is set.
pub(super) fn align(set: &Set, line: Line, level: bool) -> Vec<Position> {
    // Across the line, and along it.
    let axes = |pair: (f32, f32)| if level { (pair.1, pair.0) } else { pair };
    let edge = |member: &Member| {
        let (half, at) = (axes(member.half).0, axes((member.at.x, member.at.y)).0);
        match line {
            Line::Start => at - half,
            Line::Middle => at,
            Line::End => at + half,
        }
    };
    let givers = if set.anchors.is_empty() { &set.movers } else { &set.anchors };
    let edges = givers.iter().map(edge);
    let Some(bounds) = Rect::around(edges.map(|edge| Position::new(edge, 0.0))) else { return set.positions() };
    let on = match line {
        Line::Start => bounds.min.x,
        Line::Middle => bounds.center().x,
        Line::End => bounds.max.x,
    };
    let along = |mover: &usize| axes((set.movers[*mover].at.x, set.movers[*mover].at.y)).1;
    let mut order: Vec<usize> = (0..set.len()).collect();
    order.sort_by(|one, other| along(one).total_cmp(&along(other)).then(one.cmp(other)));
    let wishes: Vec<Wish> = order.iter().map(|mover| Wish { at: f64::from(along(mover)), weight: 1.0 }).collect();
    let room = |mover: usize| axes(set.movers[mover].half).1;
    let places = spread(&wishes, |at| f64::from(room(order[at]) + room(order[at - 1]) + GAP));
    let mut positions = set.positions();
    for (mover, place) in order.into_iter().zip(places) {
        let half = axes(set.movers[mover].half).0;
        let across = match line {
            Line::Start => on + half,
            Line::Middle => on,
            Line::End => on - half,
        };
        let (x, y) = axes((across, place as f32));
        positions[mover] = Position::new(x, y);
    }
    positions
}
