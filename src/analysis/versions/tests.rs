//! What two versions differ in: every sort of change is told once, and nothing else.

use super::{FieldChange, Versions};
use crate::model::fixture::{document, entity, open, quote, relation};
use crate::model::{DocumentIndex, Dossier, Entity, EntityIndex, OpenDossier, RelationKind, Status};

const ANN: EntityIndex = EntityIndex(0);
const BOB: EntityIndex = EntityIndex(1);
const CID: EntityIndex = EntityIndex(2);

fn base() -> Dossier {
    let mut met = relation(ANN, "met", BOB, Status::Alleged);
    met.evidence = vec![quote(0, "Ann met Bob")];
    let mut paid = relation(BOB, "paid", CID, Status::Asserted);
    paid.evidence = vec![quote(1, "Bob paid Cid"), quote(0, "paid")];
    Dossier {
        title: Some("Case".to_owned()),
        documents: vec![document("d", "Ann met Bob and paid."), document("e", "Bob paid Cid.")],
        entities: vec![entity("ann", "person", &[]), entity("bob", "person", &[]), entity("cid", "person", &[])],
        relations: vec![met, paid],
        ..Dossier::default()
    }
}

/// A difference in short: "status: Alleged → Denied".
fn field_words(change: &FieldChange) -> String {
    format!("{}: {} → {}", change.field, change.old, change.new)
}

fn differences(new: Dossier) -> (OpenDossier, OpenDossier, Versions) {
    let (old, new) = (open(base()), open(new));
    let versions = Versions::between(&old, &new);
    assert_eq!(versions.clone().turned().turned(), versions, "turned twice it is as before");
    (old, new, versions)
}

#[test]
fn equal_versions_have_no_difference() {
    let (.., versions) = differences(base());
    assert!(versions.is_empty());
    assert_eq!((versions.documents.same(), versions.entities.same()), (2, 3));
    assert_eq!((versions.claims.same(), versions.quotes.same()), (2, 3));
}

#[test]
fn the_order_in_the_file_does_not_count() {
    let mut new = base();
    new.entities.reverse();
    new.documents.reverse();
    new.relations.reverse();
    for relation in &mut new.relations {
        (relation.from, relation.to) = (EntityIndex(2 - relation.from.0), EntityIndex(2 - relation.to.0));
        relation.evidence.iter_mut().for_each(|piece| piece.document = DocumentIndex(1 - piece.document.0));
        relation.evidence.reverse();
    }
    let (.., versions) = differences(new);
    assert!(versions.is_empty(), "{versions:?}");
}

#[test]
fn what_is_added_and_what_is_gone_is_told_with_its_evidence() {
    let mut new = base();
    new.entities.push(entity("dora", "place", &[]));
    new.documents.push(document("f", "Ann saw Dora."));
    new.relations.remove(1);
    let mut saw = relation(ANN, "saw", EntityIndex(3), Status::Asserted);
    saw.evidence = vec![quote(2, "Ann saw Dora")];
    new.relations.push(saw);
    let (old, new, versions) = differences(new);
    assert_eq!(versions.documents.counts(), [1, 0, 0]);
    assert_eq!(versions.entities.added, [EntityIndex(3)]);
    assert_eq!((versions.claims.counts(), versions.quotes.counts()), ([1, 0, 1], [1, 0, 2]));
    assert_eq!((versions.claims.gone[0].at(), new.dossier.relations.len(), old.dossier.relations.len()), (1, 2, 2));
}

#[test]
fn a_claim_that_is_said_otherwise_is_one_change_and_not_two() {
    let change = |change: &dyn Fn(&mut Dossier)| {
        let mut new = base();
        change(&mut new);
        let (.., versions) = differences(new);
        assert_eq!(versions.claims.counts(), [0, 1, 0]);
        assert!(versions.quotes.is_empty());
        versions.claims.changed[0].fields.iter().map(field_words).collect::<Vec<_>>()
    };
    assert_eq!(change(&|new| new.relations[0].status = Status::Denied), ["status: Alleged → Denied"]);
    assert_eq!(change(&|new| new.relations[0].by = Some(CID)), ["by:  → cid"]);
    assert_eq!(change(&|new| new.relations[0].kind = "saw".to_owned()), ["kind: met → saw"]);
    assert_eq!(change(&|new| new.relations[0].note = Some("so".to_owned())), ["note:  → so"]);
}

