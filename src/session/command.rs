//! What can be asked of a session, and what it asks of the shell in return.
//!
//! Invariant: commands carry values, never references into the window.

use super::figure::{FigureOutcome, FigureTask};
use super::pick::Pick;
use super::tuning::Tune;
use super::{Action, Look, Page};
use crate::analysis::paths::PathOptions;
use crate::layout::arrangements::Pattern;
use crate::layout::quality::{Measures, Sample};
use crate::model::{
    Camera, DateRange, DocumentIndex, EntityIndex, EvidenceIndex, OpenDossier, Origin, Outcome, Passage, Position,
    Problem, Rect, SavedLayout, SentenceIndex, Span, Status, Target, ThemeChoice, Verdict, Visibility,
};
use std::path::PathBuf;
use std::sync::Arc;

/// One thing the reader, or a thread that finished, wants to happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A command without arguments, from a key, a menu or the palette.
    Do(Action),
    /// Open a dossier or a layout file.
    Open(PathBuf),
    /// Open one of the examples by its name.
    OpenExample(String),
    /// A dossier was loaded, with the layout that lay beside it or that named it.
    Loaded {
        /// The dossier.
        open: Arc<OpenDossier>,
        /// The layout file, and what it holds or why it cannot be read.
        layout: Option<(PathBuf, Result<SavedLayout, Vec<Problem>>)>,
    },
    /// A file could not be loaded.
    Refused {
        /// What was asked for.
        origin: Origin,
        /// Why not; at least one.
        problems: Vec<Problem>,
    },
    /// Put away the report of a file that could not be loaded.
    DismissFailure,
    /// The open dossier's file changed on disk.
    ChangedOnDisk,

    /// Select one thing, or nothing.
    Select(Option<Target>),
    /// Select these entities together, with all of the network in sight.
    SelectThese(Vec<EntityIndex>),
    /// Look up which files were opened before, for the menu.
    LookUpRecent,
    /// Take a file out of the recent ones.
    ForgetRecent(PathBuf),
    /// Add an entity to the selection, or take it out.
    SelectAlso(EntityIndex),
    /// Select the shown entities within a rectangle of the world.
    SelectWithin(Rect),
    /// The pointer is on something, or on nothing.
    Hover(Option<Target>),
    /// The pointer is on a sentence of the document, or on none.
    Point(Option<SentenceIndex>),
    /// Select what a sentence tells of: its edge, or all its claims where it has several or none.
    SelectSentence(SentenceIndex),
    /// Show a page of the panel instead of what is selected.
    ShowPage(Page),
    /// Show a quote of the selected edge or entity in its document.
    ShowQuote(EvidenceIndex),
    /// Show a place where a quote may stand.
    ShowPlace(EvidenceIndex, Passage),
    /// Say that a quote stands at a passage, or take that back.
    Correct(EvidenceIndex, Option<Passage>),
    /// Read a document, from its beginning or at a place.
    Read(DocumentIndex, Option<Span>),
    /// Close the document that is being read.
    CloseDocument,

    /// Move entities by an offset in world units, and pin them. Moves with the same gesture number are one undo step.
    Move {
        /// Who moves.
        entities: Vec<EntityIndex>,
        /// By how much.
        by: Position,
        /// A number for the gesture that the move is part of.
        gesture: u64,
    },
    /// Switch something on or off.
    Filter(FilterChange),
    /// Set what the reader says of a quote; the same again takes it back.
    Mark(EvidenceIndex, Verdict),
    /// Set the reader's note on a quote; empty takes it back.
    Note(EvidenceIndex, String),
    /// Write the reader's marks to a file: JSON where its name ends so, else CSV.
    ExportMarks(PathBuf),
    /// Ask for other paths.
    SetPathOptions(PathOptions),
    /// Light another of the paths.
    ShowPath(usize),

    /// Look at the whole network, or at a part.
    Look(Look),
    /// What the canvas shows now; for commands that zoom or fly from there.
    Shown(Camera),
    /// Look at something and select it.
    FlyTo(Target),

    /// The layout thread delivered positions.
    Settled {
        /// Which layout they belong to.
        ticket: u64,
        /// Where every entity stands.
        positions: Arc<Vec<Position>>,
        /// How far it is, from 0 to 1; `None` when it has come to rest.
        running: Option<f32>,
    },
    /// The layout is done, and its picture only moves to where everybody comes to stand.
    Eases {
        /// Which layout it is.
        ticket: u64,
        /// Where every entity comes to stand.
        end: Arc<Vec<Position>>,
    },
    /// How the measures went so far while a layout settles.
    Course {
        /// Which layout they belong to.
        ticket: u64,
        /// The samples, from its beginning.
        samples: Arc<Vec<Sample>>,
    },
    /// One step of an adjustment of the layout.
    Tune(Tune),
    /// An arrangement was computed.
    Arranged {
        /// Which.
        pattern: Pattern,
        /// The revision of the arrangement that it began with.
        revision: u64,
        /// Where every entity stands.
        positions: Arc<Vec<Position>>,
    },
    /// A picture was measured.
    Measured {
        /// Where everybody stood.
        positions: Arc<Vec<Position>>,
        /// What was shown.
        visibility: Arc<Visibility>,
        /// Its measures.
        measures: Measures,
    },

    /// Save the layout under this path.
    SaveLayoutAs(PathBuf),
    /// The layout was saved.
    Saved {
        /// Where.
        path: PathBuf,
        /// What the file holds now; the arrangement may have gone on since.
        layout: Box<SavedLayout>,
        /// Which revision of the arrangement that is.
        revision: u64,
    },
    /// Make a new view, a copy of the current one.
    AddView(String),
    /// Go to another view of the layout.
    ShowView(usize),
    /// Rename the current view.
    RenameView(String),

    /// Make a figure file.
    ExportFigure(Box<FigureTask>),
    /// A figure file was made, or not.
    FigureMade(FigureOutcome),
    /// Ask for a path in the window, where the system has no file dialog to offer.
    AskForPath(Pick),
    /// A path was typed for what was asked.
    Typed(Pick, PathBuf),
    /// There is a file at the path that was typed.
    AskToReplace(Pick, PathBuf),
    /// Ask where to save a figure.
    PickFigure(Box<FigureTask>),
    /// Save the commented template of a dossier under this path.
    SaveTemplate(PathBuf),
    /// Copy text.
    Copy(String),
    /// Open a link of a document in the browser.
    OpenLink(String),
    /// Use these colours; `None`: as the system.
    SetTheme(Option<ThemeChoice>),
    /// Use this text size, as a factor.
    SetTextScale(f32),
    /// Tell the reader something.
    Tell(String),
    /// Tell the reader that something went wrong.
    Warn(String),
    /// Put away the notice.
    DismissNotice,
    /// Leave the open dossier although its layout is not saved.
    LeaveAnyway(Leaving),
    /// Save the layout, then leave.
    SaveAndLeave(Leaving),
    /// Stay after all.
    Stay,
}

