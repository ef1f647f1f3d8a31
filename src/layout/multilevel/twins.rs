//! Twin nodes, those with the same neighbours, spread out: leaves of a hub in a sector around it, other twins in a disc
//! where they stand.
//!
//! Twins have the same distances, so a descent against frozen pivots leaves them on one spot. Their places, and how other
//! nodes get out of their way, are in [`super::sectors`].
//!
//! Invariant: a fixed node never moves; a node without twins moves only out of the way of twins.

use super::sectors::{Others, Sector};
use crate::layout::geometry::nearest::SortedPoints;
use crate::layout::geometry::turn::{rotated, unit_vector};
use crate::layout::graph::adjacency::Graph;
use crate::layout::packing::overlap_removal::GAP;
use crate::model::Position;
use std::f32::consts::TAU;

/// Fewer twins than this are left to the removal of overlaps.
const FEWEST: usize = 8;
/// Twins with more neighbours than this are held apart by them.
const MOST_NEIGHBOURS: usize = 8;
/// The share of the links of a hub that lead to twins, from which on it has no other place than beside them.
const TIED: f32 = 0.8;
/// The distance of two leaves on a ring for each pixel of their box, since boxes overlap at their corners.
const ROOM: f32 = 1.25;
/// The least spacing that leaves follow.
const CLOSEST: f32 = 0.8;
/// The smallest share of the circle that a sector takes.
const SMALLEST_SECTOR: f32 = 0.2;
/// The radius that a sector gets, in the one that it needs.
const MARGIN: f32 = 1.15;
/// With how many others a disc may overlap on average before the drawing grows.
const CONTACTS: usize = 2;
/// At how many discs that is measured.
const SAMPLED: usize = 1_000;
/// How much the drawing grows at most.
const MOST_GROWTH: f32 = 100.0;
/// How often all sectors in turn push other nodes out.
const ROUNDS: usize = 6;

/// All nodes with the same few neighbours.
#[derive(Debug)]
struct Group<'a> {
    neighbours: &'a [u32],
    members: Vec<usize>,
}

/// The twins of a network.
#[derive(Debug)]
pub(crate) struct Twins<'a> {
    graph: &'a Graph,
    groups: Vec<Group<'a>>,
    /// How much room was asked for; 1 is usual.
    spacing: f32,
    /// Whether a node has no twins.
    is_single: Vec<bool>,
}

impl<'a> Twins<'a> {
    /// The twins of `graph`, without fixed nodes, to be spread with room as `spacing` asks for.
    pub(crate) fn of(graph: &'a Graph, fixed: &[bool], spacing: f32) -> Self {
        // Twins come to stand beside each other; a list of few neighbours is sorted faster as an array.
        let key = |node: usize| {
            let neighbours = graph.neighbours(node);
            let mut key = [u32::MAX; MOST_NEIGHBOURS];
            key[..neighbours.len()].copy_from_slice(neighbours);
            key
        };
        let is_few = |node: &usize| (1..=MOST_NEIGHBOURS).contains(&graph.neighbours(*node).len());
        let mut keys: Vec<_> =
            (0..graph.len()).filter(|node| !fixed[*node]).filter(is_few).map(|node| (key(node), node)).collect();
        keys.sort_unstable();
        let twins = keys.chunk_by(|one, other| one.0 == other.0).filter(|twins| twins.len() >= FEWEST);
        let groups: Vec<Group> = twins
            .map(|twins| Group {
                neighbours: graph.neighbours(twins[0].1),
                members: twins.iter().map(|(_, node)| *node).collect(),
            })
            .collect();
        let mut is_single = vec![true; graph.len()];
        for node in groups.iter().flat_map(|group| &group.members) {
            is_single[*node] = false;
        }
        Self { graph, groups, is_single, spacing: spacing.max(CLOSEST) }
    }

    /// The values of the nodes without twins.
    pub(crate) fn rest<T: Copy>(&self, values: &[T]) -> Vec<T> {
        values.iter().zip(&self.is_single).filter(|(_, is_single)| **is_single).map(|(value, _)| *value).collect()
    }

