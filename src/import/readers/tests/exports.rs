//! What is exported and imported again keeps its documents, entities, claims and quotes.

use super::{claims, entities, files};
use crate::formats::export::{Export, ExportKind, ExportSubject};
use crate::import::ImportResult;
use crate::model::{Network, OpenDossier, Origin, Position, Problems, Visibility};
use crate::text;

/// A dossier with two directions of one kind, a contradiction, a speaker, a citation and a field.
fn sample() -> ImportResult {
    let names = ["kind", "aliases", "note", "evidence", "source_document", "amount", "status", "date", "relation"];
    let keys: String = names.iter().map(|name| format!("<key id='{name}' attr.name='{name}'/>")).collect();
    let data = |pairs: &[(&str, &str)]| -> String {
        pairs.iter().map(|(key, value)| format!("<data key='{key}'>{value}</data>")).collect()
    };
    let node = |id: &str, pairs: &[(&str, &str)]| format!("<node id='{id}'>{}</node>", data(pairs));
    let edge = |from: &str, to: &str, way: &str, pairs: &[(&str, &str)]| {
        format!("<edge source='{from}' target='{to}' directed='{way}'>{}</edge>", data(pairs))
    };
    let parts = [
        node("Ann", &[("kind", "person"), ("aliases", "A. Lee"), ("note", "=1+1")]),
        node("Bob &amp; &lt;Co&gt;", &[("kind", "organization")]),
        node("Cid", &[("kind", "person")]),
        edge(
            "Ann",
            "Bob &amp; &lt;Co&gt;",
            "true",
            &[
                ("relation", "paid"),
                ("evidence", "Ann paid Bob &amp; &lt;Co&gt;."),
                ("source_document", "wire"),
                ("amount", "5"),
            ],
        ),
        edge(
            "Ann",
            "Bob &amp; &lt;Co&gt;",
            "true",
            &[
                ("relation", "paid"),
                ("status", "denied"),
                ("evidence", "Ann paid nobody."),
                ("source_document", "note"),
                ("date", "2001"),
            ],
        ),
        edge("Bob &amp; &lt;Co&gt;", "Cid", "false", &[("relation", "met"), ("source_document", "wire")]),
        edge("Cid", "Ann", "true", &[("relation", "knows")]),
    ];
    let graph = format!("<graphml>{keys}<graph edgedefault='directed'>{}</graph></graphml>", parts.concat());
    files(&[("g.graphml", &graph), ("wire.txt", "Ann paid Bob & <Co>. It rained."), ("note.txt", "Ann paid nobody.")])
}

fn export(open: &OpenDossier, kind: ExportKind) -> Export {
    crate::formats::export::export(&ExportSubject::whole(open), kind)
}

fn opened(result: &ImportResult) -> OpenDossier {
    let dossier = result.dossier.clone();
    OpenDossier {
        origin: Origin::Builtin("sample".to_owned()),
        hash: String::new(),
        network: Network::of(&dossier).into(),
        claim_places: Vec::new().into(),
        import: None,
        reading: text::read(&dossier),
        problems: Problems::default(),
        dossier: dossier.into(),
    }
}

/// Exports the sample, and imports that with the texts of its documents.
fn again(kind: ExportKind, name: &str, has_texts: bool) -> (ImportResult, ImportResult) {
    let first = sample();
    let made = export(&opened(&first), kind);
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let named = |part: &str| {
        if kind == ExportKind::Vault {
            part.to_owned()
        } else if part.is_empty() {
            name.to_owned()
        } else {
            format!("{stem}.{part}.{ending}")
        }
    };
    let names: Vec<String> = made.files.iter().map(|file| named(&file.part)).collect();
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
    let made = export(&opened(&sample()), ExportKind::NodeLink);
    let json: serde_json::Value = serde_json::from_str(&made.files[0].text).expect("JSON");
    let edge = &json["edges"][1];
    assert_eq!((&edge["status"], &edge["date"]), (&"Denied".into(), &"2001".into()));
    assert_eq!(edge["evidence"][0]["quote"], "Ann paid nobody.");
    assert_eq!(json["edges"][2]["directed"], false);
    assert_eq!(json["documents"].as_array().map(Vec::len), Some(2));
    assert_eq!(made.lost, Vec::<String>::new());
}

#[test]
fn what_a_format_has_no_place_for_is_told() {
    assert_eq!(export(&opened(&sample()), ExportKind::Gexf).lost, ["texts of documents: 2"]);
    let kind = |name| ExportKind::of(name).map(|(_, kind)| kind);
    assert_eq!(kind("a.FTM.json"), Some(ExportKind::FollowTheMoney));
    assert_eq!((kind("a.json"), kind("a.txt")), (Some(ExportKind::NodeLink), None));
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

#[test]
fn notes_keep_everything_word_for_word() {
    let (first, second) = again(ExportKind::Vault, "out", true);
    assert_eq!(sorted(entities(&first)), sorted(entities(&second)));
    assert_eq!(sorted(claims(&first)), sorted(claims(&second)));
    assert_eq!(second.report.recognised, "a vault of Markdown notes that Sayso wrote");
    let text =
        |result: &ImportResult| sorted(result.dossier.documents.iter().filter_map(|one| one.text.clone()).collect());
    assert_eq!(text(&first), text(&second));
    let note = |result: &ImportResult| result.dossier.entities.iter().find_map(|entity| entity.note.clone());
    assert_eq!((note(&first), note(&second)), (Some("=1+1".to_owned()), Some("=1+1".to_owned())));
    let paid = second.dossier.relations.iter().find(|claim| claim.fields.contains_key("amount"));
    assert_eq!(paid.and_then(|claim| claim.fields.get("amount")).map(String::as_str), Some("5"));
    assert_eq!(second.dossier.kinds, first.dossier.kinds);
}

#[test]
fn node_link_is_read_back() {
    let (first, second) = again(ExportKind::NodeLink, "out.json", true);
    assert_eq!(sorted(entities(&first)), sorted(entities(&second)));
    assert_eq!(sorted(claims(&first)), sorted(claims(&second)));
    assert_eq!(first.dossier.documents.len(), second.dossier.documents.len());
}

#[test]
fn only_what_is_shown_is_exported_with_its_ends_and_documents_and_places() {
    let open = opened(&sample());
    let visibility = Visibility {
        entities: vec![false, false, true],
        relations: vec![false, true, false, false],
        ..Visibility::default()
    };
    let positions = [Position::new(1.5, -2.0), Position::new(0.0, 0.0), Position::new(f32::NAN, 0.0)];
    for (kind, place) in [
        (ExportKind::Gexf, "<viz:position x=\"1.5\" y=\"2\" z=\"0\"/>"),
        (ExportKind::GraphMl, "<data key=\"x\">1.5</data><data key=\"y\">-2</data>"),
    ] {
        let subject = ExportSubject { open: &open, visibility: Some(&visibility), positions: Some(&positions) };
        let made = crate::formats::export::export(&subject, kind);
        assert!(made.files[0].text.contains(place), "{}", made.files[0].text);
        assert_eq!(made.lost, ["texts of documents: 1"]);
        let second = files(&[(if kind == ExportKind::Gexf { "a.gexf" } else { "a.graphml" }, &made.files[0].text)]);
        assert_eq!(second.dossier.relations.len(), 1);
        assert_eq!(second.dossier.entities.len(), 3, "both ends, and who is shown alone");
        assert!(second.dossier.entities.iter().all(|entity| entity.fields.is_empty()), "places are no fields");
    }
}
