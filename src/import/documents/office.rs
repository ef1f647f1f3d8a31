//! The words of a word processor's file: DOCX and ODT, paragraph by paragraph.
//!
//! Invariant: words that were deleted with changes tracked, comments and field codes never become text.
//! Invariant: the walk uses no recursion, so no nesting can exhaust the stack.

use super::flow::{Flow, Gap};
use super::plain::Plain;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// The names under which word processors save when nobody gave one.
const NOBODY: [&str; 9] =
    ["python-docx", "Microsoft Office User", "Anon", "Anonymous", "Unknown", "Author", "User", "admin", "un-named"];

/// An author, unless it is only the name that a program puts there.
#[must_use]
pub(super) fn author(name: &str) -> Option<String> {
    let name = name.trim();
    let is_nobody = name.is_empty() || NOBODY.iter().any(|nobody| nobody.eq_ignore_ascii_case(name));
    (!is_nobody).then(|| name.to_owned())
}

/// The words of a DOCX file: its document, its footnotes and endnotes, and its properties.
#[must_use]
pub(super) fn docx(document: &Document<'_>, notes: &[Document<'_>], properties: Option<&Document<'_>>) -> Plain {
    let mut words = Words::default();
    words.walk(document.root(), word_element);
    for note in notes {
        words.flow.part(Gap::Paragraph);
        words.walk(note.root(), word_element);
    }
    let mut plain = words.finish();
    if let Some(properties) = properties {
        plain.title = property(properties, "title").or(plain.title);
        plain.author = property(properties, "creator").and_then(|name| author(&name));
        plain.language = property(properties, "language");
    }
    plain
}

/// The words of an ODT file: its content and its properties.
#[must_use]
pub(super) fn odt(content: &Document<'_>, properties: Option<&Document<'_>>) -> Plain {
    let mut words = Words { are_loose: true, ..Words::default() };
    words.walk(content.root(), open_document_element);
    // Footnotes stand in the middle of their sentence: they follow at the end, as on a page.
    for note in content.descendants().filter(|node| node.tag_name().name() == "note-body") {
        words.flow.part(Gap::Paragraph);
        words.walk(note, open_document_element);
    }
    let mut plain = words.finish();
    if let Some(properties) = properties {
        plain.title = property(properties, "title").or(plain.title);
        let name = property(properties, "creator").or_else(|| property(properties, "initial-creator"));
        plain.author = name.and_then(|name| author(&name));
        plain.language = property(properties, "language");
    }
    plain
}

/// A property of a file, by its name without a prefix; none where it is empty.
#[must_use]
pub(super) fn property(document: &Document<'_>, name: &str) -> Option<String> {
    let is_it = |node: &Node<'_, '_>| node.is_element() && node.tag_name().name() == name;
    let mut found = document.descendants().filter(is_it).filter_map(|node| node.text());
    found.find_map(|text| Some(text.trim()).filter(|text| !text.is_empty())).map(str::to_owned)
}

