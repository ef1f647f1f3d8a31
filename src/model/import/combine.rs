//! Two dossiers as one: what an import adds to a dossier that is there, what it changes, and what it does not have any more.
//!
//! Entities and documents are the same by id, else by name and kind, or title; see `pairing`.
//!
//! Invariant: nothing of the first dossier is lost; what only it has is counted as gone from the import, and stays.

use super::pairing::{ids_are_shared, pair_documents, pair_entities};
use crate::model::{Document, DocumentIndex, Dossier, Entity, EntityIndex, Evidence, Relation};
use std::collections::{BTreeMap, BTreeSet};

/// What became of one part of a dossier: how many, and the first of them by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// How many only the import has.
    pub added: (usize, String),
    /// How many both have, with something new in the import.
    pub changed: (usize, String),
    /// How many only the dossier has.
    pub gone: (usize, String),
}

/// What an import changes in a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Documents.
    pub documents: Difference,
    /// Entities.
    pub entities: Difference,
    /// Relations.
    pub relations: Difference,
}

/// Counts one, and keeps the name of the first.
fn note(count: &mut (usize, String), name: &str) {
    if count.0 == 0 {
        name.clone_into(&mut count.1);
    }
    count.0 += 1;
}

/// Puts an import into a dossier.
#[must_use]
pub fn combine(mut into: Dossier, import: Dossier) -> (Dossier, Comparison) {
    let mut comparison = Comparison::default();
    // A dossier by hand has ids of its own, and those of an import are a program's.
    let is_same_tool = into.imported.is_some() && import.imported.is_some() && ids_are_shared(&into, &import);
    let documents = documents(&mut into, import.documents, &mut comparison.documents);
    let entities = entities(&mut into, import.entities, is_same_tool, &mut comparison.entities, &documents);
    relations(&mut into, import.relations, &documents, &entities, &mut comparison.relations);
    for kind in import.kinds {
        if !into.kinds.iter().any(|known| known.name == kind.name) {
            into.kinds.push(kind);
        }
    }
    match (&mut into.imported, import.imported) {
        (Some(known), Some(new)) => {
            known.files.extend(new.files.into_iter().filter(|file| !known.files.contains(file)).collect::<Vec<_>>());
        }
        (known, new) => *known = known.take().or(new),
    }
    (into, comparison)
}

/// The new places of the import's documents.
fn documents(into: &mut Dossier, new: Vec<Document>, difference: &mut Difference) -> Vec<DocumentIndex> {
    let before = into.documents.len();
    let mut met = vec![false; before];
    let mut places = Vec::with_capacity(new.len());
    let pairs = pair_documents(&into.documents, &new);
    for (mut document, known) in new.into_iter().zip(pairs) {
        match known {
            Some(at) => {
                let known = &mut into.documents[at];
                let is_new_text = document.text.is_some() && document.text != known.text;
                let has_more = document.fields.iter().any(|(key, value)| known.fields.get(key) != Some(value));
                if is_new_text || has_more {
                    note(&mut difference.changed, &known.title);
                }
                if is_new_text {
                    known.text = document.text;
                }
                known.fields.append(&mut document.fields);
                met[at] = true;
                places.push(DocumentIndex::new(at));
            }
            None => {
                note(&mut difference.added, &document.title);
                document.id = free(&document.id, |id| into.documents.iter().any(|known| known.id == id));
                places.push(DocumentIndex::new(into.documents.len()));
                into.documents.push(document);
            }
        }
    }
    for (at, _) in met.iter().enumerate().filter(|(_, met)| !**met) {
        note(&mut difference.gone, &into.documents[at].title);
    }
    places
}

