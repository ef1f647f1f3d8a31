//! The signs amid a link: the mark of a conflict, the count of claims, and the bar of a denial; where they stand along it, and
//! how far they reach.
//!
//! Invariant: the layout leaves room for signs by the same numbers that the scene draws them by.

/// The radius of the mark of a conflict, in pixels.
pub const CONFLICT_RADIUS: f32 = 6.5;
/// How far the bar of a denial reaches to either side, in pixels.
pub const BAR: f32 = 4.5;
/// Half the height of the count of claims, in pixels.
pub const COUNT: f32 = 7.5;
/// How many claims a link has at least for their number to be always shown; fewer are counted when it is pointed at.
pub const COUNTED: u32 = 3;
/// How far the bar of a denial stands from the other signs of its link, in pixels.
const BESIDE_SIGNS: f32 = 7.0;
/// The gap between the mark of a conflict and the count, in pixels.
pub const GAP: f32 = 1.0;

/// The signs of one link in a row along it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SignRow {
    /// Whether there is the mark of a conflict.
    pub conflict: bool,
    /// Half the length of the count along the link, where there is a count, in pixels.
    pub count: Option<f32>,
    /// Whether there is the bar of a denial.
    pub bar: bool,
}

impl SignRow {
    /// Half the length of mark and count, in pixels; 0 where there is neither.
    #[must_use]
    pub fn half_length(&self) -> f32 {
        (if self.conflict { CONFLICT_RADIUS + GAP } else { 0.0 }) + self.count.unwrap_or(0.0)
    }

    /// How far ahead of the middle of the row the mark of a conflict stands, in pixels.
    #[must_use]
    pub fn conflict_at(&self) -> f32 {
        self.count.map_or(0.0, |half| -half)
    }

    /// How far ahead of the middle of the row the count stands, in pixels.
    #[must_use]
    pub fn count_at(&self) -> f32 {
        if self.conflict { CONFLICT_RADIUS + GAP } else { 0.0 }
    }

    /// How far ahead of the middle of the row the bar of a denial stands, in pixels.
    #[must_use]
    pub fn bar_at(&self) -> f32 {
        let half = self.half_length();
        if half > 0.0 { half + BESIDE_SIGNS } else { 0.0 }
    }

    /// How far the row reaches from its middle towards the first end of the link and towards the second, in pixels; `None`
    /// where there are no signs.
    #[must_use]
    pub fn reach(&self) -> Option<(f32, f32)> {
        let half = self.half_length();
        match (self.bar, half > 0.0) {
            (false, false) => None,
            (true, false) => Some((BAR, BAR)),
            (false, true) => Some((half, half)),
            (true, true) => Some((half, self.bar_at() + BAR)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_side_by_side_within_their_reach() {
        let row = SignRow { conflict: true, count: Some(COUNT), bar: true };
        assert!(row.conflict_at() + CONFLICT_RADIUS <= row.count_at() - COUNT);
        assert!(row.count_at() + COUNT <= row.bar_at() - BAR / 2.0);
        assert_eq!(row.reach(), Some((15.0, 26.5)));
        assert_eq!(row.conflict_at() - CONFLICT_RADIUS - GAP, -15.0);
        assert_eq!(SignRow { bar: true, ..SignRow::default() }.reach(), Some((BAR, BAR)));
        assert_eq!(SignRow { count: Some(9.0), ..SignRow::default() }.reach(), Some((9.0, 9.0)));
        assert_eq!(SignRow::default().reach(), None);
    }
}
