//! Connected components: what no link joins is laid out apart.
//!
//! Invariant: within a component nodes stand in breadth-first order, so that neighbours lie close in memory.

use super::adjacency::Graph;

/// The components of `graph`, the largest first, equal ones by their first node. Each is a list of nodes in
/// breadth-first order from the one with the most neighbours, the first of those.
pub(crate) fn components(graph: &Graph) -> Vec<Vec<u32>> {
    let mut seen = vec![false; graph.len()];
    let mut found: Vec<(u32, Vec<u32>)> = Vec::new();
    for hub in by_neighbours(graph) {
        if !seen[hub as usize] {
            let members = breadth_first(graph, hub, &mut seen);
            found.push((members.iter().copied().min().unwrap_or(hub), members));
        }
    }
    found.sort_by_key(|(first, members)| (std::cmp::Reverse(members.len()), *first));
    found.into_iter().map(|(_, members)| members).collect()
}

/// All nodes, those with the most neighbours first, equal ones in their order.
fn by_neighbours(graph: &Graph) -> Vec<u32> {
    let degree = |node: usize| graph.neighbours(node).len();
    let most = (0..graph.len()).map(degree).max().unwrap_or(0);
    let mut starts = vec![0_u32; most + 2];
    for node in 0..graph.len() {
        starts[most - degree(node) + 1] += 1;
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    let mut order = vec![0; graph.len()];
    for node in 0..graph.len() {
        let start = &mut starts[most - degree(node)];
        order[*start as usize] = node as u32;
        *start += 1;
    }
    order
}

/// Everybody that can be reached from `first`, in the order of a breadth-first search.
fn breadth_first(graph: &Graph, first: u32, seen: &mut [bool]) -> Vec<u32> {
    let mut order = vec![first];
    seen[first as usize] = true;
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
