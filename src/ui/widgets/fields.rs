//! What else is known of something, as names and values in two columns.

use super::names::{name_ui, weak_ui};
use crate::fonts::Style;
use crate::ui::style::Palette;
use egui::{Align, Layout, Ui, Vec2};
use std::collections::BTreeMap;

/// The share of the width that the names take, and their greatest width in points.
const NAMES: (f32, f32) = (0.36, 150.0);

/// The fields of a document, an entity or a claim; both columns wrap.
pub(in crate::ui) fn fields_ui(ui: &mut Ui, fields: &BTreeMap<String, String>) {
    let left = (ui.available_width() * NAMES.0).min(NAMES.1);
    for (place, (name, value)) in fields.iter().enumerate() {
        ui.push_id(("field", place), |ui| {
            ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
                ui.allocate_ui_with_layout(Vec2::new(left, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(left);
                    weak_ui(ui, name);
                });
                ui.vertical(|ui| name_ui(ui, value, 13.0, Style::Regular, Palette::of(ui).ink));
            });
        });
    }
}
