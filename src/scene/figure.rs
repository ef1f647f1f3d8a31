//! A figure: the picture on a page of its own, with title, legend and caption, for the command line and the window.
//!
//! Sizes are those of print: on a page of 183 mm text is 9 points, on narrower pages less, down to 5.4. A width in pixels
//! is another magnification of the same page, so that a larger file shows the same picture.

use super::build::Scene;
use super::camera::fit;
use super::caption::Caption;
use super::draw::{grouped_frame, legend_height, picture_area};
use super::frame::Frame;
use super::page::Size;
use super::shot::{LegendForm, Shot};
use super::svg_page::PageSize;
use super::theme::Theme;
use crate::analysis::words::plural;
use crate::model::Camera;
pub use crate::session::figure::{Length, Part};
use crate::session::{Background, Emphasis};

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

/// The longest side of a file that is measured in pixels.
const MOST_PIXELS: f32 = 40_000.0;

/// The room around the network within the picture, in pixels.
const AROUND: f32 = 22.0;

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

    /// How large the picture's page is in an SVG: as the reader asked, where the file `is_final`; where it is but the way to
    /// a PNG or a PDF, these magnify it themselves.
    #[must_use]
    pub fn svg_page(&self, is_final: bool) -> PageSize {
        match self.width_mm {
            Some(millimetres) => PageSize::Millimetres(millimetres),
            None if is_final => PageSize::Magnified(self.scale),
            None => PageSize::OfFrame,
        }
    }
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

/// How often the caption is set anew for the number of names that its own lines leave no room for.
const CAPTION_TRIES: usize = 3;

/// The display list of a figure. Its caption says how many names found no room.
#[must_use]
pub fn compose(scene: &Scene, figure: &Figure<'_>) -> Frame {
    let mut frame = composed(scene, figure, figure.caption);
    if let (Some(caption), true) = (figure.caption, frame.unlabelled > 0) {
        let with = |left_out: String| {
            let caption = Caption { left_out: Some(left_out), ..caption.clone() };
            composed(scene, figure, Some(&caption))
        };
        // One more line of caption may cost another name its room.
        let mut told = 0;
        for _ in 0..CAPTION_TRIES {
            told = frame.unlabelled;
            frame = with(format!("{} left out", plural(told as usize, "name", "names")));
            if frame.unlabelled == told {
                break;
            }
        }
        if frame.unlabelled != told {
            frame = with("Some names left out".to_owned());
        }
    }
    frame
}

