//! The most notable edge of a dossier, which is shown first.

use crate::model::{Edge, EdgeIndex, OpenDossier, Visibility};
use std::cmp::Reverse;

/// The most notable edge that is shown: by conflict, then number of statuses, then number of verified quotes, then order in the file.
/// `None` where no edge is shown.
#[must_use]
pub fn most_notable_edge(open: &OpenDossier, visibility: &Visibility) -> Option<EdgeIndex> {
    let edges = open.network.edges.iter().enumerate();
    edges
        .filter(|(place, _)| visibility.edge(EdgeIndex::new(*place)))
        .max_by_key(|(place, edge)| {
            (!edge.conflicts.is_empty(), edge.statuses.len(), verified_quotes(open, edge), Reverse(*place))
        })
        .map(|(place, _)| EdgeIndex::new(place))
}

/// How many quotes of an edge are verified.
fn verified_quotes(open: &OpenDossier, edge: &Edge) -> usize {
    let evidence = edge.relations.iter().flat_map(|relation| open.dossier.evidence_of(*relation));
    evidence.filter(|(evidence, _)| open.reading.verification(*evidence).is_verified()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::visibility;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Filter, Span, Status, Verification};
    use std::collections::BTreeSet;

    /// Checks which edge is the most notable, by the names of its ends; the claims at `quoted` have a verified quote.
    fn check(claims: &[(&str, &str, &str, Status)], quoted: &[usize], expected: Option<(&str, &str)>) {
        let mut open = dossier(&[("a", "person"), ("b", "person"), ("c", "person")], claims, &["text"]);
        open.reading.verifications = vec![Vec::new(); claims.len()].into();
        for claim in quoted {
            open.dossier.relations[*claim].evidence.push(quote(0, "text"));
            open.reading.verifications[*claim].push(Verification::exact(Span::new(0, 4)));
        }
        let name = |entity: crate::model::EntityIndex| open.dossier.entities[entity.at()].name.as_str();
        let all = visibility(&open, &Filter::default(), &BTreeSet::new());
        let found = most_notable_edge(&open, &all).map(|edge| open.network.edges[edge.at()].ends);
        assert_eq!(found.map(|(low, high)| (name(low), name(high))), expected);
    }

    #[test]
    fn a_conflict_counts_first_then_statuses_then_verified_quotes() {
        use Status::{Alleged, Asserted, Denied, Hypothetical};
        check(&[], &[], None);
        check(&[("a", "k", "b", Asserted), ("a", "k", "c", Asserted)], &[], Some(("a", "b")));
        check(&[("a", "k", "b", Asserted), ("a", "k", "c", Asserted)], &[1], Some(("a", "c")));
        let more = [("a", "k", "b", Asserted), ("a", "k", "c", Asserted), ("a", "l", "c", Hypothetical)];
        check(&more, &[0], Some(("a", "c")));
        let conflict = [
            ("a", "k", "b", Asserted),
            ("a", "l", "b", Alleged),
            ("a", "m", "b", Hypothetical),
            ("b", "k", "c", Denied),
            ("b", "k", "c", Asserted),
        ];
        check(&conflict, &[0], Some(("b", "c")));
    }
}
