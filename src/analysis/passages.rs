//! Full-text search in the documents, sentence by sentence.
//!
//! Invariant: hits are in the order of the documents and of their text, on every machine.

use super::normal::{is_unspaced, normalised};
use super::query::Query;
use crate::model::{Document, DocumentIndex, DocumentReading, OpenDossier, SentenceIndex, Span};
use unicode_segmentation::UnicodeSegmentation as _;

/// The sentences of all documents, normalised once, or as many of them as were taken in.
#[derive(Clone, Debug, Default)]
pub struct PassageIndex {
    /// Every sentence with a space before each of its words.
    sentences: Vec<(SentenceIndex, String)>,
    /// The document that is taken in next, and the number of its first sentence that is not in yet.
    next: (usize, usize),
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
        let mut index = Self::default();
        index.step(open, usize::MAX);
        index
    }

    /// Takes in more sentences of `open`, always the same dossier, of about so many bytes. Returns whether all are in.
    pub fn step(&mut self, open: &OpenDossier, bytes: usize) -> bool {
        let mut left = bytes;
        while let Some((document, reading)) = self.document(open) {
            let text = document.text.as_deref().unwrap_or_default();
            for span in reading.sentences.iter().skip(self.next.1) {
                if left == 0 {
                    return false;
                }
                let (place, number) = (DocumentIndex::new(self.next.0), self.next.1 as u32);
                let sentence = SentenceIndex { document: place, number };
                self.sentences.push((sentence, format!(" {}", normalised(span.of(text)))));
                self.next.1 += 1;
                left = left.saturating_sub(span.of(text).len() + 1);
            }
            self.next = (self.next.0 + 1, 0);
        }
        true
    }

    /// The document that is taken in next.
    fn document<'a>(&self, open: &'a OpenDossier) -> Option<(&'a Document, &'a DocumentReading)> {
        Some((open.dossier.documents.get(self.next.0)?, open.reading.documents.get(self.next.0)?))
    }

    /// How many documents are in it.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.next.0
    }

    /// The sentences in which every word of `query` starts a word and every phrase in quotation marks stands, ignoring
    /// case, accents and typographic signs. An empty query matches nothing.
    #[must_use]
    pub fn search(&self, query: &str) -> Vec<DocumentHits> {
        let query = Query::of(query);
        let mut found: Vec<DocumentHits> = Vec::new();
        for (sentence, _) in self.sentences.iter().filter(|(_, text)| query.is_in(text)) {
            match found.last_mut() {
                Some(hits) if hits.document == sentence.document => hits.sentences.push(*sentence),
                _ => found.push(DocumentHits { document: sentence.document, sentences: vec![*sentence] }),
            }
        }
        found
    }
}

/// The documents in whose titles, authors or publishers every term of `query` stands, in order.
#[must_use]
pub fn titled(open: &OpenDossier, query: &str) -> Vec<DocumentIndex> {
    let query = Query::of(query);
    let is_found = |document: &Document| {
        let parts = [Some(&document.title), document.author.as_ref(), document.publisher.as_ref()];
        let parts: Vec<String> = parts.into_iter().flatten().map(|part| normalised(part)).collect();
        // A word is found behind a space.
        let text = format!(" {}", parts.join(" "));
        query.is_in(&text)
    };
    let documents = open.dossier.documents.iter().enumerate().filter(|(_, document)| is_found(document));
    documents.map(|(place, _)| DocumentIndex::new(place)).collect()
}

/// The places in `text` of what `query` finds there, in order: whole words and phrases in scripts with spaces between
/// words (Unicode Standard Annex 29), else only the letters of the query.
#[must_use]
pub fn found_words(text: &str, query: &str) -> Vec<Span> {
    let mut words: Vec<(Span, String)> = Vec::new();
    for (at, word) in text.split_word_bound_indices() {
        let span = Span::new(at, at + word.len());
        words.extend(normalised(word).split(' ').filter(|word| !word.is_empty()).map(|word| (span, word.to_owned())));
    }
    let mut found: Vec<Span> = Vec::new();
    for term in Query::of(query).terms {
        if is_unspaced(&term.text) {
            found.extend(text.match_indices(&term.text).map(|(at, word)| Span::new(at, at + word.len())));
            continue;
        }
        for (first, (span, _)) in words.iter().enumerate() {
            if term.begins(words[first..].iter().map(|(_, word)| word.as_str())) {
                let last = words.get(first + term.count() - 1).map_or(*span, |(last, _)| *last);
                found.push(Span { start: span.start, end: last.end });
            }
        }
    }
    found.sort_unstable_by_key(|span| (span.start, span.end));
    found.dedup();
    found
}

