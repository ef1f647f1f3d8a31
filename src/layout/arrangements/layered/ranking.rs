//! Ranking: which node stands on which layer.
//!
//! Source: list scheduling by longest path with layers of bounded size (Coffman, Graham 1972, with the longest path in
//! place of their labels); nodes that nothing leads to are then moved towards the first that they lead to (Gansner et al.
//! 1993).
//!
//! Invariant: every link leads to a later layer.

use crate::layout::arrangements::set::GAP;

/// A layer holds at least this many nodes, however flat the page.
const FEWEST: usize = 5;

/// How many nodes a layer may hold, so that layers `gap` apart fill a page of this aspect.
pub(super) fn fitting(halves: &[(f32, f32)], aspect: f32, gap: f32) -> usize {
    let count = halves.len().max(1) as f32;
    let (width, height) = halves
        .iter()
        .fold((0.0_f32, 0.0), |(width, height), half| (width.max(2.0 * half.0 + gap), height + 2.0 * half.1 + GAP));
    let height = height / count;
    // Of `count` nodes, layers of m make count ÷ m layers: width × count ÷ m = aspect × height × m.
    ((width * count / (aspect * height)).sqrt().ceil() as usize).max(FEWEST)
}

/// For every node its rank, the number of its layer. `links` must have no cycle; a layer holds at most `most` nodes.
pub(super) fn ranks(count: usize, links: &[(usize, usize)], most: usize) -> Vec<usize> {
    let (mut into, mut out) = (vec![0_usize; count], vec![Vec::new(); count]);
    for (from, to) in links {
        out[*from].push(*to);
        into[*to] += 1;
    }
    let mut open = into.clone();
    let mut line: Vec<usize> = (0..count).filter(|node| open[*node] == 0).collect();
    let mut at = 0;
    while at < line.len() {
        for next in &out[line[at]] {
            open[*next] -= 1;
            if open[*next] == 0 {
                line.push(*next);
            }
        }
        at += 1;
    }
    // The longest path that begins at each node.
    let mut ahead = vec![0_usize; count];
    for node in line.iter().rev() {
        ahead[*node] = out[*node].iter().map(|next| ahead[*next] + 1).max().unwrap_or(0);
    }
    let mut earliest = vec![0_usize; count];
    let mut rank = vec![0_usize; count];
    let mut held: Vec<usize> = Vec::new();
    // The node with the longest path ahead comes first; that order leads along every link too.
    line.sort_by_key(|node| (std::cmp::Reverse(ahead[*node]), *node));
    for node in &line {
        let mut at = earliest[*node];
        while held.get(at).is_some_and(|held| *held >= most) {
            at += 1;
        }
        if held.len() <= at {
            held.resize(at + 1, 0);
        }
        held[at] += 1;
        rank[*node] = at;
        for next in &out[*node] {
            earliest[*next] = earliest[*next].max(at + 1);
        }
    }
    move_up(&line, &into, &out, &mut rank, &mut held, most);
    rank
}

/// Moves nodes that nothing leads to towards the first that they lead to, where that layer has room.
fn move_up(line: &[usize], into: &[usize], out: &[Vec<usize>], rank: &mut [usize], held: &mut [usize], most: usize) {
    for node in line.iter().rev().filter(|node| into[**node] == 0) {
        let Some(first) = out[*node].iter().map(|next| rank[*next]).min() else { continue };
        let wished = (rank[*node]..first).rev().find(|at| *at == rank[*node] || held[*at] < most);
        if let Some(at) = wished {
            held[rank[*node]] -= 1;
            held[at] += 1;
            rank[*node] = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_leads_to_a_later_layer() {
        let links: Vec<(usize, usize)> = (0..90).map(|at| (at % 29, at % 29 + 1 + at % 7)).collect();
        let of = ranks(36, &links, 4);
        assert!(links.iter().all(|(from, to)| of[*from] < of[*to]));
        assert!((0..=*of.iter().max().unwrap_or(&0)).all(|layer| of.iter().filter(|of| **of == layer).count() <= 4));
    }

    #[test]
    fn a_late_source_stands_beside_what_it_leads_to() {
        assert_eq!(ranks(5, &[(0, 1), (1, 2), (2, 3), (4, 3)], 9), [0, 1, 2, 3, 2]);
        assert_eq!(ranks(0, &[], 9), Vec::<usize>::new());
        assert_eq!(ranks(2, &[], 9), [0, 0]);
    }

    #[test]
    fn a_flat_page_has_small_layers() {
        let halves = [(50.0, 10.0); 100];
        assert!(fitting(&halves, 4.0, 50.0) < fitting(&halves, 0.5, 50.0));
        assert_eq!(fitting(&[], 1.0, 50.0), FEWEST);
    }
}
