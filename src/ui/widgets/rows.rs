//! A long list of rows of any height, of which only those in view are drawn.
//!
//! Invariant: a row that was drawn once keeps its room while it is out of view, so that nothing jumps.

use egui::{Rect, Ui, Vec2};

/// The room of a row that was never drawn, in points.
const UNKNOWN: f32 = 48.0;

/// How far beside the view rows are drawn too, in points: the Tab key reaches them.
const BESIDE: f32 = 300.0;

/// The heights of the rows, as they were drawn last.
#[derive(Default)]
pub(in crate::ui) struct Rows {
    heights: Vec<Option<f32>>,
    /// The width that they were drawn at.
    width: f32,
}

impl Rows {
    /// Forgets the heights: the rows are others.
    pub(in crate::ui) fn clear(&mut self) {
        self.heights.clear();
    }

    /// Draws `count` rows, those in view by `row`, which is given the number of each.
    pub(in crate::ui) fn ui(&mut self, ui: &mut Ui, count: usize, mut row: impl FnMut(&mut Ui, usize)) {
        let width = ui.available_width();
        if self.heights.len() != count || (self.width - width).abs() > 0.5 {
            self.heights = vec![None; count];
            self.width = width;
        }
        for (number, height) in self.heights.iter_mut().enumerate() {
            let room = height.unwrap_or(UNKNOWN);
            let rect = Rect::from_min_size(ui.cursor().min, Vec2::new(width, room));
            if ui.is_rect_visible(rect.expand(BESIDE)) {
                let top = ui.cursor().top();
                ui.push_id(number, |ui| row(ui, number));
                *height = Some(ui.cursor().top() - top);
            } else {
                ui.add_space(room);
            }
        }
    }
}
