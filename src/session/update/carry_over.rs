//! Carrying the workspace and the selection over a reload, from the indices of the old dossier to those of the new one.
//!
//! Invariant: an entity that is in both keeps its position, now and in every state that undo goes back to.

use super::quote::reading_of;
use crate::model::{
    Corrections, DocumentIndex, EntityIndex, Identities, OpenDossier, Position, SavedCorrection, SavedShown, Shown,
    Target, ids_are_shared, pair_entities,
};
use crate::session::corrections;
use crate::session::saving::with_newcomers;
use crate::session::shown::{restored_shown, saved_shown};
use crate::session::state::{Page, Reading, Selection, Snapshot, Standing, Touched, Workspace};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The corrections that fit, and those that wait.
type Corrected = (Arc<Corrections>, Arc<Vec<SavedCorrection>>);

/// A dossier that was read again.
pub(super) struct Carried<'a> {
    before: &'a OpenDossier,
    open: &'a OpenDossier,
    /// What its quotes were known by.
    pub(super) known_before: Identities,
    known: Arc<Identities>,
    /// For every entity its place before; `None` for a new one.
    pub(super) old_of: Vec<Option<usize>>,
    new_of: BTreeMap<usize, EntityIndex>,
    /// What was carried over last: neighbours in the history share most of it, and go on sharing it.
    positions: Option<[Arc<Vec<Position>>; 2]>,
    corrected: Option<(Corrected, Corrected)>,
}

