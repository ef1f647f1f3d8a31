//! Asking for a measure that is not known yet, and its progress.

use crate::analysis::measures::Part;
use crate::model::Measure;
use crate::session::{Action, Command, MeasureChange};
use crate::ui::ctx::OpenCtx;
use crate::ui::widgets::weak_ui;
use egui::Ui;

/// The button that asks for a measure that is not known yet.
pub(super) fn ask_ui(cx: &OpenCtx<'_>, ui: &mut Ui, measure: Measure) {
    let part = Part::of(measure);
    let is_on_its_way = cx.surroundings.measures_done.is_some_and(|(running, _)| running == part);
    if is_on_its_way {
        weak_ui(ui, "…");
    } else {
        let button = ui.button(format!("Compute {}", part_words(part)));
        cx.send_on(
            &button.on_hover_text("In the background; it can be cancelled"),
            Command::Measure(MeasureChange::Want(measure)),
        );
    }
}

/// What is being computed, with the way to give it up.
pub(super) fn progress_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let Some((part, done)) = cx.surroundings.measures_done else { return };
    ui.horizontal(|ui| {
        let words = format!("Computing {}", part_words(part));
        let bar = egui::ProgressBar::new(done).desired_width(120.0).desired_height(8.0);
        ui.add(bar).on_hover_text(&words);
        weak_ui(ui, &format!("{words}, {:.0} %", done * 100.0));
        cx.act_on(&ui.small_button("Cancel").on_hover_text(Action::CancelMeasures.help()), Action::CancelMeasures);
    });
}

/// A part in words.
fn part_words(part: Part) -> &'static str {
    match part {
        Part::Structure => "degrees and components",
        Part::Betweenness => "betweenness",
        Part::Communities => "communities",
    }
}
