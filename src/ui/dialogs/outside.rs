//! A layout names a dossier outside of its own folder: open it, or not.

use super::{Outcome, title_ui};
use crate::session::Answer;
use crate::text::visible;
use egui::Ui;
use std::path::Path;

/// The question.
pub(super) fn outside_ui(ui: &mut Ui, layout: &Path, dossier: &str) -> Outcome {
    title_ui(ui, "Open a file from another folder?", 460.0);
    let name = layout.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let words = format!("{} belongs to a dossier outside of its own folder:", visible(&name));
    ui.label(words);
    ui.label(egui::RichText::new(visible(dossier).into_owned()).strong());
    ui.label("Open it if you know where the layout comes from");
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if ui.button("Open it").clicked() {
            return Outcome::Answer(Answer::OpenOutside);
        }
        if ui.button("Cancel").clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            return Outcome::Answer(Answer::Cancel);
        }
        Outcome::Open
    })
    .inner
}
