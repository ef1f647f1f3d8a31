//! What the window keeps of the table between frames.

use crate::analysis::table::{Column, TableOf};
use crate::ui::cached::Last;
use egui::{Id, Vec2};
use std::collections::BTreeMap;

/// The table's own memory.
#[derive(Default)]
pub(in crate::ui) struct TableMemory {
    /// Whether it takes the focus in the next frame.
    pub(in crate::ui) wants_focus: bool,
    /// Whether the field for words takes it.
    pub(super) wants_field: bool,
    /// The widget that has the keyboard.
    pub(super) id: Option<Id>,
    /// The widths that the reader gave columns, in points.
    pub(super) widths: BTreeMap<(TableOf, Column), f32>,
    /// How far it is scrolled.
    pub(super) offset: Vec2,
    /// The rows that have room in the body.
    pub(super) page: usize,
    /// The row that was brought into view last.
    pub(super) followed: Last<(TableOf, Option<u32>)>,
    /// The row whose menu is open.
    pub(super) menu: Option<u32>,
}

impl TableMemory {
    /// Whether the keyboard belongs to the rows.
    pub(in crate::ui) fn has_focus(&self, ctx: &egui::Context) -> bool {
        self.id.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }
}
