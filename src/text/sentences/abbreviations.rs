//! The lists of `assets/abbreviations`: what ends in a full stop and ends no sentence.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The lists of one language, with those of all.
#[derive(Default)]
pub(super) struct Abbreviations {
    /// In small letters, without the last full stop: before anything.
    pub always: HashSet<&'static str>,
    /// Before a number.
    pub number: HashSet<&'static str>,
    /// Before a capital, unless the next word begins sentences.
    pub name: HashSet<&'static str>,
    /// Words that go on behind a time of day.
    pub time: HashSet<&'static str>,
    /// Common words that look like abbreviations.
    pub word: HashSet<&'static str>,
    /// Words that begin sentences.
    pub start: HashSet<&'static str>,
    /// Elided words that begin sentences, before their apostrophe.
    pub elided: HashSet<&'static str>,
    /// Words for saying that may stand behind a quotation, in scripts without spaces.
    pub said: HashSet<&'static str>,
    /// Whether the segmenter knows which initials go on.
    pub has_names_by_segmenter: bool,
    /// Whether an ordinal is a number with a full stop: "am 5. April".
    pub has_ordinals: bool,
}

/// The files, by language.
const FILES: [(&str, &str); 15] = [
    ("en", include_str!("../../../assets/abbreviations/en.txt")),
    ("da", include_str!("../../../assets/abbreviations/da.txt")),
    ("de", include_str!("../../../assets/abbreviations/de.txt")),
    ("es", include_str!("../../../assets/abbreviations/es.txt")),
    ("fa", include_str!("../../../assets/abbreviations/fa.txt")),
    ("fr", include_str!("../../../assets/abbreviations/fr.txt")),
    ("it", include_str!("../../../assets/abbreviations/it.txt")),
    ("nl", include_str!("../../../assets/abbreviations/nl.txt")),
    ("pl", include_str!("../../../assets/abbreviations/pl.txt")),
    ("pt", include_str!("../../../assets/abbreviations/pt.txt")),
    ("ru", include_str!("../../../assets/abbreviations/ru.txt")),
    ("tr", include_str!("../../../assets/abbreviations/tr.txt")),
    ("ja", include_str!("../../../assets/abbreviations/ja.txt")),
    ("zh", include_str!("../../../assets/abbreviations/zh.txt")),
    ("uk", include_str!("../../../assets/abbreviations/uk.txt")),
];

/// The list that counts in every language.
const ANY: &str = include_str!("../../../assets/abbreviations/any.txt");

/// The languages that write an ordinal as a number with a full stop.
const ORDINALS: [&str; 17] =
    ["de", "da", "nb", "nn", "no", "is", "fi", "et", "lv", "cs", "sk", "sl", "hr", "sr", "hu", "pl", "tr"];

static LISTS: LazyLock<Vec<Abbreviations>> =
    LazyLock::new(|| FILES.iter().map(|(language, file)| Abbreviations::read(language, file)).collect());

static OTHER: LazyLock<[Abbreviations; 2]> =
    LazyLock::new(|| [Abbreviations::read("", ""), Abbreviations::read(ORDINALS[0], "")]);

impl Abbreviations {
    /// The lists for a language; only those of all where it has none.
    pub fn of(language: &str) -> &'static Self {
        match FILES.iter().position(|(known, _)| *known == language) {
            Some(place) => &LISTS[place],
            None => &OTHER[usize::from(ORDINALS.contains(&language))],
        }
    }

    /// Reads the file of a language.
    fn read(language: &str, file: &'static str) -> Self {
        let mut lists = Self {
            has_ordinals: ORDINALS.contains(&language),
            has_names_by_segmenter: language == "en",
            ..Self::default()
        };
        for line in ANY.lines().chain(file.lines()) {
            let Some((kind, words)) = line.split_once(':') else { continue };
            let list = match kind {
                "always" => &mut lists.always,
                "number" => &mut lists.number,
                "name" => &mut lists.name,
                "time" => &mut lists.time,
                "word" => &mut lists.word,
                "start" => &mut lists.start,
                "elided" => &mut lists.elided,
                "said" => &mut lists.said,
                _ => continue,
            };
            list.extend(words.split_whitespace());
        }
        lists
    }

    /// Whether a word without its full stop, in small letters, is one of any kind.
    pub fn knows(&self, word: &str) -> bool {
        self.always.contains(word) || self.number.contains(word) || self.name.contains(word)
    }
}
