//! Which dialog is open, and drawing it.

use super::palette::PaletteMemory;
use super::path::PathMemory;
use super::view_name::ViewNameMemory;
use super::{
    DataDialog, FigureDialog, Outcome, ReportDialog, about, format_help, keys, leaving, outside, preferences, problems,
    recover, replace, reveal, theirs,
};
use crate::session::{Action, Answer, Command, FigureOptions, Prompt, Session};
use crate::ui::ctx::Ctx;
use crate::ui::style::with_selectable_text;
use std::mem::discriminant;
use std::sync::Arc;

/// How much of the window's width and height is left around a dialog with its frame, in points.
const AROUND: f32 = 72.0;

/// How far below the window's upper edge the palette hangs: a share of its height, and at least so many points.
const PALETTE: f32 = 0.1;
const LEAST_ABOVE: f32 = 12.0;

/// The dialog that is open.
pub(in crate::ui) enum Dialog {
    /// All keys and gestures.
    Keys,
    /// The dossier format on one page.
    FormatHelp,
    /// How to bring material of one's own.
    ImportHelp,
    /// What this program is.
    About,
    /// Colours and text size.
    Preferences,
    /// Make a figure file.
    Figure(Box<FigureDialog>),
    /// Make a report file.
    Report(Box<ReportDialog>),
    /// Export for other programs.
    Data(Box<DataDialog>),
    /// Every command by its name.
    Palette(PaletteMemory),
    /// Name a view.
    ViewName(ViewNameMemory),
    /// The warnings and notes of the open dossier.
    Problems,
    /// What the session asks the reader, what is typed for it, and the dialog of a figure that waits beneath it.
    Prompt(Arc<Prompt>, PathMemory, Option<Box<FigureDialog>>),
}

impl Dialog {
    /// The dialog that an action opens, if it is one that does; that of a figure with what was chosen last.
    pub(in crate::ui) fn of_action(action: Action, session: &Session, chosen: Option<&FigureOptions>) -> Option<Self> {
        Some(match action {
            Action::Keys => Self::Keys,
            Action::FormatHelp => Self::FormatHelp,
            Action::ImportHelp => Self::ImportHelp,
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
            Action::ExportFigure if session.failure().is_none() => {
                Self::Figure(Box::new(FigureDialog::new(session, chosen)?))
            }
            Action::ExportData if session.failure().is_none() => Self::Data(Box::new(DataDialog::new(session)?)),
            Action::ExportReport if session.failure().is_none() => Self::Report(Box::new(ReportDialog::new(session)?)),
            _ => return None,
        })
    }

    /// The dialog that asks a prompt of the session.
    fn of_prompt(prompt: &Arc<Prompt>, beneath: Option<Box<FigureDialog>>) -> Self {
        let typed = match prompt.as_ref() {
            Prompt::Path(pick) => PathMemory::offering(pick),
            Prompt::Replace(..)
            | Prompt::Leave(_)
            | Prompt::Outside(..)
            | Prompt::Theirs { .. }
            | Prompt::Recover(..)
            | Prompt::Reveal { .. } => PathMemory::default(),
        };
        Self::Prompt(Arc::clone(prompt), typed, beneath)
    }

    /// The dialog of a figure that comes back once this one is answered: what was chosen there is not lost because a
    /// name was.
    fn figure(self) -> Option<Box<FigureDialog>> {
        match self {
            Self::Figure(figure) | Self::Prompt(_, _, Some(figure)) => Some(figure),
            _ => None,
        }
    }

    /// The prompt that it asks.
    fn prompt(&self) -> Option<&Arc<Prompt>> {
        match self {
            Self::Prompt(prompt, ..) => Some(prompt),
            _ => None,
        }
    }

