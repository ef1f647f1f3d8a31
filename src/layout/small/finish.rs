//! The finish of a readable drawing: boxes are pushed apart, a local search repairs what that has spoilt, and labels that find
//! no place get one.
//!
//! Invariant: ends with no box on a box, however crowded the drawing was; a fixed node never moves.

use super::budget::Budget;
use super::davidson_harel::{DavidsonHarel, Start};
use super::label_search::LabelSearch;
use super::problem::Problem;
use crate::layout::compute::random::Random;
use crate::layout::energy::distances_and_boxes::DistancesAndBoxes;
use crate::layout::energy::segments::crossings;
use crate::layout::geometry::coordinates::{Coordinates, HopScale};
use crate::layout::geometry::node_box::NodeBox;
use crate::layout::labels::room::{LabelRoom, LabelledDrawing};
use crate::layout::labels::viewport::{Fit, MARK_CLEARANCE, mark_radius};
use crate::layout::packing::overlap_removal::{GAP, Separation, grow};
use crate::model::{Position, Rect};

/// Which shares of the nodes are free of overlaps before anything is pushed: the drawing grows until so many are. The
/// first is taken that spoils the distances little enough.
const SHARES: [f32; 4] = [0.35, 0.5, 0.65, 0.8];
/// How much more deviation, and how many more crossings, than before the push are little enough.
const LITTLE: (f32, f32) = (1.02, 1.03);
/// How many passes a push is tried for.
const PASSES: usize = 20;
/// The stress budget: by which share the finished drawing may deviate more than the least start.
const ALLOWANCE: f32 = 0.043;
/// Budget and prices of the repair: boxes may no longer overlap at any price.
const BUDGET: Budget =
    Budget { work: 2_000_000, reach: 0.3, overlap: 1.0e4, edge_node: 1.0, late: 0.0, wait: 0.0, effort: 1.0 };
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
    /// How hops become world pixels, and how many a hop must be at least, so that edges are as long in all components.
    scale: HopScale,
    least_unit: f32,
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
    /// The pushed drawing is repaired by local search.
    Repair(Box<DavidsonHarel>),
    /// Nodes move for labels that have no place.
    Labels(Box<DavidsonHarel>, Box<LabelSearch>),
    /// What still overlaps is pushed apart.
    Separate,
    /// Nothing is left to do.
    Done,
}

impl Finish {
    /// The finish of a drawing with `unit` world pixels for each hop, which deviates from its distances by `least` at least.
    pub(crate) fn new(least: f32, unit: f32, spacing: f32, random: Random) -> Self {
        Self {
            least,
            scale: HopScale { anchor: Position::default(), unit },
            least_unit: 0.0,
            spacing,
            separation: Separation::default(),
            stage: Stage::Push(0),
            random,
        }
    }

    /// World pixels for each hop by now.
    pub(crate) fn unit(&self) -> f32 {
        self.scale.unit
    }

    /// Asks for at least so many world pixels for each hop; holds where nothing has been pushed yet.
    pub(crate) fn ask_for_unit(&mut self, least: f32) {
        self.least_unit = least;
    }

    /// Whether nothing is left to do.
    pub(crate) fn is_done(&self) -> bool {
        matches!(self.stage, Stage::Done)
    }

    /// Goes on for about `budget` comparisons.
    pub(crate) fn advance(&mut self, problem: &Problem<'_>, points: &mut [Position], budget: usize) {
        let subgraph = problem.subgraph;
        let stage = std::mem::replace(&mut self.stage, Stage::Separate);
        self.stage = match stage {
            Stage::Push(at) => self.push(problem, points, at),
            Stage::Repair(mut search) => {
                search.advance(budget);
                self.scale.show(search.drawing(), points, &subgraph.fixed);
                if search.is_done() { self.labels(problem, search) } else { Stage::Repair(search) }
            }
            Stage::Labels(mut search, mut labels) => {
                labels.advance(&mut search, 1 + budget / (MOVE_WORK * points.len()));
                self.scale.show(search.drawing(), points, &subgraph.fixed);
                if labels.is_done() { Stage::Separate } else { Stage::Labels(search, labels) }
            }
            Stage::Separate => {
                let random = &mut self.random;
                let is_done = self.separation.pass(points, &subgraph.half_sizes, &subgraph.fixed, random);
                if is_done { Stage::Done } else { Stage::Separate }
            }
            Stage::Done => Stage::Done,
        };
    }

    /// Grows the drawing and pushes boxes apart; keeps that where it spoils little, or there is no further try.
    fn push(&mut self, problem: &Problem<'_>, points: &mut [Position], at: usize) -> Stage {
        let Problem { subgraph, distances, .. } = *problem;
        let is_fixed = subgraph.is_fixed();
        let sizes = roomy(&subgraph.half_sizes);
        let mut pushed = points.to_vec();
        if !is_fixed {
            // The unit holds the spacing already, what boxes need does not.
            let growth = growth_without_overlaps(points, &sizes, SHARES[at]).max(1.0 / self.spacing) * self.spacing;
            grow(&mut pushed, &subgraph.fixed, growth.max(self.least_unit / self.scale.unit));
        }
        let mut separation = Separation::default();
        for _ in 0..PASSES {
            if separation.push(&mut pushed, &sizes, &subgraph.fixed, &mut self.random, usize::MAX) == 0 {
                break;
            }
        }
        let edges: Vec<(usize, usize)> = subgraph.graph.pairs().collect();
        let [before, after] = [&*points, &pushed].map(|points| {
            let drawing = self.scale.coordinates(points);
            (deviation(&distances.term, &drawing), crossings(&edges, &drawing) as f32)
        });
        let is_little = after.0 <= LITTLE.0 * before.0 && after.1 <= LITTLE.1 * before.1;
        if !is_little && at + 1 < SHARES.len() && !is_fixed {
            return Stage::Push(at + 1);
        }
        points.copy_from_slice(&pushed);
        Stage::Repair(Box::new(self.repair(problem, points)))
    }

