//! What the pointer does on the network: pan, zoom, click, drag, rectangle, menu.

use super::{CanvasMemory, GRACE};
use crate::model::{Camera, EntityIndex, Position, Rect as WorldRect, Target};
use crate::scene::{self, Hits, Point, Size};
use crate::session::{Action, Command, Look, Session, Shortcut, ZOOM_RANGE};
use crate::ui::ctx::Ctx;
use crate::ui::style::Palette;
use egui::{CursorIcon, PointerButton, Pos2, Rect, Response, Stroke, Vec2};

/// What is on screen now.
pub(super) struct View<'a> {
    pub session: &'a Session,
    pub camera: Camera,
    pub rect: Rect,
    pub size: Size,
    pub hits: &'a Hits,
}

/// An entity under a pressed button, and how far from the pointer it stood then, in world units: while a layout is under
/// way it may be elsewhere by the time that the pointer moves.
#[derive(Clone, Copy)]
pub(super) struct Grasp {
    entity: EntityIndex,
    offset: Vec2,
}

/// What a drag that is under way does.
#[derive(Default)]
pub(super) enum Drag {
    /// There is none.
    #[default]
    Nothing,
    /// It moves the picture.
    Pan,
    /// It moves entities.
    Move(Vec<EntityIndex>),
    /// It draws a rectangle from here.
    Rectangle(Pos2),
}

impl View<'_> {
    /// The canvas point under a window point.
    fn point(&self, at: Pos2) -> Point {
        Point { x: at.x - self.rect.left(), y: at.y - self.rect.top() }
    }

    /// What lies under a window point.
    pub(super) fn target_at(&self, at: Pos2) -> Option<Target> {
        self.hits.at(self.point(at), GRACE)
    }

    /// Where an entity stands from a window point, in world units.
    fn offset(&self, entity: EntityIndex, at: Pos2) -> Option<Vec2> {
        let (stands, pointer) = (self.session.workspace().positions.get(entity.at())?, self.world(at));
        Some(Vec2::new(stands.x - pointer.x, stands.y - pointer.y))
    }

    /// The entity under a window point.
    fn grasp_at(&self, at: Pos2) -> Option<Grasp> {
        let Some(Target::Entity(entity)) = self.target_at(at) else { return None };
        Some(Grasp { entity, offset: self.offset(entity, at)? })
    }

    /// How many window pixels a grasped entity went by itself since it was pressed at `at`.
    fn slip(&self, grasp: Grasp, at: Pos2) -> Vec2 {
        self.offset(grasp.entity, at).map_or(Vec2::ZERO, |offset| self.camera.zoom * (offset - grasp.offset))
    }

    /// The world position under a window point.
    fn world(&self, at: Pos2) -> Position {
        scene::world_from_screen(self.camera, self.size, self.point(at))
    }
}

impl CanvasMemory {
    /// Lets go of the entities that are under the hand: in the dossier as it is now, their places may be others'.
    pub(super) fn let_go(&mut self) {
        self.grasp = None;
        if matches!(self.drag, Drag::Move(_)) {
            self.drag = Drag::Nothing;
        }
    }
}

/// Answers to the pointer.
pub(super) fn gestures_ui(
    cx: &Ctx<'_>,
    ui: &egui::Ui,
    response: &Response,
    view: &View<'_>,
    memory: &mut CanvasMemory,
) {
    zoom(cx, ui, response, view, memory);
    drag(cx, ui, response, view, memory);
    hover(cx, ui, response, view, memory);
    click(cx, ui, response, view, memory);
    menu(cx, response, view);
}

/// Tells what the pointer is on, and shows it by the cursor.
fn hover(cx: &Ctx<'_>, ui: &egui::Ui, response: &Response, view: &View<'_>, memory: &CanvasMemory) {
    let at = ui.input(|input| input.pointer.latest_pos()).filter(|_| response.contains_pointer());
    let target = match &memory.drag {
        Drag::Nothing => at.and_then(|at| view.target_at(at)),
        // What is dragged, not what slid under the pointer by itself.
        Drag::Move(_) => memory.grasp.map(|grasp| Target::Entity(grasp.entity)),
        Drag::Pan | Drag::Rectangle(_) => view.session.hovered(),
    };
    if target != view.session.hovered() {
        cx.send(Command::Hover(target));
    }
    let icon = match (&memory.drag, target) {
        (Drag::Pan | Drag::Move(_), _) => CursorIcon::Grabbing,
        (Drag::Rectangle(_), _) => CursorIcon::Crosshair,
        (Drag::Nothing, Some(_)) => CursorIcon::PointingHand,
        (Drag::Nothing, None) => return,
    };
    ui.ctx().set_cursor_icon(icon);
}

