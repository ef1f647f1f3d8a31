//! The words of an ODT file.

use super::properties::{author, property};
use super::words::{Role, Words};
use crate::import::documents::flow::Gap;
use crate::import::documents::plain::Plain;
use roxmltree::{Document, Node};

/// The words of an ODT file: its content and its properties.
#[must_use]
pub(in crate::import::documents) fn odt(content: &Document<'_>, properties: Option<&Document<'_>>) -> Plain {
    let mut words = Words::loose();
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
