//! Overlap removal: boxes that overlap are pushed apart the short way.
//!
//! Source: the pairwise projection of position-based dynamics (Müller et al. 2007) on the separation constraints of
//! Dwyer, Marriott, Stuckey: Fast node overlap removal (GD 2005). Pairs are found through a grid of cells as large as the
//! largest box. If pushing alone does not end, the drawing grows a little.
//!
//! Invariant: a fixed node never moves.

use crate::layout::compute::random::Random;
use crate::layout::geometry::grid::Grid;
use crate::layout::geometry::nearest::SortedPoints;
use crate::model::Position;

/// Free room between two boxes in world pixels.
pub(crate) const GAP: f32 = 6.0;
/// The factor of a push beyond what is needed, so that rounding does not leave boxes touching.
const MARGIN: f32 = 1.02;
/// After this many passes without an end the drawing grows.
const PATIENCE: usize = 24;
/// By which share it grows the first time; every further time by as much more.
const GROWTH: f32 = 0.04;
/// After this many passes overlaps are left: only fixed nodes can be that crowded.
const LAST_PASS: usize = 960;
/// How many times its size a box grows at most for even room.
const MOST_ROOM: f32 = 4.0;
/// And at most this share of the median room: a network of clusters along a line has no space to spread over without the
/// clusters running into each other.
const STILL: f32 = 0.8;
/// At how many nodes the median room is measured.
const SAMPLED: usize = 1_000;
/// How many others a node looks at in one pass while it is crowded, in each of three directions. Sparse cells are seen whole.
const CROWD: usize = 48;

/// The shapes that may not overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Shape {
    /// Upright boxes, as of labels. They are pushed apart along the axis on which less is missing.
    #[default]
    Box,
    /// Discs as wide as the box, as of marks alone. They are pushed apart along the line between them, so that a crowd
    /// does not line up in rows and columns.
    Disc,
}

/// The removal of overlaps from one component, pass by pass.
#[derive(Debug, Default)]
pub(crate) struct Separation {
    shape: Shape,
    pass: usize,
    grid: Grid,
}

impl Separation {
    /// The removal of overlaps between boxes or discs.
    pub(crate) fn of(shape: Shape) -> Self {
        Self { shape, ..Self::default() }
    }

    /// One pass over all overlapping pairs. True if none is left, or nothing more can be done.
    pub(crate) fn pass(
        &mut self,
        points: &mut [Position],
        half_sizes: &[(f32, f32)],
        fixed: &[bool],
        random: &mut Random,
    ) -> bool {
        let mut pushes = self.push(points, half_sizes, fixed, random, CROWD);
        if pushes == 0 {
            pushes = self.push(points, half_sizes, fixed, random, usize::MAX);
        }
        self.pass += 1;
        if pushes > 0 && self.pass.is_multiple_of(PATIENCE) {
            grow(points, fixed, 1.0 + GROWTH * (self.pass / PATIENCE) as f32);
        }
        pushes == 0 || self.pass >= LAST_PASS
    }

    /// Pushes every overlapping pair apart once and returns how many there were that could move. A node looks at no more
    /// than `crowd` others in each of three directions.
    pub(crate) fn push(
        &mut self,
        points: &mut [Position],
        half_sizes: &[(f32, f32)],
        fixed: &[bool],
        random: &mut Random,
        crowd: usize,
    ) -> usize {
        self.sort(points, half_sizes);
        let (grid, mut pushes) = (&self.grid, 0);
        for cell in 0..grid.len() {
            let here = grid.run(cell, cell);
            if here.is_empty() {
                continue;
            }
            let [right, below] = grid.ahead(cell);
            for at in here.clone() {
                let others =
                    (at + 1..here.end).take(crowd).chain(right.clone().take(crowd)).chain(below.clone().take(crowd));
                for other in others {
                    let pair = (grid.points[at] as usize, grid.points[other] as usize);
                    pushes += usize::from(push_pair(pair, points, half_sizes, fixed, self.shape, random));
                }
            }
        }
        pushes
    }

