//! The session: the values that make up its state, and what can be read of them.

use super::derived::{Derived, PathQuestion};
use super::dragging::Dragging;
use super::edits::Edits;
use super::layout_file::LayoutFile;
use super::layout_run::LayoutRun;
use super::light::{Light, LitIn};
use super::look::{Canvas, Look, Viewpoint};
use super::measures::NetworkMeasures;
use super::measuring::Measuring;
use super::notice::{Notice, Notices};
use super::opened::{Failure, Opened};
use super::preferences::Preferences;
use super::selection::{Direction, Page, Selection};
use super::settling::Settling;
use super::trail::Trail;
use super::tuning::Tuning;
use super::views::Views;
use super::workspace::Workspace;
use crate::analysis::contradictions::Contradiction;
use crate::analysis::facets::FacetIndex;
use crate::analysis::looks::Looks;
use crate::analysis::paths::{Path, PathOptions};
use crate::analysis::sentences::DocumentUse;
use crate::analysis::table::{Column, TableOf};
use crate::model::{Camera, EvidenceIndex, OpenDossier, SentenceIndex, Target, Visibility};
use crate::session::compare::Compared;
use crate::session::dress::KeptDress;
use crate::session::effect::{Effect, Request};
use crate::session::emphasis::Emphasis;
use crate::session::layout_request::LayoutOptions;
use crate::session::prompt::{Leaving, Prompt};
use crate::session::same::Same;
use crate::session::table::{Sources, Table};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Everything the program knows of what the reader is doing.
#[derive(Debug, Default)]
pub struct Session {
    pub(in crate::session) opened: Opened,
    pub(in crate::session) edits: Edits,
    pub(in crate::session) file: LayoutFile,
    pub(in crate::session) trail: Trail,
    pub(in crate::session) pointer: Pointer,
    pub(in crate::session) light: Light,
    pub(in crate::session) paths: AskedPaths,
    pub(in crate::session) derived: Derived,
    pub(in crate::session) viewpoint: Viewpoint,
    pub(in crate::session) layout: LayoutRun,
    pub(in crate::session) table: Table,
    /// The index of a large dossier for counting facets.
    pub(in crate::session) facet_index: Option<(Same<OpenDossier>, Arc<FacetIndex>)>,
    /// The drag that is under way, or was the last one.
    pub(in crate::session) dragging: Option<Dragging>,
    pub(in crate::session) tuning: Option<Tuning>,
    pub(in crate::session) measuring: Option<Measuring>,
    pub(in crate::session) measures: NetworkMeasures,
    pub(in crate::session) dress: KeptDress,
    pub(in crate::session) compared: Option<Compared>,
    pub(in crate::session) notices: Notices,
    pub(in crate::session) preferences: Preferences,
    /// What the reader leaves for once the layout is saved.
    pub(in crate::session) leaving: Option<Leaving>,
    /// The quote that the reader asked for last: it is copied rather than all claims of its edge.
    pub(in crate::session) chosen_quote: Option<EvidenceIndex>,
    /// What the reader is asked.
    pub(in crate::session) prompt: Option<Arc<Prompt>>,
    /// The name of the figure that is being made.
    pub(in crate::session) making: Option<PathBuf>,
    /// How many figures were begun until now.
    pub(in crate::session) figures_begun: u64,
    /// What the command that is being done asks of the shell; empty between commands.
    pub(in crate::session) effects: Vec<Effect>,
}

/// What the pointer is on.
#[derive(Debug, Default)]
pub struct Pointer {
    /// In the picture.
    pub target: Option<Target>,
    /// In the document.
    pub sentence: Option<SentenceIndex>,
}

/// What paths are asked for, and which of them is lit.
#[derive(Debug, Default)]
pub struct AskedPaths {
    pub options: PathOptions,
    pub lit: usize,
    /// Which paths the camera followed last, and which of them.
    pub followed: Option<(Same<Vec<Path>>, Page, usize)>,
}

impl Session {
    /// A session with nothing open.
    #[must_use]
    pub fn new(preferences: Preferences) -> Self {
        Self { preferences, ..Self::default() }
    }

