//! From a scene to a display list: edges below, then nodes, then labels, then the legend.

mod edges;
mod geometry;
mod labels;
mod legend;
mod nodes;

use super::build::{NodeMark, Scene};
use super::camera::screen_from_world;
use super::frame::{Background, Frame, Shot};
use super::page::{Bounds, Color, Point};
use super::theme::Theme;
use crate::model::{EdgeIndex, EntityIndex, Target};
use std::collections::BTreeSet;

pub(super) use geometry::{EdgePath, edge_path, node_radius};
pub use legend::legend_height;

/// How much of a dimmed mark's colour remains.
const DIMMED: f32 = 0.16;

/// How much of a dimmed label's colour remains: it must still be legible to find one's way back.
const DIMMED_LABEL: f32 = 0.34;

/// What the parts of the picture need to know while they are drawn.
struct Canvas<'a> {
    scene: &'a Scene,
    shot: &'a Shot<'a>,
    /// The colour behind the marks, for halos and hollow lines.
    ground: Color,
    /// Where every node is on the page.
    places: Vec<Point>,
    /// The radius of every node on the page.
    radii: Vec<f32>,
    light: Light,
    bounds: Bounds,
}

/// What is lit, where not everything is.
struct Light {
    nodes: Option<BTreeSet<u32>>,
    edges: BTreeSet<EdgeIndex>,
}

/// Makes the display list of a page or window.
#[must_use]
pub fn frame(scene: &Scene, shot: &Shot<'_>) -> Frame {
    let ground = match shot.background {
        Background::Themed => shot.theme.background,
        Background::White | Background::Transparent => Color::rgb(255, 255, 255),
    };
    let canvas = Canvas {
        scene,
        shot,
        ground,
        places: scene.nodes.iter().map(|node| screen_from_world(shot.camera, shot.size, node.center)).collect(),
        radii: scene.nodes.iter().map(|node| node_radius(node, shot.camera)).collect(),
        light: Light::of(scene, shot),
        bounds: Bounds::new(0.0, 0.0, shot.size.width, shot.size.height),
    };
    let mut frame = Frame {
        size: shot.size,
        background: (shot.background != Background::Transparent).then_some(ground),
        clip: canvas.bounds,
        title: scene.title.clone(),
        description: describe(scene),
        ..Frame::default()
    };
    if shot.legend {
        frame.legend = Some(legend::draw(&canvas, &mut frame.furniture));
    }
    let taken = frame.legend.as_ref().map(|legend| legend.bounds);
    let badges = edges::draw(&canvas, &mut frame.marks);
    nodes::draw(&canvas, &mut frame.marks);
    labels::draw(&canvas, taken, &badges, &mut frame.marks);
    frame
}

/// The picture in one sentence.
fn describe(scene: &Scene) -> String {
    let mut nodes: Vec<&NodeMark> = scene.nodes.iter().collect();
    nodes.sort_by(|one, other| other.degree.cmp(&one.degree).then(one.entity.cmp(&other.entity)));
    let names: Vec<&str> = nodes.iter().take(3).map(|node| node.name.as_str()).collect();
    let mut words = format!("Network of {} entities and {} edges", scene.nodes.len(), scene.edges.len());
    if !names.is_empty() {
        words.push_str(&format!("; most connected: {}", names.join(", ")));
    }
    words
}

impl Light {
    /// Whatever is hovered lights itself and its neighbourhood; else what the reader lit.
    fn of(scene: &Scene, shot: &Shot<'_>) -> Self {
        let mut edges = BTreeSet::new();
        let node_of = |entity: EntityIndex| scene.node_of.get(entity.at()).copied().flatten();
        let nodes = match (shot.emphasis.hovered, &shot.emphasis.lit) {
            (Some(Target::Entity(entity)), _) => node_of(entity).map(|node| {
                let mut nodes = BTreeSet::from([node]);
                for edge in scene.edges.iter().filter(|edge| edge.ends.0 == node || edge.ends.1 == node) {
                    nodes.extend([edge.ends.0, edge.ends.1]);
                    edges.insert(edge.edge);
                }
                nodes
            }),
            (Some(Target::Edge(hovered)), _) => {
                scene.edges.iter().find(|edge| edge.edge == hovered).map(|edge| {
                    edges.insert(edge.edge);
                    BTreeSet::from([edge.ends.0, edge.ends.1])
                })
            }
            (None, Some(lit)) => {
                let nodes: BTreeSet<u32> = lit.iter().filter_map(|entity| node_of(*entity)).collect();
                let within = |edge: &&super::build::EdgeMark| nodes.contains(&edge.ends.0) && nodes.contains(&edge.ends.1);
                edges.extend(scene.edges.iter().filter(within).map(|edge| edge.edge));
                Some(nodes)
            }
            (None, None) => None,
        };
        Self { nodes, edges }
    }
}

impl Canvas<'_> {
    fn theme(&self) -> &Theme {
        self.shot.theme
    }

    /// Whether a node is lit.
    fn is_node_lit(&self, node: u32) -> bool {
        self.light.nodes.as_ref().is_none_or(|nodes| nodes.contains(&node))
    }

    /// Whether an edge is lit.
    fn is_edge_lit(&self, edge: EdgeIndex) -> bool {
        self.light.nodes.is_none() || self.light.edges.contains(&edge)
    }

    /// A colour, dimmed where its mark is not lit.
    fn dimmed(&self, color: Color, lit: bool) -> Color {
        if lit { color } else { color.mixed(self.ground, DIMMED) }
    }

    /// Whether an entity is selected.
    fn is_selected(&self, entity: EntityIndex) -> bool {
        self.shot.emphasis.selected == Some(Target::Entity(entity))
            || self.shot.emphasis.also_selected.contains(&entity)
    }
}