/// The words of `text` that contain a word of the query, for names that are found by a part of a word.
#[must_use]
pub fn words_containing(text: &str, query: &str) -> Vec<Span> {
    let query = Query::of(query);
    let has = |word: &str| query.terms.iter().any(|term| normalised(word).contains(&term.text));
    let words = text.split_word_bound_indices().filter(|(_, word)| has(word));
    words.map(|(at, word)| Span::new(at, at + word.len())).collect()
}

/// At most `length` characters of `text`, whole words, around the first word that `query` finds in it, with an ellipsis where text is
/// left out.
#[must_use]
pub fn snippet(text: &str, query: &str, length: usize) -> String {
    let hit_at = found_words(text, query).first().map_or(0, |span| span.start as usize);
    let hit = text[..hit_at].chars().count();
    let count = text.chars().count();
    let first = hit.saturating_sub(length / 3).min(count.saturating_sub(length));
    let mut start = text.char_indices().nth(first).map_or(0, |(at, _)| at);
    if !text[..start].is_empty() && !text[..start].ends_with(char::is_whitespace) {
        // Begin with a whole word, but never behind the one that was found.
        let space = text[start..].char_indices().find(|(_, sign)| sign.is_whitespace());
        let next = space.map_or(start, |(at, sign)| start + at + sign.len_utf8());
        start = if next > hit_at { start.max(hit_at.min(next)) } else { next };
    }
    let mut shown = &text[start..text[start..].char_indices().nth(length).map_or(text.len(), |(at, _)| start + at)];
    let rest = &text[start + shown.len()..];
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        // End with a whole word, unless there is only one, as in scripts without spaces.
        let words = shown.trim_end_matches(|sign: char| !sign.is_whitespace());
        shown = if words.trim().is_empty() { shown } else { words };
    }
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
    fn an_index_that_is_made_in_steps_is_the_one_that_is_made_at_once() {
        let texts = ["One sentence. And one more! A third one?", "", "The last sentence."];
        let mut open = dossier(&[], &[], &texts);
        open.reading = crate::text::read(&open.dossier);
        let (mut index, mut steps) = (PassageIndex::default(), 1);
        while !index.step(&open, 5) {
            steps += 1;
        }
        assert!(steps > 3, "{steps}");
        assert_eq!(index.sentences, PassageIndex::of(&open).sentences);
        assert_eq!((index.documents(), index.sentences.len()), (3, 4));
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
        assert_eq!(snippet(text, "talks", 20), "The talks went on…");
        assert_eq!(snippet(text, "nobody", 200), text);
        assert_eq!(snippet("", "x", 9), "");
        assert_eq!(snippet("普京会见了他。", "会见", 3), "…京会见…");
        // What stands before the word without a space does not push it out.
        assert_eq!(snippet("A very long beginning of it (Bush) and more", "bush", 9), "…(Bush)…");
        assert_eq!(snippet("A very long beginning of it—quite—Bush’s end of it all", "bush", 9), "…Bush’s…");
        let text =
            "This is the nuclear power plant that Moscow is building at the controversial site of Bushehr on the Gulf.";
        for length in [20, 40, 60, 80] {
            assert!(snippet(text, "bush", length).contains("Bushehr"), "{length}");
        }
    }

    #[test]
    fn a_part_of_a_word_marks_the_word() {
        let found = |text: &str, query: &str| {
            words_containing(text, query).iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("Mirivan of Iran", "riva"), ["Mirivan"]);
        assert_eq!(found("Mirivan", "nobody"), Vec::<String>::new());
        assert_eq!(found("Mirivan", ""), Vec::<String>::new());
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
        assert_eq!(found(text, "\"the re-run\" cafe"), ["Cafe\u{301}", "the re-run"]);
        assert_eq!(found(text, "\"and re"), Vec::<String>::new());
        assert_eq!(found("", "a"), Vec::<String>::new());
        assert_eq!(found(text, ""), Vec::<String>::new());
    }

    #[test]
    fn documents_are_found_by_title_author_and_publisher() {
        let mut open = dossier(&[], &[], &["", "", ""]);
        open.dossier.documents[0].title = "The red carpet".to_owned();
        open.dossier.documents[1].author = Some("Ann Carpet".to_owned());
        open.dossier.documents[2].title = "Carpets".to_owned();
        let told = |query: &str| titled(&open, query).iter().map(|document| document.0).collect::<Vec<_>>();
        assert_eq!(told("carpet"), [0, 1, 2]);
        assert_eq!(told("\"red carpet\""), [0]);
        assert_eq!(told("ann"), [1]);
        assert_eq!(told(""), Vec::<u32>::new());
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert_eq!(PassageIndex::default().search("a"), []);
    }
}
