//! doccano's JSON Lines: a text a line, with its spans and relations. spaCy's and older forms, with spans as lists, are read
//! as well.

use super::project::{Ends, Marked, Project, Text};
use crate::formats::json_tree::Json;
use crate::import::draft::{Draft, NewDocument, NewRelation, Where};
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::ImportPart;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What holds a text, its spans, and its relations.
const TEXTS: [&str; 3] = ["text", "data", "sentence"];
const SPANS: [&str; 5] = ["entities", "label", "labels", "spans", "entity"];

/// Lines with a text and spans.
pub(in crate::import::readers) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let is_any = offer.items().any(is_lines);
    is_any.then(|| Recognised { words: "a doccano export (JSON Lines)".to_owned() })
}

fn is_lines(item: &Item<'_>) -> bool {
    let looks = item.looks();
    let has_spans = looks.has_keys(&["text", "entities"]) && looks.text().contains("start_offset");
    let has_lists = || {
        let has_keys = ["text", "data"]
            .iter()
            .any(|text| ["label", "labels", "entities"].iter().any(|spans| looks.has_keys(&[text, spans])));
        has_keys
            && looks.text().contains("[[")
            && item.json().is_ok_and(|file| lines(&file.value).iter().any(|line| !spans(line).is_empty()))
    };
    has_spans || has_lists()
}

fn lines<'j>(value: &'j Json<'_>) -> &'j [Json<'j>] {
    if matches!(value, Json::Object(_)) { std::slice::from_ref(value) } else { value.items() }
}

/// A span as it is written.
struct Written {
    id: String,
    start: usize,
    end: usize,
    label: String,
}

/// The spans of a line: objects, or lists of start, end and label.
fn spans(line: &Json<'_>) -> Vec<Written> {
    let number = |value: Option<&Json<'_>>| value.and_then(Json::word).and_then(|word| word.parse::<usize>().ok());
    let list =
        SPANS.iter().filter_map(|key| line.get(key)).map(Json::items).find(|list| !list.is_empty()).unwrap_or_default();
    let read = |(place, span): (usize, &Json<'_>)| {
        if let [start, end, label, ..] = span.items() {
            let (start, end, label) = (number(Some(start))?, number(Some(end))?, label.word()?);
            return Some(Written { id: place.to_string(), start, end, label });
        }
        Some(Written {
            id: span.word_of(&["id"]).unwrap_or_else(|| place.to_string()),
            start: number(span.any(&["start_offset", "start"]))?,
            end: number(span.any(&["end_offset", "end"]))?,
            label: span.word_of(&["label", "type"]).unwrap_or_default(),
        })
    };
    list.iter().enumerate().filter_map(read).collect()
}

/// Reads all lines.
pub(in crate::import::readers) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let mut project = Project::default();
    for item in offer.items().filter(|item| is_lines(item)) {
        item.mark_used();
        let file: Arc<str> = item.path().into();
        for (number, line) in lines(&item.json()?.value).iter().enumerate() {
            let place = Where::line(&file, item.line(line.at()));
            take(line, number + 1, &place, &mut project, draft);
        }
    }
    project.hand_over(draft);
    Ok(())
}

fn take(line: &Json<'_>, number: usize, place: &Where, project: &mut Project, draft: &mut Draft) {
    let Some(text) = TEXTS.iter().find_map(|key| line.get(key)?.text()) else {
        draft.left_out(ImportPart::Document, "lines without a text", place);
        return;
    };
    let meta = line.any(&["meta", "metadata"]);
    let title =
        line.word_of(&["title", "filename", "file_name"]).or_else(|| meta?.word_of(&["title", "filename", "source"]));
    let id = title
        .clone()
        .or_else(|| line.word_of(&["id"]).map(|id| format!("document {id}")))
        .unwrap_or_else(|| format!("document {number}"));
    let mut fields = BTreeMap::new();
    for key in ["Comments", "comments", "cats", "meta"] {
        fields.extend(line.get(key).map(Json::written).filter(|it| !it.is_empty()).map(|it| (key.to_lowercase(), it)));
    }
    draft.document(NewDocument {
        id: id.clone(),
        title: title.unwrap_or_default(),
        text: Some(text.to_owned()),
        fields,
        place: place.clone(),
        ..NewDocument::default()
    });
    let text = Text::of(&id, text);
    let mut marked: BTreeMap<String, Marked> = BTreeMap::new();
    for span in spans(line) {
        let Some(at) = text.place((span.start, span.end), None, place, draft) else {
            draft.left_out(ImportPart::Entity, "spans whose offsets lie outside of their text", place);
            continue;
        };
        let entity = project.entity(&span.label, text.words(&at), place, draft);
        marked.insert(span.id, Marked { entity, at: Some(at) });
    }
    for relation in line.get("relations").map(Json::items).unwrap_or_default() {
        let end = |keys: &[&str]| relation.word_of(keys).and_then(|id| marked.get(&id));
        let (Some(from), Some(to)) = (end(&["from_id", "head", "from"]), end(&["to_id", "child", "to"])) else {
            draft.left_out(ImportPart::Relation, "relations of spans that are gone", place);
            continue;
        };
        let ends = Ends { from: from.entity, to: to.entity, by: None };
        project.relation(
            ends,
            NewRelation {
                kind: relation.word_of(&["type", "label"]).unwrap_or_default(),
                evidence: text.evidence(&[from, to]),
                place: place.clone(),
                ..NewRelation::default()
            },
        );
    }
}
