//! What is common to annotation projects: spans become entities, and relations between spans are quoted by their sentences.

use super::offsets::{By, Offsets};
use crate::import::draft::{Draft, End, NewEntity, NewEvidence, NewRelation, Where};
use crate::model::{ImportPart, Span};
use crate::text;
use std::collections::BTreeMap;
use std::ops::Range;

/// Spans with fewer letters are pronouns and initials more often than names.
const SHORT: usize = 4;

/// How much of the text beside a quote tells its places apart, in bytes.
const BESIDE: [usize; 4] = [24, 48, 96, 192];

/// The entities of a project, merged from spans.
#[derive(Default)]
pub(super) struct Project {
    entities: Vec<NewEntity>,
    /// The entity of each label and words.
    known: BTreeMap<(String, String), usize>,
    /// The key of each id, so that no two entities share one.
    ids: BTreeMap<String, usize>,
    /// The entity that each is merged into; itself for most.
    merged: Vec<usize>,
    /// Relations, with the entities that they tie: these may still be merged.
    relations: Vec<(Ends, NewRelation)>,
}

/// The entities of a relation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whose say-so it is.
    pub(super) by: Option<usize>,
}

/// A span, and its entity.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    pub(super) entity: usize,
    /// Where it stands, if it was found.
    pub(super) at: Option<Range<usize>>,
}

impl Project {
    /// The entity of a span: of one label and the same words there is one.
    pub(super) fn entity(&mut self, label: &str, words: &str, place: &Where, draft: &mut Draft) -> usize {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.chars().filter(|letter| letter.is_alphabetic()).count() < SHORT {
            draft.kept("spans under four letters: pronouns and initials of several may be one entity here", place);
        }
        let key = (label.to_owned(), words.clone());
        if let Some(at) = self.known.get(&key) {
            draft.merged(ImportPart::Entity, "spans with the label and words of another", place);
            return *at;
        }
        let at = self.entities.len();
        let id = if self.ids.contains_key(&words) { format!("{words} ({label})") } else { words.clone() };
        self.ids.insert(id.clone(), at);
        let (name, kind) = (words, label.to_owned());
        self.entities.push(NewEntity { id, name, kind, place: place.clone(), ..NewEntity::default() });
        self.known.insert(key, at);
        self.merged.push(at);
        at
    }

    /// Makes one of two entities.
    pub(super) fn merge(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.merged[one.max(other)] = one.min(other);
    }

    fn root(&self, at: usize) -> usize {
        let mut at = at;
        while self.merged[at] != at {
            at = self.merged[at];
        }
        at
    }

    /// An entity, to add to it what is known besides.
    pub(super) fn more(&mut self, at: usize) -> &mut NewEntity {
        &mut self.entities[at]
    }

    /// Adds a relation between entities.
    pub(super) fn relation(&mut self, ends: Ends, relation: NewRelation) {
        self.relations.push((ends, relation));
    }

    /// An entity as an end of a relation.
    fn end(&self, at: usize) -> End {
        End::Id(self.entities[self.root(at)].id.clone())
    }

    /// Hands relations and entities over; entities that were merged are aliases.
    pub(super) fn hand_over(mut self, draft: &mut Draft) {
        for (ends, relation) in std::mem::take(&mut self.relations) {
            let [from, to] = [ends.from, ends.to].map(|end| self.end(end));
            draft.relation(NewRelation { from, to, by: ends.by.map(|by| self.end(by)), ..relation });
        }
        for at in (0..self.entities.len()).rev() {
            let root = self.root(at);
            if root == at {
                continue;
            }
            let gone = std::mem::take(&mut self.entities[at]);
            draft.merged(ImportPart::Entity, "entities that the project says are one with another", &gone.place);
            let kept = &mut self.entities[root];
            kept.aliases.push(gone.name);
            kept.aliases.extend(gone.aliases);
            kept.links.extend(gone.links);
            gone.fields.into_iter().for_each(|(key, value)| {
                kept.fields.entry(key).or_insert(value);
            });
            kept.note = kept.note.take().or(gone.note);
        }
        let roots: Vec<bool> = (0..self.entities.len()).map(|at| self.merged[at] == at).collect();
        let kept = self.entities.into_iter().zip(roots).filter(|(_, is_root)| *is_root);
        kept.for_each(|(entity, _)| draft.entity(entity));
    }
}

