//! The display list of a figure: the picture on a page of its own, with title, legend and caption.

use super::sheet::Sheet;
use crate::analysis::words::plural;
use crate::model::Camera;
use crate::scene::build::Scene;
use crate::scene::camera::fit;
use crate::scene::caption::Caption;
use crate::scene::draw::{Fitting, clear_of_key, fitted_frame, grouped_frame, legend_height, picture_area};
use crate::scene::frame::Frame;
use crate::scene::page::Size;
use crate::scene::shot::{LegendForm, Shot};
use crate::scene::theme::Theme;
use crate::session::figure::{LegendPlace, Part};
use crate::session::{Background, Emphasis};

/// The margin around the network within the picture, in pixels.
const AROUND: f32 = 22.0;

/// The choices for a figure.
#[derive(Clone, Copy)]
pub struct Figure<'a> {
    /// The page.
    pub sheet: Sheet,
    /// The part of the network on it.
    pub part: Part,
    /// Its colours.
    pub theme: &'a Theme,
    /// What lies behind the marks.
    pub background: Background,
    /// Whether the legend is in it.
    pub legend: bool,
    /// Its title and caption.
    pub caption: Option<&'a Caption>,
    /// What stands out, as on the screen.
    pub emphasis: &'a Emphasis,
    /// How it is fitted to its page; `None`: it is as on the screen.
    pub fit: Option<PageFit>,
}

/// How a figure is fitted to its page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageFit {
    /// Where its legend stands.
    pub legend_place: LegendPlace,
    /// By how much the network may become wider or higher at most.
    pub stretch: f32,
}

/// The most iterations until the number of names left out is stable: a longer caption leaves less room for names.
const CAPTION_TRIES: usize = 3;

/// The display list of a figure. Its caption says how many names are left out.
#[must_use]
pub fn compose(scene: &Scene, figure: &Figure<'_>) -> Frame {
    let mut frame = composed(scene, figure, figure.caption);
    if let (Some(caption), Some(mut told)) = (figure.caption, left_out(&frame)) {
        let with = |left_out: String| {
            let caption = Caption { left_out: Some(left_out), ..caption.clone() };
            composed(scene, figure, Some(&caption))
        };
        // Another line of caption may leave out another name.
        for _ in 0..CAPTION_TRIES {
            frame = with(told.clone());
            match left_out(&frame) {
                Some(now) if now != told => told = now,
                _ => return frame,
            }
        }
        let names =
            if frame.bulk.is_empty() { "Some names left out" } else { "Some names, edges and entities left out" };
        frame = with(names.to_owned());
    }
    frame
}

/// What is not on the page for want of room: "12 names left out".
fn left_out(frame: &Frame) -> Option<String> {
    let mut parts = Vec::new();
    if frame.unlabelled > 0 {
        parts.push(plural(frame.unlabelled as usize, "name", "names"));
    }
    for ((left_out, all), name) in [(frame.bulk.edges_left_out, "edges"), (frame.bulk.nodes_left_out, "entities")] {
        if left_out > 0 {
            parts.push(format!("{left_out} of {all} {name}"));
        }
    }
    (!parts.is_empty()).then(|| format!("{} left out", parts.join(", ")))
}

/// The display list of a figure with this caption.
fn composed(scene: &Scene, figure: &Figure<'_>, caption: Option<&Caption>) -> Frame {
    let legend = if figure.legend && figure.fit.is_none() { LegendForm::Whole } else { LegendForm::Absent };
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
    if let Some(fit) = figure.fit {
        let legend = figure.legend.then_some(fit.legend_place);
        return fitted_frame(scene, &shot, &Fitting { legend, part: figure.part, stretch: fit.stretch });
    }
    let area = picture_area(&shot);
    let size = Size { width: area.width(), height: area.height() };
    shot.camera = match figure.part {
        Part::Whole | Part::Around(_) | Part::Path => {
            let around = AROUND * shot.text_scale;
            let legend = legend_height(scene, size.width, shot.text_scale, legend);
            let margins = [around, around, around, legend.max(around)];
            fit(scene, size, clear_of_key(scene, size, shot.text_scale, margins))
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
    use crate::scene::figure::render::{Letters, Making};
    use crate::scene::figure::sheet::PageSize;
    use crate::scene::figure::svg::{self, TextForm};
    use crate::scene::figure::{Length, png};
    use crate::scene::{Bounds, Mark, Subject, build};

    const PAGE: Option<Length> = Some(Length::Pixels(600.0));

    /// A figure of persons at these positions, each with claims of every status about the next, and a caption.
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
            ..Visibility::default()
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
                fit: None,
            },
        )
    }

    fn seen(x: f32, zoom: f32) -> Part {
        Part::Seen(Camera { center: Position::new(x, 0.0), zoom }, Size { width: 600.0, height: 600.0 })
    }

    /// Checks that every mark of the network lies near the page and that the figure can be drawn.
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
        let svg = svg::write(frame, TextForm::Live, PageSize::OfFrame, Letters::Bundled).expect("live text");
        assert!(svg.len() < 100_000, "{} bytes", svg.len());
        png::render(frame, png::Raster::of(PageSize::OfFrame, 1.0, None), &Making::default()).expect("a picture");
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
        let svg = svg::write(&frame, TextForm::Live, PageSize::OfFrame, Letters::Bundled).expect("live text");
        assert!(svg.contains("<g><title>ann, person</title>\n") && svg.contains("<g><title>b&lt;b, person</title>\n"));
        assert!(
            svg.contains(
                "<g><title>ann – b&lt;b: 4 claims, all without evidence; conflict: said and denied; asserted, and only \
                 possible</title>\n"
            ),
            "{svg}"
        );
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
}
