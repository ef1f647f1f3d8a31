//! The status bar: what the dossier holds, what is hidden, and what just happened.

use crate::analysis::summary::Summary;
use crate::model::OpenDossier;
use crate::session::{Action, Command, FilterChange, NoticeKind, Session};
use crate::text::counted;
use crate::ui::style::Palette;
use egui::RichText;

/// Counts at the left, the last notice at the right.
pub(in crate::ui) fn status_bar_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &OpenDossier,
    summary: &Summary,
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.label(RichText::new(crate::ui::counts::counts_words(summary)).size(12.5).color(palette.weak));
        let flagged = summary.flagged();
        if flagged > 0 {
            let words = format!("{} not verified", counted(flagged as usize, "quote", "quotes"));
            ui.label(RichText::new(words).size(12.5).color(palette.warning));
        }
        hidden_ui(ui, session, open, palette, commands);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            notice_ui(ui, session, palette, commands);
        });
    });
}

/// What is hidden by hand or by the filter, each with its way back.
fn hidden_ui(ui: &mut egui::Ui, session: &Session, open: &OpenDossier, palette: Palette, commands: &mut Vec<Command>) {
    let hidden = session.arrangement().hidden.len();
    if hidden > 0 && ui.link(RichText::new(format!("{hidden} hidden by hand")).size(12.5)).clicked() {
        commands.push(Command::Do(Action::ShowHidden));
    }
    if !session.arrangement().filter.shows_everything() {
        let shown = session.visibility().relations.iter().filter(|shown| **shown).count();
        let filtered = open.dossier.relations.len() - shown;
        let words = format!("filter on: {} not shown", counted(filtered, "claim", "claims"));
        ui.label(RichText::new(words).size(12.5).color(palette.warning));
        if ui.link(RichText::new("Show everything").size(12.5)).clicked() {
            commands.push(Command::Filter(FilterChange::Clear));
        }
    }
}

/// The last notice.
fn notice_ui(ui: &mut egui::Ui, session: &Session, palette: Palette, commands: &mut Vec<Command>) {
    let Some(notice) = session.notice() else { return };
    if ui.small_button("×").on_hover_text("Put away").accessible_name("Put the notice away").clicked() {
        commands.push(Command::DismissNotice);
    }
    if notice.kind == NoticeKind::ChangedOnDisk && ui.button("Reload").clicked() {
        commands.push(Command::Do(Action::Reload));
    }
    let color = if notice.kind == NoticeKind::Warning { palette.warning } else { palette.ink };
    ui.add(egui::Label::new(RichText::new(&notice.text).size(13.0).color(color)).truncate())
        .on_hover_text(&notice.text);
}
