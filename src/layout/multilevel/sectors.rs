//! Sectors of leaves: places on rings in a sector, and how other nodes are pushed out of it.
//!
//! Source: the rings are those of radial tree drawing (Wills, `NicheWorks`, 1997), kept to the side on which the leaves stand.

use crate::layout::geometry::nearest::SortedPoints;
use crate::layout::geometry::turn::{rotated, unit_vector};
use crate::model::{Position, Rect};

/// How far out other nodes move where a sector needs room, in its radius.
const REACH: f32 = 3.0;
/// A disc that is more than so many times as large as a sector does not give way to it.
const GIANT: f32 = 4.0;

/// Places on rings around a center, from the inside out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sector {
    pub(super) center: Position,
    /// The middle of the sector points this way.
    pub(super) towards: Position,
    /// Neighbours of the twins that have discs of their own move away from here.
    pub(super) parting: Position,
    /// Radius of the first ring, and the distance of two places, in world pixels.
    pub(super) inner: f32,
    pub(super) spacing: f32,
    /// The angle of the sector in radians.
    pub(super) angle: f32,
    /// The radius of the sector that is to be free of other nodes.
    pub(super) outer: f32,
}

/// The nodes that may be pushed out of sectors.
pub(super) struct Others<'a> {
    pub(super) points: &'a [Position],
    pub(super) sorted: SortedPoints<'a>,
    /// The radius of the disc of leaves around each; 0 without one.
    pub(super) discs: &'a [f32],
}

/// A node that may be in the way of a sector.
struct Blocking {
    node: usize,
    /// Where it is from the center, and the square of that distance.
    offset: (f32, f32),
    square: f32,
    /// The distance that it needs from the center.
    needed: f32,
}

impl Sector {
    /// The unit vector into the middle of the sector.
    fn middle(&self) -> (f32, f32) {
        unit_vector(self.center, self.towards)
    }

    /// Adds to `moves` what pushes other nodes radially out of the sector: those inside go beyond its outer radius, and the
    /// push fades to nothing at [`REACH`] times that. A node with a disc of its own goes as far as both radii need; the
    /// discs share the push by area. Neighbours of the twins (`is_its_own`) move away from each other if they have discs,
    /// and stay among the twins otherwise. Returns whether the sector was clear.
    pub(super) fn clear(
        &self,
        others: &Others<'_>,
        is_its_own: impl Fn(usize) -> bool,
        moves: &mut [(f32, f32)],
    ) -> bool {
        let outer = self.outer;
        let reach = (1.0 + GIANT) * outer;
        if self.blocking(others, &is_its_own, reach).all(|at| at.square >= at.needed * at.needed) {
            return true;
        }
        for Blocking { node, offset, square, needed } in self.blocking(others, &is_its_own, reach.max(REACH * outer)) {
            let disc = others.discs[node];
            let is_inside = square < needed * needed;
            let step = if disc == 0.0 {
                let growth = (needed * needed / square + 1.0 - 1.0 / (REACH * REACH)).sqrt() - 1.0;
                (growth.max(0.0) * offset.0, growth.max(0.0) * offset.1)
            } else if is_inside && is_its_own(node) {
                let (x, y) = unit_vector(self.parting, others.points[node]);
                (needed * x - offset.0, needed * y - offset.1)
            } else if is_inside {
                let share = outer * outer / (outer * outer + disc * disc);
                let growth = share * (needed / square.sqrt() - 1.0);
                (growth * offset.0, growth * offset.1)
            } else {
                continue;
            };
            moves[node] = (moves[node].0 + step.0, moves[node].1 + step.1);
        }
        false
    }

    /// The nodes up to some distance in the angle of the sector that have to give way if they are too near.
    fn blocking<'a>(
        &'a self,
        others: &'a Others<'_>,
        is_its_own: &'a impl Fn(usize) -> bool,
        reach: f32,
    ) -> impl Iterator<Item = Blocking> + 'a {
        let middle = self.middle();
        let aside = rotated((1.0, 0.0), self.angle / 2.0).0;
        let corner = |by: f32| Position::new(self.center.x + by, self.center.y + by);
        let near = others.sorted.around(Rect { min: corner(-reach), max: corner(reach) });
        near.filter_map(move |node| {
            let (dx, dy) = (others.points[node].x - self.center.x, others.points[node].y - self.center.y);
            let square = dx * dx + dy * dy;
            let is_ahead = square > 0.0 && dx * middle.0 + dy * middle.1 >= aside * square.sqrt();
            let disc = others.discs[node];
            let may_stay = disc > GIANT * self.outer || disc == 0.0 && is_its_own(node);
            let blocking = Blocking { node, offset: (dx, dy), square, needed: self.outer + disc };
            (is_ahead && !may_stay).then_some(blocking)
        })
    }

    /// The places, without an end.
    pub(super) fn places(&self) -> impl Iterator<Item = Position> + '_ {
        let start = rotated(self.middle(), -self.angle / 2.0);
        (0_u32..).flat_map(move |ring| {
            let radius = self.inner + ring as f32 * self.spacing;
            let places = (self.angle * radius / self.spacing).max(1.0) as u32;
            let step = self.angle / places as f32;
            // Every ring begins half a step aside of the one before.
            let mut direction = rotated(start, step * if ring % 2 == 0 { 0.5 } else { 1.0 });
            (0..places).map(move |_| {
                let place = Position::new(self.center.x + radius * direction.0, self.center.y + radius * direction.1);
                direction = rotated(direction, step);
                place
            })
        })
    }
}
