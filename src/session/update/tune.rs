//! Adjusting the layout's options: the picture follows at once, all of it is one undo step, and it can be cancelled.

use crate::session::Session;
use crate::session::state::{Look, Settling, Tune, TunedPicture, Tuning};
use std::sync::Arc;

impl Session {
    /// Begins an adjustment, or ends the one that is under way.
    pub(in crate::session) fn toggle_tuning(&mut self) {
        if self.tuning.is_some() {
            self.keep_tuning();
        } else if self.open().is_some() {
            self.tuning = Some(Tuning {
                before: self.workspace().clone(),
                viewpoint: self.viewpoint,
                settling: self.settling(),
                frozen: matches!(self.settling(), Settling::Paused { .. }),
                picture: TunedPicture::Untouched,
            });
        }
    }

    /// One step of an adjustment; without one under way, it begins one.
    pub(in crate::session) fn tune(&mut self, step: Tune) {
        if self.tuning.is_none() {
            self.toggle_tuning();
        }
        let (present, settling) = (self.layout_options(), self.settling());
        let Some(tuning) = &mut self.tuning else { return };
        match step {
            Tune::Options(options) if options.checked() == present => {}
            Tune::Options(options) => {
                tuning.picture = TunedPicture::Behind;
                let frozen = tuning.frozen;
                self.edits.present.workspace.options = options.checked();
                if !frozen {
                    self.follow_options();
                }
            }
            Tune::Freeze(frozen) => {
                tuning.frozen = frozen;
                match (frozen, tuning.picture == TunedPicture::Behind, settling) {
                    (true, _, Settling::Running { .. }) | (false, false, Settling::Paused { .. }) => {
                        self.pause_layout();
                    }
                    (false, true, _) => self.follow_options(),
                    _ => {}
                }
            }
            Tune::Keep => self.keep_tuning(),
            Tune::Cancel => self.cancel_tuning(),
        }
    }

    /// Lays out by the present options; nothing to undo yet.
    fn follow_options(&mut self) {
        if let Some(tuning) = &mut self.tuning {
            tuning.picture = TunedPicture::Follows;
        }
        self.look_at(Look::Whole);
        self.edits.present.workspace.arranged = Arc::default();
        self.start_layout();
    }

    /// Ends an adjustment and keeps it, as one step that can be undone.
    pub(super) fn keep_tuning(&mut self) {
        if let Some(tuning) = self.tuning.take()
            && tuning.has_changed(self.workspace(), self.settling())
        {
            self.edits.step_from(tuning.before);
        }
    }

