//! Drawing: from a scene to the display list of one page.

mod beyond;
mod bulk;
mod canvas;
mod caption;
mod cells;
mod clip;
mod edges;
mod hulls;
mod labels;
mod legend;
mod legend_entries;
mod legend_folded;
mod list;
mod look;
mod measure_key;
mod nodes;
mod overview;
mod page;
mod print;
mod shapes;
mod signs;
mod taken;

pub(super) use clip::part_of;
pub use legend::{POSITION as LEGEND_POSITION, legend_height};
pub use measure_key::clear_of_key;
pub use overview::{Overview, overview};
pub(super) use page::grouped_frame;
pub use page::{bulk, dims, frame, frame_over, picture_area};
pub(super) use print::{Fitting, fitted_frame, page_room};
