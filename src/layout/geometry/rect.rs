//! Upright boxes on the window, in pixels.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]
#![expect(clippy::needless_bitwise_bool, reason = "without branches many are looked at side by side")]

/// An upright box in window pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

impl Area {
    /// Without branches, which are dear where one answer is as likely as the other.
    #[inline(always)]
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        (self.left < other.right) & (other.left < self.right) & (self.top < other.bottom) & (other.top < self.bottom)
    }

    /// The same with so much more on either side, above and below.
    pub(crate) fn grown(&self, wide: f32, high: f32) -> Self {
        Self { left: self.left - wide, top: self.top - high, right: self.right + wide, bottom: self.bottom + high }
    }

    /// The smallest area with both in it.
    pub(crate) fn around(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(crate) fn is_within(&self, half: (f32, f32)) -> bool {
        self.left > -half.0 && self.right < half.0 && self.top > -half.1 && self.bottom < half.1
    }

    /// Whether a straight line passes through (Liang and Barsky 1984).
    #[inline(always)]
    pub(crate) fn is_crossed(&self, from: (f32, f32), to: (f32, f32)) -> bool {
        let is_beside = (from.0.max(to.0) < self.left) | (from.0.min(to.0) > self.right);
        if is_beside | (from.1.max(to.1) < self.top) | (from.1.min(to.1) > self.bottom) {
            return false;
        }
        let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
        let ways = [
            (to.0 - from.0, self.left - from.0, self.right - from.0),
            (to.1 - from.1, self.top - from.1, self.bottom - from.1),
        ];
        for (along, near, far) in ways {
            if along == 0.0 {
                if near > 0.0 || far < 0.0 {
                    return false;
                }
                continue;
            }
            let (one, other) = (near / along, far / along);
            enters = enters.max(one.min(other));
            leaves = leaves.min(one.max(other));
        }
        enters < leaves
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_cross_areas_or_pass_by() {
        let area = Area { left: -10.0, top: -5.0, right: 10.0, bottom: 5.0 };
        assert!(area.is_crossed((-20.0, 0.0), (20.0, 1.0)) && area.is_crossed((0.0, 0.0), (0.0, 1.0)));
        assert!(!area.is_crossed((-20.0, 6.0), (20.0, 6.0)) && !area.is_crossed((20.0, 0.0), (40.0, 0.0)));
        assert!(!area.is_crossed((-20.0, -20.0), (0.0, -6.0)));
    }
}
