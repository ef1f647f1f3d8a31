//! A quote as a card: its words in their sentence, where they are from, and the result of the verification.

use super::card::{card_ui, pressable};
use super::look::look_ui;
use super::names::{button_info, selectable_in_order, weak_ui, wrapped_job};
use super::source::{Naming, copies_ui, document_line_ui, source_line_ui};
use crate::analysis::blocks::leaves_out;
use crate::analysis::citation::{passage_words, quote_with_citation, rested_place};
use crate::analysis::words::in_marks;
use crate::fonts::Style;
use crate::model::{EvidenceIndex, Passage};
use crate::report::{IN_WINDOW, Rest, rest_around};
use crate::session::{Command, MenuOf};
use crate::text::visible;
use crate::ui::bidi::has_rtl;
use crate::ui::context_menu::entries_ui;
use crate::ui::ctx::OpenCtx;
use crate::ui::quote_texts::TextKey;
use crate::ui::style::Palette;
use egui::text_selection::LabelSelectionState;
use egui::{Color32, Frame, Margin, Response, Stroke, Ui, Vec2};

/// The room around what a card holds, with the bar at its left.
const MARGIN: Margin = Margin { left: 14, right: 10, top: 8, bottom: 8 };

/// The card of one piece of evidence. A click shows it in its document.
pub(in crate::ui) fn quote_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex) -> Response {
    let is_shown = cx.session.selection().quote == Some(evidence);
    let response = card_ui(ui, is_shown, MARGIN, 4.0, |ui| contents_ui(cx, ui, evidence, Naming::Document));
    let status = cx.claim(evidence.relation).status;
    status_side_ui(ui, response.rect, Palette::of(ui).status(status));
    let response = answers_ui(cx, ui, evidence, response);
    super::mark::mark_ui(cx, ui, evidence, is_shown);
    response
}

/// Quotes of one claim out of one document, in its order, on one card: the document is named once, and "…" stands where
/// sentences are left out. Gives what [`quote_ui`] gives of each.
pub(in crate::ui) fn block_ui(cx: &OpenCtx<'_>, ui: &mut Ui, quotes: &[EvidenceIndex]) -> Vec<Response> {
    let palette = Palette::of(ui);
    let Some(first) = quotes.first().copied() else { return Vec::new() };
    let card = Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.line)).corner_radius(6);
    let shown = card.inner_margin(Margin { left: 8, right: 2, top: 6, bottom: 4 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        Frame::new().inner_margin(Margin { left: 6, ..Margin::ZERO }).show(ui, |ui| document_line_ui(cx, ui, first));
        let mut before = None;
        let part_ui = |evidence: &EvidenceIndex| {
            if before.replace(*evidence).is_some_and(|before| leaves_out(cx.open, before, *evidence)) {
                Frame::new().inner_margin(Margin { left: 6, ..Margin::ZERO }).show(ui, |ui| weak_ui(ui, "…"));
            }
            ui.push_id(evidence.position, |ui| part_ui(cx, ui, *evidence)).inner
        };
        quotes.iter().map(part_ui).collect()
    });
    status_side_ui(ui, shown.response.rect, palette.status(cx.claim(first.relation).status));
    shown.inner
}

/// One quote of a block.
fn part_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex) -> Response {
    let palette = Palette::of(ui);
    let is_shown = cx.session.selection().quote == Some(evidence);
    let fill = if is_shown { palette.card_selected } else { palette.card };
    let frame = Frame::new().fill(fill).corner_radius(4).inner_margin(Margin { left: 6, right: 8, top: 4, bottom: 4 });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        contents_ui(cx, ui, evidence, Naming::Place);
    });
    let response = answers_ui(cx, ui, evidence, pressable(ui, &shown.response));
    super::mark::mark_ui(cx, ui, evidence, is_shown);
    response
}

/// The words of a piece of evidence, and what is known of it.
fn contents_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex, naming: Naming) {
    all_words_ui(cx, ui, evidence);
    source_line_ui(cx, ui, evidence, naming);
    look_ui(cx, ui, evidence);
    copies_ui(cx, ui, evidence);
    if let Some(note) = cx.open.dossier.evidence(evidence).and_then(|piece| piece.note.as_ref()) {
        weak_ui(ui, &format!("Note: {note}"));
    }
}

