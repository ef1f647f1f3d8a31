//! The preview of a figure: the figure itself, made smaller; what is laid out for its page is laid out on a thread.

use crate::layout::driver::Driver;
use crate::layout::{Progress, Request};
use crate::scene::{Drawing, FigureError, Frame, Making};
use crate::session::figure::LEAST_POINTS;
use crate::session::{FigureOptions, FigureSubject};
use crate::ui::canvas;
use crate::ui::style::Palette;
use egui::{ColorImage, Rect, RichText, Sense, Ui, Vec2};

/// The margin around the page in the preview.
const AROUND: f32 = 16.0;

/// The most pixels of a picture on the clipboard.
const MOST_COPIED: f32 = 12_000_000.0;

/// The preview of a figure.
pub(super) struct Preview {
    drawing: Drawing,
    /// What the preview shows, and for which options it was made.
    made: Option<(FigureOptions, Result<Frame, FigureError>)>,
    /// What is to be laid out, and for which options.
    asked: Option<(FigureOptions, Request)>,
    driver: Option<Driver>,
    ticket: u64,
}

impl Preview {
    pub(super) fn of(subject: &FigureSubject) -> Self {
        Self { drawing: Drawing::of(subject), made: None, asked: None, driver: None, ticket: 0 }
    }

    pub(super) fn drawing(&self) -> &Drawing {
        &self.drawing
    }

    /// Whether the page is one that can be made.
    pub(super) fn is_possible(&self) -> bool {
        self.made.as_ref().is_some_and(|(_, frame)| frame.is_ok()) || self.asked.is_some()
    }

    /// The figure as pixels, at most as many as a clipboard takes well.
    pub(super) fn pixels(&self, options: &FigureOptions) -> Option<ColorImage> {
        let (size, data) = self.drawing.pixels(options, MOST_COPIED, &Making::default()).ok()?;
        Some(ColorImage::from_rgba_unmultiplied([size.0 as usize, size.1 as usize], &data))
    }

    /// Brings the preview up to date, or begins to.
    fn update(&mut self, ui: &Ui, options: FigureOptions) {
        if self.made.as_ref().is_some_and(|(made, _)| *made == options) {
            self.asked = None;
            return;
        }
        self.take_positions();
        if self.asked.as_ref().is_some_and(|(asked, _)| *asked == options) {
            return;
        }
        match self.drawing.to_lay_out(&options) {
            Ok(Some(request)) => {
                let ctx = ui.ctx().clone();
                let driver = self.driver.get_or_insert_with(|| Driver::new(move || ctx.request_repaint()));
                self.ticket += 1;
                driver.start(request.clone(), self.ticket);
                self.asked = Some((options, request));
            }
            Ok(None) => {
                let frame = self.drawing.frame(&options);
                self.asked = None;
                self.made = Some((options, frame));
            }
            Err(why) => {
                self.asked = None;
                self.made = Some((options, Err(why)));
            }
        }
    }

    /// Takes the positions of a layout that has come to rest.
    fn take_positions(&mut self) {
        let Some(snapshot) = self.driver.as_ref().and_then(Driver::latest) else { return };
        if snapshot.ticket == self.ticket
            && snapshot.progress == Progress::Settled
            && let Some((_, request)) = self.asked.take()
        {
            self.drawing.place(request, snapshot.positions);
        }
    }

    /// The figure itself, made smaller, and what there is to know of it.
    pub(super) fn ui(&mut self, ui: &mut Ui, options: FigureOptions, room: Vec2) {
        self.update(ui, options);
        let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
        let palette = Palette::of(ui);
        ui.painter().rect_filled(rect, 6.0, palette.line);
        let font = egui::FontId::proportional(14.0);
        let centered = egui::Align2::CENTER_CENTER;
        match self.made.as_ref().map(|(_, frame)| frame) {
            Some(Ok(frame)) => {
                let wide = (rect.width() - AROUND) / frame.size.width;
                let scale = wide.min((rect.height() - AROUND) / frame.size.height);
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
                if self.asked.is_some() {
                    ui.painter().rect_filled(page, 0.0, palette.panel.gamma_multiply(0.75));
                    ui.painter().text(rect.center(), centered, "Laying it out for this page …", font, palette.ink);
                }
            }
            Some(Err(why)) => {
                let galley = ui.painter().layout(why.to_string(), font, palette.ink, rect.width() - 2.0 * AROUND);
                ui.painter().galley(rect.center() - galley.size() / 2.0, galley, palette.ink);
            }
            None => {
                ui.painter().text(rect.center(), centered, "Laying it out for this page …", font, palette.ink);
            }
        }
        ui.add_space(4.0);
        self.facts_ui(ui, palette);
    }

    /// What a reader should know of the figure before it is saved.
    fn facts_ui(&self, ui: &mut Ui, palette: Palette) {
        let Some((options, Ok(frame))) = &self.made else {
            ui.label(" ");
            return;
        };
        let smallest = Drawing::smallest_text(options, frame);
        let mut facts = Vec::new();
        if frame.unlabelled > 0 {
            facts.push((format!("{} without a name", frame.unlabelled), true));
        }
        if !frame.numbered.is_empty() {
            facts.push((format!("{} by number", frame.numbered.len()), false));
        }
        if facts.is_empty() && options.is_fitted() {
            facts.push(("Every name is whole".to_owned(), false));
        }
        if let Some(points) = smallest.filter(|_| options.is_print()) {
            let is_small = points < LEAST_POINTS - 0.05;
            let warning = if is_small { ", too small to be read on paper" } else { "" };
            facts.push((format!("smallest text {points:.1} pt{warning}"), is_small));
        }
        if let Some(undrawn) = Drawing::undrawn(options, frame) {
            facts.push((undrawn.words(options.keeps_text()), true));
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (place, (words, is_warning)) in facts.into_iter().enumerate() {
                if place > 0 {
                    ui.label(RichText::new("·").size(12.5).color(palette.weak));
                }
                let color = if is_warning { palette.warning } else { palette.weak };
                ui.label(RichText::new(words).size(12.5).color(color));
            }
        });
    }
}
