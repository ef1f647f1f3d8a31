//! What a drawing becomes on a window, as far as a layout has to know it: marks that grow and shrink less than the zoom,
//! labels of one size in some twenty places around them, and signs amid links. The scene draws by the same rules.
//!
//! Source: eight places and a slider, after Christensen, Marks, Shieber: An empirical study of algorithms for point-feature label placement (ACM TOG 1995).
//!
//! Invariant: arithmetic is + − × ÷ and square root, so that every machine draws the same numbers.

use crate::layout::geometry::node_box::NodeBox;
use crate::layout::request::PAGE_ASPECT;

/// The radius of the mark of a conflict on a link, how far the bar of a denial reaches to either side, and half the height
/// of the count of claims, all in pixels.
pub const CONFLICT_RADIUS: f32 = 6.5;
/// See [`CONFLICT_RADIUS`].
pub const BAR: f32 = 4.5;
/// See [`CONFLICT_RADIUS`].
pub const SIGN: f32 = 7.5;
/// How far from the other signs of a link the bar of a denial stands, in pixels.
pub const BESIDE_SIGNS: f32 = 7.0;
/// From how many claims on a link carries their number by itself; fewer are counted when it is pointed at.
pub const COUNTED: u32 = 3;

/// How far the signs of a link reach from its middle, towards its first end and its second, in pixels; nothing where it has
/// none.
#[must_use]
pub fn sign_reach(is_denied: bool, is_conflict: bool, claims: u32) -> Option<(f32, f32)> {
    let conflict = if is_conflict { CONFLICT_RADIUS + 1.0 } else { 0.0 };
    let row = conflict + if claims >= COUNTED { SIGN } else { 0.0 };
    match (is_denied, row > 0.0) {
        (false, false) => None,
        (true, false) => Some((BAR, BAR)),
        (false, true) => Some((row, row)),
        (true, true) => Some((row, row + BESIDE_SIGNS + BAR)),
    }
}

/// The size of the text that [`NodeBox::label`] is measured in, in pixels.
pub const LABEL_TEXT: f32 = 12.0;
/// The gap between a mark and its label, in pixels.
pub const LABEL_GAP: f32 = 3.5;
/// How far a link of others keeps from a mark, in pixels.
pub(crate) const CLEAR: f32 = 4.0;
/// The closest zoom that a picture is opened with: a handful of entities does not fill a page with giant marks.
pub const CLOSEST_FIT: f32 = 1.6;
/// The smallest radius that a mark is drawn with, in pixels, and how much larger than at 100 % it is drawn at most.
const MARK: (f32, f32) = (2.5, 1.6);
/// The radius from which a node's label is larger, and from which it is heavy, in world pixels.
const LARGE: f32 = 11.5;
const HEAVY: f32 = 15.0;
/// The area that a picture of any aspect is drawn for, in pixels.
const PAGE: f32 = 600_000.0;
/// The width and height that are left for marks where a picture of the usual aspect is opened, in pixels, those first that
/// matter most: on a page of 1280 × 720 above a legend of a few kinds, above one of many, and in a window of that size beside
/// the evidence.
const OPENED: [(f32, f32); PAGES] = [(1224.0, 547.0), (1224.0, 563.0), (758.0, 445.0)];
/// How many such pages there are.
pub(crate) const PAGES: usize = 3;

/// The width and height that are left for marks where a picture of this aspect is opened, in pixels: pages as large as usual,
/// but wider or higher by what the aspect differs from the usual one. Those first that matter most.
pub(crate) fn opened(aspect: f32) -> [(f32, f32); PAGES] {
    let wider = (aspect / PAGE_ASPECT).sqrt();
    OPENED.map(|(width, height)| (width * wider, height / wider))
}

