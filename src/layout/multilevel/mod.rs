//! Large components: coarsening, the levels, final descent and twin nodes.

pub(crate) mod coarsening;
pub(crate) mod communities;
pub(crate) mod final_descent;
pub(crate) mod pipeline;
pub(crate) mod sectors;
pub(crate) mod twins;
pub(crate) mod worker;
