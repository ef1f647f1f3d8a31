//! What is exported and imported again keeps its documents, entities, claims and quotes.

use super::{claims, entities, files};
use crate::formats::export::{ExportKind, export};
use crate::import::ImportResult;
use crate::model::{Network, OpenDossier, Origin, Problems};
use crate::text;

/// A dossier with two directions of one kind, a contradiction, a speaker, a citation and a field.
fn sample() -> ImportResult {
    let bundle = r#"{"nodes": [{"id": "a", "label": "Ann", "kind": "person", "aliases": ["A. Lee"], "note": "=1+1"},
        {"id": "b", "label": "Bob & <Co>", "kind": "organization"}, {"id": "c", "label": "Cid", "kind": "person"}],
        "links": [{"source": "a", "target": "b", "relation": "paid", "evidence": "Ann paid Bob & <Co>.", "source_document": "wire", "amount": "5"},
        {"source": "a", "target": "b", "relation": "paid", "status": "denied", "evidence": "Ann paid nobody.", "source_document": "note", "date": "2001"},
        {"source": "b", "target": "c", "relation": "met", "source_document": "wire"}, {"source": "c", "target": "a", "relation": "knows"}]}"#;
    files(&[("g.json", bundle), ("wire.txt", "Ann paid Bob & <Co>. It rained."), ("note.txt", "Ann paid nobody.")])
}

fn opened(result: &ImportResult) -> OpenDossier {
    let dossier = result.dossier.clone();
    OpenDossier {
        origin: Origin::Builtin("sample".to_owned()),
        hash: String::new(),
        network: Network::of(&dossier),
        claim_places: Vec::new(),
        reading: text::read(&dossier),
        problems: Problems::default(),
        dossier,
    }
}

/// Exports the sample, and imports that with the texts of its documents.
fn again(kind: ExportKind, name: &str, has_texts: bool) -> (ImportResult, ImportResult) {
    let first = sample();
    let made = export(&opened(&first), kind);
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let named = |part: &str| if part.is_empty() { name.to_owned() } else { format!("{stem}.{part}.{ending}") };
    let names: Vec<String> = made.files.iter().map(|file| named(file.part)).collect();
    let mut given: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(made.files.iter().map(|file| file.text.as_str())).collect();
    if !has_texts {
        given.extend([("wire.txt", "Ann paid Bob & <Co>. It rained."), ("note.txt", "Ann paid nobody.")]);
    }
    let second = files(&given);
    (first, second)
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

#[test]
fn gexf_and_graphml_keep_every_claim_with_its_evidence() {
    for (kind, name) in [(ExportKind::Gexf, "out.gexf"), (ExportKind::GraphMl, "out.graphml")] {
        let (first, second) = again(kind, name, false);
        assert_eq!(entities(&first), entities(&second), "{name}");
        assert_eq!(claims(&first), claims(&second), "{name}");
        assert_eq!(first.dossier.relations[0].fields.get("amount"), second.dossier.relations[0].fields.get("amount"));
        assert_eq!(first.dossier.relations[1].date, second.dossier.relations[1].date);
    }
}

#[test]
fn node_link_keeps_documents_and_claims() {
    let (first, second) = again(ExportKind::NodeLink, "out.json", true);
    assert_eq!(entities(&first), entities(&second));
    assert_eq!(claims(&first), claims(&second));
    assert_eq!(second.dossier.documents.iter().filter(|document| document.text.is_some()).count(), 2);
}

#[test]
fn tables_keep_claims_and_their_quotes() {
    let (first, second) = again(ExportKind::Csv, "out.csv", true);
    assert_eq!(sorted(entities(&first)), sorted(entities(&second)));
    assert_eq!(sorted(claims(&first)), sorted(claims(&second)));
}

#[test]
fn follow_the_money_keeps_claims_with_their_status() {
    let (first, second) = again(ExportKind::FollowTheMoney, "out.ftm.json", true);
    assert_eq!(entities(&first), entities(&second));
    assert_eq!(claims(&first), claims(&second));
    assert_eq!(second.dossier.documents.len(), 2);
}
