//! Search: the entities, claims, sentences and documents that match some words.
//!
//! Invariant: a query finds the same things in the same order on every machine, regardless of its language.
//! Invariant: a sentence is found once, with every edge that its quotes support.
//! Invariant: of what a name begins or goes on with, people come first, and what is named after them later.

use super::both::both;
use super::query::{Query, Term};
use crate::model::{DocumentIndex, EdgeIndex, EvidenceIndex, OpenDossier, Target};
use memchr::memmem::Finder;
use std::cmp::Reverse;
use std::ops::Range;

/// From how many bytes of texts on they are searched in two halves at a time.
const MANY: usize = 2 << 20;

pub mod hidden;
mod index;

pub use index::Indexing;

#[cfg(test)]
mod tests;

/// How well something matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It is the name.
    ExactName,
    /// It is an alias.
    ExactAlias,
    /// The name or an alias starts with it.
    Prefix,
    /// Every word of it starts a word of the name or of an alias.
    WordPrefix,
    /// Every word of it is contained in the name or in an alias.
    Substring,
    /// Every word of it is contained in some name, the kind, the id, the note or a field.
    Detail,
    /// Every word of it starts a word of a document's title, author, publisher or field.
    Document,
    /// Every word of it starts a word of a claim (the names of its ends and its kind), and one a word of the kind; or of
    /// its note or a field.
    Claim,
    /// Every word of it starts a word of a quote, or of a note on one.
    Quote,
}

/// Where the words were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The name of an entity.
    Name,
    /// Another name of it.
    Alias,
    /// The title of a document.
    Title,
    /// Its author.
    Author,
    /// Its publisher.
    Publisher,
    /// The kind of an entity.
    Kind,
    /// An id.
    Id,
    /// A claim: the names of its ends and its kind.
    Claim,
    /// A quote.
    Quote,
    /// A note.
    Note,
    /// A field; what matched is its name and value.
    Field,
}

impl Part {
    /// The words for where something was found, where what matched does not say so itself.
    #[must_use]
    pub fn words(self) -> Option<&'static str> {
        match self {
            Self::Name | Self::Alias | Self::Title | Self::Claim | Self::Quote => None,
            Self::Author => Some("by"),
            Self::Publisher => Some("published by"),
            Self::Kind => Some("of the kind"),
            Self::Id => Some("with the id"),
            Self::Note => Some("in a note:"),
            Self::Field => Some("in field"),
        }
    }
}

/// The kinds of entity that rank first, the first one before the others: what bears the name of a person, such as a
/// government, a visit or a speech, is rarely what is looked for by it.
const ACTORS: [&[&str]; 2] = [&["person"], &["organization", "country"]];

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An entity, or the edge whose claims match.
    Target(Target),
    /// The edges that the quotes of one sentence support: [`Hit::supports`].
    Sentence,
    /// A document.
    Document(DocumentIndex),
}

/// An edge that a sentence supports, by one of its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// The edge.
    pub edge: EdgeIndex,
    /// The quote.
    pub evidence: EvidenceIndex,
}

/// A match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub subject: Subject,
    /// The name, alias, claim or quote that matched, as it is written; of a detail, the name of its entity.
    pub matched: String,
    /// Where the words were found.
    pub part: Part,
    /// The note, field or other detail in which they were found.
    pub detail: Option<String>,
    /// The edges that a sentence supports, each once.
    pub supports: Vec<Support>,
    /// How well it matches.
    pub rank: Rank,
}

impl Hit {
    /// The entity or edge that it leads to; `None` for a document.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        match self.subject {
            Subject::Target(target) => Some(target),
            Subject::Sentence => self.supports.first().map(|support| Target::Edge(support.edge)),
            Subject::Document(_) => None,
        }
    }
}

/// The searchable texts of a dossier, normalised once.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    /// The normalised texts of all fields, each after a line break and a space, so that every word has a space before
    /// it.
    texts: String,
    fields: Vec<Field>,
    groups: Vec<Group>,
}

/// One searchable text.
#[derive(Clone, Debug)]
struct Field {
    group: usize,
    part: Part,
    shown: String,
    /// Its place in [`SearchIndex::texts`], from the space before its first word.
    range: Range<usize>,
    /// The part in which some word must start a word: a claim is not found by its ends alone.
    core: Range<usize>,
}

/// The fields of one subject.
#[derive(Clone, Debug)]
struct Group {
    subject: Subject,
    supports: Vec<Support>,
    /// Which of [`ACTORS`] it is, or more.
    standing: usize,
    /// The number of its edges or claims: among equal matches, more comes first.
    degree: usize,
    fields: Range<usize>,
}

/// Finds the best `limit` matches of `query` in `open`. For more than one query, keep a [`SearchIndex`].
#[must_use]
pub fn search(open: &OpenDossier, query: &str, limit: usize) -> Vec<Hit> {
    SearchIndex::of(open).search(query, limit)
}

