//! The final descent: stress alone, in small steps, until little is left to gain. It ends a layout in which distances count
//! most.
//!
//! Invariant: a pinned node never moves.

use super::task::{Show, Task, descend};
use crate::layout::compute::random::Random;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::multi_source_bfs::{MultiSourceBfs, SOURCES};
use crate::layout::stress::annealing::annealed;
use crate::layout::stress::pivot_sgd::{KEPT, PivotStress};

/// How much work this may be, in pairs and arcs visited: a second or so, and a third of it if forces came before.
const WORK: usize = 1_200_000_000;
/// The fewest and the most rounds.
const ROUNDS: (usize, usize) = (40, 2_000);
/// The first step size in deep networks without and with forces before, and in others. It falls by the fourth power of the
/// share of distances: larger steps would undo what brought neighbours together.
const FIRST: [f32; 3] = [30.0, 3.0, 2.0];
/// The last step size: small enough to keep the shape.
const LAST: f32 = 0.1;
/// It is shown from the step size on that is below this: larger ones shake what was nearly right.
const CALM: f32 = 0.4;
/// The mean is taken from this share of the rounds on.
const MEAN_FROM: f32 = 0.7;

/// Brings `drawing` to rest; `amount`, from 0 to 1, is how much distances count. `known` is a search of the same network.
/// `None` if no more drawings are wanted.
pub(super) fn final_descent(
    task: &Task,
    drawing: &mut Coordinates,
    amount: f32,
    known: &MultiSourceBfs,
    random: &mut Random,
    show: &mut Show,
) -> Option<()> {
    let share = amount * amount;
    let rounds = (rounds(known, task) as f32 * share) as usize;
    let first = match (known.is_deep(task.graph.len()), task.balance > 0.0) {
        (true, false) => FIRST[0],
        (true, true) => FIRST[1],
        (false, _) => FIRST[2],
    };
    let steps = annealed((first * share * share).max(LAST), LAST, rounds);
    let calm = steps.iter().filter(|step| **step > CALM).count() as f32 / rounds.max(1) as f32;
    let before = drawing.clone();
    let mut descent = PivotStress::new(task.graph.len(), steps, known, Random::new(random.next(), 1));
    descent.end_in_the_mean(MEAN_FROM);
    descend(task, drawing, descent, &mut |drawing, done| show(if done < calm { &before } else { drawing }, done))
}

/// How many rounds are so much work. Later ones need no search if the distances of the earlier are kept.
fn rounds(known: &MultiSourceBfs, task: &Task) -> usize {
    let (pairs, search) = (SOURCES * task.graph.len(), known.cost(&task.graph));
    let batches = task.graph.len().div_ceil(SOURCES);
    let kept = batches.min(KEPT / known.size().max(1));
    let work = if task.balance > 0.0 { WORK / 3 } else { WORK };
    // In the first epoch every batch is new; then the cache counts.
    let first = (work / (pairs + search).max(1)).min(batches);
    let left = work.saturating_sub(first * (pairs + search));
    let anew = search * (batches - kept) / batches.max(1);
    (first + left / (pairs + anew).max(1)).clamp(ROUNDS.0, ROUNDS.1)
}