impl<'a> Carried<'a> {
    /// From `before` to `open`, whose quotes are known by `known`.
    pub(in crate::session) fn between(before: &'a OpenDossier, open: &'a OpenDossier, known: Arc<Identities>) -> Self {
        let is_shared = ids_are_shared(&before.dossier, &open.dossier);
        let old_of = pair_entities(&before.dossier.entities, &open.dossier.entities, is_shared);
        let new_of =
            old_of.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, EntityIndex::new(new)))).collect();
        let known_before = Identities::of(&before.dossier);
        Self { before, open, known_before, known, old_of, new_of, positions: None, corrected: None }
    }

    /// Carries over a state, with new entities beside their neighbours, and what its step touched.
    pub(super) fn carry(&mut self, state: &mut Snapshot, touched: &mut Touched) {
        let (old, views) = (&state.workspace, &mut state.views);
        let is_pinned = |at: &Option<usize>| at.is_some_and(|at| old.is_pinned(EntityIndex::new(at)));
        let (corrections, waiting) = self.corrected(&old.corrections, &views.waiting);
        views.waiting = waiting;
        if let Touched::Some(entities) = touched {
            *entities = entities.iter().filter_map(|entity| self.entity(*entity)).collect();
        }
        state.workspace = Workspace {
            positions: self.positions(old),
            pinned: Arc::new(self.old_of.iter().map(is_pinned).collect()),
            standing: self.standing(old),
            shown: self.shown(&old.shown),
            // What was shown before was of the dossier as it was.
            left: Arc::default(),
            hidden: Arc::new(old.hidden.iter().filter_map(|entity| self.entity(*entity)).collect()),
            arranged: Arc::new(old.arranged.iter().filter_map(|entity| self.entity(*entity)).collect()),
            avoided: Arc::new(old.avoided.iter().filter_map(|entity| self.entity(*entity)).collect()),
            corrections,
            ..old.clone()
        };
    }

    /// How everything stands: a new entity has a place beside its neighbours, unless what is shown leaves it out.
    fn standing(&self, old: &Workspace) -> Arc<Vec<Standing>> {
        let new = if old.shown.as_part().is_some() { Standing::Nowhere } else { Standing::Here };
        let standing = |at: &Option<usize>| at.map_or(new, |at| old.standing(EntityIndex::new(at)));
        Arc::new(self.old_of.iter().map(standing).collect())
    }

    /// What is shown: a part keeps those of its entities and claims that are still there.
    fn shown(&self, old: &Shown) -> Shown {
        match old {
            Shown::Part(_) => restored_shown(self.open, &saved_shown(self.before, old, &SavedShown::Everything)),
            whole => whole.clone(),
        }
    }

    fn positions(&mut self, old: &Workspace) -> Arc<Vec<Position>> {
        if let Some([of, carried]) = &self.positions
            && Arc::ptr_eq(of, &old.positions)
        {
            return Arc::clone(carried);
        }
        let starts: Vec<Option<Position>> = self.old_of.iter().map(|at| old.positions.get((*at)?).copied()).collect();
        // Without new entities there is no room to look for.
        let all: Option<Vec<Position>> = starts.iter().copied().collect();
        let carried = Arc::new(all.unwrap_or_else(|| with_newcomers(&starts, self.open, old.options.seed)));
        self.positions = Some([Arc::clone(&old.positions), Arc::clone(&carried)]);
        carried
    }

    fn corrected(&mut self, corrections: &Arc<Corrections>, waiting: &Arc<Vec<SavedCorrection>>) -> Corrected {
        if let Some(((of, and), carried)) = &self.corrected
            && Arc::ptr_eq(of, corrections)
            && Arc::ptr_eq(and, waiting)
        {
            return carried.clone();
        }
        let mut saved = corrections::saved(self.before, corrections);
        saved.extend(waiting.iter().cloned());
        let (fit, wait) = corrections::restored(self.open, &saved);
        let carried = (Arc::new(fit), Arc::new(wait));
        self.corrected = Some(((Arc::clone(corrections), Arc::clone(waiting)), carried.clone()));
        carried
    }

    /// An entity, if it is still there.
    fn entity(&self, old: EntityIndex) -> Option<EntityIndex> {
        self.new_of.get(&old.at()).copied()
    }

    /// A selection: the same entity or the edge between the same two, and the same quote, if they are still there.
    pub(in crate::session) fn selection(&self, kept: &Selection, corrections: &Corrections) -> Selection {
        let target = kept.target.and_then(|target| match target {
            Target::Entity(entity) => self.entity(entity).map(Target::Entity),
            Target::Edge(edge) => {
                let (low, high) = self.before.network.edges.get(edge.at())?.ends;
                self.open.network.between(self.entity(low)?, self.entity(high)?).map(Target::Edge)
            }
        });
        let group = kept.group.iter().filter_map(|entity| self.entity(*entity)).collect();
        let quote = kept.quote.and_then(|quote| {
            self.known.find(&self.open.dossier, &self.known_before.key(&self.before.dossier, quote)?)
        });
        let reading = match (quote, kept.quote) {
            (Some(quote), _) => reading_of(self.open, corrections, quote),
            (None, Some(_)) => None,
            // A document that was read from its beginning goes on being read.
            (None, None) => kept.reading.and_then(|reading| self.reading(reading)),
        };
        Selection { target, group, quote, reading, page: self.page(kept.page) }
    }

    /// The page that the panel is about, where what it is about is still there.
    fn page(&self, kept: Page) -> Page {
        let page = match kept {
            Page::Unverified | Page::SecondLook(_) | Page::Contradictions | Page::Measures | Page::History => {
                Some(kept)
            }
            Page::Speaker(speaker) => self.entity(speaker).map(Page::Speaker),
            Page::Paths(from, to) => Some(Page::Paths(
                from.and_then(|entity| self.entity(entity)),
                to.and_then(|entity| self.entity(entity)),
            )),
            Page::Dossier | Page::Sentence(_) | Page::BothSides(..) => None,
        };
        page.unwrap_or_default()
    }

    /// The document that was read; the passage in it may have moved.
    fn reading(&self, reading: Reading) -> Option<Reading> {
        let id = &self.before.dossier.document(reading.document)?.id;
        let at = self.open.dossier.documents.iter().position(|document| document.id == *id)?;
        Some(Reading { document: DocumentIndex::new(at), passage: None })
    }
}
