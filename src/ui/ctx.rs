//! What every part of the window draws with: what it reads, and where the commands go.
//!
//! Invariant: shared by all of them in a frame, so it holds no text and no fold of one of them.

use super::cached::{Cached, Same};
use super::style::color32;
use crate::analysis::passages::PassageIndex;
use crate::analysis::search::SearchIndex;
use crate::analysis::summary::Summary;
use crate::model::{EntityIndex, OpenDossier, Relation, RelationIndex, Target, ThemeChoice, Visibility};
use crate::scene::{Theme, entity_colors};
use crate::session::{Action, Command, RecentFile, Session};
use egui::{Color32, Pos2, Response};
use std::cell::RefCell;
use std::sync::Arc;

/// What the shell knows and the session does not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surroundings {
    /// The examples that can be opened.
    pub examples: Vec<ExampleName>,
    /// The recent files; `None` until they are looked up, which
    /// [`Request::LookUpRecent`](crate::session::Request::LookUpRecent) asks for.
    pub recent: Option<Vec<RecentFile>>,
    /// The progress of the figure that is being made, from 0 to 1.
    pub figure_done: f32,
}

/// An example that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleName {
    /// What it is opened by.
    pub name: String,
    /// What the menu calls it.
    pub title: String,
}

/// Something that can be clicked, for driving the program from outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it is: "quote 3 0", "claim 7", "sentence 12".
    pub name: String,
    /// Its middle in the window, in points.
    pub at: Pos2,
}

/// What one part of the window asks of another. Done at the end of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// Give the keyboard to the canvas.
    FocusCanvas,
    /// Open the dialog with the warnings and notes of the dossier.
    ShowProblems,
}

/// Tables that are computed from the session and kept until what they come from changes.
#[derive(Default)]
pub(super) struct Derived {
    summary: Cached<Same<Visibility>, Arc<Summary>>,
    index: Cached<Same<OpenDossier>, Arc<SearchIndex>>,
    passages: Cached<Same<OpenDossier>, Arc<PassageIndex>>,
    colors: Cached<(Same<OpenDossier>, ThemeChoice), Arc<Vec<Color32>>>,
}

/// What a frame is drawn with. Its commands, hits and tasks only grow while it is drawn.
pub(super) struct Ctx<'a> {
    /// What the reader is doing.
    pub(super) session: &'a Session,
    /// What the shell knows besides.
    pub(super) surroundings: &'a Surroundings,
    /// Whether the time line is unfolded.
    pub(super) timeline_is_open: bool,
    pub(super) derived: Derived,
    pub(super) commands: RefCell<Vec<Command>>,
    pub(super) hits: RefCell<Vec<Hit>>,
    pub(super) tasks: RefCell<Vec<Task>>,
}

impl<'a> Ctx<'a> {
    /// The context of a frame that begins.
    pub(super) fn new(session: &'a Session, surroundings: &'a Surroundings, derived: Derived) -> Self {
        Self {
            session,
            surroundings,
            timeline_is_open: false,
            derived,
            commands: RefCell::default(),
            hits: RefCell::default(),
            tasks: RefCell::default(),
        }
    }

    /// Sends a command. It is applied after the frame.
    pub(super) fn send(&self, command: Command) {
        self.commands.borrow_mut().push(command);
    }

    /// Sends some commands, in their order.
    pub(super) fn send_all(&self, commands: impl IntoIterator<Item = Command>) {
        self.commands.borrow_mut().extend(commands);
    }

    /// Sends an action. Its dialog or field, if it has one, opens at the end of the frame.
    pub(super) fn act(&self, action: Action) {
        self.send(Command::Do(action));
    }

    /// Sends a command where a widget was clicked.
    pub(super) fn send_on(&self, widget: &Response, command: Command) {
        if widget.clicked() {
            self.send(command);
        }
    }

    /// Sends an action where a widget was clicked.
    pub(super) fn act_on(&self, widget: &Response, action: Action) {
        self.send_on(widget, Command::Do(action));
    }

    /// Selects an entity or an edge where a widget was clicked.
    pub(super) fn select_on(&self, widget: &Response, target: Target) {
        self.send_on(widget, Command::Select(Some(target)));
    }

    /// Asks another part of the window for something.
    pub(super) fn ask(&self, task: Task) {
        self.tasks.borrow_mut().push(task);
    }

    /// Notes where something can be clicked.
    pub(super) fn hit(&self, name: impl Into<String>, at: Pos2) {
        self.hits.borrow_mut().push(Hit { name: name.into(), at });
    }

    /// The counts of what is shown.
    pub(super) fn summary(&self, open: &OpenDossier) -> Arc<Summary> {
        let visibility = self.session.visibility();
        self.derived.summary.get(Same::of(visibility), || Arc::new(crate::analysis::summary::summary(open, visibility)))
    }

    /// The colour of every entity's mark, by its kind.
    pub(super) fn colors(&self, open: &Arc<OpenDossier>, theme: &Theme) -> Arc<Vec<Color32>> {
        self.derived.colors.get((Same::of(open), theme.choice), || {
            Arc::new(entity_colors(open, theme).into_iter().map(color32).collect())
        })
    }

    /// The index of a dossier's sentences, for searching words.
    pub(super) fn passages(&self, open: &Arc<OpenDossier>) -> Arc<PassageIndex> {
        self.derived.passages.get(Same::of(open), || Arc::new(PassageIndex::of(open)))
    }

    /// The index of a dossier's names and quotes.
    pub(super) fn index(&self, open: &Arc<OpenDossier>) -> Arc<SearchIndex> {
        self.derived.index.get(Same::of(open), || Arc::new(SearchIndex::of(open)))
    }
}

/// The context of a frame that shows a dossier, for all that is drawn of it.
pub(super) struct OpenCtx<'a> {
    cx: &'a Ctx<'a>,
    /// The dossier that is open.
    pub(super) open: &'a Arc<OpenDossier>,
}

impl<'a> std::ops::Deref for OpenCtx<'a> {
    type Target = Ctx<'a>;

    fn deref(&self) -> &Ctx<'a> {
        self.cx
    }
}

impl<'a> OpenCtx<'a> {
    /// The context of a frame, with the dossier that it shows.
    pub(super) fn new(cx: &'a Ctx<'a>, open: &'a Arc<OpenDossier>) -> Self {
        Self { cx, open }
    }

    /// The name of an entity.
    pub(super) fn name(&self, entity: EntityIndex) -> &'a str {
        &self.open.dossier.entities[entity.at()].name
    }

    /// A claim.
    pub(super) fn claim(&self, claim: RelationIndex) -> &'a Relation {
        &self.open.dossier.relations[claim.at()]
    }
}
