//! The page of the quotes that are not verified, each with the reason, and of those that the reader corrected.

use crate::analysis::words::plural;
use crate::model::EvidenceIndex;
use crate::session::{Command, FilterChange};
use crate::ui::ctx::OpenCtx;
use crate::ui::panels::claims::{QuoteScroll, claim_with_quotes_ui};
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{explanation, weak_ui};
use egui::{RichText, Ui};

/// How many claims are listed.
const LISTED: usize = 200;

/// The list.
pub(in crate::ui::panels) fn unverified_ui(cx: &OpenCtx<'_>, ui: &mut Ui, scroll: &mut QuoteScroll) {
    let unverified = cx.unverified();
    let (flagged, corrected, hidden) = (&unverified.flagged, &unverified.corrected, unverified.hidden);
    ui.label(RichText::new("Quotes not verified").font(semibold(19.0)));
    weak_ui(
        ui,
        "A quote is verified where its words stand in the document, letter by letter or but for differences that do not \
         count, such as kinds of quotation marks, dashes and white space",
    );
    let is_on = cx.session.workspace().filter.only_unverified;
    if !(flagged.is_empty() && corrected.is_empty()) || is_on {
        let button = egui::Button::new("Only these in the network").selected(is_on);
        let button = ui.add(button).on_hover_text("Show only claims with a quote that is not verified");
        cx.send_on(&button, Command::Filter(FilterChange::OnlyUnverified));
    }
    if hidden > 0 {
        weak_ui(ui, &format!("{} not shown by the filter", plural(hidden, "more is", "more are")));
    }
    ui.add_space(6.0);
    list_ui(cx, ui, flagged, Reason::Shown, scroll);
    if flagged.is_empty() && hidden == 0 {
        ui.label("Every quote is verified or corrected");
    }
    if !corrected.is_empty() {
        ui.add_space(6.0);
        let words = plural(corrected.len(), "quote corrected by the reader", "quotes corrected by the reader");
        ui.label(RichText::new(words).font(semibold(13.5)));
        weak_ui(ui, "They stand where you said, and do not count as verified");
        list_ui(cx, ui, corrected, Reason::LeftOut, scroll);
    }
}

/// Whether a list shows why each quote is in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reason {
    Shown,
    LeftOut,
}

/// Some quotes, each with its claim, and with the reason where that is asked for.
fn list_ui(cx: &OpenCtx<'_>, ui: &mut Ui, quotes: &[EvidenceIndex], reason: Reason, scroll: &mut QuoteScroll) {
    let palette = Palette::of(ui);
    for evidence in quotes.iter().take(LISTED) {
        if reason == Reason::Shown {
            let verification = cx.open.reading.verification(*evidence);
            let color = match verification {
                crate::model::Verification::Missing { .. } => palette.danger,
                _ => palette.warning,
            };
            ui.label(RichText::new(explanation(cx.open, *evidence)).size(12.5).color(color));
        }
        ui.push_id((evidence.relation.0, evidence.position), |ui| {
            claim_with_quotes_ui(cx, ui, evidence.relation, Some(evidence.position), scroll);
        });
    }
    if quotes.len() > LISTED {
        weak_ui(ui, &format!("and {} more; sayso check lists them", quotes.len() - LISTED));
    }
}
