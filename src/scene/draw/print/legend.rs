//! The legend of a page: at the side of the picture or below it, as small as it can be.
//!
//! Invariant: it takes at most a fifth of the page; where all of it does not fit, the least needed entries go first.

use super::wrap::{Align, Block, Ink};
use crate::fonts::{Fonts, Style};
use crate::scene::build::Scene;
use crate::scene::draw::canvas::Canvas;
use crate::scene::draw::legend::notes_of;
use crate::scene::draw::legend_entries::{Entry, groups, sample, text};
use crate::scene::frame::{Legend, LegendRow, Mark};
use crate::scene::page::{Bounds, Point, Size};
use crate::scene::shot::LegendForm;

/// The height of a line of entries, in sizes of its text.
const LINE: f32 = 1.43;

/// The gap after an entry, after a heading, and before a group, in a row.
const AFTER: f32 = 13.0;
const AFTER_HEADING: f32 = 8.0;
const BEFORE_GROUP: f32 = 12.0;

/// The gap before a count.
const BEFORE_COUNT: f32 = 4.0;

/// The gap above a group in a column.
const ABOVE_GROUP: f32 = 5.0;

/// The largest share of the page that it may take.
const MOST: f32 = 0.2;

/// How much is left out where it would be too large, step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
enum Leave {
    Nothing,
    Counts,
    Notes,
    Evidence,
}

const STEPS: [Leave; 4] = [Leave::Nothing, Leave::Counts, Leave::Notes, Leave::Evidence];

/// A part of the legend; the plate begins at 0, 0. Points are the left ends of lines, at middle height.
enum Part {
    Heading(Point, String),
    Entry(Point, f32, Box<Entry>),
    Note(Bounds, Block),
}

/// The legend, laid out.
pub(super) struct Plan {
    parts: Vec<Part>,
    has_counts: bool,
    /// The size of its text.
    size: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) at_side: bool,
}

impl Plan {
    /// A column at the side of a picture of this height on such a page; `None` where it would be too large.
    pub(super) fn at_side(scene: &Scene, page: Size, high: f32, size: f32) -> Option<Self> {
        let plans = STEPS.into_iter().map(|leave| column(scene, leave, size));
        plans.into_iter().find(|plan| plan.height <= high && plan.width * high <= MOST * page.width * page.height)
    }

    /// Rows below a picture of this width on such a page; `None` where they would be too large.
    pub(super) fn below(scene: &Scene, page: Size, wide: f32, size: f32) -> Option<Self> {
        // A narrow page has no room for what can be told by looking.
        let steps = STEPS.into_iter().skip(if size < 10.0 { 2 } else { 0 });
        let plans = steps.map(|leave| rows(scene, leave, wide, size));
        plans.into_iter().find(|plan| plan.height * page.width <= MOST * page.width * page.height)
    }

    /// Its marks, with its upper left corner there.
    pub(super) fn draw(self, canvas: &Canvas<'_>, corner: Point, marks: &mut Vec<Mark>) -> Legend {
        let (theme, high) = (canvas.theme(), LINE * self.size);
        let place = |at: Point| at.moved(corner.x, corner.y);
        let mut rows = Vec::new();
        let (size, has_counts) = (self.size, self.has_counts);
        for part in self.parts {
            match part {
                Part::Heading(at, words) => {
                    marks.push(Mark::text(text(place(at), words, size, Style::SemiBold, theme.weak)));
                }
                Part::Entry(at, width, entry) => {
                    let left = place(at);
                    sample(canvas, &entry, left, marks);
                    let name =
                        text(left.moved(entry.sample, 0.0), entry.label.clone(), size, Style::Regular, theme.ink);
                    if has_counts {
                        let count = left.moved(entry.sample + name.width + BEFORE_COUNT, 0.0);
                        marks.push(Mark::text(text(count, entry.count.to_string(), size, Style::Regular, theme.weak)));
                    }
                    marks.push(Mark::text(name));
                    let bounds = Bounds::new(left.x, left.y - high / 2.0, width, high);
                    let Entry { stands_for, label, count, on, .. } = *entry;
                    rows.push(LegendRow { bounds, entry: stands_for, label, count, on });
                }
                Part::Note(bounds, block) => {
                    let bounds = Bounds { min: place(bounds.min), max: place(bounds.max) };
                    let ink = Ink { color: theme.weak, halo: None };
                    marks.extend(block.labels(&bounds, Align::Left, ink).map(Mark::text));
                }
            }
        }
        Legend { bounds: Bounds::new(corner.x, corner.y, self.width, self.height), rows }
    }
}

