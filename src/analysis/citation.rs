//! Citations: how a document and a quote are cited where they are copied or printed.

use super::around::in_brackets;
use super::words::in_marks;
use crate::model::{Corrections, Date, Document, DocumentIndex, EvidenceIndex, OpenDossier, Passage};

/// The document as a reader would cite it: author, title, publisher, date.
#[must_use]
pub fn cite(document: &Document) -> String {
    let parts = [document.author.as_deref(), Some(&document.title), document.publisher.as_deref(), date_of(document)];
    told_once(parts).join(", ")
}

/// The author, publisher, date and reliability of a document.
#[must_use]
pub fn about(document: &Document) -> Vec<String> {
    let parts = [document.author.as_deref(), document.publisher.as_deref(), date_of(document)];
    let source = told_once(parts.map(|part| part.filter(|part| *part != document.title)));
    let source = source.into_iter().map(str::to_owned);
    let grade = document.grade.map(|grade| format!("grade {}, {}", grade.letter(), grade.meaning()));
    source.chain(grade).collect()
}

/// The date of a document.
fn date_of(document: &Document) -> Option<&str> {
    document.date.as_ref().map(Date::words)
}

/// The parts that are given, each once.
fn told_once<const COUNT: usize>(parts: [Option<&str>; COUNT]) -> Vec<&str> {
    let mut seen: Vec<&str> = Vec::new();
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        if !seen.contains(&part) {
            seen.push(part);
        }
    }
    seen
}

/// The document in which a piece of evidence is shown: the one it names, or the one in which its quote was found.
#[must_use]
pub fn document_of(open: &OpenDossier, evidence: EvidenceIndex) -> Option<DocumentIndex> {
    let elsewhere = open.reading.verification(evidence).elsewhere();
    elsewhere.or_else(|| Some(open.dossier.evidence(evidence)?.document))
}

/// The place of a quote: the one that the reader gave, or else the one found. `None` if it was not found, or if only
/// the document is cited.
#[must_use]
pub fn place_of(open: &OpenDossier, corrections: &Corrections, evidence: EvidenceIndex) -> Option<Passage> {
    if let Some(passage) = corrections.get(&evidence) {
        return Some(*passage);
    }
    let span = open.reading.verification(evidence).span()?;
    Some(Passage { document: document_of(open, evidence)?, span })
}

/// The place of a quote around which the rest of its sentence is told; `None` for a quote that was not found, and for a
/// passage that a program worked from.
#[must_use]
pub fn rested_place(open: &OpenDossier, corrections: &Corrections, evidence: EvidenceIndex) -> Option<Passage> {
    let is_quote = corrections.contains_key(&evidence) || open.reading.verification(evidence).found().is_some();
    place_of(open, corrections, evidence).filter(|_| is_quote)
}

/// Where a quote stands: its page or pages where the text tells them, as "p. 12" or "pp. 12–13"; else its sentence or
/// sentences (from 1), as "sentence 22" or "sentences 22–23".
#[must_use]
pub fn place_words(open: &OpenDossier, corrections: &Corrections, evidence: EvidenceIndex) -> Option<String> {
    let Passage { document, span } = place_of(open, corrections, evidence)?;
    let reading = open.reading.documents.get(document.at())?;
    if let Some(pages) = reading.pages.words(span) {
        return Some(pages);
    }
    let sentences = reading.sentences_of(span);
    Some(match (sentences.start() + 1, sentences.end() + 1) {
        (first, last) if first == last => format!("sentence {first}"),
        (first, last) => format!("sentences {first}–{last}"),
    })
}

