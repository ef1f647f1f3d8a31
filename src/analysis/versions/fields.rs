//! In which properties two versions of one thing differ, with the old value and the new one.

use super::pairing::Pairing;
use super::parts::FieldChange;
use crate::analysis::words::grouped;
use crate::model::{Date, Document, Dossier, EntityIndex, RelationIndex, RelationKind};
use std::collections::{BTreeMap, BTreeSet};

/// Differences as they are found.
#[derive(Default)]
pub(super) struct Differences(Vec<FieldChange>);

impl Differences {
    /// Compares a property.
    pub(super) fn of(&mut self, field: &str, old: &str, new: &str) {
        if old != new {
            self.0.push(FieldChange { field: field.to_owned(), old: old.to_owned(), new: new.to_owned() });
        }
    }

    /// Compares a property that may be absent.
    pub(super) fn of_some(&mut self, field: &str, old: Option<&String>, new: Option<&String>) {
        self.of(field, old.map_or("", String::as_str), new.map_or("", String::as_str));
    }

    fn of_date(&mut self, old: Option<&Date>, new: Option<&Date>) {
        self.of_some("date", old.map(|date| &date.text), new.map(|date| &date.text));
    }

    fn of_map(&mut self, old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) {
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names {
            self.of_some(name, old.get(name), new.get(name));
        }
    }

    pub(super) fn found(self) -> Vec<FieldChange> {
        self.0
    }
}

/// How two versions of a document differ.
pub(super) fn of_documents(old: &Document, new: &Document) -> Vec<FieldChange> {
    let mut found = Differences::default();
    found.of("id", &old.id, &new.id);
    found.of("title", &old.title, &new.title);
    found.of_some("publisher", old.publisher.as_ref(), new.publisher.as_ref());
    found.of_some("author", old.author.as_ref(), new.author.as_ref());
    found.of_date(old.date.as_ref(), new.date.as_ref());
    found.of_some("url", old.url.as_ref(), new.url.as_ref());
    found.of_some("rights", old.rights.as_ref(), new.rights.as_ref());
    found.of_some("language", old.language.as_ref(), new.language.as_ref());
    let grade = |document: &Document| document.grade.map(|grade| grade.letter().to_string());
    found.of_some("grade", grade(old).as_ref(), grade(new).as_ref());
    if old.text != new.text {
        let (old, new) = (old.text.as_deref(), new.text.as_deref());
        let mut words = [length(old), length(new)];
        if let (true, Some(line)) = (words[0] == words[1], first_difference(old, new)) {
            words[1] = format!("{}, other from line {line} on", words[1]);
        }
        found.of("text", &words[0], &words[1]);
    }
    found.of_map(&old.fields, &new.fields);
    found.found()
}

/// The length of a text in words; empty where there is none.
fn length(text: Option<&str>) -> String {
    text.map_or_else(String::new, |text| format!("{} characters", grouped(text.chars().count())))
}

/// The first line, from 1, in which two texts differ.
fn first_difference(old: Option<&str>, new: Option<&str>) -> Option<usize> {
    let (old, new) = (old?, new?);
    let same = old.bytes().zip(new.bytes()).take_while(|(one, other)| one == other).count();
    Some(memchr::memchr_iter(b'\n', &old.as_bytes()[..same]).count() + 1)
}

/// How two versions of an entity differ.
pub(super) fn of_entities(pairing: &Pairing<'_>, old: usize, new: usize) -> Vec<FieldChange> {
    let (one, other) = (&pairing.old.dossier.entities[old], &pairing.new.dossier.entities[new]);
    let mut found = Differences::default();
    found.of("id", &one.id, &other.id);
    found.of("name", &one.name, &other.name);
    found.of("kind", &one.kind, &other.kind);
    if one.aliases.iter().collect::<BTreeSet<_>>() != other.aliases.iter().collect() {
        found.of("aliases", &one.aliases.join(", "), &other.aliases.join(", "));
    }
    found.of_some("note", one.note.as_ref(), other.note.as_ref());
    let is_named = |is_named: bool| if is_named { "its name is looked for" } else { "only its aliases are" };
    found.of("match_name", is_named(one.match_name), is_named(other.match_name));
    let moved = |mention: &crate::model::PlacedMention| crate::model::PlacedMention {
        document: pairing.old_document(mention.document).unwrap_or(mention.document),
        ..mention.clone()
    };
    if one.mentions != other.mentions.iter().map(moved).collect::<Vec<_>>() {
        let words = |count: usize| if count == 0 { String::new() } else { format!("{count} placed") };
        let (was, is) = (one.mentions.len(), other.mentions.len());
        found.of("mentions", &words(was), &format!("{}{}", words(is), if was == is { ", others" } else { "" }));
    }
    found.of_map(&one.links, &other.links);
    found.of_map(&one.fields, &other.fields);
    found.found()
}

