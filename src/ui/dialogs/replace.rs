//! There is a file at the path that was chosen: replace it, or choose another name.

use super::{Outcome, title_ui};
use crate::session::{Answer, Pick};
use crate::ui::widgets::grave_ui;
use std::path::Path;

/// The question.
pub(super) fn replace_ui(ui: &mut egui::Ui, pick: &Pick, path: &Path) -> Outcome {
    title_ui(ui, "Replace the file?", 440.0);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    ui.label(match pick {
        Pick::SaveLayout { .. } => {
            format!("{name} holds a layout that was neither saved nor read here; it would be lost")
        }
        _ => format!("{name} is there already; what it holds would be lost"),
    });
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if grave_ui(ui, "Replace").clicked() {
            return Outcome::Answer(Answer::Replace);
        }
        if matches!(pick, Pick::SaveLayout { .. })
            && ui.button("Show theirs").on_hover_text("Take over what the file holds; undo brings yours back").clicked()
        {
            return Outcome::Answer(Answer::TakeTheirs);
        }
        if ui.button("Choose another name…").clicked() {
            return Outcome::Answer(Answer::AnotherPath);
        }
        if ui.button("Cancel").clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            return Outcome::Answer(Answer::Cancel);
        }
        Outcome::Open
    })
    .inner
}
