//! The language of a document: as it says, else guessed from its letters and commonest words.
//!
//! Invariant: deterministic, and bounded work for a text of any length: two samples of it are read.
//!
//! The script of most letters is counted first. Among the languages of one script those words and letters decide that
//! stand in `assets/languages`; they are lists, and a language that is missing is taken for a neighbour or the first of
//! its script.

use super::lookup::Lookup;
use crate::model::Document;
use std::sync::LazyLock;

/// The characters of each of the two samples by which a language is guessed: from the beginning and from the middle.
const SAMPLE: usize = 600;

/// The characters by which the script of a paragraph is told.
const LINE: usize = 150;

/// For how many letters a Chinese character counts.
const IDEOGRAM: u32 = 3;

/// How much a word that is common in a language counts against a letter that is.
const WORD: u32 = 2;

/// A script, or a group of scripts, with the languages that are told apart in it.
struct Script {
    /// The languages in it; the first is taken where nothing tells.
    languages: Vec<&'static str>,
    /// For every common word, whose it is: indices in `languages`.
    words: Lookup<&'static str, Vec<usize>>,
    /// The same for letters.
    letters: Lookup<&'static str, Vec<usize>>,
}

impl Script {
    /// Reads a list as `assets/languages` has them.
    fn read(list: &'static str) -> Self {
        let mut script = Self { languages: Vec::new(), words: Lookup::default(), letters: Lookup::default() };
        for line in list.lines() {
            let mut words = line.split_whitespace();
            let Some(language) = words.next() else { continue };
            let place = script.languages.iter().position(|known| *known == language).unwrap_or_else(|| {
                script.languages.push(language);
                script.languages.len() - 1
            });
            let signs = if words.next() == Some("letters") { &mut script.letters } else { &mut script.words };
            for sign in words {
                let whose = signs.entry(sign).or_default();
                if !whose.contains(&place) {
                    whose.push(place);
                }
            }
        }
        script
    }

    /// The language that most of the words and letters of `samples` speak for.
    fn guess(&self, samples: &[&str]) -> &'static str {
        let scores = self.scores(samples);
        let best = scores.iter().copied().max().unwrap_or(0);
        scores.iter().position(|score| *score == best).map_or("en", |place| self.languages[place])
    }

    /// For each language how much speaks for it.
    fn scores(&self, samples: &[&str]) -> Vec<u32> {
        let mut scores = vec![0_u32; self.languages.len()];
        let mut add = |whose: Option<&Vec<usize>>, weight: u32| {
            for place in whose.into_iter().flatten() {
                scores[*place] += weight;
            }
        };
        let mut buffer = [0; 4];
        for sample in samples {
            let lower = sample.to_lowercase();
            for word in lower.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()) {
                add(self.words.get(word), WORD);
            }
            if lower.is_ascii() {
                continue;
            }
            for letter in lower.chars().filter(|letter| !letter.is_ascii()) {
                add(self.letters.get(&*letter.encode_utf8(&mut buffer)), 1);
            }
        }
        scores
    }
}

static LATIN: LazyLock<Script> = LazyLock::new(|| Script::read(include_str!("../../assets/languages/latin.txt")));
static CYRILLIC: LazyLock<Script> = LazyLock::new(|| Script::read(include_str!("../../assets/languages/cyrillic.txt")));
static ARABIC: LazyLock<Script> = LazyLock::new(|| Script::read(include_str!("../../assets/languages/arabic.txt")));
static DEVANAGARI: LazyLock<Script> =
    LazyLock::new(|| Script::read(include_str!("../../assets/languages/devanagari.txt")));

/// The scripts that are told apart; where one has a single language here, by that. The first is taken for a text without
/// letters.
const SCRIPTS: [&str; 17] = [
    "latin",
    "cyrillic",
    "arabic",
    "devanagari",
    "zh",
    "ja",
    "ko",
    "el",
    "he",
    "hy",
    "ka",
    "th",
    "bn",
    "ta",
    "te",
    "am",
    "my",
];

