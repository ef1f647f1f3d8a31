//! The report of an import: a strip above the network that stays until it is put away, with all that was told below it.

use super::{made, quotes};
use crate::analysis::words::grouped;
use crate::model::{Deed, ImportReport, Told};
use crate::session::{Action, Command, ImportChange, Pick, Request};
use crate::text::visible;
use crate::ui::ctx::Ctx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{primary_ui, sign_ui};
use egui::{Frame, Margin, Panel, RichText, ScrollArea, Stroke, Ui};

/// The most height of what was told, in points.
const TOLD: f32 = 220.0;

/// What the report keeps between frames.
#[derive(Debug, Default)]
pub(in crate::ui) struct ImportMemory {
    /// Whether what was told is shown.
    is_open: bool,
}

/// The strip, where there is a report.
pub(in crate::ui) fn report_ui(cx: &Ctx<'_>, ui: &mut Ui, memory: &mut ImportMemory) {
    let Some(report) = cx.session.import_report() else { return };
    let palette = Palette::of(ui);
    let line = Stroke::new(1.0, palette.line);
    let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 6)).stroke(line);
    Panel::top("import").frame(bar).show_separator_line(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            head_ui(cx, ui, report);
            buttons_ui(cx, ui, report, memory);
        });
        if memory.is_open {
            ui.add_space(4.0);
            ScrollArea::vertical().max_height(TOLD).auto_shrink([false, true]).show(ui, |ui| {
                for told in &report.told {
                    told_ui(ui, told);
                }
            });
        }
    });
}

/// What it is, and what came of it.
fn head_ui(cx: &Ctx<'_>, ui: &mut Ui, report: &ImportReport) {
    let palette = Palette::of(ui);
    let head = match cx.session.import_task() {
        Some(task) => format!("Imported from {}, not saved", visible(&task.name())),
        None => "Imported".to_owned(),
    };
    ui.label(RichText::new(head).font(semibold(13.5))).on_hover_text(format!("Recognised as {}", report.recognised));
    ui.label(RichText::new(made(report)).size(13.0));
    let quotes = quotes(report);
    if !quotes.is_empty() {
        ui.label(RichText::new(quotes).size(13.0).color(palette.weak));
    }
}

fn buttons_ui(cx: &Ctx<'_>, ui: &mut Ui, report: &ImportReport, memory: &mut ImportMemory) {
    let is_unsaved = cx.session.import_task().is_some();
    if is_unsaved {
        cx.act_on(&primary_ui(ui, "Save dossier as…"), Action::SaveDossier);
        if report.ladder.without_text > 0 || report.ladder.cited > 0 {
            let add = ui.button("Add the documents…");
            let help = "Choose the folder with the texts that the quotes are from: each quote is looked up in its text";
            cx.send_on(&add.on_hover_text(help), Command::Request(Request::Pick(Pick::AddTexts)));
        }
        if !report.tables.is_empty() {
            let help = "The tables as they were read, with what each column means";
            cx.send_on(&ui.button("Columns…").on_hover_text(help), ImportChange::ShowTables(true).into());
        }
    }
    if !report.told.is_empty() {
        let words = if memory.is_open {
            "Hide what was told".to_owned()
        } else {
            format!("What was told ({})", report.told.len())
        };
        if ui.button(words).clicked() {
            memory.is_open = !memory.is_open;
        }
    }
    let close = sign_ui(ui, "×", "Close the report", "Close the report");
    cx.send_on(&close, ImportChange::DismissReport.into());
}

/// One line of what was told.
fn told_ui(ui: &mut Ui, told: &Told) {
    let palette = Palette::of(ui);
    let (deed, color) = match told.deed {
        Deed::LeftOut(_) => ("Left out", palette.warning),
        Deed::Merged(_) => ("Merged", palette.ink),
        Deed::Added(_) => ("Added", palette.ink),
        Deed::Changed => ("Changed", palette.ink),
        Deed::Kept => ("Note", palette.weak),
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(deed).font(semibold(13.0)).color(color));
        ui.label(RichText::new(format!("{}: {}", visible(&told.what), grouped(told.count))).size(13.0));
        if !told.first.is_empty() {
            ui.label(RichText::new(format!("first: {}", visible(&told.first))).size(13.0).color(palette.weak));
        }
    });
}
