//! What `sayso check` tells of verified quotes: those that name no end of their claim, and reasons for a second look.

use super::problems::Note;
use crate::analysis::looks::unlisted_languages;
use crate::analysis::words::plural;
use crate::model::{EndsNamed, EntityIndex, EvidenceIndex, OpenDossier, Problem, Relation, RelationIndex, Severity};
use crate::text::{cut, single_line};
use std::collections::BTreeMap;

/// How much of a quote a note shows, in characters.
const QUOTED: usize = 60;

/// A note on every verified quote that names no end of its claim, at the place of the first claim that has it; claims with
/// the same quote and ends are told once, with their count. They are made here and not on loading, which they
/// would slow down: nearly half the quotes of real dossiers are such.
pub(super) fn notes<'a>(open: &'a OpenDossier, file: &'a str) -> impl Iterator<Item = Note<'a>> {
    let noted = move |(evidence, relation): (EvidenceIndex, &'a Relation)| {
        let is_so = open.reading.ends_named(evidence) == Some(EndsNamed::None)
            && open.reading.verification(evidence).is_verified();
        let quote = relation.evidence.get(evidence.position as usize)?.quote.as_deref().filter(|_| is_so)?;
        Some(((quote, relation.from, relation.to), evidence.relation))
    };
    let relations = open.reading.ends_named.iter().enumerate().zip(&open.dossier.relations);
    let all = relations.flat_map(|((place, of_claim), relation)| {
        let index = RelationIndex::new(place);
        (0..of_claim.len() as u32).map(move |position| (EvidenceIndex { relation: index, position }, relation))
    });
    let mut claims: BTreeMap<Unnamed<'a>, (RelationIndex, usize)> = BTreeMap::new();
    for (unnamed, claim) in all.filter_map(noted) {
        claims.entry(unnamed).or_insert((claim, 0)).1 += 1;
    }
    let mut once: Vec<(RelationIndex, Unnamed<'a>, usize)> =
        claims.into_iter().map(|(unnamed, (claim, count))| (claim, unnamed, count)).collect();
    once.sort_unstable();
    let told = once.into_iter().map(move |(claim, unnamed, count)| {
        Box::new(move || unnamed_note(open, file, claim, unnamed, count - 1)) as Note<'a>
    });
    let unlisted = unlisted_languages(open).into_iter().map(move |(language, documents)| {
        let message = format!(
            "{} in the language \"{language}\", for which there is no list of words of denial and doubt",
            plural(documents, "document is", "documents are")
        );
        let help = "Words around its quotes are neither marked nor a reason for a second look".to_owned();
        let note = move || Problem::of_file(Severity::Note, file.to_owned(), message, help);
        Box::new(note) as Note<'a>
    });
    unlisted.chain(told)
}

/// A quote, and the two ends of its claim that it does not name.
type Unnamed<'a> = (&'a str, EntityIndex, EntityIndex);

/// The note on a quote that names no end of its claim; so many `more` claims have the same quote and ends.
fn unnamed_note(
    open: &OpenDossier,
    file: &str,
    claim: RelationIndex,
    (quote, from, to): Unnamed<'_>,
    more: usize,
) -> Problem {
    let name = |end| cut(&single_line(open.dossier.entity_name(end)), QUOTED);
    let (from, to) = (name(from), name(to));
    let ends = if from == to { format!("does not name {from}") } else { format!("names neither {from} nor {to}") };
    let mut message = format!("the quote “{}” {ends}", cut(&single_line(quote), QUOTED));
    if more > 0 {
        message.push_str(&format!(", here and {}", plural(more, "time more", "times more")));
    }
    let problem = Problem::of_file(Severity::Note, file.to_owned(), message, String::new());
    Problem { place: open.claim_places.get(claim.at()).copied(), ..problem }
}

/// How many quotes are worth a second look for each reason.
pub(super) fn by_reason(open: &OpenDossier) -> BTreeMap<&'static str, u32> {
    let mut counts = BTreeMap::new();
    for reason in open.reading.second_look.iter().flat_map(|look| &look.reasons) {
        *counts.entry(reason.key()).or_default() += 1;
    }
    counts
}
