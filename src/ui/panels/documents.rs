//! The list of documents with their counts, and the search for words in their text.

use crate::analysis::citation::about;
use crate::analysis::passages::{DocumentHits, found_words, snippet};
use crate::analysis::sentences::DocumentUse;
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{DocumentIndex, OpenDossier, SentenceIndex, Span};
use crate::session::{Command, Page};
use crate::ui::cached::{Cached, Same};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{button_info, link_ui, sentence_label_ui, sign_ui, weak_ui, wrapped_job};
use crate::ui::wrapping::dotted;
use egui::{Key, RichText, Sense, Ui};
use std::sync::Arc;

/// How many documents are listed.
const LISTED: usize = 400;

/// How many hits of one document are listed.
const HITS: usize = 8;

/// The places of the words that were found in a document.
type Words = Arc<Vec<Span>>;

/// The search field of the documents, and what it found.
#[derive(Default)]
pub(in crate::ui) struct DocumentsMemory {
    query: String,
    /// Whether the field is to take the focus in this frame.
    pub(in crate::ui) wants_focus: bool,
    hits: Cached<(Same<OpenDossier>, String), Arc<Vec<DocumentHits>>>,
    /// The words that were found, of one document.
    words: Cached<(Same<Vec<DocumentHits>>, DocumentIndex), Words>,
}

impl DocumentsMemory {
    /// What is looked for, without the space around it.
    fn query(&self) -> &str {
        self.query.trim()
    }

    /// The sentences that have the words, by document.
    fn hits(&self, cx: &OpenCtx<'_>) -> Arc<Vec<DocumentHits>> {
        let query = self.query();
        self.hits.get((Same::of(cx.open), query.to_owned()), || Arc::new(cx.passages(cx.open).search(query)))
    }

    /// The places in a document of the words that are looked for, while they are.
    pub(in crate::ui) fn found(&self, cx: &OpenCtx<'_>, document: DocumentIndex) -> Arc<Vec<Span>> {
        let selection = cx.session.selection();
        let is_here = selection.page == Page::Dossier && selection.target.is_none() && selection.group.is_empty();
        if !is_here || self.query().is_empty() {
            return Arc::default();
        }
        let hits = self.hits(cx);
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

/// Whether a sentence is the passage that is shown.
fn is_shown(cx: &OpenCtx<'_>, sentence: SentenceIndex) -> bool {
    let reading = cx.session.selection().reading.filter(|reading| reading.document == sentence.document);
    reading.is_some_and(|reading| reading.passage.is_some() && cx.open.reading.sentence(sentence) == reading.passage)
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

/// Goes from hit to hit, round the end.
fn step(cx: &OpenCtx<'_>, hits: &[DocumentHits], step: Step) {
    let count = sentences(hits).count();
    let next = match (place_of(cx, hits), step) {
        (Some(place), Step::Next) => place + 1,
        (Some(place), Step::Previous) => place + count - 1,
        (None, Step::Next) => 0,
        (None, Step::Previous) => count.wrapping_sub(1),
    };
    read(cx, next.checked_rem(count).and_then(|next| sentences(hits).nth(next)));
}

/// The search field, and below it what was found, or all documents.
pub(super) fn documents_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut DocumentsMemory) {
    ui.label(RichText::new(format!("Documents ({})", cx.open.dossier.documents.len())).font(semibold(13.5)));
    let asked = field_ui(ui, memory);
    if memory.query().is_empty() {
        list_ui(cx, ui);
        return;
    }
    let hits = memory.hits(cx);
    if let Some(asked) = asked {
        step(cx, &hits, asked);
    }
    let clear = stepper_ui(cx, ui, &hits);
    hits_ui(cx, ui, &hits, memory.query());
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
    let edit = egui::TextEdit::singleline(&mut memory.query)
        .id(egui::Id::unique("find in documents"))
        .hint_text("Find words in the documents   Ctrl+Shift+F")
        .margin(egui::Margin::symmetric(8, 4))
        .desired_width(ui.available_width() - 16.0);
    let response = ui.add(edit).accessible_name("Find in documents");
    if std::mem::take(&mut memory.wants_focus) {
        response.request_focus();
    }
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

/// All documents with their counts.
fn list_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let reading = cx.session.selection().reading.map(|reading| reading.document);
    for (place, document) in cx.open.dossier.documents.iter().enumerate().take(LISTED) {
        let index = DocumentIndex::new(place);
        ui.push_id(("document", place), |ui| {
            cx.send_on(&link_ui(ui, &document.title, 14.0, Style::Regular), Command::Read(index, None));
            ui.spacing_mut().item_spacing.y = 2.0;
            let mut source = about(document);
            if reading == Some(index) {
                source.push("open".to_owned());
            }
            if !source.is_empty() {
                sentence_label_ui(ui, &dotted(source), 12.5, Style::Regular, Palette::of(ui).weak);
            }
            if let Some(counts) = cx.session.uses().get(place) {
                counts_ui(ui, counts);
            }
            ui.add_space(5.0);
        });
    }
    if cx.open.dossier.documents.len() > LISTED {
        weak_ui(ui, &format!("and {} more; find them by their words", cx.open.dossier.documents.len() - LISTED));
    }
}

/// "34 claims · 41 quotes · 21 of 28 sentences used · 2 unverified".
fn counts_ui(ui: &mut Ui, counts: &DocumentUse) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        weak_ui(ui, &counts_words(counts));
        if counts.unverified > 0 {
            let words = format!("· {} unverified", counts.unverified);
            ui.label(RichText::new(words).size(12.5).color(Palette::of(ui).warning));
        }
    });
}

