//! Opening piles: leaves of a hub as a fan around it, other twins as a disc where they stand.
//!
//! Nodes with the same neighbours have the same distances, so a descent against frozen sources leaves them on one spot.
//! The rings are those of radial tree drawing (Wills, `NicheWorks`, 1997), kept to the side on which the leaves stand.
//!
//! Invariant: a fixed node never moves; who has no twin stays.

use super::graph::Graph;
use super::overlap::GAP;
use crate::model::Position;
use std::collections::BTreeMap;
use std::f32::consts::TAU;

/// Fewer twins than this are left to the removal of overlaps.
const FEWEST: usize = 8;
/// Twins with more neighbours than this are held apart well enough by them.
const MOST_NEIGHBOURS: usize = 4;
/// The distance of two leaves on a ring for each pixel of their box, since boxes meet at their corners.
const ROOM: f32 = 1.25;
/// The smallest share of the circle that a fan takes.
const SMALLEST_SECTOR: f32 = 0.2;
/// The largest turn that is made at once, in radians; so small a tangent is as good as its angle.
const SMALL_TURN: f32 = 0.05;

/// Opens all piles of twins in a drawing.
pub(super) fn fan_out(points: &mut [Position], half_sizes: &[(f32, f32)], fixed: &[bool], graph: &Graph) {
    let mut twins: BTreeMap<&[u32], Vec<usize>> = BTreeMap::new();
    for node in (0..graph.len()).filter(|node| !fixed[*node]) {
        let neighbours = graph.neighbours(node);
        if (1..=MOST_NEIGHBOURS).contains(&neighbours.len()) {
            twins.entry(neighbours).or_default().push(node);
        }
    }
    for (neighbours, members) in twins.into_iter().filter(|(_, members)| members.len() >= FEWEST) {
        let count = members.len() as f32;
        let (x, y) = members.iter().fold((0.0, 0.0), |(x, y), node| (x + points[*node].x, y + points[*node].y));
        let middle = Position::new(x / count, y / count);
        let widest = members.iter().map(|node| half_sizes[*node].0.max(half_sizes[*node].1)).fold(0.0, f32::max);
        let spacing = ROOM * (2.0 * widest + GAP);
        let fan = if let [hub] = *neighbours {
            let hub = hub as usize;
            let inner = half_sizes[hub].0.max(half_sizes[hub].1) + widest + GAP;
            let share = (count / graph.neighbours(hub).len() as f32).clamp(SMALLEST_SECTOR, 1.0);
            Fan { center: points[hub], towards: middle, inner: inner.max(2.0 * spacing), sector: share * TAU, spacing }
        } else {
            Fan { center: middle, towards: middle, inner: 0.5 * spacing, sector: TAU, spacing }
        };
        for (node, place) in members.into_iter().zip(fan.places()) {
            points[node] = place;
        }
    }
}

/// Places on rings around a center, from the inside out.
struct Fan {
    center: Position,
    /// The middle of the sector points this way.
    towards: Position,
    /// Radius of the first ring, and the distance of two places, in world pixels.
    inner: f32,
    spacing: f32,
    /// The angle of the sector in radians.
    sector: f32,
}

impl Fan {
    /// The places, without an end.
    fn places(&self) -> impl Iterator<Item = Position> + '_ {
        let (dx, dy) = (self.towards.x - self.center.x, self.towards.y - self.center.y);
        let length = (dx * dx + dy * dy).sqrt();
        let middle = if length > 0.0 { (dx / length, dy / length) } else { (1.0, 0.0) };
        let start = turned(middle, -self.sector / 2.0);
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

/// A unit vector turned by an angle in radians, without a sine: by small steps along the tangent.
fn turned(mut direction: (f32, f32), angle: f32) -> (f32, f32) {
    let steps = (angle.abs() / SMALL_TURN) as u32 + 1;
    let tangent = angle / steps as f32;
    for _ in 0..steps {
        let (x, y) = (direction.0 - tangent * direction.1, direction.1 + tangent * direction.0);
        let length = (x * x + y * y).sqrt();
        direction = (x / length, y / length);
    }
    direction
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    fn opened(count: u32, ends: impl Iterator<Item = (u32, u32)>) -> Vec<Position> {
        let links: Vec<Link> = ends.map(|ends| Link { ends, weight: 1.0 }).collect();
        let graph = Graph::of(count as usize, &links);
        let mut points = vec![Position::new(7.0, 7.0); count as usize];
        points[0] = Position::default();
        let size = vec![(5.0, 5.0); count as usize];
        fan_out(&mut points, &size, &vec![false; count as usize], &graph);
        points
    }

    fn nearest(points: &[Position]) -> f32 {
        let mut nearest = f32::INFINITY;
        for (at, one) in points.iter().enumerate() {
            nearest = points[..at].iter().map(|other| one.distance(*other)).fold(nearest, f32::min);
        }
        nearest
    }

    #[test]
    fn the_leaves_of_a_star_stand_around_it() {
        let points = opened(300, (1..300).map(|leaf| (0, leaf)));
        assert_eq!(points[0], Position::default());
        assert!(nearest(&points) > 14.0, "{}", nearest(&points));
        let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.x, y + point.y));
        assert!((x / 300.0).abs() < 20.0 && (y / 300.0).abs() < 20.0);
    }

    #[test]
    fn a_fan_stays_on_its_side() {
        // A hub with ten leaves and thirty other neighbours, which know each other.
        let ends = (1..41).map(|node| (0, node)).chain((11..40).map(|node| (node, node + 1)));
        let points = opened(41, ends);
        assert!(points[1..11].iter().all(|leaf| leaf.x > 0.0 || leaf.y > 0.0));
        assert!(nearest(&points[..11]) > 14.0);
    }

    #[test]
    fn twins_with_two_neighbours_open_where_they_stand() {
        let points = opened(22, (2..22).flat_map(|twin| [(0, twin), (1, twin)]));
        assert!(nearest(&points[2..]) > 14.0);
        assert!(points[2..].iter().all(|twin| twin.distance(Position::new(7.0, 7.0)) < 80.0));
    }
}
