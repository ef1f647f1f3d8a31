//! The network for a screen reader and for tests: labelled entities and edges as named buttons at their place.
//!
//! Invariant: what is selected is always among them, also where it is out of view or the picture moves. While the canvas
//! has the focus, the selected one is its active descendant: so a screen reader hears of every step.

use super::memory::CanvasMemory;
use super::view::View;
use super::walk;
use crate::analysis::words::{backed_claims, conflict_words, counted, edge_words, shown_conflicts};
use crate::model::{OpenDossier, Target};
use crate::scene::REACH;
use crate::session::{Command, Session};
use crate::ui::ctx::OpenCtx;
use crate::ui::widgets::button_info;
use egui::accesskit::Action;
use egui::{Id, Rect, Response, Sense, Ui, UiBuilder, Vec2};

/// The size of an exposed mark's area: within it a click means the mark, however small that is drawn.
const AREA: f32 = 2.0 * REACH;

/// How far within the canvas a mark is exposed.
const MARGIN: f32 = 14.0;

/// The keys of the canvas, for a screen reader.
const KEYS: &str = "Arrow keys: along edges to another entity. Tab: the next entity, and behind the last one out of the network. \
    Page Down: the edges of an entity, one by one. Enter: the first quote. F6: the next part of the window. \
    Alt and an arrow key: move what is selected.";

/// Exposes the marks in view as parts of the canvas `network`. A click on one is a click on the mark.
pub(super) fn expose_ui(cx: &OpenCtx<'_>, ui: &mut Ui, view: &View<'_>, network: &Response, memory: &mut CanvasMemory) {
    let marks = ui.new_child(UiBuilder::new().max_rect(view.rect).accessibility_parent(network.id));
    let selected = shown_target(view.session);
    let mut points = memory.hit_points();
    points.retain(|(target, at)| Some(*target) == selected || view.rect.shrink(MARGIN).contains(*at));
    if let Some(target) = selected
        && points.iter().all(|(other, _)| *other != target)
        && let Some(at) = walk::place_of(view.session, cx.open, target)
    {
        points.push((target, view.window(at).clamp(view.rect.min, view.rect.max)));
    }
    let chosen = view.session.selection().entities();
    for (target, at) in points {
        let area = Rect::from_center_size(at, Vec2::splat(AREA));
        // It senses no click: the canvas handles those of the pointer, and only a screen reader presses this.
        let response = marks.interact(area, mark_id(ui, target), Sense::hover());
        response.widget_info(|| button_info(&name_of(cx, target)));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.add_action(Action::Click);
            node.add_action(Action::Focus);
            let is_chosen = matches!(target, Target::Entity(entity) if chosen.contains(&entity));
            node.set_selected(is_chosen || Some(target) == selected);
            node.set_description(description_of(cx.open, view.session, target));
        });
        let asks = |action| ui.input(|input| input.has_accesskit_action_request(response.id, action));
        let is_focused = asks(Action::Focus);
        if is_focused || asks(Action::Click) {
            cx.send(Command::Select(Some(target)));
            memory.wants_focus |= is_focused;
        }
    }
    if let Some(target) = selected.filter(|target| ui.ctx().has_accesskit_node(mark_id(ui, *target))) {
        let id = mark_id(ui, target).accesskit_id();
        ui.ctx().accesskit_node_builder(network.id, |node| node.set_active_descendant(id));
    }
    ui.ctx().accesskit_node_builder(network.id, |node| node.set_description(KEYS));
}

/// The one thing that is selected, if it is shown.
fn shown_target(session: &Session) -> Option<Target> {
    let visibility = session.visibility();
    session.selection().target.filter(|target| match target {
        Target::Entity(entity) => visibility.entity(*entity),
        Target::Edge(edge) => visibility.edge(*edge),
    })
}

fn mark_id(ui: &Ui, target: Target) -> Id {
    ui.scope_id().with(("mark", target))
}

/// "Igor Ivanov, person" or "Russia → Iran, 6 claims: 5 asserted, 1 denied, conflicting".
fn name_of(cx: &OpenCtx<'_>, target: Target) -> String {
    match target {
        Target::Entity(entity) => {
            let entity = &cx.open.dossier.entities[entity.at()];
            format!("{}, {}", entity.name, entity.kind)
        }
        Target::Edge(edge) => edge_words(cx.open, edge, cx.session.visibility()),
    }
}

/// "pinned, 11 edges" or "6 claims, all with a verified quote; conflict: said and denied".
fn description_of(open: &OpenDossier, session: &Session, target: Target) -> String {
    match target {
        Target::Entity(entity) => {
            let pinned = if session.workspace().is_pinned(entity) { "pinned, " } else { "" };
            format!("{pinned}{}", counted(walk::edges_of(session, open, entity).len(), "edge"))
        }
        Target::Edge(edge) => {
            let claims = open.network.edges.get(edge.at()).map(|edge| edge.relations.as_slice()).unwrap_or_default();
            let shown = claims.iter().filter(|claim| session.visibility().relation(**claim));
            let backed = backed_claims(shown.map(|claim| open.backing(*claim)).collect());
            format!("{backed}{}", conflict_words(shown_conflicts(open, edge, session.visibility())))
        }
    }
}
