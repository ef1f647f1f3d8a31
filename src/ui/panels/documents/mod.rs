//! The documents: all of them with their counts, in an order, or those in which words were found.

mod found;
mod index;
mod list;
mod passage;

use crate::analysis::passages::{DocumentHits, found_words, titled};
use crate::analysis::words::plural;
use crate::model::{DocumentIndex, OpenDossier, SentenceIndex, Span};
use crate::session::Page;
use crate::ui::cached::{Cached, Last, Same};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::semibold;
use crate::ui::widgets::{Rows, sign_ui, weak_ui};
use egui::{Key, RichText, Ui};
use found::{found_ui, titled_ui};
use index::Sentences;
pub(super) use list::used_words;
use list::{ListMemory, list_ui};
use passage::{is_shown, read};
use std::cell::RefCell;
use std::sync::Arc;

/// The places of the words that were found in a document.
type Words = Arc<Vec<Span>>;

/// The search field of the documents, and what it found.
#[derive(Default)]
pub(in crate::ui) struct DocumentsMemory {
    query: String,
    /// Whether the field is to take the focus in this frame.
    pub(in crate::ui) wants_focus: bool,
    index: RefCell<Sentences>,
    hits: Cached<(Same<OpenDossier>, String), Arc<Vec<DocumentHits>>>,
    /// The documents whose titles have the words.
    titled: Cached<(Same<OpenDossier>, String), Arc<Vec<DocumentIndex>>>,
    list: ListMemory,
    rows: Rows,
    /// The query that the rows are of.
    shown: Last<String>,
    /// The words that were found, of one document.
    words: Cached<(Same<Vec<DocumentHits>>, DocumentIndex), Words>,
}

impl DocumentsMemory {
    /// What is looked for, without the space around it.
    fn query(&self) -> &str {
        self.query.trim()
    }

    /// The sentences that have the words, by document. While the documents are still being indexed, how many are.
    fn hits(&self, cx: &OpenCtx<'_>) -> Result<Arc<Vec<DocumentHits>>, usize> {
        let query = self.query();
        let mut index = self.index.borrow_mut();
        match index.go_on(cx.open) {
            Some(documents) => Err(documents),
            None => Ok(self.hits.get((Same::of(cx.open), query.to_owned()), || Arc::new(index.search(query)))),
        }
    }

    /// The places in a document of the words that are looked for, while they are.
    pub(in crate::ui) fn found(&self, cx: &OpenCtx<'_>, document: DocumentIndex) -> Arc<Vec<Span>> {
        let selection = cx.session.selection();
        let is_here = selection.page == Page::Dossier && selection.target.is_none() && selection.group.is_empty();
        if !is_here || self.query().is_empty() {
            return Arc::default();
        }
        let Ok(hits) = self.hits(cx) else { return Arc::default() };
        self.words.get((Same::of(&hits), document), || Arc::new(words_in(cx.open, &hits, document, self.query())))
    }
}

/// The places of the words of a query in one document.
fn words_in(open: &OpenDossier, hits: &[DocumentHits], document: DocumentIndex, query: &str) -> Vec<Span> {
    let text = open.dossier.document(document).and_then(|document| document.text.as_deref());
    let text = text.unwrap_or_default();
    let sentences = hits.iter().filter(|hits| hits.document == document).flat_map(|hits| &hits.sentences);
    let words = sentences.filter_map(|sentence| open.reading.sentence(*sentence)).flat_map(|sentence| {
        let found = found_words(sentence.of(text), query).into_iter();
        found.map(move |word| Span { start: sentence.start + word.start, end: sentence.start + word.end })
    });
    words.collect()
}

/// All sentences that were found, in order.
fn sentences(hits: &[DocumentHits]) -> impl Iterator<Item = SentenceIndex> {
    hits.iter().flat_map(|hits| &hits.sentences).copied()
}

/// The place among the hits of the sentence that is shown.
fn place_of(cx: &OpenCtx<'_>, hits: &[DocumentHits]) -> Option<usize> {
    sentences(hits).position(|sentence| is_shown(cx, sentence))
}

/// Which hit to go to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Next,
    Previous,
}

