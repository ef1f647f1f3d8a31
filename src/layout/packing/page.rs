//! The page: large components packed around the middle, small ones on shelves under them, single nodes in a block below.
//!
//! Invariant: components with a fixed node do not move; nothing is put on them.

use super::polyomino::{Piece, pack_around};
use super::shelves::{area, on_shelves, on_shelves_of_equal_cells, width_for};
use crate::layout::small_sizes::SMALL_COMPONENT;
use crate::model::{Position, Rect};

/// Components of at least this many nodes are placed around the middle.
const LARGE: usize = 5;
/// Components of at least this many nodes always are, since their shapes would be lost on shelves.
const SMALL: usize = 12;
/// About how many there may be around the middle; if there are more, the smaller ones go to the shelves.
const MOST_LARGE: usize = 160;
/// How far the nodes of two components are from each other, in the length of their links: nodes that are closer together
/// than their links are long look like one component.
const APART: f32 = 1.25;
/// The least free room between two components in world pixels; enough if labels keep them apart.
const GAP: f32 = 36.0;
/// The least spacing that components follow.
const CLOSEST: f32 = 0.5;
/// Room between single nodes in world pixels, at least and at most.
const SINGLE_GAP: (f32, f32) = (14.0, 90.0);
/// The area for a single node, relative to the mean area of a node of the picture above: enough to tell it from the next
/// when the whole page is seen.
const SINGLE_SHARE: f32 = 0.5;
/// The room between the picture, the shelves and the block of single nodes, as a share of the height of the picture.
const BETWEEN: f32 = 0.03;

/// Up to how many nodes there may be for other ways of placing small components to be tried.
const FEW: usize = 60;
/// How much larger than the usual way another way has to show the page to be taken.
const WORTH: f32 = 1.05;

/// How far each of `pieces` (the largest first) has to move, with room between them as `spacing` asks for; 1 is usual.
pub(crate) fn pack(pieces: &[Piece], aspect: f32, spacing: f32) -> Vec<Position> {
    let spacing = spacing.max(CLOSEST);
    let total: usize = pieces.iter().map(|piece| piece.points.len()).sum();
    // Small components of equal size go to the same zone.
    let first_on_shelves = pieces.get(MOST_LARGE).map_or(0, |piece| piece.points.len());
    let least = if first_on_shelves < SMALL { LARGE.max(first_on_shelves + 1) } else { SMALL };
    let around = |at: usize| {
        let count = pieces[at].points.len();
        // A small component that is most of the picture is the picture.
        pieces[at].fixed || count >= least || (count > 1 && 2 * count > total)
    };
    let page = Page { pieces, aspect, spacing, apart: gap_between(pieces, spacing) };
    let (large, rest): (Vec<usize>, Vec<usize>) = (0..pieces.len()).partition(|at| around(*at));
    let (small, single): (Vec<usize>, Vec<usize>) = rest.into_iter().partition(|at| pieces[*at].points.len() > 1);
    let usual = page.placed(&large, &small, &single, None);
    let has_fixed = pieces.iter().any(|piece| piece.fixed);
    if has_fixed || small.is_empty() || total > FEW {
        return if has_fixed { usual } else { page.centered(usual) };
    }
    // A few boxes fill shelves badly, and leave a page of another shape than was asked for.
    let ends = small.iter().scan(0.0, |end, at| {
        *end += pieces[*at].bounds().width() + page.apart;
        Some(*end - 0.5 * page.apart)
    });
    let mut others: Vec<Vec<Position>> = ends.map(|width| page.placed(&large, &small, &single, Some(width))).collect();
    let together: Vec<usize> = (0..pieces.len()).filter(|at| pieces[*at].points.len() > 1).collect();
    others.push(page.placed(&together, &[], &single, None));
    let mut best = (WORTH.recip() * page.need(&usual), usual);
    for moves in others {
        let need = page.need(&moves);
        if need < best.0 {
            best = (need, moves);
        }
    }
    page.centered(best.1)
}

/// What all ways of placing have in common.
struct Page<'a> {
    pieces: &'a [Piece<'a>],
    aspect: f32,
    spacing: f32,
    /// The room between components.
    apart: f32,
}

