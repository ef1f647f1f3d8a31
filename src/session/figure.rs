//! What a figure file is to be, as plain values from the dialog or the command line to the last byte.
//!
//! Invariant: the kind is chosen once; nothing after that reads it from the name of the file.

use super::dress::Dress;
use super::emphasis::Emphasis;
use crate::model::{Camera, Filter, OpenDossier, Position, Size, ThemeChoice, Visibility};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The kinds of picture file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// Pixels.
    Png,
    /// Vectors as text, for browsers and editors.
    Svg,
    /// Vectors on a page, for print.
    Pdf,
}

impl FigureKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Pdf];

    /// The name of the kind.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
        }
    }

    /// The ending of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }

    /// The kind that a file's ending names, for the command line, where nothing else says it.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        Self::ALL.into_iter().find(|kind| ending.eq_ignore_ascii_case(kind.extension()))
    }

    /// The path with the kind's ending: added to the name, unless the name has it already. So `net.eps` becomes
    /// `net.eps.png` for a PNG, and no file has the name of another kind.
    #[must_use]
    pub fn named(self, path: PathBuf) -> PathBuf {
        if Self::of_path(&path) == Some(self) {
            return path;
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(self.extension());
        PathBuf::from(name)
    }
}

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

/// A length as a reader gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// In pixels of the file.
    Pixels(f32),
    /// In millimetres on paper.
    Millimetres(f32),
}

impl Length {
    /// The shortest and the longest that the dialog offers in this unit.
    #[must_use]
    pub fn offered_range(self) -> (f32, f32) {
        match self {
            Self::Pixels(_) => (160.0, 12_000.0),
            Self::Millimetres(_) => (40.0, 1_200.0),
        }
    }

    /// Reads `800`, `800px` or `183mm`.
    ///
    /// # Errors
    ///
    /// What is wrong, and how to write it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (digits, is_millimetres) = match (text.strip_suffix("mm"), text.strip_suffix("px")) {
            (Some(digits), _) => (digits, true),
            (None, Some(digits)) => (digits, false),
            (None, None) => (text, false),
        };
        let value = digits.trim().parse::<f32>().ok().filter(|value| value.is_finite() && *value > 0.0);
        let wrong = || format!("“{text}” is no length; write pixels (2400) or millimetres (183mm)");
        let value = value.ok_or_else(wrong)?;
        Ok(if is_millimetres { Self::Millimetres(value) } else { Self::Pixels(value) })
    }
}

/// Which part of the network a figure shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// What a camera sees in a window of this size.
    Seen(Camera, Size),
}

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
        }
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

    /// The choices without what belongs to one window: what its camera sees, and its colours.
    #[must_use]
    pub fn to_keep(&self) -> Self {
        let part = if self.part == Part::Whole { Part::Whole } else { Part::some_window() };
        Self { part, theme: ThemeChoice::Light, ..self.clone() }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_ending_of_its_kind_whatever_was_typed() {
        let cases = [
            (FigureKind::Png, "net", "net.png"),
            (FigureKind::Png, "net.eps", "net.eps.png"),
            (FigureKind::Png, "net.svg", "net.svg.png"),
            (FigureKind::Png, "net.PNG", "net.PNG"),
            (FigureKind::Svg, "draft 1.2", "draft 1.2.svg"),
            (FigureKind::Pdf, "/a.pdf/net.png", "/a.pdf/net.png.pdf"),
        ];
        for (kind, typed, expected) in cases {
            assert_eq!(kind.named(PathBuf::from(typed)), Path::new(expected));
            assert_eq!(FigureKind::of_path(Path::new(expected)), Some(kind));
        }
        assert_eq!(FigureKind::of_path(Path::new("net.eps")), None);
        assert_eq!(FigureKind::of_path(Path::new("png")), None);
    }
}
