//! The search field: entities by any of their names, and any words of the evidence.

use super::bidi::{bidi_job, mark_words};
use super::cached::{Cached, Last, Same};
use super::ctx::{Ctx, Task};
use super::style::Palette;
use super::widgets::{Listed, edge_name, link_ui};
use crate::analysis::passages::{found_words, snippet, words_containing};
use crate::analysis::search::{Hit, Part, Rank, Subject, Support};
use crate::analysis::words::{in_marks, plural};
use crate::fonts::Style;
use crate::model::{EntityIndex, OpenDossier, Target};
use crate::session::{Command, Only, Session};
use crate::text::visible;
use egui::{Key, Modifiers, Ui};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What hits depend on: the dossier, the query, and how much of the index is made.
type Asked = (Same<OpenDossier>, String, Option<usize>);

/// The search field's state.
#[derive(Default)]
pub(super) struct FindMemory {
    query: String,
    /// Which of the hits Enter would take.
    cursor: usize,
    /// Whether the field is to take the focus in this frame.
    pub(super) wants_focus: bool,
    /// What was found, in how much of the index.
    hits: Cached<Asked, Arc<Vec<Hit>>>,
    /// The query that the cursor moves in.
    searched: Last<String>,
}

impl FindMemory {
    /// Whether something is being looked for.
    pub(super) fn is_open(&self) -> bool {
        !self.query.is_empty()
    }
}

impl FindMemory {
    /// What is found of a query, and whether all was looked through. While it is not, the next frame looks again.
    fn hits_of(&self, cx: &Ctx<'_>, ui: &Ui, open: &Arc<OpenDossier>, query: &str) -> (Arc<Vec<Hit>>, bool) {
        let indexed = cx.indexed(open);
        let key = (Same::of(open), query.to_owned(), indexed);
        let hits = self.hits.get(key, || cx.search(open, query, SHOWN));
        if indexed.is_some() {
            ui.ctx().request_repaint();
        }
        (hits, indexed.is_none())
    }
}

/// That there is more to look through, or that nothing was found.
fn lack_ui(ui: &mut Ui, query: &str, is_whole: bool, is_empty: bool) {
    if !is_whole {
        ui.weak("Still looking through the names and quotes…");
    } else if is_empty {
        ui.weak(format!("Nothing is called “{query}”, and no quote, note or field has these words"));
    }
}

/// How much room the right end of the bar needs, in points.
const BESIDE: f32 = 230.0;

/// How many hits are listed.
const SHOWN: usize = 12;

/// The search field and, while it is in use, its hits below it.
#[expect(clippy::too_many_lines, reason = "the field and its list share their state")]
pub(super) fn find_ui(cx: &Ctx<'_>, ui: &mut Ui, memory: &mut FindMemory) {
    let Some(open) = cx.session.open() else { return };
    // The view's name and what the layout does stand to its right.
    let width = 300.0_f32.min((ui.available_width() - BESIDE).max(90.0));
    let edit = egui::TextEdit::singleline(&mut memory.query)
        .hint_text("Find names, quotes, “a phrase”   Ctrl+F")
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(8, 4))
        .min_size(egui::vec2(0.0, 28.0))
        .desired_width(width);
    let id = egui::Id::unique("find");
    if std::mem::take(&mut memory.wants_focus) {
        // Before the field is drawn, so that what is typed in this very frame is its own.
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    // The bar takes the outlines of its menus away, and with them that of the field.
    let usual = ui.visuals().widgets.inactive.bg_stroke;
    ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::new(1.0, Palette::of(ui).outline);
    let response = ui.add(edit.id(id)).accessible_name("Find");
    ui.visuals_mut().widgets.inactive.bg_stroke = usual;
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    // egui has taken the focus away already.
    if memory.is_open() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        memory.query.clear();
        response.surrender_focus();
        cx.ask(Task::FocusCanvas);
    }
    let query = memory.query.trim().to_owned();
    if memory.searched.changes_to(query.clone()) {
        memory.cursor = 0;
    }
    if query.is_empty() {
        return;
    }
    let (hits, is_whole) = memory.hits_of(cx, ui, open, &query);
    let before = memory.cursor;
    if response.has_focus() {
        memory.cursor = super::widgets::moved_cursor(ui, before, hits.len());
    }
    let has_moved = memory.cursor != before;
    let mut chosen = if entered { hits.get(memory.cursor).map(|hit| commands_of(cx.session, hit)) } else { None };
    egui::Popup::from_response(&response)
        .id(egui::Id::unique("find hits"))
        .open(response.has_focus() || !response.clicked_elsewhere())
        .gap(4.0)
        .accessible_name("What was found")
        .show(|ui| {
            ui.set_width(width.max(360.0));
            lack_ui(ui, &query, is_whole, hits.is_empty());
            // Below the field, never over it: where the window is low, the list scrolls.
            let room = ui.ctx().content_rect().bottom() - response.rect.bottom() - 32.0;
            egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
                for (place, hit) in hits.iter().enumerate() {
                    let is_next = place == memory.cursor;
                    let row = ui.push_id(place, |ui| hit_ui(cx.session, ui, open, hit, &query, is_next)).inner;
                    if is_next && has_moved {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        chosen = Some(commands_of(cx.session, hit));
                    }
                    let support = ui.push_id(("edges", place), |ui| supports_ui(ui, open, hit)).inner;
                    if let Some(support) = support {
                        chosen = Some(support_commands(&support));
                    }
                }
                if let Some(only) = only_ui(cx, ui, open, &query, hits.len()) {
                    chosen = Some(vec![Command::ShowOnly(only)]);
                }
            });
        });
    if let Some(commands) = chosen {
        cx.send_all(commands);
        cx.ask(Task::FocusCanvas);
        memory.query.clear();
        response.surrender_focus();
    } else if response.clicked_elsewhere() && !response.has_focus() {
        memory.query.clear();
    }
}

