//! Nodes and edges as objects: networkx, d3, Cytoscape.js, graphology, Kumu, sift-kg, graphify, swarmvault, `LangChain`.

use super::documents;
use super::evidence::{self, DOCUMENTS, MENTIONS, PLACES, QUOTES};
use super::object::Object;
use super::reading::Reading;
use super::words::{ALIASES, DATES, FROM, IDS, KINDS, NAMES, NOTES, OTHERS, RELATIONS, SPEAKERS, STATUSES, TO, UNTIL};
use crate::formats::json_tree::Json;
use crate::import::draft::{Draft, End, NewEntity, NewRelation, Where, words};
use crate::model::{ImportPart, Status};

/// Reads the nodes of a graph. Those that are documents become documents.
pub(super) fn nodes(list: &Json<'_>, reading: &mut Reading<'_, '_>, draft: &mut Draft) {
    if let Json::Object(fields) = list {
        // A map from ids to nodes.
        for (id, node) in &fields.pairs {
            self::node(node, Some(id), reading, draft);
        }
    }
    for item in list.items() {
        node(item, None, reading, draft);
    }
}

fn node(node: &Json<'_>, key: Option<&str>, reading: &mut Reading<'_, '_>, draft: &mut Draft) {
    let object = Object(node);
    let place = reading.place(node);
    let id = key.map(str::to_owned).or_else(|| object.word(IDS)).or_else(|| node.word()).unwrap_or_default();
    reading.order.push(id.clone());
    if id.is_empty() {
        return draft.left_out(ImportPart::Entity, "nodes without an id or name", place);
    }
    let kind = object.words(KINDS).into_iter().find(|word| word.parse::<f64>().is_err()).unwrap_or_default();
    if documents::is_one(object, &id, &kind) {
        reading.documents.insert(id.clone());
        return documents::add(object, &id, place, draft);
    }
    let name = object.word(NAMES).unwrap_or_else(|| id.clone());
    if !reading.is_new(&id, &name, &kind) {
        return draft.merged(ImportPart::Entity, "nodes given before, the same in id, name and kind", place);
    }
    draft.entity(NewEntity {
        id,
        name,
        kind,
        aliases: object.words(ALIASES),
        note: object.word(NOTES),
        fields: object.fields(&[IDS, NAMES, KINDS, ALIASES, NOTES]),
        place,
        ..NewEntity::default()
    });
}

/// Reads the edges of a graph.
pub(super) fn edges(list: &Json<'_>, reading: &Reading<'_, '_>, draft: &mut Draft) {
    for item in list.items() {
        if let Json::List(parts) = item {
            triple(parts, item, reading, draft);
        } else {
            edge(item, reading, draft);
        }
    }
}

