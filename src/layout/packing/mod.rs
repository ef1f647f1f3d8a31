//! Packing of components on the page, and overlap removal.

pub(crate) mod overlap_removal;
pub(crate) mod page;
pub(crate) mod polyomino;
pub(crate) mod shelves;
