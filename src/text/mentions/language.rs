//! The language of a document, as far as names need it: how case folds and which endings names take.

use super::endings::Endings;
use crate::model::Document;
use crate::text::language::language_of;
use crate::text::letters::Cases;

/// How many characters of a text are looked at.
const LOOKED_AT: usize = 4_000;

/// How names are compared in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Language {
    /// How case folds.
    pub(super) cases: Cases,
    /// Which endings names take.
    pub(super) endings: Endings,
}

impl Language {
    /// The language that a document names, or else the one that its letters tell.
    pub(super) fn of(document: &Document) -> Self {
        let text = document.text.as_deref().unwrap_or_default();
        let told = language_of(document);
        // Languages that the sentences are not told apart for, by their letters.
        let language = match (document.language.is_some(), by_letters(text)) {
            (false, Some(letters)) => letters,
            _ => told.as_str(),
        };
        let cases = if matches!(language, "tr" | "az") { Cases::Turkish } else { Cases::Common };
        Self { cases, endings: Endings::of_language(language) }
    }
}

/// The language of a text that only its letters tell.
fn by_letters(text: &str) -> Option<&'static str> {
    let count = |is_of: fn(char) -> bool| text.chars().take(LOOKED_AT).filter(|letter| is_of(*letter)).count();
    let letters = count(char::is_alphabetic);
    let mostly = |is_of: fn(char) -> bool| count(is_of) * 2 > letters;
    let often = |is_of: fn(char) -> bool| count(is_of) * 200 > letters;
    if letters == 0 || text.is_ascii() {
        None
    } else if mostly(|letter| matches!(letter, '\u{590}'..='\u{5FF}')) {
        Some("he")
    } else if mostly(|letter| matches!(letter, '\u{AC00}'..='\u{D7A3}')) {
        Some("ko")
    } else if mostly(|letter| matches!(letter, '\u{370}'..='\u{3FF}')) {
        Some("el")
    } else if mostly(|letter| matches!(letter, '\u{600}'..='\u{6FF}')) {
        let is_persian = often(|letter| matches!(letter, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی'));
        Some(if is_persian { "fa" } else { "ar" })
    } else if mostly(|letter| matches!(letter, '\u{400}'..='\u{4FF}')) {
        None
    } else if often(|letter| matches!(letter, 'ı' | 'ş' | 'ğ')) {
        Some("tr")
    } else if often(|letter| matches!(letter, 'ł' | 'ą' | 'ę' | 'ś')) {
        Some("pl")
    } else if often(|letter| matches!(letter, 'ř' | 'ě' | 'ů')) {
        Some("cs")
    } else if often(|letter| matches!(letter, 'ő' | 'ű')) {
        Some("hu")
    } else {
        None
    }
}
