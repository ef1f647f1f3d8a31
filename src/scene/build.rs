//! The bulk of the picture in world space: a mark for every shown entity and edge, rebuilt only when data, layout or
//! filter change.

use super::frame::Weight;
use super::page::Color;
use super::text::Fonts;
use super::theme::Theme;
use crate::model::{
    EdgeIndex, EntityIndex, Filter, OpenDossier, Position, Rect, RelationIndex, Status, StatusSet, Visibility,
};
use crate::text::visible;
use std::collections::BTreeMap;

/// What a picture is made of.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The dossier.
    pub open: &'a OpenDossier,
    /// Where its entities stand.
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
    /// The shown entities.
    pub nodes: Vec<NodeMark>,
    /// The shown edges.
    pub edges: Vec<EdgeMark>,
    /// The rectangle around all marks; `None` for no entity.
    pub bounds: Option<Rect>,
    /// For every entity of the dossier, its place among the nodes.
    pub node_of: Vec<Option<u32>>,
    /// The kinds of entity of the dossier with their number, most first.
    pub kinds: Vec<KindCount>,
    /// The claims of every status, in the order of [`Status::ALL`], whether shown or not.
    pub status_counts: [u32; 4],
    /// How many claims have no evidence.
    pub without_evidence: u32,
    /// How many edges have claims that conflict.
    pub conflicts: u32,
    /// What is switched off.
    pub filter: Filter,
    /// The title of the dossier.
    pub title: String,
}

/// A kind of entity, with what marks it.
#[derive(Clone, Debug, PartialEq)]
pub struct KindCount {
    /// The kind.
    pub kind: String,
    /// How many entities are of it.
    pub count: u32,
    /// Its shape.
    pub shape: Shape,
    /// Its turn among the kinds without a colour of their own.
    pub turn: usize,
}

/// The shape of an entity's mark, told by its kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A disc: persons.
    #[default]
    Disc,
    /// A square: organizations.
    Square,
    /// A hexagon: countries.
    Hexagon,
    /// A triangle on its tip: places.
    Triangle,
    /// A house: facilities.
    House,
    /// A diamond: agreements.
    Diamond,
    /// A star of four points, drawn as an octagon on its corner: events.
    Octagon,
    /// A wide rectangle: topics.
    Bar,
    /// A pentagon on its side: other kinds.
    Trapezoid,
}

/// The mark of one entity.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeMark {
    /// Which entity.
    pub entity: EntityIndex,
    /// Its centre.
    pub center: Position,
    /// Its radius in world units.
    pub radius: f32,
    /// Its place among [`Scene::kinds`].
    pub kind: u32,
    /// Its shape.
    pub shape: Shape,
    /// With how many others it shares an edge.
    pub degree: u32,
    /// Whether it is pinned.
    pub pinned: bool,
    /// The name to label it with, made visible and short.
    pub name: String,
    /// The name's width for a font size of 1, regular and semibold.
    pub name_width: [f32; 2],
}

/// The mark of one edge.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeMark {
    /// Which edge.
    pub edge: EdgeIndex,
    /// The places of its ends among the nodes; equal for a loop.
    pub ends: (u32, u32),
    /// The statuses of its shown claims: a strand for each.
    pub statuses: StatusSet,
    /// The width of a strand in pixels.
    pub width: f32,
    /// Whether a shown claim points from the first end to the second.
    pub forward: bool,
    /// Whether a shown claim points from the second end to the first.
    pub backward: bool,
    /// How many claims are shown.
    pub claims: u32,
    /// Whether any shown claim has evidence.
    pub has_evidence: bool,
    /// Whether its claims conflict.
    pub conflict: bool,
    /// The kinds of its claims in a few words, for when it is pointed at.
    pub words: String,
}

/// The longest name on the picture, in characters.
const LONGEST_NAME: usize = 30;

/// Up to how many entities labels take part in the layout.
const LABELLED_LAYOUT: usize = 300;

