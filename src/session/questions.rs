//! Answers about the dossier: what the reader said of quotes, facets, contradictions, paths, the claims of a page, and what a
//! page or a sentence highlights.
//!
//! Invariant: nothing is kept here; the answers that take time are derived values of the state.

use super::same::Same;
use super::state::{Page, Session, claims_of, evidence_of_claims};
use crate::analysis::contradictions::Contradiction;
use crate::analysis::facets::{FacetIndex, Facets, facets};
use crate::analysis::filter::verdicts;
use crate::analysis::looks::flagged;
use crate::analysis::paths::{Path, PathOptions};
use crate::analysis::sentences::{Highlight, highlight_of};
use crate::analysis::speakers::claims_said_by;
use crate::model::{EdgeIndex, EvidenceIndex, OpenDossier, QuoteKey, QuoteMark, RelationIndex};
use std::sync::Arc;

impl Session {
    /// The dossier whose index for counting facets is to be made aside: it is large, and its counts are to be seen.
    #[must_use]
    pub fn facets_wish(&self) -> Option<Arc<OpenDossier>> {
        let open = self.open().filter(|open| FacetIndex::takes_long(open))?;
        (self.preferences().filters && self.facet_index().is_none()).then(|| Arc::clone(open))
    }

    /// The index of the open dossier for counting facets, where it was made aside.
    #[must_use]
    pub fn facet_index(&self) -> Option<&Arc<FacetIndex>> {
        let (of, index) = self.facet_index.as_ref()?;
        (Some(of) == self.open().map(Same::of).as_ref()).then_some(index)
    }

    /// Takes an index that was made aside.
    pub(super) fn take_facet_index(&mut self, open: &Arc<OpenDossier>, index: Arc<FacetIndex>) {
        self.facet_index = Some((Same::of(open), index));
    }

    /// How many of each value the filter would show of its group, as everything else is; by the `index` of the open dossier.
    #[must_use]
    pub fn facets(&self, index: &FacetIndex) -> Facets {
        let Some(open) = self.open() else { return Facets::default() };
        let verdicts = verdicts(&open.dossier, &self.opened.identities, &self.workspace().marks);
        facets(open, index, self.cover(&verdicts))
    }

    /// The key of a quote, which stays the same when its index in the dossier changes.
    #[must_use]
    pub fn key_of(&self, evidence: EvidenceIndex) -> Option<QuoteKey> {
        self.opened.identities.key(&self.open()?.dossier, evidence)
    }

    /// What the reader says of a quote.
    #[must_use]
    pub fn mark_of(&self, evidence: EvidenceIndex) -> Option<&QuoteMark> {
        let marks = &self.workspace().marks;
        if marks.is_empty() { None } else { marks.get(&self.key_of(evidence)?) }
    }

    /// How many marks are on quotes that the open dossier does not have.
    pub(in crate::session) fn lost_marks(&self) -> usize {
        let Some(open) = self.open() else { return 0 };
        let is_lost = |key: &&QuoteKey| self.opened.identities.find(&open.dossier, key).is_none();
        self.workspace().marks.keys().filter(is_lost).count()
    }

    /// How many quotes the reader has given a verdict on, and how many there are.
    #[must_use]
    pub fn read_count(&self) -> (usize, usize) {
        let Some(open) = self.open() else { return (0, 0) };
        let is_read = |(key, mark): &(&QuoteKey, &QuoteMark)| {
            mark.verdict.is_some() && self.opened.identities.find(&open.dossier, key).is_some()
        };
        let all = open.dossier.relations.iter().map(|relation| relation.evidence.len()).sum();
        (self.workspace().marks.iter().filter(is_read).count(), all)
    }

    /// The contradiction between two claims; without the second, the first one that the claim is part of.
    #[must_use]
    pub fn contradiction_of(&self, claim: RelationIndex, other: Option<RelationIndex>) -> Option<&Contradiction> {
        let edge = *self.open()?.network.edge_of.get(claim.at())?;
        let mut of_edge = self.contradictions().iter().filter(|one| one.edge == edge);
        of_edge.find(|one| match other {
            Some(other) => one.is_between(claim, other),
            None => one.claims().any(|part| part == claim),
        })
    }

    /// Which of the paths is lit.
    #[must_use]
    pub fn path_shown(&self) -> usize {
        self.paths.lit
    }

