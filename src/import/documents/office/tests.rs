//! What becomes of paragraphs, rows, notes and deleted words of office files.

use super::{author, docx, odt};
use crate::import::documents::plain::Plain;
use roxmltree::Document;

fn word(body: &str) -> Plain {
    let text = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    docx(&Document::parse(&text).expect("XML"), &[], None)
}

fn open_document(body: &str) -> Plain {
    let names = "xmlns:office='o' xmlns:text='t' xmlns:table='b'";
    let text = format!("<office:document-content {names}><office:body>{body}</office:body></office:document-content>");
    odt(&Document::parse(&text).expect("XML"), None)
}

#[test]
fn runs_of_a_word_are_joined_and_paragraphs_parted() {
    let plain = word(
        "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Head</w:t></w:r></w:p>\n\
         <w:p><w:r><w:t>Nor</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>relane </w:t></w:r>\
         <w:r><w:t>Ltd</w:t><w:br/><w:t>London</w:t><w:tab/><w:t>x</w:t></w:r></w:p>",
    );
    assert_eq!(plain.text, "Head\n\nNorrelane Ltd\nLondon\tx");
    assert_eq!(plain.title.as_deref(), Some("Head"));
}

#[test]
fn deleted_words_comments_and_field_codes_are_no_text_and_deletions_are_told() {
    let plain = word(
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>\
         <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
    );
    assert_eq!(plain.text, "new");
    assert_eq!(plain.told, ["deleted words of tracked changes left out: 1"]);
    let plain = open_document(
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>\
         <text:p>kept<office:annotation><text:p>remark</text:p></office:annotation></text:p>",
    );
    assert_eq!(plain.text, "kept");
    assert_eq!(plain.told.len(), 2, "{:?}", plain.told);
}

#[test]
fn rows_are_lines_and_cells_are_parted_by_tabs() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let rows = format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>", cell("a"), cell("b"), cell("c"));
    assert_eq!(word(&rows).text, "a\tb\nc");
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let rows = format!("<table:table><table:table-row>{}{}</table:table-row></table:table>", cell("a"), cell("b"));
    assert_eq!(open_document(&rows).text, "a\tb");
}

#[test]
fn white_space_of_open_document_text_is_one_space_unless_it_is_meant() {
    let plain =
        open_document("<text:h text:outline-level='1'>Head</text:h><text:p>a\n  b<text:s text:c='2'/>c</text:p>");
    assert_eq!((plain.text.as_str(), plain.title.as_deref()), ("Head\n\na b  c", Some("Head")));
}

#[test]
fn footnotes_follow_at_the_end_and_break_no_sentence() {
    let note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See x.</text:p>\
                </text:note-body></text:note>";
    assert_eq!(open_document(&format!("<text:p>A sen{note}tence.</text:p>")).text, "A sentence.\n\nSee x.");
}

#[test]
fn a_deep_nesting_is_walked() {
    let deep = "<w:a>".repeat(50_000) + "<w:p><w:t>x</w:t></w:p>" + &"</w:a>".repeat(50_000);
    assert_eq!(word(&deep).text, "x");
}

#[test]
fn the_name_that_a_program_puts_is_no_author() {
    assert_eq!(author(" python-docx "), None);
    assert_eq!(author("Jo Writer").as_deref(), Some("Jo Writer"));
}
