//! Tables as people have them.

use crate::import::offer::{Given, Offer, Wishes};
use crate::import::{ImportResult, import};
use crate::model::{Dossier, ImportPart, Status, TableKind};

fn result(files: &[(&str, &str)]) -> ImportResult {
    with_wishes(files, &Wishes::default())
}

fn with_wishes(files: &[(&str, &str)], wishes: &Wishes) -> ImportResult {
    let given: Vec<Given> = files.iter().map(|(path, text)| Given::new(path, text.as_bytes().to_vec())).collect();
    let result = import(&Offer::new(&given, wishes), None).unwrap_or_else(|refusal| panic!("{:?}", refusal.0));
    assert!(result.report.adds_up(), "{:?}", result.report);
    result
}

/// Claims as `from — kind — to`.
fn claims(dossier: &Dossier) -> Vec<String> {
    let name = |entity| dossier.entity_name(entity);
    let claim = |relation: &crate::model::Relation| {
        format!("{} — {} — {}", name(relation.from), relation.kind, name(relation.to))
    };
    dossier.relations.iter().map(claim).collect()
}

fn told(result: &ImportResult, words: &str) -> Option<(usize, String)> {
    result.report.told.iter().find(|line| line.what.contains(words)).map(|line| (line.count, line.first.clone()))
}

#[test]
fn nodes_and_edges_of_gephi_are_one_network() {
    let nodes = "Id,Label,Type,Born\n1,Ann,person,1970\n2,Acme,org,\n";
    let edges = "Source,Target,Type,Id,Label,Weight\n1,2,Directed,0,works for,1.5\n2,1,Directed,0,pays,\n1,9,Directed,0,met,2\n";
    let result = result(&[("nodes.csv", nodes), ("edges.csv", edges)]);
    assert_eq!(claims(&result.dossier), ["Ann — works for — Acme", "Acme — pays — Ann", "Ann — met — 9"]);
    assert_eq!(result.dossier.entities[1].kind, "organization");
    assert_eq!(result.dossier.entities[0].fields.get("Born").map(String::as_str), Some("1970"));
    assert_eq!(result.dossier.relations[0].fields.get("Weight").map(String::as_str), Some("1.5"));
    assert_eq!(told(&result, "ends that are no entity"), Some((1, "edges.csv, line 4".to_owned())));
    assert_eq!(told(&result, "relations whose id was taken").map(|(count, _)| count), Some(2));
    assert!(result.dossier.kinds.is_empty());
}

#[test]
fn a_sheet_with_sources_and_quotes_is_claims_with_evidence() {
    let sheet = "\u{FEFF}Entity A Type,Entity A,Entity B Type,Entity B,Connection,Source(s),Quote,Status,Who says so,Date\n\
        Person,Ann,Company,Acme,works for,http://a/1 http://a/2,\"Ann works\nfor Acme.\",Alleged,Bob,2019-03\n\
        Person,,Company,Acme,owns,,,,,\n\
        Person,Ann,Company,Acme,=owns,,,false,,\n";
    let result = result(&[("sheet.csv", sheet)]);
    assert_eq!(claims(&result.dossier), ["Ann — works for — Acme", "Ann — =owns — Acme"]);
    let relation = &result.dossier.relations[0];
    assert_eq!((relation.status, relation.evidence.len()), (Status::Alleged, 2));
    assert_eq!(relation.evidence[0].quote.as_deref(), Some("Ann works\nfor Acme."));
    assert_eq!(result.dossier.relations[1].status, Status::Denied);
    assert_eq!(relation.by.map(|by| result.dossier.entity_name(by)), Some("Bob"));
    assert_eq!(told(&result, "rows with an empty end"), Some((1, "sheet.csv, line 4".to_owned())));
    let kinds: Vec<&str> = result.dossier.entities.iter().map(|entity| entity.kind.as_str()).collect();
    assert_eq!(kinds, ["person", "organization", "unknown"]);
}

#[test]
fn source_is_an_end_beside_target_and_a_reference_beside_other_ends() {
    let reference =
        result(&[("a.csv", "From;To;Source;Quote\nAnn;Bob;wire.txt;\"Ann met Bob\"\n"), ("wire.txt", "Ann met Bob.")]);
    assert_eq!(reference.dossier.documents[0].text.as_deref(), Some("Ann met Bob."));
    assert_eq!(reference.dossier.relations[0].evidence[0].quote.as_deref(), Some("Ann met Bob"));
    let end = result(&[("a.csv", "Source,Target\nAnn,Bob\n")]);
    assert_eq!(claims(&end.dossier), ["Ann — related to — Bob"]);
}

#[test]
fn headings_in_other_languages_and_separators_are_known() {
    for sheet in [
        "Von;Nach;Beziehung;Zitat;Quelle\nAnn;Bob;kennt;Ann kennt Bob;a.txt\n",
        "sep=;\nVon;Nach;Beziehung;Zitat;Quelle\nAnn;Bob;kennt;Ann kennt Bob;a.txt\n",
        "De\tVers\tLien\tExtrait\tFichier\nAnn\tBob\tkennt\tAnn kennt Bob\ta.txt\n",
        "Origen|Destino|Vínculo|Cita|Fuente\nAnn|Bob|kennt|Ann kennt Bob|a.txt\n",
        "Person 1,Person 2,Relationship,Evidence,Document\nAnn,Bob,kennt,Ann kennt Bob,a.txt\n",
        "Name,Rolle,Organisation,Zitat,Quelle\nAnn,kennt,Bob,Ann kennt Bob,a.txt\n",
        "Person,Connection,Company,Quote,Source\nAnn,kennt,Bob,Ann kennt Bob,a.txt\n",
    ] {
        let result = result(&[("a.csv", sheet)]);
        assert_eq!(claims(&result.dossier), ["Ann — kennt — Bob"], "{sheet}");
        assert_eq!(result.dossier.relations[0].evidence[0].quote.as_deref(), Some("Ann kennt Bob"), "{sheet}");
        assert_eq!(result.dossier.documents.len(), 1, "{sheet}");
    }
}

