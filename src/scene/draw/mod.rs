//! From a scene to a display list: edges below, then nodes, then labels, then the legend.
//!
//! Invariant: a frame is a function of scene and shot alone; nothing remembers the frame before.

mod clip;
mod edges;
mod geometry;
mod labels;
mod legend;
mod light;
mod nodes;
mod signs;
mod taken;

use super::build::{NodeMark, Scene};
use super::camera::screen_from_world;
use super::caption;
use super::frame::{Background, Frame, Group, LegendForm, Shot};
use super::page::{Bounds, Color, Point, Size};
use super::theme::Theme;
use crate::model::{EdgeIndex, EntityIndex, Target};
use light::Light;
use taken::Taken;

pub(super) use geometry::{EdgePath, Spot, edge_path, line_factor, node_radius};
pub use legend::legend_height;

/// How much of a dimmed mark's colour remains.
const DIMMED: f32 = 0.2;

/// What the parts of the picture need to know while they are drawn.
struct Canvas<'a> {
    scene: &'a Scene,
    shot: &'a Shot<'a>,
    /// The colour behind the marks, for halos and the inside of hollow marks.
    ground: Color,
    /// The mark of every node on the page.
    spots: Vec<Spot>,
    light: Light,
    /// The part of the page that the network is seen through.
    area: Bounds,
}

/// The part of the page that the network is seen through: all of it, or what title and caption leave.
#[must_use]
pub fn picture_area(shot: &Shot<'_>) -> Bounds {
    caption::lay_out(shot).0
}

/// Makes the display list of a page or window.
#[must_use]
pub fn frame(scene: &Scene, shot: &Shot<'_>) -> Frame {
    draw(scene, shot, None)
}

/// Makes the display list of a figure, whose marks are grouped by what they stand for.
#[must_use]
pub(super) fn grouped_frame(scene: &Scene, shot: &Shot<'_>) -> Frame {
    draw(scene, shot, Some(Vec::new()))
}

/// Makes a display list; with a list for the groups, its marks are grouped.
fn draw(scene: &Scene, shot: &Shot<'_>, mut groups: Option<Vec<Group>>) -> Frame {
    let ground = match shot.background {
        Background::Themed => shot.theme.background,
        Background::White | Background::Transparent => Color::rgb(255, 255, 255),
    };
    let (area, furniture) = caption::lay_out(shot);
    let size = Size { width: area.width(), height: area.height() };
    let spot = |node: &NodeMark| Spot {
        at: screen_from_world(shot.camera, size, node.center).moved(area.min.x, area.min.y),
        radius: node_radius(node, shot.camera),
        shape: node.shape,
    };
    let canvas = Canvas {
        scene,
        shot,
        ground,
        spots: scene.nodes.iter().map(spot).collect(),
        light: Light::of(scene, shot.emphasis),
        area,
    };
    let mut frame = Frame {
        size: shot.size,
        background: (shot.background != Background::Transparent).then_some(ground),
        clip: area,
        furniture,
        title: shot.caption.map_or_else(|| scene.title.clone(), |caption| caption.title.clone()),
        description: describe(scene),
        ..Frame::default()
    };
    let mut taken = Taken::new(area);
    if shot.legend != LegendForm::Absent {
        let legend = legend::draw(&canvas, &mut frame.furniture);
        taken.add(legend.bounds.grown(2.0));
        frame.legend = Some(legend);
    }
    for (node, spot) in scene.nodes.iter().zip(&canvas.spots) {
        if node.pinned && canvas.is_in_view(spot.at) {
            taken.add(nodes::pin_head(*spot));
        }
    }
    let mut spots = Taken::new(area);
    for spot in canvas.spots.iter().filter(|spot| canvas.is_in_view(spot.at)) {
        spots.add(Bounds::around(spot.at, spot.radius));
    }
    edges::draw(&canvas, &spots, &mut taken, &mut frame.marks, &mut groups);
    nodes::draw(&canvas, &mut frame.marks, &mut groups);
    let labels = frame.marks.len();
    frame.unlabelled = labels::draw(&canvas, &spots, &mut taken, &mut frame.marks);
    clip::clip(&mut frame.marks, labels, &area);
    frame.groups = groups.unwrap_or_default();
    frame
}

/// The picture in one sentence.
fn describe(scene: &Scene) -> String {
    let mut nodes: Vec<&NodeMark> = scene.nodes.iter().filter(|node| node.degree > 0).collect();
    nodes.sort_by(|one, other| other.degree.cmp(&one.degree).then(one.entity.cmp(&other.entity)));
    let names: Vec<&str> = nodes.iter().take(3).map(|node| node.name.as_str()).collect();
    let (entities, edges) = (scene.nodes.len(), scene.edges.len());
    let mut words = format!(
        "Network of {entities} {} and {edges} {}",
        if entities == 1 { "entity" } else { "entities" },
        if edges == 1 { "edge" } else { "edges" }
    );
    if !names.is_empty() {
        words.push_str(&format!("; most connected: {}", names.join(", ")));
    }
    words
}

impl Canvas<'_> {
    fn theme(&self) -> &Theme {
        self.shot.theme
    }

    /// Whether a point lies in the picture.
    fn is_in_view(&self, at: Point) -> bool {
        self.area.holds(&Bounds::around(at, 0.0))
    }

    /// Whether a node is lit.
    fn is_node_lit(&self, node: u32) -> bool {
        self.light.node(node)
    }

    /// Whether an edge is lit.
    fn is_edge_lit(&self, edge: EdgeIndex) -> bool {
        self.light.edge(edge)
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

    /// Whether an entity is an end of the selected edge.
    fn is_end_of_selected(&self, entity: EntityIndex) -> bool {
        self.is_end_of(self.shot.emphasis.selected, entity)
    }

    /// Whether an entity is an end of an edge.
    fn is_end_of(&self, target: Option<Target>, entity: EntityIndex) -> bool {
        let Some(Target::Edge(edge)) = target else { return false };
        let Some(edge) = self.scene.edge(edge) else { return false };
        let node = self.scene.node(entity);
        node == Some(edge.ends.0) || node == Some(edge.ends.1)
    }
}
