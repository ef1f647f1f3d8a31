//! The dialog of a figure file: its kind, size, background and content, with a preview that is the figure itself.

use super::{Outcome, title_ui};
use crate::model::{Origin, Size, ThemeChoice};
use crate::scene::{Drawing, FigureError, Frame};
use crate::session::figure::{DPI, Length, Part, SvgText};
use crate::session::{
    Background, Command, FigureKind, FigureOptions, FigureSubject, FigureTask, Pick, Request, Session,
};
use crate::ui::canvas;
use crate::ui::ctx::{Ctx, Task};
use crate::ui::style::{Palette, theme_choice};
use crate::ui::widgets::{choice_ui, choose_ui, primary_where_ui};
use egui::{Rect, Sense, Ui, Vec2};
use std::path::PathBuf;

/// The dialog's state.
pub struct FigureDialog {
    /// What is chosen; [`FigureDialog::options`] leaves out what has no effect.
    choices: FigureOptions,
    subject: FigureSubject,
    drawing: Drawing,
    /// How many figures were begun, and dossiers opened, when it opened.
    began: (u64, u64),
    /// What the preview shows, and for which options it was made.
    preview: Option<(FigureOptions, Result<Frame, FigureError>)>,
}

/// The size of the canvas where none was drawn yet.
const USUAL_CANVAS: Size = Size { width: 1280.0, height: 720.0 };

/// The room of the preview: at most, and at least where it is beside the choices.
const PREVIEW: Vec2 = Vec2::new(520.0, 400.0);
const SMALL_PREVIEW: Vec2 = Vec2::new(240.0, 180.0);

/// The width of the choices, and of the dialog beyond the preview.
const CHOICES: f32 = 260.0;
const BESIDE: f32 = CHOICES + 30.0;

impl FigureDialog {
    /// The dialog over what the session shows, with what was `chosen` last; `None` where nothing is open.
    pub(super) fn new(session: &Session, chosen: Option<&FigureOptions>) -> Option<Self> {
        let subject = session.figure_subject()?;
        let choices = chosen.cloned().unwrap_or_else(FigureOptions::offered);
        let began = began(session);
        Some(Self { choices, drawing: Drawing::of(&subject), subject, began, preview: None })
    }

    /// Whether its figure was begun, or what it would show is no longer open.
    pub(super) fn is_over(&self, session: &Session) -> bool {
        self.began != began(session)
    }

