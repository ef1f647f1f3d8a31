//! The whole window: the bar at the top, the network in the middle, the panels around it, and the dialog above.

use super::access::{Area, name_window};
use super::canvas::{canvas_ui, moves};
use super::compare::compare_ui;
use super::ctx::{Ctx, Hit, OpenCtx, Surroundings, Task};
use super::dialogs::{Dialog, dialog_ui};
use super::import::{report_ui, tables_ui};
use super::keys::Over;
use super::loading::loading_over_ui;
use super::memory::Memory;
use super::panels::Panels;
use super::panels::sizes::{LEGEND, OVERVIEW};
use super::shown::strip_ui;
use super::side::side_ui;
use super::table::table_ui;
use super::{empty, keys, menu, panels, style};
use crate::scene::LegendForm;
use crate::session::{Action, Command, Session, TableChange};
use egui::{CentralPanel, Frame, Margin, Panel, Stroke, Ui};
use std::time::Duration;

/// From this window height on, in points, the legend is unfolded at first sight.
const LEGEND_UNFOLDED: f32 = 900.0;

/// How long the window waits between two steps of the index while it rests.
const INDEX_PAUSE: Duration = Duration::from_millis(30);

/// What came of drawing the window.
#[derive(Debug, Default)]
pub struct Drawn {
    /// What the reader wants, in order.
    pub commands: Vec<Command>,
    /// What can be clicked in the panels, for driving the program from outside.
    pub hits: Vec<Hit>,
}

/// Draws the window and returns what the reader wants.
#[expect(clippy::too_many_lines, reason = "one part, or one effect, after another")]
pub fn window(ui: &mut Ui, session: &Session, surroundings: &Surroundings, memory: &mut Memory) -> Drawn {
    style::install(ui.ctx(), session.preferences());
    memory.hand.begin(ui.ctx(), session.open().map_or(0, |open| open.dossier.entities.len()));
    Dialog::follow(&mut memory.dialog, session);
    memory.keyboard.begin(ui);
    memory.ring.begin(ui);
    name_window(ui, session);
    let mut commands = if memory.dialog.is_none() { keys(ui, session, memory) } else { Vec::new() };
    memory.areas.begin(ui);
    let mut cx = Ctx::new(session, surroundings, std::mem::take(&mut memory.derived));
    cx.timeline_is_open = memory.timeline.is_open;
    let top = memory.document.reader.top();
    cx.reads_at = session.selection().reading.map(|reading| (reading.document, top));
    cx.drag_words = memory.canvas.drag_words(session);
    memory.document.was_drawn = false;
    let palette = style::Palette::of(ui);
    let bar =
        Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(10, 5)).stroke(Stroke::new(1.0, palette.line));
    Panel::top("menu").frame(bar).show_separator_line(false).show(ui, |ui| {
        memory.areas.enter(ui, Area::Menu);
        menu::bar_ui(&cx, ui, &mut memory.find);
    });
    let central = |fill| CentralPanel::default().frame(Frame::new().fill(fill));
    match (session.failure(), session.open()) {
        (Some(failure), open) => {
            central(palette.panel).show(ui, |ui| {
                memory.areas.enter(ui, Area::Network);
                empty::refused_ui(&cx, ui, failure, open.is_some());
            });
        }
        (None, Some(open)) => {
            if session.shows_tables() {
                central(palette.ground).show(ui, |ui| {
                    memory.areas.enter(ui, Area::Network);
                    tables_ui(&cx, ui);
                });
            } else {
                report_ui(&cx, ui, &mut memory.import);
                dossier_ui(&OpenCtx::new(&cx, open), ui, memory);
            }
        }
        (None, None) => {
            central(palette.ground).show(ui, |ui| {
                memory.areas.enter(ui, Area::Network);
                empty::nothing_open_ui(&cx, ui, session.loading());
            });
        }
    }
    if !memory.document.was_drawn && session.pointed().is_some() {
        // Where no document is drawn, the pointer is on none of its sentences.
        cx.send(Command::Point(None));
    }
    if let Some(open) = session.open()
        && !cx.index_ahead(open)
    {
        ui.ctx().request_repaint_after(INDEX_PAUSE);
    }
    dialog_ui(&cx, ui, &mut memory.dialog);
    memory.ring.draw(ui);
    memory.spoken.speak(ui, session);
    memory.was_typing = ui.ctx().text_edit_focused();

    memory.derived = cx.derived;
    let sent = cx.commands.into_inner();
    for command in &sent {
        match command {
            Command::Do(action) => memory.act(*action, session),
            Command::Table(TableChange::Open(false)) => memory.canvas.wants_focus = true,
            _ => {}
        }
    }
    for task in cx.tasks.into_inner() {
        ui.ctx().request_repaint();
        match task {
            Task::FocusCanvas => memory.canvas.wants_focus = true,
            Task::ShowProblems => memory.dialog = Some(Dialog::Problems),
            Task::KeepFigure(choices) => memory.figure = Some(*choices),
        }
    }
    commands.extend(sent);
    memory.spoken.note(&commands);
    memory.side.note(ui, &commands, memory.was_typing);
    Drawn { commands, hits: cx.hits.into_inner() }
}

