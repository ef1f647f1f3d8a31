//! A path in words: a paragraph that can be pasted into a report, with a citation for each step.

use super::{Hop, Path, Standing};
use crate::analysis::citation::quote_with_citation;
use crate::analysis::contradictions::denials;
use crate::analysis::words::plural;
use crate::model::{Corrections, EntityIndex, KindRules, OpenDossier, RelationIndex, Status};

/// A path as a paragraph: its two ends, each step with quote and citation, and the weakest step.
#[must_use]
pub fn paragraph(open: &OpenDossier, corrections: &Corrections, path: &Path) -> String {
    let (Some(first), Some(last)) = (path.hops.first(), path.hops.last()) else { return String::new() };
    let steps = plural(path.hops.len(), "step", "steps");
    let mut words = format!("{} is tied to {} in {steps}. ", name(open, first.from), name(open, last.to));
    for (place, hop) in path.hops.iter().enumerate() {
        let quote = hop.evidence.map(|evidence| quote_with_citation(open, corrections, evidence));
        let support = quote.filter(|quote| !quote.is_empty()).unwrap_or_else(|| "no evidence".to_owned());
        words.push_str(&format!("({}) {}: {support}. ", place + 1, claim_words(open, hop.claim).concat()));
        if let Some(denied) = denial_words(open, hop.claim) {
            words.push_str(&format!("{}. ", denied.concat()));
        }
    }
    let weakest = path.weakest();
    let strength = path.hops.get(weakest).map(strength_words).unwrap_or_default();
    words.push_str(&if path.hops.len() == 1 {
        format!("It is {strength}.")
    } else {
        format!("The chain is as strong as its weakest step, ({}): {strength}.", weakest + 1)
    });
    words
}

/// The strength of a hop in words: "asserted, with a verified quote", "alleged, verified in 2 independent documents".
#[must_use]
pub fn strength_words(hop: &Hop) -> String {
    let standing = match (hop.strength.standing, hop.strength.undenied) {
        (Standing::Asserted, true) => "asserted",
        (Standing::Asserted, false) => "asserted and denied",
        (Standing::Alleged, true) => "alleged",
        (Standing::Alleged, false) => "alleged and denied",
        (Standing::Denied, _) => "denied",
        (Standing::Hypothetical, true) => "hypothetical",
        (Standing::Hypothetical, false) => "hypothetical and denied",
    };
    if !hop.strength.verified {
        let support = if hop.evidence.is_some() { "no verified quote" } else { "no evidence" };
        return format!("{standing}, {support}");
    }
    match hop.strength.documents {
        0 | 1 => format!("{standing}, with a verified quote"),
        several => format!("{standing}, verified in {several} independent documents"),
    }
}

/// A claim as a clause, with its status and speaker: "Iran arms Iraq, which Iran denies". Names and kinds are separate
/// strings from the words between them.
#[must_use]
pub fn claim_words(open: &OpenDossier, claim: RelationIndex) -> Vec<String> {
    let Some(relation) = open.dossier.relation(claim) else { return Vec::new() };
    let mut words = statement_words(open, relation.from, &relation.kind, relation.to);
    let (before, after) = match (relation.status, relation.by.is_some()) {
        (Status::Asserted, false) => return words,
        (Status::Asserted, true) => (", in the words of ", ""),
        (Status::Alleged, true) => (", as ", " alleges"),
        (Status::Alleged, false) => (", as is alleged", ""),
        (Status::Denied, true) => (", which ", " denies"),
        (Status::Denied, false) => (", which is denied", ""),
        (Status::Hypothetical, true) => (", only as a possibility, in the words of ", ""),
        (Status::Hypothetical, false) => (", only as a possibility", ""),
    };
    let by = relation.by.map_or("", |by| name(open, by));
    words.extend([before, by, after].map(str::to_owned));
    words
}

/// A claim as a clause, with all its quotes and their citations: "Iran arms Iraq: “…” (Monitor, sentence 3); “…” (…)".
#[must_use]
pub fn claim_with_quotes(open: &OpenDossier, corrections: &Corrections, claim: RelationIndex) -> String {
    let evidence = open.dossier.evidence_of(claim);
    let quotes = evidence.map(|(evidence, _)| quote_with_citation(open, corrections, evidence));
    let quotes: Vec<String> = quotes.filter(|quote| !quote.is_empty()).collect();
    let support = if quotes.is_empty() { "no evidence".to_owned() } else { quotes.join("; ") };
    format!("{}: {support}", claim_words(open, claim).concat())
}

