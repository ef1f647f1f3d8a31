//! An order round a circle in which few links cross.
//!
//! Source: the first order by He, Sýkora: New circular drawing algorithms (ITAT 2004), which leaves trees and rings without
//! a crossing; then the sifting of Baur, Brandes: Crossing reduction in circular layouts (WG 2004): each node moves once
//! round the circle, neighbour by neighbour, and stays where the fewest links cross.
//!
//! Invariant: every node stands once in the order; the same links give the same order.

use crate::layout::graph::adjacency::Adjacency;

/// The most work of all sifting, in steps past a neighbour; larger networks keep the first order.
const MOST_WORK: usize = 2_000_000;
/// The most rounds.
const ROUNDS: usize = 8;

/// The order of all nodes of `graph`.
pub(super) fn circular_order(graph: &Adjacency<()>) -> Vec<usize> {
    let mut order = depth_first(graph);
    let work = graph.len().saturating_mul(graph.arcs());
    if graph.len() < 4 || work > MOST_WORK {
        return order;
    }
    let rounds = (MOST_WORK / work.max(1)).clamp(1, ROUNDS);
    for _ in 0..rounds {
        let mut gained = 0;
        for node in 0..graph.len() {
            gained += sift(node, graph, &mut order);
        }
        if gained == 0 {
            break;
        }
    }
    order
}

/// Depth first, from the node of least degree, the neighbour of least degree first.
fn depth_first(graph: &Adjacency<()>) -> Vec<usize> {
    let key = |node: &usize| (graph.degree(*node), *node);
    let mut starts: Vec<usize> = (0..graph.len()).collect();
    starts.sort_by_key(key);
    let mut seen = vec![false; graph.len()];
    let mut order = Vec::with_capacity(graph.len());
    for start in starts {
        let mut stack = vec![start];
        while let Some(node) = stack.pop() {
            if std::mem::replace(&mut seen[node], true) {
                continue;
            }
            order.push(node);
            let mut next: Vec<usize> =
                graph.neighbours(node).iter().map(|next| *next as usize).filter(|next| !seen[*next]).collect();
            next.sort_by_key(|node| std::cmp::Reverse(key(node)));
            stack.extend(next);
        }
    }
    order
}

/// Moves `node` round the circle to where the fewest links cross, and says by how many there are fewer.
fn sift(node: usize, graph: &Adjacency<()>, order: &mut Vec<usize>) -> i64 {
    let count = order.len();
    let Some(start) = order.iter().position(|other| *other == node) else { return 0 };
    order.rotate_left(start);
    // The node stands first; the others keep their places while it passes them one by one.
    let mut place = vec![0_usize; count];
    for (at, other) in order.iter().enumerate() {
        place[*other] = at;
    }
    let sorted = |of: usize| {
        let mut places: Vec<usize> = graph.neighbours(of).iter().map(|other| place[*other as usize]).collect();
        places.sort_unstable();
        places
    };
    let own = sorted(node);
    let (mut change, mut best, mut best_at) = (0_i64, 0_i64, 0);
    for (at, passed) in order.iter().enumerate().skip(1) {
        let theirs = sorted(*passed);
        change += crossings_turned(&own, &theirs, at, count);
        if change < best {
            (best, best_at) = (change, at);
        }
    }
    order.remove(0);
    order.insert(best_at, node);
    -best
}

/// By how many the crossings grow when a node with links to `own` has passed the one at place `at` with links to
/// `theirs`.
///
/// With the node in front, its link crosses each of the other's that leads farther round; behind, each that leads less far.
fn crossings_turned(own: &[usize], theirs: &[usize], at: usize, count: usize) -> i64 {
    // Places counted onwards from the pair. Links between the two cross nothing of the two.
    let onward = |places: &[usize], but: usize| {
        let places = places.iter().filter(|place| **place != but);
        let mut places: Vec<usize> = places.map(|place| (place + count - at) % count).collect();
        places.sort_unstable();
        places
    };
    let (mine, others) = (onward(own, at), onward(theirs, 0));
    let (mut nearer, mut not_farther, mut change) = (0, 0, 0_i64);
    for place in &mine {
        while nearer < others.len() && others[nearer] < *place {
            nearer += 1;
        }
        while not_farther < others.len() && others[not_farther] <= *place {
            not_farther += 1;
        }
        change += nearer as i64 - (others.len() - not_farther) as i64;
    }
    change
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(count: usize, links: &[(usize, usize)]) -> Adjacency<()> {
        Adjacency::simple(count, links.iter().map(|(from, to)| (*from as u32, *to as u32)))
    }

    /// How many pairs of links cross on the circle.
    fn crossings(order: &[usize], links: &[(usize, usize)]) -> usize {
        let place = |node: usize| order.iter().position(|other| *other == node).expect("every node has a place");
        let chords: Vec<(usize, usize)> =
            links.iter().map(|(from, to)| (place(*from).min(place(*to)), place(*from).max(place(*to)))).collect();
        let crosses = |one: &(usize, usize), other: &(usize, usize)| {
            one.0 < other.0 && other.0 < one.1 && one.1 < other.1
                || other.0 < one.0 && one.0 < other.1 && other.1 < one.1
        };
        chords.iter().enumerate().map(|(at, one)| chords[..at].iter().filter(|other| crosses(one, other)).count()).sum()
    }

    #[test]
    fn a_ring_and_a_tree_cross_nowhere() {
        let ring: Vec<(usize, usize)> = (0..12).map(|at| ((at * 5) % 12, ((at + 1) * 5) % 12)).collect();
        assert_eq!(crossings(&circular_order(&graph(12, &ring)), &ring), 0);
        let tree: Vec<(usize, usize)> = (1..15).map(|at| (at, (at - 1) / 2)).collect();
        assert_eq!(crossings(&circular_order(&graph(15, &tree)), &tree), 0);
    }

    #[test]
    fn sifting_counts_what_it_gains() {
        let links: Vec<(usize, usize)> = (0..40).map(|at| (at * 7 % 16, (at * 11 + 3) % 16)).collect();
        let graph = graph(16, &links);
        let mut unique = links.iter().map(|(a, b)| (*a.min(b), *a.max(b))).filter(|(a, b)| a != b).collect::<Vec<_>>();
        unique.sort_unstable();
        unique.dedup();
        let mut order: Vec<usize> = (0..16).collect();
        for node in 0..16 {
            let before = crossings(&order, &unique) as i64;
            let gained = sift(node, &graph, &mut order);
            assert_eq!(before - crossings(&order, &unique) as i64, gained, "{node}");
        }
    }

    #[test]
    fn every_node_stands_once_in_the_order() {
        for count in 0..6 {
            let mut order = circular_order(&graph(count, &[]));
            order.sort_unstable();
            assert_eq!(order, (0..count).collect::<Vec<_>>());
        }
    }
}
