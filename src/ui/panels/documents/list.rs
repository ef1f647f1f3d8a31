//! All documents with their counts, in the order that the reader chooses.

use crate::analysis::citation::about;
use crate::analysis::documents::{DocumentOrder, ordered};
use crate::analysis::sentences::DocumentUse;
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{DocumentIndex, OpenDossier};
use crate::session::{Command, Only};
use crate::ui::cached::{Cached, Last, Same};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::{Rows, link_ui, sentence_label_ui, weak_ui};
use crate::ui::wrapping::dotted;
use egui::{ComboBox, RichText, Ui};
use std::sync::Arc;

/// What the documents are ordered by, and where each stands.
type Ordered = (Same<OpenDossier>, Same<Vec<DocumentUse>>, DocumentOrder);

/// The order of the documents, and the rows of their list.
#[derive(Default)]
pub(super) struct ListMemory {
    order: DocumentOrder,
    ordered: Cached<Ordered, Arc<Vec<DocumentIndex>>>,
    rows: Rows,
    /// What the rows are of.
    shown: Last<(Same<OpenDossier>, DocumentOrder)>,
}

/// From this number of documents on, their order can be chosen.
const MANY: usize = 3;

/// All documents with their counts.
pub(super) fn list_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut ListMemory) {
    if cx.open.dossier.documents.len() >= MANY {
        ui.horizontal(|ui| {
            weak_ui(ui, "Order");
            let choice = ComboBox::from_id_salt("order of documents").selected_text(memory.order.words());
            let shown = choice.show_ui(ui, |ui| {
                for order in DocumentOrder::ALL {
                    ui.selectable_value(&mut memory.order, order, order.words());
                }
            });
            shown.response.accessible_name("Order of the documents");
        });
        ui.add_space(2.0);
    }
    let (order, uses) = (memory.order, cx.session.uses());
    let key = (Same::of(cx.open), Same::of(uses), order);
    let documents = memory.ordered.get(key, || Arc::new(ordered(cx.open, uses, order)));
    if memory.shown.changes_to((Same::of(cx.open), order)) {
        memory.rows.clear();
    }
    memory.rows.ui(ui, documents.len(), |ui, row| document_ui(cx, ui, documents[row]));
}

/// One document with its counts.
fn document_ui(cx: &OpenCtx<'_>, ui: &mut Ui, index: DocumentIndex) {
    let Some(document) = cx.open.dossier.document(index) else { return };
    let reading = cx.session.selection().reading.map(|reading| reading.document);
    ui.push_id(("document", index.0), |ui| {
        let link = link_ui(ui, &document.title, 14.0, Style::Regular);
        cx.send_on(&link, Command::Read(index, None));
        cx.copy_on(&link, &[("Copy title", &|| document.title.clone())]);
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut source = about(document);
        if reading == Some(index) {
            source.push("open".to_owned());
        }
        if !source.is_empty() {
            sentence_label_ui(ui, &dotted(source), 12.5, Style::Regular, Palette::of(ui).weak);
        }
        if let Some(counts) = cx.session.uses().get(index.at()) {
            counts_ui(cx, ui, index, counts);
        }
        ui.add_space(5.0);
    });
}

/// "34 claims · 41 quotes · 21 of 28 sentences used · 2 unverified", and the link that shows this alone.
fn counts_ui(cx: &OpenCtx<'_>, ui: &mut Ui, index: DocumentIndex, counts: &DocumentUse) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        weak_ui(ui, &counts_words(counts));
        if counts.unverified > 0 {
            let words = format!("· {} unverified", counts.unverified);
            ui.label(RichText::new(words).size(12.5).color(Palette::of(ui).warning));
        }
        if counts.claims > 0 {
            weak_ui(ui, "·");
            let link = link_ui(ui, "show only this", 12.5, Style::Regular);
            let link = link.on_hover_text("Show what this document says alone, in the network");
            cx.send_on(&link, Command::ShowOnly(Only::Document(index)));
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
pub(in crate::ui::panels) fn used_words(counts: &DocumentUse) -> String {
    match counts.sentences.len() {
        0 => "without its text".to_owned(),
        count => format!("{} of {} used", counts.used, plural(count, "sentence", "sentences")),
    }
}
