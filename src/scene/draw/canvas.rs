//! The state that all parts of a picture are drawn with: scene, page, positions of the nodes, what is lit.

use super::light::Light;
use crate::model::{EdgeIndex, EntityIndex, Target};
use crate::scene::build::Scene;
use crate::scene::geometry::Spot;
use crate::scene::page::{Bounds, Color, Point};
use crate::scene::shot::Shot;
use crate::scene::theme::Theme;
use crate::session::Background;

/// How much of a dimmed mark's colour remains.
const DIMMED: f32 = 0.2;

/// A scene on its page.
pub(super) struct Canvas<'a> {
    pub(super) scene: &'a Scene,
    pub(super) shot: &'a Shot<'a>,
    /// The colour behind the marks, for halos and the inside of hollow marks.
    pub(super) ground: Color,
    /// The mark of every node on the page.
    pub(super) spots: Vec<Spot>,
    pub(super) light: Light,
    /// The part of the page that shows the network.
    pub(super) area: Bounds,
}

impl<'a> Canvas<'a> {
    /// A scene in the part `area` of the page.
    pub(super) fn new(scene: &'a Scene, shot: &'a Shot<'a>, area: Bounds) -> Self {
        let ground = match shot.background {
            Background::Themed => shot.theme.background,
            Background::White | Background::Transparent => Color::rgb(255, 255, 255),
        };
        let spots = scene.nodes.iter().map(|node| Spot::of(node, shot.camera, &area)).collect();
        Self { scene, shot, ground, spots, light: Light::of(scene, shot.emphasis), area }
    }

    pub(super) fn theme(&self) -> &Theme {
        self.shot.theme
    }

    /// Whether a point lies in the picture.
    pub(super) fn is_in_view(&self, at: Point) -> bool {
        self.area.holds(&Bounds::around(at, 0.0))
    }

    /// Whether a node is lit.
    pub(super) fn is_node_lit(&self, node: u32) -> bool {
        self.light.node(node)
    }

    /// Whether an edge is lit.
    pub(super) fn is_edge_lit(&self, edge: EdgeIndex) -> bool {
        self.light.edge(edge)
    }

    /// A colour, dimmed where its mark is not lit.
    pub(super) fn dimmed(&self, color: Color, lit: bool) -> Color {
        if lit { color } else { color.mixed(self.ground, DIMMED) }
    }

    /// Whether an entity is selected.
    pub(super) fn is_selected(&self, entity: EntityIndex) -> bool {
        self.shot.emphasis.selected == Some(Target::Entity(entity))
            || self.shot.emphasis.also_selected.contains(&entity)
    }

    /// Whether an entity is an end of the selected edge.
    pub(super) fn is_end_of_selected(&self, entity: EntityIndex) -> bool {
        self.is_end_of(self.shot.emphasis.selected, entity)
    }

    /// Whether an entity is an end of an edge.
    pub(super) fn is_end_of(&self, target: Option<Target>, entity: EntityIndex) -> bool {
        let Some(Target::Edge(edge)) = target else { return false };
        let Some(edge) = self.scene.edge(edge) else { return false };
        let node = self.scene.node(entity);
        node == Some(edge.ends.0) || node == Some(edge.ends.1)
    }
}
