//! The status bar: what the dossier holds, what is hidden, and what just happened.

use crate::analysis::summary::Summary;
use crate::model::OpenDossier;
use crate::session::{Action, Command, FilterChange, NoticeKind, Session};
use crate::ui::style::Palette;
use egui::RichText;

/// Counts at the left, the last notice at the right.
pub(in crate::ui) fn status_bar_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &OpenDossier,
    summary: &Summary,
    figure_done: f32,
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.label(RichText::new(crate::ui::counts::counts_words(summary)).size(12.5).color(palette.weak));
        let flagged = summary.flagged();
        if flagged > 0 {
            let words =
                if flagged == 1 { "1 quote not verified".to_owned() } else { format!("{flagged} quotes not verified") };
            ui.label(RichText::new(words).size(12.5).color(palette.warning));
        }
        hidden_ui(ui, session, open, palette, commands);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| match session.making_figure() {
            Some(name) => making_ui(ui, name, figure_done, palette, commands),
            None => notice_ui(ui, session, palette, commands),
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
        let words = format!("filter on: {filtered} claims not shown");
        ui.label(RichText::new(words).size(12.5).color(palette.warning));
        if ui.link(RichText::new("Show everything").size(12.5)).clicked() {
            commands.push(Command::Filter(FilterChange::Clear));
        }
    }
}

/// The figure that is being made, how far it is, and the way to give it up.
fn making_ui(ui: &mut egui::Ui, name: &str, done: f32, palette: Palette, commands: &mut Vec<Command>) {
    if ui.small_button("Cancel").accessible_name("Cancel the figure").clicked() {
        commands.push(Command::Do(Action::CancelFigure));
    }
    let words = format!("Making {name}… {:.0} %", done * 100.0);
    ui.add(egui::Label::new(RichText::new(words).size(13.0).color(palette.ink)).truncate());
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
