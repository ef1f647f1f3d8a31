//! The table: entities, edges, claims and quotes in rows, in place of the network.
//!
//! Invariant: it shares the selection with the network, and shows what the network shows.

mod state;
#[cfg(test)]
mod tests;

pub(in crate::session) use state::Sources;
pub use state::{Table, TableChange};
