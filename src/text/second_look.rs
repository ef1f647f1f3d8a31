//! Verified quotes that are worth a second look, and how many ends of its claim each quote names.
//!
//! Invariant: a quote that has all of its sentence and names both ends is never listed for its words.

use super::cautions::{Caution, cautions, may_report};
use super::words::Words;
use crate::model::{
    Dossier, EndsNamed, EvidenceIndex, LookReason, Reading, Relation, RelationIndex, SecondLook, Span, Status,
};

/// The fewest words of a quote that says something by itself.
const FEWEST_WORDS: usize = 4;

/// Fills in what the quotes name, and those worth a second look.
pub(super) fn find(dossier: &Dossier, reading: &mut Reading) {
    let mut looks = Vec::new();
    let mut named = Vec::with_capacity(dossier.relations.len());
    for (place, relation) in dossier.relations.iter().enumerate() {
        let index = RelationIndex::new(place);
        let of_claim = (0..relation.evidence.len() as u32).map(|position| {
            let evidence = EvidenceIndex { relation: index, position };
            let ends = ends_named(reading, relation, evidence);
            let reasons = ends.map_or_else(Vec::new, |ends| reasons(dossier, reading, relation, evidence, ends));
            if !reasons.is_empty() {
                looks.push(SecondLook { evidence, reasons });
            }
            ends
        });
        named.push(of_claim.collect());
    }
    reading.ends_named = named;
    reading.second_look = looks;
}

/// How many ends of its claim a quote names; `None` where it was not found.
fn ends_named(reading: &Reading, relation: &Relation, evidence: EvidenceIndex) -> Option<EndsNamed> {
    let result = reading.verification(evidence);
    let place = result.found()?.places.first().copied()?;
    let document = result.elsewhere().or_else(|| Some(relation.evidence.get(evidence.position as usize)?.document))?;
    let (mut is_from, mut is_to) = (false, false);
    for entity in reading.documents.get(document.at())?.named_in(place) {
        is_from |= entity == relation.from;
        is_to |= entity == relation.to;
    }
    Some(match (is_from, is_to) {
        (true, true) => EndsNamed::Both,
        (false, false) => EndsNamed::None,
        _ => EndsNamed::One,
    })
}

/// Why a verified quote is worth a second look.
fn reasons(
    dossier: &Dossier,
    reading: &Reading,
    relation: &Relation,
    evidence: EvidenceIndex,
    ends: EndsNamed,
) -> Vec<LookReason> {
    let result = reading.verification(evidence);
    let piece = relation.evidence.get(evidence.position as usize);
    let text = piece.and_then(|piece| dossier.document(piece.document)?.text.as_deref());
    let (Some(place), Some(piece), Some(text), true) = (result.span(), piece, text, result.is_verified()) else {
        return Vec::new();
    };
    let read = &reading.documents[piece.document.at()];
    let (before, after) = read.rest_of_sentence(text, place);
    let outside: Vec<Caution> = [before, after]
        .iter()
        .filter(|span| span.start < span.end)
        .flat_map(|span| cautions(span.of(text), &read.language))
        .map(|(_, caution)| caution)
        .collect();
    let is_denial = relation.status != Status::Denied && outside.contains(&Caution::Denial);
    let asks = |span: &Span| span.of(text).contains(['?', '؟', '？']);
    let is_condition = matches!(relation.status, Status::Asserted | Status::Alleged)
        && (outside.contains(&Caution::Condition) || asks(&before) || asks(&after));
    let reports_inside = || {
        let words = place.of(text);
        may_report(words, &read.language) && cautions(words, &read.language).iter().any(is_report)
    };
    let is_reported = relation.status == Status::Asserted && (outside.contains(&Caution::Reported) || reports_inside());
    let holds = |reason: &LookReason| match reason {
        LookReason::Denial => is_denial,
        LookReason::Condition => is_condition,
        LookReason::Reported => is_reported,
        LookReason::NoEnd => ends == EndsNamed::None,
        LookReason::Short => has_few_words(place.of(text)),
    };
    LookReason::ALL.into_iter().filter(holds).collect()
}

/// Whether a word of the quote itself only reports.
fn is_report((_, caution): &(Span, Caution)) -> bool {
    *caution == Caution::Reported
}

fn has_few_words(words: &str) -> bool {
    if words.split_whitespace().nth(FEWEST_WORDS - 1).is_some() {
        return false;
    }
    let words = Words::of(words);
    words.tokens().iter().filter(|token| token.is_word).nth(FEWEST_WORDS - 1).is_none()
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
        check("普京说中国不支持伊朗的核武器。", "支持伊朗的核", Status::Asserted, &[Denial]);
    }
}
