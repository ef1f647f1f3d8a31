//! What language models leave: LangExtract, LightRAG, nano-graphrag, GraphRAG.

use super::{claims, entities, files, left_out, told};

#[test]
fn the_words_of_an_extraction_are_the_quote_whatever_its_interval() {
    let line = r#"{"document_id": "mail", "text": "Ann Lee warned BOB CRATCHIT before they sailed. Bob pays nobody.", "extractions": [
        {"extraction_class": "person", "extraction_text": "Ann Lee", "char_interval": {"start_pos": 0, "end_pos": 7}, "attributes": {"role": "clerk"}},
        {"extraction_class": "person", "extraction_text": "Bob Cratchit", "char_interval": null, "attributes": null},
        {"extraction_class": "person", "extraction_text": "BOB CRATCHIT", "char_interval": null, "attributes": {}},
        {"extraction_class": "relationship", "extraction_text": "Ann Lee warned BOB CRATCHIT", "char_interval": {"start_pos": 0, "end_pos": 1},
         "alignment_status": "match_lesser", "attributes": {"subject": "ann lee", "object": ["Bob Cratchit", "the crew"], "type": "warns", "date": "2001"}},
        {"extraction_class": "relationship", "extraction_text": "Bob pays nobody", "char_interval": null,
         "attributes": {"entity_1": "Bob Cratchit", "entity_2": "nobody", "relation": "pays", "polarity": "negated", "speaker": "Ann Lee", "confidence": 0.5}},
        {"extraction_class": "relationship", "extraction_text": "They sailed", "char_interval": null, "attributes": {"subject": "they"}}
    ]}"#;
    let result = files(&[("extractions", &line.replace('\n', " "))]);
    assert_eq!(entities(&result)[..2], ["Ann Lee (person)", "Bob Cratchit (person) = BOB CRATCHIT"]);
    assert_eq!(
        claims(&result),
        [
            "Ann Lee –warns→ Bob Cratchit mail: “Ann Lee warned BOB CRATCHIT”",
            "Ann Lee –warns→ the crew mail: “Ann Lee warned BOB CRATCHIT”",
            "Bob Cratchit –pays→ nobody [Denied] by Ann Lee mail: “Bob pays nobody”",
        ]
    );
    assert_eq!(result.dossier.relations[2].fields.get("confidence").map(String::as_str), Some("0.5"));
    assert_eq!(told(&result, "found nowhere in the text"), 1);
    assert_eq!(told(&result, "do not name their two ends"), 1);
}

const STORES: [(&str, &str); 2] = [
    (
        "kv_store_full_docs.json",
        r#"{"doc-1": {"content": "Halmyra sailed. The ship was short.", "file_path": "wire.txt"}}"#,
    ),
    (
        "kv_store_text_chunks.json",
        r#"{"chunk-a": {"content": "Halmyra sailed.", "full_doc_id": "doc-1", "chunk_order_index": 0},
            "chunk-b": {"content": "The ship was short.", "full_doc_id": "doc-1", "chunk_order_index": 1}}"#,
    ),
];