    /// The dialog.
    pub(super) fn ui(&mut self, cx: &Ctx<'_>, ui: &mut Ui) -> Outcome {
        title_ui(ui, "Export figure", PREVIEW.x + BESIDE);
        let size = cx.session.canvas().map_or(USUAL_CANVAS, |canvas| canvas.size);
        let visible = Part::Seen(cx.session.camera(), size);
        let width = ui.available_width();
        if width < SMALL_PREVIEW.x + BESIDE {
            self.kept_choices_ui(cx, ui, visible);
            ui.add_space(8.0);
            let options = self.options(theme_choice(ui));
            self.preview_ui(ui, options, Vec2::new(width, width * PREVIEW.y / PREVIEW.x).min(PREVIEW));
        } else {
            let high = (ui.ctx().content_rect().height() - 220.0).max(SMALL_PREVIEW.y);
            let room = Vec2::new(width - BESIDE, high).min(PREVIEW);
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(CHOICES);
                    self.kept_choices_ui(cx, ui, visible);
                });
                ui.vertical(|ui| {
                    let options = self.options(theme_choice(ui));
                    self.preview_ui(ui, options, room);
                });
            });
        }
        ui.add_space(8.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let ready = self.preview.as_ref().and_then(|(options, frame)| frame.is_ok().then_some(options));
            if primary_where_ui(ui, ready, "Save as…").clicked()
                && let Some(options) = ready
            {
                // It stays until the figure is begun: who gives up the name comes back to what was chosen.
                cx.send(self.task(options.clone()));
            }
            if ui.button("Cancel").clicked() { Outcome::Close } else { Outcome::Open }
        })
        .inner
    }

    /// What can be chosen, kept for the next figure.
    fn kept_choices_ui(&mut self, cx: &Ctx<'_>, ui: &mut Ui, visible: Part) {
        let before = self.choices.to_keep();
        self.choices_ui(ui, visible);
        let choices = self.choices.to_keep();
        if choices != before {
            cx.ask(Task::KeepFigure(Box::new(choices)));
        }
    }

    /// What can be chosen. `visible` is the part of the network that is on the screen.
    fn choices_ui(&mut self, ui: &mut Ui, visible: Part) {
        let choices = &mut self.choices;
        if choices.part != Part::Whole {
            choices.part = visible;
        }
        kind_ui(ui, choices);
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.label("Size");
            let is_print = is_print(choices);
            let sizes = [
                ("Pixels", !is_print, [Length::Pixels(2400.0), Length::Pixels(1700.0)]),
                ("Millimetres", is_print, [Length::Millimetres(183.0), Length::Millimetres(130.0)]),
            ];
            for (label, is_chosen, usual) in sizes {
                if choice_ui(ui, is_chosen, label).clicked() && !is_chosen {
                    [choices.width, choices.height] = usual.map(Some);
                }
            }
        });
        papers_ui(ui, choices);
        let is_print = is_print(choices);
        let speed = if is_print { 1.0 } else { 10.0 };
        egui::Grid::new("figure size").num_columns(2).show(ui, |ui| {
            for (label, length) in [("Width", &mut choices.width), ("Height", &mut choices.height)] {
                let Some((least, most)) = length.map(Length::offered_range) else { continue };
                let Some(Length::Pixels(value) | Length::Millimetres(value)) = length else { continue };
                ui.label(label);
                ui.add(egui::DragValue::new(value).range(least..=most).speed(speed).max_decimals(0))
                    .accessible_name(label);
                ui.end_row();
            }
            if let (Some(dpi), true) = (&mut choices.dpi, is_print && choices.kind == FigureKind::Png) {
                ui.label("Dots per inch");
                let dpi = egui::DragValue::new(dpi).range(DPI.0..=DPI.1).max_decimals(0);
                ui.add(dpi).accessible_name("Dots per inch");
                ui.end_row();
            }
        });
        ui.add_space(6.0);
        ui.label("Background");
        ui.horizontal(|ui| {
            let grounds = [
                ("White", Background::White),
                ("Transparent", Background::Transparent),
                ("As on screen", Background::Themed),
            ];
            for (label, background) in grounds {
                choose_ui(ui, &mut choices.background, background, label);
            }
        });
        ui.add_space(6.0);
        ui.label("Shows");
        ui.horizontal(|ui| {
            choose_ui(ui, &mut choices.part, Part::Whole, "Whole network");
            choose_ui(ui, &mut choices.part, visible, "Visible part");
        });
        ui.checkbox(&mut choices.legend, "Legend");
        ui.checkbox(&mut choices.caption, "Title and caption");
        ui.checkbox(&mut choices.emphasis, "Selection as on screen");
        ui.checkbox(&mut choices.hidden_counts, "Numbers of hidden neighbours");
    }

    /// The figure itself, made smaller.
    fn preview_ui(&mut self, ui: &mut Ui, options: FigureOptions, room: Vec2) {
        let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
        let palette = Palette::of(ui);
        if self.preview.as_ref().is_none_or(|(made, _)| *made != options) {
            let frame = self.drawing.frame(&options);
            self.preview = Some((options, frame));
        }
        ui.painter().rect_filled(rect, 6.0, palette.line);
        match self.preview.as_ref().map(|(_, frame)| frame) {
            Some(Ok(frame)) => {
                let scale = ((rect.width() - 16.0) / frame.size.width).min((rect.height() - 16.0) / frame.size.height);
                let page =
                    Rect::from_center_size(rect.center(), Vec2::new(frame.size.width, frame.size.height) * scale);
                if frame.background.is_none() {
                    ui.painter().rect_filled(page, 0.0, egui::Color32::WHITE);
                }
                let painter = ui.painter_at(page);
                for mut shape in canvas::frame_shapes(ui, frame, egui::Pos2::ZERO) {
                    shape.transform(egui::emath::TSTransform::new(page.min.to_vec2(), scale));
                    painter.add(shape);
                }
            }
            Some(Err(why)) => {
                let font = egui::FontId::proportional(14.0);
                ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, why.to_string(), font, palette.ink);
            }
            None => {}
        }
    }

    /// What was chosen. `theme` has the colours of the screen.
    fn options(&self, theme: ThemeChoice) -> FigureOptions {
        let choices = self.choices.clone();
        FigureOptions {
            dpi: choices.dpi.filter(|_| is_print(&choices) && choices.kind == FigureKind::Png),
            theme: if choices.background == Background::Themed { theme } else { ThemeChoice::Light },
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

/// Which kind of file it becomes.
fn kind_ui(ui: &mut Ui, choices: &mut FigureOptions) {
    ui.label("File");
    ui.horizontal(|ui| {
        for kind in FigureKind::ALL {
            choose_ui(ui, &mut choices.kind, kind, kind.name());
        }
    });
    if choices.kind == FigureKind::Svg {
        let mut is_live = choices.svg_text == SvgText::Live;
        ui.checkbox(&mut is_live, "Text stays text").on_hover_text(
            "Can be selected and edited, and needs the fonts Inter and Vazirmatn to look like this; otherwise text is \
             written as outlines, which look the same everywhere",
        );
        choices.svg_text = if is_live { SvgText::Live } else { SvgText::Outlines };
    }
}

/// Sizes on paper with a name: what journals print in a column and across the page, and whole sheets.
const PAPERS: [(&str, (f32, f32)); 4] =
    [("Column", (89.0, 70.0)), ("Page width", (183.0, 130.0)), ("A4", (210.0, 297.0)), ("A4 wide", (297.0, 210.0))];

/// One click to a size on paper.
fn papers_ui(ui: &mut Ui, choices: &mut FigureOptions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (name, (width, height)) in PAPERS {
            let size = [width, height].map(|side| Some(Length::Millimetres(side)));
            let is_chosen = [choices.width, choices.height] == size;
            let words = format!("{width} by {height} millimetres");
            if ui.selectable_label(is_chosen, name).on_hover_text(words).clicked() {
                [choices.width, choices.height] = size;
            }
        }
    });
}

/// Whether the size is one on paper.
fn is_print(choices: &FigureOptions) -> bool {
    matches!(choices.width, Some(Length::Millimetres(_)))
}

/// The name to offer: the dossier's, with the kind's ending.
fn offered(origin: &Origin, ending: &str) -> PathBuf {
    match origin {
        Origin::File(path) => path.with_extension(ending),
        Origin::Builtin(name) => PathBuf::from(format!("{name}.{ending}")),
    }
}
