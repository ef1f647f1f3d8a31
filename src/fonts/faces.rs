//! The bundled faces, and how wide text is in them.

use super::direction::has_rtl;
use rustybuzz::{Face, UnicodeBuffer};
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use unicode_width::UnicodeWidthStr as _;

/// Inter, regular.
pub const INTER_REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Inter, semibold.
pub const INTER_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
/// Inter, italic.
pub const INTER_ITALIC: &[u8] = include_bytes!("../../assets/fonts/Inter-Italic.otf");
/// Vazirmatn, regular: Arabic script, and Latin to go with it.
pub const VAZIRMATN_REGULAR: &[u8] = include_bytes!("../../assets/fonts/Vazirmatn-Regular.ttf");
/// Vazirmatn, semibold.
pub const VAZIRMATN_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Vazirmatn-SemiBold.ttf");

/// All the bundled faces.
pub const FACES: [&[u8]; 5] = [INTER_REGULAR, INTER_SEMIBOLD, INTER_ITALIC, VAZIRMATN_REGULAR, VAZIRMATN_SEMIBOLD];

/// The width of a glyph that no bundled font has, as a part of the font size, for each column that it takes in a terminal.
const UNKNOWN_WIDTH: f32 = 0.5;

/// How many widths are remembered for each style before they are forgotten together.
const REMEMBERED: usize = 50_000;

/// A style of the bundled fonts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// Running text.
    #[default]
    Regular,
    /// Names that matter, and headings.
    SemiBold,
    /// Notes and titles of works. Arabic script has no italics and stays upright.
    Italic,
}

/// The bundled fonts, ready to measure.
pub struct Fonts {
    latin: [Option<Face<'static>>; 3],
    arabic: [Option<Face<'static>>; 3],
    /// For every style, widths at a font size of 1.
    widths: [Mutex<BTreeMap<Box<str>, f32>>; 3],
}

static BUNDLED: LazyLock<Fonts> = LazyLock::new(|| Fonts {
    latin: [INTER_REGULAR, INTER_SEMIBOLD, INTER_ITALIC].map(|bytes| Face::from_slice(bytes, 0)),
    // Arabic script has no italics.
    arabic: [VAZIRMATN_REGULAR, VAZIRMATN_SEMIBOLD, VAZIRMATN_REGULAR].map(|bytes| Face::from_slice(bytes, 0)),
    widths: Default::default(),
});

impl Fonts {
    /// The fonts that come with the program.
    #[must_use]
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// The width of one line of text in pixels.
    #[must_use]
    pub fn width(&self, text: &str, size: f32, style: Style) -> f32 {
        self.remembered(text, style) * size
    }

    /// Whether a bundled face has a glyph for a letter.
    #[must_use]
    pub fn has_glyph(&self, letter: char) -> bool {
        has_glyph(self.latin[0].as_ref(), letter) || has_glyph(self.arabic[0].as_ref(), letter)
    }

    /// The width for a font size of 1, measured once for each text.
    fn remembered(&self, text: &str, style: Style) -> f32 {
        let mut widths = self.widths[style as usize].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(width) = widths.get(text) {
            return *width;
        }
        if widths.len() >= REMEMBERED {
            widths.clear();
        }
        let width = self.measured(text, style);
        widths.insert(text.into(), width);
        width
    }

    /// The width for a font size of 1.
    fn measured(&self, text: &str, style: Style) -> f32 {
        let (latin, arabic) = (self.latin[style as usize].as_ref(), self.arabic[style as usize].as_ref());
        // Text with Arabic letters is set in the Arabic face as a whole where that face has the glyphs.
        let faces = if has_rtl(text) { [arabic, latin] } else { [latin, arabic] };
        let mut width = 0.0;
        let mut run = String::new();
        let mut current = None;
        for letter in text.chars() {
            let face = faces.iter().position(|face| has_glyph(*face, letter));
            if face != current && !run.is_empty() {
                width += advance(current.and_then(|face| faces[face]), &run);
                run.clear();
            }
            current = face;
            run.push(letter);
        }
        width + advance(current.and_then(|face| faces[face]), &run)
    }
}

fn has_glyph(face: Option<&Face<'static>>, letter: char) -> bool {
    face.is_some_and(|face| face.glyph_index(letter).is_some())
}

/// The width of a run in one face, for a font size of 1.
fn advance(face: Option<&Face<'static>>, run: &str) -> f32 {
    if run.is_empty() {
        return 0.0;
    }
    // The same on every machine, whatever font draws it.
    let Some(face) = face else { return run.width().max(1) as f32 * UNKNOWN_WIDTH };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(run);
    let shaped = rustybuzz::shape(face, &[], buffer);
    let units: i64 = shaped.glyph_positions().iter().map(|position| i64::from(position.x_advance)).sum();
    units as f32 / face.units_per_em() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_grow_with_text_and_size_in_every_script() {
        let fonts = Fonts::bundled();
        for text in ["Iran", "Россия", "سعید رضایی", "Ελλάς", "a\u{301}"] {
            let one = fonts.width(text, 12.0, Style::Regular);
            assert!(one > 4.0, "{text}");
            assert!(fonts.width(&format!("{text}{text}"), 12.0, Style::Regular) > one, "{text}");
            assert!((fonts.width(text, 24.0, Style::Regular) - 2.0 * one).abs() < 0.01, "{text}");
            assert!(text.chars().filter(|letter| *letter != ' ').all(|letter| fonts.has_glyph(letter)), "{text}");
        }
        assert_eq!(fonts.width("", 12.0, Style::Regular), 0.0);
        assert!(!fonts.has_glyph('漢'));
    }

    #[test]
    fn what_the_bundled_faces_lack_is_as_wide_as_its_columns() {
        let width = |text| Fonts::bundled().width(text, 100.0, Style::Regular);
        assert_eq!(width("漢字"), 4.0 * width("ד"), "wide letters take two columns");
        // A vowel sign above its consonant takes none.
        assert_eq!(width("ที"), width("ท"));
    }
}
