//! The crossings of every link, kept up to date while one node after another moves.
//!
//! Two links cross where the ends of each lie on different sides of the other. Which nodes lie left of which link is kept
//! in a table of bytes; a trial of a new place for a node then asks for one row of it, once for all of its links, and
//! most links fall out eight at a time.
//!
//! Invariant: links that share an end never count. A node exactly on a link counts as right of it.

use super::graph::Graph;

/// How many links are compared at once.
const LANES: usize = 8;
/// The share of their crossings that links are taken to keep while they have not been counted anew.
const KEPT: f32 = 0.7;

/// The links of a drawing and their crossings.
#[derive(Debug)]
pub(super) struct CrossingCounts {
    links: Vec<(u32, u32)>,
    /// Where the links begin, and their directions.
    from_x: Vec<f32>,
    from_y: Vec<f32>,
    along_x: Vec<f32>,
    along_y: Vec<f32>,
    /// For every node a row with a byte for each link: 1 where the node lies left of it. Rows are filled up to `width`.
    left: Vec<u8>,
    width: usize,
    /// With how many others each link crosses.
    crossings: Vec<u32>,
    /// For every node its links and their other ends.
    links_of: Vec<Vec<(u32, u32)>>,
    /// The row of the node under trial, and on which side of the link under trial every node lies.
    trial: Vec<u8>,
    sides: Vec<u8>,
}

impl CrossingCounts {
    /// The crossings of `graph` as it is drawn.
    pub(super) fn new(graph: &Graph, x: &[f32], y: &[f32]) -> Self {
        let links: Vec<(u32, u32)> = graph.pairs().map(|(from, to)| (from as u32, to as u32)).collect();
        let mut links_of = vec![Vec::new(); graph.len()];
        for (link, (from, to)) in links.iter().enumerate() {
            links_of[*from as usize].push((link as u32, *to));
            links_of[*to as usize].push((link as u32, *from));
        }
        let width = links.len().next_multiple_of(LANES);
        let mut counts = Self {
            from_x: vec![0.0; links.len()],
            from_y: vec![0.0; links.len()],
            along_x: vec![0.0; links.len()],
            along_y: vec![0.0; links.len()],
            left: vec![0; graph.len() * width],
            width,
            crossings: vec![0; links.len()],
            links_of,
            trial: vec![0; width],
            sides: vec![0; graph.len()],
            links,
        };
        for link in 0..counts.links.len() {
            counts.draw(link, x, y);
        }
        for node in 0..graph.len() {
            counts.look_from(x[node], y[node]);
            counts.keep(node);
        }
        for node in 0..graph.len() {
            counts.trial.copy_from_slice(&counts.left[node * width..(node + 1) * width]);
            for at in 0..counts.links_of[node].len() {
                let (link, other) = counts.links_of[node][at];
                counts.crossings[link as usize] = counts.visit(node, other as usize, x, y, |_| {});
            }
        }
        counts
    }

    /// How many crossings there are.
    pub(super) fn total(&self) -> u32 {
        self.crossings.iter().sum::<u32>() / 2
    }

    /// How many crossings the links of `node` have.
    pub(super) fn at(&self, node: usize) -> u32 {
        self.links_of[node].iter().map(|(link, _)| self.crossings[*link as usize]).sum()
    }

    /// About how much work one trial of `node` is, in comparisons of links.
    pub(super) fn work(&self, node: usize) -> usize {
        self.links.len() / 3 + self.links_of[node].len() * (self.links.len() + self.sides.len()) / 4
    }

    /// How many crossings the links of `node` would have where `x` and `y` now say that it is, or `None` where that is
    /// more than `most`, or is going to be: the links that are left are taken to keep most of theirs.
    pub(super) fn count(&mut self, node: usize, x: &[f32], y: &[f32], most: f32) -> Option<u32> {
        self.look_from(x[node], y[node]);
        let (mut count, mut left) = (0, self.at(node));
        for at in 0..self.links_of[node].len() {
            let (link, other) = self.links_of[node][at];
            count += self.visit(node, other as usize, x, y, |_| {});
            left = left.saturating_sub(self.crossings[link as usize]);
            if count as f32 + KEPT * left as f32 > most {
                return None;
            }
        }
        Some(count)
    }

