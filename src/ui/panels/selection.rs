//! The panel at the side: what is selected, or else the dossier as a whole.

use super::both_sides::SideOrder;
use super::claims::QuoteScroll;
use super::documents::DocumentsMemory;
use super::history::HistoryMemory;
use super::network::NetworkMemory;
use super::path_ends::PathsMemory;
use super::{
    both_sides, contradictions, edge, entity, group, hidden, history, network, overview, paths, review, sentence,
    speaker,
};
use crate::analysis::words::plural;
use crate::model::Target;
use crate::session::Page;
use crate::ui::ctx::OpenCtx;

/// What the panel keeps between frames.
#[derive(Default)]
pub(in crate::ui) struct SelectionMemory {
    /// The list of documents.
    pub(in crate::ui) documents: DocumentsMemory,
    paths: PathsMemory,
    order: SideOrder,
    scroll: QuoteScroll,
    network: NetworkMemory,
    history: HistoryMemory,
}

/// The page that the session asks for.
pub(in crate::ui) fn selection_ui(cx: &OpenCtx<'_>, ui: &mut egui::Ui, memory: &mut SelectionMemory) {
    let selection = cx.session.selection();
    let scroll = &mut memory.scroll;
    if let Page::BothSides(claim, other) = selection.page {
        both_sides::both_sides_ui(cx, ui, cx.session.contradiction_of(claim, other), &mut memory.order);
        return;
    }
    if let Some(target) = selection.target.filter(|_| selection.group.is_empty()) {
        hidden::hidden_ui(cx, ui, target);
    }
    match selection.target {
        _ if !selection.group.is_empty() => group::group_ui(cx, ui),
        Some(Target::Edge(edge)) => edge::edge_ui(cx, ui, edge, scroll),
        Some(Target::Entity(entity)) => entity::entity_ui(cx, ui, entity),
        None => match selection.page {
            Page::Sentence(sentence) => sentence::sentence_ui(cx, ui, sentence, scroll),
            Page::Unverified => review::unverified_ui(cx, ui, scroll),
            Page::SecondLook(only) => review::second_look_ui(cx, ui, only, scroll),
            Page::Speaker(speaker) => speaker::speaker_ui(cx, ui, speaker, scroll),
            Page::Contradictions => contradictions::contradictions_ui(cx, ui),
            Page::Measures => network::network_ui(cx, ui, &mut memory.network),
            Page::History => history::history_ui(cx, ui, &mut memory.history),
            Page::Paths(from, to) => paths::paths_ui(cx, ui, (from, to), &mut memory.paths),
            Page::Dossier | Page::BothSides(..) => overview::overview_ui(cx, ui, &mut memory.documents),
        },
    }
}

/// The heading of the page on one line, for where its own is out of sight.
pub(in crate::ui) fn heading(cx: &OpenCtx<'_>) -> String {
    let selection = cx.session.selection();
    match (selection.target, selection.page) {
        _ if !selection.group.is_empty() => plural(selection.group.len(), "entity selected", "entities selected"),
        (Some(Target::Entity(entity)), _) => cx.name(entity).to_owned(),
        (Some(Target::Edge(edge)), _) => {
            let ends = cx.open.network.edges.get(edge.at()).map(|edge| edge.ends);
            ends.map_or_else(String::new, |(one, other)| {
                if one == other { cx.name(one).to_owned() } else { format!("{} and {}", cx.name(one), cx.name(other)) }
            })
        }
        (None, Page::Dossier | Page::BothSides(..)) => cx.open.title(),
        (None, Page::Sentence(sentence)) => {
            let document = cx.open.dossier.document(sentence.document);
            let title = document.map(|document| document.title.as_str()).unwrap_or_default();
            format!("Sentence {} of {title}", sentence.number + 1)
        }
        (None, Page::Unverified) => "Quotes that are not verified".to_owned(),
        (None, Page::SecondLook(_)) => "Quotes worth a second look".to_owned(),
        (None, Page::Speaker(speaker)) => format!("Claims by {}", cx.name(speaker)),
        (None, Page::Contradictions) => "Contradictions".to_owned(),
        (None, Page::Measures) => "Measures of the network".to_owned(),
        (None, Page::History) => "History of changes".to_owned(),
        (None, Page::Paths(..)) => "How are two tied?".to_owned(),
    }
}
