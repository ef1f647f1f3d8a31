//! `PageRank`: how often one comes by who walks along edges at random and now and then starts anew anywhere.
//!
//! Source: Page, Brin, Motwani, Winograd: The `PageRank` citation ranking (1999), with the usual damping of 0.85. Edges are
//! walked both ways. Our own code: that of petgraph 0.8 takes time that grows with the square of the nodes.
//!
//! Invariant: the values add up to 1; nodes without edges share theirs with all.

use super::ties::Ties;

/// How often the walk goes on along an edge.
const DAMPING: f64 = 0.85;
/// The values are found when they change by less than this, all together.
const EXACTNESS: f64 = 1e-12;
/// After so many rounds the change is below that in any network: 0.85 to the power of 200 is 1e-14.
const ROUNDS: usize = 200;

/// The value of every node.
#[must_use]
pub fn page_rank(ties: &Ties) -> Vec<f64> {
    let count = ties.len();
    if count == 0 {
        return Vec::new();
    }
    let even = 1.0 / count as f64;
    let nodes = || 0..count as u32;
    let mut values = vec![even; count];
    for _ in 0..ROUNDS {
        let alone: f64 = nodes().filter(|node| ties.degree(*node) == 0).map(|node| values[node as usize]).sum();
        let anew = (1.0 - DAMPING + DAMPING * alone) * even;
        let each: Vec<f64> =
            nodes().map(|node| DAMPING * values[node as usize] / f64::from(ties.degree(node).max(1))).collect();
        let next: Vec<f64> = nodes()
            .map(|node| anew + ties.of_node(node).iter().map(|other| each[*other as usize]).sum::<f64>())
            .collect();
        let change: f64 = values.iter().zip(&next).map(|(before, after)| (before - after).abs()).sum();
        values = next;
        if change < EXACTNESS {
            break;
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_add_up_to_one_and_the_middle_of_a_star_has_most() {
        let values = page_rank(&Ties::between(5, [(0, 1), (0, 2), (0, 3)]));
        assert!((values.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(values[0] > 2.0 * values[1] && values[1] == values[2] && values[3] > values[4]);
        assert_eq!(page_rank(&Ties::between(2, [])), [0.5, 0.5]);
        assert_eq!(page_rank(&Ties::between(0, [])), [0.0; 0]);
    }
}
