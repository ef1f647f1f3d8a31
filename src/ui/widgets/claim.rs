//! One claim: its two ends and kind, speaker, date and hedge.

use super::fields::fields_ui;
use super::names::{link_ui, name_ui, sentence_label_ui, weak_ui};
use super::signs::paint_status;
use crate::analysis::paths::words::claim_words;
use crate::fonts::Style;
use crate::model::{RelationIndex, Status, Target};
use crate::ui::bidi::Directions;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::wrapping::dotted;
use egui::{RichText, Ui, Vec2};

/// The heading above the claims of one status: a sample of its line, its name, how many.
pub(in crate::ui) fn status_heading_ui(ui: &mut Ui, status: Status, count: usize) {
    let palette = Palette::of(ui);
    let color = palette.status(status);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(28.0, 14.0), egui::Sense::hover());
        paint_status(ui, rect, status, color);
        ui.label(RichText::new(status.word()).font(semibold(13.5)).color(color));
        ui.label(RichText::new(count.to_string()).size(13.0).color(palette.weak));
    })
    .response
    .on_hover_text(meaning(status));
}

/// What a status means, in one sentence.
fn meaning(status: Status) -> &'static str {
    match status {
        Status::Asserted => "The document stands behind it",
        Status::Alleged => "Somebody claims it; the document does not vouch for it",
        Status::Denied => "Somebody, or the document itself, says that it does not hold",
        Status::Hypothetical => "Planned, hoped, threatened or possible",
    }
}

/// A claim as a sentence with both names as links, and below it what else is known of it.
pub(in crate::ui) fn claim_ui(cx: &OpenCtx<'_>, ui: &mut Ui, claim: RelationIndex) {
    let relation = cx.claim(claim);
    let palette = Palette::of(ui);
    // A claim that is wholly written from right to left is read from there.
    let parts = [cx.name(relation.from), &relation.kind, cx.name(relation.to)];
    let is_rtl = parts.iter().all(|part| Directions::of(part, None).base_rtl);
    let direction = if is_rtl { egui::Direction::RightToLeft } else { egui::Direction::LeftToRight };
    let line = egui::Layout::from_main_dir_and_cross_align(direction, egui::Align::Center).with_main_wrap(true);
    let size = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, line, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(4.0, 2.0);
        for (place, end) in [relation.from, relation.to].into_iter().enumerate() {
            if place == 1 {
                let kind = name_ui(ui, &relation.kind, 14.0, Style::Regular, palette.ink);
                cx.copy_on(&kind, &[("Copy claim", &|| claim_words(cx.open, claim).concat())]);
            }
            cx.select_on(&link_ui(ui, cx.name(end), 14.0, Style::SemiBold), Target::Entity(end));
        }
    });
    claim_details_ui(cx, ui, claim);
}

/// Speaker, date, hedge, note and fields of a claim.
pub(in crate::ui) fn claim_details_ui(cx: &OpenCtx<'_>, ui: &mut Ui, claim: RelationIndex) {
    let relation = cx.claim(claim);
    let mut attributes: Vec<String> = Vec::new();
    let is_own = relation.by.is_none() && relation.status != Status::Asserted;
    attributes.extend(is_own.then(|| "the document’s own words".to_owned()));
    attributes.extend(relation.date.as_ref().map(|date| {
        let undated = if date.span.is_none() { " (no date the program can place)" } else { "" };
        format!("{date}{undated}")
    }));
    attributes.extend(relation.hedge.as_ref().map(|hedge| format!("hedged: “{hedge}”")));
    attributes.extend(relation.evidence.is_empty().then(|| "no evidence".to_owned()));
    // The name is a part of its own, so that one from right to left turns nothing beside it.
    let mut words = Vec::new();
    if let Some(by) = relation.by {
        let before = match relation.status {
            Status::Denied => "denied by ",
            Status::Alleged => "says ",
            Status::Asserted | Status::Hypothetical => "in the words of ",
        };
        words.extend([before.to_owned(), cx.name(by).to_owned()]);
    }
    if !words.is_empty() && !attributes.is_empty() {
        words.push(" · ".to_owned());
    }
    words.extend(dotted(attributes));
    if !words.is_empty() {
        let line = sentence_label_ui(ui, &words, 12.5, Style::Regular, Palette::of(ui).weak);
        cx.copy_on(&line, &[("Copy claim", &|| claim_words(cx.open, claim).concat())]);
    }
    if let Some(note) = &relation.note {
        weak_ui(ui, &format!("Note: {note}"));
    }
    fields_ui(ui, &relation.fields);
}
