//! Connected components: what no link joins is laid out apart.
//!
//! Invariant: within a component nodes stand in breadth-first order, so that neighbours lie close in memory.

use super::graph::Graph;

/// The components of `graph`, the largest first, equal ones by their first node. Each is a list of nodes in
/// breadth-first order from the one with the most neighbours.
pub(super) fn components(graph: &Graph) -> Vec<Vec<u32>> {
    let mut seen = vec![false; graph.len()];
    let mut found: Vec<Vec<u32>> = Vec::new();
    for first in 0..graph.len() {
        if seen[first] {
            continue;
        }
        let members = breadth_first(graph, first, &mut seen);
        // The first of those with the most neighbours.
        let hub = members
            .iter()
            .copied()
            .min_by_key(|node| (std::cmp::Reverse(graph.neighbours(*node as usize).len()), *node));
        for node in &members {
            seen[*node as usize] = false;
        }
        found.push(breadth_first(graph, hub.map_or(first, |hub| hub as usize), &mut seen));
    }
    found.sort_by_key(|members| std::cmp::Reverse(members.len()));
    found
}

/// Everybody that can be reached from `first`, in the order of a breadth-first search.
fn breadth_first(graph: &Graph, first: usize, seen: &mut [bool]) -> Vec<u32> {
    let mut order = vec![first as u32];
    seen[first] = true;
    let mut next = 0;
    while let Some(node) = order.get(next).copied() {
        next += 1;
        for target in graph.neighbours(node as usize) {
            if !std::mem::replace(&mut seen[*target as usize], true) {
                order.push(*target);
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    fn check(count: usize, links: &[(u32, u32)], expected: &[&[u32]]) {
        let links: Vec<Link> = links.iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect();
        assert_eq!(components(&Graph::of(count, &links)), expected);
    }

    #[test]
    fn what_no_link_joins_is_apart() {
        check(0, &[], &[]);
        check(2, &[], &[&[0], &[1]]);
        check(5, &[(0, 4), (1, 2), (2, 3)], &[&[2, 1, 3], &[0, 4]]);
    }
}
