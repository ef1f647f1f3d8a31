//! The headings: each orders the rows, and its right edge makes its column wider or narrower.

use super::memory::TableMemory;
use crate::analysis::table::{Column, TableOf};
use crate::fonts::Style;
use crate::session::{Command, Table, TableChange};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::wrapping::sentence_job;
use egui::accesskit::{Role, SortDirection};
use egui::{CursorIcon, Pos2, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo};

/// The height of the headings, and the room at the left and right of a cell, in points.
pub(super) const HEIGHT: f32 = 28.0;
pub(super) const PADDING: f32 = 8.0;

/// The least width of a column, in points.
const LEAST: f32 = 48.0;

/// A column where it is drawn.
pub(super) struct Placed {
    pub(super) column: Column,
    /// From the left end of the table.
    pub(super) left: f32,
    pub(super) width: f32,
}

/// The columns with their places.
pub(super) struct Columns {
    pub(super) all: Vec<Placed>,
    pub(super) width: f32,
}

/// The usual width of a column, in points, and how much of the room that is left it takes.
fn usual(column: &Column) -> (f32, f32) {
    match column {
        Column::Quote => (260.0, 4.0),
        Column::Name | Column::OtherName | Column::From | Column::To | Column::Document => (150.0, 2.0),
        Column::Kind | Column::Statuses | Column::Aliases | Column::Note | Column::Said => (130.0, 1.0),
        Column::By | Column::Conflict | Column::Evidence | Column::Look | Column::Hedge => (120.0, 1.0),
        Column::Field(_) | Column::Id | Column::Result | Column::Verdict | Column::Ends => (100.0, 0.5),
        Column::Measure(measure) if measure.is_group() => (180.0, 1.0),
        Column::Measure(_) => (110.0, 0.0),
        Column::Date | Column::DocumentDate | Column::Status | Column::Neighbours | Column::Documents => (96.0, 0.0),
        _ => (80.0, 0.0),
    }
}

/// The columns that are shown, as wide as the reader made them, else as usual; what room is left goes to the names.
pub(super) fn laid_out(table: &Table, memory: &TableMemory, room: f32) -> Columns {
    let of = table.of();
    let columns = table.columns();
    let own = |column: &Column| memory.widths.get(&(of, column.clone())).copied();
    let sum: f32 = columns.iter().map(|column| own(column).unwrap_or(usual(column).0)).sum();
    let shares: f32 = columns.iter().filter(|column| own(column).is_none()).map(|column| usual(column).1).sum();
    let spare = if shares > 0.0 { ((room - sum) / shares).max(0.0) } else { 0.0 };
    let mut left = 0.0;
    let mut place = |column: Column| {
        let (usual, share) = usual(&column);
        let width = own(&column).unwrap_or(usual + spare * share);
        let placed = Placed { column, left, width };
        left += width;
        placed
    };
    let all: Vec<Placed> = columns.into_iter().map(&mut place).collect();
    Columns { all, width: left.max(room) }
}

/// Draws the headings.
pub(super) fn head_ui(cx: &OpenCtx<'_>, ui: &mut Ui, columns: &Columns, memory: &mut TableMemory) {
    let palette = Palette::of(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::hover());
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, palette.panel);
    let of = cx.session.table().of();
    for (place, placed) in columns.all.iter().enumerate() {
        let left = rect.left() + placed.left - memory.offset.x;
        let cell = Rect::from_min_size(Pos2::new(left, rect.top()), Vec2::new(placed.width, HEIGHT));
        if cell.intersects(rect) {
            heading_ui(cx, ui, placed, cell.intersect(rect), place);
            grip_ui(ui, placed, cell, rect, memory, of, place);
        }
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
}

/// One heading. A click orders the rows by it.
fn heading_ui(cx: &OpenCtx<'_>, ui: &Ui, placed: &Placed, cell: Rect, place: usize) {
    let palette = Palette::of(ui);
    let table = cx.session.table();
    let content = table.content(cx.open);
    let heading = match &content {
        Some(content) => content.heading(table.of(), &placed.column).into_owned(),
        None => placed.column.heading(table.of()).to_owned(),
    };
    let order = table.order().filter(|order| order.column == placed.column);
    let response = ui.interact(cell, ui.scope_id().with(("heading", place)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &heading));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_column_index(place);
        if let Some(order) = order {
            let (up, down) = (SortDirection::Ascending, SortDirection::Descending);
            node.set_sort_direction(if order.is_descending { down } else { up });
        }
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(cell.shrink2(Vec2::new(1.0, 2.0)), 4.0, palette.card_selected);
    }
    let sign = match order {
        Some(order) if order.is_descending => " ▼",
        Some(_) => " ▲",
        None => "",
    };
    let color = if order.is_some() { palette.accent } else { palette.ink };
    let room = cell.width() - 2.0 * PADDING;
    let mut job =
        sentence_job(&[crate::text::single_line(&heading).as_str(), sign], 13.0, Style::SemiBold, color, room);
    (job.wrap.max_rows, job.wrap.break_anywhere) = (1, true);
    let galley = ui.painter().layout_job(job);
    let x = if placed.column.is_number() { cell.right() - PADDING - galley.size().x } else { cell.left() + PADDING };
    let at = Pos2::new(x, cell.center().y - galley.size().y / 2.0);
    ui.painter_at(cell).galley(at, galley, color);
    let help = format!("{}. Click to order the rows by it", placed.column.help());
    cx.send_on(&response.on_hover_text(help), Command::Table(TableChange::OrderBy(placed.column.clone())));
}

/// The right edge of a column, which is dragged. A double click makes it as usual again.
fn grip_ui(ui: &Ui, placed: &Placed, cell: Rect, head: Rect, memory: &mut TableMemory, of: TableOf, place: usize) {
    let edge = Rect::from_center_size(Pos2::new(cell.right(), cell.center().y), Vec2::new(8.0, HEIGHT)).intersect(head);
    if edge.width() <= 0.0 {
        return;
    }
    let response = ui.interact(edge, ui.scope_id().with(("edge", place)), Sense::drag() | Sense::click());
    let response = response.on_hover_cursor(CursorIcon::ResizeColumn);
    let palette = Palette::of(ui);
    let color = if response.hovered() || response.dragged() { palette.accent } else { palette.line };
    ui.painter_at(head).vline(cell.right() - 0.5, cell.y_range().shrink(6.0), Stroke::new(1.0, color));
    let key = || (of, placed.column.clone());
    if response.dragged() {
        memory.widths.insert(key(), (placed.width + response.drag_delta().x).max(LEAST));
    }
    if response.double_clicked() {
        memory.widths.remove(&key());
    }
}
