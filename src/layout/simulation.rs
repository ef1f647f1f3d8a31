//! A layout in steps: starts, descent, removal of overlaps, packing.
//!
//! Invariant: no clock; every step does a bounded slice of work, and all positions are finite after each.
//! Invariant: the result depends on the request alone, not on its number of threads.

use crate::layout::component::Part;
use crate::layout::compute::random::Random;
use crate::layout::compute::threads::on_own_threads;
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::components::components;
use crate::layout::options::Wishes;
use crate::layout::packing::page::pack;
use crate::layout::packing::polyomino::Piece;
use crate::layout::request::{Progress, Request, Sign};
use crate::layout::stress::measure::StressSums;
use crate::model::Position;

/// How much one step does, in pairs of nodes; about two milliseconds.
const SLICE: usize = 400_000;
/// How many groups of small components are worked on side by side, and how many pairs of nodes make a group.
const GROUPS: usize = 4;
const GROUP: usize = 400;
/// How much one pass over a component is at most, for each pair of its nodes.
const PASSES: usize = 2_000;
/// How long links of a small component are at least beside those of the largest.
const SHARE_OF_HOP: f32 = 0.9;
/// In how many steps the picture moves to its final packing.
const EASE_STEPS: usize = 12;
/// How far from the origin nodes stand before their first step, in world pixels for each root of their number.
const SCATTER: f32 = 30.0;

/// A layout that is computed step by step.
#[derive(Debug)]
pub struct Simulation {
    parts: Vec<Part>,
    /// Where everybody stands, in the order of the request.
    positions: Vec<Position>,
    /// How far each part is moved on the page.
    moves: Vec<Position>,
    aspect: f32,
    spacing: f32,
    threads: usize,
    phase: Phase,
}

/// What is being done; numbers are places in the list of parts.
#[derive(Debug)]
enum Phase {
    Begin(usize),
    Descend(usize),
    Separate(usize),
    Ease { step: usize, from: Vec<Position>, to: Vec<Position> },
    Settled,
}

impl Simulation {
    /// A layout of `request`, before its first step. Whatever in the request cannot be computed with is left out.
    #[must_use]
    pub fn new(request: Request) -> Self {
        let request = request.checked();
        let count = request.nodes.len();
        let mut random = Random::new(request.seed, u64::from(u32::MAX));
        let reach = SCATTER * (count as f32).sqrt();
        let positions = request
            .nodes
            .iter()
            .map(|node| {
                let (x, y) = random.in_disc();
                node.start.unwrap_or(Position::new(x * reach, y * reach))
            })
            .collect();
        let graph = Graph::of(count, &request.edges);
        let components = components(&graph);
        let wishes = Wishes::of(&request, components.iter().map(Vec::len));
        let mut place = vec![0_u32; count];
        let mut parts: Vec<Part> = components
            .into_iter()
            .enumerate()
            .map(|(number, nodes)| {
                for (at, node) in nodes.iter().enumerate() {
                    place[*node as usize] = at as u32;
                }
                let part = graph.part(&nodes, &place);
                let sizes = nodes.iter().map(|node| request.nodes[*node as usize].half_size).collect();
                let starts: Vec<_> = nodes.iter().map(|node| request.nodes[*node as usize].start).collect();
                Part::new(nodes, part, sizes, &starts, wishes, Random::new(request.seed, number as u64))
            })
            .collect();
        // By now every node knows its place; signs need to know its component as well.
        let mut part_of = vec![0_u32; if request.signs.is_empty() { 0 } else { count }];
        if !part_of.is_empty() {
            parts
                .iter()
                .enumerate()
                .for_each(|(at, part)| part.nodes.iter().for_each(|node| part_of[*node as usize] = at as u32));
        }
        for sign in &request.signs {
            let (one, other) = (sign.ends.0 as usize, sign.ends.1 as usize);
            if part_of[one] == part_of[other] {
                parts[part_of[one] as usize].signs.push(Sign { ends: (place[one], place[other]), ..*sign });
            }
        }
        let phase = if count == 0 { Phase::Settled } else { Phase::Begin(0) };
        let moves = vec![Position::default(); parts.len()];
        Self {
            parts,
            positions,
            moves,
            aspect: request.aspect,
            spacing: request.spacing,
            threads: request.threads,
            phase,
        }
    }