/// What an element of an office file is to its words.
enum Role {
    /// Words stand in it; nothing of its own.
    Through,
    /// A paragraph; a heading if it says so.
    Paragraph(bool),
    /// A row or an item: a line of its own.
    Line,
    /// A cell of a row.
    Cell,
    /// Its characters are words.
    Text,
    /// It stands for these characters.
    Is(String),
    /// It is a line break.
    Break,
    /// Nothing of it is text; why, where that has to be told.
    Skipped(Option<&'static str>),
}

/// The part of an element of DOCX.
fn word_element(node: Node<'_, '_>) -> Role {
    match node.tag_name().name() {
        "p" => Role::Paragraph(is_word_heading(node)),
        "tr" => Role::Line,
        "tc" => Role::Cell,
        "t" => Role::Text,
        "tab" if node.parent_element().is_none_or(|parent| parent.tag_name().name() != "tabs") => {
            Role::Is("\t".to_owned())
        }
        "br" | "cr" => Role::Break,
        "noBreakHyphen" => Role::Is("\u{2011}".to_owned()),
        "softHyphen" => Role::Is("\u{AD}".to_owned()),
        "del" | "moveFrom" => Role::Skipped(Some("deleted words of tracked changes")),
        // The same content again, for programs that do not know the first form; settings; what a field is made of.
        "Fallback" | "pPr" | "rPr" | "tblPr" | "sectPr" | "instrText" | "delText" | "fldData" => Role::Skipped(None),
        "footnote" | "endnote" if is_separator(node) => Role::Skipped(None),
        _ => Role::Through,
    }
}

/// Whether a paragraph has a style for headings or the title.
fn is_word_heading(node: Node<'_, '_>) -> bool {
    let properties = node.children().find(|child| child.tag_name().name() == "pPr");
    let style = properties.and_then(|found| found.children().find(|child| child.tag_name().name() == "pStyle"));
    let style = style.and_then(|style| style.attributes().find(|attribute| attribute.name() == "val"));
    style.is_some_and(|style| matches!(style.value(), "Title" | "Heading1" | "berschrift1" | "Titre1"))
}

/// Whether a note of DOCX is only the line between text and notes.
fn is_separator(node: Node<'_, '_>) -> bool {
    node.attributes()
        .any(|attribute| attribute.name() == "type" && attribute.value().to_lowercase().contains("separat"))
}

/// The part of an element of ODT.
fn open_document_element(node: Node<'_, '_>) -> Role {
    let number = |name: &str, most: usize| {
        let found = node.attributes().find(|attribute| attribute.name() == name);
        found.and_then(|attribute| attribute.value().parse().ok()).unwrap_or(1_usize).min(most)
    };
    match node.tag_name().name() {
        "p" => Role::Paragraph(false),
        "h" => Role::Paragraph(number("outline-level", 10) == 1),
        "table-row" | "list-item" => Role::Line,
        "table-cell" => Role::Cell,
        "s" => Role::Is(" ".repeat(number("c", 80))),
        "tab" => Role::Is("\t".to_owned()),
        "line-break" => Role::Break,
        "annotation" => Role::Skipped(Some("comments")),
        "tracked-changes" => Role::Skipped(Some("deleted words of tracked changes")),
        "note" | "automatic-styles" | "font-face-decls" | "scripts" | "forms" | "sequence-decls" => Role::Skipped(None),
        _ => Role::Through,
    }
}

/// The words so far.
#[derive(Default)]
struct Words {
    flow: Flow,
    heading: Option<Flow>,
    is_in_heading: bool,
    skipped: BTreeMap<&'static str, usize>,
    /// Whether the characters right in a paragraph are words, as in ODT; in DOCX they stand in an element of their own.
    are_loose: bool,
    /// How many elements are open whose characters are words.
    open: usize,
    /// How many rows are open: a paragraph in a cell parts no rows.
    rows: usize,
}

impl Words {
    /// Walks everything below `root` in the order of the file.
    fn walk(&mut self, root: Node<'_, '_>, role_of: fn(Node<'_, '_>) -> Role) {
        let mut at = root;
        loop {
            let goes_in = if at.is_element() { self.open(&role_of(at)) } else { at == root };
            if at.is_text() && self.open > 0 {
                self.add(at.text().unwrap_or_default());
            }
            let mut next = if goes_in { at.first_child() } else { None };
            let mut is_entered = goes_in;
            // Onwards from the end of what was walked; elements that end on the way are closed.
            while next.is_none() {
                if at.is_element() && is_entered {
                    self.close(&role_of(at));
                }
                if at == root {
                    return;
                }
                next = at.next_sibling();
                if next.is_none() {
                    let Some(parent) = at.parent() else { return };
                    (at, is_entered) = (parent, true);
                }
            }
            let Some(next) = next else { return };
            at = next;
        }
    }

    /// Opens an element; whether what is in it is walked.
    fn open(&mut self, role: &Role) -> bool {
        match role {
            Role::Paragraph(is_heading) => {
                self.end_paragraph();
                self.is_in_heading = *is_heading && self.heading.is_none();
                self.open += usize::from(self.are_loose);
            }
            Role::Line => {
                self.flow.part(if self.rows == 0 { Gap::Line } else { Gap::Space });
                self.rows += 1;
            }
            Role::Cell => self.flow.part(Gap::Cell),
            Role::Text => self.open += 1,
            Role::Is(letters) => self.flow.kept(letters),
            Role::Break => self.flow.part(Gap::Line),
            Role::Skipped(why) => {
                if let Some(why) = why {
                    *self.skipped.entry(why).or_default() += 1;
                }
                return false;
            }
            Role::Through => {}
        }
        true
    }

    /// Closes an element that was opened and walked.
    fn close(&mut self, role: &Role) {
        match role {
            Role::Paragraph(_) => {
                self.end_paragraph();
                self.is_in_heading = false;
                self.open -= usize::from(self.are_loose);
            }
            Role::Line => {
                self.rows -= 1;
                self.flow.part(Gap::Line);
            }
            Role::Text => self.open -= 1,
            _ => {}
        }
    }

    /// A paragraph ends: a blank line, but within a row only a space, so that a row stays a line.
    fn end_paragraph(&mut self) {
        self.flow.part(if self.rows == 0 { Gap::Paragraph } else { Gap::Space });
    }

    fn add(&mut self, letters: &str) {
        if self.is_in_heading {
            self.heading.get_or_insert_default().words(letters);
        }
        if self.are_loose { self.flow.words(letters) } else { self.flow.kept(letters) }
    }

    fn finish(self) -> Plain {
        let told = self.skipped.into_iter().map(|(what, count)| format!("{what} left out: {count}")).collect();
        let title = self.heading.map(Flow::finish).filter(|title| !title.is_empty());
        Plain { text: self.flow.finish(), title, told, ..Plain::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(body: &str) -> Plain {
        let text = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        docx(&Document::parse(&text).expect("XML"), &[], None)
    }

    fn open_document(body: &str) -> Plain {
        let names = "xmlns:office='o' xmlns:text='t' xmlns:table='b'";
        let text =
            format!("<office:document-content {names}><office:body>{body}</office:body></office:document-content>");
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
}
