//! How claims use the sentences of the documents: which ones, how many claims, of what status.
//!
//! Invariant: the counts are those of the whole dossier; a filter changes the highlight, never the counts.

use super::citation::place_of;
use super::words::plural;
use crate::model::{
    ByStatus, Corrections, DocumentIndex, EdgeIndex, EntityIndex, EvidenceIndex, OpenDossier, Passage, RelationIndex,
    SentenceIndex, Visibility,
};
use std::collections::BTreeSet;

/// The use of one sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentenceUse {
    /// The evidence whose place overlaps the sentence, in the dossier's order.
    pub evidence: Vec<EvidenceIndex>,
    /// How many different claims that is, by status.
    pub claims: ByStatus<u32>,
}

impl SentenceUse {
    /// Whether any claim uses the sentence.
    #[must_use]
    pub fn is_used(&self) -> bool {
        !self.evidence.is_empty()
    }
}

/// The use of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentUse {
    /// One per sentence, in order; none for a document without text.
    pub sentences: Vec<SentenceUse>,
    /// How many sentences some claim uses.
    pub used: u32,
    /// How many different claims name or use the document.
    pub claims: u32,
    /// How many quotes are taken from it, bare citations not among them.
    pub quotes: u32,
    /// How many of these are flagged: neither verified nor corrected by the reader.
    pub unverified: u32,
    /// How many of these the reader corrected.
    pub corrected: u32,
}

/// The use of every document, in the dossier's order.
#[must_use]
pub fn uses(open: &OpenDossier, corrections: &Corrections) -> Vec<DocumentUse> {
    let blank = |document: &crate::model::DocumentReading| DocumentUse {
        sentences: vec![SentenceUse::default(); document.sentences.len()],
        ..DocumentUse::default()
    };
    let mut uses: Vec<DocumentUse> = open.reading.documents.iter().map(blank).collect();
    uses.resize_with(open.dossier.documents.len(), DocumentUse::default);
    for (place, relation) in open.dossier.relations.iter().enumerate() {
        let index = RelationIndex::new(place);
        let mut named: BTreeSet<DocumentIndex> = BTreeSet::new();
        let mut touched: BTreeSet<SentenceIndex> = BTreeSet::new();
        for (position, piece) in relation.evidence.iter().enumerate() {
            let evidence = EvidenceIndex { relation: index, position: position as u32 };
            let passage = place_of(open, corrections, evidence);
            let document = passage.map_or(piece.document, |passage| passage.document);
            named.insert(document);
            let Some(entry) = uses.get_mut(document.at()) else { continue };
            count_quote(entry, open, corrections, evidence, piece.quote.is_some());
            for number in passage.map(|passage| sentences_of(open, passage)).into_iter().flatten() {
                let Some(sentence) = entry.sentences.get_mut(number as usize) else { continue };
                sentence.evidence.push(evidence);
                if touched.insert(SentenceIndex { document, number }) {
                    sentence.claims[relation.status] += 1;
                }
            }
        }
        for document in named {
            if let Some(entry) = uses.get_mut(document.at()) {
                entry.claims += 1;
            }
        }
    }
    for document in &mut uses {
        document.used = document.sentences.iter().filter(|sentence| sentence.is_used()).count() as u32;
    }
    uses
}

/// Counts one piece of evidence among its document's quotes.
fn count_quote(
    entry: &mut DocumentUse,
    open: &OpenDossier,
    corrections: &Corrections,
    evidence: EvidenceIndex,
    is_quoted: bool,
) {
    entry.quotes += u32::from(is_quoted);
    let is_corrected = corrections.contains_key(&evidence);
    entry.corrected += u32::from(is_corrected);
    entry.unverified += u32::from(!is_corrected && open.reading.verification(evidence).is_flagged());
}

