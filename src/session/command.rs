//! Commands: what the reader, or a thread that finished, asks of a session.
//!
//! Invariant: commands carry values, never references into the window.

use super::actions::Action;
use super::compare::CompareChange;
use super::data::DataTask;
use super::effect::{Request, TakenOver};
use super::figure::{FigureOutcome, FigureTask};
use super::import_change::ImportChange;
use super::pick::Pick;
use super::prompt::{Answer, Prompt};
use super::report::ReportTask;
use super::shown::Only;
use super::state::{Canvas, Company, Look, MeasureAnswer, MeasureChange, OnDisk, Page, Tune};
use super::table::TableChange;
use crate::analysis::facets::FacetIndex;
use crate::analysis::paths::PathOptions;
use crate::formats::good_part::LeftOut;
use crate::layout::arrangements::Pattern;
use crate::layout::quality::{Measures, Sample};
use crate::model::{
    DocumentIndex, EntityIndex, EvidenceIndex, FilterChange, OpenDossier, Origin, Passage, Position, Problem, Rect,
    SavedLayout, SentenceIndex, Span, Target, ThemeChoice, Verdict, Visibility,
};
use std::path::PathBuf;
use std::sync::Arc;

/// One thing that the reader, the shell or a finished thread asks for.
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
    /// Open what has no error of the file that was refused.
    OpenGoodPart,
    /// That part was loaded, with the layout beside the file.
    GoodPart {
        /// The dossier without what has errors.
        open: Arc<OpenDossier>,
        /// The layout file, and what it holds or why it cannot be read.
        layout: Option<(PathBuf, Result<SavedLayout, Vec<Problem>>)>,
        /// What is left out.
        left_out: LeftOut,
    },
    /// The file that was refused has changed on disk.
    FailedChanged,
    /// The names of the open dossier were looked up: it is the same, with its mentions.
    NamesRead(Arc<OpenDossier>),
    /// Give up the file that is being loaded.
    CancelLoading,
    /// Put away the report of a file that could not be loaded.
    DismissFailure,
    /// The open dossier's file changed on disk.
    ChangedOnDisk,
    /// A layout file holds this now, as a watch over it has seen.
    LayoutOnDisk(PathBuf, OnDisk),
    /// The same, read because the reader asked for it: it is taken over where nothing is lost by that.
    LayoutReread(PathBuf, OnDisk),
    /// Import files, or change what is done with an import.
    Import(ImportChange),
    /// Compare with another version, or change how that is shown.
    Compare(CompareChange),

    /// Back out one step, as Escape does, where the document is out of sight behind what is selected: that goes first.
    BackOutBeforeDocument,
    /// Select one thing, or nothing.
    Select(Option<Target>),
    /// Select these entities together and show the whole network.
    SelectThese(Vec<EntityIndex>),
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

    /// Move entities by an offset in world units, and pin them. Moves with the same gesture number are one undo step, in
    /// which company may come and go: neighbours that do not go along any more are back where they were.
    Move {
        /// The entities.
        entities: Vec<EntityIndex>,
        /// By how much.
        by: Position,
        /// A number for the gesture that the move is part of.
        gesture: u64,
        /// Who goes along.
        company: Company,
    },
    /// Switch something on or off.
    Filter(FilterChange),
    /// Change the table.
    Table(TableChange),
    /// Show something alone and hide the rest.
    ShowOnly(Only),
    /// Undo or redo until so many steps of the history are done.
    GoToStep(usize),
    /// Show hidden neighbours of an entity: all, or those tied to it by claims of a kind.
    Expand(EntityIndex, Option<String>),
    /// Set what the reader says of a quote; the same again takes it back.
    Mark(EvidenceIndex, Verdict),
    /// Set the reader's note on a quote; empty takes it back.
    Note(EvidenceIndex, String),
    /// Write the reader's marks to a file: JSON where its name ends so, else CSV.
    ExportMarks(PathBuf),
    /// Ask for other paths.
    SetPathOptions(PathOptions),
    /// Let no path go through an entity, or let them again.
    Avoid(EntityIndex),
    /// Light another of the paths.
    ShowPath(usize),

    /// Look at the whole network, or at a part.
    Look(Look),
    /// The canvas is drawn like this now.
    Canvas(Canvas),
    /// Move the camera by an offset in world units.
    Pan(Position),
    /// Zoom, with a place of the world that stays where it is on the canvas.
    Zoom {
        /// By how much; more than 1 is closer.
        factor: f32,
        /// The place.
        fixed: Position,
    },
    /// Look at something and select it; what is hidden is only selected, and the reader is asked whether to show it.
    FlyTo(Target),
    /// Show something that is hidden, and look at it.
    Reveal(Target),

    /// The layout thread delivered positions.
    Settled {
        /// Which layout they belong to.
        ticket: u64,
        /// Where every entity stands.
        positions: Arc<Vec<Position>>,
        /// How far it is, from 0 to 1; `None` when it has come to rest.
        running: Option<f32>,
    },
    /// The layout is done, and its picture only eases to the final positions.
    Eases {
        /// Which layout it is.
        ticket: u64,
        /// The final positions, in the dossier's order.
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
        /// The revision of the workspace that it was computed for.
        revision: u64,
        /// Where every entity stands.
        positions: Arc<Vec<Position>>,
    },
    /// A picture was measured.
    Measured {
        /// The positions.
        positions: Arc<Vec<Position>>,
        /// What was visible.
        visibility: Arc<Visibility>,
        /// Its measures.
        measures: Measures,
    },
    /// Change what is measured of the network, or what measures mark.
    Measure(MeasureChange),
    /// A part of the measures of the network was computed, or not.
    MeasureDone(MeasureAnswer),
    /// The index of a large dossier for counting facets was made.
    FacetsIndexed(Arc<OpenDossier>, Arc<FacetIndex>),

    /// Save the layout under this path.
    SaveLayoutAs(PathBuf),
    /// A layout was read that is taken over in place of what is on screen.
    TakeOver(TakenOver, Box<SavedLayout>),
    /// The layout was saved.
    Saved {
        /// Where.
        path: PathBuf,
        /// What the file holds now; the workspace may have changed since.
        layout: Box<SavedLayout>,
        /// Which revision of the workspace that is.
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
    /// Make a report file.
    ExportReport(Box<ReportTask>),
    /// Export the dossier for other programs.
    ExportData(Box<DataTask>),
    /// A figure, report or export was made, or not.
    FigureMade(FigureOutcome),
    /// Ask the reader something.
    Ask(Prompt),
    /// Answer what was asked.
    Answer(Answer),
    /// Ask the shell for something that does not change the session.
    Request(Request),
    /// Open a link of a document in the browser.
    OpenLink(String),
    /// Use these colours; `None`: as the system.
    SetTheme(Option<ThemeChoice>),
    /// Use this text size, as a factor.
    SetTextScale(f32),
    /// Jump and open at once instead of flying and sliding, or not.
    ReduceMotion(bool),
    /// Take single letters, digits and signs as keys of commands, or look for what is typed over the network.
    UseSingleKeys(bool),
    /// Tell the reader something.
    Tell(String),
    /// Tell the reader that something went wrong.
    Warn(String),
    /// Put away the notice.
    DismissNotice,
}

