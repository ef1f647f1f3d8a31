//! The reader's edits: the workspace and its views, with their history.
//!
//! Invariant: the reader's changes go through [`Edits::step`]; positions that the layout computed are no step.
//! Invariant: no revision number is given out twice.

use super::history::{History, Snapshot, Touched};
use super::selection::Direction;
use super::views::Views;
use super::workspace::Workspace;
use crate::model::{Corrections, Marks, Position, SavedCorrection, View};
use crate::session::layout_request::LayoutOptions;
use std::sync::Arc;

/// The workspace, its views and its history.
#[derive(Debug, Default)]
pub struct Edits {
    pub(super) present: Snapshot,
    history: History,
    revisions: u64,
    /// Counts how often another view was shown.
    pub(super) view_changes: u64,
}

impl Edits {
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Begins afresh over another dossier, without history.
    pub fn restart(&mut self, workspace: Workspace) {
        let (revisions, view_changes) = (self.revisions + 1, self.view_changes + 1);
        let workspace = Workspace { revision: revisions, ..workspace };
        let present = Snapshot { workspace, views: Views::default() };
        *self = Self { present, history: History::default(), revisions, view_changes };
    }

    /// Records an undo step. The caller then changes the workspace.
    pub fn step(&mut self, name: &'static str, touched: Touched, gesture: Option<u64>) -> &mut Workspace {
        self.history.record(name, self.present.clone(), touched, gesture);
        self.renew_revision();
        &mut self.present.workspace
    }

    /// Records, as one undo step, an adjustment of the layout that began from `before`.
    pub fn step_from(&mut self, before: Workspace) {
        let before = Snapshot { workspace: before, views: self.present.views.clone() };
        self.history.record("layout options", before, Touched::All, None);
        self.renew_revision();
    }

    fn renew_revision(&mut self) {
        self.revisions += 1;
        self.present.workspace.revision = self.revisions;
    }

    /// Takes the last step back where it changed nothing, so that nothing is left to save or to undo.
    pub fn drop_idle_step(&mut self) {
        self.history.drop_idle(&mut self.present);
    }

    /// Merges nothing more into the last step: what follows can be undone as far as here.
    pub fn end_gesture(&mut self) {
        self.history.end_gesture();
    }

    /// Undoes the last step, or redoes the one that was undone last, if there is one.
    pub fn walk(&mut self, direction: Direction) {
        let view = self.present.views.current();
        self.history.walk(direction, &mut self.present);
        self.view_changes += u64::from(self.present.views.current() != view);
    }

    /// Takes positions that the layout computed.
    pub fn set_positions(&mut self, positions: Arc<Vec<Position>>) {
        self.present.workspace.positions = positions;
    }

    /// Asks other things of the layout, while an adjustment is under way.
    pub fn set_options(&mut self, options: LayoutOptions) {
        self.present.workspace.options = options;
    }

    /// Puts the workspace back to what it was before an adjustment.
    pub fn put_back(&mut self, before: Workspace) {
        self.present.workspace = before;
    }

    /// Takes the views of a layout file; the caller then shows one.
    pub fn take_views(&mut self, views: Vec<View>) {
        self.present.views.take(views);
    }

    /// Takes the corrections and marks of a layout file; `waiting` are the corrections that fit nothing.
    pub fn take_readings(&mut self, corrections: Corrections, waiting: Vec<SavedCorrection>, marks: Marks) {
        self.present.workspace.corrections = Arc::new(corrections);
        self.present.workspace.marks = Arc::new(marks);
        self.present.views.set_waiting(Arc::new(waiting));
    }

    /// Shows a view's workspace. Corrections and marks belong to the dossier, and every view has them.
    pub fn show(&mut self, workspace: Workspace) {
        let Workspace { corrections, marks, .. } = std::mem::take(&mut self.present.workspace);
        self.present.workspace = Workspace { corrections, marks, ..workspace };
        self.renew_revision();
    }

    /// Writes the current view's entry.
    pub fn keep_view(&mut self, view: View) {
        self.present.views.keep(view);
    }

    /// Makes another view the current one; the caller then shows it.
    pub fn go_to_view(&mut self, place: usize) {
        self.present.views.go_to(place);
        self.view_changes += 1;
    }

    /// Adds a copy of the current view and makes it the current one.
    pub fn add_view(&mut self, name: String) {
        self.present.views.add_copy(name);
    }

    /// Renames the current view.
    pub fn rename_view(&mut self, name: String) {
        self.present.views.rename(name);
    }

    /// Removes the current view and makes its neighbour the current one; the caller then shows it.
    pub fn remove_view(&mut self) {
        self.present.views.remove();
        self.view_changes += 1;
    }

    /// Takes the present and every step over to a dossier that was read again.
    pub fn carry_over(&mut self, mut carry: impl FnMut(&mut Snapshot, &mut Touched)) {
        carry(&mut self.present, &mut Touched::Nothing);
        self.history.carry_over(carry);
    }
}