    /// Sets the values of the nodes without twins, in their order, but not those of hubs with leaves around them.
    pub(crate) fn set_rest<T: Copy>(&self, values: &mut [T], new: &[T]) {
        let hubs = self
            .groups
            .iter()
            .filter_map(|group| if let [hub] = *group.neighbours { Some(hub as usize) } else { None });
        let old: Vec<(usize, T)> = hubs.map(|hub| (hub, values[hub])).collect();
        let rest = values.iter_mut().zip(&self.is_single).filter(|(_, is_single)| **is_single);
        for ((value, _), new) in rest.zip(new) {
            *value = *new;
        }
        for (hub, value) in old {
            values[hub] = value;
        }
    }

    /// Spreads all twins of a drawing. Nodes in the way make room for them, unless they are fixed.
    pub(crate) fn open(&self, points: &mut [Position], half_sizes: &[(f32, f32)], fixed: &[bool]) {
        // The radius of the leaves around each hub.
        let mut discs = vec![0.0_f32; points.len()];
        for group in &self.groups {
            if let [hub] = *group.neighbours {
                discs[hub as usize] = self.sector(group, points, half_sizes).outer;
            }
        }
        self.spread_neighbours(points, half_sizes, |node| discs[node] == 0.0 && !fixed[node]);
        self.make_way(points, half_sizes, &discs, |node| !fixed[node]);
        for group in &self.groups {
            let sector = self.sector(group, points, half_sizes);
            for (node, place) in group.members.iter().zip(sector.places()) {
                points[*node] = place;
            }
        }
    }

    /// Where the members of a group go.
    fn sector(&self, group: &Group, points: &[Position], half_sizes: &[(f32, f32)]) -> Sector {
        let room = |at: usize| half_sizes[at].0.max(half_sizes[at].1);
        let count = group.members.len() as f32;
        let (x, y) = group.members.iter().fold((0.0, 0.0), |(x, y), node| (x + points[*node].x, y + points[*node].y));
        let middle = Position::new(x / count, y / count);
        let widest = group.members.iter().map(|node| room(*node)).fold(0.0, f32::max);
        let spacing = ROOM * self.spacing * (2.0 * widest + GAP);
        let places = group.neighbours.iter().map(|node| points[*node as usize]);
        let (x, y) = places.fold((0.0, 0.0), |(x, y), place| (x + place.x, y + place.y));
        let neighbours = group.neighbours.len() as f32;
        let parting = Position::new(x / neighbours, y / neighbours);
        let mut sector =
            Sector { center: middle, towards: middle, parting, inner: 0.5 * spacing, angle: TAU, spacing, outer: 0.0 };
        if let [hub] = *group.neighbours {
            let hub = hub as usize;
            sector.center = points[hub];
            sector.inner = (room(hub) + widest + GAP).max(2.0 * spacing);
            sector.angle = TAU * (count / self.graph.neighbours(hub).len() as f32).clamp(SMALLEST_SECTOR, 1.0);
        }
        let last = sector.places().nth(group.members.len() - 1);
        sector.outer = MARGIN * last.map_or(0.0, |last| last.distance(sector.center)) + spacing;
        sector
    }

    /// How much the drawing has to grow so that no crowd of discs overlaps, which could not make way for each other; two,
    /// three, or a few in a row may.
    pub(crate) fn growth_between_discs(&self, points: &[Position], half_sizes: &[(f32, f32)]) -> f32 {
        let sectors: Vec<Sector> = self.groups.iter().map(|group| self.sector(group, points, half_sizes)).collect();
        let sampled = sectors.iter().step_by(sectors.len().div_ceil(SAMPLED).max(1));
        let most = CONTACTS * sampled.len();
        let others = sampled.flat_map(|one| sectors.iter().map(move |other| (one, other)));
        let growths = others.map(|(one, other)| (one.outer + other.outer) / one.center.distance(other.center));
        let mut growths: Vec<f32> = growths.filter(|growth| growth.is_finite() && *growth > 1.0).collect();
        if growths.len() <= most {
            return 1.0;
        }
        let (_, needed, _) = growths.select_nth_unstable_by(most, |one, other| other.total_cmp(one));
        needed.min(MOST_GROWTH)
    }

