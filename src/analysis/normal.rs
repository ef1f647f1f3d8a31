//! The normal form for search: without case, accents and signs.
//!
//! Invariant: depends only on the text, never on the machine's language: "I" and "i" are equal everywhere.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `text` as lower-case words with one space between them, without accents, typographic signs and letter variants.
pub(super) fn normalised(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    let mut put = |character: char| {
        if character != ' ' || !normal.is_empty() && !normal.ends_with(' ') {
            normal.push(character);
        }
    };
    for character in text.nfkd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase) {
        match character {
            // Signs that join the letters around them: "U.S." is found as "us", "O’Neil" as "oneil".
            '.'
            | '\''
            | '’'
            | '‘'
            | '\u{2BC}'
            | '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{640}'
            | '\u{2060}'
            | '\u{FEFF}'
            | '\u{307}' => {}
            _ if separates(character) => put(' '),
            _ => match spelled_out(character) {
                Some(letters) => letters.chars().for_each(&mut put),
                None => put(plain(character)),
            },
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

/// Whether a word is of a script that sets no spaces between words.
pub(super) fn is_unspaced(word: &str) -> bool {
    word.chars().any(|character| matches!(character, '\u{E00}'..='\u{E7F}' | '\u{3041}'..='\u{9FFF}'))
}

/// Whether a character stands between words. Plus and number sign are part of names such as "C++" and "C#".
fn separates(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || character.is_ascii_punctuation() && !matches!(character, '+' | '#')
        || matches!(character, '\u{2010}'..='\u{205E}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}' | '\u{30FB}'
            | '«' | '»' | '¿' | '¡' | '·' | '،' | '؛' | '؟' | '۔' | '−')
}

/// Letters that Unicode does not decompose and that are typed as others.
fn spelled_out(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

/// The plain form of a letter or digit variant.
fn plain(character: char) -> char {
    match character {
        'ł' => 'l',
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ı' => 'i',
        'ς' => 'σ',
        // Arabic yeh and kaf against the Persian ones, teh marbuta, and the digits of both.
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ة' => 'ه',
        '٠'..='٩' => digit(character, '٠'),
        '۰'..='۹' => digit(character, '۰'),
        _ => character,
    }
}

/// The ASCII digit for one of another script, whose zero is `zero`.
fn digit(character: char, zero: char) -> char {
    char::from_digit(u32::from(character) - u32::from(zero), 10).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(normalised(text), expected, "{text:?}");
    }

    #[test]
    fn what_people_do_not_type_is_folded_away() {
        check("", "");
        check(" — ", "");
        check("Jean–Luc  «O’Neil»", "jean luc oneil");
        check("U.S.-led", "us led");
        check("Łódź Straße Ærø", "lodz strasse aero");
        check("İI ıi", "ii ii");
        check("ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ");
        check("علي ك ٢٠٠٢ ۲۰", "علی ک 2002 20");
        check("می\u{200C}خواهد", "میخواهد");
        check("Ёлкин", "елкин");
        check("C++ 🚀", "c++ 🚀");
        check("ﬁn ２", "fin 2");
    }
}
