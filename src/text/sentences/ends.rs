//! Where the segmenter ends a sentence too early, and where it misses an end.
//!
//! Invariant: bounded work at every full stop, whatever surrounds it.

use super::abbreviations::Abbreviations;

/// The longest word that is looked up, in bytes.
const WORD: usize = 24;

/// The most digits of an ordinal, of a list mark and of a footnote mark.
const DIGITS: usize = 3;

/// Within how many letters behind a quotation the word for saying stands, in scripts without spaces.
const SAID: usize = 8;

/// The most letters of a word with a capital that may be an abbreviation: "Inc", "Mon".
const SHORT: usize = 3;

/// The fewest letters of a common word that ends a sentence before a number.
const COMMON: usize = 4;

/// Whether a sentence continues in what the segmenter takes for the next one.
pub(super) fn goes_on(text: &str, next: &str, is_touching: bool, lists: &Abbreviations) -> bool {
    let Some(first) = next.chars().next() else { return false };
    if matches!(first, ',' | ';' | ':') || text.ends_with(['.', '?', '!']) && !is_touching && starts_small(next) {
        // "et al. said", "The film Who? opened", "— Вы платили? — спросил он."
        return true;
    }
    if is_touching && (text.ends_with('》') || is_said(text, next, lists)) {
        return true;
    }
    let Some(before) = text.strip_suffix('.') else { return false };
    if is_touching && (first == '-' || first.is_numeric() && before.ends_with(char::is_numeric)) {
        return true;
    }
    let word = last_word(before);
    if is_mark(word, &before[..before.len() - word.len()]) {
        return true;
    }
    let is_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let lower = word.to_lowercase();
    if lists.always.contains(lower.as_str()) {
        return true;
    }
    if first.is_alphabetic() && !first.is_uppercase() {
        // In an alphabet without capitals, what follows a single letter ("م. رضایی").
        return is_letter;
    }
    let next_word = first_word(next);
    if is_numeric(next, next_word) {
        let is_initial_of_title = is_letter && before[..before.len() - word.len()].trim_end().ends_with('.');
        let is_paragraph = matches!(first, '§' | '¶') && lower.len() <= 5;
        return lists.number.contains(lower.as_str()) || is_initial_of_title || is_paragraph;
    }
    if !first.is_uppercase() {
        return false;
    }
    let is_time = matches!(lower.as_str(), "a.m" | "p.m" | "am" | "pm") || word == "m" && before.ends_with(". m");
    if is_time && lists.time.contains(next_word) || ends_in_initial(text, is_touching) {
        return true;
    }
    // The segmenter knows the initials of English names best.
    let initial = word.rsplit('-').next().unwrap_or_default();
    // Small letters go on in German ("Frankfurt a. M."), not in Spanish ("a las 9 a. m.").
    let is_initial = initial.len() == 1
        && initial
            .bytes()
            .all(|letter| letter.is_ascii_uppercase() || lists.has_ordinals && letter.is_ascii_lowercase())
        && !lists.has_names_by_segmenter;
    let is_ordinal = lists.has_ordinals && is_ordinal(word);
    let is_name = lists.name.contains(lower.as_str()) && !lists.word.contains(word);
    (is_name || is_initial || is_ordinal) && !starts_sentence(next, lists)
}

/// Whether a text begins with a small letter, perhaps behind a dash.
fn starts_small(text: &str) -> bool {
    let bare = text.trim_start_matches(['—', '–', '-']);
    let bare = if bare.len() < text.len() { bare.trim_start() } else { bare };
    bare.starts_with(char::is_lowercase)
}

/// Whether a text begins with a word that begins sentences. Before a full stop it is an initial.
fn starts_sentence(text: &str, lists: &Abbreviations) -> bool {
    let word = first_word(text);
    let behind = &text[word.len()..];
    if behind.starts_with(['’', '\'']) {
        return lists.elided.contains(word) || lists.start.contains(word);
    }
    lists.start.contains(word) && !(behind.starts_with('.') && word.chars().count() == 1)
}

/// Whether what touches the end of a quotation says who speaks: “我们同意。”他说。
fn is_said(text: &str, next: &str, lists: &Abbreviations) -> bool {
    if lists.said.is_empty() || !text.ends_with(['”', '」', '』', '’']) {
        return false;
    }
    let clause: String = next.chars().take(SAID).take_while(|sign| sign.is_alphabetic()).collect();
    lists.said.iter().any(|word| clause.contains(word))
}

/// The last word of a text, without brackets and quotation marks before it.
fn last_word(text: &str) -> &str {
    let start = text.ceil_char_boundary(text.len().saturating_sub(WORD));
    let is_edge = |sign: char| sign.is_whitespace() || matches!(sign, '’' | '\'' | ':' | '：' | '；');
    let word = text[start..].rsplit(is_edge).next().unwrap_or_default();
    word.trim_start_matches(['(', '[', '“', '„', '«', '"', '‘', '\'', '—', '–'])
}

/// The first word of a text, without the signs behind it.
fn first_word(text: &str) -> &str {
    let end = text.char_indices().find(|(_, sign)| !sign.is_alphanumeric()).map_or(text.len(), |(place, _)| place);
    &text[..text.floor_char_boundary(end.min(WORD))]
}

/// Whether a text begins with a number: digits, a Roman numeral, a paragraph sign, perhaps in brackets.
fn is_numeric(text: &str, first_word: &str) -> bool {
    let bare = text.trim_start_matches(['(', '[', '#', '№']);
    bare.starts_with(|sign: char| sign.is_numeric() || sign == '§' || sign == '¶')
        || is_roman(first_word) && first_word != "I"
        || matches!(first_word, "No" | "Nos" | "Nr" | "Nrn") && text[first_word.len()..].starts_with('.')
}

