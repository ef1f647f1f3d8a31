//! LangExtract's JSON Lines: a document a line, with its text and what was extracted from it.
//!
//! An extraction whose attributes name two ends is a relation, and its words are the quote. The interval that LangExtract
//! gives is never used: its aligner takes a part of the words for the whole.

use crate::formats::json_tree::Json;
use crate::import::draft::words::status;
use crate::import::draft::{Draft, End, NewDocument, NewEntity, NewEvidence, NewRelation, Where};
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::ImportPart;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Attributes that name the two ends of a relation, in the order in which they are looked for.
const ENDS: [(&str, &str); 8] = [
    ("subject", "object"),
    ("source", "target"),
    ("head", "tail"),
    ("from", "to"),
    ("entity1", "entity2"),
    ("entity_1", "entity_2"),
    ("subject_entity", "object_entity"),
    ("agent", "patient"),
];

/// Attributes that say what the relation is, its status, its speaker and its date.
const KINDS: [&str; 6] = ["type", "relation", "predicate", "relation_type", "relationship", "class"];
const STATUSES: [&str; 5] = ["status", "polarity", "assertion", "factuality", "certainty"];
const SPEAKERS: [&str; 5] = ["speaker", "by", "attributed_to", "according_to", "said_by"];

/// A file whose objects have extractions.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let is_any = offer.items().any(is_extractions);
    is_any.then(|| Recognised { words: "LangExtract's JSON Lines".to_owned() })
}

fn is_extractions(item: &Item<'_>) -> bool {
    item.looks().has_keys(&["extractions"])
}

/// Reads all files that have extractions.
pub(super) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    for item in offer.items().filter(|item| is_extractions(item)) {
        item.mark_used();
        let value = &item.json()?.value;
        let lines = if value.get("extractions").is_some() { std::slice::from_ref(value) } else { value.items() };
        let mut reader =
            Reader { draft: &mut *draft, item, file: item.path().into(), found: Vec::new(), known: BTreeMap::new() };
        for (number, line) in lines.iter().enumerate() {
            reader.document(number, line);
        }
        std::mem::take(&mut reader.found).into_iter().for_each(|entity| draft.entity(entity));
    }
    Ok(())
}

/// The reader of one file.
struct Reader<'r, 'g> {
    draft: &'r mut Draft,
    item: &'r Item<'g>,
    file: Arc<str>,
    /// The entities so far.
    found: Vec<NewEntity>,
    /// Their places by class and words in small letters.
    known: BTreeMap<(String, String), usize>,
}

impl Reader<'_, '_> {
    /// Reads a line: a document and its extractions.
    fn document(&mut self, number: usize, line: &Json<'_>) {
        let place = Where::line(&self.file, self.item.line(line.at()));
        let id = line.word_of(&["document_id", "id"]).unwrap_or_else(|| format!("document {}", number + 1));
        let text = line.get("text").and_then(Json::text).map(str::to_owned);
        self.draft.document(NewDocument { id: id.clone(), text, place, ..NewDocument::default() });
        for extraction in line.get("extractions").map(Json::items).unwrap_or_default() {
            if is_relation(extraction) { self.relation(&id, extraction) } else { self.mention(extraction) }
        }
    }

    fn place(&self, extraction: &Json<'_>) -> Where {
        Where::line(&self.file, self.item.line(extraction.at()))
    }

    /// Takes an extraction that names something: of one class and the same words is one entity.
    fn mention(&mut self, extraction: &Json<'_>) {
        let place = self.place(extraction);
        let words = extraction.word_of(&["extraction_text"]).unwrap_or_default();
        let kind = extraction.word_of(&["extraction_class"]).unwrap_or_default();
        if words.is_empty() {
            self.draft.left_out(ImportPart::Entity, "extractions without words", place);
            return;
        }
        let at = *self.known.entry((kind.to_lowercase(), words.to_lowercase())).or_insert(self.found.len());
        if at < self.found.len() {
            self.draft.merged(ImportPart::Entity, "extractions of the class and words of another", place);
        } else {
            let (name, note) = (words.clone(), extraction.word_of(&["description"]));
            self.found.push(NewEntity { name, kind, note, place, ..NewEntity::default() });
        }
        let entity = &mut self.found[at];
        if entity.name != words && !entity.aliases.contains(&words) {
            entity.aliases.push(words);
        }
        for (key, value) in extraction.get("attributes").map(Json::pairs).unwrap_or_default() {
            add(&mut entity.fields, key, &value.written());
        }
    }

