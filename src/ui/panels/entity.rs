//! The panel of an entity: its names, kind and note, where the text mentions it, its claims by neighbour.

use crate::analysis::mentions::{MentionCounts, mention_words, mentions_by_document};
use crate::analysis::neighbours::claims_by_neighbour;
use crate::analysis::paths::words::claim_words;
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{EntityIndex, RelationIndex, Target};
use crate::session::{Action, Command};
use crate::text::visible;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{
    Listed, button_info, counted_link_ui, fields_ui, link_ui, name_ui, selectable_in_order, weak_ui, wrapped_job,
};
use egui::{CollapsingHeader, CursorIcon, RichText, Sense, Ui};

/// How many neighbours are listed until the reader asks for all.
const OPENED: usize = 60;

/// How many documents are listed until the reader asks for all.
const DOCUMENTS: usize = 12;

/// Everything about one entity.
pub(super) fn entity_ui(cx: &OpenCtx<'_>, ui: &mut Ui, entity: EntityIndex) {
    let Some(about) = cx.open.dossier.entity(entity) else { return };
    let palette = Palette::of(ui);
    let heading = name_ui(ui, &about.name, 19.0, Style::SemiBold, palette.ink);
    cx.copy_on(&heading, &[("Copy name", &|| about.name.clone())]);
    let pinned = if cx.session.workspace().is_pinned(entity) { " · pinned" } else { "" };
    weak_ui(ui, &format!("{}{pinned}", about.kind));
    if !about.aliases.is_empty() {
        weak_ui(ui, &format!("Also called {}", about.aliases.join(", ")));
    }
    if let Some(note) = &about.note {
        name_ui(ui, note, 13.5, Style::Regular, palette.ink);
    }
    for (name, id) in &about.links {
        weak_ui(ui, &format!("{name}: {id}"));
    }
    fields_ui(ui, &about.fields);
    ui.horizontal_wrapped(|ui| {
        let pin = if pinned.is_empty() { "Pin" } else { "Unpin" };
        cx.act_on(&ui.button(pin), Action::Pin);
        cx.act_on(&ui.button("Hide"), Action::Hide);
        cx.act_on(&ui.button("Light neighbours"), Action::LightNeighbours);
    });
    ui.horizontal_wrapped(|ui| {
        let said = cx.open.dossier.relations.iter().filter(|claim| claim.by == Some(entity)).count();
        let says = format!("Says {}", plural(said, "claim", "claims"));
        if said > 0 && ui.button(says).on_hover_text(Action::WhatItSays.help()).clicked() {
            cx.act(Action::WhatItSays);
        }
        cx.act_on(&ui.button("How is this tied to…").on_hover_text(Action::Paths.help()), Action::Paths);
    });
    ui.add_space(4.0);
    mentions_ui(cx, ui, entity);
    ui.add_space(6.0);
    neighbours_ui(cx, ui, entity);
}

/// In which documents the entity is mentioned, and how often.
fn mentions_ui(cx: &OpenCtx<'_>, ui: &mut Ui, entity: EntityIndex) {
    let documents = mentions_by_document(cx.open, entity);
    let mut counts = MentionCounts::default();
    for mentions in documents.values() {
        counts.certain += mentions.counts.certain;
        counts.inner += mentions.counts.inner;
        counts.possible += mentions.counts.possible;
    }
    let words = match documents.len() {
        0 => "No mention in the documents".to_owned(),
        1 => mention_words(counts),
        count => format!("{} in {}", mention_words(counts), plural(count, "document", "documents")),
    };
    ui.label(RichText::new(words).font(semibold(13.5)));
    let listed = Listed::of(ui, ("documents of", entity.0), documents.len(), DOCUMENTS);
    for (document, mentions) in documents.into_iter().take(listed.shown()) {
        let title = &cx.open.dossier.documents[document.at()].title;
        let MentionCounts { certain, inner, possible } = mentions.counts;
        let count = match (certain + inner, possible) {
            (sure, 0) => sure.to_string(),
            (0, possible) => format!("{possible} possible"),
            (sure, possible) => format!("{sure} · {possible} possible"),
        };
        ui.push_id(document.0, |ui| {
            if link_ui(ui, &format!("{title} ({count})"), 13.0, Style::Regular).clicked() {
                cx.send(Command::Read(document, mentions.first));
            }
        });
    }
    listed.more_ui(ui, "documents");
}

