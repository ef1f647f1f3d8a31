//! Tests of reading as a whole: sentences, and what becomes of altered quotes.

use super::*;
use crate::model::fixture::{document, entity, quote, relation};
use crate::model::{CitedReason, DocumentIndex, EntityIndex, Evidence, Span, Status, Verification};
use unicode_segmentation::UnicodeSegmentation;

/// The first document of the quote tests.
const ARTICLE: &str = "In Moscow, U.S. Secretary Powell said: “We haven’t gotten these.” Russia did not \
    supply 10 m² of US\u{A0}steel – it’s co\u{AD}operation with us.\r\nCafe\u{301} talks went on.\r\n\r\n\
    Путин встретил Харрази. گفت‌وگوها ادامه یافت. 普京会见了哈拉齐。 👩\u{200D}💻 works. The talks. The end of The talks!";

/// The second one.
const OTHER: &str = "Elsewhere, “they” agreed to differ.";

/// What becomes of `evidence` when these are the documents.
fn verify(evidence: Evidence, texts: &[&str]) -> Verification {
    let mut claim = relation(EntityIndex(0), "meets", EntityIndex(0), Status::Asserted);
    claim.evidence = vec![evidence];
    let dossier = Dossier {
        documents: texts.iter().map(|text| document("d", text)).collect(),
        entities: vec![entity("nobody", "person", &[])],
        relations: vec![claim],
        ..Dossier::default()
    };
    read(&dossier).verifications.remove(0).remove(0)
}

/// Says a result in one line: the word, the folds, and the passage.
fn told(result: &Verification, texts: &[&str]) -> String {
    let document = result.elsewhere().map_or(0, DocumentIndex::at);
    let passage = match result {
        Verification::Missing { nearest, .. } => *nearest,
        other => other.span(),
    };
    let extra = match result {
        Verification::Found(found) => {
            let places = found.places.len();
            let many = if places > 1 { format!("{places} places") } else { String::new() };
            format!("{}{many}", found.folds.words())
        }
        Verification::Missing { reason: Some(reason), .. } => reason.key().to_owned(),
        _ => String::new(),
    };
    format!("{}|{extra}|{}", result.word(), passage.map_or("", |span| span.of(texts[document])))
}

/// Checks what becomes of a quote from the first of the two documents.
fn check(words: &str, expected: &str) {
    let texts = [ARTICLE, OTHER];
    assert_eq!(told(&verify(quote(0, words), &texts), &texts), expected, "{words:?}");
}

#[test]
fn a_verbatim_quote_is_exact() {
    check("“We haven’t gotten these.”", "exact||“We haven’t gotten these.”");
    check("m²", "exact||m²");
    check("Путин встретил", "exact||Путин встретил");
    check("گفت‌وگوها", "exact||گفت‌وگوها");
    check("会见了", "exact||会见了");
    // Without a letter or digit there is nothing to verify.
    check("👩\u{200D}💻", "cited||");
    check("with us.\r\nCafe\u{301}", "exact||with us.\r\nCafe\u{301}");
    check(ARTICLE, &format!("exact||{ARTICLE}"));
}

#[test]
fn the_named_folds_verify_and_are_named() {
    check("\"We haven't gotten these.\"", "folded|quotation marks|“We haven’t gotten these.”");
    check("US steel - it’s", "folded|dashes, white space|US\u{A0}steel – it’s");
    check("cooperation", "folded|soft hyphens|co\u{AD}operation");
    check("with us. Café", "folded|white space, letter composition|with us.\r\nCafe\u{301}");
    check("  Powell\tsaid ", "folded|white space|Powell said");
    check("\nRussia did  not\n", "folded|white space|Russia did not");
}

#[test]
fn another_case_is_flagged_with_its_place() {
    check("russia Did not", "case||Russia did not");
    check("CAFÉ talks", "case|letter composition|Cafe\u{301} talks");
    check("ПУТИН", "case||Путин");
}

#[test]
fn changed_words_are_missing_and_the_nearest_passage_is_offered() {
    let russia = "Russia did not supply 10 m² of US\u{A0}steel – it’s co\u{AD}operation with us.";
    for altered in
        ["Russia did supply 10 m² of US steel", "Russia did not supply m²", "did not supply 10 m2 of US steel"]
    {
        check(altered, &format!("missing||{russia}"));
    }
    check("Russia did not … with us.", &format!("missing|spliced|{russia}"));
    check("nothing of the kind", "missing||");
    for nothing in ["", " \u{AD}\n", "\u{AD}", ".", "- …"] {
        check(nothing, "cited||");
    }
}

