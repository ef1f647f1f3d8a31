//! The marks of the network while they are drawn, grouped by what they stand for where that is wanted.
//!
//! Invariant: nothing that lies far beyond the picture gets into the list.

use super::clip::clip;
use crate::model::Target;
use crate::scene::frame::{Group, Mark};
use crate::scene::page::Bounds;

/// Whether the marks of each entity and edge form a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scene) enum Grouping {
    /// All marks stand by themselves, as a window needs them.
    Flat,
    /// The marks of each entity and edge form a group with a title, as in a figure.
    ByTarget,
}

/// A display list that grows.
pub(super) struct List {
    marks: Vec<Mark>,
    /// What is being drawn, before it is clipped.
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

    /// Adds the marks that `draw` draws of `target`.
    pub(super) fn add_of(&mut self, target: Target, title: impl FnOnce() -> String, draw: impl FnOnce(&mut Vec<Mark>)) {
        if self.grouping == Grouping::Flat {
            return self.add(draw);
        }
        let mut marks = Vec::new();
        draw(&mut marks);
        clip(&mut marks, &self.area);
        if !marks.is_empty() {
            self.marks.push(Mark::Group(Box::new(Group { target, title: title(), marks })));
        }
    }

    /// The whole list.
    pub(super) fn finish(self) -> Vec<Mark> {
        self.marks
    }
}
