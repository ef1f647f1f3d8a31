//! Large components: coarsening, the levels, final descent and twin nodes.

pub(crate) mod coarsening;
pub(crate) mod communities;
pub(crate) mod component;
mod final_descent;
mod levels;
pub(crate) mod pipeline;
mod sectors;
pub(crate) mod task;
pub(crate) mod twins;
pub(crate) mod worker;