/// The claims, neighbour by neighbour; each opens to its claims and quotes.
fn neighbours_ui(cx: &OpenCtx<'_>, ui: &mut Ui, entity: EntityIndex) {
    let neighbours = claims_by_neighbour(cx.open, entity);
    let total: usize = neighbours.iter().map(|neighbour| neighbour.relations.len()).sum();
    ui.label(RichText::new(claims_words(total, neighbours.len())).font(semibold(13.5)));
    let listed = Listed::of(ui, ("neighbours of", entity.0), neighbours.len(), OPENED);
    for neighbour in neighbours.iter().take(listed.shown()) {
        let shown = neighbour.relations.iter().filter(|relation| cx.session.visibility().relation(**relation));
        let shown: Vec<RelationIndex> = shown.copied().collect();
        if shown.is_empty() {
            continue;
        }
        let name =
            if neighbour.neighbour == entity { "itself".to_owned() } else { cx.name(neighbour.neighbour).to_owned() };
        ui.push_id(("neighbour", neighbour.edge.0), |ui| {
            cx.select_on(&counted_link_ui(ui, &name, 14.0, shown.len()), Target::Edge(neighbour.edge));
            for claims in cx.alike(&shown).iter() {
                alike_lines_ui(cx, ui, entity, claims);
            }
            ui.add_space(4.0);
        });
    }
    listed.more_ui(ui, "others");
}

/// "12 claims with 5 others".
fn claims_words(claims: usize, others: usize) -> String {
    format!("{} with {}", plural(claims, "claim", "claims"), plural(others, "other", "others"))
}

/// Claims that say the same, in one line with their count, which opens to a line for each.
fn alike_lines_ui(cx: &OpenCtx<'_>, ui: &mut Ui, entity: EntityIndex, claims: &[RelationIndex]) {
    let Some((first, others)) = claims.split_first() else { return };
    claim_line_ui(cx, ui, entity, *first);
    if others.is_empty() {
        return;
    }
    let shown = cx.session.selection().quote.is_some_and(|quote| others.contains(&quote.relation));
    let header = CollapsingHeader::new(format!("{} say this", plural(claims.len(), "claim", "claims")));
    header.id_salt(("alike", first.0)).open(shown.then_some(true)).show(ui, |ui| {
        for claim in claims {
            let evidence = cx.open.dossier.evidence_of(*claim).next();
            let document = evidence.and_then(|(_, piece)| cx.open.dossier.document(piece.document));
            let date = cx.claim(*claim).date.as_ref().map(|date| date.text.clone());
            let title = document.map_or_else(|| "no evidence".to_owned(), |document| document.title.clone());
            let words: Vec<String> = date.into_iter().chain([title]).collect();
            line_ui(cx, ui, *claim, &words.join(" · "));
        }
    });
}

/// A claim in one line, from this entity's side. A click shows its first quote.
fn claim_line_ui(cx: &OpenCtx<'_>, ui: &mut Ui, entity: EntityIndex, relation: RelationIndex) {
    let claim = cx.claim(relation);
    let arrow = if claim.from == entity { "→" } else { "←" };
    let by = claim.by.map(|by| format!(", by {}", cx.name(by))).unwrap_or_default();
    let status = match claim.status {
        crate::model::Status::Asserted => String::new(),
        status => format!(" · {}{by}", status.word().to_lowercase()),
    };
    line_ui(cx, ui, relation, &format!("{arrow} {}{status}", claim.kind));
}

/// A line that stands for a claim.
fn line_ui(cx: &OpenCtx<'_>, ui: &mut Ui, relation: RelationIndex, text: &str) {
    let palette = Palette::of(ui);
    let claim = cx.claim(relation);
    let evidence = crate::model::EvidenceIndex { relation, position: 0 };
    let is_shown = cx.session.selection().quote.is_some_and(|quote| quote.relation == relation);
    ui.push_id(("line", relation.0), |ui| {
        let color = if is_shown { palette.accent } else { palette.ink };
        let job = wrapped_job(ui, &visible(text), 13.5, Style::Regular, color);
        let response =
            ui.add(selectable_in_order(ui, job).sense(Sense::click())).on_hover_cursor(CursorIcon::PointingHand);
        response.widget_info(|| button_info(&format!("Claim: {text}")));
        cx.hit(format!("claim {}", relation.0), response.rect.center());
        cx.copy_on(&response, &[("Copy claim", &|| claim_words(cx.open, relation).concat())]);
        if response.clicked() && !claim.evidence.is_empty() {
            cx.send(Command::ShowQuote(evidence));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_claim_with_one_other_is_told_in_the_singular() {
        assert_eq!(claims_words(1, 1), "1 claim with 1 other");
        assert_eq!(claims_words(2, 0), "2 claims with 0 others");
    }
}
