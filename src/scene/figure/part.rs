//! What of a network is in a figure: all that is shown, or what is around the selection, on the path, or in view.
//!
//! Invariant: never more than what is shown.

use crate::model::{EntityIndex, OpenDossier, RelationIndex, Visibility};
use crate::scene::page::{Bounds, Point};
use crate::scene::screen_from_world;
use crate::session::FigureSubject;
use crate::session::figure::Part;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What of the dossier a part of the network has.
pub(super) fn visibility(subject: &FigureSubject, part: Part) -> Cow<'_, Visibility> {
    let (open, shown) = (&*subject.open, &*subject.visibility);
    match part {
        Part::Whole | Part::Seen(..) => Cow::Borrowed(shown),
        Part::Around(steps) => {
            let entities = around(open, shown, &subject.selection, steps);
            let claims = all_claims(open).filter(|claim| shown.relation(*claim)).filter(|claim| {
                let claim = &open.dossier.relations[claim.at()];
                entities.contains(&claim.from) && entities.contains(&claim.to)
            });
            Cow::Owned(of(open, claims, entities.iter().copied().collect()))
        }
        Part::Path => {
            let claims = subject.path.iter().copied().filter(|claim| shown.relation(*claim));
            Cow::Owned(of(open, claims, BTreeSet::new()))
        }
    }
}

/// Of what is shown that which a camera has in its window, for counts.
pub(super) fn in_view(subject: &FigureSubject, part: Part) -> Cow<'_, Visibility> {
    let Part::Seen(camera, window) = part else { return visibility(subject, part) };
    let (open, shown) = (&*subject.open, &*subject.visibility);
    let place = |entity: EntityIndex| {
        let at = subject.positions.get(entity.at()).copied().filter(|at| at.is_finite())?;
        Some(screen_from_world(camera, window, at))
    };
    let area = Bounds::new(0.0, 0.0, window.width, window.height);
    let is_in = |at: Point| area.holds(&Bounds::around(at, 0.0));
    let all = (0..open.dossier.entities.len()).map(EntityIndex::new);
    let entities = all.filter(|entity| shown.entity(*entity) && place(*entity).is_some_and(is_in)).collect();
    let claims = all_claims(open).filter(|claim| shown.relation(*claim)).filter(|claim| {
        let claim = &open.dossier.relations[claim.at()];
        place(claim.from).zip(place(claim.to)).is_some_and(|(from, to)| area.is_crossed_by(from, to))
    });
    let mut view = of(open, claims, BTreeSet::new());
    view.entities = vec![false; open.dossier.entities.len()];
    let entities: BTreeSet<EntityIndex> = entities;
    for entity in entities {
        view.entities[entity.at()] = true;
    }
    Cow::Owned(view)
}

fn all_claims(open: &OpenDossier) -> impl Iterator<Item = RelationIndex> {
    (0..open.dossier.relations.len()).map(RelationIndex::new)
}

/// The entities up to so many steps from others.
fn around(open: &OpenDossier, shown: &Visibility, from: &[EntityIndex], steps: u8) -> BTreeSet<EntityIndex> {
    let mut found: BTreeSet<EntityIndex> = from.iter().copied().filter(|entity| shown.entity(*entity)).collect();
    let mut rim: Vec<EntityIndex> = found.iter().copied().collect();
    for _ in 0..steps {
        let mut next = Vec::new();
        for entity in rim {
            for edge in open.network.incident.get(entity.at()).into_iter().flatten().filter(|edge| shown.edge(**edge)) {
                let Some(other) = open.network.edges.get(edge.at()).and_then(|edge| edge.other(entity)) else {
                    continue;
                };
                if shown.entity(other) && found.insert(other) {
                    next.push(other);
                }
            }
        }
        rim = next;
    }
    found
}

/// These claims with their ends, and these entities.
fn of(open: &OpenDossier, claims: impl Iterator<Item = RelationIndex>, entities: BTreeSet<EntityIndex>) -> Visibility {
    let mut visibility = Visibility {
        entities: vec![false; open.dossier.entities.len()],
        relations: vec![false; open.dossier.relations.len()],
        edges: vec![false; open.network.edges.len()],
        ..Visibility::default()
    };
    for claim in claims {
        visibility.relations[claim.at()] = true;
        let edge = open.network.edge_of[claim.at()];
        visibility.edges[edge.at()] = true;
        let (low, high) = open.network.edges[edge.at()].ends;
        visibility.entities[low.at()] = true;
        visibility.entities[high.at()] = true;
    }
    for entity in entities {
        visibility.entities[entity.at()] = true;
    }
    visibility
}
