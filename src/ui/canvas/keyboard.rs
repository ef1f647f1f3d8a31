//! The network by keyboard: arrows go along edges, Tab to the next entity, Enter to the evidence.

use super::memory::CanvasMemory;
use super::view::View;
use crate::model::{Camera, EntityIndex, OpenDossier, Position, Target};
use crate::scene::{self, Bounds};
use crate::session::{Command, Look, quotes_of};
use crate::ui::ctx::{Ctx, OpenCtx};
use egui::{EventFilter, Key, Response, Ui, Vec2};

/// An entity nearer than this to the border of the canvas, in points, is brought into view.
const BORDER: f32 = 36.0;

/// Handles the keys while the canvas has the focus.
pub(super) fn keyboard_ui(cx: &OpenCtx<'_>, ui: &Ui, response: &Response, view: &View<'_>, memory: &mut CanvasMemory) {
    if !response.has_focus() {
        memory.focused = false;
        return;
    }
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|egui_memory| egui_memory.set_focus_lock_filter(response.id, filter));
    let arrows = [
        (Key::ArrowLeft, Vec2::new(-1.0, 0.0)),
        (Key::ArrowRight, Vec2::new(1.0, 0.0)),
        (Key::ArrowUp, Vec2::new(0.0, -1.0)),
        (Key::ArrowDown, Vec2::new(0.0, 1.0)),
    ];
    let (plain, shift) = ui.input(|input| (input.modifiers.is_none(), input.modifiers.shift));
    let selected = match view.session.selection().target {
        Some(Target::Entity(entity)) => Some(entity),
        Some(Target::Edge(edge)) => cx.open.network.edges.get(edge.at()).map(|edge| edge.ends.0),
        None => None,
    };
    let mut next = None;
    if plain {
        for (key, direction) in arrows {
            if ui.input(|input| input.key_pressed(key)) {
                next = match selected {
                    Some(entity) => neighbour_towards(view, cx.open, entity, direction),
                    None => following(view, None, Step::Next),
                };
            }
        }
    }
    if ui.input(|input| input.key_pressed(Key::Tab)) {
        next = following(view, selected, if shift { Step::Previous } else { Step::Next });
    }
    if let Some(entity) = next {
        memory.focused = true;
        cx.send(Command::Select(Some(Target::Entity(entity))));
        follow(cx, view, entity, memory);
    }
    if ui.input(|input| input.key_pressed(Key::Enter))
        && let Some(target) = view.session.selection().target
        && let Some(first) = quotes_of(cx.open, target, view.session.visibility()).first()
    {
        cx.send(Command::ShowQuote(*first));
    }
}

/// Brings an entity that was selected by key into view, if it is near or beyond the border or behind the legend.
fn follow(cx: &Ctx<'_>, view: &View<'_>, entity: EntityIndex, memory: &mut CanvasMemory) {
    let Some(place) = view.session.workspace().positions.get(entity.at()).copied() else { return };
    // During a flight the camera that is drawn is on its way; where the picture comes to is the session's.
    let camera = view.session.camera();
    let at = scene::screen_from_world(camera, view.size, place);
    let (x, y) = (at.x - view.size.width / 2.0, at.y - view.size.height / 2.0);
    let is_inside = x.abs() < view.size.width / 2.0 - BORDER && y.abs() < view.size.height / 2.0 - BORDER;
    let is_covered =
        memory.legend_bounds().is_some_and(|legend| legend.grown(BORDER / 2.0).holds(&Bounds::around(at, 0.0)));
    if !is_inside || is_covered {
        memory.camera.fly_next();
        cx.send(Command::Look(Look::At(Camera { center: place, ..camera })));
    }
}

/// The neighbour that lies most in a direction.
fn neighbour_towards(view: &View<'_>, open: &OpenDossier, entity: EntityIndex, direction: Vec2) -> Option<EntityIndex> {
    let positions = &view.session.workspace().positions;
    let at = |entity: EntityIndex| positions.get(entity.at()).copied().unwrap_or_default();
    let here = at(entity);
    let score = |there: Position| {
        let away = Vec2::new(there.x - here.x, there.y - here.y);
        let length = away.length().max(1e-3);
        let cosine = away.dot(direction) / length;
        // Straight ahead and near is best; sideways is no step in that direction.
        (cosine > 0.3).then(|| length / (cosine * cosine))
    };
    let shown = open.network.neighbours(entity).filter(|other| view.session.visibility().entity(*other));
    shown
        .filter_map(|other| Some((score(at(other))?, other)))
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, other)| other)
}

/// Which entity of the dossier's order to go to.
#[derive(Clone, Copy)]
enum Step {
    Next,
    Previous,
}

/// The shown entity after or before another, in the dossier's order.
fn following(view: &View<'_>, from: Option<EntityIndex>, step: Step) -> Option<EntityIndex> {
    let shown: Vec<EntityIndex> = (0..view.session.workspace().positions.len())
        .map(EntityIndex::new)
        .filter(|entity| view.session.visibility().entity(*entity))
        .collect();
    let count = shown.len();
    let place = from.and_then(|from| shown.iter().position(|entity| *entity == from));
    let next = match (place, step) {
        (None, _) => 0,
        (Some(place), Step::Next) => (place + 1) % count,
        (Some(place), Step::Previous) => (place + count - 1) % count,
    };
    shown.get(next).copied()
}
