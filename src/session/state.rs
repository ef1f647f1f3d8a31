//! The session's state and what can be read of it.

use super::asked::Asked;
use super::command::Leaving;
use super::emphasis::Emphasis;
use super::history::History;
use super::layout_request::LayoutOptions;
use super::measuring::Measuring;
use super::notice::{Notice, NoticeKind};
use super::selection::{Page, Selection};
use super::settling::Settling;
use super::tuning::Tuning;
use super::views::Views;
use super::workspace::Workspace;
use crate::analysis::filter::{confirmed, visibility_by_reader};
use crate::analysis::sentences::{DocumentUse, Highlight, highlight_of, uses};
use crate::layout::Drag;
use crate::model::{
    Camera, Corrections, EntityIndex, EvidenceIndex, Identities, OpenDossier, Origin, Position, Problem, QuoteKey,
    QuoteMark, SentenceIndex, Target, ThemeChoice, Visibility,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything the program knows of what the reader is doing.
#[derive(Debug, Default)]
pub struct Session {
    pub(super) open: Option<Arc<OpenDossier>>,
    pub(super) openings: u64,
    pub(super) loading: Option<String>,
    /// Whether what is being loaded is the open dossier again, so that what was placed stays.
    pub(super) reloading: bool,
    pub(super) failure: Option<Failure>,
    pub(super) workspace: Workspace,
    pub(super) revisions: u64,
    pub(super) history: History,
    pub(super) visibility: Arc<Visibility>,
    pub(super) selection: Selection,
    pub(super) trail: Vec<Selection>,
    pub(super) ahead: Vec<Selection>,
    pub(super) hovered: Option<Target>,
    /// The sentence that the pointer is on, in the document.
    pub(super) pointed: Option<SentenceIndex>,
    /// What claims make of the documents, and of what that was computed.
    pub(super) uses: Arc<Vec<DocumentUse>>,
    pub(super) uses_of: Option<(Arc<OpenDossier>, Arc<Corrections>)>,
    pub(super) asked: Asked,
    /// What the quotes of the open dossier are known by.
    pub(super) identities: Arc<Identities>,
    pub(super) ego_depth: u8,
    pub(super) lit: Option<Arc<BTreeSet<EntityIndex>>>,
    pub(super) look: Look,
    pub(super) shown: Camera,
    pub(super) settling: Settling,
    pub(super) ticket: u64,
    /// Where everybody comes to stand by the layout of a ticket, once its picture only moves there.
    pub(super) end: Option<(u64, Arc<Vec<Position>>)>,
    /// The drag that is under way, or was the last one.
    pub(super) dragging: Option<Dragging>,
    pub(super) tuning: Option<Tuning>,
    pub(super) measuring: Option<Measuring>,
    pub(super) views: Views,
    pub(super) notice: Option<Notice>,
    pub(super) notices: u64,
    pub(super) preferences: Preferences,
    pub(super) leaving: Option<Leaving>,
    /// The name of the figure that is being made.
    pub(super) making: Option<String>,
}

/// A drag, and what follows it.
#[derive(Debug)]
pub(super) struct Dragging {
    /// The gesture it is.
    pub(super) gesture: u64,
    /// What is dragged.
    pub(super) entities: Vec<EntityIndex>,
    /// What follows.
    pub(super) drag: Drag,
}

/// What part of the network the reader wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Look {
    /// All of it, whatever the window's size.
    #[default]
    Whole,
    /// This part.
    At(Camera),
}

/// A file that could not be loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Which.
    pub origin: Origin,
    /// Why not.
    pub problems: Arc<Vec<Problem>>,
}

/// How the window looks. Kept between runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preferences {
    /// Light or dark; `None`: as the system.
    pub theme: Option<ThemeChoice>,
    /// The text size, as a factor from 0.75 to 2.
    pub text_scale: f32,
    /// Whether the panel of legend and filters is unfolded.
    pub filters: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { theme: None, text_scale: 1.0, filters: false }
    }
}

impl Session {
    /// A session with nothing open.
    #[must_use]
    pub fn new(preferences: Preferences) -> Self {
        Self { preferences, ..Self::default() }
    }

    /// The open dossier.
    #[must_use]
    pub fn open(&self) -> Option<&Arc<OpenDossier>> {
        self.open.as_ref()
    }

    /// How many dossiers were opened until now. One that is read again counts once.
    #[must_use]
    pub fn openings(&self) -> u64 {
        self.openings
    }

    /// The name of what is being loaded.
    #[must_use]
    pub fn loading(&self) -> Option<&str> {
        self.loading.as_deref()
    }

    /// The file that could not be loaded last, until it is put away.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// Where everything stands and what is shown.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// What remains to be seen after filter and hiding.
    #[must_use]
    pub fn visibility(&self) -> &Arc<Visibility> {
        &self.visibility
    }

    /// What is selected.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// What the pointer is on.
    #[must_use]
    pub fn hovered(&self) -> Option<Target> {
        self.hovered
    }

    /// The sentence that the pointer is on, in the document.
    #[must_use]
    pub fn pointed(&self) -> Option<SentenceIndex> {
        self.pointed
    }

    /// What claims make of every document, in the dossier's order.
    #[must_use]
    pub fn uses(&self) -> &Arc<Vec<DocumentUse>> {
        &self.uses
    }

