//! The page of the history: every change that can be taken back or done again, to go to any of them.

use crate::fonts::Style;
use crate::session::{Command, HISTORY_DEPTH};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::{name_ui, weak_ui};
use egui::{Button, RichText, Ui};

/// What the page keeps between frames.
#[derive(Default)]
pub(super) struct HistoryMemory {
    /// How many steps were done, of how many, when the list was last scrolled to the present one.
    scrolled: (usize, usize),
}

/// The steps, the oldest first, with the present one marked and those that were undone after it.
pub(super) fn history_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut HistoryMemory) {
    let palette = Palette::of(ui);
    name_ui(ui, "History of changes", 19.0, Style::SemiBold, palette.ink);
    let (steps, done) = cx.session.history_steps();
    if steps.is_empty() {
        weak_ui(ui, "Nothing was changed yet. Moves, pins, filters, marks and layouts are listed here, to take back");
        return;
    }
    weak_ui(ui, "Click a step to go there; what comes after it can be done again");
    ui.add_space(6.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.with_layout(egui::Layout::top_down_justified(egui::Align::LEFT), |ui| {
        let first =
            if steps.len() < HISTORY_DEPTH { "As it was opened" } else { "Before the oldest change that is kept" };
        let names = std::iter::once(first).chain(steps.iter().copied());
        for (place, name) in names.enumerate() {
            let mut words = RichText::new(if place == 0 { name.to_owned() } else { numbered(place, name) });
            if place > done {
                words = words.color(palette.weak).italics();
            }
            let row = ui.push_id(place, |ui| ui.add(Button::selectable(place == done, words))).inner;
            if place == done && memory.scrolled != (done, steps.len()) {
                memory.scrolled = (done, steps.len());
                row.scroll_to_me(None);
            }
            let row = if place > done { row.on_hover_text("Taken back; click to do it again") } else { row };
            cx.send_on(&row, Command::GoToStep(place));
        }
    });
}

/// "3. Move".
fn numbered(place: usize, name: &str) -> String {
    let mut letters = name.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{place}. {first}{}", letters.as_str())
}
