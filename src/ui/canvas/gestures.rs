//! What the pointer does on the network: pan, zoom, click, drag, rectangle, menu.

use super::memory::{CanvasMemory, Drag};
use super::view::{Grasp, View};
use crate::model::{Position, Rect as WorldRect, Target};
use crate::session::{Action, Command, Company, Look, MenuOf, Page};
use crate::ui::context_menu::entries_ui;
use crate::ui::ctx::Ctx;
use crate::ui::shown::expand_menu_ui;
use crate::ui::style::Palette;
use egui::{CursorIcon, PointerButton, Rect, Response, Stroke, Ui, Vec2};

/// Handles the pointer.
pub(super) fn gestures_ui(cx: &Ctx<'_>, ui: &Ui, response: &Response, view: &View<'_>, memory: &mut CanvasMemory) {
    zoom_ui(cx, ui, response, view, memory);
    drag_ui(cx, ui, response, view, memory);
    hover_ui(cx, ui, response, view, memory);
    click_ui(cx, ui, response, view, memory);
    menu_ui(cx, response, view, memory.menu);
}

/// Reports what the pointer is on, and sets the cursor.
fn hover_ui(cx: &Ctx<'_>, ui: &Ui, response: &Response, view: &View<'_>, memory: &CanvasMemory) {
    let at = ui.input(|input| input.pointer.latest_pos()).filter(|_| response.contains_pointer());
    let at = at.filter(|at| memory.overview.rect.is_none_or(|map| !map.contains(*at)));
    // What is pointed at is looked for when the picture rests: it stays under the pointer while that zooms.
    let zooms = ui.input(|input| input.smooth_scroll_delta() != Vec2::ZERO || input.zoom_delta() != 1.0);
    let target = match &memory.drag {
        Drag::Nothing if zooms && at.is_some() => view.session.hovered(),
        Drag::Nothing => at.and_then(|at| view.target_at(at)),
        // The dragged entity, not one that the layout moved under the pointer.
        Drag::Move(..) => memory.grasp.map(|grasp| Target::Entity(grasp.entity)),
        Drag::Pan | Drag::Rectangle(_) => view.session.hovered(),
    };
    if target != view.session.hovered() {
        cx.send(Command::Hover(target));
    }
    let icon = match (&memory.drag, target) {
        (Drag::Pan | Drag::Move(..), _) => CursorIcon::Grabbing,
        (Drag::Rectangle(_), _) => CursorIcon::Crosshair,
        (Drag::Nothing, Some(_)) => CursorIcon::PointingHand,
        (Drag::Nothing, None) => return,
    };
    ui.ctx().set_cursor_icon(icon);
}

/// Zooms at the pointer, and pans where a wheel or two fingers go sideways.
fn zoom_ui(cx: &Ctx<'_>, ui: &Ui, response: &Response, view: &View<'_>, memory: &mut CanvasMemory) {
    if !response.contains_pointer() {
        return;
    }
    let (scroll, pinch, at) =
        ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta(), input.pointer.latest_pos()));
    if scroll.x != 0.0 {
        end_flight(cx, memory);
        cx.send(Command::Pan(Position::new(-scroll.x / view.camera.zoom, 0.0)));
    }
    let factor = (scroll.y / 240.0).exp() * pinch;
    let Some(at) = at.filter(|_| (factor - 1.0).abs() > 1e-4) else { return };
    end_flight(cx, memory);
    let is_on_map = memory.overview.rect.is_some_and(|map| map.contains(at));
    let fixed = if is_on_map { view.camera.center } else { view.world(at) };
    cx.send(Command::Zoom { factor, fixed });
}

/// Ends a flight where it is, since a gesture goes on from what is seen.
fn end_flight(cx: &Ctx<'_>, memory: &mut CanvasMemory) {
    if let Some(camera) = memory.camera.end_flight() {
        cx.send(Command::Look(Look::At(camera)));
    }
}

/// Pans, moves entities, draws the rectangle.
fn drag_ui(cx: &Ctx<'_>, ui: &Ui, response: &Response, view: &View<'_>, memory: &mut CanvasMemory) {
    if response.is_pointer_button_down_on() && ui.input(|input| input.pointer.any_pressed()) {
        memory.grasp = ui.input(|input| input.pointer.press_origin()).and_then(|at| view.grasp_at(at));
    }
    if response.drag_started() {
        memory.gesture += 1;
        let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or_default();
        let (shift, primary) = ui.input(|input| (input.modifiers.shift, input.pointer.primary_down()));
        memory.drag = match memory.grasp {
            _ if !primary => Drag::Pan,
            // Beside an entity, a rectangle begins that is to hold it.
            _ if shift && !view.is_on_entity(origin) => Drag::Rectangle(origin),
            Some(Grasp { entity, .. }) => {
                let group = &view.session.selection().group;
                let held = if group.contains(&entity) { group.iter().copied().collect() } else { vec![entity] };
                Drag::Move(held, Company::Alone)
            }
            None => Drag::Pan,
        };
        // The pointer moved a few points before this counted as a drag.
        if let Some(total) = response.total_drag_delta() {
            let moves = matches!(memory.drag, Drag::Move(..));
            let slip = memory.grasp.filter(|_| moves).map_or(Vec2::ZERO, |grasp| view.slip(grasp, origin));
            follow(cx, total - slip, view, memory);
        }
    } else if response.dragged() {
        follow(cx, response.drag_delta(), view, memory);
    }
    accompany(cx, ui, memory);
    let pointer = ui.input(|input| input.pointer.latest_pos());
    if let (Drag::Rectangle(origin), Some(at)) = (&memory.drag, pointer) {
        let marked = Rect::from_two_pos(*origin, at);
        let accent = Palette::of(ui).accent;
        let painter = ui.painter_at(view.rect);
        painter.rect_filled(marked, 0.0, accent.gamma_multiply(0.12));
        painter.rect_stroke(marked, 0.0, Stroke::new(1.0, accent), egui::StrokeKind::Inside);
        if response.drag_stopped() {
            let (min, max) = (view.world(marked.min), view.world(marked.max));
            cx.send(Command::SelectWithin(WorldRect { min, max }));
        }
    }
    if response.drag_stopped() || !ui.input(|input| input.pointer.any_down()) {
        if memory.dragged().is_some() {
            // The status bar tells of it no more.
            ui.ctx().request_repaint();
        }
        memory.drag = Drag::Nothing;
    }
}

