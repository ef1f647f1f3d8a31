//! The crossings of every link, kept up to date while one node after another moves.
//!
//! Two links cross where the ends of each lie on different sides of the other. Which nodes lie left of which link is kept
//! in a table of bits. A trial of a new place for a node asks for one row of it, once for all of its links. Which links
//! have one end on either side of the link under trial is the sum, without carries, of the links of the nodes on its left;
//! the sums over every four nodes are kept (Arlazarov, Dinic, Kronrod, Faradzev 1970), so that 64 links are compared by
//! one operation.
//!
//! Invariant: links that share an end never count. A node exactly on a link counts as right of it.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use crate::layout::compute::simd::wide;
use crate::layout::graph::adjacency::Graph;

/// How many links are compared at once, and how many nodes.
const LINKS: usize = 64;
const NODES: usize = 8;
/// The nodes whose sums are kept together, and how many sums these have.
const FOUR: usize = 4;
const SUMS: usize = 1 << FOUR;
/// How many words of a row may be summed up side by side; rows of more than two words are made up to whole fours.
const STEPS: [usize; 4] = [8, 4, 2, 1];
/// The share of their crossings that links are taken to keep while they have not been counted anew.
const KEPT: f32 = 0.7;

/// The links of a drawing and their crossings.
#[derive(Debug)]
pub(crate) struct CrossingCounts {
    links: Vec<(u32, u32)>,
    lines: Vec<Lines>,
    /// How many words a row of bits has: one for each of `lines`, and some more for whole steps.
    width: usize,
    /// For every node a row with a bit for each link: 1 where the node lies left of it.
    left: Vec<u64>,
    /// For every node a row of its links, and for every four nodes the rows of all sums of theirs.
    own: Vec<u64>,
    sums: Vec<u64>,
    /// With how many others each link crosses.
    crossings: Vec<u32>,
    /// For every node its links and their other ends.
    links_of: Vec<Vec<(u32, u32)>>,
    /// The row of the node under trial, and the links that the one under trial crosses.
    trial: Vec<u64>,
    crossed: Vec<u64>,
    /// For every four nodes, which of them lie left of the link under trial.
    seen: Vec<u8>,
}

/// Where some links begin, and their directions; those that are left over have none.
#[derive(Clone, Copy, Debug)]
struct Lines {
    from_x: [f32; LINKS],
    from_y: [f32; LINKS],
    along_x: [f32; LINKS],
    along_y: [f32; LINKS],
}

impl Lines {
    const NONE: Self =
        Self { from_x: [0.0; LINKS], from_y: [0.0; LINKS], along_x: [0.0; LINKS], along_y: [0.0; LINKS] };

    /// A bit for each link: 1 where a place lies left of it.
    #[inline(always)]
    fn seen_from(&self, x: f32, y: f32) -> u64 {
        let mut sides = [0; LINKS];
        for (link, is_left) in sides.iter_mut().enumerate() {
            let from = (self.from_x[link], self.from_y[link]);
            *is_left = side((x, y), from, (self.along_x[link], self.along_y[link]));
        }
        let bits = sides.as_chunks().0.iter().enumerate();
        bits.fold(0, |bits, (at, sides)| bits | packed(*sides) << (NODES * at))
    }

    /// Takes the ends of a link from the positions.
    fn draw(&mut self, link: usize, (from, to): (u32, u32), x: &[f32], y: &[f32]) {
        let (from, to) = (from as usize, to as usize);
        (self.from_x[link], self.from_y[link]) = (x[from], y[from]);
        (self.along_x[link], self.along_y[link]) = (x[to] - x[from], y[to] - y[from]);
    }
}

