//! Crossings: how many pairs of links cross, which decides between the drawings of a small graph.
//!
//! Source: Purchase, Which aesthetic has the greatest effect on human understanding? (GD 1997): crossings matter most.
//!
//! Invariant: links that share an end never count.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]
#![expect(clippy::needless_bitwise_bool, reason = "without branches many are looked at side by side")]

use crate::layout::compute::simd::wide;

/// How many links are compared side by side.
const LANES: usize = 16;

/// Counts the crossings among `links`, exactly, by looking at every pair that overlap from left to right.
pub(crate) fn crossings(links: &[(usize, usize)], x: &[f32], y: &[f32]) -> u32 {
    let mut segments: Vec<Segment> = links.iter().map(|link| Segment::of(*link, x, y)).collect();
    segments.sort_by(|one, other| one.left.total_cmp(&other.left));
    let rows: Vec<Row> = segments.chunks(LANES).map(Row::of).collect();
    wide(|| {
        let mut count = 0;
        for (at, one) in segments.iter().enumerate() {
            let end = at + 1 + segments[at + 1..].partition_point(|other| other.left < one.right);
            // Those before this one in its row were compared with it already; those behind `end` do not reach it.
            let first = (at + 1) / LANES;
            for (row, segments) in rows[first..end.div_ceil(LANES)].iter().enumerate() {
                let start = (first + row) * LANES;
                count += segments.crossed_by(one, (at + 1).saturating_sub(start), end - start);
            }
        }
        count
    })
}

/// Some links as they are drawn, side by side; those that are left over are points.
struct Row {
    ends: [[u32; LANES]; 2],
    from: [[f32; LANES]; 2],
    to: [[f32; LANES]; 2],
}

impl Row {
    fn of(segments: &[Segment]) -> Self {
        let mut row = Self { ends: [[u32::MAX; LANES]; 2], from: [[0.0; LANES]; 2], to: [[0.0; LANES]; 2] };
        for (lane, segment) in segments.iter().enumerate() {
            (row.ends[0][lane], row.ends[1][lane]) = (segment.ends.0 as u32, segment.ends.1 as u32);
            (row.from[0][lane], row.from[1][lane]) = segment.from;
            (row.to[0][lane], row.to[1][lane]) = segment.to;
        }
        row
    }

    /// How many of the lanes from `first` up to `end` a segment crosses.
    #[inline(always)]
    fn crossed_by(&self, one: &Segment, first: usize, end: usize) -> u32 {
        let (a, b) = (one.ends.0 as u32, one.ends.1 as u32);
        let mut count = 0;
        for lane in 0..LANES {
            let (from, to) = ((self.from[0][lane], self.from[1][lane]), (self.to[0][lane], self.to[1][lane]));
            let (c, d) = (self.ends[0][lane], self.ends[1][lane]);
            let is_asked = (lane >= first) & (lane < end) & (a != c) & (a != d) & (b != c) & (b != d);
            let is_split = are_apart(turn(one.from, one.to, from), turn(one.from, one.to, to));
            let splits = are_apart(turn(from, to, one.from), turn(from, to, one.to));
            count += u32::from(is_asked & is_split & splits);
        }
        count
    }
}

/// One link as it is drawn.
pub(crate) struct Segment {
    ends: (usize, usize),
    from: (f32, f32),
    to: (f32, f32),
    left: f32,
    right: f32,
}

impl Segment {
    pub(crate) fn of(ends: (usize, usize), x: &[f32], y: &[f32]) -> Self {
        let (from, to) = ((x[ends.0], y[ends.0]), (x[ends.1], y[ends.1]));
        Self { ends, from, to, left: from.0.min(to.0), right: from.0.max(to.0) }
    }

    /// Whether both ends of each lie on different sides of the other.
    pub(crate) fn crosses(&self, other: &Self) -> bool {
        let apart = self.from.1.max(self.to.1) <= other.from.1.min(other.to.1)
            || other.from.1.max(other.to.1) <= self.from.1.min(self.to.1);
        let share = self.ends.0 == other.ends.0
            || self.ends.0 == other.ends.1
            || self.ends.1 == other.ends.0
            || self.ends.1 == other.ends.1;
        !apart
            && !share
            && are_apart(turn(self.from, self.to, other.from), turn(self.from, self.to, other.to))
            && are_apart(turn(other.from, other.to, self.from), turn(other.from, other.to, self.to))
    }
}

/// On which side of the line from `a` to `b` the point `c` lies: above or below nought, or nought for on it.
#[inline(always)]
fn turn(a: (f32, f32), b: (f32, f32), c: (f32, f32)) -> f32 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

/// Whether two points lie on different sides, neither of them on the line.
#[inline(always)]
fn are_apart(one: f32, other: f32) -> bool {
    ((one > 0.0) & (other < 0.0)) | ((one < 0.0) & (other > 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(points: &[(f32, f32)], links: &[(usize, usize)], expected: u32) {
        let (x, y): (Vec<f32>, Vec<f32>) = points.iter().copied().unzip();
        assert_eq!(crossings(links, &x, &y), expected);
    }

    #[test]
    fn only_links_that_pass_through_each_other_cross() {
        let square = [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)];
        check(&square, &[], 0);
        check(&square, &[(0, 1), (2, 3)], 1);
        check(&square, &[(0, 2), (1, 3)], 0);
        check(&square, &[(0, 1), (1, 2), (2, 0)], 0);
        check(&square, &[(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], 1);
        check(&[(0.0, 0.0); 4], &[(0, 1), (2, 3)], 0);
    }
}
