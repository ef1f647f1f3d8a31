//! Relationships, sightings and opinions: the claims of a bundle.

use super::bundle::{Bundle, references};
use super::names::name_of;
use super::things::DESCRIPTIONS;
use crate::formats::json_tree::Json;
use crate::import::draft::{Draft, End, NewDocument, NewEvidence, NewRelation, Where};
use crate::model::{ImportPart, Status};
use std::collections::BTreeMap;

impl Bundle<'_> {
    /// A relationship, with its description as the quote.
    pub(super) fn relationship(&self, object: &Json<'_>, context: &mut Context, draft: &mut Draft) {
        let Some(mut relation) = plain_relation(object) else {
            draft.left_out(ImportPart::Relation, "relationships without one of their ends", name_of(object));
            return;
        };
        relation.fields = self.fields(object);
        let description = object.get("description").and_then(Json::text).map(str::trim).filter(|text| !text.is_empty());
        relation.evidence.extend(description.map(|words| NewEvidence::quote(DESCRIPTIONS, words)));
        for reference in references(object) {
            relation.evidence.extend(context.document(reference, draft).map(|id| NewEvidence::citation(&id, None)));
        }
        let id = relation.id.as_deref().unwrap_or_default();
        let reports = context.listed.get(id).into_iter().flatten();
        relation.evidence.extend(reports.map(|report| NewEvidence::citation(report, None)));
        draft.relation(relation);
    }

    /// A sighting: a relation to each place.
    pub(super) fn sighting(&self, object: &Json<'_>, draft: &mut Draft) {
        let places = object.get("where_sighted_refs").map(Json::items).unwrap_or_default();
        let (Some(from), false) = (object.word_of(&["sighting_of_ref"]), places.is_empty()) else {
            draft.left_out(ImportPart::Relation, "sightings without their place", name_of(object));
            return;
        };
        for place in places.iter().filter_map(Json::word) {
            draft.relation(NewRelation {
                from: End::Id(from.clone()),
                kind: "sighted by".to_owned(),
                to: End::Id(place),
                date: object.word_of(&["first_seen"]),
                until: object.word_of(&["last_seen"]),
                note: object.word_of(&["description"]),
                fields: self.fields(object),
                place: Where::id(&name_of(object)),
                ..NewRelation::default()
            });
        }
    }

    /// An opinion that disagrees with a relationship is a claim that it does not hold.
    pub(super) fn opinion(&self, object: &Json<'_>, draft: &mut Draft) {
        let place = name_of(object);
        let word = object.word_of(&["opinion"]).unwrap_or_default();
        if !word.contains("disagree") {
            draft.left_out(ImportPart::Relation, "opinions that agree or take no side", place);
            return;
        }
        for about in object.get("object_refs").map(Json::items).unwrap_or_default().iter().filter_map(Json::text) {
            let Some(mut relation) = self.object(about).and_then(plain_relation) else {
                draft.left_out(ImportPart::Relation, "opinions on what is no relationship of the bundle", &place);
                continue;
            };
            let mut makers = self.makers(object).unwrap_or_default().into_iter();
            relation.by = makers.next().map(End::Name);
            let others: Vec<String> = makers.collect();
            relation.fields = BTreeMap::from([("opinion".to_owned(), word.clone())]);
            if !others.is_empty() {
                relation.fields.insert("authors besides".to_owned(), others.join(", "));
            }
            (relation.id, relation.status, relation.note) =
                (object.word_of(&["id"]), Status::Denied, object.word_of(&["explanation"]));
            draft.relation(relation);
        }
    }
}

/// A relationship without its evidence; `None` where an end is missing.
fn plain_relation(object: &Json<'_>) -> Option<NewRelation> {
    let end = |key: &str| object.word_of(&[key]).map(End::Id);
    Some(NewRelation {
        id: object.word_of(&["id"]),
        from: end("source_ref")?,
        kind: object.word_of(&["relationship_type"]).unwrap_or_default(),
        to: end("target_ref")?,
        date: object.word_of(&["start_time"]),
        until: object.word_of(&["stop_time"]),
        place: Where::id(&object.word_of(&["id"]).unwrap_or_default()),
        ..NewRelation::default()
    })
}

/// What is behind relationships besides their descriptions.
pub(super) struct Context {
    /// Reports and notes by what they list.
    listed: BTreeMap<String, Vec<String>>,
    /// Documents outside of the bundle, by title and URL.
    cited: BTreeMap<(String, String), String>,
}

impl Context {
    /// What a bundle knows.
    pub(super) fn of(bundle: &Bundle<'_>) -> Self {
        let mut listed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for report in bundle.of("report").chain(bundle.of("note")) {
            let id = report.word_of(&["id"]).unwrap_or_default();
            let lists = report.get("object_refs").map(Json::items).unwrap_or_default().iter().filter_map(Json::word);
            lists.for_each(|listed_id| listed.entry(listed_id).or_default().push(id.clone()));
        }
        Self { listed, cited: BTreeMap::new() }
    }

    /// The id of the document of a reference, which is added where it is the first.
    fn document(&mut self, reference: &Json<'_>, draft: &mut Draft) -> Option<String> {
        let title = reference.word_of(&["source_name"])?;
        let url = reference.word_of(&["url"]);
        let key = (title.clone(), url.clone().unwrap_or_default());
        if let Some(id) = self.cited.get(&key) {
            return Some(id.clone());
        }
        let is_taken = self.cited.keys().any(|(known, _)| *known == title);
        let id = if is_taken {
            url.clone().unwrap_or_else(|| format!("{title} ({})", self.cited.len()))
        } else {
            title.clone()
        };
        self.cited.insert(key, id.clone());
        let description = reference.word_of(&["description"]).map(|words| ("description".to_owned(), words));
        let place = Where::id(&title);
        draft.document(NewDocument {
            id: id.clone(),
            title,
            url,
            fields: description.into_iter().collect(),
            place,
            ..NewDocument::default()
        });
        Some(id)
    }
}
