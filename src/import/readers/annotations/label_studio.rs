//! Label Studio's JSON export: tasks with their texts, and the regions and relations of each annotation.
//!
//! Its `JSON_MIN` has no relations: it is read as far as it goes, and told.

use super::project::{Ends, Marked, Project, Text};
use crate::formats::json_tree::Json;
use crate::import::draft::{Draft, NewDocument, NewRelation, Where};
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::{Deed, ImportPart};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Exports of tasks.
pub(in crate::import::readers) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let item = offer.items().find(|item| is_export(item))?;
    let words = if is_full(item) { "a Label Studio export (JSON)" } else { "a Label Studio export (JSON_MIN)" };
    Some(Recognised { words: words.to_owned() })
}

fn is_full(item: &Item<'_>) -> bool {
    let looks = item.looks();
    looks.has_keys(&["annotations", "data"]) || looks.has_keys(&["completions", "data"])
}

fn is_export(item: &Item<'_>) -> bool {
    is_full(item)
        || item.looks().has_keys(&["annotation_id", "annotator"])
        || item.looks().has_keys(&["annotator", "lead_time"])
}

/// Reads all tasks.
pub(in crate::import::readers) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let mut project = Project::default();
    for item in offer.items().filter(|item| is_export(item)) {
        item.mark_used();
        let value = &item.json()?.value;
        let tasks = if matches!(value, Json::Object(_)) { std::slice::from_ref(value) } else { value.items() };
        let file: Arc<str> = item.path().into();
        for (number, task) in tasks.iter().enumerate() {
            let place = Where::line(&file, item.line(task.at()));
            take(task, number + 1, &place, &mut project, draft);
        }
        if !is_full(item) {
            draft.kept("exports as JSON_MIN, which has no relations: export as JSON to have them", &file);
        }
    }
    project.hand_over(draft);
    Ok(())
}

/// Reads a task: its text, and the first annotation that counts.
fn take(task: &Json<'_>, number: usize, place: &Where, project: &mut Project, draft: &mut Draft) {
    let data = task.get("data").unwrap_or(task);
    let all = task.any(&["annotations", "completions"]).map(Json::items).unwrap_or_default();
    let counts = |annotation: &&Json<'_>| annotation.get("was_cancelled") != Some(&Json::Flag(true));
    let counting: Vec<&Json<'_>> = all.iter().filter(counts).collect();
    draft.tell(Deed::Kept, "annotations that were cancelled, passed over", all.len() - counting.len(), place);
    draft.tell(
        Deed::Kept,
        "annotations of further annotators, passed over for the first",
        counting.len().saturating_sub(1),
        place,
    );
    let predictions = task.get("predictions").map_or(0, |list| list.items().len());
    draft.tell(Deed::Kept, "predictions of a model, passed over", predictions, place);
    let regions = match counting.first() {
        Some(annotation) => annotation.get("result").map(Json::items).unwrap_or_default(),
        None => short_regions(task),
    };
    let text = text_of(data, regions).unwrap_or_default();
    let title = data.word_of(&["title", "name", "file_name", "filename", "file"]).unwrap_or_default();
    let id = task.word_of(&["id"]).unwrap_or_else(|| number.to_string());
    let id = if title.is_empty() { format!("task {id}") } else { title.clone() };
    let id = if draft.documents().iter().any(|known| known.id == id) { format!("{id} ({number})") } else { id };
    let rest = data
        .pairs()
        .iter()
        .filter(|(_, value)| value.text() != Some(text) && matches!(value, Json::Text(_) | Json::Number(_)));
    let fields: BTreeMap<String, String> = rest
        .filter(|(key, _)| !["title", "id"].contains(&&**key))
        .filter_map(|(key, value)| Some((key.to_string(), value.word()?)))
        .collect();
    draft.document(NewDocument {
        id: id.clone(),
        title,
        text: Some(text.to_owned()),
        fields,
        place: place.clone(),
        ..NewDocument::default()
    });
    let mut task = Task { text: Text::of(&id, text), place, marked: BTreeMap::new() };
    for (number, region) in regions.iter().enumerate() {
        task.region(number, region, project, draft);
    }
    regions.iter().for_each(|result| task.relation(result, project, draft));
}

