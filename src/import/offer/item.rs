//! One file that was given.
//!
//! Invariant: it is decoded and parsed at most once, and only when somebody asks.

use crate::formats::file_type::Looks;
use crate::formats::json_tree::{JsonFile, parse};
use crate::formats::source::{Decoded, decode_guessing, show};
use crate::import::refusal::{Refusal, Told};
use crate::model::{Place, Problem, Severity};
use roxmltree::{Document, Error};
use std::cell::{Cell, OnceCell};
use std::sync::OnceLock;

/// A file as it was given: where it stood, its bytes, and whether it is meant as a document.
#[derive(Debug, Default)]
pub struct Given {
    /// Its path relative to what was named, with `/`; the name alone for a single file.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether it was given as a document, whatever it looks like.
    pub is_document: bool,
    /// The encoding that is wished for.
    pub encoding: Option<String>,
    decoded: OnceLock<Result<Decoded, Box<Problem>>>,
}

impl Given {
    /// A file of this path and content.
    #[must_use]
    pub fn new(path: &str, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), bytes, ..Self::default() }
    }

    /// The same, meant as a document.
    #[must_use]
    pub fn as_document(self) -> Self {
        Self { is_document: true, ..self }
    }

    /// The same, in an encoding that is named.
    #[must_use]
    pub fn in_encoding(self, encoding: Option<&str>) -> Self {
        Self { encoding: encoding.map(str::to_owned), ..self }
    }

    fn decoded(&self) -> &Result<Decoded, Box<Problem>> {
        self.decoded.get_or_init(|| {
            decode_guessing(&self.bytes, self.encoding.as_deref())
                .map_err(|undecodable| Box::new(undecodable.into_problem(&show::visible(&self.path))))
        })
    }
}

/// A file of an [offer](super::Offer).
#[derive(Debug)]
pub struct Item<'g> {
    given: &'g Given,
    looks: Looks<'g>,
    is_used: Cell<bool>,
    json: OnceCell<Result<JsonFile<'g>, Refusal>>,
    xml: OnceCell<Result<Document<'g>, Refusal>>,
    /// Where its lines end, for those who ask for many places.
    line_ends: OnceCell<Vec<usize>>,
}

impl<'g> Item<'g> {
    pub(super) fn new(given: &'g Given) -> Self {
        let looks = Looks::of(&given.path, &given.bytes);
        Self {
            given,
            looks,
            is_used: Cell::new(false),
            json: OnceCell::new(),
            xml: OnceCell::new(),
            line_ends: OnceCell::new(),
        }
    }

    /// Its path relative to what was named, with `/`.
    #[must_use]
    pub fn path(&self) -> &'g str {
        &self.given.path
    }

    /// Its name without folders.
    #[must_use]
    pub fn name(&self) -> &'g str {
        self.given.path.rsplit('/').next().unwrap_or_default()
    }

    /// Its name without folders and ending.
    #[must_use]
    pub fn stem(&self) -> &'g str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    }

    /// The ending of its name in small letters, without the dot.
    #[must_use]
    pub fn ending(&self) -> String {
        self.name().rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &'g [u8] {
        &self.given.bytes
    }

    /// Whether it was given as a document, whatever it looks like.
    #[must_use]
    pub fn is_document(&self) -> bool {
        self.given.is_document
    }

    /// What is seen of it without reading it: first bytes, outermost element, keys, names in an archive.
    #[must_use]
    pub fn looks(&self) -> &Looks<'g> {
        &self.looks
    }

    /// Notes that a reader has read it, so that it is no document beside.
    pub fn mark_used(&self) {
        self.is_used.set(true);
    }

    /// Whether a reader has read it.
    #[must_use]
    pub fn is_used(&self) -> bool {
        self.is_used.get()
    }

    /// Its text, with lines that end in `\n`.
    ///
    /// # Errors
    /// Where it is no text in any encoding.
    pub fn text(&self) -> Result<&'g str, Refusal> {
        match self.given.decoded() {
            Ok(decoded) => Ok(&decoded.text),
            Err(problem) => Err(Refusal(problem.clone())),
        }
    }

    /// The encoding that its text was read in, where it was guessed.
    #[must_use]
    pub fn guessed_encoding(&self) -> Option<&'static str> {
        self.given.decoded.get().and_then(|decoded| decoded.as_ref().ok()).and_then(|decoded| decoded.guessed)
    }

    /// The line of a byte of its text, from 1.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        let ends = self
            .line_ends
            .get_or_init(|| memchr::memchr_iter(b'\n', self.text().unwrap_or_default().as_bytes()).collect());
        1 + ends.partition_point(|end| *end < byte)
    }

    /// Its value, if it is JSON or JSON Lines.
    ///
    /// # Errors
    /// Where it is no text, or no JSON.
    pub fn json(&self) -> Result<&JsonFile<'g>, Refusal> {
        let read = || {
            let help = "Write the file again with the program that made it";
            parse(self.text()?).map_err(|faulty| Refusal::at(self, faulty.at, faulty.message, help))
        };
        self.json.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    /// Its elements, if it is XML. A document type definition is refused: entities could stand for other files or grow.
    ///
    /// # Errors
    /// Where it is no text, or no well-formed XML.
    pub fn xml(&self) -> Result<&Document<'g>, Refusal> {
        let read = || Document::parse(self.text()?).map_err(|error| self.xml_refusal(&error));
        self.xml.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    fn xml_refusal(&self, error: &Error) -> Refusal {
        if matches!(error, Error::DtdDetected) {
            let at = self.text().ok().and_then(|text| text.find("<!DOCTYPE")).unwrap_or_default();
            let help = "Delete the <!DOCTYPE …> at its beginning, if it came from somebody you trust";
            return Refusal::at(self, at, "this file has a document type definition, which is not read", help);
        }
        let place = error.pos();
        let place = Place { line: place.row, column: place.col };
        // The library ends its sentences with the place, which stands beside ours.
        let message = error.to_string();
        let message = message.split(" at ").next().unwrap_or_default();
        Refusal::at_place(
            self,
            place,
            &format!("this is no well-formed XML: {message}"),
            "Write the file again with the program that made it",
        )
    }

    /// A problem of the file that is told and does not stop the import.
    #[must_use]
    pub fn problem(&self, message: &str) -> Problem {
        Problem::of_file(Severity::Warning, show::visible(self.path()), message.to_owned(), String::new())
    }
}

impl Told for Item<'_> {
    fn shown_path(&self) -> &str {
        self.path()
    }

    fn shown_text(&self) -> &str {
        self.text().unwrap_or_default()
    }
}
