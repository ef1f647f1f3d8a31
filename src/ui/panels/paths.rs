//! How two entities are tied: the best chains of quotes between them, and what they may be made of.

use super::hidden::hidden_ui;
use super::path_ends::{FIND_BOXES, PathsMemory, avoided_ui, choose_ui, end_ui};
use crate::analysis::paths::words::{claim_words, denial_words, strength_words};
use crate::analysis::paths::{Hop, MOST_HOPS, Path, PathOptions};
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{EntityIndex, Status, Target};
use crate::session::{Action, Command, Page};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{
    button_info, card_ui, link_ui, quote_ui, sentence_label_ui, sentence_link_ui, tick_ui, weak_ui,
};
use egui::{CollapsingHeader, DragValue, Margin, RichText, Stroke, Ui};
use std::collections::BTreeSet;

/// The page: the two ends, and the paths between them.
pub(super) fn paths_ui(
    cx: &OpenCtx<'_>,
    ui: &mut Ui,
    ends: (Option<EntityIndex>, Option<EntityIndex>),
    memory: &mut PathsMemory,
) {
    let (Some(from), Some(to)) = ends else {
        choose_ui(cx, ui, ends, memory);
        return;
    };
    // The fields begin empty when an end is asked for again.
    memory.asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        end_ui(cx, ui, &FIND_BOXES[0], from);
        end_ui(cx, ui, &FIND_BOXES[1], to);
    });
    ui.horizontal_wrapped(|ui| {
        let turn = ui.button("Swap").on_hover_text("The same from the other end");
        cx.send_on(&turn, Command::ShowPage(Page::Paths(Some(to), Some(from))));
        let another = ui.button("Other end…").on_hover_text("Choose another entity at the other end");
        cx.send_on(&another, Command::ShowPage(Page::Paths(Some(from), None)));
        let has_paths = !cx.session.paths().is_empty();
        let copy = ui.add_enabled(has_paths, egui::Button::new("Copy as a paragraph"));
        cx.hit("copy path".to_owned(), copy.rect.center());
        cx.act_on(&copy.on_hover_text(Action::CopyPath.help()), Action::CopyPath);
        let only = ui.add_enabled(has_paths, egui::Button::new("Show only this path"));
        cx.act_on(&only.on_hover_text(Action::ShowOnly.help()), Action::ShowOnly);
    });
    ui.add_space(2.0);
    options_ui(cx, ui);
    avoided_ui(cx, ui, [from, to], memory);
    ui.add_space(6.0);
    let paths = cx.session.paths();
    if paths.is_empty() {
        weak_ui(ui, "No path of claims that are shown ties them within these limits");
        for end in [from, to] {
            ui.push_id(("hidden", end.0), |ui| hidden_ui(cx, ui, Target::Entity(end)));
        }
    } else if paths.len() > 1 {
        weak_ui(ui, "Best first: strongest weakest step, fewest steps, most documents");
    }
    direct_ui(cx, ui, (from, to));
    for (place, path) in paths.iter().enumerate() {
        ui.push_id(("path", place), |ui| path_ui(cx, ui, place, path));
    }
}

/// The edge between the two ends, where none of the paths is that edge alone: a weak edge, such as a denied one, ranks
/// behind detours, and a reader would miss it.
fn direct_ui(cx: &OpenCtx<'_>, ui: &mut Ui, (from, to): (EntityIndex, EntityIndex)) {
    let Some(edge) = cx.open.network.between(from, to).filter(|edge| cx.session.visibility().edge(*edge)) else {
        return;
    };
    if cx.session.paths().iter().any(|path| path.hops.len() == 1) {
        return;
    }
    let claims = cx.open.network.edges[edge.at()].relations.iter().map(|claim| cx.claim(*claim));
    let statuses: BTreeSet<Status> = claims.clone().map(|claim| claim.status).collect();
    let statuses: Vec<String> = statuses.into_iter().map(|status| status.word().to_lowercase()).collect();
    let claims = plural(claims.count(), "claim", "claims");
    let words = format!("Also tied directly, more weakly, by {claims}: {}", statuses.join(", "));
    cx.select_on(&link_ui(ui, &words, 13.0, Style::Regular), Target::Edge(edge));
    ui.add_space(4.0);
}