    /// Opens the dialog of what the session asks, in place of any other, and closes it once that is answered. The dialog of
    /// a figure closes when the figure is begun.
    pub(in crate::ui) fn follow(opened: &mut Option<Self>, session: &Session) {
        let asked = opened.as_ref().and_then(Self::prompt);
        match (asked, session.prompt()) {
            (Some(asked), Some(prompt)) if Arc::ptr_eq(asked, prompt) => {}
            (_, Some(prompt)) => *opened = Some(Self::of_prompt(prompt, opened.take().and_then(Self::figure))),
            (Some(_), None) => *opened = opened.take().and_then(Self::figure).map(Self::Figure),
            (None, None) => {}
        }
        if matches!(opened, Some(Self::Figure(figure)) if figure.is_over(session)) {
            *opened = None;
        }
    }

    /// Draws it.
    fn ui(&mut self, cx: &Ctx<'_>, ui: &mut egui::Ui) -> Outcome {
        match self {
            Self::Keys => keys::keys_ui(ui),
            Self::FormatHelp => format_help::format_help_ui(cx, ui),
            Self::ImportHelp => format_help::import_help_ui(cx, ui),
            Self::About => about::about_ui(ui),
            Self::Preferences => preferences::preferences_ui(cx, ui),
            Self::Figure(figure) => figure.ui(cx, ui),
            Self::Report(report) => report.ui(cx, ui),
            Self::Data(data) => data.ui(cx, ui),
            Self::Palette(palette) => palette.ui(ui, cx.session.making_figure().is_some()),
            Self::ViewName(name) => name.ui(cx, ui),
            Self::Problems => problems::problems_ui(cx, ui),
            Self::Prompt(prompt, typed, _) => match prompt.as_ref() {
                Prompt::Path(pick) => typed.ui(ui, pick),
                Prompt::Replace(pick, path) => replace::replace_ui(ui, pick, path),
                Prompt::Leave(_) => leaving::leaving_ui(cx.session, ui),
                Prompt::Outside(layout, dossier) => outside::outside_ui(ui, layout, dossier),
                Prompt::Theirs { path, mine, theirs } => theirs::theirs_ui(ui, path, mine, theirs),
                Prompt::Recover(found, report) => recover::recover_ui(ui, found, report.as_deref()),
                Prompt::Reveal { name, why, .. } => reveal::reveal_ui(ui, name, why),
            },
        }
    }
}

/// Draws the dialog that is open, which may close.
pub(in crate::ui) fn dialog_ui(cx: &Ctx<'_>, ui: &mut egui::Ui, opened: &mut Option<Dialog>) {
    let Some(mut dialog) = opened.take() else { return };
    let kind = (discriminant(&dialog), dialog.prompt().map(|prompt| discriminant(prompt.as_ref())));
    let frame = egui::Frame::popup(ui.style()).inner_margin(20).corner_radius(10);
    let id = egui::Id::unique(("dialog", kind));
    let mut modal = egui::Modal::new(id).frame(frame);
    if matches!(dialog, Dialog::Palette(_)) {
        // Its height follows what is found, and its field must not: it hangs from the top.
        let below = (ui.ctx().content_rect().height() * PALETTE).max(LEAST_ABOVE);
        modal = modal.area(egui::Modal::default_area(id).anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, below)));
    }
    let modal = modal.show(ui.ctx(), |ui| {
        with_selectable_text(ui);
        let window = ui.ctx().content_rect().size();
        ui.set_max_width(window.x - AROUND);
        // Where a dialog is higher than the window, all of it scrolls, so that its buttons can be reached.
        let room = window.y - AROUND;
        let area = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
        area.show(ui, |ui| dialog.ui(cx, ui)).inner
    });
    // A prompt whose answer costs work is not answered by a click beside it.
    let prompt = dialog.prompt().map(AsRef::as_ref);
    let stays =
        matches!(prompt, Some(Prompt::Replace(..) | Prompt::Leave(_) | Prompt::Theirs { .. } | Prompt::Recover(..)));
    let answer = match modal.inner {
        Outcome::Act(action) => return cx.act(action),
        Outcome::Open if stays || !modal.should_close() => {
            *opened = Some(dialog);
            return;
        }
        Outcome::Answer(answer) => Some(answer),
        Outcome::Open | Outcome::Close => prompt.map(|_| Answer::Cancel),
    };
    if let Some(answer) = answer {
        cx.send(Command::Answer(answer));
        *opened = dialog.figure().map(Dialog::Figure);
    }
}
