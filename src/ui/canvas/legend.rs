//! The legend as the filter: the scene draws it, and here its rows can be clicked.

use crate::scene::{Frame, LegendEntry};
use crate::session::{Command, FilterChange};
use crate::ui::style::Palette;
use egui::{CursorIcon, Pos2, Rect, Sense, Stroke, WidgetInfo};

/// Lays a click area over every row that can be switched off.
pub(super) fn legend_ui(ui: &egui::Ui, canvas: Rect, frame: &Frame, commands: &mut Vec<Command>) {
    let Some(legend) = &frame.legend else { return };
    for (place, row) in legend.rows.iter().enumerate() {
        let change = match &row.entry {
            LegendEntry::EntityKind(kind) => FilterChange::EntityKind(kind.clone()),
            LegendEntry::Status(status) => FilterChange::Status(*status),
            LegendEntry::WithoutEvidence => FilterChange::WithoutEvidence,
            _ => continue,
        };
        let min = Pos2::new(canvas.left() + row.bounds.min.x, canvas.top() + row.bounds.min.y);
        let max = Pos2::new(canvas.left() + row.bounds.max.x, canvas.top() + row.bounds.max.y);
        let rect = Rect::from_min_max(min, max);
        let response = ui.interact(rect, ui.scope_id().with(("legend", place)), Sense::click());
        let label = format!("Show {} ({})", row.label, row.count);
        response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, row.on, &label));
        if response.hovered() || response.has_focus() {
            let accent = Palette::of(ui).accent;
            ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, accent), egui::StrokeKind::Inside);
        }
        let hint = if row.on { "Click to switch off" } else { "Click to switch on" };
        if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hint).clicked() {
            commands.push(Command::Filter(change));
        }
    }
}
