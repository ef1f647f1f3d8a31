//! The entries of the legend and what they are drawn with, for its unfolded and its folded form alike.

use super::canvas::Canvas;
use super::shapes::{bar, conflict_mark, glyph, opposed_mark, rounded};
use crate::fonts::Style;
use crate::model::{Backing, Status};
use crate::scene::build::Scene;
use crate::scene::frame::{Dash, Label, LegendEntry, LegendRow, Mark};
use crate::scene::kinds::KindCount;
use crate::scene::page::{Bounds, Color, Point};
use crate::scene::shot::LegendForm;
use crate::text::{cut, single_line};

/// The height of a line of entries: in a figure, and in the window, where each is clicked.
const LINE: f32 = 20.0;
const LINE_TO_CLICK: f32 = 24.0;

/// The padding of the plate.
pub(super) const PADDING: f32 = 10.0;

/// The distance from the plate to the edges of the picture.
pub(super) const MARGIN: f32 = 12.0;

/// The width of the sample of a kind, and of that of a line.
const KIND_SAMPLE: f32 = 19.0;
const LINE_SAMPLE: f32 = 34.0;

/// The most kinds of entity that are listed; the rest is one entry.
const MOST_KINDS: usize = 10;

/// The longest name of a kind, in characters.
const LONGEST_KIND: usize = 22;

/// The width of the button that folds the legend.
pub(super) const FOLD: f32 = 18.0;

/// The side of the square that is clicked to fold the whole legend.
pub(super) const FOLD_TARGET: f32 = 24.0;

/// The label of the folded legend.
pub(super) const FOLDED: &str = "Legend";

/// An entry before it is placed.
pub(super) struct Entry {
    pub(super) stands_for: LegendEntry,
    pub(super) label: String,
    pub(super) count: u32,
    pub(super) on: bool,
    pub(super) sample: f32,
}

/// One group of entries under a heading.
pub(super) struct Group {
    pub(super) heading: String,
    pub(super) entries: Vec<Entry>,
}

/// The height of a line of entries.
pub(super) fn line_height(form: LegendForm) -> f32 {
    if form == LegendForm::Whole { LINE } else { LINE_TO_CLICK }
}

/// The entries in their groups. In the window, where they are switches, they count the dossier; in a figure they count what
/// it shows.
pub(super) fn groups(scene: &Scene, form: LegendForm) -> [Group; 3] {
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
    let entities = if is_figure { scene.shown.kinds.iter().sum::<u32>() as usize } else { scene.node_of.len() };
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

pub(super) fn at_corner(canvas: &Canvas<'_>, width: f32, height: f32) -> Bounds {
    // The picture of a figure has margins of its own.
    let margin = if canvas.shot.caption.is_some() { 0.0 } else { MARGIN * canvas.shot.text_scale };
    Bounds::new(canvas.area.min.x + margin, canvas.area.max.y - height - margin, width, height)
}

/// The plate, rounded.
pub(super) fn ground(canvas: &Canvas<'_>, plate: &Bounds) -> Mark {
    Mark::Polygon {
        points: rounded(plate, 6.0 * canvas.shot.text_scale),
        // Opaque: marks that move below would make the words flicker.
        fill: Some(canvas.ground),
        stroke: Some((1.0, canvas.theme().hairline)),
    }
}

/// The row of the button that folds the legend.
pub(super) fn fold_row(canvas: &Canvas<'_>, bounds: Bounds) -> LegendRow {
    let on = canvas.shot.legend == LegendForm::Unfolded;
    LegendRow { bounds, entry: LegendEntry::Fold, label: FOLDED.to_owned(), count: 0, on }
}

/// A small triangle that points down in the unfolded legend and to the right in the folded one.
pub(super) fn fold_sign(canvas: &Canvas<'_>, at: Point) -> Mark {
    let size = 4.0 * canvas.shot.text_scale;
    let corners = match canvas.shot.legend {
        LegendForm::Unfolded => [(-1.0, -0.6), (1.0, -0.6), (0.0, 0.8)],
        _ => [(-0.6, -1.0), (0.8, 0.0), (-0.6, 1.0)],
    };
    let points = corners.map(|(x, y)| at.moved(x * size, y * size)).to_vec();
    Mark::Polygon { points, fill: Some(canvas.theme().weak), stroke: None }
}

/// A line of text, centred on the height of `left`.
pub(super) fn text(left: Point, text: String, size: f32, style: Style, color: Color) -> Label {
    Label { at: left.moved(0.0, 0.36 * size), ..Label::new(text, size, style, color) }
}

/// The sample of an entry: a mark or a piece of line.
pub(super) fn sample(canvas: &Canvas<'_>, entry: &Entry, left: Point, marks: &mut Vec<Mark>) {
    let scale = canvas.shot.text_scale;
    let theme = canvas.theme();
    let middle = left.moved((entry.sample - 8.0) / 2.0 * scale, 0.0);
    let end = left.moved((entry.sample - 8.0) * scale, 0.0);
    let with_evidence = canvas.dimmed_line(theme.status(Status::Asserted), entry.on);
    let mut line = |dy: f32, width: f32, color, dash| {
        let points = vec![left.moved(0.0, dy), end.moved(0.0, dy)];
        marks.push(Mark::Line { points, width, color, dash });
    };
    match &entry.stands_for {
        LegendEntry::EntityKind(kind) => {
            let Some(known) = canvas.scene.kinds.iter().find(|known| known.kind == *kind) else { return };
            // Where a measure sets the colours, a kind has only its shape.
            let fill = if canvas.scene.dress.paints.is_empty() { theme.hue(known.hue) } else { theme.other };
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
            let color = canvas.dimmed_line(theme.status(*status), entry.on);
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
            line(0.0, 0.9, canvas.dimmed_line(theme.without_evidence, entry.on), Dash::Solid);
        }
        LegendEntry::Conflict => conflict_mark(middle, theme.conflict, canvas.ground, marks),
        LegendEntry::Opposed => opposed_mark(middle, theme.conflict, canvas.ground, marks),
        LegendEntry::Fold => {}
    }
}
