//! Relations that say the same twice.
//!
//! Invariant: another date, amount or other field makes another relation; only what is the same in all is one.

use crate::import::told::ToldLines;
use crate::model::{Deed, Evidence, ImportPart, Relation};
use foldhash::fast::RandomState;
use std::collections::HashSet;
use std::hash::{BuildHasher, Hash};

/// Keeps the first of relations that are the same but for their id, and of pieces of evidence that a relation has twice.
pub(super) fn merge(relations: &mut Vec<Relation>, told: &mut ToldLines) {
    let state = RandomState::default();
    let mut seen: HashSet<u64, RandomState> = HashSet::default();
    let mut first: HashSet<usize, RandomState> = HashSet::default();
    for relation in relations.iter_mut() {
        twice(&mut relation.evidence, told);
    }
    for (at, relation) in relations.iter().enumerate() {
        if !seen.insert(state.hash_one(Key(relation))) {
            first.insert(at);
        }
    }
    let mut at = 0;
    relations.retain(|relation| {
        let is_again = first.contains(&at);
        at += 1;
        if is_again {
            let words = format!("relation {at}, “{}”", relation.kind);
            told.tell(Deed::Merged(ImportPart::Relation), "relations given before, the same in everything", words);
            told.tell_many(
                Deed::Merged(ImportPart::Evidence),
                "pieces of evidence of these",
                relation.evidence.len(),
                "",
            );
        }
        !is_again
    });
}

fn twice(evidence: &mut Vec<Evidence>, told: &mut ToldLines) {
    let mut kept: Vec<Evidence> = Vec::with_capacity(evidence.len());
    for piece in evidence.drain(..) {
        if kept.contains(&piece) {
            let words = piece.quote.as_deref().or(piece.note.as_deref()).unwrap_or_default();
            told.tell(Deed::Merged(ImportPart::Evidence), "pieces of evidence given twice for one relation", words);
        } else {
            kept.push(piece);
        }
    }
    *evidence = kept;
}

/// A relation by everything but its id.
struct Key<'r>(&'r Relation);

impl Hash for Key<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        let Relation { id: _, from, kind, to, status, by, hedge, date, note, fields, evidence } = self.0;
        (from, kind, to, status, by, hedge, date.as_ref().map(|date| &date.text), note, fields).hash(state);
        for piece in evidence {
            (piece.document, &piece.quote, &piece.passage, &piece.prefix, &piece.suffix, &piece.note).hash(state);
        }
    }
}
