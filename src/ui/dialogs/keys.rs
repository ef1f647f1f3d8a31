//! All keys and gestures.

use super::{Outcome, close_ui, title_ui};
use crate::session::Action;
use crate::ui::style::{Palette, semibold};
use egui::{Label, RichText, Ui};

/// What the pointer does on the network.
const GESTURES: [(&str, &str); 16] = [
    ("Drag empty space", "Move the picture"),
    ("Wheel or pinch", "Zoom at the pointer"),
    ("Wheel sideways", "Move the picture sideways"),
    ("Click a mark, name or line", "Select the entity or the edge"),
    ("Ctrl+click", "Add an entity, or take it out"),
    ("Shift+drag empty space", "Select what is in a rectangle"),
    ("Drag an entity", "Move it, and pin it there"),
    ("Shift+drag an entity", "Take its neighbours along"),
    ("Double-click an entity", "Show its hidden neighbours, or highlight those that are shown"),
    ("1 to 5", "Highlight what is so many steps around; while something is left out, show it"),
    ("Arrow keys", "Along edges to another entity"),
    ("Tab · Shift+Tab", "Next entity or the one before, at last out of the network"),
    ("Page Down · Page Up", "The edges of an entity, one by one"),
    ("Alt+arrow keys", "Move what is selected; with Shift farther"),
    ("Enter", "First quote of what is selected"),
    ("A word", "Look for it; a letter alone is a key"),
];

/// In how many columns they are listed at most, and how wide each must be, in points.
const COLUMNS: usize = 3;
const COLUMN: f32 = 350.0;

/// How wide the keys are in a column, in points.
const KEY: f32 = 156.0;

/// How many lines a heading takes, with the room around it.
const HEADING: usize = 2;

pub(super) fn keys_ui(ui: &mut Ui) -> Outcome {
    title_ui(ui, "Keyboard and mouse", 1080.0);
    let height = (ui.ctx().content_rect().height() - 150.0).max(120.0);
    let columns = ((ui.available_width() / COLUMN) as usize).clamp(1, COLUMNS);
    egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
        let gestures = GESTURES.into_iter().map(|(key, what)| (key.to_owned(), what));
        let keys = Action::ALL.into_iter().filter_map(|action| Some((action.shortcut()?.words(), action.label())));
        let keys: Vec<(String, &str)> = keys.collect();
        // The columns are about as long as one another: the gestures, with their heading, and a few keys in the first.
        let length = (keys.len() + GESTURES.len() + HEADING).div_ceil(columns);
        let (first, rest) = keys.split_at(length.saturating_sub(GESTURES.len() + HEADING).min(keys.len()));
        ui.columns(columns, |columns| {
            grid_ui(&mut columns[0], "On the network", gestures);
            columns[0].add_space(8.0);
            grid_ui(&mut columns[0], "Everywhere", first.iter().cloned());
            for (column, keys) in columns[1..].iter_mut().zip(rest.chunks(length)) {
                grid_ui(column, "", keys.iter().cloned());
            }
        });
    });
    close_ui(ui)
}

/// Keys and what they do, in two columns of which the second wraps.
fn grid_ui(ui: &mut Ui, heading: &str, rows: impl Iterator<Item = (String, &'static str)>) {
    ui.label(RichText::new(heading).font(semibold(14.0)));
    ui.spacing_mut().interact_size.y = 17.0;
    ui.spacing_mut().item_spacing = egui::vec2(12.0, 5.0);
    for (key, what) in rows {
        ui.horizontal_top(|ui| {
            let words = RichText::new(key).size(13.0).color(Palette::of(ui).weak);
            ui.vertical(|ui| {
                ui.set_width(KEY);
                ui.add(Label::new(words).wrap());
            });
            ui.vertical(|ui| ui.add(Label::new(RichText::new(what).size(13.0)).wrap()));
        });
    }
}
