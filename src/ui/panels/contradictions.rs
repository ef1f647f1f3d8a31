//! The list of contradictions: what is said to hold and against it, those with most behind their weaker side first.

use crate::analysis::contradictions::{Contradiction, Side};
use crate::analysis::paths::words::statement_words;
use crate::analysis::speakers::voice;
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::OpenDossier;
use crate::session::{Command, Page};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::{button_info, card_ui, name_ui, sentence_label_ui, weak_ui};
use egui::{Margin, Stroke, Ui};

/// How many contradictions are listed.
const LISTED: usize = 200;

/// All contradictions, those with most behind their weaker side first.
pub(super) fn contradictions_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let all = cx.session.contradictions();
    let shown: std::collections::BTreeSet<_> = all.iter().map(|one| one.edge).collect();
    let heading = match all.len() {
        0 => "Contradictions".to_owned(),
        count => plural(count, "contradiction", "contradictions"),
    };
    name_ui(ui, &heading, 19.0, Style::SemiBold, Palette::of(ui).ink);
    if all.is_empty() {
        weak_ui(ui, "Nothing that is shown is asserted or alleged by one and denied by another");
        return;
    }
    let hidden = cx.open.network.edges.iter().filter(|edge| edge.conflict).count();
    let on_edges = plural(shown.len(), "conflicting edge", "conflicting edges");
    weak_ui(
        ui,
        &format!("On {on_edges}: said to hold by one, and by another not, or only possibly; most on both sides first"),
    );
    if shown.len() < hidden {
        weak_ui(ui, &format!("On {} edges more, a side is not shown by the filter", hidden - shown.len()));
    }
    ui.add_space(6.0);
    for (place, one) in all.iter().enumerate().take(LISTED) {
        let response = ui.push_id(place, |ui| row_ui(ui, cx.open, one)).inner;
        cx.hit(format!("contradiction {place}"), response.rect.center());
        if response.clicked()
            && let Some(claim) = one.claims().next()
        {
            cx.send(Command::ShowPage(Page::BothSides(claim)));
        }
    }
    if all.len() > LISTED {
        weak_ui(ui, &format!("and {} more", all.len() - LISTED));
    }
}

/// One contradiction as a card: what is said, and the speakers on either side.
fn row_ui(ui: &mut Ui, open: &OpenDossier, one: &Contradiction) -> egui::Response {
    let palette = Palette::of(ui);
    let said = statement_words(open, one.from, &one.kind, one.to);
    let response = card_ui(ui, false, Margin::symmetric(10, 7), 3.0, |ui| {
        sentence_label_ui(ui, &said, 14.0, Style::SemiBold, palette.ink);
        for side in [&one.holds, &one.against] {
            sentence_label_ui(ui, &side_words(open, side), 12.5, Style::Regular, palette.weak);
        }
    });
    response.widget_info(|| button_info(&format!("Contradiction: {}", said.concat())));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_stroke(response.rect, 6.0, Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// How many speakers of a side are named on its card.
const VOICES: usize = 5;

/// The speakers of a side and their evidence, in parts: "Alleged by A; asserted by B · 3 verified quotes · 2 documents".
fn side_words(open: &OpenDossier, side: &Side) -> Vec<String> {
    let mut voices: Vec<Vec<String>> = Vec::new();
    for claim in &side.claims {
        let words = voice(open, *claim);
        if !voices.contains(&words) {
            voices.push(words);
        }
    }
    let more = voices.len().saturating_sub(VOICES);
    voices.truncate(VOICES);
    let mut words = voices.join(&"; ".to_owned());
    if more > 0 {
        words.push(format!("; and {more} more"));
    }
    words.push(format!(" · {}", support_words(side)));
    words
}

/// The evidence of a side.
pub(super) fn support_words(side: &Side) -> String {
    match (side.support.quotes, side.support.documents) {
        (0, _) => "no verified quote".to_owned(),
        (quotes, documents) => format!(
            "{} · {}",
            plural(quotes as usize, "verified quote", "verified quotes"),
            plural(documents as usize, "document", "documents")
        ),
    }
}
