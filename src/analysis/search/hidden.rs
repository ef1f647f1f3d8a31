//! Why something that was looked for is not in the picture, and what has to be switched on to see it.
//!
//! Invariant: what is switched on shows the thing, and no more than that takes.

use crate::analysis::filter::{Cover, let_in, passes, switched_off};
use crate::model::{EntityIndex, Filter, OpenDossier, Part, RelationIndex, Shown, Target};
use std::collections::BTreeSet;

/// Filter, hidden entities and part under which something is in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The filter.
    pub filter: Filter,
    /// The entities hidden by hand.
    pub hidden: BTreeSet<EntityIndex>,
    /// What is shown of the network.
    pub shown: Shown,
}

/// The entities that must be shown for `target` to be in the picture.
fn ends(open: &OpenDossier, target: Target) -> Vec<EntityIndex> {
    match target {
        Target::Entity(entity) => vec![entity],
        Target::Edge(edge) => open.network.edges.get(edge.at()).map_or(Vec::new(), |edge| {
            let (one, other) = edge.ends;
            if one == other { vec![one] } else { vec![one, other] }
        }),
    }
}

/// The claims of which one must be shown: those of an edge, or those of an entity where a filter on claims leaves only
/// entities that have one; none where the claims do not matter.
fn claims(open: &OpenDossier, filter: &Filter, target: Target) -> Vec<RelationIndex> {
    let edges = match target {
        Target::Entity(entity) if filter.is_on_claims() && !filter.keeps_unclaimed => {
            open.network.incident.get(entity.at()).cloned().unwrap_or_default()
        }
        Target::Entity(_) => Vec::new(),
        Target::Edge(edge) => vec![edge],
    };
    let edges = edges.iter().filter_map(|edge| open.network.edges.get(edge.at()));
    edges.flat_map(|edge| edge.relations.iter().copied()).collect()
}

/// Whether the filter lets some claim of a target through that it needs to be shown.
fn shows_claims(open: &OpenDossier, filter: &Filter, cover: Cover<'_>, target: Target) -> bool {
    if !filter.is_on_claims() {
        return true;
    }
    let claims = claims(open, filter, target);
    if claims.is_empty() {
        // An entity without any claim goes with every filter on claims.
        return !matches!(target, Target::Entity(_)) || filter.keeps_unclaimed;
    }
    claims.iter().any(|claim| passes(open, filter, cover.verdicts, *claim))
}

/// Whether a part leaves something out, or a network without those that have no claim.
fn leaves_out(open: &OpenDossier, shown: &Shown, target: Target) -> bool {
    let ends = ends(open, target);
    match (shown, target) {
        (Shown::Everything, _) => false,
        (Shown::Claimed, _) => {
            let has_claims = |end: &EntityIndex| open.network.incident.get(end.at()).is_some_and(|all| !all.is_empty());
            !ends.iter().all(has_claims)
        }
        (Shown::Part(part), Target::Entity(_)) => !ends.iter().all(|end| part.has(*end)),
        (Shown::Part(part), Target::Edge(edge)) => {
            let claims = open.network.edges.get(edge.at()).map(|edge| edge.relations.as_slice()).unwrap_or_default();
            !ends.iter().all(|end| part.has(*end)) || !claims.iter().any(|claim| part.lets_through(*claim))
        }
    }
}

/// By what `target` is hidden, in a few words each: "hidden by hand", "the kind country is switched off", "left out of what
/// is shown". Nothing where it is in the picture.
#[must_use]
pub fn why_hidden(open: &OpenDossier, cover: Cover<'_>, target: Target) -> Vec<String> {
    let mut why = Vec::new();
    if leaves_out(open, cover.shown, target) {
        why.push(match cover.shown {
            Shown::Claimed => "entities without claims are folded away".to_owned(),
            _ => "left out of what is shown".to_owned(),
        });
    }
    let mut kinds = BTreeSet::new();
    for end in ends(open, target) {
        let Some(entity) = open.dossier.entity(end) else { continue };
        if cover.hidden.contains(&end) {
            why.push(match target {
                Target::Entity(_) => "hidden by hand".to_owned(),
                Target::Edge(_) => format!("{} is hidden by hand", entity.name),
            });
        }
        if cover.filter.entity_kinds.contains(&entity.kind) && kinds.insert(&entity.kind) {
            why.push(format!("the kind {} is switched off", entity.kind));
        }
    }
    why.extend(why_left_out(open, cover, &ends(open, target)));
    if shows_claims(open, cover.filter, cover, target) {
        return why;
    }
    let without_dates = Filter { dates: None, ..cover.filter.clone() };
    if let Some(dates) = cover.filter.dates {
        why.push(format!("outside the time that is shown, {} to {}", dates.first, dates.last));
    }
    if !shows_claims(open, &without_dates, cover, target) {
        let others = Filter { entity_kinds: BTreeSet::new(), ..without_dates };
        let off = switched_off(open, &others).join(", ");
        why.push(match target {
            Target::Entity(_) => format!("no claim of it passes the filters: {off}"),
            Target::Edge(_) => format!("switched off in the filters: {off}"),
        });
    }
    why
}

/// What else than their kinds the filter has against these entities, in a few words.
fn why_left_out(open: &OpenDossier, cover: Cover<'_>, entities: &[EntityIndex]) -> Option<String> {
    let filter = cover.filter;
    let mut on = filter.clone();
    entities.iter().for_each(|entity| let_in(open, &mut on, *entity, cover.outside));
    let kinds = Filter { entity_kinds: on.entity_kinds.clone(), ..filter.clone() };
    if kinds == on {
        return None;
    }
    let left = switched_off(open, &on);
    let off: Vec<String> = switched_off(open, &kinds).into_iter().filter(|words| !left.contains(words)).collect();
    Some(format!("switched off in the filters: {}", off.join(", ")))
}

