//! The light: the ego network that is lit around the selection.

use crate::model::EntityIndex;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The selection and the view that a light belongs to, by their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LitIn {
    /// The number of changes of the selection.
    pub selection: u64,
    /// The number of changes of the view.
    pub view: u64,
}

/// The lit entities.
#[derive(Debug, Default)]
pub struct Light {
    /// To which depth the network is lit; 0 when it is not.
    pub(in crate::session) depth: u8,
    pub(in crate::session) entities: Option<Arc<BTreeSet<EntityIndex>>>,
    lit_in: LitIn,
}

impl Light {
    /// Lights these entities.
    pub fn turn_on(&mut self, depth: u8, entities: BTreeSet<EntityIndex>, lit_in: LitIn) {
        *self = Self { depth, entities: Some(Arc::new(entities)), lit_in };
    }

    /// Puts the light out.
    pub fn turn_off(&mut self) {
        *self = Self::default();
    }

    /// Puts the light out where another selection or view has come.
    pub fn refresh(&mut self, now: LitIn) {
        if self.depth > 0 && self.lit_in != now {
            self.turn_off();
        }
    }
}
