//! The groups that count: neighbours, parts, quotes, documents and time.

use super::rows::{Fold, Group, Row, group_ui};
use crate::analysis::facets::{FacetIndex, Facets};
use crate::analysis::summary::Count;
use crate::model::{Amount, DateRange, EntityIndex, FilterChange, FilterGroup, Judged};
use crate::session::Command;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::semibold;
use crate::ui::widgets::link_ui;
use egui::{CollapsingHeader, RichText, Ui};
use std::collections::BTreeSet;

/// What is counted: one of it, and several.
struct Counted {
    one: &'static str,
    many: &'static str,
}

const NEIGHBOURS: Counted = Counted { one: "neighbour", many: "neighbours" };
const QUOTES: Counted = Counted { one: "quote", many: "quotes" };
const DOCUMENTS: Counted = Counted { one: "document", many: "documents" };

/// Rows for classes of amounts.
fn amount_rows(
    amounts: &[Amount],
    counts: &[Count],
    off: &BTreeSet<Amount>,
    words: &Counted,
    change: fn(Amount) -> FilterChange,
) -> Vec<Row> {
    let row = |(amount, count): (&Amount, &Count)| {
        Row::new(amount.words(words.one, words.many), *count, !off.contains(amount), change(*amount))
    };
    amounts.iter().zip(counts).map(row).collect()
}

/// Entities by their neighbours, and by the part of the network that they are in, where there are several.
pub(super) fn ties_ui(cx: &OpenCtx<'_>, ui: &mut Ui, index: &FacetIndex, facets: &Facets) {
    let filter = &cx.session.workspace().filter;
    let rows = amount_rows(&index.degrees.values, &facets.degrees, &filter.degrees, &NEIGHBOURS, FilterChange::Degree);
    let group = Group { heading: "Entities by neighbours", all: Some(FilterGroup::Degrees), fold: Fold::Closed };
    group_ui(cx, ui, &group, rows);
    if index.parts.values.len() < 2 && filter.components.is_empty() {
        return;
    }
    let row = |(part, count): (&EntityIndex, &Count)| {
        let entity = cx.open.dossier.entity(*part)?;
        let is_on = !filter.components.contains(&entity.id);
        let label = format!("around {}", entity.name);
        Some(Row::new(label, *count, is_on, FilterChange::Component(entity.id.clone())))
    };
    let rows = index.parts.values.iter().zip(&facets.parts).filter_map(row).collect();
    let group = Group { heading: "Parts of the network", all: Some(FilterGroup::Components), fold: Fold::Closed };
    group_ui(cx, ui, &group, rows);
}

/// Edges by their quotes and by the documents that carry them.
pub(super) fn edges_ui(cx: &OpenCtx<'_>, ui: &mut Ui, index: &FacetIndex, facets: &Facets) {
    let filter = &cx.session.workspace().filter;
    let off = &filter.edge_quotes;
    let rows = amount_rows(&index.edge_quotes.values, &facets.edge_quotes, off, &QUOTES, FilterChange::EdgeQuotes);
    let group = Group { heading: "Edges by quotes", all: Some(FilterGroup::EdgeQuotes), fold: Fold::Closed };
    group_ui(cx, ui, &group, rows);
    let off = &filter.edge_documents;
    let (amounts, counts) = (&index.edge_documents.values, &facets.edge_documents);
    let rows = amount_rows(amounts, counts, off, &DOCUMENTS, FilterChange::EdgeDocuments);
    let group = Group { heading: "Edges by documents", all: Some(FilterGroup::EdgeDocuments), fold: Fold::Closed };
    group_ui(cx, ui, &group, rows);
}

/// Quotes by what the reader said of them, once anything was said.
pub(super) fn judged_ui(cx: &OpenCtx<'_>, ui: &mut Ui, facets: &Facets) {
    let off = &cx.session.workspace().filter.judged;
    let is_said = facets.judged.iter().any(|(judged, count)| *judged != Judged::Unread && count.total > 0);
    if !is_said && off.is_empty() {
        return;
    }
    let row = |(judged, count): &(Judged, Count)| {
        Row::new(judged.words(), *count, !off.contains(judged), FilterChange::Judged(*judged))
    };
    let rows = facets.judged.iter().filter(|(judged, count)| count.total > 0 || off.contains(judged)).map(row);
    let group = Group { heading: "Quotes by your mark", all: Some(FilterGroup::Judged), fold: Fold::Open };
    group_ui(cx, ui, &group, rows.collect());
}

/// The stretches of time with their claims: a click shows only one.
pub(super) fn periods_ui(cx: &OpenCtx<'_>, ui: &mut Ui, index: &FacetIndex, facets: &Facets) {
    let asked: Option<DateRange> = cx.session.workspace().filter.dates;
    if index.periods.all.len() < 2 {
        return;
    }
    let heading = RichText::new("Claims by date").font(semibold(13.5));
    CollapsingHeader::new(heading).id_salt("periods").show_unindented(ui, |ui| {
        for (place, (period, count)) in index.periods.all.iter().zip(&facets.periods).enumerate() {
            let is_asked = asked == Some(period.days);
            let count = if count.shown == count.total {
                count.total.to_string()
            } else {
                format!("{} of {}", count.shown, count.total)
            };
            let sign = if is_asked { "✓ " } else { "" };
            let words = format!("{sign}{} · {count}", period.words);
            let link = ui.push_id(place, |ui| link_ui(ui, &words, 13.0, crate::fonts::Style::Regular)).inner;
            let hint = if is_asked { "Show claims of all times again" } else { "Show only claims of this time" };
            let dates = (!is_asked).then_some(period.days);
            cx.send_on(&link.on_hover_text(hint), Command::Filter(FilterChange::Dates(dates)));
        }
    });
}