impl Command {
    /// Whether this command dismisses the notice of the last thing that happened, because the reader goes on to something
    /// else. Looking around, setting a preference and answering a question keep it, and so does a report from a thread or
    /// the shell.
    #[expect(clippy::too_many_lines, reason = "a line for each command")]
    pub(super) fn goes_on(&self) -> bool {
        match self {
            Self::Do(_)
            | Self::BackOutBeforeDocument
            | Self::Select(_)
            | Self::SelectThese(_)
            | Self::SelectAlso(_)
            | Self::SelectWithin(_)
            | Self::SelectSentence(_)
            | Self::ShowPage(_)
            | Self::ShowQuote(_)
            | Self::ShowPlace(..)
            | Self::ShowPath(_)
            | Self::SetPathOptions(_)
            | Self::Avoid(_)
            | Self::Read(..)
            | Self::CloseDocument
            | Self::FlyTo(_)
            | Self::Reveal(_)
            | Self::Correct(..)
            | Self::Mark(..)
            | Self::Note(..)
            | Self::Filter(_)
            | Self::Table(_)
            | Self::ShowOnly(_)
            | Self::GoToStep(_)
            | Self::Expand(..)
            | Self::Move { .. }
            | Self::AddView(_)
            | Self::ShowView(_)
            | Self::RenameView(_)
            | Self::Measure(_)
            | Self::Tune(_) => true,
            Self::Open(_)
            | Self::OpenExample(_)
            | Self::Loaded { .. }
            | Self::Refused { .. }
            | Self::OpenGoodPart
            | Self::GoodPart { .. }
            | Self::FailedChanged
            | Self::NamesRead(_)
            | Self::CancelLoading
            | Self::DismissFailure
            | Self::ChangedOnDisk
            | Self::LayoutOnDisk(..)
            | Self::LayoutReread(..)
            | Self::Import(_)
            | Self::Compare(_)
            | Self::Hover(_)
            | Self::Point(_)
            | Self::Look(_)
            | Self::Canvas(_)
            | Self::Pan(_)
            | Self::Zoom { .. }
            | Self::Settled { .. }
            | Self::Eases { .. }
            | Self::Course { .. }
            | Self::Arranged { .. }
            | Self::Measured { .. }
            | Self::MeasureDone(_)
            | Self::FacetsIndexed(..)
            | Self::ExportMarks(_)
            | Self::SaveLayoutAs(_)
            | Self::TakeOver(..)
            | Self::Saved { .. }
            | Self::ExportFigure(_)
            | Self::ExportReport(_)
            | Self::ExportData(_)
            | Self::FigureMade(_)
            | Self::Ask(_)
            | Self::Answer(_)
            | Self::Request(_)
            | Self::OpenLink(_)
            | Self::SetTheme(_)
            | Self::SetTextScale(_)
            | Self::ReduceMotion(_)
            | Self::UseSingleKeys(_)
            | Self::Tell(_)
            | Self::Warn(_)
            | Self::DismissNotice => false,
        }
    }
}

