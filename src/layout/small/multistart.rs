//! Several starts for a small component, of which the one with the fewest crossings wins among those of nearly the least
//! stress; then local search for a readable drawing from there.
//!
//! Invariant: what is shown is always the best start so far, or how far the local search is.

use super::budget::Budget;
use super::davidson_harel::{DavidsonHarel, Start};
use super::problem::Problem;
use crate::layout::compute::random::Random;
use crate::layout::energy::segments::crossings;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::geometry::orientation::orient;
use crate::layout::graph::adjacency::Graph;
use crate::layout::labels::viewport::{MARK_CLEARANCE, mark_radius};
use crate::layout::stress::full_sgd::FullStress;
use crate::model::{Position, Rect};

/// The most starts that are tried, and the fewest.
const MOST: usize = 8;
const FEWEST: usize = 4;
/// How much work all of them may take together, in pairs of nodes and pairs of edges.
const WORK: usize = 1_200_000;
/// Rounds of the descent for each.
const ROUNDS: usize = 30;
/// How much more stress than the least is accepted of a start for fewer crossings.
const TOLERANCE: f32 = 1.03;
/// The stress budget: by which share the readable drawing may deviate more than the least start. Its stress may become a
/// twentieth more; the rest is for what comes after: boxes that must not overlap, and labels.
pub(crate) const ALLOWANCE: f32 = 0.039;
/// How much closer than the start the readable drawing wants to be seen, by using the corners of the window.
const CLOSER: f32 = 1.2;
/// The share of the window that boxes may fill; where they would fill more, they count as smaller.
const FILLED: f32 = 0.4;
/// The share of the height of its box that a labelled node needs for itself: the label is above or below, never both.
const ONE_SIDED: f32 = 0.6;
/// The most window pixels for each hop; a few nodes do not fill the window.
const LONGEST_HOP: f32 = 300.0;
/// Budget and prices of the local search.
const BUDGET: Budget =
    Budget { work: 12_000_000, reach: 1.2, overlap: 0.15, edge_node: 0.1, late: 10.0, wait: 0.6, effort: 1.0 };
/// How many starts race, and how much more deviation than the least they may have.
const RACERS: usize = 2;
const ENTRY: f32 = 1.1;
/// With fewer sweeps than this there is no time for a race: the first start goes on alone.
const FEW_SWEEPS: usize = 36;
/// How far each racer is searched before the best goes on alone.
const HEAT: f32 = 0.3;
/// The share of the time that the starts take.
const STARTS_SHARE: f32 = 0.25;

/// Starts and local search, taken in slices.
#[derive(Debug)]
pub(crate) struct Multistart {
    edges: Vec<(usize, usize)>,
    planned: usize,
    /// What is shown; at first the first start.
    shown: Coordinates,
    starts: Vec<Finished>,
    /// The start that is being made.
    under_way: Option<(FullStress, Coordinates)>,
    /// The searches that still race, and which of them is next.
    racers: Vec<DavidsonHarel>,
    turn: usize,
    least: f32,
    random: Random,
}

/// A start after its descent.
#[derive(Debug)]
struct Finished {
    drawing: Coordinates,
    crossings: u32,
    stress: f32,
}

impl Multistart {
    /// A search over the drawings of `graph`, of which `first` is the first start.
    pub(crate) fn new(graph: &Graph, first: Coordinates, random: Random) -> Self {
        let edges: Vec<(usize, usize)> = graph.pairs().collect();
        let pairs = graph.len() * graph.len() / 2;
        let work = pairs * (ROUNDS + 2) + edges.len() * edges.len() / 4;
        let planned = if graph.len() <= 2 { 1 } else { (WORK / work.max(1)).clamp(FEWEST, MOST) };
        let (starts, racers) = (Vec::new(), Vec::new());
        Self { edges, planned, shown: first, starts, under_way: None, racers, turn: 0, least: 0.0, random }
    }

    /// What is to be shown: the best start so far, or how far the local search is.
    pub(crate) fn drawing(&self) -> &Coordinates {
        &self.shown
    }

    /// The share that is done, from 0 to 1.
    pub(crate) fn done(&self) -> f32 {
        let under_way = self.under_way.as_ref().map_or(0.0, |(descent, _)| descent.done());
        let starts = (self.starts.len() as f32 + under_way) / self.planned as f32;
        let heats = self.turn as f32 * HEAT + self.racers.get(self.turn).map_or(0.0, DavidsonHarel::done).min(HEAT);
        let searched = match self.racers.as_slice() {
            [first] => RACERS as f32 * HEAT + first.done() - HEAT,
            _ => heats,
        } / (RACERS as f32 * HEAT + 1.0 - HEAT);
        STARTS_SHARE * starts.min(1.0) + (1.0 - STARTS_SHARE) * searched
    }

