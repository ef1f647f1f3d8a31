//! The document that is read: what it is as a source, and its text with the quote highlighted.

use super::caution::caution_ui;
use super::documents::used_words;
use crate::analysis::citation::{about, cite, place_of};
use crate::analysis::words::plural;
use crate::model::{
    Document, DocumentIndex, EntityIndex, EvidenceIndex, OpenDossier, Passage, SentenceIndex, Span, Target,
};
use crate::session::{Action, Command, Reading, Session, quotes_of};
use crate::text::visible;
use crate::ui::fonts::Weight;
use crate::ui::memory::Memory;
use crate::ui::reader::{Reader, ReaderEvent};
use crate::ui::style::Palette;
use crate::ui::widgets::{link_ui, name_label, weak_label};
use crate::ui::wrapping::{dotted, sentence_job};
use std::sync::Arc;

/// The document, from its heading to its text.
pub(in crate::ui) fn document_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &Arc<OpenDossier>,
    reading: Reading,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let Some(document) = open.dossier.documents.get(reading.document.at()) else { return };
    title_ui(ui, session, open, document, commands);
    source_ui(ui, session, reading.document, document, commands);
    if let Some(evidence) = session.selection().quote {
        let selected = memory.reader.selected().map(|span| Passage { document: reading.document, span });
        caution_ui(ui, session, open, evidence, selected, commands);
    }
    ui.add_space(2.0);
    if document.text.is_none() {
        weak_label(ui, "The dossier cites this document without its text");
        return;
    }
    text_ui(ui, session, open, reading, document, memory, commands);
}

/// What the counts of a document's sentences lead to.
const READING_KEYS: &str = "Sentences that no claim uses are printed paler, and the numbers beside the text count the \
                            claims of the sentences that begin there. U goes to the next unused sentence, C to the \
                            next with a claim, M to the next mention; with Shift they go back";

/// The title, and the way to the next quote.
fn title_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &OpenDossier,
    document: &Document,
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let close = ui.small_button("×").on_hover_text("Close the document (Esc)");
            if close.accessible_name("Close the document").clicked() {
                commands.push(Command::CloseDocument);
            }
            stepper_ui(ui, session, open, commands);
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                name_label(ui, &document.title, 15.0, Weight::SemiBold, palette.ink);
            });
        });
    });
}

/// The height in pixels from which a panel has room for all that is known of its document.
const ROOMY: f32 = 480.0;

/// What the document is as a source, and how much of it the dossier uses. In a low panel that is one line, since the room
/// is the text's, and the whole is told on pointing there.
fn source_ui(
    ui: &mut egui::Ui,
    session: &Session,
    index: DocumentIndex,
    document: &Document,
    commands: &mut Vec<Command>,
) {
    let mut parts = Vec::new();
    let counts = session.uses().get(index.at()).filter(|counts| !counts.sentences.is_empty());
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
                && link_ui(ui, "Source", 12.5, Weight::Regular).on_hover_text(visible(url)).clicked()
            {
                commands.push(Command::OpenLink(url.clone()));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
                let words = dotted(parts.iter().cloned());
                let color = Palette::of(ui).weak;
                let line = egui::Label::new(sentence_job(&words, 12.5, Weight::Regular, color, ui.available_width()));
                let line = ui.add(if is_roomy { line.wrap() } else { line.truncate().show_tooltip_when_elided(false) });
                line.on_hover_ui(|ui| {
                    for part in &parts {
                        ui.label(part);
                    }
                    if counts.is_some() {
                        weak_label(ui, READING_KEYS);
                    }
                });
            });
        });
    });
}

/// "Quote 3 of 27" with its arrows.
fn stepper_ui(ui: &mut egui::Ui, session: &Session, open: &OpenDossier, commands: &mut Vec<Command>) {
    let (Some(target), Some(quote)) = (session.selection().target, session.selection().quote) else { return };
    let quotes = quotes_of(open, target, session.visibility());
    let Some(place) = quotes.iter().position(|other| *other == quote) else { return };
    if quotes.len() < 2 {
        return;
    }
    let next = ui.small_button("›").on_hover_text("Next quote (N)");
    if next.accessible_name("Next quote").clicked() {
        commands.push(Command::Do(Action::NextQuote));
    }
    weak_label(ui, &format!("{} of {}", place + 1, quotes.len()));
    let previous = ui.small_button("‹").on_hover_text("Previous quote (B)");
    if previous.accessible_name("Previous quote").clicked() {
        commands.push(Command::Do(Action::PreviousQuote));
    }
}

/// The text.
fn text_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &Arc<OpenDossier>,
    reading: Reading,
    document: &Document,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let Some(content) = open.reading.documents.get(reading.document.at()) else { return };
    let selection = session.selection();
    let marked = selection.subjects(open);
    let quotes = selection.target.map_or_else(Vec::new, |target| quotes_in(open, session, target, reading.document));
    let uses = session.uses().get(reading.document.at()).map(|document| document.sentences.as_slice());
    let pointed = session.pointed().filter(|sentence| sentence.document == reading.document);
    let theme = crate::ui::canvas::theme(ui);
    let colors = memory.derived.colors(open, theme);
    let fallback = Palette::of(ui).accent;
    let is_same = |shown: &(Arc<OpenDossier>, Reading, Option<EvidenceIndex>)| {
        Arc::ptr_eq(&shown.0, open) && (shown.1, shown.2) == (reading, selection.quote)
    };
    let scroll = !memory.reader_shown.as_ref().is_some_and(is_same);
    memory.reader_shown = Some((Arc::clone(open), reading, selection.quote));
    let reader = Reader {
        document,
        reading: content,
        highlight: reading.passage,
        quotes: &quotes,
        found: &memory.documents.found(session, open, reading.document),
        marked: &marked,
        doubled: selection.target.and_then(|target| doubled(open, target)),
        uses: uses.unwrap_or_default(),
        pointed: pointed.map(|sentence| sentence.number as usize),
        entity_color: &|entity: EntityIndex| colors.get(entity.at()).copied().unwrap_or(fallback),
        scroll_to_highlight: scroll,
        text_size: 15.0,
    };
    let sentence = |number: usize| SentenceIndex { document: reading.document, number: number as u32 };
    let mut now_pointed = None;
    let events = reader.show(ui, &mut memory.reader);
    let marks = memory.reader.marks.iter().map(|(number, at)| (format!("sentence {number}"), *at));
    memory.hits.extend(marks);
    for event in events {
        match event {
            ReaderEvent::ClickMention(entity) => commands.push(Command::Select(Some(Target::Entity(entity)))),
            ReaderEvent::ClickSentence(number) => commands.push(Command::SelectSentence(sentence(number))),
            ReaderEvent::Copy(text, _) => {
                commands.push(Command::Copy(format!("“{}” ({})", text.trim(), cite(document))));
                commands.push(Command::Tell("Copied with its citation".to_owned()));
            }
            ReaderEvent::HoverSentence(number) => now_pointed = Some(sentence(number)),
        }
    }
    memory.document_drawn = Some(reading.document);
    if now_pointed != session.pointed() {
        commands.push(Command::Point(now_pointed));
    }
}

/// The end of a selected edge that is underlined twice, in the text as in the panel: the second, where both have one kind
/// and so one colour.
pub(super) fn doubled(open: &OpenDossier, target: Target) -> Option<EntityIndex> {
    let Target::Edge(edge) = target else { return None };
    let edge = open.network.edges.get(edge.at())?;
    let kind = |entity: EntityIndex| open.dossier.entities.get(entity.at()).map(|entity| &entity.kind);
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
