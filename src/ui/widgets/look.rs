//! What a quote leaves to look at: the ends that it does not name, and why it is worth a second look.

use super::names::{sentence_label_ui, weak_ui};
use crate::analysis::looks::unnamed_ends;
use crate::fonts::Style;
use crate::model::{EvidenceIndex, LookReason};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use egui::Ui;

/// What a name is looked for by.
const NAMED: &str = "By names and aliases: a pronoun, a description or another sentence may still speak of it";

/// What the reasons rest on.
const BY_LISTS: &str = "Found by lists of words and names: no fault, only a place to look";

/// The ends that a quote does not name, and the other reasons for a second look.
pub(super) fn look_ui(cx: &OpenCtx<'_>, ui: &mut Ui, evidence: EvidenceIndex) {
    let ends = unnamed_ends(cx.open, evidence);
    let claim = cx.claim(evidence.relation);
    let names: Vec<&str> = ends.iter().map(|end| cx.name(*end)).collect();
    let words = match names.as_slice() {
        [] => Vec::new(),
        [name] if claim.from == claim.to => vec!["Does not name ", name],
        [name] => vec!["Names only one of the two: not ", name],
        [from, to, ..] => vec!["Names neither ", from, " nor ", to],
    };
    if !words.is_empty() {
        sentence_label_ui(ui, &words, 12.5, Style::Regular, Palette::of(ui).weak).on_hover_text(NAMED);
    }
    // That it names no end was just said.
    let reasons = cx.open.reading.look_reasons(evidence).iter().filter(|reason| **reason != LookReason::NoEnd);
    let reasons: Vec<&str> = reasons.map(|reason| reason.words()).collect();
    if !reasons.is_empty() {
        weak_ui(ui, &format!("Worth a second look: {}", reasons.join("; "))).on_hover_text(BY_LISTS);
    }
}
