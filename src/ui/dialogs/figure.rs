//! Making a figure file: what it shows, how large, on what ground, with a preview that is the figure itself.

use super::{Outcome, title_ui};
use crate::model::ThemeChoice;
use crate::scene::figure::{Figure, Length, Part, Sheet, compose};
use crate::scene::svg::{self, SvgOptions};
use crate::scene::{Background, Caption, Emphasis, Frame, Scene, Size, Subject, Theme, build, caption_of, undrawn};
use crate::session::{Command, FigureKind, FigureTask, Session};
use crate::ui::canvas;
use crate::ui::style::{Palette, theme_choice};
use egui::{Rect, RichText, Sense, Vec2};
use std::path::PathBuf;

/// The choices of the dialog.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box of its own in the dialog")]
struct Choices {
    kind: FigureKind,
    background: Background,
    whole: bool,
    legend: bool,
    caption: bool,
    selection: bool,
    millimetres: bool,
    width: f32,
    height: f32,
    dpi: f32,
    live_text: bool,
}

/// The dialog's state.
pub struct FigureDialog {
    choices: Choices,
    scene: Scene,
    caption: Caption,
    emphasis: Emphasis,
    /// What the preview shows, and for which choices and colours it was made.
    preview: Option<(Choices, ThemeChoice, Result<Frame, String>)>,
}

/// The room of the preview.
const PREVIEW: Vec2 = Vec2::new(520.0, 400.0);

impl FigureDialog {
    /// The dialog over what the session shows.
    pub(super) fn new(session: &Session) -> Self {
        let arranged = session.workspace();
        let (scene, caption) = session.open().map_or_else(Default::default, |open| {
            let subject = Subject {
                open,
                positions: &arranged.positions,
                pinned: &arranged.pinned,
                visibility: session.visibility(),
                filter: &arranged.filter,
            };
            (build(&subject), caption_of(&subject, session.seed(), None))
        });
        let choices = Choices {
            kind: FigureKind::Png,
            background: Background::White,
            whole: true,
            legend: true,
            caption: true,
            selection: false,
            millimetres: false,
            width: 2400.0,
            height: 1700.0,
            dpi: 300.0,
            live_text: false,
        };
        Self { choices, scene, caption, emphasis: canvas::emphasis(session, false), preview: None }
    }

