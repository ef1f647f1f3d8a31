//! Who is linked to whom among those who are arranged.
//!
//! Invariant: undirected, no loops, no parallel links; neighbours in ascending order.

use std::collections::VecDeque;

/// For every node its neighbours.
pub(super) fn neighbours(count: usize, links: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut neighbours = vec![Vec::new(); count];
    for (from, to) in links.iter().filter(|(from, to)| from != to) {
        neighbours[*from].push(*to);
        neighbours[*to].push(*from);
    }
    for row in &mut neighbours {
        row.sort_unstable();
        row.dedup();
    }
    neighbours
}

/// For every node how many steps it is from those in `sources`; `None` where there is no way.
pub(super) fn steps_from(neighbours: &[Vec<usize>], sources: &[usize]) -> Vec<Option<usize>> {
    let mut steps = vec![None; neighbours.len()];
    let mut queue = VecDeque::new();
    for source in sources {
        if steps[*source].replace(0).is_none() {
            queue.push_back((*source, 0));
        }
    }
    while let Some((node, distance)) = queue.pop_front() {
        for next in &neighbours[node] {
            if steps[*next].is_none() {
                steps[*next] = Some(distance + 1);
                queue.push_back((*next, distance + 1));
            }
        }
    }
    steps
}

/// The connected parts, each in ascending order, by their first node.
pub(super) fn parts(neighbours: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut part_of = vec![None; neighbours.len()];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for first in 0..neighbours.len() {
        if part_of[first].is_some() {
            continue;
        }
        part_of[first] = Some(parts.len());
        let (mut part, mut at) = (vec![first], 0);
        while at < part.len() {
            for next in &neighbours[part[at]] {
                if part_of[*next].is_none() {
                    part_of[*next] = Some(parts.len());
                    part.push(*next);
                }
            }
            at += 1;
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parallel_links_and_loops_count_once_or_not() {
        let rows = neighbours(4, &[(0, 1), (1, 0), (1, 1), (2, 1)]);
        assert_eq!(rows, [vec![1], vec![0, 2], vec![1], vec![]]);
        assert_eq!(steps_from(&rows, &[0]), [Some(0), Some(1), Some(2), None]);
        assert_eq!(parts(&rows), [vec![0, 1, 2], vec![3]]);
        assert_eq!(parts(&[]), Vec::<Vec<usize>>::new());
    }
}
