//! The rules that hold for all formats, on drafts of some lines.

use super::*;
use crate::import::offer::{Given, Wishes};
use crate::model::Status;

fn finished(fill: impl FnOnce(&mut Draft), texts: &[(&str, &str)]) -> ImportResult {
    let given: Vec<Given> = texts.iter().map(|(path, text)| Given::new(path, text.as_bytes().to_vec())).collect();
    let wishes = Wishes::default();
    let mut draft = Draft::default();
    fill(&mut draft);
    let offer = Offer::new(&given, &wishes);
    crate::import::texts::add(&offer, &mut draft).expect("texts");
    let result = draft.finish(&offer, "test", "a test");
    assert!(result.report.adds_up(), "{:?}", result.report);
    result
}

fn relation(from: &str, kind: &str, to: &str) -> NewRelation {
    let end = |name: &str| End::Name(name.to_owned());
    NewRelation { from: end(from), kind: kind.to_owned(), to: end(to), ..NewRelation::default() }
}

fn told(result: &ImportResult) -> Vec<(usize, &str)> {
    result.report.told.iter().map(|line| (line.count, line.what.as_str())).collect()
}

#[test]
fn the_same_relation_twice_is_one_and_another_amount_makes_another() {
    let result = finished(
        |draft| {
            draft.relation(relation("Ann", "PAID", "Bob"));
            draft.relation(relation("Ann", "paid", "Bob"));
            let mut dear = relation("Ann", "paid", "Bob");
            dear.fields.insert("amount".to_owned(), "5".to_owned());
            draft.relation(dear);
            draft.relation(NewRelation { status: Status::Denied, ..relation("Ann", "paid", "Bob") });
        },
        &[],
    );
    assert_eq!(result.dossier.relations.len(), 3);
    assert_eq!(result.dossier.entities.len(), 2);
    assert!(told(&result).contains(&(1, "relations given before, the same in everything")), "{:?}", told(&result));
}

#[test]
fn an_end_that_is_no_entity_is_added_and_told_and_ids_are_unique() {
    let result = finished(
        |draft| {
            for name in ["Ann", "Anna"] {
                draft.entity(NewEntity { id: "1".to_owned(), name: name.to_owned(), ..NewEntity::default() });
            }
            draft.relation(NewRelation { to: End::Id("9".to_owned()), ..relation("Ann", "met", "x") });
        },
        &[],
    );
    let ids: Vec<&str> = result.dossier.entities.iter().map(|entity| entity.id.as_str()).collect();
    assert_eq!(ids, ["1", "1 (2)", "9"]);
    assert_eq!(result.dossier.entities[2].kind, "unknown");
    assert_eq!(result.report.of(ImportPart::Entity), ImportCounts { given: 2, made: 3 });
}

#[test]
fn a_text_belongs_to_the_document_that_names_it_and_names_take_its_spelling() {
    let result = finished(
        |draft| {
            draft.document(NewDocument { id: "wire".to_owned(), ..NewDocument::default() });
            let evidence =
                vec![NewEvidence::quote("wire.txt", "Ann met Bob"), NewEvidence::citation("http://a/b", None)];
            draft.relation(NewRelation { evidence, ..relation("ANN", "met", "bob") });
        },
        &[("docs/wire.txt", "Ann met Bob. Then Ann left."), ("docs/other.txt", "Nothing.")],
    );
    let documents: Vec<(&str, bool)> =
        result.dossier.documents.iter().map(|document| (document.id.as_str(), document.text.is_some())).collect();
    assert_eq!(documents, [("wire", true), ("other", true), ("http://a/b", false)]);
    assert_eq!(result.dossier.entities[0].name, "Ann");
    assert_eq!(result.dossier.entities[0].aliases, ["ANN"]);
    assert_eq!(result.dossier.entities[1].name, "Bob");
}

#[test]
fn undirected_stays_undirected() {
    let result =
        finished(|draft| draft.relation(NewRelation { is_undirected: true, ..relation("Ann", "knows", "Bob") }), &[]);
    assert!(result.dossier.kinds[0].symmetric);
}
