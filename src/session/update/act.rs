//! Commands without arguments.

use crate::model::Verdict;
use crate::session::command::{Effect, Leaving};
use crate::session::pick::Pick;
use crate::session::state::{Look, Session};
use crate::session::{Action, Page};

impl Session {
    /// Does what an action says. Those that only open a dialog belong to the window and change nothing here.
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        if self.failure.is_some() && !action.works_without_network() {
            // What was open is out of sight, and nobody acts on what they cannot see.
            return Vec::new();
        }
        match action {
            Action::Open => vec![Effect::Pick(Pick::Open)],
            Action::Reload => self.reload(),
            Action::SaveLayout => self.save_layout(),
            Action::SaveLayoutAs => self.save_layout_as(),
            Action::RevertLayout => self.revert_layout(),
            Action::RemoveView => self.remove_view(),
            Action::SaveTemplate => vec![Effect::Pick(Pick::SaveTemplate)],
            Action::Quit => self.ask_or_leave(Leaving::Quit),
            Action::Undo => self.walk_history(true),
            Action::Redo => self.walk_history(false),
            Action::SelectAll => self.select_all(),
            Action::Pin => self.toggle_pins(),
            Action::UnpinAll => self.unpin_all(),
            Action::Hide => self.hide(),
            Action::ShowHidden => self.show_hidden(),
            Action::PauseLayout => self.pause_layout(),
            Action::LayOutAgain => self.lay_out(self.workspace.options.seed),
            Action::LayOutOtherSeed => self.lay_out(self.workspace.options.seed.wrapping_add(1)),
            Action::LayoutOptions => self.toggle_tuning(),
            Action::LayoutMeasures => self.toggle_measuring(),
            Action::Arrange(pattern) => self.ask_to_arrange(pattern),
            Action::CancelFigure => self.cancel_figure(),
            Action::Fit => self.look_at(Look::Whole),
            Action::ZoomIn => self.zoom(true),
            Action::ZoomOut => self.zoom(false),
            Action::Ego(depth) => self.light(depth),
            Action::ExpandEgo => self.light(self.ego_depth.saturating_add(1)),
            Action::Escape => self.back_out(),
            Action::Back => self.walk_trail(true),
            Action::Forward => self.walk_trail(false),
            Action::NextQuote => self.step_quote(true),
            Action::PreviousQuote => self.step_quote(false),
            Action::NextMention => self.step_mention(true),
            Action::PreviousMention => self.step_mention(false),
            Action::NextClaim => self.step_sentence(true, true),
            Action::PreviousClaim => self.step_sentence(true, false),
            Action::NextUnused => self.step_sentence(false, true),
            Action::PreviousUnused => self.step_sentence(false, false),
            Action::Documents | Action::FindInDocuments => self.show_page(Page::Dossier),
            Action::Unverified => self.show_page(Page::Unverified),
            Action::CopyQuote => self.copy_quote(),
            Action::ConfirmQuote => self.mark_shown(Verdict::Confirmed),
            Action::UnsureOfQuote => self.mark_shown(Verdict::Unsure),
            Action::NextUnread => self.next_unread(),
            Action::ExportMarks => self.ask_for_marks(),
            Action::ShowAll => self.show_all(),
            Action::Filters => {
                self.preferences.filters = !self.preferences.filters;
                vec![Effect::KeepPreferences]
            }
            Action::WhatItSays => self.ask_speaker(),
            Action::Contradictions => self.show_page(Page::Contradictions),
            Action::Paths => self.ask_paths(),
            Action::CopyPath => self.copy_path(),
            Action::ExportFigure
            | Action::NewView
            | Action::RenameView
            | Action::Find
            | Action::Timeline
            | Action::Palette
            | Action::SidePanel
            | Action::Keys
            | Action::FormatHelp
            | Action::Preferences
            | Action::About => Vec::new(),
        }
    }

    /// Copies the quote that is shown, with its citation.
    fn copy_quote(&mut self) -> Vec<Effect> {
        let (Some(open), Some(evidence)) = (&self.open, self.selection.quote) else {
            return self.tell_only(crate::session::NoticeKind::Fact, "Show a quote first, then copy it".to_owned());
        };
        let text = crate::analysis::citation::quote_with_citation(open, &self.workspace.corrections, evidence);
        self.tell(crate::session::NoticeKind::Fact, "Copied the quote with its citation");
        vec![Effect::Copy(text)]
    }
}
