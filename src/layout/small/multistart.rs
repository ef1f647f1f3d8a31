//! The search for the best drawing of a small component: several starts, of which the one with the fewest crossings wins
//! among those whose stress is nearly the best; then a readable drawing from there.
//!
//! Invariant: what is shown is always the best start so far, or how far the readable drawing is.

use super::budget::Plan;
use super::davidson_harel::Refine;
use crate::layout::compute::random::Random;
use crate::layout::energy::distances_and_boxes::Field;
use crate::layout::energy::edge_node::Tunnels;
use crate::layout::energy::segments::crossings;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::geometry::orientation::orient;
use crate::layout::graph::adjacency::Graph;
use crate::layout::labels::window::{CLEAR, mark_radius, marked, page};
use crate::layout::request::Sign;
use crate::layout::stress::distances::AllPairs;
use crate::layout::stress::full_sgd::FullStress;
use crate::model::{Position, Rect};

/// The most starts that are tried, and the fewest.
const MOST: usize = 8;
const FEWEST: usize = 4;
/// How much work all of them may take together, in pairs of nodes and pairs of links.
const WORK: usize = 1_200_000;
/// Rounds of the descent for each.
const ROUNDS: usize = 30;
/// How much more stress than the least is accepted of a start for fewer crossings.
const TOLERANCE: f32 = 1.03;
/// By which share the readable drawing may deviate more than the least start. Its stress may become a twentieth more; the rest
/// is for what comes after: boxes that must not overlap, and labels.
pub(crate) const ALLOWANCE: f32 = 0.039;
/// How much closer than the start the readable drawing wants to be seen, by using the corners of the window.
const CLOSER: f32 = 1.2;
/// The share of the window that boxes may fill; where they would fill more, they count as smaller.
const FILLED: f32 = 0.4;
/// The share of the height of its box that a labelled node needs for itself: the label is above or below, never both.
const ONE_SIDED: f32 = 0.6;
/// The most window pixels for each hop; a handful of nodes does not fill the window.
const LONGEST_HOP: f32 = 300.0;
/// How the readable drawing is searched for.
const PLAN: Plan =
    Plan { work: 12_000_000, reach: 1.2, overlap: 0.15, tunnel: 0.1, late: 10.0, wait: 0.6, effort: 1.0 };
/// How many starts are made readable in turn, and how much more deviation than the least they may have.
const RACERS: usize = 2;
const ENTRY: f32 = 1.1;
/// With fewer sweeps than this there is no time for a race: the first start goes on alone.
const FEW_SWEEPS: usize = 36;
/// How far the starts are refined in turn before the best goes on alone.
const HEAT: f32 = 0.3;
/// The share of the time that the starts take.
const STARTS_SHARE: f32 = 0.25;

/// A search that goes on slice by slice.
#[derive(Debug)]
pub(crate) struct Search {
    links: Vec<(usize, usize)>,
    planned: usize,
    drawings: Vec<Drawing>,
    /// The drawing that is being made.
    under_way: Option<(FullStress, Coordinates)>,
    /// Those that still race, and whose turn it is.
    racers: Vec<Refine>,
    turn: usize,
    least: f32,
    random: Random,
}

/// One drawing and what it is worth.
#[derive(Debug)]
struct Drawing {
    places: Coordinates,
    crossings: u32,
    stress: f32,
}

/// What a search is about.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    /// The places of the nodes in the request.
    pub(crate) nodes: &'a [u32],
    pub(crate) graph: &'a Graph,
    pub(crate) pairs: &'a AllPairs,
    /// The signs on its links.
    pub(crate) signs: &'a [Sign],
    /// The half sizes of the nodes in world pixels.
    pub(crate) half_sizes: &'a [(f32, f32)],
    pub(crate) fixed: &'a [bool],
    /// Width over height of the window.
    pub(crate) aspect: f32,
    /// World pixels for each hop, which hold where something is fixed.
    pub(crate) unit: f32,
    /// How much of its allowance of stress the finish may use for the sake of readers, from 0 to 1.
    pub(crate) freedom: f32,
    /// The share of the usual work that there is time for, from 0 to 1.
    pub(crate) effort: f32,
}

impl Search {
    /// A search over the drawings of `graph`.
    pub(crate) fn new(graph: &Graph, random: Random) -> Self {
        let links: Vec<(usize, usize)> = graph.pairs().collect();
        let pairs = graph.len() * graph.len() / 2;
        let work = pairs * (ROUNDS + 2) + links.len() * links.len() / 4;
        let planned = if graph.len() <= 2 { 1 } else { (WORK / work.max(1)).clamp(FEWEST, MOST) };
        Self { links, planned, drawings: Vec::new(), under_way: None, racers: Vec::new(), turn: 0, least: 0.0, random }
    }

