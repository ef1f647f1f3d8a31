//! The places of many wordings in one text: an index of short stretches of the text, so that each wording is not looked
//! for from end to end.
//!
//! The index holds every fourth stretch of eight bytes. A wording of at least eleven has one of these at each place that
//! it stands at, and its rarest stretches tell the few places where it is compared. (A seed and its extension, as in
//! BLAST; the stretches are q-grams with a fixed step.)
//!
//! Invariant: finds the same places as [`str::find`], in the same order.

use memchr::memmem;
use std::cell::{Cell, OnceCell};
use std::ops::Range;

/// The bytes of a stretch.
const LENGTH: usize = 8;

/// The bytes from one stretch that is kept to the next.
const STEP: usize = 4;

/// How often a text is searched from end to end before an index of it is worth its making.
const SEARCHES: u32 = 16;

/// The shortest text that is worth one, in bytes.
const SHORT: usize = 1 << 14;

/// A text is searched from end to end where the stretches of a wording stand at more places than one in so many bytes.
const DENSE: usize = 64;

/// Whether places of a wording may overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Overlap {
    /// The next place begins behind the one before.
    Never,
    /// The next place begins behind the first character of the one before.
    Allowed,
}

/// Finds wordings in one text, which is handed in anew each time and always the same.
#[derive(Debug, Default)]
pub(super) struct Seeds {
    searches: Cell<u32>,
    index: OnceCell<Index>,
}

impl Seeds {
    /// Where `wanted` begins in `text`, in order.
    pub(super) fn places<'a>(
        &'a self,
        text: &'a str,
        wanted: &'a str,
        overlap: Overlap,
    ) -> impl Iterator<Item = usize> + 'a {
        let mut known = self.index(text).and_then(|index| index.places(text, wanted)).map(Vec::into_iter);
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = match &mut known {
                Some(known) => known.find(|place| *place >= from)?,
                None => from + memmem::find(text.as_bytes().get(from..)?, wanted.as_bytes())?,
            };
            let first = text[at..].chars().next().map_or(1, char::len_utf8);
            from = at + if overlap == Overlap::Allowed { first } else { wanted.len().max(first) };
            Some(at)
        })
    }

    /// The index, once it is worth its making.
    fn index(&self, text: &str) -> Option<&Index> {
        if text.len() < SHORT {
            return None;
        }
        self.searches.set(self.searches.get().saturating_add(1));
        if self.searches.get() <= SEARCHES { None } else { Some(self.index.get_or_init(|| Index::of(text.as_bytes()))) }
    }
}

/// The stretches of a text by what they hash to.
#[derive(Debug)]
struct Index {
    /// How far a hash is shifted to tell its list.
    shift: u32,
    /// Where the list of each hash begins in `places`; the last is its length.
    starts: Vec<u32>,
    /// Where the stretches begin in the text, list by list, each in order.
    places: Vec<u32>,
}

impl Index {
    fn of(text: &[u8]) -> Self {
        let stretches = || text.windows(LENGTH).step_by(STEP);
        let bits = stretches().len().max(1).ilog2() + 1;
        let shift = u64::BITS - bits;
        let mut starts = vec![0_u32; (1 << bits) + 1];
        stretches().for_each(|stretch| starts[list_of(stretch, shift) + 1] += 1);
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut places = vec![0_u32; sum as usize];
        for (number, stretch) in stretches().enumerate() {
            let slot = &mut next[list_of(stretch, shift)];
            places[*slot as usize] = (number * STEP) as u32;
            *slot += 1;
        }
        Self { shift, starts, places }
    }

