//! What stands out in the picture: what is selected, pointed at, told of or lit.

use super::state::Session;
use crate::analysis::sentences::Told;
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
    pub told: Option<Told>,
    /// The only entities that are lit.
    pub lit: Option<BTreeSet<EntityIndex>>,
    /// What the keyboard is on.
    pub focus: Option<Target>,
}

impl Emphasis {
    /// Whether an edge is pointed at: in the picture, or by a sentence that tells of it.
    #[must_use]
    pub fn points_at(&self, edge: EdgeIndex) -> bool {
        let is_told = |told: &Told| told.edges.binary_search(&edge).is_ok();
        self.hovered == Some(Target::Edge(edge)) || self.told.as_ref().is_some_and(is_told)
    }
}

impl Session {
    /// What stands out now, without the focus of the keyboard, which belongs to the window.
    #[must_use]
    pub fn emphasis(&self) -> Emphasis {
        let selection = self.selection();
        Emphasis {
            selected: selection.target,
            also_selected: selection.group.iter().copied().collect(),
            hovered: self.hovered(),
            told: self.told(),
            lit: self.lit().map(|lit| lit.as_ref().clone()),
            focus: None,
        }
    }
}