#[test]
fn a_claim_is_known_by_its_id_whatever_it_says() {
    let with_id = |mut dossier: Dossier| {
        dossier.relations[0].id = Some("r".to_owned());
        dossier
    };
    let mut new = with_id(base());
    (new.relations[0].kind, new.relations[0].to) = ("pays".to_owned(), CID);
    let versions = Versions::between(&open(with_id(base())), &open(new));
    assert_eq!(versions.claims.counts(), [0, 1, 0]);
    let words: Vec<String> = versions.claims.changed[0].fields.iter().map(field_words).collect();
    assert_eq!(words, ["kind: met → pays", "to: bob → cid"]);
}

#[test]
fn an_entity_is_known_by_its_id_and_else_by_name_and_kind() {
    let mut new = base();
    new.entities[0] = Entity { id: "ann".to_owned(), ..entity("Anna", "person", &["Ann"]) };
    new.entities[1] = Entity { id: "b7".to_owned(), ..entity("Bob", "person", &[]) };
    let (.., versions) = differences(new);
    assert_eq!(versions.entities.counts(), [0, 2, 0]);
    let words: Vec<String> = versions.entities.changed[0].fields.iter().map(field_words).collect();
    assert_eq!(words, ["name: ann → Anna", "aliases:  → Ann"]);
    assert!(versions.claims.is_empty(), "they speak of the same");
}

#[test]
fn quotes_are_compared_within_their_claim() {
    let mut new = base();
    new.relations[0].evidence[0].quote = Some("Ann met".to_owned());
    new.relations[1].evidence.pop();
    new.relations[1].evidence.push(quote(1, "Cid"));
    let (.., versions) = differences(new);
    assert!(versions.claims.is_empty());
    assert_eq!(versions.quotes.counts(), [1, 1, 1]);
    assert_eq!(field_words(&versions.quotes.changed[0].fields[0]), "quote: Ann met Bob → Ann met");
}

#[test]
fn a_quote_that_does_not_stand_in_the_new_text_has_another_result() {
    let mut new = base();
    new.documents[0].text = Some("Ann saw Bob and paid.".to_owned());
    let read = |dossier: Dossier| {
        let reading = crate::text::read(&dossier);
        OpenDossier { reading, ..open(dossier) }
    };
    let versions = Versions::between(&read(base()), &read(new));
    assert_eq!(versions.documents.changed[0].fields.len(), 1);
    assert_eq!(
        field_words(&versions.documents.changed[0].fields[0]),
        "text: 21 characters → 21 characters, other from line 1 on"
    );
    assert_eq!(field_words(&versions.quotes.changed[0].fields[0]), "result: exact → missing");
    assert!(versions.claims.is_empty());
}

#[test]
fn a_symmetric_claim_has_no_order_of_ends() {
    let symmetric = |mut dossier: Dossier| {
        dossier.kinds = vec![RelationKind { name: "met".to_owned(), symmetric: true, ..RelationKind::default() }];
        dossier
    };
    let mut new = symmetric(base());
    (new.relations[0].from, new.relations[0].to) = (BOB, ANN);
    assert!(Versions::between(&open(symmetric(base())), &open(new)).is_empty());
}

#[test]
fn title_and_rules_are_compared_too() {
    let mut new = base();
    new.title = Some("Other".to_owned());
    new.kinds = vec![RelationKind { name: "met".to_owned(), symmetric: true, ..RelationKind::default() }];
    let (.., versions) = differences(new);
    let told: Vec<String> = versions.rest.iter().map(field_words).collect();
    assert_eq!(told, ["title: Case → Other", "rules of the kind “met”:  → symmetric"]);
    assert!(versions.claims.is_empty());
}
