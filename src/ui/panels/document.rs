//! The document that is read: what it is as a source, and its text with the quote highlighted.

use super::caution::caution_ui;
use super::documents::used_words;
use crate::analysis::citation::{about, cite, place_of};
use crate::analysis::summary::plural;
use crate::model::{Document, DocumentIndex, EntityIndex, OpenDossier, Passage, SentenceIndex, Span, Target};
use crate::session::{Action, Command, Reading, Session, quotes_of};
use crate::ui::fonts::Weight;
use crate::ui::memory::Memory;
use crate::ui::reader::{Reader, ReaderEvent};
use crate::ui::style::Palette;
use crate::ui::widgets::{link_ui, name_label, shortened, weak_label};
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
    heading_ui(ui, session, open, reading.document, commands);
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

/// Title, source line, and the keys to the next quote.
fn heading_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &OpenDossier,
    index: DocumentIndex,
    commands: &mut Vec<Command>,
) {
    let Some(document) = open.dossier.documents.get(index.at()) else { return };
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
    let about = about(document);
    if !about.is_empty() {
        weak_label(ui, &about.join(" · "));
    }
    if let Some(url) = &document.url
        && link_ui(ui, url, 12.5, Weight::Regular).clicked()
    {
        commands.push(Command::OpenLink(url.clone()));
    }
    if let Some(rights) = &document.rights {
        weak_label(ui, &shortened(rights, 64)).on_hover_text(rights);
    }
    if let Some(counts) = session.uses().get(index.at()).filter(|counts| !counts.sentences.is_empty()) {
        let words = format!("{} · {}", used_words(counts), plural(counts.claims as usize, "claim", "claims"));
        weak_label(ui, &words).on_hover_text(READING_KEYS);
    }
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
    let scroll = memory.reader_shown != Some((reading, selection.quote));
    memory.reader_shown = Some((reading, selection.quote));
    let reader = Reader {
        document,
        reading: content,
        highlight: reading.passage,
        quotes: &quotes,
        marked: &marked,
        uses: uses.unwrap_or_default(),
        pointed: pointed.map(|sentence| sentence.number as usize),
        entity_color: &|entity: EntityIndex| colors.get(entity.at()).copied().unwrap_or(fallback),
        scroll_to_highlight: scroll,
        text_size: 15.0,
    };
    let sentence = |number: usize| SentenceIndex { document: reading.document, number: number as u32 };
    let mut now_pointed = None;
    for event in reader.show(ui, &mut memory.reader) {
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
    if now_pointed != session.pointed() {
        commands.push(Command::Point(now_pointed));
    }
}

/// The places of the selection's quotes in one document.
fn quotes_in(open: &OpenDossier, session: &Session, target: Target, document: DocumentIndex) -> Vec<Span> {
    quotes_of(open, target, session.visibility())
        .into_iter()
        .filter_map(|evidence| place_of(open, &session.arrangement().corrections, evidence))
        .filter(|passage| passage.document == document)
        .map(|passage| passage.span)
        .collect()
}
