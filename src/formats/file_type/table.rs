//! The table of the kinds of files that people bring.
//!
//! A new kind is a row: its name, what it holds, whether it is text, and how it is told. The first row that fits counts,
//! so the special ones stand before the general ones.

use super::kind::AsText::{self, No, Plainly, WithMarks};
use super::kind::FileType;
use super::kind::Holds::{self, Archive, Dossier, Layout, Network, OtherNotation, Table, Text};
use super::looks::Looks;

/// How the text of a file is got out, by what opens it.
const IN_A_WORD_PROCESSOR: &str = "Open it in a word processor and save it as plain text in UTF-8";
const IN_A_READER: &str =
    "Convert it with pdftotext -layout, or copy its text out in a PDF reader and save that as plain text in UTF-8";
const IN_A_BROWSER: &str = "Open it in a browser, copy the text out, and save it as plain text in UTF-8";
const IN_A_MAIL_PROGRAM: &str = "Open it in a mail program, copy the text out, and save it as plain text in UTF-8";
const AS_SLIDES: &str = "Open it in a presentation program, copy the text out, and save it as plain text in UTF-8";
const AS_A_BOOK: &str = "Convert it to plain text in UTF-8, as Calibre does";
const AS_A_PICTURE: &str = "Have its text recognized (OCR), check it, and save it as plain text in UTF-8";
const AS_A_RECORDING: &str = "Write down what is said in it, and save that as plain text in UTF-8";
const OF_A_DATABASE: &str = "Export the text that you want from it, as plain text in UTF-8";
const FROM_ITS_PDF: &str = "Make its PDF, copy the text out, and save it as plain text in UTF-8";
const ALREADY: &str = "Keep it as it is";

