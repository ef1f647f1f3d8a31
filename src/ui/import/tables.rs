//! The tables of an import on one screen: their first rows, a role on each heading, bad rows by their lines, and what comes of it.
//!
//! Every change of a role is an import of its own, in the background, so that the counts are those of what would be saved.

use super::{made, quotes};
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{ImportPart, ImportReport, ImportTask, Role, TableKind, TablePreview};
use crate::session::{ImportChange, Pick, Request};
use crate::text::visible;
use crate::ui::bidi::has_rtl;
use crate::ui::ctx::Ctx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{primary_ui, shortened, wrapped_job};
use egui::{ComboBox, Frame, Grid, Margin, Panel, RichText, ScrollArea, Stroke, Ui};
use std::collections::BTreeMap;

/// The most letters of a cell that are shown.
const CELL: usize = 36;

/// The most columns of a table that are shown.
const COLUMNS: usize = 60;

/// All tables, and what comes of them.
pub(in crate::ui) fn tables_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    let (Some(task), Some(open)) = (cx.session.import_task(), cx.session.open()) else { return };
    let Some(report) = open.import.as_deref() else { return };
    let palette = Palette::of(ui);
    let line = Stroke::new(1.0, palette.line);
    let foot = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 10)).stroke(line);
    Panel::bottom("what comes of the tables")
        .frame(foot)
        .show_separator_line(false)
        .show(ui, |ui| foot_ui(cx, ui, report));
    Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.label(RichText::new("What do the columns mean?").font(semibold(19.0)));
        ui.label(
            RichText::new("Choose what each column is. What comes of it is counted below; nothing is saved yet.")
                .color(palette.weak),
        );
        ui.add_space(6.0);
        ScrollArea::both().auto_shrink(false).show(ui, |ui| {
            for table in &report.tables {
                table_ui(cx, ui, task, table);
                ui.add_space(14.0);
            }
        });
    });
}

/// What comes of the tables, and the ways on.
fn foot_ui(cx: &Ctx<'_>, ui: &mut Ui, report: &ImportReport) {
    let palette = Palette::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        cx.send_on(&primary_ui(ui, "Show the network"), ImportChange::ShowTables(false).into());
        if report.ladder.without_text > 0 || report.ladder.cited > 0 {
            let add = ui.button("Add the documents…");
            let help = "Choose the folder with the texts that the quotes are from: each quote is looked up in its text";
            cx.send_on(&add.on_hover_text(help), crate::session::Command::Request(Request::Pick(Pick::AddTexts)));
        }
        ui.label(RichText::new(made(report)).font(semibold(14.0)));
        let quotes = quotes(report);
        if !quotes.is_empty() {
            ui.label(quotes);
        }
        let left: usize = ImportPart::ALL.into_iter().map(|part| report.balance(part)[0]).sum();
        if left > 0 {
            ui.label(RichText::new(format!("{} left out", plural(left, "row", "rows"))).color(palette.warning));
        }
        if cx.session.loading().is_some() {
            ui.spinner();
        }
    });
}

/// One table.
fn table_ui(cx: &Ctx<'_>, ui: &mut Ui, task: &ImportTask, table: &TablePreview) {
    let palette = Palette::of(ui);
    let bad: BTreeMap<usize, &str> = table.bad.iter().map(|(line, why)| (*line, *why)).collect();
    let rows = plural(table.count, "row", "rows");
    ui.horizontal(|ui| {
        ui.label(RichText::new(visible(&table.name)).font(semibold(15.0)));
        let is_read = table.kind != TableKind::Nothing;
        let kind =
            if is_read { format!("read as {}", table.kind.word()) } else { "not read: no column is known".to_owned() };
        ui.label(RichText::new(format!("{kind}, {rows}")).color(if is_read { palette.ink } else { palette.warning }));
        if table.count > table.rows.len() && !table.rows.is_empty() {
            ui.label(RichText::new(format!("the first {} are shown", table.rows.len())).color(palette.weak));
        }
    });
    bad_ui(ui, table);
    let columns = table.headings.len().min(COLUMNS);
    Grid::new(("table", &table.name)).striped(true).min_col_width(40.0).spacing([12.0, 4.0]).show(ui, |ui| {
        ui.label(RichText::new("Line").size(12.0).color(palette.weak));
        for (heading, role) in table.headings.iter().zip(&table.roles).take(columns) {
            ui.vertical(|ui| {
                ui.label(RichText::new(shortened(&visible(heading), CELL)).font(semibold(13.0)));
                role_ui(cx, ui, task, table, heading, *role);
            });
        }
        ui.end_row();
        for (line, cells) in &table.rows {
            let why = bad.get(line);
            let color = if why.is_some() { palette.warning } else { palette.weak };
            let number = ui.label(RichText::new(line.to_string()).size(12.0).color(color));
            if let Some(why) = why {
                number.on_hover_text(*why);
            }
            for (cell, role) in cells.iter().zip(&table.roles).take(columns) {
                let words = shortened(&visible(cell), CELL);
                let color = match (why, role) {
                    (Some(_), _) => palette.warning,
                    (None, Role::Ignored) => palette.weak,
                    (None, _) => palette.ink,
                };
                let label = if has_rtl(&words) {
                    ui.label(wrapped_job(ui, &words, 12.5, Style::Regular, color))
                } else {
                    ui.label(RichText::new(&words).size(12.5).color(color))
                };
                if words.ends_with('…') {
                    label.on_hover_text(visible(cell));
                }
            }
            ui.end_row();
        }
    });
}

/// The lines of rows that are not as they should be, with the reasons.
fn bad_ui(ui: &mut Ui, table: &TablePreview) {
    const SHOWN: usize = 6;
    if table.bad.is_empty() {
        return;
    }
    let lines: Vec<String> = table.bad.iter().take(SHOWN).map(|(line, why)| format!("line {line}: {why}")).collect();
    let more = table.bad.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!("; {more} more") } else { String::new() };
    ui.label(RichText::new(format!("{}{more}", lines.join("; "))).size(12.5).color(Palette::of(ui).warning));
}

/// The role of a column, to choose.
fn role_ui(cx: &Ctx<'_>, ui: &mut Ui, task: &ImportTask, table: &TablePreview, heading: &str, role: Role) {
    let mut chosen = role;
    let id = ("role", &table.name, heading);
    let list = ComboBox::from_id_salt(id).selected_text(RichText::new(role.word()).size(12.5)).width(118.0);
    let list = list.height(460.0).show_ui(ui, |ui| {
        for other in Role::ALL {
            ui.selectable_value(&mut chosen, other, other.word()).on_hover_text(other.meaning());
        }
    });
    list.response.widget_info(|| egui::WidgetInfo {
        current_text_value: Some(role.word().to_owned()),
        ..egui::WidgetInfo::labeled(egui::accesskit::Role::ComboBox, true, format!("Meaning of {heading}"))
    });
    if chosen != role {
        let mut task = task.clone();
        // A role that a table has once goes from the column that has it.
        let is_once =
            !matches!(chosen, Role::Field | Role::Ignored | Role::Quote | Role::Document | Role::Aliases | Role::Note);
        let others = table
            .headings
            .iter()
            .zip(&table.roles)
            .filter(|(other, role)| is_once && **role == chosen && *other != heading);
        for (other, _) in others {
            task.roles.insert(format!("{}/{other}", table.name), Role::Field.word().to_owned());
        }
        task.roles.insert(format!("{}/{heading}", table.name), chosen.word().to_owned());
        cx.send(ImportChange::Again(Box::new(task)).into());
    }
}