/// `[subject, predicate, object]`, or `[from, to]`.
fn triple(parts: &[Json<'_>], item: &Json<'_>, reading: &Reading<'_, '_>, draft: &mut Draft) {
    let parts: Vec<String> = parts.iter().filter_map(Json::word).collect();
    let (from, kind, to) = match &parts[..] {
        [from, kind, to, ..] => (from, kind.as_str(), to),
        [from, to] => (from, "", to),
        _ => return draft.left_out(ImportPart::Relation, "triples with an empty part", reading.place(item)),
    };
    draft.relation(NewRelation {
        from: reading.end(from.clone(), None),
        kind: kind.to_owned(),
        to: reading.end(to.clone(), None),
        evidence: reading.evidence_of([from, kind, to]),
        place: reading.place(item),
        ..NewRelation::default()
    });
}

fn edge(edge: &Json<'_>, reading: &Reading<'_, '_>, draft: &mut Draft) {
    let object = Object(edge);
    let place = reading.place(edge);
    let (from, to) = (end(object, FROM, reading), end(object, TO, reading));
    let (Some(from), Some(to)) = (from, to) else {
        return draft.left_out(ImportPart::Relation, "edges without two ends", place);
    };
    let kind = RELATIONS.iter().filter_map(|key| object.get(&[key]).and_then(Json::text));
    let kind = kind.into_iter().find(|word| !is_direction(word)).unwrap_or_default().to_owned();
    let leads_to_document = [&from, &to].iter().any(|end| reading.documents.contains(end.word()));
    if leads_to_document {
        let what = format!(
            "edges that lead to a document ({}), not relations",
            words::relation_kind(&kind).unwrap_or_default()
        );
        return draft.left_out(ImportPart::Relation, &what, place);
    }
    let (status, remark) = status(object, draft, &place);
    if remark.is_some() && reading.drops_inferred {
        return draft.left_out(ImportPart::Relation, "relations that the tool inferred", place);
    }
    let is_rule_made = object.word(&["inferred"]).as_deref() == Some("true");
    let mut evidence = if is_rule_made { Vec::new() } else { evidence::of(object, &|number| reading.chunk(number)) };
    if evidence.is_empty() && !is_rule_made {
        evidence.extend(
            reading.document.clone().map(|document| crate::import::draft::NewEvidence::citation(&document, None)),
        );
    }
    let notes: Vec<String> = remark.into_iter().chain(object.word(NOTES)).collect();
    let lists = [
        IDS, KINDS, NOTES, FROM, TO, RELATIONS, STATUSES, SPEAKERS, DATES, UNTIL, OTHERS, QUOTES, DOCUMENTS, PLACES,
        MENTIONS,
    ];
    let mut fields = object.fields(&lists);
    fields.retain(|key, _| !key.starts_with("evidence_") && !key.starts_with("quote_"));
    draft.relation(NewRelation {
        id: None,
        from,
        kind,
        to,
        status,
        by: object.word(SPEAKERS).map(End::Id),
        hedge: object.word(&["hedge"]),
        date: object.word(DATES),
        until: object.word(UNTIL),
        note: (!notes.is_empty()).then(|| notes.join("; ")),
        fields,
        evidence,
        is_undirected: is_undirected(object, reading.is_undirected),
        place,
    });
}

/// Whether a word says that an edge has a direction or none, not what it is.
fn is_direction(word: &str) -> bool {
    ["directed", "undirected", "mutual"].contains(&word.to_lowercase().as_str())
}

fn is_undirected(edge: Object<'_, '_>, default: bool) -> bool {
    match edge.word(&["directed", "direction", "undirected"]).as_deref() {
        Some("mutual" | "undirected") => true,
        Some("false") => edge.get(&["directed"]).is_some(),
        Some("true") => edge.get(&["undirected"]).is_some(),
        Some("directed") => false,
        _ if edge.word(&["type"]).is_some_and(|word| word.eq_ignore_ascii_case("undirected")) => true,
        _ => default,
    }
}

/// The end that an edge names: a node's id, an object with one, or the number of a node in the list, as old d3 writes it.
fn end(edge: Object<'_, '_>, keys: &[&str], reading: &Reading<'_, '_>) -> Option<End> {
    let value = edge.get(keys)?;
    let kind = match keys.first() {
        Some(&"source") => edge.word(&["subject_type", "source_type", "head_type"]),
        _ => edge.word(&["object_type", "target_type", "tail_type"]),
    };
    match value {
        Json::Object(_) => {
            let object = Object(value);
            Some(reading.end(object.word(IDS)?, object.words(KINDS).into_iter().next()))
        }
        Json::Number(number) if !reading.knows(number) => {
            let at = number.parse::<usize>().ok();
            let node = at.and_then(|at| reading.order.get(at)).filter(|_| reading.has_text_ids());
            Some(reading.end(node.cloned().unwrap_or_else(|| (*number).to_owned()), kind))
        }
        _ => Some(reading.end(value.word()?, kind)),
    }
}

/// The status of an edge from words that are meant as one, with a remark where the tool inferred it itself.
fn status(edge: Object<'_, '_>, draft: &mut Draft, place: &Where) -> (Status, Option<String>) {
    if edge.word(&["negated"]).as_deref() == Some("true") {
        return (Status::Denied, None);
    }
    let word = edge.word(STATUSES).or_else(|| edge.word(&["confidence"]).filter(|word| word.parse::<f64>().is_err()));
    let Some(word) = word else {
        let is_inferred = edge.word(&["inferred"]).as_deref() == Some("true");
        if is_inferred {
            draft.kept("relations that the tool inferred by rule, without evidence", place);
        }
        return (Status::Asserted, is_inferred.then(|| "inferred by the tool".to_owned()));
    };
    match word.to_lowercase().as_str() {
        "inferred" | "ambiguous" => {
            draft.changed("relations that the tool inferred or found ambiguous, now hypothetical", place);
            (
                Status::Hypothetical,
                Some(format!(
                    "{} by the tool",
                    if word.eq_ignore_ascii_case("inferred") { "inferred" } else { "found ambiguous" }
                )),
            )
        }
        "conflicted" => (Status::Alleged, Some("conflicting sources, says the tool".to_owned())),
        _ => (words::status(&word).unwrap_or_default(), None),
    }
}
