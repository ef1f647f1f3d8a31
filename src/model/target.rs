//! Targets: what can be hovered and selected in the picture.

use super::{EdgeIndex, EntityIndex};

/// A thing in the picture that can be hovered and selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// An entity.
    Entity(EntityIndex),
    /// An edge: all the claims between two entities.
    Edge(EdgeIndex),
}