/// The numbers of the sentences that a passage touches.
fn sentences_of(open: &OpenDossier, passage: Passage) -> Vec<u32> {
    let Some(reading) = open.reading.documents.get(passage.document.at()) else { return Vec::new() };
    reading.sentences_of(passage.span).map(|number| number as u32).collect()
}

/// The part of the network that a sentence is about, lit while the sentence is pointed at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlight {
    /// The shown edges that its claims are part of, in order.
    pub edges: Vec<EdgeIndex>,
    /// The shown entities that it mentions or whose claims it carries, in order.
    pub entities: Vec<EntityIndex>,
}

impl Highlight {
    /// Whether nothing of it is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edges.is_empty() && self.entities.is_empty()
    }
}

/// The shown part of the network that a sentence is about.
#[must_use]
pub fn highlight_of(
    open: &OpenDossier,
    uses: &[DocumentUse],
    visibility: &Visibility,
    sentence: SentenceIndex,
) -> Highlight {
    let mut edges: BTreeSet<EdgeIndex> = BTreeSet::new();
    let mut entities: BTreeSet<EntityIndex> = mentioned(open, sentence);
    for evidence in evidence_in(uses, sentence) {
        let Some(edge) = open.network.edge_of.get(evidence.relation.at()) else { continue };
        if visibility.relation(evidence.relation)
            && let Some(bundle) = open.network.edges.get(edge.at())
        {
            edges.insert(*edge);
            entities.extend([bundle.ends.0, bundle.ends.1]);
        }
    }
    entities.retain(|entity| visibility.entity(*entity));
    Highlight { edges: edges.into_iter().collect(), entities: entities.into_iter().collect() }
}

/// The evidence that stands in a sentence.
#[must_use]
pub fn evidence_in(uses: &[DocumentUse], sentence: SentenceIndex) -> &[EvidenceIndex] {
    uses.get(sentence.document.at())
        .and_then(|document| document.sentences.get(sentence.number as usize))
        .map_or(&[], |sentence| &sentence.evidence)
}

/// The entities that a sentence mentions with certainty, also inside longer names.
#[must_use]
pub fn mentioned(open: &OpenDossier, sentence: SentenceIndex) -> BTreeSet<EntityIndex> {
    let (Some(span), Some(reading)) =
        (open.reading.sentence(sentence), open.reading.documents.get(sentence.document.at()))
    else {
        return BTreeSet::new();
    };
    reading.named_in(span).collect()
}

/// "3 claims: 2 asserted, 1 denied", or that no claim uses the sentence.
#[must_use]
pub fn use_words(claims: ByStatus<u32>) -> String {
    match claims.total() {
        0 => "no claim uses it".to_owned(),
        count => format!("{}: {}", plural(count as usize, "claim", "claims"), status_words(claims)),
    }
}

