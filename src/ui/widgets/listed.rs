//! A long list that shows its beginning, says how long it is, and shows all on demand.

use super::names::link_ui;
use crate::fonts::Style;
use egui::{AsIdSalt, Id, Ui};

/// How much of a list is shown.
pub(in crate::ui) struct Listed {
    id: Id,
    first: usize,
    count: usize,
    is_whole: bool,
}

impl Listed {
    /// A list of `count` things, of which the `first` ones are shown until the reader asks for all. The place in the
    /// window and `salt` tell it from others.
    pub(in crate::ui) fn of(ui: &Ui, salt: impl AsIdSalt, count: usize, first: usize) -> Self {
        let id = ui.scope_id().with(salt);
        let is_whole = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
        Self { id, first, count, is_whole }
    }

    /// How many are shown.
    pub(in crate::ui) fn shown(&self) -> usize {
        if self.is_whole { self.count } else { self.first.min(self.count) }
    }

    /// Below the list: the way to all of them, or back; nothing where all fit. `what` are they: "documents".
    pub(in crate::ui) fn more_ui(&self, ui: &mut Ui, what: &str) {
        if self.count <= self.first {
            return;
        }
        let words = if self.is_whole {
            format!("Show only the first {}", self.first)
        } else {
            format!("Show all {} {what}", self.count)
        };
        if ui.push_id(self.id, |ui| link_ui(ui, &words, 12.5, Style::Regular)).inner.clicked() {
            ui.data_mut(|data| data.insert_temp(self.id, !self.is_whole));
        }
    }
}
