//! The dialogs: each in its own file, at most one open.

mod about;
mod figure;
mod format_help;
mod keys;
mod leaving;
mod palette;
mod path;
mod preferences;
mod problems;
mod replace;
mod view_name;

pub use figure::FigureDialog;

use crate::scene::Size;
use crate::session::{Action, Command, Leaving, Pick, Session};
use crate::ui::ctx::Ctx;
use std::path::PathBuf;

/// The dialog that is open.
pub enum Dialog {
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
    /// The layout is not saved.
    Leaving(Leaving),
    /// Every command by its name.
    Palette(palette::PaletteMemory),
    /// Name a view.
    ViewName(view_name::ViewNameMemory),
    /// The warnings and notes of the open dossier.
    Problems,
    /// A path to open or to save under.
    Path(path::PathMemory),
    /// There is a file at that path.
    Replace(replace::ReplaceMemory),
}

impl Dialog {
    /// The dialog that an action opens, if it is one that does.
    pub(super) fn of_action(action: Action, session: &Session) -> Option<Self> {
        Some(match action {
            Action::Keys => Self::Keys,
            Action::FormatHelp => Self::FormatHelp,
            Action::About => Self::About,
            Action::Preferences => Self::Preferences,
            Action::NewView if session.open().is_some() => Self::new_view(session),
            Action::RenameView if session.open().is_some() => Self::rename_view(session),
            Action::Palette => Self::Palette(palette::PaletteMemory::default()),
            // Under a refused file the dossier that was open is out of sight.
            Action::ExportFigure if session.failure().is_none() => Self::Figure(Box::new(FigureDialog::new(session)?)),
            _ => return None,
        })
    }

    /// Every command by its name, with what was typed before the dialog could be drawn.
    pub(super) fn palette(query: String) -> Self {
        Self::Palette(palette::PaletteMemory::with(query))
    }

    /// The dialog that asks for a path, where the system has no dialog of its own.
    #[must_use]
    pub fn for_path(pick: Pick) -> Self {
        Self::Path(path::PathMemory::new(pick))
    }

    /// The dialog that asks whether to replace the file at a path that was typed.
    #[must_use]
    pub fn for_replacing(pick: Pick, path: PathBuf) -> Self {
        Self::Replace(replace::ReplaceMemory { pick, path })
    }

    /// The dialog that names a new view, a copy of the current one.
    pub(super) fn new_view(session: &Session) -> Self {
        Self::ViewName(view_name::ViewNameMemory::for_new(session.views().free_name()))
    }

    /// The dialog that renames the current view.
    pub(super) fn rename_view(session: &Session) -> Self {
        Self::ViewName(view_name::ViewNameMemory::for_rename(session.views().name().to_owned()))
    }
}

/// What a dialog wants after a frame.
pub(super) enum Outcome {
    /// To stay.
    Open,
    /// To go.
    Close,
    /// To make way for an action, which may open another dialog.
    Act(Action),
}

/// The canvas where none was drawn yet.
const USUAL_WINDOW: Size = Size { width: 1280.0, height: 720.0 };

/// Draws the dialog that is open, which may close. `canvas` is the size that the network was last drawn in.
pub(super) fn dialog_ui(cx: &Ctx<'_>, ui: &mut egui::Ui, opened: &mut Option<Dialog>, canvas: Option<Size>) {
    let Some(mut dialog) = opened.take() else { return };
    let window = canvas.unwrap_or(USUAL_WINDOW);
    let frame = egui::Frame::popup(ui.style()).inner_margin(20).corner_radius(10);
    let modal = egui::Modal::new(egui::Id::unique(("dialog", std::mem::discriminant(&dialog)))).frame(frame).show(
        ui.ctx(),
        |ui| {
            ui.set_max_width(ui.ctx().content_rect().width() - 80.0);
            match &mut dialog {
                Dialog::Keys => keys::keys_ui(ui),
                Dialog::FormatHelp => format_help::format_help_ui(cx, ui),
                Dialog::About => about::about_ui(ui),
                Dialog::Preferences => preferences::preferences_ui(cx, ui),
                Dialog::Figure(figure) => {
                    let mut commands = Vec::new();
                    let outcome = figure.ui(ui, cx.session, window, &mut commands);
                    cx.send_all(commands);
                    outcome
                }
                Dialog::Leaving(leaving) => leaving::leaving_ui(cx, ui, leaving),
                Dialog::Palette(palette) => palette.ui(ui, cx.session.making_figure().is_some()),
                Dialog::ViewName(name) => name.ui(cx, ui),
                Dialog::Problems => problems::problems_ui(cx, ui),
                Dialog::Path(path) => path.ui(cx, ui),
                Dialog::Replace(replace) => replace.ui(cx, ui),
            }
        },
    );
    // A question whose answer costs work is not answered by a click beside it.
    let stays = matches!(dialog, Dialog::Leaving(_) | Dialog::Replace(_));
    match modal.inner {
        Outcome::Act(action) => {
            cx.act(action);
        }
        Outcome::Open if stays || !modal.should_close() => *opened = Some(dialog),
        Outcome::Open | Outcome::Close => {
            if stays {
                cx.send(Command::Stay);
            }
        }
    }
}

/// The id of a dialog's text field, which has the focus from the first frame on: before it is drawn, so that not even the
/// first letter is lost.
fn focused_first(ui: &egui::Ui, name: &str, is_open: &mut bool) -> egui::Id {
    let id = egui::Id::unique(("dialog field", name));
    if !*is_open {
        // It has the focus for good once it still has it in the frame after it asked: a pass that only measures takes it
        // away again, and so does another dialog that was above until now.
        if ui.memory(|memory| memory.has_focus(id)) && !ui.is_sizing_pass() {
            *is_open = true;
        } else {
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
    }
    id
}

/// A dialog's title.
fn title_ui(ui: &mut egui::Ui, title: &str) {
    ui.label(egui::RichText::new(title).font(super::style::semibold(19.0)));
    ui.add_space(6.0);
}

/// The button that closes a dialog, at its lower right.
fn close_ui(ui: &mut egui::Ui) -> Outcome {
    ui.add_space(8.0);
    let clicked =
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| ui.button("Close").clicked()).inner;
    if clicked { Outcome::Close } else { Outcome::Open }
}