/// Zooms at the pointer.
fn zoom(cx: &Ctx<'_>, ui: &egui::Ui, response: &Response, view: &View<'_>, memory: &mut CanvasMemory) {
    if !response.contains_pointer() {
        return;
    }
    let (scroll, pinch, at) =
        ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta(), input.pointer.latest_pos()));
    let factor = (scroll / 240.0).exp() * pinch;
    let Some(at) = at.filter(|_| (factor - 1.0).abs() > 1e-4) else { return };
    let before = view.world(at);
    let zoomed = Camera { zoom: (view.camera.zoom * factor).clamp(ZOOM_RANGE.0, ZOOM_RANGE.1), ..view.camera };
    let after = scene::world_from_screen(zoomed, view.size, view.point(at));
    let center = Position::new(zoomed.center.x + before.x - after.x, zoomed.center.y + before.y - after.y);
    memory.flight = None;
    cx.send(Command::Look(Look::At(Camera { center, ..zoomed })));
}

/// Pans, moves entities, draws the rectangle.
fn drag(cx: &Ctx<'_>, ui: &egui::Ui, response: &Response, view: &View<'_>, memory: &mut CanvasMemory) {
    if response.is_pointer_button_down_on() && ui.input(|input| input.pointer.any_pressed()) {
        memory.grasp = ui.input(|input| input.pointer.press_origin()).and_then(|at| view.grasp_at(at));
    }
    if response.drag_started() {
        memory.gesture += 1;
        let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or_default();
        let (shift, primary) = ui.input(|input| (input.modifiers.shift, input.pointer.primary_down()));
        memory.drag = match memory.grasp {
            _ if !primary => Drag::Pan,
            _ if shift => Drag::Rectangle(origin),
            Some(Grasp { entity, .. }) => {
                let group = &view.session.selection().group;
                Drag::Move(if group.contains(&entity) { group.iter().copied().collect() } else { vec![entity] })
            }
            None => Drag::Pan,
        };
        // The first pixels went by before the drag was known as one.
        if let Some(total) = response.total_drag_delta() {
            let moves = matches!(memory.drag, Drag::Move(_));
            let slip = memory.grasp.filter(|_| moves).map_or(Vec2::ZERO, |grasp| view.slip(grasp, origin));
            follow(cx, total - slip, view, memory);
        }
    } else if response.dragged() {
        follow(cx, response.drag_delta(), view, memory);
    }
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
        memory.drag = Drag::Nothing;
    }
}

/// Follows the pointer by `delta` window pixels.
fn follow(cx: &Ctx<'_>, delta: Vec2, view: &View<'_>, memory: &mut CanvasMemory) {
    let (dx, dy) = (delta.x / view.camera.zoom, delta.y / view.camera.zoom);
    if dx == 0.0 && dy == 0.0 {
        return;
    }
    match &memory.drag {
        Drag::Pan => {
            memory.flight = None;
            let center = Position::new(view.camera.center.x - dx, view.camera.center.y - dy);
            cx.send(Command::Look(Look::At(Camera { center, ..view.camera })));
        }
        Drag::Move(entities) => {
            // A camera that fits the whole network would shrink the picture under the hand.
            if view.session.look() == Look::Whole {
                cx.send(Command::Look(Look::At(view.camera)));
            }
            cx.send(Command::Move { entities: entities.clone(), by: Position::new(dx, dy), gesture: memory.gesture });
        }
        Drag::Rectangle(_) | Drag::Nothing => {}
    }
}

/// Selects.
fn click(cx: &Ctx<'_>, ui: &egui::Ui, response: &Response, view: &View<'_>, memory: &mut CanvasMemory) {
    if response.clicked() || response.secondary_clicked() {
        response.request_focus();
        memory.focused = false;
    }
    let Some(at) = response.interact_pointer_pos() else { return };
    let target = view.target_at(at);
    if response.double_clicked() {
        match target {
            Some(Target::Entity(_)) => cx.act(Action::LightNeighbours),
            Some(Target::Edge(_)) => {}
            None => {
                memory.fly_next();
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
    } else if response.secondary_clicked() && target.is_some() && !is_in_group(view, target) {
        cx.send(Command::Select(target));
    }
}

/// Whether the target is one of several that are selected together.
fn is_in_group(view: &View<'_>, target: Option<Target>) -> bool {
    matches!(target, Some(Target::Entity(entity)) if view.session.selection().group.contains(&entity))
}

/// The menu of the right button. Everything in it is elsewhere too.
fn menu(cx: &Ctx<'_>, response: &Response, view: &View<'_>) {
    response.context_menu(|ui| {
        let has_entities = !view.session.selection().entities().is_empty();
        let actions: &[Action] = if has_entities {
            &[Action::Pin, Action::Hide, Action::LightNeighbours, Action::LightDepth2]
        } else if view.session.selection().target.is_some() {
            &[Action::NextQuote, Action::LightNeighbours]
        } else {
            &[Action::Fit, Action::LayOutAgain, Action::SelectAll, Action::ExportFigure]
        };
        for action in actions {
            let key = action.shortcut().map(Shortcut::words).unwrap_or_default();
            if ui.add(egui::Button::new(action.label()).shortcut_text(key)).clicked() {
                cx.act(*action);
                ui.close();
            }
        }
    });
}
