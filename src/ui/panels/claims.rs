//! A claim with its quotes, in the panels that list claims.

use crate::model::{EvidenceIndex, RelationIndex};
use crate::session::Selection;
use crate::ui::ctx::{Ctx, OpenCtx};
use crate::ui::widgets::{claim_ui, quote_ui};

/// For how many frames the selected card is scrolled into view: in the first, the document that opens below it has not
/// taken its room yet.
const SCROLL_TURNS: u8 = 3;

/// The selection whose quote was scrolled to last, and for how many frames.
#[derive(Default)]
pub(super) struct QuoteScroll(Option<(Selection, u8)>);

/// How much room the marks of a quote take below its card, in points.
const MARKS_BELOW: f32 = 66.0;

/// A claim and the cards of its quotes, or of `only` one of them by its place.
pub(super) fn claim_with_quotes_ui(
    cx: &OpenCtx<'_>,
    ui: &mut egui::Ui,
    relation: RelationIndex,
    only: Option<u32>,
    scroll: &mut QuoteScroll,
) {
    let claim = cx.claim(relation);
    ui.push_id(("claim", relation.0), |ui| {
        claim_ui(cx, ui, claim, None);
        let all = 0..claim.evidence.len() as u32;
        for position in all.filter(|position| only.is_none_or(|only| only == *position)) {
            let evidence = EvidenceIndex { relation, position };
            let response = ui.push_id(position, |ui| quote_ui(cx, ui, evidence)).inner;
            if cx.session.selection().quote == Some(evidence) {
                keep_in_sight(cx, ui, response.rect, scroll);
            }
        }
        ui.add_space(6.0);
    });
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
