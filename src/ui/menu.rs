//! The bar at the top: menus, back and forward, the search field, the view, and what the layout is doing.

use super::ctx::{Ctx, RecentFile};
use super::find::FindMemory;
use super::style::Palette;
use crate::layout::arrangements::Pattern;
use crate::session::{Action, Command, Settling, Shortcut};
use egui::{Button, MenuBar, RichText, Ui};
use std::path::Path;

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
            for action in [Action::Keys, Action::FormatHelp, Action::SaveTemplate, Action::About] {
                item_ui(cx, ui, action, true);
            }
        });
        ui.add_space(6.0);
        for (sign, action, enabled) in
            [("‹", Action::Back, cx.session.can_go_back()), ("›", Action::Forward, cx.session.can_go_forward())]
        {
            let button = Button::new(RichText::new(sign).size(16.0)).min_size(egui::vec2(26.0, 24.0));
            let key = action.shortcut().map(Shortcut::words).unwrap_or_default();
            let response = ui.add_enabled(enabled, button).on_hover_text(format!("{} ({key})", action.help()));
            if response.accessible_name(action.label()).clicked() {
                cx.act(action);
            }
        }
        ui.add_space(6.0);
        super::find::field_ui(cx, ui, find);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            state_ui(cx, ui);
            view_name_ui(cx, ui);
        });
    });
}

/// A menu entry of an action.
fn item_ui(cx: &Ctx<'_>, ui: &mut Ui, action: Action, enabled: bool) {
    labelled_item_ui(cx, ui, action, action.label(), enabled);
}

/// A menu entry of an action under another label.
fn labelled_item_ui(cx: &Ctx<'_>, ui: &mut Ui, action: Action, label: &str, enabled: bool) {
    let key = action.shortcut().map(Shortcut::words).unwrap_or_default();
    let enabled = enabled && (cx.session.failure().is_none() || action.works_without_network());
    if ui.add_enabled(enabled, Button::new(label).shortcut_text(key)).on_hover_text(action.help()).clicked() {
        cx.act(action);
        ui.close();
    }
}

fn file_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    let open = cx.session.open().is_some();
    let recent_files = cx.surroundings.recent.as_deref();
    if recent_files.is_none() {
        cx.send(Command::LookUpRecent);
    }
    item_ui(cx, ui, Action::Open, true);
    ui.menu_button("Open recent", |ui| {
        let recent_files = recent_files.unwrap_or_default();
        if recent_files.is_empty() {
            ui.weak("Nothing was opened yet");
        }
        for recent in recent_files {
            let name = recent_name(&recent.path, recent_files);
            let place = recent.path.display().to_string();
            if recent.missing {
                ui.horizontal(|ui| {
                    ui.add_enabled(false, Button::new(format!("{name} (missing)"))).on_disabled_hover_text(&place);
                    let remove = ui.small_button("×").on_hover_text("Take it out of this list");
                    if remove.accessible_name(format!("Take {name} out of this list")).clicked() {
                        cx.send(Command::ForgetRecent(recent.path.clone()));
                    }
                });
            } else if ui.button(name).on_hover_text(place).clicked() {
                cx.send(Command::Open(recent.path.clone()));
                ui.close();
            }
        }
    });
    ui.menu_button("Examples", |ui| {
        for example in &cx.surroundings.examples {
            if ui.button(&example.title).clicked() {
                cx.send(Command::OpenExample(example.name.clone()));
                ui.close();
            }
        }
    });
    item_ui(cx, ui, Action::Reload, open || cx.session.failure().is_some());
    ui.separator();
    item_ui(cx, ui, Action::SaveLayout, open);
    item_ui(cx, ui, Action::SaveLayoutAs, open);
    item_ui(cx, ui, Action::RevertLayout, cx.session.layout_file().can_revert());
    ui.separator();
    item_ui(cx, ui, Action::ExportFigure, open);
    item_ui(cx, ui, Action::ExportMarks, open);
    ui.separator();
    item_ui(cx, ui, Action::Preferences, true);
    item_ui(cx, ui, Action::Quit, true);
}

/// What a recent file is called in the list: its name, with its folder where another one has the same name.
fn recent_name(path: &Path, all: &[RecentFile]) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_shared = all.iter().filter(|other| other.path.file_name() == path.file_name()).count() > 1;
    let folder = path.parent().and_then(Path::file_name).filter(|_| is_shared);
    folder.map_or(name.clone(), |folder| format!("{name} — {}", folder.to_string_lossy()))
}

fn edit_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    let open = cx.session.open().is_some();
    let undo = cx.session.undo_name().map_or("Undo".to_owned(), |name| format!("Undo {name}"));
    let redo = cx.session.redo_name().map_or("Redo".to_owned(), |name| format!("Redo {name}"));
    labelled_item_ui(cx, ui, Action::Undo, &undo, cx.session.undo_name().is_some());
    labelled_item_ui(cx, ui, Action::Redo, &redo, cx.session.redo_name().is_some());
    ui.separator();
    item_ui(cx, ui, Action::Find, open);
    item_ui(cx, ui, Action::FindInDocuments, open);
    item_ui(cx, ui, Action::Palette, true);
    item_ui(cx, ui, Action::SelectAll, open);
    item_ui(cx, ui, Action::CopyQuote, cx.session.selection().quote.is_some());
    ui.separator();
    for action in [Action::Pin, Action::Hide] {
        item_ui(cx, ui, action, !cx.session.selection().entities().is_empty());
    }
}

