//! The picture in world space: a mark for every shown entity and edge, rebuilt only when data, layout or filter change.
//!
//! Invariant: no camera, no colours, no measuring of text. Those belong to a frame.

use super::arrays::Arrays;
use super::kinds::{KindCount, Shape, kinds_of};
use super::loops::{USUAL_ASIDE, away};
use super::receding::ink;
use super::tally::Tally;
use crate::model::{
    Backing, ByBacking, ByStatus, Conflicts, DocumentIndex, Edge, EdgeIndex, EntityIndex, Filter, KindRules,
    OpenDossier, Position, Rect, RelationIndex, StatusSet, Visibility,
};
use crate::session::{Dress, Paint, degree_of, radius_of};
use crate::text::{names_apart, single_line};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// What a picture is made of.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The dossier.
    pub open: &'a OpenDossier,
    /// The positions of its entities, in their order.
    pub positions: &'a [Position],
    /// Which of them are pinned.
    pub pinned: &'a [bool],
    /// What is shown.
    pub visibility: &'a Visibility,
    /// What is switched off, for the legend.
    pub filter: &'a Filter,
}

/// A picture in world space.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The shown entities that have a finite position.
    pub nodes: Vec<NodeMark>,
    /// The shown edges between them.
    pub edges: Vec<EdgeMark>,
    /// The rectangle around all marks; `None` where there are none.
    pub bounds: Option<Rect>,
    /// For every entity of the dossier, its index in `nodes`; `None` where it is not shown.
    pub node_of: Vec<Option<u32>>,
    /// The kinds of entity in the dossier with their counts, most first.
    pub kinds: Vec<KindCount>,
    /// The kinds of relation, by number; see [`EdgeMark::kinds`].
    pub relation_kinds: Vec<String>,
    /// The kinds that edges carry, all in one list; see [`EdgeMark::kinds`].
    pub edge_kinds: Vec<EdgeKind>,
    /// How many there are of everything, shown or not.
    pub all: Tally,
    /// How many there are of what is shown.
    pub shown: Tally,
    /// What is switched off.
    pub filter: Filter,
    /// What the filter lets through, where the rest is dimmed; `None`: nothing is.
    pub through: Option<Arc<Visibility>>,
    /// How measures mark the entities.
    pub dress: Arc<Dress>,
    /// The hulls around communities.
    pub hulls: Vec<HullMark>,
    /// The title of the dossier.
    pub title: String,
    /// The order of nodes and edges, and where the nodes are.
    pub(super) arrays: Arrays,
    /// The share of its area that the lines cover at 100 %.
    pub ink: f32,
    /// Whether edges have numbers, for a report.
    pub(super) is_numbered: bool,
}

/// The mark of one entity.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeMark {
    /// The entity.
    pub entity: EntityIndex,
    /// Its centre.
    pub center: Position,
    /// Its radius in world units.
    pub radius: f32,
    /// The index of its kind in [`Scene::kinds`].
    pub kind: u32,
    /// Its shape.
    pub shape: Shape,
    /// The number of its edges, shown or not: a filter does not change its size.
    pub degree: u32,
    /// Whether it is pinned.
    pub pinned: bool,
    /// Its colour by a measure; `None`: that of its kind.
    pub paint: Option<Paint>,
    /// How many of its neighbours are left out with the rest, while a part is shown alone.
    pub beyond: u32,
    /// The name to label it with: one line, hidden characters made visible, cut where it is long.
    pub name: String,
    /// The whole name, where `name` is cut.
    pub whole_name: Option<String>,
}

