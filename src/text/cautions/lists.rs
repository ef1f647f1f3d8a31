//! The lists of words of caution, as the files of `assets/cautions` have them.
//!
//! A line has a kind of word and its entries. An entry is a word or several; `*` at its end or beginning stands for any
//! letters, and `…` between two words for any words. `pointing` words point at what stands beside their sentence, and
//! `clitics` are words that are written as one with the next.
//!
//! Invariant: its maps are looked up only, never iterated, but while the lists are read.

use super::caution::Caution;
use super::matching::Forms;
use crate::text::language::{is_common, script_of_language};
use crate::text::lookup::Lookup;
use crate::text::words::Words;
use std::collections::{BTreeMap, HashSet};
use std::sync::{LazyLock, OnceLock};

/// How many tokens may stand between the parts of a verb.
const APART: usize = 24;

/// The fewest letters of a word in Latin letters that is taken for its language's wherever it stands.
const UNMISTAKABLE: usize = 5;

/// Words of one language that are other words in another, and are left to their own.
const MISTAKABLE: [&str; 16] = [
    "plant", "menace", "accuse", "assure", "present", "concede", "admit", "report", "gaat", "attest", "propose",
    "estime", "statt", "falsa", "suite", "conteste",
];

/// The lists by the primary subtag of their language, in the order of the alphabet.
const LISTS: [(&str, &str); 28] = [
    ("ar", include_str!("../../../assets/cautions/ar.txt")),
    ("cs", include_str!("../../../assets/cautions/cs.txt")),
    ("da", include_str!("../../../assets/cautions/da.txt")),
    ("de", include_str!("../../../assets/cautions/de.txt")),
    ("el", include_str!("../../../assets/cautions/el.txt")),
    ("en", include_str!("../../../assets/cautions/en.txt")),
    ("es", include_str!("../../../assets/cautions/es.txt")),
    ("fa", include_str!("../../../assets/cautions/fa.txt")),
    ("fr", include_str!("../../../assets/cautions/fr.txt")),
    ("he", include_str!("../../../assets/cautions/he.txt")),
    ("hi", include_str!("../../../assets/cautions/hi.txt")),
    ("hu", include_str!("../../../assets/cautions/hu.txt")),
    ("id", include_str!("../../../assets/cautions/id.txt")),
    ("it", include_str!("../../../assets/cautions/it.txt")),
    ("ja", include_str!("../../../assets/cautions/ja.txt")),
    ("ko", include_str!("../../../assets/cautions/ko.txt")),
    ("nb", include_str!("../../../assets/cautions/nb.txt")),
    ("nl", include_str!("../../../assets/cautions/nl.txt")),
    ("pl", include_str!("../../../assets/cautions/pl.txt")),
    ("pt", include_str!("../../../assets/cautions/pt.txt")),
    ("ru", include_str!("../../../assets/cautions/ru.txt")),
    ("sk", include_str!("../../../assets/cautions/sk.txt")),
    ("sv", include_str!("../../../assets/cautions/sv.txt")),
    ("th", include_str!("../../../assets/cautions/th.txt")),
    ("tr", include_str!("../../../assets/cautions/tr.txt")),
    ("uk", include_str!("../../../assets/cautions/uk.txt")),
    ("vi", include_str!("../../../assets/cautions/vi.txt")),
    ("zh", include_str!("../../../assets/cautions/zh.txt")),
];

/// The lists, each read when a text first needs it: a dossier is in few languages.
static READ: [OnceLock<List>; LISTS.len()] = [const { OnceLock::new() }; LISTS.len()];

/// For each script the words of all its languages that cannot be mistaken for words of another, read when a text first
/// needs them.
static UNSURE: LazyLock<BTreeMap<&str, OnceLock<List>>> =
    LazyLock::new(|| LISTS.iter().map(|(language, _)| (script_of_language(language), OnceLock::new())).collect());

/// The list of a language by its primary subtag; a language without one may be read by its nearest neighbour’s.
pub(super) fn list_of(language: &str) -> Option<&'static List> {
    let language = match language {
        "no" | "nn" => "nb",
        "ms" => "id",
        "yue" => "zh",
        language => language,
    };
    let place = LISTS.binary_search_by_key(&language, |(known, _)| known).ok()?;
    Some(READ[place].get_or_init(|| List::read(LISTS[place].1)))
}

