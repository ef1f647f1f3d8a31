//! The open dossier as a layout gets it: to be laid out, and as it is shown, for measuring it.

use super::layout_request::{LayoutOptions, layout_request};
use super::state::Session;
use crate::layout::{Link, Request};
use crate::model::{EdgeIndex, EntityIndex, Position};

impl Session {
    /// The layout of the open dossier, around the pins; `threads` 0 means one for each core.
    ///
    /// Only pins have a start: from where the others stand now, one seed would make another picture each time.
    #[must_use]
    pub fn layout_request(&self, threads: usize) -> Option<Request> {
        let workspace = self.workspace();
        let mut request = layout_request(self.open()?, &workspace.options, threads);
        let places = workspace.positions.iter().zip(workspace.pinned.iter());
        for (node, (position, pinned)) in request.nodes.iter_mut().zip(places) {
            node.start = pinned.then_some(*position);
            node.pinned = *pinned;
        }
        Some(request)
    }

    /// Whether the picture that is shown was not measured yet. While a layout is under way its course tells more.
    #[must_use]
    pub fn wants_measures(&self) -> bool {
        let Some(measuring) = &self.measuring else { return false };
        let is_known = measuring.is_of(&self.workspace().positions, self.visibility());
        self.open().is_some() && !is_known && !self.settling().is_under_way()
    }

    /// The picture that is shown, for measuring: its nodes and links as a layout would get them, and where they stand.
    #[must_use]
    pub fn shown_picture(&self) -> (Request, Vec<Position>) {
        let Some(open) = self.open() else { return (Request::default(), Vec::new()) };
        let all = layout_request(open, &LayoutOptions::default(), 0);
        let mut place = vec![None; all.nodes.len()];
        let mut shown = Request { nodes: Vec::new(), edges: Vec::new(), signs: Vec::new(), ..all };
        let mut positions = Vec::new();
        for (at, node) in all.nodes.into_iter().enumerate() {
            let position = self.workspace().positions.get(at).copied().filter(|position| position.is_finite());
            if let (true, Some(position)) = (self.visibility().entity(EntityIndex::new(at)), position) {
                place[at] = Some(shown.nodes.len() as u32);
                shown.nodes.push(node);
                positions.push(position);
            }
        }
        let edges = all.edges.into_iter().enumerate().filter(|(at, _)| self.visibility().edge(EdgeIndex::new(*at)));
        shown.edges = edges
            .filter_map(|(_, link)| {
                let ends = (place[link.ends.0 as usize]?, place[link.ends.1 as usize]?);
                Some(Link { ends, ..link })
            })
            .collect();
        (shown, positions)
    }
}
