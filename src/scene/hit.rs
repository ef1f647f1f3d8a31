//! Hit-testing: what lies under a point of the page, by the geometry of the drawing.
//!
//! A name, a mark, a sign and a line are each clicked as what they stand for, also by a hand that misses them by some
//! pixels.
//!
//! Invariant: of all that is within [`REACH`] of a point, the nearest is hit, whatever its drawn size. On what lies over one
//! another, marks come before names, names before signs, and signs before lines.

use super::build::Scene;
use super::frame::{Frame, Place};
use super::geometry::{EdgePath, Spot};
use super::grid::Grid;
use super::page::{Bounds, Point};
use super::receding::Receding;
use super::strands::{Detail, Strands};
use crate::model::{Camera, EdgeIndex, EntityIndex, Target};
use std::sync::Arc;

/// How many pixels beside what is drawn still count as on it: even a dot is a target of 24 pixels (WCAG 2.5.8).
pub const REACH: f32 = 12.0;

/// As [`REACH`], for the thin lines of a crowd.
const BULK_REACH: f32 = 2.0;

/// Above so many marks only entities get a point to click.
const MANY: usize = 2_000;

/// What can be hit on a page.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    drawn: Arc<Marks>,
    places: Vec<Place>,
    near_places: Grid,
    /// The legend, which lies over the network.
    legend: Option<Bounds>,
}

/// The marks and lines of a page, indexed. They depend on the camera alone, not on what stands out.
#[derive(Debug, Default)]
struct Marks {
    page: Bounds,
    nodes: Vec<NodeSpot>,
    edges: Vec<EdgeSpot>,
    near_nodes: Grid,
    near_edges: Grid,
}

/// A node's mark.
#[derive(Debug)]
struct NodeSpot {
    entity: EntityIndex,
    degree: u32,
    spot: Spot,
}

/// An edge's path.
#[derive(Debug)]
struct EdgeSpot {
    edge: EdgeIndex,
    path: EdgePath,
    half_width: f32,
    /// How many pixels beside it still count as on it.
    reach: f32,
    /// The direction of a loop.
    aside: (f32, f32),
}

/// What is drawn over what, for points that are on several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Mark,
    Name,
    Sign,
    Line,
}

/// Something within reach of a point.
#[derive(Clone, Copy, Debug)]
struct Near {
    distance: f32,
    layer: Layer,
    /// How far its middle is, where that tells it from others of its layer.
    to_middle: f32,
    target: Target,
}

impl Hits {
    /// What can be hit on a page that shows a scene.
    #[must_use]
    pub fn of(scene: &Scene, camera: Camera, frame: &Frame) -> Self {
        Self { drawn: Arc::new(Marks::of(scene, camera, frame)), ..Self::default() }.with(frame)
    }

    /// The same marks on a page where something else stands out, so that other names are there.
    #[must_use]
    pub fn with(&self, frame: &Frame) -> Self {
        let mut near_places = Grid::over(frame.size);
        for (at, place) in frame.places.iter().enumerate() {
            near_places.add(&place.bounds.grown(REACH), at as u32);
        }
        let legend = frame.legend.as_ref().map(|legend| legend.bounds);
        Self { drawn: Arc::clone(&self.drawn), places: frame.places.clone(), near_places, legend }
    }

    /// What a click at a point of the page means: the nearest within [`REACH`].
    #[must_use]
    pub fn at(&self, at: Point) -> Option<Target> {
        self.nearest(at).map(|near| near.target)
    }

    /// What a point of the page is on, and not only near.
    #[must_use]
    pub fn on(&self, at: Point) -> Option<Target> {
        self.nearest(at).filter(|near| near.distance <= 0.0).map(|near| near.target)
    }

    fn nearest(&self, at: Point) -> Option<Near> {
        if self.legend.is_some_and(|legend| legend.distance(at) <= 0.0) {
            return None;
        }
        let drawn = &self.drawn;
        let nodes = drawn.near_nodes.at(at).iter().map(|place| {
            let NodeSpot { entity, spot, .. } = &drawn.nodes[*place as usize];
            let (target, to_middle) = (Target::Entity(*entity), spot.at.distance(at));
            Near { distance: spot.distance(at), layer: Layer::Mark, to_middle, target }
        });
        let places = self.near_places.at(at).iter().map(|place| {
            let Place { target, bounds } = self.places[*place as usize];
            let layer = if matches!(target, Target::Entity(_)) { Layer::Name } else { Layer::Sign };
            Near { distance: bounds.distance(at), layer, to_middle: 0.0, target }
        });
        let edges = drawn.near_edges.at(at).iter().filter_map(|place| {
            let EdgeSpot { edge, path, half_width, reach, .. } = &drawn.edges[*place as usize];
            // Of lines that cross, the one whose middle line is nearer.
            let (distance, to_middle) = (path.distance(*half_width, at)?, path.distance(0.0, at)?);
            let near = Near { distance, layer: Layer::Line, to_middle, target: Target::Edge(*edge) };
            (distance <= *reach).then_some(near)
        });
        let all = nodes.chain(places).chain(edges).filter(|near| near.distance <= REACH);
        all.min_by(|one, other| {
            let by_distance = one.distance.total_cmp(&other.distance);
            by_distance.then(one.layer.cmp(&other.layer)).then(one.to_middle.total_cmp(&other.to_middle))
        })
    }

