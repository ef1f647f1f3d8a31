//! The warnings and notes of the open dossier.

use super::{Outcome, close_ui, title_ui};
use crate::ui::ctx::Ctx;
use crate::ui::widgets::problems_list_ui;

/// How many of each kind are listed.
const LISTED: usize = 200;

pub(super) fn problems_ui(cx: &Ctx<'_>, ui: &mut egui::Ui) -> Outcome {
    title_ui(ui, "What was noticed in this dossier", 820.0);
    let Some(open) = cx.session.open() else { return close_ui(ui) };
    let height = (ui.ctx().content_rect().height() - 200.0).max(120.0);
    egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
        problems_list_ui(ui, &open.problems.iter(), |severity| open.problems.count(severity), LISTED);
    });
    close_ui(ui)
}