impl Page<'_> {
    /// The moves with `large` around the middle, `small` on shelves as wide as asked for, or else as suits the page, and
    /// `single` in a block below.
    fn placed(&self, large: &[usize], small: &[usize], single: &[usize], shelves: Option<f32>) -> Vec<Position> {
        let (pieces, aspect, apart) = (self.pieces, self.aspect, self.apart);
        let mut moves = vec![Position::default(); pieces.len()];
        let packed = pack_around(&large.iter().map(|at| pieces[*at]).collect::<Vec<_>>(), aspect, apart);
        for (at, by) in large.iter().zip(packed) {
            moves[*at] = by;
        }
        let above = self.bounds(&moves, large);
        let sizes = |members: &[usize]| -> Vec<(f32, f32)> {
            members.iter().map(|at| (pieces[*at].bounds().width(), pieces[*at].bounds().height())).collect()
        };
        let (small_sizes, single_sizes) = (sizes(small), sizes(single));
        let cell = single_sizes.iter().fold((0.0_f32, 0.0_f32), |cell, size| (cell.0.max(size.0), cell.1.max(size.1)));
        let gap = gap_for(above, large.iter().map(|at| pieces[*at].points.len()).sum(), cell) * self.spacing;
        let block = area(&vec![cell; single.len()], gap);
        let width = width_for(above, area(&small_sizes, apart) + block, aspect);
        let (small_places, small_size) = on_shelves(&small_sizes, shelves.unwrap_or(width), apart);
        let (single_places, single_size) = on_shelves_of_equal_cells(&single_sizes, width, gap);
        let middle = above.map_or(0.0, |above| above.center().x);
        let between = GAP.max(2.0 * gap).max(above.map_or(0.0, |above| BETWEEN * above.height()));
        let mut top = above.map_or(0.0, |above| above.max.y + between);
        for (members, places, size) in [(small, small_places, small_size), (single, single_places, single_size)] {
            for (at, place) in members.iter().zip(places) {
                let center = pieces[*at].bounds().center();
                moves[*at] = Position::new(middle - size.0 / 2.0 + place.x - center.x, top + place.y - center.y);
            }
            top += if members.is_empty() { 0.0 } else { size.1 + between };
        }
        moves
    }

    /// The box around members that are moved.
    fn bounds(&self, moves: &[Position], members: &[usize]) -> Option<Rect> {
        Rect::around(members.iter().flat_map(|at| {
            let (bounds, by) = (self.pieces[*at].bounds(), moves[*at]);
            [bounds.min, bounds.max].map(|corner| Position::new(corner.x + by.x, corner.y + by.y))
        }))
    }

    /// The box around all pieces.
    fn whole(&self, moves: &[Position]) -> Option<Rect> {
        self.bounds(moves, &(0..self.pieces.len()).collect::<Vec<_>>())
    }

    /// How high a page of the aspect must be, in world pixels, to show all.
    fn need(&self, moves: &[Position]) -> f32 {
        self.whole(moves).map_or(0.0, |bounds| (bounds.width() / self.aspect).max(bounds.height()))
    }

    /// The moves with the whole around the origin.
    fn centered(&self, mut moves: Vec<Position>) -> Vec<Position> {
        let center = self.whole(&moves).map_or(Position::default(), Rect::center);
        for by in &mut moves {
            *by = Position::new(by.x - center.x, by.y - center.y);
        }
        moves
    }
}

/// The room between components: as long as their links; if nodes have labels, these are nearly enough.
fn gap_between(pieces: &[Piece], spacing: f32) -> f32 {
    // In large components links of hubs are much longer than others.
    let together = || pieces.iter().filter(|piece| piece.points.len() > 1 && piece.points.len() <= SMALL_COMPONENT);
    if together().any(|piece| piece.has_labels) {
        return GAP * spacing;
    }
    let lengths = together()
        .flat_map(|piece| piece.graph.pairs().map(|(from, to)| piece.points[from].distance(piece.points[to])));
    let (length, links) = lengths.fold((0.0, 0.0_f32), |(sum, count), length| (sum + length, count + 1.0));
    let sizes = together().flat_map(|piece| piece.half_sizes);
    let (size, count) = sizes.fold((0.0, 0.0_f32), |(sum, count), size| (sum + size.0, count + 1.0));
    (APART * length / links.max(1.0) - 2.0 * size / count.max(1.0)).max(GAP * spacing)
}

