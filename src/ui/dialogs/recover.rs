//! Work of an earlier run that was not saved, and the report of a crash: go on with it, or remove it.

use super::{Outcome, title_ui};
use crate::model::Origin;
use crate::session::{Answer, Recovered};
use crate::text::visible;
use crate::ui::style::Palette;
use crate::ui::widgets::{grave_ui, primary_ui};
use egui::{RichText, Ui};
use std::path::Path;

/// The width of the dialog, in points.
const WIDTH: f32 = 520.0;

/// The question.
pub(super) fn recover_ui(ui: &mut Ui, found: &[Recovered], report: Option<&Path>) -> Outcome {
    title_ui(ui, if found.is_empty() { "Sayso has ended by a fault" } else { "Work that was not saved" }, WIDTH);
    let mut outcome = Outcome::Open;
    if !found.is_empty() {
        ui.label("Sayso ended before this was saved. It can be brought back; nothing is saved by that.");
        ui.add_space(6.0);
    }
    for (place, work) in found.iter().enumerate() {
        if let Some(answer) = work_ui(ui, place, work) {
            outcome = Outcome::Answer(answer);
        }
    }
    if let Some(report) = report {
        ui.add_space(6.0);
        ui.label("A report says where in the program the fault was. It holds no text of any document:");
        let mut path = report.display().to_string();
        ui.add(egui::TextEdit::singleline(&mut path).desired_width(f32::INFINITY));
    }
    ui.add_space(10.0);
    let (label, hint) = if found.is_empty() {
        ("Close", "Close this")
    } else {
        ("Not now", "It is kept, and offered again at the next start")
    };
    if ui.button(label).on_hover_text(hint).clicked() || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        return Outcome::Answer(Answer::Cancel);
    }
    outcome
}

/// One piece of work with its two buttons.
fn work_ui(ui: &mut Ui, place: usize, work: &Recovered) -> Option<Answer> {
    let mut answer = None;
    ui.add_space(4.0);
    ui.label(RichText::new(visible(&work.title).into_owned()).strong());
    let from = match &work.origin {
        Origin::Import(task) => format!("imported from {}, in no dossier file yet", visible(&task.name())),
        origin => visible(&origin.name()).into_owned(),
    };
    let words = format!("{from} · {}", work.words());
    ui.label(RichText::new(words).color(Palette::of(ui).weak));
    ui.horizontal(|ui| {
        let bring = if place == 0 { primary_ui(ui, "Bring it back") } else { ui.button("Bring it back") };
        if place == 0 && ui.memory(|memory| memory.focused().is_none()) {
            // Enter brings back the newest.
            bring.request_focus();
        }
        if bring.clicked() {
            answer = Some(Answer::Recover(place));
        }
        if grave_ui(ui, "Remove it").clicked() {
            answer = Some(Answer::Discard(place));
        }
    });
    answer
}
