//! A document: the text that quotes are taken from, and what is known of it as a source.

use super::Date;
use std::collections::BTreeMap;

/// One source document of a dossier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The id that evidence refers to, unique in the dossier.
    pub id: String,
    /// The title as a citation would give it.
    pub title: String,
    /// The publisher.
    pub publisher: Option<String>,
    /// The author.
    pub author: Option<String>,
    /// When it was published, in EDTF.
    pub date: Option<Date>,
    /// Where it can be found.
    pub url: Option<String>,
    /// The terms under which its text may be used.
    pub rights: Option<String>,
    /// The path of its text, relative to the dossier, if it is kept in a file of its own.
    pub file: Option<String>,
    /// Its text, or `None` for a citation without its text.
    pub text: Option<String>,
    /// How reliable the source is.
    pub grade: Option<Grade>,
    /// The language of its text, as a BCP 47 tag; `None`: it is guessed.
    pub language: Option<String>,
    /// Whatever else is known of it, by name.
    pub fields: BTreeMap<String, String>,
}

/// Reliability of a source on the Admiralty scale (NATO AJP-2.1): A completely reliable to E unreliable, F cannot be
/// judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Reliability cannot be judged.
    F,
}

impl Grade {
    /// The grade as its letter.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
            Self::D => 'D',
            Self::E => 'E',
            Self::F => 'F',
        }
    }

    /// What the letter stands for.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "reliability cannot be judged",
        }
    }
}

/// A stretch of a document's text: byte offsets, `start` inclusive, `end` exclusive, both on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` to byte `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The span as a range for slicing.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The span without the white space around what it covers of `text`.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let inner = self.of(text).trim_start();
        let start = self.end as usize - inner.len();
        Self::new(start, start + inner.trim_end().len())
    }

    /// The text it covers, or an empty string where it does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `offset` (a byte) lies within.
    #[must_use]
    pub fn contains(self, offset: usize) -> bool {
        self.range().contains(&offset)
    }
}
