//! What is on the canvas in this frame, and the way between points of the window and places of the world.

use super::lazy_hits::LazyHits;
use crate::model::{Camera, EntityIndex, Position, Target};
use crate::scene::{self, Point, Size};
use crate::session::Session;
use egui::{Pos2, Rect, Vec2};

/// What is on screen now.
pub(super) struct View<'a> {
    pub session: &'a Session,
    pub camera: Camera,
    pub rect: Rect,
    pub size: Size,
    pub hits: &'a LazyHits,
}

/// An entity under a pressed button, and its offset from the pointer then, in world units: while a layout runs it may be
/// elsewhere when the pointer moves.
#[derive(Clone, Copy)]
pub(super) struct Grasp {
    pub(super) entity: EntityIndex,
    offset: Vec2,
}

impl View<'_> {
    /// The canvas point under a window point.
    fn point(&self, at: Pos2) -> Point {
        Point { x: at.x - self.rect.left(), y: at.y - self.rect.top() }
    }

    /// The window point of a world position.
    pub(super) fn window(&self, at: Position) -> Pos2 {
        let point = scene::screen_from_world(self.camera, self.size, at);
        Pos2::new(self.rect.left() + point.x, self.rect.top() + point.y)
    }

    /// What is meant by a click at a window point.
    pub(super) fn target_at(&self, at: Pos2) -> Option<Target> {
        self.hits.at(self.point(at))
    }

    /// Whether a window point is on the mark or the name of an entity, and not only near it.
    pub(super) fn is_on_entity(&self, at: Pos2) -> bool {
        matches!(self.hits.on(self.point(at)), Some(Target::Entity(_)))
    }

    /// The offset of an entity from a window point, in world units.
    fn offset(&self, entity: EntityIndex, at: Pos2) -> Option<Vec2> {
        let (stands, pointer) = (self.session.workspace().positions.get(entity.at())?, self.world(at));
        Some(Vec2::new(stands.x - pointer.x, stands.y - pointer.y))
    }

    /// The entity that is taken hold of at a window point.
    pub(super) fn grasp_at(&self, at: Pos2) -> Option<Grasp> {
        let Some(Target::Entity(entity)) = self.target_at(at) else { return None };
        Some(Grasp { entity, offset: self.offset(entity, at)? })
    }

    /// How far a grasped entity moved by itself since it was pressed at `at`, in points.
    pub(super) fn slip(&self, grasp: Grasp, at: Pos2) -> Vec2 {
        self.offset(grasp.entity, at).map_or(Vec2::ZERO, |offset| self.camera.zoom * (offset - grasp.offset))
    }

    /// The world position under a window point.
    pub(super) fn world(&self, at: Pos2) -> Position {
        scene::world_from_screen(self.camera, self.size, self.point(at))
    }
}