/// The width of an entry.
fn width_of(entry: &Entry, has_count: bool, size: f32) -> f32 {
    let width = |text: &str| Fonts::bundled().width(text, size, Style::Regular);
    let count = if has_count { BEFORE_COUNT + width(&entry.count.to_string()) } else { 0.0 };
    entry.sample + width(&entry.label) + count
}

/// The headings with their entries. Evidence of one kind alone tells nothing apart.
fn content(scene: &Scene, leave: Leave) -> Vec<(String, Vec<Entry>)> {
    let [kinds, claims, evidence] = groups(scene, LegendForm::Whole);
    let has_evidence = leave < Leave::Evidence && evidence.entries.len() > 1;
    let groups = [Some(kinds), Some(claims), has_evidence.then_some(evidence)];
    groups
        .into_iter()
        .flatten()
        .filter(|group| !group.entries.is_empty())
        .map(|group| (group.heading, group.entries))
        .collect()
}

fn notes(scene: &Scene, leave: Leave) -> String {
    let [sizes, position] = notes_of(scene);
    if leave < Leave::Notes { format!("{sizes} {position}") } else { position }
}

fn column(scene: &Scene, leave: Leave, size: f32) -> Plan {
    let line = LINE * size;
    let has_counts = leave < Leave::Counts;
    let (mut parts, mut y, mut width) = (Vec::new(), 0.0_f32, 0.0_f32);
    for (place, (heading, entries)) in content(scene, leave).into_iter().enumerate() {
        y += if place > 0 { ABOVE_GROUP } else { 0.0 };
        width = width.max(Fonts::bundled().width(&heading, size, Style::SemiBold));
        parts.push(Part::Heading(Point::new(0.0, y + line / 2.0), heading));
        y += line;
        for entry in entries {
            let wide = width_of(&entry, has_counts, size);
            width = width.max(wide);
            parts.push(Part::Entry(Point::new(0.0, y + line / 2.0), wide, Box::new(entry)));
            y += line;
        }
    }
    let block = Block::within(&notes(scene, leave), size, Style::Italic, width.max(90.0));
    y += ABOVE_GROUP;
    width = width.max(block.width);
    let height = y + block.height();
    parts.push(Part::Note(Bounds::new(0.0, y, block.width, block.height()), block));
    Plan { parts, has_counts, size, width, height, at_side: true }
}

fn rows(scene: &Scene, leave: Leave, wide: f32, size: f32) -> Plan {
    let line = LINE * size;
    let has_counts = leave < Leave::Counts;
    let (mut parts, mut x, mut y, mut width) = (Vec::new(), 0.0_f32, 0.0_f32, 0.0_f32);
    for (heading, entries) in content(scene, leave) {
        let own = Fonts::bundled().width(&heading, size, Style::SemiBold) + AFTER_HEADING;
        let first = entries.first().map_or(0.0, |entry| width_of(entry, has_counts, size));
        x += if x > 0.0 { BEFORE_GROUP } else { 0.0 };
        if x > 0.0 && x + own + first > wide {
            (x, y) = (0.0, y + line);
        }
        parts.push(Part::Heading(Point::new(x, y + line / 2.0), heading));
        x += own;
        for entry in entries {
            let room = width_of(&entry, has_counts, size);
            if x > 0.0 && x + room > wide {
                (x, y) = (0.0, y + line);
            }
            parts.push(Part::Entry(Point::new(x, y + line / 2.0), room, Box::new(entry)));
            width = width.max(x + room);
            x += room + AFTER;
        }
    }
    y += line + 1.0;
    let block = Block::within(&notes(scene, leave), size, Style::Italic, wide);
    width = width.max(block.width);
    let height = y + block.height();
    parts.push(Part::Note(Bounds::new(0.0, y, block.width, block.height()), block));
    Plan { parts, has_counts, size, width, height, at_side: false }
}