    /// The dialog.
    pub(super) fn ui(
        &mut self,
        ui: &mut egui::Ui,
        session: &Session,
        window: Size,
        commands: &mut Vec<Command>,
    ) -> Outcome {
        ui.set_width(PREVIEW.x + 290.0);
        title_ui(ui, "Export figure");
        let seen = (session.shown(), window);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(260.0);
                self.choices_ui(ui);
            });
            ui.vertical(|ui| self.preview_ui(ui, seen));
        });
        ui.add_space(8.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let frame = self.preview.as_ref().map(|(_, _, frame)| frame);
            let ready = matches!(frame, Some(Ok(_)));
            if ui.add_enabled(ready, egui::Button::new(RichText::new("Save as…").strong())).clicked() {
                commands.push(self.task(session));
                return Outcome::Close;
            }
            if ui.button("Cancel").clicked() { Outcome::Close } else { Outcome::Open }
        })
        .inner
    }

    /// What can be chosen.
    fn choices_ui(&mut self, ui: &mut egui::Ui) {
        let choices = &mut self.choices;
        ui.label("File");
        ui.horizontal(|ui| {
            for kind in FigureKind::ALL {
                ui.selectable_value(&mut choices.kind, kind, kind.name());
            }
        });
        if choices.kind == FigureKind::Svg {
            ui.checkbox(&mut choices.live_text, "Text stays text").on_hover_text(
                "Can be selected and edited, and needs the fonts Inter and Vazirmatn to look like this; otherwise text \
                 is written as outlines, which look the same everywhere",
            );
        }
        ui.add_space(6.0);
        ui.label("Size");
        ui.horizontal(|ui| {
            for (label, millimetres) in [("Pixels", false), ("Millimetres", true)] {
                if ui.selectable_label(choices.millimetres == millimetres, label).clicked()
                    && choices.millimetres != millimetres
                {
                    choices.millimetres = millimetres;
                    (choices.width, choices.height) = if millimetres { (183.0, 130.0) } else { (2400.0, 1700.0) };
                }
            }
        });
        let (range, speed) = if choices.millimetres { (40.0..=1200.0, 1.0) } else { (160.0..=12000.0, 10.0) };
        egui::Grid::new("figure size").num_columns(2).show(ui, |ui| {
            for (label, value) in [("Width", &mut choices.width), ("Height", &mut choices.height)] {
                ui.label(label);
                ui.add(egui::DragValue::new(value).range(range.clone()).speed(speed).max_decimals(0))
                    .accessible_name(label);
                ui.end_row();
            }
            if choices.millimetres && choices.kind == FigureKind::Png {
                ui.label("Dots per inch");
                let dpi = egui::DragValue::new(&mut choices.dpi).range(72.0..=1200.0).max_decimals(0);
                ui.add(dpi).accessible_name("Dots per inch");
                ui.end_row();
            }
        });
        ui.add_space(6.0);
        ui.label("Ground");
        ui.horizontal(|ui| {
            let grounds = [
                ("White", Background::White),
                ("Transparent", Background::Transparent),
                ("As on screen", Background::Themed),
            ];
            for (label, background) in grounds {
                ui.selectable_value(&mut choices.background, background, label);
            }
        });
        ui.add_space(6.0);
        ui.label("Shows");
        ui.horizontal(|ui| {
            ui.selectable_value(&mut choices.whole, true, "Whole network");
            ui.selectable_value(&mut choices.whole, false, "Visible part");
        });
        ui.checkbox(&mut choices.legend, "Legend");
        ui.checkbox(&mut choices.caption, "Title and caption");
        ui.checkbox(&mut choices.selection, "Selection as on screen");
    }

    /// The figure itself, made smaller.
    fn preview_ui(&mut self, ui: &mut egui::Ui, seen: (crate::model::Camera, Size)) {
        let (rect, _) = ui.allocate_exact_size(PREVIEW, Sense::hover());
        let palette = Palette::of(ui);
        let theme = if self.choices.background == Background::Themed { theme_choice(ui) } else { ThemeChoice::Light };
        let made = self.preview.as_ref().is_some_and(|(choices, of, _)| *choices == self.choices && *of == theme);
        if !made {
            let frame = self.compose(theme, seen);
            self.preview = Some((self.choices.clone(), theme, frame));
        }
        ui.painter().rect_filled(rect, 6.0, palette.line);
        match self.preview.as_ref().map(|(_, _, frame)| frame) {
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
                ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, why, font, palette.ink);
            }
            None => {}
        }
    }

    /// The page that was chosen.
    fn sheet(&self) -> Result<Sheet, String> {
        let Choices { width, height, millimetres, dpi, kind, .. } = self.choices;
        let length = |value: f32| if millimetres { Length::Millimetres(value) } else { Length::Pixels(value) };
        let dpi = (millimetres && kind == FigureKind::Png).then_some(dpi);
        Sheet::new(Some(length(width)), Some(length(height)), dpi)
    }

    /// The display list of the figure.
    fn compose(&self, theme: ThemeChoice, (camera, window): (crate::model::Camera, Size)) -> Result<Frame, String> {
        let nothing = Emphasis::default();
        Ok(compose(
            &self.scene,
            &Figure {
                sheet: self.sheet()?,
                part: if self.choices.whole { Part::Whole } else { Part::Seen(camera, window) },
                theme: Theme::of(theme),
                background: self.choices.background,
                legend: self.choices.legend,
                caption: self.choices.caption.then_some(&self.caption),
                emphasis: if self.choices.selection { &self.emphasis } else { &nothing },
            },
        ))
    }

    /// The command that saves what the preview shows.
    fn task(&self, session: &Session) -> Command {
        let (Ok(sheet), Some((_, _, Ok(frame)))) = (self.sheet(), &self.preview) else {
            return Command::Warn("The figure cannot be made".to_owned());
        };
        let is_svg = self.choices.kind == FigureKind::Svg;
        let as_text = is_svg && self.choices.live_text;
        let options = SvgOptions { text_as_outlines: is_svg && !as_text, page: sheet.svg_page(is_svg) };
        match svg::write(frame, &options) {
            Ok(svg) => {
                let kind = self.choices.kind;
                Command::PickFigure(Box::new(FigureTask {
                    path: offered(session, kind.extension()),
                    kind,
                    svg,
                    scale: sheet.scale,
                    dpi: sheet.dpi,
                    note: undrawn(frame).map(|undrawn| undrawn.words(as_text)),
                }))
            }
            Err(error) => Command::Warn(format!("The figure cannot be made: {error}")),
        }
    }
}

/// The name to offer: the dossier's, with the kind's ending.
fn offered(session: &Session, kind: &str) -> PathBuf {
    let origin = session.open().map(|open| open.origin.clone());
    match origin {
        Some(crate::model::Origin::File(path)) => path.with_extension(kind),
        Some(crate::model::Origin::Builtin(name)) => PathBuf::from(format!("{name}.{kind}")),
        None => PathBuf::from(format!("figure.{kind}")),
    }
}
