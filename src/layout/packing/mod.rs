//! Components on the page, and boxes that do not overlap.

pub(crate) mod overlap_removal;
pub(crate) mod page;
pub(crate) mod polyomino;
pub(crate) mod shelves;