/// The keys that were pressed, as commands. What they do to the window itself is done at once.
fn keys(ui: &Ui, session: &Session, memory: &mut Memory) -> Vec<Command> {
    let mut commands: Vec<Command> = keys::text_size(ui, session.preferences().text_scale).into_iter().collect();
    commands.extend(moves(ui, session, &mut memory.canvas));
    let is_covered = egui::Popup::is_any_open(ui.ctx()) || memory.find.is_open() || memory.was_typing;
    let mut opens_field = false;
    let over = Over {
        is_covered,
        finds: session.open().is_some() && session.failure().is_none() && !is_covered,
        single_keys: session.preferences().single_keys,
    };
    for action in memory.keyboard.pressed(ui, over) {
        // In a document, the key for finding looks for words in the documents.
        let reads = memory.document.reader.has_focus() && session.selection().reading.is_some();
        let action = if action == Action::Find && reads { Action::FindInDocuments } else { action };
        if action == Action::CopyQuote && reads && memory.document.reader.selected().is_some() {
            memory.document.wants_citation = true;
            continue;
        }
        // Text that is selected is copied by its own widget; in a document nothing else is.
        if action == Action::Copy && (reads || selects_text(ui.ctx())) {
            continue;
        }
        if action == Action::Escape && session.selection().reading.is_some() && !memory.side.shows_document {
            commands.push(Command::BackOutBeforeDocument);
            continue;
        }
        // Rows are copied as such while they have the keyboard.
        let action = if action == Action::Copy && memory.table.has_focus(ui.ctx()) { Action::CopyRows } else { action };
        memory.act(action, session);
        opens_field |= action.opens().is_some();
        commands.push(Command::Do(action));
    }
    if opens_field || memory.dialog.is_some() {
        // What is typed from now on is not for the field that had the focus.
        ui.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
    }
    commands
}

/// Whether some text of the panels is selected.
fn selects_text(ctx: &egui::Context) -> bool {
    ctx.plugin::<egui::text_selection::LabelSelectionState>().lock().has_selection()
}

/// The network, the panels beside it, and the status bar below.
fn dossier_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut Memory) {
    let session = cx.session;
    let palette = style::Palette::of(ui);
    let line = Stroke::new(1.0, palette.line);
    let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 4)).stroke(line);
    let summary = cx.summary(cx.open);
    Panel::bottom("status").frame(bar).show_separator_line(false).show(ui, |ui| {
        memory.areas.enter(ui, Area::Status);
        panels::status_bar_ui(cx, ui, &summary);
    });
    if memory.timeline.is_open {
        let height = ui.available_height();
        Panel::bottom("time line")
            .frame(bar)
            .resizable(true)
            .default_size(190.0)
            .size_range(120.0..=(height * 0.6).max(120.0))
            .show(ui, |ui| {
                memory.areas.enter(ui, Area::Timeline);
                panels::timeline_ui(cx, ui, &mut memory.timeline);
            });
    }
    if session.preferences().filters {
        let left = Frame::new().fill(palette.panel).inner_margin(Margin { left: 12, right: 6, top: 10, bottom: 8 });
        Panel::left("filters").frame(left).default_size(248.0).size_range(200.0..=420.0).show(ui, |ui| {
            memory.areas.enter(ui, Area::Filters);
            Panels::contained(ui, |ui| panels::filters_ui(cx, ui));
        });
    }
    compared_ui(cx, ui, memory);
    side_ui(cx, ui, memory);
    loading_over_ui(cx, ui);
    if let Some(measuring) = session.measuring() {
        let below = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(14, 8)).stroke(line);
        Panel::bottom("measures").frame(below).show_separator_line(false).show(ui, |ui| {
            panels::measures_ui(cx, ui, measuring);
        });
    }
    panels::switched_off_ui(cx, ui);
    CentralPanel::default().frame(Frame::new().fill(palette.ground)).show(ui, |ui| {
        memory.areas.enter(ui, Area::Network);
        strip_ui(cx, ui);
        let nothing_shown = !session.drawn().entities.iter().any(|shown| *shown);
        if cx.open.dossier.entities.is_empty() {
            empty::empty_dossier_ui(cx, ui);
        } else if session.table().is_open() {
            table_ui(cx, ui, &mut memory.table);
        } else if nothing_shown {
            empty::all_hidden_ui(cx, ui);
        } else {
            let window = ui.ctx().content_rect().height();
            let unfolded = memory.panels.was_unfolded(LEGEND).unwrap_or(window >= LEGEND_UNFOLDED);
            let form = match (session.preferences().filters, unfolded) {
                // The panel of the filters is the legend then.
                (true, _) => LegendForm::Absent,
                (false, true) => LegendForm::Unfolded,
                (false, false) => LegendForm::Folded,
            };
            memory.canvas.legend = form;
            memory.canvas.shows_overview = memory.panels.is_unfolded(OVERVIEW);
            let shows_overview = memory.canvas.shows_overview;
            canvas_ui(cx, ui, &mut memory.canvas);
            if memory.canvas.shows_overview != shows_overview {
                memory.panels.set_unfolded(OVERVIEW, !shows_overview);
            }
            if memory.canvas.legend != form {
                memory.panels.choose_unfolded(LEGEND, !unfolded);
            }
        }
    });
}

/// The comparison with another version, where there is one.
fn compared_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut Memory) {
    if let Some(compared) = cx.session.compared() {
        let fill = style::Palette::of(ui).panel;
        let left = Frame::new().fill(fill).inner_margin(Margin { left: 12, right: 6, top: 10, bottom: 8 });
        Panel::left("compared").frame(left).default_size(290.0).size_range(220.0..=520.0).show(ui, |ui| {
            memory.areas.enter(ui, Area::Compared);
            Panels::contained(ui, |ui| compare_ui(cx, ui, compared));
        });
    }
}
