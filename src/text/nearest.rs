//! The nearest passage: what is offered where a quote is not found.
//!
//! Invariant: it only offers; nothing here verifies a quote.
//! Invariant: bounded work: sentences that share only common words with a quote are not all weighed ([`WORK`]).
//!
//! A sentence scores by the words and word pairs (bigrams) that it shares with the quote. Each weighs 1/n, where n is
//! the number of sentences that have it, as in TF-IDF. The rarest are looked up first; where no other sentence can have
//! a higher score any more, the search ends. (The bound is that of `MaxScore`: Turtle and Flood, 1995.)

use super::letters::Cases;
use super::lookup::Lookup;
use super::words::Words;
use crate::model::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The weight of a feature that only one sentence has.
const WHOLE_WEIGHT: u64 = 1 << 20;

/// Features in more sentences than this are skipped: they distinguish nothing and cost time.
const COMMON: usize = 2_000;

/// The most sentences of a passage.
const PASSAGE_SENTENCES: usize = 8;

/// How many times a sentence may be looked at to find the nearest passage of one quote. Behind that, the sentences that
/// share its rarer words are weighed by its other words, and no more are looked up.
const WORK: usize = 4_000;

/// A word, or two words one after the other, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Feature {
    word: u32,
    next: Option<u32>,
}

/// The sentences of one document by the words and pairs of words in them.
pub(super) struct Passages {
    sentences: Vec<Span>,
    /// The numbers of the words.
    words: Lookup<String, u32>,
    /// The features of the sentences, each with its sentence, in order.
    features: Vec<(Feature, u32)>,
    /// Where the features of each word begin; the last is where they end.
    starts: Vec<usize>,
}

/// A feature of a quote, with what has it.
#[derive(Clone, Copy)]
struct Shared<'a> {
    feature: Feature,
    /// Its sentences, in order.
    sentences: &'a [(Feature, u32)],
}

impl Shared<'_> {
    fn weight(&self) -> u64 {
        WHOLE_WEIGHT / self.sentences.len() as u64
    }

    fn has(&self, sentence: u32) -> bool {
        self.sentences.binary_search_by_key(&sentence, |(_, sentence)| *sentence).is_ok()
    }
}

impl Passages {
    /// The passages of a text that has these sentences, for these quotes alone: what else the text says is not noted.
    pub(super) fn of(text: &str, sentences: &[Span], quotes: impl Iterator<Item = impl AsRef<str>>) -> Self {
        let mut known: Lookup<String, u32> = Lookup::default();
        let mut features = Vec::new();
        let mut words = Words::default();
        for quote in quotes {
            words.read(quote.as_ref(), Cases::Common);
            for token in words.tokens().iter().filter(|token| token.is_word) {
                let (lowered, count) = (words.lowered(token), known.len() as u32);
                if !known.contains_key(lowered) {
                    known.insert(lowered.to_owned(), count);
                }
            }
        }
        for (place, sentence) in sentences.iter().enumerate() {
            words.read(sentence.of(text), Cases::Common);
            let mut before: Option<u32> = None;
            for token in words.tokens().iter().filter(|token| token.is_word) {
                let word = known.get(words.lowered(token)).copied();
                if let Some(word) = word {
                    features.push((Feature { word, next: None }, place as u32));
                    features.extend(before.map(|before| (Feature { word: before, next: Some(word) }, place as u32)));
                }
                before = word;
            }
        }
        features.sort_unstable();
        features.dedup();
        features.shrink_to_fit();
        let mut starts = vec![0; known.len() + 1];
        for (feature, _) in &features {
            starts[feature.word as usize + 1] += 1;
        }
        for word in 1..starts.len() {
            starts[word] += starts[word - 1];
        }
        Self { sentences: sentences.to_vec(), words: known, features, starts }
    }

