//! What the window keeps for itself: half-typed text, open dialogs, caches of what it drew.
//!
//! Invariant: nothing here that the reader would miss after a restart.

use super::canvas::{CanvasMemory, color32};
use super::dialogs::Dialog;
use super::find::FindMemory;
use super::panels::sizes::SELECTION;
use super::panels::{DocumentsMemory, Panels, PathsMemory, TimelineMemory, TuningMemory};
use super::reader::ReaderMemory;
use crate::analysis::passages::PassageIndex;
use crate::analysis::search::SearchIndex;
use crate::analysis::summary::Summary;
use crate::model::{DocumentIndex, EvidenceIndex, OpenDossier, ThemeChoice, Visibility};
use crate::scene::{Theme, entity_colors};
use crate::session::{Action, Command, Reading, Session};
use egui::Color32;
use std::path::PathBuf;
use std::sync::Arc;

/// The window's own memory.
#[derive(Default)]
pub struct Memory {
    /// The network's canvas.
    pub canvas: CanvasMemory,
    /// The document that is read.
    pub(super) reader: ReaderMemory,
    /// The search field.
    pub(super) find: FindMemory,
    /// The list of documents.
    pub(super) documents: DocumentsMemory,
    /// Whether the sides of a contradiction are told by date.
    pub(super) by_date: bool,
    /// The two who may be tied.
    pub(super) paths: PathsMemory,
    /// Whether a text field had the focus at the end of the last frame: Escape leaves it, and no more.
    pub(super) was_typing: bool,
    /// The time line.
    pub(super) timeline: TimelineMemory,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// The examples that can be opened, as the shell knows them.
    pub examples: Vec<ExampleName>,
    /// The recent files, as the shell last looked them up.
    pub recent: Vec<RecentFile>,
    /// Set when the menu with the recent files opens, for the shell to look them up again.
    pub wants_recent: bool,
    /// Where the open document's quotes and cards are on screen, for driving the program from outside.
    pub hits: Vec<(String, egui::Pos2)>,
    /// What part of which height the document below the selection was last given.
    pub(super) document_share: Option<(f32, f32)>,
    /// The document whose text was drawn in this frame: where there is none, the pointer is on none of its sentences.
    pub(super) document_drawn: Option<DocumentIndex>,
    /// What the document panel scrolled to last, and in which dossier.
    pub(super) reader_shown: Option<(Arc<OpenDossier>, Reading, Option<EvidenceIndex>)>,
    /// The quote and document that the panels scrolled to last.
    pub(super) scrolled_to: Option<(crate::session::Selection, u8)>,
    /// How wide the panels are and which are folded away; the shell keeps it over restarts.
    pub panels: Panels,
    /// The adjustment of the layout that is under way.
    pub(super) tuning: TuningMemory,
    /// How far the figure is that is being made, from 0 to 1, as the shell knows it.
    pub figure_done: f32,
    pub(super) derived: Derived,
}

/// An example that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleName {
    /// What it is opened by.
    pub name: String,
    /// What the menu calls it.
    pub title: String,
}

/// A file that was opened before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentFile {
    /// Where it is, or was.
    pub path: PathBuf,
    /// Whether it was gone when it was last looked up.
    pub missing: bool,
}

/// What is computed from the session now and then, and kept until the session changes.
#[derive(Default)]
pub(super) struct Derived {
    summary: Option<(Arc<Visibility>, Arc<Summary>)>,
    index: Option<(Arc<OpenDossier>, Arc<SearchIndex>)>,
    passages: Option<(Arc<OpenDossier>, Arc<PassageIndex>)>,
    colors: Option<(Arc<OpenDossier>, ThemeChoice, Arc<Vec<Color32>>)>,
}

impl Memory {
    /// The memory of a window that has drawn nothing yet.
    #[must_use]
    pub fn with_examples(examples: Vec<ExampleName>) -> Self {
        Self { examples, ..Self::default() }
    }

    /// Does what an action means to the window (open its dialog, focus its field) and asks the session for the rest.
    pub(super) fn act(&mut self, action: Action, session: &Session, commands: &mut Vec<Command>) {
        match action {
            Action::Find => self.find.wants_focus = true,
            Action::FindInDocuments => self.documents.wants_focus = true,
            Action::Timeline => self.timeline.is_open = !self.timeline.is_open,
            Action::SidePanel => {
                let unfolded = self.panels.is_unfolded(SELECTION);
                self.panels.set_unfolded(SELECTION, !unfolded);
            }
            _ => {}
        }
        if let Some(dialog) = Dialog::of_action(action, session) {
            self.dialog = Some(dialog);
        }
        commands.push(Command::Do(action));
    }
}

impl Derived {
    /// The counts of what is shown.
    pub(super) fn summary(&mut self, open: &OpenDossier, visibility: &Arc<Visibility>) -> Arc<Summary> {
        match &self.summary {
            Some((of, summary)) if Arc::ptr_eq(of, visibility) => Arc::clone(summary),
            _ => {
                let summary = Arc::new(crate::analysis::summary::summary(open, visibility));
                self.summary = Some((Arc::clone(visibility), Arc::clone(&summary)));
                summary
            }
        }
    }

    /// The colour of every entity's mark, by its kind.
    pub(super) fn colors(&mut self, open: &Arc<OpenDossier>, theme: &Theme) -> Arc<Vec<Color32>> {
        match &self.colors {
            Some((of, choice, colors)) if Arc::ptr_eq(of, open) && *choice == theme.choice => Arc::clone(colors),
            _ => {
                let colors = Arc::new(entity_colors(open, theme).into_iter().map(color32).collect());
                self.colors = Some((Arc::clone(open), theme.choice, Arc::clone(&colors)));
                colors
            }
        }
    }

    /// The sentences of a dossier, to be searched.
    pub(super) fn passages(&mut self, open: &Arc<OpenDossier>) -> Arc<PassageIndex> {
        match &self.passages {
            Some((of, index)) if Arc::ptr_eq(of, open) => Arc::clone(index),
            _ => {
                let index = Arc::new(PassageIndex::of(open));
                self.passages = Some((Arc::clone(open), Arc::clone(&index)));
                index
            }
        }
    }

    /// The search index of a dossier.
    pub(super) fn index(&mut self, open: &Arc<OpenDossier>) -> Arc<SearchIndex> {
        match &self.index {
            Some((of, index)) if Arc::ptr_eq(of, open) => Arc::clone(index),
            _ => {
                let index = Arc::new(SearchIndex::of(open));
                self.index = Some((Arc::clone(open), Arc::clone(&index)));
                index
            }
        }
    }
}