    /// Ends an adjustment and restores what was before it, to the bit.
    pub(super) fn cancel_tuning(&mut self) {
        let was_touched = self.tuning.as_ref().is_some_and(Tuning::was_touched);
        if was_touched {
            // While the adjustment is under way, so that the step before it is not taken for an idle one.
            self.stop_layout();
        }
        let Some(tuning) = self.tuning.take().filter(|_| was_touched) else { return };
        self.edits.present.workspace = tuning.before;
        self.viewpoint.look_as(tuning.viewpoint);
        self.layout.settling = tuning.settling;
        if let Some(measuring) = &mut self.measuring {
            measuring.course = Arc::default();
        }
        if tuning.settling.is_under_way() {
            self.start_layout();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Position;
    use crate::session::layout_request::LayoutOptions;
    use crate::session::tests::{ANN, settled, x_of};
    use crate::session::{Action, Command, Company, Effect};

    fn balance(balance: f32) -> Command {
        Command::Tune(Tune::Options(LayoutOptions { balance, ..LayoutOptions::default() }))
    }

    /// The layout delivers.
    fn deliver(session: &mut Session, x: f32) {
        let (ticket, positions) = (session.ticket(), Arc::new(vec![Position::new(x, 1.0); 3]));
        session.apply(Command::Settled { ticket, positions, running: None });
    }

    #[test]
    fn the_picture_follows_and_the_whole_adjustment_is_one_step() {
        let mut session = settled();
        let before = session.workspace().clone();
        session.apply(Command::Do(Action::LayoutOptions));
        for step in 1..=5 {
            let effects = session.apply(balance(0.1 * step as f32));
            assert_eq!(effects, vec![Effect::StartLayout(session.ticket())]);
            deliver(&mut session, step as f32);
        }
        assert!(session.is_unsaved());
        session.apply(Command::Tune(Tune::Keep));
        assert_eq!((x_of(&session, ANN), session.layout_options().balance), (5.0, 0.5));
        assert_eq!(session.undo_name(), Some("layout options"));
        session.apply(Command::Do(Action::Undo));
        assert_eq!(*session.workspace(), before);
        session.apply(Command::Do(Action::Redo));
        assert_eq!((x_of(&session, ANN), session.layout_options().balance), (5.0, 0.5));
    }

    #[test]
    fn cancel_and_escape_put_everything_back_to_the_bit() {
        for way_back in [Command::Tune(Tune::Cancel), Command::Do(Action::Escape)] {
            let mut session = settled();
            let (before, look) = (session.workspace().clone(), session.look());
            session.apply(balance(0.9));
            deliver(&mut session, 0.3);
            session.apply(balance(0.2));
            let effects = session.apply(way_back);
            assert_eq!(effects, vec![Effect::StopLayout]);
            assert_eq!((session.workspace(), session.look()), (&before, look));
            assert!(session.tuning().is_none() && session.undo_name().is_none() && !session.is_unsaved());
            assert_eq!(session.settling(), Settling::Settled);
        }
    }

    #[test]
    fn nothing_moves_while_it_is_frozen() {
        let mut session = settled();
        session.apply(Command::Tune(Tune::Freeze(true)));
        assert_eq!(session.apply(balance(0.9)), vec![]);
        assert_eq!(x_of(&session, ANN), 0.0);
        let effects = session.apply(Command::Tune(Tune::Freeze(false)));
        assert_eq!(effects, vec![Effect::StartLayout(session.ticket())]);
        assert_eq!(session.apply(Command::Tune(Tune::Freeze(true))), vec![Effect::PauseLayout]);
        assert_eq!(session.apply(Command::Tune(Tune::Freeze(false))), vec![Effect::ResumeLayout]);
    }

    #[test]
    fn an_adjustment_that_changed_nothing_leaves_no_step() {
        let mut session = settled();
        session.apply(Command::Do(Action::LayoutOptions));
        session.apply(balance(session.layout_options().balance));
        session.apply(Command::Do(Action::LayoutOptions));
        assert!(session.tuning().is_none() && session.undo_name().is_none() && !session.is_unsaved());
        // There and back again.
        let before = session.workspace().clone();
        session.apply(balance(0.9));
        session.apply(Command::Tune(Tune::Options(before.options)));
        assert!(session.is_unsaved(), "what it comes to is not known yet");
        let (ticket, positions) = (session.ticket(), Arc::new(before.positions.as_ref().clone()));
        session.apply(Command::Settled { ticket, positions, running: None });
        assert!(!session.is_unsaved());
        session.apply(Command::Tune(Tune::Keep));
        assert_eq!((session.undo_name(), session.workspace()), (None, &before));
    }

    #[test]
    fn any_other_change_keeps_the_adjustment_first() {
        let mut session = settled();
        session.apply(balance(0.9));
        deliver(&mut session, 3.0);
        session.apply(Command::Move {
            entities: vec![ANN],
            by: Position::new(1.0, 0.0),
            gesture: 1,
            company: Company::Alone,
        });
        assert!(session.tuning().is_none());
        session.apply(Command::Do(Action::Undo));
        assert_eq!((x_of(&session, ANN), session.layout_options().balance), (3.0, 0.9));
        session.apply(Command::Do(Action::Undo));
        assert_eq!((x_of(&session, ANN), session.undo_name()), (0.0, None));
    }

    #[test]
    fn options_are_used_again_kept_by_the_view_and_restored_on_open() {
        let mut session = settled();
        let asked = LayoutOptions { seed: 4, balance: 0.25, spacing: 2.0, aspect: 2.0 };
        session.apply(Command::Tune(Tune::Options(asked)));
        session.apply(Command::Tune(Tune::Keep));
        session.apply(Command::Do(Action::LayOutAgain));
        assert_eq!(session.layout_options(), asked);
        let effects = session.apply(Command::SaveLayoutAs("/case/case.layout.ron".into()));
        let saved = effects.into_iter().find_map(|effect| match effect {
            Effect::SaveLayout { layout, .. } => Some(*layout),
            _ => None,
        });
        let saved = saved.expect("a layout to save");
        assert_eq!((saved.views[0].balance, saved.views[0].spacing), (Some(0.25), Some(2.0)));
        assert_eq!(saved.views[0].aspect, Some(2.0));
        let open = session.open().cloned().expect("a dossier");
        let mut other = Session::default();
        let layout = Some(("/case/case.layout.ron".into(), Ok(saved)));
        other.apply(Command::Loaded { open, layout });
        assert_eq!(other.layout_options(), asked);
        other.apply(Command::AddView("Second".to_owned()));
        assert_eq!(other.layout_options(), asked);
    }
}
