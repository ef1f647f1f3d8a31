//! Full-text search in the documents, sentence by sentence.
//!
//! Invariant: hits are in the order of the documents and of their text, on every machine.

use super::normal::{is_unspaced, normalised, query_words, starts_word};
use crate::model::{DocumentIndex, OpenDossier, SentenceIndex, Span};
use unicode_segmentation::UnicodeSegmentation as _;

/// The sentences of all documents, normalised once.
#[derive(Clone, Debug, Default)]
pub struct PassageIndex {
    /// Every sentence with a space before each of its words.
    sentences: Vec<(SentenceIndex, String)>,
}

/// The hits of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentHits {
    /// The document.
    pub document: DocumentIndex,
    /// The sentences that have all the words, in order.
    pub sentences: Vec<SentenceIndex>,
}

impl PassageIndex {
    /// The sentences of `open`.
    #[must_use]
    pub fn of(open: &OpenDossier) -> Self {
        let mut sentences = Vec::new();
        for (place, (document, reading)) in open.dossier.documents.iter().zip(&open.reading.documents).enumerate() {
            let text = document.text.as_deref().unwrap_or_default();
            for (number, span) in reading.sentences.iter().enumerate() {
                let sentence = SentenceIndex { document: DocumentIndex::new(place), number: number as u32 };
                sentences.push((sentence, format!(" {}", normalised(span.of(text)))));
            }
        }
        Self { sentences }
    }

    /// The sentences in which every word of `query` starts a word, ignoring case, accents and typographic signs. An
    /// empty query matches nothing.
    #[must_use]
    pub fn search(&self, query: &str) -> Vec<DocumentHits> {
        let words = query_words(query);
        let mut found: Vec<DocumentHits> = Vec::new();
        if words.is_empty() {
            return found;
        }
        for (sentence, text) in &self.sentences {
            if !words.iter().all(|word| starts_word(text, word)) {
                continue;
            }
            match found.last_mut() {
                Some(hits) if hits.document == sentence.document => hits.sentences.push(*sentence),
                _ => found.push(DocumentHits { document: sentence.document, sentences: vec![*sentence] }),
            }
        }
        found
    }
}

/// The places in `text` of the words that `query` finds there, in order: whole words in scripts with spaces between
/// them (Unicode Standard Annex 29), else only the letters of the query.
#[must_use]
pub fn found_words(text: &str, query: &str) -> Vec<Span> {
    let (unspaced, spaced): (Vec<String>, Vec<String>) =
        query_words(query).into_iter().partition(|word| is_unspaced(word));
    let is_hit = |word: &str| {
        let word = format!(" {}", normalised(word));
        spaced.iter().any(|wanted| starts_word(&word, wanted))
    };
    let whole = text.split_word_bound_indices().filter(|(_, word)| is_hit(word));
    let asked = unspaced.iter().flat_map(|wanted| text.match_indices(wanted.as_str()));
    let mut found: Vec<Span> = whole.chain(asked).map(|(at, word)| Span::new(at, at + word.len())).collect();
    found.sort_unstable_by_key(|span| (span.start, span.end));
    found.dedup();
    found
}

/// At most `length` characters of `text` around the first word that `query` finds in it, with an ellipsis where text is
/// left out.
#[must_use]
pub fn snippet(text: &str, query: &str, length: usize) -> String {
    let words = query_words(query);
    let is_hit = |piece: &str| {
        let piece = format!(" {}", normalised(piece));
        words.iter().any(|word| starts_word(&piece, word))
    };
    let hit = text.split_inclusive(char::is_whitespace).scan(0, |start, piece| {
        let from = *start;
        *start += piece.len();
        Some((from, piece))
    });
    let hit = hit.into_iter().find(|(_, piece)| is_hit(piece)).map_or(0, |(from, _)| text[..from].chars().count());
    let count = text.chars().count();
    let first = hit.saturating_sub(length / 3).min(count.saturating_sub(length));
    let mut start = text.char_indices().nth(first).map_or(0, |(at, _)| at);
    if !text[..start].is_empty() && !text[..start].ends_with(char::is_whitespace) {
        // Begin with a whole word.
        start += text[start..].find(char::is_whitespace).map_or(0, |space| space + 1);
    }
    let shown: String = text[start..].chars().take(length).collect();
    let (before, after) = (start > 0, start + shown.len() < text.len());
    format!("{}{}{}", if before { "…" } else { "" }, shown.trim(), if after { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::dossier;

    /// Checks which sentences a query finds, as document and number.
    fn check(query: &str, expected: &[(u32, u32)]) {
        let texts = ["Iran met Russia. Nobody else came.", "", "Россия и Иран. ایران رفت. 普京会见了他。 Iran’s café."];
        let mut open = dossier(&[], &[], &texts);
        open.reading = crate::text::read(&open.dossier);
        let hits = PassageIndex::of(&open).search(query);
        let found: Vec<(u32, u32)> =
            hits.iter().flat_map(|hits| &hits.sentences).map(|at| (at.document.0, at.number)).collect();
        assert_eq!(found, expected, "{query}");
    }

    #[test]
    fn every_word_must_start_a_word_of_the_sentence() {
        check("iran", &[(0, 0), (2, 3)]);
        check("russia IRAN", &[(0, 0)]);
        check("ran", &[]);
        check("", &[]);
        check(" … ", &[]);
    }

    #[test]
    fn other_scripts_and_signs_are_found() {
        check("иран", &[(2, 0)]);
        check("ايران", &[(2, 1)]);
        check("会见", &[(2, 2)]);
        check("cafe", &[(2, 3)]);
    }

    #[test]
    fn a_snippet_shows_the_first_word_that_was_found() {
        let text = "The talks went on for a week, and the reactors at Bushehr were spoken of.";
        assert_eq!(snippet(text, "bush", 30), "…at Bushehr were spoken of.");
        assert_eq!(snippet(text, "talks", 20), "The talks went on fo…");
        assert_eq!(snippet(text, "nobody", 200), text);
        assert_eq!(snippet("", "x", 9), "");
        assert_eq!(snippet("普京会见了他。", "会见", 3), "普京会…");
    }

    #[test]
    fn the_words_that_were_found_are_told_by_their_places() {
        let found = |text: &str, query: &str| {
            found_words(text, query).iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
        };
        let text = "Iran’s minister, the U.S. Cafe\u{301} and the re-run in Iran.";
        assert_eq!(found(text, "iran"), ["Iran’s", "Iran"]);
        assert_eq!(found(text, "US café THE"), ["the", "U.S", "Cafe\u{301}", "the"]);
        assert_eq!(found(text, "ran"), Vec::<String>::new());
        assert_eq!(found("普京会见了他。", "会见"), ["会见"]);
        assert_eq!(found("ایران رفت", "ايران"), ["ایران"]);
        assert_eq!(found("", "a"), Vec::<String>::new());
        assert_eq!(found(text, ""), Vec::<String>::new());
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert_eq!(PassageIndex::default().search("a"), []);
    }
}
