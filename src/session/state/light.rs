//! The light: an ego network, lit around what is selected.

use crate::model::EntityIndex;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The selection and the view that a light belongs to, by their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::session) struct LitIn {
    /// The number of changes of the selection.
    pub(in crate::session) selection: u64,
    /// The number of changes of the view.
    pub(in crate::session) view: u64,
}

/// The lit entities.
#[derive(Debug, Default)]
pub(in crate::session) struct Light {
    depth: u8,
    entities: Option<Arc<BTreeSet<EntityIndex>>>,
    lit_in: LitIn,
}

impl Light {
    /// To which depth the network is lit; 0 when it is not.
    pub(in crate::session) fn depth(&self) -> u8 {
        self.depth
    }

    pub(in crate::session) fn entities(&self) -> Option<&Arc<BTreeSet<EntityIndex>>> {
        self.entities.as_ref()
    }

    /// Lights these entities.
    pub(in crate::session) fn turn_on(&mut self, depth: u8, entities: BTreeSet<EntityIndex>, lit_in: LitIn) {
        *self = Self { depth, entities: Some(Arc::new(entities)), lit_in };
    }

    /// Puts the light out.
    pub(in crate::session) fn turn_off(&mut self) {
        *self = Self::default();
    }

    /// Puts the light out where another selection or view has come.
    pub(in crate::session) fn refresh(&mut self, now: LitIn) {
        if self.depth > 0 && self.lit_in != now {
            self.turn_off();
        }
    }
}
