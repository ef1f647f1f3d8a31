//! The camera: looking at the whole or at a part, panning, zooming, flying to something.

use crate::model::{Camera, EntityIndex, Position, Target};
use crate::session::Session;
use crate::session::state::{Look, ZOOM_RANGE};

/// The zoom that flying to something goes to, at least.
const FLIGHT_ZOOM: f32 = 1.0;

/// One step of the zoom keys.
const ZOOM_STEP: f32 = 1.25;

/// How far a path that the camera follows stays from the border of the canvas, in points.
const PATH_MARGIN: f32 = 60.0;

impl Session {
    /// Looks at the whole, or at a part.
    pub(in crate::session) fn look_at(&mut self, look: Look) {
        self.look = look.checked();
    }

    /// Moves the camera by an offset in world units.
    pub(in crate::session) fn pan(&mut self, by: Position) {
        let Camera { center, zoom } = self.camera();
        self.look_at(Look::At(Camera { center: Position::new(center.x + by.x, center.y + by.y), zoom }));
    }

    /// Zooms by a factor; the place `fixed` stays where it is on the canvas.
    pub(in crate::session) fn zoom(&mut self, factor: f32, fixed: Position) {
        let before = self.camera();
        let zoom = (before.zoom * factor).clamp(ZOOM_RANGE.0, ZOOM_RANGE.1);
        let along = |center: f32, fixed: f32| fixed + (center - fixed) * (before.zoom / zoom);
        let center = Position::new(along(before.center.x, fixed.x), along(before.center.y, fixed.y));
        self.look_at(Look::At(Camera { center, zoom }));
    }

    /// Zooms in by one step, at the middle of the canvas.
    pub(in crate::session) fn zoom_in(&mut self) {
        self.zoom(ZOOM_STEP, self.camera().center);
    }

    /// Zooms out by one step, at the middle of the canvas.
    pub(in crate::session) fn zoom_out(&mut self) {
        self.zoom(1.0 / ZOOM_STEP, self.camera().center);
    }

    /// Keeps the camera where it is: one that fits the whole network would move with every entity that is dragged.
    pub(in crate::session) fn hold_camera(&mut self) {
        if self.canvas().is_some() {
            self.look_at(Look::At(self.camera()));
        }
    }

    /// Looks at the path that is lit, unless all of it is in view and not too small to be read.
    pub(in crate::session) fn follow_path(&mut self) {
        let (Some(path), Some(canvas)) = (self.lit_path(), self.canvas()) else { return };
        let ends = path.hops.iter().flat_map(|hop| [hop.from, hop.to]);
        let places: Vec<Position> =
            ends.filter_map(|entity| self.workspace().positions.get(entity.at()).copied()).collect();
        let Some((min, max)) = bounds(&places) else { return };
        let (width, height) = (max.x - min.x, max.y - min.y);
        let room = (canvas.size.width - 2.0 * PATH_MARGIN, canvas.free_height - 2.0 * PATH_MARGIN);
        let (room_x, room_y) = (room.0.max(1.0), room.1.max(1.0));
        let before = self.camera();
        // The legend covers the lower end of the canvas.
        let below = (canvas.size.height - canvas.free_height) / 2.0;
        let is_in_view = |place: &Position| {
            let x = (place.x - before.center.x) * before.zoom;
            let y = (place.y - before.center.y) * before.zoom + below;
            x.abs() <= room_x / 2.0 && y.abs() <= room_y / 2.0
        };
        let is_large =
            before.zoom >= FLIGHT_ZOOM || width * before.zoom >= room_x / 3.0 || height * before.zoom >= room_y / 3.0;
        if is_large && places.iter().all(is_in_view) {
            return;
        }
        let fitting = (room_x / width.max(1.0)).min(room_y / height.max(1.0));
        let zoom = fitting.min(before.zoom.max(FLIGHT_ZOOM)).clamp(ZOOM_RANGE.0, ZOOM_RANGE.1);
        let center = Position::new(min.x.midpoint(max.x), min.y.midpoint(max.y) + below / zoom);
        self.look_at(Look::At(Camera { center, zoom }));
    }

    /// Selects something and brings it into the middle.
    pub(in crate::session) fn fly_to(&mut self, target: Target) {
        let Some(open) = self.open() else { return };
        let at = |entity: EntityIndex| self.workspace().positions.get(entity.at()).copied().unwrap_or_default();
        let center = match target {
            Target::Entity(entity) => at(entity),
            Target::Edge(edge) => {
                let Some(edge) = open.network.edges.get(edge.at()) else { return };
                let (one, other) = (at(edge.ends.0), at(edge.ends.1));
                Position::new(one.x.midpoint(other.x), one.y.midpoint(other.y))
            }
        };
        self.select(Some(target));
        self.look_at(Look::At(Camera { center, zoom: self.camera().zoom.max(FLIGHT_ZOOM) }));
    }
}

/// The smallest rectangle that holds all places, by its corners.
fn bounds(places: &[Position]) -> Option<(Position, Position)> {
    let first = *places.first()?;
    Some(places.iter().fold((first, first), |(min, max), place| {
        (Position::new(min.x.min(place.x), min.y.min(place.y)), Position::new(max.x.max(place.x), max.y.max(place.y)))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Size;
    use crate::session::tests::settled;
    use crate::session::{Action, Canvas, Command};

    /// A canvas whose whole network is seen with this camera.
    fn canvas(center: Position, zoom: f32) -> Command {
        let size = Size { width: 800.0, height: 600.0 };
        Command::Canvas(Canvas { size, free_height: 500.0, whole: Camera { center, zoom } })
    }

    /// A session that shows the whole network from (10, 20) at zoom 2.
    fn whole() -> Session {
        let mut session = settled();
        session.apply(canvas(Position::new(10.0, 20.0), 2.0));
        session
    }

    #[test]
    fn the_place_under_the_pointer_stays_there_when_zoomed() {
        let mut session = whole();
        session.apply(Command::Zoom { factor: 2.0, fixed: Position::new(30.0, 0.0) });
        assert_eq!(session.camera(), Camera { center: Position::new(20.0, 10.0), zoom: 4.0 });
        session.apply(Command::Zoom { factor: 1e9, fixed: Position::new(20.0, 10.0) });
        assert_eq!(session.camera(), Camera { center: Position::new(20.0, 10.0), zoom: ZOOM_RANGE.1 });
    }

    #[test]
    fn panning_and_zooming_begin_at_the_camera_that_shows_the_whole() {
        let mut session = whole();
        assert_eq!(session.look(), Look::Whole);
        session.apply(Command::Pan(Position::new(-4.0, 1.0)));
        assert_eq!(session.look(), Look::At(Camera { center: Position::new(6.0, 21.0), zoom: 2.0 }));
        session.apply(Command::Do(Action::ZoomOut));
        assert_eq!(session.camera(), Camera { center: Position::new(6.0, 21.0), zoom: 1.6 });
    }

    #[test]
    fn a_picture_that_is_dragged_does_not_shrink_under_the_pointer() {
        let mut session = whole();
        let before = session.camera();
        session.apply(Command::Move { entities: vec![EntityIndex(0)], by: Position::new(900.0, 0.0), gesture: 1 });
        session.apply(canvas(before.center, 0.5));
        assert_eq!(session.camera(), before);
    }
}
