//! How the values of a measure are distributed: how many entities have which, in few bins.
//!
//! Invariant: every value is in one bin, and bins are in ascending order.

/// How many bins there are at most, besides that of zero.
const BINS: usize = 16;

/// A range of values with how many have one of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// The least value in it.
    pub least: f64,
    /// The greatest.
    pub most: f64,
    /// How many entities have one of these.
    pub count: u32,
}

/// The distribution of values from 0 on: a bin for each where they are few, else one for zero and others that grow by the
/// same factor, since most measures have many small values and few great ones.
#[must_use]
pub fn distribution(values: impl IntoIterator<Item = f64>) -> Vec<Bin> {
    let mut values: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    let single = bins(&values, |before, value| before == value);
    if single.len() <= BINS + 1 {
        return single;
    }
    let least = values.iter().copied().find(|value| *value > 0.0).unwrap_or(1.0);
    let most = values.last().copied().unwrap_or(1.0);
    let step = (most / least).ln() / BINS as f64;
    let place = |value: f64| {
        if value <= 0.0 { -1.0 } else { ((value / least).ln() / step).floor().clamp(0.0, BINS as f64 - 1.0) }
    };
    bins(&values, |before, value| place(before) == place(value))
}

/// Values in ascending order, those that belong together in a bin.
fn bins(values: &[f64], together: impl Fn(f64, f64) -> bool) -> Vec<Bin> {
    let mut bins: Vec<Bin> = Vec::new();
    for value in values.iter().copied() {
        match bins.last_mut() {
            Some(bin) if together(bin.least, value) => (bin.most, bin.count) = (value, bin.count + 1),
            _ => bins.push(Bin { least: value, most: value, count: 1 }),
        }
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_values_have_a_bin_each() {
        let bins = distribution([3.0, 1.0, 1.0, 0.0]);
        assert_eq!(bins.iter().map(|bin| (bin.least, bin.count)).collect::<Vec<_>>(), [(0.0, 1), (1.0, 2), (3.0, 1)]);
        assert!(distribution([]).is_empty());
    }

    #[test]
    fn many_values_are_in_bins_that_grow_and_every_value_is_in_one() {
        let bins = distribution((0..5_000).map(f64::from));
        assert!(bins.len() > 8 && bins.len() <= BINS + 1);
        assert_eq!(bins[0], Bin { least: 0.0, most: 0.0, count: 1 });
        assert_eq!(bins.iter().map(|bin| bin.count).sum::<u32>(), 5_000);
        assert!(bins.windows(2).all(|pair| pair[0].most < pair[1].least));
        assert_eq!(bins.last().map(|bin| bin.most), Some(4_999.0));
    }
}
