//! The writer of dossiers: plain RON as people write it, an element a line, what has its default left out.
//!
//! Texts of several lines are raw, so that they can be read in an editor. `Some` is left out, as in the template: reading allows
//! it, and what people read should look like what they write.
//!
//! Invariant: what is written reads back to the same dossier.

use super::v1;
use crate::formats::source::show;
use crate::model::{
    Date, Document, DocumentIndex, Dossier, Entity, EntityIndex, Evidence, Imported, PlacedMention, Relation,
    RelationKind, Status,
};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Writes a dossier.
#[must_use]
pub fn write(dossier: &Dossier) -> String {
    let texts = dossier.documents.iter().map(|document| document.text.as_ref().map_or(0, String::len)).sum::<usize>();
    let mut out = String::with_capacity(texts + texts / 8 + 200 * (dossier.entities.len() + dossier.relations.len()));
    out.push_str("(\n");
    let _ = writeln!(out, "    format: {},", v1::FORMAT);
    if let Some(title) = &dossier.title {
        let _ = writeln!(out, "    title: {},", quoted(title));
    }
    if let Some(source) = &dossier.imported {
        imported(&mut out, source);
    }
    list(&mut out, "kinds", &dossier.kinds, kind);
    list(&mut out, "documents", &dossier.documents, document);
    list(&mut out, "entities", &dossier.entities, |out, each| entity(out, dossier, each));
    list(&mut out, "relations", &dossier.relations, |out, each| relation(out, dossier, each));
    out.push_str(")\n");
    out
}

/// A list, an element a line; nothing where it is empty.
fn list<T>(out: &mut String, name: &str, elements: &[T], write: impl Fn(&mut Fields<'_>, &T)) {
    if elements.is_empty() {
        return;
    }
    let _ = writeln!(out, "    {name}: [");
    for element in elements {
        out.push_str("        ");
        write(&mut Fields::begin(out), element);
        out.push_str("),\n");
    }
    out.push_str("    ],\n");
}

fn imported(out: &mut String, imported: &Imported) {
    out.push_str("    imported: ");
    let mut fields = Fields::begin(out);
    fields.text("tool", &imported.tool);
    fields.perhaps("date", imported.date.as_deref());
    fields.lines("files", 2, &imported.files, |fields, file| {
        fields.text("name", &file.name);
        fields.text("sha256", &file.sha256);
    });
    out.push_str("),\n");
}

fn kind(fields: &mut Fields<'_>, kind: &RelationKind) {
    fields.text("name", &kind.name);
    if kind.symmetric {
        fields.plain("symmetric", "true");
    }
    fields.perhaps("inverse", kind.inverse.as_deref());
    fields.texts("opposes", &kind.opposes);
    fields.perhaps("note", kind.note.as_deref());
}

fn document(fields: &mut Fields<'_>, document: &Document) {
    fields.text("id", &document.id);
    fields.text("title", &document.title);
    fields.perhaps("publisher", document.publisher.as_deref());
    fields.perhaps("author", document.author.as_deref());
    fields.date(document.date.as_ref());
    fields.perhaps("url", document.url.as_deref());
    fields.perhaps("rights", document.rights.as_deref());
    if let Some(grade) = document.grade {
        fields.plain("grade", &grade.letter().to_string());
    }
    fields.perhaps("language", document.language.as_deref());
    fields.map("fields", &document.fields);
    // A text that came from a file stays there.
    match &document.file {
        Some(file) => fields.text("file", file),
        None => fields.perhaps("text", document.text.as_deref()),
    }
}

fn entity(fields: &mut Fields<'_>, dossier: &Dossier, entity: &Entity) {
    fields.text("id", &entity.id);
    fields.text("kind", &entity.kind);
    fields.text("name", &entity.name);
    fields.texts("aliases", &entity.aliases);
    if !entity.match_name {
        fields.plain("match_name", "false");
    }
    fields.lines("mentions", 3, &entity.mentions, |fields, mention: &PlacedMention| {
        fields.text("doc", document_id(dossier, mention.document));
        fields.text("text", &mention.text);
        fields.perhaps("within", mention.within.as_deref());
    });
    fields.map("links", &entity.links);
    fields.perhaps("note", entity.note.as_deref());
    fields.map("fields", &entity.fields);
}

fn relation(fields: &mut Fields<'_>, dossier: &Dossier, relation: &Relation) {
    let id = |entity: EntityIndex| dossier.entity(entity).map_or("", |entity| entity.id.as_str());
    fields.perhaps("id", relation.id.as_deref());
    fields.text("from", id(relation.from));
    fields.text("kind", &relation.kind);
    fields.text("to", id(relation.to));
    if relation.status != Status::Asserted {
        fields.plain("status", relation.status.word());
    }
    fields.perhaps("by", relation.by.map(id));
    fields.perhaps("hedge", relation.hedge.as_deref());
    fields.date(relation.date.as_ref());
    fields.perhaps("note", relation.note.as_deref());
    fields.map("fields", &relation.fields);
    fields.lines("evidence", 3, &relation.evidence, |fields, piece: &Evidence| {
        fields.text("doc", document_id(dossier, piece.document));
        fields.perhaps("quote", piece.quote.as_deref());
        fields.perhaps("passage", piece.passage.as_deref());
        fields.perhaps("prefix", piece.prefix.as_deref());
        fields.perhaps("suffix", piece.suffix.as_deref());
        fields.perhaps("note", piece.note.as_deref());
    });
}

fn document_id(dossier: &Dossier, document: DocumentIndex) -> &str {
    dossier.document(document).map_or("", |document| document.id.as_str())
}

/// The fields of one value in ( ), one behind another.
struct Fields<'o> {
    out: &'o mut String,
    is_first: bool,
}

