//! The run of the layout: its ticket, its progress, and its final positions.

use super::settling::Settling;
use crate::model::{EntityIndex, Position};
use std::sync::Arc;

/// The run of the layout.
#[derive(Debug, Default)]
pub struct LayoutRun {
    /// The number of the run; positions with another number are late.
    pub(super) ticket: u64,
    pub(in crate::session) settling: Settling,
    /// Which entities it lays out, in order; `None`: all.
    pub(in crate::session) members: Option<Arc<Vec<EntityIndex>>>,
    /// Whether the layout is one of a dossier that is laid out for the first time, and waits for the canvas to tell the
    /// shape of its page.
    pub(in crate::session) awaits_shape: bool,
    /// The final positions, once the picture only moves there.
    pub(in crate::session) end: Option<Arc<Vec<Position>>>,
}

impl LayoutRun {
    /// Starts another run and returns its ticket.
    pub fn start(&mut self) -> u64 {
        self.go_on(Settling::Running { done: 0.0 });
        self.ticket
    }

    /// Ends the run, if it is under way. Returns whether it was, and the final positions where the picture only moved
    /// there.
    pub fn stop(&mut self) -> (bool, Option<Arc<Vec<Position>>>) {
        if !self.settling.is_under_way() {
            return (false, None);
        }
        let end = self.end.take();
        self.go_on(if end.is_some() { Settling::Settled } else { Settling::Stopped });
        (true, end)
    }

    /// Takes a new ticket, so that whatever the run still delivers is late.
    pub fn go_on(&mut self, settling: Settling) {
        self.ticket += 1;
        self.settling = settling;
        self.end = None;
        self.members = None;
    }

    /// Holds the run, or lets it go on. Returns whether it is held now; `None` where none is under way.
    pub fn toggle_pause(&mut self) -> Option<bool> {
        let (settling, paused) = match self.settling {
            Settling::Running { done } => (Settling::Paused { done }, true),
            Settling::Paused { done } => (Settling::Running { done }, false),
            _ => return None,
        };
        self.settling = settling;
        Some(paused)
    }

    /// Notes how far the run is, from 0 to 1; `None`: it has come to rest.
    pub fn note_progress(&mut self, running: Option<f32>) {
        self.settling = match (running, self.settling) {
            (None, _) => Settling::Settled,
            (Some(done), Settling::Paused { .. }) => Settling::Paused { done },
            (Some(done), _) => Settling::Running { done },
        };
    }
}
