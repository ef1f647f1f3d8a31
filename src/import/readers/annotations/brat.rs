//! brat: a text, and its annotations in a file of the same name.
//!
//! An event with two or more entities ties the first to each other one. One that only reports another event names its speaker.

use super::brat_lines::{Annotations, SpanLine, Tie};
use super::project::{Ends, Marked, Project, Text};
use crate::import::draft::{Draft, NewDocument, NewRelation, Where};
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::{Deed, ImportPart, Status};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Kinds of relations that say that two spans are one thing.
const SAME: [&str; 7] = ["alias", "coref", "coreference", "equiv", "equivalent", "same-as", "same_as"];

/// Beginnings of the names of events that tell of another one.
const REPORTS: [&str; 10] = ["report", "say", "said", "claim", "state", "announce", "tell", "alleg", "accus", "speech"];

/// Files of annotations.
pub(in crate::import::readers) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let is_any = offer.items().any(|item| is_annotation(item) && !item.bytes().is_empty());
    is_any.then(|| Recognised { words: "a brat annotation project".to_owned() })
}

fn is_annotation(item: &Item<'_>) -> bool {
    ["ann", "a1", "a2"].contains(&item.ending().as_str()) && !item.bytes().starts_with(b"PK")
        || item.looks().lines().next().is_some_and(is_span)
}

/// Whether a line marks a span: `T1<tab>Person 0 5<tab>words`.
fn is_span(line: &str) -> bool {
    let mut columns = line.split('\t');
    let is_id = columns.next().and_then(|id| id.strip_prefix('T')).is_some_and(|id| id.parse::<u32>().is_ok());
    is_id && columns.next().is_some_and(|middle| middle.split(' ').count() >= 3) && columns.next().is_some()
}

/// Reads all texts with their annotations.
pub(in crate::import::readers) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let mut by_text: BTreeMap<&str, Vec<&Item<'_>>> = BTreeMap::new();
    for item in offer.items().filter(|item| is_annotation(item)) {
        item.mark_used();
        by_text.entry(without_ending(item.path())).or_default().push(item);
    }
    // What sets up a project is no annotation.
    offer.items().filter(|item| item.ending() == "conf").for_each(Item::mark_used);
    let mut project = Project::default();
    for (stem, items) in by_text {
        let mut annotations = Annotations::default();
        for item in &items {
            annotations.add(item.text()?);
        }
        let name = stem.rsplit('/').next().unwrap_or(stem);
        let found = offer.all().find(|item| without_ending(item.path()) == stem && item.ending() == "txt");
        let found = found.or_else(|| offer.all().find(|item| item.stem() == name && item.ending() == "txt"));
        let text = found.map(Item::text).transpose()?;
        found.iter().for_each(|item| item.mark_used());
        let file: Arc<str> = items.first().map_or(stem, |item| item.path()).into();
        if text.is_none() {
            draft.kept("annotations whose text is not there: their relations have no quotes", &file);
        }
        draft.document(NewDocument {
            id: name.to_owned(),
            text: text.map(str::to_owned),
            place: Where::id(&file),
            ..NewDocument::default()
        });
        let mut reader = Reader {
            file,
            text: Text::of(name, text.unwrap_or_default()),
            has_text: text.is_some(),
            spans: BTreeMap::new(),
        };
        reader.take(&annotations, &mut project, draft);
    }
    project.hand_over(draft);
    Ok(())
}

fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// The reader of one text.
struct Reader<'t> {
    file: Arc<str>,
    text: Text<'t>,
    has_text: bool,
    /// Spans that are entities, by their ids.
    spans: BTreeMap<String, Marked>,
}

