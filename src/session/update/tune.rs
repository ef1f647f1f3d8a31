//! Adjusting the layout: options with a picture that follows at once, one undo step for all of it, and a way back.

use crate::session::history::Touched;
use crate::session::settling::Settling;
use crate::session::state::Look;
use crate::session::tuning::{Tune, Tuning};
use crate::session::{Effect, Session};

impl Session {
    /// Begins an adjustment, or ends the one that is under way.
    pub(super) fn toggle_tuning(&mut self) -> Vec<Effect> {
        if self.tuning.is_some() {
            self.keep_tuning();
        } else if self.open.is_some() {
            self.tuning = Some(Tuning {
                before: self.arranged.clone(),
                look: self.look,
                was_under_way: self.settling.is_under_way(),
                frozen: matches!(self.settling, Settling::Paused { .. }),
                changed: false,
                stale: false,
            });
        }
        Vec::new()
    }

    /// One step of an adjustment; without one under way, it begins one.
    pub(super) fn tune(&mut self, step: Tune) -> Vec<Effect> {
        if self.tuning.is_none() {
            self.toggle_tuning();
        }
        let Some(tuning) = &mut self.tuning else { return Vec::new() };
        match step {
            Tune::Options(options) => {
                let options = options.checked();
                if options == self.arranged.options {
                    return Vec::new();
                }
                self.arranged.options = options;
                tuning.changed = true;
                tuning.stale = true;
                if tuning.frozen { Vec::new() } else { self.follow_options() }
            }
            Tune::Freeze(frozen) => {
                tuning.frozen = frozen;
                match (frozen, tuning.stale, self.settling) {
                    (true, _, Settling::Running { .. }) | (false, false, Settling::Paused { .. }) => {
                        self.pause_layout()
                    }
                    (false, true, _) => self.follow_options(),
                    _ => Vec::new(),
                }
            }
            Tune::Keep => {
                self.keep_tuning();
                Vec::new()
            }
            Tune::Cancel => self.cancel_tuning(),
        }
    }

    /// Lays out by the present options; nothing to undo yet.
    fn follow_options(&mut self) -> Vec<Effect> {
        if let Some(tuning) = &mut self.tuning {
            tuning.stale = false;
        }
        self.look = Look::Whole;
        self.start_layout()
    }

    /// Ends an adjustment and keeps it, as one step that can be undone.
    pub(super) fn keep_tuning(&mut self) {
        let Some(tuning) = self.tuning.take() else { return };
        if tuning.changed {
            self.history.record("layout options", &tuning.before, Touched::Everybody, None);
            self.revisions += 1;
            self.arranged.revision = self.revisions;
        }
    }

    /// Ends an adjustment and puts everything back to where it was, to the bit.
    pub(super) fn cancel_tuning(&mut self) -> Vec<Effect> {
        let Some(tuning) = self.tuning.take() else { return Vec::new() };
        if !tuning.changed {
            return Vec::new();
        }
        let mut effects = self.give_way();
        self.arranged = tuning.before;
        self.look = tuning.look;
        self.settling = Settling::Stopped;
        if tuning.was_under_way {
            effects.extend(self.start_layout());
        }
        effects
    }
}
