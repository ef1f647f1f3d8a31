//! How wide text is, measured with the bundled fonts' own bytes, and how names are cut to be drawn.
//!
//! Invariant: no system font is ever asked, so that labels collide on every machine or on none.

use super::frame::Weight;
use crate::formats::source::show::is_hidden;
use crate::text::visible;
use rustybuzz::{Face, UnicodeBuffer};
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use unicode_segmentation::UnicodeSegmentation as _;

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
pub(super) const FACES: [&[u8]; 5] =
    [INTER_REGULAR, INTER_SEMIBOLD, INTER_ITALIC, VAZIRMATN_REGULAR, VAZIRMATN_SEMIBOLD];

/// The width of a glyph that no bundled font has, as a part of the font size.
const UNKNOWN_WIDTH: f32 = 0.9;

/// How many widths are remembered for each style before they are forgotten together.
const REMEMBERED: usize = 50_000;

/// The longest name in the picture, in characters as a reader counts them.
const LONGEST_NAME: usize = 28;

/// The longest whole name in the picture, in characters as a reader counts them: the name that is pointed at.
const LONGEST_WHOLE_NAME: usize = 90;

/// How many bytes of a name are looked at: enough for [`LONGEST_WHOLE_NAME`] of any script.
const BYTES_READ: usize = 2_000;

/// A style of the bundled fonts.
#[derive(Clone, Copy)]
enum Style {
    Regular,
    SemiBold,
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

    /// The width of one line of upright text in pixels.
    #[must_use]
    pub fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let style = if weight == Weight::SemiBold { Style::SemiBold } else { Style::Regular };
        self.remembered(text, style) * size
    }

    /// The width of one line of slanted text in pixels.
    #[must_use]
    pub fn italic_width(&self, text: &str, size: f32) -> f32 {
        self.remembered(text, Style::Italic) * size
    }

    /// Whether a letter is drawn: it has a glyph, or needs none.
    #[must_use]
    pub fn draws(&self, letter: char) -> bool {
        let is_seen = !letter.is_whitespace() && !is_hidden(letter) && !matches!(letter, '\u{FE00}'..='\u{FE0F}');
        !is_seen || has_glyph(self.latin[0].as_ref(), letter) || has_glyph(self.arabic[0].as_ref(), letter)
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

/// Whether a text has letters that run from right to left.
#[must_use]
pub(super) fn has_rtl(text: &str) -> bool {
    text.chars().any(|letter| letter >= '\u{590}' && is_rtl(letter))
}

/// Whether the first letter of a text that has a direction runs from right to left.
#[must_use]
pub(super) fn starts_rtl(text: &str) -> bool {
    use unicode_bidi::{BidiClass, bidi_class};
    text.chars().find_map(|letter| match bidi_class(letter) {
        BidiClass::L => Some(false),
        BidiClass::R | BidiClass::AL => Some(true),
        _ => None,
    }) == Some(true)
}

fn is_rtl(letter: char) -> bool {
    use unicode_bidi::{BidiClass, bidi_class};
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
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

/// A text as one line: hidden characters shown, line breaks and tabs as spaces, and no more than a page could hold.
#[must_use]
pub(super) fn single_line(text: &str) -> String {
    let end = (0..=text.len().min(BYTES_READ)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let shown = visible(&text[..end]);
    shown.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A name as it is drawn, and the whole name where that is cut.
#[must_use]
pub(super) fn short_name(name: &str) -> (String, Option<String>) {
    let line = single_line(name);
    if line.len() <= LONGEST_NAME {
        return (line, None);
    }
    let short = cut(&line, LONGEST_NAME);
    let whole = cut(&line, LONGEST_WHOLE_NAME);
    if short == whole { (short, None) } else { (short, Some(whole)) }
}

/// A text of at most `most` characters as a reader counts them, with an ellipsis where it is cut.
pub(super) fn cut(text: &str, most: usize) -> String {
    // A letter may carry any number of marks: what is read is bounded as well.
    let most_bytes = most * 16;
    let mut end = 0;
    for (count, (at, letter)) in text.grapheme_indices(true).enumerate() {
        let next = at + letter.len();
        if next > most_bytes || count + 1 > most {
            let mut short = text[..end].trim_end().to_owned();
            short.push('…');
            return short;
        }
        if count + 1 < most {
            end = next;
        }
    }
    text.to_owned()
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
            assert!(text.chars().all(|letter| fonts.draws(letter)), "{text}");
        }
        assert_eq!(fonts.width("", 12.0, Weight::Regular), 0.0);
        assert!(!fonts.draws('漢') && fonts.draws('\n') && fonts.draws('\u{202B}'));
    }

    fn check(name: &str, short: &str, whole: Option<&str>) {
        assert_eq!(short_name(name), (short.to_owned(), whole.map(str::to_owned)), "{name:?}");
    }

    #[test]
    fn long_names_are_cut_between_whole_letters() {
        check("Iran", "Iran", None);
        check("", "", None);
        let russian = "Министерство иностранных дел";
        check(russian, russian, None);
        check(
            "The Ministry of Foreign Affairs of Iran",
            "The Ministry of Foreign Aff…",
            Some("The Ministry of Foreign Affairs of Iran"),
        );
        let accents = "e\u{301}".repeat(40);
        check(&accents, &format!("{}…", "e\u{301}".repeat(27)), Some(&accents));
    }

    #[test]
    fn names_stay_on_one_line_and_cannot_grow_without_bounds() {
        check("a\nb\tc", "a b c", None);
        check("a\u{202e}b", "a[U+202E]b", None);
        let (short, whole) = short_name(&format!("a{}", "\u{301}".repeat(10_000)));
        assert!(short.len() < 600 && whole.is_none_or(|whole| whole.len() < 1_500));
        let (_, whole) = short_name(&"x".repeat(400));
        assert_eq!(whole.map(|whole| whole.chars().count()), Some(90));
    }

    #[test]
    fn a_text_runs_the_way_its_first_letter_does() {
        assert!(starts_rtl("سعید") && starts_rtl("«سعید» Ivanov") && !starts_rtl("Ivanov سعید") && !starts_rtl("12"));
        assert!(has_rtl("Ivanov سعید") && !has_rtl("Ivanov"));
    }
}
