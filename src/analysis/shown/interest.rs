//! The degree of interest of entities, and the part of a large network that is most worth a first look.
//!
//! Furnas (Generalized fisheye views, CHI 1986) scores everything by what it is worth in itself, less its distance from what
//! is looked at. Van Ham and Perer (“Search, show context, expand on demand”, IEEE TVCG 15(6), 2009) carry that over to
//! graphs: interest spreads to neighbours, so that what leads to something interesting is kept too, and the part grows from
//! its focus, always by the most interesting of what it touches, so that it hangs together. Both are followed here. What an entity is
//! worth in itself is our choice: the evidence for its claims, the documents that carry them, its number of neighbours,
//! and the size of its component. The number of neighbours stands for centrality: it is what a random walk over undirected
//! edges comes to.
//!
//! Invariant: pure and deterministic; equals are taken in the dossier's order.

use crate::model::{EntityIndex, EvidenceIndex, OpenDossier, Part};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// From more entities than this on, a dossier opens on a part.
pub const LARGE: usize = 150;

/// How many entities that part has.
pub const FIRST_PART: usize = 80;

/// What counts for how much of the worth of an entity in itself: verified quotes, documents, neighbours, the size of its
/// component. The sum is 1.
const WEIGHTS: [f32; 4] = [0.3, 0.2, 0.4, 0.1];

/// The share of its interest that an entity lends to its neighbours.
const LENT: f32 = 0.5;

/// What each step away from the focus costs.
const STEP: f32 = 0.1;

/// The worth of every entity in itself, from 0 to 1, in the dossier's order.
#[must_use]
pub fn interest(open: &OpenDossier) -> Vec<f32> {
    let count = open.dossier.entities.len();
    let mut counts = vec![[0_u32; 4]; count];
    let components = component_sizes(open);
    // For every document, the entity that it was counted for last.
    let mut counted: Vec<Option<usize>> = vec![None; open.dossier.documents.len()];
    for (at, of) in counts.iter_mut().enumerate() {
        let edges = open.network.incident.get(at).map(Vec::as_slice).unwrap_or_default();
        for edge in edges.iter().filter_map(|edge| open.network.edges.get(edge.at())) {
            of[2] += u32::from(!edge.is_loop());
            for relation in edge.relations.iter().copied() {
                let Some(claim) = open.dossier.relation(relation) else { continue };
                for (position, piece) in claim.evidence.iter().enumerate() {
                    let evidence = EvidenceIndex { relation, position: position as u32 };
                    of[0] += u32::from(open.reading.verification(evidence).is_verified());
                    if let Some(last) = counted.get_mut(piece.document.at()).filter(|last| **last != Some(at)) {
                        *last = Some(at);
                        of[1] += 1;
                    }
                }
            }
        }
        of[3] = components[at];
    }
    let most = counts.iter().fold([0; 4], |most: [u32; 4], of| [0, 1, 2, 3].map(|part| most[part].max(of[part])));
    let worth = |of: &[u32; 4]| -> f32 {
        // Ten times as many are not ten times as interesting.
        let share = |part: usize| (1.0 + of[part] as f32).ln() / (1.0 + most[part] as f32).ln().max(f32::MIN_POSITIVE);
        (0..4).map(|part| WEIGHTS[part] * share(part)).sum()
    };
    counts.iter().map(worth).collect()
}

/// For every entity, how many its component has.
fn component_sizes(open: &OpenDossier) -> Vec<u32> {
    let mut sizes = vec![0; open.dossier.entities.len()];
    for start in 0..sizes.len() {
        if sizes[start] > 0 {
            continue;
        }
        let mut found = vec![EntityIndex::new(start)];
        sizes[start] = 1;
        let mut next = 0;
        while next < found.len() {
            for neighbour in open.network.neighbours(found[next]) {
                if sizes[neighbour.at()] == 0 {
                    sizes[neighbour.at()] = 1;
                    found.push(neighbour);
                }
            }
            next += 1;
        }
        found.iter().for_each(|entity| sizes[entity.at()] = found.len() as u32);
    }
    sizes
}

/// The part of `most` entities with the highest degree of interest, which hangs together as far as the network does; `None`
/// where no entity has a neighbour.
#[must_use]
pub fn first_part(open: &OpenDossier, most: usize) -> Option<Part> {
    let worth = interest(open);
    let lent = spread(open, &worth);
    let has_neighbours = |at: &usize| open.network.neighbours(EntityIndex::new(*at)).next().is_some();
    let mut focuses: Vec<usize> = (0..worth.len()).filter(has_neighbours).collect();
    focuses.sort_by_key(|at| (Reverse(whole(worth[*at])), *at));
    let mut entities = BTreeSet::new();
    for focus in focuses {
        if entities.len() >= most {
            break;
        }
        grow(open, &lent, focus, most, &mut entities);
    }
    let words = "what is most worth a first look".to_owned();
    (!entities.is_empty()).then_some(Part { entities, claims: None, words })
}

