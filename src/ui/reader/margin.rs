//! The margin: which sentences carry claims, how many and of what status.
//!
//! A line's mark stands for the sentences that begin on it.
//!
//! Invariant: every mark has a name for a screen reader, which says what its colours say.

use super::page::ShownLine;
use super::typeset::Measures;
use super::{Reader, ReaderEvent};
use crate::analysis::sentences::{SentenceUse, use_words};
use crate::model::Status;
use crate::ui::fonts::{Weight, family};
use crate::ui::style::Palette;
use crate::ui::widgets::button_info;
use egui::{Align2, FontId, Rect, Sense, Ui, pos2};
use std::ops::Range;

/// How wide the margin is, in multiples of the text's size.
pub(super) const MARGIN: f32 = 2.9;

/// How wide the bar of a mark is, in points.
const BAR: f32 = 3.0;

/// Draws the marks of the lines in view, and answers to clicks on them.
pub(super) fn margin_ui(
    ui: &Ui,
    reader: &Reader<'_>,
    lines: &[ShownLine],
    measures: &Measures,
    events: &mut Vec<ReaderEvent>,
) {
    for line in lines {
        let begun = begun_on(reader, &line.set.content);
        let used: Vec<usize> =
            begun.filter(|number| use_of(reader, *number).is_some_and(SentenceUse::is_used)).collect();
        if used.is_empty() {
            continue;
        }
        let mut claims = [0; 4];
        for sentence in used.iter().filter_map(|number| use_of(reader, *number)) {
            for (sum, count) in claims.iter_mut().zip(sentence.claims) {
                *sum += count;
            }
        }
        let left = line.rect.left() - measures.size * MARGIN;
        let area = Rect::from_x_y_ranges(left..=line.rect.left() - measures.size * 1.2, line.rect.y_range());
        let response = ui.interact(area, ui.scope_id().with(("margin", line.set.content.start)), Sense::click());
        let told: Vec<String> = used.iter().map(|number| words(reader, *number)).collect();
        let told = told.join("\n");
        response.widget_info(|| button_info(&told));
        let is_active = response.hovered() || response.has_focus();
        paint(ui, area, claims, is_active);
        if response.hovered()
            && let Some(first) = used.first()
        {
            events.push(ReaderEvent::HoverSentence(*first));
        }
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(told).clicked()
            && let Some(first) = used.first()
        {
            events.push(ReaderEvent::ClickSentence(*first));
        }
    }
}

/// "Sentence 12: 3 claims: 2 asserted, 1 denied".
fn words(reader: &Reader<'_>, number: usize) -> String {
    let claims = use_of(reader, number).map_or([0; 4], |sentence| sentence.claims);
    format!("Sentence {}, {}", number + 1, use_words(claims))
}

/// The sentences that begin within some bytes of the text.
fn begun_on(reader: &Reader<'_>, content: &Range<usize>) -> Range<usize> {
    let sentences = &reader.reading.sentences;
    let before = |offset: usize| sentences.partition_point(|sentence| (sentence.start as usize) < offset);
    before(content.start)..before(content.end)
}

/// What claims make of a sentence.
fn use_of<'a>(reader: &Reader<'a>, number: usize) -> Option<&'a SentenceUse> {
    reader.uses.get(number)
}

/// Paints one mark: the number of claims, and a bar with a part for each status present.
fn paint(ui: &Ui, area: Rect, claims: [u32; 4], is_active: bool) {
    let palette = Palette::of(ui);
    let count: u32 = claims.iter().sum();
    let bar = Rect::from_min_max(pos2(area.right() - BAR, area.top() + 3.0), pos2(area.right(), area.bottom() - 3.0));
    let mut top = bar.top();
    for status in Status::ALL {
        let share = bar.height() * claims[status as usize] as f32 / count.max(1) as f32;
        if share > 0.0 {
            let part = Rect::from_x_y_ranges(bar.x_range(), top..=top + share);
            ui.painter().rect_filled(part, 0.0, palette.status(status));
            top += share;
        }
    }
    let color = if is_active { palette.accent } else { palette.weak };
    let font = FontId::new(11.0, family(Weight::Regular, false));
    let at = pos2(bar.left() - 4.0, area.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, count, font, color);
}
