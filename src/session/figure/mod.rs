//! What a figure file is to be, as plain values from the dialog or the command line to the last byte.
//!
//! Invariant: the kind is chosen once; nothing after that reads it from the name of the file.

mod kind;
mod page;

pub use kind::FigureKind;
pub use page::{LEAST_POINTS, LegendPlace, Length, POINTS, PRESETS, Preset, USUAL_POINTS};

use super::dress::Dress;
use super::emphasis::Emphasis;
use crate::model::{Camera, EntityIndex, Filter, OpenDossier, Position, RelationIndex, Size, ThemeChoice, Visibility};
use std::path::PathBuf;
use std::sync::Arc;

/// What lies behind the marks of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// The theme's ground.
    #[default]
    Themed,
    /// White paper.
    White,
    /// Nothing.
    Transparent,
}

/// Which part of the network a figure shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// What a camera sees in a window of this size.
    Seen(Camera, Size),
    /// What is selected, with its neighbours up to so many steps away.
    Around(u8),
    /// The path that is shown.
    Path,
}

/// How many steps from the selection the dialog offers at most.
pub const MOST_STEPS: u8 = 4;

impl Part {
    /// What is seen in a window that is still to come.
    #[must_use]
    pub fn some_window() -> Self {
        Self::Seen(Camera::default(), Size { width: 1.0, height: 1.0 })
    }
}

/// The fewest and the most dots per inch that the dialog offers.
pub const DPI: (f32, f32) = (72.0, 1_200.0);

/// How the text of an SVG is written. A PNG has pixels, a PDF its letters, whatever this says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SvgText {
    /// As outlines, which look the same without the fonts.
    #[default]
    Outlines,
    /// As text, which can be selected and edited, and needs the fonts.
    Live,
}

/// Every choice that the dialog and the command line offer for a figure.
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
#[derive(Clone, Debug, PartialEq)]
pub struct FigureOptions {
    /// Which kind of file.
    pub kind: FigureKind,
    /// How the text of an SVG is written.
    pub svg_text: SvgText,
    /// The width; `None`: the usual one.
    pub width: Option<Length>,
    /// The height, in the unit of the width; `None`: by the width.
    pub height: Option<Length>,
    /// Dots per inch of a PNG; `None`: as usual for the unit of the width.
    pub dpi: Option<f32>,
    /// The part of the network on it.
    pub part: Part,
    /// Its colours.
    pub theme: ThemeChoice,
    /// What lies behind.
    pub background: Background,
    /// Whether the legend is in it.
    pub legend: bool,
    /// Whether title and caption are in it.
    pub caption: bool,
    /// Whether what stands out on the screen stands out in it.
    pub emphasis: bool,
    /// Whether each mark tells how many of its neighbours are left out.
    pub hidden_counts: bool,
    /// Whether it is fitted to its page, with every name whole or numbered; `None`: where its size is one on paper.
    pub fit: Option<bool>,
    /// The size of the names where it is fitted, in points.
    pub points: f32,
    /// Where its legend stands where it is fitted.
    pub legend_place: LegendPlace,
    /// Whether it is laid out anew for its page where it is fitted; `None`: unless something is pinned.
    pub anew: Option<bool>,
    /// Whether it has the colours of print in one ink.
    pub grey: bool,
    /// Whether its edges are numbered.
    pub edge_numbers: bool,
    /// Whether letters that the bundled fonts lack are boxes, so that the file is the same on every machine; otherwise they
    /// are drawn with the fonts of the system.
    pub only_bundled: bool,
    /// The title; `None`: that of the dossier; empty: none.
    pub title: Option<String>,
    /// The caption in place of the one that the program writes; `None`: that.
    pub words: Option<String>,
    /// The picture in words, in place of those that the program writes; `None`: those.
    pub alternative: Option<Alternative>,
    /// The day on it, such as "2026-11-30"; `None`: today.
    pub date: Option<String>,
}

