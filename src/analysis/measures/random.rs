//! Seeded pseudorandom numbers: the only source of chance in a measure.
//!
//! Source: `SplitMix64` (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014); bounded numbers
//! by Lemire's multiplication (2019) without the rejection step, whose bias does not show in samples of this size.

/// A generator of pseudorandom numbers.
pub(super) struct Random(u64);

impl Random {
    /// A generator whose numbers depend on `seed` and `stream` alone, so that every run has a stream of its own.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut random = Self(seed);
        Self(random.next() ^ stream.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 if that is 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        (((self.next() >> 32) * bound as u64) >> 32) as usize
    }

    /// Shuffles `items` (Fisher and Yates).
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// `wanted` of the numbers below `count`, in ascending order; all of them where there are no more.
    pub(super) fn sample(&mut self, count: usize, wanted: usize) -> Vec<u32> {
        let mut all: Vec<u32> = (0..count as u32).collect();
        for at in 0..wanted.min(count) {
            let other = at + self.below(count - at);
            all.swap(at, other);
        }
        all.truncate(wanted);
        all.sort_unstable();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_has_no_number_twice_and_depends_on_the_seed() {
        let of = |seed| Random::new(seed, 0).sample(1_000, 50);
        let mut sample = of(1);
        assert_eq!((sample.len(), &sample), (50, &of(1)));
        assert_ne!(sample, of(2));
        sample.dedup();
        assert_eq!(sample.len(), 50);
        assert_eq!(Random::new(1, 0).sample(3, 9), [0, 1, 2]);
        assert!(Random::new(1, 0).sample(0, 9).is_empty());
    }
}
