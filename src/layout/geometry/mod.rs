//! Coordinates, rectangles, grids, turns and Procrustes.

pub(crate) mod coordinates;
pub(crate) mod grid;
pub(crate) mod nearest;
pub(crate) mod node_box;
pub(crate) mod occupied;
pub(crate) mod orientation;
pub(crate) mod procrustes;
pub(crate) mod rect;
pub(crate) mod turn;
