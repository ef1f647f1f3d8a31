//! Files that are broken or made to do harm: each is one sentence with a place, and nothing more.

use super::try_files;

fn refused(name: &str, bytes: &[u8], words: &str) {
    let refusal = try_files(&[(name, bytes)]).expect_err(name);
    let told = format!("{} {}", refusal.0.message, refusal.0.help);
    assert!(told.contains(words), "{name}: {refusal:?}");
}

#[test]
fn entities_of_xml_are_never_resolved() {
    let outside = b"<?xml version='1.0'?><!DOCTYPE graphml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><graphml><graph><node id='a'><data key='l'>&x;</data></node></graph></graphml>";
    refused("xxe.graphml", outside, "document type definition");
    let laughs = b"<?xml version='1.0'?><!DOCTYPE g [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><graphml><graph>&b;</graph></graphml>";
    refused("laughs.graphml", laughs, "document type definition");
    refused("gexf.gexf", b"<!DOCTYPE gexf SYSTEM 'x.dtd'><gexf/>", "document type definition");
}

#[test]
fn a_page_under_another_name_is_called_a_page() {
    refused("net.graphml", b"<!doctype html><html><body>404 Not Found</body></html>", "an HTML page");
}

#[test]
fn broken_files_have_a_place() {
    let place = |name: &str, bytes: &[u8]| {
        try_files(&[(name, bytes)]).expect_err(name).0.place.map(|place| (place.line, place.column))
    };
    assert_eq!(place("a.graphml", b"<graphml>\n<graph>\n</graphml>").map(|(line, _)| line), Some(3));
    assert_eq!(place("a.json", b"{\"type\": \"bundle\", \"objects\": [\n{\"id\": ").map(|(line, _)| line), Some(2));
    assert!(
        place("a.ftm.json", &[b"{\"schema\": 1, \"properties\": ".as_slice(), &b"[".repeat(100_000)].concat())
            .is_some()
    );
}

#[test]
fn an_empty_file_is_one_sentence() {
    refused("a.json", b"", "empty");
    refused("a.ann", b"", "empty");
}

#[test]
fn what_is_no_value_of_the_format_breaks_nothing() {
    let odd: [(&str, &str); 9] = [
        (
            "a.json",
            r#"{"type": "bundle", "objects": [1, "x", null, [], {}, {"id": 5}, {"id": "relationship--1", "type": "relationship"}]}"#,
        ),
        (
            "b.jsonl",
            r#"{"document_id": 1, "text": 2, "extractions": [1, {}, {"attributes": 5}, {"extraction_text": "x", "attributes": {"source": [[]], "target": {}}}]}"#,
        ),
        (
            "c.json",
            r#"[{"annotations": 5, "data": []}, {"annotations": [{"result": [1, {"type": "relation"}, {"value": {"start": -1, "end": 99999999999999999999}}]}], "data": {"text": 1}}]"#,
        ),
        (
            "d.jsonl",
            r#"{"text": "x", "entities": [{"start_offset": 5, "end_offset": 1}, {"start_offset": 18446744073709551615, "end_offset": 3}], "relations": 1}"#,
        ),
        (
            "e.jsonl",
            r#"{"schema": "Ownership", "id": "a", "properties": {"owner": "a", "asset": [1, {"id": "a"}], "proof": ["a"]}}"#,
        ),
        (
            "f.gexf",
            "<gexf><graph><nodes><node/><node id=''/></nodes><edges><edge/><edge source='a' target='a'/></edges></graph></gexf>",
        ),
        (
            "g.ann",
            "T1\tPerson 5 1\tx\nT2\tPerson\nR1\tX Arg1:T1 Arg2:T1\nE1\tX:T9 A:E1 B:E1\n*\tAlias T1 T9\nN1\tReference\n",
        ),
        ("kv_store_text_chunks.json", r#"{"a": 1, "b": {"content": [], "chunk_order_index": -1}}"#),
        ("covariates.csv", "subject_id,object_id,source_text\n\"a,b\n"),
    ];
    for (name, text) in odd {
        if let Ok(result) = try_files(&[(name, text.as_bytes())]) {
            assert!(result.report.adds_up(), "{name}: {:#?}", result.report);
        }
    }
}

#[test]
fn a_document_whose_name_ends_in_a_slash_has_a_title_and_a_kind_of_only_signs_is_none() {
    let table = "From,To,Relation,Quote,Source\nAnn,Bob,__,q,d//\nAnn,Cid,met,q,wire\\\n";
    let result = super::files(&[("a.csv", table)]);
    assert!(
        result.dossier.documents.iter().all(|document| !document.title.is_empty()),
        "{:?}",
        result.dossier.documents
    );
    assert_eq!(result.dossier.relations[0].kind, "related to");
}
