//! What was computed from the documents' texts: sentences, mentions, and the place of every quote.

use super::{
    CitedReason, DocumentIndex, EndsNamed, EntityIndex, EvidenceIndex, LookReason, RelationIndex, SecondLook,
    SentenceIndex, Shared, Span, Verification,
};

/// Everything that is computed from a dossier's texts, once, on loading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// One per document, in the dossier's order.
    pub documents: Vec<DocumentReading>,
    /// For every relation, the results of its evidence in order.
    pub verifications: Shared<Vec<Vec<Verification>>>,
    /// For every entity, its mentions in the order of the text: document, and index in
    /// [`DocumentReading::mentions`].
    pub mentions_of: Vec<Vec<(DocumentIndex, u32)>>,
    /// The same of its inner mentions, in [`DocumentReading::inner_mentions`], without those inside longer names of its own.
    pub inner_of: Vec<Vec<(DocumentIndex, u32)>>,
    /// The same of its possible mentions, whichever candidate it is, in [`DocumentReading::possible_mentions`].
    pub possible_of: Vec<Vec<(DocumentIndex, u32)>>,
    /// The names that several entities have, in the order of the first that has each.
    pub shared_names: Vec<SharedName>,
    /// Voices: for each sentence that several documents share, as copies do, these documents in order; at least two.
    pub voices: Vec<Vec<DocumentIndex>>,
    /// The placed mentions whose words were not found: the entity, and the index in its list of
    /// [`Entity::mentions`](super::Entity::mentions).
    pub lost_mentions: Vec<(EntityIndex, u32)>,
    /// The claims whose hedge does not stand in the sentences of their evidence.
    pub lost_hedges: Vec<RelationIndex>,
    /// For every relation, how many of its ends each piece of evidence names; `None` for one that was not found.
    pub ends_named: Vec<Vec<Option<EndsNamed>>>,
    /// The verified quotes worth a second look, in order.
    pub second_look: Vec<SecondLook>,
    /// Whether names are still being looked up: until then there are no mentions, no shared names, no lost hedges, no ends
    /// named and no second look, and no reason why a quote is missing.
    pub awaits_names: bool,
}

impl Reading {
    /// The result of one piece of evidence; only cited if there is no such piece.
    #[must_use]
    pub fn verification(&self, evidence: EvidenceIndex) -> &Verification {
        self.verifications
            .get(evidence.relation.at())
            .and_then(|of_relation| of_relation.get(evidence.position as usize))
            .unwrap_or(&Verification::Cited(CitedReason::NoQuote))
    }

    /// How many ends of its claim a piece of evidence names; `None` where it was not found.
    #[must_use]
    pub fn ends_named(&self, evidence: EvidenceIndex) -> Option<EndsNamed> {
        *self.ends_named.get(evidence.relation.at())?.get(evidence.position as usize)?
    }

    /// Why a verified quote is worth a second look; nothing where it is not.
    #[must_use]
    pub fn look_reasons(&self, evidence: EvidenceIndex) -> &[LookReason] {
        let found = self.second_look.binary_search_by_key(&evidence, |look| look.evidence);
        found.map_or(&[], |place| self.second_look[place].reasons.as_slice())
    }

    /// Where a sentence stands in its document.
    #[must_use]
    pub fn sentence(&self, sentence: SentenceIndex) -> Option<Span> {
        self.documents.get(sentence.document.at())?.sentences.get(sentence.number as usize).copied()
    }
}

/// What was computed from one document; empty for a document without text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentReading {
    /// The sentences in order, without the white space between them.
    pub sentences: Vec<Span>,
    /// For every sentence its index in [`Reading::voices`], if other documents have it too.
    pub voices: Vec<Option<u32>>,
    /// Its language, as a primary subtag of BCP 47: as it says, else a guess.
    pub language: String,
    /// Whether words of denial, condition, saying and doubt are known in its language.
    pub has_cautions: bool,
    /// The paragraphs in order, without the white space between them.
    pub paragraphs: Vec<Span>,
    /// Where its pages end, and what they are called.
    pub pages: Pages,
    /// The certain mentions of entities in order of their start; they never overlap.
    pub mentions: Vec<Mention>,
    /// The mentions inside longer names, certain too, in order of their start.
    pub inner_mentions: Vec<Mention>,
    /// What may be a mention, in order of their start. Nothing counts one as certain.
    pub possible_mentions: Vec<PossibleMention>,
}

