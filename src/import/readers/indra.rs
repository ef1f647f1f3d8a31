//! INDRA's statements as JSON: each with its evidence, the sentences of papers that it was read from.
//!
//! A statement has a relation for each status that its evidence gives it: denied where a sentence negates it, hypothetical where
//! it is a hypothesis. Its sentences are quotes of the papers, whose texts are given beside.

use crate::formats::json_tree::Json;
use crate::import::draft::{Draft, End, NewDocument, NewEntity, NewEvidence, NewRelation, Where};
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::{Deed, ImportPart, Status};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The agents of a statement: those that act, then those that are acted upon.
const ACTS: [&str; 6] = ["subj", "enz", "gef", "gap", "sub_from", "agent"];
const ACTED: [&str; 6] = ["obj", "sub", "ras", "target", "obj_to", "factor"];

/// The most members of a complex that are tied to one another.
const MEMBERS: usize = 12;

/// Objects with agents and evidence that names a reader.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let is_any = offer.items().any(is_statements);
    is_any.then(|| Recognised { words: "INDRA statements".to_owned() })
}

fn is_statements(item: &Item<'_>) -> bool {
    let looks = item.looks();
    [&["type", "subj", "obj"][..], &["type", "enz", "sub"], &["type", "members", "evidence"], &["type", "matches_hash"]]
        .iter()
        .any(|keys| looks.has_keys(keys))
        && looks.text().contains("source_api")
}

/// Reads all statements.
pub(super) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let (mut agents, mut papers) = (BTreeSet::new(), BTreeSet::new());
    for item in offer.items().filter(|item| is_statements(item)) {
        item.mark_used();
        let value = &item.json()?.value;
        let statements = value.get("statements").map_or_else(|| value.items(), Json::items);
        let statements = if statements.is_empty() { std::slice::from_ref(value) } else { statements };
        let file: Arc<str> = item.path().into();
        for statement in statements {
            let place = Where::line(&file, item.line(statement.at()));
            let pairs = pairs(statement);
            if pairs.is_empty() {
                draft.tell(Deed::LeftOut(ImportPart::Relation), "statements with fewer than two agents", 1, place);
                continue;
            }
            for agent in pairs.iter().flat_map(|(from, to, _)| [*from, *to]) {
                entity(agent, &place, &mut agents, draft);
            }
            papers_of(statement, &place, &mut papers, draft);
            pairs
                .into_iter()
                .for_each(|(from, to, is_undirected)| relations(statement, from, to, is_undirected, &place, draft));
        }
    }
    Ok(())
}

/// The pairs of agents that a statement ties, and whether without a direction.
fn pairs<'j, 't>(statement: &'j Json<'t>) -> Vec<(&'j Json<'t>, &'j Json<'t>, bool)> {
    let one = |keys: &[&str]| keys.iter().find_map(|key| statement.get(key)).filter(|agent| name(agent).is_some());
    if let (Some(from), Some(to)) = (one(&ACTS), one(&ACTED)) {
        return vec![(from, to, false)];
    }
    let members: Vec<&Json<'t>> = statement
        .get("members")
        .map(Json::items)
        .unwrap_or_default()
        .iter()
        .filter(|agent| name(agent).is_some())
        .take(MEMBERS)
        .collect();
    let mut pairs = Vec::new();
    for (at, from) in members.iter().enumerate() {
        pairs.extend(members[at + 1..].iter().map(|to| (*from, *to, true)));
    }
    pairs
}

fn name(agent: &Json<'_>) -> Option<String> {
    agent.word_of(&["name"])
}

fn entity(agent: &Json<'_>, place: &Where, agents: &mut BTreeSet<String>, draft: &mut Draft) {
    let Some(name) = name(agent).filter(|name| agents.insert(name.clone())) else { return };
    let references = agent.get("db_refs").map(Json::pairs).unwrap_or_default();
    let links = references.iter().filter(|(key, _)| key != "TEXT");
    let links: BTreeMap<String, String> =
        links.filter_map(|(key, value)| Some((key.to_lowercase(), value.word()?))).collect();
    let text = references.iter().find(|(key, _)| key == "TEXT").and_then(|(_, value)| value.word());
    draft.entity(NewEntity {
        id: name.clone(),
        aliases: text.into_iter().filter(|text| *text != name).collect(),
        name,
        links,
        place: place.clone(),
        ..NewEntity::default()
    });
}

/// The paper of a piece of evidence, by its id.
fn paper(piece: &Json<'_>) -> Option<String> {
    let references = piece.get("text_refs");
    let named = |keys: &[&str]| references.and_then(|references| references.word_of(keys));
    piece
        .word_of(&["pmid"])
        .or_else(|| named(&["PMID"]))
        .map(|pmid| format!("PMID {}", pmid.trim_start_matches("PMID")))
        .or_else(|| named(&["PMCID", "DOI"]))
        .or_else(|| piece.word_of(&["source_id", "source_api"]))
}

fn papers_of(statement: &Json<'_>, place: &Where, papers: &mut BTreeSet<String>, draft: &mut Draft) {
    for piece in statement.get("evidence").map(Json::items).unwrap_or_default() {
        let Some(id) = paper(piece).filter(|id| papers.insert(id.clone())) else { continue };
        let url = id.strip_prefix("PMID ").map(|pmid| format!("https://pubmed.ncbi.nlm.nih.gov/{pmid}/"));
        draft.document(NewDocument { title: id.clone(), id, url, place: place.clone(), ..NewDocument::default() });
    }
}

/// One relation for each status that the evidence gives.
fn relations(
    statement: &Json<'_>,
    from: &Json<'_>,
    to: &Json<'_>,
    is_undirected: bool,
    place: &Where,
    draft: &mut Draft,
) {
    let (Some(from), Some(to)) = (name(from), name(to)) else { return };
    let mut by_status: BTreeMap<Status, Vec<NewEvidence>> = BTreeMap::new();
    for piece in statement.get("evidence").map(Json::items).unwrap_or_default() {
        let says = |word: &str| {
            piece.get("epistemics").and_then(|said| said.word_of(&[word])).is_some_and(|value| value == "true")
        };
        let status = match (says("negated"), says("hypothesis")) {
            (true, _) => Status::Denied,
            (_, true) => Status::Hypothetical,
            _ => Status::Asserted,
        };
        let reader = piece.word_of(&["source_api"]).map(|reader| format!("read by {reader}"));
        let (document, quote) = (paper(piece), piece.word_of(&["text"]));
        by_status.entry(status).or_default().push(NewEvidence {
            document,
            quote,
            note: reader,
            ..NewEvidence::default()
        });
    }
    if by_status.is_empty() {
        by_status.insert(Status::Asserted, Vec::new());
    }
    let fields: BTreeMap<String, String> = ["belief", "residue", "position", "obj_activity"]
        .into_iter()
        .filter_map(|key| Some((key.to_owned(), statement.word_of(&[key])?)))
        .collect();
    let is_alone = by_status.len() == 1 && !is_undirected;
    for (status, evidence) in by_status {
        draft.relation(NewRelation {
            id: statement.word_of(&["id"]).filter(|_| is_alone),
            from: End::Id(from.clone()),
            kind: statement.word_of(&["type"]).unwrap_or_default(),
            to: End::Id(to.clone()),
            status,
            fields: fields.clone(),
            evidence,
            is_undirected,
            place: place.clone(),
            ..NewRelation::default()
        });
    }
}
