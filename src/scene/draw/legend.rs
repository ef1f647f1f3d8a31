//! The legend: a strip along the lower edge that says what the marks mean. In the window it is the filter as well.

use super::nodes::glyph;
use super::{Canvas, edges};
use crate::model::Status;
use crate::scene::build::Scene;
use crate::scene::frame::{Dash, Label, Legend, LegendEntry, LegendRow, Mark, Weight};
use crate::scene::page::{Bounds, Point};
use crate::scene::text::Fonts;

/// The height of a line of entries.
const LINE: f32 = 22.0;

/// The room around the entries.
const PADDING: f32 = 8.0;

/// The room for an entry's sample, and between entries.
const SAMPLE: f32 = 32.0;
const BETWEEN: f32 = 14.0;

/// The most kinds of entity listed; the rest are told as a number.
const MOST_KINDS: usize = 12;

/// What the legend says about positions.
const POSITIONS: &str = "Distance and position carry no evidence";

/// An entry before it has a place.
struct Entry {
    entry: LegendEntry,
    label: String,
    count: u32,
    on: bool,
    width: f32,
    place: Point,
}

/// The height that the legend of a scene takes on a page of this width.
#[must_use]
pub fn legend_height(scene: &Scene, width: f32, text_scale: f32) -> f32 {
    entries(scene, width, text_scale).1
}

/// The entries at their places within the strip, and the strip's height.
fn entries(scene: &Scene, width: f32, scale: f32) -> (Vec<Entry>, f32) {
    let fonts = Fonts::bundled();
    let mut entries: Vec<Entry> = Vec::new();
    let mut add = |entry: LegendEntry, label: String, count: u32, on: bool| {
        let text = format!("{label}  {count}");
        let width = SAMPLE * scale + fonts.width(&text, 12.0 * scale, Weight::Regular);
        entries.push(Entry { entry, label, count, on, width, place: Point::default() });
    };
    for kind in scene.kinds.iter().take(MOST_KINDS) {
        let on = !scene.filter.entity_kinds.contains(&kind.kind);
        add(LegendEntry::EntityKind(kind.kind.clone()), crate::text::visible(&kind.kind).into_owned(), kind.count, on);
    }
    let kinds = entries.len();
    let mut add = |entry: LegendEntry, label: String, count: u32, on: bool| {
        let text = format!("{label}  {count}");
        let width = SAMPLE * scale + fonts.width(&text, 12.0 * scale, Weight::Regular);
        entries.push(Entry { entry, label, count, on, width, place: Point::default() });
    };
    for status in Status::ALL {
        let count = scene.status_counts[status as usize];
        if count > 0 {
            let on = !scene.filter.statuses.contains(&status);
            add(LegendEntry::Status(status), status.word().to_lowercase(), count, on);
        }
    }
    if scene.without_evidence > 0 {
        let on = !scene.filter.without_evidence;
        add(LegendEntry::WithoutEvidence, "no evidence".to_owned(), scene.without_evidence, on);
    }
    if scene.conflicts > 0 {
        add(LegendEntry::Conflict, "conflicting claims".to_owned(), scene.conflicts, true);
    }
    let line = LINE * scale;
    let mut at = Point::new(PADDING, PADDING / 2.0);
    for (place, entry) in entries.iter_mut().enumerate() {
        let breaks = at.x + entry.width > width - PADDING && at.x > PADDING;
        if breaks || place == kinds && place > 0 {
            at = Point::new(PADDING, at.y + line);
        }
        entry.place = at;
        at.x += entry.width + BETWEEN;
    }
    let note = fonts.width(POSITIONS, 11.0 * scale, Weight::Regular);
    if at.x + note > width - PADDING {
        at.y += line;
    }
    (entries, at.y + line + PADDING / 2.0)
}

