//! A drag: what is held, what goes along where the reader wants that, and how far the hand has come.

use crate::model::{EntityIndex, Position};

/// Who moves with what is dragged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Company {
    /// Nobody.
    #[default]
    Alone,
    /// The neighbours that are shown, are not pinned, and do not stand where an arrangement put them.
    Neighbours,
}

/// A drag that is under way, or was the last one.
#[derive(Debug)]
pub struct Dragging {
    /// The gesture it is.
    pub gesture: u64,
    /// What is held, and where it stood.
    pub held: Vec<(EntityIndex, Position)>,
    /// What goes along if it is to, and where it stood.
    pub neighbours: Vec<(EntityIndex, Position)>,
    /// By how much a layout that was on its last way had still moved what is held.
    pub jump: Position,
    /// How far the hand has come.
    pub way: Position,
    /// Whether the neighbours went along.
    pub was_accompanied: bool,
}
