//! Label placement: the size of a label, its places around a mark, and which of them is the best.
//!
//! The layout (`layout/labels/room.rs`) reserves places by this, and the scene (`scene/draw/labels.rs`) draws by it. Which
//! labels are placed first, and how many, is the scene's choice.
//!
//! Labels are placed one after the other (greedily), each at its cheapest free place.
//!
//! Source: eight places and a slider, after Christensen, Marks, Shieber: An empirical study of algorithms for point-feature
//! label placement (ACM TOG 1995), and van Kreveld, Strijk, Wolff: Point labeling with sliding labels (1999).
//!
//! Invariant: arithmetic is + − × ÷ and square root, so that every machine has the same numbers.

/// The size of the text that a node's label is measured in, in pixels.
pub const LABEL_TEXT: f32 = 12.0;
/// The gap between a mark and its label, in pixels.
pub const LABEL_GAP: f32 = 3.5;
/// How far a label reaches above and below its baseline, as a share of its size.
pub const ASCENT: f32 = 0.82;
/// See [`ASCENT`].
pub const DESCENT: f32 = 0.26;
/// How high a label is, as a share of its size: ascent and descent, in one number so that it is rounded once.
pub const HEIGHT: f32 = 1.08;
/// The room around a label, in pixels.
pub const CLEAR: f32 = 1.0;
/// The room beside a label, so that two of them on one line are not read as one, in pixels.
pub const BESIDE: f32 = 5.0;
/// The radius from which a node's label is larger, and from which it is heavy, in world pixels.
const LARGE: f32 = 11.5;
const HEAVY: f32 = 15.0;
/// How many places a label has.
pub const PLACES: usize = 20;
/// Up to how many links a picture may have for labels to keep off lines.
pub const LINES_AVOIDED: usize = 300;

/// What each later place costs more than the one before. A line that crosses a label costs 1.
const LATER_PLACE: f32 = 0.1;
/// What a mark that a label touches costs, and what one that it hides costs.
const TOUCHED_MARK: f32 = 0.5;
const HIDDEN_MARK: f32 = 4.0;

/// The size of the label of a mark with this radius in the world, in pixels, and whether its text is heavy. It grows in
/// steps, so that a zoom does not make it breathe.
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

/// The places of a label around a mark: the left end of its baseline from the middle of the mark, `away` pixels from which
/// the label begins. Below and above come first, where the layout leaves room; then right and left; then the corners; then
/// places between them, by sliding along the mark.
#[must_use]
pub fn label_places(away: f32, size: f32, width: f32) -> [(f32, f32); PLACES] {
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

/// What is in the way of a label at a place where it may be all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct InTheWay {
    /// How many lines cross it.
    pub lines: usize,
    /// How many marks it touches.
    pub marks: usize,
    /// The largest share of a mark that it hides, from 0 to 1.
    pub hidden: f32,
}

/// The cheapest of the places of a label, by its index; `in_the_way` says what is in the way there, or `None` where the
/// label must not be. Of equally cheap places the first is taken. `None` where the label must be at none.
#[must_use]
pub fn cheapest_place(mut in_the_way: impl FnMut(usize) -> Option<InTheWay>) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for place in 0..PLACES {
        let Some(InTheWay { lines, marks, hidden }) = in_the_way(place) else { continue };
        let cost = lines as f32 + TOUCHED_MARK * marks as f32 + HIDDEN_MARK * hidden + place as f32 * LATER_PLACE;
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, place));
        }
    }
    best.map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_keep_their_distance() {
        // No place of a label reaches into the mark's middle.
        for (left, baseline) in label_places(10.0, 12.0, 60.0) {
            let (top, bottom) = (baseline - ASCENT * 12.0, baseline + DESCENT * 12.0);
            assert!(left >= 7.0 || left + 60.0 <= -7.0 || top >= 7.0 || bottom <= -7.0);
        }
    }

    #[test]
    fn the_cheapest_free_place_is_taken_and_of_equal_ones_the_first() {
        let free = InTheWay::default();
        assert_eq!(cheapest_place(|_| Some(free)), Some(0));
        assert_eq!(cheapest_place(|place| (place >= 7).then_some(free)), Some(7));
        // One line costs as much as ten later places, a mark half of that.
        assert_eq!(cheapest_place(|place| Some(InTheWay { lines: usize::from(place < 11), ..free })), Some(0));
        assert_eq!(cheapest_place(|place| Some(InTheWay { lines: usize::from(place < 9), ..free })), Some(9));
        assert_eq!(cheapest_place(|place| Some(InTheWay { marks: usize::from(place < 4), ..free })), Some(4));
        assert_eq!(cheapest_place(|_| None), None);
    }
}
