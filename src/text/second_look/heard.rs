//! What a quote and what stands around it say, whatever is claimed by it.

use super::beside::{Lead, beside, lead};
use super::clauses::{clause_after, clause_around, clause_before};
use crate::model::{DocumentReading, EndsNamed, EntityIndex, Relation, Span};
use crate::text::cautions::{Caution, Lists};
use crate::text::words::Words;

/// The fewest words of a quote that says something by itself.
const FEWEST_WORDS: usize = 4;

/// How far a sentence is read on either side of a quote, in bytes: what stands further off turns nothing, and a text
/// without full stops is one sentence.
const NEAR: u32 = 3_000;

/// The longest word that is not cut there, in bytes.
const WORD: usize = 100;

/// What is heard in a quote and in what stands around it.
pub(super) struct Heard {
    /// The entities that the quote names, with where each is first named, in order of the entities.
    named: Vec<(EntityIndex, u32)>,
    /// What the rest of its sentence does, and what leads in to it.
    pub(super) outside: Signs,
    /// What its own words do.
    pub(super) inside: Signs,
    /// The clauses of the quote that deny.
    denying: Vec<Span>,
    /// Those that doubt.
    doubting: Vec<Span>,
    /// Where its own words of saying stand.
    saying: Vec<Span>,
    /// Whether what stands beside its sentence denies it.
    pub(super) beside_denies: bool,
    /// Whether the quote has too few words to say something by itself.
    pub(super) is_short: bool,
}

/// What the words of a stretch of text do: a bit for each kind.
#[derive(Default)]
pub(super) struct Signs(u8);

impl Signs {
    fn add(&mut self, caution: Caution) {
        self.0 |= 1 << caution as u8;
    }

    /// Whether a word does this.
    pub(super) fn has(&self, caution: Caution) -> bool {
        self.0 & (1 << caution as u8) != 0
    }
}

impl Heard {
    /// What is said by the quote that stands at `place` in a document's `text`.
    pub(super) fn of(text: &str, read: &DocumentReading, place: Span) -> Self {
        let (before, after) = near(text, read.rest_of_sentence(text, place));
        let whole = Span { start: before.start.min(place.start), end: after.end.max(place.end) };
        let words = whole.of(text);
        let (mut outside, mut inside) = (Signs::default(), Signs::default());
        let (mut denying, mut doubting, mut saying) = (Vec::new(), Vec::new(), Vec::new());
        let touching = [clause_before(text, before), clause_after(text, after)];
        for found in Lists::of(words, &read.language).cautions(words) {
            let span = Span { start: found.span.start + whole.start, end: found.span.end + whole.start };
            let caution = found.caution;
            if span.start < place.start || span.end > place.end {
                // What is said, doubted or planned in another clause is something else.
                let is_far = !touching.iter().any(|clause| clause.overlaps(span));
                if !is_far || !matches!(caution, Caution::Saying | Caution::Doubt) {
                    outside.add(caution);
                }
                continue;
            }
            inside.add(caution);
            match caution {
                Caution::Denial if found.is_plain => denying.push(clause_around(text, place, span)),
                Caution::Doubt if found.is_plain => doubting.push(clause_around(text, place, span)),
                Caution::Saying => saying.push(span),
                _ => {}
            }
        }
        let asks = |span: Span| asks_in(span.of(text));
        if asks(before) || asks(after) {
            outside.add(Caution::Condition);
        }
        if asks(place) {
            inside.add(Caution::Condition);
        }
        let mut beside_denies = beside(text, read, whole);
        if let Some(Lead { words, is_open }) = lead(text, read, whole) {
            let heard = Lists::of(words.of(text), &read.language).cautions(words.of(text));
            if heard.iter().any(|found| found.caution == Caution::Denial) {
                beside_denies = true;
            } else if is_open {
                for found in heard {
                    outside.add(found.caution);
                }
            }
        }
        Self {
            named: named(read, place),
            outside,
            inside,
            denying,
            doubting,
            saying,
            beside_denies,
            is_short: has_few_words(place.of(text)),
        }
    }