impl Pick {
    /// The command that goes on with the path that was picked.
    #[must_use]
    pub fn with(self, path: PathBuf) -> Command {
        let path = self.whole_name(path);
        match self {
            Self::Open => Command::Open(path),
            Self::AddTexts => Command::Import(ImportChange::AddTexts(path)),
            Self::AddFiles => Command::Import(ImportChange::AddFiles(path)),
            Self::Compare => Command::Compare(CompareChange::With(path)),
            Self::SaveDossier { .. } => Command::Import(ImportChange::SaveAs(path)),
            Self::SaveLayout { .. } => Command::SaveLayoutAs(path),
            Self::SaveTemplate => Command::Request(Request::SaveTemplate(path)),
            Self::SaveMarks(_) => Command::ExportMarks(path),
            Self::SaveReport(task) => Command::ExportReport(Box::new(ReportTask { path, ..*task })),
            Self::SaveData(task) => Command::ExportData(Box::new(DataTask { path, ..*task })),
            Self::SaveTable(_) => Command::Table(TableChange::Save(path)),
            Self::SaveFigure(task) => Command::ExportFigure(Box::new(FigureTask { path, ..*task })),
        }
    }
}

impl From<ImportChange> for Command {
    fn from(change: ImportChange) -> Self {
        Self::Import(change)
    }
}