/// How many hits are shown alone at most.
const ALONE: usize = 500;

/// The link that shows alone what was found, where that is more than one thing.
fn only_ui(cx: &Ctx<'_>, ui: &mut Ui, open: &Arc<OpenDossier>, query: &str, hits: usize) -> Option<Only> {
    if hits < 2 {
        return None;
    }
    let link = link_ui(ui, "Show only what was found", 13.0, Style::Regular);
    link.on_hover_text("Show alone all entities and edges that were found, and hide the rest").clicked().then(|| {
        let found = cx.search(open, query, ALONE);
        let targets = found.iter().flat_map(|hit| {
            let edges = hit.supports.iter().map(|support| Target::Edge(support.edge));
            hit.target().into_iter().chain(edges)
        });
        let entities: BTreeSet<EntityIndex> = targets.flat_map(|target| ends_of(open, target)).collect();
        Only::These(entities.into_iter().collect(), format!("found by “{query}”"))
    })
}

/// An entity, or the ends of an edge.
fn ends_of(open: &OpenDossier, target: Target) -> Vec<EntityIndex> {
    match target {
        Target::Entity(entity) => vec![entity],
        Target::Edge(edge) => {
            open.network.edges.get(edge.at()).map_or_else(Vec::new, |edge| vec![edge.ends.0, edge.ends.1])
        }
    }
}

/// What a hit leads to, of several edges to one that is shown.
fn lead(session: &Session, hit: &Hit) -> Option<Support> {
    let mut supports = hit.supports.iter();
    supports.find(|support| session.visibility().edge(support.edge)).or(hit.supports.first()).copied()
}

/// What choosing a hit does: the entity or edge is flown to, with the quote that was found, and a document is opened.
fn commands_of(session: &Session, hit: &Hit) -> Vec<Command> {
    match (hit.subject, lead(session, hit)) {
        (Subject::Document(document), _) => vec![Command::Read(document, None)],
        (Subject::Sentence, Some(support)) => support_commands(&support),
        (Subject::Sentence, None) => Vec::new(),
        (Subject::Target(target), _) => vec![Command::FlyTo(target)],
    }
}

/// What choosing an edge of a sentence does.
fn support_commands(support: &Support) -> Vec<Command> {
    vec![Command::FlyTo(Target::Edge(support.edge)), Command::ShowQuote(support.evidence)]
}

/// How many edges of a sentence are listed below it until the reader asks for all.
const EDGES: usize = 3;

