//! An edge in words, for those who do not see it.

use super::counted;
use crate::model::{Conflicts, EdgeIndex, EntityIndex, KindRules, OpenDossier, RelationIndex, Status, Visibility};

/// An edge with the claims of it that are shown: "Russia → Iran, 22 claims: 18 asserted, 4 denied, conflicting".
#[must_use]
pub fn edge_words(open: &OpenDossier, edge: EdgeIndex, visibility: &Visibility) -> String {
    let Some(bundle) = open.network.edges.get(edge.at()) else { return String::new() };
    let shown = bundle.relations.iter().filter(|one| visibility.relation(**one));
    let claims = status_words(shown.filter_map(|one| open.dossier.relation(*one)).map(|claim| claim.status));
    let conflicts = shown_conflicts(open, edge, visibility);
    let ends = edge_ends(open, edge, visibility);
    format!("{ends}, {claims}{}", if conflicts.is_empty() { "" } else { ", conflicting" })
}

/// The ends of an edge: "Russia → Iran". The arrow points where the claims that are shown point; between kinds without a
/// direction stands a dash.
#[must_use]
pub fn edge_ends(open: &OpenDossier, edge: EdgeIndex, visibility: &Visibility) -> String {
    let Some(bundle) = open.network.edges.get(edge.at()) else { return String::new() };
    let shown: Vec<RelationIndex> = bundle.relations.iter().copied().filter(|one| visibility.relation(*one)).collect();
    let claims = || shown.iter().filter_map(|one| open.dossier.relation(*one));
    // What is known of the whole edge is not worked out again.
    let rules = (shown.len() < bundle.relations.len()).then(|| KindRules::of(&open.dossier));
    let points = |end: EntityIndex, whole: bool| {
        rules
            .as_ref()
            .map_or(whole, |rules| claims().any(|claim| claim.from == end && !rules.is_symmetric(&claim.kind)))
    };
    let name = |end: EntityIndex| open.dossier.entity(end).map_or("", |entity| entity.name.as_str());
    let (low, high) = bundle.ends;
    match (points(low, bundle.forward), points(high, bundle.backward)) {
        _ if bundle.is_loop() => format!("{} to itself", name(low)),
        (true, true) => format!("{} ↔ {}", name(low), name(high)),
        (true, false) => format!("{} → {}", name(low), name(high)),
        (false, true) => format!("{} → {}", name(high), name(low)),
        (false, false) => format!("{} – {}", name(low), name(high)),
    }
}

/// "1 claim, denied", "2 claims, both asserted", "22 claims: 18 asserted, 4 denied".
fn status_words(statuses: impl Iterator<Item = Status>) -> String {
    let all: Vec<Status> = statuses.collect();
    let counts = Status::ALL.map(|status| (status, all.iter().filter(|other| **other == status).count()));
    let some: Vec<(String, usize)> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| (status.word().to_lowercase(), count))
        .collect();
    let total = counted(all.len(), "claim");
    match some.as_slice() {
        [] => total,
        [(word, 1)] => format!("{total}, {word}"),
        [(word, 2)] => format!("{total}, both {word}"),
        [(word, _)] => format!("{total}, all {word}"),
        _ => {
            let each: Vec<String> = some.iter().map(|(word, count)| format!("{count} {word}")).collect();
            format!("{total}: {}", each.join(", "))
        }
    }
}

/// How the claims of an edge that are shown conflict.
#[must_use]
pub fn shown_conflicts(open: &OpenDossier, edge: EdgeIndex, visibility: &Visibility) -> Conflicts {
    let Some(bundle) = open.network.edges.get(edge.at()) else { return Conflicts::default() };
    let shown: Vec<RelationIndex> = bundle.relations.iter().copied().filter(|one| visibility.relation(*one)).collect();
    // Only what conflicts as a whole is looked at again.
    if bundle.conflicts.is_empty() || shown.len() == bundle.relations.len() {
        return bundle.conflicts;
    }
    KindRules::of(&open.dossier).conflicts(&open.dossier, &shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_counted_in_the_order_of_their_strength() {
        use Status::{Alleged, Asserted, Denied};
        let check = |statuses: &[Status], words: &str| assert_eq!(status_words(statuses.iter().copied()), words);
        check(&[], "0 claims");
        check(&[Denied], "1 claim, denied");
        check(&[Asserted, Asserted], "2 claims, both asserted");
        check(&[Alleged; 3], "3 claims, all alleged");
        check(&[Denied, Asserted, Asserted], "3 claims: 2 asserted, 1 denied");
    }
}
