//! The workspace: positions, pins, filters, corrections and marks; what undo restores.

use super::left::Trodden;
use super::standing::Standing;
use crate::model::{Corrections, EntityIndex, Filter, Marks, MeasureLook, Position, Shown};
use crate::session::layout_request::LayoutOptions;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One state of the workspace. Cheap to clone: its tables are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    /// The position of every entity, in the dossier's order.
    pub positions: Arc<Vec<Position>>,
    /// Whether it is pinned, in the dossier's order.
    pub pinned: Arc<Vec<bool>>,
    /// How it stands there, in the dossier's order.
    pub(in crate::session) standing: Arc<Vec<Standing>>,
    /// What is shown of the network, before the filter.
    pub shown: Shown,
    /// What was shown before. No file keeps it.
    pub(in crate::session) left: Trodden,
    /// What the reader hid by hand.
    pub hidden: Arc<BTreeSet<EntityIndex>>,
    /// What paths are not to go through. It is undone like an edit, but no file keeps it.
    pub avoided: Arc<BTreeSet<EntityIndex>>,
    /// What stands where an arrangement put it: on a circle, in a grid, on a line. It is undone with the arrangement.
    pub arranged: Arc<BTreeSet<EntityIndex>>,
    /// What is switched off.
    pub filter: Arc<Filter>,
    /// Which measures mark the entities.
    pub measure_look: MeasureLook,
    /// What the layout is asked for.
    pub options: LayoutOptions,
    /// Where the reader says that quotes stand.
    pub corrections: Arc<Corrections>,
    /// What the reader says of quotes.
    pub marks: Arc<Marks>,
    /// Counts the reader's changes; positions that the layout computes do not count.
    pub revision: u64,
}

impl Workspace {
    /// A workspace over `count` entities that have no positions yet.
    #[must_use]
    pub fn unplaced(count: usize) -> Self {
        Self {
            positions: Arc::new(vec![Position::default(); count]),
            pinned: Arc::new(vec![false; count]),
            standing: Arc::new(vec![Standing::Nowhere; count]),
            ..Self::default()
        }
    }

    /// How an entity stands in the picture.
    pub(in crate::session) fn standing(&self, entity: EntityIndex) -> Standing {
        self.standing.get(entity.at()).copied().unwrap_or_default()
    }

    /// Whether an entity was ever laid out, so that it has a place of its own.
    #[must_use]
    pub fn is_placed(&self, entity: EntityIndex) -> bool {
        self.standing(entity) != Standing::Nowhere
    }

    /// Whether an entity is pinned.
    #[must_use]
    pub fn is_pinned(&self, entity: EntityIndex) -> bool {
        self.pinned.get(entity.at()).copied().unwrap_or(false)
    }

    /// How many entities are pinned.
    #[must_use]
    pub fn pinned_count(&self) -> usize {
        self.pinned.iter().filter(|pinned| **pinned).count()
    }

    /// Pins entities, or unpins them.
    pub(in crate::session) fn set_pinned(&mut self, entities: &[EntityIndex], is_pinned: bool) {
        let pinned = Arc::make_mut(&mut self.pinned);
        for entity in entities {
            if let Some(pin) = pinned.get_mut(entity.at()) {
                *pin = is_pinned;
            }
        }
    }
}
