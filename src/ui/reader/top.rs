//! The line at the top of the view, and how it is found again in a text that was read anew.
//!
//! Invariant: what is found is a place between two characters of the text.

/// How many bytes from the top line on are kept, to know it by; and how many are enough where the rest has changed.
const KEPT: [usize; 2] = [160, 48];

/// The topmost whole line.
#[derive(Debug, Default)]
pub(super) struct Top {
    /// Its first byte.
    pub(super) byte: usize,
    /// How far it is below the upper end of the view, in points.
    pub(super) depth: f64,
    /// The words that it begins with, and those after it.
    words: String,
}

impl Top {
    /// Notes the byte of a text that is at the top.
    pub(super) fn note(&mut self, byte: usize, text: &str) {
        if self.byte != byte || self.words.is_empty() {
            let byte = text.floor_char_boundary(byte);
            let end = text.ceil_char_boundary((byte + KEPT[0]).min(text.len()));
            text[byte..end].clone_into(&mut self.words);
            self.byte = byte;
        }
    }

    /// Finds the place in a text that was read anew: where the same words stand nearest to where they stood, or else at
    /// the same byte.
    pub(super) fn find(&mut self, text: &str) {
        let at = KEPT.into_iter().find_map(|length| {
            let words = &self.words[..self.words.floor_char_boundary(length)];
            let same = |byte: usize| text.get(byte..).is_some_and(|rest| rest.starts_with(words));
            if words.is_empty() || same(self.byte) {
                return Some(self.byte);
            }
            text.match_indices(words).map(|(at, _)| at).min_by_key(|at| at.abs_diff(self.byte))
        });
        self.byte = text.floor_char_boundary(at.unwrap_or(self.byte));
        self.words.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(before: &str, at: &str, after: &str) -> usize {
        let mut top = Top::default();
        top.note(before.find(at).expect("in the text"), before);
        top.find(after);
        top.byte
    }

    #[test]
    fn the_same_words_are_found_again_where_they_are_nearest() {
        let text = "One line here. Another line follows. One line here. The end of it all.";
        assert_eq!(found(text, "The end", text), text.find("The end").unwrap());
        let longer = format!("A new beginning. {text}");
        assert_eq!(found(text, "Another", &longer), longer.find("Another").unwrap());
        assert_eq!(found(text, "The end", &longer), longer.find("The end").unwrap());
        let shorter = &text[15..];
        assert_eq!(found(text, "The end", shorter), shorter.find("The end").unwrap());
    }

    #[test]
    fn a_place_that_is_gone_is_one_of_the_text() {
        assert_eq!(found("abc ééé déf", "déf", "éé"), 4);
        assert_eq!(found("abc ééé déf", "éé", "ééééé"), 4);
        assert_eq!(found("a", "a", ""), 0);
    }
}
