//! Which rows of a table have some words.
//!
//! Invariant: every word of the query stands in some cell of the row, anywhere in it and in any case.

use super::column::TableOf;
use super::content::Content;
use crate::model::{Entity, EntityIndex, Relation};
use aho_corasick::AhoCorasick;
use std::collections::BTreeMap;

/// The words that are looked for: at most 64 of them.
struct Words {
    patterns: AhoCorasick,
    /// For every pattern, the bit of its word.
    bits: Vec<u64>,
    all: u64,
}

impl Words {
    /// The words of a query; `None` where it has none.
    fn of(query: &str) -> Option<Self> {
        let words: Vec<&str> = query.split_whitespace().take(64).collect();
        let mut spelled = Vec::new();
        let mut bits = Vec::new();
        for (place, word) in words.iter().enumerate() {
            let lower = word.to_lowercase();
            let mut letters = lower.chars();
            let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            for spelling in [(*word).to_owned(), capital, word.to_uppercase(), lower] {
                spelled.push(spelling);
                bits.push(1 << place);
            }
        }
        let all = bits.iter().fold(0, |all, bit| all | bit);
        let patterns = AhoCorasick::builder().ascii_case_insensitive(true).build(&spelled).ok()?;
        (all != 0).then_some(Self { patterns, bits, all })
    }

    /// The words that stand in a text.
    fn of_text(&self, text: &str) -> u64 {
        let mut found = 0;
        for hit in self.patterns.find_overlapping_iter(text) {
            found |= self.bits[hit.pattern().as_usize()];
            if found == self.all {
                break;
            }
        }
        found
    }

    fn of_texts<'a>(&self, texts: impl Iterator<Item = &'a String>) -> u64 {
        texts.fold(0, |found, text| found | self.of_text(text))
    }

    fn of_entity(&self, entity: &Entity) -> u64 {
        let texts = [&entity.name, &entity.kind, &entity.id].into_iter().chain(&entity.aliases).chain(&entity.note);
        self.of_texts(texts.chain(entity.fields.values()))
    }
}

/// Keeps the rows that have all words of a query; all of them where it has none.
pub(super) fn keep(content: &Content<'_>, of: TableOf, query: &str, rows: &mut Vec<u32>) {
    let Some(words) = Words::of(query) else { return };
    let dossier = &content.open.dossier;
    let entities: Vec<u64> = match of {
        TableOf::Entities => Vec::new(),
        // Of the others only their names: a claim is not of a kind of entity.
        _ => dossier.entities.iter().map(|entity| words.of_text(&entity.name)).collect(),
    };
    let name = |entity: EntityIndex| entities.get(entity.at()).copied().unwrap_or(0);
    let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
    if matches!(of, TableOf::Claims | TableOf::Quotes) {
        for claim in &dossier.relations {
            kinds.entry(&claim.kind).or_insert_with(|| words.of_text(&claim.kind));
        }
    }
    let statuses = crate::model::Status::ALL.map(|status| words.of_text(status.word()));
    let of_claim = |claim: &Relation| {
        let by = claim.by.map_or(0, name);
        let kind = kinds.get(claim.kind.as_str()).copied().unwrap_or(0);
        name(claim.from) | name(claim.to) | by | kind | statuses[claim.status as usize]
    };
    let titles: Vec<u64> = match of {
        TableOf::Quotes => dossier.documents.iter().map(|document| words.of_text(&document.title)).collect(),
        _ => Vec::new(),
    };
    let found = |row: u32| -> Option<u64> {
        let at = row as usize;
        Some(match of {
            TableOf::Entities => words.of_entity(dossier.entities.get(at)?),
            TableOf::Edges => {
                let edge = content.open.network.edges.get(at)?;
                name(edge.ends.0) | name(edge.ends.1)
            }
            TableOf::Claims => {
                let claim = dossier.relations.get(at)?;
                let date = claim.date.as_ref().map_or(0, |date| words.of_text(date.words()));
                let texts = claim.hedge.iter().chain(&claim.note).chain(&claim.id).chain(claim.fields.values());
                of_claim(claim) | date | words.of_texts(texts)
            }
            TableOf::Quotes => {
                let quote = *content.counts.quotes.get(at)?;
                let claim = dossier.relation(quote.relation)?;
                let piece = claim.evidence.get(quote.position as usize)?;
                let texts = piece.quote.iter().chain(&piece.passage).chain(&piece.note);
                of_claim(claim) | titles.get(piece.document.at()).copied().unwrap_or(0) | words.of_texts(texts)
            }
        })
    };
    rows.retain(|row| found(*row) == Some(words.all));
}
