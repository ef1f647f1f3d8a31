//! The page of an entity: a card with its sign, names and note, where the text mentions it, its claims by neighbour.

use crate::analysis::mentions::{MentionCounts, mention_words};
use crate::analysis::neighbours::NeighbourClaims;
use crate::analysis::paths::words::{claim_words, statement_words};
use crate::analysis::speakers::voice;
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{Entity, EntityIndex, EvidenceIndex, RelationIndex, Status, Target};
use crate::session::{Action, Command};
use crate::text::visible;
use crate::ui::ctx::OpenCtx;
use crate::ui::pages::EntityPage;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{
    Listed, Sign, button_info, card_ui, fields_ui, first_quote_ui, kind_ui, link_ui, name_ui, sentence_label_ui,
    status_side_ui, weak_ui,
};
use crate::ui::wrapping::paragraph_job;
use egui::{Atom, Button, CollapsingHeader, CursorIcon, Frame, Margin, Response, RichText, Stroke, Ui, Vec2};

/// How many neighbours are listed until the reader asks for all.
const OPENED: usize = 60;

/// How many claims about one neighbour are listed until the reader asks for all.
const CLAIMS: usize = 6;

/// How many names of neighbours that are not shown are listed until the reader asks for all.
const NAMES: usize = 20;

/// How many documents are listed until the reader asks for all.
const DOCUMENTS: usize = 12;

/// How much of its aliases is told, in bytes.
const ALIASES: usize = 1_200;

/// Everything about one entity.
pub(super) fn entity_ui(cx: &OpenCtx<'_>, ui: &mut Ui, entity: EntityIndex) {
    let Some(about) = cx.open.dossier.entity(entity) else { return };
    let palette = Palette::of(ui);
    let card = Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.line)).corner_radius(8);
    card.inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        about_ui(cx, ui, entity, about);
        ui.add_space(2.0);
        actions_ui(cx, ui, entity);
    });
    ui.add_space(8.0);
    let page = cx.entity_page(entity);
    mentions_ui(cx, ui, entity, &page);
    ui.add_space(8.0);
    neighbours_ui(cx, ui, entity, &page);
}

/// Its sign and name, its kind, and what else is known of it.
fn about_ui(cx: &OpenCtx<'_>, ui: &mut Ui, entity: EntityIndex, about: &Entity) {
    let palette = Palette::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(kind) = cx.kinds(cx.open).iter().find(|kind| kind.kind == about.kind) {
            kind_ui(ui, kind, 8.5);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let name = cx.name(entity);
            let heading = name_ui(ui, name, 19.0, Style::SemiBold, palette.ink);
            cx.copy_on(&heading, &[("Copy name", &|| about.name.clone())]);
            if name.len() < about.name.len() {
                weak_ui(ui, &format!("The name goes on, {} characters in all", about.name.chars().count()));
            }
            let pinned = if cx.session.workspace().is_pinned(entity) { " · pinned" } else { "" };
            weak_ui(ui, &format!("{}{pinned}", about.kind));
        });
    });
    if !about.aliases.is_empty() {
        weak_ui(ui, &aliases_words(&about.aliases));
    }
    if let Some(note) = &about.note {
        name_ui(ui, note, 13.5, Style::Regular, palette.ink);
    }
    for (name, id) in &about.links {
        weak_ui(ui, &format!("{name}: {id}"));
    }
    fields_ui(ui, &about.fields);
}

/// "Also called Ann, Annie and 3 more": as many as a reader takes in.
fn aliases_words(aliases: &[String]) -> String {
    let mut room = ALIASES;
    let fits = |alias: &&String| {
        let fits = alias.len() <= room;
        room = room.saturating_sub(alias.len() + 2);
        fits
    };
    // The first is told in any case, at least its beginning.
    let count = aliases.iter().take_while(fits).count().max(1);
    let told: Vec<&str> = aliases[..count].iter().map(|alias| &alias[..alias.floor_char_boundary(ALIASES)]).collect();
    let more = match aliases.len() - count {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("Also called {}{more}", told.join(", "))
}

/// What can be done with it.
fn actions_ui(cx: &OpenCtx<'_>, ui: &mut Ui, entity: EntityIndex) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let pin = if cx.session.workspace().is_pinned(entity) { "Unpin" } else { "Pin" };
        cx.act_on(&ui.button(pin).on_hover_text(Action::Pin.help()), Action::Pin);
        cx.act_on(&ui.button("Hide").on_hover_text(Action::Hide.help()), Action::Hide);
        let neighbours = ui.button("Highlight neighbours").on_hover_text(Action::LightNeighbours.help());
        cx.act_on(&neighbours, Action::LightNeighbours);
        cx.act_on(&ui.button("How is it tied to…").on_hover_text(Action::Paths.help()), Action::Paths);
        let only = ui.button("Show only this").on_hover_text(Action::ShowOnlyNeighbours.help());
        cx.act_on(&only.accessible_name("Show only this with neighbours"), Action::ShowOnlyNeighbours);
        let beyond = cx.session.visibility().beyond(entity) as usize;
        if beyond > 0 {
            let words = format!("Show {}", plural(beyond, "hidden neighbour", "hidden neighbours"));
            cx.act_on(&ui.button(words).on_hover_text(Action::Expand.help()), Action::Expand);
        }
        let said = cx.entity_page(entity).said;
        if said > 0 {
            let says = ui.button(format!("{} by it", plural(said, "claim", "claims")));
            cx.act_on(&says.on_hover_text(Action::WhatItSays.help()), Action::WhatItSays);
        }
    });
}