impl DocumentReading {
    /// The number (from 0) of the sentence that holds the byte `offset`, or the last one that starts before it.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.start <= offset).checked_sub(1)
    }

    /// The parts of the sentences around a place of `text`, the document's, that the place leaves out: before it and behind
    /// it, without the white space around them. Either may be empty.
    #[must_use]
    pub fn rest_of_sentence(&self, text: &str, place: Span) -> (Span, Span) {
        let numbers = self.sentences_of(place);
        let first = self.over_pages(text, *numbers.start(), false).unwrap_or(place);
        let last = self.over_pages(text, *numbers.end(), true).unwrap_or(place);
        let before = Span { start: first.start.min(place.start), end: place.start };
        let after = Span { start: place.end, end: last.end.max(place.end) };
        (before.trimmed(text), after.trimmed(text))
    }

    /// The sentence that the sentence `number` goes on in over page breaks, forward or back: a page break ends none.
    fn over_pages(&self, text: &str, number: usize, forward: bool) -> Option<Span> {
        let mut number = number;
        let mut reached = *self.sentences.get(number)?;
        for _ in 0..PAGES_OF_SENTENCE {
            let Some(next) = self.neighbour(number, forward) else { break };
            let Some(other) = self.sentences.get(next) else { break };
            let (one, two) = if forward { (reached, *other) } else { (*other, reached) };
            if is_ended(one.of(text)) || !self.has_break_between(one.end, two.start) {
                break;
            }
            (number, reached) = (next, *other);
        }
        Some(reached)
    }

    /// The number of the sentence before or behind another, but for what is only a page number or a running head.
    #[must_use]
    pub fn neighbour(&self, number: usize, forward: bool) -> Option<usize> {
        let mut next = number;
        for _ in 0..FURNITURE {
            next = if forward { next + 1 } else { next.checked_sub(1)? };
            let sentence = self.sentences.get(next)?;
            let breaks = &self.pages.breaks;
            let page = breaks.partition_point(|page| page.span.end < sentence.end);
            if breaks.get(page).is_none_or(|page| page.span.start > sentence.start) {
                return Some(next);
            }
        }
        None
    }

    /// Whether a page ends between two places.
    fn has_break_between(&self, from: u32, to: u32) -> bool {
        let first = self.pages.breaks.partition_point(|page| page.span.start < from);
        self.pages.breaks.get(first).is_some_and(|page| page.span.end <= to)
    }

    /// The numbers (from 0) of all sentences that a span touches.
    #[must_use]
    pub fn sentences_of(&self, span: Span) -> std::ops::RangeInclusive<usize> {
        let first = self.sentence_at(span.start).unwrap_or(0);
        let last = self.sentence_at(span.end.saturating_sub(1)).unwrap_or(first);
        first..=last.max(first)
    }

    /// The entities that a stretch of text names with certainty, also inside longer names; an entity may come twice.
    pub fn named_in(&self, span: Span) -> impl Iterator<Item = EntityIndex> {
        self.mentions_in(span).map(|mention| mention.entity)
    }

    /// The certain mentions in a stretch of text, also those inside longer names, not in order.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        let certain = self.mentions[first..].iter().take_while(move |mention| mention.span.start < span.end);
        // No inner mention begins before the name that it is in.
        let from = self.mentions.get(first).map_or(span.start, |outer| outer.span.start.min(span.start));
        let first_inner = self.inner_mentions.partition_point(|mention| mention.span.start < from);
        let inner = self.inner_mentions[first_inner..]
            .iter()
            .take_while(move |mention| mention.span.start < span.end)
            .filter(move |mention| mention.span.overlaps(span));
        certain.chain(inner)
    }
}

/// The most lines of a page break.
const FURNITURE: usize = 12;

/// Over how many page breaks a sentence is followed.
const PAGES_OF_SENTENCE: usize = 8;

