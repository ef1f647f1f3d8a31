//! The run of the layout: starting, holding and stopping it, and taking its positions.

use crate::layout::PageShape;
use crate::model::Position;
use crate::session::Session;
use crate::session::effect::Effect;
use crate::session::state::{Canvas, Look, Touched};
use std::sync::Arc;

impl Session {
    /// Lays out with a seed: an undo step, unless no position changes.
    pub(in crate::session) fn lay_out(&mut self, seed: u64) {
        if self.open().is_some() {
            let workspace = self.step("layout", Touched::All, None);
            workspace.options.seed = seed;
            workspace.arranged = Arc::default();
            self.look_at(Look::Whole);
            self.start_layout();
        }
    }

    /// Gives the layout of a new dossier the shape of the canvas that it is drawn on first; later ones move nothing.
    pub(super) fn take_shape(&mut self, canvas: &Canvas) {
        let is_untouched = self.tuning.is_none() && self.workspace().revision == self.file.revision;
        if !std::mem::take(&mut self.layout.awaits_shape) || !is_untouched {
            return;
        }
        let aspect = PageShape::of(canvas.size.width, canvas.free_height).aspect();
        if self.layout_options().aspect != aspect {
            self.edits.present.workspace.options.aspect = aspect;
            self.viewpoint.fit_again();
            self.start_layout();
        }
    }

    /// Starts the layout for what is open now.
    pub(super) fn start_layout(&mut self) {
        self.viewpoint.fit_again();
        let ticket = self.layout.start();
        self.emit(Effect::StartLayout(ticket));
    }

    /// Stops a layout that is under way. If its picture only moves to the final positions, it is there at once.
    pub(super) fn stop_layout(&mut self) {
        let (was_under_way, end) = self.layout.stop();
        if let Some(end) = end {
            self.edits.present.workspace.positions = end;
            self.drop_idle_step();
        }
        if was_under_way {
            self.emit(Effect::StopLayout);
        }
    }

    /// Holds the layout, or goes on with it.
    pub(in crate::session) fn pause_layout(&mut self) {
        match self.layout.toggle_pause() {
            Some(true) => self.emit(Effect::PauseLayout),
            Some(false) => {
                // What is still to come is looked at whole, as before the pause.
                self.viewpoint.fit_again();
                self.emit(Effect::ResumeLayout);
            }
            None => self.tell("No layout is being computed; Ctrl+L lays out again around the pins"),
        }
    }

    /// Takes positions from the layout, unless they are late or not finite.
    pub(in crate::session) fn take_positions(
        &mut self,
        ticket: u64,
        positions: &Arc<Vec<Position>>,
        running: Option<f32>,
    ) {
        let Some(positions) = self.checked(ticket, positions) else { return };
        self.edits.present.workspace.positions = positions;
        self.layout.note_progress(running);
        if running.is_none() {
            self.drop_idle_step();
        }
    }

    /// Positions of the layout, unless they are late or not finite.
    pub(in crate::session) fn checked(
        &self,
        ticket: u64,
        positions: &Arc<Vec<Position>>,
    ) -> Option<Arc<Vec<Position>>> {
        let fits = positions.len() == self.workspace().positions.len();
        if ticket != self.ticket() || !fits || !positions.iter().all(|position| position.is_finite()) {
            return None;
        }
        // A layout of a very long chain may reach farther than a file can keep.
        let is_near = positions.iter().all(|position| position.is_usable());
        let within_reach = || Arc::new(positions.iter().map(|position| position.within_reach()).collect());
        Some(if is_near { Arc::clone(positions) } else { within_reach() })
    }
}
