//! The box of a node: its mark, and in a small network its label below or above it.
//!
//! Invariant: [`NodeBox::label`] says whether a node has a label; nothing else may.

/// How far the box of a labelled node reaches beyond its label on either side, and beyond its mark above and below, in
/// world pixels.
const LABEL_MARGIN: (f32, f32) = (8.0, 16.0);
/// How far the box of a node without a label reaches beyond its mark, in world pixels.
const MARK_MARGIN: f32 = 3.0;
/// The least and the largest radius of a mark that is computed with, and that of a mark whose radius is no number, in
/// world pixels.
const RADIUS_RANGE: (f32, f32) = (1.0, 2_000.0);
const USUAL_RADIUS: f32 = 5.0;
/// The widest label, in world pixels.
const WIDEST_LABEL: f32 = 4_000.0;

/// What a node takes room for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodeBox {
    /// The radius of its mark, in world pixels.
    pub mark: f32,
    /// The width of its label in regular text of [`LABEL_TEXT`](crate::layout::labels::placement::LABEL_TEXT) pixels; `None`
    /// where the layout leaves no room for labels.
    pub label: Option<f32>,
}

impl Default for NodeBox {
    fn default() -> Self {
        Self::of_mark(USUAL_RADIUS)
    }
}

impl NodeBox {
    /// The box of a mark without a label.
    #[must_use]
    pub const fn of_mark(radius: f32) -> Self {
        Self { mark: radius, label: None }
    }

    /// Half its width and half its height, in world pixels.
    #[must_use]
    pub fn half_size(&self) -> (f32, f32) {
        match self.label {
            Some(width) => ((width / 2.0).max(self.mark) + LABEL_MARGIN.0, self.mark + LABEL_MARGIN.1),
            None => (self.mark + MARK_MARGIN, self.mark + MARK_MARGIN),
        }
    }

    /// The same with numbers that can be computed with. A label whose width is no number is left out.
    pub(crate) fn checked(self) -> Self {
        let mark = if self.mark.is_finite() { self.mark.clamp(RADIUS_RANGE.0, RADIUS_RANGE.1) } else { USUAL_RADIUS };
        let label = self.label.filter(|width| width.is_finite()).map(|width| width.clamp(0.0, WIDEST_LABEL));
        Self { mark, label }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_makes_a_box_wider_and_higher_than_its_mark() {
        assert_eq!(NodeBox::of_mark(5.0).half_size(), (8.0, 8.0));
        assert_eq!(NodeBox { mark: 5.0, label: Some(60.0) }.half_size(), (38.0, 21.0));
        // A square box may have a label all the same.
        assert_eq!(NodeBox { mark: 5.0, label: Some(26.0) }.half_size(), (21.0, 21.0));
        assert_eq!(NodeBox { mark: 9.0, label: Some(4.0) }.half_size(), (17.0, 25.0));
    }

    #[test]
    fn numbers_that_cannot_be_computed_with_are_replaced() {
        let checked = |mark, label| NodeBox { mark, label }.checked();
        assert_eq!(checked(f32::NAN, Some(f32::INFINITY)), NodeBox::default());
        assert_eq!(checked(-3.0, Some(-1.0)), NodeBox { mark: 1.0, label: Some(0.0) });
        assert_eq!(checked(1.0e9, Some(1.0e9)), NodeBox { mark: 2_000.0, label: Some(4_000.0) });
    }
}
