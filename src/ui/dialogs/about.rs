//! What this program is, its licence, and those of its fonts.

use super::{Outcome, close_ui, title_ui};
use crate::ui::style::{Palette, semibold};
use egui::{RichText, Ui};

/// The licences of the bundled fonts, in full.
const FONT_LICENCES: [(&str, &str); 2] = [
    ("Inter", include_str!("../../../assets/fonts/Inter-OFL.txt")),
    ("Vazirmatn", include_str!("../../../assets/fonts/Vazirmatn-OFL.txt")),
];

pub(super) fn about_ui(ui: &mut Ui) -> Outcome {
    title_ui(ui, &format!("Sayso {}", env!("CARGO_PKG_VERSION")), 640.0);
    ui.label("Who is tied to whom, and on whose say-so");
    ui.add_space(4.0);
    ui.label("Sayso opens no connection: nothing you read here leaves this machine. It is free software under the MIT or the Apache 2.0 licence, as you choose.");
    ui.label("The article in the example about the talks of April 2002 belongs to its publisher and is not covered by that licence.");
    ui.add_space(6.0);
    ui.label(RichText::new("Fonts").font(semibold(15.0)));
    ui.label(
        RichText::new("Inter and Vazirmatn come with the program under the SIL Open Font License")
            .color(Palette::of(ui).weak),
    );
    let height = (ui.ctx().content_rect().height() - 420.0).max(120.0);
    egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
        for (name, licence) in FONT_LICENCES {
            ui.collapsing(name, |ui| ui.label(RichText::new(licence).size(12.0)));
        }
    });
    close_ui(ui)
}
