//! Connected components: what no link joins is laid out apart.
//!
//! Invariant: within a component nodes stand in breadth-first order, so that neighbours lie close in memory.

use super::adjacency::Adjacency;
use super::bfs::breadth_first;

/// The components of `graph`, the largest first, equal ones by their first node. Each is a list of nodes in
/// breadth-first order from the one with the most neighbours, the first of those.
pub(crate) fn components<T>(graph: &Adjacency<T>) -> Vec<Vec<u32>> {
    let mut seen = vec![false; graph.len()];
    let mut found: Vec<(u32, Vec<u32>)> = Vec::new();
    let mut hubs: Vec<u32> = (0..graph.len() as u32).collect();
    hubs.sort_by_key(|node| std::cmp::Reverse(graph.degree(*node as usize)));
    for hub in hubs {
        if !std::mem::replace(&mut seen[hub as usize], true) {
            let mut members = vec![hub];
            breadth_first(graph, &mut members, |_, target| !std::mem::replace(&mut seen[target as usize], true));
            found.push((members.iter().copied().min().unwrap_or(hub), members));
        }
    }
    found.sort_by_key(|(first, members)| (std::cmp::Reverse(members.len()), *first));
    found.into_iter().map(|(_, members)| members).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::graph::adjacency::Graph;

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