/// The mark of one edge.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeMark {
    /// The edge.
    pub edge: EdgeIndex,
    /// The indices of its ends in [`Scene::nodes`]; equal for a loop.
    pub ends: (u32, u32),
    /// The statuses of its shown claims: a strand for each.
    pub statuses: StatusSet,
    /// The width of a strand in pixels at 100 %. It grows with the number of documents that are not switched off.
    pub width: f32,
    /// Whether a shown claim points from the first end to the second.
    pub forward: bool,
    /// Whether a shown claim points from the second end to the first.
    pub backward: bool,
    /// The number of shown claims.
    pub claims: u32,
    /// The shown claims by what stands behind them.
    pub backings: ByBacking<u32>,
    /// The best that stands behind the shown claims of each status.
    pub best: ByStatus<Backing>,
    /// How its shown claims conflict.
    pub conflicts: Conflicts,
    /// The kinds of its shown claims, as a range of [`Scene::edge_kinds`].
    pub kinds: Range<u32>,
    /// Its number in a figure of a report; `None`: it has none.
    pub number: Option<u32>,
    /// The colour of a halo around it; `None`: it has none.
    pub paint: Option<Paint>,
    /// For a loop, its direction from the node, a unit vector that points away from the neighbours.
    pub aside: (f32, f32),
}

/// The hull of a group: the nodes at its corners, in order around it.
#[derive(Clone, Debug, PartialEq)]
pub struct HullMark {
    /// The colour of the group.
    pub paint: Paint,
    /// The indices of the nodes in [`Scene::nodes`].
    pub corners: Vec<u32>,
}

impl NodeMark {
    /// The whole name.
    pub(super) fn full_name(&self) -> &str {
        self.whole_name.as_deref().unwrap_or(&self.name)
    }
}

impl EdgeMark {
    /// Whether both its ends are the same node.
    pub(super) fn is_loop(&self) -> bool {
        self.ends.0 == self.ends.1
    }
}

/// A kind of relation on an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EdgeKind {
    /// Its index in [`Scene::relation_kinds`].
    pub kind: u32,
    /// Whether it points from the first end to the second; `None` for a symmetric kind.
    pub forward: Option<bool>,
}

/// The width of a strand that one document carries, in pixels.
const THINNEST: f32 = 1.7;

/// Makes the picture of a subject.
#[must_use]
pub fn build(subject: &Subject<'_>) -> Scene {
    let open = subject.open;
    let mut scene = Scene {
        kinds: kinds_of(open),
        node_of: vec![None; open.dossier.entities.len()],
        filter: subject.filter.clone(),
        title: single_line(&open.title()),
        ..Scene::default()
    };
    add_nodes(subject, &mut scene);
    add_edges(subject, &mut scene);
    tally(subject, &mut scene);
    let degrees: Vec<u32> = scene.nodes.iter().map(|node| node.degree).collect();
    let edges: Vec<((u32, u32), f32)> = scene.edges.iter().map(|edge| (edge.ends, edge.width)).collect();
    scene.arrays = Arrays::of(&degrees, &edges);
    scene.arrays.beyond = (0..scene.nodes.len() as u32).filter(|node| scene.nodes[*node as usize].beyond > 0).collect();
    scene.arrange();
    scene
}

/// The same picture, where of all that it shows only positions and pins have changed: nothing else is made again.
#[must_use]
pub fn moved(mut scene: Scene, subject: &Subject<'_>) -> Scene {
    let is_shown = |node: &NodeMark| subject.positions.get(node.entity.at()).is_some_and(|at| at.is_finite());
    let shown = subject.positions.iter().enumerate();
    let shown = shown.filter(|(at, place)| place.is_finite() && subject.visibility.entity(EntityIndex::new(*at)));
    if shown.count() != scene.nodes.len() || !scene.nodes.iter().all(is_shown) {
        return build(subject);
    }
    for node in &mut scene.nodes {
        node.center = subject.positions[node.entity.at()];
        node.pinned = subject.pinned.get(node.entity.at()).copied().unwrap_or(false);
    }
    scene.arrange();
    scene
}

/// Counts the dossier and what of it is shown.
fn tally(subject: &Subject<'_>, scene: &mut Scene) {
    let open = subject.open;
    let claims = || (0..open.dossier.relations.len()).map(RelationIndex::new);
    let kinds = scene.kinds.iter().map(|kind| kind.count).collect();
    let conflicts = open.network.edges.iter().map(|edge| edge.conflicts);
    scene.all = Tally { kinds, ..Tally::default() }.with_claims(open, claims()).with_conflicts(conflicts);
    let mut kinds = vec![0; scene.kinds.len()];
    for node in &scene.nodes {
        kinds[node.kind as usize] += 1;
    }
    let shown = claims().filter(|claim| subject.visibility.relation(*claim));
    let conflicts = scene.edges.iter().map(|edge| edge.conflicts);
    scene.shown = Tally { kinds, ..Tally::default() }.with_claims(open, shown).with_conflicts(conflicts);
}