    /// The share that is done, from 0 to 1.
    pub(crate) fn done(&self) -> f32 {
        let under_way = self.under_way.as_ref().map_or(0.0, |(descent, ..)| descent.done());
        let starts = (self.drawings.len() as f32 + under_way) / self.planned as f32;
        let heats = self.turn as f32 * HEAT + self.racers.get(self.turn).map_or(0.0, Refine::done).min(HEAT);
        let refined = match self.racers.as_slice() {
            [first] => RACERS as f32 * HEAT + first.done() - HEAT,
            _ => heats,
        } / (RACERS as f32 * HEAT + 1.0 - HEAT);
        STARTS_SHARE * starts.min(1.0) + (1.0 - STARTS_SHARE) * refined
    }

    /// The least deviation of a start from the true distances, once there is a readable drawing.
    pub(crate) fn least(&self) -> f32 {
        self.least
    }

    /// Whether the drawing is as readable as it becomes here.
    pub(crate) fn is_done(&self) -> bool {
        self.racers.len() == 1 && self.racers[0].is_done()
    }

    /// Goes on for about `budget` pairs, the first start being the one in `shown`, and leaves there what is to be
    /// shown. Returns what it cost.
    pub(crate) fn advance(&mut self, subject: &Subject<'_>, shown: &mut Coordinates, budget: usize) -> usize {
        if self.drawings.len() >= self.planned {
            return self.race(subject, shown, budget);
        }
        let (mut descent, mut places) = self.under_way.take().unwrap_or_else(|| {
            let mut places = shown.clone();
            if !self.drawings.is_empty() {
                self.scatter(&mut places, subject.fixed);
            }
            let luck = Random::new(self.random.next(), self.drawings.len() as u64);
            (FullStress::new(subject.pairs, ROUNDS, luck), places)
        });
        descent.advance(subject.pairs, &mut places, subject.fixed, budget);
        if !descent.is_done() {
            if self.drawings.is_empty() {
                shown.clone_from(&places);
            }
            self.under_way = Some((descent, places));
            return budget;
        }
        self.drawings.push(Drawing {
            crossings: crossings(&self.links, &places.x, &places.y),
            stress: subject.pairs.stress(&places),
            places,
        });
        if let Some(best) = self.best() {
            shown.clone_from(&best.places);
        }
        budget.min(subject.pairs.pairs() * ROUNDS) + self.links.len() * self.links.len() / 4
    }

    /// Makes the best starts more readable in turn; when each is as far as a heat goes, the best one goes on alone.
    fn race(&mut self, subject: &Subject<'_>, shown: &mut Coordinates, budget: usize) -> usize {
        if self.racers.is_empty() {
            self.enter(subject);
            return subject.pairs.pairs() * (2 + self.drawings.len());
        }
        let racer = &mut self.racers[self.turn];
        let spent = racer.advance(budget);
        shown.clone_from(racer.drawing());
        let is_through = racer.done() >= HEAT;
        if self.racers.len() > 1 && is_through {
            self.turn += 1;
            if self.turn == self.racers.len() {
                let costs = self.racers.iter().map(Refine::standing);
                let first = costs.enumerate().min_by(|one, other| one.1.total_cmp(&other.1)).map_or(0, |(at, _)| at);
                self.racers.swap(0, first);
                self.racers.truncate(1);
                self.turn = 0;
            }
        }
        spent
    }

    /// The drawing with the fewest crossings among those of nearly the least stress; equals go to the lower stress.
    fn best(&self) -> Option<&Drawing> {
        let least = self.drawings.iter().map(|drawing| drawing.stress).fold(f32::INFINITY, f32::min);
        self.drawings
            .iter()
            .filter(|drawing| drawing.stress <= least * TOLERANCE)
            .min_by(|one, other| one.crossings.cmp(&other.crossings).then(one.stress.total_cmp(&other.stress)))
    }

    /// Enters the best starts into the race.
    fn enter(&mut self, subject: &Subject<'_>) {
        let flat = Field::new(subject.pairs, &vec![(1.0, 1.0); subject.fixed.len()], (f32::INFINITY, f32::INFINITY));
        let deviations: Vec<f32> =
            self.drawings.iter().map(|drawing| flat.total(&drawing.places.x, &drawing.places.y).deviation).collect();
        self.least = deviations.iter().copied().fold(f32::INFINITY, f32::min);
        let mut entries: Vec<usize> = (0..self.drawings.len()).collect();
        entries.retain(|at| deviations[*at] <= ENTRY * self.least);
        entries.sort_by_key(|at| self.drawings[*at].crossings);
        entries.truncate(RACERS);
        if entries.is_empty() {
            entries.push(0);
        }
        for at in entries {
            let racer = self.readable(subject, self.drawings[at].places.clone());
            let is_short = racer.sweeps() < FEW_SWEEPS;
            self.racers.push(racer);
            if is_short {
                break;
            }
        }
    }

