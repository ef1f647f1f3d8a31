//! The dialog of a figure file: what it shows, its page, its looks and its words, with a preview that is the figure itself.
//!
//! Invariant: what the preview shows is what the file has.

mod choices;
mod preview;
mod words;

use super::{Outcome, title_ui};
use crate::model::{Origin, Size, ThemeChoice};
use crate::session::figure::Part;
use crate::session::{
    Background, Command, FigureKind, FigureOptions, FigureSubject, FigureTask, Pick, Request, Session,
};
use crate::ui::ctx::{Ctx, Task};
use crate::ui::widgets::primary_where_ui;
use choices::Offered;
use egui::{Ui, Vec2};
use preview::Preview;
use std::path::PathBuf;
use words::Words;

/// The dialog's state.
pub struct FigureDialog {
    /// What is chosen; [`FigureDialog::options`] leaves out what has no effect.
    choices: FigureOptions,
    subject: FigureSubject,
    /// How many figures were begun, and dossiers opened, when it opened.
    began: (u64, u64),
    preview: Preview,
    words: Words,
}

/// The size of the canvas where none was drawn yet.
const USUAL_CANVAS: Size = Size { width: 1280.0, height: 720.0 };

/// The least room of the preview where it is beside the choices, and the most.
const SMALL_PREVIEW: Vec2 = Vec2::new(240.0, 180.0);
const LARGE_PREVIEW: Vec2 = Vec2::new(1_100.0, 820.0);

/// The width of the choices, and of the dialog beyond the preview.
const CHOICES: f32 = 330.0;
const BESIDE: f32 = CHOICES + 34.0;

/// The height of the dialog beyond choices and preview, with what is around it.
const ABOVE_AND_BELOW: f32 = 220.0;

impl FigureDialog {
    /// The dialog over what the session shows, with what was `chosen` last; `None` where nothing is open.
    pub(in crate::ui) fn new(session: &Session, chosen: Option<&FigureOptions>) -> Option<Self> {
        let subject = session.figure_subject()?;
        let mut choices = chosen.cloned().unwrap_or_else(FigureOptions::offered);
        // What was chosen for another dossier may not be there in this one.
        let is_there = match choices.part {
            Part::Around(_) => !subject.selection.is_empty(),
            Part::Path => !subject.path.is_empty(),
            Part::Whole | Part::Seen(..) => true,
        };
        if !is_there {
            choices.part = Part::Whole;
        }
        let preview = Preview::of(&subject);
        Some(Self { choices, began: began(session), preview, subject, words: Words::default() })
    }

    /// Whether its figure was begun, or what it would show is no longer open.
    pub(in crate::ui) fn is_over(&self, session: &Session) -> bool {
        self.began != began(session)
    }

    /// The dialog.
    pub(in crate::ui::dialogs) fn ui(&mut self, cx: &Ctx<'_>, ui: &mut Ui) -> Outcome {
        let window = ui.ctx().content_rect().size();
        title_ui(ui, "Export figure", (LARGE_PREVIEW.x + BESIDE).min(window.x - 112.0));
        let size = cx.session.canvas().map_or(USUAL_CANVAS, |canvas| canvas.size);
        let visible = Part::Seen(cx.session.camera(), size);
        let width = ui.available_width();
        if width < SMALL_PREVIEW.x + BESIDE {
            self.kept_choices_ui(cx, ui, visible);
            ui.add_space(8.0);
            let options = self.options(cx);
            let room = Vec2::new(width, width * 0.7).min(LARGE_PREVIEW);
            self.preview.ui(ui, options, room);
        } else {
            let high = (window.y - ABOVE_AND_BELOW).clamp(SMALL_PREVIEW.y, LARGE_PREVIEW.y);
            let room = Vec2::new(width - BESIDE, high).min(LARGE_PREVIEW);
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(CHOICES);
                    // The choices scroll by themselves: preview and buttons stay in sight.
                    let area = egui::ScrollArea::vertical().id_salt("figure choices").max_height(room.y + 24.0);
                    area.min_scrolled_height(room.y + 24.0).show(ui, |ui| {
                        ui.set_width(CHOICES - 14.0);
                        self.kept_choices_ui(cx, ui, visible);
                    });
                });
                ui.add_space(8.0);
                ui.vertical(|ui| {
                    let options = self.options(cx);
                    self.preview.ui(ui, options, room);
                });
            });
        }
        ui.add_space(8.0);
        self.buttons_ui(cx, ui)
    }

    fn buttons_ui(&self, cx: &Ctx<'_>, ui: &mut Ui) -> Outcome {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let options = self.options(cx);
            let ready = self.preview.is_possible().then_some(&options);
            if primary_where_ui(ui, ready, "Save as…").clicked() && ready.is_some() {
                // It stays until the figure is begun: who gives up the name comes back to what was chosen.
                cx.send(self.task(options.clone()));
            }
            let copy = ui.add_enabled(ready.is_some(), egui::Button::new("Copy picture"));
            if copy.on_hover_text("Put the figure on the clipboard, as pixels").clicked()
                && let Some(image) = self.preview.pixels(&options)
            {
                ui.ctx().copy_image(image);
                cx.send(Command::Tell("The figure is on the clipboard".to_owned()));
            }
            if ui.button("Cancel").clicked() { Outcome::Close } else { Outcome::Open }
        })
        .inner
    }

    /// What can be chosen, kept for the next figure.
    fn kept_choices_ui(&mut self, cx: &Ctx<'_>, ui: &mut Ui, visible: Part) {
        let before = self.choices.to_keep();
        if matches!(self.choices.part, Part::Seen(..)) {
            self.choices.part = visible;
        }
        let offered = Offered {
            visible,
            has_selection: !self.subject.selection.is_empty(),
            has_path: !self.subject.path.is_empty(),
            has_pins: self.subject.pinned.contains(&true),
        };
        choices::choices_ui(ui, &mut self.choices, &offered);
        let (drawing, options) = (self.preview.drawing(), self.options(cx));
        self.words.ui(ui, &mut self.choices, drawing, &options);
        let choices = self.choices.to_keep();
        if choices != before {
            cx.ask(Task::KeepFigure(Box::new(choices)));
        }
    }

    /// What was chosen, without what has no effect.
    fn options(&self, cx: &Ctx<'_>) -> FigureOptions {
        let choices = self.choices.clone();
        let today = cx.surroundings.today.clone();
        // Dark colours cannot be read on white.
        let is_dark = choices.theme == ThemeChoice::Dark && !choices.grey;
        FigureOptions {
            dpi: choices.dpi.filter(|_| choices.is_print() && choices.kind == FigureKind::Png),
            background: match choices.background {
                Background::White if is_dark => Background::Themed,
                background => background,
            },
            date: (!today.is_empty()).then_some(today),
            ..choices
        }
    }

    /// The command that saves what the preview shows.
    fn task(&self, options: FigureOptions) -> Command {
        let path = offered(&self.subject.open.origin, options.kind.extension());
        Command::Request(Request::Pick(Pick::SaveFigure(Box::new(FigureTask {
            path,
            options,
            subject: self.subject.clone(),
        }))))
    }
}

/// How many figures were begun, and dossiers opened.
fn began(session: &Session) -> (u64, u64) {
    (session.figures_begun(), session.openings())
}

/// The name to offer: the dossier's, with the kind's ending.
fn offered(origin: &Origin, ending: &str) -> PathBuf {
    match origin {
        Origin::File(path) => path.with_extension(ending),
        Origin::Builtin(name) => PathBuf::from(format!("{name}.{ending}")),
        Origin::Import(task) => PathBuf::from(task.offered()).with_extension(ending),
    }
}