/// Whether a number or letter with a full stop is the mark of what follows: of a list item ("The terms are: 1. Iran
/// pays."), or of a question or answer in a transcript.
fn is_mark(word: &str, before: &str) -> bool {
    let is_number = !word.is_empty() && word.chars().count() < DIGITS && word.chars().all(char::is_numeric);
    let pause = before.trim_end();
    // "10.2:1" is a ratio.
    let pauses = pause.len() < before.len() && pause.ends_with([':', ';']) || pause.ends_with(['：', '；']);
    is_number && (pause.is_empty() || pauses) || matches!(word, "Q" | "A") && pause.is_empty()
}

/// Whether a word is the number of an ordinal: Arabic up to three digits, or Roman.
fn is_ordinal(word: &str) -> bool {
    let is_arabic = word.len() <= DIGITS && word.bytes().all(|byte| byte.is_ascii_digit());
    !word.is_empty() && is_arabic || is_roman(word)
}

/// Whether a word is a Roman numeral.
fn is_roman(word: &str) -> bool {
    (1..=5).contains(&word.len()) && word.bytes().all(|byte| b"IVXLC".contains(&byte))
}

/// Whether a text ends in an initial that the segmenter does not know: of a name in another alphabet than ours ("И."),
/// or behind a hyphen and with what follows touching it ("Russian-U." of "Russian-U.S.").
fn ends_in_initial(text: &str, is_touching: bool) -> bool {
    let mut characters = text.chars().rev();
    characters.next() == Some('.')
        && characters.next().is_some_and(|letter| letter.is_uppercase() && (is_touching || !letter.is_ascii()))
        && characters.next().is_none_or(|before| !before.is_alphanumeric())
}

/// Whether what looks like the end of a sentence may be none: the full stop may belong to an abbreviation ("p.m.", "plc."), a
/// number ("Fig. 3.") or dots.
pub(super) fn is_doubtful(sentence: &str, lists: &Abbreviations) -> bool {
    let Some(before) = sentence.strip_suffix('.') else { return sentence.ends_with('…') };
    let word = last_word(before);
    let lower = word.to_lowercase();
    let is_short = word.chars().take(SHORT + 1).count() <= SHORT;
    let rest = before[..before.len() - word.len()].trim_end();
    let is_counted = word.chars().all(char::is_numeric) && rest.ends_with('.');
    before.ends_with('.')
        || word.contains('.')
        || lists.knows(&lower)
        || is_short && word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase)
        || is_counted
}

/// The ends of sentences within one that the segmenter missed, as byte offsets in order.
pub(super) fn missed_ends(sentence: &str, lists: &Abbreviations, is_transcript: bool) -> Vec<usize> {
    let stops = sentence.match_indices('.');
    stops.filter_map(|(stop, _)| missed_end(sentence, stop, lists, is_transcript)).collect()
}

/// Whether a text begins with the mark of a question or an answer in a transcript.
pub(super) fn starts_turn(text: &str) -> bool {
    let behind = text.strip_prefix("Q.").or_else(|| text.strip_prefix("A."));
    behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(' '))
}

/// Where the sentence ends that the full stop at byte `stop` ends, if it does and the segmenter does not see it.
fn missed_end(sentence: &str, stop: usize, lists: &Abbreviations, is_transcript: bool) -> Option<usize> {
    let behind = sentence[stop + 1..].trim_start_matches(['"', '”', '’', '»', ')']);
    let closed = sentence.len() - behind.len();
    let next = behind.chars().next()?;
    if next.is_ascii_digit() && is_common(sentence, stop, lists) {
        // The mark of a footnote that lost its height: "objected.4 Nobody knew".
        let digits = behind.bytes().take(DIGITS + 1).take_while(u8::is_ascii_digit).count();
        let rest = &behind[digits..];
        let new = rest.trim_start();
        let is_mark = digits <= DIGITS && new.len() < rest.len() && new.starts_with(char::is_uppercase);
        return is_mark.then_some(closed + digits);
    }
    if !next.is_whitespace() {
        return None;
    }
    let new = behind.trim_start().chars().next()?;
    if new.is_numeric() {
        return is_common(sentence, stop, lists).then_some(closed);
    }
    if !new.is_uppercase() {
        return None;
    }
    let word = last_word(&sentence[..stop]);
    let next = behind.trim_start();
    let ends = lists.word.contains(word)
        || is_transcript && word.len() > 1 && starts_turn(next)
        || is_end_before_start(word, lists) && starts_sentence(next, lists);
    ends.then_some(closed)
}

/// Whether an abbreviation may end a sentence before a word that begins one: no initial, and none that needs what
/// follows.
fn is_end_before_start(word: &str, lists: &Abbreviations) -> bool {
    let is_initial =
        word.chars().count() == 1 && word.chars().all(|letter| letter.is_uppercase() || letter.is_ascii_lowercase());
    !word.is_empty() && !is_initial && !lists.always.contains(word.to_lowercase().as_str())
}

/// Whether the word before a full stop is a common word that is no abbreviation.
fn is_common(sentence: &str, stop: usize, lists: &Abbreviations) -> bool {
    let word = last_word(&sentence[..stop]);
    word.chars().take(COMMON).count() == COMMON
        && word.chars().all(|letter| letter.is_alphabetic() && !letter.is_uppercase())
        && !lists.knows(word)
}
