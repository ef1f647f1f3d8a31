//! The table by keyboard: arrows go from row to row, Page Up and Page Down by as many as are in view, Home and End to the
//! first and the last; with Shift they select the entities between. Enter shows the evidence.
//!
//! Invariant: every press is a step, also where several come in one frame.

use super::memory::TableMemory;
use crate::session::{Action, Command, TableChange};
use crate::ui::ctx::OpenCtx;
use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

/// Handles the keys while the rows have the focus.
pub(super) fn keyboard_ui(cx: &OpenCtx<'_>, ui: &Ui, id: Id, memory: &TableMemory) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let filter = EventFilter { tab: false, horizontal_arrows: false, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed: Vec<(Key, Modifiers)> = ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key { key, modifiers, pressed: true, .. } => Some((*key, *modifiers)),
            _ => None,
        });
        keys.collect()
    });
    let rows = cx.session.table().rows();
    let Some(last) = rows.len().checked_sub(1) else { return };
    let before = cx.session.table_row().and_then(|row| rows.iter().position(|other| *other == row));
    let page = memory.page.max(1);
    let (mut place, mut extends) = (before, false);
    for (key, modifiers) in pressed.into_iter().filter(|(_, modifiers)| modifiers.is_none() || modifiers.shift_only()) {
        let next = match (key, place) {
            (Key::ArrowDown, None) | (Key::Home, _) => 0,
            (Key::ArrowDown, Some(place)) => place + 1,
            (Key::ArrowUp, place) => place.map_or(last, |place| place.saturating_sub(1)),
            (Key::PageDown, place) => place.map_or(0, |place| place + page),
            (Key::PageUp, place) => place.map_or(0, |place| place.saturating_sub(page)),
            (Key::End, _) => last,
            (Key::Enter, Some(_)) => {
                cx.act(Action::ShowEvidence);
                continue;
            }
            _ => continue,
        };
        place = Some(next.min(last));
        extends = modifiers.shift;
    }
    if let Some(place) = place.filter(|_| place != before || extends) {
        let change = if extends { TableChange::SelectTo } else { TableChange::Select };
        cx.send(Command::Table(change(rows[place])));
    }
}