/// In which documents the entity is mentioned, and how often.
fn mentions_ui(cx: &OpenCtx<'_>, ui: &mut Ui, entity: EntityIndex, page: &EntityPage) {
    if cx.open.reading.awaits_names {
        weak_ui(ui, "Names are still being looked up in the documents");
        return;
    }
    let documents = &page.documents;
    let words = match documents.len() {
        0 => "No mention in the documents".to_owned(),
        1 => mention_words(page.mentions),
        count => format!("{} in {}", mention_words(page.mentions), plural(count, "document", "documents")),
    };
    ui.label(RichText::new(words).font(semibold(13.5)));
    let listed = Listed::of(ui, ("documents of", entity.0), documents.len(), DOCUMENTS);
    for (document, mentions) in documents.iter().take(listed.shown()) {
        let title = &cx.open.dossier.documents[document.at()].title;
        let MentionCounts { certain, inner, possible } = mentions.counts;
        let count = match (certain + inner, possible) {
            (sure, 0) => sure.to_string(),
            (0, possible) => format!("{possible} possible"),
            (sure, possible) => format!("{sure} · {possible} possible"),
        };
        ui.push_id(document.0, |ui| {
            if link_ui(ui, &format!("{title} ({count})"), 13.0, Style::Regular).clicked() {
                cx.send(Command::Read(*document, mentions.first));
            }
        });
    }
    listed.more_ui(ui, "documents");
}

/// The claims, neighbour by neighbour: a row that leads to the edge, and the claims as sentences; at last those that are not
/// shown, by name.
fn neighbours_ui(cx: &OpenCtx<'_>, ui: &mut Ui, entity: EntityIndex, page: &EntityPage) {
    let is_shown = |relation: &&RelationIndex| cx.session.visibility().relation(**relation);
    let mut words = claims_words(page.claims, page.seen.len() + page.hidden.len());
    if page.shown < page.claims {
        words
            .push_str(&format!(", {} shown", if page.shown == 0 { "none".to_owned() } else { page.shown.to_string() }));
    }
    ui.label(RichText::new(words).font(semibold(13.5)));
    let listed = Listed::of(ui, ("neighbours of", entity.0), page.seen.len(), OPENED);
    for neighbour in page.seen.iter().take(listed.shown()) {
        let shown: Vec<RelationIndex> = neighbour.relations.iter().filter(is_shown).copied().collect();
        ui.push_id(("neighbour", neighbour.edge.0), |ui| {
            let is_itself = neighbour.neighbour == entity;
            let name = if is_itself { "itself" } else { cx.name(neighbour.neighbour) };
            neighbour_ui(cx, ui, neighbour, name, shown.len());
            let entries = cx.alike(&shown);
            let claims = Listed::of(ui, "claims", entries.len(), CLAIMS);
            for same in entries.iter().take(claims.shown()) {
                alike_ui(cx, ui, same);
            }
            claims.more_ui(ui, "claims");
            ui.add_space(8.0);
        });
    }
    listed.more_ui(ui, "others");
    hidden_ui(cx, ui, entity, &page.hidden);
}

/// The neighbours of which no claim is shown, by name. A click shows one.
fn hidden_ui(cx: &OpenCtx<'_>, ui: &mut Ui, entity: EntityIndex, hidden: &[NeighbourClaims]) {
    if hidden.is_empty() {
        return;
    }
    let words = RichText::new(format!("Not shown ({})", hidden.len())).font(semibold(13.5));
    CollapsingHeader::new(words).id_salt(("not shown", entity.0)).show_unindented(ui, |ui| {
        let listed = Listed::of(ui, ("not shown of", entity.0), hidden.len(), NAMES);
        for neighbour in hidden.iter().take(listed.shown()) {
            let words = format!("{} ({})", cx.name(neighbour.neighbour), neighbour.relations.len());
            let link = ui.push_id(("hidden", neighbour.edge.0), |ui| link_ui(ui, &words, 13.0, Style::Regular)).inner;
            cx.send_on(
                &link.on_hover_text("Show it, and the claims about the two"),
                Command::Reveal(Target::Edge(neighbour.edge)),
            );
        }
        listed.more_ui(ui, "others");
    });
    ui.add_space(8.0);
}

