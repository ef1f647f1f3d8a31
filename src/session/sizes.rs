//! How large the mark of an entity is, and how wide its label: for the layout, and for the scene.
//!
//! Invariant: the same dossier has the same sizes in the window, on the command line and in every file.

use crate::fonts::{Fonts, Style};
use crate::layout::NodeBox;
use crate::layout::labels::placement::LABEL_TEXT;
use crate::model::{EntityIndex, Network, OpenDossier};
use crate::text::names_apart;

/// Up to how many entities labels take part in the layout.
const LABELLED_LAYOUT: usize = 300;

/// The radius of an entity without edges, in world units.
pub(super) const SMALLEST_RADIUS: f32 = 6.0;

/// The radius of the most connected, in world units.
pub(super) const LARGEST_RADIUS: f32 = 20.0;

/// The boxes of all entities for a layout, in their order: their marks, and in small dossiers their labels.
#[must_use]
pub fn node_boxes(open: &OpenDossier) -> Vec<NodeBox> {
    let all: Vec<EntityIndex> = (0..open.dossier.entities.len()).map(EntityIndex::new).collect();
    boxes_of(open, &all)
}

/// The boxes of these entities for a layout, in their order: their marks, and where they are few, their labels.
#[must_use]
pub fn boxes_of(open: &OpenDossier, members: &[EntityIndex]) -> Vec<NodeBox> {
    let mark = |member: EntityIndex| radius_of(degree_of(&open.network, member));
    if members.len() > LABELLED_LAYOUT {
        return members.iter().map(|member| NodeBox::of_mark(mark(*member))).collect();
    }
    let name = |member: &EntityIndex| open.dossier.entity(*member).map_or("", |entity| entity.name.as_str());
    let label = |name: &str| Fonts::bundled().width(name, LABEL_TEXT, Style::Regular);
    let names = names_apart(members.iter().map(name));
    let node_box =
        |(member, (name, _)): (&EntityIndex, (String, _))| NodeBox { mark: mark(*member), label: Some(label(&name)) };
    members.iter().zip(names).map(node_box).collect()
}

/// How many edges an entity has, shown or not.
#[must_use]
pub fn degree_of(network: &Network, entity: EntityIndex) -> u32 {
    network.incident.get(entity.at()).map_or(0, |edges| edges.len() as u32)
}

/// The radius of the mark of an entity with so many edges, in world units: its area grows with the degree.
#[must_use]
pub fn radius_of(degree: u32) -> f32 {
    (SMALLEST_RADIUS * SMALLEST_RADIUS + 10.0 * degree as f32).sqrt().min(LARGEST_RADIUS)
}
