//! What every part of the window draws with: what it reads, and where the commands go.
//!
//! Invariant: shared by all of them in a frame, so it holds no text and no fold of one of them.

use super::cached::{Cached, Kept, Same};
use super::pages::{EdgePage, EntityPage, Pages, Sources, Unverified};
use super::quote_texts::{QuoteText, QuoteTexts, TextKey};
use super::style::color32;
use crate::analysis::alike::alike;
use crate::analysis::blocks::blocks;
use crate::analysis::facets::{FacetIndex, Facets};
use crate::analysis::filter::{SwitchedOff, switched_off_parts};
use crate::analysis::measures::Part;
use crate::analysis::search::{Hit as Found, Indexing, SearchIndex};
use crate::analysis::summary::Summary;
use crate::model::{
    DocumentIndex, Dossier, EdgeIndex, EntityIndex, EvidenceIndex, Filter, Marks, OpenDossier, Relation, RelationIndex,
    Target, ThemeChoice, Visibility,
};
use crate::report::Rest;
use crate::scene::{KindCount, Theme, entity_colors, kinds_of};
use crate::session::{Action, Command, FigureOptions, Loading, Page, RecentFile, Request, Session, Version};
use egui::{Color32, Pos2, Response, Ui};
use std::cell::RefCell;
use std::sync::Arc;

/// What only the shell knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surroundings {
    /// The examples that can be opened.
    pub examples: Vec<ExampleName>,
    /// The recent files; `None` until they are looked up, which [`Request::LookUpRecent`] asks for.
    pub recent: Option<Vec<RecentFile>>,
    /// The earlier versions of the open layout; `None` until they are looked up, as the recent files are.
    pub versions: Option<Vec<Version>>,
    /// The day, such as "2026-11-30"; empty: not known.
    pub today: String,
    /// The progress of the figure that is being made, from 0 to 1.
    pub figure_done: f32,
    /// The part of the measures of the network that is being computed, and its progress, from 0 to 1.
    pub measures_done: Option<(Part, f32)>,
    /// How far the load is that is under way.
    pub loading: Option<Loading>,
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
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Task {
    /// Give the keyboard to the canvas.
    FocusCanvas,
    /// Open the dialog of warnings and notes.
    ShowProblems,
    /// Keep the choices of a figure for the next one.
    KeepFigure(Box<FigureOptions>),
}

/// A dossier under a filter.
type Filtered = (Same<OpenDossier>, Same<Filter>);

/// Tables that are computed from the session and kept until what they come from changes.
#[derive(Default)]
pub(super) struct Derived {
    summary: Cached<Same<Visibility>, Arc<Summary>>,
    index: RefCell<Index>,
    colors: Cached<(Same<Dossier>, ThemeChoice), Arc<Vec<Color32>>>,
    kinds: Cached<Same<Dossier>, Arc<Vec<KindCount>>>,
    quotes: RefCell<QuoteTexts>,
    pages: Pages,
    switched_off: Cached<Filtered, Arc<Vec<SwitchedOff>>>,
    facet_index: Cached<Same<OpenDossier>, Arc<FacetIndex>>,
    facets: Cached<(Same<Visibility>, Same<Marks>), Arc<Facets>>,
    alike: Kept<Same<OpenDossier>, Vec<RelationIndex>, Arc<Vec<Vec<RelationIndex>>>>,
    blocks: Kept<Same<OpenDossier>, RelationIndex, Arc<Vec<Vec<EvidenceIndex>>>>,
}

/// How many letters are indexed in a frame: a few milliseconds’ worth.
const INDEXED: usize = 150_000;

/// The index of the open dossier's names and quotes, or as much of it as is made.
#[derive(Default)]
struct Index {
    of: Option<Same<Dossier>>,
    making: Indexing,
    made: Option<Arc<SearchIndex>>,
}

impl Index {
    /// Goes on with the index of `open` by about so many letters.
    fn go_on(&mut self, open: &Arc<OpenDossier>, letters: usize) {
        self.begin(open);
        if self.made.is_none() && self.making.step(open, letters) {
            self.made = Some(Arc::new(std::mem::take(&mut self.making).into_index()));
        }
    }

