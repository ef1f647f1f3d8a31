//! Semantic checks of a dossier: ids, references, names, dates; all problems at once, with their places.
//!
//! Invariant: it uses only the outline, so it also works on a file that ron refuses.

use super::ids::Ids;
use super::{language, names};
use crate::formats::source::{Node, Source, nearest, show};
use crate::model::{Date, Problem, Severity};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Adds every semantic problem of the dossier whose outline begins at `root` to `problems`.
pub(super) fn check<'a>(source: &'a Source, root: Node<'a>, problems: &mut Vec<Problem>) {
    let documents = Ids::of(source, "document", "title", root, "documents", problems);
    let entities = Ids::of(source, "entity", "name", root, "entities", problems);
    Ids::of(source, "relation", "note", root, "relations", problems);
    let mut meaning = Meaning { source, documents, entities, problems };
    root.list("documents").for_each(|document| meaning.document(document));
    root.list("entities").for_each(|entity| meaning.entity(entity));
    root.list("relations").for_each(|relation| meaning.relation(relation));
    let kind = |relation: Node<'_>| relation.field("kind")?.text().map(Cow::into_owned);
    let used = || root.list("relations").filter_map(kind).collect();
    meaning.kinds(&root.list("kinds").collect::<Vec<_>>(), &used);
    root.field("imported").into_iter().for_each(|imported| meaning.imported(imported));
    names::compare(source, &mut root.list("entities"), problems);
}

/// Adds what there is to tell of one document of a dossier whose ids are right; `root` is its outline.
pub(super) fn of_document<'a>(source: &'a Source, root: Node<'a>, problems: &mut Vec<Problem>) {
    Meaning::of_right_ids(source, problems).document(root);
}

/// The same of an entity.
pub(super) fn of_entity<'a>(source: &'a Source, root: Node<'a>, problems: &mut Vec<Problem>) {
    Meaning::of_right_ids(source, problems).entity(root);
}

/// The same of a relation, but for its evidence.
pub(super) fn of_relation<'a>(source: &'a Source, root: Node<'a>, problems: &mut Vec<Problem>) {
    Meaning::of_right_ids(source, problems).claim(root);
}

/// The same of the list of kinds, where relations have the kinds `used`.
pub(super) fn of_kinds<'a>(source: &'a Source, root: Node<'a>, used: Used<'_>, problems: &mut Vec<Problem>) {
    Meaning::of_right_ids(source, problems).kinds(&root.items().collect::<Vec<_>>(), used);
}

/// The same of where an import came from.
pub(super) fn of_imported<'a>(source: &'a Source, root: Node<'a>, problems: &mut Vec<Problem>) {
    Meaning::of_right_ids(source, problems).imported(root);
}

/// The kinds that relations have, asked for only where a kind opposes others.
type Used<'u> = &'u dyn Fn() -> BTreeSet<String>;

/// The note on a claim without evidence.
pub(super) fn no_evidence(from: &str, kind: &str, to: &str) -> String {
    let [from, kind, to] = [from, kind, to].map(|text| format!("\"{}\"", show::short(text)));
    format!("{from} {kind} {to} has no evidence")
}

/// The text of a field, for messages.
fn quoted(node: Node<'_>, field: &str) -> String {
    let text = node.field(field).and_then(Node::text).unwrap_or_default();
    format!("\"{}\"", show::short(&text))
}

struct Meaning<'a, 'p> {
    source: &'a Source,
    documents: Ids<'a>,
    entities: Ids<'a>,
    problems: &'p mut Vec<Problem>,
}

impl<'a, 'p> Meaning<'a, 'p> {
    /// For a part of a dossier all of whose ids are right.
    fn of_right_ids(source: &'a Source, problems: &'p mut Vec<Problem>) -> Self {
        Self { source, documents: Ids::unseen(source), entities: Ids::unseen(source), problems }
    }
}

impl Meaning<'_, '_> {
    fn tell(&mut self, severity: Severity, node: Node<'_>, message: &str, help: &str) {
        self.problems.push(self.source.problem(severity, node.start(), message, help));
    }

    fn name(&mut self, node: Option<Node<'_>>, what: &str) {
        names::check(self.source, node, what, self.problems);
    }

    /// Reports a text that is given but empty.
    fn filled(&mut self, node: Option<Node<'_>>, what: &str, help: &str) {
        if let Some(node) = node
            && node.text().is_some_and(|text| text.trim().is_empty())
        {
            self.tell(Severity::Error, node, &format!("{what} is empty"), help);
        }
    }

    fn date(&mut self, node: Option<Node<'_>>) {
        if let Some(node) = node
            && let Some(text) = node.text()
            && Date::parse(&text).span.is_none()
        {
            let message = format!("\"{}\" is no date that can be read, so it counts as undated", show::short(&text));
            let help = "Write 2002, 2002-04, 2002-04-05, 2002-04-04/2002-04-05, 2002-04/.. or 199X (EDTF, level 1), with one \
                        of ~ ? % behind it for doubt";
            self.tell(Severity::Warning, node, &message, help);
        }
    }