/// The speakers that deny a claim: "Denied by Iran, Russia", with the names as separate strings; `None` if there are
/// none.
#[must_use]
pub fn denial_words(open: &OpenDossier, claim: RelationIndex) -> Option<Vec<String>> {
    let mut voices: Vec<&str> = Vec::new();
    for denial in denials(open, &KindRules::of(&open.dossier), claim) {
        let by = open.dossier.relations[denial.at()].by;
        let voice = by.map_or("somebody unnamed", |by| name(open, by));
        if !voices.contains(&voice) {
            voices.push(voice);
        }
    }
    let mut words = vec!["Denied by ".to_owned()];
    for (place, voice) in voices.iter().enumerate() {
        words.extend((place > 0).then(|| ", ".to_owned()));
        words.push((*voice).to_owned());
    }
    (!voices.is_empty()).then_some(words)
}

/// A statement in words: "Iran arms Iraq". Names, kind and the blanks between them are separate strings.
#[must_use]
pub fn statement_words(open: &OpenDossier, from: EntityIndex, kind: &str, to: EntityIndex) -> Vec<String> {
    [name(open, from), " ", kind, " ", name(open, to)].map(str::to_owned).into()
}

fn name(open: &OpenDossier, entity: EntityIndex) -> &str {
    open.dossier.entity_name(entity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::visibility;
    use crate::analysis::paths::{PathOptions, best_paths};
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Date, Filter};
    use std::collections::BTreeSet;

    #[test]
    fn a_path_is_a_paragraph_with_a_citation_for_each_step() {
        let claims = [
            ("Ann", "pays", "Bob", Status::Asserted),
            ("Cid", "warns", "Bob", Status::Denied),
            ("Cid", "meets", "Dora", Status::Alleged),
        ];
        let names = [("Ann", "person"), ("Bob", "person"), ("Cid", "person"), ("Dora", "person")];
        let mut open = dossier(&names, &claims, &["Ann pays Bob. No."]);
        open.dossier.documents[0].date = Some(Date::parse("2019-03"));
        open.dossier.relations[0].evidence = vec![quote(0, "Ann pays Bob.")];
        open.dossier.relations[1].evidence = vec![quote(0, "Never.")];
        open.dossier.relations[1].by = Some(EntityIndex(2));
        open.reading = crate::text::read(&open.dossier);
        let all = visibility(&open, &Filter::default(), &BTreeSet::new());
        let told = |from, to| {
            let paths = best_paths(&open, &all, EntityIndex(from), EntityIndex(to), &PathOptions::default());
            paths.first().map(|path| paragraph(&open, &Corrections::new(), path)).unwrap_or_default()
        };
        let expected = "Ann is tied to Dora in 3 steps. (1) Ann pays Bob: “Ann pays Bob.” (d0, 2019-03, sentence 1). \
                        (2) Cid warns Bob, which Cid denies: “Never.” (d0, 2019-03; quote not verified). (3) Cid meets \
                        Dora, as is alleged: no evidence. The chain is as strong as its weakest step, (2): denied, no \
                        verified quote.";
        assert_eq!(told(0, 3), expected);
        let expected = "Ann is tied to Bob in 1 step. (1) Ann pays Bob: “Ann pays Bob.” (d0, 2019-03, sentence 1). It \
                        is asserted, with a verified quote.";
        assert_eq!(told(0, 1), expected);
        assert_eq!(told(0, 0), "");
    }

    #[test]
    fn whoever_denies_a_step_is_told_with_it() {
        let claims = [
            ("Ann", "pays", "Bob", Status::Alleged),
            ("Ann", "pays", "Bob", Status::Denied),
            ("Ann", "pays", "Bob", Status::Denied),
            ("Ann", "knows", "Bob", Status::Denied),
        ];
        let mut open = dossier(&[("Ann", "person"), ("Bob", "person")], &claims, &[]);
        open.dossier.relations[1].by = Some(EntityIndex(1));
        open.network = crate::model::Network::of(&open.dossier).into();
        let all = visibility(&open, &Filter::default(), &BTreeSet::new());
        let told = |options: &PathOptions| {
            let paths = best_paths(&open, &all, EntityIndex(0), EntityIndex(1), options);
            paths.first().map(|path| paragraph(&open, &Corrections::new(), path))
        };
        let expected = "Ann is tied to Bob in 1 step. (1) Ann pays Bob, as is alleged: no evidence. Denied by Bob, \
                        somebody unnamed. It is alleged and denied, no evidence.";
        assert_eq!(told(&PathOptions::default()).as_deref(), Some(expected));
        let firm = PathOptions { through_denied: false, ..PathOptions::default() };
        assert_eq!(told(&firm), None, "what others deny is not gone through either");
    }
}
