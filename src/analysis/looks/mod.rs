//! The verified quotes worth a second look, of those that are shown, and the ends that a quote does not name.
//!
//! Invariant: what the reader confirmed was looked at: it is listed apart and counts no more.

mod first_rules;

use crate::model::{
    EntityIndex, Evidence, EvidenceIndex, LookReason, OpenDossier, RelationIndex, Verification, Visibility,
};
use first_rules::were_the_same;
use std::collections::{BTreeMap, BTreeSet};

/// The quotes worth a second look, in the dossier's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// Those that are shown and wait for a look, by their gravest reason.
    pub waiting: Vec<EvidenceIndex>,
    /// Those that are shown and that the reader confirmed.
    pub confirmed: Vec<EvidenceIndex>,
    /// How many the filter hides.
    pub hidden: usize,
    /// The reasons of each that waits: a bit for each of [`LookReason::ALL`].
    reasons: Vec<u16>,
}

/// The bit of a reason.
fn bit(reason: LookReason) -> u16 {
    LookReason::ALL.iter().position(|one| *one == reason).map_or(0, |place| 1 << place)
}

impl Looks {
    /// Those that wait for a look, for any reason or for this one.
    #[must_use]
    pub fn waiting_for(&self, only: Option<LookReason>) -> Vec<EvidenceIndex> {
        let Some(only) = only.map(bit) else { return self.waiting.clone() };
        let asked = self.waiting.iter().zip(&self.reasons).filter(|(_, reasons)| *reasons & only != 0);
        asked.map(|(evidence, _)| *evidence).collect()
    }

    /// How many wait for a look for this reason.
    #[must_use]
    pub fn count(&self, reason: LookReason) -> usize {
        let reason = bit(reason);
        self.reasons.iter().filter(|reasons| *reasons & reason != 0).count()
    }
}

/// The quotes of `open` worth a second look, given what is shown and what the reader `confirmed`.
#[must_use]
pub fn looks(open: &OpenDossier, visibility: &Visibility, confirmed: &BTreeSet<EvidenceIndex>) -> Looks {
    let mut looks = Looks::default();
    let mut waiting: Vec<(Option<LookReason>, EvidenceIndex, u16)> = Vec::new();
    for look in &open.reading.second_look {
        if !visibility.relation(look.evidence.relation) {
            looks.hidden += 1;
        } else if confirmed.contains(&look.evidence) {
            looks.confirmed.push(look.evidence);
        } else {
            let reasons = look.reasons.iter().fold(0, |bits, reason| bits | bit(*reason));
            waiting.push((look.reasons.first().copied(), look.evidence, reasons));
        }
    }
    // A stable sort keeps the dossier’s order among equals.
    waiting.sort_by_key(|(gravest, ..)| *gravest);
    looks.reasons = waiting.iter().map(|(_, _, reasons)| *reasons).collect();
    looks.waiting = waiting.into_iter().map(|(_, evidence, _)| evidence).collect();
    looks
}

/// The quotes that are not verified although there is a text to look in, in the dossier's order.
#[must_use]
pub fn flagged(open: &OpenDossier) -> Vec<EvidenceIndex> {
    let of = |(place, results): (usize, &Vec<Verification>)| {
        let flagged = results.iter().enumerate().filter(|(_, result)| result.is_flagged());
        let relation = RelationIndex::new(place);
        flagged.map(move |(position, _)| EvidenceIndex { relation, position: position as u32 }).collect::<Vec<_>>()
    };
    open.reading.verifications.iter().enumerate().flat_map(of).collect()
}

/// The ends of its claim that a quote does not name, by their names and aliases; none where it was not found.
#[must_use]
pub fn unnamed_ends(open: &OpenDossier, evidence: EvidenceIndex) -> Vec<EntityIndex> {
    let named = || {
        let relation = open.dossier.relation(evidence.relation)?;
        let result = open.reading.verification(evidence);
        let place = result.found()?.places.first().copied()?;
        let document = result.elsewhere().or_else(|| Some(open.dossier.evidence(evidence)?.document))?;
        let mentions = &open.reading.documents.get(document.at())?.mentions;
        let from = mentions.partition_point(|mention| mention.span.end <= place.start);
        let within = mentions[from..].iter().take_while(|mention| mention.span.start < place.end);
        let named: BTreeSet<EntityIndex> = within.map(|mention| mention.entity).collect();
        let mut ends = vec![relation.from, relation.to];
        ends.dedup();
        ends.retain(|end| !named.contains(end));
        Some(ends)
    };
    named().unwrap_or_default()
}

/// The languages of documents with text for which there is no list of words of denial and doubt, each with how many
/// documents are in it: what turns their quotes is not marked.
#[must_use]
pub fn unlisted_languages(open: &OpenDossier) -> Vec<(&str, usize)> {
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for (document, read) in open.dossier.documents.iter().zip(&open.reading.documents) {
        if document.text.is_some() && !read.has_cautions {
            *languages.entry(&read.language).or_default() += 1;
        }
    }
    languages.into_iter().collect()
}

