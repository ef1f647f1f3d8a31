//! From the scene's display list to egui's shapes.
//!
//! Invariant: every mark is drawn at the place the scene gives it; nothing is measured or moved here.

use crate::scene::{Color, Dash, Frame, Label, Mark, Point};
use crate::ui::bidi::bidi_job;
use crate::ui::style::color32;
use egui::epaint::{CircleShape, Mesh, Tessellator, TextShape};
use egui::{Color32, Pos2, Shape, Stroke, Ui, Vec2};

/// The offsets at which a text's halo is drawn, in halo widths.
const HALO: [(f32, f32); 8] =
    [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (-0.7, -0.7), (0.7, -0.7), (-0.7, 0.7), (0.7, 0.7)];

/// The width of a text's halo, in points.
const HALO_WIDTH: f32 = 1.6;

/// The shapes of a frame whose page begins at `origin`.
pub(in crate::ui) fn shapes(ui: &Ui, frame: &Frame, origin: Pos2) -> Vec<Shape> {
    let mut shapes = ground(frame, origin);
    add(ui, &frame.in_bulk(), origin, &mut shapes);
    shapes.extend(shapes_over_bulk(ui, frame, origin));
    shapes
}

/// The background of a frame.
pub(super) fn ground(frame: &Frame, origin: Pos2) -> Vec<Shape> {
    let page = egui::Rect::from_min_size(origin, Vec2::new(frame.size.width, frame.size.height));
    frame.background.map(|background| Shape::rect_filled(page, 0.0, color32(background))).into_iter().collect()
}

/// The shapes of a frame that are drawn over its bulk.
pub(super) fn shapes_over_bulk(ui: &Ui, frame: &Frame, origin: Pos2) -> Vec<Shape> {
    let mut shapes = Vec::with_capacity(frame.marks.len() * 2);
    for marks in [&frame.marks, &frame.furniture] {
        add(ui, marks, origin, &mut shapes);
    }
    shapes
}

/// Adds the shapes of marks.
fn add(ui: &Ui, marks: &[Mark], origin: Pos2, shapes: &mut Vec<Shape>) {
    let at = |point: Point| Pos2::new(origin.x + point.x, origin.y + point.y);
    for mark in marks {
        match mark {
            Mark::Line { points, width, color, dash } => {
                let points: Vec<Pos2> = points.iter().copied().map(at).collect();
                line(&points, Stroke::new(*width, color32(*color)), *dash, shapes);
            }
            Mark::Polygon { points, fill, stroke } => {
                let points: Vec<Pos2> = points.iter().copied().map(at).collect();
                if let Some(fill) = fill {
                    shapes.push(Shape::convex_polygon(points.clone(), color32(*fill), Stroke::NONE));
                }
                if let Some((width, color)) = stroke {
                    shapes.push(Shape::closed_line(points, Stroke::new(*width, color32(*color))));
                }
            }
            Mark::Disc { center, radius, fill, stroke } => {
                disc(at(*center), *radius, fill.map(color32), *stroke, shapes);
            }
            Mark::Text(label) => text(ui, label, at(label.at), shapes),
            Mark::Group(group) => add(ui, &group.marks, origin, shapes),
        }
    }
}

/// The same shapes with everything but text turned into triangles, once for all the frames that show them.
pub(in crate::ui) fn meshed(ui: &Ui, shapes: Vec<Shape>) -> Vec<Shape> {
    let ctx = ui.ctx();
    let options = ctx.tessellation_options(|options| *options);
    // Without the prerasterized discs of the font texture: their place in it changes when the texture grows.
    let mut tessellator = Tessellator::new(ctx.pixels_per_point(), options, [1, 1], Vec::new());
    let mut meshed = Vec::new();
    let mut mesh = Mesh::default();
    let close = |mesh: &mut Mesh, meshed: &mut Vec<Shape>| {
        if !mesh.is_empty() {
            meshed.push(Shape::mesh(std::mem::take(mesh)));
        }
    };
    for shape in shapes {
        if matches!(shape, Shape::Text(_)) {
            close(&mut mesh, &mut meshed);
            meshed.push(shape);
        } else {
            tessellator.tessellate_shape(shape, &mut mesh);
        }
    }
    close(&mut mesh, &mut meshed);
    meshed
}

/// A line, dashed or not.
fn line(points: &[Pos2], stroke: Stroke, dash: Dash, shapes: &mut Vec<Shape>) {
    match dash.pattern() {
        Some((length, gap)) => shapes.extend(Shape::dashed_line(points, stroke, length, gap)),
        None if points.len() == 2 => shapes.push(Shape::line_segment([points[0], points[1]], stroke)),
        None => shapes.push(Shape::line(points.to_vec(), stroke)),
    }
}

/// A disc. A ring around it is a larger disc below it: a stroked circle costs fifty times as much.
fn disc(center: Pos2, radius: f32, fill: Option<Color32>, stroke: Option<(f32, Color)>, shapes: &mut Vec<Shape>) {
    match (fill, stroke) {
        (Some(fill), Some((width, color))) => {
            shapes.push(Shape::circle_filled(center, radius + width / 2.0, color32(color)));
            shapes.push(Shape::circle_filled(center, (radius - width / 2.0).max(0.0), fill));
        }
        (Some(fill), None) => shapes.push(Shape::circle_filled(center, radius, fill)),
        (None, Some((width, color))) => {
            let ring = CircleShape::stroke(center, radius, Stroke::new(width, color32(color)));
            shapes.push(Shape::Circle(ring));
        }
        (None, None) => {}
    }
}

/// A label on its halo, its baseline where the scene puts it.
fn text(ui: &Ui, label: &Label, baseline: Pos2, shapes: &mut Vec<Shape>) {
    let color = color32(label.color);
    let galley = ui.painter().layout_job(bidi_job(&label.text, label.size, color, label.style));
    let rise = galley
        .rows
        .first()
        .and_then(|row| row.row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
        .unwrap_or(label.size);
    let top_left = Pos2::new(baseline.x, baseline.y - rise);
    if let Some(halo) = label.halo {
        for (dx, dy) in HALO {
            let offset = Vec2::new(dx, dy) * HALO_WIDTH;
            let shape = TextShape::new(top_left + offset, galley.clone(), color);
            shapes.push(Shape::Text(shape.with_override_text_color(color32(halo))));
        }
    }
    shapes.push(Shape::Text(TextShape::new(top_left, galley, color)));
}
