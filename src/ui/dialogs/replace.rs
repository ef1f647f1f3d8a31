//! There is a file at the path that was typed: replace it, or choose another name.

use super::{Outcome, title_ui};
use crate::session::{Command, Pick};
use crate::ui::ctx::Ctx;
use std::path::PathBuf;

/// What was to be written, and where.
pub struct ReplaceMemory {
    pub(super) pick: Pick,
    pub(super) path: PathBuf,
}

impl ReplaceMemory {
    pub(super) fn ui(&self, cx: &Ctx<'_>, ui: &mut egui::Ui) -> Outcome {
        ui.set_width(440.0_f32.min(ui.available_width()));
        title_ui(ui, "Replace the file?");
        let name = self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        ui.label(match self.pick {
            Pick::SaveLayout { .. } => {
                format!("{name} holds a layout that was neither saved nor read here; it would be lost")
            }
            _ => format!("{name} is there already; what it holds would be lost"),
        });
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            let another = ui.button(egui::RichText::new("Choose another name…").strong());
            if another.clicked() {
                cx.send(Command::AskForPath(self.pick.clone()));
                return Outcome::Close;
            }
            if ui.button("Replace").clicked() {
                cx.send(self.pick.clone().with(self.path.clone()));
                return Outcome::Close;
            }
            if ui.button("Cancel").clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
                cx.send(Command::Stay);
                return Outcome::Close;
            }
            Outcome::Open
        })
        .inner
    }
}
