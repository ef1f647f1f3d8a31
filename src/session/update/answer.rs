//! Asking the reader, and going on with the answer.

use crate::session::Session;
use crate::session::effect::{Effect, Request, TakenOver};
use crate::session::pick::Pick;
use crate::session::prompt::{Answer, Leaving, Prompt};
use std::sync::Arc;

impl Session {
    /// Asks the reader, in place of any question before.
    pub(in crate::session) fn ask(&mut self, prompt: Prompt) {
        self.prompt = Some(Arc::new(prompt));
    }

    /// Goes on with an answer. One that does not fit the question cancels what was asked about.
    pub(in crate::session) fn answer(&mut self, answer: Answer) {
        match (self.prompt.take().map(Arc::unwrap_or_clone), answer) {
            (Some(Prompt::Path(pick)), Answer::Path(path)) => self.emit(Effect::LookAt(pick, path)),
            (Some(Prompt::Replace(pick, path)), Answer::Replace) => self.obey(pick.with(path)),
            (Some(Prompt::Replace(pick, _)), Answer::AnotherPath) => self.ask(Prompt::Path(pick)),
            (Some(Prompt::Replace(Pick::SaveLayout { .. }, path)), Answer::TakeTheirs) => {
                self.leaving = None;
                self.request(Request::TakeOver(TakenOver::OnDisk(path)));
            }
            (Some(Prompt::Theirs { path, .. }), Answer::TakeTheirs) => {
                self.request(Request::TakeOver(TakenOver::OnDisk(path)));
            }
            (Some(Prompt::Theirs { .. }), Answer::AnotherPath) => self.save_layout_as(),
            (Some(Prompt::Outside(path, _)), Answer::OpenOutside) => {
                self.emit(Effect::LoadLayoutFromElsewhere(path));
            }
            (Some(Prompt::Outside(..)), _) => self.opened.stop_loading(),
            (Some(Prompt::Recover(mut found, _)), Answer::Recover(place)) if place < found.len() => {
                self.ask_or_leave(Leaving::Recover(Box::new(found.remove(place))));
            }
            (Some(Prompt::Recover(mut found, report)), Answer::Discard(place)) if place < found.len() => {
                self.request(Request::ForgetWork(found.remove(place).file));
                if !found.is_empty() {
                    self.ask(Prompt::Recover(found, report));
                }
            }
            (Some(Prompt::Leave(leaving)), Answer::SaveAndLeave) => self.save_and_leave(leaving),
            (Some(Prompt::Leave(leaving)), Answer::LeaveAnyway) => self.leave(leaving),
            (Some(Prompt::Reveal { target, .. }), Answer::Reveal) => self.reveal(target),
            _ => self.leaving = None,
        }
    }
}
