//! The display list: what every backend draws, in paint order.

use super::bulk::{Bulk, BulkDot, BulkLine};
use super::page::{Bounds, Color, Point, Size};
use crate::fonts::{Fonts, Style, starts_rtl};
use crate::layout::labels::placement::{ASCENT, HEIGHT};
use crate::model::{Backing, EntityIndex, Status, Target};
use std::sync::Arc;

/// One page or window, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The size of the page.
    pub size: Size,
    /// The colour behind everything; `None`: transparent.
    pub background: Option<Color>,
    /// The part of the page that shows the network. Its marks are clipped to it.
    pub clip: Bounds,
    /// What of the network is drawn in bulk, below the marks.
    pub bulk: Arc<Bulk>,
    /// The marks of the network, in paint order.
    pub marks: Vec<Mark>,
    /// Title, legend and caption, painted over the marks.
    pub furniture: Vec<Mark>,
    /// Where names, signs and the heads of pins stand: each is clicked as what it belongs to.
    pub places: Vec<Place>,
    /// The legend, if it is on the page.
    pub legend: Option<Legend>,
    /// Where the key of measures is, if it is on the page.
    pub key: Option<Bounds>,
    /// How many entities in view have no room for their label, nor for a number in its place.
    pub unlabelled: u32,
    /// The entities that have a number in place of their name, which a key beside the picture explains, by number.
    pub numbered: Vec<EntityIndex>,
    /// A short name of the picture.
    pub title: String,
    /// A description for screen readers, in a sentence; empty: the title serves.
    pub short: String,
    /// A longer one.
    pub description: String,
}

/// A place on the page that belongs to something beside its mark or line: a name, or a sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// What it belongs to.
    pub target: Target,
    /// Where it is.
    pub bounds: Bounds,
}

/// Marks that stand for one thing, with its name for tooltips and screen readers.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they stand for.
    pub target: Target,
    /// What that is called.
    pub title: String,
    /// The marks, in paint order.
    pub marks: Vec<Mark>,
    /// The number of the edge whose number they are, for a report that tells of it; `None`: of none.
    pub number: Option<u32>,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line through two or more points.
    Line {
        /// The points.
        points: Vec<Point>,
        /// Its width in pixels.
        width: f32,
        /// Its colour.
        color: Color,
        /// Its dash pattern.
        dash: Dash,
    },
    /// A convex polygon.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
        /// The colour of its inside.
        fill: Option<Color>,
        /// The width and colour of its border, half within and half without.
        stroke: Option<(f32, Color)>,
    },
    /// A disc.
    Disc {
        /// Its centre.
        center: Point,
        /// Its radius.
        radius: f32,
        /// The colour of its inside.
        fill: Option<Color>,
        /// The width and colour of its border, half within and half without.
        stroke: Option<(f32, Color)>,
    },
    /// A line of text.
    Text(Box<Label>),
    /// Several marks that stand for one thing; only in a figure.
    Group(Box<Group>),
}

impl Mark {
    /// A line of text.
    #[must_use]
    pub fn text(label: Label) -> Self {
        Self::Text(Box::new(label))
    }
}

impl Frame {
    /// What is drawn in bulk, as marks in paint order.
    #[must_use]
    pub fn in_bulk(&self) -> Vec<Mark> {
        let line = |line: &BulkLine| {
            let (points, width, color) = (line.ends.to_vec(), line.width, line.color);
            Mark::Line { points, width, color, dash: Dash::Solid }
        };
        let dot = |dot: &BulkDot| {
            let (fill, stroke) = (Some(dot.fill), dot.outline.map(|color| (BulkDot::OUTLINE, color)));
            let points: Vec<Point> = dot.corners().collect();
            if points.is_empty() {
                return Mark::Disc { center: dot.center, radius: dot.radius, fill, stroke };
            }
            Mark::Polygon { points, fill, stroke }
        };
        self.bulk.lines.iter().map(line).chain(self.bulk.dots.iter().map(dot)).collect()
    }

