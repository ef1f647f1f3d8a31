//! Where a span stands in its text. Tools count code points, UTF-16 units or bytes; the words of the span tell which.
//!
//! Invariant: a place is where the words stand; offsets alone are believed only where the words are not given.

use std::ops::Range;

/// A text in which spans are looked up, with the bytes of its characters.
pub(super) struct Offsets<'t> {
    text: &'t str,
    /// The byte of each character, and of the end.
    characters: Vec<u32>,
    /// The byte of each UTF-16 unit, and of the end; only where the two differ.
    units: Option<Vec<u32>>,
}

/// How a span was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// By its offsets in code points.
    Characters,
    /// By its offsets in UTF-16 units.
    Units,
    /// By its words, near its offsets.
    Words,
}

impl<'t> Offsets<'t> {
    /// The offsets of a text.
    pub(super) fn of(text: &'t str) -> Self {
        let end = text.len() as u32;
        let characters = text.char_indices().map(|(at, _)| at as u32).chain([end]).collect();
        let is_wide = text.chars().any(|letter| letter.len_utf16() > 1);
        let units = is_wide.then(|| {
            let units = text.char_indices().flat_map(|(at, letter)| std::iter::repeat_n(at as u32, letter.len_utf16()));
            units.chain([end]).collect()
        });
        Self { text, characters, units }
    }

    /// Where a span with these offsets and words stands, as bytes.
    pub(super) fn place(&self, start: usize, end: usize, words: Option<&str>) -> Option<(Range<usize>, By)> {
        let range = |list: &[u32]| {
            let range = *list.get(start)? as usize..*list.get(end)? as usize;
            (range.start < range.end).then_some(range)
        };
        let by_characters = range(&self.characters);
        let Some(words) = words.filter(|words| !words.trim().is_empty()) else {
            return by_characters.map(|range| (range, By::Characters));
        };
        let fits = |range: &Range<usize>| self.text.get(range.clone()).is_some_and(|found| is_same(found, words));
        if let Some(range) = by_characters.clone().filter(fits) {
            return Some((range, By::Characters));
        }
        if let Some(range) = self.units.as_deref().and_then(range).filter(fits) {
            return Some((range, By::Units));
        }
        let near = self.characters.get(start).copied().unwrap_or(self.text.len() as u32) as usize;
        let places = self.text.match_indices(words.trim()).map(|(at, found)| at..at + found.len());
        places.min_by_key(|range| range.start.abs_diff(near)).map(|range| (range, By::Words))
    }
}

/// Whether words are those of a span, but for white space: some tools write a line break as a blank.
fn is_same(found: &str, words: &str) -> bool {
    found == words || found.split_whitespace().eq(words.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, (start, end): (usize, usize), words: &str, expected: Option<(&str, By)>) {
        let found = Offsets::of(text).place(start, end, Some(words));
        assert_eq!(found.map(|(range, by)| (&text[range], by)), expected, "{text} {start} {end}");
    }

    #[test]
    fn three_ways_to_count_lead_to_the_words() {
        check("😊 Ann met Bob", (2, 5), "Ann", Some(("Ann", By::Characters)));
        check("😊 Ann met Bob", (3, 6), "Ann", Some(("Ann", By::Units)));
        check("é Ann met Bob", (3, 6), "Ann", Some(("Ann", By::Words)));
        check("Ann met Bob", (40, 43), "Bob", Some(("Bob", By::Words)));
        check("Ann\nLee met Bob", (0, 7), "Ann Lee", Some(("Ann\nLee", By::Characters)));
        check("Ann met Bob", (0, 3), "Zoe", None);
    }

    #[test]
    fn of_words_that_stand_twice_the_nearest_is_meant() {
        let text = "Ann. Then Ann.";
        assert_eq!(Offsets::of(text).place(11, 14, Some("Ann")).map(|(range, _)| range), Some(10..13));
    }
}
