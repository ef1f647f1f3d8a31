//! Places on rings in a sector, and how others get out of its way.
//!
//! The rings are those of radial tree drawing (Wills, `NicheWorks`, 1997), kept to the side on which the leaves stand.

use crate::layout::geometry::nearest::SortedPoints;
use crate::model::{Position, Rect};

/// How far out others move where a fan needs room, in its radius.
const REACH: f32 = 3.0;
/// How many times as large another disc is at most to give way.
const GIANT: f32 = 4.0;
/// The largest turn that is made at once, in radians; so small a tangent is as good as its angle.
const SMALL_TURN: f32 = 0.05;

/// Places on rings around a center, from the inside out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fan {
    pub(crate) center: Position,
    /// The middle of the sector points this way.
    pub(crate) towards: Position,
    /// From here those neighbours part who have discs of their own.
    pub(crate) parting: Position,
    /// Radius of the first ring, and the distance of two places, in world pixels.
    pub(crate) inner: f32,
    pub(crate) spacing: f32,
    /// The angle of the sector in radians.
    pub(crate) sector: f32,
    /// The radius of the sector that is to be free of others.
    pub(crate) outer: f32,
}

impl Fan {
    /// The unit vector into the middle of the sector.
    fn middle(&self) -> (f32, f32) {
        direction(self.center, self.towards)
    }

    /// Adds to `moves` what brings everybody out of the sector up to its outer radius. What is within it goes outwards, and
    /// what is some times as far away stays. Whoever has a disc of his `own` goes as far as it needs; of two such the smaller
    /// gives way more. The neighbours of twins part from each other, where they have discs, and else stay amid them. True
    /// where nobody is in the way.
    pub(crate) fn clear(
        &self,
        (cells, points, own): (&SortedPoints<'_>, &[Position], &[f32]),
        is_its_own: impl Fn(usize) -> bool,
        moves: &mut [(f32, f32)],
    ) -> bool {
        let (middle, outer) = (self.middle(), self.outer);
        let aside = turned((1.0, 0.0), self.sector / 2.0).0;
        // Who may be in the way, where he is from the center, and how far he has to be in all.
        let near = |reach: f32| {
            let corner = |by: f32| Position::new(self.center.x + by, self.center.y + by);
            cells.around(Rect { min: corner(-reach), max: corner(reach) }).filter_map(|at| {
                let (dx, dy) = (points[at].x - self.center.x, points[at].y - self.center.y);
                let square = dx * dx + dy * dy;
                let is_ahead = square > 0.0 && dx * middle.0 + dy * middle.1 >= aside * square.sqrt();
                let may_stay = own[at] > GIANT * outer || own[at] == 0.0 && is_its_own(at);
                (is_ahead && !may_stay).then_some((at, (dx, dy), square, outer + own[at]))
            })
        };
        let reach = (1.0 + GIANT) * outer;
        if near(reach).all(|(_, _, square, radius)| square >= radius * radius) {
            return true;
        }
        for (at, (dx, dy), square, radius) in near(reach.max(REACH * outer)) {
            let is_inside = square < radius * radius;
            let step = if own[at] == 0.0 {
                let growth = (radius * radius / square + 1.0 - 1.0 / (REACH * REACH)).sqrt() - 1.0;
                (growth.max(0.0) * dx, growth.max(0.0) * dy)
            } else if is_inside && is_its_own(at) {
                let (x, y) = direction(self.parting, points[at]);
                (radius * x - dx, radius * y - dy)
            } else if is_inside {
                let share = outer * outer / (outer * outer + own[at] * own[at]);
                let growth = share * (radius / square.sqrt() - 1.0);
                (growth * dx, growth * dy)
            } else {
                continue;
            };
            moves[at] = (moves[at].0 + step.0, moves[at].1 + step.1);
        }
        false
    }

    /// The places, without an end.
    pub(crate) fn places(&self) -> impl Iterator<Item = Position> + '_ {
        let start = turned(self.middle(), -self.sector / 2.0);
        (0_u32..).flat_map(move |ring| {
            let radius = self.inner + ring as f32 * self.spacing;
            let places = (self.sector * radius / self.spacing).max(1.0) as u32;
            let step = self.sector / places as f32;
            // Every ring begins half a step aside of the one before.
            let mut direction = turned(start, step * if ring % 2 == 0 { 0.5 } else { 1.0 });
            (0..places).map(move |_| {
                let place = Position::new(self.center.x + radius * direction.0, self.center.y + radius * direction.1);
                direction = turned(direction, step);
                place
            })
        })
    }
}

/// The unit vector from one point to another; any where they are one.
pub(crate) fn direction(from: Position, to: Position) -> (f32, f32) {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).sqrt();
    if length > 0.0 { (dx / length, dy / length) } else { (1.0, 0.0) }
}

/// A unit vector turned by an angle in radians, without a sine: by small steps along the tangent.
pub(crate) fn turned(mut direction: (f32, f32), angle: f32) -> (f32, f32) {
    let steps = (angle.abs() / SMALL_TURN) as u32 + 1;
    let tangent = angle / steps as f32;
    for _ in 0..steps {
        let (x, y) = (direction.0 - tangent * direction.1, direction.1 + tangent * direction.0);
        let length = (x * x + y * y).sqrt();
        direction = (x / length, y / length);
    }
    direction
}
