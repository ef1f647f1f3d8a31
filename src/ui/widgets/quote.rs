//! A quote as a card: its words, where they are from, and the result of the verification.

use super::card::card_ui;
use super::names::{button_info, sentence_label_ui, weak_ui, wrapped_job};
use super::result::{badge, explanation};
use crate::analysis::citation::{about, document_of, passage_words, place_of, place_words, quote_with_citation};
use crate::analysis::voices::copies_of;
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{EvidenceIndex, Verification};
use crate::session::Command;
use crate::text::visible;
use crate::ui::bidi::Directions;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use egui::{Color32, Margin, RichText, Stroke, Ui, Vec2};

/// The card of one piece of evidence. A click shows it in its document.
pub(in crate::ui) fn quote_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex) -> egui::Response {
    let palette = Palette::of(ui);
    let relation = cx.claim(evidence.relation);
    let piece = &relation.evidence[evidence.position as usize];
    let is_shown = cx.session.selection().quote == Some(evidence);
    let margin = Margin { left: 14, right: 10, top: 8, bottom: 8 };
    let response = card_ui(ui, is_shown, margin, 4.0, |ui| {
        let words = piece.quote.as_ref().map_or_else(
            || "The document is cited; no sentence of it is quoted".to_owned(),
            |quote| format!("“{}”", visible(quote)),
        );
        let style = if piece.quote.is_some() { Style::Regular } else { Style::Italic };
        words_ui(ui, &words, style);
        let passage = cx.session.workspace().corrections.get(&evidence);
        if let Some(there) = passage.and_then(|passage| passage_words(cx.open, *passage)) {
            // The card must not say less than the document: the words there may say the opposite.
            weak_ui(ui, "The passage that the reader chose reads:");
            words_ui(ui, &format!("“{}”", visible(&there)), Style::Regular);
        }
        source_line_ui(cx, ui, evidence);
        copies_ui(cx, ui, evidence);
        if let Some(note) = &piece.note {
            weak_ui(ui, &format!("Note: {note}"));
        }
    });
    bar_ui(ui, response.rect, palette.status(relation.status));
    // The whole quote, since a screen reader has nothing else.
    let label = format!("Quote: {}", piece.quote.as_deref().unwrap_or("document cited"));
    response.widget_info(|| button_info(&label));
    if response.has_focus() {
        let ring = Stroke::new(2.0, palette.accent);
        ui.painter().rect_stroke(response.rect.expand(2.0), 8.0, ring, egui::StrokeKind::Outside);
    }
    cx.hit(format!("quote {} {}", evidence.relation.0, evidence.position), response.rect.center());
    cx.send_on(&response, Command::ShowQuote(evidence));
    let cited = || quote_with_citation(cx.open, &cx.session.workspace().corrections, evidence);
    match &piece.quote {
        Some(quote) => cx.copy_on(&response, &[("Copy words", &|| quote.clone()), ("Copy with citation", &cited)]),
        None => cx.copy_on(&response, &[("Copy citation", &cited)]),
    }
    super::mark::mark_ui(cx, ui, evidence, is_shown);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The words of a quote, aligned to the side on which their script begins.
fn words_ui(ui: &mut Ui, words: &str, style: Style) {
    let job = wrapped_job(ui, words, 14.0, style, Palette::of(ui).ink);
    if Directions::of(words, None).base_rtl {
        ui.with_layout(egui::Layout::top_down(egui::Align::Max), |ui| ui.add(egui::Label::new(job)));
    } else {
        ui.add(egui::Label::new(job));
    }
}

/// The bar at the card's left edge, in the colour of the claim's status.
fn bar_ui(ui: &Ui, card: egui::Rect, color: Color32) {
    let bar = egui::Rect::from_min_size(card.min + Vec2::new(5.0, 8.0), Vec2::new(3.0, card.height() - 16.0));
    ui.painter().rect_filled(bar, 2.0, color);
}

/// The result of the verification and the place of the quote.
fn source_line_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex) {
    let (open, corrections, palette) = (cx.open, &cx.session.workspace().corrections, Palette::of(ui));
    let verification = open.reading.verification(evidence);
    let is_corrected = corrections.contains_key(&evidence);
    let (sign, color) = match verification {
        _ if is_corrected => ("!", palette.warning),
        _ if verification.is_verified() => ("✓", palette.good),
        Verification::Missing { .. } => ("✗", palette.danger),
        _ if !verification.is_flagged() => ("—", palette.weak),
        _ => ("!", palette.warning),
    };
    let document = place_of(open, corrections, evidence).map(|passage| passage.document);
    let document = document.or_else(|| document_of(open, evidence));
    let document = document.and_then(|document| open.dossier.document(document));
    let title = document.map(|document| visible(&document.title).into_owned()).unwrap_or_default();
    // Date and grade are on the card; publisher, the meaning of the grade and the rights are in the tooltip.
    let known: String = document.map_or_else(String::new, |document| {
        let date = document.date.as_ref().map(|date| format!(" · {}", visible(date.words())));
        let grade = document.grade.map(|grade| format!(" · grade {}", grade.letter()));
        [date, grade].into_iter().flatten().collect()
    });
    let all: Vec<String> = document.map_or_else(Vec::new, |document| {
        about(document).into_iter().chain(document.rights.clone()).map(|part| visible(&part).into_owned()).collect()
    });
    let place = place_words(open, corrections, evidence).map(|words| format!(", {words}")).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 2.0);
        let badge = if is_corrected { "corrected by the reader".to_owned() } else { badge(verification) };
        ui.label(RichText::new(format!("{sign} {badge}")).size(12.5).color(color))
            .on_hover_text(explanation(open, evidence));
        let source = sentence_label_ui(ui, &[title, place, known], 12.5, Style::Regular, palette.weak);
        if !all.is_empty() {
            source.on_hover_text(all.join("\n"));
        }
    });
}

/// The other documents that have the same sentence: they are one voice with this one.
fn copies_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex) {
    let open = cx.open;
    let place = place_of(open, &cx.session.workspace().corrections, evidence);
    let copies = place.map_or_else(Vec::new, |passage| copies_of(open, passage));
    if copies.is_empty() {
        return;
    }
    let titles = copies.iter().filter_map(|document| open.dossier.document(*document));
    let titles: Vec<String> = titles.map(|document| visible(&document.title).into_owned()).collect();
    let words = format!("Also in {}: one voice", plural(copies.len(), "other document", "other documents"));
    weak_ui(ui, &words).on_hover_text(format!(
        "The same sentence, letter by letter or but for the named folds, stands in {}",
        titles.join("; ")
    ));
}