    /// Points to click: for marks in view, a point where [`Hits::at`] returns the mark. Marks that are covered entirely
    /// have none. At most `limit`; in a very large network only entities, the most connected first.
    #[must_use]
    pub fn click_points(&self, limit: usize) -> Vec<(Target, Point)> {
        let drawn = &self.drawn;
        let in_view = |point: &Point| drawn.page.holds(&Bounds::around(*point, 0.0));
        let answers = |target: Target, point: &Point| in_view(point) && self.on(*point) == Some(target);
        let mut nodes: Vec<&NodeSpot> = drawn.nodes.iter().filter(|node| in_view(&node.spot.at)).collect();
        let many = nodes.len() + drawn.edges.len() > MANY;
        if many {
            nodes.sort_by_key(|node| (std::cmp::Reverse(node.degree), node.entity));
            nodes.truncate(limit);
        }
        let of_node = |node: &NodeSpot| (Target::Entity(node.entity), vec![node.spot.at]);
        let of_edge = |edge: &EdgeSpot| (Target::Edge(edge.edge), edge.candidates());
        let edges = drawn.edges.iter().filter(|_| !many).map(of_edge);
        nodes
            .into_iter()
            .map(of_node)
            .chain(edges)
            .filter_map(|(target, points)| Some((target, points.into_iter().find(|point| answers(target, point))?)))
            .take(limit)
            .collect()
    }
}

impl Marks {
    fn of(scene: &Scene, camera: Camera, frame: &Frame) -> Self {
        let size = frame.size;
        let page = Bounds::new(0.0, 0.0, size.width, size.height);
        let bulk = &frame.bulk;
        let spot = |node: u32| bulk.seen.spot(scene, node);
        let shown = if bulk.seen.has_each_node() { &bulk.seen.nodes } else { &bulk.nodes };
        let nodes: Vec<NodeSpot> = shown
            .iter()
            .map(|node| {
                let mark = &scene.nodes[*node as usize];
                NodeSpot { entity: mark.entity, degree: mark.degree, spot: spot(*node) }
            })
            .collect();
        let mut near_nodes = Grid::over(size);
        for (place, NodeSpot { spot, .. }) in nodes.iter().enumerate() {
            near_nodes.add(&Bounds::around(spot.at, spot.reach() + REACH), place as u32);
        }
        let detail = Detail::at(camera.zoom, scene);
        let receding = Receding::of(scene.ink, camera);
        let each = bulk.seen.each_edge().into_iter().map(|place| (place, REACH));
        let edges: Vec<EdgeSpot> = each
            .chain(bulk.edges.iter().map(|place| (*place, BULK_REACH)))
            .map(|(place, reach)| {
                let edge = &scene.edges[place as usize];
                EdgeSpot {
                    edge: edge.edge,
                    path: EdgePath::of(edge, spot),
                    half_width: Strands::of(edge, detail, camera, receding).half_width(),
                    reach,
                    aside: edge.aside,
                }
            })
            .collect();
        let mut near_edges = Grid::over(size);
        for (place, edge) in edges.iter().enumerate() {
            let reach = edge.reach + edge.half_width;
            match edge.path {
                EdgePath::Straight(start, end) => near_edges.add_line(start, end, reach, place as u32),
                EdgePath::Loop { center, radius } => {
                    near_edges.add(&Bounds::around(center, radius + reach), place as u32);
                }
                EdgePath::Hidden => {}
            }
        }
        Self { page, nodes, edges, near_nodes, near_edges }
    }
}

impl EdgeSpot {
    /// Candidates for a point to click, the best first.
    fn candidates(&self) -> Vec<Point> {
        match self.path {
            EdgePath::Straight(start, end) => {
                [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.16, 0.84].map(|t| start.towards(end, t)).to_vec()
            }
            EdgePath::Loop { center, radius } => {
                let (dx, dy) = (self.aside.0 * radius, self.aside.1 * radius);
                vec![center.moved(dx, dy), center.moved(-dy, dx), center.moved(dy, -dx)]
            }
            EdgePath::Hidden => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
