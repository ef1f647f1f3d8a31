//! The language of a document, as far as names need it: how case folds and which endings names take.

use super::endings::Endings;
use crate::model::Document;
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
    /// The language that a document names, or else the one that its letters tell, or else `told` by its words.
    pub(super) fn of(document: &Document, told: &str) -> Self {
        let text = document.text.as_deref().unwrap_or_default();
        // Languages that the sentences are not told apart for, by their letters.
        let language = if document.language.is_none() { by_letters(text).unwrap_or(told) } else { told };
        let cases = if matches!(language, "tr" | "az") { Cases::Turkish } else { Cases::Common };
        Self { cases, endings: Endings::of_language(language) }
    }
}

/// The language of a text that only its letters tell.
fn by_letters(text: &str) -> Option<&'static str> {
    if text.is_ascii() {
        return None;
    }
    let (mut letters, mut counts) = (0, [0; 10]);
    for letter in text.chars().take(LOOKED_AT) {
        if letter.is_ascii() {
            letters += usize::from(letter.is_ascii_alphabetic());
            continue;
        }
        letters += usize::from(letter.is_alphabetic());
        match letter {
            '\u{590}'..='\u{5FF}' => counts[0] += 1,
            '\u{AC00}'..='\u{D7A3}' => counts[1] += 1,
            '\u{370}'..='\u{3FF}' => counts[2] += 1,
            '\u{600}'..='\u{6FF}' => counts[3] += 1,
            '\u{400}'..='\u{4FF}' => counts[4] += 1,
            'ı' | 'ş' | 'ğ' => counts[5] += 1,
            'ł' | 'ą' | 'ę' | 'ś' => counts[6] += 1,
            'ř' | 'ě' | 'ů' => counts[7] += 1,
            'ő' | 'ű' => counts[8] += 1,
            _ => {}
        }
        counts[9] += usize::from(matches!(letter, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی'));
    }
    let [hebrew, korean, greek, arabic, cyrillic, turkish, polish, czech, hungarian, persian] = counts;
    let mostly = |count: usize| count * 2 > letters;
    let often = |count: usize| count * 200 > letters;
    if letters == 0 {
        None
    } else if mostly(hebrew) {
        Some("he")
    } else if mostly(korean) {
        Some("ko")
    } else if mostly(greek) {
        Some("el")
    } else if mostly(arabic) {
        Some(if often(persian) { "fa" } else { "ar" })
    } else if mostly(cyrillic) {
        None
    } else if often(turkish) {
        Some("tr")
    } else if often(polish) {
        Some("pl")
    } else if often(czech) {
        Some("cs")
    } else if often(hungarian) {
        Some("hu")
    } else {
        None
    }
}
