//! The rows of the filters in groups: a box to tick, "only", and how many there are.
//!
//! Invariant: every row says how many the filter would show of it, as everything else is, and of how many.

use crate::analysis::filter::only_of;
use crate::analysis::summary::Count;
use crate::fonts::Style;
use crate::model::{FilterChange, FilterGroup};
use crate::session::Command;
use crate::ui::ctx::Ctx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{Sign, link_ui, signed_tick_ui, weak_ui};
use egui::{Align, CollapsingHeader, Color32, Id, Layout, RichText, TextEdit, Ui};

/// How many rows of one group are listed.
const LISTED: usize = 300;

/// From this many rows on a group has a field to search it.
const SEARCHED: usize = 12;

/// How many letters of a label are kept together beside its count; the width of a letter, and of what else stands in a row,
/// in points.
const LABEL: usize = 14;
const LETTER: f32 = 7.0;
const BESIDE_LABEL: f32 = 76.0;

/// A row before it is drawn.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) count: Count,
    pub(super) is_on: bool,
    pub(super) color: Option<Color32>,
    /// Its sign in the network, if it has one.
    pub(super) sign: Option<Sign>,
    /// What it means, where the label alone may not say.
    pub(super) help: Option<&'static str>,
    pub(super) change: FilterChange,
}

impl Row {
    /// A row in the usual colour, without help.
    pub(super) fn new(label: impl Into<String>, count: Count, is_on: bool, change: FilterChange) -> Self {
        Self { label: label.into(), count, is_on, color: None, sign: None, help: None, change }
    }

    /// Whether it can be shown alone of its group.
    fn has_only(&self) -> bool {
        only_of(&self.change).is_some() || matches!(self.change, FilterChange::FieldValue(..))
    }
}

/// How a group is folded until the reader folds it otherwise.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    Open,
    Closed,
}

/// A group before it is drawn.
pub(super) struct Group<'a> {
    pub(super) heading: &'a str,
    /// What switches all of it; none for the values of a field.
    pub(super) all: Option<FilterGroup>,
    pub(super) fold: Fold,
}

/// A group under its heading, which folds it.
pub(super) fn group_ui(cx: &Ctx<'_>, ui: &mut Ui, group: &Group<'_>, rows: Vec<Row>) {
    if rows.is_empty() {
        return;
    }
    let Group { heading, all, fold } = group;
    let off = rows.iter().filter(|row| !row.is_on).count();
    let words = if off > 0 {
        format!("{heading} ({} of {} on)", rows.len() - off, rows.len())
    } else {
        format!("{heading} ({})", rows.len())
    };
    // The words change with what is switched off; the place of the fold must not.
    let header = CollapsingHeader::new(RichText::new(words).font(semibold(13.5))).id_salt(heading);
    header.default_open(*fold == Fold::Open).show_unindented(ui, |ui| {
        if let Some(group) = all.filter(|_| rows.len() > 1) {
            ui.horizontal(|ui| {
                for (label, is_on) in [("all", true), ("none", false)] {
                    let link = ui.push_id(label, |ui| link_ui(ui, label, 12.5, Style::Regular)).inner;
                    let hint = format!("{heading}: switch {} {label}", if is_on { "on" } else { "to" });
                    cx.send_on(&link.on_hover_text(hint), Command::Filter(FilterChange::All(group, is_on)));
                }
            });
        }
        let count = rows.len();
        let words = if count >= SEARCHED { search_ui(ui, heading) } else { String::new() };
        let has_words = |row: &Row| words.is_empty() || row.label.to_lowercase().contains(&words);
        let mut found: Vec<Row> = rows.into_iter().filter(has_words).collect();
        let left_out = found.len().saturating_sub(LISTED);
        found.truncate(LISTED);
        let tells = tells(ui, &found);
        if found.is_empty() {
            weak_ui(ui, "None of them has these words");
        }
        for row in found {
            let id = Id::unique((heading, &row.label));
            ui.push_id(id, |ui| row_ui(cx, ui, row, tells));
        }
        if left_out > 0 {
            weak_ui(ui, &format!("and {left_out} more: search for them above"));
        }
    });
    ui.add_space(4.0);
}

/// The field that searches a long group. Gives the words in it, in small letters.
fn search_ui(ui: &mut Ui, heading: &str) -> String {
    let id = ui.scope_id().with(("search", heading));
    let mut words = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let edit = TextEdit::singleline(&mut words).hint_text("Search these…").desired_width(ui.available_width() - 16.0);
    let response = ui.add(edit.id(id.with("field"))).accessible_name(format!("Search {heading}"));
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, words.clone()));
    }
    words.trim().to_lowercase()
}

/// What a count tells: where the labels of a group would be broken in pieces, only what is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    Shown,
    ShownOfAll,
}

/// What the counts of some rows tell, so that it is the same in all of them.
pub(super) fn tells(ui: &Ui, rows: &[Row]) -> Tells {
    let is_short = rows.iter().any(|row| {
        let Count { shown, total } = row.count;
        let whole = if shown == total { total.to_string() } else { format!("{shown} of {total}") };
        let letters = (whole.len() + row.label.chars().take(LABEL).count()) as f32 * LETTER;
        ui.available_width() < BESIDE_LABEL + row.sign.as_ref().map_or(0.0, Sign::width) + letters
    });
    if is_short { Tells::Shown } else { Tells::ShownOfAll }
}

/// A row. A label that is longer than the panel is wide goes on below.
pub(super) fn row_ui(cx: &Ctx<'_>, ui: &mut Ui, row: Row, tells: Tells) {
    let palette = Palette::of(ui);
    ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
        let Count { shown, total } = row.count;
        let whole = if shown == total { total.to_string() } else { format!("{shown} of {total}") };
        let words = if tells == Tells::Shown { shown.to_string() } else { whole.clone() };
        // On the line of the label's first words.
        egui::Frame::new().inner_margin(egui::Margin { top: 4, ..egui::Margin::ZERO }).show(ui, |ui| {
            let count = ui.label(RichText::new(words).size(12.5).color(palette.weak));
            count.on_hover_text(format!("{whole}, with everything else as it is")).accessible_name(whole);
        });
        if row.has_only() {
            only_ui(cx, ui, &row);
        }
        ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
            let color = if row.is_on { row.color.unwrap_or(palette.ink) } else { palette.weak };
            let mut is_on = row.is_on;
            let response = signed_tick_ui(ui, &mut is_on, &row.label, color, row.sign.as_ref());
            let response = if let Some(help) = row.help { response.on_hover_text(help) } else { response };
            if response.clicked() {
                cx.send(Command::Filter(row.change));
            }
        });
    });
}

/// "only": shows nothing else of the group, and at the second click all of it again.
fn only_ui(cx: &Ctx<'_>, ui: &mut Ui, row: &Row) {
    let link = ui.link(RichText::new("only").size(12.0));
    let link = link.on_hover_text("Show only this of the group; again: all of it");
    let link = link.accessible_name(format!("Only {}", row.label));
    cx.send_on(&link, Command::Filter(FilterChange::Only(Box::new(row.change.clone()))));
}
