//! Files as people bring them, and what they are called.

use super::*;

/// Checks what a file of this name and content is called; empty where it is nothing that the table knows.
fn check(file: &str, bytes: &[u8], expected: &str) {
    let found = recognize(file, bytes).map_or("", |found| found.name);
    assert_eq!(found, expected, "{file}: {}", String::from_utf8_lossy(&bytes[..bytes.len().min(100)]));
}

fn text(file: &str, text: &str, expected: &str) {
    check(file, text.as_bytes(), expected);
}

/// A zip archive with empty files of these names.
fn zip(names: &[&str]) -> Vec<u8> {
    let lengths = |name: &str| [name.len() as u8, 0, 0, 0];
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for name in names {
        let offset = (bytes.len() as u32).to_le_bytes();
        bytes.extend([b"PK\x03\x04".as_slice(), &[0; 22], &lengths(name), name.as_bytes()].concat());
        directory
            .extend([b"PK\x01\x02".as_slice(), &[0; 24], &lengths(name), &[0; 10], &offset, name.as_bytes()].concat());
    }
    let (start, size) = (bytes.len() as u32, directory.len() as u32);
    bytes.extend(directory);
    let count = [names.len() as u8, 0, names.len() as u8, 0];
    let end = [b"PK\x05\x06".as_slice(), &[0; 4], &count, &size.to_le_bytes(), &start.to_le_bytes(), &[0; 2]];
    bytes.extend(end.concat());
    bytes
}

/// A zip archive whose first file names its kind.
fn packed(kind: &str) -> Vec<u8> {
    let length = [8, 0, 0, 0];
    [b"PK\x03\x04".as_slice(), &[0; 22], &length, b"mimetype", kind.as_bytes(), b"PK"].concat()
}

/// A compound file with a stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".iter().copied().chain([0; 600]).chain(name).collect()
}

