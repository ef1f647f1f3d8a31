//! The document panel: what the document is as a source, and its text with the quote highlighted.

use super::caution::caution_ui;
use super::documents::used_words;
use super::stray::{Stray, stray_ui};
use crate::analysis::citation::{about, cite, place_of};
use crate::analysis::words::{in_marks, plural};
use crate::fonts::Style;
use crate::model::{
    Document, DocumentIndex, EntityIndex, EvidenceIndex, OpenDossier, Passage, SentenceIndex, Span, Target,
};
use crate::session::{Action, Command, Only, Reading, Session, quotes_of};
use crate::text::visible;
use crate::ui::cached::{Last, Same};
use crate::ui::ctx::{Ctx, OpenCtx, Task};
use crate::ui::reader::{Reader, ReaderEvent, ReaderMemory, reader_ui};
use crate::ui::style::{Palette, theme};
use crate::ui::widgets::{fields_ui, link_ui, name_ui, sign_ui, weak_ui};
use crate::ui::wrapping::{dotted, sentence_job};

/// What the panel keeps between frames.
#[derive(Default)]
pub(in crate::ui) struct DocumentMemory {
    pub(in crate::ui) reader: ReaderMemory,
    /// What the text was scrolled to last, and in which of the dossiers that were opened.
    scrolled_to: Last<(u64, Reading, Option<EvidenceIndex>)>,
    /// Which dossier was opened last, and as it was read last.
    opening: Last<u64>,
    read: Last<Same<OpenDossier>>,
    /// The pass of the window in which it was drawn last.
    pass: u64,
    /// Whether a document has nothing of what is selected.
    stray: Stray,
    /// Whether the words that are selected in it are to be copied with their citation.
    pub(in crate::ui) wants_citation: bool,
    /// Whether the text was drawn in this frame.
    pub(in crate::ui) was_drawn: bool,
}

impl DocumentMemory {
    /// Whether the text is scrolled to what is to be read: where that is another than in the last frame, and not only the
    /// same in a dossier that was read again, whose text stays where it is.
    fn scrolls(&mut self, cx: &OpenCtx<'_>, ui: &egui::Ui, reading: Reading, quote: Option<EvidenceIndex>) -> bool {
        let opening = cx.session.openings();
        if self.opening.changes_to(opening) {
            self.reader = ReaderMemory::default();
            self.read = Last::default();
        }
        let pass = ui.ctx().cumulative_pass_nr();
        let was_shown = self.pass + 1 >= pass;
        self.pass = pass;
        let was_read = self.read.is_set();
        let is_reread = self.read.changes_to(Same::of(cx.open)) && was_read && was_shown;
        self.scrolled_to.changes_to((opening, reading, quote)) && !is_reread
    }
}

/// The document, from its heading to its text. `found` are the words in it that are looked for.
pub(in crate::ui) fn document_ui(
    cx: &OpenCtx<'_>,
    ui: &mut egui::Ui,
    reading: Reading,
    found: &[Span],
    memory: &mut DocumentMemory,
) {
    let Some(document) = cx.open.dossier.document(reading.document) else { return };
    title_ui(cx, ui, document);
    source_ui(cx, ui, reading.document, document);
    known_ui(ui, reading.document, document);
    stray_ui(cx, ui, reading.document, &memory.stray);
    if let Some(evidence) = cx.session.selection().quote {
        let selected = memory.reader.selected().map(|span| Passage { document: reading.document, span });
        caution_ui(cx, ui, evidence, selected);
    }
    ui.add_space(2.0);
    if document.text.is_none() {
        match &document.file {
            Some(file) => {
                ui.label(format!(
                    "The text of this document, “{file}”, could not be read, so its quotes are only cited."
                ));
                if ui.button("Why…").on_hover_text("The problems of the dossier, with what to do").clicked() {
                    cx.ask(Task::ShowProblems);
                }
            }
            None => drop(weak_ui(ui, "The dossier cites this document without its text")),
        }
        return;
    }
    text_ui(cx, ui, reading, document, found, memory);
}

