//! The camera: looking at the whole or at a part, panning, zooming, flying to something.

use crate::model::{Camera, EntityIndex, Position, Target};
use crate::session::Session;
use crate::session::prompt::Prompt;
use crate::session::state::{Canvas, Look, Settling, ZOOM_RANGE};
use std::collections::BTreeSet;

/// The zoom from which on things are large enough to be read.
const FLIGHT_ZOOM: f32 = 1.0;

/// The zoom below which a found thing is no longer shown with all its neighbours: they are spread over too much.
const LEAST_ZOOM: f32 = 0.3;

/// One step of the zoom keys.
const ZOOM_STEP: f32 = 1.25;

/// How far a path that the camera follows stays from the border of the canvas, in points.
const PATH_MARGIN: f32 = 60.0;

impl Session {
    /// Looks at the whole, or at a part.
    pub(in crate::session) fn look_at(&mut self, look: Look) {
        self.viewpoint.look_at(look);
    }

    /// The camera on a canvas that may have another place or size than before.
    #[must_use]
    pub fn camera_on(&self, canvas: &Canvas) -> Camera {
        self.viewpoint.camera_on(canvas)
    }

    /// Whether the session is to be told how the canvas is drawn now.
    #[must_use]
    pub fn wants_canvas(&self, canvas: &Canvas) -> bool {
        self.layout.awaits_shape || self.viewpoint.wants(canvas, self.is_picture_at_rest())
    }

    /// Takes the canvas as it is drawn now.
    pub(in crate::session) fn take_canvas(&mut self, canvas: Canvas) {
        self.take_shape(&canvas);
        self.viewpoint.take(canvas, self.is_picture_at_rest());
    }

    /// Whether no layout moves the picture: none runs, and there was one or a saved one.
    fn is_picture_at_rest(&self) -> bool {
        !matches!(self.settling(), Settling::Running { .. } | Settling::Idle)
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
        let Some(path) = self.lit_path() else { return };
        let ends = path.hops.iter().flat_map(|hop| [hop.from, hop.to]);
        let places: Vec<Position> =
            ends.filter_map(|entity| self.workspace().positions.get(entity.at()).copied()).collect();
        self.bring_into_view(&places, None);
    }

    /// Looks at all of these entities, unless they are in view and not too small to be read.
    pub(in crate::session) fn bring_entities_into_view(&mut self, entities: &BTreeSet<EntityIndex>) {
        let at = |entity: &EntityIndex| self.workspace().positions.get(entity.at()).copied();
        let places: Vec<Position> = entities.iter().filter_map(at).collect();
        self.bring_into_view(&places, None);
    }

    /// Looks at all of these places, unless they are in view and not too small to be read. Where they are spread so far
    /// that nothing could be read, `main` is looked at instead.
    fn bring_into_view(&mut self, places: &[Position], main: Option<Position>) {
        let (Some(canvas), Some((min, max))) = (self.canvas(), bounds(places)) else { return };
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
        let middle = Position::new(min.x.midpoint(max.x), min.y.midpoint(max.y));
        let least = LEAST_ZOOM.max(canvas.whole.zoom.min(FLIGHT_ZOOM));
        let (middle, zoom) = main.filter(|_| zoom < least).map_or((middle, zoom), |main| (main, least));
        let center = Position::new(middle.x, middle.y + below / zoom);
        self.look_at(Look::At(Camera { center, zoom }));
    }

    /// Selects something and looks at it with its neighbours. What a part leaves out that is shown alone is added to it; what
    /// is hidden otherwise is only selected, and the reader is asked whether to show it.
    pub(in crate::session) fn fly_to(&mut self, target: Target) {
        let Some(open) = self.open().cloned() else { return };
        let was_left_out = self.show_with_company(target);
        let shown = |entity: &EntityIndex| self.visibility().entity(*entity);
        let (is_shown, ends, around) = match target {
            Target::Entity(entity) => {
                let edges = open.network.incident.get(entity.at()).into_iter().flatten();
                let edges = edges.filter(|edge| self.visibility().edge(**edge));
                let ends = edges.filter_map(|edge| open.network.edges.get(edge.at())).map(|edge| edge.ends);
                (shown(&entity), vec![entity], ends.flat_map(|(one, other)| [one, other]).collect())
            }
            Target::Edge(edge) => {
                let Some(bundle) = open.network.edges.get(edge.at()) else { return };
                (self.visibility().edge(edge), vec![bundle.ends.0, bundle.ends.1], Vec::new())
            }
        };
        let at = |entity: &EntityIndex| self.workspace().positions.get(entity.at()).copied();
        let main: Vec<Position> = ends.iter().filter_map(at).collect();
        let places: Vec<Position> = main.iter().copied().chain(around.iter().filter_map(at)).collect();
        self.select(Some(target));
        if !is_shown {
            let name = self.name_of(target);
            return self.ask(Prompt::Reveal { target, name, why: self.why_hidden(target) });
        }
        let Some((min, max)) = bounds(&main) else { return };
        let middle = Position::new(min.x.midpoint(max.x), min.y.midpoint(max.y));
        if self.canvas().is_some() {
            self.bring_into_view(&places, Some(middle));
        } else {
            self.look_at(Look::At(Camera { center: middle, zoom: self.camera().zoom.max(FLIGHT_ZOOM) }));
        }
        if was_left_out {
            let name = self.name_of(target);
            self.tell(format!("{name} was left out, and is shown now; Backspace goes back"));
        }
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
    use crate::session::{Action, Command, Company};

    /// A canvas whose whole network is seen with this camera.
    fn canvas(center: Position, zoom: f32) -> Command {
        let size = Size { width: 800.0, height: 600.0 };
        let (window, corner) = (size, Position::default());
        Command::Canvas(Canvas { window, corner, size, free_height: 500.0, whole: Camera { center, zoom } })
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
        session.apply(Command::Move {
            entities: vec![EntityIndex(0)],
            by: Position::new(900.0, 0.0),
            gesture: 1,
            company: Company::Alone,
        });
        session.apply(canvas(before.center, 0.5));
        assert_eq!(session.camera(), before);
    }
}
