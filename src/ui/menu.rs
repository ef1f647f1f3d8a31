//! The bar at the top: menus, back and forward, the search field, the view, and what the layout is doing.

use super::ctx::Ctx;
use super::find::{FindMemory, find_ui};
use super::menu_items::{arrange_ui, has_effect, item_ui, items_ui, key_words};
use super::recent_names;
use super::shown::only_menu_ui;
use super::style::Palette;
use super::widgets::sign_ui;
use crate::session::{Action, Command, RecentFile, Request, Settling, TakenOver};
use egui::{Button, MenuBar, RichText, Ui};

/// The bar.
pub(super) fn bar_ui(cx: &Ctx<'_>, ui: &mut Ui, find: &mut FindMemory) {
    MenuBar::new().ui(ui, |ui| {
        ui.menu_button("File", |ui| file_ui(cx, ui));
        ui.menu_button("Edit", |ui| edit_ui(cx, ui));
        ui.menu_button("View", |ui| view_ui(cx, ui));
        ui.menu_button("Arrange", |ui| arrange_ui(cx, ui));
        ui.menu_button("Ask", |ui| ask_ui(cx, ui));
        ui.menu_button("Layout", |ui| layout_ui(cx, ui));
        ui.menu_button("Help", |ui| {
            items_ui(
                cx,
                ui,
                &[Action::Keys, Action::ImportHelp, Action::FormatHelp, Action::SaveTemplate, Action::About],
            );
        });
        ui.add_space(6.0);
        for (sign, action) in [("‹", Action::Back), ("›", Action::Forward)] {
            let button = Button::new(RichText::new(sign).size(16.0)).min_size(egui::vec2(26.0, 24.0));
            let response = ui.add_enabled(has_effect(cx.session, action), button);
            let response = response.on_hover_text(format!("{} ({})", action.help(), key_words(action)));
            cx.act_on(&response.accessible_name(action.label()), action);
        }
        ui.add_space(6.0);
        find_ui(cx, ui, find);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            state_ui(cx, ui);
            view_name_ui(cx, ui);
        });
    });
}

fn file_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    items_ui(cx, ui, &[Action::NewWindow, Action::Open]);
    recent_ui(cx, ui);
    ui.menu_button("Examples", |ui| {
        for example in &cx.surroundings.examples {
            if ui.button(&example.title).clicked() {
                cx.send(Command::OpenExample(example.name.clone()));
                ui.close();
            }
        }
    });
    items_ui(cx, ui, &[Action::Reload, Action::CloseDossier]);
    ui.separator();
    items_ui(cx, ui, &[Action::AddFiles, Action::Compare, Action::SaveDossier]);
    items_ui(cx, ui, &[Action::SaveLayout, Action::SaveLayoutAs, Action::RevertLayout]);
    versions_ui(cx, ui);
    ui.separator();
    items_ui(
        cx,
        ui,
        &[Action::ExportFigure, Action::ExportReport, Action::ExportData, Action::SaveTable, Action::ExportMarks],
    );
    ui.separator();
    items_ui(cx, ui, &[Action::Preferences, Action::Quit]);
}

/// The versions of the layout that saves have replaced.
fn versions_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    if cx.surroundings.versions.is_none() {
        cx.send(Command::Request(Request::LookUpVersions));
    }
    let versions = cx.surroundings.versions.as_deref().unwrap_or_default();
    ui.add_enabled_ui(!versions.is_empty() && cx.session.failure().is_none(), |ui| {
        ui.menu_button("Earlier versions", |ui| {
            for version in versions {
                let help = "Take it over; undo brings back what is on screen";
                if ui.button(&version.words).on_hover_text(help).clicked() {
                    cx.send(Command::Request(Request::TakeOver(TakenOver::Version(version.file.clone()))));
                    ui.close();
                }
            }
        });
    });
}

/// The files that were opened before. Those that are gone can be taken out.
fn recent_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    let Some(recent_files) = &cx.surroundings.recent else {
        cx.send(Command::Request(Request::LookUpRecent));
        ui.menu_button("Open recent", |_| ());
        return;
    };
    ui.menu_button("Open recent", |ui| {
        if recent_files.is_empty() {
            ui.weak("Nothing was opened yet");
        }
        for RecentFile { path, missing } in recent_files {
            let name = recent_names::name(path, recent_files);
            let place = path.display().to_string();
            if *missing {
                ui.horizontal(|ui| {
                    ui.add_enabled(false, Button::new(format!("{name} (missing)"))).on_disabled_hover_text(&place);
                    let name = format!("Take {name} out of this list");
                    if sign_ui(ui, "×", "Take it out of this list", &name).clicked() {
                        cx.send(Command::Request(Request::ForgetRecent(path.clone())));
                    }
                });
            } else if ui.button(name).on_hover_text(place).clicked() {
                cx.send(Command::Open(path.clone()));
                ui.close();
            }
        }
    });
}

