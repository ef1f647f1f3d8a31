//! Between the session's arrangement and a saved layout: by index here, by text id there.

use super::arrangement::Arrangement;
use super::corrections;
use super::layout_request::LayoutOptions;
use super::notice::NoticeKind;
use super::state::{Look, Session};
use crate::analysis::summary::plural;
use crate::layout::place_newcomers;
use crate::model::{EntityIndex, OpenDossier, Origin, Position, SavedCorrection, SavedLayout, View};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// The room of a newcomer's mark in world units; its neighbours' true sizes do not matter for finding it a free spot.
const NEWCOMER_HALF_SIZE: (f32, f32) = (24.0, 16.0);

/// What of a view could be placed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Placed {
    /// How many entities the view places.
    pub known: usize,
    /// How many entities of the dossier it does not know.
    pub newcomers: usize,
    /// How many ids of it the dossier does not have.
    pub gone: usize,
}

impl Session {
    /// The layout as it would be saved now at `path`.
    pub(super) fn layout_to_save(&self, open: &OpenDossier, path: &Path) -> SavedLayout {
        let mut views = self.views.all.as_ref().clone();
        if let Some(current) = views.get_mut(self.views.current) {
            *current = self.current_view(open, current);
        }
        let mut corrections = corrections::saved(open, &self.arranged.corrections);
        corrections.extend(self.views.waiting.iter().cloned());
        SavedLayout { dossier: dossier_name(&open.origin, path), dossier_hash: open.hash.clone(), views, corrections }
    }

    /// The current view: what is on screen, and whatever `before` knew of ids that the dossier does not have.
    pub(super) fn current_view(&self, open: &OpenDossier, before: &View) -> View {
        let known: BTreeSet<&str> = open.dossier.entities.iter().map(|entity| entity.id.as_str()).collect();
        let is_gone = |id: &&String| !known.contains(id.as_str());
        let mut view = View {
            name: before.name.clone(),
            positions: before
                .positions
                .iter()
                .filter(|(id, _)| is_gone(id))
                .map(|(id, at)| (id.clone(), *at))
                .collect(),
            pins: before.pins.iter().filter(is_gone).cloned().collect(),
            hidden: before.hidden.iter().filter(is_gone).cloned().collect(),
            filter: self.arranged.filter.as_ref().clone(),
            camera: match self.look {
                Look::Whole => None,
                Look::At(camera) => Some(camera),
            },
            caption: before.caption.clone(),
            theme: self.preferences.theme,
            ..View::default()
        };
        self.arranged.options.put_into(&mut view);
        for (index, entity) in open.dossier.entities.iter().enumerate() {
            if let Some(position) = self.arranged.positions.get(index) {
                view.positions.insert(entity.id.clone(), *position);
            }
            let index = EntityIndex::new(index);
            if self.arranged.is_pinned(index) {
                view.pins.insert(entity.id.clone());
            }
            if self.arranged.hidden.contains(&index) {
                view.hidden.insert(entity.id.clone());
            }
        }
        view
    }

    /// Takes over the views of a saved layout and shows the first, as it was.
    pub(super) fn take_layout(&mut self, open: &OpenDossier, path: &Path, layout: SavedLayout) -> Placed {
        self.views.path = Some(path.to_owned());
        self.views.all = Arc::new(layout.views.clone());
        self.views.current = 0;
        let changed = layout.dossier_hash != open.hash;
        self.take_corrections(open, &layout.corrections);
        self.views.saved = Some(layout);
        let placed = self.show_current_view(open);
        self.views.saved_revision = self.arranged.revision;
        let waiting = self.views.waiting.len();
        if waiting > 0 {
            let words = plural(waiting, "correction fits", "corrections fit");
            self.tell(NoticeKind::Warning, format!("{words} no quote or passage of the dossier and stay in the file"));
        } else if changed || placed.newcomers > 0 || placed.gone > 0 {
            self.tell(NoticeKind::Warning, changed_sentence(changed, placed));
        } else {
            self.tell(NoticeKind::Fact, format!("Layout “{}” is shown as it was saved", self.views.name()));
        }
        placed
    }

    /// Takes over the corrections of a layout.
    pub(super) fn take_corrections(&mut self, open: &OpenDossier, saved: &[SavedCorrection]) {
        let (corrections, waiting) = corrections::restored(open, saved);
        self.arranged.corrections = Arc::new(corrections);
        self.views.waiting = waiting;
    }

