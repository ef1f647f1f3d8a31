//! Alignment: nodes on one line, by an edge or by the middle, moved along it only as far as the others need room.
//!
//! Nodes that stay give the line.
//!
//! Invariant: along the line the order is kept.

use super::isotonic::{Target, isotonic};
use super::set::{Axis, GAP, Member, Set};
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

/// Where the movers stand on a line along `axis`.
pub(super) fn align(set: &Set, line: Line, axis: Axis) -> Vec<Position> {
    let along = |pair: (f32, f32)| axis.along_and_across(pair).0;
    let across = |pair: (f32, f32)| axis.along_and_across(pair).1;
    let edge = |member: &Member| {
        let (half, at) = (across(member.half), across((member.at.x, member.at.y)));
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
    let place = |mover: &usize| along((set.movers[*mover].at.x, set.movers[*mover].at.y));
    let mut order: Vec<usize> = (0..set.len()).collect();
    order.sort_by(|one, other| place(one).total_cmp(&place(other)).then(one.cmp(other)));
    let targets: Vec<Target> = order.iter().map(|mover| Target { at: f64::from(place(mover)), weight: 1.0 }).collect();
    let room = |mover: usize| along(set.movers[mover].half);
    let places = isotonic(&targets, |at| f64::from(room(order[at]) + room(order[at - 1]) + GAP));
    let mut positions = set.positions();
    for (mover, place) in order.into_iter().zip(places) {
        let half = across(set.movers[mover].half);
        let beside = match line {
            Line::Start => on + half,
            Line::Middle => on,
            Line::End => on - half,
        };
        let (x, y) = axis.along_and_across((place as f32, beside));
        positions[mover] = Position::new(x, y);
    }
    positions
}
