//! Naming a view.

use super::{Outcome, title_ui};
use crate::session::Command;
use crate::ui::ctx::Ctx;
use crate::ui::widgets::primary_where_ui;
use egui::{Key, Ui};

/// What is typed.
pub struct ViewNameMemory {
    name: String,
    is_new: bool,
    is_open: bool,
    was_shown: bool,
}

impl ViewNameMemory {
    pub(super) fn for_new(name: String) -> Self {
        Self { name, is_new: true, is_open: false, was_shown: false }
    }

    pub(super) fn for_rename(name: String) -> Self {
        Self { name, is_new: false, is_open: false, was_shown: false }
    }

    pub(super) fn ui(&mut self, cx: &Ctx<'_>, ui: &mut Ui) -> Outcome {
        title_ui(ui, if self.is_new { "New view" } else { "Rename view" }, 360.0);
        if self.is_new {
            ui.label("A copy of what you see, kept in the same layout file");
        }
        let id = super::focused_first(ui, "view name", &mut self.is_open);
        let is_first = !self.was_shown;
        self.was_shown = true;
        let mut edit = egui::TextEdit::singleline(&mut self.name).id(id).show(ui);
        if is_first {
            // What is typed takes the place of the name that is offered.
            let all = egui::text::CCursorRange::select_all(&edit.galley);
            edit.state.cursor.set_char_range(Some(all));
            edit.state.store(ui.ctx(), id);
        }
        let response = edit.response.response.accessible_name("Name of the view");
        ui.add_space(8.0);
        let name = self.name.trim().to_owned();
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.horizontal(|ui| {
            let label = if self.is_new { "Create view" } else { "Rename" };
            let clicked = primary_where_ui(ui, (!name.is_empty()).then_some(&()), label).clicked();
            if (clicked || entered) && !name.is_empty() {
                cx.send(if self.is_new { Command::AddView(name) } else { Command::RenameView(name) });
                return Outcome::Close;
            }
            if ui.button("Cancel").clicked() { Outcome::Close } else { Outcome::Open }
        })
        .inner
    }
}