/// How two versions of a claim differ, but for its evidence.
pub(super) fn of_claims(pairing: &Pairing<'_>, old: usize, new: usize) -> Vec<FieldChange> {
    let (one, other) = (&pairing.old.dossier.relations[old], &pairing.new.dossier.relations[new]);
    let mut found = Differences::default();
    let who = |field: &str, was: Option<EntityIndex>, is: Option<EntityIndex>| {
        let same = was == is.and_then(|is| pairing.old_entity(is)) && was.is_some() == is.is_some();
        let name = |entity: Option<EntityIndex>, dossier: &Dossier| {
            entity.map_or_else(String::new, |entity| dossier.entity_name(entity).to_owned())
        };
        (!same).then(|| FieldChange {
            field: field.to_owned(),
            old: name(was, &pairing.old.dossier),
            new: name(is, &pairing.new.dossier),
        })
    };
    found.of_some("id", one.id.as_ref(), other.id.as_ref());
    let is_symmetric = |kind: &RelationKind| kind.symmetric && kind.name == other.kind;
    // The ends of a kind without a direction may stand in any order.
    let is_turned = pairing.old_entity(other.from) != Some(one.from)
        && pairing.old_entity(other.from) == Some(one.to)
        && pairing.new.dossier.kinds.iter().any(is_symmetric);
    let (from, to) = if is_turned { (other.to, other.from) } else { (other.from, other.to) };
    found.0.extend(who("from", Some(one.from), Some(from)));
    found.of("kind", &one.kind, &other.kind);
    found.0.extend(who("to", Some(one.to), Some(to)));
    found.of("status", one.status.word(), other.status.word());
    found.0.extend(who("by", one.by, other.by));
    found.of_some("hedge", one.hedge.as_ref(), other.hedge.as_ref());
    found.of_date(one.date.as_ref(), other.date.as_ref());
    found.of_some("note", one.note.as_ref(), other.note.as_ref());
    found.of_map(&one.fields, &other.fields);
    found.found()
}

/// What differs beside documents, entities and claims.
pub(super) fn of_rest(old: &Dossier, new: &Dossier) -> Vec<FieldChange> {
    let mut found = Differences::default();
    found.of_some("title", old.title.as_ref(), new.title.as_ref());
    let rules = |dossier: &Dossier| -> BTreeMap<String, String> {
        dossier.kinds.iter().map(|kind| (format!("rules of the kind “{}”", kind.name), rules_of(kind))).collect()
    };
    found.of_map(&rules(old), &rules(new));
    found.found()
}

/// The rules of a kind in words.
fn rules_of(kind: &RelationKind) -> String {
    let mut words = vec![if kind.symmetric { "symmetric".to_owned() } else { "directed".to_owned() }];
    words.extend(kind.inverse.as_ref().map(|inverse| format!("inverse: {inverse}")));
    words.extend((!kind.opposes.is_empty()).then(|| format!("opposes: {}", kind.opposes.join(", "))));
    words.extend(kind.note.as_ref().map(|note| format!("note: {note}")));
    words.join("; ")
}

/// How two versions of a piece of evidence differ.
pub(super) fn of_evidence(
    pairing: &Pairing<'_>,
    at: (RelationIndex, usize),
    new: (RelationIndex, usize),
) -> Vec<FieldChange> {
    let index = |(relation, position): (RelationIndex, usize)| crate::model::EvidenceIndex {
        relation,
        position: position as u32,
    };
    let one = &pairing.old.dossier.relations[at.0.at()].evidence[at.1];
    let other = &pairing.new.dossier.relations[new.0.at()].evidence[new.1];
    let mut found = Differences::default();
    found.of_some("quote", one.quote.as_ref(), other.quote.as_ref());
    found.of_some("passage", one.passage.as_ref(), other.passage.as_ref());
    if pairing.old_document(other.document) != Some(one.document) {
        let title = |dossier: &Dossier, document| {
            dossier.document(document).map_or_else(String::new, |document| document.title.clone())
        };
        found.of("document", &title(&pairing.old.dossier, one.document), &title(&pairing.new.dossier, other.document));
    }
    found.of_some("prefix", one.prefix.as_ref(), other.prefix.as_ref());
    found.of_some("suffix", one.suffix.as_ref(), other.suffix.as_ref());
    found.of_some("note", one.note.as_ref(), other.note.as_ref());
    let result = |open: &crate::model::OpenDossier, at| open.reading.verification(index(at)).word();
    found.of("result", result(pairing.old, at), result(pairing.new, new));
    found.found()
}