#[test]
fn a_quote_without_a_source_finds_the_text_that_has_it() {
    let files = [
        ("a.csv", "From,To,Quote\nAnn,Bob,Ann met Bob\nAnn,Cid,Ann met nobody\n"),
        ("one.txt", "Nothing here."),
        ("two.txt", "And so Ann met Bob."),
    ];
    let result = result(&files);
    let relation = &result.dossier.relations[0];
    assert_eq!(
        result.dossier.document(relation.evidence[0].document).map(|document| document.id.as_str()),
        Some("two")
    );
    assert_eq!(result.dossier.relations[1].note.as_deref(), Some("Ann met nobody"));
    assert!(result.dossier.relations[1].evidence.is_empty());
    assert_eq!(told(&result, "stand in none").map(|(count, _)| count), Some(1));
}

#[test]
fn ragged_rows_and_an_unclosed_mark_keep_the_good_rows() {
    let result = result(&[("a.csv", "Source,Target,Label\nA,B,knows\nC,D\nE,F,likes,extra\n\"G,H,sees\nI,J,hears\n")]);
    let expected = ["A — knows — B", "C — related to — D", "E — likes — F", "G — sees — H", "I — hears — J"];
    assert_eq!(claims(&result.dossier), expected);
    assert_eq!(told(&result, "never closed"), Some((1, "a.csv, line 5".to_owned())));
    assert_eq!(result.report.tables[0].bad, [(3, "cells are missing"), (4, "more cells than headings")]);
}

#[test]
fn roles_that_are_given_count_and_a_table_without_headings_is_read() {
    let mut wishes = Wishes { no_header: true, ..Wishes::default() };
    assert_eq!(claims(&with_wishes(&[("a.csv", "Ann,Bob,knows\n")], &wishes).dossier), ["Ann — knows — Bob"]);
    wishes = Wishes::default();
    wishes.roles = [("x", "to"), ("y", "from"), ("z", "relation")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
    assert_eq!(claims(&with_wishes(&[("a.csv", "x,y,z\nAnn,Bob,knows\n")], &wishes).dossier), ["Bob — knows — Ann"]);
    let list = result(&[("a.csv", "Ann,Bob\nBob,Cid\nCid,Ann\n")]);
    assert_eq!(list.dossier.relations.len(), 3, "a first row that comes again is data");
}

#[test]
fn a_matrix_is_a_claim_a_cell_and_a_symmetric_one_has_no_direction() {
    let result = result(&[("a.csv", ",Ann,Bob,Cid\nAnn,0,1,0\nBob,1,0,2\nCid,0,2,0\n")]);
    assert_eq!(claims(&result.dossier), ["Ann — related to — Bob", "Bob — related to — Cid"]);
    assert!(result.dossier.kinds[0].symmetric);
    assert_eq!(result.report.tables[0].kind, TableKind::Matrix);
}

#[test]
fn evidence_of_a_table_of_its_own_is_added_to_its_claim() {
    let result = result(&[
        ("nodes.csv", "id,name,kind\na,Ann,person\nb,Bob,person\n"),
        ("edges.csv", "id,from,to,kind\ne1,a,b,met\n"),
        ("evidence.csv", "edge,doc,quote\ne1,d.txt,Ann met Bob\ne1,d.txt,They met\ne9,d.txt,no\n"),
        ("documents.csv", "id,title,text\nd.txt,The wire,Ann met Bob. They met twice.\n"),
    ]);
    assert_eq!(result.dossier.relations[0].evidence.len(), 2);
    assert_eq!(result.dossier.documents[0].title, "The wire");
    assert_eq!(result.report.of(ImportPart::Evidence).made, 2);
    assert_eq!(told(&result, "claims that there are none of"), Some((1, "evidence.csv, line 4".to_owned())));
}

#[test]
fn a_folder_of_texts_beside_a_table_is_not_taken_for_tables() {
    let prose = "Ann, Bob, and Cid met.\nThey talked, ate, and left.\n";
    let result = result(&[("a.csv", "From,To\nAnn,Bob\n"), ("docs/one.txt", prose), ("docs/two.txt", prose)]);
    assert_eq!(result.report.tables.len(), 1);
    assert_eq!(result.dossier.documents.len(), 2);
}

#[test]
fn a_table_of_which_nothing_is_known_says_its_headings() {
    let given = [Given::new("a.csv", b"q1,q2,q3,q4\n\n".to_vec())];
    let wishes = Wishes::default();
    let result = import(&Offer::new(&given, &wishes), None);
    assert!(result.is_ok() || result.is_err_and(|refusal| refusal.0.message.contains("“q1”")));
}