/// The language of `document` as a primary subtag of BCP 47 ("de"): the one it says it is in, else a guess.
#[must_use]
pub fn language_of(document: &Document) -> String {
    let stated = document.language.as_deref().and_then(|tag| tag.split(['-', '_']).next());
    stated
        .filter(|code| (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .map_or_else(|| guess(document.text.as_deref().unwrap_or_default()).to_owned(), str::to_ascii_lowercase)
}

/// The language that `text` is most likely in; "en" where nothing tells.
pub(super) fn guess(text: &str) -> &'static str {
    let samples = samples(text);
    match script_of(&samples) {
        "latin" => LATIN.guess(&samples),
        "cyrillic" => CYRILLIC.guess(&samples),
        "arabic" => ARABIC.guess(&samples),
        "devanagari" => DEVANAGARI.guess(&samples),
        language => language,
    }
}

/// The language that a text is likeliest in, and how much speaks for it and for a language that is known of its document.
pub(super) struct Likely {
    /// The language.
    pub(super) language: &'static str,
    /// What speaks for it: common words count two, letters one.
    pub(super) score: u32,
    /// What speaks for the known one.
    pub(super) of_known: u32,
    /// Whether a common word of the known one stands there, and not only its letters.
    pub(super) has_known_word: bool,
}

/// The language that the beginning of `text` is likeliest in, beside the one that is `known` of its document.
pub(super) fn likely(text: &str, known: &str) -> Likely {
    let sample = [beginning(text, SAMPLE)];
    let script = match script_of(&sample) {
        "latin" => &LATIN,
        "cyrillic" => &CYRILLIC,
        "arabic" => &ARABIC,
        "devanagari" => &DEVANAGARI,
        language => {
            let has_known_word = language == known;
            return Likely { language, score: WORD, of_known: WORD * u32::from(has_known_word), has_known_word };
        }
    };
    let scores = script.scores(&sample);
    let score = scores.iter().copied().max().unwrap_or(0);
    let place = scores.iter().position(|of| *of == score).unwrap_or(0);
    let known = script.languages.iter().position(|language| *language == known);
    let of_known = known.map_or(0, |place| scores[place]);
    // A letter by itself is more often an ending or an initial.
    let words = sample[0].split(|letter: char| !letter.is_alphabetic()).filter(|word| word.chars().nth(1).is_some());
    let is_known = |word: &str| {
        let whose = script.words.get(word.to_lowercase().as_str());
        known.is_some_and(|known| whose.is_some_and(|whose| whose.contains(&known)))
    };
    let has_known_word = words.into_iter().any(is_known);
    Likely { language: script.languages[place], score, of_known, has_known_word }
}

/// Whether a word is a common one of a language of the same script other than `language`.
pub(super) fn is_common(word: &str, language: &str) -> bool {
    let scripts = [&LATIN, &CYRILLIC, &ARABIC, &DEVANAGARI];
    let Some(script) = scripts.into_iter().find(|script| script.languages.contains(&language)) else { return false };
    let whose = script.words.get(word).into_iter().flatten();
    whose.into_iter().any(|place| script.languages[*place] != language)
}

/// The beginning of a text, and a part of its middle where it is long.
fn samples(text: &str) -> Vec<&str> {
    let first = beginning(text, SAMPLE);
    let middle = &text[text.floor_char_boundary(text.len() / 2).max(first.len())..];
    vec![first, beginning(middle, SAMPLE)]
}

/// The script of most letters at the beginning of a text, as a word to compare with others.
pub(super) fn main_script(text: &str) -> &'static str {
    script_of(&[beginning(text, LINE)])
}

/// The script that a language is written in, as `main_script` calls it; a language that is not known here is taken to be
/// in Latin letters.
pub(super) fn script_of_language(language: &str) -> &'static str {
    match language {
        "kk" | "ky" | "mk" | "mn" | "tg" => return "cyrillic",
        "ckb" | "ps" | "sd" | "ug" => return "arabic",
        "ne" | "sa" => return "devanagari",
        "yue" => return "zh",
        "yi" => return "he",
        _ => {}
    }
    let scripts = [("cyrillic", &CYRILLIC), ("arabic", &ARABIC), ("devanagari", &DEVANAGARI)];
    let known = scripts.into_iter().find(|(_, script)| script.languages.contains(&language)).map(|(name, _)| name);
    known.or_else(|| SCRIPTS.into_iter().find(|script| *script == language)).unwrap_or(SCRIPTS[0])
}

