//! Mentions that are placed by hand.
//!
//! Invariant: of a mention without a passage around it, every place of its words is one; of one with a passage, every place
//! in it. The time grows with the length of the texts, not with their product with the number of mentions.

use crate::model::{Dossier, EntityIndex, Mention, PlacedMention, Span};
use crate::text::words::{Gap, Words};
use aho_corasick::AhoCorasick;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The mentions placed by hand, and those that were not found.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// For every document, its placed mentions.
    pub(super) by_document: Vec<Vec<Mention>>,
    /// The entity, and the index in its list, of every placed mention whose words were not found.
    pub(super) lost: Vec<(EntityIndex, u32)>,
}

/// A placed mention of one document.
struct Wanted<'a> {
    entity: EntityIndex,
    number: u32,
    mention: &'a PlacedMention,
}

/// How a word that is broken at the end of a line is read.
#[derive(Clone, Copy)]
enum Break {
    Joined,
    WithHyphen,
    WithHyphenAndSpace,
}

/// Finds the mentions that were placed by hand.
pub(super) fn place_mentions(dossier: &Dossier) -> Placed {
    let mut placed = Placed { by_document: vec![Vec::new(); dossier.documents.len()], lost: Vec::new() };
    let mut wanted: BTreeMap<usize, Vec<Wanted<'_>>> = BTreeMap::new();
    for (place, entity) in dossier.entities.iter().enumerate() {
        let entity_index = EntityIndex::new(place);
        for (number, mention) in entity.mentions.iter().enumerate() {
            let wanted = wanted.entry(mention.document.at()).or_default();
            wanted.push(Wanted { entity: entity_index, number: number as u32, mention });
        }
    }
    for (document, wanted) in wanted {
        let text = dossier.documents.get(document).and_then(|document| document.text.as_deref()).unwrap_or_default();
        let found = find_all(text, &wanted);
        for (wanted, spans) in wanted.iter().zip(found) {
            match spans {
                None => placed.lost.push((wanted.entity, wanted.number)),
                Some(spans) => {
                    let mentions = spans.into_iter().map(|span| Mention { span, entity: wanted.entity });
                    placed.by_document[document].extend(mentions);
                }
            }
        }
    }
    placed.lost.sort_unstable();
    placed
}

