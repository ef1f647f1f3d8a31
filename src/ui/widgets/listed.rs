//! A long list that shows its beginning, says how long it is, and shows all on demand.

use super::names::link_ui;
use crate::fonts::Style;
use egui::{AsIdSalt, Id, Ui};

/// The most that is shown more at once: what is shown is drawn in every frame.
const STEP: usize = 300;

/// How much of a list is shown.
pub(in crate::ui) struct Listed {
    id: Id,
    first: usize,
    count: usize,
    shown: usize,
}

impl Listed {
    /// A list of `count` things, of which the `first` ones are shown until the reader asks for more. The place in the
    /// window and `salt` tell it from others.
    pub(in crate::ui) fn of(ui: &Ui, salt: impl AsIdSalt, count: usize, first: usize) -> Self {
        let id = ui.scope_id().with(salt);
        let more = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or_default();
        Self { id, first, count, shown: (first + more).min(count) }
    }

    /// How many are shown.
    pub(in crate::ui) fn shown(&self) -> usize {
        self.shown
    }

    /// Below the list: the way to all of them, or to more of very many, or back; nothing where all fit. `what` are they:
    /// "documents".
    pub(in crate::ui) fn more_ui(&self, ui: &mut Ui, what: &str) {
        if self.count <= self.first {
            return;
        }
        let left = self.count - self.shown;
        let (words, shown) = match left {
            0 => (format!("Show only the first {}", self.first), self.first),
            1..=STEP => (format!("Show all {} {what}", self.count), self.count),
            _ => (format!("Show {STEP} more of {} {what}", self.count), self.shown + STEP),
        };
        if ui.push_id(self.id, |ui| link_ui(ui, &words, 12.5, Style::Regular)).inner.clicked() {
            ui.data_mut(|data| data.insert_temp(self.id, shown - self.first));
        }
    }
}
