//! The legend: what the marks mean, with counts. In the window it is the filter as well.
//!
//! It is a plate at the lower left of the picture, with columns for kinds of entity, for claims by status and for claims by what
//! stands behind them, in as few lines as the width allows. In the window it can be folded to a button.

use super::canvas::Canvas;
use super::shapes::{bar, conflict_mark, glyph, opposed_mark, rounded};
use crate::fonts::{Fonts, Style};
use crate::model::{Backing, Status};
use crate::scene::build::Scene;
use crate::scene::frame::{Dash, Label, Legend, LegendEntry, LegendRow, Mark};
use crate::scene::kinds::KindCount;
use crate::scene::page::{Bounds, Color, Point};
use crate::scene::shot::LegendForm;
use crate::text::{cut, single_line};

/// The height of a line of entries.
const LINE: f32 = 20.0;

/// The height of the line of headings.
const HEADING: f32 = 19.0;

/// The padding of the plate.
const PADDING: f32 = 10.0;

/// The distance from the plate to the edges of the picture.
const MARGIN: f32 = 12.0;

/// The width of the sample of a kind, and of that of a line.
const KIND_SAMPLE: f32 = 19.0;
const LINE_SAMPLE: f32 = 34.0;

/// The gaps between an entry's name and its count, between columns, and between the two groups.
const BEFORE_COUNT: f32 = 6.0;
const BETWEEN: f32 = 16.0;
const BETWEEN_GROUPS: f32 = 26.0;

/// The most lines of entries.
const MOST_LINES: usize = 7;

/// The most kinds of entity that are listed; the rest is one entry.
const MOST_KINDS: usize = 10;

/// The longest name of a kind, in characters.
const LONGEST_KIND: usize = 22;

/// The width of the button that folds the legend.
const FOLD: f32 = 18.0;

/// What the legend says about size, width and position.
const NOTES: [&str; 2] =
    ["Larger mark: more connections. Wider line: more documents.", "Distance and position carry no evidence."];

/// The label of the folded legend.
const FOLDED: &str = "Legend";

/// An entry before it is placed.
struct Entry {
    stands_for: LegendEntry,
    label: String,
    count: u32,
    on: bool,
    sample: f32,
}

/// One group of entries under a heading.
struct Group {
    heading: String,
    entries: Vec<Entry>,
}

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
        LegendForm::Folded => folded_size(text_scale).1 + 2.0 * MARGIN * text_scale,
    }
}

/// The size of the plate of a folded legend.
fn folded_size(scale: f32) -> (f32, f32) {
    let words = Fonts::bundled().width(FOLDED, 12.0 * scale, Style::SemiBold);
    (words + (FOLD + 2.0 * PADDING) * scale, (LINE + 6.0) * scale)
}

/// Where the legend's plate is.
pub(super) fn plate(canvas: &Canvas<'_>) -> Bounds {
    let scale = canvas.shot.text_scale;
    let (width, height) = match canvas.shot.legend {
        LegendForm::Folded => folded_size(scale),
        _ => plan(canvas.scene, canvas.area.width(), scale, canvas.shot.legend).size,
    };
    at_corner(canvas, width, height)
}

fn at_corner(canvas: &Canvas<'_>, width: f32, height: f32) -> Bounds {
    // The picture of a figure has margins of its own.
    let margin = if canvas.shot.caption.is_some() { 0.0 } else { MARGIN * canvas.shot.text_scale };
    Bounds::new(canvas.area.min.x + margin, canvas.area.max.y - height - margin, width, height)
}