/// Whether a text ends as a sentence does, perhaps within quotation marks or brackets.
fn is_ended(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    bare.ends_with(['.', '!', '?', '؟', '۔', '。', '！', '？'])
}

/// The pages of a text, where it tells them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// What the first page is called, where that is known: "12", "iv".
    pub first: Option<String>,
    /// The page breaks in order; they do not overlap.
    pub breaks: Vec<PageBreak>,
}

impl Pages {
    /// What the page is called that holds the byte `offset`, where that is known: "12". The furniture of a break counts
    /// for the page that ends there.
    #[must_use]
    pub fn page_at(&self, offset: u32) -> Option<&str> {
        let begun = self.breaks.partition_point(|page_break| page_break.span.end <= offset);
        let page = begun.checked_sub(1).map_or(&self.first, |last| &self.breaks[last].page);
        page.as_deref()
    }

    /// The page or pages of a stretch, where both its ends tell them: "p. 12", "pp. 12–13".
    #[must_use]
    pub fn words(&self, span: Span) -> Option<String> {
        let (first, last) = (self.page_at(span.start)?, self.page_at(span.end.saturating_sub(1))?);
        Some(if first == last { format!("p. {first}") } else { format!("pp. {first}–{last}") })
    }
}

/// A page break: everything between the last words of a page and the first of the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageBreak {
    /// Where: with the blank lines, page numbers and running heads that belong to it, and the white space around them.
    pub span: Span,
    /// What the page behind it is called, where that is known: "12", "iv".
    pub page: Option<String>,
}

/// A mention of an entity in a document, by a name that is its own there or placed by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// The entity.
    pub entity: EntityIndex,
}

/// Words that may mention an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleMention {
    /// Where.
    pub span: Span,
    /// The entities that may be meant, the likeliest first; at least one.
    pub candidates: Vec<EntityIndex>,
    /// Why it is not certain.
    pub doubt: Doubt,
}

/// Why a mention is only possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Several entities have the name, and nothing in the document tells which is meant.
    Namesakes,
    /// The name is written there with other capital letters.
    Capitals,
    /// Another capitalised word stands before the name of a person: perhaps the first name of another person.
    OtherPerson,
    /// It begins a sentence, and the documents have the same word in small letters.
    CommonWord,
    /// It stands beside a day or year: perhaps a month.
    Date,
    /// It has an ending or a beginning that the name has not.
    Inflected,
    /// It is the last word of a person’s name that stands before it in the document.
    Surname,
    /// It is a part of a word that may only be broken at the end of a line.
    BrokenWord,
}

impl Doubt {
    /// What a reader is told: why the mention is only possible.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Namesakes => "several entities have this name, and nothing in the document tells which is meant",
            Self::Capitals => "the name is written here with other capital letters",
            Self::OtherPerson => "the word before it may be another person’s first name",
            Self::CommonWord => "it begins a sentence, and the documents have the same word in small letters",
            Self::Date => "it stands beside a day or a year, and may be a month",
            Self::Inflected => "it may be a form of the name",
            Self::Surname => "it may be the surname of a person named earlier in the document",
            Self::BrokenWord => "it may be a part of a word that is broken at the end of the line",
        }
    }

    /// The name under which it is exported.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Namesakes => "namesakes",
            Self::Capitals => "capitals",
            Self::OtherPerson => "other person",
            Self::CommonWord => "common word",
            Self::Date => "date",
            Self::Inflected => "inflected",
            Self::Surname => "surname",
            Self::BrokenWord => "broken word",
        }
    }
}

/// A name that several entities have, as names are compared in texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedName {
    /// Every entity that has it, in the file’s order, with the place of the name among its own: 0 is the name, then the
    /// aliases; and how many mentions by this name are certainly its.
    pub bearers: Vec<Bearer>,
    /// How many mentions by this name are only possible.
    pub possible: u32,
}

/// One of the entities that share a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The entity.
    pub entity: EntityIndex,
    /// Its name, 0, or its alias, from 1.
    pub name: u32,
    /// How many mentions by the name are its because it is the only one with evidence in the document.
    pub by_evidence: u32,
    /// How many are its because the document also has a longer name of it.
    pub by_longer_name: u32,
}
