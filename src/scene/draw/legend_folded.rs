//! The folded legend: the button that unfolds it, and one row with the sign of each entry.
//!
//! Invariant: it is one row on every page; where it is short of room the last signs are left out, never the button.

use super::canvas::Canvas;
use super::legend_entries::{
    Entry, FOLD, FOLDED, MARGIN, PADDING, at_corner, fold_row, fold_sign, ground, groups, sample, text,
};
use crate::fonts::{Fonts, Style};
use crate::model::Backing;
use crate::scene::build::Scene;
use crate::scene::frame::{Dash, Legend, LegendEntry, LegendRow, Mark};
use crate::scene::page::{Bounds, Point};
use crate::scene::shot::LegendForm;

/// The height of the plate, and of what can be clicked on it.
const HEIGHT: f32 = 28.0;
const TARGET: f32 = 24.0;

/// The room around the sign of an entry, within what can be clicked.
const AROUND: f32 = 6.5;

/// The gap between two groups of signs.
const BETWEEN: f32 = 12.0;

/// The row; it begins at 0, 0.
struct Row {
    width: f32,
    /// The width of the button.
    button: f32,
    /// Each entry with the left end of what can be clicked, and its width.
    cells: Vec<(f32, f32, Entry)>,
}

impl Row {
    /// The row on a page of this width.
    fn of(scene: &Scene, page: f32, scale: f32) -> Self {
        let words = Fonts::bundled().width(FOLDED, 12.0 * scale, Style::SemiBold);
        let button = words + (FOLD + PADDING) * scale;
        let most = page - 2.0 * MARGIN * scale;
        let mut cells = Vec::new();
        let (mut x, mut end) = (button, button);
        for group in groups(scene, LegendForm::Folded) {
            // Where every claim has a verified quote, its sign tells nothing apart.
            let is_told = |entry: &Entry| entry.stands_for != LegendEntry::Backing(Backing::Verified);
            if !group.entries.iter().any(is_told) {
                continue;
            }
            x += BETWEEN * scale;
            for entry in group.entries {
                let width = (entry.sample - 8.0 + 2.0 * AROUND) * scale;
                if x + width + 0.5 * PADDING * scale > most {
                    return Self { width: end + 0.5 * PADDING * scale, button, cells };
                }
                cells.push((x, width, entry));
                x += width;
                end = x;
            }
        }
        Self { width: end + 0.5 * PADDING * scale, button, cells }
    }
}

/// The size of the plate on a page of this width.
pub(super) fn folded_size(scene: &Scene, page: f32, scale: f32) -> (f32, f32) {
    (Row::of(scene, page, scale).width, HEIGHT * scale)
}

/// Draws the folded legend and returns where its entries are.
pub(super) fn draw_folded(canvas: &Canvas<'_>, marks: &mut Vec<Mark>) -> Legend {
    let scale = canvas.shot.text_scale;
    let row = Row::of(canvas.scene, canvas.area.width(), scale);
    let plate = at_corner(canvas, row.width, HEIGHT * scale);
    marks.push(ground(canvas, &plate));
    let middle = plate.min.y + HEIGHT * scale / 2.0;
    marks.push(fold_sign(canvas, Point::new(plate.min.x + (PADDING + 4.0) * scale, middle)));
    let left = Point::new(plate.min.x + (PADDING + FOLD - 2.0) * scale, middle);
    marks.push(Mark::text(text(left, FOLDED.to_owned(), 12.0 * scale, Style::SemiBold, canvas.theme().weak)));
    let target =
        |x: f32, width: f32| Bounds::new(plate.min.x + x, middle - TARGET * scale / 2.0, width, TARGET * scale);
    let mut rows = vec![fold_row(canvas, target(0.25 * PADDING * scale, row.button + 0.25 * PADDING * scale))];
    for (x, width, entry) in row.cells {
        let at = Point::new(plate.min.x + x + AROUND * scale, middle);
        sample(canvas, &entry, at, marks);
        if !entry.on {
            let (reach, color) = (entry.sample - 8.0 + 2.0, canvas.theme().weak);
            let points = vec![at.moved(-2.0 * scale, 4.0 * scale), at.moved(reach * scale, -4.0 * scale)];
            marks.push(Mark::Line { points, width: 1.2, color, dash: Dash::Solid });
        }
        let Entry { stands_for, label, count, on, .. } = entry;
        rows.push(LegendRow { bounds: target(x, width), entry: stands_for, label, count, on });
    }
    Legend { bounds: plate, rows }
}