    fn refer_to_document(&mut self, node: Option<Node<'_>>) {
        self.documents.refer(node, "doc", self.problems);
    }

    fn refer_to_entity(&mut self, node: Option<Node<'_>>, field: &str) {
        self.entities.refer(node, field, self.problems);
    }

    fn document(&mut self, document: Node<'_>) {
        self.name(document.field("id"), "the id of a document");
        self.name(document.field("title"), "the title of a document");
        self.date(document.field("date"));
        self.language(document.field("language"));
        self.keys(document, "fields");
        match (document.field("file"), document.field("text")) {
            (Some(file), Some(_)) => {
                let help = "Keep `file` or `text`, not both";
                self.tell(Severity::Error, file, "a document has both `file` and `text`", help);
            }
            (None, None) if document.is_fields() && document.is_closed() => {
                let message = format!("the document {} is cited without its text", quoted(document, "id"));
                self.tell(Severity::Note, document, &message, "");
            }
            _ => {}
        }
    }

    fn entity(&mut self, entity: Node<'_>) {
        self.name(entity.field("id"), "the id of an entity");
        self.name(entity.field("kind"), "the kind of an entity");
        self.name(entity.field("name"), "the name of an entity");
        entity.list("aliases").for_each(|alias| self.name(Some(alias), "an alias"));
        for mention in entity.list("mentions") {
            self.refer_to_document(mention.field("doc"));
            self.filled(mention.field("text"), "the text of a mention", "Write the words that mention the entity");
            let help = "Leave `within` out where the words stand only once";
            self.filled(mention.field("within"), "`within`", help);
        }
        self.keys(entity, "links");
        self.keys(entity, "fields");
    }

    /// Reports a key that a map holds twice.
    fn keys(&mut self, node: Node<'_>, field: &str) {
        let mut keys = BTreeMap::new();
        for (key, _) in node.field(field).into_iter().flat_map(Node::entries) {
            let Some(text) = key.text() else { continue };
            if let Some(first) = keys.insert(text.clone(), key.start()) {
                let message = format!("`{field}` holds \"{}\" twice", show::short(&text));
                let help = format!("The first is at {}: keep one of them", self.source.where_is(first));
                self.tell(Severity::Error, key, &message, &help);
            }
        }
    }

    fn relation(&mut self, relation: Node<'_>) {
        self.claim(relation);
        let is_said = ["from", "kind", "to"].iter().all(|field| relation.field(field).is_some());
        if relation.list("evidence").next().is_none() && relation.is_fields() && relation.is_closed() && is_said {
            let [from, kind, to] =
                ["from", "kind", "to"].map(|field| relation.field(field).and_then(Node::text).unwrap_or_default());
            self.tell(Severity::Note, relation, &no_evidence(&from, &kind, &to), "");
        }
    }

    /// Checks a relation, but for whether it has evidence.
    fn claim(&mut self, relation: Node<'_>) {
        self.name(relation.field("id"), "the id of a relation");
        self.name(relation.field("kind"), "the kind of a relation");
        for end in ["from", "to", "by"] {
            self.refer_to_entity(relation.field(end), end);
        }
        self.date(relation.field("date"));
        self.keys(relation, "fields");
        self.hedge(relation);
        for piece in relation.list("evidence") {
            self.refer_to_document(piece.field("doc"));
            self.context(piece);
            let help = "Leave `quote` out where the document is cited but no sentence of it";
            self.filled(piece.field("quote"), "a quote", help);
            let help = "Write the first and the last words with … between them, or leave `passage` out";
            self.filled(piece.field("passage"), "a passage", help);
            if let (Some(_), Some(passage)) = (piece.field("quote"), piece.field("passage")) {
                let message = "a piece of evidence has both `quote` and `passage`";
                let help =
                    "Keep `quote` for the words that support the claim, or `passage` for the part that was worked from";
                self.tell(Severity::Error, passage, message, help);
            }
        }
    }

    /// Checks that a hedge has a quote in whose sentence it could stand.
    fn hedge(&mut self, relation: Node<'_>) {
        let has_quote = relation.list("evidence").any(|piece| piece.field("quote").is_some());
        if let Some(hedge) = relation.field("hedge").filter(|_| !has_quote && relation.is_closed()) {
            let words = show::short(&hedge.text().unwrap_or_default());
            let message = format!("the hedge “{words}” has no quote that could show it");
            let help = "Quote the sentence that has these words, or leave `hedge` out";
            self.tell(Severity::Warning, hedge, &message, help);
        }
    }

    /// Checks that `prefix` and `suffix` stand beside a quote.
    fn context(&mut self, piece: Node<'_>) {
        if piece.field("quote").is_some() || !piece.is_closed() {
            return;
        }
        for name in ["prefix", "suffix"] {
            if let Some(field) = piece.field(name) {
                let message = format!("`{name}` is not used: there is no `quote` that it could stand beside");
                let help = "Add the quote, or leave it out; a `passage` is looked for by its own words alone";
                self.tell(Severity::Warning, field, &message, help);
            }
        }
    }