    /// What the sentence tells of that the pointer is on, or else the page of the panel; `None` where neither tells of
    /// anything that is shown.
    #[must_use]
    pub fn highlight(&self) -> Option<Highlight> {
        let selected = match self.selection.page {
            Page::Sentence(sentence) => Some(sentence),
            _ => None,
        };
        let open = self.open.as_ref()?;
        let highlight = match self.pointed.or(selected) {
            Some(sentence) => highlight_of(open, &self.uses, &self.visibility, sentence),
            None => self.highlight_of_page(open)?,
        };
        (!highlight.is_empty()).then_some(highlight)
    }

    /// What stands out now, without the focus of the keyboard, which belongs to the window.
    #[must_use]
    pub fn emphasis(&self) -> Emphasis {
        Emphasis {
            selected: self.selection.target,
            also_selected: self.selection.group.iter().copied().collect(),
            hovered: self.hovered,
            highlight: self.highlight(),
            lit: self.lit.as_deref().cloned(),
            focus: None,
        }
    }

    /// The entities that are lit around the selection, where the reader asked for it.
    #[must_use]
    pub fn lit(&self) -> Option<&Arc<BTreeSet<EntityIndex>>> {
        self.lit.as_ref()
    }

    /// To which depth the network around the selection is lit; 0 when it is not.
    #[must_use]
    pub fn ego_depth(&self) -> u8 {
        self.ego_depth
    }

    /// What part of the network is to be seen.
    #[must_use]
    pub fn look(&self) -> Look {
        self.look
    }

    /// What the canvas shows, as it reported last.
    #[must_use]
    pub fn shown(&self) -> Camera {
        self.shown
    }

    /// What the layout is doing.
    #[must_use]
    pub fn settling(&self) -> Settling {
        self.settling
    }

    /// The number of the layout that is wanted; positions with another number are late.
    #[must_use]
    pub fn ticket(&self) -> u64 {
        self.ticket
    }

    /// The seed of the layout.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.workspace.options.seed
    }

    /// What the layout is asked for.
    #[must_use]
    pub fn layout_options(&self) -> LayoutOptions {
        self.workspace.options
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

    /// The views of the layout, and the file it is saved in.
    #[must_use]
    pub fn views(&self) -> &Views {
        &self.views
    }

    /// The last notice, until it is put away.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The name of the figure file that is being made.
    #[must_use]
    pub fn making_figure(&self) -> Option<&str> {
        self.making.as_deref()
    }

    /// How the window looks.
    #[must_use]
    pub fn preferences(&self) -> Preferences {
        self.preferences
    }

    /// Whether the reader changed the arrangement since it was saved. Settling does not count.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        let is_tuned = self.tuning.as_ref().is_some_and(|tuning| tuning.has_changed(&self.workspace, self.settling));
        self.open.is_some() && (is_tuned || self.workspace.revision != self.views.saved_revision)
    }

    /// What undo would undo, or `None`.
    #[must_use]
    pub fn undo_name(&self) -> Option<&'static str> {
        self.history.undo_name()
    }

    /// What redo would redo, or `None`.
    #[must_use]
    pub fn redo_name(&self) -> Option<&'static str> {
        self.history.redo_name()
    }

    /// Whether there is a selection to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.trail.is_empty()
    }

    /// Whether there is a selection to go forward to.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        !self.ahead.is_empty()
    }

    /// What a quote is known by, whatever its place in the dossier becomes.
    #[must_use]
    pub fn key_of(&self, evidence: EvidenceIndex) -> Option<&QuoteKey> {
        self.identities.key(evidence)
    }

    /// What the reader says of a quote.
    #[must_use]
    pub fn mark_of(&self, evidence: EvidenceIndex) -> Option<&QuoteMark> {
        self.workspace.marks.get(self.identities.key(evidence)?)
    }

    /// How many quotes the reader has given a verdict on, and how many there are.
    #[must_use]
    pub fn read_count(&self) -> (usize, usize) {
        let Some(open) = &self.open else { return (0, 0) };
        let is_read =
            |(key, mark): &(&QuoteKey, &QuoteMark)| mark.verdict.is_some() && self.identities.find(key).is_some();
        let all = open.dossier.relations.iter().map(|relation| relation.evidence.len()).sum();
        (self.workspace.marks.iter().filter(is_read).count(), all)
    }

    /// Computes anew what remains visible and what quotes make of the documents; after every change of the arrangement.
    pub(super) fn refresh_visibility(&mut self) {
        if let Some(open) = &self.open {
            let Workspace { filter, hidden, marks, .. } = &self.workspace;
            let is_asked = filter.only_confirmed;
            let confirmed = if is_asked { confirmed(&self.identities, marks) } else { BTreeSet::new() };
            self.visibility = Arc::new(visibility_by_reader(open, filter, hidden, &confirmed));
            let corrections = &self.workspace.corrections;
            let is_known = |(of, with): &(Arc<OpenDossier>, Arc<Corrections>)| {
                Arc::ptr_eq(of, open) && Arc::ptr_eq(with, corrections)
            };
            if !self.uses_of.as_ref().is_some_and(is_known) {
                self.uses = Arc::new(uses(open, corrections));
                self.uses_of = Some((Arc::clone(open), Arc::clone(corrections)));
            }
        }
    }

    /// Tells the reader something.
    pub(super) fn tell(&mut self, kind: NoticeKind, text: impl Into<String>) {
        self.notices += 1;
        self.notice = Some(Notice { kind, text: text.into(), about: Vec::new(), number: self.notices });
    }

    /// Lets the last notice offer to select the entities that it tells of.
    pub(super) fn offer_to_select(&mut self, entities: Vec<EntityIndex>) {
        if let Some(notice) = &mut self.notice {
            notice.about = entities;
        }
    }
}