    /// Arranges everything as the current view says.
    pub(super) fn show_current_view(&mut self, open: &OpenDossier) -> Placed {
        let Some(view) = self.views.all.get(self.views.current).cloned() else {
            return Placed::default();
        };
        let (arranged, placed) = arrangement_of(&view, open);
        self.revisions += 1;
        // Corrections belong to the dossier: every view has them.
        let corrections = Arc::clone(&self.arranged.corrections);
        self.arranged = Arrangement { revision: self.revisions, corrections, ..arranged };
        self.look = view.camera.map_or(Look::Whole, Look::At);
        if view.theme.is_some() {
            self.preferences.theme = view.theme;
        }
        self.refresh_visibility();
        placed
    }
}

/// A view's arrangement over a dossier: whom it knows stands where it says, newcomers beside their neighbours.
pub(super) fn arrangement_of(view: &View, open: &OpenDossier) -> (Arrangement, Placed) {
    let entities = &open.dossier.entities;
    let index: BTreeMap<&str, EntityIndex> =
        entities.iter().enumerate().map(|(at, entity)| (entity.id.as_str(), EntityIndex::new(at))).collect();
    let starts: Vec<Option<Position>> = entities.iter().map(|entity| view.positions.get(&entity.id).copied()).collect();
    let known = starts.iter().flatten().count();
    let placed = Placed {
        known,
        newcomers: entities.len() - known,
        gone: view.positions.keys().filter(|id| !index.contains_key(id.as_str())).count(),
    };
    let arranged = Arrangement {
        positions: Arc::new(with_newcomers(&starts, open, view.seed)),
        pinned: Arc::new(entities.iter().map(|entity| view.pins.contains(&entity.id)).collect()),
        hidden: Arc::new(view.hidden.iter().filter_map(|id| index.get(id.as_str()).copied()).collect()),
        filter: Arc::new(view.filter.clone()),
        options: LayoutOptions::of_view(view),
        corrections: Arc::default(),
        revision: 0,
    };
    (arranged, placed)
}

/// Positions for everybody: those that have one keep it to the bit.
pub(super) fn with_newcomers(starts: &[Option<Position>], open: &OpenDossier, seed: u64) -> Vec<Position> {
    let edges: Vec<(u32, u32)> = open.network.edges.iter().map(|edge| (edge.ends.0.0, edge.ends.1.0)).collect();
    let sizes = vec![NEWCOMER_HALF_SIZE; starts.len()];
    place_newcomers(starts, &edges, &sizes, seed)
}

/// What the reader is told when a layout meets a dossier that has changed.
fn changed_sentence(changed: bool, placed: Placed) -> String {
    let why = if changed { "The dossier has changed since this layout was saved" } else { "The layout does not fit" };
    let mut sentence = format!("{why}: {} kept their place", placed.known);
    if placed.newcomers > 0 {
        sentence.push_str(&format!(", {} new beside a neighbour", placed.newcomers));
    }
    if placed.gone > 0 {
        sentence
            .push_str(&format!(", {} in the layout are no longer in the dossier and stay in the file", placed.gone));
    }
    sentence
}

/// The dossier's name in a layout file at `path`: relative where both share a folder.
fn dossier_name(origin: &Origin, path: &Path) -> String {
    match origin {
        Origin::Builtin(name) => format!("builtin:{name}"),
        Origin::File(dossier) => relative_path(dossier, path.parent().unwrap_or(Path::new(""))),
    }
}

/// `file` as seen from `folder`, with forward slashes, so that a pair of files can move together; the whole path where
/// the two share nothing. Both have to be told alike: absolute, or from the same place.
#[must_use]
pub fn relative_path(file: &Path, folder: &Path) -> String {
    let (file_parts, folder_parts): (Vec<_>, Vec<_>) = (file.components().collect(), folder.components().collect());
    let shared = file_parts.iter().zip(&folder_parts).take_while(|(one, other)| one == other).count();
    if shared == 0 && !folder_parts.is_empty() {
        return file.to_string_lossy().replace('\\', "/");
    }
    let up = folder_parts.len() - shared;
    let mut parts = vec!["..".to_owned(); up];
    parts.extend(file_parts[shared..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned()));
    parts.join("/")
}

/// The layout file that lies beside a dossier: `NAME.layout.ron` for `NAME.ron`.
#[must_use]
pub fn layout_beside(dossier: &Path) -> std::path::PathBuf {
    dossier.with_extension("layout.ron")
}