    /// Takes over that `node` has moved from `old` to where `x` and `y` say.
    pub(super) fn moved(&mut self, node: usize, old: (f32, f32), x: &mut [f32], y: &mut [f32]) {
        let new = (x[node], y[node]);
        (x[node], y[node]) = old;
        self.trial.copy_from_slice(&self.left[node * self.width..(node + 1) * self.width]);
        let mut crossings = std::mem::take(&mut self.crossings);
        for at in 0..self.links_of[node].len() {
            let other = self.links_of[node][at].1 as usize;
            // Nodes on one spot have no sides: what crosses there may be counted differently from either end.
            self.visit(node, other, x, y, |link| crossings[link] = crossings[link].saturating_sub(1));
        }
        (x[node], y[node]) = new;
        self.look_from(new.0, new.1);
        for at in 0..self.links_of[node].len() {
            let (link, other) = self.links_of[node][at];
            crossings[link as usize] = self.visit(node, other as usize, x, y, |link| crossings[link] += 1);
        }
        self.crossings = crossings;
        self.keep(node);
        for at in 0..self.links_of[node].len() {
            let link = self.links_of[node][at].0 as usize;
            self.draw(link, x, y);
            let (from_x, from_y) = (self.from_x[link], self.from_y[link]);
            let (along_x, along_y) = (self.along_x[link], self.along_y[link]);
            for (row, (x, y)) in self.left.chunks_exact_mut(self.width).zip(x.iter().zip(&*y)) {
                row[link] = u8::from(along_x * (y - from_y) < along_y * (x - from_x));
            }
        }
    }

    /// Takes the ends of a link from the positions.
    fn draw(&mut self, link: usize, x: &[f32], y: &[f32]) {
        let (from, to) = (self.links[link].0 as usize, self.links[link].1 as usize);
        (self.from_x[link], self.from_y[link]) = (x[from], y[from]);
        (self.along_x[link], self.along_y[link]) = (x[to] - x[from], y[to] - y[from]);
    }

    /// Finds of which links a place lies left.
    fn look_from(&mut self, x: f32, y: f32) {
        let from = self.from_x.iter().zip(&self.from_y);
        let along = self.along_x.iter().zip(&self.along_y);
        for (left, ((from_x, from_y), (along_x, along_y))) in self.trial.iter_mut().zip(from.zip(along)) {
            *left = u8::from(along_x * (y - from_y) < along_y * (x - from_x));
        }
    }

    /// Keeps the row under trial as that of `node`.
    fn keep(&mut self, node: usize) {
        self.left[node * self.width..(node + 1) * self.width].copy_from_slice(&self.trial);
    }

    /// Counts, and names to `each`, the links that the one from `node`, whose row is under trial, to `other` crosses.
    fn visit(&mut self, node: usize, other: usize, x: &[f32], y: &[f32], mut each: impl FnMut(usize)) -> u32 {
        let (from_x, from_y) = (x[node], y[node]);
        let (along_x, along_y) = (x[other] - from_x, y[other] - from_y);
        for (side, (x, y)) in self.sides.iter_mut().zip(x.iter().zip(y)) {
            *side = u8::from(along_x * (y - from_y) < along_y * (x - from_x));
        }
        let row = &self.left[other * self.width..(other + 1) * self.width];
        let (node, other) = (node as u32, other as u32);
        let mut count = 0;
        let (ours, theirs) = (self.trial.as_chunks::<LANES>().0, row.as_chunks::<LANES>().0);
        for (chunk, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
            let mut apart = u64::from_le_bytes(*ours) ^ u64::from_le_bytes(*theirs);
            while apart != 0 {
                let link = chunk * LANES + apart.trailing_zeros() as usize / 8;
                apart &= apart - 1;
                let (from, to) = self.links[link];
                let crosses = self.sides[from as usize] != self.sides[to as usize];
                if crosses && from != node && from != other && to != node && to != other {
                    count += 1;
                    each(link);
                }
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::super::crossings::crossings;
    use super::super::random::Random;
    use super::*;
    use crate::layout::Link;

    #[test]
    fn counts_stay_true_while_nodes_move() {
        let mut random = Random::new(3, 0);
        let links: Vec<Link> = (0..60)
            .map(|_| Link { ends: (random.below(20) as u32, random.below(20) as u32), weight: 1.0 })
            .filter(|link| link.ends.0 != link.ends.1)
            .collect();
        let graph = Graph::of(20, &links);
        let pairs: Vec<(usize, usize)> = graph.pairs().collect();
        let (mut x, mut y): (Vec<f32>, Vec<f32>) = (0..20).map(|_| random.in_disc()).unzip();
        let mut counts = CrossingCounts::new(&graph, &x, &y);
        for _ in 0..200 {
            assert_eq!(counts.total(), crossings(&pairs, &x, &y));
            let (node, place) = (random.below(20), random.in_disc());
            let (old, before) = ((x[node], y[node]), counts.at(node));
            (x[node], y[node]) = place;
            let (after, total) = (counts.count(node, &x, &y, f32::INFINITY).unwrap(), counts.total());
            assert_eq!(counts.count(node, &x, &y, after as f32 - 1.0), None);
            counts.moved(node, old, &mut x, &mut y);
            assert_eq!((counts.at(node), counts.total() + before), (after, total + after));
        }
    }

    #[test]
    fn no_links_have_no_crossings() {
        let mut counts = CrossingCounts::new(&Graph::of(2, &[]), &[0.0, 1.0], &[0.0, 1.0]);
        counts.moved(0, (0.0, 0.0), &mut [3.0, 1.0], &mut [3.0, 1.0]);
        assert_eq!((counts.total(), counts.count(0, &[3.0, 1.0], &[3.0, 1.0], 9.0)), (0, Some(0)));
    }
}
