//! The triangles of what is drawn in bulk: two for each line and each dot, with a small texture of soft shapes.
//!
//! Invariant: every mark is drawn at the place the scene gives it.

use crate::scene::{Bulk, BulkDot, BulkLine, Color, Point, SHAPES};
use crate::ui::style::color32;
use egui::epaint::{Mesh, Vertex};
use egui::{Color32, ColorImage, Context, Pos2, TextureHandle, TextureOptions, Vec2};

/// The sides of the tiles of the texture, and the radius of the shape on each, in pixels: for large marks and for small.
const LARGE: Tile = Tile { side: 32, radius: 11.0, top: 0, columns: 4 };
const SMALL: Tile = Tile { side: 10, radius: 3.4, top: 128, columns: 12 };

/// The size of the texture in pixels.
const WIDTH: usize = 128;
const HEIGHT: usize = 138;

/// The place of the tile with the profile of a line, behind the shapes.
const LINE: usize = 12;

/// From this radius on the large tiles are used, in pixels of the screen.
const LARGE_FROM: f32 = 5.0;

/// How many points of each pixel are looked at, in either direction.
const SAMPLES: usize = 4;

/// Tiles of one size.
struct Tile {
    side: usize,
    radius: f32,
    /// Where their first row begins in the texture.
    top: usize,
    columns: usize,
}

impl Tile {
    /// The corner of a tile in the texture, in pixels.
    fn corner(&self, number: usize) -> (usize, usize) {
        (number % self.columns * self.side, self.top + number / self.columns * self.side)
    }
}

/// The texture of all shapes.
pub(super) fn texture(ctx: &Context) -> TextureHandle {
    let mut image = ColorImage::filled([WIDTH, HEIGHT], Color32::TRANSPARENT);
    let mut set = |x: usize, y: usize, alpha: f32| {
        image.pixels[y * WIDTH + x] = Color32::from_white_alpha((alpha * 255.0 + 0.5) as u8);
    };
    for (number, shape) in SHAPES.into_iter().enumerate() {
        for tile in [&LARGE, &SMALL] {
            let (left, top) = tile.corner(number);
            let middle = tile.side as f32 / 2.0;
            let mark = BulkDot { center: Point::default(), radius: tile.radius, shape, ..BulkDot::default() };
            for (x, y) in (0..tile.side * tile.side).map(|at| (at % tile.side, at / tile.side)) {
                let sample = |at: usize, pixel: usize| pixel as f32 + (at as f32 + 0.5) / SAMPLES as f32 - middle;
                let samples = (0..SAMPLES * SAMPLES)
                    .map(|at| Point::new(sample(at % SAMPLES, x), sample(at / SAMPLES, y)))
                    .filter(|point| mark.holds(*point));
                set(left + x, top + y, samples.count() as f32 / (SAMPLES * SAMPLES) as f32);
            }
        }
    }
    let (left, top) = LARGE.corner(LINE);
    let half = LARGE.side as f32 / 2.0;
    for (x, y) in (0..LARGE.side * LARGE.side).map(|at| (at % LARGE.side, at / LARGE.side)) {
        set(left + x, top + y, 1.0 - ((y as f32 + 0.5 - half) / half).abs());
    }
    ctx.load_texture("marks", image, TextureOptions::LINEAR)
}

/// What is drawn in bulk on a page that begins at `origin`.
pub(super) fn mesh(bulk: &Bulk, origin: Pos2, texture: &TextureHandle) -> Mesh {
    let mut mesh = Mesh::with_texture(texture.id());
    let quads = bulk.lines.len() + 2 * bulk.dots.len();
    mesh.reserve_vertices(4 * quads);
    mesh.reserve_triangles(2 * quads);
    for line in &bulk.lines {
        add_line(&mut mesh, line, origin);
    }
    for dot in &bulk.dots {
        let half = BulkDot::OUTLINE / 2.0;
        match dot.outline {
            Some(outline) => {
                add_dot(&mut mesh, dot, dot.radius + half, outline, origin);
                add_dot(&mut mesh, dot, dot.radius - half, dot.fill, origin);
            }
            None => add_dot(&mut mesh, dot, dot.radius, dot.fill, origin),
        }
    }
    mesh
}

/// A line whose ink is highest in its middle, and as much as that of a line with hard borders.
fn add_line(mesh: &mut Mesh, line: &BulkLine, origin: Pos2) {
    let at = |point: Point| Pos2::new(origin.x + point.x, origin.y + point.y);
    let [from, to] = line.ends.map(at);
    let half = line.width.max(1.0);
    let across = (to - from).normalized().rot90() * half;
    let [red, green, blue, alpha] = line.color.0;
    let color = color32(Color([red, green, blue, (f32::from(alpha) * line.width.min(1.0) + 0.5) as u8]));
    let (left, top) = LARGE.corner(LINE);
    let middle = (left as f32 + LARGE.side as f32 / 2.0) / WIDTH as f32;
    let (above, below) = ((top as f32 + 0.5) / HEIGHT as f32, ((top + LARGE.side) as f32 - 0.5) / HEIGHT as f32);
    let (first, last) = (Pos2::new(middle, above), Pos2::new(middle, below));
    add_quad(mesh, [from + across, to + across, to - across, from - across], [first, first, last, last], color);
}

/// A shape of this radius.
fn add_dot(mesh: &mut Mesh, dot: &BulkDot, radius: f32, color: Color, origin: Pos2) {
    let tile = if radius >= LARGE_FROM { &LARGE } else { &SMALL };
    let half = tile.side as f32 / 2.0 / tile.radius * radius;
    let center = Pos2::new(origin.x + dot.center.x, origin.y + dot.center.y);
    let number = SHAPES.iter().position(|shape| *shape == dot.shape).unwrap_or_default();
    let (left, top) = tile.corner(number);
    let from = Pos2::new(left as f32 / WIDTH as f32, top as f32 / HEIGHT as f32);
    let to = Pos2::new((left + tile.side) as f32 / WIDTH as f32, (top + tile.side) as f32 / HEIGHT as f32);
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half)].map(|(x, y)| center + Vec2::new(x, y));
    let places = [from, Pos2::new(to.x, from.y), to, Pos2::new(from.x, to.y)];
    add_quad(mesh, corners, places, color32(color));
}

fn add_quad(mesh: &mut Mesh, corners: [Pos2; 4], places: [Pos2; 4], color: Color32) {
    let first = mesh.vertices.len() as u32;
    mesh.vertices.extend(corners.into_iter().zip(places).map(|(pos, uv)| Vertex { pos, uv, color }));
    mesh.indices.extend([0, 1, 2, 0, 2, 3].map(|corner| first + corner));
}
