//! Which name takes which of its places, so that none is on another: threshold accepting over all names at once, then a pass
//! in the order of their importance that leaves no two on one another.
//!
//! Source: Christensen, Marks, Shieber: An empirical study of algorithms for point-feature label placement (ACM TOG 1995);
//! Dueck and Scheuer: Threshold accepting (Journal of Computational Physics 1990).
//!
//! Invariant: no two chosen places conflict. The same places give the same choice: no clock, no exponent.

use crate::layout::labels::placement::{BESIDE, CLEAR};
use crate::scene::page::{Bounds, Point};

/// The cost of two places on one another.
const CONFLICT: f32 = 30.0;

/// The threshold at the beginning; it falls to 0.
const THRESHOLD: f32 = 3.0;

/// The steps for each node, and the most in all.
const STEPS: (usize, usize) = (900, 60_000);

/// One place of one name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    /// The place.
    pub(super) bounds: Bounds,
    /// The line that leads there.
    pub(super) leader: Option<(Point, Point)>,
    /// What it costs.
    pub(super) cost: f32,
}

impl Choice {
    /// Whether two places are on one another, or too near to be told apart.
    fn conflicts(&self, other: &Self) -> bool {
        if self.bounds.grown(CLEAR).widened(BESIDE - CLEAR).overlaps(&other.bounds) {
            return true;
        }
        let crosses = |bounds: &Bounds, leader: Option<(Point, Point)>| {
            leader.is_some_and(|(from, to)| bounds.grown(CLEAR).is_crossed_by(from, to))
        };
        crosses(&self.bounds, other.leader)
            || crosses(&other.bounds, self.leader)
            || self.leader.zip(other.leader).is_some_and(|(one, another)| cross(one, another))
    }

    /// The box around the place and its line.
    fn reach(&self) -> Bounds {
        let Some((from, to)) = self.leader else { return self.bounds };
        let add = |bounds: Bounds, at: Point| Bounds {
            min: Point::new(bounds.min.x.min(at.x), bounds.min.y.min(at.y)),
            max: Point::new(bounds.max.x.max(at.x), bounds.max.y.max(at.y)),
        };
        add(add(self.bounds, from), to)
    }
}

