//! Capital letters: whether a text writes a name with the capitals that the name has.
//!
//! Invariant: scripts without capitals always fit.

/// Articles that may begin a name in small letters or capitals.
const ARTICLES: [&str; 24] = [
    "the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo", "gli", "i", "o", "os",
    "as", "de", "het", "al", "den", "l",
];

/// Small words inside names, in capitals or not.
const SMALL_WORDS: [&str; 62] = [
    "of", "and", "the", "for", "in", "on", "at", "to", "by", "with", "from", "a", "an", "or", "de", "la", "le", "les",
    "du", "des", "et", "en", "sur", "aux", "au", "d", "l", "der", "die", "das", "den", "dem", "und", "von", "zu",
    "zum", "zur", "für", "im", "am", "y", "el", "los", "las", "del", "e", "do", "dos", "da", "das", "di", "della",
    "van", "het", "и", "в", "на", "по", "о", "с", "і", "al",
];

/// Whether a word is one of those that names have inside in small letters.
pub(super) fn small_word(word: &str) -> bool {
    if word.is_ascii() {
        return SMALL_WORDS.iter().any(|small| small.eq_ignore_ascii_case(word));
    }
    SMALL_WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether a word is an article, in any capitals.
pub(super) fn is_article(word: &str) -> bool {
    // All of them are ASCII.
    ARTICLES.iter().any(|article| article.eq_ignore_ascii_case(word))
}

/// Whether every capital of a name is one in the text. Free are an article at the beginning of several words, and small
/// words inside.
pub(super) fn capitals_fit(name: &[String], text: &[&str]) -> bool {
    let last = name.len().saturating_sub(1);
    name.iter().zip(text).enumerate().all(|(place, (name, text))| {
        name == text
            || place == 0 && last > 0 && is_article(name)
            || place > 0 && place < last && small_word(name)
            || word_fits(name, text)
    })
}

/// Whether every capital of one word is one in the text.
pub(super) fn word_fits(name: &str, text: &str) -> bool {
    let is_capital = |character: char| character.is_uppercase() || is_title_case(character);
    if name.chars().count() == text.chars().count() {
        return name.chars().zip(text.chars()).all(|(name, text)| !is_capital(name) || is_capital(text));
    }
    // Letters that have no capital of their own ("ß"): the first letter decides, and whether all are capitals.
    let begins = |word: &str| word.starts_with(is_capital);
    (!begins(name) || begins(text)) && (!has_no_small_letter(name) || has_no_small_letter(text))
}

/// Letters such as ǅ, a capital with a small letter.
fn is_title_case(character: char) -> bool {
    matches!(character, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ')
}

/// Whether a word begins with a capital.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.starts_with(|character: char| character.is_uppercase() || is_title_case(character))
}

/// Whether a text has capitals and no small letters.
pub(super) fn has_no_small_letter(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Whether words are written with a capital each, but for small words inside: "Dulce", "Bank of Iran".
pub(super) fn are_capitalised(words: &[&str]) -> bool {
    words.iter().enumerate().all(|(place, word)| {
        !word.starts_with(char::is_alphabetic)
            || is_capitalised(word) && (word.chars().count() == 1 || !has_no_small_letter(word))
            || place > 0 && small_word(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_in_a_name_must_be_one_in_the_text() {
        let fits = |name: &str, text: &str| {
            let name: Vec<String> = name.split(' ').map(str::to_owned).collect();
            capitals_fit(&name, &text.split(' ').collect::<Vec<_>>())
        };
        for (name, text) in [
            ("Iran", "IRAN"),
            ("The Times", "the Times"),
            ("Bank Of York", "Bank of York"),
            ("iPhone", "IPHONE"),
            ("russian minister", "Russian Minister"),
            ("Große Straße", "GROSSE STRASSE"),
            ("普京", "普京"),
        ] {
            assert!(fits(name, text), "{name} in {text}");
        }
        for (name, text) in [
            ("Who", "who"),
            ("The Times", "the times"),
            ("General Motors", "General motors"),
            ("NATO", "Nato"),
            ("Путин", "путин"),
            ("The", "the"),
        ] {
            assert!(!fits(name, text), "{name} in {text}");
        }
    }
}