    /// Sets the neighbours of twins around them, if these are most of what they are linked to: by distances alone they would
    /// stand on one spot.
    fn spread_neighbours(&self, points: &mut [Position], half_sizes: &[(f32, f32)], may_move: impl Fn(usize) -> bool) {
        for group in self.groups.iter().filter(|group| group.neighbours.len() > 1) {
            let is_tied = |node: &u32| {
                let links = self.graph.neighbours(*node as usize).len() as f32;
                may_move(*node as usize) && group.members.len() as f32 >= TIED * links
            };
            if !group.neighbours.iter().all(is_tied) {
                continue;
            }
            let sector = self.sector(group, points, half_sizes);
            let mut way = unit_vector(sector.center, points[group.neighbours[0] as usize]);
            for node in group.neighbours {
                points[*node as usize] =
                    Position::new(sector.center.x + sector.outer * way.0, sector.center.y + sector.outer * way.1);
                way = rotated(way, TAU / group.neighbours.len() as f32);
            }
        }
    }

    /// Moves nodes without twins out of the way of all groups; `discs` is the radius of the leaves around each hub.
    fn make_way(
        &self,
        points: &mut [Position],
        half_sizes: &[(f32, f32)],
        discs: &[f32],
        may_move: impl Fn(usize) -> bool,
    ) {
        let movable: Vec<usize> = (0..points.len()).filter(|node| self.is_single[*node] && may_move(*node)).collect();
        let discs: Vec<f32> = movable.iter().map(|node| discs[*node]).collect();
        for _ in 0..ROUNDS {
            let standing: Vec<Position> = movable.iter().map(|node| points[*node]).collect();
            let others = Others { points: &standing, sorted: SortedPoints::of(&standing), discs: &discs };
            let mut moves = vec![(0.0_f32, 0.0_f32); movable.len()];
            let mut is_clear = true;
            for group in &self.groups {
                let is_its_own = |at: usize| group.neighbours.contains(&(movable[at] as u32));
                let sector = self.sector(group, points, half_sizes);
                is_clear &= sector.clear(&others, is_its_own, &mut moves);
            }
            if is_clear {
                break;
            }
            self.make_moves(points, &movable, &moves);
        }
    }

