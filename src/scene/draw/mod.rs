//! Drawing: from a scene to the display list of one page.

mod canvas;
mod caption;
mod clip;
mod edges;
mod hulls;
mod labels;
mod legend;
mod legend_entries;
mod legend_folded;
mod light;
mod list;
mod look;
mod measure_key;
mod nodes;
mod page;
mod shapes;
mod signs;
mod taken;

pub use legend::legend_height;
pub(super) use page::grouped_frame;
pub use page::{frame, picture_area};
