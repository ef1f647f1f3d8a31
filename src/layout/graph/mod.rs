//! The graph as adjacency in compressed rows, its components and breadth-first searches.

pub(crate) mod adjacency;
pub(crate) mod bfs;
pub(crate) mod components;
pub(crate) mod multi_source_bfs;
pub(crate) mod subgraph;
pub(crate) mod weighted;
