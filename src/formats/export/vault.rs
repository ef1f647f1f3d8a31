//! A vault of Markdown notes, as Obsidian keeps it: a note for every entity with its claims, a note for every document with its
//! text, and one that lists them.
//!
//! A claim is an item of a list with its properties as inline fields below it, its quotes as block quotes below their source:
//! people read it, and `import::readers::vault::own` reads it back.
//!
//! Invariant: no two notes have the same name, whatever the case of its letters, and no name leaves its folder.

use super::file::ExportFile;
use super::names::FileNames;
use super::rows::{Claim, Rows};
use crate::model::{Document, Entity, Status};
use std::collections::BTreeMap;

/// Properties of notes that have a meaning of their own; a field of such a name has [`FIELD`] before it.
const OWN: [&str; 18] = [
    "sayso",
    "id",
    "name",
    "kind",
    "aliases",
    "tags",
    "match_name",
    "title",
    "publisher",
    "author",
    "date",
    "url",
    "rights",
    "language",
    "text",
    "status",
    "by",
    "note",
];

/// Inline fields of claims and of their sources that have a meaning of their own.
const OF_CLAIMS: [&str; 12] =
    ["id", "status", "by", "hedge", "date", "note", "direction", "source", "passage", "before", "after", "remark"];

/// What stands before the name of a field that would be taken for a property.
const FIELD: &str = "field ";

/// What stands before the name of an id elsewhere.
const LINK: &str = "link ";

/// The notes.
pub(super) fn write(rows: &Rows<'_>) -> Vec<ExportFile> {
    let mut names = FileNames::default();
    let index = names.take("Dossier");
    let entities: Vec<String> = rows.entities().map(|entity| names.take(&entity.name)).collect();
    let documents: Vec<String> = rows.documents().map(|document| names.take(&document.title)).collect();
    let by_id = |ids: &mut dyn Iterator<Item = (&str, &str, &String)>| -> BTreeMap<String, String> {
        ids.map(|(id, shown, name)| (id.to_owned(), link(name, shown))).collect()
    };
    let notes = Links {
        entities: by_id(&mut rows.entities().zip(&entities).map(|(entity, name)| (&*entity.id, &*entity.name, name))),
        documents: by_id(
            &mut rows.documents().zip(&documents).map(|(document, name)| (&*document.id, &*document.title, name)),
        ),
    };
    let mut of_entity: BTreeMap<&str, Vec<Claim<'_>>> = BTreeMap::new();
    for claim in rows.claims() {
        of_entity.entry(claim.from).or_default().push(claim);
    }
    let file = |part: String, text| ExportFile { part, text };
    let mut files = vec![file(format!("{index}.md"), contents(rows, &notes))];
    for (entity, name) in rows.entities().zip(&entities) {
        let claims = of_entity.remove(entity.id.as_str()).unwrap_or_default();
        files.push(file(format!("Entities/{name}.md"), entity_note(entity, &claims, &notes)));
    }
    for (document, name) in rows.documents().zip(&documents) {
        files.push(file(format!("Documents/{name}.md"), document_note(document)));
    }
    files
}

/// The links to notes, by the ids of what they are of.
struct Links {
    entities: BTreeMap<String, String>,
    documents: BTreeMap<String, String>,
}

impl Links {
    fn entity(&self, id: &str) -> &str {
        self.entities.get(id).map_or("", String::as_str)
    }

    fn document(&self, id: &str) -> &str {
        self.documents.get(id).map_or("", String::as_str)
    }
}

/// A link to a note, with other words where its name is not what it is called.
fn link(name: &str, shown: &str) -> String {
    let shown: String = shown.chars().map(|letter| if "[]|\n\r".contains(letter) { ' ' } else { letter }).collect();
    if name == shown { format!("[[{name}]]") } else { format!("[[{name}|{shown}]]") }
}

/// The note that lists all others: entities by kind, documents.
fn contents(rows: &Rows<'_>, links: &Links) -> String {
    let mut properties = Properties::of("dossier");
    properties.some("title", rows.open.dossier.title.as_ref());
    let mut text = properties.end();
    text += &format!("# {}\n", one_line(&rows.open.title()));
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entity in rows.entities() {
        kinds.entry(&entity.kind).or_default().push(links.entity(&entity.id));
    }
    let documents = rows.documents().map(|document| links.document(&document.id)).collect();
    for (kind, list) in kinds.into_iter().chain([("Documents", documents)]).filter(|(_, list)| !list.is_empty()) {
        text += &format!("\n## {}\n\n", one_line(kind));
        list.into_iter().for_each(|link| text += &format!("- {link}\n"));
    }
    text
}