#[test]
fn chunks_are_passages_and_names_come_out_of_their_quotation_marks() {
    let keys = "<key id='t' for='node' attr.name='entity_type'/><key id='s' attr.name='source_id'/>\
                <key id='d' attr.name='description'/><key id='k' for='edge' attr.name='keywords'/>";
    let node = |name: &str| {
        format!(
            "<node id='&quot;{name}&quot;'><data key='t'>\"VESSEL\"</data><data key='s'>chunk-a</data><data key='d'>x</data></node>"
        )
    };
    let edge = "<edge source='&quot;HALMYRA&quot;' target='&quot;ZERNOMYS&quot;'><data key='d'>It did.&lt;SEP&gt;It did not.</data>\
                <data key='s'>chunk-a&lt;SEP&gt;chunk-b&lt;SEP&gt;Source1</data><data key='k'>loads short</data></edge>";
    let graph = format!(
        "<graphml>{keys}<graph edgedefault='undirected'>{}{}{edge}</graph></graphml>",
        node("HALMYRA"),
        node("ZERNOMYS")
    );
    let result = files(&[("graph_chunk_entity_relation.graphml", &graph), STORES[0], STORES[1]]);
    assert_eq!(entities(&result), ["Halmyra (vessel) = HALMYRA", "ZERNOMYS (vessel)"]);
    assert_eq!(
        claims(&result),
        ["Halmyra –loads short→ ZERNOMYS doc-1: passage Halmyra sailed. doc-1: passage The ship was short. Source1"]
    );
    let relation = &result.dossier.relations[0];
    assert_eq!(relation.note.as_deref(), Some("It did.; It did not."));
    assert_eq!(relation.evidence[1].note.as_deref(), Some("chunk 2 of 2"));
    assert!(result.dossier.kinds[0].symmetric);
    assert_eq!(told(&result, "an allegation and its denial may be one"), 1);
    assert_eq!(result.dossier.documents[0].title, "wire.txt");
}

#[test]
fn a_folder_whose_graph_is_in_a_database_is_read_as_far_as_it_goes_and_told() {
    let result = files(&STORES);
    assert_eq!((result.dossier.documents.len(), result.dossier.entities.len()), (1, 0));
    assert_eq!(told(&result, "kept in a database"), 1);
}

const ENTITIES: &str = "id,human_readable_id,title,type,description\n1,0,ALEX MERCER,PERSON,A man.\n2,1,DULCE,GEO,\n";
const RELATIONSHIPS: &str = "id,human_readable_id,source,target,description,weight,text_unit_ids\n\
     1,0,ALEX MERCER,DULCE,He goes there.,2.0,\"['u1'\n 'u2']\"\n2,1,ALEX MERCER,ELEVATOR,x,1.0,['u1' ... 'u9']\n";
const UNITS: &str = "id,human_readable_id,text,n_tokens,document_id\nu1,0,\"title: d.txt.\nAlex Mercer went to Dulce.\",9,d1\nu2,1,He stayed.,3,d1\n";
const DOCUMENTS: &str =
    "id,human_readable_id,title,text\nd1,0,d.txt,\"\u{FEFF}Alex Mercer went to Dulce. It rained. He stayed.\"\n";
const CLAIMS: &str = "id,human_readable_id,type,description,subject_id,object_id,status,start_date,end_date,source_text,text_unit_id\n\
     1,0,MISSION,He was sent.,ALEX MERCER,DULCE,SUSPECTED,2001-01-01T00:00:00,NONE,Alex Mercer went to Dulce. He stayed.,u1\n\
     2,1,MISSION,x,ALEX MERCER,NONE,TRUE,NONE,NONE,x,u1\n";

#[test]
fn tables_of_graphrag_give_passages_without_direction_and_claims_with_a_status() {
    let tables = [
        ("entities.csv", ENTITIES),
        ("relationships.csv", RELATIONSHIPS),
        ("text_units.csv", UNITS),
        ("documents.csv", DOCUMENTS),
        ("covariates.csv", CLAIMS),
    ];
    let result = files(&tables);
    assert_eq!(
        entities(&result),
        ["Alex Mercer (person) = ALEX MERCER", "Dulce (place) = DULCE", "ELEVATOR (unknown)"]
    );
    assert_eq!(
        claims(&result),
        [
            "Alex Mercer –related to→ Dulce d1: passage Alex Mercer went to Dulce. d1: passage He stayed.",
            "Alex Mercer –related to→ ELEVATOR d1: passage Alex Mercer went to Dulce.",
            "Alex Mercer –mission→ Dulce [Alleged] d1: “Alex Mercer went to Dulce.” d1: “He stayed.”",
        ]
    );
    assert_eq!(result.dossier.relations[2].date.as_ref().map(|date| date.text.as_str()), Some("2001-01-01T00:00:00"));
    assert_eq!(result.dossier.relations[0].note.as_deref(), Some("He goes there."));
    assert_eq!(told(&result, "claims (covariates)"), 1);
    assert_eq!(told(&result, "numpy had cut"), 1);
    assert_eq!(left_out(&result), 2, "the claim on nothing, and the unit u9");
}

