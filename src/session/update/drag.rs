//! Dragging entities: they are pinned, and their surroundings follow.

use crate::layout::Drag;
use crate::model::{EntityIndex, Position};
use crate::session::Session;
use crate::session::state::{Dragging, Touched};
use std::sync::Arc;

impl Session {
    /// Moves entities and pins them. Their surroundings follow, except what is pinned. A layout that runs is stopped:
    /// nothing moves against the reader's hand.
    pub(in crate::session) fn move_by(&mut self, entities: &[EntityIndex], by: Position, gesture: u64) {
        if entities.is_empty() || !by.is_finite() || self.open().is_none() {
            return;
        }
        self.hold_camera();
        let before: Vec<Option<Position>> = entities.iter().map(|entity| self.position_of(*entity)).collect();
        self.stop_layout();
        // If the layout jumped to its final positions, what follows is offset by that jump: the dragged stay in place.
        let jump = before.first().copied().flatten().zip(self.position_of(entities[0]));
        let jump = jump.map_or(Position::default(), |(was, is)| Position::new(was.x - is.x, was.y - is.y));
        let drag = self.drag_of(entities, gesture);
        let touched = Touched::Some(drag.moved().map(EntityIndex).collect());
        let workspace = self.step("move", touched, Some(gesture));
        let positions: &mut Vec<Position> = Arc::make_mut(&mut workspace.positions);
        drag.follow(positions, Position::new(by.x + jump.x, by.y + jump.y));
        for (entity, was) in entities.iter().zip(before) {
            if let (Some(position), Some(was)) = (positions.get_mut(entity.at()), was) {
                *position = Position::new(was.x + by.x, was.y + by.y);
            }
        }
        for node in drag.moved() {
            if let Some(position) = positions.get_mut(node as usize) {
                *position = position.within_reach();
            }
        }
        workspace.set_pinned(entities, true);
        self.dragging = Some(Dragging { gesture, entities: entities.to_vec(), drag });
    }

    /// Where an entity stands.
    fn position_of(&self, entity: EntityIndex) -> Option<Position> {
        self.workspace().positions.get(entity.at()).copied()
    }

    /// What follows these entities: found once for each gesture.
    fn drag_of(&mut self, entities: &[EntityIndex], gesture: u64) -> Drag {
        let known = self.dragging.take().filter(|known| known.gesture == gesture && known.entities == entities);
        if let Some(known) = known {
            return known.drag;
        }
        let Some(open) = self.open() else { return Drag::default() };
        let links: Vec<(u32, u32)> = open.network.edges.iter().map(|edge| (edge.ends.0.0, edge.ends.1.0)).collect();
        let dragged: Vec<u32> = entities.iter().map(|entity| entity.0).collect();
        let workspace = self.workspace();
        Drag::of(workspace.positions.len(), &links, &dragged, &workspace.pinned)
    }
}