/// The entries in their groups. In the window, where they are switches, they count the dossier; in a figure they count what
/// it shows.
fn groups(scene: &Scene, form: LegendForm) -> [Group; 3] {
    let is_figure = form == LegendForm::Whole;
    let tally = if is_figure { &scene.shown } else { &scene.all };
    let counted = scene.kinds.iter().zip(tally.kinds.iter().copied());
    let all: Vec<(&KindCount, u32)> = counted.filter(|(_, count)| *count > 0).collect();
    // An entry for the rest would take the line of the one kind that it stands for.
    let listed = if all.len() <= MOST_KINDS + 1 { all.len() } else { MOST_KINDS };
    let entry = |(kind, count): &(&KindCount, u32)| Entry {
        stands_for: LegendEntry::EntityKind(kind.kind.clone()),
        label: cut(&single_line(&kind.kind), LONGEST_KIND),
        count: *count,
        on: !scene.filter.entity_kinds.contains(&kind.kind),
        sample: KIND_SAMPLE,
    };
    let mut kinds: Vec<Entry> = all[..listed].iter().map(entry).collect();
    if listed < all.len() {
        let rest = &all[listed..];
        kinds.push(Entry {
            stands_for: LegendEntry::OtherKinds,
            label: format!("{} other kinds", rest.len()),
            count: rest.iter().map(|(_, count)| count).sum(),
            on: true,
            sample: KIND_SAMPLE,
        });
    }
    let entry = |stands_for, label: &str, count, on| {
        (count > 0).then(|| Entry { stands_for, label: label.to_owned(), count, on, sample: LINE_SAMPLE })
    };
    let of_status = |status: Status| {
        let on = !scene.filter.statuses.contains(&status);
        entry(LegendEntry::Status(status), &status.word().to_lowercase(), tally.statuses[status], on)
    };
    let conflicts = [
        entry(LegendEntry::Conflict, "conflicting edges", tally.conflicts, true),
        entry(LegendEntry::Opposed, "opposed kinds", tally.opposed, true),
    ];
    let of_backing = |backing: Backing| {
        let on = !scene.filter.backings.contains(&backing);
        entry(LegendEntry::Backing(backing), backing.words(), tally.backings[backing], on)
    };
    let heading = |name: &str, count: u32| format!("{name}  {count}");
    let entities = if is_figure { scene.nodes.len() } else { scene.node_of.len() };
    [
        Group { heading: heading("Entities", entities as u32), entries: kinds },
        Group {
            heading: heading("Claims", tally.statuses.total()),
            entries: Status::ALL.into_iter().filter_map(of_status).chain(conflicts.into_iter().flatten()).collect(),
        },
        Group {
            heading: "Their evidence".to_owned(),
            entries: Backing::ALL.into_iter().filter_map(of_backing).collect(),
        },
    ]
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
                let y = top + (HEADING + LINE * (line as f32 + 0.5)) * scale;
                plan.entries.push((Point::new(x, y), *column, entry));
            }
            x += column + BETWEEN * scale;
        }
        x += (BETWEEN_GROUPS - BETWEEN) * scale;
    }
    let mut bottom = top + (HEADING + LINE * used as f32) * scale;
    let entries_width = width_of(&columns);
    let notes = lay_notes(entries_width.max(330.0 * scale).min(room), scale);
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
fn lay_notes(room: f32, scale: f32) -> Vec<(f32, String)> {
    let fonts = Fonts::bundled();
    let width = |text: &str| fonts.width(text, 12.0 * scale, Style::Italic);
    let together = NOTES.join(" ");
    if width(&together) <= room {
        return vec![(width(&together), together)];
    }
    NOTES.map(|note| (width(note), note.to_owned())).to_vec()
}

/// Draws the legend and returns where its entries are.
pub(super) fn draw(canvas: &Canvas<'_>, marks: &mut Vec<Mark>) -> Legend {
    match canvas.shot.legend {
        LegendForm::Folded => draw_folded(canvas, marks),
        _ => draw_whole(canvas, marks),
    }
}

/// The plate, rounded.
fn ground(canvas: &Canvas<'_>, plate: &Bounds) -> Mark {
    Mark::Polygon {
        points: rounded(plate, 6.0 * canvas.shot.text_scale),
        // Opaque: marks that move below would make the words flicker.
        fill: Some(canvas.ground),
        stroke: Some((1.0, canvas.theme().hairline)),
    }
}

/// Draws the folded legend.
fn draw_folded(canvas: &Canvas<'_>, marks: &mut Vec<Mark>) -> Legend {
    let scale = canvas.shot.text_scale;
    let (width, height) = folded_size(scale);
    let plate = at_corner(canvas, width, height);
    marks.push(ground(canvas, &plate));
    let middle = plate.min.y + height / 2.0;
    marks.push(fold_sign(canvas, Point::new(plate.min.x + (PADDING + 4.0) * scale, middle)));
    let left = Point::new(plate.min.x + (PADDING + FOLD - 2.0) * scale, middle);
    marks.push(Mark::text(text(left, FOLDED.to_owned(), 12.0 * scale, Style::SemiBold, canvas.theme().weak)));
    Legend { bounds: plate, rows: vec![fold_row(canvas, plate)] }
}

/// The row of the button that folds the legend.
fn fold_row(canvas: &Canvas<'_>, bounds: Bounds) -> LegendRow {
    let on = canvas.shot.legend == LegendForm::Unfolded;
    LegendRow { bounds, entry: LegendEntry::Fold, label: FOLDED.to_owned(), count: 0, on }
}

