//! Letters: the normal form in which the words of names and texts are compared.
//!
//! Invariant: it leaves out and exchanges what the format's folds name, and never a letter that is read as another.

use super::fold::{SOFT_HYPHEN, breaks_a_word, is_double_mark, is_invisible, is_single_mark};
use std::iter::once;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// How upper and lower case are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cases {
    /// As in most languages.
    #[default]
    Common,
    /// With a dotted and a dotless i, as in Turkish.
    Turkish,
}

/// Whether a hyphen may break a word at the end of a line.
pub(super) fn is_line_end_hyphen(sign: &str) -> bool {
    let mut characters = sign.chars();
    characters.next().is_some_and(breaks_a_word) && characters.next().is_none()
}

/// The normal form of a word or sign: composed, without what is not seen, signs and ligatures in their plain form.
pub(super) fn normal(original: &str) -> String {
    let plain = |character: char| -> (Option<char>, &'static str) {
        match character {
            SOFT_HYPHEN => (None, ""),
            character if is_invisible(character) || character.is_whitespace() => (None, ""),
            character if is_single_mark(character) => (Some('\''), ""),
            character if is_double_mark(character) => (Some('"'), ""),
            // Hyphen, non-breaking hyphen, figure dash, en dash, em dash, horizontal bar, minus sign.
            '\u{2010}'..='\u{2015}' | '\u{2212}' => (Some('-'), ""),
            'ﬀ' => (None, "ff"),
            'ﬁ' => (None, "fi"),
            'ﬂ' => (None, "fl"),
            'ﬃ' => (None, "ffi"),
            'ﬄ' => (None, "ffl"),
            'ﬅ' | 'ﬆ' => (None, "st"),
            'ſ' => (Some('s'), ""),
            // The Arabic letters, where Persian has its own.
            'ي' => (Some('ی'), ""),
            'ك' => (Some('ک'), ""),
            character => (Some(character), ""),
        }
    };
    let mut exchanged = String::with_capacity(original.len());
    let mut put = |character: char| {
        let (one, more) = plain(character);
        exchanged.extend(one);
        exchanged.push_str(more);
    };
    for character in original.chars() {
        if matches!(character, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') {
            once(character).nfkc().for_each(&mut put);
        } else {
            put(character);
        }
    }
    if is_nfc_quick(exchanged.chars()) == IsNormalized::Yes { exchanged } else { exchanged.nfc().collect() }
}

/// A word without the difference of upper and lower case: by full case folding, so that ß is ss.
pub(super) fn folded_case(word: &str, cases: Cases) -> String {
    let mut folded = String::with_capacity(word.len());
    for character in word.chars() {
        match (character, cases) {
            ('I', Cases::Turkish) | ('ı', _) => folded.push('ı'),
            ('İ', Cases::Turkish) => folded.push('i'),
            (character, _) if character.is_ascii() => folded.push(character.to_ascii_lowercase()),
            (character, _) => folded.extend(character.to_uppercase().flat_map(char::to_lowercase)),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_form_has_no_signs_that_are_not_seen_and_no_ligatures() {
        for (original, expected) in [
            ("Iva\u{200B}nov", "Ivanov"),
            ("Hop\u{AD}\nwood", "Hopwood"),
            ("ﬁﬂ\u{FB05}", "fiflst"),
            ("cafe\u{301}", "café"),
            ("\u{FE97}\u{FEAC}", "تذ"),
            ("علي", "علی"),
            ("‑", "-"),
            ("’", "'"),
        ] {
            assert_eq!(normal(original), expected, "{original:?}");
        }
        assert_eq!(normal("\u{202E}a"), "\u{202E}a", "an override of the direction stays");
        assert_eq!(normal("على"), "على", "in Arabic this letter is another");
    }

    #[test]
    fn case_folds_as_the_language_does() {
        assert_eq!(folded_case("STRASSE", Cases::Common), folded_case("Straße", Cases::Common));
        assert_eq!(folded_case("ΟΔΟΣ", Cases::Common), folded_case("οδος", Cases::Common));
        assert_ne!(folded_case("IĞDIR", Cases::Common), folded_case("Iğdır", Cases::Common));
        assert_eq!(folded_case("IĞDIR", Cases::Turkish), folded_case("Iğdır", Cases::Turkish));
        assert_eq!(folded_case("İZMİR", Cases::Turkish), folded_case("izmir", Cases::Turkish));
        assert_eq!(folded_case("ΠΟΛΗΣ", Cases::Common), folded_case("πολης", Cases::Common));
    }
}
