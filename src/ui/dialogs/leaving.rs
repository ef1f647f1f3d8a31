//! The layout is not saved: save it first, leave without, or stay.

use super::{Outcome, title_ui};
use crate::session::{Command, Leaving};
use crate::ui::ctx::Ctx;

pub(super) fn leaving_ui(cx: &Ctx<'_>, ui: &mut egui::Ui, leaving: &Leaving) -> Outcome {
    ui.set_width(440.0_f32.min(ui.available_width()));
    title_ui(ui, "Save the layout first?");
    ui.label("Something was moved, hidden, filtered, marked, noted or corrected since the layout was saved");
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let save = ui.button(egui::RichText::new("Save").strong());
        if ui.memory(|memory| memory.focused().is_none()) {
            // Enter saves.
            save.request_focus();
        }
        if save.clicked() {
            cx.send(Command::SaveAndLeave(leaving.clone()));
            return Outcome::Close;
        }
        if ui.button("Leave without saving").clicked() {
            cx.send(Command::LeaveAnyway(leaving.clone()));
            return Outcome::Close;
        }
        if ui.button("Stay").clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            cx.send(Command::Stay);
            return Outcome::Close;
        }
        Outcome::Open
    })
    .inner
}
