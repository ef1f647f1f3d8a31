//! Mentions of entities in documents, by their names or placed by hand.
//!
//! A text is scanned for words that are a name (`scan`), in all documents before any is decided, as some rules ask how a
//! word is written elsewhere. Then it is decided for each document whose mention each is (`document`), and what makes it
//! only possible (`doubts`).
//!
//! Invariant: certain mentions are in order and never overlap.
//! Invariant: a name matches whole words only: "Iran" is in "Iran’s" and "Iranian-Iran" and not in "Iranian".

mod batches;
mod capitals;
mod document;
mod doubts;
mod endings;
mod few;
mod hit;
mod index;
mod kinds;
mod known;
mod language;
mod lexicon;
mod names;
mod openers;
mod placed;
mod scan;
mod vocabulary;
mod whole;

use super::letters::Cases;
use super::together::{self, Told};
use crate::model::{Bearer, DocumentIndex, DocumentReading, Dossier, EntityIndex, Mention, Reading, SharedName};
use batches::{Learning, Text, scan_all};
use document::{Found, Reader};
use index::Index;
use known::Known;
use language::Language;
use lexicon::{Lexicon, NameId};
use names::{Name, Seen, names_of};
use placed::{Placed, place_mentions};
use std::collections::BTreeMap;
use vocabulary::Vocabulary;

/// For how many documents it is decided at once.
const DECIDED: usize = 1_024;

/// The mentions of all documents.
pub(super) struct Mentions {
    /// For every document, its own.
    by_document: Vec<Found>,
    /// The placed mentions whose words were not found.
    lost: Vec<(EntityIndex, u32)>,
    /// The names that several entities have.
    shared: Vec<SharedName>,
}

impl Mentions {
    /// Fills them into `reading`, by document and by entity.
    pub(super) fn fill(self, dossier: &Dossier, reading: &mut Reading) {
        for (read, found) in reading.documents.iter_mut().zip(self.by_document) {
            (read.mentions, read.inner_mentions, read.possible_mentions) = (found.certain, found.inner, found.possible);
        }
        (reading.lost_mentions, reading.shared_names) = (self.lost, self.shared);
        list_by_entity(dossier, reading);
    }
}

/// The mentions in every document of `dossier`, which were read as `documents`; `None` where they are not wanted any more.
pub(super) fn mentions(dossier: &Dossier, documents: &[DocumentReading], told: Told<'_>) -> Option<Mentions> {
    let mut vocabulary = Vocabulary::default();
    let names = names_of(&dossier.entities, &mut vocabulary);
    let Placed { by_document, lost } = place_mentions(dossier);
    let pairs = dossier.documents.iter().zip(documents);
    let languages: Vec<Language> = pairs.map(|(document, read)| Language::of(document, &read.language)).collect();
    let few = few::names_of_few(&dossier.documents, &languages, &names, &vocabulary);
    let common = Lexicon::of(&names, Cases::Common, None, &mut vocabulary);
    let turkish = languages.iter().find(|language| language.cases == Cases::Turkish).map(|language| {
        let few = few.get(language).map(Vec::as_slice);
        Lexicon::of(&names, Cases::Turkish, few, &mut vocabulary)
    });
    let mut indices: BTreeMap<Language, Index<'_>> = BTreeMap::new();
    for language in &languages {
        let lexicon = turkish.as_ref().filter(|_| language.cases == Cases::Turkish).unwrap_or(&common);
        indices.entry(*language).or_insert_with(|| {
            let few = few.get(language).map(Vec::as_slice);
            Index::of(lexicon, language.endings, few, &mut vocabulary)
        });
    }
    let mut seen = vec![Seen::default(); names.len()];
    let texts = dossier.documents.iter().zip(documents).zip(&languages);
    let texts: Vec<Text<'_>> = texts.map(|((document, read), language)| Text::of(document, read, *language)).collect();
    let learning = Learning { indices: &mut indices, vocabulary: &mut vocabulary, seen: &mut seen };
    let scanned = scan_all(&texts, learning, told)?;
    let (mut shared, shared_of) = shared_names(&common);
    let active = active_entities(dossier);
    let known = Known { entities: &dossier.entities, seen: &seen, shared_of: &shared_of, vocabulary: &vocabulary };
    let mut scanned = languages.iter().zip(scanned).zip(by_document).zip(active);
    let mut by_document = Vec::with_capacity(languages.len());
    // A part after another: the hits of those that are decided take no room any more.
    loop {
        let part: Vec<_> = scanned.by_ref().take(DECIDED).collect();
        if part.is_empty() {
            break;
        }
        by_document.extend(together::each(&part, |(((language, hits), placed), active)| {
            let index = indices.get(language);
            index.map_or_else(Found::default, |index| Reader { known: &known, index, active }.decide(placed, hits))
        }));
    }
    for found in &by_document {
        found.count(&mut shared);
    }
    Some(Mentions { by_document, lost, shared })
}

