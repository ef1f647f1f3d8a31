//! The panel of legend and filters: everything that can be switched off, with how many there are of it.
//!
//! Invariant: every row says how many there are, and how many of them are shown where that is fewer.

use super::fields::fields_ui;
use super::timeline::range_words;
use crate::analysis::summary::{Count, Summary};
use crate::fonts::Style;
use crate::model::{Backing, EndsNamed, EntityIndex, Outcome, Status, Verdict};
use crate::session::{Action, Command, FilterChange, FilterGroup};
use crate::ui::ctx::{Ctx, OpenCtx};
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{close_sign_ui, link_ui, result_help, result_words, tick_ui, weak_ui};
use egui::{Align, CollapsingHeader, Color32, Layout, RichText, Ui};
use std::collections::BTreeSet;

/// How many rows of one group are listed.
const LISTED: usize = 300;

/// A row before it is drawn.
struct Row {
    label: String,
    count: Count,
    is_on: bool,
    color: Option<Color32>,
    /// What it means, where the label alone may not say.
    help: Option<&'static str>,
    change: FilterChange,
}

impl Row {
    /// A row in the usual colour, without help.
    fn new(label: impl Into<String>, count: Count, is_on: bool, change: FilterChange) -> Self {
        Self { label: label.into(), count, is_on, color: None, help: None, change }
    }
}

/// All groups, one below the other.
pub(in crate::ui) fn filters_ui(cx: &OpenCtx<'_>, ui: &mut Ui, summary: &Summary) {
    let filter = &cx.session.workspace().filter;
    ui.horizontal(|ui| {
        ui.label(RichText::new("Legend and filters").font(semibold(15.0)));
        close_sign_ui(cx, ui, "Fold this panel (L)", "Fold legend and filters", Action::Filters);
    });
    let shows_all = filter.shows_everything() && cx.session.workspace().hidden.is_empty();
    if ui.add_enabled(!shows_all, egui::Button::new("Show all")).on_hover_text(Action::ShowAll.help()).clicked() {
        cx.act(Action::ShowAll);
    }
    ui.add_space(2.0);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 10.0);
        ui.spacing_mut().item_spacing.y = 3.0;
        dates_ui(cx, ui);
        kinds_ui(cx, ui, summary);
        claims_ui(cx, ui, summary);
        quotes_ui(cx, ui, summary);
        ends_ui(cx, ui, summary);
        relation_kinds_ui(cx, ui, summary);
        speakers_ui(cx, ui, summary);
        documents_ui(cx, ui, summary);
        fields_ui(cx, ui);
    });
}

