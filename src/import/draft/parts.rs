//! What a reader hands over: documents, entities and relations in the tool's own ids and words.

use crate::model::Status;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Where something stands, for what is told of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Where {
    /// The file, or the id where the file has no lines that help.
    pub file: Arc<str>,
    /// The line from 1; 0 for none.
    pub line: u32,
}

impl Where {
    /// A line of a file, from 1.
    #[must_use]
    pub fn line(file: &Arc<str>, line: usize) -> Self {
        Self { file: Arc::clone(file), line: line as u32 }
    }

    /// Something that has an id, or a file as a whole.
    #[must_use]
    pub fn id(id: &str) -> Self {
        Self { file: id.into(), line: 0 }
    }
}

impl fmt::Display for Where {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.file)?;
        if self.line > 0 { write!(out, ", line {}", self.line) } else { Ok(()) }
    }
}

/// A document as a reader found it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewDocument {
    /// The tool's id, by which evidence may refer to it; its title and file name do as well.
    pub id: String,
    /// The title; empty: the id.
    pub title: String,
    /// The publisher.
    pub publisher: Option<String>,
    /// The author.
    pub author: Option<String>,
    /// When it was published, in any of the forms that [`edtf`](super::words::edtf) knows.
    pub date: Option<String>,
    /// Where it can be found.
    pub url: Option<String>,
    /// The terms of its use.
    pub rights: Option<String>,
    /// Its text; `None`: one that was given beside, by id, file name or title.
    pub text: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// Whatever else is known of it.
    pub fields: BTreeMap<String, String>,
    /// Where it was found.
    pub place: Where,
}

/// An entity as a reader found it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewEntity {
    /// The tool's id, as its relations name it; empty: the name.
    pub id: String,
    /// The name as the tool writes it; empty: the id.
    pub name: String,
    /// The kind in the tool's word; empty: unknown.
    pub kind: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Whether its name is too common to be looked for in texts.
    pub is_common_word: bool,
    /// Ids of it elsewhere.
    pub links: BTreeMap<String, String>,
    /// A remark; what a model wrote about it belongs here.
    pub note: Option<String>,
    /// Whatever else is known of it.
    pub fields: BTreeMap<String, String>,
    /// Where it was found.
    pub place: Where,
}

/// One end of a relation, or a speaker.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// By the tool's id.
    Id(String),
    /// By its name, where the tool has no ids.
    Name(String),
    /// By its name and the tool's word for its kind: another kind is another entity.
    Named {
        /// The name.
        name: String,
        /// The kind.
        kind: String,
    },
}

impl Default for End {
    fn default() -> Self {
        Self::Id(String::new())
    }
}

impl End {
    /// What it is called here: its id or name.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Id(word) | Self::Name(word) | Self::Named { name: word, .. } => word,
        }
    }
}

/// A relation as a reader found it: one claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewRelation {
    /// The tool's id, if it has one that says something.
    pub id: Option<String>,
    /// Where it starts.
    pub from: End,
    /// The kind in the tool's word (`UPPER_SNAKE` becomes words); empty: "related to".
    pub kind: String,
    /// Where it ends.
    pub to: End,
    /// Its status; only from words that are meant as one, see [`status`](super::words::status).
    pub status: Status,
    /// Whose say-so it is.
    pub by: Option<End>,
    /// The words that weaken it, verbatim.
    pub hedge: Option<String>,
    /// When it held, or from when.
    pub date: Option<String>,
    /// Until when, where the tool gives two.
    pub until: Option<String>,
    /// A remark; what a model wrote about it belongs here.
    pub note: Option<String>,
    /// Whatever else is known of it.
    pub fields: BTreeMap<String, String>,
    /// What supports it.
    pub evidence: Vec<NewEvidence>,
    /// Whether the tool knows no direction of it.
    pub is_undirected: bool,
    /// Where it was found.
    pub place: Where,
}

/// A piece of evidence as a reader found it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewEvidence {
    /// The document by its id, title, file name or URL; `None`: the one that has the quote, or the only one there is.
    pub document: Option<String>,
    /// The words that the tool says stand there. Never a text that a model wrote.
    pub quote: Option<String>,
    /// The whole chunk, page or paragraph that the tool worked from: its first and last words become the passage.
    pub passage: Option<String>,
    /// The words right before the quote.
    pub prefix: Option<String>,
    /// The words right after the quote.
    pub suffix: Option<String>,
    /// A remark: "chunk 3 of 5".
    pub note: Option<String>,
    /// Whether the quote may be several sentences run together: where it does not stand as a whole, each is quoted alone.
    pub may_be_several: bool,
}

impl NewEvidence {
    /// A quote from a document.
    #[must_use]
    pub fn quote(document: &str, quote: &str) -> Self {
        Self { document: Some(document.to_owned()), quote: Some(quote.to_owned()), ..Self::default() }
    }

    /// A chunk of a document that the tool worked from.
    #[must_use]
    pub fn passage(document: &str, chunk: &str) -> Self {
        Self { document: Some(document.to_owned()), passage: Some(chunk.to_owned()), ..Self::default() }
    }

    /// A document that is cited, with a remark on where in it.
    #[must_use]
    pub fn citation(document: &str, note: Option<String>) -> Self {
        Self { document: Some(document.to_owned()), note, ..Self::default() }
    }
}
