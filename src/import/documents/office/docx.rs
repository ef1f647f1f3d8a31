//! The words of a DOCX file.

use super::properties::{author, property};
use super::words::{Role, Words};
use crate::import::documents::flow::Gap;
use crate::import::documents::plain::Plain;
use roxmltree::{Document, Node};

/// The words of a DOCX file: its document, its footnotes and endnotes, and its properties.
#[must_use]
pub(in crate::import::documents) fn docx(
    document: &Document<'_>,
    notes: &[Document<'_>],
    properties: Option<&Document<'_>>,
) -> Plain {
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
