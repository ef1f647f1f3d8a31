//! The rows in view.

use super::head::{Columns, PADDING};
use super::memory::TableMemory;
use crate::analysis::table::{Cell, Column, Content, TableOf};
use crate::analysis::words::edge_words;
use crate::fonts::Style;
use crate::model::{EdgeIndex, EntityIndex, Status, Target};
use crate::session::{Command, MenuOf, TableChange};
use crate::text::{cut, single_line};
use crate::ui::context_menu::entries_ui;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::wrapping::sentence_job;
use egui::accesskit::{Action, Role};
use egui::{Color32, Pos2, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

/// The height of a row, in points.
const HEIGHT: f32 = 26.0;

/// The longest text that is drawn in a cell, and told of it, in characters.
const LONGEST: usize = 240;

/// Draws the rows in view, and brings the one that is selected into view where it has changed.
pub(super) fn body_ui(cx: &OpenCtx<'_>, ui: &mut Ui, table: &Response, columns: &Columns, memory: &mut TableMemory) {
    let session = cx.session;
    let (of, rows) = (session.table().of(), session.table().rows());
    let Some(content) = session.table().content(cx.open) else { return };
    let current = session.table_row();
    let room = ui.available_size();
    memory.page = (room.y / HEIGHT) as usize;
    let mut area = ScrollArea::both().id_salt(("rows", of.words())).auto_shrink(false);
    if memory.followed.changes_to((of, current))
        && let Some(place) = current.and_then(|row| rows.iter().position(|other| *other == row))
        && let Some(offset) = offset_for(place, memory.offset.y, room.y)
    {
        area = area.vertical_scroll_offset(offset);
    }
    let shown = area.show_viewport(ui, |ui, viewport| {
        ui.set_width(columns.width);
        ui.set_height(rows.len() as f32 * HEIGHT);
        let first = (viewport.top() / HEIGHT).floor().max(0.0) as usize;
        let behind = ((viewport.bottom() / HEIGHT).ceil() as usize).min(rows.len());
        let corner = ui.max_rect().min;
        let mut list = ui.new_child(UiBuilder::new().max_rect(ui.max_rect()).accessibility_parent(table.id));
        for (place, row) in rows.iter().enumerate().take(behind).skip(first) {
            let top = corner.y + place as f32 * HEIGHT;
            let rect = Rect::from_min_size(Pos2::new(corner.x, top), Vec2::new(columns.width, HEIGHT));
            let drawn = Drawn { content: &content, of, row: *row, place, rect };
            row_ui(cx, &mut list, &drawn, columns, current == Some(*row), memory);
        }
    });
    memory.offset = shown.state.clamped_offset();
    menu_ui(cx, table, of, memory);
    if rows.is_empty() {
        nothing_ui(cx, ui, shown.inner_rect);
    }
}

/// How far to scroll so that a row is in view; `None` where it is.
fn offset_for(place: usize, offset: f32, height: f32) -> Option<f32> {
    let top = place as f32 * HEIGHT;
    if top < offset {
        Some((top - height / 3.0).max(0.0))
    } else {
        (top + HEIGHT > offset + height - PADDING).then(|| (top - height * 2.0 / 3.0).max(0.0))
    }
}

/// A row where it is drawn.
struct Drawn<'a> {
    content: &'a Content<'a>,
    of: TableOf,
    row: u32,
    place: usize,
    rect: Rect,
}

/// One row. A click selects it, with Ctrl another one too, with Shift all up to it; a double click shows it in the network.
fn row_ui(
    cx: &OpenCtx<'_>,
    ui: &mut Ui,
    drawn: &Drawn<'_>,
    columns: &Columns,
    is_current: bool,
    memory: &mut TableMemory,
) {
    let palette = Palette::of(ui);
    let Drawn { of, row, rect, .. } = *drawn;
    let response = ui.interact(rect, ui.scope_id().with(("row", of.words(), row)), Sense::CLICK);
    let is_selected = cx.session.is_selected_row(row);
    let fill = match () {
        () if is_current || is_selected => palette.text_selected.gamma_multiply(if is_current { 0.75 } else { 0.5 }),
        () if response.hovered() => palette.card_selected,
        () if drawn.place % 2 == 1 => palette.panel.gamma_multiply(0.6),
        () => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    for placed in &columns.all {
        let cell = Rect::from_min_size(
            Pos2::new(rect.left() + placed.left, rect.top()),
            Vec2::new(placed.width, rect.height()),
        );
        if ui.is_rect_visible(cell) {
            cell_ui(ui, cell, &placed.column, &drawn.content.cell(of, row, &placed.column));
        }
    }
    cx.hit(format!("row {} {row}", of.one()), rect.intersect(ui.clip_rect()).center());
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, spoken(cx, drawn, columns)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.add_action(Action::Click);
        node.set_selected(is_selected);
        node.set_row_index(drawn.place);
    });
    if is_current && let Some(table) = memory.id {
        ui.ctx().accesskit_node_builder(table, |node| node.set_active_descendant(response.id.accesskit_id()));
    }
    clicked(cx, ui, &response, drawn, memory);
}

/// What a click on a row does.
fn clicked(cx: &OpenCtx<'_>, ui: &Ui, response: &Response, drawn: &Drawn<'_>, memory: &mut TableMemory) {
    let row = drawn.row;
    if response.double_clicked() {
        cx.send(Command::Table(TableChange::Select(row)));
        cx.send(Command::Table(TableChange::Open(false)));
        return;
    }
    if response.secondary_clicked() {
        memory.menu = Some(row);
        if !cx.session.is_selected_row(row) {
            cx.send(Command::Table(TableChange::Select(row)));
        }
        return;
    }
    if response.clicked() {
        memory.wants_focus = true;
        let modifiers = ui.input(|input| input.modifiers);
        cx.send(Command::Table(match () {
            () if modifiers.command => TableChange::SelectAlso(row),
            () if modifiers.shift => TableChange::SelectTo(row),
            () => TableChange::Select(row),
        }));
    }
}

