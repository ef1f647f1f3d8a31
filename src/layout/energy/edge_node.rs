//! Tunnels: links that pass under the mark of a node that is not their end, and so read as two links.
//!
//! Source: edge tunnels as in Dunne, Shneiderman: Improving graph drawing readability by incorporating readability metrics
//! (2009), made smooth: a link costs nothing beyond the clearance of a mark, and the more the nearer it comes, up to 1
//! through its middle.
//!
//! Invariant: a node is never in the way of its own links. Coordinates and clearances are in hops.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use crate::layout::compute::simd::wide;
use crate::layout::graph::adjacency::Graph;

/// How many links, or nodes, are looked at side by side.
const LANES: usize = 8;
/// Links shorter than this, in hops, are points.
const POINT: f32 = 1.0e-4;
/// Where a lane without a link is, in hops.
const FAR: f32 = 1.0e9;

/// The tunnels of a drawing, kept up to date while one node after another moves.
#[derive(Debug)]
pub(crate) struct Tunnels {
    ends: Vec<(u32, u32)>,
    rows: Vec<Row>,
    /// For every node the inverse square of its clearance.
    sharpness: Vec<f32>,
    /// What each link costs, and what each node costs that is in the way.
    by_link: Vec<f32>,
    by_node: Vec<f32>,
    /// For every node its links and their other ends.
    links_of: Vec<Vec<(u32, u32)>>,
}

/// Some links as they are drawn, side by side; lanes that are left over are far away.
#[derive(Clone, Copy, Debug)]
struct Row {
    from: [u32; LANES],
    to: [u32; LANES],
    from_x: [f32; LANES],
    from_y: [f32; LANES],
    along_x: [f32; LANES],
    along_y: [f32; LANES],
    /// The inverse square of the length.
    inverse: [f32; LANES],
}

impl Tunnels {
    /// The tunnels of `graph` as it is drawn, with the clearance that each node's mark asks for.
    pub(crate) fn new(graph: &Graph, clearances: &[f32], x: &[f32], y: &[f32]) -> Self {
        let ends: Vec<(u32, u32)> = graph.pairs().map(|(from, to)| (from as u32, to as u32)).collect();
        let mut links_of = vec![Vec::new(); graph.len()];
        for (link, (from, to)) in ends.iter().enumerate() {
            links_of[*from as usize].push((link as u32, *to));
            links_of[*to as usize].push((link as u32, *from));
        }
        let mut tunnels = Self {
            rows: vec![Row::EMPTY; ends.len().div_ceil(LANES)],
            sharpness: clearances.iter().map(|clearance| 1.0 / (clearance * clearance).max(POINT * POINT)).collect(),
            by_link: vec![0.0; ends.len()],
            by_node: vec![0.0; graph.len()],
            links_of,
            ends,
        };
        for (link, (from, to)) in tunnels.ends.iter().enumerate() {
            tunnels.rows[link / LANES].draw(link % LANES, (*from, *to), x, y);
        }
        wide(|| tunnels.add_all(x, y));
        tunnels
    }

    /// Adds what every link costs to the sums, which are all nothing as yet.
    #[inline(always)]
    fn add_all(&mut self, x: &[f32], y: &[f32]) {
        let mut by_node = std::mem::take(&mut self.by_node);
        for link in 0..self.ends.len() {
            self.by_link[link] = self.under(self.ends[link], x, y, |node, cost| by_node[node] += cost);
        }
        self.by_node = by_node;
    }

    /// About how much work one trial of `node` is, in comparisons.
    pub(crate) fn work(&self, node: usize) -> usize {
        self.ends.len() / 2 + self.links_of[node].len() * self.by_node.len() / 2
    }

    /// What all tunnels cost.
    pub(crate) fn total(&self) -> f32 {
        self.by_node.iter().sum()
    }

    /// What `node` costs where it is: the links that pass under it, and the nodes that its own links pass under.
    pub(crate) fn at(&self, node: usize) -> f32 {
        self.by_node[node] + self.links_of[node].iter().map(|(link, _)| self.by_link[*link as usize]).sum::<f32>()
    }

    /// What `node` would cost where `x` and `y` now say that it is, or `None` where that is more than `most`.
    pub(crate) fn cost(&self, node: usize, x: &[f32], y: &[f32], most: f32) -> Option<f32> {
        wide(|| {
            let mut cost = self.over(node, (x[node], y[node]), |_, _| {});
            for (_, other) in &self.links_of[node] {
                if cost > most {
                    return None;
                }
                cost += self.under((node as u32, *other), x, y, |_, _| {});
            }
            (cost <= most).then_some(cost)
        })
    }

