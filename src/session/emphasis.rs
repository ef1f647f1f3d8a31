//! What stands out in the picture: what is selected, pointed at, told of or lit.

use crate::analysis::sentences::Highlight;
use crate::model::{EdgeIndex, EntityIndex, Target};
use std::collections::BTreeSet;

/// What stands out in the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Emphasis {
    /// What is selected.
    pub selected: Option<Target>,
    /// Entities selected together.
    pub also_selected: Vec<EntityIndex>,
    /// What the pointer is on.
    pub hovered: Option<Target>,
    /// What the sentence tells of that is pointed at or selected in a document.
    pub highlight: Option<Highlight>,
    /// The only entities that are lit.
    pub lit: Option<BTreeSet<EntityIndex>>,
    /// What the keyboard is on.
    pub focus: Option<Target>,
    /// Whether each mark tells how many of its neighbours are left out.
    pub counts: bool,
}

impl Emphasis {
    /// Whether an edge is pointed at: in the picture, or by a sentence that tells of it.
    #[must_use]
    pub fn points_at(&self, edge: EdgeIndex) -> bool {
        let is_highlighted = |lit: &Highlight| lit.edges.binary_search(&edge).is_ok();
        self.hovered == Some(Target::Edge(edge)) || self.highlight.as_ref().is_some_and(is_highlighted)
    }
}
