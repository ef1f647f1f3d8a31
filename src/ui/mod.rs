//! The window in egui: reads the session, returns commands.
//!
//! Invariant: never changes the session and performs no effect; what it keeps is in [`Memory`].

mod bidi;
mod canvas;
mod counts;
mod dialogs;
mod empty;
mod find;
mod fonts;
mod keys;
mod memory;
mod menu;
mod panels;
mod reader;
mod style;
mod widgets;
mod wrapping;

pub use dialogs::Dialog;
pub use memory::{ExampleName, Memory, RecentFile};
pub use panels::Panels;

use crate::model::OpenDossier;
use crate::scene::LegendForm;
use crate::session::{Action, Command, Page, Session};
use egui::{CentralPanel, Frame, Margin, Panel, Stroke};
use panels::sizes::{DOCUMENT, DOCUMENT_BELOW, LEGEND, SELECTION};
use std::sync::Arc;

/// From this window width on, the document stands in a panel of its own beside the selection.
const WIDE: f32 = 1500.0;

/// Installs fonts and colours, once at the start.
pub fn install(ctx: &egui::Context) {
    fonts::install_fonts(ctx);
    style::install_themes(ctx);
}

/// Draws the window and returns what the reader wants.
pub fn window(ui: &mut egui::Ui, session: &Session, memory: &mut Memory) -> Vec<Command> {
    let mut commands = Vec::new();
    memory.hits.clear();
    style::install(ui.ctx(), session.preferences());
    if memory.dialog.is_none() {
        keys_ui(ui, session, memory, &mut commands);
    }
    let palette = style::Palette::of(ui);
    let bar =
        Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(10, 5)).stroke(Stroke::new(1.0, palette.line));
    Panel::top("menu").frame(bar).show_separator_line(false).show(ui, |ui| {
        menu::bar_ui(ui, session, memory, &mut commands);
    });
    match (session.failure(), session.open()) {
        (Some(failure), open) => {
            let ground = Frame::new().fill(palette.panel);
            CentralPanel::default().frame(ground).show(ui, |ui| {
                empty::refused_ui(ui, failure, open.is_some(), memory, &mut commands);
            });
        }
        (None, Some(open)) => dossier_ui(ui, session, &Arc::clone(open), memory, &mut commands),
        (None, None) => {
            let ground = Frame::new().fill(palette.ground);
            CentralPanel::default().frame(ground).show(ui, |ui| {
                empty::nothing_open_ui(ui, session.loading(), memory, &mut commands);
            });
        }
    }
    if memory.document_drawn.take().is_none() && session.pointed().is_some() {
        commands.push(Command::Point(None));
    }
    dialogs::dialog_ui(ui, session, memory, &mut commands);
    memory.was_typing = ui.ctx().text_edit_focused();
    commands
}

/// The network, the panels beside it, and the status bar below.
fn dossier_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &Arc<OpenDossier>,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let palette = style::Palette::of(ui);
    let line = Stroke::new(1.0, palette.line);
    let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 4)).stroke(line);
    let summary = memory.derived.summary(open, session.visibility());
    Panel::bottom("status").frame(bar).show_separator_line(false).show(ui, |ui| {
        panels::status_bar_ui(ui, session, open, &summary, memory, commands);
    });
    if memory.timeline.is_open {
        let height = ui.available_height();
        Panel::bottom("time line")
            .frame(bar)
            .resizable(true)
            .default_size(190.0)
            .size_range(120.0..=(height * 0.6).max(120.0))
            .show(ui, |ui| panels::timeline_ui(ui, session, open, memory, commands));
    }
    if session.preferences().filters {
        let left = Frame::new().fill(palette.panel).inner_margin(Margin { left: 12, right: 6, top: 10, bottom: 8 });
        Panel::left("filters").frame(left).default_size(248.0).size_range(200.0..=420.0).show(ui, |ui| {
            panels::filters_ui(ui, session, open, &summary, memory, commands);
        });
    }
    let width = ui.available_width();
    let side = side_frame(palette);
    let reading = session.selection().reading;
    if let (Some(reading), true) = (reading, width >= WIDE) {
        let panel = memory.panels.sized(Panel::right(DOCUMENT), DOCUMENT, 560.0, (360.0, width * 0.45));
        let shown = panel.frame(side).show(ui, |ui| {
            panels::document_ui(ui, session, open, reading, memory, commands);
        });
        memory.panels.note(ui, DOCUMENT, shown.response.rect.width());
    }
    side_ui(ui, session, open, memory, commands);
    if let Some(measuring) = session.measuring() {
        let below = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(14, 8)).stroke(line);
        Panel::bottom("measures").frame(below).show_separator_line(false).show(ui, |ui| {
            panels::measures_ui(ui, session, measuring, commands);
        });
    }
    CentralPanel::default().frame(Frame::new().fill(palette.ground)).show(ui, |ui| {
        let nothing_shown = !session.visibility().entities.iter().any(|shown| *shown);
        if open.dossier.entities.is_empty() {
            empty::empty_dossier_ui(ui, memory, commands);
        } else if nothing_shown {
            empty::all_hidden_ui(ui, commands);
        } else {
            let unfolded = memory.panels.is_unfolded(LEGEND);
            memory.canvas.legend = if unfolded { LegendForm::Unfolded } else { LegendForm::Folded };
            canvas::canvas_ui(ui, session, open, &mut memory.canvas, commands);
            memory.panels.set_unfolded(LEGEND, memory.canvas.legend == LegendForm::Unfolded);
        }
    });
}

