//! Why something that was looked for is not in the picture, and what has to be switched on to see it.
//!
//! Invariant: what is switched on shows the thing, and no more than that takes.

use crate::analysis::filter::{let_in, passes, switched_off};
use crate::model::{EntityIndex, Filter, OpenDossier, RelationIndex, Target, Verdicts};
use std::collections::BTreeSet;

/// What the reader has switched off and hidden.
#[derive(Clone, Copy, Debug)]
pub struct Cover<'a> {
    /// The filter.
    pub filter: &'a Filter,
    /// The entities hidden by hand.
    pub hidden: &'a BTreeSet<EntityIndex>,
    /// What the reader said of quotes.
    pub verdicts: &'a Verdicts,
}

/// Filter and hidden entities under which something is in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The filter.
    pub filter: Filter,
    /// The entities hidden by hand.
    pub hidden: BTreeSet<EntityIndex>,
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

/// The claims of which one must be shown; none for an entity.
fn claims(open: &OpenDossier, target: Target) -> &[RelationIndex] {
    match target {
        Target::Entity(_) => &[],
        Target::Edge(edge) => open.network.edges.get(edge.at()).map_or(&[], |edge| edge.relations.as_slice()),
    }
}

/// Whether the filter lets some claim of an edge through, and an entity in any case.
fn shows_claims(open: &OpenDossier, filter: &Filter, cover: Cover<'_>, target: Target) -> bool {
    let claims = claims(open, target);
    claims.is_empty() || claims.iter().any(|claim| passes(open, filter, cover.verdicts, *claim))
}

/// By what `target` is hidden, in a few words each: "hidden by hand", "the kind country is switched off". Nothing where it
/// is in the picture.
#[must_use]
pub fn why_hidden(open: &OpenDossier, cover: Cover<'_>, target: Target) -> Vec<String> {
    let mut why = Vec::new();
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
    why.extend(why_left_out(open, cover.filter, &ends(open, target)));
    if shows_claims(open, cover.filter, cover, target) {
        return why;
    }
    let without_dates = Filter { dates: None, ..cover.filter.clone() };
    if let Some(dates) = cover.filter.dates {
        why.push(format!("outside the time that is shown, {} to {}", dates.first, dates.last));
    }
    if !shows_claims(open, &without_dates, cover, target) {
        let others = Filter { entity_kinds: BTreeSet::new(), ..without_dates };
        why.push(format!("switched off in the filters: {}", switched_off(open, &others).join(", ")));
    }
    why
}

/// What else than their kinds the filter has against these entities, in a few words.
fn why_left_out(open: &OpenDossier, filter: &Filter, entities: &[EntityIndex]) -> Option<String> {
    let mut on = filter.clone();
    entities.iter().for_each(|entity| let_in(open, &mut on, *entity));
    let kinds = Filter { entity_kinds: on.entity_kinds.clone(), ..filter.clone() };
    if kinds == on {
        return None;
    }
    let left = switched_off(open, &on);
    let off: Vec<String> = switched_off(open, &kinds).into_iter().filter(|words| !left.contains(words)).collect();
    Some(format!("switched off in the filters: {}", off.join(", ")))
}

/// What is left switched off and hidden so that `target` is in the picture: its entities and their kinds are shown, then,
/// where its claims are still hidden, all of time, and at last all claims.
#[must_use]
pub fn uncovered(open: &OpenDossier, cover: Cover<'_>, target: Target) -> Uncovered {
    let mut hidden = cover.hidden.clone();
    let mut filter = cover.filter.clone();
    for end in ends(open, target) {
        hidden.remove(&end);
        let_in(open, &mut filter, end);
    }
    if !shows_claims(open, &filter, cover, target) {
        let dates = filter.dates.take();
        if !shows_claims(open, &filter, cover, target) {
            let kinds = std::mem::take(&mut filter.entity_kinds);
            let all_claims = Filter { entity_kinds: kinds, dates, ..Filter::default() };
            let in_time = shows_claims(open, &all_claims, cover, target);
            filter = Filter { dates: dates.filter(|_| in_time), ..all_claims };
        }
    }
    Uncovered { filter, hidden }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::visibility;
    use crate::model::fixture::dossier;
    use crate::model::{Amount, DateRange, Day, Status};

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
        let cover = Cover { filter, hidden: &hidden, verdicts: &verdicts };
        assert_eq!(why_hidden(&open, cover, target), expected);
        let Uncovered { filter: now, hidden } = uncovered(&open, cover, target);
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
