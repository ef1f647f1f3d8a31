//! The panel when nothing is selected: the dossier as a whole, and its documents to read.

use crate::analysis::citation::cite;
use crate::model::{DocumentIndex, OpenDossier, Severity};
use crate::session::{Command, Session};
use crate::text::counted;
use crate::ui::dialogs::Dialog;
use crate::ui::fonts::Weight;
use crate::ui::memory::Memory;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{link_ui, name_label, weak_label};

/// The dossier's title, what it holds, its documents.
pub(super) fn overview_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &OpenDossier,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    name_label(ui, &open.title(), 19.0, Weight::SemiBold, palette.ink);
    weak_label(ui, "Click an edge to read the sentences behind it, an entity to see who it is");
    let warnings = open.problems.iter().filter(|problem| problem.severity == Severity::Warning).count();
    let notes = open.problems.len() - warnings;
    if !open.problems.is_empty() {
        ui.add_space(2.0);
        let (warnings, notes) = (counted(warnings, "warning", "warnings"), counted(notes, "note", "notes"));
        let words = format!("{warnings} and {notes} about this dossier");
        if link_ui(ui, &words, 13.0, Weight::Regular).clicked() {
            memory.dialog = Some(Dialog::Problems);
        }
    }
    ui.add_space(8.0);
    ui.label(egui::RichText::new(format!("Documents ({})", open.dossier.documents.len())).font(semibold(13.5)));
    let reading = session.selection().reading.map(|reading| reading.document);
    for (place, document) in open.dossier.documents.iter().enumerate().take(400) {
        let index = DocumentIndex::new(place);
        ui.push_id(("document", place), |ui| {
            let response = link_ui(ui, &document.title, 14.0, Weight::Regular);
            if response.clicked() {
                commands.push(Command::Read(index, None));
            }
            let mut about = cite(document);
            if let Some(rest) = about.strip_prefix(&document.title) {
                about = rest.trim_start_matches(", ").to_owned();
            }
            if document.text.is_none() {
                about.push_str(" · cited without its text");
            }
            if reading == Some(index) {
                about.push_str(" · open");
            }
            if !about.is_empty() {
                weak_label(ui, about.trim_start_matches(" · "));
            }
        });
    }
    if open.dossier.documents.len() > 400 {
        weak_label(ui, &format!("and {} more; find them by the quotes of an edge", open.dossier.documents.len() - 400));
    }
}