/// "2 asserted, 1 denied".
#[must_use]
pub fn status_words(claims: ByStatus<u32>) -> String {
    let present = claims.iter().filter(|(_, count)| **count > 0);
    let words: Vec<String> =
        present.map(|(status, count)| format!("{count} {}", status.word().to_lowercase())).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Evidence, Filter, OpenDossier, Status};

    const TEXT: &str = "Ann met Bob. Bob paid Cid, said Ann. Nobody else came. Dan left.";

    /// Two claims in sentences 0 and 1, one over both, one lost; Dan is only mentioned.
    fn case() -> OpenDossier {
        let mut open = dossier(
            &[("Ann", "person"), ("Bob", "person"), ("Cid", "person"), ("Dan", "person")],
            &[
                ("Ann", "met", "Bob", Status::Asserted),
                ("Bob", "paid", "Cid", Status::Alleged),
                ("Ann", "met", "Bob", Status::Denied),
                ("Cid", "met", "Dan", Status::Asserted),
            ],
            &[TEXT, ""],
        );
        open.dossier.relations[0].evidence = vec![quote(0, "Ann met Bob."), quote(0, "Ann met")];
        open.dossier.relations[1].evidence = vec![quote(0, "Bob paid Cid")];
        open.dossier.relations[2].evidence = vec![quote(0, "Bob. Bob")];
        open.dossier.relations[3].evidence = vec![quote(0, "Cid met Dan"), Evidence { quote: None, ..quote(1, "") }];
        open.reading = crate::text::read(&open.dossier);
        open
    }

    fn at(number: u32) -> SentenceIndex {
        SentenceIndex { document: DocumentIndex(0), number }
    }

    fn everything(open: &OpenDossier) -> Visibility {
        crate::analysis::filter::visibility(open, &Filter::default(), &BTreeSet::new())
    }

    #[test]
    fn a_sentence_is_used_by_every_claim_whose_quote_touches_it_once() {
        let open = case();
        let uses = uses(&open, &Corrections::new());
        let claims = uses[0].sentences.iter().map(|sentence| status_words(sentence.claims));
        assert!(claims.eq(["1 asserted, 1 denied", "1 alleged, 1 denied", "", ""]));
        assert_eq!(uses[0].sentences[0].evidence.len(), 3);
        assert_eq!((uses[0].used, uses[0].claims, uses[0].quotes, uses[0].unverified), (2, 4, 5, 1));
        assert_eq!((uses[1].used, uses[1].claims, uses[1].quotes, uses[1].unverified), (0, 1, 0, 0));
    }

    #[test]
    fn a_correction_moves_a_quote_to_its_sentence_and_is_no_verification() {
        let open = case();
        let lost = EvidenceIndex { relation: RelationIndex(3), position: 0 };
        let span = open.reading.documents[0].sentences[3];
        let uses = uses(&open, &Corrections::from([(lost, Passage { document: DocumentIndex(0), span })]));
        assert_eq!(uses[0].sentences[3].evidence, [lost]);
        assert_eq!((uses[0].used, uses[0].unverified, uses[0].corrected), (3, 0, 1));
    }

    #[test]
    fn a_sentence_tells_of_its_edges_and_of_whom_it_mentions() {
        let open = case();
        let uses = uses(&open, &Corrections::new());
        let all = everything(&open);
        let (ann, bob, cid, dan) = (EntityIndex(0), EntityIndex(1), EntityIndex(2), EntityIndex(3));
        let edges: Vec<EdgeIndex> =
            [(ann, bob), (bob, cid)].into_iter().filter_map(|(one, other)| open.network.between(one, other)).collect();
        assert_eq!(highlight_of(&open, &uses, &all, at(1)), Highlight { edges, entities: vec![ann, bob, cid] });
        assert!(highlight_of(&open, &uses, &all, at(2)).is_empty());
        assert_eq!(highlight_of(&open, &uses, &all, at(3)), Highlight { edges: vec![], entities: vec![dan] });
        assert!(highlight_of(&open, &uses, &all, at(99)).is_empty());
        assert!(highlight_of(&open, &uses, &all, SentenceIndex { document: DocumentIndex(9), number: 0 }).is_empty());
    }

    #[test]
    fn what_a_filter_hides_is_used_all_the_same_and_not_lit() {
        let open = case();
        let filter = Filter { statuses: [Status::Alleged].into(), ..Filter::default() };
        let some = crate::analysis::filter::visibility(&open, &filter, &BTreeSet::new());
        let uses = uses(&open, &Corrections::new());
        assert_eq!(highlight_of(&open, &uses, &some, at(1)).edges.len(), 1);
        assert!(uses[0].sentences[1].is_used());
    }

    #[test]
    fn nothing_is_made_of_nothing() {
        assert_eq!(uses(&dossier(&[], &[], &[]), &Corrections::new()), []);
        assert_eq!(use_words(ByStatus::default()), "no claim uses it");
        let claims = [Status::Asserted, Status::Denied, Status::Asserted].into_iter().collect();
        assert_eq!(use_words(claims), "3 claims: 2 asserted, 1 denied");
    }
}
