//! The page of the measures of the network: what they mark in the picture, each measure with its values, the communities,
//! the bridges, and the counts by kind.
//!
//! Invariant: it measures nothing; what is not known yet is asked for, and its progress shown.

mod groups;
mod look;
mod plot;
mod values;

use crate::analysis::measures::Part;
use crate::fonts::Style;
use crate::model::Measure;
use crate::session::{Action, Command, MeasureChange};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::{name_ui, weak_ui};
use egui::Ui;
use values::Chosen;

/// What the page keeps between frames.
#[derive(Default)]
pub(super) struct NetworkMemory {
    chosen: Chosen,
}

/// The whole page.
pub(super) fn network_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut NetworkMemory) {
    name_ui(ui, "Measures of the network", 19.0, Style::SemiBold, Palette::of(ui).ink);
    weak_ui(
        ui,
        "They tell of what the dossier links, not of rank in the world: who is written about much has many edges",
    );
    ui.add_space(6.0);
    look::look_ui(cx, ui);
    progress_ui(cx, ui);
    values::values_ui(cx, ui, &mut memory.chosen);
    groups::communities_ui(cx, ui);
    groups::bridges_ui(cx, ui);
    groups::kinds_ui(cx, ui);
}

/// What is being computed, with the way to give it up.
fn progress_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
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

/// The button that asks for a measure that is not known yet.
fn ask_ui(cx: &OpenCtx<'_>, ui: &mut Ui, measure: Measure) {
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
