//! The page of a figure: its size in pixels or millimetres, its resolution, the scale of its text.
//!
//! Text has the sizes of print: 9 points on a page of 183 mm, less on narrower pages, down to 5.4. A width in pixels only
//! magnifies the page, so that a larger file shows the same picture.

use crate::scene::page::Size;
use crate::session::FigureKind;
use crate::session::figure::Length;

/// CSS pixels in a millimetre.
const PIXELS_IN_A_MILLIMETRE: f32 = 96.0 / 25.4;

/// Points in a CSS pixel.
const POINTS_IN_A_PIXEL: f32 = 0.75;

/// The size of a name in points where everything is drawn as in the window.
const NAME_POINTS: f32 = 12.0 * POINTS_IN_A_PIXEL;

/// CSS pixels in an inch.
const PIXELS_IN_AN_INCH: f32 = 96.0;

/// The resolution of print, in dots per inch.
const PRINT_DPI: f32 = 300.0;

/// The width of a page in pixels before magnification, in CSS pixels.
const USUAL_WIDTH: f32 = 1200.0;

/// The default width of a file, in pixels.
const USUAL_PIXELS: f32 = 2400.0;

/// The default height as a fraction of the width.
const USUAL_PROPORTION: f32 = 0.72;

/// The page width from which text has its full size, in CSS pixels.
const FULL_TEXT_WIDTH: f32 = 690.0;

/// The smallest scale of text: the smallest line of a caption then has a little more than 5 points.
const SMALLEST_TEXT: f32 = 0.65;

/// The shortest side of a page, in CSS pixels.
const SHORTEST: f32 = 120.0;

/// The longest side of a page, in CSS pixels: more than A0.
const LONGEST: f32 = 12_000.0;

/// The longest side of a file, in pixels.
const MOST_PIXELS: f32 = 40_000.0;

/// The page of a figure and the scale of its file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Its size in CSS pixels.
    pub size: Size,
    /// The factor for all text sizes.
    pub text_scale: f32,
    /// File pixels for each CSS pixel.
    pub scale: f32,
    /// Its width on paper in millimetres, where that was given.
    pub width_mm: Option<f32>,
    /// The resolution to write into the file, in dots per inch.
    pub dpi: Option<f32>,
    /// How much smaller than in the window everything is drawn.
    magnified: f32,
}

impl Sheet {
    /// The page for a width, a height and a resolution. `None` is the default.
    ///
    /// # Errors
    ///
    /// Says what to do where the page would be too small or too large, or width and height have different units.
    pub fn new(width: Option<Length>, height: Option<Length>, dpi: Option<f32>) -> Result<Self, String> {
        if dpi.is_some_and(|dpi| !(10.0..=2400.0).contains(&dpi)) {
            return Err("dots per inch must lie between 10 and 2400".to_owned());
        }
        let is_too_long =
            |length: Option<Length>| matches!(length, Some(Length::Pixels(pixels)) if pixels > MOST_PIXELS);
        if is_too_long(width) || is_too_long(height) {
            return Err("the page is too large; make it at most 40,000 pixels wide and high".to_owned());
        }
        let width = width.unwrap_or(Length::Pixels(USUAL_PIXELS));
        let (page_width, scale, width_mm) = match width {
            Length::Millimetres(width) => {
                (width * PIXELS_IN_A_MILLIMETRE, dpi.unwrap_or(PRINT_DPI) / PIXELS_IN_AN_INCH, Some(width))
            }
            Length::Pixels(pixels) => {
                let page_width = USUAL_WIDTH.min(pixels);
                (page_width, pixels / page_width, None)
            }
        };
        let page_height = match (width, height) {
            (_, None) => page_width * USUAL_PROPORTION,
            (Length::Millimetres(_), Some(Length::Millimetres(height))) => height * PIXELS_IN_A_MILLIMETRE,
            (Length::Pixels(_), Some(Length::Pixels(height))) => height / scale,
            _ => return Err("give width and height both in pixels or both in millimetres".to_owned()),
        };
        too_small(page_width, page_height, width, scale)?;
        if page_width.max(page_height) > LONGEST {
            return Err("the page is too large; make it at most 3,000mm wide and high".to_owned());
        }
        Ok(Self {
            size: Size { width: page_width, height: page_height },
            text_scale: (page_width / FULL_TEXT_WIDTH).clamp(SMALLEST_TEXT, 1.0),
            scale,
            width_mm,
            dpi: if width_mm.is_some() { Some(dpi.unwrap_or(PRINT_DPI)) } else { dpi },
            magnified: 1.0,
        })
    }

