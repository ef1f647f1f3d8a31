//! The page of the measures of the network: what they mark in the picture, each measure with its values, the communities,
//! the bridges, and the counts by kind.
//!
//! Invariant: it measures nothing; what is not known yet is asked for, and its progress shown.

mod ask;
mod groups;
mod look;
mod plot;
mod values;

use crate::fonts::Style;
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
    ask::progress_ui(cx, ui);
    values::values_ui(cx, ui, &mut memory.chosen);
    groups::communities_ui(cx, ui);
    groups::bridges_ui(cx, ui);
    groups::kinds_ui(cx, ui);
}
