//! What dialogs are made of: title, close button, a text field that has the focus, and what they come to.

use crate::session::{Action, Answer};
use crate::ui::access::name_dialog;
use crate::ui::style::semibold;

/// What a dialog wants after a frame.
pub(super) enum Outcome {
    /// To stay.
    Open,
    /// To go.
    Close,
    /// To make way for an action, which may open another dialog.
    Act(Action),
    /// To answer the prompt that it asks.
    Answer(Answer),
}

/// The id of a dialog's text field. It is given the focus before it is drawn, so that the first letter typed is not
/// lost.
pub(super) fn focused_first(ui: &egui::Ui, name: &str, is_open: &mut bool) -> egui::Id {
    let id = egui::Id::unique(("dialog field", name));
    if !*is_open {
        // It keeps the focus once it has it in the frame after the request: a sizing pass takes it away again, and so
        // does another dialog that was above until now.
        if ui.memory(|memory| memory.has_focus(id)) && !ui.is_sizing_pass() {
            *is_open = true;
        } else {
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
    }
    id
}

/// A dialog's title. The dialog is `width` points wide where the window has that room.
pub(super) fn title_ui(ui: &mut egui::Ui, title: &str, width: f32) {
    ui.set_width(width.min(ui.available_width()));
    let heading = ui.label(egui::RichText::new(title).font(semibold(19.0)));
    name_dialog(ui, heading.id);
    ui.add_space(6.0);
}

/// The button that closes a dialog, at its lower right.
pub(super) fn close_ui(ui: &mut egui::Ui) -> Outcome {
    ui.add_space(8.0);
    let clicked =
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| ui.button("Close").clicked()).inner;
    if clicked { Outcome::Close } else { Outcome::Open }
}
