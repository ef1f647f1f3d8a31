//! Acyclic links: a feedback arc set is reversed, as small as can be found quickly.
//!
//! Source: Eades, Lin, Smyth: A fast and effective heuristic for the feedback arc set problem (1993): nodes are removed
//! one by one, sinks to the end of a line, sources to its beginning, else the node whose out-degree exceeds its in-degree
//! most. A link that runs backwards along the line is reversed.
//!
//! Invariant: the result has no cycle, and every pair of nodes at most once.

use std::collections::BTreeSet;

/// The `links` among `count` nodes, those that close a cycle reversed. There must be no loops.
pub(super) fn acyclic(count: usize, links: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let place = line(count, links);
    let reversed = |(from, to): &(usize, usize)| if place[*from] < place[*to] { (*from, *to) } else { (*to, *from) };
    let mut links: Vec<(usize, usize)> = links.iter().map(reversed).collect();
    links.sort_unstable();
    links.dedup();
    links
}

/// For every node its place on the line.
fn line(count: usize, links: &[(usize, usize)]) -> Vec<usize> {
    let (mut into, mut out) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for (from, to) in links {
        out[*from].push(*to);
        into[*to].push(*from);
    }
    let mut open: Vec<(i64, i64)> = (0..count).map(|node| (into[node].len() as i64, out[node].len() as i64)).collect();
    // The best of a class is the least: sinks, then sources, then the largest surplus of out-degree.
    let key = |(into, out): (i64, i64), node: usize| match (into, out) {
        (_, 0) => (0, 0, node),
        (0, _) => (1, 0, node),
        _ => (2, into - out, node),
    };
    let mut queue: BTreeSet<(i64, i64, usize)> = (0..count).map(|node| key(open[node], node)).collect();
    let mut place = vec![usize::MAX; count];
    let (mut first, mut last) = (0, count);
    while let Some((class, _, node)) = queue.pop_first() {
        if class == 0 {
            last -= 1;
            place[node] = last;
        } else {
            place[node] = first;
            first += 1;
        }
        let ends = into[node].iter().map(|end| (*end, false)).chain(out[node].iter().map(|end| (*end, true)));
        for (end, leads_there) in ends {
            if place[end] != usize::MAX {
                continue;
            }
            queue.remove(&key(open[end], end));
            if leads_there {
                open[end].0 -= 1;
            } else {
                open[end].1 -= 1;
            }
            queue.insert(key(open[end], end));
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_left_alone_and_a_cycle_has_one_link_reversed() {
        let tree = [(0, 1), (0, 2), (2, 3)];
        assert_eq!(acyclic(4, &tree), tree);
        let cycle = [(0, 1), (1, 2), (2, 3), (3, 0)];
        let kept = acyclic(4, &cycle).iter().filter(|link| cycle.contains(link)).count();
        assert_eq!(kept, 3);
        assert_eq!(acyclic(2, &[(0, 1), (1, 0)]).len(), 1);
        assert!(acyclic(0, &[]).is_empty());
    }

    #[test]
    fn nothing_has_a_cycle_in_the_end() {
        let links: Vec<(usize, usize)> =
            (0..200).map(|at| (at * 7 % 31, (at * 13 + 5) % 31)).filter(|(from, to)| from != to).collect();
        let mut open = acyclic(31, &links);
        // Sources can be removed until nothing is left.
        while !open.is_empty() {
            let before = open.len();
            let ends: Vec<usize> = open.iter().map(|(_, to)| *to).collect();
            open.retain(|(from, _)| ends.contains(from));
            assert!(open.len() < before, "a cycle: {open:?}");
        }
    }
}
