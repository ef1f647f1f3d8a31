//! Newcomers: nodes that are added to a finished layout.
//!
//! Invariant: a node that has a position keeps it to the bit.

use crate::layout::compute::random::Random;
use crate::layout::geometry::node_box::NodeBox;
use crate::layout::geometry::occupied::Occupied;
use crate::layout::graph::adjacency::Adjacency;
use crate::model::{Position, Rect};

/// How far from its neighbours' middle a newcomer is tried first, in its own sizes.
const FIRST_RING: f32 = 1.5;
/// How many spots are tried before an overlap is accepted.
const TRIES: usize = 96;
/// Room between newcomers without a path to a placed node, in world pixels.
const GAP: f32 = 24.0;

/// Places those of `nodes` that have no position: each near the mean of its placed neighbours, a small seeded step aside,
/// where there is room for it; those without a path to a placed node in rows under the picture. All others stay.
///
/// `edges` are pairs of places in `nodes`, `boxes` what each node needs room for; missing ones count as usual. A position
/// that is no number counts as none.
#[must_use]
pub fn place_newcomers(
    nodes: &[Option<Position>],
    edges: &[(u32, u32)],
    boxes: &[NodeBox],
    seed: u64,
) -> Vec<Position> {
    let half_size = |node: usize| boxes.get(node).copied().unwrap_or_default().checked().half_size();
    let mut placed: Vec<Option<Position>> = nodes.iter().map(|node| node.filter(|p| p.is_finite())).collect();
    let links = Adjacency::of_ends(nodes.len(), edges.iter().copied());
    let mut random = Random::new(seed, u64::MAX);
    let largest =
        (0..nodes.len()).map(half_size).fold((1.0_f32, 1.0_f32), |(w, h), size| (w.max(size.0), h.max(size.1)));
    let mut occupied = Occupied::new((2.0 * largest.0, 2.0 * largest.1), 0.0);
    for (node, position) in placed.iter().enumerate() {
        if let Some(position) = position.filter(|position| position.is_usable()) {
            occupied.add(position, half_size(node));
        }
    }
    // A newcomer may be linked to other newcomers only: the placed part grows outwards, wave by wave.
    let mut wave: Vec<usize> = (0..nodes.len()).filter(|node| placed[*node].is_none()).collect();
    loop {
        let ready: Vec<(usize, Position)> = wave
            .iter()
            .filter_map(|node| {
                let placed = links.neighbours(*node).iter().filter_map(|other| placed[*other as usize]);
                Some((*node, mean(placed)?))
            })
            .collect();
        if ready.is_empty() {
            break;
        }
        for (node, middle) in ready {
            let spot = free_spot(&occupied, middle, half_size(node), &mut random);
            occupied.add(spot, half_size(node));
            placed[node] = Some(spot);
        }
        wave.retain(|node| placed[*node].is_none());
    }
    put_below(&wave, &mut placed, half_size);
    placed.into_iter().map(Option::unwrap_or_default).collect()
}

/// The mean of `points`, or `None` for none.
fn mean(points: impl Iterator<Item = Position>) -> Option<Position> {
    let (mut x, mut y, mut count) = (0.0_f64, 0.0_f64, 0.0_f64);
    for point in points {
        x += f64::from(point.x);
        y += f64::from(point.y);
        count += 1.0;
    }
    (count > 0.0).then(|| Position::new((x / count) as f32, (y / count) as f32))
}

/// Puts nodes in rows under everything that is placed.
fn put_below(nodes: &[usize], placed: &mut [Option<Position>], half_size: impl Fn(usize) -> (f32, f32)) {
    let Some(first) = nodes.first() else { return };
    let widest = nodes
        .iter()
        .map(|node| half_size(*node))
        .fold(half_size(*first), |(w, h), (width, height)| (w.max(width), h.max(height)));
    let (column, row) = (2.0 * widest.0 + GAP, 2.0 * widest.1 + GAP);
    let ground = Rect::around(placed.iter().flatten().copied().filter(|position| position.is_usable()));
    let square = (nodes.len() as f32).sqrt() * column;
    let (left, top, width) = ground.map_or((-square / 2.0, -square / 2.0, square), |ground| {
        (ground.min.x, ground.max.y + 2.0 * row, ground.width().max(square))
    });
    let columns = ((width / column) as usize).max(1);
    for (place, node) in nodes.iter().enumerate() {
        let (across, down) = ((place % columns) as f32, (place / columns) as f32);
        placed[*node] = Some(Position::new(left + (across + 0.5) * column, top + (down + 0.5) * row));
    }
}

/// The first free spot around `middle` for a box, tried in growing seeded rings; the last one tried if none is free.
fn free_spot(occupied: &Occupied, middle: Position, half: (f32, f32), random: &mut Random) -> Position {
    let mut spot = middle;
    for attempt in 0..TRIES {
        let (x, y) = random.in_disc();
        let length = (x * x + y * y).sqrt().max(0.01);
        let reach = FIRST_RING + attempt as f32 / 8.0;
        let step = half.0.max(half.1) * reach / length;
        spot = Position::new(middle.x + x * step, middle.y + y * step);
        if occupied.is_free(spot, half) {
            break;
        }
    }
    spot
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(nodes: &[Option<Position>], edges: &[(u32, u32)]) -> Vec<Position> {
        place_newcomers(nodes, edges, &vec![NodeBox::of_mark(5.0); nodes.len()], 1)
    }

    #[test]
    fn no_node_that_has_a_place_moves() {
        let known = [Some(Position::new(0.1, 0.2)), None, Some(Position::new(1.0e30, -7.5)), None];
        let placed = place(&known, &[(0, 1), (1, 3), (0, 0), (2, 9)]);
        assert_eq!((placed[0], placed[2]), (Position::new(0.1, 0.2), Position::new(1.0e30, -7.5)));
        assert!(placed.iter().all(|position| position.is_finite()));
    }

    #[test]
    fn a_newcomer_stands_near_its_neighbours_and_on_no_node() {
        let known =
            [Some(Position::new(0.0, 0.0)), Some(Position::new(40.0, 0.0)), Some(Position::new(20.0, 0.0)), None];
        let placed = place(&known, &[(3, 0), (3, 1)]);
        assert!(placed[3].distance(Position::new(20.0, 0.0)) < 100.0);
        for other in &placed[..3] {
            let apart = *other;
            assert!((apart.x - placed[3].x).abs() >= 16.0 || (apart.y - placed[3].y).abs() >= 16.0);
        }
    }

    #[test]
    fn newcomers_without_links_stand_in_rows_without_touching() {
        let mut known = vec![Some(Position::new(0.0, 0.0))];
        known.resize(30, None);
        let placed = place(&known, &[]);
        assert!(placed[1..].iter().all(|position| position.y > 8.0));
        for (at, one) in placed.iter().enumerate() {
            assert!(placed[..at].iter().all(|other| one.distance(*other) >= 16.0));
        }
    }

    #[test]
    fn no_nodes_and_only_newcomers_are_fine() {
        assert!(place(&[], &[]).is_empty());
        assert!(place(&[None, None], &[(0, 1)]).iter().all(|position| position.is_finite()));
    }
}