/// The regions of a task of `JSON_MIN`: the list whose items have a start and an end.
fn short_regions<'j>(task: &'j Json<'_>) -> &'j [Json<'j>] {
    let is_region = |value: &Json<'_>| value.get("start").is_some() && value.get("end").is_some();
    let mut lists = task.pairs().iter().map(|(_, value)| value.items());
    lists.find(|list| list.first().is_some_and(is_region)).unwrap_or_default()
}

/// The text of a task: the one that the words of its regions stand in, of several.
fn text_of<'j>(data: &'j Json<'_>, regions: &[Json<'_>]) -> Option<&'j str> {
    let texts = || data.pairs().iter().filter_map(|(key, value)| Some((&**key, value.text()?)));
    let words: Vec<&str> =
        regions.iter().filter_map(|region| region.get("value").unwrap_or(region).get("text")?.text()).collect();
    let standing = |text: &str| words.iter().filter(|words| text.contains(**words)).count();
    let named = |key: &str| usize::from(key == "text");
    texts().max_by_key(|(key, text)| (standing(text), named(key), text.len())).map(|(_, text)| text)
}

/// A task while its regions are read.
struct Task<'t> {
    text: Text<'t>,
    place: &'t Where,
    marked: BTreeMap<String, Marked>,
}

impl Task<'_> {
    /// Reads a region: a span with its labels; or more that is said of a region.
    fn region(&mut self, number: usize, region: &Json<'_>, project: &mut Project, draft: &mut Draft) {
        let value = region.get("value").unwrap_or(region);
        let offset = |key: &str| {
            let own = value.get("globalOffsets").unwrap_or(value);
            own.word_of(&[key]).and_then(|word| word.parse::<usize>().ok())
        };
        let id = region.word_of(&["id"]).unwrap_or_else(|| format!("region {number}"));
        if let Some(marked) = self.marked.get(&id) {
            more(marked.entity, region, project);
            return;
        }
        let (Some(start), Some(end)) = (offset("start"), offset("end")) else { return };
        let labels = value.any(&["labels", "hypertextlabels", "paragraphlabels"]).map(Json::items).unwrap_or_default();
        let label = labels.first().and_then(Json::word).unwrap_or_default();
        let words = value.get("text").and_then(Json::text);
        let at = self.text.place((start, end), words, self.place, draft);
        let words = at.as_ref().map(|at| self.text.words(at)).or(words).unwrap_or_default().to_owned();
        if words.trim().is_empty() {
            draft.left_out(ImportPart::Entity, "regions without words", self.place);
            return;
        }
        let entity = project.entity(&label, &words, self.place, draft);
        if labels.len() > 1 {
            let all: Vec<String> = labels.iter().filter_map(Json::word).collect();
            project.more(entity).fields.insert("labels".to_owned(), all.join(", "));
        }
        self.marked.insert(id, Marked { entity, at });
    }

    fn relation(&self, result: &Json<'_>, project: &mut Project, draft: &mut Draft) {
        if result.word_of(&["type"]).as_deref() != Some("relation") {
            return;
        }
        let end = |key: &str| result.get(key).and_then(Json::text).and_then(|id| self.marked.get(id));
        let (Some(from), Some(to)) = (end("from_id"), end("to_id")) else {
            draft.left_out(ImportPart::Relation, "relations of regions that are gone", self.place);
            return;
        };
        let direction = result.word_of(&["direction"]).unwrap_or_default();
        let (from, to) = if direction == "left" { (to, from) } else { (from, to) };
        let labels: Vec<String> =
            result.get("labels").map(Json::items).unwrap_or_default().iter().filter_map(Json::word).collect();
        let kinds = if labels.is_empty() { vec![String::new()] } else { labels };
        for kind in kinds {
            let ends = Ends { from: from.entity, to: to.entity, by: None };
            project.relation(
                ends,
                NewRelation {
                    kind,
                    evidence: self.text.evidence(&[from, to]),
                    is_undirected: direction == "bi",
                    place: self.place.clone(),
                    ..NewRelation::default()
                },
            );
        }
    }
}

/// Adds a choice or remark that was made for a region.
fn more(entity: usize, region: &Json<'_>, project: &mut Project) {
    let Some(value) = region.get("value") else { return };
    let said = value.any(&["choices", "text", "rating", "number", "taxonomy"]).map(Json::written);
    if let (Some(name), Some(said)) = (region.word_of(&["from_name"]), said) {
        project.more(entity).fields.insert(name, said);
    }
}
