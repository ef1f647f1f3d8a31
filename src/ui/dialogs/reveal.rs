//! Something that was looked for is hidden: show it, or leave it so.

use super::{Outcome, title_ui};
use crate::session::Answer;
use crate::text::visible;
use crate::ui::widgets::primary_ui;

/// The question. `why` tells by what it is hidden.
pub(super) fn reveal_ui(ui: &mut egui::Ui, name: &str, why: &[String]) -> Outcome {
    title_ui(ui, "Show what is hidden?", 440.0);
    let why = if why.is_empty() { "it is switched off".to_owned() } else { why.join("; ") };
    ui.label(visible(&format!("{name} is not in the picture: {why}")).into_owned());
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let show = primary_ui(ui, "Show it");
        if ui.memory(|memory| memory.focused().is_none()) {
            // Enter shows it.
            show.request_focus();
        }
        if show.clicked() {
            return Outcome::Answer(Answer::Reveal);
        }
        if ui.button("Leave it hidden").clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            return Outcome::Answer(Answer::Cancel);
        }
        Outcome::Open
    })
    .inner
}
