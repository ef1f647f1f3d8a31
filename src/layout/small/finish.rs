//! The finish of a readable drawing: boxes are pushed apart, what that has spoilt is made good, and labels that find no
//! place get one.
//!
//! Invariant: ends with no box on a box, however crowded the drawing was; a fixed node never moves.

use super::budget::Plan;
use super::davidson_harel::Refine;
use super::multistart::Subject;
use crate::layout::compute::random::Random;
use crate::layout::energy::distances_and_boxes::Field;
use crate::layout::energy::edge_node::Tunnels;
use crate::layout::energy::segments::crossings;
use crate::layout::geometry::coordinates::{Coordinates, HopScale};
use crate::layout::labels::room::LabelRoom;
use crate::layout::labels::search::LabelSearch;
use crate::layout::labels::window::{CLEAR, Fit, mark_radius, marked, opened};
use crate::layout::packing::overlap_removal::{GAP, Separation, grow};
use crate::model::{Position, Rect};

/// Which shares of the nodes are free of overlaps before anything is pushed: the drawing grows until so many are. The
/// first is taken that spoils the distances little enough.
const SHARES: [f32; 4] = [0.35, 0.5, 0.65, 0.8];
/// How much more deviation, and how many more crossings, than before the push are little enough.
const LITTLE: (f32, f32) = (1.02, 1.03);
/// How many passes a push is tried for.
const PASSES: usize = 20;
/// By which share the finished drawing may deviate more than the least start.
const ALLOWANCE: f32 = 0.043;
/// How the drawing is made good: boxes may no longer overlap at any price.
const PLAN: Plan = Plan { work: 2_000_000, reach: 0.3, overlap: 1.0e4, tunnel: 1.0, late: 0.0, wait: 0.0, effort: 1.0 };
/// What one move for a label costs, in comparisons for each node.
const MOVE_WORK: usize = 12;

/// Half the room that even the smallest mark gets in world pixels, without the gap: two marks with the same neighbours
/// stand about as far apart as a mark and a line of text are high.
const LEAST_ROOM: f32 = 10.5;

/// The finish, stage by stage.
#[derive(Debug)]
pub(crate) struct Finish {
    /// The least deviation of the starts.
    least: f32,
    /// How hops become world pixels, and how many pixels a hop must be at least, so that links are as long in all components.
    scale: HopScale,
    hop: f32,
    /// How much room was asked for; 1 is usual.
    spacing: f32,
    separation: Separation,
    stage: Stage,
    random: Random,
}

#[derive(Debug)]
enum Stage {
    /// Boxes are pushed apart, from the drawing grown for this one of the shares.
    Push(usize),
    /// Places are tried.
    Refine(Box<Refine>),
    /// Labels are helped to a place.
    Labels(Box<Refine>, Box<LabelSearch>),
    /// What still overlaps is pushed apart.
    Separate,
    /// Nothing is left to do.
    Done,
}

impl Finish {
    /// The finish of a drawing with `unit` world pixels for each hop.
    pub(crate) fn new(least: f32, unit: f32, spacing: f32, random: Random) -> Self {
        Self {
            least,
            scale: HopScale { anchor: Position::default(), unit },
            spacing,
            hop: 0.0,
            separation: Separation::default(),
            stage: Stage::Push(0),
            random,
        }
    }

    /// World pixels for each hop by now.
    pub(crate) fn present_hop(&self) -> f32 {
        self.scale.unit
    }

    /// Asks for at least so many world pixels for each hop; holds where nothing has been pushed yet.
    pub(crate) fn ask_for_hop(&mut self, hop: f32) {
        self.hop = hop;
    }

    /// Whether nothing is left to do.
    pub(crate) fn is_done(&self) -> bool {
        matches!(self.stage, Stage::Done)
    }

    /// Goes on for about `budget` comparisons.
    pub(crate) fn advance(&mut self, subject: &Subject<'_>, points: &mut [Position], budget: usize) {
        let stage = std::mem::replace(&mut self.stage, Stage::Separate);
        self.stage = match stage {
            Stage::Push(at) => self.push(subject, points, at),
            Stage::Refine(mut refine) => {
                refine.advance(budget);
                self.scale.show(refine.drawing(), points, subject.fixed);
                if refine.is_done() { self.labels(subject, refine) } else { Stage::Refine(refine) }
            }
            Stage::Labels(mut refine, mut search) => {
                search.advance(&mut refine, 1 + budget / (MOVE_WORK * points.len()));
                self.scale.show(refine.drawing(), points, subject.fixed);
                if search.is_done() { Stage::Separate } else { Stage::Labels(refine, search) }
            }
            Stage::Separate => {
                let is_done = self.separation.pass(points, subject.half_sizes, subject.fixed, &mut self.random);
                if is_done { Stage::Done } else { Stage::Separate }
            }
            Stage::Done => Stage::Done,
        };
    }

