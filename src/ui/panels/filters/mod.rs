//! The panel of legend and filters: everything that can be switched off, with how many there are of it.
//!
//! Invariant: every row says how many the filter would show of it, as everything else is, and of how many.

mod facets;
mod fields;
mod rows;

use super::timeline::range_words as days_words;
use crate::analysis::facets::{FacetIndex, Facets};
use crate::analysis::measures::{name, range_words};
use crate::analysis::summary::Count;
use crate::fonts::Style;
use crate::model::{Backing, EndsNamed, EntityIndex, FilterChange, FilterGroup, Outcome, Status};
use crate::scene::LEGEND_POSITION;
use crate::session::{Action, Command};
use crate::ui::ctx::{Ctx, OpenCtx};
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{Sign, close_sign_ui, link_ui, result_help, result_words, tick_ui, weak_ui};
use egui::{RichText, Ui};
use rows::{Fold, Group, Row, group_ui, row_ui, tells};
use std::collections::BTreeSet;

/// All groups, one below the other.
pub(in crate::ui) fn filters_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let filter = &cx.session.workspace().filter;
    ui.horizontal(|ui| {
        ui.label(RichText::new("Legend and filters").font(semibold(15.0)));
        close_sign_ui(cx, ui, "Close this panel (L)", "Close legend and filters", Action::Filters);
    });
    let shows_all = filter.shows_everything() && cx.session.workspace().hidden.is_empty();
    if ui.add_enabled(!shows_all, egui::Button::new("Show all")).on_hover_text(Action::ShowAll.help()).clicked() {
        cx.act(Action::ShowAll);
    }
    dims_ui(cx, ui);
    ui.add_space(2.0);
    let Some((index, facets)) = cx.facets() else {
        // What is made aside brings a frame of its own.
        weak_ui(ui, "Counting what there is…");
        return;
    };
    let (index, facets) = (index.as_ref(), facets.as_ref());
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 10.0);
        ui.spacing_mut().item_spacing.y = 3.0;
        dates_ui(cx, ui);
        facets::periods_ui(cx, ui, index, facets);
        kinds_ui(cx, ui, index, facets);
        claims_ui(cx, ui, facets);
        quotes_ui(cx, ui, facets);
        ends_ui(cx, ui, facets);
        facets::judged_ui(cx, ui, facets);
        relation_kinds_ui(cx, ui, index, facets);
        speakers_ui(cx, ui, index, facets);
        documents_ui(cx, ui, facets);
        facets::edges_ui(cx, ui, index, facets);
        facets::ties_ui(cx, ui, index, facets);
        measured_ui(cx, ui);
        fields::fields_ui(cx, ui, index, facets);
        ui.add_space(6.0);
        weak_ui(ui, LEGEND_POSITION);
    });
}

/// Whether what is switched off is hidden or dimmed.
fn dims_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    let mut dims = cx.session.workspace().filter.dims;
    let row = tick_ui(ui, &mut dims, "Dim what is switched off", Palette::of(ui).ink);
    let help = "It stays in the picture, pale, in place of being hidden; tables and counts leave it out all the same";
    cx.send_on(&row.on_hover_text(help), Command::Filter(FilterChange::Dim));
}

/// The measures whose values are asked for, with the way to ask for others.
fn measured_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let asked = &cx.session.workspace().filter.measures;
    ui.label(RichText::new("Entities by measures").font(semibold(13.5)));
    for (measure, range) in asked {
        let words = format!("only {} {}", name(*measure), range_words(*measure, range));
        let mut is_on = true;
        let label = RichText::new(&words).size(13.5).color(Palette::of(ui).warning);
        let row = ui.checkbox(&mut is_on, label).accessible_name(&words).on_hover_text("Show all values again");
        cx.send_on(&row, Command::Filter(FilterChange::Measure(*measure, None)));
    }
    let link = link_ui(ui, "choose values on the page of measures", 12.5, Style::Regular);
    cx.act_on(&link.on_hover_text("Click a bar there, then “Show only these” (K)"), Action::Measures);
    ui.add_space(6.0);
}

