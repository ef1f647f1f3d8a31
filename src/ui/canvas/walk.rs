//! Where a step on the network leads: along an edge, to the next entity, from one edge of an entity to the next.
//!
//! Invariant: what is hidden is never stepped on.

use crate::model::{EdgeIndex, EntityIndex, OpenDossier, Position, Target};
use crate::session::{Direction, Session};
use egui::Vec2;

/// What lies most in a direction: from an entity a neighbour, from an edge one of its ends.
pub(super) fn towards(session: &Session, open: &OpenDossier, from: Target, direction: Vec2) -> Option<Target> {
    match from {
        Target::Entity(entity) => neighbour_towards(session, open, entity, direction),
        Target::Edge(edge) => end_towards(session, open, edge, direction),
    }
    .map(Target::Entity)
}

fn at(session: &Session, entity: EntityIndex) -> Position {
    session.workspace().positions.get(entity.at()).copied().unwrap_or_default()
}

/// The neighbour that lies most in a direction.
fn neighbour_towards(
    session: &Session,
    open: &OpenDossier,
    entity: EntityIndex,
    direction: Vec2,
) -> Option<EntityIndex> {
    let here = at(session, entity);
    let score = |there: Position| {
        let away = Vec2::new(there.x - here.x, there.y - here.y);
        let length = away.length().max(1e-3);
        let cosine = away.dot(direction) / length;
        // Straight ahead and near is best; sideways is no step in that direction.
        (cosine > 0.3).then(|| length / (cosine * cosine))
    };
    let edges = edges_of(session, open, entity).into_iter();
    let shown = edges.filter_map(|edge| open.network.edges[edge.at()].other(entity)).filter(|other| *other != entity);
    shown
        .filter_map(|other| Some((score(at(session, other))?, other)))
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, other)| other)
}

/// The end of an edge that lies in a direction; `None` where the edge runs across it.
fn end_towards(session: &Session, open: &OpenDossier, edge: EdgeIndex, direction: Vec2) -> Option<EntityIndex> {
    let (low, high) = open.network.edges.get(edge.at())?.ends;
    if low == high {
        return Some(low);
    }
    let (one, other) = (at(session, low), at(session, high));
    let along = Vec2::new(other.x - one.x, other.y - one.y).dot(direction);
    Some(if along >= 0.0 { high } else { low })
}

/// The shown edges of an entity, in order.
pub(super) fn edges_of(session: &Session, open: &OpenDossier, entity: EntityIndex) -> Vec<EdgeIndex> {
    let edges = open.network.incident.get(entity.at()).map(Vec::as_slice).unwrap_or_default();
    edges.iter().copied().filter(|edge| session.visibility().edge(*edge)).collect()
}

/// The edge of an entity that follows `from`, or comes before it; from the entity itself its first or last.
pub(super) fn next_edge(
    session: &Session,
    open: &OpenDossier,
    hub: EntityIndex,
    from: Option<EdgeIndex>,
    step: Direction,
) -> Option<EdgeIndex> {
    let edges = edges_of(session, open, hub);
    let place = from.and_then(|from| edges.iter().position(|edge| *edge == from));
    let count = edges.len();
    let next = match (place, step) {
        _ if count == 0 => return None,
        (None, Direction::Next) => 0,
        (None, Direction::Previous) => count - 1,
        (Some(place), Direction::Next) => (place + 1) % count,
        (Some(place), Direction::Previous) => (place + count - 1) % count,
    };
    edges.get(next).copied()
}

/// The shown entity after or before another in the dossier's order, the first or last one where there is no other; `None`
/// beyond the last one and before the first.
pub(super) fn following(session: &Session, from: Option<EntityIndex>, step: Direction) -> Option<EntityIndex> {
    let count = session.workspace().positions.len();
    let shown = |place: &usize| session.visibility().entity(EntityIndex::new(*place));
    let next = match step {
        Direction::Next => (from.map_or(0, |from| from.at() + 1)..count).find(shown),
        Direction::Previous => (0..from.map_or(count, EntityIndex::at)).rev().find(shown),
    };
    next.map(EntityIndex::new)
}

/// Where something stands in the world: an edge amid its ends.
pub(super) fn place_of(session: &Session, open: &OpenDossier, target: Target) -> Option<Position> {
    let (one, other) = match target {
        Target::Entity(entity) => (entity, entity),
        Target::Edge(edge) => open.network.edges.get(edge.at())?.ends,
    };
    let positions = &session.workspace().positions;
    let (one, other) = (positions.get(one.at())?, positions.get(other.at())?);
    Some(Position::new(f32::midpoint(one.x, other.x), f32::midpoint(one.y, other.y)))
}