/// Makes the picture of a subject.
#[must_use]
pub fn build(subject: &Subject<'_>) -> Scene {
    let open = subject.open;
    let kinds = kinds_of(open);
    let kind_place: BTreeMap<&str, u32> =
        kinds.iter().enumerate().map(|(place, kind)| (kind.kind.as_str(), place as u32)).collect();
    let mut scene = Scene {
        node_of: vec![None; open.dossier.entities.len()],
        status_counts: Status::ALL.map(|status| {
            open.dossier.relations.iter().filter(|relation| relation.status == status).count() as u32
        }),
        without_evidence: open.dossier.relations.iter().filter(|relation| relation.evidence.is_empty()).count() as u32,
        conflicts: open.network.edges.iter().filter(|edge| edge.conflict).count() as u32,
        filter: subject.filter.clone(),
        title: open.title(),
        ..Scene::default()
    };
    let fonts = Fonts::bundled();
    for (place, entity) in open.dossier.entities.iter().enumerate() {
        let index = EntityIndex::new(place);
        let center = subject.positions.get(place).copied().filter(|position| position.is_finite());
        let (true, Some(center)) = (subject.visibility.entity(index), center) else { continue };
        let kind = kind_place.get(entity.kind.as_str()).copied().unwrap_or(0);
        let degree = degree_of(open, index);
        let name = short_name(&entity.name);
        scene.node_of[place] = Some(scene.nodes.len() as u32);
        scene.nodes.push(NodeMark {
            entity: index,
            center,
            radius: radius(degree),
            kind,
            shape: kinds[kind as usize].shape,
            degree,
            pinned: subject.pinned.get(place).copied().unwrap_or(false),
            name_width: [fonts.width(&name, 1.0, Weight::Regular), fonts.width(&name, 1.0, Weight::SemiBold)],
            name,
        });
    }
    for (place, _) in open.network.edges.iter().enumerate() {
        scene.edges.extend(edge_mark(subject, &scene, EdgeIndex::new(place)));
    }
    let largest = scene.nodes.iter().map(|node| node.radius).fold(0.0, f32::max);
    scene.bounds = Rect::around(scene.nodes.iter().map(|node| node.center)).map(|bounds| bounds.expanded(largest));
    scene.kinds = kinds;
    scene
}

/// The mark of an edge, or `None` where nothing of it is shown.
fn edge_mark(subject: &Subject<'_>, scene: &Scene, index: EdgeIndex) -> Option<EdgeMark> {
    let open = subject.open;
    let edge = &open.network.edges[index.at()];
    if !subject.visibility.edge(index) {
        return None;
    }
    let ends = (scene.node_of[edge.ends.0.at()]?, scene.node_of[edge.ends.1.at()]?);
    let shown: Vec<RelationIndex> =
        edge.relations.iter().copied().filter(|relation| subject.visibility.relation(*relation)).collect();
    let claims = || shown.iter().map(|relation| &open.dossier.relations[relation.at()]);
    let mut documents: Vec<_> = claims().flat_map(|claim| claim.evidence.iter().map(|piece| piece.document)).collect();
    documents.sort_unstable();
    documents.dedup();
    let mut words: Vec<&str> = Vec::new();
    for claim in claims() {
        if !words.contains(&claim.kind.as_str()) {
            words.push(&claim.kind);
        }
    }
    let more = words.len().saturating_sub(2);
    let mut words = words.into_iter().take(2).collect::<Vec<_>>().join(", ");
    if more > 0 {
        words.push_str(&format!(" and {more} more"));
    }
    let symmetric = |kind: &str| open.dossier.kinds.iter().any(|known| known.symmetric && known.name == kind);
    let directed = || claims().filter(|claim| !symmetric(&claim.kind));
    Some(EdgeMark {
        edge: index,
        ends,
        statuses: claims().map(|claim| claim.status).collect(),
        width: 1.3 + 0.7 * (documents.len().saturating_sub(1) as f32).sqrt().min(3.0),
        forward: directed().any(|claim| claim.from == edge.ends.0),
        backward: !edge.is_loop() && directed().any(|claim| claim.from == edge.ends.1),
        claims: shown.len() as u32,
        has_evidence: claims().any(|claim| !claim.evidence.is_empty()),
        conflict: edge.conflict,
        words: visible(&words).into_owned(),
    })
}