#[test]
fn half_a_letter_is_not_found() {
    // Without its accent the letter is another one.
    assert_eq!(verify(quote(0, "Cafe"), &["Cafe\u{301} x"]).word(), "missing");
    assert_eq!(verify(quote(0, "x"), &["x\u{302}"]).word(), "cut", "no letter is composed of the two");
    assert_eq!(verify(quote(0, "👩 a"), &["👩\u{200D}💻 a"]).word(), "missing");
    assert_eq!(verify(quote(0, "i"), &["İ"]).word(), "missing");
    assert_eq!(verify(quote(0, "a 🇩"), &["a 🇩🇪"]).word(), "cut");
}

#[test]
fn a_quote_of_another_document_is_elsewhere() {
    check("agreed to differ", "elsewhere||agreed to differ");
    check("Elsewhere, \"they\" agreed", "elsewhere|quotation marks|Elsewhere, “they” agreed");
    check("differ.", "elsewhere||differ.");
    // Only the other case is elsewhere: that is no finding.
    check("AGREED TO DIFFER", "missing||");
}

#[test]
fn a_quote_that_stands_twice_is_ambiguous_unless_its_surroundings_settle_it() {
    let with = |prefix: Option<&str>, suffix: Option<&str>| {
        let evidence = Evidence {
            prefix: prefix.map(str::to_owned),
            suffix: suffix.map(str::to_owned),
            ..quote(0, "the \"talks\"")
        };
        let result = verify(evidence, &["He: the “talks” go on. She: the “talks” are\nover; the “talks” go off."]);
        (result.word(), result.places().iter().map(|span| span.start).collect::<Vec<_>>())
    };
    assert_eq!(with(None, None), ("folded", vec![4, 32, 58]));
    assert_eq!(with(Some("She:"), None), ("folded", vec![32]));
    assert_eq!(with(None, Some(" are over")), ("folded", vec![32]));
    assert_eq!(with(Some("over; "), Some("go")), ("folded", vec![58]));
    assert_eq!(with(Some("nobody"), None), ("context", vec![4, 32, 58]));
}

#[test]
fn what_stands_once_exactly_is_not_ambiguous_for_its_folded_twin() {
    assert_eq!(verify(quote(0, "it's"), &["it’s and it's"]), Verification::exact(Span::new(11, 15)));
}

#[test]
fn a_quote_without_a_text_to_stand_in_is_cited() {
    assert_eq!(verify(Evidence { quote: None, ..quote(0, "") }, &["a"]), Verification::Cited(CitedReason::NoQuote));
    assert_eq!(verify(quote(7, "a"), &["a"]), Verification::Cited(CitedReason::NoText));
    let mut claim = relation(EntityIndex(0), "meets", EntityIndex(0), Status::Asserted);
    claim.evidence = vec![quote(0, "a")];
    let dossier = Dossier {
        documents: vec![Document::default()],
        entities: vec![entity("nobody", "person", &[])],
        relations: vec![claim],
        ..Dossier::default()
    };
    assert_eq!(*read(&dossier).verifications, [[Verification::Cited(CitedReason::NoText)]]);
}

/// A seeded generator (Knuth's MMIX constants), for quotes at random places.
fn random(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % below.max(1)
}

#[test]
fn every_quote_between_letters_is_found_as_it_is() {
    let places: Vec<usize> = ARTICLE.grapheme_indices(true).map(|(start, _)| start).chain([ARTICLE.len()]).collect();
    let mut seed = 7;
    for _ in 0..500 {
        let (one, other) = (places[random(&mut seed, places.len())], places[random(&mut seed, places.len())]);
        let words = &ARTICLE[one.min(other)..one.max(other)];
        if words.trim().is_empty() {
            continue;
        }
        let result = verify(quote(0, words), &[ARTICLE]);
        assert!(matches!(result.word(), "exact" | "cut" | "cited"), "{words:?}: {result:?}");
        let bare = |words: &str| words.trim_matches([' ', '\r', '\n', '\u{AD}', '\u{A0}', '\u{200C}']).to_owned();
        assert!(result.places().iter().all(|span| bare(span.of(ARTICLE)) == bare(words)), "{words:?}");
    }
}

#[test]
fn every_folded_quote_is_found_where_it_was_taken() {
    let places: Vec<usize> = ARTICLE.grapheme_indices(true).map(|(start, _)| start).collect();
    let mut seed = 11;
    for _ in 0..500 {
        let (one, other) = (places[random(&mut seed, places.len())], places[random(&mut seed, places.len())]);
        let (start, end) = (one.min(other), one.max(other));
        let plain = fold::folded_text(ARTICLE[start..end].trim(), fold::Case::Kept);
        if plain.is_empty() {
            continue;
        }
        let result = verify(quote(0, &plain), &[ARTICLE]);
        // A piece of a word may stand elsewhere as a word, in another case.
        if matches!(result.word(), "cited" | "case") {
            continue;
        }
        let taken = Span::new(start, end);
        assert!(result.places().iter().any(|span| span.overlaps(taken)), "{plain:?}: {result:?}");
        assert!(matches!(result.word(), "exact" | "folded" | "cut" | "joined"), "{plain:?}: {result:?}");
    }
}

