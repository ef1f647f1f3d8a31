//! Documents of every kind.

use super::try_files;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of these entries.
fn packed(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let is_type = *name == "mimetype";
        let method = if is_type { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("an entry");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn documents_of_every_kind_keep_where_they_are_from() {
    let docx = packed(&[
        (
            "word/document.xml",
            b"<w:document xmlns:w='w'><w:p><w:r><w:t>From Word.</w:t></w:r></w:p></w:document>".as_slice(),
        ),
        ("docProps/core.xml", b"<p xmlns:dc='d'><dc:title>A letter</dc:title><dc:creator>python-docx</dc:creator></p>"),
    ]);
    let odt = packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text".as_slice()),
        ("content.xml", b"<o xmlns:text='t'><text:p>From Writer.</text:p></o>"),
    ]);
    let epub = packed(&[
        ("mimetype", b"application/epub+zip".as_slice()),
        ("META-INF/container.xml", b"<c><rootfile full-path='a.opf'/></c>"),
        ("a.opf", b"<p><item id='x' href='x.html'/><itemref idref='x'/></p>"),
        ("x.html", b"<p>From a book.</p>"),
    ]);
    let result = try_files(&[
        ("letter.docx", &docx),
        ("note.odt", &odt),
        ("book.epub", &epub),
        ("page.html", b"<!doctype html><meta charset=windows-1252><title>Page</title><p>caf\xE9"),
        ("mail.eml", b"From: a@example.org\r\nSubject: Hi\r\nDate: Mon, 19 Nov 2018 04:52:00 +0000\r\n\r\nText\r\n"),
        (
            "old.cp1252.txt",
            b"Der Minister erkl\xE4rte, da\xDF er nichts gewu\xDFt habe; sp\xE4ter r\xE4umte er es ein.",
        ),
        ("scan.pdf", b"%PDF-1.4\n\x00"),
    ]);
    let result = result.expect("documents");
    let texts: Vec<(&str, &str, &str)> = result
        .dossier
        .documents
        .iter()
        .map(|document| (document.id.as_str(), document.title.as_str(), document.text.as_deref().unwrap_or_default()))
        .collect();
    let mail = "From: a@example.org\nDate: 2018-11-19T04:52:00Z\nSubject: Hi\n\nText";
    let old = "Der Minister erklärte, daß er nichts gewußt habe; später räumte er es ein.";
    assert_eq!(
        texts,
        [
            ("letter", "A letter", "From Word."),
            ("note", "note", "From Writer."),
            ("book", "book", "From a book."),
            ("page", "Page", "café"),
            ("mail", "Hi", mail),
            ("old", "old", old),
        ]
    );
    let fields = &result.dossier.documents[0].fields;
    assert_eq!(fields.get("original").map(String::as_str), Some("letter.docx"));
    assert_eq!(fields.get("original sha256").map(String::len), Some(64));
    assert!(result.dossier.documents[5].fields.is_empty(), "a text is its own original");
    assert!(
        super::told(&result, "Windows-1252") == 1 && super::told(&result, "PDF file") == 1,
        "{:?}",
        result.report.told
    );
    assert!(result.report.adds_up());
}

#[test]
fn a_pdf_alone_is_told_what_to_do() {
    let refusal = try_files(&[("scan.pdf", b"%PDF-1.4\n\x00")]).expect_err("a damaged PDF");
    assert!(refusal.0.message.contains("PDF") && refusal.0.help.contains("pdftotext"), "{refusal:?}");
}

#[test]
fn an_archive_that_would_fill_the_memory_is_not_unpacked() {
    let zeros = vec![0_u8; 64 << 20];
    let bomb = packed(&[("word/document.xml", zeros.as_slice())]);
    let refusal = try_files(&[("bomb.docx", &bomb)]).expect_err("a bomb");
    assert!(refusal.0.message.contains("64 MB"), "{refusal:?}");
}

#[test]
fn a_name_that_leaves_the_archive_is_only_a_name() {
    let slip = packed(&[("../../slipped.txt", b"x".as_slice()), ("word/document.xml", b"<w:document xmlns:w='w'/>")]);
    let result = try_files(&[("slip.docx", &slip)]).expect("a document without words");
    assert_eq!(result.dossier.documents[0].text.as_deref(), Some(""));
}

#[test]
fn a_damaged_archive_is_told() {
    let docx = packed(&[("word/document.xml", b"<w:document>".as_slice())]);
    for bytes in [&docx[..docx.len() / 2], &docx[..]] {
        let told = match try_files(&[("a.docx", bytes)]) {
            Err(refusal) => refusal.0.message.clone(),
            Ok(result) => format!("{:?}", result.report.told),
        };
        assert!(told.contains("archive") || told.contains("XML") || told.contains("no text"), "{told}");
    }
}
