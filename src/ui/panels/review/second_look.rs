//! The page of the verified quotes worth a second look, by reason.

use crate::analysis::looks::unlisted_languages;
use crate::analysis::words::plural;
use crate::model::{EvidenceIndex, LookReason};
use crate::session::{Action, Command, Page};
use crate::ui::ctx::OpenCtx;
use crate::ui::panels::claims::{QuoteScroll, claim_with_quotes_ui};
use crate::ui::style::semibold;
use crate::ui::widgets::{choice_ui, weak_ui};
use egui::{RichText, Ui};

/// How many quotes are listed.
const LISTED: usize = 200;

/// The list: all, or those for `only` one reason.
pub(in crate::ui::panels) fn second_look_ui(
    cx: &OpenCtx<'_>,
    ui: &mut Ui,
    only: Option<LookReason>,
    scroll: &mut QuoteScroll,
) {
    let looks = cx.session.looks();
    ui.label(RichText::new("Worth a second look").font(semibold(19.0)));
    weak_ui(
        ui,
        "These quotes are verified: their words stand there. They are found by lists of words and names, and are no \
         faults: the rest of the sentence, in grey, tells what they mean",
    );
    let unlisted = unlisted_languages(cx.open);
    if !unlisted.is_empty() {
        let languages: Vec<&str> = unlisted.iter().map(|(language, _)| *language).collect();
        let count = unlisted.iter().map(|(_, documents)| *documents).sum::<usize>();
        let documents = plural(count, "document has", "documents have");
        weak_ui(ui, &format!("{documents} no list of such words for its language: {}", languages.join(", ")));
    }
    reasons_ui(cx, ui, only);
    if looks.hidden > 0 {
        weak_ui(ui, &format!("{} not shown by the filter", plural(looks.hidden, "more is", "more are")));
    }
    ui.add_space(6.0);
    let is_listed =
        |evidence: &&EvidenceIndex| only.is_none_or(|only| cx.open.reading.look_reasons(**evidence).contains(&only));
    let listed = looks.waiting_for(only);
    list_ui(cx, ui, &listed, scroll);
    if cx.open.reading.awaits_names {
        ui.label("Names are still being looked up; then it is known which quotes are worth a second look");
    } else if listed.is_empty() && looks.hidden == 0 {
        let words = if looks.confirmed.is_empty() { "No quote is worth a second look" } else { "All were looked at" };
        ui.label(words);
    }
    let confirmed: Vec<EvidenceIndex> = looks.confirmed.iter().filter(is_listed).copied().collect();
    if !confirmed.is_empty() {
        ui.add_space(6.0);
        let words = format!("{} that you confirmed", plural(confirmed.len(), "quote", "quotes"));
        egui::CollapsingHeader::new(RichText::new(words).font(semibold(13.5))).id_salt("confirmed").show(ui, |ui| {
            list_ui(cx, ui, &confirmed, scroll);
        });
    }
}

/// A button for all reasons and one for each that occurs, with their counts.
fn reasons_ui(cx: &OpenCtx<'_>, ui: &mut Ui, only: Option<LookReason>) {
    let looks = cx.session.looks();
    if looks.waiting.is_empty() {
        return;
    }
    let occurring: Vec<(LookReason, usize)> = LookReason::ALL
        .into_iter()
        .map(|reason| (reason, looks.count(reason)))
        .filter(|(reason, count)| *count > 0 || only == Some(*reason))
        .collect();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        let all = RichText::new(format!("All {}", looks.waiting.len())).size(13.0);
        let shows = |reason| Command::ShowPage(Page::SecondLook(reason));
        cx.send_on(&choice_ui(ui, only.is_none(), all), shows(None));
        for (reason, count) in occurring {
            let label = RichText::new(format!("{} {count}", reason.title())).size(13.0);
            let button = choice_ui(ui, only == Some(reason), label).on_hover_text(sentence(reason));
            cx.send_on(&button, shows(Some(reason)));
        }
    });
    let confirm = "Confirm a quote (Y), and it counts as looked at; N and B go to the next and the previous one";
    weak_ui(ui, confirm).on_hover_text(Action::ConfirmQuote.help());
}

/// A reason in a sentence.
fn sentence(reason: LookReason) -> &'static str {
    match reason {
        LookReason::Denial => {
            "The rest of its sentence has a word of denial, such as “not”, and the claim is not denied"
        }
        LookReason::Condition => {
            "The rest of its sentence makes a condition, such as “if”, or asks, and the claim does neither"
        }
        LookReason::DenialBeside => {
            "A heading or lead-in before its sentence, or a short sentence beside it, denies: “This is false”"
        }
        LookReason::DenialInside => {
            "The claim is asserted or alleged, and the quote has a word of denial beside an end, such as “did not sell”"
        }
        LookReason::Unsigned => {
            "The claim is denied or hypothetical, and no word of its sentence denies, doubts or makes a condition"
        }
        LookReason::ConditionInside => "The claim is asserted, and the quote makes a condition, such as “if”, or asks",
        LookReason::Doubt => {
            "The rest of its sentence doubts, plans or asks, such as “perhaps” or “plans to”, and the claim names no \
             speaker or hedge"
        }
        LookReason::DoubtInside => {
            "The claim is asserted without a hedge, and the quote doubts, plans or asks: “may have”, “plans to”"
        }
        LookReason::Said => {
            "The claim is asserted by the document itself, and in its sentence somebody says so: “claimed that”"
        }
        LookReason::Reported => "The claim is asserted, and its sentence only reports it: “reportedly”, “allegedly”",
        LookReason::NoEnd => "It names neither end of its claim: a pronoun, a description or another sentence does",
        LookReason::Short => "Under four words say little by themselves",
    }
}

/// Some quotes, each with its claim.
fn list_ui(cx: &OpenCtx<'_>, ui: &mut Ui, quotes: &[EvidenceIndex], scroll: &mut QuoteScroll) {
    for evidence in quotes.iter().take(LISTED) {
        ui.push_id((evidence.relation.0, evidence.position), |ui| {
            claim_with_quotes_ui(cx, ui, evidence.relation, Some(evidence.position), scroll);
        });
    }
    if quotes.len() > LISTED {
        weak_ui(ui, &format!("and {} more; confirm some, or choose a reason", quotes.len() - LISTED));
    }
}
