//! A claim with its quotes, in the panels that list claims.

use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{EvidenceIndex, RelationIndex};
use crate::session::Selection;
use crate::ui::ctx::{Ctx, OpenCtx};
use crate::ui::widgets::{block_ui, claim_details_ui, claim_ui, link_ui, quote_ui};
use std::sync::Arc;

/// For how many frames the selected card is scrolled into view: in the first, the document that opens below it has not
/// taken its room yet.
const SCROLL_TURNS: u8 = 3;

/// The selection whose quote was scrolled to last, and for how many frames.
#[derive(Default)]
pub(super) struct QuoteScroll(Option<(Selection, u8)>);

/// How much room the marks of a quote take below its card, in points.
const MARKS_BELOW: f32 = 96.0;

/// Claims that say the same, as one entry: the first with its quotes, and the others on demand or while one of their
/// quotes is shown.
pub(super) fn alike_ui(cx: &OpenCtx<'_>, ui: &mut egui::Ui, claims: &[RelationIndex], scroll: &mut QuoteScroll) {
    let Some((first, others)) = claims.split_first() else { return };
    claim_with_quotes_ui(cx, ui, *first, None, scroll);
    if others.is_empty() {
        return;
    }
    let shown = cx.session.selection().quote.is_some_and(|quote| others.contains(&quote.relation));
    let id = ui.scope_id().with(("alike", first.0));
    let is_open = shown || ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let more = plural(others.len(), "more claim says", "more claims say");
    let words = format!("{} {more} the same", if is_open { "▼" } else { "▶" });
    let link = ui.push_id(("alike", first.0), |ui| link_ui(ui, &words, 13.0, Style::Regular)).inner;
    let link = link.on_hover_text("From the same to the same, of the same kind, status and speaker");
    if link.accessible_name(format!("{more} the same")).clicked() {
        ui.data_mut(|data| data.insert_temp(id, !is_open));
    }
    if is_open {
        for claim in others {
            ui.push_id(("claim", claim.0), |ui| {
                claim_details_ui(cx, ui, *claim);
                quotes_ui(cx, ui, *claim, None, scroll);
                ui.add_space(6.0);
            });
        }
    }
    ui.add_space(6.0);
}

/// A claim and the cards of its quotes, or of `only` one of them by its place.
pub(super) fn claim_with_quotes_ui(
    cx: &OpenCtx<'_>,
    ui: &mut egui::Ui,
    relation: RelationIndex,
    only: Option<u32>,
    scroll: &mut QuoteScroll,
) {
    ui.push_id(("claim", relation.0), |ui| {
        claim_ui(cx, ui, relation);
        quotes_ui(cx, ui, relation, only, scroll);
        ui.add_space(6.0);
    });
}

/// The cards of a claim's quotes, those out of one document on one card, or the card of `only` one.
fn quotes_ui(
    cx: &OpenCtx<'_>,
    ui: &mut egui::Ui,
    relation: RelationIndex,
    only: Option<u32>,
    scroll: &mut QuoteScroll,
) {
    let alone = |position| Arc::new(vec![vec![EvidenceIndex { relation, position }]]);
    for block in only.map_or_else(|| cx.blocks(relation), alone).iter() {
        let cards = match block.as_slice() {
            [evidence] => vec![ui.push_id(evidence.position, |ui| quote_ui(cx, ui, *evidence)).inner],
            several => block_ui(cx, ui, several),
        };
        for (evidence, card) in block.iter().zip(cards) {
            if cx.session.selection().quote == Some(*evidence) {
                keep_in_sight(cx, ui, card.rect, scroll);
            }
        }
    }
}

/// Scrolls the card of the selected quote into view, with the row of marks below it; not for a target that was selected
/// just now, whose heading is read first.
fn keep_in_sight(cx: &Ctx<'_>, ui: &egui::Ui, card: egui::Rect, scroll: &mut QuoteScroll) {
    let selection = cx.session.selection();
    let turns = match &mut scroll.0 {
        Some((before, turns)) if before == selection => {
            if *turns < SCROLL_TURNS {
                *turns += 1;
                ui.scroll_to_rect(card.expand2(egui::vec2(0.0, MARKS_BELOW)), None);
            }
            return;
        }
        Some((before, _)) if before.target == selection.target => 0,
        _ => SCROLL_TURNS,
    };
    scroll.0 = Some((selection.clone(), turns));
}
