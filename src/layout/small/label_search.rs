//! Moves for labels: a node whose label finds no place, or a node in its way, moves a little, where the picture stays as
//! readable as it was and more labels find a place than before. Page after page: a later page takes no label from an earlier
//! one.
//!
//! Source: the hill climbing of Christensen, Marks, Shieber: An empirical study of algorithms for point-feature label
//! placement (ACM TOG 1995); but here the points move, and the labels are placed greedily as the scene will place them.

use super::davidson_harel::DavidsonHarel;
use crate::layout::compute::random::Random;
use crate::layout::labels::room::LabelRoom;
use crate::layout::labels::viewport::PAGES;

/// How far away the first and the last move for a label are, in window pixels.
const NEAREST: f32 = 8.0;
const FARTHEST: f32 = 75.0;
/// In later rounds a label is worth so many more crossings, and one more for each so many of the drawing.
const WORTH: u32 = 2;
const WORTH_OF: u32 = 250;
/// How much work all moves for one page after the other may be; one is about as much as there are nodes, and more in a crowd.
const WORK: [usize; PAGES] = [1_200_000, 200_000, 700_000];
const CROWD: usize = 25;
/// The share of the moves that are left which one round may take, as its inverse.
const ROUNDS: usize = 3;
/// How many moves are tried for one label in a round, at least and at most.
const TRIES: (usize, usize) = (8, 256);
/// One move in so many is that of the node itself, the others are of those in its way.
const OWN: usize = 3;

/// The search, page by page and label by label.
#[derive(Debug)]
pub(crate) struct LabelSearch {
    /// The labels on each page, those that matter most first.
    rooms: Vec<LabelRoom>,
    /// Which page is looked at, and how many moves are left for it.
    page: usize,
    left: usize,
    /// The nodes whose labels are left in this round, the last first, and how many moves are tried for each.
    missing: Vec<u32>,
    tries: usize,
    is_first: bool,
    random: Random,
}

impl LabelSearch {
    /// A search for the labels that have no place in `rooms`, which show one drawing on several pages.
    pub(crate) fn new(rooms: Vec<LabelRoom>, random: Random) -> Self {
        let mut search = Self { rooms, page: 0, left: 0, missing: Vec::new(), tries: 0, is_first: true, random };
        search.begin_page();
        search
    }

    /// Whether every label has a place on every page, or all moves were tried.
    pub(crate) fn is_done(&self) -> bool {
        self.page >= self.rooms.len()
    }

    /// Tries moves for one label after the other, about `budget` of them.
    pub(crate) fn advance(&mut self, drawing: &mut DavidsonHarel, budget: usize) {
        let mut spent = 0;
        while !self.is_done() && spent < budget {
            let Some(node) = self.missing.pop() else {
                self.is_first = false;
                self.begin_round();
                continue;
            };
            let tries = self.make_room(node as usize, drawing);
            spent += tries;
            self.left = self.left.saturating_sub(tries);
            if self.left == 0 {
                self.missing.clear();
                self.begin_round();
            }
        }
    }

    fn begin_page(&mut self) {
        if let Some(room) = self.rooms.get(self.page) {
            let work = WORK.get(self.page).copied().unwrap_or(0);
            self.left = work / (room.len() + room.len() * room.len() / CROWD).max(1);
            self.is_first = true;
            self.begin_round();
        }
    }

    fn begin_round(&mut self) {
        self.missing = self.rooms[self.page].missing();
        self.missing.reverse();
        self.tries = (self.left / (ROUNDS * self.missing.len()).max(1)).clamp(TRIES.0, TRIES.1);
        if self.missing.is_empty() || self.left == 0 {
            self.missing.clear();
            self.page += 1;
            self.begin_page();
        }
    }

    /// Moves `node`, whose label has no place on the present page, or a node in its way, so that it gets one. Returns how many
    /// moves were tried.
    fn make_room(&mut self, node: usize, drawing: &mut DavidsonHarel) -> usize {
        let more = if self.is_first { 0 } else { WORTH + drawing.crossings() / WORTH_OF };
        let crowd = self.rooms[self.page].crowd(node);
        for attempt in 0..self.tries {
            let is_own = crowd.is_empty() || self.random.below(OWN) == 0;
            let mover = if is_own { node } else { crowd[self.random.below(crowd.len())] as usize };
            let reach = NEAREST + (FARTHEST - NEAREST) * attempt as f32 / self.tries as f32;
            let (dx, dy) = self.random.in_disc();
            let place = self.rooms[self.page].beside(mover, (reach * dx, reach * dy));
            let Some(deviation) = drawing.allows(mover, place, more) else { continue };
            if self.helps(mover, place) {
                drawing.put(mover, place, deviation);
                return attempt + 1;
            }
        }
        self.tries
    }

