//! Breadth-first search: the one loop, and distances in hops by it.

use super::adjacency::Adjacency;

/// Searches breadth first from the nodes in `order` and adds every node that `enters(from, to)` lets in, in the order in
/// which they are reached. `enters` has to turn down a node that it has let in before.
pub(crate) fn breadth_first<T>(graph: &Adjacency<T>, order: &mut Vec<u32>, mut enters: impl FnMut(u32, u32) -> bool) {
    let mut at = 0;
    while let Some(node) = order.get(at).copied() {
        at += 1;
        for target in graph.neighbours(node as usize) {
            if enters(node, *target) {
                order.push(*target);
            }
        }
    }
}

/// Distances in hops from the nearest of `sources` to all nodes; [`u32::MAX`] where there is no path.
pub(crate) fn distances_to_nearest<T>(graph: &Adjacency<T>, sources: &[u32], distances: &mut Vec<u32>) {
    distances.clear();
    distances.resize(graph.len(), u32::MAX);
    for source in sources {
        distances[*source as usize] = 0;
    }
    breadth_first(graph, &mut sources.to_vec(), |from, to| {
        let is_new = distances[to as usize] == u32::MAX;
        if is_new {
            distances[to as usize] = distances[from as usize] + 1;
        }
        is_new
    });
}

/// Distances in hops from one node to all.
pub(crate) fn distances_from<T>(graph: &Adjacency<T>, source: usize, distances: &mut Vec<u32>) {
    distances_to_nearest(graph, &[source as u32], distances);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_to_the_nearest_source() {
        let path = Adjacency::of_ends(7, [(0, 1), (1, 2), (2, 3), (3, 4), (5, 6)].into_iter());
        let mut distances = Vec::new();
        distances_from(&path, 1, &mut distances);
        assert_eq!(distances, [1, 0, 1, 2, 3, u32::MAX, u32::MAX]);
        distances_to_nearest(&path, &[0, 4, 4], &mut distances);
        assert_eq!(distances[..5], [0, 1, 2, 1, 0]);
        distances_to_nearest(&path, &[], &mut distances);
        assert_eq!(distances, [u32::MAX; 7]);
    }
}
