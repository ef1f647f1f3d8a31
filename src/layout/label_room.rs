//! Room for labels: which labels find a place when the drawing is fitted into a usual window, and small moves of those
//! nodes whose labels find none.
//!
//! Labels have one size whatever the zoom, so their room is measured in window pixels. They are placed greedily, by the
//! number of links, as the scene will place them.
//!
//! Invariant: no mark moves onto a label that has a place.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]
#![expect(clippy::needless_bitwise_bool, reason = "without branches many are looked at side by side")]

use super::lanes::wide;
use super::random::Random;
use super::refine::Refine;
use super::window::{
    CLOSEST_FIT, LABEL_GAP, LABEL_ROOM, LATER_PLACE, LINES_AVOIDED, label_places, label_size, mark_radius, marked, page,
};

/// The room around the picture, in which labels may lie, in window pixels.
const AROUND: f32 = 20.0;
/// The size that the widths of labels were measured for, and how much wider heavy text is.
const MEASURED: f32 = 12.0;
const HEAVIER: f32 = 1.07;
/// Half the room between two names on one line, in window pixels.
const BESIDE: f32 = 2.0;
/// How many places a node without a label tries, in two runs, and how far away the first and the last of a run are, in
/// window pixels.
const TRIES: usize = 64;
const NEAREST: f32 = 8.0;
const FARTHEST: f32 = 90.0;
/// In the second run a label is worth so many crossings, and one more for each so many of the drawing.
const WORTH: u32 = 2;
const WORTH_OF: u32 = 250;

/// The labels of a component in a usual window. Positions are those of a [`Refine`], in hops.
#[derive(Debug)]
pub(super) struct LabelRoom {
    marks: Vec<Mark>,
    /// Window pixels for each hop.
    zoom: f32,
    /// Who is labelled first.
    order: Vec<u32>,
    /// Where each label is.
    placed: Vec<Option<Area>>,
    half_page: (f32, f32),
    /// The links, where labels keep off them.
    lines: Vec<(usize, usize)>,
}

/// The zoom at which a usual window shows a drawing around the origin; `unit` is world pixels for each hop.
pub(super) fn fitted_zoom(half_sizes: &[(f32, f32)], unit: f32, (x, y): (&[f32], &[f32]), aspect: f32) -> f32 {
    let (width, height) = page(aspect);
    let extent = |values: &[f32]| {
        let marks = values.iter().zip(half_sizes).map(|(value, size)| unit * value.abs() + marked(*size));
        marks.fold(1.0, f32::max)
    };
    (0.5 * width / extent(x)).min(0.5 * height / extent(y)).min(CLOSEST_FIT)
}

/// A mark and its label on the window.
#[derive(Clone, Copy, Debug)]
struct Mark {
    radius: f32,
    width: f32,
    text: f32,
}

/// An upright box in window pixels.
#[derive(Clone, Copy, Debug)]
struct Area {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl LabelRoom {
    /// Room for the labels of nodes with these half sizes (world pixels), of which those with more links come first;
    /// `unit` is world pixels for each hop.
    pub(super) fn new(
        half_sizes: &[(f32, f32)],
        links: Vec<(usize, usize)>,
        unit: f32,
        (x, y): (&[f32], &[f32]),
        aspect: f32,
    ) -> Self {
        let (width, height) = page(aspect);
        let zoom = fitted_zoom(half_sizes, unit, (x, y), aspect);
        let mut degrees = vec![0_u32; x.len()];
        for (from, to) in &links {
            degrees[*from] += 1;
            degrees[*to] += 1;
        }
        let mut order: Vec<u32> = (0..x.len() as u32).collect();
        order.sort_by_key(|node| std::cmp::Reverse(degrees[*node as usize]));
        Self {
            marks: half_sizes.iter().map(|size| Mark::of(*size, zoom)).collect(),
            zoom: zoom * unit,
            order,
            placed: vec![None; x.len()],
            half_page: (0.5 * width + AROUND, 0.5 * height + AROUND),
            lines: if links.len() <= LINES_AVOIDED { links } else { Vec::new() },
        }
    }

    /// Places all labels anew and returns the nodes whose labels find no place.
    pub(super) fn place(&mut self, x: &[f32], y: &[f32]) -> Vec<u32> {
        self.placed.fill(None);
        for node in self.order.clone() {
            let at = (x[node as usize] * self.zoom, y[node as usize] * self.zoom);
            self.placed[node as usize] = self.find(node as usize, at, x, y);
        }
        self.order.iter().copied().filter(|node| self.placed[*node as usize].is_none()).collect()
    }

