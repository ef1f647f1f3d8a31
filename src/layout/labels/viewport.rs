//! The viewport: how a whole drawing is shown on a page, and how large marks are at a zoom. The scene shows drawings by the same
//! rules.
//!
//! Invariant: arithmetic is + − × ÷ and square root, so that every machine has the same numbers.

use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::geometry::node_box::NodeBox;
use crate::layout::request::PAGE_ASPECT;

/// How far a link keeps from the mark of a node that is not its end, in pixels.
pub(crate) const MARK_CLEARANCE: f32 = 4.0;
/// The closest zoom that a picture is opened with: a handful of entities does not fill a page with giant marks.
pub const CLOSEST_FIT: f32 = 1.6;
/// The smallest radius that a mark is drawn with, in pixels, and how much larger than at 100 % it is drawn at most.
const MARK: (f32, f32) = (2.5, 1.6);
/// The area of the page that a drawing of any aspect is made for, in pixels.
const PAGE: f32 = 600_000.0;
/// The width and height that are left for marks where a picture of the usual aspect is opened, in pixels, those first that
/// matter most: on a page of 1280 × 720 above a legend of a few kinds, above one of many, and in a window of that size beside
/// the evidence.
const OPENED: [(f32, f32); PAGES] = [(1224.0, 547.0), (1224.0, 563.0), (758.0, 445.0)];
/// How many such pages there are.
pub(crate) const PAGES: usize = 3;

/// The width and height that are left for marks where a drawing of this aspect is opened, in pixels: pages as large as for the
/// usual aspect, but wider or higher. The page that matters most comes first.
pub(crate) fn opened(aspect: f32) -> [(f32, f32); PAGES] {
    let wider = (aspect / PAGE_ASPECT).sqrt();
    OPENED.map(|(width, height)| (width * wider, height / wider))
}

/// The width and height of the page that a drawing of this aspect is made for, in pixels.
pub(crate) fn page(aspect: f32) -> (f32, f32) {
    ((PAGE * aspect).sqrt(), (PAGE / aspect).sqrt())
}

/// The radius on the page of a mark with this radius in the world: it grows and shrinks with the zoom, but less.
#[must_use]
pub fn mark_radius(radius: f32, zoom: f32) -> f32 {
    let zoom = zoom.max(0.0);
    let factor = if zoom < 1.0 { (zoom * zoom.sqrt()).sqrt() } else { zoom.sqrt().min(MARK.1) };
    (radius * factor).max(MARK.0)
}

/// How a page shows the whole of a drawing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    /// Window pixels for each world pixel.
    pub(crate) zoom: f32,
    /// What is in the middle, in hops.
    pub(crate) middle: (f32, f32),
}

impl Fit {
    /// Fits a drawing into a page: its nodes have these boxes (world pixels) and places (hops), `unit` is world pixels for
    /// each hop.
    pub(crate) fn of(boxes: &[NodeBox], unit: f32, places: &Coordinates, page: (f32, f32)) -> Self {
        let ends = |values: &[f32]| {
            let marks = values.iter().zip(boxes).map(|(value, node)| (unit * value, node.mark));
            marks.fold((f32::MAX, f32::MIN), |ends, (at, radius)| (ends.0.min(at - radius), ends.1.max(at + radius)))
        };
        let ((left, right), (top, bottom)) = (ends(&places.x), ends(&places.y));
        let fits = |page: (f32, f32)| (page.0 / (right - left).max(1.0)).min(page.1 / (bottom - top).max(1.0));
        let zoom = fits(page).min(CLOSEST_FIT);
        // Marks shrink less than distances: seen from afar, those at the rim need room of their own.
        let beyond = |node: &NodeBox| mark_radius(node.mark, zoom) - node.mark * zoom;
        let largest = boxes.iter().map(beyond).fold(0.0, f32::max);
        let smaller = (page.0 / (page.0 + 2.0 * largest)).min(page.1 / (page.1 + 2.0 * largest));
        Self { zoom: zoom * smaller, middle: (0.5 * (left + right) / unit, 0.5 * (top + bottom) / unit) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_for_names_have_the_shape_that_was_asked_for() {
        assert_eq!(opened(PAGE_ASPECT), OPENED);
        for ((width, height), usual) in opened(PAGE_ASPECT / 4.0).into_iter().zip(OPENED) {
            assert!((width * 2.0 - usual.0).abs() < 0.1 && (height / 2.0 - usual.1).abs() < 0.1);
        }
    }

    #[test]
    fn marks_grow_and_shrink_less_than_the_zoom_and_never_vanish() {
        assert_eq!([mark_radius(10.0, 1.0), mark_radius(10.0, 16.0), mark_radius(10.0, 0.0)], [10.0, 16.0, 2.5]);
        assert!(mark_radius(10.0, 0.5) > 5.0 && mark_radius(10.0, 2.0) < 20.0);
    }

    #[test]
    fn the_whole_drawing_is_fitted_into_the_page() {
        let places = [(1.0, -2.0), (11.0, -2.0)].into_iter().collect();
        let fit = Fit::of(&[NodeBox::of_mark(10.0); 2], 100.0, &places, (510.0, 500.0));
        assert_eq!(fit.middle, (6.0, -2.0));
        // Both marks reach the edge: a thousand pixels and two radii became half as many, but the marks did not.
        let radius = mark_radius(10.0, fit.zoom);
        assert!((fit.zoom * 1000.0 + 2.0 * radius - 510.0).abs() < 1.0, "{fit:?}");
        assert_eq!(Fit::of(&[NodeBox::of_mark(10.0)], 100.0, &Coordinates::zeros(1), (510.0, 500.0)).zoom, CLOSEST_FIT);
    }
}
