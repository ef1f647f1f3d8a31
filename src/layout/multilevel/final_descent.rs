//! Stress alone, calmly, until little is left to gain: the end of a layout in which distances count most.
//!
//! Invariant: a fixed node never moves.

use super::pipeline::{Show, Task, descend};
use crate::layout::compute::random::Random;
use crate::layout::graph::multi_source_bfs::{MultiSourceBfs, SOURCES};
use crate::layout::stress::annealing::annealed;
use crate::layout::stress::pivot_sgd::{KEPT, PivotStress};

/// How much work this may be, in pairs and links looked at; a second or so, and a third of it where distances are not all
/// that was asked for.
const WORK: usize = 1_200_000_000;
/// The fewest and the most rounds.
const ROUNDS: (usize, usize) = (40, 2_000);
/// The first step size, in deep networks with much and with less time, and in others; and the last: small enough to keep
/// the shape. Where distances are not all that counts, the first falls by the fourth power of their share: larger steps
/// would undo what brought neighbours together.
const FIRST: [f32; 3] = [30.0, 3.0, 2.0];
const LAST: f32 = 0.1;
/// It is shown from where it is calmer than this step size: before that it shakes what was nearly right.
const CALM: f32 = 0.4;
/// From which share of the rounds on the mean is taken.
const MEANT: f32 = 0.7;

/// Brings `x` and `y` to rest; `polish`, from 0 to 1, is how much distances count. `known` is a search of the same network.
/// Shows how it goes; nothing where nobody wants to see more.
pub(crate) fn polish(
    task: &Task,
    (x, y): (&mut [f32], &mut [f32]),
    polish: f32,
    known: &MultiSourceBfs,
    random: &mut Random,
    show: &mut Show,
) -> Option<()> {
    let share = polish * polish;
    let rounds = (rounds(known, task) as f32 * share) as usize;
    let first = match (known.is_deep(task.graph.len()), task.balance > 0.0) {
        (true, false) => FIRST[0],
        (true, true) => FIRST[1],
        (false, _) => FIRST[2],
    };
    let steps = annealed((first * share * share).max(LAST), LAST, rounds);
    let calm = steps.iter().filter(|step| **step > CALM).count() as f32 / rounds.max(1) as f32;
    let right = (x.to_vec(), y.to_vec());
    let mut descent = PivotStress::new(task.graph.len(), steps, known, Random::new(random.next(), 1));
    descent.end_in_the_mean(MEANT);
    descend(task, (x, y), descent, &mut |x, y, done| {
        let (x, y) = if done < calm { (&right.0[..], &right.1[..]) } else { (x, y) };
        show(x, y, done)
    })
}

/// How many rounds are so much work. Later ones need no search where those of the earlier are kept.
fn rounds(known: &MultiSourceBfs, task: &Task) -> usize {
    let (pairs, search) = (SOURCES * task.graph.len(), known.cost(&task.graph));
    let batches = task.graph.len().div_ceil(SOURCES);
    let kept = batches.min(KEPT / known.size().max(1));
    let work = if task.balance > 0.0 { WORK / 3 } else { WORK };
    // As long as every batch is new; then by what is kept.
    let first = (work / (pairs + search).max(1)).min(batches);
    let left = work.saturating_sub(first * (pairs + search));
    let anew = search * (batches - kept) / batches.max(1);
    (first + left / (pairs + anew).max(1)).clamp(ROUNDS.0, ROUNDS.1)
}
