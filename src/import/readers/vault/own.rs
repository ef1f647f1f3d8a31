//! Notes that Sayso wrote: a vault that was exported is read back with all its claims, evidence and texts.
//!
//! Invariant: what is written by hand between the claims is passed over; a note without our property is none of these.

use super::links::wiki_link;
use crate::import::draft::{Draft, End, NewDocument, NewEntity, NewEvidence, NewRelation, Where};
use crate::model::{Deed, ImportPart, Status};
use std::collections::BTreeMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;

/// A note of ours: its sort, its properties, and what stands below them.
pub(super) struct OwnNote<'t> {
    sort: &'t str,
    properties: Vec<(String, Vec<String>)>,
    body: &'t str,
    /// The number of the first line of the body, from 1.
    line: usize,
}

/// The property that says that a note is ours, and what sort it is of.
const OURS: &str = "sayso: ";

/// What stands before the name of a field, and of an id elsewhere.
const FIELD: &str = "field ";
const LINK: &str = "link ";

/// Whether a text is a note of ours.
pub(super) fn is_own(text: &str) -> bool {
    text.strip_prefix("---\n").is_some_and(|rest| rest.starts_with(OURS))
}

impl<'t> OwnNote<'t> {
    /// The note, if it is one of ours.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let inside = text.strip_prefix("---\n")?;
        let sort = inside.strip_prefix(OURS)?.lines().next()?.trim();
        let mut note = Self { sort, properties: Vec::new(), body: "", line: 2 };
        let mut at = 0;
        for line in inside.split_inclusive('\n') {
            at += line.len();
            note.line += 1;
            let words = line.trim_end_matches(['\n', '\r']);
            if words == "---" {
                note.body = &inside[at..];
                return Some(note);
            }
            note.properties.extend(property(words));
        }
        None
    }

    fn first(&self, name: &str) -> Option<String> {
        self.values(name).first().cloned()
    }

    fn values(&self, name: &str) -> &[String] {
        self.properties.iter().find(|(known, _)| known == name).map_or(&[], |(_, values)| values)
    }

    /// The id of what the note is of.
    pub(super) fn id(&self) -> Option<String> {
        self.first("id").filter(|_| self.sort != "dossier")
    }

    /// The fields of the dossier's own: all properties but those named.
    fn fields(&self, own: &[&str]) -> BTreeMap<String, String> {
        let field = |(name, values): &(String, Vec<String>)| {
            let is_own = name == "sayso" || own.contains(&name.as_str()) || name.starts_with(LINK);
            let name = name.strip_prefix(FIELD).unwrap_or(name);
            (!is_own).then(|| (name.to_owned(), values.join(", ")))
        };
        self.properties.iter().filter_map(field).collect()
    }

    /// Hands over what the note holds; `ids` has the id of each note by its name.
    pub(super) fn hand_over(&self, path: &str, ids: &BTreeMap<String, String>, draft: &mut Draft) {
        let place = Where::id(path);
        match self.sort {
            "dossier" => draft.title(&self.first("title").unwrap_or_default()),
            "document" => draft.document(NewDocument {
                id: self.first("id").unwrap_or_default(),
                title: self.first("title").unwrap_or_default(),
                publisher: self.first("publisher"),
                author: self.first("author"),
                date: self.first("date"),
                url: self.first("url"),
                rights: self.first("rights"),
                language: self.first("language"),
                text: Some(self.body.to_owned()).filter(|_| self.first("text").is_none()),
                fields: self.fields(&[
                    "id",
                    "title",
                    "publisher",
                    "author",
                    "date",
                    "url",
                    "rights",
                    "language",
                    "text",
                ]),
                place,
            }),
            "entity" => {
                let id = self.first("id").unwrap_or_default();
                let links = self
                    .properties
                    .iter()
                    .filter_map(|(name, values)| Some((name.strip_prefix(LINK)?.to_owned(), values.first()?.clone())));
                draft.entity(NewEntity {
                    name: self.first("name").unwrap_or_default(),
                    kind: self.first("kind").unwrap_or_default(),
                    aliases: self.values("aliases").to_vec(),
                    is_common_word: self.first("match_name").is_some(),
                    links: links.collect(),
                    note: self.note(),
                    fields: self.fields(&["id", "name", "kind", "aliases", "tags", "match_name"]),
                    id: id.clone(),
                    place,
                });
                self.claims(&id, path, ids, draft);
            }
            _ => draft.left_out(ImportPart::Document, "notes of a sort that is not known", path),
        }
    }

    /// The remark on an entity: what stands between its name and its claims.
    fn note(&self) -> Option<String> {
        let above = self.body.split("\n## Claims\n").next().unwrap_or_default();
        let below = above.split_once('\n').map_or("", |(_, below)| below).trim();
        Some(value(below)).filter(|note| !note.is_empty())
    }

    /// The claims of an entity.
    fn claims(&self, id: &str, path: &str, ids: &BTreeMap<String, String>, draft: &mut Draft) {
        let file: Arc<str> = path.into();
        let Some((above, claims)) = self.body.split_once("\n## Claims\n") else { return };
        let first = self.line + above.matches('\n').count() + 2;
        let target = |words: &str| {
            let (named, _) = wiki_link(words.trim())?;
            let (name, _) = named?;
            Some(ids.get(&key(&name)).cloned().unwrap_or(name))
        };
        let mut present: Option<NewRelation> = None;
        for (number, line) in claims.split('\n').enumerate() {
            let place = Where::line(&file, first + number);
            if let Some((kind, to)) = line.strip_prefix("- **").and_then(|item| item.rsplit_once("** [[")) {
                present.take().into_iter().for_each(|relation| draft.relation(relation));
                match target(&format!("[[{to}")) {
                    Some(to) => {
                        let (from, to) = (End::Id(id.to_owned()), End::Id(to));
                        present =
                            Some(NewRelation { from, to, kind: kind.to_owned(), place, ..NewRelation::default() });
                    }
                    None => draft.tell(Deed::LeftOut(ImportPart::Relation), "claims without another end", 1, place),
                }
            } else if let Some(relation) = &mut present {
                add(relation, line, &target);
            }
        }
        present.into_iter().for_each(|relation| draft.relation(relation));
    }
}

