//! The network by keyboard: arrows go along edges, Tab to the next entity and at last out of the network, Page Up and Page
//! Down from one edge of an entity to the next, Enter to the evidence. Alt with an arrow moves what is selected.
//!
//! Invariant: every press is a step, also where several come in one frame.

use super::memory::{CanvasMemory, Nudge};
use super::walk;
use crate::model::{Camera, EntityIndex, Position, Target};
use crate::scene::{self, Bounds, Size};
use crate::session::{Command, Company, Direction, Look, Session, quotes_of};
use crate::ui::ctx::OpenCtx;
use egui::{Event, EventFilter, FocusDirection, Id, Key, Modifiers, Ui, Vec2};

/// An entity nearer than this to the border of the canvas, in points, is brought into view.
const BORDER: f32 = 36.0;

/// How far one press moves what is selected, in points on the screen, and with Shift.
const STEPS: (f32, f32) = (8.0, 40.0);

/// How long presses belong together as one step to undo, in seconds.
const TOGETHER: f64 = 2.0;

const ARROWS: [(Key, Vec2); 4] = [
    (Key::ArrowLeft, Vec2::LEFT),
    (Key::ArrowRight, Vec2::RIGHT),
    (Key::ArrowUp, Vec2::UP),
    (Key::ArrowDown, Vec2::DOWN),
];

/// Takes the presses of Alt and an arrow while the canvas has the focus and entities are selected, before the keys of
/// actions are read: what they move, as commands.
pub(in crate::ui) fn moves(ui: &Ui, session: &Session, memory: &mut CanvasMemory) -> Vec<Command> {
    let has_focus = memory.id.is_some_and(|id| ui.memory(|egui_memory| egui_memory.has_focus(id)));
    let entities = session.selection().entities();
    if !has_focus || entities.is_empty() || session.failure().is_some() {
        memory.nudge = None;
        return Vec::new();
    }
    let mut ways = Vec::new();
    let (now, is_other) = ui.input_mut(|input| {
        let mut is_other = false;
        input.events.retain(|event| {
            let Event::Key { key, modifiers, pressed: true, .. } = event else { return true };
            let way = ARROWS.into_iter().find(|(arrow, _)| arrow == key).map(|(_, way)| way);
            match way.filter(|_| modifiers.alt && !modifiers.command && !modifiers.ctrl) {
                Some(way) => ways.push(way * if modifiers.shift { STEPS.1 } else { STEPS.0 }),
                None => is_other = true,
            }
            way.is_none() || !modifiers.alt || modifiers.command || modifiers.ctrl
        });
        (input.time, is_other)
    });
    if is_other || memory.nudge.as_ref().is_some_and(|nudge| now - nudge.at > TOGETHER || nudge.entities != entities) {
        memory.nudge = None;
    }
    if ways.is_empty() {
        return Vec::new();
    }
    let gesture = memory.nudge.take().map_or_else(|| memory.next_gesture(), |nudge| nudge.gesture);
    memory.nudge = Some(Nudge { entities: entities.clone(), gesture, at: now });
    let zoom = session.camera().zoom;
    let step = |way: Vec2| {
        let by = Position::new(way.x / zoom, way.y / zoom);
        Command::Move { entities: entities.clone(), by, gesture, company: Company::Alone }
    };
    ways.into_iter().map(step).collect()
}

/// The presses in this frame, with their modifiers.
fn pressed(ui: &Ui) -> Vec<(Key, Modifiers)> {
    ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key { key, modifiers, pressed: true, .. } => Some((*key, *modifiers)),
            _ => None,
        });
        keys.collect()
    })
}