/// What the numbers beside the text mean, and the keys that go through them.
const READING_KEYS: &str = "Sentences that no claim uses are printed paler, and the numbers beside the text count the \
                            claims of the sentences that begin there. U goes to the next unused sentence, C to the \
                            next with a claim, M to the next mention; with Shift they go back";

/// The title, and the way to the next quote.
fn title_ui(cx: &OpenCtx<'_>, ui: &mut egui::Ui, document: &Document) {
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let close = sign_ui(ui, "×", "Close the document (Esc)", "Close the document");
            cx.send_on(&close, Command::CloseDocument);
            stepper_ui(cx, ui);
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                let title = name_ui(ui, &document.title, 15.0, Style::SemiBold, Palette::of(ui).ink);
                cx.copy_on(
                    &title,
                    &[("Copy title", &|| document.title.clone()), ("Copy citation", &|| cite(document))],
                );
            });
        });
    });
}

/// From this height on, in points, a panel has room for everything known of its document.
const ROOMY: f32 = 480.0;

/// How much of a document's fields is shown without scrolling, in points.
const FIELDS: f32 = 110.0;

/// What else is known of the document; folded where there is little room.
fn known_ui(ui: &mut egui::Ui, index: DocumentIndex, document: &Document) {
    if document.fields.is_empty() {
        return;
    }
    let is_roomy = ui.available_height() > ROOMY;
    let heading = egui::RichText::new(plural(document.fields.len(), "field", "fields")).size(12.5);
    let header = egui::CollapsingHeader::new(heading).id_salt(("fields", index.0)).default_open(is_roomy);
    header.show(ui, |ui| {
        egui::ScrollArea::vertical().max_height(FIELDS).show(ui, |ui| fields_ui(ui, &document.fields));
    });
}

/// What the document is as a source, and how much of it the dossier uses. In a low panel that is one line, to leave the
/// room to the text, and a tooltip has the whole.
fn source_ui(cx: &Ctx<'_>, ui: &mut egui::Ui, index: DocumentIndex, document: &Document) {
    let mut parts = Vec::new();
    let counts = cx.session.uses().get(index.at()).filter(|counts| !counts.sentences.is_empty());
    parts.extend(about(document));
    if let Some(counts) = counts {
        parts.push(format!("{}, {}", used_words(counts), plural(counts.claims as usize, "claim", "claims")));
    }
    parts.extend(document.rights.clone());
    let parts: Vec<String> = parts.iter().map(|part| visible(part).into_owned()).collect();
    let is_roomy = ui.available_height() > ROOMY;
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            if let Some(url) = &document.url
                && link_ui(ui, "Source", 12.5, Style::Regular).on_hover_text(visible(url)).clicked()
            {
                cx.send(Command::OpenLink(url.clone()));
            }
            if counts.is_some_and(|counts| counts.claims > 0) {
                let link = link_ui(ui, "Show only this", 12.5, Style::Regular);
                let link = link.on_hover_text("Show what this document says alone, in the network");
                cx.send_on(&link, Command::ShowOnly(Only::Document(index)));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
                let words = dotted(parts.iter().cloned());
                let color = Palette::of(ui).weak;
                let line = egui::Label::new(sentence_job(&words, 12.5, Style::Regular, color, ui.available_width()));
                let line = ui.add(if is_roomy { line.wrap() } else { line.truncate().show_tooltip_when_elided(false) });
                line.on_hover_ui(|ui| {
                    for part in &parts {
                        ui.label(part);
                    }
                    if counts.is_some() {
                        weak_ui(ui, READING_KEYS);
                    }
                });
            });
        });
    });
}

/// "Quote 3 of 27" with its arrows.
fn stepper_ui(cx: &OpenCtx<'_>, ui: &mut egui::Ui) {
    let Some(quote) = cx.session.selection().quote else { return };
    let quotes = cx.session.listed_quotes();
    let Some(place) = quotes.iter().position(|other| *other == quote) else { return };
    if quotes.len() < 2 {
        return;
    }
    cx.act_on(&sign_ui(ui, "›", "Next quote (N)", "Next quote"), Action::NextQuote);
    weak_ui(ui, &format!("{} of {}", place + 1, quotes.len()));
    cx.act_on(&sign_ui(ui, "‹", "Previous quote (B)", "Previous quote"), Action::PreviousQuote);
}