    /// The passage with the highest score. `None` unless it shares two bigrams or over half of the words with `quote`:
    /// sharing only "of the" is not near.
    pub(super) fn nearest(&self, quote: &str) -> Option<Span> {
        let (wanted, count) = self.wanted(quote);
        let best = highest(&wanted)?;
        let pairs = |place: u32| {
            let pairs = wanted.iter().filter(move |shared| shared.feature.next.is_some() && shared.has(place));
            pairs.map(|shared| shared.feature).collect::<BTreeSet<Feature>>()
        };
        let mut covered = pairs(best);
        let words = wanted.iter().filter(|shared| shared.feature.next.is_none() && shared.has(best)).count();
        if covered.len() < 2 && words * 2 <= count {
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

    /// The features of a quote that distinguish a sentence, the rarest first, and how many different words it has.
    fn wanted(&self, quote: &str) -> (Vec<Shared<'_>>, usize) {
        let words = Words::of(quote);
        let runs: Vec<&str> =
            words.tokens().iter().filter(|token| token.is_word).map(|token| words.lowered(token)).collect();
        let numbers: Vec<Option<u32>> = runs.iter().map(|word| self.words.get(*word).copied()).collect();
        let singles = numbers.iter().flatten().map(|word| Feature { word: *word, next: None });
        let pair = |pair: &[Option<u32>]| Some(Feature { word: pair[0]?, next: Some(pair[1]?) });
        let features: BTreeSet<Feature> = singles.chain(numbers.windows(2).filter_map(pair)).collect();
        let shared = |feature: Feature| Shared { feature, sentences: self.sentences_of(feature) };
        let distinguishes = |shared: &Shared<'_>| (1..=COMMON).contains(&shared.sentences.len());
        let mut wanted: Vec<Shared<'_>> = features.into_iter().map(shared).filter(distinguishes).collect();
        wanted.sort_by_key(|shared| shared.sentences.len());
        (wanted, runs.into_iter().collect::<BTreeSet<&str>>().len())
    }

    /// The sentences that have a feature, in order.
    fn sentences_of(&self, feature: Feature) -> &[(Feature, u32)] {
        let word = feature.word as usize;
        let of_word = &self.features[self.starts[word]..self.starts[word + 1]];
        let behind = &of_word[of_word.partition_point(|(other, _)| *other < feature)..];
        &behind[..behind.partition_point(|(other, _)| *other == feature)]
    }
}

/// What was looked up of the features of a quote.
struct LookedUp {
    /// How many features were, the rarest first.
    count: usize,
    /// The scores by these of the sentences that have one.
    scores: BTreeMap<u32, u64>,
    /// The highest of them.
    best: u64,
    /// The weight of the other features.
    rest: u64,
}

/// Looks up sentences by the features that they share, the rarest first, until no other sentence can be the best, or
/// enough were looked at.
fn looked_up(wanted: &[Shared<'_>]) -> LookedUp {
    let rest = wanted.iter().map(Shared::weight).sum();
    let mut all = LookedUp { count: 0, scores: BTreeMap::new(), best: 0, rest };
    let mut work = 0;
    for shared in wanted {
        work += shared.sentences.len();
        // A sentence that has none of the features so far can only have the rest.
        if all.rest < all.best || work > WORK {
            break;
        }
        for (_, sentence) in shared.sentences {
            let score = all.scores.entry(*sentence).or_default();
            *score += shared.weight();
            all.best = all.best.max(*score);
        }
        all.rest -= shared.weight();
        all.count += 1;
    }
    all
}

/// The sentence with the highest score, the first among equals; `wanted` has the rarest first.
fn highest(wanted: &[Shared<'_>]) -> Option<u32> {
    let LookedUp { count, scores, best, rest } = looked_up(wanted);
    let hopeful = scores.into_iter().filter(|(_, score)| score + rest >= best);
    let whole = hopeful.map(|(sentence, score)| {
        let more = wanted[count..].iter().filter(|shared| shared.has(sentence)).map(Shared::weight).sum::<u64>();
        (sentence, score + more)
    });
    // The first among equals: `max_by_key` takes the last.
    whole.rev().max_by_key(|(_, score)| *score).map(|(sentence, _)| sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences::{paragraphs, sentences};
    use std::iter::once;

    const TEXT: &str = "Russia sells arms. Ivanov denied that Russia leaks technology to Iran. And we haven’t gotten \
                        these. The talks went on for a week.";

    fn check(quote: &str, expected: Option<&str>) {
        let passages = Passages::of(TEXT, &sentences(TEXT, &paragraphs(TEXT), "en"), once(quote));
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
    fn sentences_that_share_only_common_words_are_not_all_looked_at() {
        let sentence = |number: usize| format!("Nine envoys of {number} came by train to talk of arms.");
        let text = (0..COMMON).map(sentence).collect::<Vec<_>>().join(" ");
        let common = "Nine envoys of the West came by train to talk of arms";
        let rare = "Nine envoys of 1234 came by train to talk of arms";
        let passages = Passages::of(&text, &sentences(&text, &paragraphs(&text), "en"), [common, rare].into_iter());
        let shares = |quote: &str| {
            let (wanted, _) = passages.wanted(quote);
            let looked = looked_up(&wanted);
            (wanted.len(), wanted[..looked.count].iter().map(|shared| shared.sentences.len()).sum::<usize>())
        };
        let (features, looks) = shares(common);
        assert!(features * COMMON > 3 * WORK && looks <= WORK, "{features} features, {looks} looks");
        assert_eq!(passages.nearest(common).map(|span| span.start), Some(0), "the first among equals");
        assert!(shares(rare).1 < 10, "no other sentence can share as much");
        assert_eq!(passages.nearest(rare).map(|span| span.of(&text).to_owned()), Some(sentence(1234)));
    }

    #[test]
    fn what_shares_nothing_or_an_article_only_is_not_near() {
        check("", None);
        check("…", None);
        check("Nobody expects the inquisition", None);
    }
}
