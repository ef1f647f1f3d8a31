//! Figure files: one is made at a time, seen on its way, and can be given up.

use crate::session::notice::NoticeKind;
use crate::session::{Effect, FigureOutcome, FigureSubject, FigureTask, Session};
use std::sync::Arc;

impl Session {
    /// The network as it is shown now, for a figure; `None` where nothing is open.
    #[must_use]
    pub fn figure_subject(&self) -> Option<FigureSubject> {
        let workspace = self.workspace();
        Some(FigureSubject {
            open: Arc::clone(self.open()?),
            positions: Arc::clone(&workspace.positions),
            pinned: Arc::clone(&workspace.pinned),
            visibility: Arc::clone(self.visibility()),
            filter: Arc::clone(&workspace.filter),
            seed: self.seed(),
            caption: self.views().shown().and_then(|view| view.caption.clone()),
            emphasis: self.emphasis(),
        })
    }

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
            FigureOutcome::Saved(None) => self.tell(NoticeKind::Fact, format!("Saved {name}")),
            FigureOutcome::Saved(Some(note)) => self.tell(NoticeKind::Warning, format!("Saved {name}, but {note}")),
            FigureOutcome::Cancelled => self.tell(NoticeKind::Fact, format!("{name} was given up; nothing was saved")),
            FigureOutcome::NotMade(why) => self.tell(NoticeKind::Warning, format!("The figure cannot be made: {why}")),
            FigureOutcome::NotSaved(why) => self.tell(NoticeKind::Warning, format!("The figure is not saved. {why}")),
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::settled;
    use crate::session::{Action, Command, FigureKind, FigureOptions};

    fn task() -> FigureTask {
        FigureTask {
            path: "/a/b.png".into(),
            options: FigureOptions::usual(FigureKind::Png),
            subject: settled().figure_subject().expect("a dossier"),
        }
    }

    #[test]
    fn one_figure_is_made_at_a_time_and_can_be_given_up() {
        let mut session = Session::default();
        assert_eq!(session.apply(Command::Do(Action::CancelFigure)), vec![]);
        assert_eq!(
            session.apply(Command::ExportFigure(Box::new(task()))),
            vec![Effect::ExportFigure(Box::new(task()))]
        );
        assert_eq!(session.making_figure(), Some("b.png"));
        assert_eq!(session.apply(Command::ExportFigure(Box::new(task()))), vec![]);
        assert_eq!(session.apply(Command::Do(Action::CancelFigure)), vec![Effect::CancelFigure]);
        session.apply(Command::FigureMade(FigureOutcome::Cancelled));
        assert_eq!(session.making_figure(), None);
        assert!(session.notice().is_some_and(|notice| notice.text.contains("given up")));
        session.apply(Command::ExportFigure(Box::new(task())));
        session.apply(Command::FigureMade(FigureOutcome::NotSaved("No room".to_owned())));
        assert!(session.notice().is_some_and(|notice| notice.text == "The figure is not saved. No room"));
        session.apply(Command::ExportFigure(Box::new(task())));
        session.apply(Command::FigureMade(FigureOutcome::Saved(Some("2 characters are boxes".to_owned()))));
        assert!(session.notice().is_some_and(|notice| notice.text == "Saved b.png, but 2 characters are boxes"));
    }
}
