//! The margin: which sentences claims use, how many claims, and of what status.
//!
//! A mark is on the line where its sentence begins; the marks of one line are side by side.
//!
//! Invariant: every mark has a name for a screen reader, which says what its colours say.

use super::input::{Reader, ReaderEvent};
use super::typeset::{Measures, ShownLine};
use crate::analysis::sentences::{SentenceUse, use_words};
use crate::fonts::Style;
use crate::model::ByStatus;
use crate::ui::fonts::{Script, family};
use crate::ui::style::Palette;
use crate::ui::widgets::button_info;
use egui::{FontId, Pos2, Rect, Sense, Ui, pos2};
use std::ops::Range;

/// How wide the margin is, in multiples of the text's size.
pub(super) const MARGIN: f32 = 3.4;

/// How wide the bar of a mark is, in points.
const BAR: f32 = 3.0;

/// The gap between a number and its bar, and between marks of one line, in points.
const GAP: f32 = 3.5;

/// Draws the marks of the lines in view, one for each sentence that begins there, and answers to clicks on them; returns
/// where each can be clicked.
pub(super) fn margin_ui(
    ui: &Ui,
    reader: &Reader<'_>,
    lines: &[ShownLine],
    measures: &Measures,
    events: &mut Vec<ReaderEvent>,
) -> Vec<(usize, Pos2)> {
    let mut marks = Vec::new();
    for line in lines {
        let used: Vec<(usize, ByStatus<u32>)> = begun_on(reader, &line.set.content)
            .filter_map(|number| Some((number, use_of(reader, number).filter(|it| it.is_used())?.claims)))
            .collect();
        // The last one is next to the text, so that they are read in the order of their sentences.
        let mut right = line.rect.left() - measures.size * 1.2;
        for (number, claims) in used.iter().rev() {
            let count = claims.total();
            let width = if used.len() == 1 {
                measures.size * (MARGIN - 1.2)
            } else {
                BAR + GAP + count_galley(ui, count, Palette::of(ui).weak).size().x
            };
            let area = Rect::from_x_y_ranges(right - width..=right, line.rect.y_range());
            mark_ui(ui, reader, area, *number, *claims, events);
            marks.push((*number, area.center()));
            right = area.left() - GAP;
        }
    }
    marks
}

/// The mark of one sentence.
fn mark_ui(
    ui: &Ui,
    reader: &Reader<'_>,
    area: Rect,
    number: usize,
    claims: ByStatus<u32>,
    events: &mut Vec<ReaderEvent>,
) {
    let response = ui.interact(area, ui.scope_id().with(("margin", number)), Sense::click());
    let told = words(reader, number);
    response.widget_info(|| button_info(&told));
    paint_ui(ui, area, claims, response.hovered() || response.has_focus());
    if response.hovered() {
        events.push(ReaderEvent::HoverSentence(number));
    }
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(told).clicked() {
        events.push(ReaderEvent::ClickSentence(number));
    }
}

/// "Sentence 12: 3 claims: 2 asserted, 1 denied".
fn words(reader: &Reader<'_>, number: usize) -> String {
    let claims = use_of(reader, number).map_or_else(ByStatus::default, |sentence| sentence.claims);
    format!("Sentence {}, {}", number + 1, use_words(claims))
}

/// The sentences that begin within some bytes of the text.
fn begun_on(reader: &Reader<'_>, content: &Range<usize>) -> Range<usize> {
    let sentences = &reader.reading.sentences;
    let before = |offset: usize| sentences.partition_point(|sentence| (sentence.start as usize) < offset);
    before(content.start)..before(content.end)
}

/// The claims that use a sentence.
fn use_of<'a>(reader: &Reader<'a>, number: usize) -> Option<&'a SentenceUse> {
    reader.uses.get(number)
}

/// Paints one mark: the number of claims, and a bar with a part for each status present.
fn paint_ui(ui: &Ui, area: Rect, claims: ByStatus<u32>, is_active: bool) {
    let palette = Palette::of(ui);
    let count = claims.total();
    let bar = Rect::from_min_max(pos2(area.right() - BAR, area.top() + 3.0), pos2(area.right(), area.bottom() - 3.0));
    let mut top = bar.top();
    for (status, of_status) in claims.iter() {
        let share = bar.height() * *of_status as f32 / count.max(1) as f32;
        if share > 0.0 {
            let part = Rect::from_x_y_ranges(bar.x_range(), top..=top + share);
            ui.painter().rect_filled(part, 0.0, palette.status(status));
            top += share;
        }
    }
    let color = if is_active { palette.accent } else { palette.weak };
    let galley = count_galley(ui, count, color);
    let at = pos2(bar.left() - GAP - galley.size().x, area.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
}

/// The number of claims, as it is set.
fn count_galley(ui: &Ui, count: u32, color: egui::Color32) -> std::sync::Arc<egui::Galley> {
    let font = FontId::new(11.0, family(Style::Regular, Script::Latin));
    ui.painter().layout_no_wrap(count.to_string(), font, color)
}
