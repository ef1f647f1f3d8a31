//! Quotes by the first rules of verification: quotation marks, dashes, white space, soft hyphens, NFC, and nothing else.
//!
//! Invariant: serves only to tell what a reader saw before; no result depends on it.

use unicode_normalization::UnicodeNormalization;

/// Whether a quote and the words at its place counted as the same by the first rules.
pub(super) fn were_the_same(quote: &str, passage: &str) -> bool {
    folded(quote) == folded(passage)
}

fn folded(text: &str) -> String {
    let straight = text.chars().filter(|character| *character != '\u{AD}').map(|character| match character {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '\u{2BC}' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    });
    straight.nfc().collect::<String>().split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_first_rules_folded_is_the_same() {
        for (quote, passage, expected) in [
            ("here. He", "here.\n\nHe", true),
            ("a b", "a\t|\tb", false),
            ("its - \"so\"", "it\u{AD}s\u{A0}– «so»", true),
            ("cafe\u{301}", "café", true),
            ("permitted here", "permit-\nted here", false),
            ("office", "o\u{FB03}ce", false),
            ("here He", "here. He", false),
            ("Here", "here", false),
        ] {
            assert_eq!(were_the_same(quote, passage), expected, "{quote:?} {passage:?}");
        }
    }
}