/// The days that are shown, with the way back to all of them or to the time line.
fn dates_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    ui.label(RichText::new("Dates").font(semibold(13.5)));
    match cx.session.workspace().filter.dates {
        Some(dates) => {
            let words = format!("only {}", days_words(dates));
            let mut is_on = true;
            let label = RichText::new(&words).size(13.5).color(Palette::of(ui).warning);
            let row = ui.checkbox(&mut is_on, label).accessible_name(&words);
            let row = row.on_hover_text("Show claims of all times again");
            cx.send_on(&row, Command::Filter(FilterChange::Dates(None)));
            weak_ui(ui, "Undated claims are not shown meanwhile");
        }
        None => {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                weak_ui(ui, "all times;");
                let link = link_ui(ui, "choose on the time line", 12.5, Style::Regular);
                if link.on_hover_text("Drag over it to show only those days (T)").clicked() && !cx.timeline_is_open {
                    cx.act(Action::Timeline);
                }
            });
        }
    }
    ui.add_space(6.0);
}

/// A group with a way to switch all of it.
fn group(heading: &str, all: FilterGroup, fold: Fold) -> Group<'_> {
    Group { heading, all: Some(all), fold }
}

fn kinds_ui(cx: &OpenCtx<'_>, ui: &mut Ui, index: &FacetIndex, facets: &Facets) {
    let off = &cx.session.workspace().filter.entity_kinds;
    let mut rows = kind_rows(&index.entity_kinds.values, &facets.entity_kinds, off, FilterChange::EntityKind);
    let kinds = cx.kinds(cx.open);
    for row in &mut rows {
        row.sign = kinds.iter().find(|kind| kind.kind == row.label).cloned().map(Sign::Kind);
    }
    group_ui(cx, ui, &group("Kinds of entity", FilterGroup::EntityKinds, Fold::Open), rows);
}

/// A row for every kind; `change` switches one.
fn kind_rows(
    kinds: &[String],
    counts: &[Count],
    off: &BTreeSet<String>,
    change: impl Fn(String) -> FilterChange,
) -> Vec<Row> {
    let row = |(kind, count): (&String, &Count)| Row::new(kind, *count, !off.contains(kind), change(kind.clone()));
    kinds.iter().zip(counts).map(row).collect()
}

/// The claims by status, and by their evidence.
fn claims_ui(cx: &OpenCtx<'_>, ui: &mut Ui, facets: &Facets) {
    let filter = &cx.session.workspace().filter;
    let of_status = |(status, count): (Status, &Count)| {
        let (label, is_on) = (status.word().to_lowercase(), !filter.statuses.contains(&status));
        Row {
            color: Some(Palette::of(ui).status(status)),
            sign: Some(Sign::Status(status)),
            ..Row::new(label, *count, is_on, FilterChange::Status(status))
        }
    };
    let rows = facets.statuses.iter().filter(|(_, count)| count.total > 0).map(of_status).collect();
    group_ui(cx, ui, &group("Claims", FilterGroup::Statuses, Fold::Open), rows);
    let of_backing = |(backing, count): (Backing, &Count)| Row {
        help: Some(backing_help(backing)),
        sign: Some(Sign::Backing(backing)),
        ..Row::new(backing.words(), *count, !filter.backings.contains(&backing), FilterChange::Backing(backing))
    };
    let rows = facets.backings.iter().filter(|(_, count)| count.total > 0).map(of_backing).collect();
    group_ui(cx, ui, &group("Claims by their evidence", FilterGroup::Backings, Fold::Open), rows);
    let counts = facets.only;
    let (verified, flagged, looks, own) = (counts.verified, counts.flagged, counts.looks, counts.own);
    let summary = cx.summary(cx.open);
    let (conflicting, opposed) = (summary.conflicts.without(summary.opposed), summary.opposed);
    let mut only = vec![
        Row::new("only with a verified quote", verified, filter.only_verified, FilterChange::OnlyVerified),
        Row::new("only with a quote not verified", flagged, filter.only_unverified, FilterChange::OnlyUnverified),
        Row {
            help: Some(LOOK),
            ..Row::new("only worth a second look", looks, filter.only_second_look, FilterChange::OnlySecondLook)
        },
        Row::new("only the documents’ own words", own, filter.only_own_words, FilterChange::OnlyOwnWords),
        Row {
            help: Some(CONFLICTING),
            ..Row::new("only conflicting edges", conflicting, filter.only_conflicting, FilterChange::OnlyConflicting)
        },
        Row {
            help: Some(OPPOSED),
            ..Row::new("only edges of opposed kinds", opposed, filter.only_opposed, FilterChange::OnlyOpposed)
        },
    ];
    // What there is none of cannot be asked for, but what is on can always be switched off.
    only.retain(|row| row.is_on || row.count.total > 0);
    if !cx.session.workspace().marks.is_empty() && cx.session.read_count().0 > 0 || filter.only_confirmed {
        let confirmed = counts.confirmed;
        only.push(Row::new("only what I confirmed", confirmed, filter.only_confirmed, FilterChange::OnlyConfirmed));
    }
    let tells = tells(ui, &only);
    for row in only {
        row_ui(cx, ui, row, tells);
    }
    ui.add_space(6.0);
}