/// What the reader leaves the open dossier for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// The end of the program.
    Quit,
    /// Another file.
    Open(PathBuf),
    /// An example.
    OpenExample(String),
}

/// A change of the filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterChange {
    /// Switch a kind of entity on or off.
    EntityKind(String),
    /// Switch a status on or off.
    Status(Status),
    /// Switch a kind of relation on or off.
    RelationKind(String),
    /// Switch claims without evidence on or off.
    WithoutEvidence,
    /// Switch what an entity says on or off, by its id; `None`: what the documents say themselves.
    Speaker(Option<String>),
    /// Let only the documents' own words count, or everybody's again.
    OnlyOwnWords,
    /// Switch a document on or off, by its id.
    Document(String),
    /// Switch a result of quotes on or off.
    Outcome(Outcome),
    /// Let only verified quotes count, or all again.
    OnlyVerified,
    /// Let only quotes count that are not verified, or all again.
    OnlyUnverified,
    /// Let only quotes count that the reader confirmed, or all again.
    OnlyConfirmed,
    /// Switch all of a group on or off.
    All(FilterGroup, bool),
    /// Show only claims of these days, or of all times.
    Dates(Option<DateRange>),
    /// Show everything.
    Clear,
}

/// What can be switched on or off together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterGroup {
    /// The kinds of entity.
    EntityKinds,
    /// The statuses of claims.
    Statuses,
    /// The kinds of relation.
    RelationKinds,
    /// Who says it, the documents themselves among them.
    Speakers,
    /// The documents.
    Documents,
    /// What became of the quotes.
    Outcomes,
}

/// What the shell is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Load a dossier, in the background.
    Load(Origin),
    /// Load a layout file and the dossier it names, in the background.
    LoadLayout(PathBuf),
    /// Ask for a file.
    Pick(Pick),
    /// Ask for a path in the window.
    AskForPath(Pick),
    /// Look what is at a path that was typed, before anything is written there.
    LookAt(Pick, PathBuf),
    /// Ask whether to replace the file at a path that was typed.
    AskToReplace(Pick, PathBuf),
    /// Start the layout of the session's dossier, under this ticket.
    StartLayout(u64),
    /// Hold the layout.
    PauseLayout,
    /// Go on with it.
    ResumeLayout,
    /// Give the layout up.
    StopLayout,
    /// Compute an arrangement, in the background, for this revision of the present one.
    Arrange {
        /// Which.
        pattern: Pattern,
        /// The revision.
        revision: u64,
    },
    /// Take measures of layouts while they settle, or take no more.
    WatchCourse(bool),
    /// Save a layout, in the background.
    SaveLayout {
        /// What was last read from there or saved there; `None`: the reader knows of whatever is there.
        known: Option<Box<SavedLayout>>,
        /// Where.
        path: PathBuf,
        /// What.
        layout: Box<SavedLayout>,
        /// Which revision of the arrangement it is.
        revision: u64,
    },
    /// Make a figure file, in the background.
    ExportFigure(Box<FigureTask>),
    /// Give up the figure that is being made.
    CancelFigure,
    /// Save the template.
    SaveTemplate(PathBuf),
    /// Save a text.
    SaveText(PathBuf, String),
    /// Put text on the clipboard.
    Copy(String),
    /// Open a link in the browser.
    OpenLink(String),
    /// Keep the preferences.
    KeepPreferences,
    /// Add a file to the recent ones.
    Remember(PathBuf),
    /// Look up which files were opened before.
    LookUpRecent,
    /// Take a file out of the recent ones.
    Forget(PathBuf),
    /// End the program.
    Quit,
    /// Ask whether to save the layout first.
    AskBeforeLeaving(Leaving),
}
