//! Which labels find a place when a drawing is opened on a page, and which do after a move: label placement that is kept up to
//! date while nodes move.
//!
//! Labels have one size whatever the zoom, so their room is measured in window pixels. They are placed greedily, by the
//! number of links, as the scene will place them.
//!
//! Invariant: after any moves, every label is where it would be if all of them were placed anew.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use super::mark::Mark;
use super::placement::{BESIDE, CLEAR, InTheWay, LINES_AVOIDED, cheapest_place};
use super::signs::COUNT;
use super::viewport::{Fit, opened};
use crate::layout::compute::simd::wide;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::geometry::node_box::NodeBox;
use crate::layout::geometry::rect::Area;
use crate::layout::graph::adjacency::{Adjacency, Graph};
use crate::layout::request::{Request, Sign};
use crate::model::Position;

/// How far labels may lie outside of the room for marks, in window pixels.
const AROUND: f32 = 20.0;
/// A drawing with labels.
#[derive(Clone, Copy)]
pub(crate) struct LabelledDrawing<'a> {
    /// Its nodes, by their place in the request.
    pub(crate) nodes: &'a [u32],
    /// The boxes of its nodes, in world pixels.
    pub(crate) boxes: &'a [NodeBox],
    /// Its edges, by place in `nodes`.
    pub(crate) edges: &'a [(usize, usize)],
    /// The signs on its edges, likewise.
    pub(crate) signs: &'a [Sign],
    /// World pixels for each hop.
    pub(crate) unit: f32,
    /// Where its nodes are, in hops.
    pub(crate) places: &'a Coordinates,
}

/// The labels of a drawing on one page. Positions are in window pixels from the middle of the page.
#[derive(Debug)]
pub(crate) struct LabelRoom {
    marks: Vec<Mark>,
    /// Window pixels for each hop.
    zoom: f32,
    /// What is in the middle of the page, in hops.
    middle: (f32, f32),
    /// Where the nodes are.
    at: Vec<(f32, f32)>,
    /// The area of all places of each label.
    reach: Vec<Area>,
    /// The nodes by the turn in which they get their labels.
    order: Vec<u32>,
    /// The turn of each node.
    turn: Vec<u32>,
    /// Where each label is.
    placed: Vec<Option<Area>>,
    half_page: (f32, f32),
    /// The edges, where labels keep off them.
    lines: Vec<(u32, u32)>,
    /// For every node the numbers of its edges.
    lines_of: Adjacency<u32>,
    /// The signs on edges.
    signs: Vec<Sign>,
    /// Where each sign is, unless its edge is too short for it.
    sign_areas: Vec<Option<Area>>,
    /// What the last move has changed.
    undo: Undo,
}

/// What the last move has changed.
#[derive(Debug, Default)]
struct Undo {
    node: usize,
    at: (f32, f32),
    labels: Vec<(u32, Option<Area>)>,
}

/// Which nodes of a request have a label that finds a place, as the layout reckons, when the drawing with these positions is
/// opened on the page that matters most. A node without a label has none.
#[must_use]
pub fn labels_with_a_place(request: &Request, positions: &[Position]) -> Vec<bool> {
    let request = request.clone().checked();
    let nodes: Vec<u32> = (0..request.nodes.len() as u32).collect();
    let boxes: Vec<NodeBox> = request.nodes.iter().map(|node| node.size).collect();
    let edges: Vec<(usize, usize)> = Graph::of(nodes.len(), &request.edges).pairs().collect();
    let places = positions.iter().map(|position| (position.x, position.y)).collect();
    let drawing = LabelledDrawing {
        nodes: &nodes,
        boxes: &boxes,
        edges: &edges,
        signs: &request.signs,
        unit: 1.0,
        places: &places,
    };
    let room = LabelRoom::new(&drawing, opened(request.aspect)[0]);
    room.placed.iter().zip(&boxes).map(|(place, node)| place.is_some() && node.label.is_some()).collect()
}

