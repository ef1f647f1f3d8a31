//! The bar at the top: menus, back and forward, the search field, the view, and what the layout is doing.

use super::memory::{Memory, RecentFile};
use super::style::Palette;
use crate::layout::arrangements::Pattern;
use crate::session::{Action, Command, Session, Settling, Shortcut};
use egui::{Button, MenuBar, RichText, Ui};
use std::path::Path;

/// The bar.
pub(super) fn bar_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, commands: &mut Vec<Command>) {
    MenuBar::new().ui(ui, |ui| {
        ui.menu_button("File", |ui| file_ui(ui, session, memory, commands));
        ui.menu_button("Edit", |ui| edit_ui(ui, session, memory, commands));
        ui.menu_button("View", |ui| view_ui(ui, session, memory, commands));
        ui.menu_button("Arrange", |ui| arrange_ui(ui, session, memory, commands));
        ui.menu_button("Ask", |ui| ask_ui(ui, session, memory, commands));
        ui.menu_button("Layout", |ui| layout_ui(ui, session, memory, commands));
        ui.menu_button("Help", |ui| {
            for action in [Action::Keys, Action::FormatHelp, Action::SaveTemplate, Action::About] {
                item_ui(ui, action, true, session, memory, commands);
            }
        });
        ui.add_space(6.0);
        for (sign, action, enabled) in
            [("‹", Action::Back, session.can_go_back()), ("›", Action::Forward, session.can_go_forward())]
        {
            let button = Button::new(RichText::new(sign).size(16.0)).min_size(egui::vec2(26.0, 24.0));
            let key = action.shortcut().map(Shortcut::words).unwrap_or_default();
            let response = ui.add_enabled(enabled, button).on_hover_text(format!("{} ({key})", action.help()));
            if response.accessible_name(action.label()).clicked() {
                commands.push(Command::Do(action));
            }
        }
        ui.add_space(6.0);
        super::find::field_ui(ui, session, memory, commands);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            state_ui(ui, session, commands);
            view_name_ui(ui, session, memory, commands);
        });
    });
}

/// A menu entry of an action.
fn item_ui(
    ui: &mut Ui,
    action: Action,
    enabled: bool,
    session: &Session,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    labelled_item_ui(ui, action, action.label(), enabled, session, memory, commands);
}

/// A menu entry of an action under another label.
fn labelled_item_ui(
    ui: &mut Ui,
    action: Action,
    label: &str,
    enabled: bool,
    session: &Session,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let key = action.shortcut().map(Shortcut::words).unwrap_or_default();
    let enabled = enabled && (session.failure().is_none() || action.works_without_network());
    if ui.add_enabled(enabled, Button::new(label).shortcut_text(key)).on_hover_text(action.help()).clicked() {
        memory.act(action, session, commands);
        ui.close();
    }
}

fn file_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, commands: &mut Vec<Command>) {
    let open = session.open().is_some();
    memory.wants_recent = true;
    item_ui(ui, Action::Open, true, session, memory, commands);
    ui.menu_button("Open recent", |ui| {
        if memory.recent.is_empty() {
            ui.weak("Nothing was opened yet");
        }
        for recent in memory.recent.clone() {
            let name = recent_name(&recent.path, &memory.recent);
            let place = recent.path.display().to_string();
            if recent.missing {
                ui.horizontal(|ui| {
                    ui.add_enabled(false, Button::new(format!("{name} (missing)"))).on_disabled_hover_text(&place);
                    let remove = ui.small_button("×").on_hover_text("Take it out of this list");
                    if remove.accessible_name(format!("Take {name} out of this list")).clicked() {
                        commands.push(Command::ForgetRecent(recent.path));
                    }
                });
            } else if ui.button(name).on_hover_text(place).clicked() {
                commands.push(Command::Open(recent.path));
                ui.close();
            }
        }
    });
    ui.menu_button("Examples", |ui| {
        for example in &memory.examples {
            if ui.button(&example.title).clicked() {
                commands.push(Command::OpenExample(example.name.clone()));
                ui.close();
            }
        }
    });
    item_ui(ui, Action::Reload, open || session.failure().is_some(), session, memory, commands);
    ui.separator();
    item_ui(ui, Action::SaveLayout, open, session, memory, commands);
    item_ui(ui, Action::SaveLayoutAs, open, session, memory, commands);
    item_ui(ui, Action::RevertLayout, session.views().can_revert(), session, memory, commands);
    ui.separator();
    item_ui(ui, Action::ExportFigure, open, session, memory, commands);
    item_ui(ui, Action::ExportMarks, open, session, memory, commands);
    ui.separator();
    item_ui(ui, Action::Preferences, true, session, memory, commands);
    item_ui(ui, Action::Quit, true, session, memory, commands);
}

/// What a recent file is called in the list: its name, with its folder where another one has the same name.
fn recent_name(path: &Path, all: &[RecentFile]) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_shared = all.iter().filter(|other| other.path.file_name() == path.file_name()).count() > 1;
    let folder = path.parent().and_then(Path::file_name).filter(|_| is_shared);
    folder.map_or(name.clone(), |folder| format!("{name} — {}", folder.to_string_lossy()))
}

fn edit_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, commands: &mut Vec<Command>) {
    let open = session.open().is_some();
    let undo = session.undo_name().map_or("Undo".to_owned(), |name| format!("Undo {name}"));
    let redo = session.redo_name().map_or("Redo".to_owned(), |name| format!("Redo {name}"));
    labelled_item_ui(ui, Action::Undo, &undo, session.undo_name().is_some(), session, memory, commands);
    labelled_item_ui(ui, Action::Redo, &redo, session.redo_name().is_some(), session, memory, commands);
    ui.separator();
    item_ui(ui, Action::Find, open, session, memory, commands);
    item_ui(ui, Action::FindInDocuments, open, session, memory, commands);
    item_ui(ui, Action::Palette, true, session, memory, commands);
    item_ui(ui, Action::SelectAll, open, session, memory, commands);
    item_ui(ui, Action::CopyQuote, session.selection().quote.is_some(), session, memory, commands);
    ui.separator();
    for action in [Action::Pin, Action::Hide] {
        item_ui(ui, action, !session.selection().entities().is_empty(), session, memory, commands);
    }
}