    /// How many ends of a claim the quote names.
    pub(super) fn ends_named(&self, relation: &Relation) -> EndsNamed {
        match [relation.from, relation.to].map(|end| self.place_of(end).is_some()) {
            [true, true] => EndsNamed::Both,
            [false, false] => EndsNamed::None,
            _ => EndsNamed::One,
        }
    }

    /// Where the quote first names an entity.
    fn place_of(&self, entity: EntityIndex) -> Option<u32> {
        let at = self.named.binary_search_by_key(&entity, |(named, _)| *named).ok()?;
        Some(self.named[at].1)
    }

    /// Whether the quote denies in a clause that names an end of the claim, or anywhere where it names none.
    pub(super) fn denies_ends(&self, relation: &Relation) -> bool {
        self.are_at_ends(&self.denying, relation)
    }

    /// The same for doubt.
    pub(super) fn doubts_ends(&self, relation: &Relation) -> bool {
        self.are_at_ends(&self.doubting, relation)
    }

    fn are_at_ends(&self, clauses: &[Span], relation: &Relation) -> bool {
        let ends: Vec<u32> = [relation.from, relation.to].into_iter().filter_map(|end| self.place_of(end)).collect();
        clauses.iter().any(|clause| ends.is_empty() || ends.iter().any(|at| (clause.start..clause.end).contains(at)))
    }

    /// Whether a word of saying in the quote stands before both ends of the claim, so that neither speaks.
    pub(super) fn says_ends(&self, relation: &Relation) -> bool {
        let places = [relation.from, relation.to].map(|end| self.place_of(end));
        let [Some(from), Some(to)] = places else { return false };
        self.saying.iter().any(|word| word.end <= from && word.end <= to)
    }

    /// Whether anything denies, in the quote or around it.
    pub(super) fn has_denial(&self) -> bool {
        self.inside.has(Caution::Denial) || self.outside.has(Caution::Denial) || self.beside_denies
    }

    /// Whether anything doubts, makes a condition, or only reports.
    pub(super) fn has_doubt(&self) -> bool {
        let weak = [Caution::Doubt, Caution::Condition, Caution::Reported];
        weak.into_iter().any(|caution| self.inside.has(caution) || self.outside.has(caution))
    }
}

/// What stands before and behind a quote, as far as it is read: whole words.
fn near(text: &str, (before, after): (Span, Span)) -> (Span, Span) {
    let (mut start, mut end) = (before.start, after.end);
    if before.end - before.start > NEAR {
        start = text.ceil_char_boundary((before.end - NEAR) as usize) as u32;
        let lead = Span { start, end: before.end }.of(text).find(char::is_whitespace);
        start += lead.filter(|lead| *lead < WORD).unwrap_or_default() as u32;
    }
    if after.end - after.start > NEAR {
        end = text.floor_char_boundary((after.start + NEAR) as usize) as u32;
        let words = Span { start: after.start, end }.of(text);
        let tail = words.rfind(char::is_whitespace).filter(|at| words.len() - at < WORD);
        end = after.start + tail.unwrap_or(words.len()) as u32;
    }
    (Span { start, end: before.end }, Span { start: after.start, end })
}

/// The entities that a stretch of text names, with where each is first named, in order of the entities.
fn named(read: &DocumentReading, place: Span) -> Vec<(EntityIndex, u32)> {
    let mut named: Vec<(EntityIndex, u32)> =
        read.mentions_in(place).map(|mention| (mention.entity, mention.span.start)).collect();
    named.sort_unstable();
    named.dedup_by_key(|(entity, _)| *entity);
    named
}

/// Whether a text asks. The Greek question mark is told from a semicolon only where it is written as itself.
fn asks_in(text: &str) -> bool {
    text.contains(['?', '؟', '？']) || text.trim_end().ends_with('\u{37E}')
}

fn has_few_words(words: &str) -> bool {
    if words.split_whitespace().nth(FEWEST_WORDS - 1).is_some() {
        return false;
    }
    let words = Words::of(words);
    words.tokens().iter().filter(|token| token.is_word).nth(FEWEST_WORDS - 1).is_none()
}