/// What a piece of evidence does when it is clicked, and its menu.
fn answers_ui(cx: &OpenCtx<'_>, ui: &Ui, evidence: EvidenceIndex, response: Response) -> Response {
    let quote = cx.open.dossier.evidence(evidence).and_then(|piece| piece.quote.as_ref());
    // The whole quote, since a screen reader has nothing else.
    let label = format!("Quote: {}", quote.map_or("document cited", String::as_str));
    response.widget_info(|| button_info(&label));
    if response.has_focus() {
        let ring = Stroke::new(2.0, Palette::of(ui).accent);
        ui.painter().rect_stroke(response.rect.expand(2.0), 8.0, ring, egui::StrokeKind::Outside);
    }
    cx.hit(format!("quote {} {}", evidence.relation.0, evidence.position), response.rect.center());
    cx.send_on(&response, Command::ShowQuote(evidence));
    let cited = || quote_with_citation(cx.open, &cx.session.workspace().corrections, evidence);
    if response.secondary_clicked() {
        // The menu's actions are about the quote that is shown.
        cx.send(Command::ShowQuote(evidence));
    }
    let copies: &[(&str, &dyn Fn() -> String)] = match quote {
        Some(quote) => &[("Copy words", &|| quote.clone()), ("Copy with citation", &cited)],
        None => &[("Copy citation", &cited)],
    };
    response.context_menu(|ui| {
        cx.copies_ui(ui, copies);
        ui.separator();
        entries_ui(cx, ui, MenuOf::Quote);
    });
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The words of a claim's first quote; below them what became of them, where they are not verified or there are several
/// documents that they may be from.
pub(in crate::ui) fn first_quote_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex) {
    all_words_ui(cx, ui, evidence);
    if cx.open.dossier.documents.len() > 1 || !cx.open.reading.verification(evidence).is_verified() {
        source_line_ui(cx, ui, evidence, Naming::Document);
    }
}

/// The words of a quote with the rest of its sentence, and those of the passage that the reader chose for it.
fn all_words_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex) {
    let corrections = &cx.session.workspace().corrections;
    let Some(quote) = cx.open.dossier.evidence(evidence).and_then(|piece| piece.quote.as_ref()) else {
        let words = "The document is cited; no sentence of it is quoted";
        ui.add(selectable_in_order(ui, wrapped_job(ui, words, 14.0, Style::Italic, Palette::of(ui).ink)));
        return;
    };
    // The rest of the sentence may end in the text's own mark, right before the quote.
    let quoted = |words: &str, rest: Rest| (in_marks(&visible(words), rest.beside()), rest);
    let passage = corrections.get(&evidence).copied();
    let rest = || {
        let place = rested_place(cx.open, corrections, evidence);
        place.map(|place| rest_around(cx.open, place, IN_WINDOW)).unwrap_or_default()
    };
    let of_quote = || quoted(quote, if passage.is_none() { rest() } else { Rest::default() });
    words_ui(cx, ui, evidence, None, of_quote);
    if let Some(there) = passage.and_then(|passage| passage_words(cx.open, passage)) {
        // The card must not say less than the document: the words there may say the opposite.
        weak_ui(ui, "The passage that the reader chose reads:");
        words_ui(cx, ui, evidence, passage, || quoted(&there, rest()));
    }
}

/// Words with the rest of their sentence, aligned to the side on which their script begins.
fn words_ui(
    cx: &OpenCtx<'_>,
    ui: &mut Ui,
    evidence: EvidenceIndex,
    passage: Option<Passage>,
    told: impl FnOnce() -> (String, Rest),
) {
    let has_correction = cx.session.workspace().corrections.contains_key(&evidence);
    let text = cx.quote_text(ui, TextKey { evidence, passage, has_correction }, told);
    let label = selectable_in_order(ui, text.job.clone());
    let is_selectable = ui.style().interaction.selectable_labels && !has_rtl(&text.job.text);
    let align = if text.is_rtl { egui::Align::Max } else { egui::Align::Min };
    let layout = egui::Layout::top_down(align);
    let (at, galley, response) = ui.with_layout(layout, |ui| label.layout_in_ui(ui)).inner;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &text.spoken));
    if let Some(pointer) = response.hover_pos()
        && let Some((caution, word)) = text.caution_at(galley.cursor_from_pos(pointer - at).index.0)
    {
        let words = format!("“{word}” is {}. It is found by a list of words, and is no judgement", caution.words());
        response.clone().on_hover_text(words);
    }
    let ink = Palette::of(ui).ink;
    if is_selectable {
        LabelSelectionState::label_text_selection(ui, &response, at, galley, ink, Stroke::NONE);
    } else {
        ui.painter().galley(at, galley, ink);
    }
}

/// The bar at the card's left edge, in the colour of the claim's status.
pub(in crate::ui) fn status_side_ui(ui: &Ui, card: egui::Rect, color: Color32) {
    let bar = egui::Rect::from_min_size(card.min + Vec2::new(5.0, 8.0), Vec2::new(3.0, card.height() - 16.0));
    ui.painter().rect_filled(bar, 2.0, color);
}