    /// Sorts the nodes into cells as large as the largest box.
    fn sort(&mut self, points: &[Position], half_sizes: &[(f32, f32)]) {
        let mut low = Position::new(f32::INFINITY, f32::INFINITY);
        let mut high = Position::new(f32::NEG_INFINITY, f32::NEG_INFINITY);
        let mut cell = (1.0_f32, 1.0_f32);
        for (point, size) in points.iter().zip(half_sizes) {
            low = Position::new(low.x.min(point.x), low.y.min(point.y));
            high = Position::new(high.x.max(point.x), high.y.max(point.y));
            cell = (cell.0.max(2.0 * size.0 + GAP), cell.1.max(2.0 * size.1 + GAP));
        }
        // Far-flung nodes must not make more cells than there are nodes to fill them.
        let most = (points.len() as f32).sqrt() * 4.0 + 4.0;
        let cell = (cell.0.max((high.x - low.x) / most), cell.1.max((high.y - low.y) / most));
        let place = |at: Position| (((at.x - low.x) / cell.0) as usize, ((at.y - low.y) / cell.1) as usize);
        let (columns, rows) = place(high);
        self.grid.sort(columns + 1, rows + 1, points.iter().map(|point| place(*point)));
    }
}

/// The sizes at which boxes would fill a `share` of the drawing's area: all grow by the same factor, none shrinks, and none
/// grows to more than a few times its size.
///
/// A crowd that is pushed apart by these spreads over empty space beside it, while nodes that have room stay.
pub(crate) fn even_room(points: &[Position], half_sizes: &[(f32, f32)], share: f32) -> Vec<(f32, f32)> {
    let filled = filled_share(points, half_sizes);
    if filled <= 0.0 || filled >= share {
        return half_sizes.to_vec();
    }
    let growth = (share / filled).sqrt().min(STILL * median_room(points, half_sizes)).clamp(1.0, MOST_ROOM);
    half_sizes.iter().map(|(width, height)| (growth * width, growth * height)).collect()
}

/// The median over nodes of the distance to the nearest node, divided by the sum of their half widths.
fn median_room(points: &[Position], half_sizes: &[(f32, f32)]) -> f32 {
    if points.len() < 2 {
        return 1.0;
    }
    let cells = SortedPoints::of(points);
    let mut rooms: Vec<f32> = (0..points.len())
        .step_by(points.len().div_ceil(SAMPLED))
        .filter_map(|node| {
            let nearest = *cells.nearest(node, 1).first()?;
            Some(points[node].distance(points[nearest]) / (half_sizes[node].0 + half_sizes[nearest].0))
        })
        .collect();
    rooms.sort_by(f32::total_cmp);
    rooms.get(rooms.len() / 2).copied().unwrap_or(1.0)
}

/// How much the drawing has to grow for its boxes to fill no more than a `share` of its area; 1 if there is room enough.
pub(crate) fn growth_to_fit(points: &[Position], half_sizes: &[(f32, f32)], share: f32) -> f32 {
    (filled_share(points, half_sizes) / share).sqrt().clamp(1.0, 100.0)
}

/// The share of a drawing's area that its boxes fill; 0 if it has no area.
fn filled_share(points: &[Position], half_sizes: &[(f32, f32)]) -> f32 {
    let count = points.len() as f32;
    if points.len() < 2 {
        return 0.0;
    }
    let area: f32 = half_sizes.iter().map(|size| (2.0 * size.0 + GAP) * (2.0 * size.1 + GAP)).sum();
    let middle = middle_of(points.iter().copied());
    let spread: f32 = points.iter().map(|point| point.distance(middle) * point.distance(middle)).sum::<f32>() / count;
    // A disc of even density has twice its mean square distance from the middle as the square of its radius.
    let disc = 2.0 * std::f32::consts::PI * spread;
    if disc > 0.0 { area / disc } else { 0.0 }
}

