//! Quotes that do not stand in the document that they name: the first other document that has each.
//!
//! Only the documents that have the rarest word of a quote are searched, and each is folded once for all quotes.
//!
//! Invariant: the result is that of searching all documents in order.

use super::place::{Target, Wanted};
use super::source::Source;
use crate::model::{Document, DocumentIndex, DocumentReading, Evidence, Found};
use crate::text::fold::{Case, Folding, Original, folded_text, is_unspaced};
use crate::text::lookup::Lookup;
use crate::text::together;
use std::collections::BTreeMap;

/// The number of a wording among the different ones of a dossier: one sentence supports many claims, and is looked for
/// once in each document that it is said to stand in.
pub(super) type WordingId = u32;

/// The documents to search for a quote.
enum Candidates {
    /// Those that have this word.
    With(u32),
    /// All of them: no word of the quote is certainly whole.
    All,
}

/// What is found of the wordings `open` in the first other document that has each.
pub(super) fn found_elsewhere(
    documents: &[(&Document, &DocumentReading)],
    wordings: &[&Evidence],
    open: &[WordingId],
) -> BTreeMap<WordingId, Found> {
    if documents.len() < 2 || open.is_empty() {
        return BTreeMap::new();
    }
    let folded: Vec<String> = together::each(open, |id| {
        folded_text(wordings[*id as usize].quote.as_deref().unwrap_or_default().trim(), Case::Kept)
    });
    // The words of the quotes, numbered; and for each the documents that have it, in order.
    let mut numbers: Lookup<&str, u32> = Lookup::default();
    for word in folded.iter().flat_map(|folded| whole_words(folded)) {
        let next = numbers.len() as u32;
        numbers.entry(word).or_insert(next);
    }
    let mut documents_of: Vec<Vec<u32>> = vec![Vec::new(); numbers.len()];
    for (document, words) in
        (0..).zip(together::each(documents, |(document, reading)| words_in(document, reading, &numbers)))
    {
        words.into_iter().for_each(|word| documents_of[word as usize].push(document));
    }
    let candidates = |folded: &String| {
        let words = whole_words(folded).filter_map(|word| numbers.get(word).copied());
        words.min_by_key(|word| documents_of[*word as usize].len()).map_or(Candidates::All, Candidates::With)
    };
    let mut of_document: Vec<Vec<WordingId>> = vec![Vec::new(); documents.len()];
    for (id, folded) in open.iter().zip(&folded) {
        let mut search = |document: u32| {
            if wordings[*id as usize].document.0 != document {
                of_document[document as usize].push(*id);
            }
        };
        match candidates(folded) {
            Candidates::With(word) => documents_of[word as usize].iter().copied().for_each(&mut search),
            Candidates::All => (0..documents.len() as u32).for_each(&mut search),
        }
    }
    let searched: Vec<(DocumentIndex, Vec<WordingId>)> =
        (0..).map(DocumentIndex).zip(of_document).filter(|(_, ids)| !ids.is_empty()).collect();
    let found = together::each(&searched, |(index, ids)| {
        let (document, reading) = documents[index.at()];
        let Some(source) = Source::of(document, reading, std::iter::empty()) else { return Vec::new() };
        let target = source.target();
        ids.iter().filter_map(|id| Some((*id, in_other(&target, wordings[*id as usize], *index)?))).collect()
    });
    let mut first: BTreeMap<WordingId, Found> = BTreeMap::new();
    for (id, found) in found.into_iter().flatten() {
        first.entry(id).or_insert(found);
    }
    first
}

/// What is found of a quote in another document than the one that is named: only what is verified there, but for its
/// context.
fn in_other(target: &Target<'_>, evidence: &Evidence, other: DocumentIndex) -> Option<Found> {
    let mut found = target.find(&Wanted::new(evidence.quote.as_deref()?, evidence))?;
    let faults = &mut found.faults;
    if faults.case || faults.joined.is_some() || faults.cut.is_some() {
        return None;
    }
    faults.elsewhere = Some(other);
    Some(found)
}

/// The numbers of the words of a document, each once, of those that have one.
fn words_in(document: &Document, reading: &DocumentReading, numbers: &Lookup<&str, u32>) -> Vec<u32> {
    let Some(text) = document.text.as_deref() else { return Vec::new() };
    let folded = Original::new(text, &reading.pages.breaks).fold(Folding::STRICT);
    // A word that is broken at a line end may be one word or two.
    let written = if folded.has_joints() { text } else { "" };
    let words = words(&folded.text).chain(words(written));
    let mut words: Vec<u32> = words.filter_map(|(_, word)| numbers.get(word).copied()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The words of a folded quote that are whole in any text that has it as a verified quote: those inside it, or, where there
/// is none, those at its ends.
fn whole_words(folded: &str) -> impl Iterator<Item = &str> {
    let is_inside = |(start, word): &(usize, &str)| *start > 0 && start + word.len() < folded.len();
    let has_inside = words(folded).any(|word| is_inside(&word));
    words(folded).filter(move |word| is_inside(word) || !has_inside && word.1.is_ascii()).map(|(_, word)| word)
}

/// The runs of letters and digits of a text, with the byte that each starts at. Letters that are written without spaces
/// between words are in none, nor are raised digits, which may be marks of footnotes.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let is_border = |character: char| match character {
        character if character.is_ascii() => !character.is_ascii_alphanumeric(),
        character => !character.is_alphabetic() || is_unspaced(character),
    };
    text.split(is_border)
        .map(move |run| {
            let from = start;
            let after = from + run.len();
            start = after + text[after..].chars().next().map_or(0, char::len_utf8);
            (from, run)
        })
        .filter(|(_, run)| !run.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{document, entity, quote, relation};
    use crate::model::{Dossier, EntityIndex, Status};

    /// The other document that a quote from the first of some texts is found in.
    fn check(texts: &[&str], words: &str, expected: Option<u32>) {
        let mut claim = relation(EntityIndex(0), "k", EntityIndex(0), Status::Asserted);
        claim.evidence = vec![quote(0, words)];
        let documents = texts.iter().map(|text| document("d", text)).collect();
        let entities = vec![entity("a", "k", &[])];
        let dossier = Dossier { documents, entities, relations: vec![claim], ..Dossier::default() };
        let reading = crate::text::read(&dossier);
        assert_eq!(reading.verifications[0][0].elsewhere(), expected.map(DocumentIndex), "{words}");
    }

    #[test]
    fn a_quote_is_found_in_the_first_other_document_that_has_its_words_whole() {
        let texts = ["Nothing here.", "Annals left.", "Ann left.", "Ann left town.", "He saw Ann³ leave; Ann left."];
        check(&texts, "Ann left", Some(2));
        check(&texts, "Ann left town", Some(3));
        check(&texts, "Ann", Some(2));
        check(&texts, "saw Ann", Some(4));
        check(&texts, "Bob left", None);
        check(&["普京来了。", "他说普京来了。"], "说普京", Some(1));
    }

    #[test]
    fn words_are_cut_where_scripts_without_spaces_and_raised_digits_begin() {
        let all = |text: &'static str| words(text).map(|(_, word)| word).collect::<Vec<_>>();
        assert_eq!(all("in Moscow市, Iran³ 5%"), ["in", "Moscow", "Iran", "5"]);
        assert_eq!(whole_words("the man came").collect::<Vec<_>>(), ["man"]);
        assert_eq!(whole_words("the man").collect::<Vec<_>>(), ["the", "man"]);
    }
}