impl SearchIndex {
    /// The best `limit` matches of `query`: all its words and phrases must match, ignoring case, accents and typographic
    /// signs. An empty query matches nothing.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let query = Query::of(query);
        let Some(rarest) = query.terms.iter().max_by_key(|term| term.text.len()) else { return Vec::new() };
        let middle = self.groups.len() / 2;
        let matches = |groups: Range<usize>| -> Vec<Match> {
            let groups = self.groups_with(&rarest.text, groups).into_iter();
            groups.filter_map(|group| self.best(group, &query)).collect()
        };
        let mut found = if self.texts.len() < MANY {
            matches(0..self.groups.len())
        } else {
            let (mut found, rest) = both(|| matches(0..middle), || matches(middle..self.groups.len()));
            found.extend(rest);
            found
        };
        let order = |found: &Match| {
            let group = &self.groups[found.group];
            // Whose name begins with it is not told from whose name goes on with it before people are told from things.
            let tier = if found.rank == Rank::WordPrefix { Rank::Prefix } else { found.rank };
            let part = self.fields[found.field].part;
            (tier, group.standing, !found.whole, found.rank, part, Reverse(group.degree), found.group)
        };
        if found.len() > limit && limit > 0 {
            found.select_nth_unstable_by_key(limit - 1, order);
        }
        found.truncate(limit);
        found.sort_unstable_by_key(order);
        found.into_iter().map(|found| self.hit(found)).collect()
    }

    /// A match in words.
    fn hit(&self, found: Match) -> Hit {
        let (group, field) = (&self.groups[found.group], &self.fields[found.field]);
        let first = &self.fields[group.fields.start];
        let is_detail = field.part.words().is_some();
        Hit {
            subject: group.subject,
            matched: if is_detail { first.shown.clone() } else { field.shown.clone() },
            part: field.part,
            detail: is_detail.then(|| field.shown.clone()),
            supports: group.supports.clone(),
            rank: found.rank,
        }
    }

    /// Those of these groups that have `word` in some field, in order.
    fn groups_with(&self, word: &str, among: Range<usize>) -> Vec<usize> {
        // A group without fields has no place in the texts.
        let edge = |group: usize| self.groups.get(group).map_or(self.fields.len(), |group| group.fields.start);
        let place = |field: usize| self.fields.get(field).map_or(self.texts.len(), |field| field.range.start);
        let (mut start, end) = (place(edge(among.start)), place(edge(among.end)));
        let finder = Finder::new(word);
        let mut groups = Vec::new();
        while let Some(found) = finder.find(&self.texts.as_bytes()[start..end]) {
            let place = start + found;
            let field = &self.fields[self.fields.partition_point(|field| field.range.end <= place)];
            groups.push(field.group);
            // Go on behind the last field of the group.
            start =
                self.groups[field.group].fields.clone().next_back().map_or(place, |last| self.fields[last].range.end);
        }
        groups
    }

    /// The best match within one group.
    fn best(&self, group: usize, query: &Query) -> Option<Match> {
        let fields = self.groups[group].fields.clone();
        let single = fields
            .clone()
            .filter_map(|field| {
                let rank = self.rank(&self.fields[field], query)?;
                let text = self.text(&self.fields[field]);
                let whole = rank <= Rank::WordPrefix && query.terms.iter().all(|term| term.is_word_of(text));
                Some(Match { rank, whole, field, group })
            })
            .min_by_key(|found| (found.rank, self.fields[found.field].part, found.field));
        if single.is_some() || !matches!(self.groups[group].subject, Subject::Target(Target::Entity(_))) {
            return single;
        }
        let has = |field: usize, term: &Term| self.text(&self.fields[field]).contains(term.text.as_str());
        let is_in_some = |term: &Term| fields.clone().any(|field| has(field, term));
        if !query.terms.iter().all(is_in_some) {
            return None;
        }
        // What no name has is told with the detail that has it.
        let is_detail = |field: &usize| self.fields[*field].part.words().is_some();
        let is_named = |term: &&Term| fields.clone().any(|field| !is_detail(&field) && has(field, term));
        let unnamed = query.terms.iter().find(|term| !is_named(term));
        let of_detail = |field: &usize| is_detail(field) && unnamed.is_some_and(|term| has(*field, term));
        // Where several names have the words together, with one that the name itself has not.
        let unlike = query.terms.iter().find(|term| !has(fields.start, term));
        let of_alias = |field: &usize| unlike.is_some_and(|term| has(*field, term));
        let field = fields.clone().find(of_detail).or_else(|| fields.clone().find(of_alias)).unwrap_or(fields.start);
        Some(Match { rank: Rank::Detail, whole: false, field, group })
    }

    /// How well one field alone matches all terms. A kind, id, note or field of an entity never does: they count together.
    fn rank(&self, field: &Field, query: &Query) -> Option<Rank> {
        let text = self.text(field);
        let core = &self.texts[field.core.clone()];
        let starts_words = || query.is_in(text) && query.terms.iter().any(|term| term.is_in(core));
        match (self.groups[field.group].subject, field.part) {
            (Subject::Target(Target::Entity(_)), Part::Name | Part::Alias) => {
                let rest = query.terms.iter().try_fold(text, |rest, term| term.stripped_from(rest));
                match rest {
                    Some("") if field.part == Part::Name => Some(Rank::ExactName),
                    Some("") => Some(Rank::ExactAlias),
                    Some(_) => Some(Rank::Prefix),
                    None if starts_words() => Some(Rank::WordPrefix),
                    None => query
                        .terms
                        .iter()
                        .all(|term| !term.is_phrase() && text.contains(&term.text))
                        .then_some(Rank::Substring),
                }
            }
            (Subject::Target(Target::Entity(_)), _) => None,
            (Subject::Target(Target::Edge(_)), _) => starts_words().then_some(Rank::Claim),
            (Subject::Sentence, _) => starts_words().then_some(Rank::Quote),
            (Subject::Document(_), _) => starts_words().then_some(Rank::Document),
        }
    }

    /// The normalised text of a field, with a space before every word.
    fn text(&self, field: &Field) -> &str {
        &self.texts[field.range.clone()]
    }
}

/// A match by its indices.
#[derive(Clone, Copy, Debug)]
struct Match {
    rank: Rank,
    /// Whether all words of the query are whole words of the name.
    whole: bool,
    field: usize,
    group: usize,
}
