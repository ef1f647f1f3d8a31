//! What there is to see, described once, and written as SVG, PNG and PDF.
//!
//! [`build`] makes the world-space bulk (marks of entities and edges) whenever data, layout or filter change; [`frame`]
//! makes the display list of one page or window from it. Screen and file draw the same display list.
//!
//! Invariant: no egui. Drawing cannot fail: what can fail, fails before the frame.

mod build;
mod camera;
mod caption;
mod draw;
pub mod figure;
mod frame;
mod hit;
mod page;
pub mod pdf;
pub mod png;
mod render;
pub mod svg;
mod text;
mod theme;

pub use build::{EdgeMark, NodeMark, Scene, Shape, Subject, build, entity_colors, half_sizes};
pub use camera::{fit, screen_from_world, world_from_screen};
pub use caption::{Caption, caption_of};
pub use draw::{frame, legend_height};
pub use frame::{
    Background, Dash, Emphasis, Frame, Label, Legend, LegendEntry, LegendRow, Mark, Shot, Weight,
};
pub use hit::{click_points, hit};
pub use page::{Bounds, Color, Point, Size};
pub use render::RenderError;
pub use text::{Fonts, INTER_ITALIC, INTER_REGULAR, INTER_SEMIBOLD, VAZIRMATN_REGULAR, VAZIRMATN_SEMIBOLD};
pub use theme::Theme;

#[cfg(test)]
mod tests;
