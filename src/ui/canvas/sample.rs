//! A line in the corner that says how much of a crowd is drawn: nobody is to take a sample for the whole.

use crate::scene::Frame;
use crate::ui::style::Palette;
use egui::{Align2, FontId, Rect, Ui, Vec2};

/// The size of the words, and the room around them, in points.
const SIZE: f32 = 12.0;
const AROUND: Vec2 = Vec2::new(7.0, 3.0);

/// The distance from the corner of the canvas, in points.
const MARGIN: f32 = 8.0;

/// Says how much of what is in view is drawn, where it is not all.
pub(super) fn sample_ui(ui: &Ui, canvas: Rect, frame: &Frame) {
    let Some(words) = words(frame) else { return };
    let palette = Palette::of(ui);
    let painter = ui.painter_at(canvas);
    let galley = painter.layout_no_wrap(words, FontId::proportional(SIZE), palette.weak);
    let corner = canvas.right_top() + Vec2::new(-MARGIN, MARGIN);
    let mut plate = Align2::RIGHT_TOP.anchor_size(corner, galley.size() + 2.0 * AROUND);
    // Below the key of measures, where that reaches so far.
    if let Some(key) = frame.key.filter(|key| canvas.left() + key.max.x > plate.left() - MARGIN) {
        plate = plate.translate(Vec2::new(0.0, canvas.top() + key.max.y + MARGIN - plate.top()));
    }
    painter.rect_filled(plate, 4.0, palette.panel);
    painter.galley(plate.min + AROUND, galley, palette.weak);
}

/// "Drawn: 6000 of 21000 edges, 3100 of 9000 entities · zoom in for more".
fn words(frame: &Frame) -> Option<String> {
    let drawn = |(left_out, all): (usize, usize), name: &str| {
        (left_out > 0).then(|| format!("{} of {all} {name}", all.saturating_sub(left_out)))
    };
    let bulk = &frame.bulk;
    let parts = [drawn(bulk.edges_left_out, "edges"), drawn(bulk.nodes_left_out, "entities")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("Drawn: {} · zoom in for more", parts.join(", ")))
}