/// The first `length` characters of a text.
fn beginning(text: &str, length: usize) -> &str {
    &text[..text.char_indices().nth(length).map_or(text.len(), |(place, _)| place)]
}

/// The script of most letters, or the language where a script has only one here.
fn script_of(samples: &[&str]) -> &'static str {
    if samples.iter().all(|sample| sample.is_ascii()) {
        return SCRIPTS[0];
    }
    let mut counts = [0_u32; SCRIPTS.len()];
    for letter in samples.iter().flat_map(|sample| sample.chars()) {
        let script = match letter {
            'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => 0,
            '\u{400}'..='\u{52F}' => 1,
            '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FEFC}' => 2,
            '\u{900}'..='\u{97F}' => 3,
            '\u{3400}'..='\u{9FFF}' => 4,
            '\u{3041}'..='\u{30FF}' => 5,
            '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7A3}' => 6,
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => 7,
            '\u{5D0}'..='\u{5EA}' => 8,
            '\u{531}'..='\u{587}' => 9,
            '\u{10A0}'..='\u{10FF}' => 10,
            '\u{E00}'..='\u{E7F}' => 11,
            '\u{980}'..='\u{9FF}' => 12,
            '\u{B80}'..='\u{BFF}' => 13,
            '\u{C00}'..='\u{C7F}' => 14,
            '\u{1200}'..='\u{137F}' => 15,
            '\u{1000}'..='\u{109F}' => 16,
            _ => continue,
        };
        counts[script] += 1;
    }
    // A Chinese character is half a word.
    counts[4] *= IDEOGRAM;
    // Japanese is written in Chinese characters too: where a tenth is kana, it is Japanese.
    if counts[5] * 10 >= counts[4] {
        counts[5] += counts[4];
    }
    // The first among equals: `max_by_key` takes the last.
    SCRIPTS.iter().zip(counts).rev().max_by_key(|(_, count)| *count).map_or("latin", |(script, _)| script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_guessed_from_a_sentence() {
        for (language, text) in [
            ("en", "The minister denied that he had been paid."),
            ("en", "Halmyra Shipping Ltd."),
            ("en", ""),
            ("de", "Am 5. April 2002 traf er ihn. Die Firma zahlte 5 Mio. Euro bzw. 3 Mrd. Dollar."),
            ("fr", "Le ministre a dit que les accords ne sont pas signés."),
            ("es", "La empresa de EE. UU. pagó 5 mill. de euros. La Sra. Díaz y el Dr. Paz."),
            ("it", "Il sig. Rossi ha detto che il contratto non era stato firmato."),
            ("pt", "A Sra. Dias disse que não foi paga pela empresa."),
            ("nl", "Het bedrijf van mw. De Vries heeft niet betaald."),
            ("da", "Ministeren sagde, at det ikke var hans penge."),
            ("sv", "Ministern sade att det inte var hans pengar."),
            ("pl", "Minister powiedział, że nie był w Warszawie."),
            ("tr", "Bakan, paranın kendisine ait olmadığını söyledi ve bir daha konuşmadı."),
            ("ru", "Завод им. Ленина и ген. директора Петрова см. рис. 5."),
            ("uk", "Міністр сказав, що це не його гроші."),
            ("fa", "او گفت که این پول را نگرفته است."),
            ("ar", "قال الوزير إن هذه الأموال ليست له في البنك."),
            ("ur", "وزیر نے کہا کہ یہ پیسے ان کے نہیں ہیں۔"),
            ("zh", "普京会见了他。他走了。"),
            ("ja", "大統領は彼に会った。"),
            ("ko", "푸틴은 그를 만났다."),
            ("el", "Ο υπουργός έφυγε."),
            ("he", "השר אמר שלא קיבל כסף."),
            ("hi", "मंत्री ने कहा कि यह उनका पैसा नहीं है।"),
        ] {
            assert_eq!(guess(text), language, "{text:?}");
        }
    }

    #[test]
    fn a_stated_language_goes_before_a_guess() {
        let mut document = crate::model::fixture::document("d", "The minister denied it.");
        assert_eq!(language_of(&document), "en");
        document.language = Some("de-AT".to_owned());
        assert_eq!(language_of(&document), "de");
        document.language = Some("?".to_owned());
        assert_eq!(language_of(&document), "en");
    }
}
