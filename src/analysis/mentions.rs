//! Where an entity is mentioned: certainly, inside longer names, and possibly, each counted apart.
//!
//! Invariant: a possible mention is never counted as a certain one.

use super::words::plural;
use crate::model::{DocumentIndex, EntityIndex, OpenDossier, Span};
use std::collections::BTreeMap;

/// How often an entity is mentioned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MentionCounts {
    /// By a name that is its own there.
    pub certain: usize,
    /// Inside a longer name.
    pub inner: usize,
    /// Perhaps.
    pub possible: usize,
}

/// The mentions of an entity in one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MentionsIn {
    /// How many.
    pub counts: MentionCounts,
    /// The first: a certain one, or else one inside a longer name, or else a possible one.
    pub first: Option<Span>,
}

/// Where an entity is mentioned, by document in the dossier's order.
#[must_use]
pub fn mentions_by_document(open: &OpenDossier, entity: EntityIndex) -> BTreeMap<DocumentIndex, MentionsIn> {
    let reading = &open.reading;
    let of = |lists: &[Vec<(DocumentIndex, u32)>]| lists.get(entity.at()).cloned().unwrap_or_default();
    let mut documents: BTreeMap<DocumentIndex, MentionsIn> = BTreeMap::new();
    for (document, number) in of(&reading.mentions_of) {
        let entry = documents.entry(document).or_default();
        entry.counts.certain += 1;
        let mention = reading.documents.get(document.at()).and_then(|read| read.mentions.get(number as usize));
        entry.first = entry.first.or(mention.map(|mention| mention.span));
    }
    for (document, number) in of(&reading.inner_of) {
        let entry = documents.entry(document).or_default();
        entry.counts.inner += 1;
        let mention = reading.documents.get(document.at()).and_then(|read| read.inner_mentions.get(number as usize));
        entry.first = entry.first.or(mention.map(|mention| mention.span));
    }
    for (document, number) in of(&reading.possible_of) {
        let entry = documents.entry(document).or_default();
        entry.counts.possible += 1;
        let mention = reading.documents.get(document.at()).and_then(|read| read.possible_mentions.get(number as usize));
        entry.first = entry.first.or(mention.map(|mention| mention.span));
    }
    documents
}

/// "12 mentions · 2 in longer names · 3 possible"; what there is none of is left out.
#[must_use]
pub fn mention_words(counts: MentionCounts) -> String {
    let mut parts = Vec::new();
    if counts.certain > 0 || counts.inner + counts.possible == 0 {
        parts.push(plural(counts.certain, "mention", "mentions"));
    }
    if counts.inner > 0 {
        parts.push(format!("{} in {}", counts.inner, if counts.inner == 1 { "a longer name" } else { "longer names" }));
    }
    if counts.possible > 0 {
        parts.push(format!("{} possible", counts.possible));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;
    use crate::model::{DocumentReading, Dossier, Doubt, Mention, PossibleMention};

    #[test]
    fn the_three_kinds_of_mentions_are_told_apart() {
        let words = |certain, inner, possible| mention_words(MentionCounts { certain, inner, possible });
        assert_eq!(words(12, 0, 3), "12 mentions · 3 possible");
        assert_eq!(words(1, 1, 0), "1 mention · 1 in a longer name");
        assert_eq!(words(0, 2, 1), "2 in longer names · 1 possible");
        assert_eq!(words(0, 0, 0), "0 mentions");
    }

    #[test]
    fn the_first_mention_of_a_document_is_a_certain_one() {
        let mut open = fixture::open(Dossier {
            documents: vec![fixture::document("d", "Ivanov. Ivanov.")],
            entities: vec![fixture::entity("Ivanov", "person", &[])],
            ..Dossier::default()
        });
        let possible =
            PossibleMention { span: Span::new(0, 6), candidates: vec![EntityIndex(0)], doubt: Doubt::Namesakes };
        let certain = Mention { span: Span::new(8, 14), entity: EntityIndex(0) };
        open.reading.documents = vec![DocumentReading {
            mentions: vec![certain],
            possible_mentions: vec![possible],
            ..DocumentReading::default()
        }];
        open.reading.mentions_of = vec![vec![(DocumentIndex(0), 0)]];
        open.reading.possible_of = vec![vec![(DocumentIndex(0), 0)]];
        let mentions = mentions_by_document(&open, EntityIndex(0));
        let counts = MentionCounts { certain: 1, inner: 0, possible: 1 };
        assert_eq!(mentions[&DocumentIndex(0)], MentionsIn { counts, first: Some(Span::new(8, 14)) });
    }
}