/// A document whose spans are looked up.
pub(super) struct Text<'t> {
    pub(super) id: String,
    whole: &'t str,
    offsets: Offsets<'t>,
    sentences: Vec<Span>,
}

impl<'t> Text<'t> {
    pub(super) fn of(id: &str, text: &'t str) -> Self {
        Self { id: id.to_owned(), whole: text, offsets: Offsets::of(text), sentences: text::sentence_spans(text) }
    }

    /// Where a span stands; how it was found is told where it is not as usual.
    pub(super) fn place(
        &self,
        (start, end): (usize, usize),
        words: Option<&str>,
        place: &Where,
        draft: &mut Draft,
    ) -> Option<Range<usize>> {
        let found = self.offsets.place(start, end, words);
        match found {
            None => draft.kept("spans whose words stand nowhere in their text", place),
            Some((_, By::Units)) => draft.changed("spans whose offsets count UTF-16 units", place),
            Some((_, By::Words)) => draft.changed("spans found by their words, their offsets lead elsewhere", place),
            Some((_, By::Characters)) => {}
        }
        found.map(|(range, _)| range)
    }

    /// The words at a place.
    pub(super) fn words(&self, at: &Range<usize>) -> &'t str {
        self.whole.get(at.clone()).unwrap_or_default()
    }

    /// The sentences that hold two spans: one, or one for each.
    pub(super) fn evidence(&self, spans: &[&Marked]) -> Vec<NewEvidence> {
        let mut sentences: Vec<Span> = Vec::new();
        for at in spans.iter().filter_map(|span| span.at.as_ref()) {
            let touched = self.sentences.iter().filter(|it| (it.start as usize) < at.end && at.start < it.end as usize);
            // A span across two sentences makes one of them.
            let Some(whole) = touched.copied().reduce(|first, last| Span { start: first.start, end: last.end }) else {
                continue;
            };
            if !sentences.contains(&whole) {
                sentences.push(whole);
            }
        }
        let all = sentences.clone();
        let is_inside = |one: &Span, other: &Span| one != other && other.start <= one.start && one.end <= other.end;
        sentences.retain(|sentence| !all.iter().any(|other| is_inside(sentence, other)));
        sentences.sort_unstable();
        if sentences.is_empty() {
            return vec![NewEvidence::citation(&self.id, None)];
        }
        sentences.into_iter().map(|sentence| self.quote(sentence)).collect()
    }

    /// A sentence as a quote, with what stands beside it where it stands more than once.
    fn quote(&self, sentence: Span) -> NewEvidence {
        let words = sentence.of(self.whole);
        let plain = NewEvidence::quote(&self.id, words);
        let places: Vec<usize> = self.whole.match_indices(words).map(|(at, _)| at).take(64).collect();
        if places.len() < 2 {
            return plain;
        }
        let beside = |at: usize, most: usize| {
            let (start, end) = (at.saturating_sub(most), (at + words.len() + most).min(self.whole.len()));
            let before = &self.whole[self.whole.ceil_char_boundary(start)..at];
            let after = &self.whole[at + words.len()..self.whole.floor_char_boundary(end)];
            (before, after)
        };
        for most in BESIDE {
            let (before, after) = beside(sentence.start as usize, most);
            let alike = places.iter().filter(|at| beside(**at, most) == (before, after)).count();
            if alike == 1 {
                let filled = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
                return NewEvidence { prefix: filled(before), suffix: filled(after), ..plain };
            }
        }
        plain
    }
}
