//! The shapes of graphs in JSON, each as its tool writes it.

use crate::import::offer::{Given, Offer, Wishes};
use crate::import::{ImportResult, import};
use crate::model::{Relation, Status};

fn result(files: &[(&str, &str)]) -> ImportResult {
    let given: Vec<Given> = files.iter().map(|(path, text)| Given::new(path, text.as_bytes().to_vec())).collect();
    let wishes = Wishes::default();
    let result = import(&Offer::new(&given, &wishes), None).unwrap_or_else(|refusal| panic!("{:?}", refusal.0));
    assert!(result.report.adds_up(), "{:?}", result.report);
    result
}

fn of(json: &str) -> ImportResult {
    result(&[("graph.json", json)])
}

fn claims(result: &ImportResult) -> Vec<String> {
    let name = |entity| result.dossier.entity_name(entity);
    let claim = |relation: &Relation| format!("{} — {} — {}", name(relation.from), relation.kind, name(relation.to));
    result.dossier.relations.iter().map(claim).collect()
}

#[test]
fn node_link_graphs_are_read_by_ids_indices_and_objects() {
    for json in [
        r#"{"nodes": [{"id": "a", "name": "Ann"}, {"id": "b", "name": "Bob"}], "links": [{"source": "a", "target": "b", "relation": "KNOWS"}]}"#,
        r#"{"nodes": [{"name": "Ann"}, {"name": "Bob"}], "links": [{"source": 0, "target": 1, "type": "knows"}]}"#,
        r#"{"nodes": [{"id": 1, "label": "Ann"}, {"id": 2, "label": "Bob"}], "edges": [{"source": {"id": 1}, "target": {"id": 2}, "label": "knows"}]}"#,
        r#"{"elements": {"nodes": [{"data": {"id": "a", "label": "Ann"}}, {"data": {"id": "b", "label": "Bob"}}], "edges": [{"data": {"source": "a", "target": "b", "interaction": "knows"}}]}}"#,
        r#"{"elements": [{"data": {"id": "a", "label": "Ann"}}, {"data": {"id": "b", "label": "Bob"}}, {"data": {"source": "a", "target": "b", "label": "knows"}}]}"#,
        r#"{"options": {"type": "directed"}, "nodes": [{"key": "a", "attributes": {"label": "Ann"}}, {"key": "b", "attributes": {"label": "Bob"}}], "edges": [{"key": "0", "source": "a", "target": "b", "attributes": {"label": "knows"}}]}"#,
        r#"{"elements": [{"_id": "a", "label": "Ann"}, {"_id": "b", "label": "Bob"}], "connections": [{"from": "a", "to": "b", "type": "knows", "direction": "directed"}]}"#,
        r#"[{"subject": "Ann", "predicate": "knows", "object": "Bob"}]"#,
        r#"[["Ann", "knows", "Bob"]]"#,
        "{\"head\": \"Ann\", \"type\": \"knows\", \"tail\": \"Bob\"}\n{\"head\": \"Ann\", \"type\": \"knows\", \"tail\": \"Bob\"}",
    ] {
        assert_eq!(claims(&of(json)), ["Ann — knows — Bob"], "{json}");
    }
}

#[test]
fn undirected_graphs_and_mutual_edges_stay_so() {
    let json = r#"{"directed": false, "nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": "a", "target": "b", "relation": "knows"}]}"#;
    assert!(of(json).dossier.kinds[0].symmetric);
    let kumu = r#"{"elements": [{"label": "a"}, {"label": "b"}], "connections": [{"from": "a", "to": "b", "type": "knows", "direction": "mutual"}]}"#;
    assert!(of(kumu).dossier.kinds[0].symmetric);
}

#[test]
fn quotes_come_from_where_tools_put_them_and_model_text_is_a_remark() {
    let json = r#"{"nodes": [{"id": "a"}, {"id": "b"}], "links": [
        {"source": "a", "target": "b", "relation_type": "MET", "evidence": "a met b", "source_document": "wire", "description": "a model wrote this",
         "mentions": [{"source_document": "wire", "evidence": "a met b"}, {"source_document": "note", "evidence": "they met"}], "support_documents": ["wire", "note", "third"]},
        {"source": "b", "target": "a", "relation": "saw", "evidence": [{"quote": "b saw a", "doc": "wire"}]}]}"#;
    let result = of(json);
    let quotes: Vec<Option<&str>> =
        result.dossier.relations[0].evidence.iter().map(|piece| piece.quote.as_deref()).collect();
    assert_eq!(quotes, [Some("a met b"), Some("they met"), None]);
    assert_eq!(result.dossier.relations[0].note.as_deref(), Some("a model wrote this"));
    assert_eq!(result.dossier.relations[1].evidence[0].quote.as_deref(), Some("b saw a"));
    assert_eq!(result.dossier.documents.len(), 3);
}