    /// Moves `mover` on all pages where more labels then have a place on the present one, and no fewer on those before it.
    fn helps(&mut self, mover: usize, place: (f32, f32)) -> bool {
        for page in (0..=self.page).rev() {
            let gain = self.rooms[page].move_to(mover, place);
            if gain < 0 || page == self.page && gain == 0 {
                self.rooms[page..=self.page].iter_mut().for_each(LabelRoom::take_back);
                return false;
            }
        }
        for room in &mut self.rooms[self.page + 1..] {
            room.move_to(mover, place);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::budget::Budget;
    use super::super::davidson_harel::Start;
    use super::*;
    use crate::layout::Link;
    use crate::layout::energy::distances_and_boxes::DistancesAndBoxes;
    use crate::layout::geometry::coordinates::Coordinates;
    use crate::layout::geometry::node_box::NodeBox;
    use crate::layout::graph::adjacency::Graph;
    use crate::layout::labels::room::LabelledDrawing;
    use crate::layout::labels::viewport::opened;
    use crate::layout::request::PAGE_ASPECT;
    use crate::layout::stress::distances::AllPairs;

    /// A star of fourteen leaves, drawn in three short columns within a wide frame of four more, so that some labels are
    /// without a place; and the search for them.
    fn crowded(fixed: &[bool; 19]) -> (DavidsonHarel, LabelSearch) {
        let links: Vec<Link> = (1..19).map(|leaf| Link { ends: (0, leaf), weight: 1.0 }).collect();
        let graph = Graph::of(19, &links);
        let mut random = Random::new(1, 0);
        let pairs = AllPairs::of(&graph, &mut random);
        let leaves = (0..14).map(|at| (0.4 * (at % 3) as f32, 0.12 * (at / 3) as f32));
        let frame = [(-3.0, 2.0), (3.0, 2.0), (-3.0, -2.0), (3.0, -2.0)];
        let drawing: Coordinates = [(-0.5, 0.3)].into_iter().chain(leaves).chain(frame).collect();
        let distances = DistancesAndBoxes::without_boxes(&pairs);
        let distances = distances.with_boxes(&[(0.01, 0.01); 19], (f32::INFINITY, f32::INFINITY));
        let budget = Budget { work: 1, reach: 0.0, overlap: 1.0, edge_node: 1.0, late: 0.0, wait: 0.0, effort: 1.0 };
        let start = Start {
            graph: &graph,
            fixed,
            drawing: drawing.clone(),
            distances,
            clearances: &[0.02; 19],
            most_deviation: 1.0e9,
        };
        let search = DavidsonHarel::new(start, &budget, random.clone());
        let links: Vec<(usize, usize)> = graph.pairs().collect();
        let nodes: Vec<u32> = (0..19).collect();
        let boxes = [NodeBox { mark: 8.0, label: Some(124.0) }; 19];
        let (nodes, boxes, places) = (&nodes, &boxes, &drawing);
        let shown = LabelledDrawing { nodes, boxes, edges: &links, signs: &[], unit: 100.0, places };
        let room = |page| LabelRoom::new(&shown, page);
        let pages = opened(PAGE_ASPECT);
        (search, LabelSearch::new(vec![room(pages[0]), room(pages[2])], random))
    }

    #[test]
    fn labels_without_a_place_get_one() {
        let (mut drawing, mut search) = crowded(&[false; 19]);
        let (before, crossings) = (search.missing.len(), drawing.crossings());
        while !search.is_done() {
            search.advance(&mut drawing, 50);
        }
        let after = search.rooms[0].missing().len();
        assert!(before >= 5 && after <= before / 2, "{before} {after}");
        assert!(drawing.crossings() <= crossings + WORTH * before as u32);
    }

    #[test]
    fn a_later_page_takes_no_label_from_an_earlier_one() {
        let (mut drawing, mut search) = crowded(&[false; 19]);
        while search.page == 0 {
            search.advance(&mut drawing, 1);
        }
        let (on_first, on_second) = (search.rooms[0].missing().len(), search.rooms[1].missing().len());
        while !search.is_done() {
            search.advance(&mut drawing, 1);
            assert!(search.rooms[0].missing().len() <= on_first);
        }
        assert!(search.rooms[1].missing().len() < on_second);
    }

    #[test]
    fn fixed_nodes_stay() {
        let mut fixed = [true; 19];
        fixed[3] = false;
        let (mut drawing, mut search) = crowded(&fixed);
        let before = drawing.drawing().clone();
        while !search.is_done() {
            search.advance(&mut drawing, usize::MAX);
        }
        assert!((0..19).filter(|node| *node != 3).all(|node| drawing.drawing().at(node) == before.at(node)));
    }
}
