//! What the layout is asked for a dossier: the one place where entities and edges become nodes and links, for the window
//! and for the command line.
//!
//! Invariant: the same dossier, sizes, pins and seed make the same request wherever it is made.

use crate::layout::{Link, Node, Request};
use crate::model::{Edge, OpenDossier, Position};

/// Width over height of the page that a layout suits where there is no window.
pub const PAGE_ASPECT: f32 = 1.6;

/// The layout of the whole network of `open`.
///
/// `half_sizes` (world pixels), `starts` and `pinned` stand in the order of the entities; where one is missing, the entity
/// has the usual size, no start and no pin. `threads` 0 means one for each core, `aspect` is width over height of the
/// window.
#[must_use]
pub fn layout_request(
    open: &OpenDossier,
    half_sizes: &[(f32, f32)],
    starts: &[Option<Position>],
    pinned: &[bool],
    seed: u64,
    threads: usize,
    aspect: f32,
) -> Request {
    let node = |at: usize| Node {
        half_size: half_sizes.get(at).copied().unwrap_or((f32::NAN, f32::NAN)),
        start: starts.get(at).copied().flatten(),
        pinned: pinned.get(at).copied().unwrap_or(false),
    };
    let link = |edge: &Edge| Link { ends: (edge.ends.0.0, edge.ends.1.0), weight: weight_of(edge.relations.len()) };
    Request {
        nodes: (0..open.dossier.entities.len()).map(node).collect(),
        edges: open.network.edges.iter().map(link).collect(),
        seed,
        threads,
        aspect,
        ..Request::default()
    }
}

/// How strongly `claims` claims bind: slowly more with their number, so that a pair of which much is said stands nearer
/// and does not collapse.
fn weight_of(claims: usize) -> f32 {
    (claims.max(1) as f32).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Dossier, Entity, EntityIndex, Network, Origin, Reading, Relation, Status};
    use std::collections::BTreeMap;

    fn entity(id: &str) -> Entity {
        Entity {
            id: id.to_owned(),
            kind: "person".to_owned(),
            name: id.to_owned(),
            aliases: Vec::new(),
            match_name: true,
            mentions: Vec::new(),
            links: BTreeMap::new(),
            note: None,
        }
    }

    fn open(entities: usize, relations: &[(u32, u32)]) -> OpenDossier {
        let relation = |(from, to): &(u32, u32)| Relation {
            id: None,
            from: EntityIndex(*from),
            kind: "knows".to_owned(),
            to: EntityIndex(*to),
            status: Status::Asserted,
            by: None,
            hedge: None,
            date: None,
            note: None,
            evidence: Vec::new(),
        };
        let dossier = Dossier {
            entities: (0..entities).map(|at| entity(&at.to_string())).collect(),
            relations: relations.iter().map(relation).collect(),
            ..Dossier::default()
        };
        OpenDossier {
            origin: Origin::Builtin("test".to_owned()),
            hash: String::new(),
            network: Network::of(&dossier),
            dossier,
            reading: Reading::default(),
            problems: Vec::new(),
        }
    }

    #[test]
    fn claims_between_two_entities_are_one_link_that_grows_slowly() {
        let open = open(3, &[(0, 1), (1, 0), (0, 1), (0, 1), (2, 2)]);
        let request = layout_request(&open, &[], &[], &[], 7, 0, 1.5);
        assert_eq!(request.edges[0], Link { ends: (0, 1), weight: 2.0 });
        assert_eq!((request.nodes.len(), request.seed, request.aspect), (3, 7, 1.5));
    }

    #[test]
    fn pins_and_sizes_come_in_the_order_of_the_entities() {
        let start = Some(Position::new(1.0, 2.0));
        let request = layout_request(&open(2, &[]), &[(9.0, 9.0); 2], &[None, start], &[false, true], 1, 1, 1.0);
        assert_eq!(request.nodes[1], Node { half_size: (9.0, 9.0), start, pinned: true });
        assert!(!request.nodes[0].pinned);
    }

    #[test]
    fn a_dossier_without_entities_asks_for_nothing() {
        assert!(layout_request(&open(0, &[]), &[], &[], &[], 1, 1, 1.0).nodes.is_empty());
    }
}
