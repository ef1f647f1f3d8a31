//! A vault of Markdown notes, as Obsidian keeps it: each note is a document and an entity, each link a relation.
//!
//! The quote of a link is the sentence that it stands in, as it is written. A folder of notes without links holds documents, and
//! is none of these.

mod code;
mod links;
mod note;
mod own;
mod place;

use crate::import::draft::{Draft, End, NewDocument, NewEntity, NewEvidence, NewRelation, Where};
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::Span;
use crate::text;
use note::{Link, Note};
use own::OwnNote;
use place::{Found, Notes};
use std::collections::BTreeMap;

/// Properties that have a place of their own.
const OWN: [&str; 14] = [
    "tags",
    "tag",
    "aliases",
    "alias",
    "type",
    "kind",
    "title",
    "author",
    "date",
    "publisher",
    "url",
    "cssclass",
    "cssclasses",
    "rights",
];

/// Notes with links between them.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let is_obsidian = offer.all().any(|item| item.path().contains(".obsidian/"));
    let notes = || offer.items().filter(|item| is_note(item));
    let has_links = || notes().count() > 1 && notes().any(|item| item.looks().text().contains("[["));
    let is_own = notes().any(|item| own::is_own(item.looks().text()));
    let is_vault = (is_obsidian && notes().next().is_some()) || is_own || has_links();
    let words = if is_own { "a vault of Markdown notes that Sayso wrote" } else { "a vault of Markdown notes" };
    is_vault.then(|| Recognised { words: words.to_owned() })
}

/// Whether a file is a note: none in a hidden folder is.
fn is_note(item: &Item<'_>) -> bool {
    ["md", "markdown"].contains(&item.ending().as_str()) && !is_hidden(item)
}

fn is_hidden(item: &Item<'_>) -> bool {
    item.path().split('/').any(|part| part.starts_with('.') && part.len() > 1)
}

/// Reads all notes.
pub(super) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    offer.all().filter(|item| is_hidden(item)).for_each(Item::mark_used);
    let items: Vec<&Item<'_>> = offer.items().filter(|item| is_note(item)).collect();
    let notes = Notes::of(items.iter().map(|item| item.path()));
    let own = own_ids(&items)?;
    for (number, item) in items.iter().enumerate() {
        item.mark_used();
        let text = item.text()?;
        if let Some(note) = OwnNote::of(text) {
            note.hand_over(item.path(), &own, draft);
            continue;
        }
        let note = Note::read(text);
        let reader = Reader { text, number, notes: &notes, path: item.path(), sentences: text::sentence_spans(text) };
        reader.hand_over(&note, draft);
    }
    Ok(())
}

/// The id of what each note of ours is of, by the name of the note in small letters.
fn own_ids(items: &[&Item<'_>]) -> Result<BTreeMap<String, String>, Refusal> {
    let mut ids = BTreeMap::new();
    for item in items {
        if let Some(id) = OwnNote::of(item.text()?).and_then(|note| note.id()) {
            ids.insert(own::key(item.stem()), id);
        }
    }
    Ok(ids)
}

/// The reader of one note.
struct Reader<'t> {
    text: &'t str,
    number: usize,
    notes: &'t Notes,
    path: &'t str,
    sentences: Vec<Span>,
}

impl Reader<'_> {
    fn hand_over(&self, note: &Note, draft: &mut Draft) {
        let id = self.notes.id(self.number).to_owned();
        let place = Where::id(self.path);
        let first = |name: &str| note.property(name).first().filter(|value| !value.starts_with("[[")).cloned();
        let name = self.notes.name(self.number).to_owned();
        draft.document(NewDocument {
            id: id.clone(),
            title: first("title").unwrap_or_else(|| name.clone()),
            author: first("author"),
            publisher: first("publisher"),
            date: first("date"),
            url: first("url"),
            rights: first("rights"),
            text: Some(self.text.to_owned()),
            place: place.clone(),
            ..NewDocument::default()
        });
        let tags = || note.tags.iter().map(|tag| tag.split('/').next().unwrap_or(tag));
        let kind = first("type").or_else(|| first("kind")).or_else(|| tags().next().map(str::to_owned));
        let mut aliases: Vec<String> = note.property("aliases").iter().chain(note.property("alias")).cloned().collect();
        aliases.extend(first("title"));
        let mut fields: BTreeMap<String, String> = BTreeMap::new();
        for (name, values) in &note.properties {
            let is_own = OWN.iter().any(|own| own.eq_ignore_ascii_case(name));
            if !is_own && values.iter().any(|value| !value.starts_with("[[")) {
                fields.insert(name.clone(), values.join(", "));
            }
        }
        if note.tags.len() > 1 {
            fields.insert("tags".to_owned(), note.tags.join(", "));
        }
        let kind = kind.unwrap_or_else(|| "note".to_owned());
        draft.entity(NewEntity { id: id.clone(), name, kind, aliases, fields, place, ..NewEntity::default() });
        self.relations(&id, note, draft);
    }

    /// One relation for all links of a kind to a note, with the sentences of all of them.
    fn relations(&self, id: &str, note: &Note, draft: &mut Draft) {
        let mut at: BTreeMap<(String, End), usize> = BTreeMap::new();
        let mut relations: Vec<NewRelation> = Vec::new();
        for link in &note.links {
            let place = || format!("{}, line {}", self.path, 1 + self.text[..link.at.start].matches('\n').count());
            let to = match self.notes.find(&link.target, link.is_path.then_some(self.path)) {
                Found::Note(number) if number == self.number => continue,
                Found::Note(number) => End::Id(self.notes.id(number).to_owned()),
                Found::OneOfSeveral(number) => {
                    draft.changed(
                        "links to a name that several notes have: the one with the shortest path taken",
                        place(),
                    );
                    if number == self.number {
                        continue;
                    }
                    End::Id(self.notes.id(number).to_owned())
                }
                Found::File => {
                    draft.kept("links to pictures, recordings and other files, passed over", place());
                    continue;
                }
                Found::Nothing(name) => {
                    draft.kept("links to notes that do not exist", place());
                    End::Name(name)
                }
            };
            let kind = link.kind.clone().unwrap_or_else(|| "links to".to_owned());
            let quote = NewEvidence::quote(id, self.quote(link));
            let known = *at.entry((kind.clone(), to.clone())).or_insert(relations.len());
            if known == relations.len() {
                relations.push(NewRelation {
                    from: End::Id(id.to_owned()),
                    kind,
                    to,
                    place: Where::id(&place()),
                    ..NewRelation::default()
                });
            }
            let evidence = &mut relations[known].evidence;
            if !evidence.contains(&quote) {
                evidence.push(quote);
            }
        }
        relations.into_iter().for_each(|relation| draft.relation(relation));
    }

    /// The sentence with a link; the whole line where it is a property or a field.
    fn quote(&self, link: &Link) -> &str {
        let start = self.text[..link.at.start].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[link.at.end..].find('\n').map_or(self.text.len(), |at| link.at.end + at);
        let line = self.text[start..end].trim();
        let holds = |sentence: &&Span| sentence.start as usize <= link.at.start && link.at.end <= sentence.end as usize;
        match self.sentences.iter().find(holds) {
            Some(sentence) if link.kind.is_none() => sentence.of(self.text),
            _ => line,
        }
    }
}
