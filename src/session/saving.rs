//! The workspace as a saved layout and back: by index in the session, by text id in the file.

use super::corrections;
use super::layout_request::LayoutOptions;
use super::shown::{restored_shown, saved_shown};
use super::sizes::node_boxes;
use super::state::{Look, OnDisk, Session, Standing, Workspace};
use crate::formats::good_part::LeftOut;
use crate::layout::place_newcomers;
use crate::model::{
    EntityIndex, OpenDossier, Origin, Position, QUOTE_RULES, SavedCorrection, SavedLayout, SavedShown, View,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// How a view of a saved layout fits a dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// How many entities the view places.
    pub known: usize,
    /// How many entities of the dossier it does not know.
    pub newcomers: usize,
    /// How many ids of it the dossier does not have: placed, pinned or hidden.
    pub gone: usize,
}

impl Placed {
    /// Compares the ids in `view` with those of the dossier `open`.
    #[must_use]
    pub fn of(view: &View, open: &OpenDossier) -> Self {
        let entities: BTreeSet<&str> = open.dossier.entities.iter().map(|entity| entity.id.as_str()).collect();
        let is_known = |id: &&&str| view.positions.contains_key(**id);
        let known = entities.iter().filter(is_known).count();
        let named: BTreeSet<&String> = view.positions.keys().chain(&view.pins).chain(&view.hidden).collect();
        // What a part leaves out may never have been laid out.
        let expected = match &view.shown {
            SavedShown::Part { entities: part, .. } => {
                entities.iter().filter(|id| part.contains(**id) || is_known(id)).count()
            }
            SavedShown::Everything | SavedShown::Claimed => entities.len(),
        };
        Self {
            known,
            newcomers: expected - known,
            gone: named.into_iter().filter(|id| !entities.contains(id.as_str())).count(),
        }
    }

    /// Whether the view places every entity of the dossier and names no other.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.newcomers == 0 && self.gone == 0
    }

    /// The counts in words: "2 kept their place, 1 new beside a neighbour".
    #[must_use]
    pub fn words(self) -> String {
        let mut words = match self.known {
            0 => "no entity has a place in the layout, so they were laid out anew".to_owned(),
            known => format!("{known} kept their place"),
        };
        if self.newcomers > 0 && self.known > 0 {
            words.push_str(&format!(", {} new beside a neighbour", self.newcomers));
        }
        match self.gone {
            0 => {}
            1 => words.push_str(", 1 in the layout is not in the dossier and stays in the file"),
            gone => words.push_str(&format!(", {gone} in the layout are not in the dossier and stay in the file")),
        }
        words
    }
}

impl Session {
    /// Whether the reader changed the workspace since it was saved, or the file of it is gone. Positions that the layout computes
    /// do not count.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        let is_tuned = self.tuning.as_ref().is_some_and(|tuning| tuning.has_changed(self.workspace(), self.settling()));
        let is_gone = self.file.differs == Some(OnDisk::Nothing);
        let is_changed = is_tuned || is_gone || self.file.revision != self.workspace().revision;
        self.open().is_some() && self.left_out().is_none() && (self.is_import() || is_changed)
    }

    /// What is left out of the open dossier, where only the part without errors is open. Nothing is saved of it until it is
    /// mended and read again.
    #[must_use]
    pub fn left_out(&self) -> Option<&LeftOut> {
        self.opened.left_out.as_ref()
    }

    /// Whether nothing may be saved because only a part is open; tells the reader so.
    pub(super) fn refuses_to_save_a_part(&mut self) -> bool {
        let Some(left_out) = self.left_out() else { return false };
        let words = left_out.words();
        self.warn(format!("Not saved: errors leave out {words} of the dossier. Mend the file and reload, then save"));
        true
    }

    /// The layout as it would be saved now at `path`; `None` where nothing is open.
    #[must_use]
    pub fn layout_to_save(&self, path: &Path) -> Option<SavedLayout> {
        let open = self.open()?;
        let mut views = self.views().all.as_ref().clone();
        if let Some(current) = views.get_mut(self.views().current()) {
            *current = self.current_view(open, current);
        }
        Some(SavedLayout {
            dossier: dossier_name(&open.origin, path),
            dossier_hash: open.hash.clone(),
            quote_rules: QUOTE_RULES,
            views,
            shown: self.views().current(),
            corrections: self.corrections_to_save(open),
            marks: self.workspace().marks.as_ref().clone(),
        })
    }

    /// The reader's corrections, and those of the layout file that fit nothing in the dossier.
    pub(super) fn corrections_to_save(&self, open: &OpenDossier) -> Vec<SavedCorrection> {
        let mut corrections = corrections::saved(open, &self.workspace().corrections);
        corrections.extend(self.views().waiting.iter().cloned());
        corrections
    }

    /// The current view: what is on screen, and what `before` holds of ids that the dossier does not have.
    pub(super) fn current_view(&self, open: &OpenDossier, before: &View) -> View {
        let known: BTreeSet<&str> = open.dossier.entities.iter().map(|entity| entity.id.as_str()).collect();
        let is_gone = |id: &&String| !known.contains(id.as_str());
        let gone = before.positions.iter().filter(|(id, _)| is_gone(id));
        let mut view = View {
            name: before.name.clone(),
            positions: gone.map(|(id, at)| (id.clone(), *at)).collect(),
            pins: before.pins.iter().filter(is_gone).cloned().collect(),
            hidden: before.hidden.iter().filter(is_gone).cloned().collect(),
            arranged: before.arranged.iter().filter(is_gone).cloned().collect(),
            shown: saved_shown(open, &self.workspace().shown, &before.shown),
            filter: self.workspace().filter.as_ref().clone(),
            camera: match self.look() {
                Look::Whole => None,
                Look::At(camera) => Some(camera),
            },
            canvas: match self.look() {
                Look::Whole => None,
                Look::At(_) => self.canvas().map(|canvas| canvas.size).or(before.canvas),
            },
            caption: before.caption.clone(),
            measures: self.workspace().measure_look,
            theme: self.preferences().theme,
            ..View::default()
        };
        self.workspace().options.put_into(&mut view);
        for (index, entity) in open.dossier.entities.iter().enumerate() {
            let position = self.workspace().positions.get(index);
            let index = EntityIndex::new(index);
            if let Some(position) = position.filter(|_| self.workspace().is_placed(index)) {
                view.positions.insert(entity.id.clone(), *position);
            }
            if self.workspace().is_pinned(index) {
                view.pins.insert(entity.id.clone());
            }
            if self.workspace().hidden.contains(&index) {
                view.hidden.insert(entity.id.clone());
            }
            if self.workspace().arranged.contains(&index) {
                view.arranged.insert(entity.id.clone());
            }
        }
        view
    }
}

