//! Page space: logical pixels, x to the right and y downwards from the upper left corner.

pub use crate::model::Size;

/// A point on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Pixels to the right of the page's left edge.
    pub x: f32,
    /// Pixels below the page's upper edge.
    pub y: f32,
}

impl Point {
    /// The point at `x`, `y`.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The point moved by an offset.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }

    /// The straight distance to `other`.
    #[must_use]
    pub fn distance(self, other: Self) -> f32 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// The point at the fraction `t` of the way to `other`.
    #[must_use]
    pub fn towards(self, other: Self, t: f32) -> Self {
        Self { x: self.x + (other.x - self.x) * t, y: self.y + (other.y - self.y) * t }
    }

    /// The unit vector towards `other`; to the right where both are the same.
    #[must_use]
    pub fn direction(self, other: Self) -> (f32, f32) {
        let length = self.distance(other);
        if length > 1e-6 { ((other.x - self.x) / length, (other.y - self.y) / length) } else { (1.0, 0.0) }
    }
}

/// An axis-aligned rectangle on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// The upper left corner.
    pub min: Point,
    /// The lower right corner.
    pub max: Point,
}

impl Bounds {
    /// The rectangle with a corner at `x`, `y`.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { min: Point::new(x, y), max: Point::new(x + width, y + height) }
    }

    /// The square around a centre, `half` to each side.
    #[must_use]
    pub fn around(center: Point, half: f32) -> Self {
        Self { min: center.moved(-half, -half), max: center.moved(half, half) }
    }

    /// The rectangle extended on the left and the right.
    #[must_use]
    pub fn widened(&self, by: f32) -> Self {
        Self { min: self.min.moved(-by, 0.0), max: self.max.moved(by, 0.0) }
    }

    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }

    /// Whether `other` lies within.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.min.x <= other.min.x && self.min.y <= other.min.y && other.max.x <= self.max.x && other.max.y <= self.max.y
    }

    /// How far a point is from it; 0 within.
    #[must_use]
    pub fn distance(&self, point: Point) -> f32 {
        let beyond = |min: f32, max: f32, value: f32| (min - value).max(value - max).max(0.0);
        let (dx, dy) = (beyond(self.min.x, self.max.x, point.x), beyond(self.min.y, self.max.y, point.y));
        (dx * dx + dy * dy).sqrt()
    }

    /// The rectangle grown by `margin` on every side.
    #[must_use]
    pub fn grown(&self, margin: f32) -> Self {
        Self { min: self.min.moved(-margin, -margin), max: self.max.moved(margin, margin) }
    }

    /// Its width.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.max.x - self.min.x
    }

    /// Its height.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.max.y - self.min.y
    }

    /// Whether the segment from `a` to `b` passes through.
    #[must_use]
    pub fn is_crossed_by(&self, a: Point, b: Point) -> bool {
        self.crossing(a, b).is_some()
    }

    /// The part of the segment from `a` to `b` that lies within.
    #[must_use]
    pub fn part_of(&self, a: Point, b: Point) -> Option<[Point; 2]> {
        let (enter, leave) = self.crossing(a, b)?;
        let at = |part: f64| {
            let on = |from: f32, to: f32| (f64::from(from) + (f64::from(to) - f64::from(from)) * part) as f32;
            Point::new(on(a.x, b.x), on(a.y, b.y))
        };
        Some([if enter > 0.0 { at(enter) } else { a }, if leave < 1.0 { at(leave) } else { b }])
    }

    /// Where the segment from `a` to `b` enters and leaves, as fractions of its length. In double precision, since its ends
    /// may lie far away.
    ///
    /// Source: Liang and Barsky, A new concept and method for line clipping (ACM TOG 1984).
    #[must_use]
    pub fn crossing(&self, a: Point, b: Point) -> Option<(f64, f64)> {
        let wide = f64::from;
        let (dx, dy) = (wide(b.x) - wide(a.x), wide(b.y) - wide(a.y));
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let sides = [
            (-dx, wide(a.x) - wide(self.min.x)),
            (dx, wide(self.max.x) - wide(a.x)),
            (-dy, wide(a.y) - wide(self.min.y)),
            (dy, wide(self.max.y) - wide(a.y)),
        ];
        for (slope, gap) in sides {
            if slope == 0.0 {
                if gap < 0.0 {
                    return None;
                }
            } else {
                let t = gap / slope;
                if slope < 0.0 { enter = enter.max(t) } else { leave = leave.min(t) }
            }
        }
        (enter <= leave).then_some((enter, leave))
    }
}

/// A colour: red, green and blue in sRGB, and alpha, not premultiplied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Color(pub [u8; 4]);

impl Color {
    /// An opaque colour.
    #[must_use]
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue, 255])
    }

    /// The colour with another alpha, from 0 to 1.
    #[must_use]
    pub fn with_alpha(self, alpha: f32) -> Self {
        let [red, green, blue, _] = self.0;
        Self([red, green, blue, (alpha.clamp(0.0, 1.0) * 255.0 + 0.5) as u8])
    }

    /// The mixture with another colour; `share` is the fraction of this one.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let mix = |one: u8, two: u8| (f32::from(one) * share + f32::from(two) * (1.0 - share) + 0.5) as u8;
        let ([r, g, b, a], [s, h, c, _]) = (self.0, other.0);
        Self([mix(r, s), mix(g, h), mix(b, c), a])
    }

    /// The grey that is as light, with the same alpha.
    #[must_use]
    pub fn grey(self) -> Self {
        let [red, green, blue, alpha] = self.0.map(f32::from);
        // Luma (ITU-R BT.601): near enough to lightness, and exact on every machine.
        let grey = (0.299 * red + 0.587 * green + 0.114 * blue + 0.5) as u8;
        Self([grey, grey, grey, alpha as u8])
    }

    /// Reads `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self::rgb(part(0)?, part(2)?, part(4)?))
    }

    /// The relative luminance of WCAG 2, from 0 to 1.
    #[must_use]
    pub fn luminance(self) -> f32 {
        let linear = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0[0]) + 0.7152 * linear(self.0[1]) + 0.0722 * linear(self.0[2])
    }

    /// The contrast ratio of WCAG 2, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}
