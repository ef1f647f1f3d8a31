//! The menus to show a part alone, and to show hidden neighbours by the kind of their claims.

use crate::model::EntityIndex;
use crate::session::{Action, Command};
use crate::ui::ctx::Ctx;
use crate::ui::menu_items::items_ui;
use egui::Ui;

/// How many kinds of claim are offered.
const KINDS: usize = 12;

/// What can be shown alone.
pub(in crate::ui) fn only_menu_ui(cx: &Ctx<'_>, ui: &mut Ui) {
    items_ui(cx, ui, &[Action::ShowOnly, Action::ShowOnlyNeighbours, Action::ShowOnlyDepth2, Action::ShowOnlyDepth3]);
}

/// The hidden neighbours of an entity: all, or those of one kind of claim.
pub(in crate::ui) fn expand_menu_ui(cx: &Ctx<'_>, ui: &mut Ui, entity: EntityIndex) {
    let hidden = cx.session.visibility().beyond(entity);
    if hidden == 0 {
        return;
    }
    ui.menu_button(format!("Show hidden neighbours ({hidden})"), |ui| {
        items_ui(cx, ui, &[Action::Expand]);
        ui.separator();
        let kinds = cx.session.hidden_kinds(entity);
        for (kind, count) in kinds.iter().take(KINDS) {
            if ui.button(format!("{kind} ({count})")).clicked() {
                cx.send(Command::Expand(entity, Some(kind.clone())));
                ui.close();
            }
        }
        if kinds.len() > KINDS {
            ui.weak(format!("and {} more kinds", kinds.len() - KINDS));
        }
    });
}