    /// Moves a node without a label to where it can have one, if `refine` lets it. Returns how many places were tried.
    pub(super) fn make_room(&mut self, node: usize, refine: &mut Refine, random: &mut Random) -> usize {
        let worth = WORTH + refine.crossings() / WORTH_OF;
        for attempt in 0..TRIES {
            let (x, y) = refine.drawing();
            let attempt_of_half = attempt % (TRIES / 2);
            let reach = NEAREST + (FARTHEST - NEAREST) * attempt_of_half as f32 / (TRIES / 2) as f32;
            let (dx, dy) = random.in_disc();
            let at = (x[node] * self.zoom + reach * dx, y[node] * self.zoom + reach * dy);
            let mark = self.marks[node].area(at);
            if self.placed.iter().flatten().any(|label| label.overlaps(&mark)) {
                continue;
            }
            let Some(label) = self.find(node, at, x, y) else { continue };
            let more = if attempt < TRIES / 2 { 0 } else { worth };
            if refine.offer(node, (at.0 / self.zoom, at.1 / self.zoom), more) {
                self.placed[node] = Some(label);
                return attempt + 1;
            }
        }
        TRIES
    }

    /// Whose marks, or the labels of which, reach into an area.
    #[inline(always)]
    fn near(&self, area: &Area, x: &[f32], y: &[f32]) -> Vec<bool> {
        let labels = self.placed.iter().map(|label| label.as_ref().is_some_and(|label| label.overlaps(area)));
        let mut near: Vec<bool> = labels.collect();
        for (near, (mark, (x, y))) in near.iter_mut().zip(self.marks.iter().zip(x.iter().zip(y))) {
            *near |= mark.area((x * self.zoom, y * self.zoom)).overlaps(area);
        }
        near
    }

    /// The best place for the label of `node`, were it at `at` on the window, that covers no mark and no label.
    fn find(&self, node: usize, at: (f32, f32), x: &[f32], y: &[f32]) -> Option<Area> {
        let places = self.marks[node].places(at);
        let mut free = places.map(|place| place.is_within(self.half_page));
        let all = places.iter().fold(places[0], |all, place| all.around(place));
        let is_near = wide(|| self.near(&all, x, y));
        for other in (0..x.len()).filter(|other| is_near[*other] && *other != node) {
            let mut take = |taken: &Area| {
                if taken.overlaps(&all) {
                    for (free, place) in free.iter_mut().zip(&places) {
                        *free &= !place.overlaps(taken);
                    }
                }
            };
            take(&self.marks[other].area((x[other] * self.zoom, y[other] * self.zoom)));
            if let Some(label) = &self.placed[other] {
                take(label);
            }
        }
        let end = |node: usize| (x[node] * self.zoom, y[node] * self.zoom);
        let cost = |turn: usize, place: &Area| {
            let crossed = self.lines.iter().filter(|(from, to)| place.is_crossed(end(*from), end(*to))).count();
            crossed as f32 + LATER_PLACE * turn as f32
        };
        let open = places.iter().enumerate().filter(|(turn, _)| free[*turn]);
        let best = open.map(|(turn, place)| (cost(turn, place), place)).min_by(|one, two| one.0.total_cmp(&two.0));
        best.map(|(_, place)| *place)
    }
}

impl Mark {
    /// The mark of a node with this half size, which holds mark and label, at a zoom.
    fn of((half_width, half_height): (f32, f32), zoom: f32) -> Self {
        let radius = marked((half_width, half_height));
        let (text, is_heavy) = label_size(radius);
        let wider = if is_heavy { HEAVIER } else { 1.0 } * text / MEASURED;
        let width = 2.0 * (half_width - LABEL_ROOM.0).max(0.0) * wider;
        Self { radius: mark_radius(radius, zoom), width, text }
    }

    #[inline(always)]
    fn area(&self, (x, y): (f32, f32)) -> Area {
        Area { left: x - self.radius, top: y - self.radius, right: x + self.radius, bottom: y + self.radius }
    }

    /// Where the label may be.
    fn places(&self, (x, y): (f32, f32)) -> [Area; 20] {
        let Self { width, text, .. } = *self;
        label_places(self.radius + LABEL_GAP, text, width).map(|(left, baseline)| Area {
            left: x + left - BESIDE,
            top: y + baseline - 0.82 * text - 1.0,
            right: x + left + width + BESIDE,
            bottom: y + baseline + 0.26 * text + 1.0,
        })
    }
}

impl Area {
    /// Without branches, which are dear where one answer is as likely as the other.
    #[inline(always)]
    fn overlaps(&self, other: &Self) -> bool {
        (self.left < other.right) & (other.left < self.right) & (self.top < other.bottom) & (other.top < self.bottom)
    }

