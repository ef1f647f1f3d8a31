//! Help on one page: the dossier format, and how to bring material of one's own.

use super::{Outcome, title_ui};
use crate::formats::ron::{format_help, import_help};
use crate::session::Action;
use crate::ui::ctx::Ctx;
use crate::ui::style::{Palette, semibold};
use egui::{RichText, Ui};

/// The dossier format.
pub(super) fn format_help_ui(cx: &Ctx<'_>, ui: &mut Ui) -> Outcome {
    page_ui(cx, ui, "The dossier format", &format_help(), Action::SaveTemplate)
}

/// How to bring material of one's own.
pub(super) fn import_help_ui(cx: &Ctx<'_>, ui: &mut Ui) -> Outcome {
    page_ui(cx, ui, "Your own material", &import_help(), Action::Open)
}

/// A page of headings with their texts, and an action that it leads to.
fn page_ui(cx: &Ctx<'_>, ui: &mut Ui, title: &str, sections: &[(&str, &str)], action: Action) -> Outcome {
    title_ui(ui, title, 760.0);
    let height = (ui.ctx().content_rect().height() - 200.0).max(120.0);
    // As high from the first frame on, whatever of it was drawn.
    egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        for (heading, body) in sections {
            ui.add_space(6.0);
            ui.label(RichText::new(*heading).font(semibold(15.0)));
            for line in body.lines() {
                line_ui(ui, line);
            }
        }
    });
    ui.add_space(8.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
        if ui.button("Close").clicked() {
            return Outcome::Close;
        }
        cx.act_on(&ui.button(action.label()), action);
        Outcome::Open
    })
    .inner
}

/// One line of the page: a line of an example, or plain text.
fn line_ui(ui: &mut Ui, line: &str) {
    if let Some(code) = line.strip_prefix("    ") {
        ui.label(RichText::new(code).size(13.0).color(Palette::of(ui).accent));
    } else if line.trim().is_empty() {
        ui.add_space(2.0);
    } else {
        ui.label(RichText::new(line).size(14.0));
    }
}
