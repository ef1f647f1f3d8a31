//! Export: a dossier, or what is shown of it, in the formats of other programs, from which it can be imported again.
//!
//! Invariant: every claim is an edge of its own; what a format has no place for is told.

mod file;
mod follow_the_money;
mod kind;
mod losses;
mod made;
mod names;
mod node_link;
mod rows;
mod subject;
mod tables;
mod vault;
mod xml;

pub use file::ExportFile;
pub use kind::ExportKind;
pub use made::{Export, export};
pub use subject::ExportSubject;
