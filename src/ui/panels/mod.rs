//! The panels around the network: what is selected, the document, the status bar.

mod caution;
mod document;
mod documents;
mod edge;
mod entity;
mod group;
mod overview;
mod sentence;
mod status_bar;
mod timeline;
mod unverified;

pub(super) use document::document_ui;
pub(super) use documents::DocumentsMemory;
pub(super) use status_bar::status_bar_ui;
pub(super) use timeline::{TimelineMemory, timeline_ui};

use super::memory::Memory;
use crate::model::{OpenDossier, Target};
use crate::session::{Command, Page, Session};
use std::sync::Arc;

/// What is selected, or the dossier as a whole where nothing is.
pub(super) fn selection_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &Arc<OpenDossier>,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let selection = session.selection();
    match selection.target {
        _ if !selection.group.is_empty() => group::group_ui(ui, session, open, commands),
        Some(Target::Edge(edge)) => edge::edge_ui(ui, session, open, edge, memory, commands),
        Some(Target::Entity(entity)) => entity::entity_ui(ui, session, open, entity, memory, commands),
        None => match selection.page {
            Page::Sentence(sentence) => sentence::sentence_ui(ui, session, open, sentence, memory, commands),
            Page::Unverified => unverified::unverified_ui(ui, session, open, memory, commands),
            Page::Dossier => overview::overview_ui(ui, session, open, memory, commands),
        },
    }
}