/// The place of the first hit from where one reads on; the first of all where that is behind the last.
fn place_from_here(cx: &OpenCtx<'_>, hits: &[DocumentHits]) -> usize {
    let Some((document, top)) = cx.reads_at else { return 0 };
    let start = |sentence: SentenceIndex| cx.open.reading.sentence(sentence).map_or(0, |span| span.start);
    let is_ahead = |sentence: SentenceIndex| (sentence.document, start(sentence)) >= (document, top);
    sentences(hits).position(is_ahead).unwrap_or(0)
}

/// Goes from hit to hit, round the end; first to the one that follows where one reads.
fn step(cx: &OpenCtx<'_>, hits: &[DocumentHits], step: Step) {
    let count = sentences(hits).count();
    let next = match (place_of(cx, hits), step) {
        (Some(place), Step::Next) => place + 1,
        (Some(place), Step::Previous) => place + count - 1,
        (None, Step::Next) => place_from_here(cx, hits),
        (None, Step::Previous) => place_from_here(cx, hits) + count.saturating_sub(1),
    };
    read(cx, next.checked_rem(count).and_then(|next| sentences(hits).nth(next)));
}

/// The search field, and below it what was found, or all documents.
pub(super) fn documents_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut DocumentsMemory) {
    ui.label(RichText::new(format!("Documents ({})", cx.open.dossier.documents.len())).font(semibold(13.5)));
    let asked = field_ui(ui, memory);
    if memory.query().is_empty() {
        list_ui(cx, ui, &mut memory.list);
        return;
    }
    let hits = match memory.hits(cx) {
        Ok(hits) => hits,
        Err(done) => {
            weak_ui(ui, &format!("Reading the documents: {done} of {}", cx.open.dossier.documents.len()));
            ui.request_repaint();
            return;
        }
    };
    if let Some(asked) = asked {
        step(cx, &hits, asked);
    }
    let clear = stepper_ui(cx, ui, &hits);
    let query = memory.query().to_owned();
    let titled = memory.titled.get((Same::of(cx.open), query.clone()), || Arc::new(titled(cx.open, &query)));
    if memory.shown.changes_to(query.clone()) {
        memory.rows.clear();
    }
    titled_ui(cx, ui, &titled, &query);
    found_ui(cx, ui, &hits, &query, &mut memory.rows);
    if clear.clicked() {
        memory.query.clear();
    }
}

/// How many sentences were found and which is shown, with the way to the next, and the button that leads back to all
/// documents, which it returns.
fn stepper_ui(cx: &OpenCtx<'_>, ui: &mut Ui, hits: &[DocumentHits]) -> egui::Response {
    let count = sentences(hits).count();
    let all = format!("{} in {}", plural(count, "sentence", "sentences"), plural(hits.len(), "document", "documents"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let words = match place_of(cx, hits) {
            _ if count == 0 => "No sentence has these words".to_owned(),
            Some(place) => format!("{} of {all}", place + 1),
            None => all,
        };
        weak_ui(ui, &words);
        let steps = [("‹", "Previous hit", "Shift+Enter", Step::Previous), ("›", "Next hit", "Enter", Step::Next)];
        for (sign, name, key, to) in steps.into_iter().filter(|_| count > 0) {
            if sign_ui(ui, sign, &format!("{name} ({key} in the field)"), name).clicked() {
                step(cx, hits, to);
            }
        }
        sign_ui(ui, "×", "Back to all documents (Esc in the field)", "Back to all documents")
    })
    .inner
}

/// The field. Returns which hit Enter asks for.
fn field_ui(ui: &mut Ui, memory: &mut DocumentsMemory) -> Option<Step> {
    // By a name of its own, so that it keeps the focus when a document opens beside it.
    let id = egui::Id::unique("find in documents");
    if std::mem::take(&mut memory.wants_focus) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let edit = egui::TextEdit::singleline(&mut memory.query)
        .id(id)
        .hint_text("Find titles, words, “a phrase”   Ctrl+Shift+F")
        .margin(egui::Margin::symmetric(8, 4))
        .desired_width(ui.available_width() - 16.0);
    let response = ui.add(edit).accessible_name("Find in documents");
    // egui takes the focus away at Escape and at Enter.
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        memory.query.clear();
    }
    let (entered, shift) = ui.input(|input| (input.key_pressed(Key::Enter), input.modifiers.shift));
    let step = if shift { Step::Previous } else { Step::Next };
    let asked = (entered && (response.lost_focus() || response.has_focus())).then_some(step);
    if asked.is_some() {
        response.request_focus();
    }
    ui.add_space(4.0);
    asked
}
