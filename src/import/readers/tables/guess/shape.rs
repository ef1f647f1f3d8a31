//! What the headings of a table as a whole say: evidence, documents, relations.

use super::roles::Guess;
use crate::import::readers::tables::headings::{self, Beside};

impl Guess<'_> {
    /// Whether it is a table of evidence for claims of another table.
    pub(super) fn is_evidence(&self) -> bool {
        let has = |words: &[&str]| self.headings.iter().any(|heading| words.contains(&heading.as_str()));
        has(&["edge", "claim", "edge id", "claim id", "relation id"])
            && has(&["quote", "evidence"])
            && has(&["doc", "document"])
            && self.pairs().iter().all(|(_, _, beside)| *beside != Beside::Name)
    }

    /// Whether its headings are those of documents: a text or a title, and what only documents have.
    pub(super) fn is_documents(&self) -> bool {
        let has = |words: &[&str]| self.headings.iter().any(|heading| words.contains(&heading.as_str()));
        let has_text = has(&[
            "text",
            "content",
            "body",
            "full text",
            "fulltext",
            "inhalt",
            "volltext",
            "texto",
            "texte",
            "contenu",
        ]);
        let has_title = has(&["title", "headline", "titel", "titre", "titulo"]);
        let has_more =
            has(&["author", "authors", "publisher", "url", "link", "publication date", "published", "autor", "auteur"]);
        let has_kind = has(&["kind", "type", "entity type"]);
        has_text || has_title && has_more && !has_kind
    }

    /// Whether a heading says that rows are relations.
    pub(super) fn says_relation(&self) -> bool {
        let words = [
            "relation",
            "relationship",
            "connection",
            "predicate",
            "relation type",
            "relationship type",
            "beziehung",
            "verbindung",
            "lien",
            "relacion",
            "conexion",
            "vinculo",
            "quote",
            "zitat",
            "cita",
            "who says so",
            "evidence",
        ];
        self.headings.iter().any(|heading| words.contains(&heading.as_str()))
    }

    /// Whether two headings name kinds of entities, and another says what the one is in the other, or where that is written.
    pub(super) fn links_nouns(&self) -> bool {
        let words = [
            "role", "rolle", "position", "function", "funktion", "puesto", "source", "sources", "quelle", "quellen",
            "fuente",
        ];
        let nouns = self.headings.iter().filter(|heading| headings::noun(heading).is_some()).count();
        nouns >= 2 && self.headings.iter().any(|heading| words.contains(&heading.as_str()))
    }
}