/// The words of all languages of a script that cannot be mistaken.
pub(super) fn unsure_list(script: &str) -> Option<&'static List> {
    let read = || {
        let mut list = List::default();
        for (language, text) in LISTS.into_iter().filter(|(language, _)| script_of_language(language) == script) {
            list.add_all(text, |word| is_unmistakable(word, language));
        }
        list
    };
    Some(UNSURE.get(script)?.get_or_init(read))
}

/// Whether a word is long enough, and no common word of another language.
fn is_unmistakable(word: &str, language: &str) -> bool {
    let letters = word.trim_matches('*');
    // The beginning of a word says less than a word.
    let fewest = if word.contains('*') { UNMISTAKABLE + 1 } else { UNMISTAKABLE };
    let is_long = letters.chars().count() >= fewest || !letters.is_ascii() && letters.chars().count() + 1 >= fewest;
    // The guess takes English where nothing tells: its words count whole.
    let is_english = language == "en";
    (is_long || is_english) && !word.starts_with('*') && !MISTAKABLE.contains(&letters) && !is_common(letters, language)
}

/// The list of one language.
#[derive(Default)]
pub(super) struct List {
    /// Entries by their first token.
    entries: Lookup<String, Vec<Entry>>,
    /// Beginnings and endings of words, with `*` taken off.
    beginnings: Parts,
    endings: Parts,
    /// Words that point at what stands beside their sentence.
    pointing: HashSet<String>,
    /// Words that are written as one with the next.
    clitics: Vec<String>,
    /// Words that deny or doubt by themselves, as "not" and "may" do, and name no deed as "rejects" does; with `*`.
    plain: HashSet<String>,
    /// Those with `*`.
    parts_of_plain: Vec<String>,
}

/// Beginnings or endings of words.
#[derive(Default)]
struct Parts {
    cautions: Lookup<String, Caution>,
    /// How long they are, in bytes.
    lengths: Vec<usize>,
}

impl Parts {
    /// Adds one, unless it is known.
    fn add(&mut self, part: String, caution: Caution) {
        if let Err(place) = self.lengths.binary_search(&part.len()) {
            self.lengths.insert(place, part.len());
        }
        self.cautions.entry(part).or_insert(caution);
    }

    /// What the longest one does of those that `part` cuts out of a word at a length.
    fn longest<'w>(&self, part: impl Fn(usize) -> Option<&'w str>) -> Option<Caution> {
        self.lengths.iter().rev().find_map(|length| self.cautions.get(part(*length)?).copied())
    }
}

/// An entry of several words or one.
struct Entry {
    /// The tokens behind the first one.
    rest: Vec<String>,
    /// The tokens that have to stand somewhere behind these.
    apart: Vec<String>,
    caution: Caution,
}

impl List {
    fn read(text: &str) -> Self {
        let mut list = Self::default();
        list.add_all(text, |_| true);
        list
    }

