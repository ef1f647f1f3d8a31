//! The picture, described once as a display list, and written as SVG, PNG and PDF.
//!
//! [`build()`] makes the [`Scene`], the marks in world space, whenever data, layout or filter change. [`frame()`] makes the
//! display list of one page or window from it ([`Frame`]). Screen and files draw the same display list; [`figure`] has the
//! files, [`Hits`] finds what lies under the pointer.
//!
//! Invariant: no egui. Drawing cannot fail; only making a file can.

mod arrays;
mod build;
mod bulk;
mod camera;
mod caption;
mod draw;
mod dressed;
pub mod figure;
mod frame;
mod geometry;
mod grid;
mod hit;
mod kinds;
mod light;
mod loops;
mod page;
mod receding;
mod seen;
mod shot;
mod strands;
mod tally;
mod theme;
mod thinned;
mod words;

pub use crate::session::{Background, Emphasis};
pub use build::{EdgeKind, EdgeMark, HullMark, NodeMark, Scene, Subject, build, moved};
pub use bulk::{Bulk, BulkDot, BulkLine, Dims};
pub use camera::{fit, screen_from_world, world_from_screen};
pub use caption::{Caption, caption_of};
pub use draw::{
    LEGEND_POSITION, Overview, bulk, clear_of_key, dims, frame, frame_over, legend_height, overview, picture_area,
};
pub use dressed::dress;
pub use figure::{Drawing, FigureError, FigureFile, Making, RenderError, Undrawn, undrawn};
pub use frame::{Dash, Frame, Group, Label, Legend, LegendEntry, LegendRow, Mark, Place};
pub use hit::{Hits, REACH};
pub use kinds::{KindCount, SHAPES, Shape, entity_colors, kinds_of};
pub use page::{Bounds, Color, Point, Size};
pub use shot::{LegendForm, Shot};
pub use tally::Tally;
pub use theme::{Hue, Theme};
