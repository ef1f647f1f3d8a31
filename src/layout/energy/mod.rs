//! Energy terms of the local search for a readable drawing of a small component.

pub(crate) mod angular_resolution;
pub(crate) mod crossings;
pub(crate) mod distances_and_boxes;
pub(crate) mod edge_node;
pub(crate) mod segments;