/// Adds the shown entities that have a finite position.
fn add_nodes(subject: &Subject<'_>, scene: &mut Scene) {
    let open = subject.open;
    let kind_place: BTreeMap<&str, u32> =
        scene.kinds.iter().enumerate().map(|(place, kind)| (kind.kind.as_str(), place as u32)).collect();
    let names = names_apart(open.dossier.entities.iter().map(|entity| entity.name.as_str()));
    for ((place, entity), (name, whole_name)) in open.dossier.entities.iter().enumerate().zip(names) {
        let index = EntityIndex::new(place);
        let center = subject.positions.get(place).copied().filter(|position| position.is_finite());
        let (true, Some(center)) = (subject.visibility.entity(index), center) else { continue };
        let kind = kind_place.get(entity.kind.as_str()).copied().unwrap_or(0);
        let degree = degree_of(&open.network, index);
        scene.node_of[place] = Some(scene.nodes.len() as u32);
        scene.nodes.push(NodeMark {
            entity: index,
            center,
            radius: radius_of(degree),
            kind,
            shape: scene.kinds[kind as usize].shape,
            degree,
            pinned: subject.pinned.get(place).copied().unwrap_or(false),
            paint: None,
            beyond: subject.visibility.beyond(index),
            name,
            whole_name,
        });
    }
}

/// Adds the shown edges.
fn add_edges(subject: &Subject<'_>, scene: &mut Scene) {
    let open = subject.open;
    let rules = KindRules::of(&open.dossier);
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let off: Vec<bool> =
        open.dossier.documents.iter().map(|document| subject.filter.documents.contains(&document.id)).collect();
    let is_on = |document: &DocumentIndex| !off.get(document.at()).copied().unwrap_or(false);
    let mut documents = BTreeSet::new();
    for (place, edge) in open.network.edges.iter().enumerate() {
        let index = EdgeIndex::new(place);
        let ends = (scene.node_of[edge.ends.0.at()], scene.node_of[edge.ends.1.at()]);
        let (true, (Some(first), Some(second))) = (subject.visibility.edge(index), ends) else { continue };
        let from = scene.edge_kinds.len();
        let mut mark = EdgeMark {
            edge: index,
            ends: (first, second),
            statuses: StatusSet::default(),
            width: THINNEST,
            forward: false,
            backward: false,
            claims: 0,
            backings: ByBacking::default(),
            best: ByStatus::default(),
            conflicts: shown_conflicts(subject, &rules, edge),
            kinds: 0..0,
            number: None,
            paint: None,
            aside: USUAL_ASIDE,
        };
        documents.clear();
        for relation in edge.relations.iter().filter(|relation| subject.visibility.relation(**relation)) {
            let claim = &open.dossier.relations[relation.at()];
            let forward = (!rules.is_symmetric(&claim.kind)).then_some(claim.from == edge.ends.0);
            mark.claims += 1;
            mark.statuses = mark.statuses.with(claim.status);
            let backing = open.backing(*relation);
            mark.backings[backing] += 1;
            mark.best[claim.status] = mark.best[claim.status].min(backing);
            mark.forward |= forward == Some(true);
            mark.backward |= forward == Some(false);
            documents.extend(claim.evidence.iter().map(|piece| piece.document).filter(is_on));
            let next = numbers.len() as u32;
            let kind = *numbers.entry(claim.kind.as_str()).or_insert_with(|| {
                scene.relation_kinds.push(single_line(&claim.kind));
                next
            });
            let kind = EdgeKind { kind, forward };
            if !scene.edge_kinds[from..].contains(&kind) {
                scene.edge_kinds.push(kind);
            }
        }
        mark.kinds = from as u32..scene.edge_kinds.len() as u32;
        mark.width = strand_width(documents.len());
        scene.edges.push(mark);
    }
}

