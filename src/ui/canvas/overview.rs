//! The overview: a small map in the corner of the canvas, with a frame around what the window shows. The frame is dragged,
//! and a click elsewhere on the map goes there.
//!
//! Invariant: it is there only while some of the network is out of sight, and it tells a screen reader nothing that the
//! network does not.

use super::memory::CanvasMemory;
use super::sprites;
use super::view::View;
use crate::model::Camera;
use crate::scene::{self, Overview, Point, Scene, Theme};
use crate::session::{Command, Look};
use crate::ui::cached::Same;
use crate::ui::ctx::Ctx;
use crate::ui::style::{Palette, theme_choice};
use egui::{CursorIcon, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2};
use std::sync::Arc;

/// The distance from the corner of the canvas, in points.
const MARGIN: f32 = 12.0;

/// The least canvas that the map leaves room on, in points.
const LEAST: Vec2 = Vec2::new(480.0, 320.0);

/// The least side of the frame, in points: it must be seen and held.
const LEAST_FRAME: f32 = 8.0;

/// Draws the map while some of the network is out of sight, and goes where the reader wants.
pub(super) fn overview_ui(cx: &Ctx<'_>, ui: &Ui, view: &View<'_>, scene: &Arc<Scene>, memory: &mut CanvasMemory) {
    memory.overview.rect = None;
    let is_wanted = memory.shows_overview && view.rect.width() >= LEAST.x && view.rect.height() >= LEAST.y;
    if !is_wanted || shows_all(view, scene) {
        return;
    }
    let choice = theme_choice(ui);
    let map =
        memory.overview.map.get((Same::of(scene), choice), || Arc::new(scene::overview(scene, Theme::of(choice))));
    let size = Vec2::new(map.size.width, map.size.height);
    let mut rect = Rect::from_min_size(view.rect.max - size - Vec2::splat(MARGIN), size);
    // A legend that reaches so far keeps its corner.
    if let Some(legend) = memory.legend_bounds()
        && view.rect.left() + legend.max.x + MARGIN > rect.left()
    {
        rect = rect.translate(Vec2::new(0.0, view.rect.top() + legend.min.y - MARGIN - rect.bottom()));
    }
    memory.overview.rect = Some(rect);
    // It takes no focus: all that it does, keys do on the network.
    let response = ui.interact(rect, ui.scope_id().with("overview"), Sense::CLICK | Sense::DRAG);
    let frame = frame_of(&map, view, rect);
    if response.drag_started() || response.clicked() {
        let at = ui.input(|input| input.pointer.press_origin()).or(response.interact_pointer_pos());
        memory.overview.hold = at.filter(|at| frame.contains(*at)).map_or(Vec2::ZERO, |at| frame.center() - at);
        memory.camera.end_flight();
    }
    let goes = response.dragged() || response.clicked();
    if let (true, Some(at)) = (goes, response.interact_pointer_pos()) {
        let middle = at + memory.overview.hold - rect.min;
        let center = map.position(Point::new(middle.x, middle.y)).within_reach();
        if response.clicked() {
            memory.camera.fly_next();
        }
        cx.send(Command::Look(Look::At(Camera { center, zoom: view.camera.zoom })));
    }
    let icon = if response.dragged() { CursorIcon::Grabbing } else { CursorIcon::PointingHand };
    response.on_hover_cursor(icon).on_hover_text("The whole network. Drag the frame, or click to go there");
    paint(ui, &map, rect, frame, memory);
}

/// Whether the window shows all of the network.
fn shows_all(view: &View<'_>, scene: &Scene) -> bool {
    let Some(bounds) = scene.bounds else { return true };
    let all = Rect::from_min_max(view.window(bounds.min), view.window(bounds.max));
    view.rect.contains_rect(all)
}

/// The frame around what the window shows, within the map and large enough to be held.
fn frame_of(map: &Overview, view: &View<'_>, rect: Rect) -> Rect {
    let shown = map.frame(view.camera, view.size);
    let at = |point: Point| rect.min + Vec2::new(point.x, point.y);
    let frame = Rect::from_min_max(at(shown.min), at(shown.max));
    let middle = frame.center().clamp(rect.min, rect.max);
    let least = Rect::from_center_size(middle, frame.size().max(Vec2::splat(LEAST_FRAME)));
    least.intersect(rect.shrink(0.5))
}

/// Draws the plate, the map and the frame.
fn paint(ui: &Ui, map: &Arc<Overview>, rect: Rect, frame: Rect, memory: &mut CanvasMemory) {
    let palette = Palette::of(ui);
    let painter = ui.painter_at(rect.expand(1.0));
    painter.rect_filled(rect, 6.0, palette.panel);
    let texture = memory.picture.sprites(ui);
    // Whole numbers tell two places apart as well as the places do.
    let place = (rect.min.x.to_bits(), rect.min.y.to_bits());
    let shape = memory.overview.shape.get((Same::of(map), place), || {
        Shape::mesh(sprites::mesh(&map.marks, Pos2::new(rect.min.x, rect.min.y), texture))
    });
    painter.add(shape);
    painter.rect_filled(frame, 2.0, palette.accent.gamma_multiply(0.14));
    painter.rect_stroke(frame, 2.0, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
    painter.rect_stroke(rect, 6.0, Stroke::new(1.0, palette.line), StrokeKind::Inside);
}
