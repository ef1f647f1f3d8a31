//! Verified quotes that are worth a second look, and how many ends of its claim each quote names.
//!
//! Invariant: a quote that has all of its sentence and names both ends is never listed for words outside of it.

mod beside;
mod clauses;
mod heard;

use super::cautions::Caution;
use super::lookup::Lookup;
use super::together;
use crate::model::{
    DocumentIndex, Dossier, Evidence, EvidenceIndex, LookReason, Reading, Relation, RelationIndex, SecondLook, Span,
    Status, Verification,
};
use heard::Heard;

/// A quote that was found: its document, and its first place there.
type Place = (DocumentIndex, Span);

/// Fills in what the quotes name, and those worth a second look.
pub(super) fn find(dossier: &Dossier, reading: &mut Reading) {
    // One sentence supports many claims: its words are read once.
    let mut places: Vec<Place> = Vec::new();
    let mut numbers: Lookup<Place, usize> = Lookup::default();
    let results = reading.verifications.iter().zip(&dossier.relations);
    for place in results
        .flat_map(|(results, relation)| results.iter().zip(&relation.evidence))
        .filter_map(|(result, evidence)| place_of(result, evidence))
    {
        numbers.entry(place).or_insert_with(|| {
            places.push(place);
            places.len() - 1
        });
    }
    let heard = together::each(&places, |(document, place)| {
        let text = dossier.document(*document)?.text.as_deref()?;
        Some(Heard::of(text, reading.documents.get(document.at())?, *place))
    });
    let mut looks = Vec::new();
    let mut named = Vec::with_capacity(dossier.relations.len());
    for (index, (relation, results)) in dossier.relations.iter().zip(reading.verifications.iter()).enumerate() {
        let of_claim = results.iter().zip(&relation.evidence).enumerate().map(|(position, (result, evidence))| {
            let number = *numbers.get(&place_of(result, evidence)?)?;
            let heard = heard.get(number)?.as_ref()?;
            let reasons = if result.is_verified() { reasons(heard, relation) } else { Vec::new() };
            if !reasons.is_empty() {
                let evidence = EvidenceIndex { relation: RelationIndex::new(index), position: position as u32 };
                looks.push(SecondLook { evidence, reasons });
            }
            Some(heard.ends_named(relation))
        });
        named.push(of_claim.collect());
    }
    reading.ends_named = named;
    reading.second_look = looks;
}

/// Where a quote was found first.
fn place_of(result: &Verification, evidence: &Evidence) -> Option<Place> {
    let place = result.found()?.places.first().copied()?;
    Some((result.elsewhere().unwrap_or(evidence.document), place))
}

/// Why a verified quote is worth a second look.
fn reasons(heard: &Heard, relation: &Relation) -> Vec<LookReason> {
    let status = relation.status;
    let is_asserted = status == Status::Asserted;
    let is_positive = matches!(status, Status::Asserted | Status::Alleged);
    // Who speaks, or what weakens it, is told by the claim.
    let is_told = relation.by.is_some() || relation.hedge.is_some();
    let holds = |reason: &LookReason| match reason {
        LookReason::Denial => status != Status::Denied && heard.outside.has(Caution::Denial),
        LookReason::DenialBeside => status != Status::Denied && heard.beside_denies,
        LookReason::DenialInside => is_positive && heard.denies_ends(relation),
        LookReason::Unsigned => match status {
            Status::Denied => relation.hedge.is_none() && !heard.has_denial(),
            Status::Hypothetical => relation.hedge.is_none() && !heard.has_doubt(),
            _ => false,
        },
        LookReason::Condition => is_positive && heard.outside.has(Caution::Condition),
        LookReason::ConditionInside => is_asserted && relation.hedge.is_none() && heard.inside.has(Caution::Condition),
        LookReason::Doubt => is_positive && !is_told && heard.outside.has(Caution::Doubt),
        LookReason::DoubtInside => is_asserted && !is_told && heard.doubts_ends(relation),
        LookReason::Said => {
            is_asserted && !is_told && (heard.outside.has(Caution::Saying) || heard.says_ends(relation))
        }
        LookReason::Reported => {
            is_asserted && (heard.outside.has(Caution::Reported) || heard.inside.has(Caution::Reported))
        }
        LookReason::NoEnd => heard.ends_named(relation) == crate::model::EndsNamed::None,
        LookReason::Short => heard.is_short,
    };
    LookReason::ALL.into_iter().filter(holds).collect()
}

#[cfg(test)]
mod tests {
    use crate::model::fixture::{document, entity, quote, relation};
    use crate::model::{Dossier, EntityIndex, Evidence, LookReason, Status};
    use crate::text::read;