/// A picture in words, for those who do not see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alternative {
    /// In one sentence.
    pub short: String,
    /// In a paragraph or more.
    pub long: String,
}

impl FigureOptions {
    /// A figure of all of the network in light colours, with legend and caption, of the usual size.
    #[must_use]
    pub fn usual(kind: FigureKind) -> Self {
        Self {
            kind,
            svg_text: SvgText::default(),
            width: None,
            height: None,
            dpi: None,
            part: Part::Whole,
            theme: ThemeChoice::Light,
            background: Background::Themed,
            legend: true,
            caption: true,
            emphasis: false,
            hidden_counts: false,
            fit: None,
            points: USUAL_POINTS,
            legend_place: LegendPlace::Auto,
            anew: None,
            grey: false,
            edge_numbers: false,
            only_bundled: false,
            title: None,
            words: None,
            alternative: None,
            date: None,
        }
    }

    /// Whether the size is one on paper.
    #[must_use]
    pub fn is_print(&self) -> bool {
        matches!(self.width, Some(Length::Millimetres(_)))
    }

    /// Whether it is fitted to its page.
    #[must_use]
    pub fn is_fitted(&self) -> bool {
        self.fit.unwrap_or(self.is_print())
    }

    /// What the dialog offers to a reader who never chose anything.
    #[must_use]
    pub fn offered() -> Self {
        Self {
            width: Some(Length::Pixels(2400.0)),
            height: Some(Length::Pixels(1700.0)),
            dpi: Some(300.0),
            background: Background::White,
            ..Self::usual(FigureKind::Png)
        }
    }

    /// The choices without what belongs to one window or one dossier: what its camera sees, its colours, its words.
    #[must_use]
    pub fn to_keep(&self) -> Self {
        let part = if matches!(self.part, Part::Seen(..)) { Part::some_window() } else { self.part };
        let (title, words, alternative, date) = (None, None, None, None);
        Self { part, title, words, alternative, date, theme: ThemeChoice::Light, ..self.clone() }
    }

    /// Whether the file keeps its text as text, so that another program's fonts draw it.
    #[must_use]
    pub fn keeps_text(&self) -> bool {
        self.kind == FigureKind::Svg && self.svg_text == SvgText::Live
    }
}

/// What a figure is made of: the network as it was shown when the figure was asked for. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureSubject {
    /// The dossier.
    pub open: Arc<OpenDossier>,
    /// Where its entities stand, in their order.
    pub positions: Arc<Vec<Position>>,
    /// Which of them are pinned, in their order.
    pub pinned: Arc<Vec<bool>>,
    /// What is shown.
    pub visibility: Arc<Visibility>,
    /// What is drawn besides it, dimmed; `None`: nothing.
    pub drawn: Option<Arc<Visibility>>,
    /// What is switched off, for the legend.
    pub filter: Arc<Filter>,
    /// The seed of the layout, for the caption.
    pub seed: u64,
    /// What the reader wrote under the picture.
    pub caption: Option<String>,
    /// What is shown alone, in a few words; `None`: no part is.
    pub part: Option<String>,
    /// How measures mark the entities.
    pub dress: Arc<Dress>,
    /// What stands out.
    pub emphasis: Emphasis,
    /// The entities that are selected, and both ends of a selected edge.
    pub selection: Vec<EntityIndex>,
    /// The claims of the path that is shown.
    pub path: Vec<RelationIndex>,
}

/// A figure file to make.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureTask {
    /// Where to write it, or the name to offer.
    pub path: PathBuf,
    /// What it is to be.
    pub options: FigureOptions,
    /// What it shows.
    pub subject: FigureSubject,
}

impl FigureTask {
    /// The name of the file.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// What became of a figure file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureOutcome {
    /// It is saved; with what there is to tell of it, without a full stop.
    Saved(Option<String>),
    /// The reader gave it up.
    Cancelled,
    /// The picture could not be made, and why.
    NotMade(String),
    /// The file could not be written, and why.
    NotSaved(String),
}
