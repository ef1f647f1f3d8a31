//! What was found in the documents: titles, and sentences by document, with the words marked.

use super::passage::{is_shown, read};
use crate::analysis::passages::{DocumentHits, found_words, snippet};
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{DocumentIndex, SentenceIndex};
use crate::session::Command;
use crate::text::visible;
use crate::ui::bidi::mark_words;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{Listed, Rows, button_info, selectable_in_order, wrapped_job};
use egui::{Color32, CursorIcon, Response, RichText, Sense, Stroke, StrokeKind, Ui};

/// How many titles, and how many sentences of one document, are listed until the reader asks for all.
const TITLES: usize = 5;
const HITS: usize = 8;

/// How many letters of a sentence are shown.
const SNIPPET: usize = 140;

/// The documents whose title, author or publisher has the words.
pub(super) fn titled_ui(cx: &OpenCtx<'_>, ui: &mut Ui, titled: &[DocumentIndex], query: &str) {
    if titled.is_empty() {
        return;
    }
    let heading = format!("{} by title or author", plural(titled.len(), "document", "documents"));
    ui.label(RichText::new(heading).font(semibold(13.0)));
    let listed = Listed::of(ui, ("titled", query), titled.len(), TITLES);
    for index in titled.iter().take(listed.shown()) {
        let Some(document) = cx.open.dossier.document(*index) else { continue };
        let color = Palette::of(ui).accent;
        let title = marked_ui(ui, ("title", index.0), &document.title, query, color);
        title.widget_info(|| button_info(&format!("Document {}", document.title)));
        cx.send_on(&title, Command::Read(*index, None));
    }
    listed.more_ui(ui, "documents");
    ui.add_space(6.0);
}

/// The sentences that have the words, by document.
pub(super) fn found_ui(cx: &OpenCtx<'_>, ui: &mut Ui, hits: &[DocumentHits], query: &str, rows: &mut Rows) {
    rows.ui(ui, hits.len(), |ui, row| {
        let found = &hits[row];
        let Some(document) = cx.open.dossier.document(found.document) else { return };
        ui.push_id(("hits", found.document.0), |ui| {
            let heading = format!("{} ({})", document.title, found.sentences.len());
            let title = marked_ui(ui, "title", &heading, query, Palette::of(ui).accent);
            title.widget_info(|| button_info(&heading));
            if title.clicked() {
                read(cx, found.sentences.first().copied());
            }
            let listed = Listed::of(ui, ("sentences", query), found.sentences.len(), HITS);
            for sentence in found.sentences.iter().take(listed.shown()) {
                sentence_ui(cx, ui, *sentence, query);
            }
            listed.more_ui(ui, "sentences");
            ui.add_space(5.0);
        });
    });
}

/// One sentence that was found. A click shows it in its document.
fn sentence_ui(cx: &OpenCtx<'_>, ui: &mut Ui, sentence: SentenceIndex, query: &str) {
    let text = cx.open.dossier.document(sentence.document).and_then(|document| document.text.as_deref());
    let Some(span) = cx.open.reading.sentence(sentence) else { return };
    let words = snippet(span.of(text.unwrap_or_default()), query, SNIPPET);
    let palette = Palette::of(ui);
    let color = if is_shown(cx, sentence) { palette.accent } else { palette.ink };
    let shown = format!("{}  {words}", sentence.number + 1);
    let response = marked_ui(ui, sentence.number, &shown, query, color);
    response.widget_info(|| button_info(&format!("Sentence {}: {words}", sentence.number + 1)));
    if response.clicked() {
        read(cx, Some(sentence));
    }
}

/// A text that can be clicked, with the words that were found in it marked.
fn marked_ui(ui: &mut Ui, salt: impl egui::AsIdSalt, text: &str, query: &str, color: Color32) -> Response {
    let palette = Palette::of(ui);
    let text = visible(text);
    let mut job = wrapped_job(ui, &text, 13.0, Style::Regular, color);
    mark_words(&mut job, &text, &found_words(&text, query), palette.found);
    let response = ui.push_id(salt, |ui| ui.add(selectable_in_order(ui, job).wrap().sense(Sense::click()))).inner;
    if response.has_focus() || response.hovered() {
        let rect = response.rect.expand(2.0);
        ui.painter().rect_stroke(rect, 3.0, Stroke::new(1.0, palette.accent), StrokeKind::Outside);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