/// The new places of the import's entities.
fn entities(
    into: &mut Dossier,
    new: Vec<Entity>,
    is_same_tool: bool,
    difference: &mut Difference,
    documents: &[DocumentIndex],
) -> Vec<EntityIndex> {
    let before = into.entities.len();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut names: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (at, entity) in into.entities.iter().enumerate() {
        ids.insert(entity.id.clone());
        names.entry((entity.name.to_lowercase(), entity.kind.clone())).or_insert(at);
    }
    let pairs = pair_entities(&into.entities, &new, is_same_tool);
    let mut met = vec![false; before];
    let mut places = Vec::with_capacity(new.len());
    for (mut entity, pair) in new.into_iter().zip(pairs) {
        entity.mentions.iter_mut().for_each(|mention| mention.document = documents[mention.document.at()]);
        let key = (entity.name.to_lowercase(), entity.kind.clone());
        // Two of one name in the import are one in the dossier.
        let Some(at) = pair.or_else(|| names.get(&key).copied()) else {
            note(&mut difference.added, &entity.name);
            entity.id = free(&entity.id, |id| ids.contains(id));
            let at = into.entities.len();
            ids.insert(entity.id.clone());
            names.entry(key).or_insert(at);
            places.push(EntityIndex::new(at));
            into.entities.push(entity);
            continue;
        };
        places.push(EntityIndex::new(at));
        if at < before {
            met[at] = true;
            let known = &mut into.entities[at];
            if merge_entity(known, entity) {
                note(&mut difference.changed, &known.name);
            }
        }
    }
    for (at, _) in met.iter().enumerate().filter(|(_, met)| !**met) {
        note(&mut difference.gone, &into.entities[at].name);
    }
    places
}

/// Puts what is new of an entity into the one that is known; whether anything was.
fn merge_entity(known: &mut Entity, new: Entity) -> bool {
    let before = known.clone();
    let tools = (new.name != known.name).then_some(new.name);
    for alias in new.aliases.into_iter().chain(tools) {
        if alias != known.name && !known.aliases.contains(&alias) {
            known.aliases.push(alias);
        }
    }
    if known.kind == "unknown" {
        known.kind = new.kind;
    }
    known.fields.extend(new.fields);
    known.links.extend(new.links);
    known.note = new.note.or(known.note.take());
    for mention in new.mentions {
        if !known.mentions.contains(&mention) {
            known.mentions.push(mention);
        }
    }
    *known != before
}

/// What makes a claim the one it is.
type Claim = (EntityIndex, String, EntityIndex, u8, Option<EntityIndex>, Option<String>);

fn claim(relation: &Relation) -> Claim {
    let Relation { from, kind, to, status, by, date, .. } = relation;
    (*from, kind.clone(), *to, *status as u8, *by, date.as_ref().map(|date| date.text.clone()))
}

fn relations(
    into: &mut Dossier,
    new: Vec<Relation>,
    documents: &[DocumentIndex],
    entities: &[EntityIndex],
    difference: &mut Difference,
) {
    let before = into.relations.len();
    // Of equal claims, the first that is not met yet.
    let mut known: BTreeMap<Claim, Vec<usize>> = BTreeMap::new();
    for (at, relation) in into.relations.iter().enumerate().rev() {
        known.entry(claim(relation)).or_default().push(at);
    }
    let mut met = vec![false; before];
    for mut relation in new {
        relation.from = entities[relation.from.at()];
        relation.to = entities[relation.to.at()];
        relation.by = relation.by.map(|by| entities[by.at()]);
        relation.evidence.iter_mut().for_each(|piece| piece.document = documents[piece.document.at()]);
        let name =
            format!("{} — {} — {}", into.entity_name(relation.from), relation.kind, into.entity_name(relation.to));
        match known.get_mut(&claim(&relation)).and_then(Vec::pop) {
            Some(at) => {
                met[at] = true;
                if merge_relation(&mut into.relations[at], relation) {
                    note(&mut difference.changed, &name);
                }
            }
            None => {
                note(&mut difference.added, &name);
                let is_taken = |id: &String| into.relations.iter().any(|known| known.id.as_ref() == Some(id));
                relation.id = relation.id.filter(|id| !is_taken(id));
                into.relations.push(relation);
            }
        }
    }
    for (at, _) in met.iter().enumerate().filter(|(_, met)| !**met) {
        let Relation { from, kind, to, .. } = &into.relations[at];
        let name = format!("{} — {kind} — {}", into.entity_name(*from), into.entity_name(*to));
        note(&mut difference.gone, &name);
    }
}