/// The worth of every entity, or what its most interesting neighbours lend it where that is more.
fn spread(open: &OpenDossier, worth: &[f32]) -> Vec<f32> {
    let mut lent = worth.to_vec();
    for _ in 0..2 {
        let before = lent.clone();
        for (at, of) in lent.iter_mut().enumerate() {
            for neighbour in open.network.neighbours(EntityIndex::new(at)) {
                *of = of.max(LENT * before[neighbour.at()]);
            }
        }
    }
    lent
}

/// Grows a part from a focus, always by the most interesting of what it touches.
fn grow(open: &OpenDossier, lent: &[f32], focus: usize, most: usize, entities: &mut BTreeSet<EntityIndex>) {
    let mut heap = BinaryHeap::from([(i64::MAX, Reverse(focus), 0_u32)]);
    while let Some((_, Reverse(at), steps)) = heap.pop().filter(|_| entities.len() < most) {
        if !entities.insert(EntityIndex::new(at)) {
            continue;
        }
        for neighbour in open.network.neighbours(EntityIndex::new(at)).filter(|one| !entities.contains(one)) {
            let score = lent[neighbour.at()] - STEP * (steps + 1) as f32;
            heap.push((whole(score), Reverse(neighbour.at()), steps + 1));
        }
    }
}

/// A score as a whole number, which has an order.
fn whole(score: f32) -> i64 {
    (f64::from(score) * 1e6).round() as i64
}

/// The most interesting of some entities, at most `most` of them, the best first.
#[must_use]
pub fn most_interesting(worth: &[f32], mut entities: Vec<EntityIndex>, most: usize) -> Vec<EntityIndex> {
    let of = |entity: &EntityIndex| whole(worth.get(entity.at()).copied().unwrap_or_default());
    entities.sort_by_key(|entity| (Reverse(of(entity)), *entity));
    entities.truncate(most);
    entities
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Span, Status, Verification};

    /// A hub with six neighbours, of which "far" leads on to "prize", which many documents speak of; a pair, and one alone.
    fn case() -> OpenDossier {
        let names = ["hub", "a", "b", "c", "d", "e", "far", "prize", "left", "right", "alone"];
        let people: Vec<(&str, &str)> = names.iter().map(|name| (*name, "person")).collect();
        let mut claims: Vec<(&str, &str, &str, Status)> =
            ["a", "b", "c", "d", "e", "far"].iter().map(|name| ("hub", "k", *name, Status::Asserted)).collect();
        claims.push(("far", "k", "prize", Status::Asserted));
        claims.push(("left", "k", "right", Status::Asserted));
        let mut open = dossier(&people, &claims, &["one", "two", "three"]);
        open.reading.verifications = vec![Vec::new(); claims.len()].into();
        for document in 0..3 {
            open.dossier.relations[6].evidence.push(quote(document, "one"));
            open.reading.verifications[6].push(Verification::exact(Span::new(0, 3)));
        }
        open
    }

    fn names(open: &OpenDossier, part: &Part) -> Vec<String> {
        part.entities.iter().map(|entity| open.dossier.entities[entity.at()].name.clone()).collect()
    }

    #[test]
    fn evidence_documents_neighbours_and_company_make_an_entity_interesting() {
        let open = case();
        let worth = interest(&open);
        let of = |name: &str| worth[open.dossier.entities.iter().position(|one| one.name == name).expect("a name")];
        assert!(of("hub") > of("a"), "it has more neighbours");
        assert!(of("prize") > of("a"), "it has evidence in more documents");
        assert!(of("a") > of("left"), "its component is larger");
        assert!(of("left") > of("alone"));
        assert!(worth.iter().all(|worth| (0.0..=1.001).contains(worth)), "{worth:?}");
        assert_eq!(interest(&dossier(&[], &[], &[])), Vec::<f32>::new());
    }

    #[test]
    fn the_first_part_hangs_together_and_leads_to_what_is_interesting() {
        let open = case();
        let part = |most| names(&open, &first_part(&open, most).expect("a part"));
        // "far" has no more evidence than its one claim, but it leads to the prize.
        assert_eq!(part(3), ["hub", "far", "prize"]);
        let all = part(99);
        assert_eq!(all.len(), 10, "what is tied to nobody is left out");
        assert!(!all.contains(&"alone".to_owned()));
        assert_eq!(part(9).len(), 9, "a second focus is found where the component of the first is exhausted");
    }

    #[test]
    fn nobody_tied_to_anybody_makes_no_part() {
        let open = dossier(&[("a", "person"), ("b", "person")], &[("a", "k", "a", Status::Asserted)], &[]);
        assert_eq!(first_part(&open, 9), None);
    }

    #[test]
    fn the_most_interesting_come_first_and_equals_in_their_order() {
        let at = |places: &[u32]| places.iter().copied().map(EntityIndex).collect::<Vec<_>>();
        assert_eq!(most_interesting(&[0.1, 0.5, 0.5, 0.2], at(&[0, 3, 2, 1]), 3), at(&[1, 2, 3]));
    }
}
