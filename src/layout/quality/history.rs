//! The history of the measures while a layout runs.
//!
//! Invariant: a sample is taken at every fortieth of the layout, by its progress and never by the clock, so that the same
//! layout has the same history.

use super::{Ruler, Sample};
use crate::layout::{Progress, Request};
use crate::model::Position;
use std::sync::Arc;

/// Into how many parts a layout is divided, each with a sample at its end.
const PARTS: f32 = 40.0;

/// The samples of one layout so far.
pub(in crate::layout) struct Course {
    ruler: Ruler,
    samples: Arc<Vec<Sample>>,
    /// The progress from which on the next sample is due.
    due: f32,
}

impl Course {
    /// The history of a layout of `request`, before its first step.
    pub(in crate::layout) fn new(request: &Request) -> Self {
        Self { ruler: Ruler::new(request), samples: Arc::default(), due: 0.0 }
    }

    /// Takes a sample if one is due. If the progress falls back, as in a search for a better drawing, none is due until it is made up.
    pub(in crate::layout) fn note(&mut self, progress: Progress, positions: &[Position]) {
        let done = match progress {
            Progress::Running { done } => done.clamp(0.0, 1.0),
            Progress::Settled => 1.0,
        };
        if done < self.due {
            return;
        }
        let measures = self.ruler.measure(positions);
        Arc::make_mut(&mut self.samples).push(Sample { done, measures });
        self.due = if progress == Progress::Settled { f32::INFINITY } else { ((done * PARTS).floor() + 1.0) / PARTS };
    }

    /// The samples so far.
    pub(in crate::layout) fn samples(&self) -> Arc<Vec<Sample>> {
        Arc::clone(&self.samples)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Link, Node, Simulation};

    fn course(count: u32, threads: usize) -> Arc<Vec<Sample>> {
        let request = Request {
            nodes: vec![
                Node { size: crate::layout::NodeBox::of_mark(5.0), start: None, pinned: false };
                count as usize
            ],
            edges: (0..count).map(|node| Link { ends: (node, (node * 7 + 1) % count), weight: 1.0 }).collect(),
            threads,
            ..Request::default()
        };
        let mut course = Course::new(&request);
        let mut simulation = Simulation::new(request);
        loop {
            let progress = simulation.step();
            course.note(progress, simulation.positions());
            if progress == Progress::Settled {
                return course.samples();
            }
        }
    }

    #[test]
    fn a_course_goes_from_the_beginning_to_the_end_in_few_samples() {
        let samples = course(60, 1);
        assert!((2..=42).contains(&samples.len()), "{}", samples.len());
        assert!(samples.windows(2).all(|pair| pair[0].done < pair[1].done));
        assert_eq!(samples.last().map(|last| (last.done, last.measures.overlaps)), Some((1.0, 0)));
    }

    #[test]
    fn the_course_is_the_same_on_any_number_of_threads() {
        assert_eq!(course(2_500, 1), course(2_500, 3));
    }

    #[test]
    fn nothing_to_lay_out_has_one_sample() {
        let mut course = Course::new(&Request::default());
        course.note(Progress::Settled, &[]);
        course.note(Progress::Settled, &[]);
        assert_eq!(course.samples().len(), 1);
    }
}
