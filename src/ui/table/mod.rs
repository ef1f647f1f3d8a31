//! The table in place of the network: rows of entities, edges, claims or quotes.
//!
//! Invariant: only the rows in view are drawn, whatever their number; what stands in them is asked of the session.

mod bar;
mod body;
mod head;
mod keyboard;
mod memory;

pub(super) use memory::TableMemory;

use super::ctx::OpenCtx;
use super::style::Palette;
use egui::{Frame, Margin, Panel, Sense, Stroke, Ui};

/// Draws the table and handles pointer and keys.
pub(super) fn table_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut TableMemory) {
    let palette = Palette::of(ui);
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(10, 6));
    Panel::top("table bar").frame(frame.stroke(Stroke::new(1.0, palette.line))).show_separator_line(false).show(
        ui,
        |ui| {
            bar::bar_ui(cx, ui, memory);
        },
    );
    let rect = ui.available_rect_before_wrap();
    let id = ui.scope_id().with("table");
    memory.id = Some(id);
    let response = ui.interact(rect, id, Sense::click());
    if std::mem::take(&mut memory.wants_focus) {
        response.request_focus();
    }
    let columns = head::laid_out(cx.session.table(), memory, rect.width());
    keyboard::keyboard_ui(cx, ui, id, memory);
    head::head_ui(cx, ui, &columns, memory);
    body::body_ui(cx, ui, &response, &columns, memory);
    body::describe(cx, ui, &response, columns.all.len());
}