    /// Where everybody stands now, in the order of the request and in world pixels.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// How false the distances are: normalised, scale-free stress, 0 is best. `None` where no two nodes are connected.
    #[must_use]
    pub fn stress(&self) -> Option<f32> {
        let mut sums = StressSums::default();
        for part in &self.parts {
            let points: Vec<Position> = part.nodes.iter().map(|node| self.positions[*node as usize]).collect();
            sums.add(&part.graph, &points);
        }
        sums.stress()
    }

    /// Does the next slice of work: a few milliseconds for ten thousand nodes. A settled layout does nothing more.
    pub fn step(&mut self) -> Progress {
        self.phase = match std::mem::replace(&mut self.phase, Phase::Settled) {
            Phase::Begin(first) => self.begin(first),
            Phase::Descend(first) => self.descend(first),
            Phase::Separate(first) => self.separate(first),
            Phase::Ease { step, from, to } => self.ease(step, from, to),
            Phase::Settled => Phase::Settled,
        };
        self.progress()
    }

    /// Where everybody comes to stand, once the work is done and the picture only moves to its final packing.
    pub(super) fn eases_to(&self) -> Option<&[Position]> {
        if let Phase::Ease { to, .. } = &self.phase { Some(to) } else { None }
    }

    /// Finds starts; when all are found, gives each component a place on the page.
    fn begin(&mut self, first: usize) -> Phase {
        let mut spent = 0;
        for at in first..self.parts.len() {
            if spent >= SLICE {
                return Phase::Begin(at);
            }
            spent += self.parts[at].begin();
            if self.parts[at].is_large() && at < self.threads {
                self.parts[at].start_worker();
                if !self.parts[at].take_picture(true) && !self.parts[at].is_descended() {
                    return Phase::Begin(at);
                }
            }
        }
        self.moves = self.packed();
        for at in 0..self.parts.len() {
            self.show(at);
        }
        Phase::Descend(0)
    }

    /// Goes on with the descent of the first component that is not done, and of the next ones while the slice lasts.
    fn descend(&mut self, first: usize) -> Phase {
        if self.parts[first].is_large() {
            self.descend_large(first);
        } else {
            self.on_groups(first, |part, slice| if part.is_descended() { None } else { Some(part.descend(slice)) });
        }
        match (first..self.parts.len()).find(|at| !self.parts[*at].is_descended()) {
            Some(at) => Phase::Descend(at),
            None => Phase::Separate(0),
        }
    }

    /// Does `work` on the components from `first` on and shows them. They are worked on in groups, as many whatever the number
    /// of threads, so that a step does the same on any; one group has a slice, several have two together. `work` takes what it
    /// may cost and returns what it cost, or nothing where the component is done.
    fn on_groups(&mut self, first: usize, work: impl Fn(&mut Part, usize) -> Option<usize> + Sync) {
        let mut groups = Vec::new();
        let mut rest = &mut self.parts[first..];
        let mut end = first;
        while !rest.is_empty() && groups.len() < GROUPS {
            let mut pairs = 0;
            let is_needed = |part: &&Part| {
                let before = pairs;
                pairs += part.pairs();
                before < GROUP
            };
            let worth = rest.iter().take_while(is_needed).count();
            let (group, behind) = rest.split_at_mut(worth);
            groups.push(group);
            rest = behind;
            end += worth;
        }
        let slice = if groups.len() > 1 { 2 * SLICE / groups.len() } else { SLICE };
        let each = groups.len().div_ceil(self.threads.max(1)).max(1);
        on_own_threads(groups.chunks_mut(each), |groups| {
            for group in groups {
                let mut left = slice;
                for part in group.iter_mut() {
                    while left > 0
                        && let Some(spent) = work(part, slice)
                    {
                        left = left.saturating_sub(spent);
                    }
                }
            }
        });
        for at in first..end {
            self.show(at);
        }
    }

