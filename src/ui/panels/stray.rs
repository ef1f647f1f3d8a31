//! A document that stays open though it has nothing of what is selected: the panel says so, and offers what has.

use crate::model::{DocumentIndex, EntityIndex, OpenDossier, Target};
use crate::session::{Command, quotes_of};
use crate::ui::cached::{Cached, Same};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::shortened;
use egui::{RichText, Ui};

/// The longest name that is told, in characters.
const LONGEST: usize = 40;

/// Whether a document has nothing of an entity, kept while the same is asked.
#[derive(Default)]
pub(super) struct Stray(Cached<(Same<OpenDossier>, DocumentIndex, EntityIndex), bool>);

/// Says that the document has nothing of the selected entity, and offers its first quote and to close the document.
pub(super) fn stray_ui(cx: &OpenCtx<'_>, ui: &mut Ui, document: DocumentIndex, memory: &Stray) {
    let selection = cx.session.selection();
    let (Some(target @ Target::Entity(entity)), None) = (selection.target, selection.quote) else { return };
    if cx.open.reading.awaits_names {
        return;
    }
    let key = (Same::of(cx.open), document, entity);
    if !memory.0.get(key, || has_nothing_of(cx.open, document, entity)) {
        return;
    }
    let palette = Palette::of(ui);
    ui.horizontal_wrapped(|ui| {
        let words = format!("Nothing here is about {}", shortened(cx.name(entity), LONGEST));
        ui.label(RichText::new(words).size(12.5).color(palette.warning));
        let first = quotes_of(cx.open, target, cx.session.visibility()).first().copied();
        if let Some(first) = first
            && ui.link(RichText::new("Its first quote").size(12.5)).clicked()
        {
            cx.send(Command::ShowQuote(first));
        }
        if ui.link(RichText::new("Close").size(12.5)).on_hover_text("Close the document (Esc)").clicked() {
            cx.send(Command::CloseDocument);
        }
    });
}

/// Whether neither a mention nor a quote of a claim in the document is of the entity.
fn has_nothing_of(open: &OpenDossier, document: DocumentIndex, entity: EntityIndex) -> bool {
    let is_mentioned = open.reading.documents.get(document.at()).is_some_and(|reading| {
        reading.mentions.iter().chain(&reading.inner_mentions).any(|mention| mention.entity == entity)
            || reading.possible_mentions.iter().any(|mention| mention.candidates.contains(&entity))
    });
    let edges = open.network.incident.get(entity.at()).into_iter().flatten();
    let mut claims = edges.flat_map(|edge| &open.network.edges[edge.at()].relations);
    let is_quoted = |claim: &crate::model::RelationIndex| {
        open.dossier.relations[claim.at()].evidence.iter().any(|evidence| evidence.document == document)
    };
    !is_mentioned && !claims.any(is_quoted)
}