#[test]
fn mentions_are_listed_by_document_and_by_entity() {
    let dossier = Dossier {
        documents: vec![document("a", "Iran met Russia."), document("b", "Russia left; Iran stayed. Iran!")],
        entities: vec![entity("Iran", "country", &[]), entity("Russia", "country", &[])],
        ..Dossier::default()
    };
    let reading = read(&dossier);
    let of_iran = [(DocumentIndex(0), 0), (DocumentIndex(1), 1), (DocumentIndex(1), 2)];
    assert_eq!(reading.mentions_of[0], of_iran);
    for (document, place) in of_iran {
        let mention = reading.documents[document.at()].mentions[place as usize];
        let text = dossier.documents[document.at()].text.as_deref().expect("it has a text");
        assert_eq!(mention.span.of(text), "Iran");
    }
}

#[test]
fn a_quote_across_a_break_that_it_does_not_have_is_joined() {
    let text = "# NO DEALS\n\nRussia sold arms.\n\nIvanov denied it.\n- oil\n- gas\nIvanov\t5\nPutin\t7\n| a | b |";
    let joined = |words: &str| {
        let result = verify(quote(0, words), &[text]);
        let across = result.found().and_then(|found| found.faults.joined).map(crate::model::Break::words);
        (result.word(), across)
    };
    assert_eq!(joined("NO DEALS Russia sold arms"), ("joined", Some("a heading")));
    assert_eq!(joined("sold arms. Ivanov denied it"), ("joined", Some("a blank line")));
    assert_eq!(joined("oil gas"), ("joined", Some("the mark of a list item")));
    assert_eq!(joined("Ivanov 5"), ("joined", Some("a tab")));
    assert_eq!(joined("a b"), ("joined", Some("a cell of a table")));
    assert_eq!(joined("sold arms.\n\nIvanov denied it"), ("exact", None), "the quote has the break");
}

#[test]
fn a_prefix_or_suffix_must_stand_there_even_where_the_quote_stands_once() {
    let text = "Russia would not sell arms to Iran, they lied.";
    let with = |prefix: Option<&str>, suffix: Option<&str>| {
        let (prefix, suffix) = (prefix.map(str::to_owned), suffix.map(str::to_owned));
        let result = verify(Evidence { prefix, suffix, ..quote(0, "sell arms to Iran") }, &[text]);
        let context = result.found().and_then(|found| found.faults.context);
        let instead =
            context.map(|context| (context.before.map(|at| at.of(text)), context.after.map(|at| at.of(text))));
        (result.word(), instead)
    };
    assert_eq!(with(Some("Russia would "), None), ("context", Some((Some("Russia would not"), None))));
    assert_eq!(with(None, Some("or oil")), ("context", Some((None, Some(", they lied.")))));
    assert_eq!(with(Some("ould not"), Some(", they lie")), ("exact", None), "they may begin and end inside a word");
    assert_eq!(with(Some("would  not"), Some(", they lied.")), ("exact", None), "after the folds");
}

#[test]
fn a_passage_stands_from_its_first_words_to_the_nearest_last_ones() {
    let text = "One day Ivanov met Putin. They talked. They met again. They talked.";
    let place = |passage: &str| {
        let evidence = Evidence { quote: None, passage: Some(passage.to_owned()), ..quote(0, "") };
        let result = verify(evidence, &[text]);
        assert_eq!((result.word(), result.is_verified()), ("passage", false));
        (result.span().map(|span| span.of(text)), result.is_flagged())
    };
    assert_eq!(place("Ivanov met … They talked."), (Some("Ivanov met Putin. They talked."), false));
    assert_eq!(place("They met again."), (Some("They met again."), false));
    assert_eq!(place("They talked. … Ivanov met"), (None, true));
}

#[test]
fn a_hedge_stands_in_the_sentences_of_its_evidence_or_is_lost() {
    let lost = |hedge: &str, evidence: Evidence| {
        let mut claim = relation(EntityIndex(0), "meets", EntityIndex(0), Status::Alleged);
        claim.hedge = Some(hedge.to_owned());
        claim.evidence = vec![evidence];
        let dossier = Dossier {
            documents: vec![document("d", "Perhaps. Ada may  have met Ben.")],
            entities: vec![entity("Ada", "person", &[])],
            relations: vec![claim],
            ..Dossier::default()
        };
        !read(&dossier).lost_hedges.is_empty()
    };
    assert!(!lost("May have", quote(0, "met Ben")), "after the folds, in any case");
    assert!(lost("reportedly", quote(0, "met Ben")));
    assert!(lost("perhaps", quote(0, "met Ben")), "another sentence");
    assert!(lost("a", quote(0, "met Ben")), "a part of a word");
    assert!(!lost("reportedly", quote(0, "met nobody")), "there is no sentence to look in");
}
