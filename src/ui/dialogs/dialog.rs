//! Which dialog is open, and drawing it.

use super::palette::PaletteMemory;
use super::path::PathMemory;
use super::view_name::ViewNameMemory;
use super::{FigureDialog, Outcome, about, format_help, keys, leaving, preferences, problems, replace};
use crate::session::{Action, Answer, Command, Prompt, Session};
use crate::ui::ctx::Ctx;
use std::mem::discriminant;
use std::sync::Arc;

/// The dialog that is open.
pub(in crate::ui) enum Dialog {
    /// All keys and gestures.
    Keys,
    /// The dossier format on one page.
    FormatHelp,
    /// What this program is.
    About,
    /// Colours and text size.
    Preferences,
    /// Make a figure file.
    Figure(Box<FigureDialog>),
    /// Every command by its name.
    Palette(PaletteMemory),
    /// Name a view.
    ViewName(ViewNameMemory),
    /// The warnings and notes of the open dossier.
    Problems,
    /// What the session asks the reader, and what is typed for it.
    Prompt(Arc<Prompt>, PathMemory),
}

impl Dialog {
    /// The dialog that an action opens, if it is one that does.
    pub(in crate::ui) fn of_action(action: Action, session: &Session) -> Option<Self> {
        Some(match action {
            Action::Keys => Self::Keys,
            Action::FormatHelp => Self::FormatHelp,
            Action::About => Self::About,
            Action::Preferences => Self::Preferences,
            Action::NewView if session.open().is_some() => {
                Self::ViewName(ViewNameMemory::for_new(session.views().free_name()))
            }
            Action::RenameView if session.open().is_some() => {
                Self::ViewName(ViewNameMemory::for_rename(session.views().name().to_owned()))
            }
            Action::Palette => Self::Palette(PaletteMemory::default()),
            // Under a refused file the dossier that was open is out of sight.
            Action::ExportFigure if session.failure().is_none() => Self::Figure(Box::new(FigureDialog::new(session)?)),
            _ => return None,
        })
    }

    /// The dialog that asks a prompt of the session.
    fn of_prompt(prompt: &Arc<Prompt>) -> Self {
        let typed = match prompt.as_ref() {
            Prompt::Path(pick) => PathMemory::offering(pick),
            Prompt::Replace(..) | Prompt::Leave(_) => PathMemory::default(),
        };
        Self::Prompt(Arc::clone(prompt), typed)
    }

    /// The prompt that it asks.
    fn prompt(&self) -> Option<&Arc<Prompt>> {
        match self {
            Self::Prompt(prompt, _) => Some(prompt),
            _ => None,
        }
    }

    /// Opens the dialog of what the session asks, in place of any other, and closes it once that is answered.
    pub(in crate::ui) fn follow(opened: &mut Option<Self>, session: &Session) {
        let asked = opened.as_ref().and_then(Self::prompt);
        match (asked, session.prompt()) {
            (Some(asked), Some(prompt)) if Arc::ptr_eq(asked, prompt) => {}
            (_, Some(prompt)) => *opened = Some(Self::of_prompt(prompt)),
            (Some(_), None) => *opened = None,
            (None, None) => {}
        }
    }

    /// Draws it.
    fn ui(&mut self, cx: &Ctx<'_>, ui: &mut egui::Ui) -> Outcome {
        match self {
            Self::Keys => keys::keys_ui(ui),
            Self::FormatHelp => format_help::format_help_ui(cx, ui),
            Self::About => about::about_ui(ui),
            Self::Preferences => preferences::preferences_ui(cx, ui),
            Self::Figure(figure) => figure.ui(cx, ui),
            Self::Palette(palette) => palette.ui(ui, cx.session.making_figure().is_some()),
            Self::ViewName(name) => name.ui(cx, ui),
            Self::Problems => problems::problems_ui(cx, ui),
            Self::Prompt(prompt, typed) => match prompt.as_ref() {
                Prompt::Path(pick) => typed.ui(ui, pick),
                Prompt::Replace(pick, path) => replace::replace_ui(ui, pick, path),
                Prompt::Leave(_) => leaving::leaving_ui(ui),
            },
        }
    }
}

/// Draws the dialog that is open, which may close.
pub(in crate::ui) fn dialog_ui(cx: &Ctx<'_>, ui: &mut egui::Ui, opened: &mut Option<Dialog>) {
    let Some(mut dialog) = opened.take() else { return };
    let kind = (discriminant(&dialog), dialog.prompt().map(|prompt| discriminant(prompt.as_ref())));
    let frame = egui::Frame::popup(ui.style()).inner_margin(20).corner_radius(10);
    let modal = egui::Modal::new(egui::Id::unique(("dialog", kind))).frame(frame).show(ui.ctx(), |ui| {
        ui.set_max_width(ui.ctx().content_rect().width() - 80.0);
        dialog.ui(cx, ui)
    });
    // A prompt whose answer costs work is not answered by a click beside it.
    let prompt = dialog.prompt().map(AsRef::as_ref);
    let stays = matches!(prompt, Some(Prompt::Replace(..) | Prompt::Leave(_)));
    match modal.inner {
        Outcome::Act(action) => cx.act(action),
        Outcome::Answer(answer) => cx.send(Command::Answer(answer)),
        Outcome::Open if stays || !modal.should_close() => *opened = Some(dialog),
        Outcome::Open | Outcome::Close => {
            cx.send_all(prompt.map(|_| Command::Answer(Answer::Cancel)));
        }
    }
}