    /// Adds the entries of a file of which the first word is `wanted`.
    fn add_all(&mut self, text: &str, wanted: impl Fn(&str) -> bool) {
        let lines = || text.lines().filter_map(|line| line.split_once(':'));
        let of = |key: &'static str| {
            let entries = lines().filter(move |(kind, _)| *kind == key).flat_map(|(_, entries)| entries.split(','));
            entries.map(str::trim).filter(|entry| !entry.is_empty())
        };
        for caution in Caution::ALL {
            for entry in of(caution.key()).filter(|entry| entry.contains(' ') || wanted(entry)) {
                self.add(entry, caution);
            }
        }
        self.pointing.extend(of("pointing").filter(|word| wanted(word)).map(|word| word.trim_matches('*').to_owned()));
        self.clitics.extend(of("clitics").map(str::to_owned));
        let (parts, whole): (Vec<&str>, Vec<&str>) = of("plain").partition(|word| word.contains('*'));
        self.plain.extend(whole.into_iter().map(str::to_owned));
        self.parts_of_plain.extend(parts.into_iter().map(str::to_owned));
    }

    fn add(&mut self, entry: &str, caution: Caution) {
        let (near, apart) = entry.split_once('…').unwrap_or((entry, ""));
        let tokens = |part: &str| -> Vec<String> {
            let words = Words::of(part.trim().trim_matches('*'));
            words.tokens().iter().map(|token| words.lowered(token).to_owned()).collect()
        };
        let mut rest = tokens(near);
        if rest.is_empty() {
            return;
        }
        let first = rest.remove(0);
        // The gravest of several meanings comes first in the order of the kinds.
        if entry.ends_with('*') {
            self.beginnings.add(first, caution);
        } else if entry.starts_with('*') {
            self.endings.add(first, caution);
        } else {
            self.entries.entry(first).or_default().push(Entry { rest, apart: tokens(apart), caution });
        }
    }

    /// The longest entry at a token: how many tokens it has, and what it does.
    pub(super) fn at(&self, forms: &Forms<'_>, at: usize) -> Option<(usize, Caution)> {
        let own = forms.own(at);
        let whole = forms.whole(at).and_then(|(word, length)| {
            let found = self.entry(forms, word, at + length).map(|(more, caution)| (length + more, caution));
            found.or_else(|| self.part(word).map(|caution| (length, caution)))
        });
        let own_entry = || self.entry(forms, own, at + 1).map(|(more, caution)| (1 + more, caution));
        let behind_clitic = || {
            let words = self.clitics.iter().filter_map(|clitic| own.strip_prefix(clitic.as_str()));
            words
                .filter(|word| word.chars().nth(1).is_some())
                .find_map(|word| self.entry(forms, word, at + 1).map(|(more, caution)| (1 + more, caution)))
        };
        whole.or_else(own_entry).or_else(|| self.part(own).map(|caution| (1, caution))).or_else(behind_clitic)
    }

    /// The longest entry whose first word is `first`, with its other words from the token `next` on: how many more tokens
    /// it has.
    fn entry(&self, forms: &Forms<'_>, first: &str, next: usize) -> Option<(usize, Caution)> {
        let fits = |entry: &&Entry| {
            let behind = next + entry.rest.len();
            forms.follows(next, &entry.rest)
                && (entry.apart.is_empty()
                    || (behind..(behind + APART).min(forms.len())).any(|place| forms.follows(place, &entry.apart)))
        };
        // The first among equals: `max_by_key` takes the last.
        let entries = self.entries.get(first)?.iter().filter(fits).rev();
        entries.max_by_key(|entry| entry.rest.len()).map(|entry| (entry.rest.len(), entry.caution))
    }

    /// Whether a word of caution denies or doubts by itself.
    pub(super) fn is_plain(&self, word: &str) -> bool {
        let of_part = |part: &String| match (part.strip_prefix('*'), part.strip_suffix('*')) {
            (Some(end), _) => word.ends_with(end),
            (_, Some(start)) => word.starts_with(start),
            _ => false,
        };
        let stripped = || self.clitics.iter().filter_map(|clitic| word.strip_prefix(clitic.as_str()));
        self.plain.contains(word)
            || stripped().any(|word| self.plain.contains(word))
            || self.parts_of_plain.iter().any(of_part)
    }

    /// What a word does by its beginning or its ending.
    fn part(&self, word: &str) -> Option<Caution> {
        let ending = |length: usize| word.get(word.len().checked_sub(length).filter(|start| *start > 0)?..);
        self.beginnings.longest(|length| word.get(..length)).or_else(|| self.endings.longest(ending))
    }

    /// Whether the word at a token points at what stands beside its sentence.
    pub(super) fn points_at(&self, forms: &Forms<'_>, at: usize) -> bool {
        let own = forms.own(at);
        let is_unspaced = own.starts_with(crate::text::fold::is_unspaced);
        self.pointing.contains(own)
            || is_unspaced
                && (2..=4).any(|length| {
                    self.pointing.contains(&(at..at + length).map(|place| forms.own(place)).collect::<String>())
                })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_found_and_has_words_of_every_kind() {
        assert!(LISTS.iter().all(|(language, _)| list_of(language).is_some()) && list_of("hy").is_none());
        for (language, text) in LISTS {
            for key in Caution::ALL.map(Caution::key).into_iter().chain(["pointing"]) {
                let line = text.lines().find(|line| line.starts_with(key));
                assert!(line.is_some_and(|line| line.split(',').count() > 2), "{language}: {key}");
            }
            assert!(text.starts_with('#'), "{language} says that it is a list");
        }
    }
}