impl CrossingCounts {
    /// The crossings of `graph` as it is drawn.
    pub(crate) fn new(graph: &Graph, x: &[f32], y: &[f32]) -> Self {
        let links: Vec<(u32, u32)> = graph.pairs().map(|(from, to)| (from as u32, to as u32)).collect();
        let (count, rows) = (graph.len(), links.len().div_ceil(LINKS));
        let width = if rows > 2 { rows.next_multiple_of(4) } else { rows };
        let mut links_of = vec![Vec::new(); count];
        let mut own = vec![0; count.next_multiple_of(NODES) * width];
        for (link, (from, to)) in links.iter().enumerate() {
            links_of[*from as usize].push((link as u32, *to));
            links_of[*to as usize].push((link as u32, *from));
            for end in [*from as usize, *to as usize] {
                own[end * width + link / LINKS] |= 1 << (link % LINKS);
            }
        }
        let mut counts = Self {
            lines: vec![Lines::NONE; rows],
            left: vec![0; count * width],
            sums: sums(&own, width),
            own,
            crossings: vec![0; links.len()],
            links_of,
            trial: vec![0; width],
            crossed: vec![0; width],
            seen: vec![0; count.next_multiple_of(NODES) / FOUR],
            width,
            links,
        };
        for (link, ends) in counts.links.iter().enumerate() {
            counts.lines[link / LINKS].draw(link % LINKS, *ends, x, y);
        }
        wide(|| counts.count_all(x, y));
        counts
    }

    /// Counts the crossings of every link, from one of its ends.
    #[inline(always)]
    fn count_all(&mut self, x: &[f32], y: &[f32]) {
        for node in 0..x.len() {
            self.look_from(x[node], y[node]);
            self.keep(node);
        }
        for node in 0..x.len() {
            self.trial.copy_from_slice(&self.left[node * self.width..(node + 1) * self.width]);
            for at in 0..self.links_of[node].len() {
                let (link, other) = self.links_of[node][at];
                if node < other as usize {
                    self.crossings[link as usize] = self.visit(node, other as usize, x, y);
                }
            }
        }
    }

    /// The links of `node`, with their other ends.
    pub(crate) fn links_of(&self, node: usize) -> &[(u32, u32)] {
        &self.links_of[node]
    }

    /// How many crossings there are.
    pub(crate) fn total(&self) -> u32 {
        self.crossings.iter().sum::<u32>() / 2
    }

    /// How many crossings the links of `node` have.
    pub(crate) fn at(&self, node: usize) -> u32 {
        self.links_of[node].iter().map(|(link, _)| self.crossings[*link as usize]).sum()
    }

    /// About how much work one trial of `node` is, in comparisons of links.
    pub(crate) fn work(&self, node: usize) -> usize {
        self.links.len() / 3 + self.links_of[node].len() * (self.links.len() + self.links_of.len()) / 4
    }

    /// How many crossings the links of `node` would have where `x` and `y` now say that it is, or `None` where that is
    /// more than `most`, or is going to be: the links that are left are taken to keep most of theirs.
    pub(crate) fn count(&mut self, node: usize, x: &[f32], y: &[f32], most: f32) -> Option<u32> {
        wide(|| {
            self.look_from(x[node], y[node]);
            let (mut count, mut left) = (0, self.at(node));
            for at in 0..self.links_of[node].len() {
                let (link, other) = self.links_of[node][at];
                count += self.visit(node, other as usize, x, y);
                left = left.saturating_sub(self.crossings[link as usize]);
                if count as f32 + KEPT * left as f32 > most {
                    return None;
                }
            }
            Some(count)
        })
    }

    /// Takes over that `node` has moved from `old` to where `x` and `y` say.
    pub(crate) fn moved(&mut self, node: usize, old: (f32, f32), x: &mut [f32], y: &mut [f32]) {
        let new = (x[node], y[node]);
        (x[node], y[node]) = old;
        wide(|| self.forget(node, x, y));
        (x[node], y[node]) = new;
        wide(|| self.learn(node, x, y));
    }

    /// Takes the crossings of `node` where it was off those of the others.
    #[inline(always)]
    fn forget(&mut self, node: usize, x: &[f32], y: &[f32]) {
        self.trial.copy_from_slice(&self.left[node * self.width..(node + 1) * self.width]);
        for at in 0..self.links_of[node].len() {
            self.visit(node, self.links_of[node][at].1 as usize, x, y);
            // Nodes on one spot have no sides: what crosses there may be counted differently from either end.
            for link in bits(&self.crossed) {
                self.crossings[link] = self.crossings[link].saturating_sub(1);
            }
        }
    }

