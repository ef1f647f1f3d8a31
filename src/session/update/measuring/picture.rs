//! Showing the quality measures of the picture, which the shell takes.

use crate::layout::quality::{Measures, Sample};
use crate::model::{Position, Visibility};
use crate::session::Session;
use crate::session::effect::Effect;
use crate::session::state::Measuring;
use std::sync::Arc;

impl Session {
    /// Shows the measures, or puts them away. Nothing is measured while they are not shown.
    pub(in crate::session) fn toggle_measuring(&mut self) {
        self.measuring = if self.measuring.is_some() { None } else { Some(Measuring::default()) };
        self.emit(Effect::WatchCourse(self.measuring.is_some()));
    }

    /// Takes the measures of a picture; where another one is shown by now, that is measured next.
    pub(in crate::session) fn take_measures(
        &mut self,
        positions: Arc<Vec<Position>>,
        visibility: Arc<Visibility>,
        measures: Measures,
    ) {
        if let Some(measuring) = &mut self.measuring {
            measuring.present = Some((positions, visibility, measures));
        }
    }

    /// Takes the course of the measures while a layout settles, unless it is of another one.
    pub(in crate::session) fn take_course(&mut self, ticket: u64, samples: Arc<Vec<Sample>>) {
        if ticket == self.ticket()
            && let Some(measuring) = &mut self.measuring
        {
            measuring.course = samples;
        }
    }

    /// Forgets what was measured of another dossier.
    pub(in crate::session) fn forget_measures(&mut self) {
        if let Some(measuring) = &mut self.measuring {
            *measuring = Measuring::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::settled;
    use crate::session::{Action, Command, Effect, FilterChange};

    /// Does what the shell would.
    fn measured(session: &mut Session) -> Measures {
        let (request, places) = session.shown_picture();
        let measures = crate::layout::quality::Ruler::new(&request).measure(&places);
        let positions = Arc::clone(&session.workspace().positions);
        let visibility = Arc::clone(session.visibility());
        session.apply(Command::Measured { positions, visibility, measures });
        measures
    }

    #[test]
    fn nothing_is_wanted_while_the_measures_are_not_shown() {
        let mut session = settled();
        assert!(!session.wants_measures());
        assert_eq!(session.apply(Command::Do(Action::LayoutMeasures)), vec![Effect::WatchCourse(true)]);
        assert!(session.wants_measures());
        let measures = measured(&mut session);
        assert!(!session.wants_measures());
        assert_eq!(session.measuring().and_then(Measuring::present), Some(measures));
        assert_eq!(session.apply(Command::Do(Action::LayoutMeasures)), vec![Effect::WatchCourse(false)]);
        assert!(!session.wants_measures());
    }

    #[test]
    fn a_moved_or_filtered_picture_is_measured_again_and_a_running_layout_is_not() {
        let mut session = settled();
        session.apply(Command::Do(Action::LayoutMeasures));
        measured(&mut session);
        session.apply(Command::Filter(FilterChange::EntityKind("person".to_owned())));
        assert!(session.wants_measures());
        assert_eq!(measured(&mut session), Measures::default());
        session.apply(Command::Do(Action::LayOutAgain));
        assert!(!session.wants_measures());
    }

    #[test]
    fn the_course_of_another_layout_is_left_out() {
        let mut session = settled();
        session.apply(Command::Do(Action::LayoutMeasures));
        let samples = Arc::new(vec![Sample { done: 0.0, measures: Measures::default() }]);
        let ticket = session.ticket();
        session.apply(Command::Course { ticket: ticket + 1, samples: Arc::clone(&samples) });
        assert!(session.measuring().is_some_and(|measuring| measuring.course().is_empty()));
        session.apply(Command::Course { ticket, samples });
        assert!(session.measuring().is_some_and(|measuring| measuring.course().len() == 1));
    }
}
