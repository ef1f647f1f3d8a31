//! The warnings and notes of the open dossier.

use super::{Outcome, close_ui, title_ui};
use crate::ui::ctx::Ctx;
use crate::ui::widgets::problem_ui;

/// How many are listed.
const LISTED: usize = 300;

pub(super) fn problems_ui(cx: &Ctx<'_>, ui: &mut egui::Ui) -> Outcome {
    title_ui(ui, "What was noticed in this dossier", 820.0);
    let Some(open) = cx.session.open() else { return close_ui(ui) };
    let height = ui.ctx().content_rect().height() - 200.0;
    egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
        for problem in open.problems.iter().take(LISTED) {
            problem_ui(ui, problem);
        }
        if open.problems.len() > LISTED {
            ui.label(format!("and {} more; sayso check lists them", open.problems.len() - LISTED));
        }
    });
    close_ui(ui)
}