fn entity_note(entity: &Entity, claims: &[Claim<'_>], links: &Links) -> String {
    let mut properties = Properties::of("entity");
    properties.add("id", &entity.id);
    properties.add("name", &entity.name);
    properties.add("kind", &entity.kind);
    properties.list("aliases", &entity.aliases);
    properties.list("tags", &[tag(&entity.kind)]);
    if !entity.match_name {
        properties.add("match_name", "no");
    }
    entity.links.iter().for_each(|(name, value)| properties.add(&format!("{LINK}{name}"), value));
    entity.fields.iter().for_each(|(name, value)| properties.field(name, value));
    let mut text = properties.end();
    text += &format!("# {}\n", one_line(&entity.name));
    if let Some(note) = &entity.note {
        text += &format!("\n{}\n", value(note));
    }
    let mut to: Vec<&str> = Vec::new();
    claims.iter().for_each(|claim| {
        if !to.contains(&claim.to) {
            to.push(claim.to);
        }
    });
    if !claims.is_empty() {
        text += "\n## Claims\n";
    }
    for other in to {
        text += &format!("\n### {}\n\n", links.entity(other));
        claims.iter().filter(|claim| claim.to == other).for_each(|claim| text += &item(claim, links));
    }
    text
}

/// A kind as a tag, which has no blanks.
fn tag(kind: &str) -> String {
    kind.chars().map(|letter| if letter.is_alphanumeric() || "_-/".contains(letter) { letter } else { '-' }).collect()
}

/// A claim as an item of a list.
fn item(claim: &Claim<'_>, links: &Links) -> String {
    let relation = claim.relation;
    let mut text = format!("- **{}** {}\n", one_line(&relation.kind), links.entity(claim.to));
    let mut inline = |name: &str, said: &str| text += &format!("  - {name}:: {said}\n");
    if let Some(id) = &relation.id {
        inline("id", &value(id));
    }
    if relation.status != Status::Asserted {
        inline("status", relation.status.word());
    }
    if let Some(by) = claim.by {
        inline("by", links.entity(by));
    }
    for (name, said) in [("hedge", relation.hedge.as_ref()), ("note", relation.note.as_ref())] {
        said.into_iter().for_each(|said| inline(name, &value(said)));
    }
    if !claim.date().is_empty() {
        inline("date", &value(claim.date()));
    }
    if claim.is_symmetric {
        inline("direction", "none");
    }
    for (name, said) in &relation.fields {
        let is_taken = OF_CLAIMS.contains(&name.as_str()) || name.starts_with(FIELD) || !is_plain(name);
        let name = if is_taken { format!("{FIELD}{}", quoted(name)) } else { name.clone() };
        inline(&name, &value(said));
    }
    for piece in &claim.evidence {
        text += &format!("  - source:: {}\n", links.document(piece.document));
        let evidence = piece.evidence;
        let parts = [
            ("passage", &evidence.passage),
            ("before", &evidence.prefix),
            ("after", &evidence.suffix),
            ("remark", &evidence.note),
        ];
        for (name, said) in parts {
            said.iter().for_each(|said| text += &format!("    - {name}:: {}\n", value(said)));
        }
        for line in evidence.quote.iter().flat_map(|quote| quote.split('\n')) {
            text += &if line.is_empty() { "    >\n".to_owned() } else { format!("    > {line}\n") };
        }
    }
    text
}

fn document_note(document: &Document) -> String {
    let mut properties = Properties::of("document");
    properties.add("id", &document.id);
    properties.add("title", &document.title);
    properties.some("publisher", document.publisher.as_ref());
    properties.some("author", document.author.as_ref());
    properties.some("date", document.date.as_ref().map(|date| &date.text));
    properties.some("url", document.url.as_ref());
    properties.some("rights", document.rights.as_ref());
    properties.some("language", document.language.as_ref());
    if document.text.is_none() {
        properties.add("text", "none");
    }
    document.fields.iter().for_each(|(name, value)| properties.field(name, value));
    properties.end() + document.text.as_deref().unwrap_or_default()
}

/// Properties at the top of a note, as YAML whose values are all in double quotation marks, as JSON writes them.
struct Properties(String);

impl Properties {
    /// The properties of a note of this sort.
    fn of(sort: &str) -> Self {
        Self(format!("---\nsayso: {sort}\n"))
    }

    fn add(&mut self, name: &str, value: &str) {
        self.0 += &format!("{name}: {}\n", quoted(value));
    }

    fn some(&mut self, name: &str, value: Option<&String>) {
        value.into_iter().for_each(|value| self.add(name, value));
    }

    fn list(&mut self, name: &str, values: &[String]) {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
            self.0 += &format!("{name}: [{}]\n", values.join(", "));
        }
    }

    /// A field of the dossier's own.
    fn field(&mut self, name: &str, value: &str) {
        let is_taken = OWN.contains(&name) || [FIELD, LINK].iter().any(|before| name.starts_with(before));
        let name = if is_taken { format!("{FIELD}{name}") } else { name.to_owned() };
        let name = if is_plain(&name) { name } else { quoted(&name) };
        self.add(&name, value);
    }

    fn end(self) -> String {
        self.0 + "---\n"
    }
}

/// Whether a name can stand before a colon as it is.
fn is_plain(name: &str) -> bool {
    let has_letters = name.chars().all(|letter| letter.is_alphanumeric() || " _-".contains(letter));
    has_letters && name.trim() == name && name.starts_with(char::is_alphabetic)
}

/// A text in double quotation marks, as JSON and YAML write it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The value of an inline field: as it is where it is one line that begins like none of the notation.
fn value(text: &str) -> String {
    let begins_plain = text.starts_with(|letter: char| letter.is_alphanumeric() || "“‘(".contains(letter));
    if begins_plain && text.trim() == text && !text.contains(char::is_control) { text.to_owned() } else { quoted(text) }
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
