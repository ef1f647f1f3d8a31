//! The layout is not saved: save it first, leave without, or stay.

use super::{Outcome, title_ui};
use crate::session::{Answer, Session};
use crate::text::visible;
use crate::ui::widgets::primary_ui;

/// The question before an unsaved dossier is left.
pub(super) fn leaving_ui(session: &Session, ui: &mut egui::Ui) -> Outcome {
    if let Some(task) = session.import_task() {
        title_ui(ui, "Save the dossier first?", 440.0);
        ui.label(format!("What was imported from {} is not saved", visible(&task.name())));
    } else {
        title_ui(ui, "Save the layout first?", 440.0);
        ui.label("Something was moved, hidden, filtered, marked, noted or corrected since the layout was saved");
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let save = primary_ui(ui, "Save");
        if ui.memory(|memory| memory.focused().is_none()) {
            // Enter saves.
            save.request_focus();
        }
        if save.clicked() {
            return Outcome::Answer(Answer::SaveAndLeave);
        }
        if ui.button("Leave without saving").clicked() {
            return Outcome::Answer(Answer::LeaveAnyway);
        }
        if ui.button("Stay").clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            return Outcome::Answer(Answer::Cancel);
        }
        Outcome::Open
    })
    .inner
}
