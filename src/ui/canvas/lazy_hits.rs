//! What can be hit on the canvas, made when it is first asked for: nobody asks while the picture is panned.

use crate::model::{Camera, Target};
use crate::scene::{Frame, Hits, Point, Scene};
use std::cell::OnceCell;
use std::sync::Arc;

/// What can be hit on a frame of a scene.
pub(super) struct LazyHits {
    scene: Arc<Scene>,
    camera: Camera,
    frame: Arc<Frame>,
    made: OnceCell<Hits>,
}

impl LazyHits {
    /// What can be hit on the frame that `camera` sees of a scene.
    pub(super) fn of(scene: &Arc<Scene>, camera: Camera, frame: &Arc<Frame>) -> Self {
        Self { scene: Arc::clone(scene), camera, frame: Arc::clone(frame), made: OnceCell::new() }
    }

    /// The same marks on a frame where something else stands out.
    pub(super) fn with(&self, frame: &Arc<Frame>) -> Self {
        let fresh = Self::of(&self.scene, self.camera, frame);
        match self.made.get() {
            Some(made) => Self { made: OnceCell::from(made.with(frame)), ..fresh },
            None => fresh,
        }
    }

    /// See [`Hits::at`].
    pub(super) fn at(&self, point: Point) -> Option<Target> {
        self.made().at(point)
    }

    /// See [`Hits::on`].
    pub(super) fn on(&self, point: Point) -> Option<Target> {
        self.made().on(point)
    }

    /// See [`Hits::click_points`].
    pub(super) fn click_points(&self, limit: usize) -> Vec<(Target, Point)> {
        self.made().click_points(limit)
    }

    fn made(&self) -> &Hits {
        self.made.get_or_init(|| Hits::of(&self.scene, self.camera, &self.frame))
    }
}
