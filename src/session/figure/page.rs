//! The page of a figure: lengths, the sizes that have a name, and where its legend stands.
//!
//! Invariant: what the command line and the dialog call by a name has the same size.

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

/// Where the legend of a figure stands that is fitted to its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LegendPlace {
    /// At the side of a wide page, below the picture on others.
    #[default]
    Auto,
    /// At the side.
    Side,
    /// Below the picture.
    Below,
}

/// A page with a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// What it is called, in the dialog.
    pub name: &'static str,
    /// What it is called on the command line.
    pub word: &'static str,
    /// What it is for.
    pub help: &'static str,
    /// Its width and its height in millimetres.
    pub size: (f32, f32),
    /// The size of its names, in points.
    pub points: f32,
}

/// The usual size of the names on a page, in points.
pub const USUAL_POINTS: f32 = 7.0;

/// The least and the largest size of the names on a page, in points.
pub const POINTS: (f32, f32) = (5.0, 24.0);

/// The least size of text that is read on paper, in points.
pub const LEAST_POINTS: f32 = 5.0;

const fn preset(name: &'static str, word: &'static str, help: &'static str, size: (f32, f32), points: f32) -> Preset {
    Preset { name, word, help, size, points }
}

/// What journals print in a column, in one and a half, and across the page; whole sheets; and a slide.
pub const PRESETS: [Preset; 10] = [
    preset("Column", "column", "One column of a journal", (89.0, 120.0), USUAL_POINTS),
    preset("1½ columns", "wide-column", "One and a half columns of a journal", (120.0, 120.0), USUAL_POINTS),
    preset("Page width", "page-width", "Across the page of a journal", (183.0, 130.0), USUAL_POINTS),
    preset("A5", "a5", "A sheet of paper, upright", (148.0, 210.0), USUAL_POINTS),
    preset("A5 wide", "a5-wide", "A sheet of paper, across", (210.0, 148.0), USUAL_POINTS),
    preset("A4", "a4", "A sheet of paper, upright", (210.0, 297.0), USUAL_POINTS),
    preset("A4 wide", "a4-wide", "A sheet of paper, across", (297.0, 210.0), USUAL_POINTS),
    preset("A3", "a3", "A large sheet of paper, upright", (297.0, 420.0), 9.0),
    preset("A3 wide", "a3-wide", "A large sheet of paper, across", (420.0, 297.0), 9.0),
    preset("Slide 16:9", "slide", "A slide, with text that is read from afar", (338.7, 190.5), 12.0),
];

impl Preset {
    /// The page with this name on the command line.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        PRESETS.into_iter().find(|preset| preset.word == word)
    }

    /// Its width and height as lengths.
    #[must_use]
    pub fn lengths(self) -> [Option<Length>; 2] {
        [self.size.0, self.size.1].map(|side| Some(Length::Millimetres(side)))
    }
}