impl<'o> Fields<'o> {
    fn begin(out: &'o mut String) -> Self {
        out.push('(');
        Self { out, is_first: true }
    }

    fn name(&mut self, name: &str) {
        if !std::mem::take(&mut self.is_first) {
            self.out.push_str(", ");
        }
        self.out.push_str(name);
        self.out.push_str(": ");
    }

    fn plain(&mut self, name: &str, value: &str) {
        self.name(name);
        self.out.push_str(value);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        write_text(self.out, text);
    }

    fn perhaps(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn date(&mut self, date: Option<&Date>) {
        self.perhaps("date", date.map(|date| date.text.as_str()));
    }

    fn texts(&mut self, name: &str, texts: &[String]) {
        if !texts.is_empty() {
            let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
            self.plain(name, &format!("[{}]", texts.join(", ")));
        }
    }

    fn map(&mut self, name: &str, map: &BTreeMap<String, String>) {
        if !map.is_empty() {
            let entry = |(key, value): (&String, &String)| format!("{}: {}", quoted(key), quoted(value));
            let entries: Vec<String> = map.iter().map(entry).collect();
            self.plain(name, &format!("{{{}}}", entries.join(", ")));
        }
    }

    /// A list of values with fields, each on a line of its own, `depth` steps in.
    fn lines<T>(&mut self, name: &str, depth: usize, elements: &[T], write: impl Fn(&mut Fields<'_>, &T)) {
        if elements.is_empty() {
            return;
        }
        self.name(name);
        self.out.push_str("[\n");
        for element in elements {
            self.out.extend(std::iter::repeat_n("    ", depth));
            write(&mut Fields::begin(self.out), element);
            self.out.push_str("),\n");
        }
        self.out.extend(std::iter::repeat_n("    ", depth - 1));
        self.out.push(']');
    }
}

/// A text: raw where it has several lines, else in quotes.
fn write_text(out: &mut String, text: &str) {
    let is_plain = |character: char| matches!(character, '\n' | '\t') || !show::is_escaped(character);
    if !text.contains('\n') || !text.chars().all(is_plain) {
        return write_quoted(out, text);
    }
    // As many signs as no part of the text has behind a quotation mark.
    let runs = text.split('"').skip(1).map(|rest| rest.bytes().take_while(|byte| *byte == b'#').count());
    let signs = "#".repeat(runs.max().map_or(1, |longest| longest + 1));
    out.push('r');
    out.push_str(&signs);
    out.push('"');
    out.push_str(text);
    out.push('"');
    out.push_str(&signs);
}

/// A text in quotes on one line, with hidden characters by number.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_quoted(&mut out, text);
    out
}

fn write_quoted(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            hidden if show::is_escaped(hidden) => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", hidden as u32);
            }
            plain => out.push(plain),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::{Unread, parse};
    use super::*;

    fn read(text: &str) -> Dossier {
        let parsed = parse("x.ron", text.as_bytes(), &mut |_| Err(Unread::Unreadable("no files".to_owned())));
        parsed.dossier.unwrap_or_else(|| panic!("{:?}\n{text}", parsed.problems))
    }

    const EVERYTHING: &str = r###"(format: 1, title: "A \"title\"",
        imported: (tool: "t", files: [(name: "a", sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")], date: "2020"),
        kinds: [(name: "fuels", inverse: "is fuelled by", opposes: ["calms"], note: "n"), (name: "meets", symmetric: true), (name: "calms")],
        documents: [
            (id: "d", title: "t", publisher: "p", author: "a", date: "2002-04", url: "u", rights: "r", grade: B, language: "en",
             fields: {"pages": "3", "a b": "\u{202e}x"}, text: "One \"#line\\.\n\ttwo\"##.\n"),
            (id: "e", title: "hidden", text: "a\u{202e}b\nc"),
            (id: "f", title: "without"),
        ],
        entities: [(id: "x", kind: "person", name: "X", aliases: ["Y", "Z"], match_name: false,
            mentions: [(doc: "d", text: "two", within: "two")], links: {"w": "Q1"}, note: "n", fields: {"k": "v"}),
            (id: "y", kind: "place", name: "Y")],
        relations: [(id: "r", from: "x", kind: "fuels", to: "y", status: Denied, by: "x", hedge: "may", date: "2002/2003", note: "n",
            fields: {"amount": "5"}, evidence: [(doc: "d", quote: "two", prefix: "a", suffix: "b", note: "n"),
            (doc: "d", passage: "One … two"), (doc: "e")]), (from: "y", kind: "calms", to: "x", status: Hypothetical)])"###;

    #[test]
    fn what_is_written_reads_back_to_the_same() {
        let dossier = read(EVERYTHING);
        let written = write(&dossier);
        assert_eq!(read(&written), dossier, "{written}");
        assert_eq!(write(&read(&written)), written);
        assert!(written.contains("text: r###\"One \"#line\\.\n\ttwo\"##.\n\"###"), "{written}");
        assert!(written.contains("a\\u{202e}b\\nc"));
    }

    #[test]
    fn the_examples_read_back_to_the_same() {
        for text in [super::super::TEMPLATE, "(format: 1)"] {
            let dossier = read(text);
            assert_eq!(read(&write(&dossier)), dossier);
        }
    }
}
