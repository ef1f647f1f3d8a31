//! Broken files of other programs: whatever happens to the bytes of an import, nothing panics or hangs, nothing is lost without a
//! word, and what is made opens.
//!
//! `SAYSO_MUTATIONS=100000 cargo test hostile::import` tries that many.

use super::{mutate, run_all, wanted};
use crate::support::Random;
use sayso::files::load::load_text;
use sayso::formats::ron;
use sayso::import::import;
use sayso::import::offer::{Given, Offer, Wishes};
use sayso::import::readers::FORMATS;
use sayso::model::Origin;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use zip::write::SimpleFileOptions;

/// Small files of one format, by name.
type Seed = Vec<(&'static str, Vec<u8>)>;

/// Files of every format, with the id of the reader that is to read them.
fn seeds() -> Vec<(&'static str, Seed)> {
    let of = |id, files: &[(&'static str, &str)]| {
        (id, files.iter().map(|(name, text)| (*name, text.as_bytes().to_vec())).collect::<Seed>())
    };
    let wire = ("wire.txt", "Ann met Bob in Paris.\n\nBob paid Cid 5 euros on 4 May 2001. Ann denies it.\n");
    let mut seeds = vec![
        of("tables", &[("a.csv", TABLE), wire]),
        of("tables", &[("nodes.csv", NODES), ("edges.tsv", EDGES)]),
        of("tables", &[("matrix.csv", ",A,B,C\nA,0,1,\nB,1,0,2\nC,,2,0\n")]),
        of("json-graph", &[("g.json", NODE_LINK), wire]),
        of("json-graph", &[("t.json", TRIPLES), wire]),
        of("json-graph", &[("k.json", KG_GEN)]),
        of("json-graph", &[("c.json", CYTOSCAPE)]),
        of("json-graph", &[("d.json", GRAPH_DOCUMENT)]),
        of("vault", &[("Ann.md", NOTE), ("x/Bob.md", "#person\nKnows [[Ann|her]] and [Cid](../Cid.md).\n")]),
        of("vault", &[("Entities/Ann.md", OWN_NOTE), ("Documents/wire.md", OWN_DOCUMENT)]),
        of("langextract", &[("x.jsonl", LANGEXTRACT)]),
        of(
            "lightrag",
            &[
                ("graph_chunk_entity_relation.graphml", LIGHTRAG),
                ("kv_store_text_chunks.json", CHUNKS),
                ("kv_store_full_docs.json", r#"{"d1": {"content": "Ann met Bob in Paris.", "file_path": "wire.txt"}}"#),
            ],
        ),
        of(
            "graphrag",
            &[
                ("entities.csv", "id,title,type,description\n1,ANN,PERSON,x\n2,BOB,PERSON,y\n"),
                (
                    "relationships.csv",
                    "id,source,target,description,weight,text_unit_ids\n1,ANN,BOB,met,1.0,['u1'\n 'u2']\n",
                ),
                ("text_units.csv", "id,text,document_ids\nu1,Ann met Bob,['d1']\nu2,in Paris,['d1']\n"),
                ("documents.csv", "id,title,text\nd1,wire,Ann met Bob in Paris.\n"),
                (
                    "covariates.csv",
                    "id,subject_id,object_id,type,status,start_date,end_date,description,source_text,text_unit_id\n1,ANN,BOB,MET,TRUE,2001-01-01,NONE,d,Ann met Bob,u1\n",
                ),
            ],
        ),
        of("neo4j", &[("n.json", NEO4J)]),
        of("indra", &[("i.json", INDRA)]),
        of("stix", &[("b.json", STIX)]),
        of("brat", &[("w.ann", BRAT), ("w.txt", "Ann met Bob in Paris. He says 😊 no.\n")]),
        of("label-studio", &[("l.json", LABEL_STUDIO)]),
        of("doccano", &[("d.jsonl", DOCCANO)]),
        of("graph-xml", &[("g.gexf", GEXF), wire]),
        of("graph-xml", &[("g.graphml", GRAPHML), wire]),
        of("ftm", &[("f.ftm.json", FTM)]),
        of("documents", &[("a.html", PAGE), ("m.eml", MAIL), ("n.md", NOTE)]),
    ];
    seeds.extend(archives());
    seeds
}

/// Archives of office files, tables and books.
fn archives() -> Vec<(&'static str, Seed)> {
    let word = "<?xml version='1.0'?><w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Ann met Bob</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>";
    let sheet = "<?xml version='1.0'?><worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>To</t></is></c></row><row r='2'><c r='A2'><v>1</v></c><c r='B2'><v>2</v></c></row></sheetData></worksheet>";
    let opf = "<package><metadata><title>T</title></metadata><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let container = "<container><rootfiles><rootfile full-path='o.opf'/></rootfiles></container>";
    let archives = [
        ("documents", "a.docx", vec![("[Content_Types].xml", "<Types/>"), ("word/document.xml", word)]),
        (
            "tables",
            "a.xlsx",
            vec![
                ("[Content_Types].xml", "<Types/>"),
                ("xl/workbook.xml", "<workbook><sheets><sheet name='S' sheetId='1'/></sheets></workbook>"),
                ("xl/sharedStrings.xml", "<sst><si><t>From</t></si></sst>"),
                ("xl/worksheets/sheet1.xml", sheet),
            ],
        ),
        (
            "documents",
            "a.epub",
            vec![
                ("mimetype", "application/epub+zip"),
                ("META-INF/container.xml", container),
                ("o.opf", opf),
                ("a.xhtml", "<html><body><p>Ann met Bob.</p></body></html>"),
            ],
        ),
        (
            "documents",
            "a.odt",
            vec![
                ("mimetype", "application/vnd.oasis.opendocument.text"),
                (
                    "content.xml",
                    "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><o:body><o:text><t:p>Ann <t:s t:c='3'/>met Bob</t:p></o:text></o:body></o:document-content>",
                ),
            ],
        ),
    ];
    archives.into_iter().map(|(id, name, entries)| (id, vec![(name, archive(&entries))])).collect()
}

/// An archive of these entries, which are not packed, so that what breaks it breaks what stands in it.
fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in entries {
        zip.start_file(*name, stored).expect("an entry");
        zip.write_all(text.as_bytes()).expect("an entry");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn every_format_has_a_seed_that_its_reader_reads() {
    let seeds = seeds();
    for format in FORMATS {
        assert!(seeds.iter().any(|(id, _)| *id == format.id), "{} has no seed", format.id);
    }
    for (id, files) in &seeds {
        let told = read(files, None).unwrap_or_else(|why| panic!("{id}: {why}"));
        assert_eq!(told.as_deref(), Some(*id), "{:?}", files.iter().map(|(name, _)| name).collect::<Vec<_>>());
    }
}

#[test]
fn no_mutation_of_a_foreign_file_brings_the_program_down_and_what_is_made_opens() {
    let seeds = seeds();
    // All kinds of faults at once, each with the first case that shows it.
    let faults: Arc<Mutex<BTreeMap<String, String>>> = Arc::default();
    let found = Arc::clone(&faults);
    let slowest = run_all(wanted(), move |case| {
        let mut random = Random::new(case as u64);
        let (id, mut files) = seeds[case % seeds.len()].clone();
        let at = random.below(files.len());
        mutate::mutate(&mut files[at].1, &mut random);
        // One in four is read as what it was, whatever it looks like by now.
        let wanted = (random.below(4) == 0).then_some(id);
        let judged = catch_unwind(AssertUnwindSafe(|| read(&files, wanted)));
        if let Err(why) = judged.unwrap_or_else(|_| Err("the program panicked".to_owned())) {
            let sort: String = why.chars().filter(|letter| !letter.is_ascii_digit()).take(80).collect();
            found.lock().expect("no panic").entry(format!("{id}: {sort}")).or_insert(format!("case {case}: {why}"));
        }
        Ok(())
    });
    let faults = faults.lock().expect("no panic");
    assert!(faults.is_empty(), "{faults:#?}");
    println!("slowest of {} imports: case {} took {:?}", wanted(), slowest.0, slowest.1);
}

/// Imports files; returns the format that they were taken for, `None` where they were refused.
fn read(files: &Seed, wanted: Option<&str>) -> Result<Option<String>, String> {
    let given: Vec<Given> = files.iter().map(|(name, bytes)| Given::new(name, bytes.clone())).collect();
    let wishes = Wishes::default();
    let result = match import(&Offer::new(&given, &wishes), wanted) {
        Ok(result) => result,
        Err(refusal) => {
            let problem = &refusal.0;
            let has_control =
                [&problem.message, &problem.help, &problem.excerpt].iter().any(|text| text.contains(char::is_control));
            let is_told = !problem.message.is_empty() && !has_control;
            return if is_told { Ok(None) } else { Err(format!("the refusal is not told well: {problem:?}")) };
        }
    };
    if !result.report.adds_up() {
        return Err(format!("something is lost: {:#?}", result.report));
    }
    let text = ron::write(&result.dossier);
    let opened = load_text(&Origin::Builtin("import".to_owned()), text.as_bytes(), 10);
    opened.map_err(|problems| format!("what was made does not open: {:?}", problems.first()))?;
    Ok(Some(result.report.format))
}

const TABLE: &str = "From,To,Relation,Status,By,Date,Quote,Source,Amount\nAnn,Bob,met,,,2001-05-04,Ann met Bob,wire.txt,1\nBob,Cid,paid,denied,Ann,,\"Bob paid, \"\"Cid\"\"\",wire.txt,=5\n,x,,,,,,,\n";
const NODES: &str = "Id;Label;Type;Aliases\n1;Ann;PERSON;A. Lee\n2;Bob;Org;\n";
const EDGES: &str = "Source\tTarget\tType\tLabel\tWeight\n1\t2\tDirected\tmet\t1,5\n2\t9\tUndirected\tknows\t\n";
const NODE_LINK: &str = r#"{"directed": true, "multigraph": true, "nodes": [{"id": "a", "label": "Ann", "entity_type": "PERSON", "x": 1.5}, {"id": 2, "name": "Bob"}], "links": [{"source": "a", "target": 2, "relation_type": "MET_WITH", "evidence": "Ann met Bob", "source_document": "wire.txt", "confidence": 0.9, "mentions": [{"source_document": "wire", "evidence": "Bob paid Cid"}]}, {"source": 0, "target": "b"}]}"#;
const TRIPLES: &str = r#"[{"subject": "Ann", "predicate": "met", "object": "Bob", "chunk": 1}, {"subject": "Bob", "predicate": "paid", "object": "Cid", "inferred": true}, ["a", "b", "c"]]"#;
const KG_GEN: &str = r#"{"entities": ["Ann", "Bob"], "edges": ["met"], "relations": [["Ann", "met", "Bob"]], "entity_clusters": {"Ann": ["Ann", "A."]}, "relations_chunk_ids": {"Ann-met-Bob": [["wire.txt", 1]]}}"#;
const CYTOSCAPE: &str = r#"{"elements": {"nodes": [{"data": {"id": "a", "label": "Ann"}}], "edges": [{"data": {"id": "e", "source": "a", "target": "b", "interaction": "met"}}]}}"#;
const GRAPH_DOCUMENT: &str = r#"[{"nodes": [{"id": "Ann", "type": "Person"}], "relationships": [{"source": {"id": "Ann"}, "target": {"id": "Bob"}, "type": "MET", "properties": {}}], "source": {"page_content": "Ann met Bob.", "metadata": {"source": "wire"}}}]"#;
const NOTE: &str = "---\ntags: [person]\naliases: [Annie]\nemployer: \"[[Zed|z]]\"\n---\n# Ann\n\nShe knows [[Bob]]. `[[no]]` %%c%%\n\nwarns:: [[Bob]]\n";
const OWN_NOTE: &str = "---\nsayso: entity\nid: \"a\"\nname: \"Ann\"\nkind: \"person\"\naliases: [\"A\"]\nfield kind: \"x\"\n---\n# Ann\n\nA note.\n\n## Claims\n\n### [[Bob]]\n\n- **met** [[Bob|b]]\n  - status:: Denied\n  - by:: [[Ann]]\n  - source:: [[wire]]\n    - before:: \"x\"\n    > Ann met\n    > Bob\n";
const OWN_DOCUMENT: &str = "---\nsayso: document\nid: \"wire\"\ntitle: \"wire\"\n---\nAnn met\nBob in Paris.\n";
const LANGEXTRACT: &str = "{\"extractions\": [{\"extraction_class\": \"person\", \"extraction_text\": \"Ann\", \"char_interval\": {\"start_pos\": 0, \"end_pos\": 3}, \"alignment_status\": \"match_exact\", \"attributes\": {}}, {\"extraction_class\": \"relation\", \"extraction_text\": \"Ann met Bob\", \"char_interval\": null, \"attributes\": {\"subject\": \"Ann\", \"object\": [\"Bob\"], \"type\": \"met\", \"status\": \"denied\", \"speaker\": \"Cid\"}}], \"text\": \"Ann met Bob.\", \"document_id\": \"d1\"}\n{\"document_id\": \"d2\", \"text\": \"\", \"extractions\": []}\n";
const LIGHTRAG: &str = "<?xml version='1.0'?><graphml xmlns='http://graphml.graphdrawing.org/xmlns'><key id='d0' for='node' attr.name='entity_type' attr.type='string'/><key id='d1' for='edge' attr.name='keywords' attr.type='string'/><key id='d2' for='edge' attr.name='source_id' attr.type='string'/><graph edgedefault='undirected'><node id='\"ANN\"'><data key='d0'>\"PERSON\"</data></node><node id='BOB'/><edge source='\"ANN\"' target='BOB'><data key='d1'>met</data><data key='d2'>chunk-1&lt;SEP&gt;chunk-2</data></edge></graph></graphml>";
const CHUNKS: &str = r#"{"chunk-1": {"content": "Ann met Bob", "chunk_order_index": 0, "full_doc_id": "d1", "tokens": 3}, "chunk-2": {"content": "in Paris.", "full_doc_id": "d1"}}"#;
const NEO4J: &str = "{\"type\":\"node\",\"id\":\"0\",\"labels\":[\"Person\",\"__Entity__\"],\"properties\":{\"name\":\"Ann\",\"born\":1961}}\n{\"type\":\"node\",\"id\":\"1\",\"labels\":[\"Chunk\"],\"properties\":{\"text\":\"Ann met Bob.\",\"position\":1}}\n{\"type\":\"relationship\",\"id\":\"0\",\"label\":\"MET\",\"start\":{\"id\":\"0\",\"labels\":[\"Person\"]},\"end\":{\"id\":\"2\"},\"properties\":{\"evidence\":\"Ann met Bob.\",\"episodes\":[\"1\"],\"valid_at\":\"2001-05-04\"}}\n{\"type\":\"relationship\",\"label\":\"HAS_ENTITY\",\"start\":{\"id\":\"1\"},\"end\":{\"id\":\"0\"}}\n";
const INDRA: &str = r#"[{"type": "Activation", "id": "s1", "belief": 0.9, "subj": {"name": "MEK", "db_refs": {"HGNC": "1", "TEXT": "mek"}}, "obj": {"name": "ERK"}, "evidence": [{"source_api": "reach", "pmid": "12", "text": "MEK activates ERK.", "epistemics": {"negated": true}}, {"source_api": "sparser", "text_refs": {"PMID": "13"}, "text": "x"}]}, {"type": "Complex", "members": [{"name": "A"}, {"name": "B"}, {"name": "C"}], "evidence": []}]"#;
const STIX: &str = r#"{"type": "bundle", "id": "bundle--1", "objects": [{"type": "identity", "id": "identity--1", "name": "Ann", "identity_class": "individual", "modified": "2020-01-01T00:00:00Z"}, {"type": "malware", "id": "malware--1", "name": "M", "aliases": ["N"]}, {"type": "relationship", "id": "relationship--1", "relationship_type": "targets", "source_ref": "malware--1", "target_ref": "identity--1", "description": "M targets Ann (Citation: X)", "confidence": 50, "start_time": "2020-01-01T00:00:00Z", "external_references": [{"source_name": "X", "url": "https://x.org"}]}, {"type": "opinion", "id": "opinion--1", "opinion": "strongly-disagree", "object_refs": ["relationship--1"], "authors": ["Z"]}, {"type": "sighting", "id": "sighting--1", "sighting_of_ref": "malware--1", "where_sighted_refs": ["identity--1"]}]}"#;
const BRAT: &str = "T1\tPerson 0 3\tAnn\nT2\tPerson 8 11\tBob\nT3\tMeet 4 7\tmet\nT4\tPlace 15 20;22 24\tParis He\nR1\tKnows Arg1:T1 Arg2:T2\nE1\tMeet:T3 Who:T1 Whom:T2\nA1\tNegation E1\n#1\tAnnotatorNotes T1\tnote\n*\tAlias T1 T4\nN1\tReference T1 W:Q1\tAnn\n";
const LABEL_STUDIO: &str = r#"[{"id": 1, "data": {"text": "Ann met Bob 😊."}, "annotations": [{"id": 1, "was_cancelled": false, "result": [{"id": "a", "type": "labels", "value": {"start": 0, "end": 3, "text": "Ann", "labels": ["Person"]}}, {"id": "b", "type": "labels", "value": {"start": 8, "end": 11, "text": "Bob", "labels": ["Person"]}}, {"type": "relation", "from_id": "a", "to_id": "b", "direction": "left", "labels": ["met"]}]}]}]"#;
const DOCCANO: &str = "{\"id\": 1, \"text\": \"Ann met Bob.\", \"entities\": [{\"id\": 1, \"label\": \"PER\", \"start_offset\": 0, \"end_offset\": 3}, {\"id\": 2, \"label\": \"PER\", \"start_offset\": 8, \"end_offset\": 11}], \"relations\": [{\"id\": 1, \"from_id\": 1, \"to_id\": 2, \"type\": \"met\"}], \"Comments\": [\"c\"]}\n";
const GEXF: &str = "<?xml version='1.0'?><gexf xmlns='http://gexf.net/1.3' version='1.3'><graph defaultedgetype='undirected'><attributes class='node'><attribute id='0' title='type' type='string'/></attributes><attributes class='edge'><attribute id='0' title='evidence_1' type='string'/><attribute id='1' title='mentions' type='string'/></attributes><nodes><node id='a' label='Ann'><attvalues><attvalue for='0' value='person'/></attvalues><viz:position xmlns:viz='http://gexf.net/1.3/viz' x='1' y='2'/></node><node id='b' label='Bob'/></nodes><edges><edge id='0' source='a' target='b' label='met; saw' type='directed'><attvalues><attvalue for='0' value='Ann met Bob'/><attvalue for='1' value='[{&quot;evidence&quot;: &quot;x&quot;}]'/></attvalues></edge></edges></graph></gexf>";
const GRAPHML: &str = "<?xml version='1.0'?><graphml xmlns='http://graphml.graphdrawing.org/xmlns' xmlns:y='http://www.yworks.com/xml/graphml'><key id='k' for='edge' attr.name='relation'/><key id='n' for='node' yfiles.type='nodegraphics'/><graph edgedefault='directed'><node id='a'><data key='n'><y:ShapeNode><y:Geometry x='1' y='2'/><y:NodeLabel>Ann<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node><node id='g'><graph id='g:'><node id='b'/></graph></node><edge source='a' target='b' directed='false'><data key='k'>met</data></edge></graph></graphml>";
const FTM: &str = "{\"id\": \"d\", \"schema\": \"PlainText\", \"properties\": {\"title\": [\"wire\"], \"bodyText\": [\"Ann met Bob\"]}}\n{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {\"name\": [\"Ann\"], \"addressEntity\": [\"p\"]}}\n{\"id\": \"o\", \"schema\": \"Ownership\", \"properties\": {\"owner\": [\"a\"], \"asset\": [\"b\"], \"proof\": [\"d\"], \"summary\": [\"Ann met Bob\"], \"startDate\": [\"2001\"], \"description\": [\"status: Denied; by: Ann\"]}}\n";
const PAGE: &str = "<!doctype html><html lang='en'><head><title>T</title><meta name='author' content='A'><script>x</script></head><body><nav>n</nav><p>Ann met <b>Bob</b>.<ul><li>one<li>two</ul><table><tr><td>a<td>b</table></body></html>";
const MAIL: &str = "From: Ann <ann@example.org>\r\nTo: bob@example.org\r\nSubject: =?utf-8?Q?Sh=C3=A9?=\r\nDate: Fri, 4 May 2001 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nAnn met =C3=A9 Bob.\r\n--b\r\nContent-Type: text/plain; name=x.txt\r\nContent-Disposition: attachment\r\n\r\nAttached.\r\n--b--\r\n";