/// The kinds, the special ones first.
pub(super) const TABLE: &[FileType] = &[
    // Office files.
    row("a Word file", Text(IN_A_WORD_PROCESSOR), No, |it| it.packs("word/")),
    row("an Excel file", Table, No, |it| it.packs("xl/")),
    row("a PowerPoint file", Text(AS_SLIDES), No, |it| it.packs("ppt/")),
    row("an old Word file (.doc)", Text(IN_A_WORD_PROCESSOR), No, |it| it.is_compound("WordDocument")),
    row("an old Excel file (.xls)", Table, No, |it| it.is_compound("Workbook") || it.is_compound("Book")),
    row("an old PowerPoint file (.ppt)", Text(AS_SLIDES), No, |it| it.is_compound("PowerPoint Document")),
    row("an Outlook message (.msg)", Text(IN_A_MAIL_PROGRAM), No, |it| it.is_compound("__properties_version1.0")),
    row("an old Office file", Text(IN_A_WORD_PROCESSOR), No, |it| it.has(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")),
    row("an OpenDocument text (.odt)", Text(IN_A_WORD_PROCESSOR), No, |it| it.is_packed(&odf("text"))),
    row("an OpenDocument table (.ods)", Table, No, |it| it.is_packed(&odf("spreadsheet"))),
    row("an OpenDocument presentation (.odp)", Text(AS_SLIDES), No, |it| it.is_packed(&odf("presentation"))),
    row("an e-book (EPUB)", Text(AS_A_BOOK), No, |it| it.is_packed("application/epub+zip")),
    row("a Maltego graph", Network, No, |it| it.packs("Graphs/")),
    // Pages and pictures.
    row("a PDF file", Text(IN_A_READER), No, |it| it.starts("%PDF-") || it.holds(b"%PDF-", 1024)),
    row("a PostScript file", Text(IN_A_READER), No, |it| it.starts("%!PS-Adobe")),
    row("an RTF file", Text(IN_A_WORD_PROCESSOR), WithMarks, |it| it.starts("{\\rtf")),
    row("a PNG picture", Text(AS_A_PICTURE), No, |it| it.has(0, b"\x89PNG\r\n\x1A\n")),
    row("a JPEG picture", Text(AS_A_PICTURE), No, |it| it.has(0, b"\xFF\xD8\xFF")),
    row("a GIF picture", Text(AS_A_PICTURE), No, |it| it.has(0, b"GIF87a") || it.has(0, b"GIF89a")),
    row("a TIFF picture", Text(AS_A_PICTURE), No, |it| it.has(0, b"II*\0") || it.has(0, b"MM\0*")),
    row("a BMP picture", Text(AS_A_PICTURE), No, |it| it.has(0, b"BM") && it.has(6, b"\0\0\0\0")),
    row("a WebP picture", Text(AS_A_PICTURE), No, |it| it.has(0, b"RIFF") && it.has(8, b"WEBP")),
    row("a HEIF picture", Text(AS_A_PICTURE), No, |it| {
        ["ftyphei", "ftypmif1", "ftypavif"].iter().any(|kind| it.has(4, kind.as_bytes()))
    }),
    row("a DjVu file", Text(AS_A_PICTURE), No, |it| it.has(0, b"AT&TFORM")),
    row("a recording", Text(AS_A_RECORDING), No, |it| {
        it.has(4, b"ftyp") || [b"ID3\x03", b"ID3\x04", b"OggS", b"RIFF", b"fLaC"].iter().any(|sign| it.has(0, *sign))
    }),
    // Archives and databases.
    row("a zip archive", Archive, No, |it| it.has(0, b"PK\x03\x04") || it.has(0, b"PK\x05\x06")),
    row("a gzip file", Archive, No, |it| it.has(0, b"\x1F\x8B")),
    row("a 7z archive", Archive, No, |it| it.has(0, b"7z\xBC\xAF\x27\x1C")),
    row("a RAR archive", Archive, No, |it| it.has(0, b"Rar!\x1A\x07")),
    row("a bzip2 file", Archive, No, |it| it.has(0, b"BZh") && it.has(4, b"1AY&SY")),
    row("an xz file", Archive, No, |it| it.has(0, b"\xFD7zXZ\0")),
    row("a zstd file", Archive, No, |it| it.has(0, b"\x28\xB5\x2F\xFD")),
    row("a tar archive", Archive, No, |it| it.has(257, b"ustar")),
    row("an SQLite database", Text(OF_A_DATABASE), No, |it| it.has(0, b"SQLite format 3\0")),
    row("a Parquet table", Table, No, |it| it.has(0, b"PAR1")),
    // Ours.
    row("a layout", Layout, WithMarks, |it| it.is_ron_with("format:") && it.is_ron_with("views:")),
    row("a dossier", Dossier, WithMarks, |it| it.is_ron_with("format:") && !it.ends(".txt")),
    row("a dossier", Dossier, Plainly, |it| it.ends(".ron") && it.is_ron()),
    // XML.
    row("a GEXF file", Network, WithMarks, |it| it.is_element(&["gexf"])),
    row("a GraphML file", Network, WithMarks, |it| it.is_element(&["graphml"])),
    row("an HTML page", Text(IN_A_BROWSER), WithMarks, |it| {
        it.starts("<!doctype html") || it.is_element(&["html", "head", "body", "div", "p", "article", "table"])
    }),
    row("an SVG picture", Text(AS_A_PICTURE), WithMarks, |it| it.is_element(&["svg"])),
    row("a TEI text", Text(IN_A_BROWSER), WithMarks, |it| it.is_element(&["TEI", "teiCorpus"])),
    row("an XML file", Text(IN_A_BROWSER), WithMarks, |it| it.starts("<?xml")),
    // Networks as text.
    row("a DOT file (Graphviz)", Network, Plainly, is_dot),
    row("a Pajek file", Network, Plainly, |it| it.starts("*vertices") || it.starts("*network")),
    row("a GML file", Network, Plainly, is_gml),
    row("a UCINET file", Network, Plainly, |it| it.starts("dl n") || it.starts("dl nr")),
    row("a GDF file", Network, Plainly, |it| it.starts("nodedef>")),
    row("a Matrix Market file", Network, Plainly, |it| it.starts("%%matrixmarket")),
    row("a BRAT annotation file", Network, Plainly, is_brat),
    // JSON, by its keys.
    row("a STIX bundle", Network, WithMarks, |it| it.has_keys(&["objects"]) && it.text().contains("\"bundle")),
    row("a dossier as `sayso convert` writes it (JSON)", OtherNotation, WithMarks, |it| {
        it.has_keys(&["format", "relations"]) || it.has_keys(&["format", "entities"])
    }),
    row("a Cytoscape graph (JSON)", Network, WithMarks, |it| it.has_keys(&["elements"])),
    row("a node-link graph (JSON)", Network, WithMarks, |it| {
        it.has_keys(&["nodes", "links"]) || it.has_keys(&["nodes", "edges"]) || it.has_keys(&["nodes", "relationships"])
    }),
    row("FollowTheMoney's JSON", Network, WithMarks, |it| it.has_keys(&["schema", "properties"])),
    row("a list of triples (JSON)", Network, WithMarks, |it| it.has_keys(&["subject", "object"])),
    row("LangExtract's JSON", Network, WithMarks, |it| it.has_keys(&["extractions"])),
    row("a Label Studio export (JSON)", Network, WithMarks, |it| it.has_keys(&["annotations", "data"])),
    row("a doccano export (JSON)", Network, WithMarks, |it| it.has_keys(&["text", "entities"])),
    row("a LightRAG store (JSON)", Network, WithMarks, |it| it.begins("kv_store_") && it.keys().is_some()),
    row("a graph of entities and relations (JSON)", Network, WithMarks, |it| it.has_keys(&["entities", "relations"])),
    row("JSON", OtherNotation, WithMarks, |it| it.keys().is_some_and(|keys| !keys.is_empty())),
    row("triples (Turtle)", Network, Plainly, |it| it.starts("@prefix ") || it.starts("@base ")),
    row("triples (N-Triples)", Network, Plainly, is_triples),
    row("a bibliography (BibTeX)", Text(OF_A_DATABASE), Plainly, is_bibtex),
    row("a bibliography (RIS)", Text(OF_A_DATABASE), Plainly, |it| it.starts("TY  - ")),
    row("a LaTeX text", Text(FROM_ITS_PDF), WithMarks, |it| it.starts("\\documentclass") || it.ends(".tex")),
    row("SQL", Text(OF_A_DATABASE), Plainly, is_sql),
    row("Python", OtherNotation, WithMarks, is_python),
    row("YAML", OtherNotation, Plainly, is_yaml),
    row("TOML", OtherNotation, Plainly, is_toml),
    // Mail, tables and texts.
    row("an e-mail as it was sent", Text(IN_A_MAIL_PROGRAM), WithMarks, |it| it.is_mail() && is_coded_mail(it)),
    row("an e-mail", Text(ALREADY), Plainly, |it| it.is_mail() && !is_coded_mail(it)),
    row("a table with tabs (TSV)", Table, Plainly, |it| it.is_table('\t')),
    row("a table with commas (CSV)", Table, Plainly, |it| is_separated(it, ',')),
    row("a table with semicolons (CSV)", Table, Plainly, |it| is_separated(it, ';')),
    row("an edge list", Table, Plainly, |it| it.lines().count() > 1 && it.is_pairs()),
    row("plain text", Text(ALREADY), Plainly, |it| {
        [".txt", ".md", ".text"].iter().any(|end| it.ends(end)) || it.is_misnamed()
    }),
];

/// A row.
const fn row(name: &'static str, holds: Holds, as_text: AsText, is: fn(&Looks<'_>) -> bool) -> FileType {
    FileType { name, holds, as_text, is }
}

/// How an office file of this kind names it.
fn odf(kind: &str) -> String {
    format!("application/vnd.oasis.opendocument.{kind}")
}

/// `digraph name {`, perhaps behind `strict` and comments.
fn is_dot(it: &Looks<'_>) -> bool {
    let mut lines = it.lines().map(str::trim).filter(|line| !line.starts_with("//") && !line.starts_with("/*"));
    let Some(first) = lines.next() else { return false };
    let first = first.strip_prefix("strict").unwrap_or(first).trim_start();
    let opens = |rest: &str| rest.trim_end().ends_with('{') || rest.contains(" {") || rest.starts_with('{');
    let named = first.strip_prefix("digraph").or_else(|| first.strip_prefix("graph"));
    named.is_some_and(|rest| opens(rest) || lines.next().is_some_and(|next| next.starts_with('{')))
}

/// `graph [`, perhaps behind a line that names the program.
fn is_gml(it: &Looks<'_>) -> bool {
    let mut lines =
        it.lines().map(str::trim).filter(|line| !line.starts_with("Creator") && !line.starts_with("Version"));
    let first = lines.next().and_then(|line| line.strip_prefix("graph")).map(str::trim);
    first.is_some_and(|rest| rest.starts_with('[') || rest.is_empty() && lines.next() == Some("["))
}

/// `T1<tab>Person 0 5<tab>words`.
fn is_brat(it: &Looks<'_>) -> bool {
    let is_span = |line: &str| {
        let mut columns = line.split('\t');
        let id = columns.next().and_then(|id| id.strip_prefix(['T', 'E', 'R', 'A']));
        let has_number =
            id.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
        has_number && columns.next().is_some_and(|middle| middle.contains(' ') || middle.contains(':'))
    };
    it.ends(".ann") && !it.text().is_empty() || it.lines().next().is_some_and(is_span)
}

/// Lines of two names in < > and a value, each with a full stop.
fn is_triples(it: &Looks<'_>) -> bool {
    let is_triple = |line: &str| {
        let line = line.trim_end();
        line.starts_with(['<', '_']) && line.ends_with('.') && line.contains("> <")
    };
    it.lines().next().is_some() && it.lines().all(is_triple)
}

/// `@article{key,`.
fn is_bibtex(it: &Looks<'_>) -> bool {
    let first = it.lines().map(str::trim).find(|line| !line.starts_with('%'));
    let entry = first.and_then(|line| line.strip_prefix('@')).and_then(|entry| entry.split_once('{'));
    entry.is_some_and(|(kind, _)| !kind.is_empty() && kind.trim_end().bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// A statement that makes or fills a table.
fn is_sql(it: &Looks<'_>) -> bool {
    let first = it.lines().map(str::trim).find(|line| !line.starts_with("--") && !line.starts_with("/*"));
    let first = first.unwrap_or_default().to_ascii_uppercase();
    let statements = ["CREATE TABLE ", "INSERT INTO ", "DROP TABLE ", "BEGIN TRANSACTION", "PRAGMA "];
    let begins = statements.iter().any(|statement| first.starts_with(statement));
    begins && (it.ends(".sql") || it.text().contains(';'))
}

/// A dictionary with keys in single quotes, or a line that assigns or imports.
fn is_python(it: &Looks<'_>) -> bool {
    let inner = it.text().trim_start_matches(['{', '[', ' ', '\n']);
    let is_dictionary = it.text().starts_with(['{', '[']) && inner.starts_with('\'');
    is_dictionary || it.ends(".py")
}

/// Lines that begin with `key:`, in a file of that name or with a dossier's fields.
fn is_yaml(it: &Looks<'_>) -> bool {
    let has_fields = || {
        let is_field =
            |line: &str| ["documents:", "entities:", "relations:"].iter().any(|field| line.trim_end() == *field);
        it.text().lines().any(is_field) && it.text().lines().any(|line| line.trim_start().starts_with("- "))
    };
    it.ends(".yaml") || it.ends(".yml") || has_fields()
}

/// `[[table]]` or `key = value`, in a file of that name or with a dossier's fields.
fn is_toml(it: &Looks<'_>) -> bool {
    let tables = ["[[documents]]", "[[entities]]", "[[relations]]"];
    it.ends(".toml") || it.text().lines().any(|line| tables.contains(&line.trim()))
}

/// Whether the body of a mail is coded, in parts, or a page.
fn is_coded_mail(it: &Looks<'_>) -> bool {
    let words = it.text().to_ascii_lowercase();
    ["quoted-printable", "base64", "content-type: multipart/", "content-type: text/html"]
        .iter()
        .any(|sign| words.contains(sign))
}

/// Whether a sign makes a table: prose has them too, so the name has to say it, or no line may end like a sentence. Cells of
/// a real table may hold line breaks, so there the first line is enough.
fn is_separated(it: &Looks<'_>, sign: char) -> bool {
    let first = it.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    if it.ends(".csv") {
        return count(sign) > 0 && count(sign) >= count(',').max(count(';'));
    }
    it.is_table(sign) && it.lines().all(|line| !line.trim_end().ends_with(['.', '?', '!', ',', ':', ';', '…', '”']))
}