/// A view's workspace over a dossier: entities stand where the view places them, new ones beside their neighbours.
pub(super) fn workspace_of(view: &View, open: &OpenDossier) -> (Workspace, Placed) {
    let entities = &open.dossier.entities;
    let index: BTreeMap<&str, EntityIndex> =
        entities.iter().enumerate().map(|(at, entity)| (entity.id.as_str(), EntityIndex::new(at))).collect();
    let starts: Vec<Option<Position>> = entities.iter().map(|entity| view.positions.get(&entity.id).copied()).collect();
    let indices = |ids: &BTreeSet<String>| ids.iter().filter_map(|id| index.get(id.as_str()).copied()).collect();
    let shown = restored_shown(open, &view.shown);
    // What a part leaves out and nobody laid out yet has no place, until it is shown.
    let is_left_out =
        |at: usize| starts[at].is_none() && shown.as_part().is_some_and(|part| !part.has(EntityIndex::new(at)));
    let standing = (0..entities.len()).map(|at| if is_left_out(at) { Standing::Nowhere } else { Standing::Here });
    let has_newcomers = (0..entities.len()).any(|at| starts[at].is_none() && !is_left_out(at));
    let positions = if has_newcomers {
        with_newcomers(&starts, open, view.seed)
    } else {
        starts.iter().map(|start| start.unwrap_or_default()).collect()
    };
    let workspace = Workspace {
        positions: Arc::new(positions),
        standing: Arc::new(standing.collect()),
        shown,
        left: Arc::default(),
        pinned: Arc::new(entities.iter().map(|entity| view.pins.contains(&entity.id)).collect()),
        hidden: Arc::new(indices(&view.hidden)),
        filter: Arc::new(view.filter.clone()),
        measure_look: view.measures,
        options: LayoutOptions::of_view(view),
        avoided: Arc::default(),
        arranged: Arc::new(indices(&view.arranged)),
        corrections: Arc::default(),
        marks: Arc::default(),
        revision: 0,
    };
    (workspace, Placed::of(view, open))
}

/// Positions for all entities: those that have one keep it to the bit.
pub(super) fn with_newcomers(starts: &[Option<Position>], open: &OpenDossier, seed: u64) -> Vec<Position> {
    let edges: Vec<(u32, u32)> = open.network.edges.iter().map(|edge| (edge.ends.0.0, edge.ends.1.0)).collect();
    place_newcomers(starts, &edges, &node_boxes(open), seed)
}

/// The dossier's name in a layout file at `path`: relative where both share a folder.
fn dossier_name(origin: &Origin, path: &Path) -> String {
    match origin {
        Origin::Builtin(name) => format!("builtin:{name}"),
        Origin::File(dossier) => relative_path(dossier, path.parent().unwrap_or(Path::new(""))),
        // It gets a file of its own first.
        Origin::Import(task) => task.offered(),
    }
}

/// `file` as seen from `folder`, with forward slashes, so that a pair of files can move together; the whole path where
/// the two share nothing. Both have to be absolute, or relative to the same folder.
#[must_use]
pub(super) fn relative_path(file: &Path, folder: &Path) -> String {
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