    /// Takes over that `node` has moved from `old` to where `x` and `y` say.
    pub(crate) fn moved(&mut self, node: usize, old: (f32, f32), x: &mut [f32], y: &mut [f32]) {
        let new = (x[node], y[node]);
        (x[node], y[node]) = old;
        wide(|| self.account(node, x, y, -1.0));
        (x[node], y[node]) = new;
        for (link, _) in &self.links_of[node] {
            let link = *link as usize;
            self.rows[link / LANES].draw(link % LANES, self.ends[link], x, y);
        }
        wide(|| self.account(node, x, y, 1.0));
    }

    /// Adds what `node` costs where it is to all sums, `sign` times.
    #[inline(always)]
    fn account(&mut self, node: usize, x: &[f32], y: &[f32], sign: f32) {
        let (mut by_link, mut by_node) = (std::mem::take(&mut self.by_link), std::mem::take(&mut self.by_node));
        by_node[node] += sign * self.over(node, (x[node], y[node]), |link, cost| by_link[link] += sign * cost);
        for (link, other) in &self.links_of[node] {
            let under = self.under((node as u32, *other), x, y, |at, cost| by_node[at] += sign * cost);
            by_link[*link as usize] += sign * under;
        }
        (self.by_link, self.by_node) = (by_link, by_node);
    }

    /// What the links of others that pass under `node` cost, were it at `place`; each is named to `each`.
    #[inline(always)]
    fn over(&self, node: usize, place: (f32, f32), mut each: impl FnMut(usize, f32)) -> f32 {
        let (sharpness, node) = (self.sharpness[node], node as u32);
        let mut sum = 0.0;
        for (at, row) in self.rows.iter().enumerate() {
            let costs = row.costs(place, sharpness);
            if costs.iter().any(|cost| *cost > 0.0) {
                for (lane, cost) in costs.iter().enumerate() {
                    if *cost > 0.0 && row.from[lane] != node && row.to[lane] != node {
                        sum += cost;
                        each(at * LANES + lane, *cost);
                    }
                }
            }
        }
        sum
    }

    /// What a link between `ends` costs that passes under others, each of which is named to `each`.
    #[inline(always)]
    fn under(&self, ends: (u32, u32), x: &[f32], y: &[f32], mut each: impl FnMut(usize, f32)) -> f32 {
        let from = (x[ends.0 as usize], y[ends.0 as usize]);
        let along = (x[ends.1 as usize] - from.0, y[ends.1 as usize] - from.1);
        let inverse = inverse_square(along);
        let mut sum = 0.0;
        let mut add = |node: usize, cost: f32| {
            if cost > 0.0 && node != ends.0 as usize && node != ends.1 as usize {
                sum += cost;
                each(node, cost);
            }
        };
        let (x_lanes, x_rest) = x.as_chunks::<LANES>();
        let (y_lanes, y_rest) = y.as_chunks::<LANES>();
        let (sharpness_lanes, sharpness_rest) = self.sharpness.as_chunks::<LANES>();
        for (at, ((x, y), sharpness)) in x_lanes.iter().zip(y_lanes).zip(sharpness_lanes).enumerate() {
            let mut costs = [0.0; LANES];
            for lane in 0..LANES {
                costs[lane] = nearness(from, along, inverse, (x[lane], y[lane]), sharpness[lane]);
            }
            if costs.iter().any(|cost| *cost > 0.0) {
                costs.iter().enumerate().for_each(|(lane, cost)| add(at * LANES + lane, *cost));
            }
        }
        for (at, ((x, y), sharpness)) in x_rest.iter().zip(y_rest).zip(sharpness_rest).enumerate() {
            add(x_lanes.len() * LANES + at, nearness(from, along, inverse, (*x, *y), *sharpness));
        }
        sum
    }
}

impl Row {
    const EMPTY: Self = Self {
        from: [u32::MAX; LANES],
        to: [u32::MAX; LANES],
        from_x: [FAR; LANES],
        from_y: [FAR; LANES],
        along_x: [0.0; LANES],
        along_y: [0.0; LANES],
        inverse: [0.0; LANES],
    };

    /// Takes the ends of a link from the positions.
    fn draw(&mut self, lane: usize, ends: (u32, u32), x: &[f32], y: &[f32]) {
        let (from, to) = (ends.0 as usize, ends.1 as usize);
        (self.from[lane], self.to[lane]) = ends;
        (self.from_x[lane], self.from_y[lane]) = (x[from], y[from]);
        (self.along_x[lane], self.along_y[lane]) = (x[to] - x[from], y[to] - y[from]);
        self.inverse[lane] = inverse_square((self.along_x[lane], self.along_y[lane]));
    }