/// Adds what a line below a claim says of it.
fn add(relation: &mut NewRelation, line: &str, target: &dyn Fn(&str) -> Option<String>) {
    if let Some(piece) = relation.evidence.last_mut() {
        if let Some(words) = line.strip_prefix("    >") {
            let words = words.strip_prefix(' ').unwrap_or(words);
            match &mut piece.quote {
                Some(quote) => *quote += &format!("\n{words}"),
                None => piece.quote = Some(words.to_owned()),
            }
            return;
        }
        if let Some((name, words)) = line.strip_prefix("    - ").and_then(|item| item.split_once(":: ")) {
            let words = Some(value(words));
            match name {
                "passage" => piece.passage = words,
                "before" => piece.prefix = words,
                "after" => piece.suffix = words,
                "remark" => piece.note = words,
                _ => {}
            }
            return;
        }
    }
    let Some((name, words)) = line.strip_prefix("  - ").and_then(|item| item.split_once(":: ")) else { return };
    match name {
        "id" => relation.id = Some(value(words)),
        "status" => relation.status = status(words),
        "by" => relation.by = target(words).map(End::Id),
        "hedge" => relation.hedge = Some(value(words)),
        "note" => relation.note = Some(value(words)),
        "date" => relation.date = Some(value(words)),
        "direction" => relation.is_undirected = words == "none",
        "source" => relation.evidence.push(NewEvidence { document: target(words), ..NewEvidence::default() }),
        name => {
            let name = name.strip_prefix(FIELD).map_or_else(|| name.to_owned(), value);
            relation.fields.insert(name, value(words));
        }
    }
}

/// The name of a note as a key: macOS takes the accents of file names apart.
pub(super) fn key(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

fn status(word: &str) -> Status {
    Status::ALL.into_iter().find(|status| status.word() == word.trim()).unwrap_or_default()
}

/// A property: its name, and its values as JSON writes them.
fn property(line: &str) -> Option<(String, Vec<String>)> {
    let (name, rest) = if line.starts_with('"') {
        let mut stream = serde_json::Deserializer::from_str(line).into_iter::<String>();
        let name = stream.next()?.ok()?;
        (name, line[stream.byte_offset()..].strip_prefix(':')?)
    } else {
        let (name, rest) = line.split_once(':')?;
        (name.to_owned(), rest)
    };
    let rest = rest.trim();
    let values = serde_json::from_str::<Vec<String>>(rest).unwrap_or_else(|_| vec![value(rest)]);
    Some((name, values))
}

/// The value of an inline field, which stands in quotation marks where it could be misread.
fn value(words: &str) -> String {
    let quoted = words.starts_with('"').then(|| serde_json::from_str::<String>(words).ok()).flatten();
    quoted.unwrap_or_else(|| words.to_owned())
}