fn edit_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    for (action, step) in [(Action::Undo, cx.session.undo_name()), (Action::Redo, cx.session.redo_name())] {
        let label = step.map_or(action.label().to_owned(), |step| format!("{} {step}", action.label()));
        item_ui(cx, ui, action, &label);
    }
    items_ui(cx, ui, &[Action::History]);
    ui.separator();
    let find = [
        Action::Find,
        Action::FindInDocuments,
        Action::Palette,
        Action::Copy,
        Action::CopyName,
        Action::CopyCard,
        Action::CopyQuote,
        Action::CopyRows,
    ];
    items_ui(cx, ui, &find);
    ui.separator();
    items_ui(cx, ui, &[Action::SelectAll, Action::SelectNeighbours, Action::SelectKind]);
    ui.separator();
    items_ui(cx, ui, &[Action::Pin, Action::Hide]);
}

fn view_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    items_ui(cx, ui, &[Action::Fit, Action::ZoomIn, Action::ZoomOut, Action::OverviewMap, Action::FullScreen]);
    ui.separator();
    items_ui(cx, ui, &[Action::LightNeighbours, Action::LightDepth2, Action::LightDepth3]);
    ui.separator();
    only_menu_ui(cx, ui);
    items_ui(cx, ui, &[Action::Expand, Action::Collapse, Action::ShowBefore]);
    ui.separator();
    items_ui(cx, ui, &[Action::Filters, Action::ShowAll, Action::ShowHidden, Action::FoldUnclaimed]);
    ui.menu_button("Go to", |ui| {
        items_ui(cx, ui, &[Action::ShowEvidence, Action::ReadFirst]);
        items_ui(cx, ui, &[Action::NextQuote, Action::PreviousQuote, Action::NextMention, Action::PreviousMention]);
        items_ui(cx, ui, &[Action::NextClaim, Action::PreviousClaim, Action::NextUnused, Action::PreviousUnused]);
    });
    items_ui(cx, ui, &[Action::Documents, Action::Table, Action::Timeline]);
    ui.separator();
    items_ui(cx, ui, &[Action::SidePanel, Action::LayoutMeasures]);
    ui.separator();
    items_ui(cx, ui, &[Action::NewView, Action::RenameView, Action::RemoveView]);
    items_ui(cx, ui, &[Action::NextView, Action::PreviousView]);
}

/// Questions about what is selected, and about the whole dossier.
fn ask_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    items_ui(
        cx,
        ui,
        &[
            Action::Contradictions,
            Action::Unverified,
            Action::SecondLook,
            Action::WhatItSays,
            Action::Paths,
            Action::Measures,
        ],
    );
    ui.separator();
    items_ui(cx, ui, &[Action::ConfirmQuote, Action::UnsureOfQuote, Action::NextUnread]);
    ui.separator();
    items_ui(cx, ui, &[Action::CopyPath]);
}

fn layout_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    items_ui(cx, ui, &[Action::PauseLayout, Action::LayOutAgain, Action::LayOutOtherSeed, Action::LayoutOptions]);
    items_ui(cx, ui, &[Action::UnpinAll]);
    ui.weak(format!("Seed {}", cx.session.layout_options().seed));
}

/// The current view, and the others to go to.
fn view_name_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    if cx.session.open().is_none() {
        return;
    }
    let views = cx.session.views();
    let unsaved = if cx.session.is_unsaved() { " · not saved" } else { "" };
    let name = format!("{}{unsaved}", views.name());
    let menu = ui.menu_button((name.clone(), RichText::new("▼").size(9.0)), |ui| {
        for (place, name) in views.names().enumerate() {
            if ui.selectable_label(place == views.current(), name).clicked() {
                cx.send(Command::ShowView(place));
                ui.close();
            }
        }
        ui.separator();
        items_ui(cx, ui, &[Action::NewView]);
    });
    let kept = cx.session.layout_file().path().map(|path| format!("The views kept in {}", path.display()));
    menu.response
        .accessible_name(name)
        .on_hover_text(kept.unwrap_or_else(|| "The views of this layout, which is saved nowhere yet".to_owned()));
}

/// What the layout is doing, with the button that holds it.
fn state_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    if cx.session.open().is_none() {
        return;
    }
    if cx.session.settling().is_under_way() {
        let paused = matches!(cx.session.settling(), Settling::Paused { .. });
        let label = if paused { "Resume" } else { "Pause" };
        cx.act_on(&ui.button(label).on_hover_text("Space"), Action::PauseLayout);
    }
    // A layout at rest needs no words.
    if cx.session.settling().is_under_way() {
        ui.label(RichText::new(cx.session.settling().words()).size(12.5).color(Palette::of(ui).weak));
    }
}
