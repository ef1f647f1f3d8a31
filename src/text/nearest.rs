//! The nearest passage: what is offered where a quote is not found.
//!
//! Invariant: it only offers; nothing here verifies a quote.
//!
//! A sentence scores by the words and word pairs (bigrams) that it shares with the quote. Each weighs 1/n, where n is
//! the number of sentences that have it, as in TF-IDF.

use super::words::Words;
use crate::model::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The weight of a feature that only one sentence has.
const WHOLE_WEIGHT: u64 = 1 << 20;

/// Features in more sentences than this are skipped: they distinguish nothing and cost time.
const COMMON: usize = 2_000;

/// The most sentences of a passage.
const PASSAGE_SENTENCES: usize = 8;

/// The sentences of one document by the words and pairs of words in them.
pub(super) struct Passages {
    sentences: Vec<Span>,
    /// The sentences that have a feature, in order. Looked up only, never iterated.
    sentences_of: HashMap<String, Vec<u32>>,
}

impl Passages {
    /// The passages of a text that has these sentences.
    pub(super) fn of(text: &str, sentences: &[Span]) -> Self {
        let mut sentences_of: HashMap<String, Vec<u32>> = HashMap::new();
        for (place, sentence) in sentences.iter().enumerate() {
            for feature in features(sentence.of(text)).all {
                sentences_of.entry(feature).or_default().push(place as u32);
            }
        }
        Self { sentences: sentences.to_vec(), sentences_of }
    }

    /// The passage with the highest score. `None` unless it shares two bigrams or over half of the words with `quote`:
    /// sharing only "of the" is not near.
    pub(super) fn nearest(&self, quote: &str) -> Option<Span> {
        let wanted = features(quote);
        let mut scores: BTreeMap<u32, u64> = BTreeMap::new();
        let mut shared: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
        for feature in &wanted.all {
            let Some(places) = self.sentences_of.get(feature).filter(|places| places.len() <= COMMON) else { continue };
            for place in places {
                *scores.entry(*place).or_default() += WHOLE_WEIGHT / places.len() as u64;
                shared.entry(*place).or_default().insert(feature);
            }
        }
        // The first among equals: `max_by_key` takes the last.
        let best = scores.iter().rev().max_by_key(|(_, score)| **score).map(|(place, _)| *place)?;
        let pairs = |place: u32| {
            let features = shared.get(&place).into_iter().flatten();
            features.copied().filter(|feature| feature.contains(' ')).collect::<BTreeSet<&str>>()
        };
        let mut covered = pairs(best);
        let words = shared.get(&best).map_or(0, BTreeSet::len) - covered.len();
        if covered.len() < 2 && words * 2 <= wanted.words {
            return None;
        }
        let (mut first, mut last) = (best, best);
        // For a quote of several sentences, add the neighbours that cover more of it.
        while ((last - first + 1) as usize) < PASSAGE_SENTENCES {
            let gain = |place: Option<u32>| {
                place.map_or(0, |place| pairs(place).iter().filter(|pair| !covered.contains(*pair)).count())
            };
            let (before, after) = (gain(first.checked_sub(1)), gain(last.checked_add(1)));
            if before.max(after) < 2 {
                break;
            }
            let added = if before > after {
                first -= 1;
                first
            } else {
                last += 1;
                last
            };
            covered.extend(pairs(added));
        }
        Some(Span { start: self.sentences[first as usize].start, end: self.sentences[last as usize].end })
    }
}

/// The different words and bigrams of a text, in lower case.
struct Features {
    all: BTreeSet<String>,
    /// How many different words there are.
    words: usize,
}

fn features(text: &str) -> Features {
    let words = Words::of(text);
    let runs: Vec<&str> =
        words.tokens().iter().filter(|token| token.is_word).map(|token| words.lowered(token)).collect();
    let mut all: BTreeSet<String> = runs.iter().map(|word| (*word).to_owned()).collect();
    let count = all.len();
    all.extend(runs.windows(2).map(|pair| pair.join(" ")));
    Features { all, words: count }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences::{paragraphs, sentences};

    const TEXT: &str = "Russia sells arms. Ivanov denied that Russia leaks technology to Iran. And we haven’t gotten \
                        these. The talks went on for a week.";

    fn check(quote: &str, expected: Option<&str>) {
        let passages = Passages::of(TEXT, &sentences(TEXT, &paragraphs(TEXT), "en"));
        assert_eq!(passages.nearest(quote).map(|span| span.of(TEXT)), expected, "{quote}");
    }

    #[test]
    fn the_sentence_that_shares_most_is_nearest() {
        check("Ivanov said that Russia leaks technology", Some("Ivanov denied that Russia leaks technology to Iran."));
        check("we have gotten these", Some("And we haven’t gotten these."));
        check("talks", Some("The talks went on for a week."));
    }

    #[test]
    fn a_quote_of_several_sentences_gets_several() {
        check(
            "Russia leaks all technology to Iran. And we haven’t got these. The talks went on",
            Some(
                "Ivanov denied that Russia leaks technology to Iran. And we haven’t gotten these. The talks went on \
                 for a week.",
            ),
        );
    }

    #[test]
    fn what_shares_nothing_or_an_article_only_is_not_near() {
        check("", None);
        check("…", None);
        check("Nobody expects the inquisition", None);
    }
}