/// Whether two segments cross.
fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side =
        |from: Point, to: Point, at: Point| (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// One name with its places.
#[derive(Clone, Debug, Default)]
pub(super) struct Asking {
    /// Its places.
    pub(super) choices: Vec<Choice>,
    /// What it costs to have none of them.
    pub(super) without: f32,
}

impl Asking {
    fn cost(&self, choice: Option<usize>) -> f32 {
        choice.map_or(self.without, |choice| self.choices[choice].cost)
    }
}

/// The places that names take, those first that matter most; `None` for those that find none.
pub(super) fn solve(asking: &[Asking]) -> Vec<Option<usize>> {
    let near = neighbours(asking);
    let mut chosen = in_turn(asking, &near, &vec![None; asking.len()]);
    anneal(asking, &near, &mut chosen);
    in_turn(asking, &near, &chosen)
}

/// For every name those whose places may conflict with its own.
fn neighbours(asking: &[Asking]) -> Vec<Vec<usize>> {
    let reach = |asking: &Asking| {
        asking.choices.iter().map(Choice::reach).reduce(|one, other| Bounds {
            min: Point::new(one.min.x.min(other.min.x), one.min.y.min(other.min.y)),
            max: Point::new(one.max.x.max(other.max.x), one.max.y.max(other.max.y)),
        })
    };
    let reaches: Vec<Option<Bounds>> = asking.iter().map(reach).collect();
    let is_near = |one: usize, other: usize| {
        let (Some(one), Some(other)) = (&reaches[one], &reaches[other]) else { return false };
        one.grown(BESIDE).overlaps(other)
    };
    (0..asking.len())
        .map(|one| (0..asking.len()).filter(|other| *other != one && is_near(one, *other)).collect())
        .collect()
}

/// Each name at the place that it prefers, or else at the cheapest that is on none of those before it.
fn in_turn(asking: &[Asking], near: &[Vec<usize>], preferred: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut chosen: Vec<Option<usize>> = vec![None; asking.len()];
    for (node, own) in asking.iter().enumerate() {
        let is_free = |choice: &Choice| {
            near[node]
                .iter()
                .filter(|other| **other < node)
                .all(|other| chosen[*other].is_none_or(|place| !asking[*other].choices[place].conflicts(choice)))
        };
        // A cheaper place than the preferred one is taken only where that is not to be had: others have made room for it.
        chosen[node] = preferred[node].filter(|place| is_free(&own.choices[*place])).or_else(|| {
            let mut free: Vec<usize> = (0..own.choices.len()).collect();
            free.sort_by(|one, other| own.choices[*one].cost.total_cmp(&own.choices[*other].cost));
            free.into_iter().find(|place| is_free(&own.choices[*place]))
        });
    }
    chosen
}

/// Moves names about as long as that makes the whole cheaper, or little dearer.
fn anneal(asking: &[Asking], near: &[Vec<usize>], chosen: &mut [Option<usize>]) {
    let movable: Vec<usize> = (0..asking.len()).filter(|node| !asking[*node].choices.is_empty()).collect();
    if movable.is_empty() {
        return;
    }
    let energy = |chosen: &[Option<usize>], node: usize, choice: Option<usize>| {
        let own = asking[node].cost(choice);
        let Some(place) = choice.map(|choice| &asking[node].choices[choice]) else { return own };
        let conflicts = near[node]
            .iter()
            .filter(|other| chosen[**other].is_some_and(|choice| asking[**other].choices[choice].conflicts(place)));
        own + CONFLICT * conflicts.count() as f32
    };
    let steps = (STEPS.0 * movable.len()).min(STEPS.1);
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut below = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % bound.max(1)
    };
    for step in 0..steps {
        let threshold = THRESHOLD * (1.0 - step as f32 / steps as f32);
        let node = movable[below(movable.len())];
        let choices = asking[node].choices.len();
        let now = energy(chosen, node, chosen[node]);
        let next = if step % 8 == 0 {
            let best = (0..choices).map(|choice| (energy(chosen, node, Some(choice)), choice));
            best.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, choice)| choice)
        } else {
            Some(below(choices))
        };
        if energy(chosen, node, next) - now < threshold {
            chosen[node] = next;
        }
    }
    // A last round in which each takes the best that the others leave.
    for node in movable {
        let all = (0..asking[node].choices.len()).map(Some).chain([None]);
        let best = all.map(|choice| (energy(chosen, node, choice), choice));
        chosen[node] = best.min_by(|one, other| one.0.total_cmp(&other.0)).and_then(|(_, choice)| choice);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32, cost: f32) -> Choice {
        Choice { bounds: Bounds::new(x, 0.0, 10.0, 10.0), leader: None, cost }
    }

    fn asking(choices: Vec<Choice>) -> Asking {
        Asking { choices, without: 12.0 }
    }

    #[test]
    fn who_comes_first_makes_room_where_that_costs_little() {
        let names = [asking(vec![at(0.0, 0.0), at(40.0, 0.5)]), asking(vec![at(2.0, 0.0)])];
        assert_eq!(solve(&names), [Some(1), Some(0)]);
    }

    #[test]
    fn no_two_are_on_one_another_and_who_comes_first_has_its_place() {
        let names = vec![asking(vec![at(0.0, 0.0), at(3.0, 0.1)]); 3];
        assert_eq!(solve(&names).iter().flatten().count(), 1);
        assert!(solve(&names)[0].is_some());
        assert_eq!(solve(&[]), []);
        assert_eq!(solve(&[Asking::default()]), [None]);
    }

    #[test]
    fn a_line_keeps_off_other_names_and_lines() {
        let line = |from: (f32, f32), to: (f32, f32)| Choice {
            leader: Some((Point::new(from.0, from.1), Point::new(to.0, to.1))),
            ..at(200.0 + from.0, 0.0)
        };
        assert!(line((5.0, -20.0), (5.0, 30.0)).conflicts(&at(0.0, 0.0)));
        assert!(line((0.0, 0.0), (30.0, 30.0)).conflicts(&line((30.0, 0.0), (0.0, 30.0))));
        assert!(!line((0.0, 50.0), (30.0, 80.0)).conflicts(&line((30.0, 50.0), (40.0, 90.0))));
    }
}