/// A cell: its text on one line, cut where the column ends; numbers at the right.
fn cell_ui(ui: &Ui, cell: Rect, column: &Column, value: &Cell<'_>) {
    let palette = Palette::of(ui);
    let color = match (column, value) {
        (_, Cell::Nothing) => return,
        (Column::Status, Cell::Text(word)) => {
            let status = Status::ALL.into_iter().find(|status| status.word() == word.as_ref());
            status.map_or(
                palette.ink,
                |status| if status == Status::Asserted { palette.ink } else { palette.status(status) },
            )
        }
        (Column::Result, Cell::Text(word)) => {
            let is_fine = matches!(word.as_ref(), "exact" | "folded" | "passage" | "cited");
            if is_fine { palette.weak } else { palette.warning }
        }
        (Column::Conflict, _) => palette.danger,
        (Column::Id | Column::Kind | Column::Note | Column::Statuses, _) | (_, Cell::Number(0)) => palette.weak,
        _ => palette.ink,
    };
    let style = if matches!(column, Column::Name) { Style::SemiBold } else { Style::Regular };
    let text = cut(&single_line(&value.words()), LONGEST);
    let mut job = sentence_job(&[text], 13.5, style, color, cell.width() - 2.0 * PADDING);
    (job.wrap.max_rows, job.wrap.break_anywhere) = (1, true);
    let galley = ui.painter().layout_job(job);
    let x = if column.is_number() { cell.right() - PADDING - galley.size().x } else { cell.left() + PADDING };
    ui.painter_at(cell).galley(Pos2::new(x, cell.center().y - galley.size().y / 2.0), galley, color);
}

/// What a screen reader says of a row: "Russia, country, Claims 46, …".
fn spoken(cx: &OpenCtx<'_>, drawn: &Drawn<'_>, columns: &Columns) -> String {
    let Drawn { content, of, row, .. } = *drawn;
    let first = match of {
        TableOf::Edges => vec![edge_words(cx.open, EdgeIndex(row), cx.session.visibility())],
        _ => Vec::new(),
    };
    let told = |column: &Column| match (content.cell(of, row, column), column) {
        (Cell::Nothing, _) => None,
        (_, Column::Name | Column::OtherName | Column::Claims | Column::Statuses) if of == TableOf::Edges => None,
        (cell, Column::Name | Column::Kind | Column::From | Column::To | Column::Status | Column::Quote) => {
            Some(cut(&single_line(&cell.words()), LONGEST))
        }
        (cell, column) => Some(format!("{} {}", column.heading(of), cut(&single_line(&cell.words()), LONGEST))),
    };
    let words = columns.all.iter().filter_map(|placed| told(&placed.column));
    first.into_iter().chain(words).collect::<Vec<_>>().join(", ")
}

/// The menu of the row that was clicked: as in the network.
fn menu_ui(cx: &OpenCtx<'_>, table: &Response, of: TableOf, memory: &mut TableMemory) {
    table.context_menu(|ui| {
        if memory.menu.is_none() {
            ui.close();
            return;
        }
        if ui.button("Show in the network").clicked() {
            cx.send(Command::Table(TableChange::Open(false)));
            if let Some(row) = memory.menu.filter(|_| of == TableOf::Entities) {
                cx.send(Command::FlyTo(Target::Entity(EntityIndex(row))));
            }
            ui.close();
        }
        ui.separator();
        let menu = match of {
            TableOf::Entities if cx.session.selection().group.is_empty() => MenuOf::Entity,
            TableOf::Entities => MenuOf::Group,
            TableOf::Edges | TableOf::Claims => MenuOf::Edge,
            TableOf::Quotes => MenuOf::Quote,
        };
        entries_ui(cx, ui, menu);
        ui.separator();
        cx.act_on(&ui.button("Copy rows"), crate::session::Action::CopyRows);
    });
}

/// What is told where there is no row.
fn nothing_ui(cx: &OpenCtx<'_>, ui: &Ui, rect: Rect) {
    let table = cx.session.table();
    let words = if table.words().is_empty() {
        format!("No {} is shown", table.of().one())
    } else {
        format!("No {} that is shown has these words: “{}”", table.of().one(), cut(&single_line(table.words()), 60))
    };
    let color = Palette::of(ui).weak;
    let job = sentence_job(&[words], 14.0, Style::Regular, color, rect.width() - 40.0);
    let galley = ui.painter().layout_job(job);
    let at = Pos2::new(rect.center().x - galley.size().x / 2.0, rect.top() + 60.0);
    ui.painter().galley(at, galley, color);
}

/// Tells a screen reader what the table is and how large.
pub(super) fn describe(cx: &OpenCtx<'_>, ui: &Ui, response: &Response, columns: usize) {
    let table = cx.session.table();
    let rows = table.rows().len();
    let label = format!("Table of {}", table.of().words());
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, &label));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_row_count(rows);
        node.set_column_count(columns);
        node.set_description(KEYS);
    });
}

/// The keys of the table, for a screen reader.
const KEYS: &str = "Arrow keys: from row to row. Page Down and Page Up: by a page. Home and End: the first and the last row. \
    With Shift: several entities. Enter: the evidence. Control and C: copy the rows. Control and T: back to the network.";
