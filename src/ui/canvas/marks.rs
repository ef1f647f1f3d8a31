//! Where the marks of the network can be clicked.

use crate::model::{Camera, Target};
use crate::scene::{self, Scene, Size};
use egui::{Pos2, Rect};

/// Every shown entity and edge with a window point on it that the scene answers to.
pub(super) fn hit_points(scene: &Scene, camera: Camera, rect: Rect) -> Vec<(Target, Pos2)> {
    let size = Size { width: rect.width(), height: rect.height() };
    scene::click_points(scene, camera, size)
        .into_iter()
        .map(|(target, point)| (target, Pos2::new(rect.left() + point.x, rect.top() + point.y)))
        .collect()
}
