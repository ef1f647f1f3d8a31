//! Selecting, and reading what is selected.

use crate::analysis::ego::ego_network;
use crate::model::{
    Corrections, DocumentIndex, EntityIndex, EvidenceIndex, OpenDossier, Rect, Span, Target, Verification,
};
use crate::session::corrections::nearest_words;
use crate::session::selection::{Page, Reading, Selection, evidence_of_claims, quotes_of};
use crate::session::state::Look;
use crate::session::{Effect, Session};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many selections can be gone back to.
const TRAIL_LENGTH: usize = 200;

/// The deepest network that is lit around the selection.
const DEEPEST_EGO: u8 = 9;

impl Session {
    /// Selects one thing or nothing. The first quote of an edge is at hand at once.
    pub(super) fn select(&mut self, target: Option<Target>) -> Vec<Effect> {
        let is_page = self.selection.page != Page::Dossier;
        if self.selection.target == target && self.selection.group.is_empty() && !is_page {
            return Vec::new();
        }
        if let (Page::Paths(from, to), Some(Target::Entity(chosen)), None) =
            (self.selection.page, target, self.selection.target)
            && from != Some(chosen)
            && to != Some(chosen)
        {
            // Who is still to be chosen is, the one to start from first.
            match (from, to) {
                (None, to) => return self.show_page(Page::Paths(Some(chosen), to)),
                (from, None) => return self.show_page(Page::Paths(from, Some(chosen))),
                _ => {}
            }
        }
        self.leave_trail();
        // The document stays open, without the passage of what was selected before.
        let reading = self.selection.reading.map(|reading| Reading { passage: None, ..reading });
        self.selection = Selection { target, reading, ..Selection::default() };
        self.put_out_light();
        if let Some(Target::Edge(edge)) = target
            && let Some(open) = self.open.clone()
        {
            let quotes = quotes_of(&open, Target::Edge(edge), &self.visibility);
            match quotes.first() {
                Some(first) => self.open_quote(*first),
                None => self.selection.reading = None,
            }
        }
        Vec::new()
    }

    /// Adds an entity to the group, or takes it out.
    pub(super) fn select_also(&mut self, entity: EntityIndex) -> Vec<Effect> {
        self.leave_trail();
        let mut group = std::mem::take(&mut self.selection.group);
        if group.is_empty()
            && let Some(Target::Entity(first)) = self.selection.target
        {
            group.insert(first);
        }
        if !group.remove(&entity) {
            group.insert(entity);
        }
        self.select_group(group);
        Vec::new()
    }

    /// Selects the shown entities whose marks stand within a rectangle.
    pub(super) fn select_within(&mut self, rect: Rect) -> Vec<Effect> {
        let places = self.workspace.positions.iter().enumerate();
        let within: BTreeSet<EntityIndex> = places
            .filter(|(_, position)| rect.contains(**position))
            .map(|(at, _)| EntityIndex::new(at))
            .filter(|entity| self.visibility.entity(*entity))
            .collect();
        self.leave_trail();
        self.select_group(within);
        Vec::new()
    }

    /// Selects every entity that is shown.
    pub(super) fn select_all(&mut self) -> Vec<Effect> {
        let all = (0..self.workspace.positions.len()).map(EntityIndex::new);
        let shown: BTreeSet<EntityIndex> = all.filter(|entity| self.visibility.entity(*entity)).collect();
        self.leave_trail();
        self.select_group(shown);
        Vec::new()
    }

    /// Selects these entities and shows the whole network, so that none of them is out of sight.
    pub(super) fn select_these(&mut self, entities: Vec<EntityIndex>) -> Vec<Effect> {
        self.leave_trail();
        let count = self.workspace.positions.len();
        self.select_group(entities.into_iter().filter(|entity| entity.at() < count).collect());
        self.look = Look::Whole;
        self.notice = None;
        Vec::new()
    }

    /// Selects a group; a group of one is that entity.
    fn select_group(&mut self, group: BTreeSet<EntityIndex>) {
        self.put_out_light();
        let reading = self.selection.reading;
        self.selection = match (group.len(), group.first()) {
            (1, Some(only)) => Selection { target: Some(Target::Entity(*only)), reading, ..Selection::default() },
            _ => Selection { group, reading, ..Selection::default() },
        };
    }

    /// Notes what the pointer is on.
    pub(super) fn hover(&mut self, target: Option<Target>) -> Vec<Effect> {
        self.hovered = target;
        Vec::new()
    }