    /// Moves some nodes, and twins with their neighbours, so that leaves stay on their side of a hub.
    fn make_moves(&self, points: &mut [Position], nodes: &[usize], moves: &[(f32, f32)]) {
        let mut by = vec![(0.0_f32, 0.0_f32); points.len()];
        for (node, step) in nodes.iter().zip(moves) {
            by[*node] = *step;
        }
        for group in &self.groups {
            let (x, y) = group.neighbours.iter().fold((0.0, 0.0), |(x, y), node| {
                let step = by[*node as usize];
                (x + step.0, y + step.1)
            });
            let count = group.neighbours.len() as f32;
            group.members.iter().for_each(|node| by[*node] = (x / count, y / count));
        }
        for (point, (dx, dy)) in points.iter_mut().zip(by) {
            *point = Position::new(point.x + dx, point.y + dy);
        }
    }
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
        Twins::of(&graph, &vec![false; count as usize], 1.0).open(&mut points, &size, &vec![false; count as usize]);
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
    fn a_sector_stays_on_its_side() {
        // A hub with ten leaves and thirty other neighbours, which are linked to each other.
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

    /// Hubs with so many leaves each in a row, `apart` from each other, the last with a tail of three.
    fn hubs(leaves: &[u32], apart: f32) -> (Graph, Vec<Position>) {
        let count = leaves.len() as u32;
        let mut ends: Vec<(u32, u32)> = (1..count).map(|hub| (hub - 1, hub)).collect();
        ends.extend([(count - 1, count), (count, count + 1), (count + 1, count + 2)]);
        let mut next = count + 3;
        for (hub, leaves) in (0..).zip(leaves) {
            ends.extend((next..next + leaves).map(|leaf| (hub, leaf)));
            next += leaves;
        }
        let links: Vec<Link> = ends.into_iter().map(|ends| Link { ends, weight: 1.0 }).collect();
        let graph = Graph::of(next as usize, &links);
        let place = |node: usize| match graph.neighbours(node) {
            [hub] if node >= leaves.len() + 3 => Position::new(*hub as f32 * apart, 1.0),
            _ => Position::new(node as f32 * apart, 0.0),
        };
        let points = (0..next as usize).map(place).collect();
        (graph, points)
    }

    #[test]
    fn a_tail_goes_on_outside_of_the_leaves() {
        let (graph, mut points) = hubs(&[400], 70.0);
        let (sizes, fixed) = (vec![(8.0, 8.0); points.len()], vec![false; points.len()]);
        Twins::of(&graph, &fixed, 1.0).open(&mut points, &sizes, &fixed);
        let far = |node: usize| points[node].distance(points[0]);
        let rim = (4..404).map(far).fold(0.0, f32::max);
        assert!(rim < far(1) && far(1) < far(2) && far(2) < far(3), "{rim} {} {} {}", far(1), far(2), far(3));
        assert!(far(3) < 1.7 * rim, "{rim} {}", far(3));
    }

    #[test]
    fn the_leaves_of_two_hubs_stand_in_discs_apart() {
        let (graph, mut points) = hubs(&[300, 200], 70.0);
        let (sizes, fixed) = (vec![(8.0, 8.0); points.len()], vec![false; points.len()]);
        let twins = Twins::of(&graph, &fixed, 1.0);
        assert_eq!(twins.growth_between_discs(&points, &sizes), 1.0);
        twins.open(&mut points, &sizes, &fixed);
        let rim = |hub: usize, leaves: std::ops::Range<usize>| {
            leaves.map(|leaf| points[leaf].distance(points[hub])).fold(0.0, f32::max)
        };
        assert!(rim(0, 5..305) + rim(1, 305..505) < points[0].distance(points[1]));
    }

    #[test]
    fn a_crowd_of_hubs_grows_and_a_fixed_one_stays() {
        let (graph, mut points) = hubs(&[60; 40], 20.0);
        let (sizes, mut fixed) = (vec![(8.0, 8.0); points.len()], vec![false; points.len()]);
        let growth = Twins::of(&graph, &fixed, 1.0).growth_between_discs(&points, &sizes);
        assert!((5.0..20.0).contains(&growth), "{growth}");
        fixed[7] = true;
        Twins::of(&graph, &fixed, 1.0).open(&mut points, &sizes, &fixed);
        assert_eq!(points[7], Position::new(140.0, 0.0));
        assert!(points.iter().all(|point| point.is_finite()));
    }

    /// Two hubs with thirty leaves each and a hundred and twenty common ones, `apart` from each other.
    fn partners(apart: f32) -> (Graph, Vec<Position>) {
        let own = (2..62).map(|leaf| (u32::from(leaf >= 32), leaf));
        let ends = own.chain((62..182).flat_map(|twin| [(0, twin), (1, twin)]));
        let links: Vec<Link> = ends.map(|ends| Link { ends, weight: 1.0 }).collect();
        let place = |node: u32| match node {
            0 => Position::default(),
            1 => Position::new(apart, 0.0),
            2..62 => Position::new(if node < 32 { -40.0 } else { apart + 40.0 }, 0.0),
            _ => Position::new(0.5 * apart, 0.5),
        };
        (Graph::of(182, &links), (0..182).map(place).collect())
    }

    #[test]
    fn leaves_stay_on_their_side_of_a_hub_that_makes_way() {
        let (graph, mut points) = partners(60.0);
        Twins::of(&graph, &[false; 182], 1.0).open(&mut points, &[(8.0, 8.0); 182], &[false; 182]);
        let middle =
            |nodes: std::ops::Range<usize>| nodes.clone().map(|node| points[node].x).sum::<f32>() / nodes.len() as f32;
        let stand = [middle(2..32), points[0].x, middle(62..182), points[1].x, middle(32..62)];
        assert!(stand.is_sorted(), "{stand:?}");
        assert!(points[1].x - points[0].x > 300.0);
    }

    #[test]
    fn hubs_with_nothing_but_common_leaves_stand_around_them() {
        let ends = (3..303).flat_map(|twin| (0..3).map(move |hub| (hub, twin)));
        let points = opened(303, ends);
        let (x, y) = points[3..].iter().fold((0.0, 0.0), |(x, y), twin| (x + twin.x / 300.0, y + twin.y / 300.0));
        let rim = points[3..].iter().map(|twin| twin.distance(Position::new(x, y))).fold(0.0, f32::max);
        for (one, other) in [(0, 1), (1, 2), (2, 0)] {
            assert!(points[one].distance(points[other]) > 1.5 * rim);
        }
    }
}
