//! Distribution: the same room between all nodes, from left to right or from top to bottom; the outermost stay.
//!
//! A node that stays divides the row: the room is even on either side of it. Boxes that have no room side by side are set
//! with even distances between their middles instead.
//!
//! Invariant: across the row no node moves, and the order is kept.

use super::set::{Axis, Member, Set};
use crate::model::Position;

/// A node of the row: its middle and half its extent along the row, and its place among the movers, if it moves.
#[derive(Clone, Copy)]
struct Standing {
    at: f32,
    half: f32,
    mover: Option<usize>,
}

/// Where the movers stand, evenly along `axis`.
pub(super) fn distribute(set: &Set, axis: Axis) -> Vec<Position> {
    let along = |pair: (f32, f32)| axis.along_and_across(pair).0;
    let standing = |member: &Member, mover: Option<usize>| Standing {
        at: along((member.at.x, member.at.y)),
        half: along(member.half),
        mover,
    };
    let mut row: Vec<Standing> =
        set.movers.iter().enumerate().map(|(mover, member)| standing(member, Some(mover))).collect();
    row.extend(set.anchors.iter().map(|anchor| standing(anchor, None)));
    row.sort_by(|one, other| one.at.total_cmp(&other.at).then(one.mover.cmp(&other.mover)));
    let last = row.len().saturating_sub(1);
    let mut from = 0;
    for to in 1..row.len() {
        if to == last || row[to].mover.is_none() {
            set_evenly(&mut row[from..=to]);
            from = to;
        }
    }
    let mut positions = set.positions();
    for standing in row {
        if let Some(mover) = standing.mover {
            match axis {
                Axis::Horizontal => positions[mover].x = standing.at,
                Axis::Vertical => positions[mover].y = standing.at,
            }
        }
    }
    positions
}

/// Sets all but the first and the last of a row.
fn set_evenly(row: &mut [Standing]) {
    let [first, inner @ .., last] = row else { return };
    let (first, last) = (*first, *last);
    let between = inner.len() as f32 + 1.0;
    let boxes: f32 = inner.iter().map(|standing| 2.0 * standing.half).sum();
    let room = (last.at - last.half) - (first.at + first.half) - boxes;
    let mut edge = first.at + first.half;
    for (number, standing) in inner.iter_mut().enumerate() {
        if room >= 0.0 {
            standing.at = edge + room / between + standing.half;
            edge = standing.at + standing.half;
        } else {
            standing.at = first.at + (last.at - first.at) * (number as f32 + 1.0) / between;
        }
    }
}
