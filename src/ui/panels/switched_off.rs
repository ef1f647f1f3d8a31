//! The filter in words, above the network: a button for each part of it, which takes that part back.

use crate::analysis::filter::SwitchedOff;
use crate::fonts::Style;
use crate::model::FilterChange;
use crate::session::{Action, Command};
use crate::text::{cut, single_line};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::{action_link_ui, weak_ui};
use crate::ui::wrapping::sentence_job;
use egui::{Button, Frame, Margin, Panel, RichText, Stroke, Ui};

/// How many parts have a button.
const LISTED: usize = 10;

/// The longest part that is not cut, in characters.
const LONGEST: usize = 52;

/// The bar, where anything is switched off.
pub(in crate::ui) fn switched_off_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    if cx.session.workspace().filter.shows_everything() {
        return;
    }
    let palette = Palette::of(ui);
    let parts = cx.switched_off();
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(10, 4));
    Panel::top("switched off").frame(frame.stroke(Stroke::new(1.0, palette.line))).show_separator_line(false).show(
        ui,
        |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
                let dims = cx.session.dims();
                weak_ui(ui, if dims { "Dimmed:" } else { "Not shown:" });
                for (place, part) in parts.iter().enumerate().take(LISTED) {
                    ui.push_id(place, |ui| part_ui(cx, ui, part));
                }
                if parts.len() > LISTED {
                    weak_ui(ui, &format!("and {} more", parts.len() - LISTED));
                }
                if cx.session.awaits_measures() {
                    weak_ui(ui, "(the values are still being computed)");
                }
                let (words, help) = if dims {
                    ("Hide", "Take what is switched off out of the picture")
                } else {
                    ("Dim", "Leave what is switched off in the picture, pale")
                };
                let link = ui.link(RichText::new(words).size(13.0)).on_hover_text(help);
                cx.send_on(&link.accessible_name(help), Command::Filter(FilterChange::Dim));
                action_link_ui(cx, ui, RichText::new("Show all"), Action::ShowAll);
            });
        },
    );
}

/// One part. A click takes it back.
fn part_ui(cx: &OpenCtx<'_>, ui: &mut Ui, part: &SwitchedOff) {
    let color = Palette::of(ui).ink;
    let words = cut(&single_line(&part.words), LONGEST);
    let job = sentence_job(&[words.as_str(), "  ×"], 12.5, Style::Regular, color, f32::INFINITY);
    let button = Button::new(ui.painter().layout_job(job)).small();
    let response = ui.add(button).on_hover_text("Show it again").accessible_name(format!("Show again: {words}"));
    cx.send_on(&response, Command::Filter(part.back.clone()));
}
