//! Questions about a dossier: what remains after a filter, who matches a search.
//!
//! Invariant: pure, and never changes what it is asked about.

mod ego;
mod filter;
mod neighbours;
mod normal;
mod search;
mod summary;
mod telling;

pub use ego::ego_network;
pub use filter::visibility;
pub use neighbours::{NeighbourClaims, claims_by_neighbour};
pub use search::{Hit, Rank, SearchIndex, search};
pub use summary::{Count, Summary, summary};
pub use telling::telling_edge;