    /// Shows a quote in its document.
    pub(super) fn show_quote(&mut self, evidence: EvidenceIndex) -> Vec<Effect> {
        self.open_quote(evidence);
        Vec::new()
    }

    /// Shows the next or previous quote of the selection.
    pub(super) fn step_quote(&mut self, forward: bool) -> Vec<Effect> {
        let Some(open) = self.open.clone() else { return Vec::new() };
        let quotes = evidence_of_claims(&open, &self.listed_claims());
        let present = self.selection.quote.and_then(|quote| quotes.iter().position(|other| *other == quote));
        let count = quotes.len();
        let next = match present {
            None => 0,
            Some(place) if forward => (place + 1) % count,
            Some(place) => (place + count - 1) % count,
        };
        if let Some(quote) = quotes.get(next) {
            self.open_quote(*quote);
        }
        Vec::new()
    }

    /// Opens a document.
    pub(super) fn read(&mut self, document: DocumentIndex, passage: Option<Span>) -> Vec<Effect> {
        self.selection.reading = Some(Reading { document, passage });
        self.selection.quote = None;
        Vec::new()
    }

    /// Closes the document.
    pub(super) fn close_document(&mut self) -> Vec<Effect> {
        self.selection.reading = None;
        self.selection.quote = None;
        self.pointed = None;
        Vec::new()
    }

    /// Backs out one step: light, document, selection.
    pub(super) fn back_out(&mut self) -> Vec<Effect> {
        if self.tuning.is_some() {
            return self.cancel_tuning();
        } else if self.ego_depth > 0 {
            self.put_out_light();
        } else if self.selection.reading.is_some() {
            return self.close_document();
        } else if self.selection != Selection::default() {
            self.leave_trail();
            self.selection = Selection::default();
        } else {
            self.notice = None;
        }
        Vec::new()
    }

    /// Goes back to the selection before, or forward again.
    pub(super) fn walk_trail(&mut self, back: bool) -> Vec<Effect> {
        let (from, to) = if back { (&mut self.trail, &mut self.ahead) } else { (&mut self.ahead, &mut self.trail) };
        if let Some(selection) = from.pop() {
            to.push(std::mem::replace(&mut self.selection, selection));
            self.put_out_light();
        }
        Vec::new()
    }

    /// Lights the network around the selection to a depth.
    pub(super) fn light(&mut self, depth: u8) -> Vec<Effect> {
        let (Some(open), depth) = (self.open.clone(), depth.min(DEEPEST_EGO)) else { return Vec::new() };
        let centre = match self.selection.target {
            Some(Target::Edge(edge)) => {
                open.network.edges.get(edge.at()).map_or(Vec::new(), |edge| vec![edge.ends.0, edge.ends.1])
            }
            _ => self.selection.entities(),
        };
        if centre.is_empty() {
            return self.tell_only(
                crate::session::NoticeKind::Fact,
                "Select an entity or an edge first, then light what is around it".to_owned(),
            );
        }
        self.ego_depth = depth;
        self.lit = Some(Arc::new(ego_network(&open.network, &centre, u32::from(depth))));
        Vec::new()
    }

    /// Puts the light out.
    pub(super) fn put_out_light(&mut self) {
        self.ego_depth = 0;
        self.lit = None;
    }

    /// Puts the present selection onto the trail.
    pub(super) fn leave_trail(&mut self) {
        self.ahead.clear();
        if self.selection != Selection::default() && self.trail.last() != Some(&self.selection) {
            self.trail.push(self.selection.clone());
        }
        if self.trail.len() > TRAIL_LENGTH {
            self.trail.remove(0);
        }
    }
}

/// Where a piece of evidence is to be read: where the reader says so, its document at its place, or another document
/// where it really stands.
pub(super) fn reading_of(open: &OpenDossier, corrections: &Corrections, evidence: EvidenceIndex) -> Option<Reading> {
    if let Some(passage) = corrections.get(&evidence) {
        return Some(Reading { document: passage.document, passage: Some(passage.span) });
    }
    let relation = open.dossier.relations.get(evidence.relation.at())?;
    let named = relation.evidence.get(evidence.position as usize)?.document;
    let verification = open.reading.verification(evidence);
    let document = match verification {
        Verification::Elsewhere { document, .. } => *document,
        _ => named,
    };
    let passage = match verification {
        Verification::Missing { .. } => nearest_words(open, evidence).map(|passage| passage.span),
        found => found.span(),
    };
    Some(Reading { document, passage })
}