    /// Grows the drawing and pushes boxes apart; keeps that where it spoils little, or there is no further try.
    fn push(&mut self, subject: &Subject<'_>, points: &mut [Position], at: usize) -> Stage {
        let is_fixed = subject.fixed.contains(&true);
        let sizes = roomy(subject.half_sizes);
        let flat = Field::new(subject.pairs, &vec![(1.0, 1.0); points.len()], (f32::INFINITY, f32::INFINITY));
        let mut pushed = points.to_vec();
        if !is_fixed {
            // The unit holds the spacing already, what boxes need does not.
            let growth = needed_growth(points, &sizes, SHARES[at]).max(1.0 / self.spacing) * self.spacing;
            grow(&mut pushed, subject.fixed, growth.max(self.hop / self.scale.unit));
        }
        let mut separation = Separation::default();
        for _ in 0..PASSES {
            let random = &mut self.random;
            if separation.push(&mut pushed, &sizes, subject.fixed, random, usize::MAX) == 0 {
                break;
            }
        }
        let links: Vec<(usize, usize)> = subject.graph.pairs().collect();
        let [before, after] = [&*points, &pushed].map(|points| {
            let drawing = self.scale.coordinates(points);
            (deviation(&flat, &drawing), crossings(&links, &drawing.x, &drawing.y) as f32)
        });
        let is_little = after.0 <= LITTLE.0 * before.0 && after.1 <= LITTLE.1 * before.1;
        if !is_little && at + 1 < SHARES.len() && !is_fixed {
            return Stage::Push(at + 1);
        }
        points.copy_from_slice(&pushed);
        Stage::Refine(Box::new(self.refine(subject, points, &flat)))
    }

    /// The search that makes the pushed drawing good.
    fn refine(&mut self, subject: &Subject<'_>, points: &[Position], flat: &Field) -> Refine {
        // From here on the middle is the origin, and distances are as true as one factor can make them.
        let bounds = Rect::around(points.iter().copied());
        self.scale.anchor = bounds.map_or(Position::default(), Rect::center);
        let mut drawing = self.scale.coordinates(points);
        if !subject.fixed.contains(&true) {
            self.scale.unit /= flat.best_scale(&drawing.x, &drawing.y);
            drawing = self.scale.coordinates(points);
        }
        let Coordinates { x, y } = drawing;
        let unit = self.scale.unit;
        let hops = |pixels: f32| (pixels + GAP / 2.0) / unit;
        let boxes: Vec<(f32, f32)> =
            roomy(subject.half_sizes).iter().map(|size| (hops(size.0), hops(size.1))).collect();
        let widest = boxes.iter().fold((0.0_f32, 0.0_f32), |most, size| (most.0.max(size.0), most.1.max(size.1)));
        let half_page = bounds.map_or((0.0, 0.0), |bounds| {
            (0.5 * bounds.width() / unit + widest.0, 0.5 * bounds.height() / unit + widest.1)
        });
        let field = Field::new(subject.pairs, &boxes, half_page);
        let zoom = Fit::of(subject.half_sizes, unit, (&x, &y), opened(subject.aspect)[0]).zoom;
        let clearance = |size: &(f32, f32)| (mark_radius(marked(*size), zoom) + CLEAR) / (zoom * unit);
        let clearances: Vec<f32> = subject.half_sizes.iter().map(clearance).collect();
        let tunnels = Tunnels::new(subject.graph, &clearances, &x, &y);
        let luck = Random::new(self.random.next(), 0);
        let budget = self.least * (1.0 + ALLOWANCE * subject.freedom);
        Refine::new(
            subject.graph,
            (field, tunnels),
            Coordinates { x, y },
            subject.fixed,
            budget,
            &Plan { effort: subject.effort, ..PLAN },
            luck,
        )
    }

    /// Looks which labels find no place, where there are labels.
    fn labels(&mut self, subject: &Subject<'_>, refine: Box<Refine>) -> Stage {
        if subject.half_sizes.iter().all(|size| size.0 == size.1) {
            return Stage::Separate;
        }
        let links: Vec<(usize, usize)> = subject.graph.pairs().collect();
        let nodes = (subject.nodes, subject.half_sizes);
        let room = |page: &(f32, f32)| {
            LabelRoom::new(
                nodes,
                (&links, subject.signs),
                self.scale.unit,
                (&refine.drawing().x, &refine.drawing().y),
                *page,
            )
        };
        let rooms = opened(subject.aspect).iter().map(room).collect();
        let luck = Random::new(self.random.next(), 1);
        Stage::Labels(refine, Box::new(LabelSearch::new(rooms, luck)))
    }
}