/// For every document, the entities that are ends or speakers of claims with evidence in it, in order.
fn active_entities(dossier: &Dossier) -> Vec<Vec<EntityIndex>> {
    let mut active = vec![Vec::new(); dossier.documents.len()];
    for relation in &dossier.relations {
        for evidence in &relation.evidence {
            if let Some(entities) = active.get_mut(evidence.document.at()) {
                entities.extend([relation.from, relation.to].into_iter().chain(relation.by));
            }
        }
    }
    for entities in &mut active {
        entities.sort_unstable();
        entities.dedup();
    }
    active
}

/// The names that several entities have, and for each of these names its place among them.
fn shared_names(lexicon: &Lexicon<'_>) -> (Vec<SharedName>, BTreeMap<NameId, usize>) {
    let (mut shared, mut shared_of) = (Vec::new(), BTreeMap::new());
    for group in lexicon.alike() {
        let mut bearers: Vec<Bearer> = Vec::new();
        for id in group {
            let name = lexicon.name(*id);
            let is_like = |other: &NameId| *other != *id && is_one_name(name, lexicon.name(*other));
            if group.iter().any(is_like) && bearers.iter().all(|bearer| bearer.entity != name.entity) {
                bearers.push(Bearer { entity: name.entity, name: name.number, by_evidence: 0, by_longer_name: 0 });
            }
        }
        if bearers.len() > 1 {
            for id in group {
                shared_of.insert(*id, shared.len());
            }
            shared.push(SharedName { bearers, possible: 0 });
        }
    }
    (shared, shared_of)
}

/// Whether some text is both names, whose folded words are the same.
fn is_one_name(one: &Name, other: &Name) -> bool {
    let fits = |name: &Name, text: &Name| {
        let written: Vec<&str> = text.words.iter().map(String::as_str).collect();
        scan::way_of(name, &written) == Some(hit::Way::AsNamed)
    };
    one.entity != other.entity && (fits(one, other) || fits(other, one))
}

/// Lists the mentions by entity.
fn list_by_entity(dossier: &Dossier, reading: &mut Reading) {
    let blank = || vec![Vec::new(); dossier.entities.len()];
    let (mut certain, mut inner, mut possible) = (blank(), blank(), blank());
    for (place, read) in reading.documents.iter().enumerate() {
        let document = DocumentIndex::new(place);
        for (number, mention) in read.mentions.iter().enumerate() {
            certain[mention.entity.at()].push((document, number as u32));
        }
        // Inside a longer name of the same entity it is no mention more.
        let is_own = |mention: &Mention| {
            let outer = read.mentions.partition_point(|outer| outer.span.end <= mention.span.start);
            read.mentions
                .get(outer)
                .is_some_and(|outer| outer.entity == mention.entity && outer.span.overlaps(mention.span))
        };
        for (number, mention) in read.inner_mentions.iter().enumerate().filter(|(_, mention)| !is_own(mention)) {
            inner[mention.entity.at()].push((document, number as u32));
        }
        for (number, mention) in read.possible_mentions.iter().enumerate() {
            mention.candidates.iter().for_each(|entity| possible[entity.at()].push((document, number as u32)));
        }
    }
    (reading.mentions_of, reading.inner_of, reading.possible_of) = (certain, inner, possible);
}

#[cfg(test)]
mod tests;