/// The room that every entity needs for a layout, as half width and half height in world units: its mark, and on small
/// dossiers its label.
#[must_use]
pub fn half_sizes(open: &OpenDossier) -> Vec<(f32, f32)> {
    let labelled = open.dossier.entities.len() <= LABELLED_LAYOUT;
    let fonts = Fonts::bundled();
    let entities = open.dossier.entities.iter().enumerate();
    entities
        .map(|(place, entity)| {
            let radius = radius(degree_of(open, EntityIndex::new(place)));
            if labelled {
                let label = fonts.width(&short_name(&entity.name), 12.0, Weight::Regular);
                ((label / 2.0).max(radius) + 6.0, radius + 10.0)
            } else {
                (radius + 2.0, radius + 2.0)
            }
        })
        .collect()
}

/// The colour of every entity's mark.
#[must_use]
pub fn entity_colors(open: &OpenDossier, theme: &Theme) -> Vec<Color> {
    let kinds = kinds_of(open);
    let color: BTreeMap<&str, Color> =
        kinds.iter().map(|kind| (kind.kind.as_str(), theme.kind(&kind.kind, kind.turn))).collect();
    let of = |kind: &str| color.get(kind).copied().unwrap_or(theme.weak);
    open.dossier.entities.iter().map(|entity| of(&entity.kind)).collect()
}

/// The kinds of entity in a dossier, most first, then by name.
fn kinds_of(open: &OpenDossier) -> Vec<KindCount> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for entity in &open.dossier.entities {
        *counts.entry(entity.kind.as_str()).or_default() += 1;
    }
    let light = Theme::of(crate::model::ThemeChoice::Light);
    let mut turn = 0;
    // Turns are given in the order of the names, so that a kind keeps its colour when numbers change.
    let mut kinds: Vec<KindCount> = counts
        .into_iter()
        .map(|(kind, count)| {
            let own = light.knows(kind);
            let kind = KindCount { kind: kind.to_owned(), count, shape: shape_of(kind, turn), turn };
            turn += usize::from(!own);
            kind
        })
        .collect();
    kinds.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.kind.cmp(&other.kind)));
    kinds
}

/// The shape of a kind.
fn shape_of(kind: &str, turn: usize) -> Shape {
    match kind {
        "person" => Shape::Disc,
        "organization" => Shape::Square,
        "country" => Shape::Hexagon,
        "place" => Shape::Triangle,
        "facility" => Shape::House,
        "agreement" => Shape::Diamond,
        "event" => Shape::Octagon,
        "topic" => Shape::Bar,
        _ => [Shape::Trapezoid, Shape::Disc, Shape::Square, Shape::Diamond][turn % 4],
    }
}

/// With how many others an entity shares an edge.
fn degree_of(open: &OpenDossier, entity: EntityIndex) -> u32 {
    open.network.incident.get(entity.at()).map_or(0, |edges| edges.len() as u32)
}

/// The radius of a mark: its area grows with the degree.
fn radius(degree: u32) -> f32 {
    (5.5 + 2.0 * (degree as f32).sqrt()).min(20.0)
}

/// A name as it is drawn: hidden characters shown, at most [`LONGEST_NAME`] characters.
fn short_name(name: &str) -> String {
    let shown = visible(name);
    if shown.chars().count() <= LONGEST_NAME {
        return shown.into_owned();
    }
    let mut short: String = shown.chars().take(LONGEST_NAME - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}
