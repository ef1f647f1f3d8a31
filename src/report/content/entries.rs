//! The parts of a report, as plain values.

use crate::analysis::words::in_marks;
use crate::model::{Document, EdgeIndex, EntityIndex, Status};
use crate::report::rest::Stretch;
use crate::scene::Caption;
use crate::text::visible;

/// A whole report but for its figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// What it is about, in one sentence without a full stop.
    pub about: String,
    /// The words around the figure.
    pub caption: Caption,
    /// The figure in a sentence, and in a paragraph, for those who do not see it.
    pub alternative: Alternative,
    /// The edges of the figure in the order of their numbers.
    pub edges: Vec<NumberedEdge>,
    /// The entities of the figure, by name.
    pub entities: Vec<EntityEntry>,
    /// The documents that are cited, in the dossier's order.
    pub documents: Vec<DocumentEntry>,
    /// How it was made and what is left out, in sentences.
    pub method: Vec<String>,
}

/// A picture in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alternative {
    /// In one sentence.
    pub short: String,
    /// In a paragraph.
    pub long: String,
}

/// An edge with its number in the figure.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberedEdge {
    /// The number, from 1.
    pub number: u32,
    /// The edge.
    pub edge: EdgeIndex,
    /// Its ends, as "Russia → Iran".
    pub ends: String,
    /// How its claims conflict; `None`: they do not.
    pub conflict: Option<String>,
    /// Its claims, by status and then in the dossier's order.
    pub claims: Vec<ClaimEntry>,
}

/// One claim, or several that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimEntry {
    /// What is claimed: "Russia sells arms to Iran".
    pub statement: String,
    /// Its status.
    pub status: Status,
    /// Who says so, with the status: "Denied by Pavel Zhernov".
    pub voice: String,
    /// What else is known of it: hedge, date, note, fields, in a few words each.
    pub details: Vec<String>,
    /// Its evidence.
    pub quotes: Vec<QuoteEntry>,
}

/// One piece of evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuoteEntry {
    /// What stands before the quote in its sentence.
    pub before: Vec<Stretch>,
    /// The words of the quote; empty where only the document is cited.
    pub words: String,
    /// What stands behind the quote in its sentence.
    pub after: Vec<Stretch>,
    /// Whether the words are those of a passage that a program worked from, not a quote.
    pub is_passage: bool,
    /// The document and the place in it.
    pub citation: String,
    /// The document's place in [`Report::documents`], from 1; `None`: it has none.
    pub document: Option<usize>,
    /// The result of its verification, in a few words.
    pub result: String,
    /// Whether it is verified.
    pub is_verified: bool,
    /// What a reader should know of it: the result in sentences where it is not exact, why it is worth a second look, the
    /// place that the reader gave it, a note.
    pub remarks: Vec<String>,
    /// The reader's mark; `None`: none.
    pub mark: Option<String>,
}

impl QuoteEntry {
    /// Its words in quotation marks that do not double those of the text; those of a passage without.
    #[must_use]
    pub fn in_marks(&self) -> String {
        if self.is_passage {
            return self.words.clone();
        }
        let before = self.before.last().and_then(|stretch| stretch.words.chars().next_back());
        in_marks(&self.words, [before, self.after.first().and_then(|stretch| stretch.words.chars().next())])
    }
}

/// An entity of the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityEntry {
    /// The entity.
    pub entity: EntityIndex,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// The numbers of its edges.
    pub edges: Vec<u32>,
    /// A note; `None`: none.
    pub note: Option<String>,
}

/// A document that is cited.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentEntry {
    /// Its citation: author, title, publisher, date.
    pub citation: String,
    /// What else is known: reliability, rights, SHA-256 of its text.
    pub details: Vec<String>,
    /// Where it is to be had, as the dossier gives it; `None`: not told.
    pub url: Option<String>,
    /// The document itself.
    pub document: Document,
}

/// A text on one line, with what is not seen made visible.
pub(in crate::report) fn line(text: &str) -> String {
    let shown = visible(text);
    shown.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// Words with their first letter in upper case.
#[must_use]
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
