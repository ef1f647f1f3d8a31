//! The page where nothing is selected: the dossier as a whole, and its documents.

use super::documents::{DocumentsMemory, documents_ui};
use super::status_bar::look_words;
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::Severity;
use crate::session::Action;
use crate::ui::ctx::{OpenCtx, Task};
use crate::ui::style::Palette;
use crate::ui::widgets::{link_ui, name_ui, weak_ui};

/// The dossier's title, what it holds, its documents.
pub(super) fn overview_ui(cx: &OpenCtx<'_>, ui: &mut egui::Ui, documents: &mut DocumentsMemory) {
    name_ui(ui, &cx.open.title(), 19.0, Style::SemiBold, Palette::of(ui).ink);
    if !cx.open.network.edges.is_empty() {
        weak_ui(ui, "Click an edge to read the sentences behind it, an entity to see who it is");
    } else if !cx.open.dossier.entities.is_empty() {
        weak_ui(ui, "No relations yet. Click an entity to see who it is");
    }
    let warnings = cx.open.problems.count(Severity::Warning);
    let notes = cx.open.problems.count(Severity::Note);
    if warnings + notes > 0 {
        ui.add_space(2.0);
        let (warnings, notes) = (plural(warnings, "warning", "warnings"), plural(notes, "note", "notes"));
        let words = format!("{warnings} and {notes} about this dossier");
        if link_ui(ui, &words, 13.0, Style::Regular).clicked() {
            cx.ask(Task::ShowProblems);
        }
    }
    let looks = cx.session.looks().waiting.len();
    if looks > 0 {
        let link = link_ui(ui, &look_words(looks), 13.0, Style::Regular).on_hover_text(Action::SecondLook.help());
        cx.act_on(&link, Action::SecondLook);
    }
    ui.add_space(8.0);
    documents_ui(cx, ui, documents);
}
