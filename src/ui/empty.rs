//! The four empty states, each of which says what to do next: nothing open, a file refused, an empty dossier,
//! everything hidden.

use super::access::live;
use super::loading::{loading_over_ui, loading_ui};
use super::style::{Palette, semibold, with_selectable_text};
use super::widgets::{primary_ui, problems_list_ui};
use crate::model::{Origin, Problem, Severity};
use crate::session::{Action, Command, Failure, Request};
use crate::ui::ctx::Ctx;
use egui::{RichText, Ui, Vec2};

/// A block of text in the middle of the canvas.
fn centred_ui(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    let width = width.min(ui.available_width() - 32.0);
    let left = (ui.available_width() - width) / 2.0;
    ui.add_space((ui.available_height() * 0.22).max(16.0));
    ui.horizontal_top(|ui| {
        ui.add_space(left);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = Vec2::new(8.0, 8.0);
            contents(ui);
        });
    });
}

/// Nothing is open.
pub(super) fn nothing_open_ui(cx: &Ctx<'_>, ui: &mut Ui, loading: Option<&str>) {
    centred_ui(ui, 520.0, |ui| {
        if let Some(name) = loading {
            loading_ui(cx, ui, name);
            return;
        }
        ui.label(RichText::new("Open a dossier").font(semibold(22.0)));
        ui.label("A dossier holds documents, the people and things they speak of, and the claims they make. Sayso draws who is tied to whom and shows the sentences behind every edge.");
        ui.horizontal(|ui| {
            cx.act_on(&primary_ui(ui, "Open…"), Action::Open);
            for example in &cx.surroundings.examples {
                if ui.button(&example.title).clicked() {
                    cx.send(Command::OpenExample(example.name.clone()));
                }
            }
        });
        ui.label(
            RichText::new("Or drop files onto the window: a dossier, or a spreadsheet, a graph, a folder of texts, several at once. Help → Your own material tells how.")
                .color(Palette::of(ui).weak),
        );
    });
}

/// A file could not be loaded.
pub(super) fn refused_ui(cx: &Ctx<'_>, ui: &mut Ui, failure: &Failure, has_open: bool) {
    loading_over_ui(cx, ui);
    let errors = failure.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    egui::Frame::new().inner_margin(24).show(ui, |ui| {
        with_selectable_text(ui);
        let heading = format!("{} cannot be opened", failure.origin.name());
        live(&ui.label(RichText::new(heading).font(semibold(20.0))), true);
        let words = if errors == 1 {
            "One error stands in the way".to_owned()
        } else {
            format!("{errors} errors stand in the way")
        };
        // Without a line there is nothing to correct in the file: it is missing, or is no text.
        let has_lines = failure.problems.iter().any(|problem| problem.place.is_some());
        let way = if has_lines {
            ". The file was not changed. Correct it in a text editor: it is read again as soon as it is saved there."
        } else {
            ""
        };
        ui.label(RichText::new(format!("{words}{way}")).color(Palette::of(ui).weak));
        ui.horizontal_wrapped(|ui| {
            cx.act_on(&primary_ui(ui, "Reload (F5)"), Action::Reload);
            if has_lines {
                mend_ui(cx, ui, failure);
            }
            cx.act_on(&ui.button("Open another…"), Action::Open);
            cx.act_on(&ui.button("The dossier format"), Action::FormatHelp);
            let back = if has_open { "Back to what was open" } else { "Close" };
            cx.send_on(&ui.button(back), Command::DismissFailure);
            if ui.button("Copy the list").clicked() {
                let lines: Vec<String> = failure.problems.iter().map(plain).collect();
                cx.send(Command::Request(Request::Copy(lines.join("\n"))));
            }
        });
        ui.add_space(8.0);
        egui::ScrollArea::vertical().show(ui, |ui| {
            let of = |severity: Severity| move |problem: &&Problem| problem.severity == severity;
            let count = |severity| failure.problems.iter().filter(of(severity)).count();
            problems_list_ui(ui, &failure.problems.iter(), count, 200);
        });
    });
}

/// The ways on with a file whose errors have lines: an editor at the first of them, and what has no error.
fn mend_ui(cx: &Ctx<'_>, ui: &mut Ui, failure: &Failure) {
    let Origin::File(path) = &failure.origin else { return };
    let first = failure.problems.iter().find(|problem| problem.severity == Severity::Error);
    if let Some(place) = first.and_then(|problem| problem.place) {
        let edit = ui.button(format!("Edit line {}", place.line)).on_hover_text("Open the file in a text editor");
        cx.send_on(&edit, Command::Request(Request::Edit(path.clone(), place)));
    }
    if !path.to_string_lossy().ends_with(".layout.ron") {
        let open = ui.button("Open the good part");
        let hint = "Open it without the documents, entities and claims that have errors; nothing is saved of it";
        cx.send_on(&open.on_hover_text(hint), Command::OpenGoodPart);
    }
}

/// A dossier without entities.
pub(super) fn empty_dossier_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    centred_ui(ui, 480.0, |ui| {
        ui.label(RichText::new("This dossier has no entities yet").font(semibold(19.0)));
        ui.label("Write down who and what its documents speak of, then reload. The template shows how.");
        ui.horizontal(|ui| {
            cx.act_on(&primary_ui(ui, "Save a template dossier…"), Action::SaveTemplate);
            cx.act_on(&ui.button("The dossier format"), Action::FormatHelp);
            cx.act_on(&ui.button("Reload (F5)"), Action::Reload);
        });
    });
}

/// Everything is hidden, by hand or by the filter.
pub(super) fn all_hidden_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    centred_ui(ui, 420.0, |ui| {
        ui.label(RichText::new("Everything is hidden").font(semibold(19.0)));
        ui.label("All entities are hidden by hand, switched off or left out. Nothing is lost.");
        cx.act_on(&primary_ui(ui, "Show everything"), Action::ShowAll);
    });
}

/// A problem as one line of plain text.
fn plain(problem: &Problem) -> String {
    let place = problem.place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
    let help = if problem.help.is_empty() { String::new() } else { format!(". {}", problem.help) };
    format!("{}{place}: {}: {}{help}", problem.file, problem.severity.word(), problem.message)
}
