//! The network for a screen reader and for tests: labelled entities and edges as named buttons at their place.

use super::view::View;
use crate::analysis::words::{backed_claims, conflict_words};
use crate::model::{OpenDossier, Target};
use crate::session::Command;
use crate::ui::ctx::OpenCtx;
use crate::ui::widgets::{button_info, edge_name};
use egui::{Pos2, Rect, Sense, Ui, Vec2};

/// The size of an exposed mark's area.
const AREA: f32 = 14.0;

/// Exposes the marks in view. A click on one is a click on the mark.
pub(super) fn expose_ui(cx: &OpenCtx<'_>, ui: &Ui, view: &View<'_>, points: &[(Target, Pos2)]) {
    for (target, at) in points.iter().copied() {
        if !view.rect.shrink(AREA).contains(at) {
            continue;
        }
        let area = Rect::from_center_size(at, Vec2::splat(AREA));
        // It senses no click: the canvas handles those of the pointer, and only a screen reader presses this.
        let response = ui.interact(area, ui.scope_id().with(("mark", target)), Sense::hover());
        response.widget_info(|| button_info(&name_of(cx.open, target)));
        let press = egui::accesskit::Action::Click;
        if ui.input(|input| input.has_accesskit_action_request(response.id, press)) {
            cx.send(Command::Select(Some(target)));
        }
    }
}

/// "Igor Ivanov, person" or "Russia – Iran, 6 claims, all with a verified quote".
fn name_of(open: &OpenDossier, target: Target) -> String {
    match target {
        Target::Entity(entity) => {
            let entity = &open.dossier.entities[entity.at()];
            format!("{}, {}", entity.name, entity.kind)
        }
        Target::Edge(edge) => {
            let Some(bundle) = open.network.edges.get(edge.at()) else { return String::new() };
            let counts = bundle.relations.iter().map(|claim| open.backing(*claim)).collect();
            let (claims, conflicts) = (backed_claims(counts), conflict_words(bundle.conflicts));
            format!("{}, {claims}{conflicts}", edge_name(open, edge))
        }
    }
}
