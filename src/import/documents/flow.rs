//! A text that grows as a page or an office file is walked: paragraphs apart by a blank line, white space as one space.
//!
//! Invariant: it neither begins nor ends with white space, no line ends in a space, and no two blank lines follow.

/// What stands between two stretches of text. A stronger gap swallows a weaker one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    #[default]
    None,
    /// A space.
    Space,
    /// The border of two cells in a row.
    Cell,
    /// A line break.
    Line,
    /// A blank line.
    Paragraph,
}

/// The text so far, and the gap that comes before whatever follows.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    text: String,
    gap: Gap,
}

impl Flow {
    /// Demands at least this gap before what follows.
    pub(super) fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// Adds words in which any run of white space counts as one space.
    pub(super) fn words(&mut self, words: &str) {
        for letter in words.chars() {
            if letter.is_ascii_whitespace() {
                self.part(Gap::Space);
            } else {
                self.letter(letter);
            }
        }
    }

    /// Adds words whose spaces and line breaks are meant.
    pub(super) fn kept(&mut self, words: &str) {
        for letter in words.chars() {
            match letter {
                '\n' | '\r' => self.part(Gap::Line),
                ' ' if matches!(self.gap, Gap::Line | Gap::Paragraph) => {}
                letter => self.letter(letter),
            }
        }
    }

    /// Adds a text of another flow, with its lines, cells and paragraphs.
    pub(super) fn whole(&mut self, text: &str) {
        for (place, paragraph) in text.split("\n\n").enumerate() {
            if place > 0 {
                self.part(Gap::Paragraph);
            }
            self.kept(paragraph);
        }
    }

    /// Adds one character behind the gap.
    fn letter(&mut self, letter: char) {
        let gap = std::mem::take(&mut self.gap);
        if !self.text.is_empty() {
            if gap >= Gap::Cell {
                self.text.truncate(self.text.trim_end_matches(' ').len());
            }
            self.text.push_str(match gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Cell => "\t",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.text.push(letter);
    }

    /// The whole text.
    pub(super) fn finish(mut self) -> String {
        let end = self.text.trim_end().len();
        let start = self.text.len() - self.text.trim_start().len();
        self.text.truncate(end);
        self.text.drain(..start.min(end));
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_swallow_weaker_ones_and_none_stands_at_an_end() {
        let mut flow = Flow::default();
        flow.part(Gap::Paragraph);
        flow.words("  one\n two ");
        flow.part(Gap::Paragraph);
        flow.part(Gap::Line);
        flow.words("three");
        flow.part(Gap::Cell);
        flow.kept("four  five \n  six ");
        flow.part(Gap::Paragraph);
        assert_eq!(flow.finish(), "one two\n\nthree\tfour  five\nsix");
    }
}