    /// The way from a start to a readable drawing; turns the start to suit the window.
    fn readable(&mut self, subject: &Subject<'_>, mut drawing: Coordinates) -> Refine {
        let is_fixed = subject.fixed.contains(&true);
        let mut points: Vec<Position> = drawing.iter().map(|(x, y)| Position::new(x, y)).collect();
        let marks = vec![(0.0, 0.0); points.len()];
        let (width, height) = page(subject.aspect);
        let mut unit = subject.unit;
        if !is_fixed {
            orient(&mut points, &marks, subject.aspect);
            let bounds = Rect::around(points.iter().copied());
            let (middle, across, down) = bounds.map_or((Position::default(), 1.0, 1.0), |bounds| {
                (bounds.center(), bounds.width().max(1.0e-3), bounds.height().max(1.0e-3))
            });
            drawing = points.iter().map(|point| (point.x - middle.x, point.y - middle.y)).collect();
            unit = (CLOSER * (width / across).min(height / down)).min(LONGEST_HOP);
        }
        let area: f32 = subject.half_sizes.iter().map(|size| 4.0 * size.0 * size.1 * ONE_SIDED).sum();
        let share = (FILLED * width * height / area.max(1.0)).sqrt().min(1.0) / unit;
        let boxes: Vec<(f32, f32)> =
            subject.half_sizes.iter().map(|size| (size.0 * share, size.1 * ONE_SIDED * share)).collect();
        let half_page =
            if is_fixed { (f32::INFINITY, f32::INFINITY) } else { (0.5 * width / unit, 0.5 * height / unit) };
        let field = Field::new(subject.pairs, &boxes, half_page);
        let clearances: Vec<f32> =
            subject.half_sizes.iter().map(|size| (mark_radius(marked(*size), share * unit) + CLEAR) / unit).collect();
        let tunnels = Tunnels::new(subject.graph, &clearances, &drawing.x, &drawing.y);
        let luck = Random::new(self.random.next(), self.drawings.len() as u64);
        Refine::new(
            subject.graph,
            (field, tunnels),
            drawing,
            subject.fixed,
            self.least * (1.0 + ALLOWANCE),
            &Plan { effort: subject.effort, ..PLAN },
            luck,
        )
    }

    /// A start of chance: everybody free somewhere in a disc as large as the present drawing.
    fn scatter(&mut self, drawing: &mut Coordinates, fixed: &[bool]) {
        let Coordinates { x, y } = drawing;
        let count = x.len().max(1) as f32;
        let middle = (x.iter().sum::<f32>() / count, y.iter().sum::<f32>() / count);
        let radius = (count.sqrt()).max(1.0);
        for node in (0..x.len()).filter(|node| !fixed[*node]) {
            let at = self.random.in_disc();
            (x[node], y[node]) = (middle.0 + radius * at.0, middle.1 + radius * at.1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    #[test]
    fn a_planar_graph_ends_without_crossings() {
        // A cube, drawn flat.
        let ends = [(0, 1), (1, 2), (2, 3), (3, 0), (4, 5), (5, 6), (6, 7), (7, 4), (0, 4), (1, 5), (2, 6), (3, 7)];
        let links: Vec<Link> = ends.iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect();
        let graph = Graph::of(8, &links);
        let pairs = AllPairs::of(&graph, &mut Random::new(1, 1));
        let subject = Subject {
            nodes: &[0, 1, 2, 3, 4, 5, 6, 7],
            graph: &graph,
            pairs: &pairs,
            signs: &[],
            half_sizes: &[(8.0, 8.0); 8],
            fixed: &[false; 8],
            aspect: 1.6,
            unit: 60.0,
            freedom: 1.0,
            effort: 1.0,
        };
        let mut search = Search::new(&graph, Random::new(1, 0));
        let mut drawing = Coordinates::zeros(8);
        let mut last = 0.0;
        while !search.is_done() {
            search.advance(&subject, &mut drawing, 50_000);
            assert!(search.done() >= last);
            last = search.done();
        }
        let pairs: Vec<(usize, usize)> = graph.pairs().collect();
        assert!(crossings(&pairs, &drawing.x, &drawing.y) <= 2);
    }

    /// How many starts race in a graph where everybody is linked to everybody.
    fn racers(count: u32) -> usize {
        let ends = (0..count).flat_map(|one| (one + 1..count).map(move |two| (one, two)));
        let links: Vec<Link> = ends.map(|ends| Link { ends, weight: 1.0 }).collect();
        let graph = Graph::of(count as usize, &links);
        let pairs = AllPairs::of(&graph, &mut Random::new(1, 1));
        let nodes: Vec<u32> = (0..count).collect();
        let subject = Subject {
            nodes: &nodes,
            graph: &graph,
            pairs: &pairs,
            signs: &[],
            half_sizes: &vec![(8.0, 8.0); count as usize],
            fixed: &vec![false; count as usize],
            aspect: 1.6,
            unit: 60.0,
            freedom: 1.0,
            effort: 1.0,
        };
        let mut search = Search::new(&graph, Random::new(1, 0));
        let mut drawing = Coordinates::zeros(count as usize);
        while search.racers.is_empty() {
            search.advance(&subject, &mut drawing, 50_000);
        }
        search.racers.len()
    }

    #[test]
    fn starts_race_only_where_there_is_time_for_it() {
        assert_eq!((racers(10), racers(60)), (RACERS, 1));
    }
}