    /// The local search that repairs the pushed drawing.
    fn repair(&mut self, problem: &Problem<'_>, points: &[Position]) -> DavidsonHarel {
        let Problem { subgraph, options, distances, .. } = *problem;
        // From here on the middle is the origin, and distances are as true as one factor can make them.
        let bounds = Rect::around(points.iter().copied());
        self.scale.anchor = bounds.map_or(Position::default(), Rect::center);
        let mut drawing = self.scale.coordinates(points);
        if !subgraph.is_fixed() {
            self.scale.unit /= distances.term.best_scale(&drawing);
            drawing = self.scale.coordinates(points);
        }
        let unit = self.scale.unit;
        let hops = |pixels: f32| (pixels + GAP / 2.0) / unit;
        let boxes: Vec<(f32, f32)> =
            roomy(&subgraph.half_sizes).iter().map(|size| (hops(size.0), hops(size.1))).collect();
        let widest = boxes.iter().fold((0.0_f32, 0.0_f32), |most, size| (most.0.max(size.0), most.1.max(size.1)));
        let half_page = bounds.map_or((0.0, 0.0), |bounds| {
            (0.5 * bounds.width() / unit + widest.0, 0.5 * bounds.height() / unit + widest.1)
        });
        let zoom = Fit::of(&subgraph.boxes, unit, &drawing, options.opened[0]).zoom;
        let clearance = |node: &NodeBox| (mark_radius(node.mark, zoom) + MARK_CLEARANCE) / (zoom * unit);
        let clearances: Vec<f32> = subgraph.boxes.iter().map(clearance).collect();
        let random = Random::new(self.random.next(), 0);
        let start = Start {
            graph: &subgraph.graph,
            fixed: &subgraph.fixed,
            drawing,
            distances: distances.term.with_boxes(&boxes, half_page),
            clearances: &clearances,
            most_deviation: self.least * (1.0 + ALLOWANCE * options.balance.freedom()),
        };
        DavidsonHarel::new(start, &Budget { effort: options.effort, ..BUDGET }, random)
    }

    /// Looks which labels find no place, where there are labels.
    fn labels(&mut self, problem: &Problem<'_>, search: Box<DavidsonHarel>) -> Stage {
        let Problem { subgraph, options, .. } = *problem;
        if !subgraph.has_labels() {
            return Stage::Separate;
        }
        let edges: Vec<(usize, usize)> = subgraph.graph.pairs().collect();
        let shown = LabelledDrawing {
            nodes: &subgraph.nodes,
            boxes: &subgraph.boxes,
            edges: &edges,
            signs: &subgraph.signs,
            unit: self.scale.unit,
            places: search.drawing(),
        };
        let rooms = options.opened.map(|page| LabelRoom::new(&shown, page)).into();
        let random = Random::new(self.random.next(), 1);
        Stage::Labels(search, Box::new(LabelSearch::new(rooms, random)))
    }
}

/// The half sizes of nodes, none smaller than the least room.
fn roomy(half_sizes: &[(f32, f32)]) -> Vec<(f32, f32)> {
    half_sizes.iter().map(|size| (size.0.max(LEAST_ROOM), size.1.max(LEAST_ROOM))).collect()
}

/// The deviation of a drawing at its best scale.
fn deviation(distances: &DistancesAndBoxes, drawing: &Coordinates) -> f32 {
    let scale = distances.best_scale(drawing);
    distances.deviation(&drawing.iter().map(|(x, y)| (x * scale, y * scale)).collect())
}

/// How much the drawing has to grow for this share of the nodes to be free of overlaps.
fn growth_without_overlaps(points: &[Position], half_sizes: &[(f32, f32)], share: f32) -> f32 {
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
    use super::super::problem::tests::Given;
    use super::*;
    use crate::layout::packing::overlap_removal::any_overlap;

    /// Finishes a wheel of six around a hub, all with wide labels, with edges of at least so many pixels.
    fn finished(fixed: [bool; 7], points: &mut [Position; 7], least_unit: f32) -> f32 {
        let ends: Vec<(u32, u32)> = (1..7).flat_map(|at| [(0, at), (at, at % 6 + 1)]).collect();
        let given = Given::of(&ends, vec![NodeBox { mark: 8.0, label: Some(84.0) }; 7], fixed.to_vec());
        let mut finish = Finish::new(2.0, 60.0, 1.0, Random::new(1, 0));
        finish.ask_for_unit(least_unit);
        let mut steps = 0;
        while !finish.is_done() {
            finish.advance(&given.problem(), points, 100_000);
            steps += 1;
            assert!(steps < 10_000 && points.iter().all(|point| point.is_finite()));
        }
        assert!(!any_overlap(points, &given.subgraph.half_sizes));
        finish.unit()
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
    fn edges_are_as_long_as_was_asked_for() {
        let wheel = [(0.0, 0.0), (1.0, 0.0), (0.5, 0.9), (-0.5, 0.9), (-1.0, 0.0), (-0.5, -0.9), (0.5, -0.9)];
        let mut points = wheel.map(|(x, y)| Position::new(60.0 * x, 60.0 * y));
        assert!(finished([false; 7], &mut points, 400.0) > 300.0);
        assert!(points[0].distance(points[1]) > 200.0);
    }
}