    /// The same page drawn so that names have this size in points. On a page in pixels a point is that of a page of
    /// 1,200 pixels. All that is drawn has the proportions of the window.
    #[must_use]
    pub fn with_names_of(self, points: f32) -> Self {
        let magnified = (points / NAME_POINTS).max(0.05);
        let size = Size { width: self.size.width / magnified, height: self.size.height / magnified };
        let scale = if self.width_mm.is_some() { self.scale } else { self.scale * magnified };
        Self { size, scale, magnified, text_scale: 1.0, ..self }
    }

    /// The size in points of text of so many pixels.
    #[must_use]
    pub fn points_of(&self, pixels: f32) -> f32 {
        pixels * self.magnified * POINTS_IN_A_PIXEL
    }

    /// The size that the SVG states. As a file it has the size that was asked for. For a PNG or a PDF it has that of the
    /// page, which these scale themselves.
    pub(super) fn page_size(&self, kind: FigureKind) -> PageSize {
        match (self.width_mm, kind) {
            (Some(millimetres), _) => PageSize::Millimetres(millimetres),
            (None, FigureKind::Svg) => PageSize::Magnified(self.scale),
            (None, FigureKind::Pdf) => PageSize::Magnified(self.magnified),
            (None, FigureKind::Png) => PageSize::OfFrame,
        }
    }
}

/// Refuses a page that is too small to read, with the reason that is true of it.
fn too_small(page_width: f32, page_height: f32, width: Length, scale: f32) -> Result<(), String> {
    let (side, words) = match (page_width < SHORTEST, page_height < SHORTEST) {
        (true, true) => ("wide and high", "the page is too small to read"),
        (true, false) => ("wide", "the page is too narrow to read"),
        (false, true) => ("high", "the page is too low to read"),
        (false, false) => return Ok(()),
    };
    let least = match width {
        Length::Millimetres(_) => format!("{}mm", (SHORTEST / PIXELS_IN_A_MILLIMETRE).ceil()),
        // A page in pixels is magnified by its width: so is what is least.
        Length::Pixels(_) => format!("{} pixels", (SHORTEST * scale).ceil()),
    };
    let at = if side == "high" { " at this width" } else { "" };
    Err(format!("{words}; make it at least {least} {side}{at}"))
}

/// The size that an SVG states.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum PageSize {
    /// As many CSS pixels as the frame has.
    #[default]
    OfFrame,
    /// So many CSS pixels for each of the frame's.
    Magnified(f32),
    /// So many millimetres wide.
    Millimetres(f32),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_all_measure_is_refused_in_round_numbers() {
        let told = |width, height| Sheet::new(width, height, None).expect_err("a refusal");
        for pixels in [1e30, 100_000_000.0, 40_001.0] {
            let expected = "the page is too large; make it at most 40,000 pixels wide and high";
            assert_eq!(told(Some(Length::Pixels(pixels)), None), expected);
            assert_eq!(told(Some(Length::Pixels(600.0)), Some(Length::Pixels(pixels))), expected);
        }
        assert!(told(Some(Length::Millimetres(1e30)), None).contains("3,000mm"));
        assert!(Sheet::new(Some(Length::Pixels(40_000.0)), None, None).is_ok());
    }
}