#[test]
fn what_a_tool_inferred_is_not_asserted_and_lines_are_cited() {
    let json = r#"{"graph": {"graphify_version": "0.9", "hyperedges": [{"label": "The sale"}]}, "nodes": [{"id": "a"}, {"id": "b"}], "links": [
        {"source": "a", "target": "b", "relation": "pays", "confidence": "INFERRED", "source_file": "wire.txt", "source_location": "L9"},
        {"source": "a", "target": "b", "relation": "sees", "confidence": "EXTRACTED", "source_file": "wire.txt", "source_location": "L2"}]}"#;
    let result = of(json);
    let statuses: Vec<Status> = result.dossier.relations.iter().map(|relation| relation.status).collect();
    assert_eq!(statuses, [Status::Hypothetical, Status::Asserted]);
    assert_eq!(result.dossier.relations[0].evidence[0].note.as_deref(), Some("line 9"));
    assert!(
        result.report.told.iter().any(|line| line.what == "edges with more than two ends" && line.first == "The sale")
    );
}

#[test]
fn nodes_that_are_documents_are_documents_and_edges_to_them_are_told() {
    let json = r#"{"metadata": {"sift_kg_version": "0.9.0"}, "nodes": [{"id": "doc:wire", "entity_type": "DOCUMENT", "name": "wire"},
        {"id": "person:a", "entity_type": "PERSON", "name": "Ann", "attributes": {"aliases": ["A."]}}, {"id": "document:x", "entity_type": "DOCUMENT", "name": "The pact"}],
        "links": [{"source": "person:a", "target": "doc:wire", "relation_type": "MENTIONED_IN"}, {"source": "person:a", "target": "document:x", "relation_type": "SIGNS", "evidence": "Ann signs", "source_document": "wire"}]}"#;
    let result = result(&[("graph_data.json", json), ("docs/wire.txt", "Ann signs the pact.")]);
    assert_eq!(claims(&result), ["Ann — signs — The pact"]);
    assert_eq!(result.dossier.documents.len(), 1);
    assert_eq!(result.dossier.documents[0].text.as_deref(), Some("Ann signs the pact."));
    assert_eq!(result.dossier.entities[0].aliases, ["A."]);
    assert_eq!(result.report.recognised, "a graph of sift-kg, version 0.9.0");
}

#[test]
fn triples_with_chunks_get_passages_of_the_text_beside_and_inferred_ones_no_evidence() {
    let words: Vec<String> = (0..400).map(|number| format!("w{number}")).collect();
    let json = r#"[{"subject": "james watt", "predicate": "improved", "object": "steam engine", "chunk": 2},
        {"subject": "james watt", "predicate": "relates to", "object": "steam", "inferred": true},
        {"subject": "ann", "predicate": "met", "object": "bob", "subject_type": "person", "source_sentence": "Ann met Bob", "chunk": 1}]"#;
    let text = format!("James Watt. {}. Ann met Bob", words.join(" "));
    let result = result(&[("kg.json", json), ("text.txt", &text)]);
    let passage = result.dossier.relations[0].evidence[0].passage.clone().unwrap_or_default();
    assert!(passage.starts_with("w178 w179"), "{passage}");
    assert!(result.dossier.relations[1].evidence.is_empty());
    assert_eq!(result.dossier.entities[0].name, "James Watt");
    assert_eq!(result.dossier.relations[2].evidence[0].quote.as_deref(), Some("Ann met Bob"));
}

#[test]
fn keys_of_chunks_are_built_not_split_and_graph_documents_cite_their_source() {
    let json = r#"{"entities": ["well-known-x", "y"], "edges": ["is-a"], "relations": [["well-known-x", "is-a", "y"]],
        "relations_chunk_ids": {"well-known-x-is-a-y": [["a/text.txt", 2]]}, "entity_clusters": {"y": ["y", "why"]}}"#;
    let kg_gen = of(json);
    assert_eq!(kg_gen.dossier.relations[0].evidence[0].note.as_deref(), Some("chunk 2"));
    assert_eq!(kg_gen.dossier.entities[1].aliases, ["why"]);
    let json = r#"[{"nodes": [{"id": "Ann", "type": "Person"}, {"id": "Bob", "type": "Person"}], "relationships": [{"source": {"id": "Ann", "type": "Person"}, "target": {"id": "Bob", "type": "Person"}, "type": "MET"}],
        "source": {"page_content": "Ann met Bob.", "metadata": {"source": "wire.txt"}}}]"#;
    let result = of(json);
    assert_eq!(claims(&result), ["Ann — met — Bob"]);
    assert_eq!(result.dossier.documents[0].text.as_deref(), Some("Ann met Bob."));
    assert_eq!(result.dossier.relations[0].evidence.len(), 1);
}

#[test]
fn what_is_broken_is_told_with_its_place() {
    let refused = |json: &str| {
        let given = [Given::new("a.json", json.as_bytes().to_vec())];
        let wishes = Wishes::default();
        let refusal = import(&Offer::new(&given, &wishes), None).expect_err(json);
        (refusal.0.place.map(|place| (place.line, place.column)), refusal.0.message)
    };
    assert_eq!(refused("{\"nodes\": [{\"id\": \"a\"}],\n \"edges\": [{\"source\": \"a\",").0, Some((2, 27)));
    assert!(refused("").1.contains("empty"));
    assert!(refused("{\"some\": \"thing\"}").1.contains("JSON"));
}
