//! The words of a figure: title, caption, and the picture in words for those who do not see it. What the program writes can be
//! edited.

use super::choices::heading_ui;
use crate::scene::Drawing;
use crate::session::FigureOptions;
use crate::session::figure::Alternative;
use crate::ui::style::Palette;
use egui::{RichText, TextEdit, Ui};

/// What the program writes, and for which choices it was written.
#[derive(Default)]
pub(super) struct Words {
    written: Option<(FigureOptions, String, Alternative)>,
}

impl Words {
    /// The fields.
    pub(super) fn ui(&mut self, ui: &mut Ui, choices: &mut FigureOptions, drawing: &Drawing, options: &FigureOptions) {
        let plain = FigureOptions { title: None, words: None, alternative: None, ..options.clone() };
        if self.written.as_ref().is_none_or(|(made, ..)| *made != plain) {
            let (caption, alternative) = drawing.words(&plain);
            self.written = Some((plain, caption, alternative));
        }
        let Some((_, caption, alternative)) = &self.written else { return };
        if choices.caption {
            let mut title = choices.title.clone().unwrap_or_else(|| drawing.title().to_owned());
            let edit = TextEdit::singleline(&mut title).hint_text("no title").desired_width(f32::INFINITY);
            field_ui(ui, "Title");
            if ui.add(edit).accessible_name("Title").changed() {
                choices.title = Some(title).filter(|title| *title != drawing.title());
            }
            edited_ui(ui, "Caption", 3, caption, &mut choices.words);
        }
        heading_ui(ui, "The picture in words");
        let weak = Palette::of(ui).weak;
        ui.label(RichText::new("For those who do not see it; it goes into the file.").size(12.5).color(weak));
        let given = choices.alternative.clone().unwrap_or_default();
        let (mut short, mut long) = (some(given.short), some(given.long));
        edited_ui(ui, "In a sentence", 2, &alternative.short, &mut short);
        edited_ui(ui, "In full", 4, &alternative.long, &mut long);
        let given = Alternative { short: short.unwrap_or_default(), long: long.unwrap_or_default() };
        choices.alternative = (given != Alternative::default()).then_some(given);
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn field_ui(ui: &mut Ui, label: &str) {
    ui.add_space(4.0);
    ui.label(label);
}

/// A field for words that the program has written: what is typed takes their place, until they are asked for again.
fn edited_ui(ui: &mut Ui, label: &str, rows: usize, written: &str, given: &mut Option<String>) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.label(label);
        if given.is_some() {
            let name = format!("Write {} again", label.to_lowercase());
            let again = ui.small_button("Write again").on_hover_text("Take back what was typed here");
            if again.accessible_name(name).clicked() {
                *given = None;
            }
        }
    });
    let mut text = given.clone().unwrap_or_else(|| written.to_owned());
    let area = egui::ScrollArea::vertical().id_salt(label).max_height(18.0 * rows as f32 + 8.0);
    let changed = area.show(ui, |ui| {
        let edit = TextEdit::multiline(&mut text).desired_rows(rows).desired_width(f32::INFINITY);
        ui.add(edit.font(egui::FontId::proportional(13.0))).accessible_name(label).changed()
    });
    if changed.inner {
        *given = Some(text).filter(|text| text != written);
    }
}