/// The counts of a document, without the unverified quotes.
fn counts_words(counts: &DocumentUse) -> String {
    let mut words = vec![
        plural(counts.claims as usize, "claim", "claims"),
        plural(counts.quotes as usize, "quote", "quotes"),
        used_words(counts),
    ];
    if counts.corrected > 0 {
        words.push(format!("{} corrected", counts.corrected));
    }
    words.join(" · ")
}

/// "21 of 28 sentences used", or that the document has no text.
pub(super) fn used_words(counts: &DocumentUse) -> String {
    match counts.sentences.len() {
        0 => "without its text".to_owned(),
        count => format!("{} of {} used", counts.used, plural(count, "sentence", "sentences")),
    }
}

/// What was found, by document.
fn hits_ui(cx: &OpenCtx<'_>, ui: &mut Ui, hits: &[DocumentHits], query: &str) {
    for found in hits.iter().take(LISTED) {
        let Some(document) = cx.open.dossier.document(found.document) else { continue };
        ui.push_id(("hits", found.document.0), |ui| {
            let title = format!("{} ({})", document.title, found.sentences.len());
            if link_ui(ui, &title, 14.0, Style::Regular).clicked() {
                read(cx, found.sentences.first().copied());
            }
            for sentence in found.sentences.iter().take(HITS) {
                hit_ui(cx, ui, *sentence, is_shown(cx, *sentence), query);
            }
            if found.sentences.len() > HITS {
                weak_ui(ui, &format!("and {} more", found.sentences.len() - HITS));
            }
            ui.add_space(5.0);
        });
    }
}

/// One sentence that was found. A click shows it in its document.
fn hit_ui(cx: &OpenCtx<'_>, ui: &mut Ui, sentence: SentenceIndex, is_shown: bool, query: &str) {
    let text = cx.open.dossier.document(sentence.document).and_then(|document| document.text.as_deref());
    let Some(span) = cx.open.reading.sentence(sentence) else { return };
    let words = snippet(span.of(text.unwrap_or_default()), query, 140);
    let shown = format!("{}  {}", sentence.number + 1, crate::text::visible(&words));
    let palette = Palette::of(ui);
    let color = if is_shown { palette.accent } else { palette.ink };
    let job = wrapped_job(ui, &shown, 13.0, Style::Regular, color);
    let response = ui.push_id(sentence.number, |ui| ui.add(egui::Label::new(job).sense(Sense::click()))).inner;
    response.widget_info(|| button_info(&format!("Sentence {}: {words}", sentence.number + 1)));
    if response.has_focus() || response.hovered() {
        let rect = response.rect.expand(2.0);
        ui.painter().rect_stroke(rect, 3.0, egui::Stroke::new(1.0, palette.accent), egui::StrokeKind::Outside);
    }
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        read(cx, Some(sentence));
    }
}

/// Shows a sentence in its document.
fn read(cx: &OpenCtx<'_>, sentence: Option<SentenceIndex>) {
    if let Some(sentence) = sentence
        && let Some(span) = cx.open.reading.sentence(sentence)
    {
        cx.send(Command::Read(sentence.document, Some(span)));
    }
}
