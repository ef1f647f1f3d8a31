//! What lies under a point of the page: the same geometry as the drawing.

use super::build::Scene;
use super::camera::screen_from_world;
use super::draw::{EdgePath, edge_path, node_radius};
use super::page::{Bounds, Point, Size};
use crate::model::{Camera, Target};

/// What lies at a point: a node before an edge, the nearest first. `grace` pixels beside a mark still count.
#[must_use]
pub fn hit(scene: &Scene, camera: Camera, size: Size, at: Point, grace: f32) -> Option<Target> {
    let page = |node: u32| screen_from_world(camera, size, scene.nodes[node as usize].center);
    let radius = |node: u32| node_radius(&scene.nodes[node as usize], camera);
    let node = (0..scene.nodes.len() as u32)
        .map(|node| (page(node).distance(at) - radius(node), node))
        .filter(|(distance, node)| *distance <= (grace / 2.0).max(8.0 - radius(*node)))
        .min_by(|one, other| one.0.total_cmp(&other.0));
    if let Some((_, node)) = node {
        return Some(Target::Entity(scene.nodes[node as usize].entity));
    }
    let edges = scene.edges.iter().filter_map(|edge| {
        let (from, to) = (page(edge.ends.0), page(edge.ends.1));
        let path = edge_path(from, radius(edge.ends.0), to, radius(edge.ends.1), edge.ends.0 == edge.ends.1);
        let reach = grace + edge.width + edge.statuses.len() as f32;
        let distance = distance_to(&path, at)?;
        (distance <= reach).then_some((distance, edge.edge))
    });
    edges.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, edge)| Target::Edge(edge))
}

/// The distance from a point to the way of an edge.
fn distance_to(path: &EdgePath, at: Point) -> Option<f32> {
    match path {
        EdgePath::Straight(start, end) => {
            let (dx, dy) = (end.x - start.x, end.y - start.y);
            let square = dx * dx + dy * dy;
            let t = (((at.x - start.x) * dx + (at.y - start.y) * dy) / square.max(1e-6)).clamp(0.0, 1.0);
            Some(start.towards(*end, t).distance(at))
        }
        EdgePath::Loop { center, radius } => Some((center.distance(at) - radius).abs()),
        EdgePath::Hidden => None,
    }
}

/// For every mark in view, a point that [`hit`] answers to with that mark: where to click for it. Marks that others
/// cover entirely have none. At most `limit` of them.
#[must_use]
pub fn click_points(scene: &Scene, camera: Camera, size: Size, limit: usize) -> Vec<(Target, Point)> {
    let view = Bounds::new(0.0, 0.0, size.width, size.height);
    let in_view = |point: Point| view.holds(&Bounds::around(point, 0.0));
    let answers = |target: Target, point: &Point| {
        in_view(*point) && hit(scene, camera, size, *point, 2.0) == Some(target)
    };
    let page = |node: u32| screen_from_world(camera, size, scene.nodes[node as usize].center);
    let nodes = (0..scene.nodes.len() as u32).map(|node| {
        let target = Target::Entity(scene.nodes[node as usize].entity);
        (target, vec![page(node)])
    });
    let edges = scene.edges.iter().map(|edge| {
        let (from, to) = (edge.ends.0, edge.ends.1);
        let radius = |node: u32| node_radius(&scene.nodes[node as usize], camera);
        let points = match edge_path(page(from), radius(from), page(to), radius(to), from == to) {
            EdgePath::Straight(start, end) => {
                [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.16, 0.84].map(|t| start.towards(end, t)).to_vec()
            }
            EdgePath::Loop { center, radius } => vec![center.moved(0.0, -radius), center.moved(radius, 0.0)],
            EdgePath::Hidden => Vec::new(),
        };
        (Target::Edge(edge.edge), points)
    });
    nodes
        .chain(edges)
        .filter_map(|(target, points)| Some((target, points.into_iter().find(|point| answers(target, point))?)))
        .take(limit)
        .collect()
}
