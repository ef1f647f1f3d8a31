//! World space: where entities stand, in pixels at 100 % zoom, x to the right and y downwards.

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

    /// The straight distance to `other`.
    #[must_use]
    pub fn distance(self, other: Self) -> f32 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }
}

/// An upright rectangle in world space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// The corner with the smallest coordinates.
    pub min: Position,
    /// The corner with the largest.
    pub max: Position,
}

impl Rect {
    /// The smallest rectangle around `points`, or `None` for none.
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

/// What part of the world is looked at: the world point in the middle of the window, and the zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The world point in the middle.
    pub center: Position,
    /// Screen pixels for each world unit; 1 is 100 %.
    pub zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self { center: Position::default(), zoom: 1.0 }
    }
}