    /// Checks where an import came from.
    fn imported(&mut self, imported: Node<'_>) {
        self.name(imported.field("tool"), "the tool of an import");
        self.date(imported.field("date"));
        for file in imported.list("files") {
            self.name(file.field("name"), "the name of an imported file");
            if let Some(hash) = file.field("sha256")
                && let Some(text) = hash.text()
                && !(text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
            {
                let message = "`sha256` is no SHA-256: it has 64 digits from 0 to 9 and a to f";
                self.tell(Severity::Warning, hash, message, "Import the file again, and it is written right");
            }
        }
    }

    /// Warns of a language that is none.
    fn language(&mut self, node: Option<Node<'_>>) {
        let Some((node, text)) = node.and_then(|node| Some((node, node.text()?))) else { return };
        if !language::is_tag(&text) {
            let message = format!("\"{}\" is no language tag, so the language is guessed", show::short(&text));
            self.tell(Severity::Warning, node, &message, &language::help(&text));
        }
    }

    /// Checks the rules for kinds of relation.
    fn kinds(&mut self, kinds: &[Node<'_>], used: Used<'_>) {
        let mut names = BTreeMap::new();
        let texts = |field: &'static str| kinds.iter().map(move |kind| kind.field(field).and_then(Node::text));
        let inverses: BTreeMap<_, _> =
            texts("name").zip(texts("inverse")).filter_map(|(name, inverse)| name.zip(inverse)).collect();
        for kind in kinds {
            self.name(kind.field("name"), "the name of a kind");
            self.name(kind.field("inverse"), "the inverse of a kind");
            kind.list("opposes").for_each(|opposed| self.name(Some(opposed), "a kind that is opposed"));
            let Some(node) = kind.field("name") else { continue };
            let Some(name) = node.text() else { continue };
            if let Some(inverse) = kind.field("inverse") {
                if kind.field("symmetric").and_then(Node::word) == Some("true") {
                    let message = "a symmetric kind needs no inverse: it says the same both ways";
                    self.tell(Severity::Warning, inverse, message, "Keep `symmetric` or `inverse`, not both");
                } else if inverse.text().as_ref() == Some(&name) {
                    let message = "a kind is its own inverse";
                    self.tell(Severity::Warning, inverse, message, "Write `symmetric: true` instead");
                }
                self.inverse_back(&inverses, inverse, &name);
            }
            if let Some(first) = names.insert(name.clone(), node.start()) {
                let message = format!("`kinds` lists \"{}\" twice", show::short(&name));
                let help = format!("The first is at {}: keep one of them", self.source.where_is(first));
                self.tell(Severity::Warning, node, &message, &help);
            }
        }
        self.opposed_kinds(kinds, used);
    }

    /// Warns of a kind whose inverse has another inverse than the kind.
    fn inverse_back(&mut self, inverses: &BTreeMap<Cow<'_, str>, Cow<'_, str>>, inverse: Node<'_>, name: &str) {
        let Some(inverse_name) = inverse.text() else { return };
        if let Some(back) = inverses.get(&inverse_name).filter(|back| *back != name) {
            let (inverse_name, back) = (show::short(&inverse_name), show::short(back));
            let message = format!("the inverse of \"{inverse_name}\" is \"{back}\", not \"{}\"", show::short(name));
            self.tell(Severity::Warning, inverse, &message, "Two kinds that are inverse to each other name each other");
        }
    }

    /// Checks that the kinds that a kind opposes are kinds of this dossier, and others than itself.
    fn opposed_kinds(&mut self, kinds: &[Node<'_>], used: Used<'_>) {
        if kinds.iter().all(|kind| kind.list("opposes").next().is_none()) {
            return;
        }
        let declared = kinds.iter().flat_map(|kind| [kind.field("name"), kind.field("inverse")]);
        let used = used();
        let known: BTreeSet<Cow<'_, str>> =
            declared.flatten().filter_map(Node::text).chain(used.iter().map(Into::into)).collect();
        for kind in kinds {
            let name = kind.field("name").and_then(Node::text);
            for other in kind.list("opposes") {
                let Some(text) = other.text() else { continue };
                let shown = show::short(&text);
                if Some(&text) == name.as_ref() {
                    let help = "Name the kinds that exclude it; two claims of one kind disagree by their status";
                    self.tell(Severity::Error, other, &format!("the kind \"{shown}\" opposes itself"), help);
                } else if !known.contains(&text) {
                    let message = format!("`opposes` names \"{shown}\", which is no kind of this dossier");
                    let help = nearest(&text, known.iter().map(AsRef::as_ref)).map_or_else(
                        || "Write it as the relations do; until then it opposes nothing".to_owned(),
                        |meant| format!("Did you mean \"{}\"?", show::short(meant)),
                    );
                    self.tell(Severity::Warning, other, &message, &help);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