/// The width and height of a usual window's picture with this aspect, in pixels.
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
    /// Fits nodes with these boxes (world pixels) and places (hops) into a page; `unit` is world pixels for each hop.
    pub(crate) fn of(boxes: &[NodeBox], unit: f32, (x, y): (&[f32], &[f32]), page: (f32, f32)) -> Self {
        let ends = |values: &[f32]| {
            let marks = values.iter().zip(boxes).map(|(value, node)| (unit * value, node.shown_mark()));
            marks.fold((f32::MAX, f32::MIN), |ends, (at, radius)| (ends.0.min(at - radius), ends.1.max(at + radius)))
        };
        let ((left, right), (top, bottom)) = (ends(x), ends(y));
        let fits = |page: (f32, f32)| (page.0 / (right - left).max(1.0)).min(page.1 / (bottom - top).max(1.0));
        let zoom = fits(page).min(CLOSEST_FIT);
        // Marks shrink less than distances: seen from afar, those at the rim need room of their own.
        let beyond = |node: &NodeBox| mark_radius(node.shown_mark(), zoom) - node.shown_mark() * zoom;
        let largest = boxes.iter().map(beyond).fold(0.0, f32::max);
        let smaller = (page.0 / (page.0 + 2.0 * largest)).min(page.1 / (page.1 + 2.0 * largest));
        Self { zoom: zoom * smaller, middle: (0.5 * (left + right) / unit, 0.5 * (top + bottom) / unit) }
    }
}

/// The size of the label of a mark with this radius in the world, and whether its text is heavy. Steps, not a slide.
#[must_use]
pub fn label_size(radius: f32) -> (f32, bool) {
    if radius >= HEAVY {
        (14.0, true)
    } else if radius >= LARGE {
        (13.0, false)
    } else {
        (12.0, false)
    }
}

/// Where a label may be: the left end of its baseline, from the middle of the mark, which is `away` from it. Below and
/// above first, where the layout has left room; then to the right and left; then the corners; then what lies between, by
/// sliding along the mark.
#[must_use]
pub fn label_places(away: f32, size: f32, width: f32) -> [(f32, f32); 20] {
    let (up, down, middle) = (-away - 0.24 * size, away + 0.80 * size, 0.34 * size);
    let slant = away * 0.75;
    let (low, high) = (slant + 0.6 * size, -slant);
    // From its middle over the mark to its first or last letters there.
    let (quarter, end) = (width / 4.0, (width / 2.0 - away * 0.5).max(0.0));
    [
        (-width / 2.0, down),
        (-width / 2.0, up),
        (away, middle),
        (-away - width, middle),
        (slant, high),
        (slant, low),
        (-slant - width, high),
        (-slant - width, low),
        (-width / 2.0 + quarter, down),
        (-width / 2.0 - quarter, down),
        (-width / 2.0 + quarter, up),
        (-width / 2.0 - quarter, up),
        (-width / 2.0 + end, down),
        (-width / 2.0 - end, down),
        (-width / 2.0 + end, up),
        (-width / 2.0 - end, up),
        (away, middle - 0.5 * size),
        (away, middle + 0.5 * size),
        (-away - width, middle - 0.5 * size),
        (-away - width, middle + 0.5 * size),
    ]
}

/// What a line costs a label that lies on it is 1; this is what each later place costs more than the one before.
pub const LATER_PLACE: f32 = 0.1;
/// Up to how many links a picture may have for labels to keep off lines.
pub const LINES_AVOIDED: usize = 300;

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
        let fit = Fit::of(&[NodeBox::of_mark(7.0); 2], 100.0, (&[1.0, 11.0], &[-2.0, -2.0]), (510.0, 500.0));
        assert_eq!(fit.middle, (6.0, -2.0));
        // Both marks reach the edge: a thousand pixels and two radii became half as many, but the marks did not.
        let radius = mark_radius(10.0, fit.zoom);
        assert!((fit.zoom * 1000.0 + 2.0 * radius - 510.0).abs() < 1.0, "{fit:?}");
        assert_eq!(Fit::of(&[NodeBox::of_mark(7.0)], 100.0, (&[5.0], &[0.0]), (510.0, 500.0)).zoom, CLOSEST_FIT);
    }

    #[test]
    fn places_keep_their_distance() {
        // No place of a label reaches into the mark's middle.
        for (left, baseline) in label_places(10.0, 12.0, 60.0) {
            let (top, bottom) = (baseline - 0.82 * 12.0, baseline + 0.26 * 12.0);
            assert!(left >= 7.0 || left + 60.0 <= -7.0 || top >= 7.0 || bottom <= -7.0);
        }
    }
}