impl LabelRoom {
    /// Places the labels of a drawing that is fitted into a page: those of the nodes with the most edges first, of equal ones
    /// those earlier in the request.
    pub(crate) fn new(drawing: &LabelledDrawing<'_>, page: (f32, f32)) -> Self {
        let LabelledDrawing { nodes, boxes, edges, signs, unit, places } = *drawing;
        let count = nodes.len();
        let Fit { zoom, middle } = Fit::of(boxes, unit, places, page);
        let ends = edges.iter().map(|(from, to)| (*from as u32, *to as u32));
        let lines_of = Adjacency::in_order(count, ends.zip(0..));
        let mut order: Vec<u32> = (0..count as u32).collect();
        order.sort_by_key(|node| (std::cmp::Reverse(lines_of.degree(*node as usize)), nodes[*node as usize]));
        let mut turn = vec![0; count];
        for (at, node) in order.iter().enumerate() {
            turn[*node as usize] = at as u32;
        }
        let lines = if edges.len() <= LINES_AVOIDED { edges } else { &[] };
        let mut room = Self {
            marks: boxes.iter().map(|node| Mark::of(node, zoom)).collect(),
            zoom: zoom * unit,
            middle,
            at: Vec::new(),
            reach: Vec::new(),
            order,
            turn,
            placed: vec![None; count],
            half_page: (0.5 * page.0 + AROUND, 0.5 * page.1 + AROUND),
            lines: lines.iter().map(|(from, to)| (*from as u32, *to as u32)).collect(),
            lines_of,
            signs: signs.to_vec(),
            sign_areas: Vec::new(),
            undo: Undo::default(),
        };
        room.at = places.iter().map(|place| room.on_window(place)).collect();
        room.reach = room.marks.iter().zip(&room.at).map(|(mark, at)| mark.reach(*at)).collect();
        room.sign_areas = room.signs.iter().map(|sign| room.sign(sign)).collect();
        for node in room.order.clone() {
            room.placed[node as usize] = room.find(node as usize);
        }
        room
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.at.len()
    }

    /// A place in hops on the page.
    fn on_window(&self, (x, y): (f32, f32)) -> (f32, f32) {
        ((x - self.middle.0) * self.zoom, (y - self.middle.1) * self.zoom)
    }

    /// Where a place so many window pixels away from a node is, in hops.
    pub(crate) fn beside(&self, node: usize, (dx, dy): (f32, f32)) -> (f32, f32) {
        let (x, y) = self.at[node];
        ((x + dx) / self.zoom + self.middle.0, (y + dy) / self.zoom + self.middle.1)
    }

    /// The nodes whose labels have no place, by their turn.
    pub(crate) fn missing(&self) -> Vec<u32> {
        self.order.iter().copied().filter(|node| self.placed[*node as usize].is_none()).collect()
    }

    /// The nodes whose marks or labels are in the way of a label of `node`.
    pub(crate) fn crowd(&self, node: usize) -> Vec<u32> {
        let near = wide(|| self.near(&self.reach[node]));
        (0..self.at.len() as u32).filter(|other| near[*other as usize] && *other as usize != node).collect()
    }

    /// Moves `node` to a place in hops, and places anew the labels that this touches. Returns how many more find a place
    /// than before.
    pub(crate) fn move_to(&mut self, node: usize, place: (f32, f32)) -> i32 {
        self.undo.node = node;
        self.undo.at = self.at[node];
        self.undo.labels.clear();
        let mut changed = vec![self.marks[node].area(self.at[node])];
        let mut lines = self.lines_at(node);
        changed.extend(self.signs_at(node));
        self.put(node, self.on_window(place));
        changed.push(self.marks[node].area(self.at[node]));
        changed.extend(self.signs_at(node));
        lines.extend(self.lines_at(node));
        let mut around = changed.iter().fold(changed[0], |all, area| all.around(area));
        let mut gain = 0;
        for turn in 0..self.order.len() {
            let other = self.order[turn] as usize;
            let reach = self.reach[other];
            let is_touched = other == node
                || around.overlaps(&reach) && changed.iter().any(|area| area.overlaps(&reach))
                || lines.iter().any(|(from, to)| reach.is_crossed(*from, *to));
            if !is_touched {
                continue;
            }
            let (old, new) = (self.placed[other], self.find(other));
            if old != new {
                for area in old.into_iter().chain(new) {
                    around = around.around(&area);
                    changed.push(area);
                }
                gain += i32::from(new.is_some()) - i32::from(old.is_some());
                self.placed[other] = new;
                self.undo.labels.push((other as u32, old));
            }
        }
        gain
    }

    /// Takes the last move back.
    pub(crate) fn take_back(&mut self) {
        self.put(self.undo.node, self.undo.at);
        for (node, label) in self.undo.labels.drain(..) {
            self.placed[node as usize] = label;
        }
    }