/// What is around the panels at the side.
fn side_frame(palette: style::Palette) -> Frame {
    Frame::new().fill(palette.panel).inner_margin(Margin { left: 14, right: 8, top: 12, bottom: 8 })
}

/// The panel at the side: the options of the layout while they are adjusted, else what is selected, with the document
/// below it in a narrow window.
fn side_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &Arc<OpenDossier>,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let side = side_frame(style::Palette::of(ui));
    // The document beside it has taken its part already.
    let width = ui.ctx().content_rect().width();
    let usual = if width >= WIDE { 420.0 } else { (width * 0.36).clamp(340.0, 480.0) };
    let panel = memory.panels.sized(Panel::right(SELECTION), SELECTION, usual, (300.0, width * 0.5));
    let is_tuning = session.tuning().is_some();
    let mut unfolded = memory.panels.is_unfolded(SELECTION) || is_tuning;
    let reading = session.selection().reading.filter(|_| width < WIDE && !is_tuning);
    let shown = panel.frame(side).show_collapsible(ui, &mut unfolded, |ui| {
        if let Some(reading) = reading {
            let below = Frame::new().inner_margin(Margin { left: 0, right: 0, top: 10, bottom: 0 });
            let height = ui.available_height();
            // The two sides of a contradiction are read against one another, so they have the larger part.
            let has_sides = matches!(session.selection().page, Page::BothSides(_));
            let share = if has_sides { 0.4 } else { 0.45 };
            // In another height, as when the time line opens, it would keep its size and leave no room above it.
            if memory.document_share.replace((share, height)) != Some((share, height)) {
                let id = ui.scope_id().with(DOCUMENT_BELOW);
                ui.data_mut(|data| data.remove::<egui::containers::panel::PanelState>(id));
            }
            let panel = Panel::bottom(DOCUMENT_BELOW).frame(below).resizable(true);
            let panel = memory.panels.sized(panel, DOCUMENT_BELOW, height * share, (120.0, height - 120.0));
            let shown = panel.show(ui, |ui| panels::document_ui(ui, session, open, reading, memory, commands));
            memory.panels.note(ui, DOCUMENT_BELOW, shown.response.rect.height());
        }
        let salt = (session.selection().target, is_tuning);
        egui::ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - 8.0);
            if is_tuning {
                panels::tuning_ui(ui, session, open, memory.canvas.room(), &mut memory.tuning, commands);
            } else {
                panels::selection_ui(ui, session, open, memory, commands);
            }
        });
    });
    if !is_tuning {
        memory.panels.set_unfolded(SELECTION, unfolded);
    }
    if let Some(shown) = shown.filter(|_| unfolded) {
        memory.panels.note(ui, SELECTION, shown.response.rect.width());
    }
}

/// Turns pressed keys into commands; those of dialogs and of the search field concern the window alone.
fn keys_ui(ui: &egui::Ui, session: &Session, memory: &mut Memory, commands: &mut Vec<Command>) {
    commands.extend(keys::text_size(ui, session.preferences().text_scale));
    let is_covered = egui::Popup::is_any_open(ui.ctx()) || memory.find.is_open() || memory.was_typing;
    let (actions, typed) = keys::pressed(ui, is_covered);
    for action in actions {
        // Who reads a document looks for words in the documents.
        let reads = memory.reader.has_focus() && session.selection().reading.is_some();
        let action = if action == Action::Find && reads { Action::FindInDocuments } else { action };
        memory.act(action, session, commands);
    }
    if !typed.is_empty() {
        memory.dialog = Some(Dialog::palette(typed));
    }
    if memory.dialog.is_some() {
        // What is typed from now on is not for the field that had the focus.
        ui.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
    }
}
