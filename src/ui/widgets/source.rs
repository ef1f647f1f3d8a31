//! The line below a quote: the result of its verification, its document and its place in it.

use super::names::{sentence_label_ui, weak_ui};
use crate::analysis::citation::{about, document_of, place_of, place_words};
use crate::analysis::voices::copies_of;
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{Document, EvidenceIndex, Verification};
use crate::report::{badge, explanation};
use crate::text::visible;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use egui::{RichText, Ui, Vec2};

/// Whether the line of a quote names its document, or the block that it stands in does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// The line does.
    Document,
    /// The block does: the line says only the place.
    Place,
}

/// The result of the verification and the place of the quote.
pub(super) fn source_line_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex, naming: Naming) {
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
    let place = place_words(open, corrections, evidence);
    let (words, all) = match naming {
        Naming::Document => {
            let document = place_of(open, corrections, evidence).map(|passage| passage.document);
            let document = document.or_else(|| document_of(open, evidence));
            let document = document.and_then(|document| open.dossier.document(document));
            let [title, known] = document.map(title_and_known).unwrap_or_default();
            let place = place.map(|words| format!(", {words}")).unwrap_or_default();
            (vec![title, place, known], document.map(all_of).unwrap_or_default())
        }
        Naming::Place => (vec![place.unwrap_or_default()], String::new()),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 2.0);
        let badge = if is_corrected { "corrected by the reader".to_owned() } else { badge(verification) };
        ui.label(RichText::new(format!("{sign} {badge}")).size(12.5).color(color))
            .on_hover_text(explanation(open, evidence));
        let source = sentence_label_ui(ui, &words, 12.5, Style::Regular, palette.weak);
        if !all.is_empty() {
            source.on_hover_text(all);
        }
    });
}

/// The document of a block of quotes.
pub(super) fn document_line_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex) {
    let document = document_of(cx.open, evidence).and_then(|document| cx.open.dossier.document(document));
    let Some(document) = document else { return };
    let words = title_and_known(document);
    let source = sentence_label_ui(ui, &words, 12.5, Style::Regular, Palette::of(ui).weak);
    let all = all_of(document);
    if !all.is_empty() {
        source.on_hover_text(all);
    }
}

/// A document's title, and its date and grade; publisher, the meaning of the grade and the rights are in the tooltip.
fn title_and_known(document: &Document) -> [String; 2] {
    let date = document.date.as_ref().map(|date| format!(" · {}", visible(date.words())));
    let grade = document.grade.map(|grade| format!(" · grade {}", grade.letter()));
    [visible(&document.title).into_owned(), [date, grade].into_iter().flatten().collect()]
}

/// All that is known of a document, a line each.
fn all_of(document: &Document) -> String {
    let parts = about(document).into_iter().chain(document.rights.clone());
    parts.map(|part| visible(&part).into_owned()).collect::<Vec<String>>().join("\n")
}

/// The other documents that have the same sentence: they are one voice with this one.
pub(super) fn copies_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex) {
    let open = cx.open;
    let place = place_of(open, &cx.session.workspace().corrections, evidence);
    let copies = place.map_or_else(Vec::new, |passage| copies_of(open, passage));
    if copies.is_empty() {
        return;
    }
    let titles = copies.iter().filter_map(|document| open.dossier.document(*document));
    let titles: Vec<String> = titles.map(|document| visible(&document.title).into_owned()).collect();
    let words =
        format!("Also in {}, word for word: counted once", plural(copies.len(), "other document", "other documents"));
    weak_ui(ui, &words).on_hover_text(format!(
        "The same sentence, letter by letter or but for the named folds, stands in {}",
        titles.join("; ")
    ));
}