/// Takes the neighbours of what is dragged along while Shift is held, and puts them back where it is let go. Shift is the
/// one modifier that the desktop leaves alone here: Alt with a drag moves the whole window in some of them.
fn accompany(cx: &Ctx<'_>, ui: &Ui, memory: &mut CanvasMemory) {
    let Drag::Move(entities, company) = &mut memory.drag else { return };
    let wanted = if ui.input(|input| input.modifiers.shift) { Company::Neighbours } else { Company::Alone };
    if *company != wanted {
        *company = wanted;
        let (entities, gesture) = (entities.clone(), memory.gesture);
        cx.send(Command::Move { entities, by: Position::default(), gesture, company: wanted });
    }
}

/// Follows the pointer by `delta` points.
fn follow(cx: &Ctx<'_>, delta: Vec2, view: &View<'_>, memory: &mut CanvasMemory) {
    let (dx, dy) = (delta.x / view.camera.zoom, delta.y / view.camera.zoom);
    if dx == 0.0 && dy == 0.0 {
        return;
    }
    match &memory.drag {
        Drag::Pan => {
            end_flight(cx, memory);
            cx.send(Command::Pan(Position::new(-dx, -dy)));
        }
        Drag::Move(entities, company) => {
            let (entities, by) = (entities.clone(), Position::new(dx, dy));
            cx.send(Command::Move { entities, by, gesture: memory.gesture, company: *company });
        }
        Drag::Rectangle(_) | Drag::Nothing => {}
    }
}

/// Selects.
fn click_ui(cx: &Ctx<'_>, ui: &Ui, response: &Response, view: &View<'_>, memory: &mut CanvasMemory) {
    if response.clicked() || response.secondary_clicked() {
        response.request_focus();
        memory.focused = false;
    }
    let Some(at) = response.interact_pointer_pos() else { return };
    if !response.clicked() && !response.secondary_clicked() && !response.double_clicked() {
        return;
    }
    let target = view.target_at(at);
    if response.double_clicked() {
        match target {
            Some(Target::Entity(entity)) if view.session.visibility().beyond(entity) > 0 => {
                cx.send_all([Command::Select(target), Command::Expand(entity, None)]);
            }
            Some(Target::Entity(_)) => cx.act(Action::LightNeighbours),
            Some(Target::Edge(_)) => {}
            None => {
                memory.camera.fly_next();
                cx.act(Action::Fit);
            }
        }
    } else if response.clicked_by(PointerButton::Primary) {
        let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        match target {
            Some(Target::Entity(entity)) if adds => cx.send(Command::SelectAlso(entity)),
            _ if adds => {}
            target => cx.send(Command::Select(target)),
        }
    } else if response.secondary_clicked() {
        memory.menu = target;
        // The page of paths stays, so that they can be told to avoid what was clicked.
        if target.is_some() && !is_in_group(view, target) && !asks_paths(view) {
            cx.send(Command::Select(target));
        }
    }
}

/// Whether the panel shows the paths between two entities.
fn asks_paths(view: &View<'_>) -> bool {
    matches!(view.session.selection().page, Page::Paths(Some(_), Some(_)))
}

/// Whether the target is one of several that are selected together.
fn is_in_group(view: &View<'_>, target: Option<Target>) -> bool {
    matches!(target, Some(Target::Entity(entity)) if view.session.selection().group.contains(&entity))
}

/// The context menu. Everything in it is elsewhere too.
fn menu_ui(cx: &Ctx<'_>, response: &Response, view: &View<'_>, clicked: Option<Target>) {
    response.context_menu(|ui| {
        if let (Some(target @ Target::Entity(entity)), true) = (clicked, asks_paths(view)) {
            cx.avoid_ui(ui, entity);
            if ui.button("Select it").clicked() {
                cx.send(Command::Select(Some(target)));
                ui.close();
            }
            return;
        }
        // A menu is opened on what is selected by then, or on the ground, whatever is selected.
        let menu = match clicked {
            Some(Target::Entity(entity)) if view.session.selection().group.contains(&entity) => MenuOf::Group,
            Some(Target::Entity(_)) => MenuOf::Entity,
            Some(Target::Edge(_)) => MenuOf::Edge,
            None => MenuOf::Ground,
        };
        if let Some(Target::Entity(entity)) = clicked {
            expand_menu_ui(cx, ui, entity);
        }
        entries_ui(cx, ui, menu);
    });
}