    /// Where `wanted` begins in the text that this is the index of, in order; `None` where a search from end to end is
    /// as fast, or is needed as the wording is too short.
    fn places(&self, text: &str, wanted: &str) -> Option<Vec<usize>> {
        let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
        if wanted.len() < LENGTH + STEP - 1 {
            return None;
        }
        // A place of the wording has a kept stretch at one of the first four bytes, and at every fourth behind it.
        let rarest = |first: usize| {
            let of_list = |at: usize| (self.list(&wanted[at..at + LENGTH]), at);
            (first..=wanted.len() - LENGTH).step_by(STEP).map(of_list).min_by_key(|(list, _)| list.len())
        };
        let seeds: Vec<(Range<usize>, usize)> = (0..STEP).filter_map(rarest).collect();
        if seeds.iter().map(|(list, _)| list.len()).sum::<usize>() > text.len() / DENSE {
            return None;
        }
        let mut places: Vec<usize> = Vec::new();
        for (list, at) in seeds {
            let starts = self.places[list].iter().filter_map(|place| (*place as usize).checked_sub(at));
            places.extend(starts.filter(|start| text[*start..].starts_with(wanted)));
        }
        places.sort_unstable();
        Some(places)
    }

    /// The list of a stretch, as a range of `places`.
    fn list(&self, stretch: &[u8]) -> Range<usize> {
        let list = list_of(stretch, self.shift);
        self.starts[list] as usize..self.starts[list + 1] as usize
    }
}

/// The list that a stretch is in: its bytes as a number, times a number that mixes them (Fibonacci hashing).
fn list_of(stretch: &[u8], shift: u32) -> usize {
    let number = stretch.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let mixed = (number ^ number >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed ^ mixed >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93) >> shift) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places by an index and by a search from end to end.
    fn both(text: &str, wanted: &str) -> (Option<Vec<usize>>, Vec<usize>) {
        let plain = Seeds::default().places(text, wanted, Overlap::Allowed).collect();
        (Index::of(text.as_bytes()).places(text, wanted), plain)
    }

    #[test]
    fn an_index_finds_every_place_of_every_wording() {
        let parts = (0..3_000).map(|number| format!("é{} and {} ", number % 700, number * number));
        let text = parts.collect::<Vec<_>>().concat();
        let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for (number, start) in borders.iter().enumerate().step_by(97) {
            let Some(end) = borders.get(number + 12 + number % 50) else { break };
            let wanted = &text[*start..*end];
            let (known, plain) = both(&text, wanted);
            assert!(known.is_none_or(|known| known == plain) && plain.contains(start), "{wanted}");
            assert_eq!(both(&text, &format!("{wanted}~")).0, Some(Vec::new()));
        }
        assert!(both(&text, &text[..40]).0.is_some());
    }

    #[test]
    fn places_do_not_overlap_unless_they_may() {
        let text = "abababab".repeat(3_000);
        let seeds = Seeds::default();
        for _ in 0..2 * SEARCHES {
            let count = |overlap| seeds.places(&text, "ababababababab", overlap).count();
            assert_eq!((count(Overlap::Allowed), count(Overlap::Never)), (11_994, 1_714));
            assert_eq!(seeds.places(&text, "b".repeat(20).as_str(), Overlap::Allowed).next(), None);
            assert_eq!(seeds.places(&text, "", Overlap::Never).count(), 24_001);
        }
    }

    #[test]
    fn a_text_is_compared_at_few_places_however_many_wordings_there_are() {
        let parts = (0..30_000).map(|number| format!("In {number} he paid {} times. ", number * 7));
        let text = parts.collect::<Vec<_>>().concat();
        let index = Index::of(text.as_bytes());
        let longest = index.starts.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or_default();
        assert!(index.places.len() <= text.len() / STEP && index.starts.len() <= text.len());
        assert!(longest as usize > 1_000, "there are stretches that stand everywhere");
        let wanted = "In 20001 he paid 140007 times";
        let seeds = (0..STEP).map(|first| {
            let ends = (first..=wanted.len() - LENGTH).step_by(STEP);
            ends.map(|at| index.list(&wanted.as_bytes()[at..at + LENGTH]).len()).min().unwrap_or_default()
        });
        assert!(seeds.sum::<usize>() < 200, "a wording is compared at the places of its rarest stretches");
    }
}