/// The places of every wanted mention in a text; `None` where its words are not found. Of mentions with the same words and
/// no passage around them, only the first has the places: they are taken for the others.
fn find_all(text: &str, wanted: &[Wanted<'_>]) -> Vec<Option<Vec<Span>>> {
    let words = Words::of(text);
    let mut readings = vec![Stream::of(&words, Break::Joined)];
    if words.tokens().iter().any(|token| token.breaks_word) {
        readings.push(Stream::of(&words, Break::WithHyphen));
        readings.push(Stream::of(&words, Break::WithHyphenAndSpace));
    }
    let sought: Vec<(String, Vec<Range<usize>>)> = wanted.iter().map(|wanted| sought(wanted.mention)).collect();
    let mut places: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut ranges: BTreeMap<&str, Vec<(usize, Range<usize>)>> = BTreeMap::new();
    for (reading, stream) in readings.iter().enumerate() {
        let patterns: BTreeSet<&str> = sought
            .iter()
            .map(|(passage, _)| passage.as_str())
            .filter(|passage| !passage.is_empty() && !ranges.contains_key(passage))
            .collect();
        let patterns: Vec<&str> = patterns.into_iter().collect();
        let Ok(automaton) = AhoCorasick::new(&patterns) else { continue };
        for found in automaton.find_overlapping_iter(&stream.text) {
            ranges.entry(patterns[found.pattern().as_usize()]).or_default().push((reading, found.range()));
        }
    }
    let mut result = Vec::with_capacity(wanted.len());
    for (wanted, (passage, inside)) in wanted.iter().zip(&sought) {
        let is_whole_passage = inside.len() == 1 && inside[0] == (0..passage.len());
        if is_whole_passage && places.contains_key(passage.as_str()) {
            result.push(Some(Vec::new()));
            continue;
        }
        let found = ranges.get(passage.as_str()).map(Vec::as_slice).unwrap_or_default();
        let spans: Vec<Span> = found
            .iter()
            .flat_map(|(reading, range)| {
                inside.iter().map(move |part| (reading, range.start + part.start..range.start + part.end))
            })
            .filter_map(|(reading, range)| readings[*reading].original(&words, text, range))
            .collect();
        let best = best_of(text, spans, &wanted.mention.text);
        if best.is_empty() {
            result.push(None);
            continue;
        }
        if is_whole_passage {
            places.insert(passage, Vec::new());
        }
        result.push(Some(best));
    }
    result
}

/// What is looked for: the passage of a mention, or its words, in their normal form, and the places of the words in it.
fn sought(mention: &PlacedMention) -> (String, Vec<Range<usize>>) {
    let text = normal(&mention.text);
    let Some(within) = mention.within.as_deref().filter(|within| !within.trim().is_empty()) else {
        let whole = std::iter::once(0..text.len()).collect();
        return (text, whole);
    };
    let passage = normal(within);
    if text.is_empty() {
        return (String::new(), Vec::new());
    }
    let all: Vec<Range<usize>> = passage.match_indices(&text).map(|(at, _)| at..at + text.len()).collect();
    let is_whole = |range: &Range<usize>| is_whole(&passage, range);
    let whole: Vec<Range<usize>> = all.iter().filter(|range| is_whole(range)).cloned().collect();
    (passage, if whole.is_empty() { all } else { whole })
}

/// A text in the normal form of its words.
fn normal(text: &str) -> String {
    Stream::of(&Words::of(text), Break::WithHyphen).text
}

/// Of the places of some words, those that are the same letter by letter, if there are any; among these those that are whole
/// words, if there are any.
fn best_of(text: &str, all: Vec<Span>, words: &str) -> Vec<Span> {
    let exact: Vec<Span> = all.iter().filter(|span| span.of(text) == words.trim()).copied().collect();
    let all = if exact.is_empty() { all } else { exact };
    let whole: Vec<Span> = all.iter().filter(|span| is_whole(text, &span.range())).copied().collect();
    if whole.is_empty() { all } else { whole }
}

/// Whether a stretch of text begins and ends at the border of a word.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let (before, inner, after) = (&text[..range.start], &text[range.clone()], &text[range.end..]);
    let goes_on_before = is_letter(before.chars().next_back()) && is_letter(inner.chars().next());
    let goes_on_after = is_letter(after.chars().next()) && is_letter(inner.chars().next_back());
    !goes_on_before && !goes_on_after
}

/// The words of a text one after another, with a space for every stretch of white space.
struct Stream {
    text: String,
    /// Where each token begins in `text`.
    starts: Vec<usize>,
}

impl Stream {
    fn of(words: &Words, reading: Break) -> Self {
        let mut stream = Self { text: String::new(), starts: Vec::with_capacity(words.tokens().len()) };
        let mut is_broken = false;
        for (place, token) in words.tokens().iter().enumerate() {
            let is_apart = token.gap != Gap::None && place > 0;
            if is_apart && (!is_broken || matches!(reading, Break::WithHyphenAndSpace)) {
                stream.text.push(' ');
            }
            is_broken = token.breaks_word;
            stream.starts.push(stream.text.len());
            match (is_broken, reading) {
                (true, Break::Joined) => {}
                (true, _) => stream.text.push('-'),
                (false, _) => stream.text.push_str(words.written(token)),
            }
        }
        stream
    }

    /// The stretch of the original that a range of the words comes from; `None` where it cuts a word that is written in
    /// another way there.
    fn original(&self, words: &Words, text: &str, range: Range<usize>) -> Option<Span> {
        let place = |offset: usize, is_end: bool| {
            let before = self.starts.partition_point(|start| if is_end { *start < offset } else { *start <= offset });
            let token = before.checked_sub(1)?;
            let (written, span) = (words.written(words.tokens().get(token)?), words.tokens()[token].span);
            let inside = offset - self.starts[token];
            match inside {
                0 => Some(span.start as usize),
                _ if inside == written.len() => Some(span.end as usize),
                _ if written == span.of(text) => Some(span.start as usize + inside),
                _ => None,
            }
        };
        let (start, end) = (place(range.start, false)?, place(range.end, true)?);
        (start < end).then(|| Span::new(start, end))
    }
}
