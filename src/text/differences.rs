//! Differences: a word-by-word diff of a quote and a passage.
//!
//! Invariant: it only displays; nothing here verifies a quote. Words that are equal after folding are the same.
//!
//! Source: the longest common subsequence by dynamic programming (Wagner and Fischer 1974).

use super::words::Words;
use crate::model::Span;

/// The most cells of the table: texts longer than some 2,000 words each are not compared.
const MOST_CELLS: usize = 4_000_000;

/// The side that has a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Both.
    Both,
    /// Only the quote.
    Quote,
    /// Only the passage.
    Passage,
}

/// A diff of a quote and a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// The runs in order, each with the words as its side writes them; shared words as in the passage.
    pub parts: Vec<(Side, String)>,
    /// The part of the passage that is compared, in bytes of the passage; `None` if no word is shared.
    pub shared: Option<Span>,
}

/// Compares a quote with a passage. Where the quote has words before the first shared word or behind the last, as many
/// words of the passage are compared with them, so that “nobody” for “somebody” is seen. The rest of the passage is
/// left out: it is only context.
#[must_use]
pub fn differences(quote: &str, passage: &str) -> Differences {
    let (left, right) = (Words::of(quote), Words::of(passage));
    let pairs = common(&left, &right);
    let (Some(first), Some(last)) = (pairs.first().copied(), pairs.last().copied()) else {
        return Differences { parts: vec![(Side::Quote, quote.trim().to_owned())], shared: None };
    };
    let begin = first.1 - first.0.min(first.1);
    let rest = |words: &Words, at: usize| words.tokens().len() - at - 1;
    let end = last.1 + rest(&left, last.0).min(rest(&right, last.1));
    let mut differences = Differences {
        parts: Vec::new(),
        shared: Some(Span { start: right.tokens()[begin].span.start, end: right.tokens()[end].span.end }),
    };
    let (mut next_left, mut next_right) = (0, begin);
    for (at_left, at_right) in pairs {
        differences.add(Side::Quote, quote, &left, next_left..at_left);
        differences.add(Side::Passage, passage, &right, next_right..at_right);
        differences.add(Side::Both, passage, &right, at_right..at_right + 1);
        (next_left, next_right) = (at_left + 1, at_right + 1);
    }
    differences.add(Side::Quote, quote, &left, next_left..left.tokens().len());
    differences.add(Side::Passage, passage, &right, next_right..end + 1);
    differences
}

impl Differences {
    /// Appends the words of a range, to the last run if that has the same side.
    fn add(&mut self, side: Side, text: &str, words: &Words, range: std::ops::Range<usize>) {
        for place in range {
            let token = &words.tokens()[place];
            let before = place.checked_sub(1).map_or(0, |before| words.tokens()[before].span.end);
            let gap = if token.span.start > before && place > 0 { " " } else { "" };
            let word = token.span.of(text);
            match self.parts.last_mut() {
                Some((last, stretch)) if *last == side => stretch.push_str(&format!("{gap}{word}")),
                Some((_, stretch)) if gap == " " && !stretch.ends_with(' ') => {
                    stretch.push(' ');
                    self.parts.push((side, word.to_owned()));
                }
                Some((Side::Quote, stretch)) if side == Side::Passage && !stretch.ends_with(' ') => {
                    stretch.push(' ');
                    self.parts.push((side, word.to_owned()));
                }
                _ => self.parts.push((side, word.to_owned())),
            }
        }
    }
}

/// The indices of the shared words in both texts, in order.
fn common(left: &Words, right: &Words) -> Vec<(usize, usize)> {
    let (rows, columns) = (left.tokens().len(), right.tokens().len());
    if rows.saturating_mul(columns) > MOST_CELLS {
        return Vec::new();
    }
    let is_same =
        |row: usize, column: usize| left.written(&left.tokens()[row]) == right.written(&right.tokens()[column]);
    // The length of the common subsequence of the rests from here on.
    let width = columns + 1;
    let mut lengths = vec![0_u32; (rows + 1) * width];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            lengths[row * width + column] = if is_same(row, column) {
                lengths[(row + 1) * width + column + 1] + 1
            } else {
                lengths[(row + 1) * width + column].max(lengths[row * width + column + 1])
            };
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while row < rows && column < columns {
        if is_same(row, column) {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSAGE: &str = "On Friday, Russia did not supply 10 m² of “steel” to Iran, he said.";

    /// Checks the differences: `[-only the quote-]`, `{+only the passage+}`; and the shared part of the passage.
    fn check(quote: &str, expected: &str, shared: &str) {
        let found = differences(quote, PASSAGE);
        let told: String = found
            .parts
            .iter()
            .map(|(side, words)| match side {
                Side::Both => words.clone(),
                Side::Quote => format!("[-{words}-]"),
                Side::Passage => format!("{{+{words}+}}"),
            })
            .collect();
        assert_eq!(told, expected);
        assert_eq!(found.shared.map_or("", |span| span.of(PASSAGE)), shared);
    }

    #[test]
    fn what_is_the_same_has_no_differences() {
        check(PASSAGE, PASSAGE, PASSAGE);
        check("Russia did not  supply", "Russia did not supply", "Russia did not supply");
        check("of \"steel\"", "of “steel”", "of “steel”");
    }

    #[test]
    fn dropped_added_and_changed_words_are_told_apart() {
        check("Russia did supply 10 m²", "Russia did {+not +}supply 10 m²", "Russia did not supply 10 m²");
        check("Russia did not ever supply", "Russia did not [-ever -]supply", "Russia did not supply");
        check("supply 10 m2 of", "supply 10 [-m2 -]{+m² +}of", "supply 10 m² of");
        check(
            "Russia supplied Iran",
            "Russia [-supplied -]{+did not supply 10 m² of “steel” to +}Iran",
            "Russia did not supply 10 m² of “steel” to Iran",
        );
        check("to Iran, he lied", "to Iran, he [-lied -]{+said+}", "to Iran, he said");
        check("In June, Russia did", "[-In June -]{+On Friday+}, Russia did", "On Friday, Russia did");
    }

    #[test]
    fn what_shares_nothing_is_only_the_quotes() {
        check("", "[--]", "");
        check("nobody", "[-nobody-]", "");
        assert_eq!(differences("a", "").shared, None);
        assert_eq!(differences(&"a ".repeat(3_000), &"a ".repeat(3_000)).shared, None);
    }
}