    /// With the columns of tables that were chosen in an earlier run.
    #[must_use]
    pub fn with_columns(mut self, chosen: BTreeMap<TableOf, Vec<Column>>) -> Self {
        self.table.choose(chosen);
        self
    }

    /// The open dossier.
    #[must_use]
    pub fn open(&self) -> Option<&Arc<OpenDossier>> {
        self.opened.open.as_ref()
    }

    /// How many dossiers were opened until now. One that is read again counts once.
    #[must_use]
    pub fn openings(&self) -> u64 {
        self.opened.count
    }

    /// Whether the files of the open dossier have changed since they were read.
    #[must_use]
    pub fn has_changed_on_disk(&self) -> bool {
        self.opened.changed_on_disk
    }

    /// The name of what is being loaded.
    #[must_use]
    pub fn loading(&self) -> Option<&str> {
        self.opened.loading.as_deref()
    }

    /// The file that could not be loaded last, until it is put away.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.opened.failure.as_ref()
    }

    /// Positions, pins, filters and whatever else undo restores.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.edits.present.workspace
    }

    /// What remains to be seen of what is shown, after filter and hiding.
    #[must_use]
    pub fn visibility(&self) -> &Arc<Visibility> {
        &self.derived.visibility.value
    }

    /// What is drawn: what remains to be seen, and what is switched off where that is dimmed and not hidden.
    #[must_use]
    pub fn drawn(&self) -> &Arc<Visibility> {
        if self.dims() { &self.derived.drawn.value } else { self.visibility() }
    }

    /// Whether something is switched off that is dimmed and not hidden.
    #[must_use]
    pub fn dims(&self) -> bool {
        let filter = &self.workspace().filter;
        filter.dims && !filter.shows_everything()
    }

    /// What is selected.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.trail.present
    }

    /// What the pointer is on.
    #[must_use]
    pub fn hovered(&self) -> Option<Target> {
        self.pointer.target
    }

    /// The sentence that the pointer is on, in the document.
    #[must_use]
    pub fn pointed(&self) -> Option<SentenceIndex> {
        self.pointer.sentence
    }

    /// What claims make of every document, in the dossier's order.
    #[must_use]
    pub fn uses(&self) -> &Arc<Vec<DocumentUse>> {
        &self.derived.uses.value
    }

    /// What stands out now, without the focus of the keyboard, which belongs to the window.
    #[must_use]
    pub fn emphasis(&self) -> Emphasis {
        Emphasis {
            selected: self.selection().target,
            also_selected: self.selection().group.iter().copied().collect(),
            hovered: self.hovered(),
            highlight: self.highlight(),
            lit: self.light.entities.as_deref().cloned(),
            focus: None,
            counts: true,
        }
    }

    /// What is contradicted among the claims that are shown: most behind the weaker side first.
    #[must_use]
    pub fn contradictions(&self) -> &Arc<Vec<Contradiction>> {
        &self.derived.contradictions.value
    }

    /// The verified quotes worth a second look.
    #[must_use]
    pub fn looks(&self) -> &Looks {
        &self.derived.looks.value
    }

    /// The paths between the entities that the page asks about, the best first.
    #[must_use]
    pub fn paths(&self) -> &Arc<Vec<Path>> {
        &self.derived.paths.value
    }

    /// The table that stands in place of the network, or may.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// What part of the network is to be seen.
    #[must_use]
    pub fn look(&self) -> Look {
        self.viewpoint.look()
    }

    /// The camera: the one that was asked for, or the one that shows the whole network on the canvas.
    #[must_use]
    pub fn camera(&self) -> Camera {
        self.viewpoint.camera()
    }

    /// The canvas; `None` until the window has drawn it.
    #[must_use]
    pub fn canvas(&self) -> Option<Canvas> {
        self.viewpoint.canvas()
    }

    /// What the reader is asked, until it is answered.
    #[must_use]
    pub fn prompt(&self) -> Option<&Arc<Prompt>> {
        self.prompt.as_ref()
    }

    /// What the layout is doing.
    #[must_use]
    pub fn settling(&self) -> Settling {
        self.layout.settling
    }

    /// The number of the present run of the layout; positions with another number are late.
    #[must_use]
    pub fn ticket(&self) -> u64 {
        self.layout.ticket
    }

    /// What the layout is asked for.
    #[must_use]
    pub fn layout_options(&self) -> LayoutOptions {
        self.workspace().options
    }

    /// The adjustment of the layout that is under way.
    #[must_use]
    pub fn tuning(&self) -> Option<&Tuning> {
        self.tuning.as_ref()
    }

    /// The measures of the picture, while the reader wants to see them.
    #[must_use]
    pub fn measuring(&self) -> Option<&Measuring> {
        self.measuring.as_ref()
    }

    /// The views of the layout.
    #[must_use]
    pub fn views(&self) -> &Views {
        &self.edits.present.views
    }

    /// The file that the layout is saved in.
    #[must_use]
    pub fn layout_file(&self) -> &LayoutFile {
        &self.file
    }

    /// The last notice, until it is put away.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notices.last.as_ref()
    }

    /// The name of the figure file that is being made.
    #[must_use]
    pub fn making_figure(&self) -> Option<&str> {
        self.making.as_deref().map(|path| path.file_name().and_then(std::ffi::OsStr::to_str).unwrap_or("the file"))
    }

    /// How the window looks.
    #[must_use]
    pub fn preferences(&self) -> Preferences {
        self.preferences
    }

    /// What undo would undo, or `None`.
    #[must_use]
    pub fn undo_name(&self) -> Option<&'static str> {
        self.edits.history.name(Direction::Previous)
    }

    /// What redo would redo, or `None`.
    #[must_use]
    pub fn redo_name(&self) -> Option<&'static str> {
        self.edits.history.name(Direction::Next)
    }

    /// Whether there is a selection to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.trail.behind.is_empty()
    }

    /// Whether there is a selection to go forward to.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        !self.trail.ahead.is_empty()
    }

    /// Refreshes everything that is computed from the state, after each command; the visibility also before some go on.
    pub(in crate::session) fn refresh(&mut self) {
        if self.paths.options.avoid != *self.workspace().avoided {
            self.paths.options.avoid = self.workspace().avoided.as_ref().clone();
        }
        let question = match self.selection().page {
            Page::Paths(Some(from), Some(to)) => {
                Some(PathQuestion { ends: (from, to), options: self.paths.options.clone() })
            }
            _ => None,
        };
        let drawn = Arc::clone(self.drawn());
        self.refresh_visibility();
        if self.derived.refresh(&self.opened, &self.edits, question) {
            self.paths.lit = 0;
        }
        if !Arc::ptr_eq(&drawn, self.drawn()) {
            self.place_strays();
        }
        self.follow_measures();
        let followed = self.lit_path().map(|_| (Same::of(self.paths()), self.selection().page, self.paths.lit));
        if followed != self.paths.followed {
            self.paths.followed = followed;
            self.follow_path();
        }
        self.light.refresh(self.lit_in());
        if let Some(open) = &self.opened.open {
            let marks = &self.edits.present.workspace.marks;
            let measures = self.measures.of(open);
            let sources = Sources { visibility: &self.derived.visibility.value, marks, measures };
            self.table.refresh(open, &self.opened.identities, sources);
        }
    }

    /// Refreshes the visibility alone, for a command that goes on with it.
    pub(in crate::session) fn refresh_visibility(&mut self) {
        let outside = match &self.opened.open {
            Some(open) => self.measures.outside(open, &self.edits.present.workspace.filter),
            None => Arc::default(),
        };
        self.derived.refresh_visibility(&self.opened, &self.edits, &outside);
    }

    /// The selection and the view that a light would belong to now.
    pub(in crate::session) fn lit_in(&self) -> LitIn {
        LitIn { selection: self.trail.changes, view: self.edits.view_changes }
    }

    /// Asks the shell for something.
    pub(in crate::session) fn emit(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Asks the shell for something that does not concern the session.
    pub(in crate::session) fn request(&mut self, request: Request) {
        self.emit(Effect::Request(request));
    }
}