/// A small triangle that points down in the unfolded legend and to the right in the folded one.
fn fold_sign(canvas: &Canvas<'_>, at: Point) -> Mark {
    let size = 4.0 * canvas.shot.text_scale;
    let corners = match canvas.shot.legend {
        LegendForm::Unfolded => [(-1.0, -0.6), (1.0, -0.6), (0.0, 0.8)],
        _ => [(-0.6, -1.0), (0.8, 0.0), (-0.6, 1.0)],
    };
    let points = corners.map(|(x, y)| at.moved(x * size, y * size)).to_vec();
    Mark::Polygon { points, fill: Some(canvas.theme().weak), stroke: None }
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
        let bounds = Bounds::new(left.x - 5.0 * scale, left.y - LINE * scale / 2.0, width + 10.0 * scale, LINE * scale);
        rows.push(LegendRow { bounds, entry: entry.stands_for, label: entry.label, count: entry.count, on: entry.on });
    }
    if canvas.shot.legend == LegendForm::Unfolded {
        let half = FOLD / 2.0 * scale;
        let at = Point::new(plate.max.x - half - 4.0 * scale, plate.min.y + half + 3.0 * scale);
        marks.push(fold_sign(canvas, at));
        rows.push(fold_row(canvas, Bounds::around(at, half)));
    }
    for (at, note) in plan.notes {
        marks.push(Mark::text(text(from_plate(at), note, size, Style::Italic, theme.weak)));
    }
    Legend { bounds: plate, rows }
}

/// A line of text, centred on the height of `left`.
fn text(left: Point, text: String, size: f32, style: Style, color: Color) -> Label {
    Label { at: left.moved(0.0, 0.36 * size), ..Label::new(text, size, style, color) }
}

/// The sample of an entry: a mark or a piece of line.
fn sample(canvas: &Canvas<'_>, entry: &Entry, left: Point, marks: &mut Vec<Mark>) {
    let scale = canvas.shot.text_scale;
    let theme = canvas.theme();
    let middle = left.moved((entry.sample - 8.0) / 2.0 * scale, 0.0);
    let end = left.moved((entry.sample - 8.0) * scale, 0.0);
    let with_evidence = canvas.dimmed(theme.status(Status::Asserted), entry.on);
    let mut line = |dy: f32, width: f32, color, dash| {
        let points = vec![left.moved(0.0, dy), end.moved(0.0, dy)];
        marks.push(Mark::Line { points, width, color, dash });
    };
    match &entry.stands_for {
        LegendEntry::EntityKind(kind) => {
            let Some(known) = canvas.scene.kinds.iter().find(|known| known.kind == *kind) else { return };
            let fill = theme.hue(known.hue);
            let (fill, outline) = (canvas.dimmed(fill, entry.on), canvas.dimmed(theme.outline_of(fill), entry.on));
            marks.push(glyph(known.shape, middle, 5.2 * scale, fill, outline));
        }
        LegendEntry::OtherKinds => {
            // Several dots, for several kinds.
            for dx in [-4.0, 0.0, 4.0] {
                let center = middle.moved(dx * scale, 0.0);
                marks.push(Mark::Disc { center, radius: 1.4 * scale, fill: Some(theme.weak), stroke: None });
            }
        }
        LegendEntry::Status(status) => {
            let color = canvas.dimmed(theme.status(*status), entry.on);
            let dash = Dash::of(*status);
            line(0.0, if dash == Dash::Dotted { 2.2 } else { 1.7 }, color, dash);
            if *status == Status::Denied {
                marks.push(bar(middle, (0.0, 1.0), 0.0, color));
            }
        }
        LegendEntry::Backing(Backing::Verified) => line(0.0, 1.7, with_evidence, Dash::Solid),
        LegendEntry::Backing(Backing::Unverified) => {
            line(-1.5, 1.0, with_evidence, Dash::Solid);
            line(1.5, 1.0, with_evidence, Dash::Solid);
        }
        LegendEntry::Backing(Backing::Absent) => {
            line(0.0, 0.9, canvas.dimmed(theme.without_evidence, entry.on), Dash::Solid);
        }
        LegendEntry::Conflict => conflict_mark(middle, theme.conflict, canvas.ground, marks),
        LegendEntry::Opposed => opposed_mark(middle, theme.conflict, canvas.ground, marks),
        LegendEntry::Fold => {}
    }
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
