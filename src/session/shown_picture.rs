//! The open dossier as a layout gets it: to be laid out, and as it is shown, for measuring it.

use super::layout_request::{LayoutOptions, layout_request, layout_request_of};
use super::state::Session;
use crate::layout::Request;
use crate::model::{EntityIndex, Position};

impl Session {
    /// The layout of what is shown of the open dossier, around the pins; `threads` 0 means one for each core.
    ///
    /// Only pins have a start: from where the others stand now, one seed would make another picture each time.
    #[must_use]
    pub fn layout_request(&self, threads: usize) -> Option<Request> {
        let (open, workspace) = (self.open()?, self.workspace());
        let mut request = match self.layout.members.as_deref() {
            Some(members) => layout_request_of(open, members, self.drawn(), &workspace.options, threads),
            None if self.drawn().relations.iter().all(|shown| *shown) => {
                layout_request(open, &workspace.options, threads)
            }
            None => {
                let all: Vec<EntityIndex> = (0..workspace.positions.len()).map(EntityIndex::new).collect();
                layout_request_of(open, &all, self.drawn(), &workspace.options, threads)
            }
        };
        let member = |at: usize| match self.layout.members.as_deref() {
            Some(members) => members.get(at).copied().unwrap_or(EntityIndex::new(at)),
            None => EntityIndex::new(at),
        };
        for (at, node) in request.nodes.iter_mut().enumerate() {
            node.pinned = workspace.is_pinned(member(at));
            node.start = workspace.positions.get(member(at).at()).copied().filter(|_| node.pinned);
        }
        Some(request)
    }

    /// Whether the picture that is shown was not measured yet. While a layout is under way its course tells more.
    #[must_use]
    pub fn wants_measures(&self) -> bool {
        let Some(measuring) = &self.measuring else { return false };
        let is_known = measuring.is_of(&self.workspace().positions, self.drawn());
        self.open().is_some() && !is_known && !self.settling().is_under_way()
    }

    /// The picture that is shown, for measuring: its nodes and links as a layout would get them, and where they stand.
    #[must_use]
    pub fn shown_picture(&self) -> (Request, Vec<Position>) {
        let Some(open) = self.open() else { return (Request::default(), Vec::new()) };
        let at = |entity: &EntityIndex| self.workspace().positions.get(entity.at()).copied();
        let is_drawn =
            |entity: &EntityIndex| self.drawn().entity(*entity) && at(entity).is_some_and(Position::is_finite);
        let drawn: Vec<EntityIndex> =
            (0..self.workspace().positions.len()).map(EntityIndex::new).filter(is_drawn).collect();
        let shown = layout_request_of(open, &drawn, self.drawn(), &LayoutOptions::default(), 0);
        let positions = drawn.iter().filter_map(at).collect();
        (shown, positions)
    }
}
