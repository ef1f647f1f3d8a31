//! What is remembered, as values, and its changes.
//!
//! Invariant: no dossier's content, only its path.

use crate::analysis::table::{Column, TableOf};
use crate::model::KeptRoles;
use crate::session::{FigureOptions, Preferences, RecentFile};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How many recent files are kept.
pub const RECENT_LIMIT: usize = 12;

/// The smallest and the largest text size, as a share of the usual one.
pub const TEXT_SCALES: (f32, f32) = (0.5, 3.0);

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// How the window looks, its text size within [`TEXT_SCALES`].
    pub preferences: Preferences,
    /// The files opened last, the newest first; see [`Settings::remember`].
    pub recent_files: Vec<PathBuf>,
    /// The widths of panels in points, by the panel's name; of those above or below something their heights.
    pub panel_widths: BTreeMap<String, f32>,
    /// The names of the panels that are folded away.
    pub folded_panels: BTreeSet<String>,
    /// Where the window was; `None` before the first one was closed.
    pub window: Option<WindowPlace>,
    /// What was chosen for a figure last.
    pub figure: Option<FigureOptions>,
    /// The columns that were chosen for each table.
    pub table_columns: BTreeMap<TableOf, Vec<Column>>,
    /// What columns of imported tables meant last, the newest first.
    pub table_roles: Vec<KeptRoles>,
}

/// Where a window is and how large, in points of its screen without the reader's text size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindowPlace {
    /// Width and height of what is inside its frame, when it is not maximized.
    pub size: (f32, f32),
    /// The upper left corner of its frame, when it is not maximized; `None` where the system does not tell.
    pub at: Option<(f32, f32)>,
    /// Whether it fills its screen.
    pub maximized: bool,
}

impl Settings {
    /// Puts a file at the head of the recent ones. A path that is no Unicode cannot be kept and is left out.
    pub fn remember(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent_files.retain(|recent| *recent != path);
        if path.to_str().is_some() {
            self.recent_files.insert(0, path);
        }
        self.recent_files.truncate(RECENT_LIMIT);
    }

    /// Takes a file out of the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent_files.retain(|recent| recent != path);
    }

    /// Forgets what the window remembers of itself; preferences and recent files stay.
    pub fn forget_window(&mut self) {
        let Self { preferences, recent_files, .. } = std::mem::take(self);
        *self = Self { preferences, recent_files, ..Self::default() };
    }

    /// The recent files, each looked for on the disk: slow where a network folder is away, so not for every frame.
    #[must_use]
    pub fn recent(&self) -> Vec<RecentFile> {
        let recent = |path: &PathBuf| RecentFile { path: path.clone(), missing: !path.is_file() };
        self.recent_files.iter().map(recent).collect()
    }

    /// Makes the changes that lead from the preferences `before` to those `now`, and no others.
    pub fn change_preferences(&mut self, before: Preferences, now: Preferences) {
        let Preferences { theme, text_scale, filters, reduced_motion, single_keys } = &mut self.preferences;
        take(theme, &before.theme, &now.theme);
        take(text_scale, &before.text_scale, &now.text_scale);
        take(filters, &before.filters, &now.filters);
        take(reduced_motion, &before.reduced_motion, &now.reduced_motion);
        take(single_keys, &before.single_keys, &now.single_keys);
    }

    /// Makes the changes that lead from the panels of the settings `before` to these widths and folds, and no others.
    pub fn change_panels(&mut self, before: &Self, widths: &BTreeMap<String, f32>, folded: &BTreeSet<String>) {
        for (name, width) in widths {
            if before.panel_widths.get(name) != Some(width) {
                self.panel_widths.insert(name.clone(), *width);
            }
        }
        for name in before.panel_widths.keys().filter(|name| !widths.contains_key(*name)) {
            self.panel_widths.remove(name);
        }
        self.folded_panels.extend(folded.difference(&before.folded_panels).cloned());
        for name in before.folded_panels.difference(folded) {
            self.folded_panels.remove(name);
        }
    }
}

/// Takes over a value that has changed.
fn take<T: Clone + PartialEq>(kept: &mut T, before: &T, now: &T) {
    if before != now {
        kept.clone_from(now);
    }
}