    /// Counts `node` where it is, and draws its links anew.
    #[inline(always)]
    fn learn(&mut self, node: usize, x: &[f32], y: &[f32]) {
        self.look_from(x[node], y[node]);
        for at in 0..self.links_of[node].len() {
            let (link, other) = self.links_of[node][at];
            let count = self.visit(node, other as usize, x, y);
            for link in bits(&self.crossed) {
                self.crossings[link] += 1;
            }
            self.crossings[link as usize] = count;
        }
        self.keep(node);
        for (link, _) in &self.links_of[node] {
            let (word, link) = (*link as usize / LINKS, *link as usize);
            self.lines[word].draw(link % LINKS, self.links[link], x, y);
            let lines = &self.lines[word];
            let from = (lines.from_x[link % LINKS], lines.from_y[link % LINKS]);
            let along = (lines.along_x[link % LINKS], lines.along_y[link % LINKS]);
            for (row, (x, y)) in self.left.chunks_exact_mut(self.width).zip(x.iter().zip(y)) {
                let is_left = u64::from(side((*x, *y), from, along));
                row[word] = row[word] & !(1 << (link % LINKS)) | is_left << (link % LINKS);
            }
        }
    }

    /// Finds of which links a place lies left.
    #[inline(always)]
    fn look_from(&mut self, x: f32, y: f32) {
        for (word, lines) in self.trial.iter_mut().zip(&self.lines) {
            *word = lines.seen_from(x, y);
        }
    }

    /// Keeps the row under trial as that of `node`.
    fn keep(&mut self, node: usize) {
        self.left[node * self.width..(node + 1) * self.width].copy_from_slice(&self.trial);
    }

    /// Counts the links that the one from `node`, whose row is under trial, to `other` crosses, and notes which they are.
    #[inline(always)]
    fn visit(&mut self, node: usize, other: usize, x: &[f32], y: &[f32]) -> u32 {
        self.look_along((x[node], y[node]), (x[other], y[other]), x, y);
        let (mut word, mut count) = (0, 0);
        while word < self.width {
            let step = STEPS.into_iter().find(|step| word + step <= self.width).unwrap_or(1);
            count += match step {
                8 => self.cross::<8>(node, other, word),
                4 => self.cross::<4>(node, other, word),
                2 => self.cross::<2>(node, other, word),
                _ => self.cross::<1>(node, other, word),
            };
            word += step;
        }
        count
    }

    /// The part of [`Self::visit`] for some words side by side: adds the links of the nodes that were seen to lie left,
    /// without carries.
    #[inline(always)]
    fn cross<const WORDS: usize>(&mut self, node: usize, other: usize, word: usize) -> u32 {
        let mut sum = [0; WORDS];
        for (four, left) in self.seen.iter().enumerate() {
            let from = (four * SUMS + usize::from(*left)) * self.width + word;
            for (sum, more) in sum.iter_mut().zip(&self.sums[from..from + WORDS]) {
                *sum ^= more;
            }
        }
        let row = |node: usize| node * self.width + word..node * self.width + word + WORDS;
        let (ours, theirs) = (&self.trial[word..word + WORDS], &self.left[row(other)]);
        let (own, others) = (&self.own[row(node)], &self.own[row(other)]);
        let mut count = 0;
        for (at, crossed) in self.crossed[word..word + WORDS].iter_mut().enumerate() {
            *crossed = sum[at] & (ours[at] ^ theirs[at]) & !(own[at] | others[at]);
            count += crossed.count_ones();
        }
        count
    }

    /// Finds which nodes lie left of a line, and notes that for every four of them.
    #[inline(always)]
    fn look_along(&mut self, from: (f32, f32), to: (f32, f32), x: &[f32], y: &[f32]) {
        let along = (to.0 - from.0, to.1 - from.1);
        let (x_lanes, x_rest) = x.as_chunks::<NODES>();
        let (y_lanes, y_rest) = y.as_chunks::<NODES>();
        let (pairs, _) = self.seen.as_chunks_mut::<2>();
        for ((x, y), seen) in x_lanes.iter().zip(y_lanes).zip(pairs.iter_mut()) {
            let mut sides = [0; NODES];
            for lane in 0..NODES {
                sides[lane] = side((x[lane], y[lane]), from, along);
            }
            *seen = halves(packed(sides));
        }
        if let (false, Some(seen)) = (x_rest.is_empty(), pairs.last_mut()) {
            let mut sides = [0; NODES];
            for (side_of, (x, y)) in sides.iter_mut().zip(x_rest.iter().zip(y_rest)) {
                *side_of = side((*x, *y), from, along);
            }
            *seen = halves(packed(sides));
        }
    }
}

