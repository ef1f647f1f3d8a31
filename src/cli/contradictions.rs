//! Contradictions as `sayso check` tells them: how many of each sort, and each pair with the places of both claims.

use super::problems::Note;
use crate::analysis::contradictions::{Contradiction, contradictions};
use crate::analysis::filter::visibility;
use crate::analysis::paths::words::claim_words;
use crate::model::{Disagreement, Filter, OpenDossier, Place, Problem, RelationIndex, Severity};
use crate::text::{cut, single_line};
use std::collections::{BTreeMap, BTreeSet};

/// How much of a claim a note shows, in characters.
const CLAIM: usize = 120;

/// The most pairs of one contradiction that are all listed. Of one with more, each claim is listed with one of the others.
const PAIRS: usize = 1000;

/// The name of contradictions between claims whose dates cannot overlap.
const APART: (&str, &str) = ("at_different_times", "at different times");

/// All contradictions of a dossier, whatever is shown.
pub(super) fn all(open: &OpenDossier) -> Vec<Contradiction> {
    contradictions(open, &visibility(open, &Filter::default(), &BTreeSet::new()))
}

/// How many there are of each sort that occurs, by its name in files.
pub(super) fn by_sort(all: &[Contradiction]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(sort(one).0).or_default() += 1;
    }
    counts
}

/// "3 contradictions: 2 said and denied, 1 opposed kinds"; `None` where there are none.
pub(super) fn words(all: &[Contradiction]) -> Option<String> {
    let counts = by_sort(all);
    let sorts = Disagreement::ALL.map(|way| (way.key(), way.words())).into_iter().chain([APART]);
    let told: Vec<String> =
        sorts.filter_map(|(key, words)| Some(format!("{} {}", counts.get(key)?, words.to_lowercase()))).collect();
    let total = crate::analysis::words::counted(all.len(), "contradiction");
    (!told.is_empty()).then(|| format!("{total}: {}", told.join(", ")))
}

/// A note on every pair, at the place of the claim of its first side.
pub(super) fn notes<'a>(
    open: &'a OpenDossier,
    all: &'a [Contradiction],
    file: &'a str,
) -> impl Iterator<Item = Note<'a>> {
    let note = move |sort: &str, [one, other]: [RelationIndex; 2]| {
        let said = |claim| cut(&single_line(&claim_words(open, claim).concat()), CLAIM);
        let place = |claim: RelationIndex| open.claim_places.get(claim.at()).copied();
        let at =
            place(other).map_or_else(String::new, |place| format!(" (line {}, column {})", place.line, place.column));
        let message = format!("contradiction, {sort}: “{}” and “{}”{at}", said(one), said(other));
        let problem = Problem::of_file(Severity::Note, file.to_owned(), message, String::new());
        Problem { place: place(one), ..problem }
    };
    let notes = move |one: &'a Contradiction| {
        pairs(one).into_iter().map(move |pair| Box::new(move || note(&sort(one).1, pair)) as Note<'a>)
    };
    all.iter().flat_map(notes)
}

/// The two names of its sort: in files, and in words.
fn sort(one: &Contradiction) -> (&'static str, String) {
    let (key, words) = if one.is_apart { APART } else { (one.disagreement.key(), one.disagreement.words()) };
    (key, words.to_lowercase())
}

/// The pairs of its claims.
fn pairs(one: &Contradiction) -> Vec<[RelationIndex; 2]> {
    let [first, second] = one.sides.each_ref().map(|side| &side.claims);
    if first.len() * second.len() <= PAIRS {
        return first.iter().flat_map(|claim| second.iter().map(|other| [*claim, *other])).collect();
    }
    let with = |at: usize, claims: &[RelationIndex]| claims[at.min(claims.len() - 1)];
    (0..first.len().max(second.len())).map(|at| [with(at, first), with(at, second)]).collect()
}

/// A contradiction for a program to read.
#[derive(serde::Serialize)]
pub(super) struct ContradictionJson {
    sort: &'static str,
    at_different_times: bool,
    /// The claims of both sides.
    sides: [Vec<ClaimJson>; 2],
}