/// Which edges are meant.
const CONFLICTING: &str = "Edges with ≠: what one of their claims says, another denies, or holds only possible";
const OPPOSED: &str = "Edges with ↔: two of their claims are of kinds that exclude one another";

/// How claims are drawn that this stands behind, and what it means.
fn backing_help(backing: Backing) -> &'static str {
    match backing {
        Backing::Verified => "At least one of its quotes was found in its document. Drawn as a full line",
        Backing::Unverified => {
            "Its quotes were not found word for word, or documents and passages are only cited. Drawn as a double line"
        }
        Backing::Absent => "The dossier names no document for it. Drawn as a thin line",
    }
}

/// The results of the quotes.
fn quotes_ui(cx: &Ctx<'_>, ui: &mut Ui, facets: &Facets) {
    let off = &cx.session.workspace().filter.results;
    let row = |(result, count): (Outcome, Count)| Row {
        color: result.is_flagged().then_some(Palette::of(ui).warning),
        help: Some(result_help(result)),
        ..Row::new(result_words(result), count, !off.contains(&result), FilterChange::Outcome(result))
    };
    let rows = facets.outcomes.iter().copied().map(row).collect();
    group_ui(cx, ui, &group("Quotes, as checked", FilterGroup::Outcomes, Fold::Open), rows);
}

/// How many ends of their claim the quotes name.
fn ends_ui(cx: &Ctx<'_>, ui: &mut Ui, facets: &Facets) {
    let off = &cx.session.workspace().filter.ends_named;
    let row = |(named, count): &(EndsNamed, Count)| Row {
        help: Some(ENDS),
        ..Row::new(named.words(), *count, !off.contains(named), FilterChange::EndsNamed(*named))
    };
    let rows = facets.ends.iter().map(row).collect();
    group_ui(cx, ui, &group("Quotes, by ends named", FilterGroup::EndsNamed, Fold::Open), rows);
}

/// What counts as naming an end.
const ENDS: &str = "By names and aliases of the two entities of the claim: a quote with a pronoun or a description \
                    names less than it speaks of";

/// What is worth a second look.
const LOOK: &str = "Verified quotes that may still not say what is claimed: a denial stands outside the quote, it is \
                    only reported, it names no end, or has under four words. Found by lists, and no faults";

fn relation_kinds_ui(cx: &Ctx<'_>, ui: &mut Ui, index: &FacetIndex, facets: &Facets) {
    let off = &cx.session.workspace().filter.relation_kinds;
    let rows = kind_rows(&index.relation_kinds.values, &facets.relation_kinds, off, FilterChange::RelationKind);
    group_ui(cx, ui, &group("Kinds of relation", FilterGroup::RelationKinds, Fold::Closed), rows);
}

fn speakers_ui(cx: &OpenCtx<'_>, ui: &mut Ui, index: &FacetIndex, facets: &Facets) {
    let filter = &cx.session.workspace().filter;
    let row = |(speaker, count): (&EntityIndex, &Count)| {
        let entity = cx.open.dossier.entity(*speaker)?;
        let is_on = !filter.only_own_words && !filter.speakers.contains(&entity.id);
        Some(Row::new(&entity.name, *count, is_on, FilterChange::Speaker(Some(entity.id.clone()))))
    };
    let mut rows = Vec::new();
    if facets.own.total > 0 {
        let is_on = !filter.without_speaker;
        rows.push(Row::new("the documents themselves", facets.own, is_on, FilterChange::Speaker(None)));
    }
    rows.extend(index.speakers.values.iter().zip(&facets.speakers).filter_map(row));
    group_ui(cx, ui, &group("Who says it", FilterGroup::Speakers, Fold::Open), rows);
}

fn documents_ui(cx: &OpenCtx<'_>, ui: &mut Ui, facets: &Facets) {
    let off = &cx.session.workspace().filter.documents;
    let rows = cx.open.dossier.documents.iter().zip(&facets.documents).map(|(document, count)| {
        let change = FilterChange::Document(document.id.clone());
        Row::new(&document.title, *count, !off.contains(&document.id), change)
    });
    group_ui(cx, ui, &group("Documents", FilterGroup::Documents, Fold::Closed), rows.collect());
}
