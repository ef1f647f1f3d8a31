//! The document that is read: what it is as a source, and its text with the quote highlighted.

use crate::analysis::citation::{cite, document_of};
use crate::model::{Document, DocumentIndex, EntityIndex, EvidenceIndex, OpenDossier, Span, Target, Verification};
use crate::session::{Action, Command, Reading, Session, quotes_of};
use crate::ui::fonts::Weight;
use crate::ui::memory::Memory;
use crate::ui::reader::{Reader, ReaderEvent};
use crate::ui::style::Palette;
use crate::ui::widgets::{link_ui, name_label, weak_label};
use std::collections::BTreeSet;
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
    heading_ui(ui, session, open, document, commands);
    if let Some(evidence) = session.selection().quote {
        caution_ui(ui, open, evidence);
    }
    ui.add_space(2.0);
    if document.text.is_none() {
        weak_label(ui, "The dossier cites this document without its text");
        return;
    }
    text_ui(ui, session, open, reading, document, memory, commands);
}

/// Title, source line, and the keys to the next quote.
fn heading_ui(
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
    let about = cite(document);
    let about = about.strip_prefix(&document.title).unwrap_or(&about).trim_start_matches(", ").to_owned();
    let grade = document.grade.map(|grade| format!("grade {}: {}", grade.letter(), grade.meaning()));
    let parts: Vec<String> = [Some(about), grade].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if !parts.is_empty() {
        weak_label(ui, &parts.join(" · "));
    }
    if let Some(url) = &document.url
        && link_ui(ui, url, 12.5, Weight::Regular).clicked()
    {
        commands.push(Command::OpenLink(url.clone()));
    }
    if let Some(rights) = &document.rights {
        weak_label(ui, &crate::ui::widgets::shortened(rights, 64)).on_hover_text(rights);
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

/// A sentence of caution where the quote is not where it should be.
fn caution_ui(ui: &mut egui::Ui, open: &OpenDossier, evidence: EvidenceIndex) {
    let palette = Palette::of(ui);
    let (words, color) = match open.reading.verification(evidence) {
        Verification::Missing { nearest: Some(_) } => (
            "The quote is not in this document. The nearest passage is marked; it may say something else".to_owned(),
            palette.danger,
        ),
        Verification::Missing { nearest: None } => {
            ("The quote is in no document of the dossier".to_owned(), palette.danger)
        }
        Verification::Elsewhere { .. } => {
            ("The quote is attributed to another document, but stands in this one".to_owned(), palette.warning)
        }
        Verification::Case { .. } => (
            "The quote differs from the text in capital letters, which may change the meaning".to_owned(),
            palette.warning,
        ),
        Verification::Ambiguous { spans } => (
            format!("The quote stands {} times in this document; the first place is marked", spans.len()),
            palette.warning,
        ),
        Verification::Exact { .. } | Verification::Folded { .. } | Verification::Cited => return,
    };
    ui.label(egui::RichText::new(words).size(12.5).color(color));
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
    let (marked, quotes) = match selection.target {
        Some(target) => (ends_of(open, target), quotes_in(open, session, target, reading.document)),
        None => (selection.group.clone(), Vec::new()),
    };
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
        entity_color: &|entity: EntityIndex| colors.get(entity.at()).copied().unwrap_or(fallback),
        scroll_to_highlight: scroll,
        text_size: 15.0,
    };
    for event in reader.show(ui, &mut memory.reader) {
        match event {
            ReaderEvent::ClickMention(entity) => commands.push(Command::Select(Some(Target::Entity(entity)))),
            ReaderEvent::ClickSentence(sentence) => {
                commands.extend(first_quote_in(open, session, reading.document, content.sentences[sentence]));
            }
            ReaderEvent::Copy(text, _) => {
                commands.push(Command::Copy(format!("“{}” ({})", text.trim(), cite(document))));
                commands.push(Command::Tell("Copied with its citation".to_owned()));
            }
            ReaderEvent::HoverSentence(_) => {}
        }
    }
}

/// The entities that the selection is about.
fn ends_of(open: &OpenDossier, target: Target) -> BTreeSet<EntityIndex> {
    match target {
        Target::Entity(entity) => BTreeSet::from([entity]),
        Target::Edge(edge) => {
            open.network.edges.get(edge.at()).map(|edge| BTreeSet::from([edge.ends.0, edge.ends.1])).unwrap_or_default()
        }
    }
}

/// The places of the selection's quotes in one document.
fn quotes_in(open: &OpenDossier, session: &Session, target: Target, document: DocumentIndex) -> Vec<Span> {
    quotes_of(open, target, session.visibility())
        .into_iter()
        .filter(|evidence| document_of(open, *evidence) == Some(document))
        .filter_map(|evidence| open.reading.verification(evidence).span())
        .collect()
}

/// The command that a click on a sentence means: select the edge of the first claim that quotes it.
fn first_quote_in(open: &OpenDossier, session: &Session, document: DocumentIndex, sentence: Span) -> Vec<Command> {
    let found = open.dossier.relations.iter().enumerate().find_map(|(at, relation)| {
        let index = crate::model::RelationIndex::new(at);
        if !session.visibility().relation(index) {
            return None;
        }
        (0..relation.evidence.len() as u32).map(|position| EvidenceIndex { relation: index, position }).find(
            |evidence| {
                document_of(open, *evidence) == Some(document)
                    && open.reading.verification(*evidence).span().is_some_and(|span| span.overlaps(sentence))
            },
        )
    });
    found.map_or_else(Vec::new, |evidence| {
        let edge = open.network.edge_of[evidence.relation.at()];
        vec![Command::Select(Some(Target::Edge(edge))), Command::ShowQuote(evidence)]
    })
}
