//! Showing how good the picture is: asked for, and answered by the shell.

use crate::layout::measures::{Measures, Sample};
use crate::model::{Position, Visibility};
use crate::session::measuring::Measuring;
use crate::session::{Effect, Session};
use std::sync::Arc;

impl Session {
    /// Shows the measures, or puts them away. Nothing is measured while they are not shown.
    pub(super) fn toggle_measuring(&mut self) -> Vec<Effect> {
        self.measuring = if self.measuring.is_some() { None } else { Some(Measuring::default()) };
        vec![Effect::WatchCourse(self.measuring.is_some())]
    }

    /// Takes the measures of a picture, if it is still the one that is shown; where it is not, the next will be.
    pub(super) fn take_measures(
        &mut self,
        positions: Arc<Vec<Position>>,
        visibility: Arc<Visibility>,
        measures: Measures,
    ) -> Vec<Effect> {
        if let Some(measuring) = &mut self.measuring {
            measuring.present = Some((positions, visibility, measures));
        }
        Vec::new()
    }

    /// Takes how the measures go while a layout settles, unless they are of another one.
    pub(super) fn take_course(&mut self, ticket: u64, samples: Arc<Vec<Sample>>) -> Vec<Effect> {
        if let Some(measuring) = &mut self.measuring
            && ticket == self.ticket
        {
            measuring.course = samples;
        }
        Vec::new()
    }

    /// Forgets what was measured of another dossier.
    pub(super) fn forget_measures(&mut self) {
        if let Some(measuring) = &mut self.measuring {
            *measuring = Measuring::default();
        }
    }
}
