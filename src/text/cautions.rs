//! Words that may turn what a quote says: of denial, condition, saying and doubt, found by lists.
//!
//! The lists are the files of `assets/cautions`, one for each language. An entry is a word or several; `*` at its end or
//! beginning stands for any letters. Words are compared after the folds, in lower case.
//!
//! Invariant: a list only marks words; it judges nothing.

use super::language::{guess, main_script, script_of_language};
use super::words::Words;
use crate::model::Span;
use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word does to the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caution {
    /// It denies: "not", "neither", "denied".
    Denial,
    /// It makes a condition: "if", "unless".
    Condition,
    /// It tells that somebody says so: "said", "according to".
    Saying,
    /// It only reports, and vouches for nothing: "reportedly", "allegedly".
    Reported,
    /// It doubts or only hopes: "may", "probably", "plans".
    Doubt,
}

impl Caution {
    /// All of them, the gravest first.
    pub const ALL: [Self; 5] = [Self::Denial, Self::Condition, Self::Saying, Self::Reported, Self::Doubt];

    /// What the word is, for the reader: "a word of denial".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Denial => "a word of denial",
            Self::Condition => "a word of condition",
            Self::Saying => "a word of saying",
            Self::Reported => "a word of doubt: it only reports",
            Self::Doubt => "a word of doubt",
        }
    }

    /// Its name in the lists.
    fn key(self) -> &'static str {
        match self {
            Self::Denial => "denial",
            Self::Condition => "condition",
            Self::Saying => "saying",
            Self::Reported => "reported",
            Self::Doubt => "doubt",
        }
    }
}

/// The lists by the primary subtag of their language.
const LISTS: [(&str, &str); 18] = [
    ("ar", include_str!("../../assets/cautions/ar.txt")),
    ("de", include_str!("../../assets/cautions/de.txt")),
    ("el", include_str!("../../assets/cautions/el.txt")),
    ("en", include_str!("../../assets/cautions/en.txt")),
    ("es", include_str!("../../assets/cautions/es.txt")),
    ("fa", include_str!("../../assets/cautions/fa.txt")),
    ("fr", include_str!("../../assets/cautions/fr.txt")),
    ("he", include_str!("../../assets/cautions/he.txt")),
    ("it", include_str!("../../assets/cautions/it.txt")),
    ("ja", include_str!("../../assets/cautions/ja.txt")),
    ("ko", include_str!("../../assets/cautions/ko.txt")),
    ("nl", include_str!("../../assets/cautions/nl.txt")),
    ("pt", include_str!("../../assets/cautions/pt.txt")),
    ("ru", include_str!("../../assets/cautions/ru.txt")),
    ("th", include_str!("../../assets/cautions/th.txt")),
    ("tr", include_str!("../../assets/cautions/tr.txt")),
    ("uk", include_str!("../../assets/cautions/uk.txt")),
    ("zh", include_str!("../../assets/cautions/zh.txt")),
];

/// The lists, read when they are first needed.
static READ: LazyLock<Vec<(&str, List)>> =
    LazyLock::new(|| LISTS.iter().map(|(language, text)| (*language, List::read(text))).collect());

/// The list of one language.
#[derive(Default)]
struct List {
    /// Entries by their first token. Looked up only, never iterated.
    entries: HashMap<String, Vec<Entry>>,
    /// Beginnings and endings of words, with `*` taken off.
    beginnings: Vec<(String, Caution)>,
    endings: Vec<(String, Caution)>,
    /// Finds the words that only report, wherever their letters stand: a first and fast look.
    reported: Option<AhoCorasick>,
}

/// An entry of several words or one.
struct Entry {
    /// The tokens behind the first one.
    rest: Vec<String>,
    caution: Caution,
}

/// The words of caution in `text`, in order, by the list of `language` (a BCP 47 tag). They do not overlap. None where
/// there is no list.
#[must_use]
pub fn cautions(text: &str, language: &str) -> Vec<(Span, Caution)> {
    let Some(list) = list_for(text, language) else { return Vec::new() };
    let words = Words::of(text);
    let tokens = words.tokens();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((length, caution)) = list.at(&words, at) else {
            at += 1;
            continue;
        };
        // A contraction is shown with its verb: "wasn’t".
        let first = if words.lowered(&tokens[at]) == "'" && at > 0 { at - 1 } else { at };
        found.push((Span { start: tokens[first].span.start, end: tokens[at + length - 1].span.end }, caution));
        at += length;
    }
    found
}

/// The list for a text in a document of `language`; a text in another script is read in a language of that script.
fn list_for(text: &str, language: &str) -> Option<&'static List> {
    let primary = language.split('-').next().unwrap_or_default().to_lowercase();
    let language = if main_script(text) == script_of_language(&primary) { &primary } else { guess(text) };
    list_of(language)
}

