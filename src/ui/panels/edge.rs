//! The panel of an edge: all its claims by status, each with its quotes.

use super::claims::{QuoteScroll, alike_ui};
use super::contradictions::{Sort, title_words};
use crate::fonts::Style;
use crate::model::{EdgeIndex, RelationIndex, Target};
use crate::session::{Command, Page};
use crate::ui::ctx::OpenCtx;
use crate::ui::reader::DOUBLE_LINE;
use crate::ui::style::{Palette, semibold, theme};
use crate::ui::widgets::{Listed, link_ui, sentence_link_ui, status_heading_ui, weak_ui};

/// How many entries of claims are listed until the reader asks for more.
const LISTED: usize = 100;

/// How many contradictions are told.
const CONTRADICTIONS: usize = 20;

/// All the claims of an edge.
pub(super) fn edge_ui(cx: &OpenCtx<'_>, ui: &mut egui::Ui, edge: EdgeIndex, scroll: &mut QuoteScroll) {
    let Some(bundle) = cx.open.network.edges.get(edge.at()) else { return };
    let palette = Palette::of(ui);
    let page = cx.edge_page(edge);
    let colors = cx.colors(cx.open, theme(ui));
    let doubled = super::document::doubled(cx.open, Target::Edge(edge));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
        let ends = if bundle.is_loop() { vec![bundle.ends.0] } else { vec![bundle.ends.0, bundle.ends.1] };
        for (place, end) in ends.into_iter().enumerate() {
            if place == 1 {
                ui.label(egui::RichText::new("and").size(15.0).color(palette.weak));
            }
            let name = cx.name(end);
            // A name stays on one line where it fits on one.
            let galley = ui.painter().layout_no_wrap(name.to_owned(), semibold(19.0), palette.ink);
            if place == 1 && galley.size().x > ui.available_size_before_wrap().x {
                ui.end_row();
            }
            let name = link_ui(ui, name, 19.0, Style::SemiBold);
            underline_ui(ui, &name, colors.get(end.at()).copied().unwrap_or(palette.accent), doubled == Some(end));
            cx.select_on(&name, Target::Entity(end));
        }
    });
    match &page.independent {
        Some(words) => weak_ui(ui, &format!("{} · {words}", page.counted)).on_hover_text(
            "A document all of whose sentences here stand in another one too, word for word, adds no voice of its own",
        ),
        None => weak_ui(ui, &page.counted),
    };
    if !bundle.conflicts.is_empty() {
        ui.label(egui::RichText::new("Its claims contradict one another").size(13.0).color(palette.danger));
    }
    for one in cx.session.contradictions().iter().filter(|one| one.edge == edge).take(CONTRADICTIONS) {
        let sort = Sort::of(one);
        let mut words = vec![format!("{}: ", sort.words())];
        words.extend(title_words(cx.open, one));
        if let Some((claim, other)) = one.opposites()
            && ui
                .push_id((claim.0, other.0), |ui| sentence_link_ui(ui, &words, 13.0))
                .inner
                .on_hover_text(sort.meaning())
                .clicked()
        {
            cx.send(Command::ShowPage(Page::BothSides(claim, Some(other))));
        }
    }
    ui.add_space(6.0);
    for (status, count, entries) in &page.by_status {
        status_heading_ui(ui, *status, *count);
        let listed = Listed::of(ui, ("claims", *status), entries.len(), LISTED);
        for claims in entries.iter().take(listed.shown()) {
            alike_ui(cx, ui, claims, scroll);
        }
        listed.more_ui(ui, "claims");
        // The quote that is shown is among them in any case.
        let shown = cx.session.selection().quote.map(|quote| quote.relation);
        let has_shown = |claims: &&Vec<RelationIndex>| shown.is_some_and(|shown| claims.contains(&shown));
        if let Some(claims) = entries.iter().skip(listed.shown()).find(has_shown) {
            weak_ui(ui, "Further down, with the quote that is shown:");
            alike_ui(cx, ui, claims, scroll);
        }
        ui.add_space(8.0);
    }
}

/// Underlines the name of an end like its mentions in the document.
fn underline_ui(ui: &egui::Ui, name: &egui::Response, color: egui::Color32, is_double: bool) {
    let lines: &[(f32, f32)] = if is_double { &DOUBLE_LINE } else { &[(0.0, 2.0)] };
    for (from, to) in lines {
        let y = name.rect.bottom() + from..=name.rect.bottom() + to;
        ui.painter().rect_filled(egui::Rect::from_x_y_ranges(name.rect.x_range(), y), 0.0, color);
    }
}