fn view_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, commands: &mut Vec<Command>) {
    let open = session.open().is_some();
    for action in [Action::Fit, Action::ZoomIn, Action::ZoomOut] {
        item_ui(ui, action, open, session, memory, commands);
    }
    ui.separator();
    for action in [Action::Ego(1), Action::Ego(2), Action::Ego(3), Action::ExpandEgo] {
        item_ui(ui, action, open, session, memory, commands);
    }
    ui.separator();
    item_ui(ui, Action::Filters, open, session, memory, commands);
    item_ui(ui, Action::ShowAll, open, session, memory, commands);
    item_ui(ui, Action::ShowHidden, !session.workspace().hidden.is_empty(), session, memory, commands);
    ui.menu_button("Go to", |ui| {
        for action in [Action::NextQuote, Action::PreviousQuote] {
            item_ui(ui, action, session.selection().target.is_some(), session, memory, commands);
        }
        for action in [
            Action::NextMention,
            Action::PreviousMention,
            Action::NextClaim,
            Action::PreviousClaim,
            Action::NextUnused,
            Action::PreviousUnused,
        ] {
            item_ui(ui, action, open, session, memory, commands);
        }
    });
    for action in [Action::Documents, Action::Timeline] {
        item_ui(ui, action, open, session, memory, commands);
    }
    ui.separator();
    item_ui(ui, Action::SidePanel, open, session, memory, commands);
    item_ui(ui, Action::LayoutMeasures, open, session, memory, commands);
    item_ui(ui, Action::Preferences, true, session, memory, commands);
}

/// Other arrangements than the layout's.
fn arrange_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, commands: &mut Vec<Command>) {
    let open = session.open().is_some();
    let count = session.selection().group.len();
    let who = if count > 1 { format!("The {count} selected entities") } else { "All that is shown".to_owned() };
    ui.weak(who);
    for (place, pattern) in Pattern::ALL.into_iter().enumerate() {
        // Shapes, lines, even room, mirrors and turns.
        if [4, 10, 12].contains(&place) {
            ui.separator();
        }
        item_ui(ui, Action::Arrange(pattern), open, session, memory, commands);
    }
}

/// Questions about what is selected, and about the whole dossier.
fn ask_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, commands: &mut Vec<Command>) {
    let open = session.open().is_some();
    let is_entity = matches!(session.selection().target, Some(crate::model::Target::Entity(_)));
    item_ui(ui, Action::Contradictions, open, session, memory, commands);
    item_ui(ui, Action::Unverified, open, session, memory, commands);
    item_ui(ui, Action::WhatItSays, is_entity, session, memory, commands);
    item_ui(ui, Action::Paths, open, session, memory, commands);
    ui.separator();
    for action in [Action::ConfirmQuote, Action::UnsureOfQuote] {
        item_ui(ui, action, session.selection().quote.is_some(), session, memory, commands);
    }
    item_ui(ui, Action::NextUnread, open, session, memory, commands);
    ui.separator();
    item_ui(ui, Action::CopyPath, !session.paths().is_empty(), session, memory, commands);
}

fn layout_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, commands: &mut Vec<Command>) {
    let open = session.open().is_some();
    item_ui(ui, Action::PauseLayout, session.settling().is_under_way(), session, memory, commands);
    item_ui(ui, Action::LayOutAgain, open, session, memory, commands);
    item_ui(ui, Action::LayOutOtherSeed, open, session, memory, commands);
    item_ui(ui, Action::LayoutOptions, open, session, memory, commands);
    item_ui(ui, Action::UnpinAll, session.workspace().pinned_count() > 0, session, memory, commands);
    ui.weak(format!("Seed {}", session.seed()));
    ui.separator();
    item_ui(ui, Action::NewView, open, session, memory, commands);
    item_ui(ui, Action::RenameView, open, session, memory, commands);
    item_ui(ui, Action::RemoveView, session.views().names().count() > 1, session, memory, commands);
}

/// The current view, and the others to go to.
fn view_name_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, commands: &mut Vec<Command>) {
    if session.open().is_none() {
        return;
    }
    let unsaved = if session.is_unsaved() { " · not saved" } else { "" };
    ui.menu_button(format!("{}{unsaved}", session.views().name()), |ui| {
        for (place, name) in session.views().names().enumerate() {
            if ui.selectable_label(place == session.views().current(), name).clicked() {
                commands.push(Command::ShowView(place));
                ui.close();
            }
        }
        ui.separator();
        item_ui(ui, Action::NewView, true, session, memory, commands);
    })
    .response
    .on_hover_text(
        session.views().path().map_or("The views of this layout, which is saved nowhere yet".to_owned(), |path| {
            format!("The views kept in {}", path.display())
        }),
    );
}

/// What the layout is doing, with the button that holds it.
fn state_ui(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    if session.open().is_none() {
        return;
    }
    let palette = Palette::of(ui);
    if session.settling().is_under_way() {
        let paused = matches!(session.settling(), Settling::Paused { .. });
        let label = if paused { "Go on" } else { "Pause" };
        if ui.small_button(label).on_hover_text("Space").clicked() {
            commands.push(Command::Do(Action::PauseLayout));
        }
    }
    ui.label(RichText::new(session.settling().words()).size(12.5).color(palette.weak));
}
