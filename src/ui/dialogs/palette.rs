//! The command palette: every action by its name.

use super::Outcome;
use crate::session::{Action, Shortcut};
use crate::ui::style::Palette;
use crate::ui::widgets::moved_cursor;
use egui::{Key, RichText, Ui};

/// What is typed, and which action Enter would run.
#[derive(Default)]
pub struct PaletteMemory {
    query: String,
    cursor: usize,
    is_open: bool,
}

/// Whether an action is listed: not the palette itself, and what stops a figure only while one is being made.
fn is_of_use(action: Action, is_making: bool) -> bool {
    match action {
        Action::Palette => false,
        Action::CancelFigure => is_making,
        _ => true,
    }
}

impl PaletteMemory {
    pub(super) fn ui(&mut self, ui: &mut Ui, is_making: bool) -> Outcome {
        let palette = Palette::of(ui);
        ui.set_width(520.0_f32.min(ui.available_width()));
        let edit = egui::TextEdit::singleline(&mut self.query).hint_text("Type a command").desired_width(f32::INFINITY);
        let id = super::focused_first(ui, "palette", &mut self.is_open);
        let response = ui.add(edit.id(id)).accessible_name("Command");
        let query = self.query.to_lowercase();
        let matches = |action: &Action| {
            let text = format!("{} {}", action.label(), action.help()).to_lowercase();
            query.split_whitespace().all(|word| text.contains(word))
        };
        let found: Vec<Action> =
            Action::ALL.into_iter().filter(|action| is_of_use(*action, is_making)).filter(matches).collect();
        if response.changed() {
            self.cursor = 0;
        }
        self.cursor = moved_cursor(ui, self.cursor, found.len());
        if ui.input(|input| input.key_pressed(Key::Enter))
            && let Some(action) = found.get(self.cursor)
        {
            return Outcome::Act(*action);
        }
        let mut outcome = Outcome::Open;
        let height = (ui.ctx().content_rect().height() - 160.0).clamp(120.0, 360.0);
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
            if found.is_empty() {
                ui.label(RichText::new("No command has these words").color(palette.weak));
            }
            for (place, action) in found.iter().enumerate() {
                let is_next = place == self.cursor;
                let key = action.shortcut().map(Shortcut::words).unwrap_or_default();
                let button = egui::Button::new(action.label()).shortcut_text(key).selected(is_next).frame(is_next);
                let response = ui.add_sized([ui.available_width(), 26.0], button).on_hover_text(action.help());
                if is_next && ui.input(|input| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp)) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    outcome = Outcome::Act(*action);
                }
            }
        });
        outcome
    }
}
