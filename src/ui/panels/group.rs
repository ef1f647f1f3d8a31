//! The panel of several entities selected together.

use crate::fonts::Style;
use crate::model::Target;
use crate::session::Action;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::semibold;
use crate::ui::widgets::{Listed, link_ui, weak_ui};

/// How many names are listed until the reader asks for all.
const LISTED: usize = 200;

/// The entities of the group, and what can be done with all of them.
pub(super) fn group_ui(cx: &OpenCtx<'_>, ui: &mut egui::Ui) {
    let group = &cx.session.selection().group;
    ui.label(egui::RichText::new(format!("{} entities", group.len())).font(semibold(19.0)));
    weak_ui(ui, "Drag one of them to move all");
    ui.horizontal_wrapped(|ui| {
        for (label, action) in [
            ("Pin or unpin", Action::Pin),
            ("Hide", Action::Hide),
            ("Highlight neighbours", Action::LightNeighbours),
            ("Show only these", Action::ShowOnly),
        ] {
            cx.act_on(&ui.button(label).on_hover_text(action.help()), action);
        }
    });
    if group.len() == 2 && ui.button(Action::Paths.label()).on_hover_text(Action::Paths.help()).clicked() {
        cx.act(Action::Paths);
    }
    ui.add_space(4.0);
    let listed = Listed::of(ui, "group", group.len(), LISTED);
    for entity in group.iter().take(listed.shown()) {
        ui.push_id(entity.0, |ui| {
            cx.select_on(&link_ui(ui, cx.name(*entity), 14.0, Style::Regular), Target::Entity(*entity));
            if !cx.session.visibility().entity(*entity) {
                weak_ui(ui, "not in the picture");
            }
        });
    }
    listed.more_ui(ui, "entities");
}