/// The words of a passage, on one line; `None` where there is no such passage.
#[must_use]
pub fn passage_words(open: &OpenDossier, passage: Passage) -> Option<String> {
    let text = open.dossier.document(passage.document)?.text.as_deref()?;
    let words: Vec<&str> = passage.span.of(text).split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A quote in quotation marks, the rest of its sentence in square brackets around it, with its citation in brackets; a
/// bare citation where there is no quote.
#[must_use]
pub fn quote_with_citation(open: &OpenDossier, corrections: &Corrections, evidence: EvidenceIndex) -> String {
    let Some(piece) = open.dossier.evidence(evidence) else { return String::new() };
    let corrected = corrections.get(&evidence);
    let document = corrected.map(|passage| passage.document).or_else(|| document_of(open, evidence));
    let document = document.and_then(|document| open.dossier.document(document));
    let mut citation = document.map(cite).unwrap_or_default();
    if let Some(place) = place_words(open, corrections, evidence) {
        citation = format!("{citation}, {place}");
    }
    let place = rested_place(open, corrections, evidence);
    let in_sentence = |words: &str| place.map_or_else(|| words.to_owned(), |place| in_brackets(open, place, words));
    match (&piece.quote, open.reading.verification(evidence).is_flagged()) {
        (None, _) => citation,
        (Some(quote), _) if corrected.is_some() => {
            // The passage may say the opposite of the quote.
            let there = corrected.and_then(|passage| passage_words(open, *passage)).unwrap_or_default();
            let there = in_sentence(&there);
            let (quote, there) = (in_marks(quote, [None; 2]), in_marks(&there, [None; 2]));
            format!("{quote} ({citation}; quote not verified, place chosen by the reader, which reads: {there})")
        }
        (Some(quote), false) => format!("{} ({citation})", in_marks(&in_sentence(quote), [None; 2])),
        (Some(quote), true) => {
            format!("{} ({citation}; quote not verified)", in_marks(&in_sentence(quote), [None; 2]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentReading, PageBreak, Pages, RelationIndex, Span, Status, fixture};

    /// Where the words from byte `start` to byte `end` of "He came. A met B." are said to stand.
    fn place(pages: Pages, start: usize, end: usize) -> Option<String> {
        let claim = ("A", "met", "B", Status::Asserted);
        let mut open = fixture::dossier(&[("A", "person"), ("B", "person")], &[claim], &["He came. A met B."]);
        let sentences = vec![Span::new(0, 8), Span::new(9, 17)];
        open.reading.documents = vec![DocumentReading { sentences, pages, ..DocumentReading::default() }];
        let evidence = EvidenceIndex { relation: RelationIndex(0), position: 0 };
        let passage = Passage { document: DocumentIndex(0), span: Span::new(start, end) };
        place_words(&open, &Corrections::from([(evidence, passage)]), evidence)
    }

    #[test]
    fn a_copied_quote_has_the_rest_of_its_sentence_in_brackets() {
        let claim = ("A", "met", "B", Status::Asserted);
        let mut open =
            fixture::dossier(&[("A", "person"), ("B", "person")], &[claim], &["C denied that A met B here."]);
        open.dossier.relations[0].evidence = vec![fixture::quote(0, "A met B"), fixture::quote(0, "A left B")];
        open.reading = crate::text::read(&open.dossier);
        let evidence = |position| EvidenceIndex { relation: RelationIndex(0), position };
        let told = quote_with_citation(&open, &Corrections::new(), evidence(0));
        assert_eq!(told, "“[C denied that] A met B [here.]” (d0, sentence 1)");
        let told = quote_with_citation(&open, &Corrections::new(), evidence(1));
        assert_eq!(told, "“A left B” (d0; quote not verified)", "a missing quote has no place");
        let passage = Passage { document: DocumentIndex(0), span: Span::new(2, 21) };
        let told = quote_with_citation(&open, &Corrections::from([(evidence(1), passage)]), evidence(1));
        assert!(told.ends_with("which reads: “[C] denied that A met B [here.]”)"), "{told}");
    }

    #[test]
    fn a_citation_says_the_page_where_the_text_tells_it_and_else_the_sentence() {
        let second = PageBreak { span: Span::new(8, 9), page: Some("13".to_owned()) };
        let pages = |first: Option<&str>| Pages { first: first.map(str::to_owned), breaks: vec![second.clone()] };
        assert_eq!(place(Pages::default(), 9, 17).as_deref(), Some("sentence 2"));
        assert_eq!(place(Pages::default(), 0, 17).as_deref(), Some("sentences 1–2"));
        assert_eq!(place(pages(None), 9, 17).as_deref(), Some("p. 13"));
        assert_eq!(place(pages(None), 0, 8).as_deref(), Some("sentence 1"));
        assert_eq!(place(pages(Some("12")), 0, 8).as_deref(), Some("p. 12"));
        assert_eq!(place(pages(Some("12")), 0, 17).as_deref(), Some("pp. 12–13"));
    }
}