/// The list of a language by its primary subtag.
fn list_of(language: &str) -> Option<&'static List> {
    READ.iter().find(|(of, _)| *of == language).map(|(_, list)| list)
}

/// Whether `text` may have a word that only reports: it has the letters of one.
pub(super) fn may_report(text: &str, language: &str) -> bool {
    let reported = list_of(language).and_then(|list| list.reported.as_ref());
    reported.is_some_and(|reported| reported.is_match(text))
}

/// Finds the entries of a list that only report.
fn reported(text: &str) -> Option<AhoCorasick> {
    let entries = text.lines().find_map(|line| line.strip_prefix("reported:"))?;
    let words = entries.split(',').filter_map(|entry| entry.trim().trim_matches('*').split(' ').next());
    AhoCorasick::builder().ascii_case_insensitive(true).build(words.filter(|word| !word.is_empty())).ok()
}

impl List {
    fn read(text: &str) -> Self {
        let mut list = Self { reported: reported(text), ..Self::default() };
        for caution in Caution::ALL {
            let lines = text.lines().filter_map(|line| line.split_once(':'));
            let entries = lines.filter(|(key, _)| *key == caution.key()).flat_map(|(_, entries)| entries.split(','));
            entries.map(str::trim).filter(|entry| !entry.is_empty()).for_each(|entry| list.add(entry, caution));
        }
        list
    }

    fn add(&mut self, entry: &str, caution: Caution) {
        let words = Words::of(entry.trim_matches('*'));
        let mut tokens = words.tokens().iter().map(|token| words.lowered(token).to_owned());
        let Some(first) = tokens.next() else { return };
        if entry.ends_with('*') {
            self.beginnings.push((first, caution));
        } else if entry.starts_with('*') {
            self.endings.push((first, caution));
        } else {
            self.entries.entry(first).or_default().push(Entry { rest: tokens.collect(), caution });
        }
    }

    /// The longest entry at a token: how many tokens it has, and what it does.
    fn at(&self, words: &Words, at: usize) -> Option<(usize, Caution)> {
        let tokens = words.tokens();
        let first = words.lowered(&tokens[at]);
        let fits = |entry: &&Entry| {
            let behind = tokens[at + 1..].iter().map(|token| words.lowered(token));
            entry.rest.len() < tokens.len() - at && behind.zip(&entry.rest).all(|(token, wanted)| token == wanted)
        };
        let entries = self.entries.get(first).into_iter().flatten().filter(fits);
        // The first among equals: `max_by_key` takes the last.
        let whole =
            entries.rev().max_by_key(|entry| entry.rest.len()).map(|entry| (entry.rest.len() + 1, entry.caution));
        let part = || {
            let begins = self.beginnings.iter().find(|(beginning, _)| first.starts_with(beginning.as_str()));
            let is_longer = |ending: &str| first.len() > ending.len() && first.ends_with(ending);
            let ends = || self.endings.iter().find(|(ending, _)| is_longer(ending));
            begins.or_else(ends).map(|(_, caution)| (1, *caution))
        };
        whole.or_else(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, language: &str, expected: &[(&str, Caution)]) {
        let found: Vec<(&str, Caution)> =
            cautions(text, language).into_iter().map(|(span, caution)| (span.of(text), caution)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_of_caution_are_found_whole_and_in_any_case() {
        use Caution::{Condition, Denial, Doubt, Reported, Saying};
        check("Ivanov denied that Russia sold arms.", "en", &[("denied", Denial)]);
        check("He wasn’t there, noted the knot.", "en", &[("wasn’t", Denial)]);
        check(
            "Unless paid, it May ALLEGEDLY leave, according to him",
            "en-GB",
            &[("Unless", Condition), ("May", Doubt), ("ALLEGEDLY", Reported), ("according to", Saying)],
        );
        check("Er soll nicht gezahlt haben.", "de", &[("soll", Doubt), ("nicht", Denial)]);
        check("Он отрицал, что якобы заявил", "ru", &[("отрицал", Denial), ("якобы", Reported), ("заявил", Saying)]);
        check("中国不支持该计划", "zh", &[("不", Denial), ("计划", Doubt)]);
        check("Rusya silah satmadı", "tr", &[("satmadı", Denial)]);
        check("ایران نمی‌فروشد", "fa", &[("نمی‌فروشد", Denial)]);
    }

    #[test]
    fn nothing_is_marked_without_a_list() {
        check("It is not so", "xx", &[]);
        check("", "en", &[]);
    }

    #[test]
    fn every_list_has_words_of_every_kind() {
        for (language, text) in LISTS {
            for caution in Caution::ALL {
                let line = text.lines().find(|line| line.starts_with(caution.key()));
                assert!(line.is_some_and(|line| line.split(',').count() > 2), "{language}: {caution:?}");
            }
            assert!(text.starts_with('#'), "{language} says that it is a list");
        }
    }
}
