//! The annealing of a stress descent: how far a step may go, from the first round to the last.
//!
//! Source: Zheng, Pawar, Goodman: Graph drawing by stochastic gradient descent (2018): an exponential decay from the
//! square of the largest distance, where every step is a full one, to a small number, where none is.

/// The step sizes of `rounds` rounds, falling by the same factor each from `first` to `last`.
pub(crate) fn annealed(first: f32, last: f32, rounds: usize) -> Vec<f32> {
    let factor = root(f64::from(last / first), rounds.saturating_sub(1));
    let mut size = f64::from(first);
    (0..rounds)
        .map(|_| {
            let now = size as f32;
            size *= factor;
            now
        })
        .collect()
}

/// The `degree`-th root of a number from 0 to 1, by halving the interval: no logarithm, the same on every machine.
fn root(number: f64, degree: usize) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        let power = (0..degree).fold(1.0, |power, _| power * middle);
        if power < number {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_fall_from_the_first_to_the_last_size() {
        let sizes = annealed(100.0, 0.1, 4);
        for (size, expected) in sizes.iter().zip([100.0, 10.0, 1.0, 0.1]) {
            assert!((size / expected - 1.0).abs() < 1.0e-4, "{sizes:?}");
        }
        assert!(annealed(4.0, 0.1, 0).is_empty());
        assert_eq!(annealed(4.0, 0.1, 1), [4.0]);
    }
}