    /// The least deviation of a start from the distances, once the race has begun.
    pub(crate) fn least(&self) -> f32 {
        self.least
    }

    /// Whether the local search is over.
    pub(crate) fn is_done(&self) -> bool {
        self.racers.len() == 1 && self.racers[0].is_done()
    }

    /// Goes on for about `budget` pairs. Returns what it cost.
    pub(crate) fn advance(&mut self, problem: &Problem<'_>, budget: usize) -> usize {
        if self.starts.len() >= self.planned {
            return self.race(problem, budget);
        }
        let fixed = &problem.subgraph.fixed;
        let (mut descent, mut drawing) = self.under_way.take().unwrap_or_else(|| {
            let mut drawing = self.shown.clone();
            if !self.starts.is_empty() {
                scatter(&mut drawing, fixed, &mut self.random);
            }
            let random = Random::new(self.random.next(), self.starts.len() as u64);
            (FullStress::new(&problem.distances.pairs, ROUNDS, random), drawing)
        });
        descent.advance(&problem.distances.pairs, &mut drawing, fixed, budget);
        if !descent.is_done() {
            if self.starts.is_empty() {
                self.shown.clone_from(&drawing);
            }
            self.under_way = Some((descent, drawing));
            return budget;
        }
        let (crossings, stress) = (crossings(&self.edges, &drawing), problem.distances.pairs.stress(&drawing));
        self.starts.push(Finished { drawing, crossings, stress });
        if let Some(best) = best(&self.starts) {
            self.shown.clone_from(&best.drawing);
        }
        budget.min(problem.distances.pairs.pairs() * ROUNDS) + self.edges.len() * self.edges.len() / 4
    }

    /// Searches from the best starts in turn; when each has had its heat, the best one goes on alone.
    fn race(&mut self, problem: &Problem<'_>, budget: usize) -> usize {
        if self.racers.is_empty() {
            self.enter(problem);
            return problem.distances.pairs.pairs() * (2 + self.starts.len());
        }
        let racer = &mut self.racers[self.turn];
        let spent = racer.advance(budget);
        self.shown.clone_from(racer.drawing());
        let is_through = racer.done() >= HEAT;
        if self.racers.len() > 1 && is_through {
            self.turn += 1;
            if self.turn == self.racers.len() {
                let costs = self.racers.iter().map(DavidsonHarel::standing);
                let first = costs.enumerate().min_by(|one, other| one.1.total_cmp(&other.1)).map_or(0, |(at, _)| at);
                self.racers.swap(0, first);
                self.racers.truncate(1);
                self.turn = 0;
            }
        }
        spent
    }

    /// Enters the best starts into the race.
    fn enter(&mut self, problem: &Problem<'_>) {
        let deviations: Vec<f32> =
            self.starts.iter().map(|start| problem.distances.term.deviation(&start.drawing)).collect();
        self.least = deviations.iter().copied().fold(f32::INFINITY, f32::min);
        let mut entries: Vec<usize> = (0..self.starts.len()).collect();
        entries.retain(|at| deviations[*at] <= ENTRY * self.least);
        entries.sort_by_key(|at| self.starts[*at].crossings);
        entries.truncate(RACERS);
        if entries.is_empty() {
            entries.push(0);
        }
        for at in entries {
            let random = Random::new(self.random.next(), self.starts.len() as u64);
            let most_deviation = self.least * (1.0 + ALLOWANCE);
            let racer = local_search(problem, self.starts[at].drawing.clone(), most_deviation, random);
            let is_short = racer.sweeps() < FEW_SWEEPS;
            self.racers.push(racer);
            if is_short {
                break;
            }
        }
    }
}

/// The start with the fewest crossings among those of nearly the least stress; equal ones by the lower stress.
fn best(starts: &[Finished]) -> Option<&Finished> {
    let least = starts.iter().map(|start| start.stress).fold(f32::INFINITY, f32::min);
    starts
        .iter()
        .filter(|start| start.stress <= least * TOLERANCE)
        .min_by(|one, other| one.crossings.cmp(&other.crossings).then(one.stress.total_cmp(&other.stress)))
}