impl Reader<'_> {
    fn take(&mut self, annotations: &Annotations, project: &mut Project, draft: &mut Draft) {
        let first = annotations.odd.first().map(|line| Where::line(&self.file, *line)).unwrap_or_default();
        draft.tell(Deed::Kept, "lines that are no annotation that brat writes", annotations.odd.len(), first);
        self.mark(annotations, project, draft);
        // Who tells of an event, by the event.
        let mut speakers: BTreeMap<&str, usize> = BTreeMap::new();
        for tie in &annotations.ties {
            let events = tie.parts.iter().filter(|(_, part)| part.starts_with('E'));
            let is_report = REPORTS.iter().any(|start| tie.kind.to_lowercase().starts_with(start));
            if let Some(speaker) = self.entities(tie).first().filter(|_| is_report) {
                speakers.extend(events.map(|(_, event)| (event.as_str(), speaker.entity)));
            }
        }
        for tie in &annotations.ties {
            self.tie(tie, annotations, &speakers, project, draft);
        }
    }

    /// Makes entities of spans: those that are no trigger of an event.
    fn mark(&mut self, annotations: &Annotations, project: &mut Project, draft: &mut Draft) {
        let mut entries: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for (id, span) in annotations.spans.iter().filter(|(id, _)| !annotations.triggers.contains(*id)) {
            let place = Where::line(&self.file, span.line);
            let entity = project.entity(&span.label, &span.words, &place, draft);
            let at = if self.has_text { self.find(span, &place, draft) } else { None };
            let more = project.more(entity);
            more.note = more.note.take().or_else(|| annotations.notes.get(id).map(|notes| notes.join("; ")));
            for (name, value) in annotations.attributes.get(id).into_iter().flatten() {
                more.fields.insert(name.to_lowercase(), value.clone().unwrap_or_else(|| "yes".to_owned()));
            }
            for (collection, entry) in annotations.references.get(id).into_iter().flatten() {
                project.more(entity).links.insert(collection.clone(), entry.clone());
                let first = *entries.entry((collection, entry)).or_insert(entity);
                project.merge(first, entity);
            }
            self.spans.insert(id.clone(), Marked { entity, at });
        }
        for same in &annotations.same {
            let entities: Vec<usize> =
                same.iter().filter_map(|id| self.spans.get(id)).map(|span| span.entity).collect();
            entities.windows(2).for_each(|pair| project.merge(pair[0], pair[1]));
        }
    }

    /// Where a span stands: from its first stretch to its last.
    fn find(&self, span: &SpanLine, place: &Where, draft: &mut Draft) -> Option<std::ops::Range<usize>> {
        let [first, .., last] = &span.stretches[..] else {
            let only = span.stretches.first()?;
            return self.text.place((only.start, only.end), Some(&span.words), place, draft);
        };
        draft.kept("spans in several pieces, whose words are joined", place);
        self.text.place((first.start, last.end), None, place, draft)
    }

    /// The entities that fill a tie, in its order.
    fn entities(&self, tie: &Tie) -> Vec<&Marked> {
        tie.parts.iter().filter_map(|(_, part)| self.spans.get(part)).collect()
    }

    fn tie(
        &self,
        tie: &Tie,
        annotations: &Annotations,
        speakers: &BTreeMap<&str, usize>,
        project: &mut Project,
        draft: &mut Draft,
    ) {
        let place = Where::line(&self.file, tie.line);
        let entities = self.entities(tie);
        let [first, others @ ..] = &entities[..] else {
            draft.left_out(ImportPart::Relation, "events and relations without an entity", place);
            return;
        };
        if others.is_empty() {
            let is_report = tie.parts.iter().any(|(_, part)| speakers.get(part.as_str()) == Some(&first.entity));
            let what = if is_report {
                "events that tell of another: its speaker now"
            } else {
                "events with fewer than two entities"
            };
            draft.left_out(ImportPart::Relation, what, place);
            return;
        }
        let is_same = SAME.contains(&tie.kind.to_lowercase().as_str()) && tie.id.starts_with('R');
        if is_same {
            others.iter().for_each(|other| project.merge(first.entity, other.entity));
            draft.merged(ImportPart::Relation, "relations that say two names are one: an alias now", place);
            return;
        }
        let said = annotations.attributes.get(&tie.id).map(Vec::as_slice).unwrap_or_default();
        let has = |name: &str| {
            said.iter().any(|(known, value)| known.eq_ignore_ascii_case(name) && value.as_deref() != Some("No"))
        };
        let is_low = said.iter().any(|(name, value)| name == "Confidence" && value.as_deref() == Some("Low"));
        let by = speakers.get(tie.id.as_str()).copied();
        let status = match () {
            () if has("Negation") || has("Negated") => Status::Denied,
            () if has("Speculation") || is_low => Status::Hypothetical,
            () if by.is_some() => Status::Alleged,
            () => Status::Asserted,
        };
        for other in others {
            let ends = Ends { from: first.entity, to: other.entity, by };
            project.relation(
                ends,
                NewRelation {
                    kind: in_words(&tie.kind),
                    status,
                    note: annotations.notes.get(&tie.id).map(|notes| notes.join("; ")),
                    fields: said
                        .iter()
                        .map(|(name, value)| (name.to_lowercase(), value.clone().unwrap_or_else(|| "yes".to_owned())))
                        .collect(),
                    evidence: if self.has_text { self.text.evidence(&[first, other]) } else { Vec::new() },
                    place: place.clone(),
                    ..NewRelation::default()
                },
            );
        }
    }
}

/// `Merge-org` and `PartOf` in words.
fn in_words(kind: &str) -> String {
    if kind.contains(['-', '_']) {
        return kind.replace(['-', '_'], " ").to_lowercase();
    }
    let mut letters = kind.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