    /// All marks in paint order, with the marks of a group in place of the group.
    pub fn leaves(&self) -> impl Iterator<Item = &Mark> {
        let mut open = vec![self.furniture.iter(), self.marks.iter()];
        std::iter::from_fn(move || {
            loop {
                match open.last_mut()?.next() {
                    Some(Mark::Group(group)) => open.push(group.marks.iter()),
                    Some(mark) => return Some(mark),
                    None => {
                        open.pop();
                    }
                }
            }
        })
    }

    /// All the labels on the page, in paint order.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.leaves().filter_map(|mark| match mark {
            Mark::Text(label) => Some(label.as_ref()),
            _ => None,
        })
    }

    /// All the texts on the page, in paint order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.labels().map(|label| label.text.as_str())
    }
}

/// The dash pattern of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dash {
    /// No dashes: asserted.
    #[default]
    Solid,
    /// Dashes: alleged.
    Dashed,
    /// Dots: denied.
    Dotted,
    /// Long dashes: hypothetical.
    Long,
}

impl Dash {
    /// The pattern of a status.
    #[must_use]
    pub fn of(status: Status) -> Self {
        match status {
            Status::Asserted => Self::Solid,
            Status::Alleged => Self::Dashed,
            Status::Denied => Self::Dotted,
            Status::Hypothetical => Self::Long,
        }
    }

    /// Length and gap in pixels, or `None` for a line without gaps.
    #[must_use]
    pub fn pattern(self) -> Option<(f32, f32)> {
        match self {
            Self::Solid => None,
            Self::Dashed => Some((6.0, 4.0)),
            Self::Dotted => Some((2.0, 3.4)),
            Self::Long => Some((14.0, 5.0)),
        }
    }
}

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    /// The left end of its baseline.
    pub at: Point,
    /// The text in logical order.
    pub text: String,
    /// The font size in pixels.
    pub size: f32,
    /// How heavy or slanted it is.
    pub style: Style,
    /// Its colour.
    pub color: Color,
    /// The colour of the halo that sets it off, if it has one.
    pub halo: Option<Color>,
    /// How wide it is, measured with the bundled fonts.
    pub width: f32,
    /// Whether it is set from right to left, as its first strong letter is.
    pub rtl: bool,
    /// What it names.
    pub owner: Option<Target>,
}

impl Label {
    /// A text with its width and direction, which is still to be placed.
    #[must_use]
    pub fn new(text: String, size: f32, style: Style, color: Color) -> Self {
        let width = Fonts::bundled().width(&text, size, style);
        Self { rtl: starts_rtl(&text), text, size, style, color, width, ..Self::default() }
    }

    /// The box from its ascenders to its descenders.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        Bounds::new(self.at.x, self.at.y - ASCENT * self.size, self.width, HEIGHT * self.size)
    }
}

/// The legend: what the marks mean, and what is switched off.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// The plate it stands on.
    pub bounds: Bounds,
    /// Its entries.
    pub rows: Vec<LegendRow>,
}

/// One entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendRow {
    /// Where it is.
    pub bounds: Bounds,
    /// What it stands for.
    pub entry: LegendEntry,
    /// What it says.
    pub label: String,
    /// How many there are in the dossier.
    pub count: u32,
    /// Whether it is shown.
    pub on: bool,
}

/// What an entry of the legend stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LegendEntry {
    /// A kind of entity.
    EntityKind(String),
    /// A status of claims.
    Status(Status),
    /// What stands behind claims.
    Backing(Backing),
    /// Edges with a claim that another denies, or holds only possible.
    Conflict,
    /// Edges whose claims are of opposed kinds.
    Opposed,
    /// The number of kinds of entity that the legend has no room for.
    OtherKinds,
    /// The button that folds and unfolds the legend; on while it is unfolded.
    Fold,
}
