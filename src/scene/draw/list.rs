//! The display list of the network while it is drawn: marks are clipped and, for a figure, grouped by target.
//!
//! Invariant: all marks in the list are clipped.

use super::clip::clip;
use crate::model::Target;
use crate::scene::frame::{Group, Mark};
use crate::scene::page::Bounds;

/// Whether the marks of each entity and edge form a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scene) enum Grouping {
    /// No groups: a window does not need them.
    Flat,
    /// A group with a title for each entity and edge, for figures.
    ByTarget,
}

/// A display list under construction.
pub(super) struct List {
    marks: Vec<Mark>,
    /// Marks that are not clipped yet. Kept to reuse its memory.
    drawn: Vec<Mark>,
    grouping: Grouping,
    area: Bounds,
}

impl List {
    /// An empty list for the picture in `area`.
    pub(super) fn new(grouping: Grouping, area: Bounds) -> Self {
        Self { marks: Vec::new(), drawn: Vec::new(), grouping, area }
    }

    /// Adds the marks that `draw` draws.
    pub(super) fn add<T>(&mut self, draw: impl FnOnce(&mut Vec<Mark>) -> T) -> T {
        let result = draw(&mut self.drawn);
        clip(&mut self.drawn, &self.area);
        self.marks.append(&mut self.drawn);
        result
    }

    /// Adds the marks that `draw` draws of `target`, as a group where that is asked for.
    pub(super) fn add_of(&mut self, target: Target, title: impl FnOnce() -> String, draw: impl FnOnce(&mut Vec<Mark>)) {
        if self.grouping == Grouping::Flat {
            return self.add(draw);
        }
        let mut marks = Vec::new();
        draw(&mut marks);
        clip(&mut marks, &self.area);
        if !marks.is_empty() {
            self.marks.push(Mark::Group(Box::new(Group { target, title: title(), marks, number: None })));
        }
    }

    /// The whole list.
    pub(super) fn finish(self) -> Vec<Mark> {
        self.marks
    }
}