/// A neighbour with its sign, as a row that leads to all claims about the two.
fn neighbour_ui(cx: &OpenCtx<'_>, ui: &mut Ui, neighbour: &NeighbourClaims, name: &str, count: usize) {
    let palette = Palette::of(ui);
    let kinds = cx.kinds(cx.open);
    let kind = cx.open.dossier.entity(neighbour.neighbour).map(|entity| &entity.kind);
    let kind = kinds.iter().find(|other| Some(&other.kind) == kind).cloned().map(Sign::Kind);
    let width = ui.available_width();
    let room = (width - 96.0).max(40.0);
    let job = paragraph_job(ui, &visible(name), 14.0, Style::SemiBold, palette.accent, room);
    let set = ui.painter().layout_job(job);
    let sign = Atom::paint(Vec2::new(kind.as_ref().map_or(0.0, Sign::width), 14.0), |ui, args| {
        if let Some(kind) = &kind {
            kind.paint(ui, args.rect.left_center());
        }
    });
    let count = RichText::new(count.to_string()).size(13.0).color(palette.weak);
    let on = RichText::new("›").size(16.0).color(palette.accent);
    let row = Button::new((sign, set, count, Atom::grow(), on)).min_size(Vec2::new(width, 30.0));
    let row = ui.add(row).on_hover_text("All claims about the two").accessible_name(name);
    cx.select_on(&row, Target::Edge(neighbour.edge));
}

/// "12 claims with 5 others".
fn claims_words(claims: usize, others: usize) -> String {
    format!("{} with {}", plural(claims, "claim", "claims"), plural(others, "other", "others"))
}

/// Claims that say the same, on one card with their count, which opens to a line for each.
fn alike_ui(cx: &OpenCtx<'_>, ui: &mut Ui, claims: &[RelationIndex]) {
    let Some((first, others)) = claims.split_first() else { return };
    ui.push_id(("claim", first.0), |ui| claim_card_ui(cx, ui, *first));
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
            ui.push_id(("line", claim.0), |ui| {
                let link = link_ui(ui, &words.join(" · "), 13.0, Style::Regular);
                answers_ui(cx, &link, *claim);
            });
        }
    });
}

/// A claim as a card: a sentence, who says it and how, and its first quote. A click shows the quote in its document.
fn claim_card_ui(cx: &OpenCtx<'_>, ui: &mut Ui, relation: RelationIndex) {
    let palette = Palette::of(ui);
    let claim = cx.claim(relation);
    let is_shown = cx.session.selection().quote.is_some_and(|quote| quote.relation == relation);
    let said = statement_words(cx.open, claim.from, &claim.kind, claim.to);
    let mut told = Vec::new();
    if claim.status != Status::Asserted || claim.by.is_some() {
        told.extend(voice(cx.open, relation));
    }
    let response = card_ui(ui, is_shown, Margin { left: 14, right: 10, top: 7, bottom: 7 }, 3.0, |ui| {
        sentence_label_ui(ui, &said, 14.0, Style::Regular, palette.accent);
        if !told.is_empty() {
            sentence_label_ui(ui, &told, 12.5, Style::SemiBold, palette.status(claim.status));
        }
        if claim.evidence.is_empty() {
            weak_ui(ui, "no evidence");
        } else {
            first_quote_ui(cx, ui, EvidenceIndex { relation, position: 0 });
        }
    });
    status_side_ui(ui, response.rect, palette.status(claim.status));
    response.widget_info(|| button_info(&format!("Claim: {}", claim_words(cx.open, relation).concat())));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_stroke(response.rect, 6.0, Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
    }
    cx.hit(format!("claim {}", relation.0), response.rect.center());
    answers_ui(cx, &response.on_hover_cursor(CursorIcon::PointingHand), relation);
}

/// What a claim does when it is clicked, and its menu.
fn answers_ui(cx: &OpenCtx<'_>, response: &Response, relation: RelationIndex) {
    cx.copy_on(response, &[("Copy claim", &|| claim_words(cx.open, relation).concat())]);
    if response.clicked() && !cx.claim(relation).evidence.is_empty() {
        cx.send(Command::ShowQuote(EvidenceIndex { relation, position: 0 }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_aliases_are_told_than_a_reader_takes_in() {
        let aliases: Vec<String> = (0..100_000).map(|at| format!("name {at}")).collect();
        assert_eq!(aliases_words(&aliases[..2]), "Also called name 0, name 1");
        let words = aliases_words(&aliases);
        assert!(words.len() < 1_400 && words.ends_with(" more"), "{words}");
        assert!(aliases_words(&["é".repeat(1_000_000)]).len() < 1_400);
    }

    #[test]
    fn one_claim_with_one_other_is_told_in_the_singular() {
        assert_eq!(claims_words(1, 1), "1 claim with 1 other");
        assert_eq!(claims_words(2, 0), "2 claims with 0 others");
    }
}
