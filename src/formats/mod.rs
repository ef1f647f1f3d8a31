//! Bytes to dossier and back: the only place that knows how a file is written.
//!
//! Invariant: no file is opened here; bytes come from and go to the floors above.

pub mod edge_list;
pub mod json;
pub mod layout_file;
pub mod made_up;
pub mod marks;
mod recognize;
pub mod ron;
pub mod source;
mod strict;