#[test]
fn office_files_are_told_by_what_they_pack() {
    check("a.docx", &zip(&["[Content_Types].xml", "word/document.xml"]), "a Word file");
    check("a.bin", &zip(&["[Content_Types].xml", "word/document.xml"]), "a Word file");
    check("a.xlsx", &zip(&["xl/workbook.xml"]), "an Excel file");
    check("a.pptx", &zip(&["ppt/presentation.xml"]), "a PowerPoint file");
    check("a.mtgx", &zip(&["Graphs/Graph1.graphml"]), "a Maltego graph");
    check("a.zip", &zip(&["letter.txt"]), "a zip archive");
    check("a.odt", &packed("application/vnd.oasis.opendocument.text"), "an OpenDocument text (.odt)");
    check("a.ods", &packed("application/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument table (.ods)");
    check("a.epub", &packed("application/epub+zip"), "an e-book (EPUB)");
    check("a.doc", &compound("WordDocument"), "an old Word file (.doc)");
    check("a.xls", &compound("Workbook"), "an old Excel file (.xls)");
    check("a.msg", &compound("__properties_version1.0"), "an Outlook message (.msg)");
}

#[test]
fn pages_pictures_archives_and_databases_are_told_by_their_first_bytes() {
    for (bytes, expected) in [
        (b"%PDF-1.7\n\xE2\xE3".as_slice(), "a PDF file"),
        (b"%PDF-1.4 all in ASCII", "a PDF file"),
        (b"\x89PNG\r\n\x1A\n\0\0", "a PNG picture"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "a JPEG picture"),
        (b"GIF89a\x01\0\x01\0", "a GIF picture"),
        (b"II*\0\x08\0", "a TIFF picture"),
        (b"RIFF\x10\0\0\0WEBPVP8", "a WebP picture"),
        (b"\0\0\0\x18ftypheic", "a HEIF picture"),
        (b"\0\0\0\x18ftypmp42", "a recording"),
        (b"ID3\x04\0\0", "a recording"),
        (b"\x1F\x8B\x08\0", "a gzip file"),
        (b"7z\xBC\xAF\x27\x1C\0", "a 7z archive"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"PAR1\x15\x04\0", "a Parquet table"),
    ] {
        check("a", bytes, expected);
    }
}

#[test]
fn networks_are_told_by_their_words() {
    text("a.gexf", "<?xml version='1.0'?>\n<!-- x --><gexf xmlns=\"x\">", "a GEXF file");
    text("a.graphml", "<?xml version=\"1.0\"?><!DOCTYPE g [<!ENTITY a \"b\">]><graphml>", "a GraphML file");
    text("a.txt", "strict digraph {\n a -> b }", "a DOT file (Graphviz)");
    text("a.txt", "graph G\n{", "a DOT file (Graphviz)");
    text("a.net", "\n*Vertices 3\n", "a Pajek file");
    text("a.gml", "Creator \"x\"\ngraph\n[\n", "a GML file");
    text("a.ann", "T1\tPerson 0 5\tJohn\n", "a BRAT annotation file");
    text("a.txt", "T12\tPerson 0 5\tJohn\n", "a BRAT annotation file");
    text("a.json", "{\"type\": \"bundle\", \"id\": \"bundle--1\", \"objects\": [{\"type\": \"x\"}]}", "a STIX bundle");
    text("a.json", "{\"nodes\": [{\"id\": 1}], \"links\": []}", "a node-link graph (JSON)");
    text("a.json", "{\"elements\": {\"nodes\": [], \"edges\": []}}", "a Cytoscape graph (JSON)");
    text("a.json", "[{\"subject\": \"a\", \"predicate\": \"b\", \"object\": \"c\"}]", "a list of triples (JSON)");
    text("a.jsonl", "{\"extractions\": [{\"extraction_class\": \"p\"}]}", "LangExtract's JSON");
    let link =
        "{\"id\": \"1\", \"schema\": \"UnknownLink\", \"properties\": {\"subject\": [\"a\"], \"object\": [\"b\"]}}";
    text("a.ftm", &format!("{link}\n{link}"), "FollowTheMoney's JSON");
    text("a.json", "[{\"annotations\": [], \"data\": {\"text\": \"x\"}}]", "a Label Studio export (JSON)");
    text("a.jsonl", "{\"id\": 1, \"text\": \"x\", \"entities\": []}", "a doccano export (JSON)");
    text("kv_store_full_docs.json", "{\"doc-1\": {\"content\": \"x\"}}", "a LightRAG store (JSON)");
    text("a.json", "{\"entities\": [], \"edges\": [], \"relations\": []}", "a graph of entities and relations (JSON)");
    text("a.json", "{\"nodes\":[{\"id\":\"a\"}],\"edges\":[{\"source\":\"a\",\"target\":", "a node-link graph (JSON)");
}

#[test]
fn a_dossier_in_another_notation_is_called_by_that() {
    text("a.ron", "{\"format\": 1, \"entities\": []}", "a dossier as `sayso convert` writes it (JSON)");
    text("a.ron", "{\n \"title\": \"x\"}", "JSON");
    text("a.ron", "{'format': 1, 'title': None}", "Python");
    text("a.ron", "format: 1\ndocuments:\n  - id: d\n    title: t\n", "YAML");
    text("a.ron", "format = 1\n[[documents]]\nid = \"d\"\n", "TOML");
    text("a.yml", "format: 1\n", "YAML");
}

#[test]
fn texts_and_tables_are_told_apart() {
    text("a.html", "\n<!DOCTYPE html>\n<html>", "an HTML page");
    text("a.txt", "<p>He left.</p>", "an HTML page");
    text("a.txt", "{\\rtf1\\ansi He left.}", "an RTF file");
    text("a.xml", "<?xml version=\"1.0\"?><x/>", "an XML file");
    let headers = "From: a@b.c\nTo: d@e.f\nMIME-Version: 1.0\n";
    text(
        "a.eml",
        &format!("{headers}Content-Transfer-Encoding: quoted-printable\n\nHe=20left"),
        "an e-mail as it was sent",
    );
    text("a.eml", &format!("{headers}\nHe left"), "an e-mail");
    text("a.csv", "Source,Target,Label\nA,B,knows\n", "a table with commas (CSV)");
    text("a.csv", "Source;Target\nA;B\n", "a table with semicolons (CSV)");
    text("a.csv", "Name,Quote\nAnn,\"He left,\nshe said.\"\n", "a table with commas (CSV)");
    text("a.csv", "Name;Sum\nAnn;1,5\nBen;2,5\n", "a table with semicolons (CSV)");
    text("a.txt", "Source\tTarget\nA\tB\n", "a table with tabs (TSV)");
    text("a.csv", "\u{FEFF}Entity A,Entity B\n\"Doe, Ann\",Ben\n", "a table with commas (CSV)");
    text("a.tsv", "a b\nb c\n", "an edge list");
    text("a.txt", "He left for Moscow.", "plain text");
}

#[test]
fn a_file_that_only_ends_like_a_dossier_is_called_by_what_it_holds() {
    text("a.ron", "Russia sold arms to Iran.\nIt was so.", "plain text");
    text("a.ron", "He wrote: (no comment)", "plain text");
    text("a.ron", "from,kind,to\nRussia,sold,Iran\n", "a table with commas (CSV)");
    text("a.ron", "from\tkind\tto\nRussia\tsold\tIran\n", "a table with tabs (TSV)");
    for broken in ["ormat: 1, title: \"x\")", "title \"x\"", "[1, 2]", "", "1, 2", "format", "Dossier(format: 1)"] {
        let found = recognize("a.ron", broken.as_bytes()).map(|found| found.name);
        assert!(found.is_none_or(|name| name == "a dossier"), "{broken}: {found:?}");
    }
}

#[test]
fn what_scholars_and_databases_write_is_told() {
    text("a.ttl", "@prefix ex: <http://example.org/> .\nex:a ex:b ex:c .", "triples (Turtle)");
    text("a.nt", "<http://a> <http://b> <http://c> .\n<http://a> <http://b> \"c\" .", "triples (N-Triples)");
    text("a.bib", "% mine\n@article{key,\n  title = {x}\n}", "a bibliography (BibTeX)");
    text("a.ris", "TY  - JOUR\nTI  - x", "a bibliography (RIS)");
    text("a.txt", "\\documentclass{article}\nHe left.", "a LaTeX text");
    text("a.sql", "-- made by a program\nCREATE TABLE a (b INT);", "SQL");
    text("a.txt", "Select the right answer; then sign.", "plain text");
    text("a.txt", "<b> is bold.", "plain text");
}

#[test]
fn plain_text_and_ron_are_what_they_were() {
    for plain in [
        "PK is his name.",
        "GIF89a is a format.",
        "BM said: the letters\0stand for nothing.".replace('\0', " ").as_str(),
        "From: the minister\nTo: the ambassador\nSubject: ships\n\nNo.",
        "Graph theory is old.",
        "He came, he saw, he left.\nThen, as they say, nothing.",
        "[The tape begins.]\nQ: Who?",
        "{He laughs}",
    ] {
        text("a.doc", plain, "");
    }
    text("a.ron", "(format: 1, views: [], dossier: \"d\")", "a layout");
    text("a.ron", "// a remark\n#![enable(implicit_some)]\nDossier(format: 1,\n title: \"a, b\")", "a dossier");
    text("a.ron", "format: 1,\ntitle: \"x\",\nentities: [],\n", "");
    text("a.ron", "[1]", "");
    text("a.ron", "", "");
}

#[test]
fn what_it_is_and_what_to_do_is_one_sentence_each() {
    let told = |file: &str, bytes: &[u8], wanted: Wanted| {
        let problem = refusal(file, bytes, wanted).expect("a refusal");
        (problem.message, problem.help, problem.place.is_some())
    };
    let word = zip(&["word/document.xml"]);
    let how = "Open it in a word processor and save it as plain text in UTF-8";
    let expected = format!("{how}; a dossier (.ron) names that text as the `file` of a document");
    assert_eq!(
        told("a.docx", &word, Wanted::Dossier),
        ("this is a Word file, not a dossier".to_owned(), expected, false)
    );
    let layout = "Give a file that ends in .layout.ron: saving a layout writes one, and so does `sayso layout`";
    let expected = ("this is a Word file, not a layout".to_owned(), layout.to_owned(), false);
    assert_eq!(told("a.docx", &word, Wanted::Layout), expected);
    let (message, help, has_place) = told("a.csv", b"Source,Target\nA,B", Wanted::Dossier);
    assert_eq!((message.as_str(), has_place), ("this is a table with commas (CSV), not a dossier", false));
    assert!(help.starts_with("`sayso import a.csv -o a.ron` makes a dossier of it"), "{help}");
    let (message, help, _) = told("a.ron", b"{\"format\": 1, \"entities\": []}", Wanted::Dossier);
    assert_eq!(message, "this is a dossier as `sayso convert` writes it (JSON), not a dossier");
    assert!(help.starts_with("A dossier is written in RON"), "{help}");
    assert!(refusal("a.ron", b"(format: 1)", Wanted::Dossier).is_none());
    assert!(refusal("a.csv", b"Source,Target\nA,B", Wanted::EdgeList).is_none());
}