/// Puts what is new of a claim into the one that is known; whether anything was.
fn merge_relation(known: &mut Relation, new: Relation) -> bool {
    let before = known.clone();
    let is_same = |one: &Evidence, other: &Evidence| {
        one.document == other.document
            && one.quote == other.quote
            && one.passage == other.passage
            && one.note == other.note
    };
    for piece in new.evidence {
        if !known.evidence.iter().any(|one| is_same(one, &piece)) {
            known.evidence.push(piece);
        }
    }
    known.fields.extend(new.fields);
    known.note = new.note.or(known.note.take());
    known.hedge = known.hedge.take().or(new.hedge);
    *known != before
}

/// An id that is not taken, with a number behind it where it has to.
fn free(id: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(id) {
        return id.to_owned();
    }
    let numbered = (2..).map(|number: usize| format!("{id} ({number})"));
    numbered.into_iter().find(|id| !is_taken(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;

    fn entity(id: &str, name: &str, kind: &str) -> Entity {
        Entity {
            id: id.to_owned(),
            kind: kind.to_owned(),
            name: name.to_owned(),
            aliases: Vec::new(),
            match_name: true,
            mentions: Vec::new(),
            links: BTreeMap::new(),
            note: None,
            fields: BTreeMap::new(),
        }
    }

    fn relation(from: u32, kind: &str, to: u32, quote: &str) -> Relation {
        let piece = Evidence {
            document: DocumentIndex(0),
            quote: Some(quote.to_owned()),
            passage: None,
            prefix: None,
            suffix: None,
            note: None,
        };
        Relation {
            id: None,
            from: EntityIndex(from),
            kind: kind.to_owned(),
            to: EntityIndex(to),
            status: Status::Asserted,
            by: None,
            hedge: None,
            date: None,
            note: None,
            fields: BTreeMap::new(),
            evidence: vec![piece],
        }
    }

    fn dossier(entities: Vec<Entity>, relations: Vec<Relation>) -> Dossier {
        let document = Document { id: "d".to_owned(), title: "d".to_owned(), ..Document::default() };
        Dossier { documents: vec![document], entities, relations, ..Dossier::default() }
    }

    #[test]
    fn the_same_again_changes_nothing() {
        let one = || {
            dossier(vec![entity("a", "Ann", "person"), entity("b", "Bob", "person")], vec![relation(0, "met", 1, "q")])
        };
        let (both, comparison) = combine(one(), one());
        assert_eq!(both, one());
        assert_eq!(comparison, Comparison::default());
    }

    #[test]
    fn what_is_new_is_added_and_what_is_gone_stays_and_is_counted() {
        let old =
            dossier(vec![entity("1", "Ann", "person"), entity("2", "Bob", "person")], vec![relation(0, "met", 1, "q")]);
        let new = dossier(
            vec![entity("2", "Cid", "person"), entity("x", "ann", "person")],
            vec![relation(1, "saw", 0, "r"), relation(1, "saw", 0, "s")],
        );
        let (both, comparison) = combine(old, new);
        let names: Vec<(&str, &str)> =
            both.entities.iter().map(|entity| (entity.id.as_str(), entity.name.as_str())).collect();
        assert_eq!(names, [("1", "Ann"), ("2", "Bob"), ("2 (2)", "Cid")], "ids of other programs say nothing");
        assert_eq!((both.relations.len(), both.relations[1].from), (3, EntityIndex(0)));
        assert_eq!(comparison.entities.added, (1, "Cid".to_owned()));
        assert_eq!(comparison.entities.gone, (1, "Bob".to_owned()));
        assert_eq!(comparison.relations.gone.1, "Ann — met — Bob");
        assert_eq!(comparison.relations.added.0, 2);
    }

    #[test]
    fn another_quote_for_a_known_claim_is_a_change_of_it() {
        let old = dossier(
            vec![entity("1", "Ann", "person"), entity("2", "Bob", "unknown")],
            vec![relation(0, "met", 1, "q")],
        );
        let new = dossier(
            vec![entity("1", "Ann", "person"), entity("2", "Bob", "unknown")],
            vec![relation(0, "met", 1, "r")],
        );
        let (both, comparison) = combine(old, new);
        assert_eq!((both.relations.len(), both.relations[0].evidence.len()), (1, 2));
        assert_eq!(comparison.relations.changed, (1, "Ann — met — Bob".to_owned()));
    }
}
