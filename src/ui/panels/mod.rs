//! The panels around the network: what is selected, the document, the status bar.

mod caution;
mod contradictions;
mod document;
mod documents;
mod edge;
mod entity;
mod filters;
mod group;
mod measures;
mod overview;
mod paths;
mod sentence;
pub(super) mod sizes;
mod speaker;
mod status_bar;
mod timeline;
mod tuning;
mod unverified;

pub(super) use document::document_ui;
pub(super) use documents::DocumentsMemory;
pub(super) use filters::filters_ui;
pub(super) use measures::measures_ui;
pub(super) use paths::PathsMemory;
pub use sizes::Panels;
pub(super) use status_bar::status_bar_ui;
pub(super) use timeline::{TimelineMemory, timeline_ui};
pub(super) use tuning::{TuningMemory, tuning_ui};

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
    if let Page::BothSides(claim) = selection.page {
        contradictions::both_sides_ui(ui, session, open, claim, memory, commands);
        return;
    }
    match selection.target {
        _ if !selection.group.is_empty() => group::group_ui(ui, session, open, commands),
        Some(Target::Edge(edge)) => edge::edge_ui(ui, session, open, edge, memory, commands),
        Some(Target::Entity(entity)) => entity::entity_ui(ui, session, open, entity, memory, commands),
        None => match selection.page {
            Page::Sentence(sentence) => sentence::sentence_ui(ui, session, open, sentence, memory, commands),
            Page::Unverified => unverified::unverified_ui(ui, session, open, memory, commands),
            Page::Speaker(speaker) => speaker::speaker_ui(ui, session, open, speaker, memory, commands),
            Page::Contradictions => contradictions::list_ui(ui, session, open, memory, commands),
            Page::Paths(from, to) => paths::paths_ui(ui, session, open, (from, to), memory, commands),
            Page::Dossier | Page::BothSides(_) => overview::overview_ui(ui, session, open, memory, commands),
        },
    }
}