/// The display list of a figure with this caption.
fn composed(scene: &Scene, figure: &Figure<'_>, caption: Option<&Caption>) -> Frame {
    let legend = if figure.legend { LegendForm::Whole } else { LegendForm::Absent };
    let mut shot = Shot {
        camera: Camera::default(),
        size: figure.sheet.size,
        theme: figure.theme,
        emphasis: figure.emphasis,
        text_scale: figure.sheet.text_scale,
        background: figure.background,
        legend,
        caption,
    };
    let area = picture_area(&shot);
    let size = Size { width: area.width(), height: area.height() };
    shot.camera = match figure.part {
        Part::Whole => {
            let around = AROUND * shot.text_scale;
            let legend = legend_height(scene, size.width, shot.text_scale, legend);
            fit(scene, size, [around, around, around, legend.max(around)])
        }
        Part::Seen(camera, window) => {
            let closer = (size.width / window.width.max(1.0)).min(size.height / window.height.max(1.0));
            Camera { center: camera.center, zoom: camera.zoom * closer }
        }
    };
    grouped_frame(scene, &shot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::dossier;
    use crate::model::{Filter, Position, Status, Visibility};
    use crate::scene::svg::{self, SvgOptions};
    use crate::scene::{Bounds, Making, Mark, Subject, build, png};

    const PAGE: Option<Length> = Some(Length::Pixels(600.0));

    /// The picture of people who stand there, each with claims of every status about the next, and a caption.
    fn figure_of(names: &[&str], positions: &[Position], part: Part) -> Frame {
        let entities: Vec<(&str, &str)> = names.iter().map(|name| (*name, "person")).collect();
        let next = |place: usize| names[(place + 1) % names.len()];
        let claims: Vec<_> = Status::ALL
            .into_iter()
            .flat_map(|status| names.iter().enumerate().map(move |(place, name)| (*name, "knows", next(place), status)))
            .collect();
        let open = dossier(&entities, &claims, &[]);
        let visibility = Visibility {
            entities: vec![true; names.len()],
            relations: vec![true; claims.len()],
            edges: vec![true; open.network.edges.len()],
        };
        let pinned = vec![true; names.len()];
        let filter = Filter::default();
        let subject = Subject { open: &open, positions, pinned: &pinned, visibility: &visibility, filter: &filter };
        compose(
            &build(&subject),
            &Figure {
                sheet: Sheet::new(PAGE, PAGE, None).expect("a page"),
                part,
                theme: Theme::of(crate::model::ThemeChoice::Light),
                background: Background::White,
                legend: false,
                caption: Some(&Caption { title: "People".to_owned(), ..Caption::default() }),
                emphasis: &Emphasis::default(),
            },
        )
    }

    fn seen(x: f32, zoom: f32) -> Part {
        Part::Seen(Camera { center: Position::new(x, 0.0), zoom }, Size { width: 600.0, height: 600.0 })
    }

    /// Every mark of the network lies near the page, so that drawing it costs little, and it can be drawn.
    fn check_bounded(frame: &Frame) {
        let near = frame.clip.grown(260.0);
        let is_near = |point: &crate::scene::Point| near.holds(&Bounds::around(*point, 0.0));
        let network = Frame { furniture: Vec::new(), ..frame.clone() };
        for mark in network.leaves() {
            let holds = match mark {
                Mark::Line { points, .. } | Mark::Polygon { points, .. } => points.iter().all(is_near),
                Mark::Disc { center, .. } => is_near(center),
                Mark::Text(label) => is_near(&label.at),
                Mark::Group(_) => true,
            };
            assert!(holds, "{mark:?} lies far from {near:?}");
        }
        let svg = svg::write(frame, &SvgOptions::default()).expect("live text");
        assert!(svg.len() < 100_000, "{} bytes", svg.len());
        png::render(&svg, 1.0, None, &Making::default()).expect("a picture");
    }

    #[test]
    fn ends_at_any_distance_and_any_zoom_draw_nothing_far_from_the_page() {
        for far in [1e7, 1e9, 1e38, f32::MAX] {
            let positions = [Position::new(0.0, 0.0), Position::new(far, far), Position::new(-far, 50.0)];
            for part in
                [Part::Whole, seen(0.0, 1.0), seen(0.0, 16.0), seen(0.0, 1e-30), seen(0.0, 1e30), seen(far, 1.0)]
            {
                check_bounded(&figure_of(&["ann", "bob", "cid"], &positions, part));
            }
        }
    }

    #[test]
    fn a_line_from_the_page_to_far_away_is_still_seen() {
        let positions = [Position::new(0.0, 0.0), Position::new(1e6, 0.0)];
        let frame = figure_of(&["ann", "bob"], &positions, seen(0.0, 1.0));
        let is_line = |mark: &&Mark| matches!(mark, Mark::Line { points, .. } if points[0].distance(points[1]) > 200.0);
        assert!(frame.leaves().filter(is_line).count() >= 4, "a strand for every status");
    }

    #[test]
    fn marks_are_grouped_under_names_kinds_and_numbers_of_claims() {
        let positions = [Position::new(0.0, 0.0), Position::new(100.0, 0.0), Position::new(1e6, 0.0)];
        let frame = figure_of(&["ann", "b<b", "cid"], &positions, seen(0.0, 1.0));
        let svg = svg::write(&frame, &SvgOptions::default()).expect("live text");
        assert!(svg.contains("<g><title>ann, person</title>\n") && svg.contains("<g><title>b&lt;b, person</title>\n"));
        assert!(svg.contains("<g><title>ann – b&lt;b: 4 claims</title>\n"), "{svg}");
        assert!(!svg.contains("<title>cid, person"), "who is out of sight is not in the file");
        assert_eq!(svg.matches("<g").count(), svg.matches("</g>").count());
    }

    #[test]
    fn the_caption_says_how_many_names_found_no_room() {
        let names: Vec<String> = (0..40).map(|place| format!("Person number {place}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let positions: Vec<Position> = (0..40_u8).map(|place| Position::new(f32::from(place) * 0.5, 0.0)).collect();
        let frame = figure_of(&names, &positions, Part::Whole);
        assert!(frame.unlabelled > 1);
        let words = format!("{} names left out", frame.unlabelled);
        assert!(frame.texts().any(|text| text.contains(&words)), "{:?}", frame.texts().collect::<Vec<_>>());
        let roomy = figure_of(&["ann", "bob"], &[Position::new(0.0, 0.0), Position::new(300.0, 0.0)], Part::Whole);
        assert!(roomy.unlabelled == 0 && !roomy.texts().any(|text| text.contains("left out")));
    }

    #[test]
    fn a_page_beyond_all_measure_is_refused_in_round_numbers() {
        let told = |width, height| Sheet::new(width, height, None).expect_err("a refusal");
        for pixels in [1e30, 100_000_000.0, 40_001.0] {
            let expected = "the page is too large; make it at most 40,000 pixels wide and high";
            assert_eq!(told(Some(Length::Pixels(pixels)), None), expected);
            assert_eq!(told(PAGE, Some(Length::Pixels(pixels))), expected);
        }
        assert!(told(Some(Length::Millimetres(1e30)), None).contains("3,000mm"));
        assert!(Sheet::new(Some(Length::Pixels(40_000.0)), None, None).is_ok());
    }
}