/// Handles the keys while the canvas `id` has the focus, before it is drawn: so the focus can leave it in this frame.
pub(super) fn keyboard_ui(cx: &OpenCtx<'_>, ui: &Ui, id: Id, size: Size, memory: &mut CanvasMemory) {
    memory.id = Some(id);
    if !ui.memory(|egui_memory| egui_memory.has_focus(id)) {
        memory.focused = false;
        return;
    }
    // Escape takes one step back, and the keyboard stays here.
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|egui_memory| egui_memory.set_focus_lock_filter(id, filter));
    let session = cx.session;
    let before = session.selection().target;
    let mut target = before;
    for (key, modifiers) in pressed(ui) {
        let is_tab = key == Key::Tab && (modifiers.is_none() || modifiers.shift_only());
        if is_tab {
            let step = if modifiers.shift { Direction::Previous } else { Direction::Next };
            let from = target.and_then(|target| entity_of(cx, target, memory));
            match walk::following(session, from, step) {
                Some(entity) => target = Some(Target::Entity(entity)),
                None => leave(ui, step),
            }
        } else if modifiers.is_none() {
            target = step(cx, key, target, memory).or(target);
            if key == Key::Enter
                && let Some(at) = target
                && let Some(first) = quotes_of(cx.open, at, session.visibility()).first()
            {
                cx.send_all((target != before).then_some(Command::Select(target)));
                cx.send(Command::ShowQuote(*first));
                memory.focused = true;
                return;
            }
        }
    }
    if target != before
        && let Some(at) = target
    {
        memory.focused = true;
        cx.send(Command::Select(target));
        follow(cx, at, size, memory);
    }
}

/// Where a key leads from what is selected.
fn step(cx: &OpenCtx<'_>, key: Key, target: Option<Target>, memory: &mut CanvasMemory) -> Option<Target> {
    let session = cx.session;
    if let Some((_, direction)) = ARROWS.into_iter().find(|(arrow, _)| *arrow == key) {
        return match target {
            Some(target) => walk::towards(session, cx.open, target, direction),
            None => walk::following(session, None, Direction::Next).map(Target::Entity),
        };
    }
    let direction = match key {
        Key::PageDown => Direction::Next,
        Key::PageUp => Direction::Previous,
        Key::Home => return walk::following(session, None, Direction::Next).map(Target::Entity),
        Key::End => return walk::following(session, None, Direction::Previous).map(Target::Entity),
        _ => return None,
    };
    let target = target.or_else(|| walk::following(session, None, Direction::Next).map(Target::Entity))?;
    let hub = entity_of(cx, target, memory)?;
    memory.hub = Some(hub);
    let edge = if let Target::Edge(edge) = target { Some(edge) } else { None };
    walk::next_edge(session, cx.open, hub, edge, direction).map(Target::Edge)
}

/// The entity that is selected, or the end of the selected edge whose edges are walked.
fn entity_of(cx: &OpenCtx<'_>, target: Target, memory: &CanvasMemory) -> Option<EntityIndex> {
    match target {
        Target::Entity(entity) => Some(entity),
        Target::Edge(edge) => {
            let (low, high) = cx.open.network.edges.get(edge.at())?.ends;
            Some(memory.hub.filter(|hub| *hub == high).unwrap_or(low))
        }
    }
}

/// Gives the focus to what comes after the canvas, or before it.
fn leave(ui: &Ui, step: Direction) {
    let direction = if step == Direction::Next { FocusDirection::Next } else { FocusDirection::Previous };
    ui.memory_mut(|memory| memory.move_focus(direction));
    ui.ctx().request_repaint();
}

/// Brings what was selected by key into view, if it is near or beyond the border or behind the legend.
fn follow(cx: &OpenCtx<'_>, target: Target, size: Size, memory: &mut CanvasMemory) {
    let Some(place) = walk::place_of(cx.session, cx.open, target) else { return };
    // During a flight the camera that is drawn is on its way; where the picture comes to is the session's.
    let camera = cx.session.camera();
    let at = scene::screen_from_world(camera, size, place);
    let (x, y) = (at.x - size.width / 2.0, at.y - size.height / 2.0);
    let is_inside = x.abs() < size.width / 2.0 - BORDER && y.abs() < size.height / 2.0 - BORDER;
    let is_covered =
        memory.legend_bounds().is_some_and(|legend| legend.grown(BORDER / 2.0).holds(&Bounds::around(at, 0.0)));
    if !is_inside || is_covered {
        memory.camera.fly_next();
        cx.send(Command::Look(Look::At(Camera { center: place, ..camera })));
    }
}