/// A random start: the free nodes anywhere in a disc as large as the present drawing.
fn scatter(drawing: &mut Coordinates, fixed: &[bool], random: &mut Random) {
    let Coordinates { x, y } = drawing;
    let count = x.len().max(1) as f32;
    let middle = (x.iter().sum::<f32>() / count, y.iter().sum::<f32>() / count);
    let radius = (count.sqrt()).max(1.0);
    for node in (0..x.len()).filter(|node| !fixed[*node]) {
        let at = random.in_disc();
        (x[node], y[node]) = (middle.0 + radius * at.0, middle.1 + radius * at.1);
    }
}

/// The local search from a start, which is turned to suit the window.
fn local_search(problem: &Problem<'_>, mut drawing: Coordinates, most_deviation: f32, random: Random) -> DavidsonHarel {
    let Problem { subgraph, options, mut unit, .. } = *problem;
    let is_fixed = subgraph.is_fixed();
    let mut points: Vec<Position> = drawing.iter().map(|(x, y)| Position::new(x, y)).collect();
    let (width, height) = options.page;
    if !is_fixed {
        let marks = vec![(0.0, 0.0); points.len()];
        orient(&mut points, &marks, options.aspect);
        let bounds = Rect::around(points.iter().copied());
        let (middle, across, down) = bounds.map_or((Position::default(), 1.0, 1.0), |bounds| {
            (bounds.center(), bounds.width().max(1.0e-3), bounds.height().max(1.0e-3))
        });
        drawing = points.iter().map(|point| (point.x - middle.x, point.y - middle.y)).collect();
        unit = (CLOSER * (width / across).min(height / down)).min(LONGEST_HOP);
    }
    let half_sizes = &subgraph.half_sizes;
    let area: f32 = half_sizes.iter().map(|size| 4.0 * size.0 * size.1 * ONE_SIDED).sum();
    let share = (FILLED * width * height / area.max(1.0)).sqrt().min(1.0) / unit;
    let boxes: Vec<(f32, f32)> = half_sizes.iter().map(|size| (size.0 * share, size.1 * ONE_SIDED * share)).collect();
    let half_page = if is_fixed { (f32::INFINITY, f32::INFINITY) } else { (0.5 * width / unit, 0.5 * height / unit) };
    let clearances: Vec<f32> =
        subgraph.boxes.iter().map(|node| (mark_radius(node.mark, share * unit) + MARK_CLEARANCE) / unit).collect();
    let start = Start {
        graph: &subgraph.graph,
        fixed: &subgraph.fixed,
        drawing,
        distances: problem.distances.term.with_boxes(&boxes, half_page),
        clearances: &clearances,
        most_deviation,
    };
    DavidsonHarel::new(start, &Budget { effort: options.effort, ..BUDGET }, random)
}

#[cfg(test)]
mod tests {
    use super::super::problem::tests::Given;
    use super::*;
    use crate::layout::NodeBox;

    #[test]
    fn a_planar_graph_ends_without_crossings() {
        // A cube, drawn flat.
        let ends = [(0, 1), (1, 2), (2, 3), (3, 0), (4, 5), (5, 6), (6, 7), (7, 4), (0, 4), (1, 5), (2, 6), (3, 7)];
        let given = Given::of(&ends, vec![NodeBox::of_mark(5.0); 8], vec![false; 8]);
        let mut search = Multistart::new(&given.subgraph.graph, Coordinates::zeros(8), Random::new(1, 0));
        let mut last = 0.0;
        while !search.is_done() {
            search.advance(&given.problem(), 50_000);
            assert!(search.done() >= last);
            last = search.done();
        }
        assert!(crossings(&search.edges, search.drawing()) <= 2);
    }

    /// How many starts race in a complete graph.
    fn racers(count: u32) -> usize {
        let ends: Vec<(u32, u32)> = (0..count).flat_map(|one| (one + 1..count).map(move |two| (one, two))).collect();
        let given = Given::of(&ends, vec![NodeBox::of_mark(5.0); count as usize], vec![false; count as usize]);
        let first = Coordinates::zeros(count as usize);
        let mut search = Multistart::new(&given.subgraph.graph, first, Random::new(1, 0));
        while search.racers.is_empty() {
            search.advance(&given.problem(), 50_000);
        }
        search.racers.len()
    }

    #[test]
    fn starts_race_only_where_there_is_time_for_it() {
        assert_eq!((racers(10), racers(60)), (RACERS, 1));
    }
}
