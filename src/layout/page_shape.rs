//! The few shapes of page that a layout is made for, so that windows of about the same shape have the same picture.

use super::request::PAGE_ASPECT;

/// A shape of page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageShape {
    /// More than twice as wide as high: a window without a panel at its side.
    Wide,
    /// Wider than high: a window with a panel at its side. The usual one.
    #[default]
    Landscape,
    /// As wide as high: a large window with the document beside the selection.
    Square,
    /// Higher than wide: a page of paper.
    Tall,
}

impl PageShape {
    /// All of them, the widest first.
    pub const ALL: [Self; 4] = [Self::Wide, Self::Landscape, Self::Square, Self::Tall];

    /// Width over height.
    #[must_use]
    pub const fn aspect(self) -> f32 {
        match self {
            Self::Wide => 2.2,
            Self::Landscape => PAGE_ASPECT,
            Self::Square => 1.0,
            Self::Tall => 0.65,
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wide => "Wide",
            Self::Landscape => "Landscape",
            Self::Square => "Square",
            Self::Tall => "Tall",
        }
    }

    /// The shape that a page of this width and height comes nearest to; the usual one where there is no such page.
    #[must_use]
    pub fn of(width: f32, height: f32) -> Self {
        let aspect = width / height;
        if !aspect.is_finite() || aspect <= 0.0 {
            return Self::default();
        }
        // By the ratio of the two aspects: a page is as far from one twice as wide as from one twice as high.
        let distance = |shape: Self| (aspect / shape.aspect()).max(shape.aspect() / aspect);
        Self::ALL.into_iter().min_by(|one, other| distance(*one).total_cmp(&distance(*other))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::ASPECT_RANGE;

    #[test]
    fn every_page_has_its_nearest_shape() {
        let of = |width, height| PageShape::of(width, height);
        assert_eq!(of(1280.0, 600.0), PageShape::Wide);
        assert_eq!(of(932.0, 565.0), PageShape::Landscape);
        assert_eq!(of(1000.0, 900.0), PageShape::Square);
        assert_eq!(of(300.0, 700.0), PageShape::Tall);
        assert_eq!(of(5000.0, 10.0), PageShape::Wide);
        for (width, height) in [(0.0, 0.0), (1.0, 0.0), (f32::NAN, 1.0), (-1.0, 1.0)] {
            assert_eq!(of(width, height), PageShape::Landscape, "{width} × {height}");
        }
        for shape in PageShape::ALL {
            assert_eq!(of(shape.aspect(), 1.0), shape);
            assert!((ASPECT_RANGE.0..=ASPECT_RANGE.1).contains(&shape.aspect()));
        }
    }
}
