//! The forces of a large layout: attraction along edges, repulsion near and far.

pub(crate) mod attraction;
mod cells;
pub(crate) mod repulsion_far;
pub(crate) mod repulsion_near;
pub(crate) mod step;
pub(crate) mod weights;
