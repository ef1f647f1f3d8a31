//! Line and column of a byte, as editors count: columns in characters.
//!
//! Invariant: a look-up takes constant time, wherever the byte stands and however long the line is.

use crate::model::Place;

/// The bytes of a block, at whose start the count of characters is stored.
const BLOCK: usize = 512;

/// Counts characters up to any byte of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Characters {
    /// How many characters begin before the start of each block.
    before: Vec<u32>,
}

impl Characters {
    /// Counts the characters of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut before = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut count = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            before.push(count);
            count += starts(block);
        }
        before.push(count);
        Self { before }
    }

    /// How many characters of `text` (the one this was made of) begin before the byte `offset`.
    #[must_use]
    pub fn up_to(&self, text: &str, offset: usize) -> usize {
        let offset = offset.min(text.len());
        let block = offset / BLOCK;
        let counted = self.before.get(block).copied().unwrap_or_default();
        (counted + starts(&text.as_bytes()[block * BLOCK..offset])) as usize
    }
}

/// How many characters begin in a piece of UTF-8: all bytes but the continuation bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u32
}

/// The lines of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The byte at which each line starts; the first is 0.
    starts: Vec<u32>,
    characters: Characters,
}

impl Lines {
    /// Finds the lines of `text`, which end in `\n`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(offset, _)| offset as u32 + 1)).collect();
        Self { starts, characters: Characters::of(text) }
    }

    /// The place of the byte `offset` of `text` (the one this was made of).
    #[must_use]
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let line = self.line_at(offset);
        let start = self.start_of(line);
        let column = self.characters.up_to(text, offset) - self.characters.up_to(text, start) + 1;
        Place { line: line as u32 + 1, column: column as u32 }
    }

    /// The place of the byte `offset` of `text` in words.
    #[must_use]
    pub fn where_is(&self, text: &str, offset: usize) -> String {
        let Place { line, column } = self.place(text, offset);
        format!("line {line}, column {column}")
    }

    /// The byte of `text` at a place, clamped to the text; the inverse of [`Lines::place`].
    #[must_use]
    pub fn offset(&self, text: &str, place: Place) -> usize {
        let line = (place.line.saturating_sub(1) as usize).min(self.starts.len() - 1);
        let start = self.start_of(line);
        let rest = text.get(start..).unwrap_or_default();
        let skipped = place.column.saturating_sub(1) as usize;
        rest.char_indices().nth(skipped).map_or(text.len(), |(at, _)| start + at)
    }

    /// The bytes of the line that holds `offset`, without its `\n`.
    #[must_use]
    pub fn line_around(&self, text: &str, offset: usize) -> std::ops::Range<usize> {
        let line = self.line_at(offset);
        let end = self.starts.get(line + 1).map_or(text.len(), |next| *next as usize - 1);
        self.start_of(line)..end
    }

    /// The number (from 0) of the line that holds `offset`.
    fn line_at(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= offset).saturating_sub(1)
    }

    /// The first byte of a line.
    fn start_of(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or_default() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, offset: usize, line: u32, column: u32) {
        let lines = Lines::of(text);
        let place = Place { line, column };
        assert_eq!(lines.place(text, offset), place, "byte {offset} of {text:?}");
        assert_eq!(lines.offset(text, place), offset, "{line}:{column} of {text:?}");
    }

    #[test]
    fn an_empty_text_has_one_place() {
        check("", 0, 1, 1);
    }

    #[test]
    fn columns_count_characters_and_lines_end_in_newlines() {
        check("ab\ncd", 1, 1, 2);
        check("ab\ncd", 3, 2, 1);
        check("ab\n", 3, 2, 1);
        check("خرازی\nمسکو x", 11, 2, 1);
        check("خرازی\nمسکو x", 20, 2, 6);
    }

    #[test]
    fn a_place_in_a_very_long_line_is_exact() {
        let text = "é".repeat(10_000);
        check(&text, 2 * 7_777, 1, 7_778);
    }

    #[test]
    fn a_line_is_found_without_its_end() {
        let text = "one\ntwo\nthree";
        let lines = Lines::of(text);
        assert_eq!(&text[lines.line_around(text, 5)], "two");
        assert_eq!(&text[lines.line_around(text, 13)], "three");
    }
}
