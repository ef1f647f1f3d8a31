//! World space: positions in pixels at 100 % zoom, x to the right and y downwards.

/// The largest coordinate along either axis, in world pixels. Beyond it, single precision cannot tell neighbours apart:
/// what a file places farther away is placed anew, and nothing is moved there.
pub const FARTHEST: f32 = 4_000_000.0;

/// The zooms of a saved camera: a wider range than a window has, and narrow enough for single precision.
const ZOOMS: std::ops::RangeInclusive<f32> = 1e-5..=1e3;

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// The width.
    pub width: f32,
    /// The height.
    pub height: f32,
}

/// A point in world space.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

impl Position {
    /// The point at `x`, `y`.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// Whether both coordinates are numbers.
    #[must_use]
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }

    /// Whether an entity can be placed here: both coordinates are numbers within [`FARTHEST`].
    #[must_use]
    pub fn is_usable(self) -> bool {
        self.x.abs() <= FARTHEST && self.y.abs() <= FARTHEST
    }

    /// The nearest point within [`FARTHEST`]; NaN stays NaN.
    #[must_use]
    pub fn within_reach(self) -> Self {
        Self { x: self.x.clamp(-FARTHEST, FARTHEST), y: self.y.clamp(-FARTHEST, FARTHEST) }
    }

    /// The Euclidean distance to `other`.
    #[must_use]
    pub fn distance(self, other: Self) -> f32 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }
}

/// An axis-aligned rectangle in world space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// The corner with the smallest coordinates.
    pub min: Position,
    /// The corner with the largest.
    pub max: Position,
}

impl Rect {
    /// The bounding box of the finite `points`; `None` if there are none.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = Position>) -> Option<Self> {
        points.into_iter().filter(|point| point.is_finite()).fold(None, |bounds, point| {
            let Self { min, max } = bounds.unwrap_or(Self { min: point, max: point });
            Some(Self {
                min: Position::new(min.x.min(point.x), min.y.min(point.y)),
                max: Position::new(max.x.max(point.x), max.y.max(point.y)),
            })
        })
    }

    /// The rectangle with `margin` added on every side.
    #[must_use]
    pub fn expanded(self, margin: f32) -> Self {
        Self {
            min: Position::new(self.min.x - margin, self.min.y - margin),
            max: Position::new(self.max.x + margin, self.max.y + margin),
        }
    }

    /// Its width.
    #[must_use]
    pub fn width(self) -> f32 {
        self.max.x - self.min.x
    }

    /// Its height.
    #[must_use]
    pub fn height(self) -> f32 {
        self.max.y - self.min.y
    }

    /// Its middle.
    #[must_use]
    pub fn center(self) -> Position {
        Position::new(self.min.x.midpoint(self.max.x), self.min.y.midpoint(self.max.y))
    }

    /// Whether `point` lies in it, the border included.
    #[must_use]
    pub fn contains(self, point: Position) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }
}

/// The part of the world that a window shows: the point at its middle, and the zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The world point in the middle.
    pub center: Position,
    /// Screen pixels for each world unit; 1 is 100 %.
    pub zoom: f32,
}

impl Camera {
    /// Whether it can be used: its middle is usable and its zoom within range.
    #[must_use]
    pub fn is_usable(self) -> bool {
        self.center.is_usable() && ZOOMS.contains(&self.zoom)
    }
}

impl Default for Camera {
    fn default() -> Self {
        Self { center: Position::default(), zoom: 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_or_too_far_away_is_not_usable() {
        for value in [0.0, -0.0, 1e-45, FARTHEST, -FARTHEST] {
            assert!(Position::new(value, 0.0).is_usable() && Position::new(0.0, value).is_usable(), "{value}");
        }
        for value in [f32::NAN, f32::INFINITY, 1e38, -1e9, 1e7, FARTHEST + 1.0] {
            assert!(!Position::new(value, 0.0).is_usable() && !Position::new(0.0, value).is_usable(), "{value}");
        }
        assert!(Position::new(1e38, f32::NEG_INFINITY).within_reach().is_usable());
    }

    #[test]
    fn a_camera_needs_a_usable_middle_and_a_zoom_within_measure() {
        let camera = |x, zoom| Camera { center: Position::new(x, 0.0), zoom };
        assert!([1e-4, 1.0, 16.0].into_iter().all(|zoom| camera(5.0, zoom).is_usable()));
        assert!([0.0, -1.0, 1e-30, 1e30, f32::NAN].into_iter().all(|zoom| !camera(5.0, zoom).is_usable()));
        assert!(!camera(1e9, 1.0).is_usable());
    }
}
