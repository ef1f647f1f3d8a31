//! Figures: the picture on a page of its own, as SVG, PNG and PDF.
//!
//! A [`Drawing`] goes from options to the bytes of a file: [`compose()`] makes the display list of the page, `svg` writes it,
//! and `png` and `pdf` render that SVG.

mod alternative;
mod bands;
mod compose;
mod cut;
mod decimal;
mod escape;
mod file;
mod outlines;
mod page_layout;
mod part;
mod pdf;
mod png;
mod render;
mod sheet;
mod svg;
mod undrawn;

pub use crate::session::figure::{Length, Part};
pub use compose::{Figure, PageFit, compose};
pub use file::{Drawing, FigureError, FigureFile};
pub use render::{Making, RenderError};
pub use sheet::Sheet;
pub use undrawn::{Undrawn, undrawn};