    /// Goes on with the descent of a large component, and with those of large ones behind it as far as there are threads.
    fn descend_large(&mut self, at: usize) {
        let ahead = (at + self.threads.max(1)).min(self.parts.len());
        for at in at..ahead {
            if self.parts[at].is_large() {
                self.parts[at].start_worker();
            }
        }
        for at in at + 1..ahead {
            if self.parts[at].take_picture(false) {
                self.show(at);
            }
        }
        self.parts[at].descend(SLICE);
        self.show(at);
    }

    /// Goes on with the removal of overlaps; when none is left, packs the page.
    fn separate(&mut self, first: usize) -> Phase {
        if first == 0 {
            self.parts[0].separate(SLICE);
            self.show(0);
            // On a page of small components links are about as long in all as in the largest, which comes first.
            if let Some(hop) = self.parts[0].hop().filter(|_| self.parts[0].is_separated()) {
                self.parts[1..].iter_mut().for_each(|part| part.ask_for_hop(SHARE_OF_HOP * hop));
            }
        } else {
            self.on_groups(first, |part, slice| {
                if part.is_separated() {
                    return None;
                }
                part.separate(slice);
                Some(slice.min(PASSES * part.pairs()))
            });
        }
        if let Some(at) = (first..self.parts.len()).find(|at| !self.parts[*at].is_separated()) {
            return Phase::Separate(at);
        }
        let from = self.positions.clone();
        self.moves = self.packed();
        for at in 0..self.parts.len() {
            self.show(at);
        }
        let to = std::mem::replace(&mut self.positions, from.clone());
        Phase::Ease { step: 0, from, to }
    }

    /// Moves the picture towards its final packing, slowly at first and at the end.
    fn ease(&mut self, step: usize, from: Vec<Position>, to: Vec<Position>) -> Phase {
        let step = step + 1;
        if step >= EASE_STEPS {
            self.positions = to;
            return Phase::Settled;
        }
        let linear = step as f32 / EASE_STEPS as f32;
        let share = linear * linear * (3.0 - 2.0 * linear);
        for (position, (from, to)) in self.positions.iter_mut().zip(from.iter().zip(&to)) {
            *position = Position::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
        }
        Phase::Ease { step, from, to }
    }

    /// Where the components belong on the page by their present shapes.
    fn packed(&self) -> Vec<Position> {
        let pieces: Vec<Piece> = self
            .parts
            .iter()
            .map(|part| Piece {
                points: &part.points,
                half_sizes: &part.half_sizes,
                graph: &part.graph,
                fixed: part.is_fixed(),
            })
            .collect();
        pack(&pieces, self.aspect, self.spacing)
    }

    /// Copies one component's points to their place on the page. Fixed components are not moved.
    fn show(&mut self, at: usize) {
        let (part, by) = (&self.parts[at], self.moves[at]);
        for (node, point) in part.nodes.iter().zip(&part.points) {
            self.positions[*node as usize] = Position::new(point.x + by.x, point.y + by.y);
        }
    }

    /// How far everything is: starts, descent, overlaps and packing count 5, 65, 25 and 5 of a hundred.
    fn progress(&self) -> Progress {
        let share = |at: usize| at as f32 / self.parts.len().max(1) as f32;
        let done = match &self.phase {
            Phase::Begin(at) => 0.05 * share(*at),
            Phase::Descend(at) => {
                let nodes: usize = self.parts.iter().map(|part| part.nodes.len()).sum();
                let before: usize = self.parts[..*at].iter().map(|part| part.nodes.len()).sum();
                let now = self.parts.get(*at).map_or(0.0, |part| part.descended() * part.nodes.len() as f32);
                0.05 + 0.65 * (before as f32 + now) / nodes.max(1) as f32
            }
            Phase::Separate(at) => 0.7 + 0.25 * share(*at),
            Phase::Ease { step, .. } => 0.95 + 0.05 * *step as f32 / EASE_STEPS as f32,
            Phase::Settled => return Progress::Settled,
        };
        Progress::Running { done }
    }
}
