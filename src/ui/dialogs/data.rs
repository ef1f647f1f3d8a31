//! The dialog of an export for other programs: the format, how much of the dossier, and what the format has no place for.

use super::{Outcome, title_ui};
use crate::analysis::words::grouped;
use crate::formats::export::{ExportKind, export};
use crate::session::{Command, Pick, Request, Session};
use crate::ui::cached::Last;
use crate::ui::ctx::Ctx;
use crate::ui::style::Palette;
use crate::ui::widgets::primary_ui;
use egui::{RichText, Ui};

/// Up to so many claims, what is lost is told before the file is made; of more, when it is.
const TOLD_BEFORE: usize = 5_000;

/// The width of the dialog.
const WIDTH: f32 = 480.0;

/// The dialog's state.
pub struct DataDialog {
    kind: ExportKind,
    /// Whether only what is shown is exported; `None` where everything is shown.
    only_shown: Option<bool>,
    shown: (usize, usize),
    told_of: Last<(ExportKind, bool)>,
    lost: Vec<String>,
}

impl DataDialog {
    /// The dialog over what the session shows; `None` where nothing is open.
    pub(super) fn new(session: &Session) -> Option<Self> {
        let open = session.open()?;
        let shown = (session.visibility().entity_count(), open.dossier.entities.len());
        let only_shown = session.shows_a_part().then_some(false);
        Some(Self { kind: ExportKind::default(), only_shown, shown, told_of: Last::default(), lost: Vec::new() })
    }

    pub(super) fn ui(&mut self, cx: &Ctx<'_>, ui: &mut Ui) -> Outcome {
        title_ui(ui, "Export for other programs", WIDTH);
        let palette = Palette::of(ui);
        ui.label("Format");
        for kind in ExportKind::ALL {
            ui.radio_value(&mut self.kind, kind, kind.name()).on_hover_text(kind.help());
        }
        ui.label(RichText::new(self.kind.help()).color(palette.weak).size(12.5));
        ui.add_space(8.0);
        ui.label("How much");
        if let Some(only_shown) = &mut self.only_shown {
            ui.radio_value(only_shown, false, "The whole dossier");
            let (shown, all) = (grouped(self.shown.0), grouped(self.shown.1));
            ui.radio_value(
                only_shown,
                true,
                format!("What is shown: {shown} of {all} entities, with their shown claims"),
            );
        } else {
            ui.label("The whole dossier; all of it is shown");
        }
        ui.add_space(8.0);
        self.losses_ui(cx, ui);
        ui.add_space(12.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            if primary_ui(ui, "Save as…").clicked()
                && let Some(task) = cx.session.data_task(self.kind, self.only_shown == Some(true))
            {
                cx.send(Command::Request(Request::Pick(Pick::SaveData(Box::new(task)))));
                return Outcome::Close;
            }
            if ui.button("Cancel").clicked() { Outcome::Close } else { Outcome::Open }
        })
        .inner
    }

    /// What the format has no place for.
    fn losses_ui(&mut self, cx: &Ctx<'_>, ui: &mut Ui) {
        let only_shown = self.only_shown == Some(true);
        if self.told_of.changes_to((self.kind, only_shown)) {
            let task = cx.session.data_task(self.kind, only_shown);
            let small = task.filter(|task| task.open.dossier.relations.len() <= TOLD_BEFORE);
            self.lost = small.map_or_else(
                || vec!["some things, which are told when it is saved".to_owned()],
                |task| export(&task.subject(), task.kind).lost,
            );
        }
        let words = match self.lost.as_slice() {
            [] => "This format has a place for everything".to_owned(),
            lost => format!("This format has no place for {}", lost.join("; ")),
        };
        ui.label(RichText::new(words).color(Palette::of(ui).weak).size(12.5));
    }
}
