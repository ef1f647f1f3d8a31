//! What lies under a point of the page: the same geometry as the drawing.

use super::build::{EdgeMark, Scene};
use super::camera::screen_from_world;
use super::draw::{EdgePath, Spot, edge_path, line_factor, node_radius};
use super::page::{Bounds, Point, Size};
use crate::model::{Camera, Target};

/// The least radius within which a node is hit, however small it is drawn: a target of 24 pixels (WCAG 2.5.8).
const LEAST_REACH: f32 = 12.0;

/// Beyond so many marks, fewer are asked for a point to click.
const MANY: usize = 2_000;

/// What lies at a point: a node before an edge, the nearest first. `grace` pixels beside an edge still count.
#[must_use]
pub fn hit(scene: &Scene, camera: Camera, size: Size, at: Point, grace: f32) -> Option<Target> {
    if !(at.x.is_finite() && at.y.is_finite()) {
        return None;
    }
    let spot = |node: u32| spot_of(scene, camera, size, node);
    // A mark is hit on its drawn body first; the wider reach of small ones counts only where no body is.
    let node = (0..scene.nodes.len() as u32)
        .filter_map(|node| {
            let spot = spot(node);
            let reach = LEAST_REACH.max(spot.radius + 2.0);
            // Most marks are far away: no root for them.
            if (spot.at.x - at.x).abs() > reach * 1.5 || (spot.at.y - at.y).abs() > reach * 1.5 {
                return None;
            }
            let distance = spot.at.distance(at);
            let body = spot.radius * spot.shape.reach(spot.at.direction(at)) + 1.5;
            (distance <= body || distance <= reach).then_some((distance > body, distance - body, node))
        })
        .min_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    if let Some((false, _, node)) = node {
        return Some(Target::Entity(scene.nodes[node as usize].entity));
    }
    let factor = line_factor(camera);
    let edge = scene
        .edges
        .iter()
        .filter_map(|edge| {
            let (from, to) = (spot(edge.ends.0), spot(edge.ends.1));
            let is_loop = edge.ends.0 == edge.ends.1;
            let reach = grace + half_width(edge, factor);
            let near = Bounds {
                min: Point::new(from.at.x.min(to.at.x), from.at.y.min(to.at.y)),
                max: Point::new(from.at.x.max(to.at.x), from.at.y.max(to.at.y)),
            };
            let beside = if is_loop { 3.0 * from.radius + 20.0 + reach } else { reach };
            if !near.grown(beside).holds(&Bounds::around(at, 0.0)) {
                return None;
            }
            let distance = distance_to(&edge_path(from, to, is_loop, edge.aside), at)?;
            (distance <= reach).then_some((distance, edge.edge))
        })
        .min_by(|one, other| one.0.total_cmp(&other.0));
    match (node, edge) {
        // Beside a small mark an edge that is right under the pointer wins.
        (Some((_, distance, _)), Some((to_edge, edge))) if to_edge < distance => Some(Target::Edge(edge)),
        (Some((_, _, node)), _) => Some(Target::Entity(scene.nodes[node as usize].entity)),
        (None, edge) => edge.map(|(_, edge)| Target::Edge(edge)),
    }
}

/// The mark of a node on the page.
fn spot_of(scene: &Scene, camera: Camera, size: Size, node: u32) -> Spot {
    let node = &scene.nodes[node as usize];
    Spot { at: screen_from_world(camera, size, node.center), radius: node_radius(node, camera), shape: node.shape }
}

/// Half the width of all strands of an edge together, about.
fn half_width(edge: &EdgeMark, factor: f32) -> f32 {
    (edge.width / 2.0 + (edge.statuses.len() as f32 - 1.0).max(0.0) * 1.8) * factor
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

/// For marks in view, a point that [`hit`] answers to with that mark: where to click for it. Marks that others cover
/// entirely have none. At most `limit` of them; in a very large network only entities, the most connected first.
#[must_use]
pub fn click_points(scene: &Scene, camera: Camera, size: Size, limit: usize) -> Vec<(Target, Point)> {
    let view = Bounds::new(0.0, 0.0, size.width, size.height);
    let in_view = |point: &Point| view.holds(&Bounds::around(*point, 0.0));
    let answers =
        |target: Target, point: &Point| in_view(point) && hit(scene, camera, size, *point, 2.0) == Some(target);
    let spot = |node: u32| spot_of(scene, camera, size, node);
    let mut nodes: Vec<u32> = (0..scene.nodes.len() as u32).filter(|node| in_view(&spot(*node).at)).collect();
    let many = nodes.len() + scene.edges.len() > MANY;
    if many {
        nodes.sort_by_key(|node| (std::cmp::Reverse(scene.nodes[*node as usize].degree), *node));
        nodes.truncate(limit);
    }
    let of_node = |node: u32| (Target::Entity(scene.nodes[node as usize].entity), vec![spot(node).at]);
    let of_edge = |edge: &EdgeMark| {
        let (from, to) = (spot(edge.ends.0), spot(edge.ends.1));
        let points = match edge_path(from, to, edge.ends.0 == edge.ends.1, edge.aside) {
            EdgePath::Straight(start, end) => {
                [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.16, 0.84].map(|t| start.towards(end, t)).to_vec()
            }
            EdgePath::Loop { center, radius } => {
                let (dx, dy) = (edge.aside.0 * radius, edge.aside.1 * radius);
                vec![center.moved(dx, dy), center.moved(-dy, dx), center.moved(dy, -dx)]
            }
            EdgePath::Hidden => Vec::new(),
        };
        (Target::Edge(edge.edge), points)
    };
    let edges = scene.edges.iter().filter(|_| !many).map(of_edge);
    nodes
        .into_iter()
        .map(of_node)
        .chain(edges)
        .filter_map(|(target, points)| Some((target, points.into_iter().find(|point| answers(target, point))?)))
        .take(limit)
        .collect()
}