/// The days that are shown, with the way back to all of them or to the time line.
fn dates_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    ui.label(RichText::new("Dates").font(semibold(13.5)));
    match cx.session.workspace().filter.dates {
        Some(dates) => {
            let words = format!("only {}", range_words(dates));
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

fn kinds_ui(cx: &Ctx<'_>, ui: &mut Ui, summary: &Summary) {
    let off = &cx.session.workspace().filter.entity_kinds;
    let rows = kind_rows(&summary.entity_kinds, off, FilterChange::EntityKind);
    group_ui(cx, ui, "Kinds of entity", FilterGroup::EntityKinds, rows, Fold::Open);
}

/// A row for every kind; `change` switches one.
fn kind_rows(kinds: &[(String, Count)], off: &BTreeSet<String>, change: impl Fn(String) -> FilterChange) -> Vec<Row> {
    let row = |(kind, count): &(String, Count)| Row::new(kind, *count, !off.contains(kind), change(kind.clone()));
    kinds.iter().map(row).collect()
}

/// The claims by status, and by their evidence.
fn claims_ui(cx: &Ctx<'_>, ui: &mut Ui, summary: &Summary) {
    let filter = &cx.session.workspace().filter;
    let of_status = |(status, count): (Status, &Count)| {
        let (label, is_on) = (status.word().to_lowercase(), !filter.statuses.contains(&status));
        Row {
            color: Some(Palette::of(ui).status(status)),
            ..Row::new(label, *count, is_on, FilterChange::Status(status))
        }
    };
    let rows = summary.statuses.iter().filter(|(_, count)| count.total > 0).map(of_status).collect();
    group_ui(cx, ui, "Claims", FilterGroup::Statuses, rows, Fold::Open);
    let of_backing = |(backing, count): (Backing, &Count)| Row {
        help: Some(backing_help(backing)),
        ..Row::new(backing.words(), *count, !filter.backings.contains(&backing), FilterChange::Backing(backing))
    };
    let rows = summary.backings.iter().filter(|(_, count)| count.total > 0).map(of_backing).collect();
    group_ui(cx, ui, "Claims by their evidence", FilterGroup::Backings, rows, Fold::Open);
    let verified = Count {
        shown: summary.shown_claims.saturating_sub(summary.unverified_claims.shown),
        total: summary.claims - summary.unverified_claims.total,
    };
    let own = summary.speakers.iter().find(|(speaker, _)| speaker.is_none()).map(|(_, count)| *count);
    let (own, flagged, looks) = (own.unwrap_or_default(), summary.flagged_claims, summary.look_claims);
    let mut only = vec![
        Row::new("only with a verified quote", verified, filter.only_verified, FilterChange::OnlyVerified),
        Row::new("only with a quote not verified", flagged, filter.only_unverified, FilterChange::OnlyUnverified),
        Row {
            help: Some(LOOK),
            ..Row::new("only worth a second look", looks, filter.only_second_look, FilterChange::OnlySecondLook)
        },
        Row::new("only the documents’ own words", own, filter.only_own_words, FilterChange::OnlyOwnWords),
    ];
    // What there is none of cannot be asked for, but what is on can always be switched off.
    only.retain(|row| row.is_on || row.count.total > 0);
    if cx.session.read_count().0 > 0 || filter.only_confirmed {
        let marks = cx.session.workspace().marks.values();
        let confirmed = marks.filter(|mark| mark.verdict == Some(Verdict::Confirmed)).count() as u32;
        let count = Count { shown: confirmed, total: confirmed };
        only.push(Row::new("only what I confirmed", count, filter.only_confirmed, FilterChange::OnlyConfirmed));
    }
    for row in only {
        if row_ui(ui, &row) {
            cx.send(Command::Filter(row.change));
        }
    }
    ui.add_space(6.0);
}

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
fn quotes_ui(cx: &Ctx<'_>, ui: &mut Ui, summary: &Summary) {
    let off = &cx.session.workspace().filter.results;
    let of = |result: Outcome| {
        let count = summary.by_result.iter().find(|(other, _)| *other == result).map(|(_, count)| *count);
        let count = count.unwrap_or_default();
        if result == Outcome::Cited { count.plus(summary.citations) } else { count }
    };
    let row = |result: Outcome| Row {
        color: result.is_flagged().then_some(Palette::of(ui).warning),
        help: Some(result_help(result)),
        ..Row::new(result_words(result), of(result), !off.contains(&result), FilterChange::Outcome(result))
    };
    let rows = Outcome::ALL.into_iter().map(row).filter(|row| row.count.total > 0).collect();
    group_ui(cx, ui, "Quotes, as checked", FilterGroup::Outcomes, rows, Fold::Open);
}

/// How many ends of their claim the quotes name.
fn ends_ui(cx: &Ctx<'_>, ui: &mut Ui, summary: &Summary) {
    let off = &cx.session.workspace().filter.ends_named;
    let row = |(named, count): &(EndsNamed, Count)| Row {
        help: Some(ENDS),
        ..Row::new(named.words(), *count, !off.contains(named), FilterChange::EndsNamed(*named))
    };
    let rows = summary.by_ends.iter().map(row).collect();
    group_ui(cx, ui, "Quotes, by the ends they name", FilterGroup::EndsNamed, rows, Fold::Open);
}

/// What counts as naming an end.
const ENDS: &str = "By names and aliases of the two entities of the claim: a quote with a pronoun or a description \
                    names less than it speaks of";

/// What is worth a second look.
const LOOK: &str = "Verified quotes that may still not say what is claimed: a denial stands outside the quote, it is \
                    only reported, it names no end, or has under four words. Found by lists, and no faults";

fn relation_kinds_ui(cx: &Ctx<'_>, ui: &mut Ui, summary: &Summary) {
    let off = &cx.session.workspace().filter.relation_kinds;
    let rows = kind_rows(&summary.relation_kinds, off, FilterChange::RelationKind);
    group_ui(cx, ui, "Kinds of relation", FilterGroup::RelationKinds, rows, Fold::Closed);
}

fn speakers_ui(cx: &OpenCtx<'_>, ui: &mut Ui, summary: &Summary) {
    let filter = &cx.session.workspace().filter;
    let row = |(speaker, count): &(Option<EntityIndex>, Count)| match speaker
        .and_then(|speaker| cx.open.dossier.entity(speaker))
    {
        Some(entity) => {
            let is_on = !filter.only_own_words && !filter.speakers.contains(&entity.id);
            Row::new(&entity.name, *count, is_on, FilterChange::Speaker(Some(entity.id.clone())))
        }
        None => Row::new("the documents themselves", *count, !filter.without_speaker, FilterChange::Speaker(None)),
    };
    let rows = summary.speakers.iter().map(row).collect();
    group_ui(cx, ui, "Who says it", FilterGroup::Speakers, rows, Fold::Open);
}

fn documents_ui(cx: &OpenCtx<'_>, ui: &mut Ui, summary: &Summary) {
    let off = &cx.session.workspace().filter.documents;
    let rows = cx.open.dossier.documents.iter().zip(&summary.documents).map(|(document, count)| {
        let change = FilterChange::Document(document.id.clone());
        Row::new(&document.title, *count, !off.contains(&document.id), change)
    });
    group_ui(cx, ui, "Documents", FilterGroup::Documents, rows.collect(), Fold::Closed);
}

/// How a group is folded until the reader folds it otherwise.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fold {
    Open,
    Closed,
}

/// A group under its heading, which folds it.
fn group_ui(cx: &Ctx<'_>, ui: &mut Ui, heading: &str, group: FilterGroup, rows: Vec<Row>, fold: Fold) {
    if rows.is_empty() {
        return;
    }
    let off = rows.iter().filter(|row| !row.is_on).count();
    let words = if off > 0 {
        format!("{heading} ({} of {} on)", rows.len() - off, rows.len())
    } else {
        format!("{heading} ({})", rows.len())
    };
    // The words change with what is switched off; the place of the fold must not.
    let header = CollapsingHeader::new(RichText::new(words).font(semibold(13.5))).id_salt(heading);
    header.default_open(fold == Fold::Open).show(ui, |ui| {
        if rows.len() > 1 {
            ui.horizontal(|ui| {
                for (label, is_on) in [("all", true), ("none", false)] {
                    let link = ui.push_id(label, |ui| link_ui(ui, label, 12.5, Style::Regular)).inner;
                    let hint = format!("{heading}: switch {} {label}", if is_on { "on" } else { "to" });
                    cx.send_on(&link.on_hover_text(hint), Command::Filter(FilterChange::All(group, is_on)));
                }
            });
        }
        let count = rows.len();
        for (place, row) in rows.into_iter().enumerate().take(LISTED) {
            if ui.push_id(place, |ui| row_ui(ui, &row)).inner {
                cx.send(Command::Filter(row.change));
            }
        }
        if count > LISTED {
            ui.weak(format!("and {} more", count - LISTED));
        }
    });
    ui.add_space(4.0);
}

/// A row; returns whether it was clicked. A label that is longer than the panel is wide goes on below.
fn row_ui(ui: &mut Ui, row: &Row) -> bool {
    let palette = Palette::of(ui);
    ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
        let Count { shown, total } = row.count;
        let words = if shown == total { total.to_string() } else { format!("{shown} of {total}") };
        // On the line of the label's first words.
        egui::Frame::new().inner_margin(egui::Margin { top: 4, ..egui::Margin::ZERO }).show(ui, |ui| {
            ui.label(RichText::new(words).size(12.5).color(palette.weak));
        });
        ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
            let color = if row.is_on { row.color.unwrap_or(palette.ink) } else { palette.weak };
            let mut is_on = row.is_on;
            let response = tick_ui(ui, &mut is_on, &row.label, color);
            let response = if let Some(help) = row.help { response.on_hover_text(help) } else { response };
            response.clicked()
        })
        .inner
    })
    .inner
}