/// How many quotes counted as verified by the first rules, by which a quote could begin and end inside a word, run across a
/// break, and contradict its prefix and suffix, and do so no more.
#[must_use]
pub fn newly_flagged(open: &OpenDossier) -> usize {
    let is_new = |(evidence, piece): &(EvidenceIndex, &Evidence)| {
        let found = open.reading.verification(*evidence).found()?;
        let faults = &found.faults;
        let is_stricter = faults.cut.is_some() || faults.joined.is_some() || faults.context.is_some();
        // What stood in several places was told as such, and what was missing is only found by folds that are new.
        let [place] = found.places.as_slice() else { return None };
        let text = open.dossier.document(piece.document)?.text.as_deref()?;
        let is_new = is_stricter && !faults.case && faults.elsewhere.is_none();
        (is_new && were_the_same(piece.quote.as_deref()?, place.of(text))).then_some(())
    };
    let claims = (0..open.dossier.relations.len()).map(RelationIndex::new);
    claims.flat_map(|claim| open.dossier.evidence_of(claim)).filter(|piece| is_new(piece).is_some()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::visibility;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Filter, RelationIndex, Status};

    /// Ivanov sells arms to Iran: asserted in a quote out of a denial and in two words, and denied in the same.
    fn case() -> OpenDossier {
        let claims = [
            ("Ivanov", "sells arms to", "Iran", Status::Asserted),
            ("Ivanov", "sells arms to", "Iran", Status::Denied),
        ];
        let text = "Moscow denied that Ivanov sold arms to Iran.";
        let mut open = dossier(&[("Ivanov", "person"), ("Iran", "country")], &claims, &[text]);
        for claim in &mut open.dossier.relations {
            claim.evidence = vec![quote(0, "Ivanov sold arms to Iran"), quote(0, "sold arms to"), quote(0, "gone")];
        }
        open.network = crate::model::Network::of(&open.dossier).into();
        open.reading = crate::text::read(&open.dossier);
        open
    }

    fn at(relation: u32, position: u32) -> EvidenceIndex {
        EvidenceIndex { relation: RelationIndex(relation), position }
    }

    #[test]
    fn what_was_confirmed_is_apart_and_what_is_filtered_is_counted() {
        let open = case();
        let all = visibility(&open, &Filter::default(), &BTreeSet::new());
        let told = looks(&open, &all, &[at(0, 1)].into());
        assert_eq!((told.waiting.as_slice(), told.confirmed.as_slice()), (&[at(0, 0), at(1, 1)][..], &[at(0, 1)][..]));
        let reasons = [LookReason::Denial, LookReason::NoEnd, LookReason::Short];
        assert_eq!(reasons.map(|reason| told.count(reason)), [1, 1, 1]);
        let denied = Filter { statuses: [Status::Denied].into(), ..Filter::default() };
        let told = looks(&open, &visibility(&open, &denied, &BTreeSet::new()), &BTreeSet::new());
        assert_eq!((told.waiting.len(), told.confirmed.len(), told.hidden), (2, 0, 1));
    }

    #[test]
    fn languages_without_a_list_are_told_with_their_documents() {
        let mut open = dossier(&[], &[], &["Es war so.", "It was so.", "A"]);
        for (document, language) in open.dossier.documents.iter_mut().zip(["xx", "en", "xx-YY"]) {
            document.language = Some(language.to_owned());
        }
        open.reading = crate::text::read(&open.dossier);
        assert_eq!(unlisted_languages(&open), [("xx", 2)]);
    }

    #[test]
    fn quotes_that_only_the_first_rules_verified_are_counted() {
        let claims = [("a", "k", "b", Status::Asserted)];
        let text = "It is illegal here.\n\nHe said so. It is new.\n- One\n- Two\n\nPay | due | now. \
                    An ille-\ngal act.\n\nIt is ille-\ngal too. Unfit men, unfit tools.";
        let count = |quotes: &[&str]| {
            let mut open = dossier(&[("a", "x"), ("b", "x")], &claims, &[text, "Else."]);
            open.dossier.relations[0].evidence = quotes.iter().map(|words| quote(0, words)).collect();
            if let Some(first) = open.dossier.relations[0].evidence.first_mut() {
                first.prefix = Some("She said ".to_owned());
            }
            open.reading = crate::text::read(&open.dossier);
            newly_flagged(&open)
        };
        assert_eq!(count(&["It is new"]), 1, "its prefix does not hold");
        assert_eq!(count(&["gone", "legal here", "here. He said", "It is new"]), 2);
        assert_eq!(count(&["gone", "IT IS NEW", "Else"]), 0, "those were flagged before");
        let joined = ["new. One", "One Two", "Pay due", "due now"];
        for quote in joined {
            assert_eq!(count(&["gone", quote]), 0, "the mark was no white space: {quote}");
        }
        for quote in ["legal act", "act. It is illegal"] {
            assert_eq!(count(&["gone", quote]), 0, "missing before, the word is broken: {quote}");
        }
        assert_eq!(count(&["gone", "act. It is"]), 1, "the same without a broken word");
        assert_eq!(count(&["gone", "fit"]), 0, "several places were told as several");
    }

    #[test]
    fn the_ends_that_a_quote_does_not_name_are_told() {
        let mut open = case();
        assert_eq!(unnamed_ends(&open, at(0, 0)), []);
        assert_eq!(unnamed_ends(&open, at(0, 1)), [EntityIndex(0), EntityIndex(1)]);
        assert_eq!(unnamed_ends(&open, at(0, 2)), [], "a missing quote names nothing");
        open.dossier.relations[0].evidence[0] = quote(0, "Ivanov sold arms");
        open.dossier.relations[1].to = EntityIndex(0);
        open.reading = crate::text::read(&open.dossier);
        assert_eq!(unnamed_ends(&open, at(0, 0)), [EntityIndex(1)]);
        assert_eq!(unnamed_ends(&open, at(1, 1)), [EntityIndex(0)], "both ends are one");
    }
}
