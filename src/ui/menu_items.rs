//! The entries of menus, out of the table of actions.

use super::ctx::Ctx;
use crate::layout::arrangements::Pattern;
use crate::model::Target;
use crate::session::{Action, Session, Shortcut};
use egui::{Button, Ui};

/// Whether an action would do something now. Entries of the others are greyed.
pub(super) fn has_effect(session: &Session, action: Action) -> bool {
    let is_open = session.open().is_some();
    let selection = session.selection();
    match action {
        Action::Open
        | Action::Palette
        | Action::Preferences
        | Action::Quit
        | Action::Keys
        | Action::FormatHelp
        | Action::ImportHelp
        | Action::SaveTemplate
        | Action::NewWindow
        | Action::FullScreen
        | Action::About => true,
        Action::CloseDossier | Action::Reload => is_open || session.failure().is_some(),
        Action::RevertLayout => session.layout_file().can_revert(),
        Action::RemoveView | Action::NextView | Action::PreviousView => session.views().names().count() > 1,
        Action::Undo => session.undo_name().is_some(),
        Action::Redo => session.redo_name().is_some(),
        Action::Back => session.can_go_back(),
        Action::Forward => session.can_go_forward(),
        Action::CopyQuote | Action::ConfirmQuote | Action::UnsureOfQuote => selection.quote.is_some(),
        Action::NextQuote | Action::PreviousQuote => !session.listed_quotes().is_empty(),
        Action::ShowEvidence => selection.target.is_some(),
        Action::WhatItSays | Action::ReadFirst => matches!(selection.target, Some(Target::Entity(_))),
        Action::CopyPath => !session.paths().is_empty(),
        Action::Pin | Action::Hide | Action::SelectKind => !selection.entities().is_empty(),
        Action::ShowBefore => session.has_shown_before(),
        Action::Collapse
        | Action::Expand
        | Action::ShowOnlyNeighbours
        | Action::ShowOnlyDepth2
        | Action::ShowOnlyDepth3
        | Action::LightNeighbours
        | Action::SelectNeighbours
        | Action::CopyName
        | Action::CopyCard => selection.target.is_some() || !selection.group.is_empty(),
        Action::Arrange(pattern) => is_open && session.can_arrange(pattern),
        Action::CopyRows | Action::SaveTable => session.table().is_open(),
        Action::UnpinAll => session.workspace().pinned_count() > 0,
        Action::ShowHidden => !session.workspace().hidden.is_empty(),
        Action::PauseLayout => session.settling().is_under_way(),
        _ => is_open,
    }
}

/// The key of an action, in words; empty where it has none.
pub(super) fn key_words(action: Action) -> String {
    action.shortcut().map(Shortcut::words).unwrap_or_default()
}

/// Menu entries of actions.
pub(super) fn items_ui(cx: &Ctx<'_>, ui: &mut Ui, actions: &[Action]) {
    for action in actions {
        item_ui(cx, ui, *action, action.label());
    }
}

/// The menu entry of an action.
pub(super) fn item_ui(cx: &Ctx<'_>, ui: &mut Ui, action: Action, label: &str) {
    let is_in_sight = cx.session.failure().is_none() || action.works_without_network();
    let button = Button::new(label).shortcut_text(key_words(action));
    let response = ui.add_enabled(is_in_sight && has_effect(cx.session, action), button).accessible_name(label);
    if response.on_hover_text(action.help()).clicked() {
        cx.act(action);
        ui.close();
    }
}

/// Other arrangements than the layout's.
pub(super) fn arrange_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    let count = cx.session.selection().group.len();
    let which = if count > 1 { format!("The {count} selected entities") } else { "All that is shown".to_owned() };
    ui.weak(which);
    for (place, pattern) in Pattern::ALL.into_iter().enumerate() {
        // Shapes, lines, even room, mirrors and turns.
        if [4, 10, 12].contains(&place) {
            ui.separator();
        }
        items_ui(cx, ui, &[Action::Arrange(pattern)]);
    }
}