/// A claim by its place among the dossier's relations, from 0, and its place in the file.
#[derive(serde::Serialize)]
struct ClaimJson {
    relation: u32,
    line: Option<u32>,
    column: Option<u32>,
    claim: String,
}

/// All contradictions with their claims.
pub(super) fn json(open: &OpenDossier, all: &[Contradiction]) -> Vec<ContradictionJson> {
    let claim = |claim: &RelationIndex| {
        let place: Option<&Place> = open.claim_places.get(claim.at());
        ClaimJson {
            relation: claim.0,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            claim: claim_words(open, *claim).concat(),
        }
    };
    let of = |one: &Contradiction| ContradictionJson {
        sort: one.disagreement.key(),
        at_different_times: one.is_apart,
        sides: one.sides.each_ref().map(|side| side.claims.iter().map(claim).collect()),
    };
    all.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::load::load_bytes;
    use crate::formats::ron::Unread;
    use crate::model::Origin;

    /// A dossier with these relations, each on a line of its own from the second on.
    fn case(relations: &[&str]) -> OpenDossier {
        let relations: Vec<String> =
            relations.iter().map(|relation| format!(" (from: \"a\", to: \"b\", {relation}),\n")).collect();
        let text = format!(
            "(format: 1, kinds: [(name: \"fuels\", opposes: [\"calms\"])], entities: [(id: \"a\", kind: \"k\", name: \"Ann\"), \
             (id: \"b\", kind: \"k\", name: \"Bob\")], relations: [\n{}])",
            relations.concat()
        );
        let origin = Origin::Builtin("x".to_owned());
        load_bytes(&origin, text.as_bytes(), &mut |_| Err(Unread::Unreadable(String::new()))).expect("a dossier")
    }

    #[test]
    fn contradictions_are_counted_by_sort_and_each_pair_is_told_with_both_places() {
        let open = case(&[
            "kind: \"fuels\"",
            "kind: \"pays\"",
            "kind: \"pays\", status: Denied",
            "kind: \"calms\", status: Alleged, by: \"b\"",
            "kind: \"pays\", status: Denied, by: \"b\"",
            "kind: \"owns\", date: \"2001\"",
            "kind: \"owns\", date: \"2002\", status: Denied",
        ]);
        let all = all(&open);
        let expected = "3 contradictions: 1 said and denied, 1 opposed kinds, 1 at different times";
        assert_eq!(words(&all).as_deref(), Some(expected));
        assert_eq!(by_sort(&all), BTreeMap::from([("denied", 1), ("opposed", 1), ("at_different_times", 1)]));
        let told = |note: &Problem| format!("{}: {}", note.place.expect("a place").line, note.message);
        let expected = [
            "3: contradiction, said and denied: “Ann pays Bob” and “Ann pays Bob, which is denied” (line 4, column 2)",
            "3: contradiction, said and denied: “Ann pays Bob” and “Ann pays Bob, which Bob denies” (line 6, column 2)",
            "2: contradiction, opposed kinds: “Ann fuels Bob” and “Ann calms Bob, as Bob alleges” (line 5, column 2)",
            "7: contradiction, at different times: “Ann owns Bob” and “Ann owns Bob, which is denied” (line 8, column 2)",
        ];
        assert_eq!(notes(&open, &all, "x").map(|note| told(&note())).collect::<Vec<_>>(), expected);
        let json = serde_json::to_value(json(&open, &all)).expect("JSON");
        assert_eq!((&json[1]["sort"], &json[1]["sides"][1][0]["relation"]), (&"opposed".into(), &3.into()));
        assert_eq!((&json[2]["at_different_times"], &json[2]["sides"][0][0]["line"]), (&true.into(), &7.into()));
        assert_eq!(words(&[]), None);
    }

    #[test]
    fn of_very_many_pairs_each_claim_is_told_once() {
        let (said, denied) = ("kind: \"pays\"", "kind: \"pays\", status: Denied");
        let of = |denials: usize| {
            let relations: Vec<&str> = [said; 40].into_iter().chain(vec![denied; denials]).collect();
            let open = case(&relations);
            let all = all(&open);
            notes(&open, &all, "x").count()
        };
        assert_eq!((of(25), of(26)), (1000, 40));
    }
}