fn view_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    let open = cx.session.open().is_some();
    for action in [Action::Fit, Action::ZoomIn, Action::ZoomOut] {
        item_ui(cx, ui, action, open);
    }
    ui.separator();
    for action in [Action::LightNeighbours, Action::LightDepth2, Action::LightDepth3, Action::ExpandEgo] {
        item_ui(cx, ui, action, open);
    }
    ui.separator();
    item_ui(cx, ui, Action::Filters, open);
    item_ui(cx, ui, Action::ShowAll, open);
    item_ui(cx, ui, Action::ShowHidden, !cx.session.workspace().hidden.is_empty());
    ui.menu_button("Go to", |ui| {
        for action in [Action::NextQuote, Action::PreviousQuote] {
            item_ui(cx, ui, action, cx.session.selection().target.is_some());
        }
        for action in [
            Action::NextMention,
            Action::PreviousMention,
            Action::NextClaim,
            Action::PreviousClaim,
            Action::NextUnused,
            Action::PreviousUnused,
        ] {
            item_ui(cx, ui, action, open);
        }
    });
    for action in [Action::Documents, Action::Timeline] {
        item_ui(cx, ui, action, open);
    }
    ui.separator();
    item_ui(cx, ui, Action::SidePanel, open);
    item_ui(cx, ui, Action::LayoutMeasures, open);
    item_ui(cx, ui, Action::Preferences, true);
}

/// Other arrangements than the layout's.
fn arrange_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    let open = cx.session.open().is_some();
    let count = cx.session.selection().group.len();
    let who = if count > 1 { format!("The {count} selected entities") } else { "All that is shown".to_owned() };
    ui.weak(who);
    for (place, pattern) in Pattern::ALL.into_iter().enumerate() {
        // Shapes, lines, even room, mirrors and turns.
        if [4, 10, 12].contains(&place) {
            ui.separator();
        }
        item_ui(cx, ui, Action::Arrange(pattern), open);
    }
}

/// Questions about what is selected, and about the whole dossier.
fn ask_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    let open = cx.session.open().is_some();
    let is_entity = matches!(cx.session.selection().target, Some(crate::model::Target::Entity(_)));
    item_ui(cx, ui, Action::Contradictions, open);
    item_ui(cx, ui, Action::Unverified, open);
    item_ui(cx, ui, Action::WhatItSays, is_entity);
    item_ui(cx, ui, Action::Paths, open);
    ui.separator();
    for action in [Action::ConfirmQuote, Action::UnsureOfQuote] {
        item_ui(cx, ui, action, cx.session.selection().quote.is_some());
    }
    item_ui(cx, ui, Action::NextUnread, open);
    ui.separator();
    item_ui(cx, ui, Action::CopyPath, !cx.session.paths().is_empty());
}

fn layout_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    let open = cx.session.open().is_some();
    item_ui(cx, ui, Action::PauseLayout, cx.session.settling().is_under_way());
    item_ui(cx, ui, Action::LayOutAgain, open);
    item_ui(cx, ui, Action::LayOutOtherSeed, open);
    item_ui(cx, ui, Action::LayoutOptions, open);
    item_ui(cx, ui, Action::UnpinAll, cx.session.workspace().pinned_count() > 0);
    ui.weak(format!("Seed {}", cx.session.seed()));
    ui.separator();
    item_ui(cx, ui, Action::NewView, open);
    item_ui(cx, ui, Action::RenameView, open);
    item_ui(cx, ui, Action::RemoveView, cx.session.views().names().count() > 1);
}

/// The current view, and the others to go to.
fn view_name_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    if cx.session.open().is_none() {
        return;
    }
    let unsaved = if cx.session.is_unsaved() { " · not saved" } else { "" };
    ui.menu_button(format!("{}{unsaved}", cx.session.views().name()), |ui| {
        for (place, name) in cx.session.views().names().enumerate() {
            if ui.selectable_label(place == cx.session.views().current(), name).clicked() {
                cx.send(Command::ShowView(place));
                ui.close();
            }
        }
        ui.separator();
        item_ui(cx, ui, Action::NewView, true);
    })
    .response
    .on_hover_text(
        cx.session
            .layout_file()
            .path()
            .map_or("The views of this layout, which is saved nowhere yet".to_owned(), |path| {
                format!("The views kept in {}", path.display())
            }),
    );
}

/// What the layout is doing, with the button that holds it.
fn state_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    if cx.session.open().is_none() {
        return;
    }
    let palette = Palette::of(ui);
    if cx.session.settling().is_under_way() {
        let paused = matches!(cx.session.settling(), Settling::Paused { .. });
        let label = if paused { "Go on" } else { "Pause" };
        if ui.small_button(label).on_hover_text("Space").clicked() {
            cx.act(Action::PauseLayout);
        }
    }
    ui.label(RichText::new(cx.session.settling().words()).size(12.5).color(palette.weak));
}