    /// Takes an extraction with two ends; lists of ends are taken one by one.
    fn relation(&mut self, document: &str, extraction: &Json<'_>) {
        let place = self.place(extraction);
        let Some(attributes) = extraction.get("attributes") else { return };
        let Some((from, to)) = ends(attributes) else {
            let what = "relations that do not name their two ends";
            self.draft.left_out(ImportPart::Relation, what, place);
            return;
        };
        let class = extraction.word_of(&["extraction_class"]).unwrap_or_default();
        let quote = extraction.word_of(&["extraction_text"]);
        if quote.is_some() && extraction.get("char_interval").is_none() {
            let what = "relations whose words LangExtract itself found nowhere in the text";
            self.draft.kept(what, &place);
        }
        let mut used: BTreeSet<&str> = BTreeSet::from([from, to]);
        let mut take = |keys: &[&'static str]| {
            let found = keys.iter().find(|key| attributes.get(key).and_then(Json::word).is_some())?;
            used.insert(found);
            attributes.word_of(&[found])
        };
        let kind = take(&KINDS).unwrap_or(class);
        let word = STATUSES.iter().copied().find(|key| attributes.word_of(&[key]).and_then(|it| status(&it)).is_some());
        let claimed = word.and_then(|key| take(&[key])).and_then(|word| status(&word));
        let speaker = take(&SPEAKERS);
        let date = take(&["date", "when", "time"]);
        let note = take(&["note"]).or_else(|| extraction.word_of(&["description"]));
        let mut fields = BTreeMap::new();
        for (key, value) in attributes.pairs().iter().filter(|(key, _)| !used.contains(&**key)) {
            add(&mut fields, key, &value.written());
        }
        for from in names(attributes.get(from)) {
            for to in names(attributes.get(to)) {
                self.draft.relation(NewRelation {
                    from: End::Name(from.clone()),
                    kind: kind.clone(),
                    to: End::Name(to),
                    status: claimed.unwrap_or_default(),
                    by: speaker.clone().map(End::Name),
                    date: date.clone(),
                    note: note.clone(),
                    fields: fields.clone(),
                    evidence: vec![match &quote {
                        Some(quote) => NewEvidence::quote(document, quote),
                        None => NewEvidence::citation(document, None),
                    }],
                    place: place.clone(),
                    ..NewRelation::default()
                });
            }
        }
    }
}

/// Whether an extraction is a relation: its attributes name two ends, or its class says so.
fn is_relation(extraction: &Json<'_>) -> bool {
    let class = extraction.word_of(&["extraction_class"]).unwrap_or_default().to_lowercase();
    extraction.get("attributes").and_then(ends).is_some() || class.contains("relation") && class != "relation_type"
}

/// The attributes that name the ends: known pairs, or two that differ only in the 1 and 2 at their ends.
fn ends<'j>(attributes: &'j Json<'_>) -> Option<(&'j str, &'j str)> {
    let has = |key: &str| attributes.pairs().iter().find(|(name, value)| name == key && !names(Some(value)).is_empty());
    let pair = |first: &str, second: &str| Some((&*has(first)?.0, &*has(second)?.0));
    let known = ENDS.iter().find_map(|(first, second)| pair(first, second));
    known.or_else(|| {
        let mut numbered = attributes.pairs().iter().filter_map(|(key, _)| key.strip_suffix('1'));
        numbered.find_map(|stem| pair(&format!("{stem}1"), &format!("{stem}2")))
    })
}

/// The names in an attribute: one, or a list.
fn names(value: Option<&Json<'_>>) -> Vec<String> {
    let Some(value) = value else { return Vec::new() };
    match value {
        Json::List(items) => items.iter().filter_map(Json::word).collect(),
        value => value.word().into_iter().collect(),
    }
}

/// Adds a field; another value of the same name stands behind the first.
fn add(fields: &mut BTreeMap<String, String>, key: &str, value: &str) {
    if value.trim().is_empty() {
        return;
    }
    let known = fields.entry(key.to_owned()).or_default();
    if known.is_empty() {
        value.clone_into(known);
    } else if known.split("; ").all(|part| part != value) {
        *known = format!("{known}; {value}");
    }
}
