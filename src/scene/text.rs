//! How wide text is: measured with the bundled fonts' own bytes, so that labels collide nowhere or everywhere.

use super::frame::Weight;
use rustybuzz::{Face, UnicodeBuffer};
use std::sync::LazyLock;

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

/// The width of a glyph that no bundled font has, as a part of the font size.
const UNKNOWN_WIDTH: f32 = 0.9;

/// The bundled fonts, ready to measure.
pub struct Fonts {
    latin: [Option<Face<'static>>; 2],
    arabic: [Option<Face<'static>>; 2],
}

static BUNDLED: LazyLock<Fonts> = LazyLock::new(|| Fonts {
    latin: [Face::from_slice(INTER_REGULAR, 0), Face::from_slice(INTER_SEMIBOLD, 0)],
    arabic: [Face::from_slice(VAZIRMATN_REGULAR, 0), Face::from_slice(VAZIRMATN_SEMIBOLD, 0)],
});

impl Fonts {
    /// The fonts that come with the program.
    #[must_use]
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// The width of one line of text in pixels.
    #[must_use]
    pub fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let heavy = usize::from(weight == Weight::SemiBold);
        // Text with Arabic letters is set in the Arabic face as a whole where that face has the glyphs.
        let faces = if has_rtl(text) {
            [&self.arabic[heavy], &self.latin[heavy]]
        } else {
            [&self.latin[heavy], &self.arabic[heavy]]
        };
        let mut width = 0.0;
        let mut run = String::new();
        let mut current = None;
        for letter in text.chars() {
            let face = faces.iter().position(|face| has_glyph(face.as_ref(), letter));
            if face != current && !run.is_empty() {
                width += advance(current.and_then(|face| faces[face].as_ref()), &run);
                run.clear();
            }
            current = face;
            run.push(letter);
        }
        width += advance(current.and_then(|face| faces[face].as_ref()), &run);
        width * size
    }

    /// Whether every visible letter of a text has a glyph.
    #[must_use]
    pub fn covers(&self, text: &str) -> bool {
        text.chars().filter(|letter| !letter.is_control()).all(|letter| {
            has_glyph(self.latin[0].as_ref(), letter) || has_glyph(self.arabic[0].as_ref(), letter)
        })
    }
}

/// Whether a text has letters that run from right to left.
#[must_use]
pub(super) fn has_rtl(text: &str) -> bool {
    text.chars().any(|letter| {
        letter >= '\u{590}'
            && matches!(unicode_bidi::bidi_class(letter), unicode_bidi::BidiClass::R | unicode_bidi::BidiClass::AL)
    })
}

fn has_glyph(face: Option<&Face<'static>>, letter: char) -> bool {
    face.is_some_and(|face| face.glyph_index(letter).is_some())
}

/// The width of a run in one face, for a font size of 1.
fn advance(face: Option<&Face<'static>>, run: &str) -> f32 {
    if run.is_empty() {
        return 0.0;
    }
    let Some(face) = face else { return run.chars().count() as f32 * UNKNOWN_WIDTH };
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
            let one = fonts.width(text, 12.0, Weight::Regular);
            assert!(one > 4.0, "{text}");
            assert!(fonts.width(&format!("{text}{text}"), 12.0, Weight::Regular) > one, "{text}");
            assert!((fonts.width(text, 24.0, Weight::Regular) - 2.0 * one).abs() < 0.01, "{text}");
            assert!(fonts.covers(text), "{text}");
        }
        assert_eq!(fonts.width("", 12.0, Weight::Regular), 0.0);
        assert!(!fonts.covers("漢"));
    }
}
