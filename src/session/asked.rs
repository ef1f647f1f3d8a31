//! What the reader asks of the dossier, with the answers kept until question or filter change.

use super::selection::{Page, claims_of};
use super::state::Session;
use crate::analysis::contradictions::{Contradiction, contradictions};
use crate::analysis::paths::{Path, PathOptions, best_paths};
use crate::analysis::sentences::Highlight;
use crate::analysis::speakers::claims_said_by;
use crate::model::{EdgeIndex, EntityIndex, OpenDossier, RelationIndex, Target, Visibility};
use std::sync::Arc;

/// Questions and answers.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    /// What paths may be made of.
    pub(super) options: PathOptions,
    /// Which of the paths is lit.
    pub(super) path: usize,
    paths: Arc<Vec<Path>>,
    paths_of: Option<PathQuestion>,
    contradictions: Arc<Vec<Contradiction>>,
    contradictions_of: Option<Arc<Visibility>>,
}

/// What paths were asked for.
#[derive(Clone, Debug)]
struct PathQuestion {
    ends: (EntityIndex, EntityIndex),
    options: PathOptions,
    visibility: Arc<Visibility>,
}

impl Session {
    /// What is contradicted among the claims that are shown: most behind the weaker side first.
    #[must_use]
    pub fn contradictions(&self) -> &Arc<Vec<Contradiction>> {
        &self.asked.contradictions
    }

    /// The contradiction that a claim is part of.
    #[must_use]
    pub fn contradiction_of(&self, claim: RelationIndex) -> Option<&Contradiction> {
        self.asked.contradictions.iter().find(|one| one.claims().any(|other| other == claim))
    }

    /// The paths between the entities that the page asks about, the best first.
    #[must_use]
    pub fn paths(&self) -> &Arc<Vec<Path>> {
        &self.asked.paths
    }

    /// The place of the path that is lit.
    #[must_use]
    pub fn path_shown(&self) -> usize {
        self.asked.path
    }

    /// What paths may be made of.
    #[must_use]
    pub fn path_options(&self) -> &PathOptions {
        &self.asked.options
    }

    /// Answers anew what has changed; after every command.
    pub(super) fn refresh_answers(&mut self) {
        let Some(open) = self.open.clone() else { return };
        let is_new = |of: &Option<Arc<Visibility>>, now| of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, now));
        if is_new(&self.asked.contradictions_of, &self.visibility) {
            self.asked.contradictions = Arc::new(contradictions(&open, &self.visibility));
            self.asked.contradictions_of = Some(Arc::clone(&self.visibility));
        }
        let Page::Paths(Some(from), Some(to)) = self.selection.page else { return };
        let is_known = self.asked.paths_of.as_ref().is_some_and(|question| {
            question.ends == (from, to)
                && question.options == self.asked.options
                && Arc::ptr_eq(&question.visibility, &self.visibility)
        });
        if !is_known {
            self.asked.paths = Arc::new(best_paths(&open, &self.visibility, from, to, &self.asked.options));
            self.asked.path = 0;
            let (options, visibility) = (self.asked.options.clone(), Arc::clone(&self.visibility));
            self.asked.paths_of = Some(PathQuestion { ends: (from, to), options, visibility });
        }
    }

    /// What a page tells of, to be lit; `None` for a page that is about no part of the network.
    pub(super) fn highlight_of_page(&self, open: &OpenDossier) -> Option<Highlight> {
        let mut entities = Vec::new();
        let edges: Vec<EdgeIndex> = match self.selection.page {
            Page::Speaker(speaker) => {
                entities.push(speaker);
                let said = claims_said_by(open, Some(speaker), &self.visibility);
                said.iter().map(|claim| open.network.edge_of[claim.at()]).collect()
            }
            Page::Contradictions => self.asked.contradictions.iter().map(|one| one.edge).collect(),
            Page::Paths(from, to) => {
                entities.extend(from);
                entities.extend(to);
                let path = from.and(to).and_then(|_| self.asked.paths.get(self.asked.path));
                path.map_or_else(Vec::new, |path| path.hops.iter().map(|hop| hop.edge).collect())
            }
            Page::Dossier | Page::Sentence(_) | Page::Unverified | Page::BothSides(_) => return None,
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

    /// The claims that the panel lists, in its order: those that next and previous quote walk through.
    #[must_use]
    pub fn listed_claims(&self) -> Vec<RelationIndex> {
        let Some(open) = &self.open else { return Vec::new() };
        match (self.selection.page, self.selection.target) {
            (Page::BothSides(claim), _) => {
                self.contradiction_of(claim).map_or_else(Vec::new, |one| one.claims().collect())
            }
            (_, Some(target)) => claims_of(open, target, &self.visibility),
            (Page::Speaker(speaker), None) => claims_said_by(open, Some(speaker), &self.visibility),
            (Page::Paths(from, to), None) => {
                let path = from.and(to).and_then(|_| self.asked.paths.get(self.asked.path));
                path.map_or_else(Vec::new, |path| path.hops.iter().map(|hop| hop.claim).collect())
            }
            (Page::Contradictions, None) => self.asked.contradictions.iter().flat_map(Contradiction::claims).collect(),
            (Page::Dossier | Page::Sentence(_) | Page::Unverified, None) => Vec::new(),
        }
    }

    /// The edge that the two sides of a contradiction are of.
    pub(super) fn edge_of_contradiction(&self, claim: RelationIndex) -> Option<Target> {
        self.contradiction_of(claim).map(|one| Target::Edge(one.edge))
    }
}
