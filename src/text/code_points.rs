//! Offsets in code points, for tools that count so.
//!
//! Invariant: never panics: an offset beyond the end is the end, one within a character is its start.

/// How many bytes lie between two places whose count is remembered.
const STEP: usize = 1_024;

/// Tells how many code points stand before a byte of a text.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// How many code points start before each multiple of [`STEP`].
    counts: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Counts once through `text`.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let mut total = 0;
        let mut counts = vec![0];
        for chunk in text.as_bytes().chunks(STEP) {
            total += starts(chunk);
            counts.push(total);
        }
        Self { text, counts }
    }

    /// How many code points start before the byte `offset`.
    #[must_use]
    pub fn before(&self, offset: usize) -> u32 {
        let offset = self.text.floor_char_boundary(offset);
        let step = offset / STEP;
        self.counts[step] + starts(&self.text.as_bytes()[step * STEP..offset])
    }
}

/// How many code points start in some bytes of UTF-8.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_as_characters_are() {
        for text in [String::new(), "Iran".to_owned(), "aé😀中\u{301}".repeat(500)] {
            let points = CodePoints::of(&text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                assert_eq!(points.before(offset), count as u32);
            }
            assert_eq!(points.before(text.len()), text.chars().count() as u32);
            assert_eq!(points.before(text.len() + 9), text.chars().count() as u32);
        }
    }

    #[test]
    fn an_offset_within_a_character_is_its_start() {
        assert_eq!(CodePoints::of("é!").before(1), 0);
    }
}
