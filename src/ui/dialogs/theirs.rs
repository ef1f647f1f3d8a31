//! Another program has changed the layout file, and what is on screen is not saved: whose goes on?

use super::{Outcome, title_ui};
use crate::session::Answer;
use crate::text::visible;
use crate::ui::widgets::primary_ui;
use egui::Ui;
use std::path::Path;

/// The question.
pub(super) fn theirs_ui(ui: &mut Ui, path: &Path, mine: &str, theirs: &str) -> Outcome {
    title_ui(ui, "The layout was changed by another program", 480.0);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    egui::Grid::new("whose").num_columns(2).spacing([14.0, 4.0]).show(ui, |ui| {
        ui.label(format!("In {}", visible(&name)));
        ui.label(theirs);
        ui.end_row();
        ui.label("On screen, not saved");
        ui.label(mine);
        ui.end_row();
    });
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let keep = primary_ui(ui, "Keep both: save mine as…");
        if keep.on_hover_text("What is on screen goes into another file; this one stays as it is").clicked() {
            return Outcome::Answer(Answer::AnotherPath);
        }
        let show = ui.button("Show theirs").on_hover_text("Undo brings yours back");
        if show.clicked() {
            return Outcome::Answer(Answer::TakeTheirs);
        }
        let later = ui.button("Not now").on_hover_text("Both stay as they are");
        if later.clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            return Outcome::Answer(Answer::Cancel);
        }
        Outcome::Open
    })
    .inner
}
