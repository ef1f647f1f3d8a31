//! File formats: bytes to a dossier or layout, and back.
//!
//! Invariant: no file is opened here; the floors above read and write the bytes.

pub mod csv;
pub mod edge_list;
pub mod export;
pub mod file_type;
pub mod good_part;
pub mod hash;
pub mod json;
pub mod json_tree;
pub mod kept_work;
pub mod layout_file;
pub mod made_up;
pub mod marks;
mod object;
mod recognize;
pub mod roles;
pub mod ron;
pub mod source;
mod strict;
