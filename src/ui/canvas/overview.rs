//! The overview: a small map in the corner of the canvas, with a frame around what the window shows. The frame is dragged,
//! and a click elsewhere on the map goes there.
//!
//! Invariant: it is there only while the picture is larger than the canvas and some of it out of sight, in the corner where it
//! covers least, and can be folded to a sign. It tells a screen reader nothing that the network does not.

use super::memory::CanvasMemory;
use super::sprites;
use super::view::View;
use crate::model::Camera;
use crate::scene::{self, Bounds, Overview, Point, Scene, Theme};
use crate::session::{Command, Look};
use crate::ui::cached::Same;
use crate::ui::ctx::Ctx;
use crate::ui::style::{Palette, theme_choice};
use egui::accesskit::Role;
use egui::{CursorIcon, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

/// The distance from the corner of the canvas, in points.
const MARGIN: f32 = 12.0;

/// The least canvas that the map leaves room on, in points.
const LEAST: Vec2 = Vec2::new(480.0, 320.0);

/// By how much the picture is larger than the canvas where there is a map.
const LARGER: f32 = 1.1;

/// The side of the sign that folds it, in points.
const SIGN: f32 = 24.0;

/// How many marks are asked whether a corner is theirs; what a name counts beside a mark, and the legend beside both.
const ASKED: usize = 4_000;
const NAME: usize = 3;
const UNDER_LEGEND: usize = 100_000;

/// The least side of the frame, in points: it must be seen and held.
const LEAST_FRAME: f32 = 8.0;

/// Draws the map while some of the network is out of sight, and goes where the reader wants.
pub(super) fn overview_ui(cx: &Ctx<'_>, ui: &mut Ui, view: &View<'_>, scene: &Arc<Scene>, memory: &mut CanvasMemory) {
    memory.overview.rect = None;
    let has_room = view.rect.width() >= LEAST.x && view.rect.height() >= LEAST.y;
    if !has_room || !is_larger(view, scene) || shows_all(view, scene) {
        memory.overview.corner = None;
        return;
    }
    if !memory.shows_overview {
        return unfold_ui(ui, view, memory);
    }
    let choice = theme_choice(ui);
    let map =
        memory.overview.map.get((Same::of(scene), choice), || Arc::new(scene::overview(scene, Theme::of(choice))));
    let size = Vec2::new(map.size.width, map.size.height);
    let is_moving = memory.camera.is_flying() || ui.input(|input| input.pointer.any_down());
    let corner = memory.overview.corner.filter(|_| is_moving).unwrap_or_else(|| corner(view, scene, memory, size));
    memory.overview.corner = Some(corner);
    let rect = Rect::from_min_size(corners(view, size)[corner], size);
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
    fold_ui(ui, rect, memory);
}

/// The sign in the corner of the map that folds it.
fn fold_ui(ui: &mut Ui, rect: Rect, memory: &mut CanvasMemory) {
    let sign = Rect::from_min_size(Pos2::new(rect.right() - SIGN, rect.top()), Vec2::splat(SIGN));
    let response = ui.interact(sign, ui.scope_id().with("fold overview"), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Fold the overview map"));
    let palette = Palette::of(ui);
    let is_marked = response.hovered() || response.has_focus();
    if is_marked {
        ui.painter().rect_filled(sign.shrink(3.0), 4.0, palette.card_selected);
    }
    let color = if is_marked { palette.ink } else { palette.weak };
    let half = 4.0;
    let (left, right) = (sign.center() - Vec2::new(half, 0.0), sign.center() + Vec2::new(half, 0.0));
    ui.painter().line_segment([left, right], Stroke::new(1.6, color));
    if response.on_hover_text("Fold the map away").clicked() {
        memory.shows_overview = false;
    }
}

/// The sign that stands for the folded map, and unfolds it.
fn unfold_ui(ui: &Ui, view: &View<'_>, memory: &mut CanvasMemory) {
    let size = Vec2::splat(SIGN + 2.0);
    let mut sign = Rect::from_min_size(view.rect.max - size - Vec2::splat(MARGIN), size);
    if let Some(legend) = covering(view, memory.legend_bounds(), sign) {
        sign = sign.translate(Vec2::new(0.0, legend.top() - MARGIN - sign.bottom()));
    }
    memory.overview.rect = Some(sign);
    let response = ui.interact(sign, ui.scope_id().with("unfold overview"), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Show the overview map"));
    let palette = Palette::of(ui);
    let is_marked = response.hovered() || response.has_focus();
    ui.painter().rect_filled(sign, 5.0, if is_marked { palette.card_selected } else { palette.panel });
    ui.painter().rect_stroke(sign, 5.0, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let color = if is_marked { palette.ink } else { palette.weak };
    let map = Rect::from_center_size(sign.center(), Vec2::new(14.0, 10.0));
    ui.painter().rect_stroke(map, 1.0, Stroke::new(1.2, color), StrokeKind::Inside);
    let part = Rect::from_min_size(map.min + Vec2::new(3.0, 3.0), Vec2::new(5.0, 4.0));
    ui.painter().rect_filled(part, 0.0, palette.accent);
    if response.on_hover_text("Show the overview map").clicked() {
        memory.shows_overview = true;
    }
}

/// The legend, where it reaches under a rectangle.
fn covering(view: &View<'_>, legend: Option<Bounds>, rect: Rect) -> Option<Rect> {
    let corner = view.rect.min.to_vec2();
    let legend = legend.map(|legend| {
        Rect::from_min_max(Pos2::new(legend.min.x, legend.min.y), Pos2::new(legend.max.x, legend.max.y))
            .translate(corner)
    });
    legend.filter(|legend| legend.expand(MARGIN).intersects(rect))
}

/// Where a map of this size can stand: in the lower right corner, or in the others.
fn corners(view: &View<'_>, size: Vec2) -> [Pos2; 4] {
    let inner = view.rect.shrink(MARGIN);
    [
        inner.max - size,
        Pos2::new(inner.right() - size.x, inner.top()),
        inner.min,
        Pos2::new(inner.left(), inner.bottom() - size.y),
    ]
}

/// The corner in which it covers fewest names and marks; the one where it stands, until another is much better.
fn corner(view: &View<'_>, scene: &Scene, memory: &CanvasMemory, size: Vec2) -> usize {
    let corners = corners(view, size);
    let taken: Vec<Rect> = memory.names().into_iter().map(|(_, rect)| rect).collect();
    let nodes = scene.nodes.iter().step_by(scene.nodes.len().div_ceil(ASKED).max(1));
    let spots: Vec<Pos2> = nodes.map(|node| view.window(node.center)).filter(|at| view.rect.contains(*at)).collect();
    let cost = |at: usize| {
        let rect = Rect::from_min_size(corners[at], size);
        let plates = [memory.legend_bounds(), memory.key_bounds()];
        let legend = plates.into_iter().filter(|plate| covering(view, *plate, rect).is_some()).count() * UNDER_LEGEND;
        let names = taken.iter().filter(|name| name.intersects(rect)).count();
        legend + NAME * names + spots.iter().filter(|spot| rect.contains(**spot)).count()
    };
    let costs = [0, 1, 2, 3].map(cost);
    let best = (0..costs.len()).min_by_key(|at| costs[*at]).unwrap_or(0);
    memory.overview.corner.filter(|kept| costs[*kept] <= 2 * costs[best]).unwrap_or(best)
}

/// Whether the picture at this zoom is larger than the canvas, wherever it is moved.
fn is_larger(view: &View<'_>, scene: &Scene) -> bool {
    let Some(bounds) = scene.bounds else { return false };
    let all = view.window(bounds.max) - view.window(bounds.min);
    all.x > LARGER * view.rect.width() || all.y > LARGER * view.rect.height()
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
