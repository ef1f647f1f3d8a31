//! The legend: what the marks mean, with counts. In the window it is the filter as well.
//!
//! It is a plate at the lower left of the picture, with columns for kinds of entity, for claims by status and for claims by what
//! stands behind them, in as few lines as the width allows. In the window it can be folded to one row of signs.

use super::canvas::Canvas;
use super::legend_entries::{
    Entry, FOLD_TARGET, Group, MARGIN, PADDING, at_corner, fold_row, fold_sign, ground, groups, line_height, sample,
    text,
};
use super::legend_folded::{draw_folded, folded_size};
use crate::fonts::{Fonts, Style};
use crate::scene::build::Scene;
use crate::scene::frame::{Dash, Legend, LegendRow, Mark};
use crate::scene::page::{Bounds, Point};
use crate::scene::shot::LegendForm;

/// The height of the line of headings.
const HEADING: f32 = 19.0;

/// The gaps between an entry's name and its count, between columns, and between the two groups.
const BEFORE_COUNT: f32 = 6.0;
const BETWEEN: f32 = 16.0;
const BETWEEN_GROUPS: f32 = 26.0;

/// The most lines of entries.
const MOST_LINES: usize = 7;

/// What the legend says about position.
pub const POSITION: &str = "Distance and position carry no evidence.";

/// The layout of the legend; the plate begins at 0, 0.
struct Plan {
    size: (f32, f32),
    headings: Vec<(Point, String)>,
    /// Each entry with the left end of its line, at middle height, and the width of its column.
    entries: Vec<(Point, f32, Entry)>,
    notes: Vec<(Point, String)>,
}

/// The height of the legend in a picture of this width, with its margins.
#[must_use]
pub fn legend_height(scene: &Scene, width: f32, text_scale: f32, form: LegendForm) -> f32 {
    match form {
        LegendForm::Absent => 0.0,
        LegendForm::Whole | LegendForm::Unfolded => {
            plan(scene, width, text_scale, form).size.1 + 2.0 * MARGIN * text_scale
        }
        LegendForm::Folded => folded_size(scene, width, text_scale).1 + 2.0 * MARGIN * text_scale,
    }
}

/// Where the legend's plate is.
pub(super) fn plate(canvas: &Canvas<'_>) -> Bounds {
    let scale = canvas.shot.text_scale;
    let (width, height) = match canvas.shot.legend {
        LegendForm::Folded => folded_size(canvas.scene, canvas.area.width(), scale),
        _ => plan(canvas.scene, canvas.area.width(), scale, canvas.shot.legend).size,
    };
    at_corner(canvas, width, height)
}

/// Lays the legend out with the fewest lines whose columns fit the width.
fn plan(scene: &Scene, width: f32, scale: f32, form: LegendForm) -> Plan {
    let groups = groups(scene, form);
    let room = width - 2.0 * (MARGIN + PADDING) * scale;
    let fewest = if width > 900.0 * scale { 2 } else { 3 };
    let columns_of = |lines: usize| groups.each_ref().map(|group| columns(group, lines, scale));
    let width_of = |columns: &[Vec<f32>; 3]| {
        let group =
            |columns: &Vec<f32>| columns.iter().sum::<f32>() + BETWEEN * scale * columns.len().saturating_sub(1) as f32;
        let some = columns.iter().filter(|columns| !columns.is_empty()).count();
        columns.iter().map(group).sum::<f32>() + BETWEEN_GROUPS * scale * some.saturating_sub(1) as f32
    };
    let lines = (fewest..MOST_LINES).find(|lines| width_of(&columns_of(*lines)) <= room).unwrap_or(MOST_LINES);
    let columns = columns_of(lines);
    let used = groups.iter().map(|group| group.entries.len().min(lines)).max().unwrap_or(0);
    let mut plan = Plan { size: (0.0, 0.0), headings: Vec::new(), entries: Vec::new(), notes: Vec::new() };
    let (left, top) = (PADDING * scale, PADDING * 0.6 * scale);
    let mut x = left;
    for (group, columns) in groups.into_iter().zip(&columns) {
        if columns.is_empty() {
            continue;
        }
        plan.headings.push((Point::new(x, top + HEADING * scale / 2.0), group.heading));
        let mut entries = group.entries.into_iter();
        for column in columns {
            for (line, entry) in entries.by_ref().take(lines).enumerate() {
                let y = top + (HEADING + line_height(form) * (line as f32 + 0.5)) * scale;
                plan.entries.push((Point::new(x, y), *column, entry));
            }
            x += column + BETWEEN * scale;
        }
        x += (BETWEEN_GROUPS - BETWEEN) * scale;
    }
    let mut bottom = top + (HEADING + line_height(form) * used as f32) * scale;
    let entries_width = width_of(&columns);
    let notes = lay_notes(notes_of(scene), entries_width.max(330.0 * scale).min(room), scale);
    let notes_width = notes.iter().map(|(width, _)| *width).fold(0.0, f32::max);
    bottom += 3.0 * scale;
    for (_, note) in notes {
        plan.notes.push((Point::new(left, bottom + 8.0 * scale), note));
        bottom += 16.0 * scale;
    }
    plan.size = (entries_width.max(notes_width) + 2.0 * left, bottom + PADDING * 0.5 * scale);
    plan
}