    fn put(&mut self, node: usize, at: (f32, f32)) {
        self.at[node] = at;
        self.reach[node] = self.marks[node].reach(at);
        for sign in 0..self.signs.len() {
            if self.is_sign_of(sign, node) {
                self.sign_areas[sign] = self.sign(&self.signs[sign]);
            }
        }
    }

    /// The edges of a node, where labels keep off them.
    fn lines_at(&self, node: usize) -> Vec<((f32, f32), (f32, f32))> {
        if self.lines.is_empty() {
            return Vec::new();
        }
        self.lines_of.links(node).map(|(_, line)| self.ends(line as usize)).collect()
    }

    /// Whether a sign is on an edge of a node.
    fn is_sign_of(&self, sign: usize, node: usize) -> bool {
        [self.signs[sign].ends.0, self.signs[sign].ends.1].contains(&(node as u32))
    }

    /// Where the signs on the edges of a node are.
    fn signs_at(&self, node: usize) -> Vec<Area> {
        (0..self.signs.len())
            .filter(|sign| self.is_sign_of(*sign, node))
            .filter_map(|sign| self.sign_areas[sign])
            .collect()
    }

    /// Where a sign is: in the middle of the visible part of its edge, unless that is too short for it.
    fn sign(&self, sign: &Sign) -> Option<Area> {
        let ends = (sign.ends.0 as usize, sign.ends.1 as usize);
        let (from, to) = (self.at[ends.0], self.at[ends.1]);
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).sqrt();
        let (begin, end) = (self.marks[ends.0].radius, length - self.marks[ends.1].radius);
        if end - begin < sign.back + sign.ahead {
            return None;
        }
        let middle = 0.5 * (begin + end);
        let at = |along: f32| (from.0 + dx / length * along, from.1 + dy / length * along);
        let across = COUNT.min(sign.back);
        let (one, other) = (at(middle - sign.back + across), at(middle + sign.ahead - across));
        let spot = |(x, y): (f32, f32)| Area { left: x, top: y, right: x, bottom: y };
        Some(spot(one).around(&spot(other)).grown(across, across))
    }

    fn ends(&self, line: usize) -> ((f32, f32), (f32, f32)) {
        let (from, to) = self.lines[line];
        (self.at[from as usize], self.at[to as usize])
    }

    /// For each node whether its mark or its label reaches into an area.
    #[inline(always)]
    fn near(&self, area: &Area) -> Vec<bool> {
        let labels = self.placed.iter().map(|label| label.as_ref().is_some_and(|label| label.overlaps(area)));
        let mut near: Vec<bool> = labels.collect();
        for (near, (mark, at)) in near.iter_mut().zip(self.marks.iter().zip(&self.at)) {
            *near |= mark.area(*at).overlaps(area);
        }
        near
    }

    /// The cheapest place for the label of `node` that covers no mark, no sign, and no label of an earlier turn.
    fn find(&self, node: usize) -> Option<Area> {
        let places = self.marks[node].places(self.at[node]);
        let clear = places.map(|place| place.grown(CLEAR, CLEAR));
        let mut free = clear.map(|place| place.is_within(self.half_page));
        let all = self.reach[node];
        let is_near = wide(|| self.near(&all));
        for other in (0..self.at.len()).filter(|other| is_near[*other] && *other != node) {
            let mark = self.marks[other].area(self.at[other]);
            let label = self.placed[other].filter(|_| self.turn[other] < self.turn[node]);
            let label = label.map(|label| label.grown(BESIDE, CLEAR));
            for (free, (place, clear)) in free.iter_mut().zip(places.iter().zip(&clear)) {
                *free &= !clear.overlaps(&mark) && label.is_none_or(|label| !label.overlaps(place));
            }
        }
        for sign in self.sign_areas.iter().flatten().filter(|sign| sign.overlaps(&all)) {
            let sign = sign.grown(BESIDE, CLEAR);
            for (free, place) in free.iter_mut().zip(&places) {
                *free &= !place.overlaps(&sign);
            }
        }
        if !free.contains(&true) {
            return None;
        }
        let lines = (0..self.lines.len()).map(|line| self.ends(line)).filter(|(from, to)| all.is_crossed(*from, *to));
        let lines: Vec<_> = lines.collect();
        let crossing = |area: &Area| lines.iter().filter(|(from, to)| area.is_crossed(*from, *to)).count();
        let place = cheapest_place(|place| {
            free[place].then(|| InTheWay { lines: crossing(&clear[place]), ..InTheWay::default() })
        });
        place.map(|place| places[place])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::compute::random::Random;
    use crate::layout::request::PAGE_ASPECT;

    const WIDE: NodeBox = NodeBox { mark: 8.0, label: Some(104.0) };

    fn room(places: &[(f32, f32)], edges: &[(usize, usize)]) -> LabelRoom {
        signed(places, edges, &[])
    }

    fn signed(places: &[(f32, f32)], edges: &[(usize, usize)], signs: &[Sign]) -> LabelRoom {
        let drawing: Coordinates = places.iter().copied().collect();
        let nodes: Vec<u32> = (0..places.len() as u32).rev().collect();
        let boxes = vec![WIDE; places.len()];
        let shown = LabelledDrawing { nodes: &nodes, boxes: &boxes, edges, signs, unit: 100.0, places: &drawing };
        LabelRoom::new(&shown, opened(PAGE_ASPECT)[0])
    }

    #[test]
    fn labels_with_room_find_a_place() {
        let row: Vec<(f32, f32)> = (-3..=3).map(|at| (at as f32, 0.0)).collect();
        assert!(room(&row, &[(0, 1), (1, 2)]).missing().is_empty());
    }

    #[test]
    fn in_a_crowd_those_with_the_most_links_come_first_then_those_earlier_in_the_request() {
        // A corner of the page far away keeps the crowd small.
        let crowd: Vec<(f32, f32)> =
            (0..12).map(|at| (0.05 * at as f32, 0.0)).chain([(-6.0, 2.7), (6.0, -2.7)]).collect();
        let room = room(&crowd, &[(5, 0), (5, 1), (5, 2)]);
        assert!(!room.missing().is_empty() && !room.missing().contains(&5));
        // The request has them in reverse.
        assert_eq!(room.order[..6], [5, 2, 1, 0, 13, 12]);
        let missing = room.missing()[0] as usize;
        assert!(!room.crowd(missing).is_empty() && !room.crowd(missing).contains(&(missing as u32)));
    }

    fn sign((from, to): (usize, usize)) -> Sign {
        Sign { ends: (from as u32, to as u32), back: 8.0, ahead: 16.0 }
    }

    #[test]
    fn labels_keep_off_signs() {
        // Right under the third node a link passes by.
        let places = [(-1.0, 0.25), (1.0, 0.25), (0.0, 0.0), (-6.0, 2.7), (6.0, -2.7)];
        let (plain, signed) = (room(&places, &[]), signed(&places, &[], &[sign((0, 1))]));
        let amid = signed.sign(&sign((0, 1))).unwrap();
        assert!(plain.placed[2].unwrap().overlaps(&amid) && !signed.placed[2].unwrap().overlaps(&amid));
        assert!(amid.right > -amid.left && amid.bottom - amid.top <= 2.0 * COUNT);
        let short = [(0.0, 0.0), (0.1, 0.0), (-6.0, 2.7), (6.0, -2.7)];
        assert_eq!(room(&short, &[]).sign(&sign((0, 1))), None);
    }

    #[test]
    fn after_moves_labels_are_where_they_would_be_placed_anew() {
        let mut random = Random::new(1, 0);
        let links: Vec<(usize, usize)> = (0..60).map(|_| (random.below(40), random.below(40))).collect();
        let mut places: Vec<(f32, f32)> = (0..40).map(|_| random.in_disc()).chain([(-5.0, 2.5), (5.0, -2.5)]).collect();
        let signs: Vec<Sign> = links[..20].iter().map(|ends| sign(*ends)).collect();
        let mut room = signed(&places, &links, &signs);
        for turn in 0..200 {
            let (node, missing) = (random.below(40), room.missing().len());
            let before = room.placed.clone();
            let place = random.in_disc();
            let gain = room.move_to(node, place);
            assert_eq!(room.missing().len() as i32 + gain, missing as i32);
            if turn % 3 == 0 {
                room.take_back();
                assert_eq!(room.placed, before);
            } else {
                places[node] = place;
            }
            assert_eq!(room.placed, signed(&places, &links, &signs).placed);
        }
    }
}