/// Draws the legend and says where its entries are.
pub(super) fn draw(canvas: &Canvas<'_>, marks: &mut Vec<Mark>) -> Legend {
    let (size, scale) = (canvas.shot.size, canvas.shot.text_scale);
    let (entries, height) = entries(canvas.scene, size.width, scale);
    let plate = Bounds::new(0.0, size.height - height, size.width, height);
    let corners = vec![plate.min, Point::new(plate.max.x, plate.min.y), plate.max, Point::new(plate.min.x, plate.max.y)];
    marks.push(Mark::Polygon { points: corners, fill: Some(canvas.ground), stroke: None });
    marks.push(Mark::Line {
        points: vec![plate.min, Point::new(plate.max.x, plate.min.y)],
        width: 1.0,
        color: canvas.theme().hairline,
        dash: Dash::Solid,
    });
    let line = LINE * scale;
    let mut rows = Vec::new();
    for entry in entries {
        let corner = plate.min.moved(entry.place.x, entry.place.y);
        let bounds = Bounds::new(corner.x - 3.0, corner.y + 1.0, entry.width + 6.0, line - 2.0);
        sample(canvas, &entry, corner.moved(0.0, line / 2.0), marks);
        words(canvas, &entry, corner.moved(SAMPLE * scale, line / 2.0), marks);
        rows.push(LegendRow { bounds, entry: entry.entry, label: entry.label, count: entry.count, on: entry.on });
    }
    let text_size = 11.0 * scale;
    let width = Fonts::bundled().width(POSITIONS, text_size, Weight::Regular);
    marks.push(Mark::Text(Label {
        at: Point::new(plate.max.x - PADDING - width, plate.max.y - PADDING / 2.0 - line / 2.0 + 0.36 * text_size),
        text: POSITIONS.to_owned(),
        size: text_size,
        italic: true,
        color: canvas.theme().weak,
        width,
        ..Label::default()
    }));
    Legend { bounds: plate, rows }
}

/// The sample of an entry: a mark, or a piece of line.
fn sample(canvas: &Canvas<'_>, entry: &Entry, left: Point, marks: &mut Vec<Mark>) {
    let scale = canvas.shot.text_scale;
    let theme = canvas.theme();
    let middle = left.moved(SAMPLE * scale * 0.5 - 3.0, 0.0);
    let (start, end) = (left.moved(0.0, 0.0), left.moved((SAMPLE - 7.0) * scale, 0.0));
    let line = |width: f32, color, dash| Mark::Line { points: vec![start, end], width, color, dash };
    match &entry.entry {
        LegendEntry::EntityKind(kind) => {
            let Some(known) = canvas.scene.kinds.iter().find(|known| known.kind == *kind) else { return };
            let at = left.moved(SAMPLE * scale - 14.0, 0.0);
            let fill = canvas.dimmed(theme.kind(kind, known.turn), entry.on);
            marks.push(glyph(known.shape, at, 6.0 * scale, fill, canvas.dimmed(theme.outline, entry.on)));
        }
        LegendEntry::Status(status) => {
            let color = canvas.dimmed(theme.status(*status), entry.on);
            marks.push(line(1.8, color, Dash::of(*status)));
            if *status == Status::Denied {
                let points = vec![middle.moved(0.0, -4.5), middle.moved(0.0, 4.5)];
                marks.push(Mark::Line { points, width: 1.8, color, dash: Dash::Solid });
            }
        }
        LegendEntry::WithoutEvidence => {
            marks.push(line(4.0, canvas.dimmed(theme.without_evidence, entry.on), Dash::Solid));
            marks.push(line(2.0, canvas.ground, Dash::Solid));
        }
        LegendEntry::Conflict => {
            edges::conflict_mark(canvas, left.moved(SAMPLE * scale - 14.0, 0.0), edges::Lit(true), marks);
        }
    }
}

/// The name and the number of an entry; struck out where it is switched off.
fn words(canvas: &Canvas<'_>, entry: &Entry, left: Point, marks: &mut Vec<Mark>) {
    let size = 12.0 * canvas.shot.text_scale;
    let fonts = Fonts::bundled();
    let theme = canvas.theme();
    let width = fonts.width(&entry.label, size, Weight::Regular);
    let baseline = left.moved(0.0, 0.36 * size);
    let color = if entry.on { theme.ink } else { theme.weak };
    let label = |at: Point, text: String, color, width| {
        let rtl = crate::scene::text::has_rtl(&text);
        Mark::Text(Label { at, text, size, color, width, rtl, ..Label::default() })
    };
    marks.push(label(baseline, entry.label.clone(), color, width));
    let count = entry.count.to_string();
    let count_width = fonts.width(&count, size, Weight::Regular);
    let gap = fonts.width("  ", size, Weight::Regular);
    marks.push(label(baseline.moved(width + gap, 0.0), count, theme.weak, count_width));
    if !entry.on {
        let points = vec![left.moved(-2.0, 0.0), left.moved(width + 2.0, 0.0)];
        marks.push(Mark::Line { points, width: 1.2, color: theme.weak, dash: Dash::Solid });
    }
}