/// 1 for a place left of the line from `from` along `along`, 0 for one on it or right of it.
#[inline(always)]
fn side((x, y): (f32, f32), from: (f32, f32), along: (f32, f32)) -> u8 {
    u8::from(along.0 * (y - from.1) < along.1 * (x - from.0))
}

/// Eight bytes of 0 or 1 as eight bits.
#[inline(always)]
fn packed(sides: [u8; NODES]) -> u64 {
    u64::from_le_bytes(sides).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The lower four and the upper four of eight bits.
#[inline(always)]
fn halves(bits: u64) -> [u8; 2] {
    [(bits & 15) as u8, (bits >> FOUR) as u8]
}

/// The places of the bits of a row.
fn bits(row: &[u64]) -> impl Iterator<Item = usize> + '_ {
    row.iter().enumerate().flat_map(|(at, word)| {
        let left = std::iter::successors(Some(*word), |left| Some(left & left.wrapping_sub(1)));
        left.take_while(|left| *left != 0).map(move |left| at * LINKS + left.trailing_zeros() as usize)
    })
}

/// For every four rows their sums without carries, each the sum of one row and of an earlier sum.
fn sums(rows: &[u64], width: usize) -> Vec<u64> {
    let fours = rows.len() / (FOUR * width).max(1);
    let mut sums = vec![0; fours * SUMS * width];
    for four in 0..fours {
        for sum in 1..SUMS {
            let (node, rest) = (sum.ilog2() as usize, sum - (1 << sum.ilog2()));
            for word in 0..width {
                let row = rows[(four * FOUR + node) * width + word];
                sums[(four * SUMS + sum) * width + word] = sums[(four * SUMS + rest) * width + word] ^ row;
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::super::segments::crossings;
    use super::*;
    use crate::layout::Link;
    use crate::layout::compute::random::Random;

    /// Checks the counts of a graph of chance against counting all pairs anew, move after move.
    fn check(count: usize, links: usize, moves: usize, width: usize) {
        let mut random = Random::new(3, 0);
        let links: Vec<Link> = (0..links)
            .map(|_| Link { ends: (random.below(count) as u32, random.below(count) as u32), weight: 1.0 })
            .filter(|link| link.ends.0 != link.ends.1)
            .collect();
        let graph = Graph::of(count, &links);
        let pairs: Vec<(usize, usize)> = graph.pairs().collect();
        let (mut x, mut y): (Vec<f32>, Vec<f32>) = (0..count).map(|_| random.in_disc()).unzip();
        let mut counts = CrossingCounts::new(&graph, &x, &y);
        assert_eq!(counts.width, width);
        for _ in 0..moves {
            assert_eq!(counts.total(), crossings(&pairs, &x, &y));
            let (node, place) = (random.below(count), random.in_disc());
            let (old, before) = ((x[node], y[node]), counts.at(node));
            (x[node], y[node]) = place;
            let (after, total) = (counts.count(node, &x, &y, f32::INFINITY).unwrap(), counts.total());
            assert_eq!(counts.count(node, &x, &y, after as f32 - 1.0), None);
            counts.moved(node, old, &mut x, &mut y);
            assert_eq!((counts.at(node), counts.total() + before), (after, total + after));
        }
    }

    #[test]
    fn counts_stay_true_while_nodes_move() {
        check(20, 60, 200, 1);
        check(20, 120, 50, 2);
    }

    #[test]
    fn rows_of_many_words_are_counted_in_whole_steps() {
        check(20, 400, 20, 4);
        check(42, 1_500, 20, 12);
    }

    #[test]
    fn no_links_have_no_crossings() {
        let mut counts = CrossingCounts::new(&Graph::of(2, &[]), &[0.0, 1.0], &[0.0, 1.0]);
        counts.moved(0, (0.0, 0.0), &mut [3.0, 1.0], &mut [3.0, 1.0]);
        assert_eq!((counts.total(), counts.count(0, &[3.0, 1.0], &[3.0, 1.0], 9.0)), (0, Some(0)));
    }
}