    /// The path that is lit; `None` unless the page asks for the paths between two entities.
    pub(super) fn lit_path(&self) -> Option<&Path> {
        let is_asked = matches!(self.selection().page, Page::Paths(Some(_), Some(_)));
        self.paths().get(self.path_shown()).filter(|_| is_asked)
    }

    /// What paths may be made of.
    #[must_use]
    pub fn path_options(&self) -> &PathOptions {
        &self.paths.options
    }

    /// What the sentence under the pointer tells of, or else the page of the panel; `None` where neither tells of anything
    /// that is shown.
    #[must_use]
    pub fn highlight(&self) -> Option<Highlight> {
        let selected = match self.selection().page {
            Page::Sentence(sentence) => Some(sentence),
            _ => None,
        };
        let open = self.open()?;
        let highlight = match self.pointed().or(selected) {
            Some(sentence) => highlight_of(open, self.uses(), self.visibility(), sentence),
            None => self.highlight_of_page(open)?,
        };
        (!highlight.is_empty()).then_some(highlight)
    }

    /// What a page highlights; `None` for a page that is about no part of the network.
    pub(super) fn highlight_of_page(&self, open: &OpenDossier) -> Option<Highlight> {
        let mut entities = Vec::new();
        let edges: Vec<EdgeIndex> = match self.selection().page {
            Page::Speaker(speaker) => {
                entities.push(speaker);
                let said = claims_said_by(open, Some(speaker), self.visibility());
                said.iter().map(|claim| open.network.edge_of[claim.at()]).collect()
            }
            Page::Contradictions => self.contradictions().iter().map(|one| one.edge).collect(),
            Page::Paths(from, to) => {
                entities.extend(from);
                entities.extend(to);
                self.lit_path().map_or_else(Vec::new, |path| path.hops.iter().map(|hop| hop.edge).collect())
            }
            Page::Dossier
            | Page::Sentence(_)
            | Page::Unverified
            | Page::SecondLook(_)
            | Page::Measures
            | Page::History
            | Page::BothSides(..) => return None,
        };
        let ends = edges.iter().filter_map(|edge| open.network.edges.get(edge.at())).map(|edge| edge.ends);
        entities.extend(ends.flat_map(|(low, high)| [low, high]));
        let mut highlight = Highlight { edges, entities };
        highlight.entities.sort_unstable();
        highlight.entities.dedup();
        highlight.edges.sort_unstable();
        highlight.edges.dedup();
        Some(highlight)
    }

    /// The quotes that the panel lists, in its order: those that next and previous quote walk through.
    #[must_use]
    pub fn listed_quotes(&self) -> Vec<EvidenceIndex> {
        let Some(open) = self.open() else { return Vec::new() };
        match (self.selection().page, self.selection().target) {
            (Page::SecondLook(only), None) => self.looks().waiting_for(only),
            (Page::Unverified, None) => {
                let corrections = &self.workspace().corrections;
                let waits = |quote: &EvidenceIndex| {
                    self.visibility().relation(quote.relation) && !corrections.contains_key(quote)
                };
                flagged(open).into_iter().filter(waits).collect()
            }
            _ => evidence_of_claims(open, &self.listed_claims()),
        }
    }

    /// The claims that the panel lists, in its order.
    #[must_use]
    pub fn listed_claims(&self) -> Vec<RelationIndex> {
        let Some(open) = self.open() else { return Vec::new() };
        match (self.selection().page, self.selection().target) {
            (Page::BothSides(claim, other), _) => {
                self.contradiction_of(claim, other).map_or_else(Vec::new, |one| one.claims().collect())
            }
            (_, Some(target)) => claims_of(open, target, self.visibility()),
            (Page::Speaker(speaker), None) => claims_said_by(open, Some(speaker), self.visibility()),
            (Page::Paths(..), None) => {
                self.lit_path().map_or_else(Vec::new, |path| path.hops.iter().map(|hop| hop.claim).collect())
            }
            (Page::Contradictions, None) => self.contradictions().iter().flat_map(Contradiction::claims).collect(),
            (
                Page::Dossier
                | Page::Sentence(_)
                | Page::Unverified
                | Page::SecondLook(_)
                | Page::Measures
                | Page::History,
                None,
            ) => Vec::new(),
        }
    }
}