/// The text.
fn text_ui(
    cx: &OpenCtx<'_>,
    ui: &mut egui::Ui,
    reading: Reading,
    document: &Document,
    found: &[Span],
    memory: &mut DocumentMemory,
) {
    let Some(content) = cx.open.reading.documents.get(reading.document.at()) else { return };
    let selection = cx.session.selection();
    let marked = selection.subjects(cx.open);
    let quotes =
        selection.target.map_or_else(Vec::new, |target| quotes_in(cx.open, cx.session, target, reading.document));
    let uses = cx.session.uses().get(reading.document.at()).map(|document| document.sentences.as_slice());
    let pointed = cx.session.pointed().filter(|sentence| sentence.document == reading.document);
    let theme = theme(ui);
    let colors = cx.colors(cx.open, theme);
    let fallback = Palette::of(ui).accent;
    let scroll = memory.scrolls(cx, ui, reading, selection.quote);
    let reader = Reader {
        document,
        reading: content,
        highlight: reading.passage,
        quotes: &quotes,
        found,
        marked: &marked,
        doubled: selection.target.and_then(|target| doubled(cx.open, target)),
        uses: uses.unwrap_or_default(),
        pointed: pointed.map(|sentence| sentence.number as usize),
        entity_color: &|entity: EntityIndex| colors.get(entity.at()).copied().unwrap_or(fallback),
        entity_name: &|entity: EntityIndex| cx.name(entity).to_owned(),
        scroll_to_highlight: scroll,
        text_size: 15.0,
    };
    let sentence = |number: usize| SentenceIndex { document: reading.document, number: number as u32 };
    let mut now_pointed = None;
    let events = reader_ui(ui, &reader, &mut memory.reader);
    for (number, at) in &memory.reader.marks {
        cx.hit(format!("sentence {number}"), *at);
    }
    for event in events {
        match event {
            ReaderEvent::ClickMention(entity) => cx.send(Command::Select(Some(Target::Entity(entity)))),
            ReaderEvent::ClickSentence(number) => cx.send(Command::SelectSentence(sentence(number))),
            ReaderEvent::Copy(text, _) => cx.copy(text.trim().to_owned(), "Copied; Ctrl+Shift+C adds the citation"),
            ReaderEvent::CopyCited(text, _) => copy_cited(cx, document, &text),
            ReaderEvent::HoverSentence(number) => now_pointed = Some(sentence(number)),
        }
    }
    if std::mem::take(&mut memory.wants_citation)
        && let Some(span) = memory.reader.selected()
    {
        copy_cited(cx, document, span.of(document.text.as_deref().unwrap_or_default()));
    }
    memory.was_drawn = true;
    if now_pointed != cx.session.pointed() {
        cx.send(Command::Point(now_pointed));
    }
}

/// Copies words of a document in quotation marks, with its citation.
fn copy_cited(cx: &Ctx<'_>, document: &Document, words: &str) {
    cx.copy(format!("{} ({})", in_marks(words.trim(), [None; 2]), cite(document)), "Copied with its citation");
}

/// The end of a selected edge that is underlined twice, in the text and in the panel: the second one, where both have the
/// same kind and so the same colour.
pub(super) fn doubled(open: &OpenDossier, target: Target) -> Option<EntityIndex> {
    let Target::Edge(edge) = target else { return None };
    let edge = open.network.edges.get(edge.at())?;
    let kind = |entity: EntityIndex| open.dossier.entity(entity).map(|entity| &entity.kind);
    (!edge.is_loop() && kind(edge.ends.0) == kind(edge.ends.1)).then_some(edge.ends.1)
}

/// The places of the selection's quotes in one document.
fn quotes_in(open: &OpenDossier, session: &Session, target: Target, document: DocumentIndex) -> Vec<Span> {
    quotes_of(open, target, session.visibility())
        .into_iter()
        .filter_map(|evidence| place_of(open, &session.workspace().corrections, evidence))
        .filter(|passage| passage.document == document)
        .map(|passage| passage.span)
        .collect()
}
