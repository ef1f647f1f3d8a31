//! The legend as the filter: the scene draws it, and here its rows can be clicked.

use crate::scene::{Frame, LegendEntry, LegendForm, LegendRow};
use crate::session::{Command, FilterChange};
use crate::ui::ctx::Ctx;
use crate::ui::style::Palette;
use egui::{CursorIcon, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo};

/// Lays a click area over every row that can be switched off, and over the sign that folds the legend. In the folded legend
/// the signs stand without words, so that each tells its name to the pointer.
pub(super) fn legend_ui(cx: &Ctx<'_>, ui: &Ui, canvas: Rect, frame: &Frame, form: &mut LegendForm) {
    let Some(legend) = &frame.legend else { return };
    let is_folded = legend.rows.iter().any(|row| row.entry == LegendEntry::Fold && !row.on);
    for (place, row) in legend.rows.iter().enumerate() {
        let change = change_of(&row.entry);
        let is_fold = row.entry == LegendEntry::Fold;
        let alone = is_alone(cx, &row.entry);
        let is_switch = change.is_some() || is_fold;
        if !is_switch && !is_folded {
            continue;
        }
        let min = Pos2::new(canvas.left() + row.bounds.min.x, canvas.top() + row.bounds.min.y);
        let max = Pos2::new(canvas.left() + row.bounds.max.x, canvas.top() + row.bounds.max.y);
        let rect = Rect::from_min_max(min, max);
        let sense = if is_switch { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, ui.scope_id().with(("legend", place)), sense);
        response.widget_info(|| match &change {
            Some(_) => {
                let show = if alone.is_some() { "Show only" } else { "Show" };
                let label = format!("{show} {} ({})", row.label, row.count);
                WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, alone.unwrap_or(row.on), label)
            }
            None if is_fold => WidgetInfo::labeled(egui::accesskit::Role::Button, true, fold_words(row.on)),
            None => WidgetInfo::labeled(egui::accesskit::Role::Label, true, named(row)),
        });
        if is_switch && (response.hovered() || response.has_focus() || alone == Some(true)) {
            let width = if alone == Some(true) { 2.0 } else { 1.0 };
            let accent = Palette::of(ui).accent;
            ui.painter().rect_stroke(rect, 4.0, Stroke::new(width, accent), egui::StrokeKind::Inside);
        }
        let response = if is_switch { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
        if response.on_hover_text(hint(row, alone, is_folded)).clicked() {
            match change {
                Some(change) => cx.send(Command::Filter(change)),
                None => *form = if row.on { LegendForm::Folded } else { LegendForm::Unfolded },
            }
        }
    }
}

/// What a click on an entry switches on or off.
fn change_of(entry: &LegendEntry) -> Option<FilterChange> {
    match entry {
        LegendEntry::EntityKind(kind) => Some(FilterChange::EntityKind(kind.clone())),
        LegendEntry::Status(status) => Some(FilterChange::Status(*status)),
        LegendEntry::Backing(backing) => Some(FilterChange::Backing(*backing)),
        LegendEntry::Conflict => Some(FilterChange::OnlyConflicting),
        LegendEntry::Opposed => Some(FilterChange::OnlyOpposed),
        LegendEntry::Fold | LegendEntry::OtherKinds => None,
    }
}

/// Whether an entry shows its edges alone, and whether it does so now; `None`: it switches its things on and off.
fn is_alone(cx: &Ctx<'_>, entry: &LegendEntry) -> Option<bool> {
    let filter = &cx.session.workspace().filter;
    match entry {
        LegendEntry::Conflict => Some(filter.only_conflicting),
        LegendEntry::Opposed => Some(filter.only_opposed),
        _ => None,
    }
}

/// "person, 7".
fn named(row: &LegendRow) -> String {
    format!("{}, {}", row.label, row.count)
}

/// What the pointer is told on an entry.
fn hint(row: &LegendRow, alone: Option<bool>, is_folded: bool) -> String {
    let act = match (&row.entry, row.on) {
        (LegendEntry::Fold, on) => return fold_words(on).to_owned(),
        (LegendEntry::OtherKinds, _) => return named(row),
        _ if alone == Some(true) => "Click to show everything else again",
        _ if alone == Some(false) => "Click to show only these",
        (_, true) => "Click to switch off",
        (_, false) => "Click to switch on",
    };
    if is_folded { format!("{}\n{act}", named(row)) } else { act.to_owned() }
}

fn fold_words(is_unfolded: bool) -> &'static str {
    if is_unfolded { "Hide the legend" } else { "Show the legend" }
}