/// What is left switched off and hidden so that `target` is in the picture: it is added to the part that is shown, its
/// entities and their kinds are shown, then, where its claims are still hidden, all of time, and at last all claims.
#[must_use]
pub fn uncovered(open: &OpenDossier, cover: Cover<'_>, target: Target) -> Uncovered {
    let mut hidden = cover.hidden.clone();
    let mut filter = cover.filter.clone();
    for end in ends(open, target) {
        hidden.remove(&end);
        let_in(open, &mut filter, end, cover.outside);
    }
    if !shows_claims(open, &filter, cover, target) {
        let dates = filter.dates.take();
        if !shows_claims(open, &filter, cover, target) {
            let kinds = std::mem::take(&mut filter.entity_kinds);
            let all_claims = Filter { entity_kinds: kinds, dates, ..Filter::default() };
            let in_time = shows_claims(open, &all_claims, cover, target);
            filter = Filter { dates: dates.filter(|_| in_time), dims: filter.dims, ..all_claims };
        }
    }
    Uncovered { filter, hidden, shown: widened(open, cover.shown, target) }
}

/// What is shown, with `target`.
fn widened(open: &OpenDossier, shown: &Shown, target: Target) -> Shown {
    let Shown::Part(part) = shown else {
        return if leaves_out(open, shown, target) { Shown::Everything } else { shown.clone() };
    };
    if !leaves_out(open, shown, target) {
        return shown.clone();
    }
    let mut part: Part = part.as_ref().clone();
    part.entities.extend(ends(open, target));
    if let (Some(claims), Target::Edge(edge)) = (&mut part.claims, target) {
        claims.extend(open.network.edges.get(edge.at()).into_iter().flat_map(|edge| edge.relations.iter().copied()));
    }
    Shown::part(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::visibility;
    use crate::model::fixture::dossier;
    use crate::model::{Amount, DateRange, Day, Status, Verdicts};

    /// Ada knows Boria, a country; Ada knows Cid, which is denied.
    fn case() -> OpenDossier {
        dossier(
            &[("Ada", "person"), ("Boria", "country"), ("Cid", "person")],
            &[("Ada", "knows", "Boria", Status::Asserted), ("Ada", "knows", "Cid", Status::Denied)],
            &[],
        )
    }

    /// Checks why the things are hidden, and that what is switched on shows them and leaves the rest.
    fn check(filter: &Filter, hidden: &[u32], target: Target, expected: &[&str], left: &Filter) {
        let (open, verdicts) = (case(), Verdicts::new());
        let hidden: BTreeSet<EntityIndex> = hidden.iter().copied().map(EntityIndex).collect();
        let cover = Cover { filter, hidden: &hidden, verdicts: &verdicts, shown: &Shown::Everything, outside: &[] };
        assert_eq!(why_hidden(&open, cover, target), expected);
        let Uncovered { filter: now, hidden, .. } = uncovered(&open, cover, target);
        assert_eq!(now, *left);
        let seen = visibility(&open, &now, &hidden);
        assert!(match target {
            Target::Entity(entity) => seen.entity(entity),
            Target::Edge(edge) => seen.edge(edge),
        });
    }

    #[test]
    fn what_hides_something_is_told_and_switched_on_and_no_more() {
        let open = case();
        let boria = Target::Entity(EntityIndex(1));
        let edge = |from, to| Target::Edge(open.network.between(EntityIndex(from), EntityIndex(to)).expect("an edge"));
        let all = Filter::default();
        check(&all, &[], boria, &[], &all);
        check(&all, &[1], boria, &["hidden by hand"], &all);
        let kinds = |kinds: &[&str]| kinds.iter().map(|kind| (*kind).to_owned()).collect::<BTreeSet<_>>();
        let off = Filter { entity_kinds: kinds(&["country", "person"]), ..Filter::default() };
        let left = Filter { entity_kinds: kinds(&["person"]), ..Filter::default() };
        check(&off, &[1], boria, &["hidden by hand", "the kind country is switched off"], &left);
        let both = ["Boria is hidden by hand", "the kind person is switched off", "the kind country is switched off"];
        let told = [both[1], both[0], both[2]];
        check(&off, &[1], edge(0, 1), &told, &all);
        let denied = Filter { statuses: [Status::Denied].into(), ..Filter::default() };
        check(&denied, &[], edge(0, 2), &["switched off in the filters: denied claims"], &all);
        check(&denied, &[], edge(0, 1), &[], &denied);
        let degrees = Filter { degrees: [Amount::One].into(), ..Filter::default() };
        let why = "switched off in the filters: entities with 1 neighbour";
        check(&degrees, &[], boria, &[why], &all);
        let parts = Filter { components: ["Cid".to_owned()].into(), ..Filter::default() };
        check(&parts, &[], boria, &["switched off in the filters: the part around Cid"], &all);
        let dates = DateRange::between(Day::from_number(0), Day::from_number(1));
        let timed = Filter { dates: Some(dates), ..denied.clone() };
        let outside = format!("outside the time that is shown, {} to {}", dates.first, dates.last);
        check(&timed, &[], edge(0, 1), &[&outside], &denied);
        check(&timed, &[], edge(0, 2), &[&outside, "switched off in the filters: denied claims"], &all);
    }
}
