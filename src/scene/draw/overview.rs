//! The small map of the whole network, for a picture that is larger than the window.

use super::cells::Cells;
use crate::model::{Camera, Position};
use crate::scene::build::Scene;
use crate::scene::bulk::{Bulk, BulkDot, BulkLine};
use crate::scene::camera::{screen_from_world, world_from_screen};
use crate::scene::dressed::color_of;
use crate::scene::page::{Bounds, Point, Size};
use crate::scene::theme::Theme;

/// The largest map, and the least side of one, in pixels.
const MOST: Size = Size { width: 184.0, height: 128.0 };
const LEAST: f32 = 40.0;

/// The room around the network, in pixels.
const AROUND: f32 = 7.0;

/// The side of a cell of which one node is drawn, and the radii of its dot where there are many and where there are few, in
/// pixels.
const CELL: f32 = 2.2;
const RADII: (f32, f32) = (1.0, 2.0);

/// Up to how many nodes are few.
const FEW: usize = 300;

/// The most lines, and how opaque they are.
const LINES: usize = 500;
const FAINT: f32 = 0.22;

/// The smallest zoom of a map.
const FARTHEST: f32 = 1e-6;

/// A small map of the whole network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Its size in pixels.
    pub size: Size,
    /// The camera that it is drawn with.
    pub camera: Camera,
    /// What is drawn on it.
    pub marks: Bulk,
}

/// The map of a scene.
#[must_use]
pub fn overview(scene: &Scene, theme: &Theme) -> Overview {
    let Some(bounds) = scene.bounds else { return Overview::default() };
    let (width, height) = (bounds.width().max(1.0), bounds.height().max(1.0));
    let room = Size { width: MOST.width - 2.0 * AROUND, height: MOST.height - 2.0 * AROUND };
    let zoom = (room.width / width).min(room.height / height).max(FARTHEST);
    let side = |length: f32, most: f32| (length * zoom + 2.0 * AROUND).clamp(LEAST, most);
    let size = Size { width: side(width, MOST.width), height: side(height, MOST.height) };
    let camera = Camera { center: bounds.center(), zoom };
    let mut map = Overview { size, camera, marks: Bulk::default() };
    let arrays = &scene.arrays;
    for place in arrays.edges.iter().take(LINES) {
        let edge = &scene.edges[*place as usize];
        let ends = [edge.ends.0, edge.ends.1].map(|end| map.point(arrays.place(end)));
        map.marks.lines.push(BulkLine { ends, width: 0.7, color: theme.weak.with_alpha(FAINT) });
    }
    let mut cells = Cells::over(camera, &Bounds::new(0.0, 0.0, size.width, size.height), CELL);
    let radius = if scene.nodes.len() <= FEW { RADII.1 } else { RADII.0 };
    for node in arrays.nodes.iter().filter(|node| cells.takes(arrays.place(**node))) {
        let mark = &scene.nodes[*node as usize];
        let of_kind = || theme.hue(scene.kinds[mark.kind as usize].hue);
        let fill = mark.paint.map_or_else(of_kind, |paint| color_of(theme, paint));
        let center = map.point(mark.center);
        map.marks.dots.push(BulkDot { center, radius, fill, ..BulkDot::default() });
    }
    map
}

impl Overview {
    /// Where a place of the world is on the map.
    #[must_use]
    pub fn point(&self, position: Position) -> Point {
        screen_from_world(self.camera, self.size, position)
    }

    /// The place of the world at a point of the map.
    #[must_use]
    pub fn position(&self, point: Point) -> Position {
        world_from_screen(self.camera, self.size, point)
    }

    /// The part of the map that a camera shows in a window of this size. It may reach beyond the map.
    #[must_use]
    pub fn frame(&self, camera: Camera, window: Size) -> Bounds {
        let corner = |x: f32, y: f32| self.point(world_from_screen(camera, window, Point::new(x, y)));
        Bounds { min: corner(0.0, 0.0), max: corner(window.width, window.height) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::dossier;
    use crate::model::{Filter, Status, ThemeChoice, Visibility};
    use crate::scene::build::{Subject, build};

    fn map_of(places: &[Position]) -> (Scene, Overview) {
        let names: Vec<String> = (0..places.len()).map(|at| format!("n{at}")).collect();
        let entities: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "person")).collect();
        let claims = [("n0", "knows", "n1", Status::Asserted)];
        let open = dossier(&entities, &claims, &[]);
        let visibility = Visibility {
            entities: vec![true; places.len()],
            relations: vec![true],
            edges: vec![true],
            ..Visibility::default()
        };
        let (pinned, filter) = (vec![false; places.len()], Filter::default());
        let subject =
            Subject { open: &open, positions: places, pinned: &pinned, visibility: &visibility, filter: &filter };
        let scene = build(&subject);
        let map = overview(&scene, Theme::of(ThemeChoice::Light));
        (scene, map)
    }

    #[test]
    fn all_of_the_network_is_on_the_map_and_the_frame_is_what_the_window_shows() {
        let places = [Position::new(-4000.0, 0.0), Position::new(4000.0, 900.0), Position::new(100.0, -300.0)];
        let (scene, map) = map_of(&places);
        assert!(map.size.width <= MOST.width && map.size.height <= MOST.height);
        assert_eq!((map.marks.dots.len(), map.marks.lines.len()), (3, 1));
        let page = Bounds::new(0.0, 0.0, map.size.width, map.size.height);
        assert!(map.marks.dots.iter().all(|dot| page.holds(&Bounds::around(dot.center, dot.radius))), "{map:?}");
        let window = Size { width: 800.0, height: 600.0 };
        let camera = Camera { center: Position::new(100.0, -300.0), zoom: 2.0 };
        let frame = map.frame(camera, window);
        let middle = frame.min.towards(frame.max, 0.5);
        assert!(middle.distance(map.point(places[2])) < 0.01 && (frame.width() - 400.0 * map.camera.zoom).abs() < 0.01);
        assert!(map.position(middle).distance(camera.center) < 1.0);
        assert!(scene.bounds.is_some());
    }

    #[test]
    fn a_network_of_one_and_one_far_away_have_a_map() {
        for places in [vec![Position::new(5.0, 5.0); 2], vec![Position::new(-4e6, 0.0), Position::new(4e6, 1.0)]] {
            let (_, map) = map_of(&places);
            assert!(map.size.width >= LEAST && map.size.height >= LEAST && map.camera.zoom > 0.0, "{map:?}");
        }
    }
}
