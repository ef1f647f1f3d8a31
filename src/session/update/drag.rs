//! Dragging entities: they are pinned where they are let go. Nobody else moves, unless the reader takes neighbours along.

use crate::model::{EntityIndex, Position};
use crate::session::Session;
use crate::session::state::{Company, Dragging, Touched};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Session {
    /// Moves entities and pins them, and their neighbours with them where they are to go along. A layout that runs is
    /// stopped: nothing moves against the reader's hand.
    pub(in crate::session) fn move_by(
        &mut self,
        entities: &[EntityIndex],
        by: Position,
        gesture: u64,
        company: Company,
    ) {
        if entities.is_empty() || !by.is_finite() || self.open().is_none() {
            return;
        }
        self.hold_camera();
        let mut drag = self.taken_hold(entities, gesture);
        drag.way = Position::new(drag.way.x + by.x, drag.way.y + by.y).within_reach();
        let is_accompanied = company == Company::Neighbours;
        // Neighbours that are let go of stand again where they were.
        let takes_neighbours = is_accompanied || drag.was_accompanied;
        drag.was_accompanied = is_accompanied;
        let moved = drag.neighbours.iter().filter(|_| takes_neighbours).chain(&drag.held);
        let touched = Touched::Some(moved.map(|(entity, _)| *entity).collect());
        let workspace = self.step("move", touched, Some(gesture));
        let positions: &mut Vec<Position> = Arc::make_mut(&mut workspace.positions);
        let mut put = |(entity, from): &(EntityIndex, Position), way: Position| {
            if let Some(position) = positions.get_mut(entity.at()) {
                *position = Position::new(from.x + way.x, from.y + way.y).within_reach();
            }
        };
        if takes_neighbours {
            let along = Position::new(drag.way.x + drag.jump.x, drag.way.y + drag.jump.y);
            let along = if is_accompanied { along } else { Position::default() };
            drag.neighbours.iter().for_each(|neighbour| put(neighbour, along));
        }
        drag.held.iter().for_each(|held| put(held, drag.way));
        workspace.set_pinned(entities, true);
        self.dragging = Some(drag);
    }

    /// Who goes along when these entities are dragged with their neighbours: those that are shown, by a shown edge. What is
    /// pinned stays, and what stands where an arrangement put it, since that would be no circle or grid any more.
    #[must_use]
    pub fn company_of(&self, entities: &[EntityIndex]) -> BTreeSet<EntityIndex> {
        let Some(open) = self.open() else { return BTreeSet::new() };
        let (visibility, workspace) = (self.visibility(), self.workspace());
        let edges = entities.iter().filter_map(|entity| open.network.incident.get(entity.at())).flatten();
        let shown = edges.filter(|edge| visibility.edge(**edge)).filter_map(|edge| open.network.edges.get(edge.at()));
        let goes_along = |entity: &EntityIndex| {
            let stays = workspace.is_pinned(*entity) || workspace.arranged.contains(entity);
            visibility.entity(*entity) && !stays && !entities.contains(entity)
        };
        shown.flat_map(|edge| [edge.ends.0, edge.ends.1]).filter(goes_along).collect()
    }

    /// Where an entity stands.
    fn position_of(&self, entity: EntityIndex) -> Option<Position> {
        self.workspace().positions.get(entity.at()).copied()
    }

    /// The drag of a gesture: what it holds is found once, when it begins.
    fn taken_hold(&mut self, entities: &[EntityIndex], gesture: u64) -> Dragging {
        let is_same = |known: &Dragging| {
            known.gesture == gesture && known.held.iter().map(|(entity, _)| entity).eq(entities.iter())
        };
        if let Some(known) = self.dragging.take().filter(is_same) {
            return known;
        }
        let places =
            |session: &Self, entities: &mut dyn Iterator<Item = EntityIndex>| -> Vec<(EntityIndex, Position)> {
                entities.map(|entity| (entity, session.position_of(entity).unwrap_or_default())).collect()
            };
        let held = places(self, &mut entities.iter().copied());
        let was = self.position_of(entities[0]).unwrap_or_default();
        self.stop_layout();
        // If the layout jumped to its final positions, what goes along is offset by that jump: the held stay in place.
        let is = self.position_of(entities[0]).unwrap_or_default();
        let neighbours = places(self, &mut self.company_of(entities).into_iter());
        let jump = Position::new(was.x - is.x, was.y - is.y);
        Dragging { gesture, held, neighbours, jump, way: Position::default(), was_accompanied: false }
    }
}