/// The widths of the columns of a group with at most so many lines.
fn columns(group: &Group, lines: usize, scale: f32) -> Vec<f32> {
    let fonts = Fonts::bundled();
    let size = 12.0 * scale;
    let width = |entry: &Entry| {
        entry.sample * scale
            + fonts.width(&entry.label, size, Style::Regular)
            + BEFORE_COUNT * scale
            + fonts.width(&entry.count.to_string(), size, Style::Regular)
    };
    group.entries.chunks(lines).map(|column| column.iter().map(width).fold(0.0, f32::max)).collect()
}

/// The notes with their widths: on one line where they fit.
fn lay_notes(notes: [String; 2], room: f32, scale: f32) -> Vec<(f32, String)> {
    let fonts = Fonts::bundled();
    let width = |text: &str| fonts.width(text, 12.0 * scale, Style::Italic);
    let together = notes.join(" ");
    if width(&together) <= room {
        return vec![(width(&together), together)];
    }
    notes.map(|note| (width(&note), note)).to_vec()
}

/// The notes: what the size of marks stands for, and that places stand for nothing.
pub(super) fn notes_of(scene: &Scene) -> [String; 2] {
    let size = scene
        .dress
        .size
        .as_deref()
        .map_or("more connections".to_owned(), |measure| format!("greater {}", measure.to_lowercase()));
    [format!("Larger mark: {size}. Wider line: more documents."), POSITION.to_owned()]
}

/// Draws the legend and returns where its entries are.
pub(super) fn draw(canvas: &Canvas<'_>, marks: &mut Vec<Mark>) -> Legend {
    match canvas.shot.legend {
        LegendForm::Folded => draw_folded(canvas, marks),
        _ => draw_whole(canvas, marks),
    }
}

/// Draws the whole legend.
fn draw_whole(canvas: &Canvas<'_>, marks: &mut Vec<Mark>) -> Legend {
    let scale = canvas.shot.text_scale;
    let plan = plan(canvas.scene, canvas.area.width(), scale, canvas.shot.legend);
    let plate = at_corner(canvas, plan.size.0, plan.size.1);
    let theme = canvas.theme();
    marks.push(ground(canvas, &plate));
    let from_plate = |point: Point| point.moved(plate.min.x, plate.min.y);
    let size = 12.0 * scale;
    for (at, heading) in plan.headings {
        marks.push(Mark::text(text(from_plate(at), heading, size, Style::SemiBold, theme.weak)));
    }
    let mut rows = Vec::new();
    for (at, width, entry) in plan.entries {
        let left = from_plate(at);
        sample(canvas, &entry, left, marks);
        words(canvas, &entry, left, width, marks);
        let high = line_height(canvas.shot.legend) * scale;
        let bounds = Bounds::new(left.x - 5.0 * scale, left.y - high / 2.0, width + 10.0 * scale, high);
        rows.push(LegendRow { bounds, entry: entry.stands_for, label: entry.label, count: entry.count, on: entry.on });
    }
    if canvas.shot.legend == LegendForm::Unfolded {
        let half = FOLD_TARGET / 2.0 * scale;
        let at = Point::new(plate.max.x - half - 4.0 * scale, plate.min.y + half + 3.0 * scale);
        marks.push(fold_sign(canvas, at));
        rows.push(fold_row(canvas, Bounds::around(at, half)));
    }
    for (at, note) in plan.notes {
        marks.push(Mark::text(text(from_plate(at), note, size, Style::Italic, theme.weak)));
    }
    Legend { bounds: plate, rows }
}

/// The name and the count of an entry; the name is struck out where it is switched off.
fn words(canvas: &Canvas<'_>, entry: &Entry, left: Point, width: f32, marks: &mut Vec<Mark>) {
    let scale = canvas.shot.text_scale;
    let size = 12.0 * scale;
    let theme = canvas.theme();
    let color = if entry.on { theme.ink } else { theme.weak };
    let name = text(left.moved(entry.sample * scale, 0.0), entry.label.clone(), size, Style::Regular, color);
    let mut count = text(left, entry.count.to_string(), size, Style::Regular, theme.weak);
    // Counts are aligned to the right.
    count.at.x = left.x + width - count.width;
    if !entry.on {
        let points =
            vec![left.moved(entry.sample * scale - 2.0, 0.0), Point::new(name.at.x + name.width + 2.0, left.y)];
        marks.push(Mark::Line { points, width: 1.2, color: theme.weak, dash: Dash::Solid });
    }
    marks.extend([name, count].map(Mark::text));
}
