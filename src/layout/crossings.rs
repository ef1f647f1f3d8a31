//! Crossings: how many pairs of links cross, which decides between the drawings of a small graph.
//!
//! Source: Purchase, Which aesthetic has the greatest effect on human understanding? (GD 1997): crossings matter most.
//!
//! Invariant: links that share an end never count.

/// Counts the crossings among `links`, exactly, by looking at every pair whose boxes meet.
pub(super) fn crossings(links: &[(usize, usize)], x: &[f32], y: &[f32]) -> u32 {
    let mut segments: Vec<Segment> = links.iter().map(|link| Segment::of(*link, x, y)).collect();
    segments.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut count = 0;
    for (at, one) in segments.iter().enumerate() {
        count += segments[at + 1..]
            .iter()
            .take_while(|other| other.left < one.right)
            .filter(|other| one.crosses(other))
            .count() as u32;
    }
    count
}

/// One link as it is drawn.
pub(super) struct Segment {
    ends: (usize, usize),
    from: (f32, f32),
    to: (f32, f32),
    left: f32,
    right: f32,
}

impl Segment {
    pub(super) fn of(ends: (usize, usize), x: &[f32], y: &[f32]) -> Self {
        let (from, to) = ((x[ends.0], y[ends.0]), (x[ends.1], y[ends.1]));
        Self { ends, from, to, left: from.0.min(to.0), right: from.0.max(to.0) }
    }

    /// Whether both ends of each lie on different sides of the other.
    pub(super) fn crosses(&self, other: &Self) -> bool {
        let apart = self.from.1.max(self.to.1) <= other.from.1.min(other.to.1)
            || other.from.1.max(other.to.1) <= self.from.1.min(self.to.1);
        let share = self.ends.0 == other.ends.0
            || self.ends.0 == other.ends.1
            || self.ends.1 == other.ends.0
            || self.ends.1 == other.ends.1;
        !apart
            && !share
            && side(self.from, self.to, other.from) * side(self.from, self.to, other.to) < 0.0
            && side(other.from, other.to, self.from) * side(other.from, other.to, self.to) < 0.0
    }
}

/// On which side of the line from `a` to `b` the point `c` lies: 1, −1, or 0 for on it.
fn side(a: (f32, f32), b: (f32, f32), c: (f32, f32)) -> f32 {
    let turn = (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
    if turn > 0.0 {
        1.0
    } else if turn < 0.0 {
        -1.0
    } else {
        0.0
    }
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