    /// Begins anew where it is the index of another dossier.
    fn begin(&mut self, open: &Arc<OpenDossier>) {
        let of = Same::of(open.dossier.held());
        if self.of.as_ref() != Some(&of) {
            *self = Self { of: Some(of), ..Self::default() };
        }
    }
}

/// What a frame is drawn with. Its commands, hits and tasks only grow while it is drawn.
pub(super) struct Ctx<'a> {
    /// What the reader is doing.
    pub(super) session: &'a Session,
    /// What the shell knows besides.
    pub(super) surroundings: &'a Surroundings,
    /// Whether the time line is unfolded.
    pub(super) timeline_is_open: bool,
    /// Where the reader is in the document that is open: the first byte in view.
    pub(super) reads_at: Option<(DocumentIndex, u32)>,
    /// What is being dragged, in words.
    pub(super) drag_words: Option<String>,
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
            reads_at: None,
            drag_words: None,
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

    /// Selects an entity or an edge where a widget was clicked. Its menu copies the name.
    pub(super) fn select_on(&self, widget: &Response, target: Target) {
        self.send_on(widget, Command::Select(Some(target)));
        Self::menu_on(widget, |ui| {
            if ui.button("Copy name").clicked() {
                self.copy(self.name_of(target), "Copied");
                ui.close();
            }
            if let Target::Entity(entity) = target {
                self.avoid_ui(ui, entity);
            }
        });
    }

    /// While paths are asked for: the menu entry that lets none go through an entity, or lets them again.
    pub(super) fn avoid_ui(&self, ui: &mut Ui, entity: EntityIndex) {
        let Page::Paths(Some(from), Some(to)) = self.session.selection().page else { return };
        let is_avoided = self.session.workspace().avoided.contains(&entity);
        let label = if is_avoided { "Paths through it again" } else { "No path through it" };
        if from != entity && to != entity && ui.button(label).clicked() {
            self.send(Command::Avoid(entity));
            ui.close();
        }
    }

    /// The name of an entity, or of both ends of an edge.
    fn name_of(&self, target: Target) -> String {
        let Some(open) = self.session.open() else { return String::new() };
        let name = |entity| open.dossier.entity(entity).map_or("", |entity| entity.name.as_str());
        match target {
            Target::Entity(entity) => name(entity).to_owned(),
            Target::Edge(edge) => open.network.edges.get(edge.at()).map_or_else(String::new, |edge| {
                if edge.is_loop() {
                    name(edge.ends.0).to_owned()
                } else {
                    format!("{} – {}", name(edge.ends.0), name(edge.ends.1))
                }
            }),
        }
    }

    /// Puts a text on the clipboard and tells of it.
    pub(super) fn copy(&self, text: String, told: &str) {
        self.send(Command::Request(Request::Copy(text)));
        self.send(Command::Tell(told.to_owned()));
    }

    /// The menu of a widget, which copies something: what it is called there, and the text.
    pub(super) fn copy_on(&self, widget: &Response, choices: &[(&str, &dyn Fn() -> String)]) {
        Self::menu_on(widget, |ui| self.copies_ui(ui, choices));
    }

    /// Menu entries that copy something.
    pub(super) fn copies_ui(&self, ui: &mut Ui, choices: &[(&str, &dyn Fn() -> String)]) {
        for (label, text) in choices {
            if ui.button(*label).clicked() {
                self.copy(text(), "Copied");
                ui.close();
            }
        }
    }

    /// The menu of a widget.
    fn menu_on(widget: &Response, entries: impl FnOnce(&mut Ui)) {
        // A name that is no link takes no clicks otherwise.
        if widget.sense.senses_click() {
            widget.context_menu(entries);
        } else {
            widget.container_context_menu(entries);
        }
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
        self.derived.colors.get((Same::of(open.dossier.held()), theme.choice), || {
            Arc::new(entity_colors(open, theme).into_iter().map(color32).collect())
        })
    }

    /// The kinds of entity, with the shape and colour of their marks.
    pub(super) fn kinds(&self, open: &Arc<OpenDossier>) -> Arc<Vec<KindCount>> {
        self.derived.kinds.get(Same::of(open.dossier.held()), || Arc::new(kinds_of(open)))
    }

    /// The best matches of a query in a dossier's names and quotes, as far as their index is made.
    pub(super) fn search(&self, open: &Arc<OpenDossier>, query: &str, most: usize) -> Arc<Vec<Found>> {
        let mut index = self.derived.index.borrow_mut();
        index.begin(open);
        let found = index.made.as_deref().unwrap_or(index.making.so_far());
        Arc::new(found.search(query, most))
    }

    /// How many things that index has so far; `None` where it is whole.
    pub(super) fn indexed(&self, open: &Arc<OpenDossier>) -> Option<usize> {
        let mut index = self.derived.index.borrow_mut();
        index.begin(open);
        if index.made.is_some() { None } else { Some(index.making.done()) }
    }

    /// Goes on with the index by a step, from when a dossier is opened, so that what is looked for finds it made. Returns
    /// whether it is whole.
    pub(super) fn index_ahead(&self, open: &Arc<OpenDossier>) -> bool {
        let mut index = self.derived.index.borrow_mut();
        index.go_on(open, INDEXED);
        index.made.is_some()
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

    /// A quote with the rest of its sentence, laid out at the width at hand: as kept, or as `told`.
    pub(super) fn quote_text(&self, ui: &Ui, key: TextKey, told: impl FnOnce() -> (String, Rest)) -> Arc<QuoteText> {
        self.derived.quotes.borrow_mut().get(ui, self.open, key, told)
    }

    /// What the page of an entity tells.
    pub(super) fn entity_page(&self, entity: EntityIndex) -> Arc<EntityPage> {
        self.derived.pages.entity(self.sources(), entity)
    }

    /// What the page of an edge tells.
    pub(super) fn edge_page(&self, edge: EdgeIndex) -> Arc<EdgePage> {
        self.derived.pages.edge(self.sources(), edge)
    }

    /// The quotes that are not verified.
    pub(super) fn unverified(&self) -> Arc<Unverified> {
        self.derived.pages.unverified(self.sources())
    }

    fn sources(&self) -> Sources<'_> {
        let (visibility, corrections) = (self.session.visibility(), &self.session.workspace().corrections);
        Sources { open: self.open, visibility, corrections }
    }

    /// The claims in entries: those that say the same are one.
    pub(super) fn alike(&self, claims: &[RelationIndex]) -> Arc<Vec<Vec<RelationIndex>>> {
        self.derived.alike.get(Same::of(self.open), claims, || Arc::new(alike(self.open, claims)))
    }

    /// The evidence of a claim: the quotes out of one document together.
    pub(super) fn blocks(&self, claim: RelationIndex) -> Arc<Vec<Vec<EvidenceIndex>>> {
        self.derived.blocks.get(Same::of(self.open), &claim, || Arc::new(blocks(self.open, claim)))
    }

    /// What the filter switches off, part by part.
    pub(super) fn switched_off(&self) -> Arc<Vec<SwitchedOff>> {
        let filter = &self.session.workspace().filter;
        let of = (Same::of(self.open), Same::of(filter));
        self.derived.switched_off.get(of, || Arc::new(switched_off_parts(self.open, filter)))
    }

    /// How many of each value the filter would show, as everything else is; `None` until a large dossier is indexed.
    pub(super) fn facets(&self) -> Option<(Arc<FacetIndex>, Arc<Facets>)> {
        let index = match self.session.facet_index() {
            Some(index) => Arc::clone(index),
            None if FacetIndex::takes_long(self.open) => return None,
            None => self.derived.facet_index.get(Same::of(self.open), || Arc::new(FacetIndex::of(self.open))),
        };
        let of = (Same::of(self.session.visibility()), Same::of(&self.session.workspace().marks));
        let facets = self.derived.facets.get(of, || Arc::new(self.session.facets(&index)));
        Some((index, facets))
    }

    /// The name of an entity; of one that is a book by itself, its beginning.
    pub(super) fn name(&self, entity: EntityIndex) -> &'a str {
        let name = &self.open.dossier.entities[entity.at()].name;
        &name[..name.floor_char_boundary(600)]
    }

    /// A claim.
    pub(super) fn claim(&self, claim: RelationIndex) -> &'a Relation {
        &self.open.dossier.relations[claim.at()]
    }
}