    /// Why a quote of a claim between Ivanov and Iran is worth a second look, and what it names.
    fn check(text: &str, words: &str, status: Status, expected: &[LookReason]) {
        let mut claim = relation(EntityIndex(0), "sells arms to", EntityIndex(1), status);
        claim.evidence = vec![quote(0, words), Evidence { quote: None, ..quote(0, "") }];
        let dossier = Dossier {
            documents: vec![document("d", text)],
            entities: vec![entity("Ivanov", "person", &["普京"]), entity("Iran", "country", &["伊朗"])],
            relations: vec![claim],
            ..Dossier::default()
        };
        let reading = read(&dossier);
        let found: Vec<LookReason> = reading.second_look.iter().flat_map(|look| look.reasons.clone()).collect();
        assert_eq!(found, expected, "{text}: {words}");
        assert_eq!(reading.ends_named[0][1], None, "a citation names nothing");
    }

    #[test]
    fn a_denial_outside_the_quote_is_worth_a_second_look_unless_the_claim_is_denied() {
        use LookReason::{Denial, NoEnd, Reported, Short};
        let text = "Moscow denied that Ivanov sold arms to Iran. Ivanov sold arms to Iran.";
        check(&text[..44], "Ivanov sold arms to Iran", Status::Asserted, &[Denial]);
        check(&text[..44], "Ivanov sold arms to Iran", Status::Denied, &[]);
        check(&text[45..], "Ivanov sold arms to Iran", Status::Asserted, &[]);
        let text = "Ivanov reportedly sold all those arms to Iran.";
        check(text, "Ivanov reportedly sold all those arms to Iran", Status::Asserted, &[Reported]);
        check(text, "Ivanov reportedly sold all those arms to Iran", Status::Alleged, &[]);
        check(text, "sold all those", Status::Alleged, &[NoEnd, Short]);
        check("普京说中国不支持伊朗的核武器。", "支持伊朗的核", Status::Asserted, &[Denial, LookReason::Said]);
    }

    #[test]
    fn what_stands_beside_the_sentence_may_deny_it() {
        let beside = &[LookReason::DenialBeside];
        let words = "Ivanov sold arms to Iran";
        let asserted = |text: &str, expected: &[LookReason]| check(text, words, Status::Asserted, expected);
        asserted("Moscow denied that:\n1. Iraq paid\n2. Ivanov sold arms to Iran", beside);
        asserted("False claims\n- Ivanov sold arms to Iran", beside);
        asserted("Ivanov sold arms to Iran. This is a lie.", beside);
        asserted("He denied that on Mon. Ivanov sold arms to Iran.", beside);
        asserted("Moscow denied that\n\n12\n\u{c}Ivanov sold arms to Iran.", &[LookReason::Denial]);
        asserted(
            "Moscow never paid for any of the planes. Ivanov sold arms to Iran. He did not comment on Friday.",
            &[],
        );
        asserted("Arms\nIvanov sold arms to Iran", &[]);
    }

    #[test]
    fn words_in_the_quote_may_say_another_thing_than_the_claim() {
        use LookReason::{ConditionInside, DenialInside, DoubtInside, Said, Unsigned};
        let whole = |text: &str, status: Status, expected: &[LookReason]| check(text, text, status, expected);
        whole("Ivanov did not sell arms to Iran", Status::Asserted, &[DenialInside]);
        whole("Ivanov did not sell arms to Iran", Status::Denied, &[]);
        whole("Ivanov rejected the arms of Iran", Status::Asserted, &[]);
        whole("Nobody paid him, and Ivanov sold arms to Iran", Status::Asserted, &[]);
        whole("If Ivanov sold arms to Iran, fine", Status::Asserted, &[ConditionInside]);
        whole("Did Ivanov sell arms to Iran?", Status::Asserted, &[ConditionInside]);
        whole("Ivanov may have sold arms to Iran", Status::Asserted, &[DoubtInside]);
        whole("Ivanov may have sold arms to Iran", Status::Alleged, &[]);
        whole("Bush claimed Ivanov sold arms to Iran", Status::Asserted, &[Said]);
        whole("Ivanov said that Iran got no arms", Status::Asserted, &[DenialInside]);
        whole("Ivanov sold arms to Iran", Status::Denied, &[Unsigned]);
        whole("Ivanov sold arms to Iran", Status::Hypothetical, &[Unsigned]);
        whole("Ivanov plans to sell arms to Iran", Status::Hypothetical, &[]);
    }

    #[test]
    fn what_is_doubted_or_said_near_the_quote_is_worth_a_second_look() {
        use LookReason::{Doubt, Said};
        let words = "Ivanov sold arms to Iran";
        let asserted = |text: &str, expected: &[LookReason]| check(text, words, Status::Asserted, expected);
        asserted("Perhaps Ivanov sold arms to Iran.", &[Doubt]);
        asserted("According to Bush, Ivanov sold arms to Iran.", &[Said]);
        asserted("Bush claimed on Monday, in Paris, that Ivanov sold arms to Iran.", &[Said]);
        asserted("Ivanov sold arms to Iran, Bush said.", &[Said]);
        asserted("Bush said:\nIvanov sold arms to Iran", &[Said]);
        asserted("Ivanov sold arms to Iran, which said that it might pay.", &[]);
        asserted(
            "While Bush claimed to know nothing of all this in May, Ivanov sold arms to Iran.",
            &[LookReason::Denial],
        );
    }
}
