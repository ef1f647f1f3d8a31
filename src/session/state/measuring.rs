//! The quality measures of the picture while they are shown: of the present picture, and their course while it settled.
//!
//! Invariant: nothing is measured here; the shell measures and answers with commands.

use crate::layout::quality::{Measures, Sample};
use crate::model::{Position, Visibility};
use std::sync::Arc;

/// What is known of the picture.
#[derive(Clone, Debug, Default)]
pub struct Measuring {
    pub(in crate::session) present: Option<(Arc<Vec<Position>>, Arc<Visibility>, Measures)>,
    pub(in crate::session) course: Arc<Vec<Sample>>,
}

impl Measuring {
    /// The picture's measures, as they were last taken.
    #[must_use]
    pub fn present(&self) -> Option<Measures> {
        self.present.as_ref().map(|(_, _, measures)| *measures)
    }

    /// Their course while the layout settled; empty where none was watched.
    #[must_use]
    pub fn course(&self) -> &Arc<Vec<Sample>> {
        &self.course
    }

    /// Whether these positions are measured, with what was visible of them.
    pub(in crate::session) fn is_of(&self, positions: &Arc<Vec<Position>>, visibility: &Arc<Visibility>) -> bool {
        let is_same = |(of, with, _): &(Arc<Vec<Position>>, Arc<Visibility>, Measures)| {
            Arc::ptr_eq(of, positions) && Arc::ptr_eq(with, visibility)
        };
        self.present.as_ref().is_some_and(is_same)
    }
}
