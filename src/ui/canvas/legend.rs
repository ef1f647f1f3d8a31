//! The legend as the filter: the scene draws it, and here its rows can be clicked.

use crate::scene::{Frame, LegendEntry, LegendForm};
use crate::session::{Command, FilterChange};
use crate::ui::ctx::Ctx;
use crate::ui::style::Palette;
use egui::{CursorIcon, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo};

/// Lays a click area over every row that can be switched off, and over the sign that folds the legend.
pub(super) fn legend_ui(cx: &Ctx<'_>, ui: &Ui, canvas: Rect, frame: &Frame, form: &mut LegendForm) {
    let Some(legend) = &frame.legend else { return };
    for (place, row) in legend.rows.iter().enumerate() {
        let change = match &row.entry {
            LegendEntry::EntityKind(kind) => Some(FilterChange::EntityKind(kind.clone())),
            LegendEntry::Status(status) => Some(FilterChange::Status(*status)),
            LegendEntry::Backing(backing) => Some(FilterChange::Backing(*backing)),
            LegendEntry::Fold => None,
            LegendEntry::Conflict | LegendEntry::Opposed | LegendEntry::OtherKinds => continue,
        };
        let min = Pos2::new(canvas.left() + row.bounds.min.x, canvas.top() + row.bounds.min.y);
        let max = Pos2::new(canvas.left() + row.bounds.max.x, canvas.top() + row.bounds.max.y);
        let rect = Rect::from_min_max(min, max);
        let response = ui.interact(rect, ui.scope_id().with(("legend", place)), Sense::click());
        response.widget_info(|| match &change {
            Some(_) => {
                let label = format!("Show {} ({})", row.label, row.count);
                WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, row.on, label)
            }
            None => WidgetInfo::labeled(egui::accesskit::Role::Button, true, fold_words(row.on)),
        });
        if response.hovered() || response.has_focus() {
            let accent = Palette::of(ui).accent;
            ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, accent), egui::StrokeKind::Inside);
        }
        let hint = match (&change, row.on) {
            (None, on) => fold_words(on),
            (Some(_), true) => "Click to switch off",
            (Some(_), false) => "Click to switch on",
        };
        if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hint).clicked() {
            match change {
                Some(change) => cx.send(Command::Filter(change)),
                None => *form = if row.on { LegendForm::Folded } else { LegendForm::Unfolded },
            }
        }
    }
}

fn fold_words(is_unfolded: bool) -> &'static str {
    if is_unfolded { "Fold the legend away" } else { "Unfold the legend" }
}
