//! A figure: the picture on a page of its own, with title, legend and caption, for the command line and the window.
//!
//! Sizes are those of print: on a page of 183 mm text is 9 points, on narrower pages less, down to 5.4. A width in pixels
//! is another magnification of the same page, so that a larger file shows the same picture.

use super::build::Scene;
use super::camera::fit;
use super::caption::Caption;
use super::draw::{frame, legend_height, picture_area};
use super::frame::{Background, Emphasis, Frame, Shot};
use super::page::Size;
use super::theme::Theme;
use crate::model::Camera;

/// CSS pixels in a millimetre.
const PIXELS_IN_A_MILLIMETRE: f32 = 96.0 / 25.4;

/// CSS pixels in an inch.
const PIXELS_IN_AN_INCH: f32 = 96.0;

/// The resolution of print, in dots per inch.
const PRINT_DPI: f32 = 300.0;

/// The width of a page that is measured in pixels, before magnification.
const USUAL_WIDTH: f32 = 1200.0;

/// The width in pixels of a file that nothing was said of.
const USUAL_PIXELS: f32 = 2400.0;

/// Height by width, where only the width is said.
const USUAL_PROPORTION: f32 = 0.72;

/// The page width from which on text has its full size.
const FULL_TEXT_WIDTH: f32 = 690.0;

/// The smallest text, as a part of its full size: 5 points and a little for the smallest line of a caption.
const SMALLEST_TEXT: f32 = 0.65;

/// The shortest side of a page, in CSS pixels.
const SHORTEST: f32 = 120.0;

/// The longest side of a page, in CSS pixels: more than A0.
const LONGEST: f32 = 12_000.0;

/// The room around the network within the picture, in pixels.
const AROUND: f32 = 22.0;

/// A length as a reader gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// In pixels of the file.
    Pixels(f32),
    /// In millimetres on paper.
    Millimetres(f32),
}

impl Length {
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

/// A page and how it becomes a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Its size in CSS pixels.
    pub size: Size,
    /// A factor for all text.
    pub text_scale: f32,
    /// File pixels for each CSS pixel.
    pub scale: f32,
    /// Its width on paper, where that was said.
    pub width_mm: Option<f32>,
    /// Dots per inch to be written into the file.
    pub dpi: Option<f32>,
}

impl Sheet {
    /// The page for a width, a height and a resolution, each as far as it was said.
    ///
    /// # Errors
    ///
    /// Where the page would be too small or too large, or width and height have different units; with what to do.
    pub fn new(width: Option<Length>, height: Option<Length>, dpi: Option<f32>) -> Result<Self, String> {
        if dpi.is_some_and(|dpi| !(10.0..=2400.0).contains(&dpi)) {
            return Err("dots per inch must lie between 10 and 2400".to_owned());
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
        if page_width.min(page_height) < SHORTEST {
            return Err("the page is too small to read; make it at least 120 pixels or 32mm wide and high".to_owned());
        }
        if page_width.max(page_height) > LONGEST {
            return Err("the page is too large; make it at most 3,000mm wide and high".to_owned());
        }
        Ok(Self {
            size: Size { width: page_width, height: page_height },
            text_scale: (page_width / FULL_TEXT_WIDTH).clamp(SMALLEST_TEXT, 1.0),
            scale,
            width_mm,
            dpi: if width_mm.is_some() { Some(dpi.unwrap_or(PRINT_DPI)) } else { dpi },
        })
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

/// What a figure is to be.
#[derive(Clone, Copy)]
pub struct Figure<'a> {
    /// The page.
    pub sheet: Sheet,
    /// The part of the network on it.
    pub part: Part,
    /// Its colours.
    pub theme: &'a Theme,
    /// What lies behind.
    pub background: Background,
    /// Whether the legend is in it.
    pub legend: bool,
    /// Its title and caption.
    pub caption: Option<&'a Caption>,
    /// What stands out, as on the screen.
    pub emphasis: &'a Emphasis,
}

/// The display list of a figure.
#[must_use]
pub fn compose(scene: &Scene, figure: &Figure<'_>) -> Frame {
    let mut shot = Shot {
        camera: Camera::default(),
        size: figure.sheet.size,
        theme: figure.theme,
        emphasis: figure.emphasis,
        text_scale: figure.sheet.text_scale,
        background: figure.background,
        legend: figure.legend,
        caption: figure.caption,
    };
    let area = picture_area(&shot);
    let size = Size { width: area.width(), height: area.height() };
    shot.camera = match figure.part {
        Part::Whole => {
            let around = AROUND * shot.text_scale;
            let legend = if figure.legend { legend_height(scene, size.width, shot.text_scale) } else { around };
            fit(scene, size, [around, around, around, legend.max(around)])
        }
        Part::Seen(camera, window) => {
            let closer = (size.width / window.width.max(1.0)).min(size.height / window.height.max(1.0));
            Camera { center: camera.center, zoom: camera.zoom * closer }
        }
    };
    frame(scene, &shot)
}
