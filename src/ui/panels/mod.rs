//! The panels around the network: what is selected, the document, the status bar.

mod document;
mod edge;
mod entity;
mod group;
mod measures;
mod overview;
pub(super) mod sizes;
mod status_bar;
mod tuning;

pub(super) use document::document_ui;
pub(super) use measures::measures_ui;
pub use sizes::Panels;
pub(super) use status_bar::status_bar_ui;
pub(super) use tuning::{TuningMemory, tuning_ui};

use super::memory::Memory;
use crate::model::{OpenDossier, Target};
use crate::session::{Command, Session};

/// What is selected, or the dossier as a whole where nothing is.
pub(super) fn selection_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &OpenDossier,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let selection = session.selection();
    match selection.target {
        _ if !selection.group.is_empty() => group::group_ui(ui, session, open, commands),
        Some(Target::Edge(edge)) => edge::edge_ui(ui, session, open, edge, memory, commands),
        Some(Target::Entity(entity)) => entity::entity_ui(ui, session, open, entity, memory, commands),
        None => overview::overview_ui(ui, session, open, memory, commands),
    }
}
