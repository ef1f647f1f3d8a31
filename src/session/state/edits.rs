//! The reader's edits: the workspace and its views, with their history.
//!
//! Invariant: the reader's changes go through [`Edits::step`]; positions that the layout computed are no step.
//! Invariant: no revision number is given out twice.

use super::history::{History, Snapshot, Touched};
use super::selection::Direction;
use super::views::Views;
use super::workspace::Workspace;
use crate::model::{Corrections, Marks, SavedCorrection};
use std::sync::Arc;

/// The workspace, its views and its history.
#[derive(Debug, Default)]
pub struct Edits {
    pub(in crate::session) present: Snapshot,
    pub(in crate::session) history: History,
    revisions: u64,
    /// Counts how often another view was shown.
    pub(super) view_changes: u64,
}

impl Edits {
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

    /// Records an undo step of something that no file keeps, so that nothing is left to save. The caller then changes it.
    pub fn step_aside(&mut self, name: &'static str) -> &mut Workspace {
        self.history.record(name, self.present.clone(), Touched::Nothing, None);
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

    /// Undoes the last step, or redoes the one that was undone last, if there is one.
    pub fn walk(&mut self, direction: Direction) {
        let view = self.present.views.current();
        self.history.walk(direction, &mut self.present);
        self.view_changes += u64::from(self.present.views.current() != view);
    }

    /// Takes the corrections and marks of a layout file; `waiting` are the corrections that fit nothing.
    pub fn take_readings(&mut self, corrections: Corrections, waiting: Vec<SavedCorrection>, marks: Marks) {
        self.present.workspace.corrections = Arc::new(corrections);
        self.present.workspace.marks = Arc::new(marks);
        self.present.views.waiting = Arc::new(waiting);
    }

    /// Shows a view's workspace. Corrections, marks and what paths avoid belong to the dossier, and every view has them.
    pub fn show(&mut self, workspace: Workspace) {
        let Workspace { avoided, corrections, marks, .. } = std::mem::take(&mut self.present.workspace);
        self.present.workspace = Workspace { avoided, corrections, marks, ..workspace };
        self.renew_revision();
    }

    /// Makes another view the current one; the caller then shows it.
    pub fn go_to_view(&mut self, place: usize) {
        self.present.views.go_to(place);
        self.view_changes += 1;
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
