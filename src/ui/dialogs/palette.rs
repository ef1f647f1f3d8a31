//! The command palette: every action by its name.

use super::Outcome;
use crate::session::{Action, Shortcut};
use crate::ui::style::Palette;
use crate::ui::widgets::moved_cursor;
use egui::{Key, RichText, Ui};

/// The room for the scroll bar beside the keys, in points.
const BAR: f32 = 12.0;

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

/// The actions that have the words of `query` in their names or their help. Names come first: what Enter runs is what was
/// named.
fn found(query: &str, is_making: bool) -> Vec<Action> {
    let query = query.to_lowercase();
    let has_all = |text: &str| query.split_whitespace().all(|word| text.contains(word));
    let rank = |action: Action| {
        let label = action.label().to_lowercase();
        match label.as_str() {
            label if label == query.trim() => Some(0),
            label if label.starts_with(query.trim()) => Some(1),
            label if has_all(label) => Some(2),
            label => has_all(&format!("{label} {}", action.help().to_lowercase())).then_some(3),
        }
    };
    let of_use = Action::ALL.into_iter().filter(|action| is_of_use(*action, is_making));
    let mut found: Vec<(u8, Action)> = of_use.filter_map(|action| Some((rank(action)?, action))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, action)| action).collect()
}

impl PaletteMemory {
    pub(super) fn ui(&mut self, ui: &mut Ui, is_making: bool) -> Outcome {
        let palette = Palette::of(ui);
        ui.set_width(520.0_f32.min(ui.available_width()));
        let edit = egui::TextEdit::singleline(&mut self.query).hint_text("Type a command").desired_width(f32::INFINITY);
        let id = super::focused_first(ui, "palette", &mut self.is_open);
        let response = ui.add(edit.id(id)).accessible_name("Command");
        let found = found(&self.query, is_making);
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
                let button =
                    egui::Button::new(action.label()).shortcut_text(key).selected(is_next).frame_when_inactive(is_next);
                let response = ui.add_sized([ui.available_width() - BAR, 26.0], button).on_hover_text(action.help());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_found_by_its_name_before_those_whose_help_has_the_words() {
        let first = |query: &str| found(query, false).first().copied();
        assert_eq!(first("filters"), Some(Action::Filters), "saving a layout speaks of filters too");
        assert_eq!(first("save layout"), Some(Action::SaveLayout));
        for action in Action::ALL.into_iter().filter(|action| is_of_use(*action, false)) {
            assert_eq!(first(action.label()), Some(action));
        }
        assert_eq!(found("", false).len(), found(" ", false).len());
        assert!(found("no such words", false).is_empty());
    }
}
