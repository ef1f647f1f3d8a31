//! The same room between everybody, from left to right or from top to bottom; the outermost stay.
//!
//! Who does not move divides the row: the room is even on either side of it. Where boxes have no room side by side, their
//! middles are set evenly instead.
//!
//! Invariant: across the row nobody moves, and the order is kept.

use super::{Member, Set};
use crate::model::Position;

/// One of the row: its middle and half its extent along the row, and its place among those who move, if it does.
#[derive(Clone, Copy)]
struct Standing {
    at: f32,
    half: f32,
    mover: Option<usize>,
}

/// Where those who move stand, evenly from left to right, or from top to bottom where `down` is set.
pub(super) fn distribute(set: &Set, down: bool) -> Vec<Position> {
    let standing = |member: &Member, mover: Option<usize>| Standing {
        at: if down { member.at.y } else { member.at.x },
        half: if down { member.half.1 } else { member.half.0 },
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
            let place = if down { &mut positions[mover].y } else { &mut positions[mover].x };
            *place = standing.at;
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