    /// The smallest area with both in it.
    fn around(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn is_within(&self, half: (f32, f32)) -> bool {
        self.left > -half.0 && self.right < half.0 && self.top > -half.1 && self.bottom < half.1
    }

    /// Whether a straight line passes through (Liang and Barsky 1984).
    fn is_crossed(&self, from: (f32, f32), to: (f32, f32)) -> bool {
        let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
        let ways = [
            (to.0 - from.0, self.left - from.0, self.right - from.0),
            (to.1 - from.1, self.top - from.1, self.bottom - from.1),
        ];
        for (along, near, far) in ways {
            if along == 0.0 {
                if near > 0.0 || far < 0.0 {
                    return false;
                }
                continue;
            }
            let (one, other) = (near / along, far / along);
            enters = enters.max(one.min(other));
            leaves = leaves.min(one.max(other));
        }
        enters < leaves
    }
}

#[cfg(test)]
mod tests {
    use super::super::field::Field;
    use super::super::full_stress::AllPairs;
    use super::super::graph::Graph;
    use super::super::refine::Plan;
    use super::super::tunnels::Tunnels;
    use super::*;
    use crate::layout::Link;

    /// A path along a line with wide labels, of which the third stands too near to the second.
    fn crowded(third: f32) -> (Refine, LabelRoom) {
        let links: Vec<Link> = (1..5).map(|at| Link { ends: (at - 1, at), weight: 1.0 }).collect();
        let graph = Graph::of(5, &links);
        let pairs = AllPairs::of(&graph, &mut Random::new(1, 1));
        let (x, y) = ([-2.0, -1.0, third, 1.0, 2.0], [0.0; 5]);
        let field = Field::new(&pairs, &[(0.01, 0.01); 5], (f32::INFINITY, f32::INFINITY));
        let plan = Plan { work: 1, reach: 0.0, overlap: 1.0, tunnel: 1.0, late: 0.0, wait: 0.0 };
        let tunnels = Tunnels::new(&graph, &[0.1; 5], &x, &y);
        let refine = Refine::new(&graph, (field, tunnels), (&x, &y), &[false; 5], 9.0, &plan, Random::new(1, 0));
        let room = LabelRoom::new(&[(120.0, 24.0); 5], graph.pairs().collect(), 100.0, (&x, &y), 1.6);
        (refine, room)
    }

    #[test]
    fn labels_with_room_find_a_place() {
        let (refine, mut room) = crowded(0.0);
        assert!(room.place(refine.drawing().0, refine.drawing().1).is_empty());
    }

    #[test]
    fn a_node_whose_label_finds_no_place_moves_to_where_it_does() {
        let (mut refine, mut room) = crowded(-0.9);
        // Four labels of 220 pixels lie around the third mark.
        let wall = |left: f32, top: f32| Some(Area { left, top, right: left + 220.0, bottom: top + 14.0 });
        let (x, y) = refine.drawing();
        room.place(x, y);
        room.placed = vec![wall(-240.0, 6.0), wall(-240.0, -22.0), None, wall(-40.0, 6.0), wall(-40.0, -22.0)];
        room.lines.clear();
        let before = (x[2], y[2]);
        let tries = room.make_room(2, &mut refine, &mut Random::new(2, 0));
        assert!((1..=TRIES).contains(&tries));
        if let Some(label) = room.placed[2] {
            assert_ne!((refine.drawing().0[2], refine.drawing().1[2]), before);
            assert!([0, 1, 3, 4].iter().all(|other| room.placed[*other].is_none_or(|other| !other.overlaps(&label))));
        }
        assert!(room.placed[2].is_some());
    }

    #[test]
    fn lines_cross_areas_or_pass_by() {
        let area = Area { left: -10.0, top: -5.0, right: 10.0, bottom: 5.0 };
        assert!(area.is_crossed((-20.0, 0.0), (20.0, 1.0)) && area.is_crossed((0.0, 0.0), (0.0, 1.0)));
        assert!(!area.is_crossed((-20.0, 6.0), (20.0, 6.0)) && !area.is_crossed((20.0, 0.0), (40.0, 0.0)));
        assert!(!area.is_crossed((-20.0, -20.0), (0.0, -6.0)));
    }
}
