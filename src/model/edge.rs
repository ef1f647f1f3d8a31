//! An edge: all the claims between the same two entities, drawn as one line.

use super::{Conflicts, EntityIndex, RelationIndex, StatusSet};

/// All the claims between two entities, whichever way they point.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The two ends, the lower index first; equal for claims of an entity about itself.
    pub ends: (EntityIndex, EntityIndex),
    /// The claims, in the dossier's order; at least one.
    pub relations: Vec<RelationIndex>,
    /// The statuses present.
    pub statuses: StatusSet,
    /// How many documents carry it, counted by the documents that its evidence names.
    pub documents: u32,
    /// How many quotes and citations its claims have together.
    pub evidence: u32,
    /// Whether some claim of it is not symmetric and points from the lower end to the higher.
    pub forward: bool,
    /// Whether some claim of it is not symmetric and points from the higher end to the lower.
    pub backward: bool,
    /// How claims of it contradict one another, for a time that they may share.
    pub conflicts: Conflicts,
}

impl Edge {
    /// The entity at the other end, or `None` where `entity` is no end of it.
    #[must_use]
    pub fn other(&self, entity: EntityIndex) -> Option<EntityIndex> {
        match self.ends {
            (low, high) if low == entity => Some(high),
            (low, high) if high == entity => Some(low),
            _ => None,
        }
    }

    /// Whether both ends are the same entity.
    #[must_use]
    pub fn is_loop(&self) -> bool {
        self.ends.0 == self.ends.1
    }
}
