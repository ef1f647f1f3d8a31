//! Figure files: one is made at a time, seen on its way, and can be given up.

use crate::session::command::FigureOutcome;
use crate::session::notice::NoticeKind;
use crate::session::{Effect, FigureTask, Session};

impl Session {
    /// Asks the shell for a figure file, unless one is being made already.
    pub(super) fn make_figure(&mut self, task: Box<FigureTask>) -> Vec<Effect> {
        if let Some(name) = &self.making {
            let sentence = format!("{name} is still being made; cancel it first, or wait for it");
            return self.tell_only(NoticeKind::Warning, sentence);
        }
        self.making = Some(task.name());
        self.notice = None;
        vec![Effect::ExportFigure(task)]
    }

    /// Gives up the figure that is being made.
    pub(super) fn cancel_figure(&mut self) -> Vec<Effect> {
        match self.making {
            Some(_) => vec![Effect::CancelFigure],
            None => self.tell_only(NoticeKind::Fact, "No figure is being made".to_owned()),
        }
    }

    /// Notes what became of a figure.
    pub(super) fn note_figure(&mut self, outcome: FigureOutcome) -> Vec<Effect> {
        let name = self.making.take().unwrap_or_default();
        match outcome {
            FigureOutcome::Saved => self.tell(NoticeKind::Fact, format!("Saved {name}")),
            FigureOutcome::Cancelled => self.tell(NoticeKind::Fact, format!("{name} was given up; nothing was saved")),
            FigureOutcome::Failed(why) => self.tell(NoticeKind::Warning, why),
        }
        Vec::new()
    }
}
