//! The state that all parts of a picture are drawn with: scene, page, positions of the nodes, what is lit.

use super::taken::Taken;
use crate::model::{ByStatus, Camera, EdgeIndex, EntityIndex, Status, Target};
use crate::scene::build::Scene;
use crate::scene::bulk::Bulk;
use crate::scene::geometry::Spot;
use crate::scene::light::Light;
use crate::scene::page::{Bounds, Color, Point};
use crate::scene::receding::{DIMMED_LINE, DIMMED_MARK, DIMMED_NAME, Receding};
use crate::scene::seen::Seen;
use crate::scene::shot::Shot;
use crate::scene::theme::Theme;
use crate::session::Background;

/// The most lit nodes or edges that are drawn as marks of their own over a bulk.
const MOST_LIT: usize = 1_000;

/// How much of its colour a line keeps on paper at least.
const PRINTED: f32 = 0.7;

/// A scene on its page.
pub(super) struct Canvas<'a> {
    pub(super) scene: &'a Scene,
    pub(super) shot: &'a Shot<'a>,
    /// The colour behind the marks, for halos and the inside of hollow marks.
    pub(super) ground: Color,
    /// What is drawn in bulk, and what is in view.
    pub(super) bulk: &'a Bulk,
    pub(super) light: Light,
    /// The entities that are selected together, in order.
    also_selected: Vec<EntityIndex>,
    /// How far the lines step back.
    pub(super) receding: Receding,
    /// The colours of lit lines: by status, and of those without evidence.
    lines: (ByStatus<Color>, Color),
    /// The part of the page that shows the network.
    pub(super) area: Bounds,
}

impl<'a> Canvas<'a> {
    /// A scene in the part `area` of the page.
    pub(super) fn new(scene: &'a Scene, shot: &'a Shot<'a>, area: Bounds, bulk: &'a Bulk) -> Self {
        let mut also_selected = shot.emphasis.also_selected.clone();
        also_selected.sort_unstable();
        let (light, ground) = (Light::of(scene, shot.emphasis), ground_of(shot));
        let receding = Receding::of(scene.ink, shot.camera);
        let lines = receding.colors(shot.theme, ground, shot.camera);
        Self { scene, shot, ground, bulk, light, also_selected, receding, lines, area }
    }

    /// The same with lines that are strong enough for paper at any size.
    pub(super) fn for_print(mut self) -> Self {
        self.receding.strength = self.receding.strength.max(PRINTED);
        let near = Camera { zoom: self.shot.camera.zoom.max(1.0), ..self.shot.camera };
        self.lines = self.receding.colors(self.shot.theme, self.ground, near);
        self
    }

    /// What is in view.
    pub(super) fn seen(&self) -> &Seen {
        &self.bulk.seen
    }

    /// Where a node is on the page.
    pub(super) fn at(&self, node: u32) -> Point {
        self.bulk.seen.at(self.scene, node)
    }

    /// The mark of a node on the page.
    pub(super) fn spot(&self, node: u32) -> Spot {
        self.bulk.seen.spot(self.scene, node)
    }

    /// The nodes that are drawn as marks of their own, in the order of the scene: all in view, or else of many those that
    /// stand out.
    pub(super) fn nodes_by_marks(&self) -> Vec<u32> {
        let seen = self.seen();
        if seen.has_each_node() {
            let mut nodes = seen.nodes.clone();
            nodes.sort_unstable();
            return nodes;
        }
        let mut nodes = self.outstanding();
        nodes.truncate(MOST_LIT);
        if lit_by_marks(&self.light) {
            nodes.extend_from_slice(&self.light.nodes);
        }
        nodes.extend(self.scene.arrays.pins.iter().take(MOST_LIT));
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }

    /// The nodes that are selected, pointed at, focused, or an end of such an edge.
    pub(super) fn outstanding(&self) -> Vec<u32> {
        let emphasis = self.shot.emphasis;
        let mut nodes = Vec::new();
        for target in [emphasis.selected, emphasis.hovered, emphasis.focus].into_iter().flatten() {
            match target {
                Target::Entity(entity) => nodes.extend(self.scene.node(entity)),
                Target::Edge(edge) => {
                    nodes.extend(self.scene.edge(edge).into_iter().flat_map(|edge| <[u32; 2]>::from(edge.ends)));
                }
            }
        }
        nodes.extend(emphasis.also_selected.iter().filter_map(|entity| self.scene.node(*entity)));
        nodes
    }

    /// The edges that are drawn strand by strand, in the order of the scene: all in view, or else of many those that stand
    /// out.
    pub(super) fn edges_by_marks(&self) -> Vec<u32> {
        let seen = self.seen();
        let mut edges = seen.each_edge();
        if seen.has_all_edges() {
            return edges;
        }
        let emphasis = self.shot.emphasis;
        let targets = [emphasis.selected, emphasis.hovered, emphasis.focus].into_iter().flatten();
        edges.extend(targets.filter_map(|target| match target {
            Target::Edge(edge) => self.scene.edge_place(edge),
            Target::Entity(_) => None,
        }));
        if lit_by_marks(&self.light) {
            edges.extend_from_slice(&self.light.edges);
        }
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    /// The places of the marks in view, which labels and signs had better keep off. Many are dots that nothing keeps off.
    pub(super) fn taken_by_marks(&self) -> Taken {
        let mut spots = Taken::new(self.area);
        let seen = self.seen();
        if seen.has_each_node() {
            for spot in seen.nodes.iter().map(|node| self.spot(*node)).filter(|spot| self.is_in_view(spot.at)) {
                spots.add(Bounds::around(spot.at, spot.radius));
            }
        }
        spots
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

    /// The colour of a node's mark, dimmed where it is not lit.
    pub(super) fn dimmed(&self, color: Color, lit: bool) -> Color {
        if lit { color } else { color.mixed(self.ground, DIMMED_MARK) }
    }

    /// The colour of a line or a sign, dimmed where its edge is not lit.
    pub(super) fn dimmed_line(&self, color: Color, lit: bool) -> Color {
        if lit { color } else { color.mixed(self.ground, DIMMED_LINE) }
    }

    /// The colour of a name, dimmed where its node is not lit.
    pub(super) fn dimmed_name(&self, color: Color, lit: bool) -> Color {
        if lit { color } else { color.mixed(self.ground, DIMMED_NAME) }
    }

    /// The colour of claims of a status, or of those without evidence: in full, or as far as lines step back.
    pub(super) fn line_color(&self, status: Option<Status>, in_full: bool) -> Color {
        match (status, in_full) {
            (Some(status), true) => self.theme().status(status),
            (Some(status), false) => self.lines.0[status],
            (None, true) => self.theme().without_evidence,
            (None, false) => self.lines.1,
        }
    }

    /// The node of a target that is an entity.
    pub(super) fn node_of(&self, target: Target) -> Option<u32> {
        match target {
            Target::Entity(entity) => self.scene.node(entity),
            Target::Edge(_) => None,
        }
    }

    /// Whether an entity is selected.
    pub(super) fn is_selected(&self, entity: EntityIndex) -> bool {
        self.shot.emphasis.selected == Some(Target::Entity(entity)) || self.is_also_selected(entity)
    }

    /// Whether an entity is one of several that are selected.
    pub(super) fn is_also_selected(&self, entity: EntityIndex) -> bool {
        self.also_selected.binary_search(&entity).is_ok()
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

/// The colour behind the marks.
pub(super) fn ground_of(shot: &Shot<'_>) -> Color {
    match shot.background {
        Background::Themed => shot.theme.background,
        Background::White | Background::Transparent => Color::rgb(255, 255, 255),
    }
}

/// Whether so few nodes and edges are lit that they are drawn as marks of their own over a dimmed bulk.
pub(super) fn lit_by_marks(light: &Light) -> bool {
    light.nodes.len() <= MOST_LIT && light.edges.len() <= MOST_LIT
}