/// Moves all free nodes away from the middle by `factor`; with fixed nodes, from the middle of these.
pub(crate) fn grow(points: &mut [Position], fixed: &[bool], factor: f32) {
    let held: Vec<Position> = points.iter().zip(fixed).filter(|(_, fixed)| **fixed).map(|(point, _)| *point).collect();
    let middle = if held.is_empty() { middle_of(points.iter().copied()) } else { middle_of(held.into_iter()) };
    for (point, _) in points.iter_mut().zip(fixed).filter(|(_, fixed)| !**fixed) {
        point.x = middle.x + (point.x - middle.x) * factor;
        point.y = middle.y + (point.y - middle.y) * factor;
    }
}

/// The mean of some points.
fn middle_of(points: impl ExactSizeIterator<Item = Position>) -> Position {
    let count = points.len().max(1) as f64;
    let (x, y) = points.fold((0.0, 0.0), |(x, y), point| (x + f64::from(point.x), y + f64::from(point.y)));
    Position::new((x / count) as f32, (y / count) as f32)
}

/// Pushes one pair apart along the axis on which it overlaps less. True if it overlapped and one of the two could move.
fn push_pair(
    (one, other): (usize, usize),
    points: &mut [Position],
    half_sizes: &[(f32, f32)],
    fixed: &[bool],
    shape: Shape,
    random: &mut Random,
) -> bool {
    let (mut dx, mut dy) = (points[other].x - points[one].x, points[other].y - points[one].y);
    let missing_x = half_sizes[one].0 + half_sizes[other].0 + GAP - dx.abs();
    let missing_y = half_sizes[one].1 + half_sizes[other].1 + GAP - dy.abs();
    if missing_x <= 0.0 || missing_y <= 0.0 {
        return false;
    }
    let (share_one, share_other) = match (fixed[one], fixed[other]) {
        (true, true) => return false,
        (true, false) => (0.0, MARGIN),
        (false, true) => (MARGIN, 0.0),
        (false, false) => (0.5 * MARGIN, 0.5 * MARGIN),
    };
    if dx == 0.0 {
        dx = random.signed();
    }
    if dy == 0.0 {
        dy = random.signed();
    }
    // The least step that single precision can tell there.
    let least = (points[one].x.abs() + points[one].y.abs()) * 4.0e-7;
    if shape == Shape::Disc {
        let distance = (dx * dx + dy * dy).sqrt();
        let push = (half_sizes[one].0 + half_sizes[other].0 + GAP - distance + least) / distance.max(f32::MIN_POSITIVE);
        if push <= 0.0 {
            return false;
        }
        points[one].x -= share_one * push * dx;
        points[one].y -= share_one * push * dy;
        points[other].x += share_other * push * dx;
        points[other].y += share_other * push * dy;
        return true;
    }
    if missing_x < missing_y {
        let push = (missing_x + least) * if dx < 0.0 { -1.0 } else { 1.0 };
        points[one].x -= share_one * push;
        points[other].x += share_other * push;
    } else {
        let push = (missing_y + least) * if dy < 0.0 { -1.0 } else { 1.0 };
        points[one].y -= share_one * push;
        points[other].y += share_other * push;
    }
    true
}

