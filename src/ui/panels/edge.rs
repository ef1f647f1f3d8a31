//! The panel of an edge: all its claims by status, each with its quotes.

use crate::analysis::paths::words::statement_words;
use crate::analysis::voices::independent_documents;
use crate::analysis::words::plural;
use crate::model::{Edge, EdgeIndex, EvidenceIndex, OpenDossier, RelationIndex, Status, Target};
use crate::session::{Command, Page, Selection, Session, claims_of};
use crate::ui::ctx::Ctx;
use crate::ui::fonts::Weight;
use crate::ui::reader::DOUBLE_LINE;
use crate::ui::style::{Palette, semibold, theme};
use crate::ui::widgets::{claim_ui, link_ui, quote_ui, sentence_link_ui, status_heading_ui, weak_label};
use std::sync::Arc;

/// For how many frames a card that is selected is brought into sight: in the first, the document that opens below it has
/// not taken its room yet.
const SCROLL_TURNS: u8 = 3;

/// The selection whose quote was scrolled to last, and for how many frames.
#[derive(Default)]
pub(super) struct QuoteScroll(Option<(Selection, u8)>);

/// How much room the marks of a quote take below its card, in points.
const MARKS_BELOW: f32 = 66.0;

/// All the claims of an edge.
pub(super) fn edge_ui(
    cx: &Ctx<'_>,
    ui: &mut egui::Ui,
    open: &Arc<OpenDossier>,
    edge: EdgeIndex,
    scroll: &mut QuoteScroll,
) {
    let Some(bundle) = open.network.edges.get(edge.at()) else { return };
    let palette = Palette::of(ui);
    let claims = claims_of(open, Target::Edge(edge), cx.session.visibility());
    let colors = cx.colors(open, theme(ui));
    let doubled = super::document::doubled(open, Target::Edge(edge));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
        let ends = if bundle.is_loop() { vec![bundle.ends.0] } else { vec![bundle.ends.0, bundle.ends.1] };
        for (place, end) in ends.into_iter().enumerate() {
            if place == 1 {
                ui.label(egui::RichText::new("and").size(15.0).color(palette.weak));
            }
            let name = &open.dossier.entities[end.at()].name;
            // A name stays on one line where it fits on one.
            let galley = ui.painter().layout_no_wrap(name.clone(), semibold(19.0), palette.ink);
            if place == 1 && galley.size().x > ui.available_size_before_wrap().x {
                ui.end_row();
            }
            let name = link_ui(ui, name, 19.0, Weight::SemiBold);
            underline(ui, &name, colors.get(end.at()).copied().unwrap_or(palette.accent), doubled == Some(end));
            if name.clicked() {
                cx.send(Command::Select(Some(Target::Entity(end))));
            }
        }
    });
    let counted = counts(bundle.relations.len(), claims.len(), bundle.evidence, bundle.documents);
    match independent(cx.session, open, bundle) {
        Some(words) => weak_label(ui, &format!("{counted} · {words}")).on_hover_text(
            "A document all of whose sentences here stand in another one too, word for word, adds no voice of its own",
        ),
        None => weak_label(ui, &counted),
    };
    if bundle.conflict {
        ui.label(egui::RichText::new("Its claims contradict one another").size(13.0).color(palette.danger));
        for one in cx.session.contradictions().iter().filter(|one| one.edge == edge) {
            let mut words = vec!["Both sides: ".to_owned()];
            words.extend(statement_words(open, one.from, &one.kind, one.to));
            if let Some(claim) = one.claims().next()
                && ui.push_id(claim.0, |ui| sentence_link_ui(ui, &words, 13.0)).inner.clicked()
            {
                cx.send(Command::ShowPage(Page::BothSides(claim)));
            }
        }
    }
    ui.add_space(6.0);
    for status in Status::ALL {
        let of_status: Vec<RelationIndex> =
            claims.iter().copied().filter(|relation| open.dossier.relations[relation.at()].status == status).collect();
        if of_status.is_empty() {
            continue;
        }
        status_heading_ui(ui, status, of_status.len());
        for relation in of_status {
            claim_with_quotes_ui(cx, ui, open, relation, None, scroll);
        }
        ui.add_space(8.0);
    }
}

/// Scrolls to the card of the selected quote, with the row of marks below it, where it is out of sight; never on the first
/// look at what is selected, when the heading is read first.
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

/// Underlines the name of an end as its mentions are underlined in the document.
fn underline(ui: &egui::Ui, name: &egui::Response, color: egui::Color32, is_double: bool) {
    let lines: &[(f32, f32)] = if is_double { &DOUBLE_LINE } else { &[(0.0, 2.0)] };
    for (from, to) in lines {
        let y = name.rect.bottom() + from..=name.rect.bottom() + to;
        ui.painter().rect_filled(egui::Rect::from_x_y_ranges(name.rect.x_range(), y), 0.0, color);
    }
}

/// A claim and the cards of its quotes, or of `only` one of them by its place.
pub(super) fn claim_with_quotes_ui(
    cx: &Ctx<'_>,
    ui: &mut egui::Ui,
    open: &OpenDossier,
    relation: RelationIndex,
    only: Option<u32>,
    scroll: &mut QuoteScroll,
) {
    let claim = &open.dossier.relations[relation.at()];
    ui.push_id(("claim", relation.0), |ui| {
        claim_ui(cx, ui, open, claim, None);
        let all = 0..claim.evidence.len() as u32;
        for position in all.filter(|position| only.is_none_or(|only| only == *position)) {
            let evidence = EvidenceIndex { relation, position };
            let response = ui.push_id(position, |ui| quote_ui(cx, ui, open, evidence)).inner;
            cx.hit(format!("quote {} {position}", relation.0), response.rect.center());
            if cx.session.selection().quote == Some(evidence) {
                keep_in_sight(cx, ui, response.rect, scroll);
            }
        }
        ui.add_space(6.0);
    });
}

/// How many of an edge's documents are independent, where not all are.
fn independent(session: &Session, open: &OpenDossier, bundle: &Edge) -> Option<String> {
    let evidence = bundle.relations.iter().flat_map(|relation| open.dossier.evidence_of(*relation));
    let evidence = evidence.map(|(evidence, _)| evidence);
    let count = independent_documents(open, &session.workspace().corrections, evidence);
    (count < bundle.documents).then(|| format!("{count} independent"))
}

/// "20 claims · 27 quotes · 1 document", with what a filter hides.
fn counts(all: usize, shown: usize, evidence: u32, documents: u32) -> String {
    let claims = plural(all, "claim", "claims");
    let mut words = if evidence == 0 {
        format!("{claims} · no evidence")
    } else {
        let (quotes, documents) =
            (plural(evidence as usize, "quote", "quotes"), plural(documents as usize, "document", "documents"));
        format!("{claims} · {quotes} · {documents}")
    };
    if shown < all {
        words.push_str(&format!(" · {} hidden by the filter", all - shown));
    }
    words
}