/// The room between single nodes that need `cell` each, under a picture of `count` nodes.
fn gap_for(above: Option<Rect>, count: usize, cell: (f32, f32)) -> f32 {
    let room = above.map_or(0.0, |above| SINGLE_SHARE * above.width() * above.height() / count.max(1) as f32);
    (room.sqrt() - cell.0.max(cell.1)).clamp(SINGLE_GAP.0, SINGLE_GAP.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::graph::adjacency::Graph;

    #[test]
    fn single_nodes_alone_fill_the_page() {
        let graph = Graph::of(1, &[]);
        let piece = Piece {
            points: &[Position::default()],
            half_sizes: &[(6.0, 6.0)],
            has_labels: false,
            graph: &graph,
            fixed: false,
        };
        let moves = pack(&vec![piece; 400], 2.0, 1.0);
        let bounds = Rect::around(moves.iter().copied()).unwrap();
        let aspect = bounds.width() / bounds.height();
        assert!((1.6..2.5).contains(&aspect), "{aspect}");
        assert!(bounds.center().distance(Position::default()) < 1.0);
        for (at, one) in moves.iter().enumerate() {
            assert!(moves[..at].iter().all(|other| one.distance(*other) >= 12.0));
        }
    }

    #[test]
    fn single_nodes_under_a_wide_picture_are_spaced_like_its_nodes() {
        let above = |width, height| Some(Rect { min: Position::default(), max: Position::new(width, height) });
        assert_eq!(gap_for(None, 0, (12.0, 12.0)), SINGLE_GAP.0);
        assert_eq!(gap_for(above(100.0, 100.0), 100, (12.0, 12.0)), SINGLE_GAP.0);
        let gap = gap_for(above(6_000.0, 4_000.0), 3_000, (12.0, 12.0));
        assert!((50.0..52.0).contains(&gap), "{gap}");
        assert_eq!(gap_for(above(1.0e6, 1.0e6), 3, (12.0, 12.0)), SINGLE_GAP.1);
    }

    #[test]
    fn pairs_on_shelves_stand_farther_apart_than_their_ends() {
        let graph = Graph::of(2, &[crate::layout::Link { ends: (0, 1), weight: 1.0 }]);
        let points = [Position::default(), Position::new(70.0, 0.0)];
        let pair =
            Piece { points: &points, half_sizes: &[(8.0, 8.0); 2], has_labels: false, graph: &graph, fixed: false };
        let moves = pack(&vec![pair; 40], 1.5, 1.0);
        for (at, one) in moves.iter().enumerate() {
            for other in &moves[..at] {
                let apart = [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(mine, its): (usize, usize)| {
                    let place = |by: &Position, end: usize| Position::new(by.x + points[end].x, by.y + points[end].y);
                    place(one, mine).distance(place(other, its))
                });
                assert!(apart.iter().all(|apart| *apart > 70.0), "{apart:?}");
            }
        }
        // Boxes with labels are apart already.
        let labelled = Piece { half_sizes: &[(50.0, 20.0); 2], has_labels: true, ..pair };
        assert_eq!(gap_between(&[labelled; 4], 1.0), GAP);
    }

    #[test]
    fn components_of_some_size_keep_their_shapes_and_small_ones_of_one_size_stay_together() {
        let rows = |count: u32| {
            let links: Vec<_> = (1..count).map(|to| crate::layout::Link { ends: (to - 1, to), weight: 1.0 }).collect();
            let graph = Graph::of(count as usize, &links);
            let points: Vec<Position> = (0..count).map(|at| Position::new(40.0 * at as f32, 0.0)).collect();
            let half_sizes = vec![(8.0, 8.0); count as usize];
            let piece =
                Piece { points: &points, half_sizes: &half_sizes, has_labels: false, graph: &graph, fixed: false };
            let moves = pack(&vec![piece; MOST_LARGE + 20], 1.5, 1.0);
            let mut heights: Vec<i32> = moves.iter().map(|by| by.y as i32).collect();
            heights.sort_unstable();
            // All shelves begin at the left.
            let least = moves.iter().map(|by| by.x).fold(f32::INFINITY, f32::min);
            heights.dedup();
            heights.iter().all(|y| moves.iter().any(|by| by.y as i32 == *y && by.x - least < 1.0))
        };
        assert!(rows(6) && !rows(15));
    }

    #[test]
    fn the_closest_spacings_pack_alike() {
        let graph = Graph::of(2, &[crate::layout::Link { ends: (0, 1), weight: 1.0 }]);
        let points = [Position::default(), Position::new(70.0, 0.0)];
        let pair =
            Piece { points: &points, half_sizes: &[(50.0, 20.0); 2], has_labels: true, graph: &graph, fixed: false };
        let packed = |spacing| pack(&[pair; 9], 1.5, spacing);
        assert_eq!(packed(0.25), packed(0.5));
        assert_ne!(packed(0.5), packed(1.0));
    }

    #[test]
    fn a_few_small_components_fill_the_page_and_do_not_stand_in_a_column() {
        let graph = Graph::of(2, &[crate::layout::Link { ends: (0, 1), weight: 1.0 }]);
        let points = [Position::default(), Position::new(90.0, 40.0)];
        for (count, label) in (2..9).flat_map(|count| [(count, 40.0), (count, 90.0)]) {
            let half_sizes = [(label, 22.0); 2];
            let pair =
                Piece { points: &points, half_sizes: &half_sizes, has_labels: true, graph: &graph, fixed: false };
            for aspect in [0.65, 1.0, 1.5, 2.2] {
                let pieces = vec![pair; count];
                let page = Page { pieces: &pieces, aspect, spacing: 1.0, apart: GAP };
                let moves = pack(&pieces, aspect, 1.0);
                // The boxes with the room between them take at least a third of the page that shows them.
                let each = (pair.bounds().width() + GAP) * (pair.bounds().height() + GAP);
                let need = page.need(&moves);
                let filled = each * count as f32 / (need * need * aspect);
                assert!(filled > 0.33, "{count} on {aspect}: {filled}");
                for (at, one) in moves.iter().enumerate() {
                    assert!(moves[..at].iter().all(|other| one.distance(*other) > 60.0));
                }
            }
        }
    }

    #[test]
    fn no_pieces_need_no_room() {
        assert!(pack(&[], 1.0, 1.0).is_empty());
    }
}
