//! What can be pointed at in the picture.

use super::{EdgeIndex, EntityIndex};

/// One thing in the picture that can be hovered and selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// An entity's mark.
    Entity(EntityIndex),
    /// An edge: all the claims between two entities.
    Edge(EdgeIndex),
}