/// How the claims of an edge that are shown still conflict.
fn shown_conflicts(subject: &Subject<'_>, rules: &KindRules<'_>, edge: &Edge) -> Conflicts {
    if edge.conflicts.is_empty() {
        return edge.conflicts;
    }
    let shown: Vec<RelationIndex> =
        edge.relations.iter().copied().filter(|relation| subject.visibility.relation(*relation)).collect();
    if shown.len() == edge.relations.len() { edge.conflicts } else { rules.conflicts(&subject.open.dossier, &shown) }
}

/// Turns loops away from the neighbours of their node.
fn turn_loops(scene: &mut Scene) {
    for at in 0..scene.arrays.loops.len() {
        let place = scene.arrays.loops[at] as usize;
        let node = scene.edges[place].ends.0;
        let center = |node: u32| scene.nodes[node as usize].center;
        let neighbours = scene.arrays.edges_of(node).iter().map(|edge| {
            let ends = scene.edges[*edge as usize].ends;
            center(if ends.0 == node { ends.1 } else { ends.0 })
        });
        let aside = away(center(node), neighbours);
        scene.edges[place].aside = aside;
    }
}

/// The width of a strand: thin for one document, growing ever more slowly.
fn strand_width(documents: usize) -> f32 {
    THINNEST + 0.6 * (documents.saturating_sub(1) as f32).sqrt().min(4.0)
}

impl Scene {
    /// The mark of an edge, where it is shown.
    #[must_use]
    pub fn edge(&self, edge: EdgeIndex) -> Option<&EdgeMark> {
        self.edge_place(edge).map(|place| &self.edges[place as usize])
    }

    /// The index of an edge in `edges`, where it is shown.
    pub(super) fn edge_place(&self, edge: EdgeIndex) -> Option<u32> {
        self.edges.binary_search_by_key(&edge, |mark| mark.edge).ok().map(|place| place as u32)
    }

    /// Brings what depends on where the nodes are up to date.
    fn arrange(&mut self) {
        turn_loops(self);
        self.arrays.move_to(self.nodes.iter().map(|node| (node.center, node.pinned)));
        let (mut min, mut max) = (Position::new(f32::MAX, f32::MAX), Position::new(f32::MIN, f32::MIN));
        for NodeMark { center, radius, .. } in &self.nodes {
            min = Position::new(min.x.min(center.x - radius), min.y.min(center.y - radius));
            max = Position::new(max.x.max(center.x + radius), max.y.max(center.y + radius));
        }
        self.bounds = (!self.nodes.is_empty()).then_some(Rect { min, max });
        let line = |edge: &EdgeMark| {
            let [from, to] = [edge.ends.0, edge.ends.1].map(|end| self.nodes[end as usize].center);
            (from, to, edge.width * edge.statuses.len().max(1) as f32)
        };
        self.ink = self.bounds.map_or(0.0, |bounds| ink(bounds, self.edges.iter().map(line)));
    }

    /// Makes it wider and higher by these factors.
    pub(super) fn stretch(&mut self, across: f32, down: f32) {
        let middle = self.bounds.map(Rect::center).unwrap_or_default();
        for node in &mut self.nodes {
            let (dx, dy) = (node.center.x - middle.x, node.center.y - middle.y);
            node.center = Position::new(middle.x + dx * across, middle.y + dy * down);
        }
        self.arrange();
    }

    /// Gives edges their numbers, for a report.
    pub fn number(&mut self, numbers: &BTreeMap<EdgeIndex, u32>) {
        for edge in &mut self.edges {
            edge.number = numbers.get(&edge.edge).copied();
        }
        self.is_numbered = self.edges.iter().any(|edge| edge.number.is_some());
    }

    /// The index of an entity in `nodes`, where it is shown.
    #[must_use]
    pub fn node(&self, entity: EntityIndex) -> Option<u32> {
        self.node_of.get(entity.at()).copied().flatten()
    }
}
