//! Seeded pseudorandom numbers: the only source of chance in a layout.
//!
//! Source: `SplitMix64` (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014), with the
//! constants of Vigna's reference code; bounded numbers by Lemire's multiplication (2019), without the rejection step:
//! a bias of one in 2³² does not show in a picture.
//!
//! Invariant: nothing here reads a clock or an address.

/// A generator of pseudorandom numbers.
#[derive(Clone, Debug)]
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// A generator whose numbers depend on `seed` and `stream` alone, so that every component has a stream of its own.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut random = Self { state: seed };
        let mixed = random.next();
        random.state = mixed ^ stream.wrapping_mul(0xD1B5_4A32_D192_ED03);
        random
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound`, the bound excluded; 0 if that is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (((self.next() >> 32) * bound as u64) >> 32) as usize
    }

    /// A number from −1 to 1.
    pub(crate) fn signed(&mut self) -> f32 {
        (self.next() >> 40) as f32 / 8_388_608.0 - 1.0
    }

    /// A point of the unit disc, uniformly distributed.
    pub(crate) fn in_disc(&mut self) -> (f32, f32) {
        // Four out of five points of the square lie in the disc; the end of the range is never reached in practice.
        for _ in 0..64 {
            let (x, y) = (self.signed(), self.signed());
            if x * x + y * y <= 1.0 {
                return (x, y);
            }
        }
        (0.5, 0.0)
    }

    /// Shuffles `items` (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_and_stream_give_the_same_numbers() {
        let draw = |seed, stream| {
            let mut random = Random::new(seed, stream);
            [random.next(), random.next()]
        };
        assert_eq!(draw(1, 2), draw(1, 2));
        assert_ne!(draw(1, 2), draw(1, 3));
        assert_ne!(draw(1, 2), draw(2, 2));
    }

    #[test]
    fn the_generator_is_the_published_one() {
        let mut random = Random { state: 1_234_567 };
        assert_eq!([random.next(), random.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn numbers_stay_below_their_bound() {
        let mut random = Random::new(7, 0);
        assert_eq!(random.below(0), 0);
        assert!((0..1_000).all(|_| random.below(3) < 3 && random.signed().abs() <= 1.0));
    }
}