/// The edges that a sentence supports, where there are several; returns the one that was clicked.
fn supports_ui(ui: &mut Ui, open: &OpenDossier, hit: &Hit) -> Option<Support> {
    if hit.supports.len() < 2 {
        return None;
    }
    let listed = Listed::of(ui, "all", hit.supports.len(), EDGES);
    let mut clicked = None;
    ui.indent("edges", |ui| {
        for support in hit.supports.iter().take(listed.shown()) {
            let name = edge_name(open, support.edge);
            let link = ui.push_id(support.edge.0, |ui| link_ui(ui, &name, 12.5, Style::Regular)).inner;
            if link.clicked() {
                clicked = Some(*support);
            }
        }
        listed.more_ui(ui, "edges");
    });
    clicked
}

/// How many letters of a quote, and of what is below it, are shown.
const QUOTE: usize = 150;
const DETAIL: usize = 90;

/// What a hit is called, and what is told of it below.
fn words_of(open: &OpenDossier, hit: &Hit, query: &str) -> (String, String) {
    let found = match (hit.part.words(), &hit.detail) {
        (Some(place), Some(detail)) => format!(" · {place} {}", snippet(detail, query, DETAIL)),
        _ => String::new(),
    };
    match hit.subject {
        Subject::Target(Target::Entity(entity)) => {
            let entity = &open.dossier.entities[entity.at()];
            let is_told = hit.rank >= Rank::Detail && hit.part != Part::Alias;
            let other = if is_told || hit.matched == entity.name { "" } else { &hit.matched };
            let other = if other.is_empty() { String::new() } else { format!(" · also called {other}") };
            (entity.name.clone(), format!("{}{other}{found}", entity.kind))
        }
        Subject::Target(Target::Edge(edge)) => {
            (edge_name(open, edge), format!("{}{found}", snippet(&hit.matched, query, DETAIL)))
        }
        Subject::Document(_) => (hit.matched.clone(), format!("document{found}")),
        Subject::Sentence => {
            let edges = match hit.supports.as_slice() {
                [only] => edge_name(open, only.edge),
                several => format!("supports {}", plural(several.len(), "edge", "edges")),
            };
            (in_marks(&snippet(&hit.matched, query, QUOTE), [None; 2]), format!("{edges}{found}"))
        }
    }
}

/// That a hit is hidden, and by what; empty where choosing it leads to something in the picture.
fn hidden_words(session: &Session, hit: &Hit) -> String {
    let target = lead(session, hit).map(|support| Target::Edge(support.edge)).or(hit.target());
    let why = target.map(|target| session.why_hidden(target)).unwrap_or_default();
    if why.is_empty() { String::new() } else { format!("Not in the picture: {}", why.join("; ")) }
}

/// One hit: what it is called, what it is, where the words were found, which are marked, and whether it is hidden.
fn hit_ui(session: &Session, ui: &mut Ui, open: &OpenDossier, hit: &Hit, query: &str, is_next: bool) -> egui::Response {
    let palette = Palette::of(ui);
    let (name, detail) = words_of(open, hit, query);
    let hidden = hidden_words(session, hit);
    let label = [&name, &detail, &hidden].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>();
    let label = label.join(", ");
    let fill = if is_next { palette.card_selected } else { egui::Color32::TRANSPARENT };
    let style = if hit.subject == Subject::Sentence { Style::Regular } else { Style::SemiBold };
    let drawn = egui::Frame::new()
        .fill(fill)
        .corner_radius(5)
        .inner_margin(egui::Margin::symmetric(8, 4))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 1.0;
            for (text, size, color, style) in
                [(name, 14.0, palette.ink, style), (detail, 12.0, palette.weak, Style::Regular)]
            {
                let text = visible(&text);
                let mut job = bidi_job(&text, size, color, style);
                let mut found = found_words(&text, query);
                if hit.rank == Rank::Substring {
                    found = words_containing(&text, query);
                }
                mark_words(&mut job, &text, &found, palette.found);
                ui.add(egui::Label::new(job).wrap());
            }
            if !hidden.is_empty() {
                let words = visible(&hidden);
                ui.add(egui::Label::new(bidi_job(&words, 12.0, palette.warning, Style::Regular)).wrap());
            }
        })
        .response;
    let response = super::widgets::pressable(ui, &drawn);
    response.widget_info(|| super::widgets::button_info(&label));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
