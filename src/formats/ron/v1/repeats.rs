//! Notes on claims that a dossier gives twice, with the same quote: a second run of a pipeline leaves them.
//!
//! Invariant: a claim that differs in any field is another claim; two payments on two days are two.

use crate::formats::source::{Node, Source, show};
use crate::model::{Problem, Severity};
use std::collections::BTreeMap;

/// The fields that make a claim the one it is.
const OF_CLAIMS: [&str; 8] = ["from", "kind", "to", "status", "by", "hedge", "date", "note"];

/// The fields that make a piece of evidence the one it is.
const OF_EVIDENCE: [&str; 5] = ["doc", "quote", "passage", "prefix", "suffix"];

/// Notes every claim of `relations` that an earlier one gives with the same quote, and every quote that a claim has twice.
pub(super) fn check(source: &Source, relations: &mut dyn Iterator<Item = Node<'_>>, problems: &mut Vec<Problem>) {
    let mut claims: BTreeMap<String, usize> = BTreeMap::new();
    for relation in relations.filter(|relation| relation.is_closed()) {
        let claim = key(relation, &OF_CLAIMS) + &fields(relation);
        let mut own: BTreeMap<String, usize> = BTreeMap::new();
        let mut earlier = None;
        for piece in relation.list("evidence") {
            let evidence = claim.clone() + &key(piece, &OF_EVIDENCE);
            if let Some(first) = own.get(&evidence) {
                let message = "this claim has the same evidence twice";
                let help = format!("The first is at {}: keep one of them", source.where_is(*first));
                problems.push(source.problem(Severity::Note, piece.start(), message, &help));
                continue;
            }
            earlier = earlier.or_else(|| claims.get(&evidence).copied());
            own.insert(evidence, piece.start());
        }
        let shared = if own.is_empty() { "without evidence" } else { "with the same evidence" };
        if own.is_empty() {
            earlier = claims.get(&claim).copied();
            own.insert(claim, relation.start());
        }
        for key in own.into_keys() {
            claims.entry(key).or_insert(relation.start());
        }
        if let Some(first) = earlier {
            let [from, kind, to] = ["from", "kind", "to"]
                .map(|name| show::short(&relation.field(name).and_then(Node::text).unwrap_or_default()));
            let message = format!("\"{from}\" {kind} \"{to}\" is given already, {shared}");
            let help = format!("The first is at {}: keep one of them, or tell them apart", source.where_is(first));
            problems.push(source.problem(Severity::Note, relation.start(), &message, &help));
        }
    }
}

/// The values of some fields as one text; empty where one is left out, and for the status that is meant then.
fn key(node: Node<'_>, names: &[&str]) -> String {
    let mut key = String::new();
    for name in names {
        if let Some(value) = node.field(name) {
            let text = value.text().unwrap_or(value.written().into());
            key.push_str(if *name == "status" && text == "Asserted" { "" } else { &text });
        }
        key.push('\0');
    }
    key
}

/// What else is known of a claim, as one text.
fn fields(relation: Node<'_>) -> String {
    let pairs = relation.field("fields").into_iter().flat_map(Node::entries);
    pairs.flat_map(|(key, value)| [key.written(), "=", value.written(), "\0"]).collect()
}
