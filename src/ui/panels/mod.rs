//! The panels around the network: what is selected, the document, the status bar.

mod both_sides;
mod caution;
mod claims;
mod contradictions;
mod document;
mod documents;
mod edge;
mod entity;
mod filters;
mod group;
mod hidden;
mod history;
mod measures;
mod network;
mod overview;
mod path_ends;
mod paths;
mod review;
mod selection;
mod sentence;
pub(super) mod sizes;
mod speaker;
mod status_bar;
mod stray;
mod switched_off;
mod timeline;
mod tuning;

pub(super) use document::{DocumentMemory, document_ui};
pub(super) use filters::filters_ui;
pub(super) use measures::measures_ui;
pub(super) use selection::{SelectionMemory, heading, selection_ui};
pub use sizes::Panels;
pub(super) use status_bar::status_bar_ui;
pub(super) use switched_off::switched_off_ui;
pub(super) use timeline::{TimelineMemory, timeline_ui};
pub(super) use tuning::{TuningMemory, tuning_ui};
