//! What is wrong with the quote that is shown, what the text says instead, and how the reader can correct it.
//!
//! Invariant: nothing is corrected by itself; a correction is always shown as the reader's.
//! Invariant: "this passage" is the highlighted one, which the differences are computed from.

use crate::fonts::Style;
use crate::model::{EvidenceIndex, OpenDossier, Passage, Span, Verification};
use crate::session::{Command, Session, nearest_words};
use crate::text::{Side, differences};
use crate::ui::ctx::{Ctx, OpenCtx};
use crate::ui::fonts::{Script, family};
use crate::ui::style::Palette;
use crate::ui::widgets::{explanation, name_ui, sign_ui};
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, RichText, Stroke, Ui};

/// Longer passages, in bytes, are not compared word by word: the list of differences would be too long to read.
const LONGEST: usize = 4_000;

/// A warning where the quote is not verified, and what can be done. `selected` is the text selection in the open
/// document.
pub(super) fn caution_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex, selected: Option<Passage>) {
    let palette = Palette::of(ui);
    if cx.session.workspace().corrections.contains_key(&evidence) {
        ui.horizontal_wrapped(|ui| {
            let words = "Corrected by the reader: it stands here by your word, and does not count as verified";
            ui.label(RichText::new(words).size(12.5).color(palette.warning));
            let back = ui.link(RichText::new("Take the correction back").size(12.5));
            cx.send_on(&back, Command::Correct(evidence, None));
        });
        return;
    }
    let verification = cx.open.reading.verification(evidence);
    let is_flagged = verification.is_flagged();
    if !is_flagged && !verification.is_ambiguous() {
        return;
    }
    let is_lost = matches!(verification, Verification::Missing { .. });
    let color = match (is_lost, is_flagged) {
        (true, _) => palette.danger,
        (false, true) => palette.warning,
        (false, false) => palette.weak,
    };
    ui.label(RichText::new(explanation(cx.open, evidence)).size(12.5).color(color));
    let offered = offer(cx.session, cx.open, evidence, verification);
    if let (Some(passage), true) = (offered, is_lost) {
        differences_ui(ui, cx.open, evidence, passage);
    }
    ui.horizontal_wrapped(|ui| {
        if verification.is_ambiguous() {
            places_ui(cx, ui, evidence, verification.places());
        }
        let uses = [("Use this passage", offered), ("Use the selected words", selected)];
        for (label, passage) in uses {
            let Some(passage) = passage else { continue };
            let help = "Say that the quote stands here. It is kept in the layout, not in the dossier; can be undone";
            cx.send_on(&ui.button(label).on_hover_text(help), Command::Correct(evidence, Some(passage)));
        }
    });
}

/// The passage that is offered for a quote: the place that is shown.
fn offer(
    session: &Session,
    open: &OpenDossier,
    evidence: EvidenceIndex,
    verification: &Verification,
) -> Option<Passage> {
    if matches!(verification, Verification::Missing { .. }) {
        return nearest_words(open, evidence);
    }
    let document = verification.elsewhere().or(open.dossier.evidence(evidence).map(|named| named.document))?;
    let shown = session.selection().reading.and_then(|reading| reading.passage);
    let span = shown.filter(|shown| verification.places().contains(shown)).or(verification.span())?;
    Some(Passage { document, span })
}

/// The places of an ambiguous quote, to go through.
fn places_ui(cx: &Ctx<'_>, ui: &mut Ui, evidence: EvidenceIndex, spans: &[Span]) {
    let Some(reading) = cx.session.selection().reading else { return };
    let present = spans.iter().position(|span| reading.passage == Some(*span)).unwrap_or(0);
    let count = spans.len();
    let steps = [("‹", "Previous place", (present + count - 1) % count), ("›", "Next place", (present + 1) % count)];
    for (sign, name, place) in steps {
        let passage = Passage { document: reading.document, span: spans[place] };
        cx.send_on(&sign_ui(ui, sign, name, name), Command::ShowPlace(evidence, passage));
    }
    let words = format!("Place {} of {count}", present + 1);
    ui.label(RichText::new(words).size(12.5).color(Palette::of(ui).weak));
}

/// The quote against the passage, word by word: struck through what only the quote has, underlined what only the text
/// has.
fn differences_ui(ui: &mut Ui, open: &OpenDossier, evidence: EvidenceIndex, passage: Passage) {
    let piece = &open.dossier.relations[evidence.relation.at()].evidence[evidence.position as usize];
    let text = open.dossier.document(passage.document).and_then(|document| document.text.as_deref());
    let (Some(quote), Some(text)) = (piece.quote.as_deref(), text) else { return };
    let words = passage.span.of(text);
    if quote.len() > LONGEST || words.len() > LONGEST {
        return;
    }
    let parts = differences(quote, words).parts;
    let only = |side: Side| {
        let parts: Vec<&str> = parts.iter().filter(|(of, _)| *of == side).map(|(_, words)| words.trim()).collect();
        parts.join(" … ")
    };
    let (in_quote, in_text) = (only(Side::Quote), only(Side::Passage));
    let told = [("Only in the quote: ", &in_quote), ("only in the text: ", &in_text)];
    let told: Vec<String> =
        told.iter().filter(|(_, words)| !words.is_empty()).map(|(label, words)| format!("{label}{words}")).collect();
    if crate::ui::bidi::Directions::of(quote, None).is_ltr() && crate::ui::bidi::Directions::of(words, None).is_ltr() {
        let response = ui.add(egui::Label::new(marked(ui, &parts)).wrap());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, told.join("; ")));
        key_ui(ui, [!in_quote.is_empty(), !in_text.is_empty()]);
    } else {
        // A line that runs both ways cannot be marked within: the differences are listed.
        name_ui(ui, &told.join("; "), 13.0, Style::Regular, Palette::of(ui).ink);
    }
}

/// What the marks of the differences mean; only of those that are there.
fn key_ui(ui: &mut Ui, is_there: [bool; 2]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(12.0, 0.0);
        ui.spacing_mut().interact_size.y = 0.0;
        for (side, is_there) in [Side::Quote, Side::Passage].into_iter().zip(is_there) {
            let words = match side {
                Side::Quote => "only in the quote",
                _ => "only in the document",
            };
            if is_there {
                let mut job = LayoutJob::default();
                job.append(words, 0.0, format_of(ui, side, 12.5));
                ui.label(job);
            }
        }
    });
}

/// How words look that only one side has, or both.
fn format_of(ui: &Ui, side: Side, size: f32) -> TextFormat {
    let palette = Palette::of(ui);
    let color = match side {
        Side::Both => palette.ink,
        Side::Quote => palette.danger,
        Side::Passage => palette.good,
    };
    let line = Stroke::new(1.0, color);
    let mut format = TextFormat::simple(FontId::new(size, family(Style::Regular, Script::Latin)), color);
    match side {
        Side::Both => {}
        Side::Quote => format.strikethrough = line,
        Side::Passage => format.underline = line,
    }
    format
}

/// The words with their differences marked.
fn marked(ui: &Ui, parts: &[(Side, String)]) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (side, words) in parts {
        job.append(&crate::text::visible(words), 0.0, format_of(ui, *side, 13.0));
    }
    job.wrap.max_width = ui.available_width();
    job
}
