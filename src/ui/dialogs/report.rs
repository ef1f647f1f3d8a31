//! The dialog of a report file: what it is about, its kind and its title.

use super::{Outcome, title_ui};
use crate::model::Origin;
use crate::report::content::{about, capitalized};
use crate::session::{Command, Pick, ReportKind, ReportScope, ReportTask, Request, Session};
use crate::ui::ctx::Ctx;
use crate::ui::style::Palette;
use crate::ui::widgets::primary_ui;
use egui::{RichText, Ui};
use std::path::PathBuf;

/// The dialog's state.
pub struct ReportDialog {
    kind: ReportKind,
    /// What a report can be about, and what that is called.
    scopes: Vec<(ReportScope, String)>,
    chosen: usize,
    /// The title; empty: as offered.
    title: String,
    origin: Origin,
}

/// The width of the dialog.
const WIDTH: f32 = 460.0;

impl ReportDialog {
    /// The dialog over what the session shows; `None` where nothing is open.
    pub(super) fn new(session: &Session) -> Option<Self> {
        let open = session.open()?;
        let words = |scope: &ReportScope| match scope {
            ReportScope::Shown => "All that is shown".to_owned(),
            ReportScope::Marks => "The quotes that you marked".to_owned(),
            scope => capitalized(&about(open, scope)),
        };
        let scopes = session.report_scopes().into_iter().map(|scope| (scope.clone(), words(&scope))).collect();
        Some(Self { kind: ReportKind::Html, scopes, chosen: 0, title: String::new(), origin: open.origin.clone() })
    }

    pub(super) fn ui(&mut self, cx: &Ctx<'_>, ui: &mut Ui) -> Outcome {
        title_ui(ui, "Export report", WIDTH);
        let palette = Palette::of(ui);
        ui.label("About");
        for (place, (_, words)) in self.scopes.iter().enumerate() {
            ui.radio_value(&mut self.chosen, place, words);
        }
        ui.add_space(8.0);
        ui.label("File");
        for kind in ReportKind::ALL {
            ui.radio_value(&mut self.kind, kind, kind.name()).on_hover_text(help(kind));
        }
        ui.label(RichText::new(help(self.kind)).color(palette.weak).size(12.5));
        ui.add_space(8.0);
        ui.label("Title");
        ui.add(
            egui::TextEdit::singleline(&mut self.title).hint_text("that of the dossier").desired_width(f32::INFINITY),
        )
        .accessible_name("Title");
        ui.add_space(12.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            if primary_ui(ui, "Save as…").clicked()
                && let Some(task) = self.task(cx.session)
            {
                cx.send(Command::Request(Request::Pick(Pick::SaveReport(Box::new(task)))));
                return Outcome::Close;
            }
            if ui.button("Cancel").clicked() { Outcome::Close } else { Outcome::Open }
        })
        .inner
    }

    fn task(&self, session: &Session) -> Option<ReportTask> {
        let scope = self.scopes.get(self.chosen)?.0.clone();
        let ending = self.kind.extension();
        let path = match &self.origin {
            Origin::File(path) => path.with_extension(format!("report.{ending}")),
            Origin::Builtin(name) => PathBuf::from(format!("{name}.report.{ending}")),
            Origin::Import(task) => PathBuf::from(task.offered()).with_extension(format!("report.{ending}")),
        };
        let title = Some(self.title.clone()).filter(|title| !title.trim().is_empty());
        Some(ReportTask { path, kind: self.kind, title, date: None, subject: session.report_subject(scope)? })
    }
}

/// What a kind of report is good for.
fn help(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Html => {
            "One page with the figure in it; opens in any browser, prints well, loads nothing from elsewhere"
        }
        ReportKind::Docx => "To go on writing in Word, LibreOffice or Pages; the figure is in it",
        ReportKind::Markdown => "Plain text, with the figure as an SVG file beside it",
        ReportKind::References => "The cited documents for Zotero and other reference managers",
    }
}
