//! Documents: ids, texts that were given beside, and those that evidence only names.

use super::NewDocument;
use super::ids::{self, Index};
use super::words;
use crate::import::told::ToldLines;
use crate::model::{Date, Deed, Document, DocumentIndex, ImportPart};
use std::fmt::Display;

/// The documents of a dossier in the making.
pub(super) struct Documents {
    list: Vec<Document>,
    ids: Index,
    /// Titles, file names, names without their ending, and URLs.
    names: Index,
}

impl Documents {
    /// The documents as readers found them, ids made unique.
    pub(super) fn of(new: Vec<NewDocument>, told: &mut ToldLines) -> Self {
        let mut documents = Self { list: Vec::new(), ids: Index::default(), names: Index::default() };
        for document in new {
            documents.push(document, told);
        }
        documents
    }

    fn push(&mut self, new: NewDocument, told: &mut ToldLines) {
        let wished = if new.id.trim().is_empty() { &new.title } else { &new.id };
        let at = self.list.len();
        let id = ids::take(wished, at, "documents", &new.place, &mut self.ids, told);
        let title = words::name(&new.title);
        let document = Document {
            title: if title.is_empty() { id.clone() } else { title },
            id,
            publisher: filled(new.publisher),
            author: filled(new.author),
            date: new.date.as_deref().and_then(words::edtf).map(|date| Date::parse(&date)),
            url: filled(new.url),
            rights: filled(new.rights),
            text: new.text,
            language: filled(new.language),
            fields: new.fields,
            ..Document::default()
        };
        self.add(document);
    }

    fn add(&mut self, document: Document) -> usize {
        let at = self.list.len();
        for name in names_of(&document) {
            self.names.entry(name).or_insert(at);
        }
        self.ids.entry(document.id.clone()).or_insert(at);
        self.list.push(document);
        at
    }

    /// The document that a reference means: by id, title, file name, name without its ending, or URL. One that there is none of is
    /// added without a text, and told.
    pub(super) fn meant(&mut self, reference: &str, place: &dyn Display, told: &mut ToldLines) -> DocumentIndex {
        let reference = ids::words(reference);
        if let Some(at) = self.find(&reference) {
            return DocumentIndex::new(at);
        }
        told.tell(Deed::Added(ImportPart::Document), "documents that are only named, without their text", place);
        let is_url = reference.contains("://");
        let id = ids::unique(&reference, &self.ids);
        // A path that ends in a slash has no last part.
        let title = if is_url || last(&reference).is_empty() { &reference } else { last(&reference) }.to_owned();
        let url = is_url.then(|| reference.clone());
        DocumentIndex::new(self.add(Document { id, title, url, ..Document::default() }))
    }

    fn find(&self, reference: &str) -> Option<usize> {
        let by_name = || {
            let lower = reference.to_lowercase();
            let keys = [lower.as_str(), last(&lower), stem(last(&lower))];
            let keys: &[&str] = if reference.contains("://") { &keys[..1] } else { &keys };
            keys.iter().find_map(|key| self.names.get(*key))
        };
        self.ids.get(reference).or_else(by_name).copied()
    }

    /// The only document there is.
    pub(super) fn only(&self) -> Option<DocumentIndex> {
        (self.list.len() == 1).then_some(DocumentIndex(0))
    }

    /// The first document whose text has these words as they stand.
    pub(super) fn with_words(&self, words: &str) -> Option<DocumentIndex> {
        let has = |document: &Document| document.text.as_deref().is_some_and(|text| text.contains(words));
        self.list.iter().position(has).map(DocumentIndex::new)
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The text of a document.
    pub(super) fn text(&self, document: DocumentIndex) -> Option<&str> {
        self.list.get(document.at()).and_then(|document| document.text.as_deref())
    }

    /// All of them.
    pub(super) fn into_list(self) -> Vec<Document> {
        self.list
    }
}

/// A text that says something.
fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !words::is_nothing(text))
}

/// The names by which evidence may refer to a document, in small letters.
fn names_of(document: &Document) -> Vec<String> {
    let (id, title) = (document.id.to_lowercase(), document.title.to_lowercase());
    let mut names = vec![last(&id).to_owned(), stem(last(&id)).to_owned(), stem(&title).to_owned(), id, title];
    names.extend(document.url.as_ref().map(|url| url.to_lowercase()));
    names.retain(|name| !name.is_empty());
    names
}

/// The last part of a path.
pub(super) fn last(path: &str) -> &str {
    if path.contains("://") { path } else { path.rsplit(['/', '\\']).next().unwrap_or(path) }
}

/// A file name without its ending.
pub(super) fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 && !ending.contains(' ') => stem,
        _ => name,
    }
}