    /// What each link costs under a mark at `place`.
    #[inline(always)]
    fn costs(&self, place: (f32, f32), sharpness: f32) -> [f32; LANES] {
        let mut costs = [0.0; LANES];
        for (lane, cost) in costs.iter_mut().enumerate() {
            let from = (self.from_x[lane], self.from_y[lane]);
            let along = (self.along_x[lane], self.along_y[lane]);
            *cost = nearness(from, along, self.inverse[lane], place, sharpness);
        }
        costs
    }
}

/// The inverse square of a length.
fn inverse_square((dx, dy): (f32, f32)) -> f32 {
    1.0 / (dx * dx + dy * dy).max(POINT * POINT)
}

/// 1 for a place on the line from `from` along `along`, 0 from its clearance on.
#[inline(always)]
fn nearness(from: (f32, f32), along: (f32, f32), inverse: f32, place: (f32, f32), sharpness: f32) -> f32 {
    let (dx, dy) = (place.0 - from.0, place.1 - from.1);
    let share = ((dx * along.0 + dy * along.1) * inverse).clamp(0.0, 1.0);
    let (dx, dy) = (dx - share * along.0, dy - share * along.1);
    (1.0 - (dx * dx + dy * dy) * sharpness).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::compute::random::Random;

    fn graph(count: usize, ends: &[(u32, u32)]) -> Graph {
        Graph::of(count, &ends.iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect::<Vec<_>>())
    }

    fn cost(third: (f32, f32), ends: &[(u32, u32)]) -> f32 {
        Tunnels::new(&graph(3, ends), &[0.2; 3], &[-1.0, 1.0, third.0], &[0.0, 0.0, third.1]).total()
    }

    #[test]
    fn a_mark_on_a_link_of_others_costs_one_and_nothing_from_its_clearance_on() {
        assert_eq!(cost((0.0, 0.0), &[(0, 1)]), 1.0);
        assert!((cost((0.5, 0.1), &[(0, 1)]) - 0.75).abs() < 1.0e-5);
        assert_eq!([cost((0.0, 0.2), &[(0, 1)]), cost((1.3, 0.0), &[(0, 1)])], [0.0, 0.0]);
        assert_eq!(cost((1.0, 0.0), &[(0, 2), (1, 2)]), 1.0);
        assert_eq!(cost((0.0, 0.1), &[]), 0.0);
    }

    #[test]
    fn a_node_is_never_in_the_way_of_its_own_links() {
        assert_eq!(cost((0.0, 0.0), &[(0, 2), (1, 2)]), 0.0);
        assert_eq!(Tunnels::new(&graph(2, &[(0, 1)]), &[0.2; 2], &[0.0; 2], &[0.0; 2]).total(), 0.0);
    }

    #[test]
    fn sums_stay_true_while_nodes_move() {
        let mut random = Random::new(3, 0);
        let ends: Vec<(u32, u32)> =
            (0..40).map(|_| (random.below(20) as u32, random.below(20) as u32)).filter(|(a, b)| a != b).collect();
        let graph = graph(20, &ends);
        let clearances: Vec<f32> = (0..20).map(|at| 0.05 + 0.01 * at as f32).collect();
        let (mut x, mut y): (Vec<f32>, Vec<f32>) = (0..20).map(|_| random.in_disc()).unzip();
        let mut tunnels = Tunnels::new(&graph, &clearances, &x, &y);
        for _ in 0..100 {
            let (node, place) = (random.below(20), random.in_disc());
            let (old, before, total) = ((x[node], y[node]), tunnels.at(node), tunnels.total());
            (x[node], y[node]) = place;
            let after = tunnels.cost(node, &x, &y, f32::INFINITY).unwrap();
            assert!(after == 0.0 || tunnels.cost(node, &x, &y, 0.9 * after).is_none());
            tunnels.moved(node, old, &mut x, &mut y);
            let anew = Tunnels::new(&graph, &clearances, &x, &y);
            assert!((tunnels.at(node) - after).abs() < 1.0e-3 && (anew.total() - tunnels.total()).abs() < 1.0e-3);
            assert!((tunnels.total() - total - (after - before)).abs() < 1.0e-3);
            assert!((anew.by_link.iter().sum::<f32>() - anew.total()).abs() < 1.0e-3);
        }
    }
}
