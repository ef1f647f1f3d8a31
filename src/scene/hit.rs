//! Hit-testing: what lies under a point of the page, by the geometry of the drawing.
//!
//! Invariant: a node's body wins over an edge; among nodes and among edges the nearest wins.

use super::build::Scene;
use super::geometry::{EdgePath, Spot};
use super::grid::Grid;
use super::page::{Bounds, Point, Size};
use super::strands::{Detail, Strands};
use crate::model::{Camera, EdgeIndex, EntityIndex, Target};

/// The least radius within which a node is hit, however small it is drawn: a target of 24 pixels (WCAG 2.5.8).
const LEAST_REACH: f32 = 12.0;

/// The most pixels beside an edge that may still count as on it.
const MOST_GRACE: f32 = 8.0;

/// How close to an edge a point to click must be, in pixels.
const SURE: f32 = 2.0;

/// Above so many marks only entities get a point to click.
const MANY: usize = 2_000;

/// The marks of a page, indexed for hit-testing.
#[derive(Debug, Default)]
pub struct Hits {
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
    /// The direction of a loop.
    aside: (f32, f32),
}

impl Hits {
    /// The marks of a scene on a page of `size`.
    #[must_use]
    pub fn of(scene: &Scene, camera: Camera, size: Size) -> Self {
        let page = Bounds::new(0.0, 0.0, size.width, size.height);
        let spots: Vec<Spot> = scene.nodes.iter().map(|node| Spot::of(node, camera, &page)).collect();
        let mut near_nodes = Grid::over(size);
        for (place, spot) in spots.iter().enumerate() {
            near_nodes.add(&Bounds::around(spot.at, reach_of(*spot) * 1.5), place as u32);
        }
        let detail = Detail::at(camera.zoom, scene);
        let edges: Vec<EdgeSpot> = scene
            .edges
            .iter()
            .map(|edge| EdgeSpot {
                edge: edge.edge,
                path: EdgePath::of(edge, &spots),
                half_width: Strands::of(edge, detail, camera).half_width(),
                aside: edge.aside,
            })
            .collect();
        let nodes = scene.nodes.iter().zip(spots);
        let nodes = nodes.map(|(node, spot)| NodeSpot { entity: node.entity, degree: node.degree, spot }).collect();
        let mut near_edges = Grid::over(size);
        for (place, edge) in edges.iter().enumerate() {
            let reach = MOST_GRACE + edge.half_width;
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

    /// What lies at a point of the page. `grace` is how far beside an edge still counts, in pixels, up to 8.
    #[must_use]
    pub fn at(&self, at: Point, grace: f32) -> Option<Target> {
        // A mark is hit on its drawn body first; the wider reach of small ones counts only where no body is.
        let node = self
            .near_nodes
            .at(at)
            .iter()
            .filter_map(|place| {
                let NodeSpot { entity, spot, .. } = &self.nodes[*place as usize];
                let distance = spot.at.distance(at);
                let body = spot.radius * spot.shape.reach(spot.at.direction(at)) + 1.5;
                let is_hit = distance <= body || distance <= reach_of(*spot);
                is_hit.then_some((distance > body, distance - body, *entity))
            })
            .min_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
        if let Some((false, _, entity)) = node {
            return Some(Target::Entity(entity));
        }
        let edge = self
            .near_edges
            .at(at)
            .iter()
            .filter_map(|place| {
                let edge = &self.edges[*place as usize];
                let distance = distance_to(&edge.path, at)?;
                (distance <= grace.min(MOST_GRACE) + edge.half_width).then_some((distance, edge.edge))
            })
            .min_by(|one, other| one.0.total_cmp(&other.0));
        match (node, edge) {
            // Beside a small mark an edge that is right under the pointer wins.
            (Some((_, distance, _)), Some((to_edge, edge))) if to_edge < distance => Some(Target::Edge(edge)),
            (Some((_, _, entity)), _) => Some(Target::Entity(entity)),
            (None, edge) => edge.map(|(_, edge)| Target::Edge(edge)),
        }
    }

    /// Points to click: for marks in view, a point where [`Hits::at`] returns the mark. Marks that are covered entirely
    /// have none. At most `limit`; in a very large network only entities, the most connected first.
    #[must_use]
    pub fn click_points(&self, limit: usize) -> Vec<(Target, Point)> {
        let in_view = |point: &Point| self.page.holds(&Bounds::around(*point, 0.0));
        let answers = |target: Target, point: &Point| in_view(point) && self.at(*point, SURE) == Some(target);
        let mut nodes: Vec<&NodeSpot> = self.nodes.iter().filter(|node| in_view(&node.spot.at)).collect();
        let many = nodes.len() + self.edges.len() > MANY;
        if many {
            nodes.sort_by_key(|node| (std::cmp::Reverse(node.degree), node.entity));
            nodes.truncate(limit);
        }
        let of_node = |node: &NodeSpot| (Target::Entity(node.entity), vec![node.spot.at]);
        let of_edge = |edge: &EdgeSpot| (Target::Edge(edge.edge), edge.candidates());
        let edges = self.edges.iter().filter(|_| !many).map(of_edge);
        nodes
            .into_iter()
            .map(of_node)
            .chain(edges)
            .filter_map(|(target, points)| Some((target, points.into_iter().find(|point| answers(target, point))?)))
            .take(limit)
            .collect()
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

/// Within how many pixels of its centre a node is hit.
fn reach_of(spot: Spot) -> f32 {
    LEAST_REACH.max(spot.radius + 2.0)
}

/// The distance from a point to the path of an edge.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Filter, Position, Status, ThemeChoice, Visibility};
    use crate::scene::{Background, Emphasis, LegendForm, Mark, Shot, Subject, Theme, build, frame};

    const PAGE: Size = Size { width: 400.0, height: 300.0 };
    const CAMERA: Camera = Camera { center: Position::new(0.0, 0.0), zoom: 1.0 };

    /// Ann left, Bob right, and these claims about them.
    fn scene(claims: &[(&str, &str, &str, Status)]) -> Scene {
        let mut open = dossier(&[("ann", "person"), ("bob", "person")], claims, &["Yes."]);
        for claim in &mut open.dossier.relations {
            claim.evidence.push(quote(0, "No."));
        }
        let visibility = Visibility {
            entities: vec![true; 2],
            relations: vec![true; claims.len()],
            edges: vec![true; open.network.edges.len()],
        };
        let positions = [Position::new(-100.0, 0.0), Position::new(100.0, 0.0)];
        let subject = Subject {
            open: &open,
            positions: &positions,
            pinned: &[false; 2],
            visibility: &visibility,
            filter: &Filter::default(),
        };
        build(&subject)
    }

    /// An edge between the two, and a claim of Ann about herself.
    fn hits(camera: Camera) -> Hits {
        let claims = [("ann", "knows", "bob", Status::Asserted), ("ann", "praises", "ann", Status::Asserted)];
        Hits::of(&scene(&claims), camera, PAGE)
    }

    fn check(x: f32, y: f32, expected: Option<Target>) {
        assert_eq!(hits(CAMERA).at(Point::new(x, y), 6.0), expected, "at {x}, {y}");
    }

    #[test]
    fn marks_and_edges_are_hit_where_they_are_drawn() {
        let ann = Some(Target::Entity(EntityIndex(0)));
        let between = hits(CAMERA).at(Point::new(200.0, 150.0), 6.0);
        assert!(matches!(between, Some(Target::Edge(_))), "{between:?}");
        check(100.0, 150.0, ann);
        check(300.0, 150.0, Some(Target::Entity(EntityIndex(1))));
        check(200.0, 156.0, between);
        check(200.0, 160.0, None);
        check(f32::NAN, 150.0, None);
        check(-50.0, 150.0, None);
    }

    #[test]
    fn an_edge_is_hit_on_every_strand_that_is_drawn() {
        let scene = scene(&Status::ALL.map(|status| ("ann", "knows", "bob", status)));
        for zoom in [0.3, 1.0, 1.6] {
            let camera = Camera { zoom, ..CAMERA };
            let shot = Shot {
                camera,
                size: PAGE,
                theme: Theme::of(ThemeChoice::Light),
                emphasis: &Emphasis::default(),
                text_scale: 1.0,
                background: Background::Themed,
                legend: LegendForm::Absent,
                caption: None,
            };
            let hits = Hits::of(&scene, camera, PAGE);
            let edge = hits.at(Point::new(200.0, 150.0), 0.0);
            assert!(matches!(edge, Some(Target::Edge(_))), "{edge:?}");
            let mut strands = 0;
            for mark in frame(&scene, &shot).leaves() {
                let Mark::Line { points, .. } = mark else { continue };
                if points[0].distance(points[1]) > 30.0 {
                    strands += 1;
                    assert_eq!(hits.at(points[0].towards(points[1], 0.5), 0.0), edge, "{points:?}");
                }
            }
            assert_eq!(strands, 8, "four strands, each of two lines");
        }
    }

    #[test]
    fn every_point_to_click_answers_with_its_mark() {
        let hits = hits(CAMERA);
        let points = hits.click_points(100);
        assert_eq!(points.len(), 4, "two entities, their edge and the loop: {points:?}");
        for (target, at) in points {
            assert_eq!(hits.at(at, 6.0), Some(target));
        }
    }

    #[test]
    fn what_is_out_of_view_has_no_point_to_click() {
        let away = Camera { center: Position::new(9_000.0, 0.0), zoom: 2.0 };
        assert!(hits(away).click_points(100).is_empty());
        assert_eq!(hits(CAMERA).click_points(1).len(), 1);
    }
}
