//! The reader's corrections as a saved layout keeps them, and back: by evidence and bytes in the session, by identities and
//! words in the file.
//!
//! Invariant: a correction is restored only where its words are found exactly once, together with the words before them;
//! otherwise it is kept in the file as it is.

use crate::model::{
    Corrections, DocumentIndex, EvidenceIndex, Identities, OpenDossier, Passage, SavedCorrection, Span, Verification,
};
use crate::text::differences;

/// The passage nearest to a quote that was not found: from the first to the last word that it shares with the quote. It is
/// highlighted for the quote, compared with it, and taken when the reader chooses "use this passage". `None` for a quote
/// that was found, or that nothing is near to.
#[must_use]
pub fn nearest_words(open: &OpenDossier, evidence: EvidenceIndex) -> Option<Passage> {
    let Verification::Missing { nearest: Some(nearest), .. } = open.reading.verification(evidence) else { return None };
    let named = open.dossier.evidence(evidence)?;
    let text = open.dossier.document(named.document)?.text.as_deref()?;
    let shared = differences(named.quote.as_deref()?, nearest.of(text)).shared;
    let span =
        shared.map_or(*nearest, |shared| Span { start: nearest.start + shared.start, end: nearest.start + shared.end });
    Some(Passage { document: named.document, span })
}

/// How many characters before a passage are kept to tell it from others alike: the first number that is enough.
const BEFORE: [usize; 4] = [40, 200, 1_000, 5_000];

/// The corrections as a layout keeps them.
pub(super) fn saved(open: &OpenDossier, corrections: &Corrections) -> Vec<SavedCorrection> {
    if corrections.is_empty() {
        return Vec::new();
    }
    let identities = Identities::of(&open.dossier);
    corrections.iter().filter_map(|(evidence, passage)| save(open, &identities, *evidence, *passage)).collect()
}

/// One correction as a layout keeps it.
fn save(
    open: &OpenDossier,
    identities: &Identities,
    evidence: EvidenceIndex,
    passage: Passage,
) -> Option<SavedCorrection> {
    let document = open.dossier.document(passage.document)?;
    let text = document.text.as_deref()?;
    let words = passage.span.of(text);
    let lead = text.get(..passage.span.start as usize)?;
    let tail = |length: usize| {
        let from = lead.char_indices().rev().nth(length.saturating_sub(1)).map_or(0, |(at, _)| at);
        &lead[from..]
    };
    let is_alone = |before: &&str| places(text, before, words).count() == 1;
    let before = BEFORE.into_iter().map(tail).find(is_alone).unwrap_or(tail(BEFORE[0]));
    Some(SavedCorrection {
        quote: identities.key(&open.dossier, evidence)?,
        document: document.id.clone(),
        before: before.to_owned(),
        passage: words.to_owned(),
    })
}

/// The corrections that fit a dossier, and those that do not, which stay in the file as they are.
pub(super) fn restored(open: &OpenDossier, saved: &[SavedCorrection]) -> (Corrections, Vec<SavedCorrection>) {
    let (mut corrections, mut waiting) = (Corrections::new(), Vec::new());
    if saved.is_empty() {
        return (corrections, waiting);
    }
    let identities = Identities::of(&open.dossier);
    for correction in saved {
        // A quote that is verified by now needs no correction.
        let found = identities.find(&open.dossier, &correction.quote);
        let lost = found.filter(|at| open.reading.verification(*at).is_flagged());
        match lost.zip(find(open, correction)) {
            Some((evidence, passage)) => {
                corrections.insert(evidence, passage);
            }
            None => waiting.push(correction.clone()),
        }
    }
    (corrections, waiting)
}

/// Where the words of a correction are: after the words that were before them, or in the only place where they occur.
fn find(open: &OpenDossier, correction: &SavedCorrection) -> Option<Passage> {
    let place = open.dossier.documents.iter().position(|document| document.id == correction.document)?;
    let text = open.dossier.documents[place].text.as_deref()?;
    if correction.passage.is_empty() {
        return None;
    }
    let only = |before: &str| {
        let mut found = places(text, before, &correction.passage);
        found.next().filter(|_| found.next().is_none())
    };
    let span = only(&correction.before).or_else(|| only(""))?;
    Some(Passage { document: DocumentIndex::new(place), span })
}

/// Where `words` occur in a text right after `before`.
fn places<'a>(text: &'a str, before: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    text.match_indices(words)
        .filter(move |(start, _)| text[..*start].ends_with(before))
        .map(move |(start, _)| Span::new(start, start + words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{RelationIndex, Status};

    fn case(text: &str) -> OpenDossier {
        let mut open = dossier(&[("a", "person")], &[("a", "k", "a", Status::Asserted)], &["other", text]);
        open.dossier.relations[0].evidence = vec![quote(1, "lost"), quote(1, "lost too")];
        open.reading = crate::text::read(&open.dossier);
        open
    }

    const SECOND: EvidenceIndex = EvidenceIndex { relation: RelationIndex(0), position: 1 };

    /// Saves a correction to the second "“talks”" of `text` and restores it over `later`; the place there.
    fn carried(text: &str, later: &str) -> Option<u32> {
        let open = case(text);
        let start = text.match_indices("“talks”").nth(1).map_or(0, |(at, _)| at);
        let passage = Passage { document: DocumentIndex(1), span: Span::new(start, start + "“talks”".len()) };
        let saved = saved(&open, &Corrections::from([(SECOND, passage)]));
        let (corrections, waiting) = restored(&case(later), &saved);
        assert_eq!(corrections.len() + waiting.len(), 1);
        corrections.get(&SECOND).map(|passage| passage.span.start)
    }

    #[test]
    fn a_correction_is_carried_to_where_its_words_stand_now() {
        let text = "The “talks” began. گفت‌وگوها: The “talks” ended.";
        let second = text.match_indices("“talks”").nth(1).map(|(at, _)| at as u32);
        assert_eq!(carried(text, text), second);
        assert_eq!(carried(text, &format!("Preface. {text}")), second.map(|at| at + 9));
        assert_eq!(carried(text, "only “talks”"), Some(5));
        assert_eq!(carried(text, "“talks” and “talks”"), None);
        assert_eq!(carried(text, "nothing of the kind"), None);
    }

    #[test]
    fn passages_alike_are_told_apart_by_what_is_far_before_them() {
        let same = "x".repeat(300);
        let text = format!("one {same} “talks” two {same} “talks” three");
        assert_eq!(carried(&text, &text), text.match_indices("“talks”").nth(1).map(|(at, _)| at as u32));
    }

    #[test]
    fn what_no_longer_fits_waits_as_it_was() {
        let open = case("text");
        let passage = Passage { document: DocumentIndex(1), span: Span::new(0, 4) };
        let saved = saved(&open, &Corrections::from([(SECOND, passage)]));
        let mut other = case("text");
        other.dossier.relations[0].status = Status::Denied;
        assert_eq!(restored(&other, &saved), (Corrections::new(), saved.clone()));
        assert_eq!(restored(&open, &[]), (Corrections::new(), Vec::new()));
        // The document has the words now.
        let mended = case("text lost too");
        assert_eq!(restored(&mended, &saved), (Corrections::new(), saved.clone()));
    }
}