/// Whether some pair of boxes overlaps; looks at every pair.
#[cfg(test)]
pub(crate) fn any_overlap(points: &[Position], half_sizes: &[(f32, f32)]) -> bool {
    points.iter().enumerate().any(|(at, one)| {
        points[..at].iter().zip(half_sizes).any(|(other, size)| {
            (one.x - other.x).abs() < size.0 + half_sizes[at].0 && (one.y - other.y).abs() < size.1 + half_sizes[at].1
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn separated(mut points: Vec<Position>, sizes: &[(f32, f32)], fixed: &[bool]) -> Vec<Position> {
        let mut separation = Separation::default();
        let mut random = Random::new(1, 0);
        while !separation.pass(&mut points, sizes, fixed, &mut random) {}
        points
    }

    #[test]
    fn a_crowd_on_one_spot_comes_apart() {
        let sizes: Vec<(f32, f32)> = (0..200).map(|at| if at == 0 { (60.0, 20.0) } else { (8.0, 8.0) }).collect();
        let points = separated(vec![Position::default(); 200], &sizes, &[false; 200]);
        assert!(!any_overlap(&points, &sizes));
        assert!(points.iter().all(|point| point.is_finite()));
    }

    #[test]
    fn a_crowd_of_discs_comes_apart_without_rows() {
        let mut points = vec![Position::default(); 100];
        let mut separation = Separation::of(Shape::Disc);
        let mut random = Random::new(1, 0);
        while !separation.pass(&mut points, &[(8.0, 8.0); 100], &[false; 100], &mut random) {}
        let mut in_row = 0;
        for (at, one) in points.iter().enumerate() {
            assert!(points[..at].iter().all(|other| one.distance(*other) > 16.0));
            in_row += points[..at].iter().filter(|other| (one.x - other.x).abs() < 0.5).count();
        }
        assert!(in_row < 300, "{in_row}");
    }

    #[test]
    fn fixed_nodes_stay_and_the_others_give_way() {
        let start = vec![Position::new(5.0, 5.0); 3];
        let points = separated(start, &[(10.0, 10.0); 3], &[true, false, false]);
        assert_eq!(points[0], Position::new(5.0, 5.0));
        assert!(!any_overlap(&points, &[(10.0, 10.0); 3]));
    }

    #[test]
    fn fixed_nodes_on_one_spot_end_the_search() {
        let points = separated(vec![Position::default(); 2], &[(10.0, 10.0); 2], &[true; 2]);
        assert_eq!(points, [Position::default(); 2]);
    }

    #[test]
    fn a_crowd_spreads_over_the_room_beside_it() {
        let mut random = Random::new(1, 0);
        let mut points: Vec<Position> =
            (0..40).map(|_| random.in_disc()).map(|(x, y)| Position::new(60.0 * x, 60.0 * y)).collect();
        points.extend((0..60).map(|_| random.in_disc()).map(|(x, y)| Position::new(600.0 * x, 600.0 * y)));
        let sizes = [(5.0, 5.0); 100];
        let room = even_room(&points, &sizes, 0.3);
        assert!(room[0].0 > 10.0 && (filled_share(&points, &room) - 0.3).abs() < 0.2, "{:?}", room[0]);
        let spread = separated(points, &room, &[false; 100]);
        assert!((0..100).all(|at| {
            spread[..at].iter().all(|other| (spread[at].x - other.x).abs().max((spread[at].y - other.y).abs()) > 20.0)
        }));
        // Clusters in a row would run into each other.
        let row: Vec<Position> =
            (0..200).map(|at| Position::new((at / 10 * 100 + at % 10 * 11) as f32, (at % 2 * 11) as f32)).collect();
        assert!(even_room(&row, &[(5.0, 5.0); 200], 0.5)[0].0 < 7.0);
        assert_eq!(even_room(&spread, &[(300.0, 300.0); 100], 0.3), [(300.0, 300.0); 100]);
        assert_eq!(even_room(&[], &[], 0.3), []);
    }

    #[test]
    fn growth_is_asked_for_only_where_room_is_short() {
        let points: Vec<Position> =
            (0..100).map(|at| Position::new((at % 10) as f32 * 50.0, (at / 10) as f32 * 50.0)).collect();
        assert_eq!(growth_to_fit(&points, &[(5.0, 5.0); 100], 0.5), 1.0);
        assert!(growth_to_fit(&points, &[(50.0, 50.0); 100], 0.5) > 2.0);
        assert_eq!(growth_to_fit(&[], &[], 0.5), 1.0);
    }
}