#[test]
fn parquet_is_told_how_to_become_csv() {
    let refusal = super::try_files(&[("entities.parquet", b"PAR1\x00\x00PAR1")]).expect_err("no reader for Parquet");
    assert!(refusal.0.help.contains("read_parquet"), "{refusal:?}");
}

#[test]
fn a_neo4j_export_keeps_chunks_apart_from_entities() {
    let lines = [
        r#"{"type":"node","id":"0","labels":["__Entity__","Person"],"properties":{"name":"Ann","born":1961,"embedding":[0.1]}}"#,
        r#"{"type":"node","id":"1","labels":["Chunk"],"properties":{"text":"Ann met Bob in Paris.","position":1}}"#,
        r#"{"type":"node","id":"2","labels":["Entity"],"properties":{"id":"Bob"}}"#,
        r#"{"type":"relationship","id":"0","label":"MET_WITH","start":{"id":"0","labels":["Person"]},"end":{"id":"2"},"properties":{"evidence":"Ann met Bob","episodes":["1"],"fact":"They met.","valid_at":"2001-05-04"}}"#,
        r#"{"type":"relationship","id":"1","label":"HAS_ENTITY","start":{"id":"1"},"end":{"id":"0"}}"#,
    ];
    let result = files(&[("all.json", &lines.join("\n"))]);
    assert_eq!(result.report.format, "neo4j");
    assert_eq!(entities(&result), ["Ann (person)", "Bob (unknown)"]);
    assert_eq!(claims(&result), ["Ann –met with→ Bob 1: “Ann met Bob”"]);
    let claim = &result.dossier.relations[0];
    assert_eq!(
        (claim.note.as_deref(), claim.date.as_ref().map(|date| date.text.as_str())),
        (Some("They met."), Some("2001-05-04"))
    );
    assert_eq!(result.dossier.entities[0].fields.keys().collect::<Vec<_>>(), ["born"]);
    assert_eq!(told(&result, "a document names an entity"), 1);
}

#[test]
fn an_indra_statement_has_a_relation_for_each_status_of_its_evidence() {
    let text = r#"[{"type": "Phosphorylation", "id": "s1", "belief": 0.9, "residue": "S", "enz": {"name": "MEK", "db_refs": {"HGNC": "1", "TEXT": "mek"}}, "sub": {"name": "ERK"},
        "evidence": [{"source_api": "reach", "pmid": "12", "text": "MEK does not act on ERK.", "epistemics": {"negated": true}}, {"source_api": "sparser", "text_refs": {"PMID": "13"}, "text": "MEK acts on ERK."}]},
        {"type": "Complex", "members": [{"name": "A"}, {"name": "B"}], "evidence": [{"source_api": "biopax", "source_id": "r1"}]}, {"type": "Autophosphorylation", "enz": {"name": "A"}, "evidence": []}]"#;
    let result = files(&[("s.json", text)]);
    assert_eq!(result.report.format, "indra");
    assert_eq!(
        claims(&result),
        [
            "MEK –Phosphorylation→ ERK PMID 13: “MEK acts on ERK.”",
            "MEK –Phosphorylation→ ERK [Denied] PMID 12: “MEK does not act on ERK.”",
            "A –Complex→ B r1",
        ]
    );
    assert_eq!(result.dossier.entities[0].links.get("hgnc").map(String::as_str), Some("1"));
    assert!(result.dossier.kinds.iter().any(|kind| kind.name == "Complex" && kind.symmetric));
    assert_eq!(told(&result, "fewer than two agents"), 1);
}