/// What paths may be made of.
fn options_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let mut options = cx.session.path_options().clone();
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal_wrapped(|ui| {
        ui.checkbox(&mut options.only_verified, "Only claims with a verified quote");
        ui.checkbox(&mut options.along_arrows, "Only along the arrows");
        let mut not_denied = !options.through_denied;
        ui.checkbox(&mut not_denied, "Not through what anybody denies");
        options.through_denied = !not_denied;
    });
    ui.horizontal(|ui| {
        ui.label("At most");
        ui.add(DragValue::new(&mut options.most_hops).range(1..=MOST_HOPS)).accessible_name("Most steps");
        ui.label("steps,");
        ui.add(DragValue::new(&mut options.count).range(1..=20)).accessible_name("Most paths");
        ui.label("paths");
    });
    let words = match options.kinds.len() {
        0 => "Through all kinds of relation".to_owned(),
        count => format!("Only through {}", plural(count, "kind of relation", "kinds of relation")),
    };
    CollapsingHeader::new(words).id_salt("kinds of paths").show(ui, |ui| {
        let kinds: BTreeSet<&String> = cx.open.dossier.relations.iter().map(|claim| &claim.kind).collect();
        egui::ScrollArea::vertical().max_height(160.0).show(ui, |ui| {
            for kind in kinds {
                let mut is_in = options.kinds.contains(kind);
                if tick_ui(ui, &mut is_in, kind, Palette::of(ui).ink).changed() && !options.kinds.remove(kind) {
                    options.kinds.insert(kind.clone());
                }
            }
        });
    });
    if options != *cx.session.path_options() {
        cx.send(Command::SetPathOptions(PathOptions { ..options }));
    }
}

/// One path: its entities in a line; for the highlighted path, all its steps too.
fn path_ui(cx: &OpenCtx<'_>, ui: &mut Ui, place: usize, path: &Path) {
    let palette = Palette::of(ui);
    let is_lit = place == cx.session.path_shown();
    let name = |entity: EntityIndex| cx.name(entity);
    let number = format!("{}. ", place + 1);
    let mut line: Vec<&str> =
        path.hops.first().map(|hop| [number.as_str(), name(hop.from)]).into_iter().flatten().collect();
    line.extend(path.hops.iter().flat_map(|hop| [" – ", name(hop.to)]));
    let weakest = path.hops.get(path.weakest()).map(strength_words).unwrap_or_default();
    let response = card_ui(ui, is_lit, Margin::symmetric(10, 6), 2.0, |ui| {
        sentence_label_ui(ui, &line, 14.0, Style::SemiBold, palette.ink);
        let steps = plural(path.hops.len(), "step", "steps");
        weak_ui(ui, &format!("{steps} · weakest: {weakest}"));
    });
    response.widget_info(|| button_info(&format!("Path {}", line.concat())));
    cx.hit(format!("path {place}"), response.rect.center());
    if response.has_focus() {
        ui.painter().rect_stroke(response.rect, 6.0, Stroke::new(2.0, palette.accent), egui::StrokeKind::Outside);
    }
    cx.send_on(&response.on_hover_cursor(egui::CursorIcon::PointingHand), Command::ShowPath(place));
    if is_lit {
        for (step, hop) in path.hops.iter().enumerate() {
            // Where all are equally strong, none is the weakest.
            let is_weakest = step == path.weakest() && path.hops.iter().any(|other| other.strength > hop.strength);
            ui.push_id(("hop", step), |ui| {
                hop_ui(cx, ui, step, hop, is_weakest);
                if step + 1 < path.hops.len() {
                    let words = ["Not through ", cx.name(hop.to)];
                    let link = sentence_link_ui(ui, &words, 12.5).on_hover_text("Look for paths that avoid it");
                    cx.send_on(&link, Command::Avoid(hop.to));
                }
            });
        }
    }
    ui.add_space(4.0);
}

/// A step: the claim it rests on, how strong it is, and its best quote.
fn hop_ui(cx: &OpenCtx<'_>, ui: &mut Ui, step: usize, hop: &Hop, is_weakest: bool) {
    let palette = Palette::of(ui);
    egui::Frame::new().inner_margin(Margin { left: 12, right: 0, top: 4, bottom: 2 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let mut words = vec![format!("({}) ", step + 1)];
        words.extend(claim_words(cx.open, hop.claim));
        let link = sentence_link_ui(ui, &words, 14.0).on_hover_text("All claims of this edge");
        cx.select_on(&link, Target::Edge(hop.edge));
        let status = cx.claim(hop.claim).status;
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(strength_words(hop)).size(12.5).color(palette.status(status)));
            if is_weakest {
                ui.label(RichText::new("weakest step").font(semibold(12.5)).color(palette.warning));
            }
        });
        if let Some(denied) = denial_words(cx.open, hop.claim)
            && sentence_link_ui(ui, &denied, 13.0).on_hover_text("Both sides").clicked()
        {
            cx.send(Command::ShowPage(Page::BothSides(hop.claim, None)));
        }
        if let Some(evidence) = hop.evidence {
            quote_ui(cx, ui, evidence);
        }
    });
}