/// The half sizes of nodes, none smaller than the least room.
fn roomy(half_sizes: &[(f32, f32)]) -> Vec<(f32, f32)> {
    half_sizes.iter().map(|size| (size.0.max(LEAST_ROOM), size.1.max(LEAST_ROOM))).collect()
}

/// The deviation of a drawing at its best scale.
fn deviation(field: &Field, drawing: &Coordinates) -> f32 {
    let scale = field.best_scale(&drawing.x, &drawing.y);
    let scaled = |values: &[f32]| values.iter().map(|value| value * scale).collect::<Vec<f32>>();
    field.total(&scaled(&drawing.x), &scaled(&drawing.y)).deviation
}

/// How much the drawing has to grow for this share of the nodes to be free of overlaps.
fn needed_growth(points: &[Position], half_sizes: &[(f32, f32)], share: f32) -> f32 {
    let mut needs: Vec<f32> = (0..points.len())
        .map(|one| {
            let others = (0..points.len()).filter(|other| *other != one);
            let need = others.map(|other| {
                let (dx, dy) = (points[one].x - points[other].x, points[one].y - points[other].y);
                let wide = half_sizes[one].0 + half_sizes[other].0 + GAP;
                let high = half_sizes[one].1 + half_sizes[other].1 + GAP;
                (wide / dx.abs().max(1.0e-3)).min(high / dy.abs().max(1.0e-3))
            });
            need.fold(0.0, f32::max)
        })
        .collect();
    needs.sort_by(f32::total_cmp);
    let at = (needs.len().saturating_sub(1) as f32 * share) as usize;
    needs.get(at).copied().unwrap_or(1.0).clamp(1.0e-3, 1.0e3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::graph::adjacency::Graph;
    use crate::layout::packing::overlap_removal::any_overlap;
    use crate::layout::stress::distances::AllPairs;

    /// Finishes a wheel of six around a hub, all with wide labels.
    fn finished(fixed: [bool; 7], points: &mut [Position; 7], hop: f32) -> f32 {
        let ends = (1..7).flat_map(|at| [(0, at), (at, at % 6 + 1)]);
        let links: Vec<Link> = ends.map(|ends| Link { ends, weight: 1.0 }).collect();
        let graph = Graph::of(7, &links);
        let pairs = AllPairs::of(&graph, &mut Random::new(1, 1));
        let half_sizes = &[(50.0, 24.0); 7];
        let subject = Subject {
            nodes: &[0, 1, 2, 3, 4, 5, 6],
            graph: &graph,
            pairs: &pairs,
            signs: &[],
            half_sizes,
            fixed: &fixed,
            aspect: 1.6,
            unit: 60.0,
            freedom: 1.0,
            effort: 1.0,
        };
        let mut finish = Finish::new(2.0, 60.0, 1.0, Random::new(1, 0));
        finish.ask_for_hop(hop);
        let mut steps = 0;
        while !finish.is_done() {
            finish.advance(&subject, points, 100_000);
            steps += 1;
            assert!(steps < 10_000 && points.iter().all(|point| point.is_finite()));
        }
        assert!(!any_overlap(points, half_sizes));
        finish.present_hop()
    }

    #[test]
    fn a_heap_on_one_spot_comes_apart() {
        finished([false; 7], &mut [Position::default(); 7], 0.0);
    }

    #[test]
    fn fixed_nodes_stay_to_the_bit() {
        let mut points = [0.1, 1.1, 2.1, 3.1, 4.1, 5.1, 6.1].map(|at| Position::new(at * 20.0, at * -7.0));
        let (first, last) = (points[0], points[6]);
        finished([true, false, false, false, false, false, true], &mut points, 0.0);
        assert_eq!((points[0], points[6]), (first, last));
    }

    #[test]
    fn links_are_as_long_as_was_asked_for() {
        let wheel = [(0.0, 0.0), (1.0, 0.0), (0.5, 0.9), (-0.5, 0.9), (-1.0, 0.0), (-0.5, -0.9), (0.5, -0.9)];
        let mut points = wheel.map(|(x, y)| Position::new(60.0 * x, 60.0 * y));
        assert!(finished([false; 7], &mut points, 400.0) > 300.0);
        assert!(points[0].distance(points[1]) > 200.0);
    }
}
