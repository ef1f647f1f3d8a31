//! Quotes: what is highlighted is the quote, for every quote there is; and no altered meaning is ever verified.

use crate::support::{Random, dossier_of, seed_names};
use sayso::files::load::load;
use sayso::model::{
    Document, DocumentIndex, Dossier, Evidence, EvidenceIndex, Network, OpenDossier, Origin, Outcome, Problems,
    Relation, RelationIndex, Status, Verification,
};
use sayso::session::{Command, Preferences, Session};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;

/// A document, by its text.
fn document(id: &str, text: &str) -> Document {
    Document { id: id.to_owned(), title: id.to_owned(), text: Some(text.to_owned()), ..Document::default() }
}

/// A quote from the document at a place.
fn evidence(document: usize, quote: &str) -> Evidence {
    let document = DocumentIndex(document as u32);
    Evidence { document, quote: Some(quote.to_owned()), passage: None, prefix: None, suffix: None, note: None }
}

/// A dossier of some texts and one claim with these quotes, read.
fn read(texts: &[&str], quotes: Vec<Evidence>) -> OpenDossier {
    let name = |id: &str| sayso::model::Entity {
        id: id.to_owned(),
        kind: "person".to_owned(),
        name: id.to_owned(),
        aliases: Vec::new(),
        match_name: true,
        mentions: Vec::new(),
        links: std::collections::BTreeMap::new(),
        note: None,
        fields: std::collections::BTreeMap::new(),
    };
    let claim = Relation {
        id: None,
        from: sayso::model::EntityIndex(0),
        kind: "says".to_owned(),
        to: sayso::model::EntityIndex(0),
        status: Status::Asserted,
        by: None,
        hedge: None,
        date: None,
        note: None,
        fields: std::collections::BTreeMap::new(),
        evidence: quotes,
    };
    let dossier = Dossier {
        documents: texts.iter().enumerate().map(|(place, text)| document(&format!("d{place}"), text)).collect(),
        entities: vec![name("nobody")],
        relations: vec![claim],
        ..Dossier::default()
    };
    OpenDossier {
        origin: Origin::Builtin("test".to_owned()),
        hash: String::new(),
        network: Network::of(&dossier).into(),
        claim_places: Vec::new().into(),
        import: None,
        reading: sayso::text::read(&dossier),
        dossier: dossier.into(),
        problems: Problems::default(),
    }
}

/// The words that are highlighted when a quote is clicked, with the document they stand in.
fn highlighted(session: &mut Session, evidence: EvidenceIndex) -> Option<(DocumentIndex, String)> {
    session.apply(Command::ShowQuote(evidence));
    let reading = session.selection().reading?;
    let open = session.open()?;
    let text = open.dossier.documents.get(reading.document.at())?.text.as_deref()?;
    let words = text.get(reading.passage?.range()).expect("a highlight begins and ends between characters");
    Some((reading.document, words.to_owned()))
}

/// The folds of the format, written again here: a folded quote must be equal to its highlight after this.
fn folded(text: &str) -> String {
    let plain = |character: char| match character {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '\u{2BC}' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    let is_unseen = |character: &char| matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}');
    let composed: String = text.nfc().filter(|character| !is_unseen(character)).map(plain).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks that the highlight of every quote of a dossier fits its result; returns the number of quotes.
fn check_every_quote(open: OpenDossier) -> usize {
    let mut session = Session::new(Preferences::default());
    let open = Arc::new(open);
    session.apply(Command::Loaded { open: Arc::clone(&open), layout: None });
    let mut count = 0;
    for (place, relation) in open.dossier.relations.iter().enumerate() {
        for (position, piece) in relation.evidence.iter().enumerate() {
            let index = EvidenceIndex { relation: RelationIndex(place as u32), position: position as u32 };
            let shown = highlighted(&mut session, index);
            let (words, quote) = (shown.as_ref().map(|(_, words)| words.as_str()), piece.quote.as_deref());
            match open.reading.verification(index) {
                result if result.outcome() == Outcome::Exact => assert_eq!(words, quote),
                Verification::Found(found) if found.faults.case => {
                    let lower = |words: &str| folded(words).to_lowercase();
                    assert_eq!(words.map(lower), quote.map(lower));
                }
                Verification::Found(_) => assert_eq!(words.map(folded), quote.map(folded)),
                Verification::Missing { .. } => assert_ne!(words, quote),
                Verification::Passage { .. } => assert!(piece.passage.is_some()),
                Verification::Cited(_) => assert_eq!(words, None),
            }
            if open.reading.verification(index).elsewhere().is_none() {
                assert!(shown.is_none_or(|(document, _)| document == piece.document));
            }
            count += 1;
        }
    }
    count
}

#[test]
fn every_quote_of_every_example_is_highlighted_as_it_is() {
    for name in seed_names() {
        let open = load(&Origin::File(dossier_of(&name))).expect("the example loads");
        assert!(check_every_quote(open) > 100, "{name}");
    }
}

/// Difficult words and gaps: emoji of several parts, marks, Persian with joiners, Chinese, signs.
const WORDS: [&str; 22] = [
    "Iran",
    "“talks”",
    "haven’t",
    "co\u{AD}operation",
    "Cafe\u{301}",
    "Café",
    "10 m²",
    "👩\u{200D}💻",
    "🇮🇷",
    "❤\u{FE0F}",
    "گفت‌وگوها",
    "می\u{200C}خواهد",
    "خرازی",
    "Путин",
    "普京会见了",
    "각각",
    "\u{1100}\u{1161}\u{11A8}",
    "e\u{301}\u{323}",
    "U.S.",
    "2001–2",
    "नमस्ते",
    "İstanbul",
];
const GAPS: [&str; 9] = [" ", " ", " ", "\r\n", "\n", "\u{A0}", ". ", "…", "\r\n\r\n"];

#[test]
fn every_quote_cut_from_a_made_up_text_is_highlighted_as_it_is() {
    use unicode_segmentation::UnicodeSegmentation as _;
    let mut random = Random::new(20_020_405);
    let mut count = 0;
    for _ in 0..120 {
        let text: String =
            (0..10 + random.below(120)).flat_map(|_| [random.pick(&WORDS), random.pick(&GAPS)]).collect();
        let cuts: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let mut quotes = Vec::new();
        for _ in 0..20 {
            let (one, other) = (cuts[random.below(cuts.len())], cuts[random.below(cuts.len())]);
            let words = &text[one.min(other)..one.max(other)];
            // A quote that begins with a dash before a number begins with a sign: it says something else.
            let begins_with_sign = folded(words).starts_with("-2");
            if !words.trim().is_empty() && !begins_with_sign {
                quotes.push(evidence(0, words));
                // As typed by hand, with plain signs and spaces.
                quotes.push(evidence(0, &folded(words)));
            }
        }
        quotes.retain(|piece| piece.quote.as_deref().is_some_and(|quote| !quote.is_empty()));
        let open = read(&[&text], quotes);
        for result in &open.reading.verifications[0] {
            assert!(matches!(result.word(), "exact" | "folded" | "cut" | "joined" | "cited"), "{result:?} in {text:?}");
        }
        count += check_every_quote(open);
    }
    assert!(count > 3_000, "{count}");
}

/// The documents of the table.
const NAMED: &str = "In Moscow, U.S. Secretary Powell said: “We haven’t gotten these assurances.” Russia did not supply \
                     10 m² of U.S. steel – it’s co\u{AD}operation with us.\r\nThe talks went on. Nobody paid Iran. The talks \
                     went on.";
const OTHER: &str = "Elsewhere, “they” agreed to differ.";

#[test]
fn an_altered_quote_is_told_as_what_it_is() {
    let table: [(&str, &str, &str); 26] = [
        ("as it stands", "Russia did not supply 10 m² of U.S. steel", "exact"),
        ("plain quotation marks", "\"We haven't gotten these assurances.\"", "folded"),
        ("another dash", "steel — it’s", "folded"),
        ("a hyphen for a dash", "steel - it’s", "folded"),
        ("white space doubled", "Russia did  not\tsupply", "folded"),
        ("white space around", "  Nobody paid Iran. ", "folded"),
        ("a line break taken out", "with us. The talks went on. Nobody", "folded"),
        ("a soft hyphen taken out", "cooperation with us", "folded"),
        ("capitals changed", "russia did not supply", "case"),
        ("US for us", "cooperation with US", "case"),
        ("all in capitals", "NOBODY PAID IRAN", "case"),
        ("twice in the document", "The talks went on.", "exact"),
        ("from another document", "agreed to differ", "elsewhere"),
        ("from another document, folded", "\"they\" agreed", "elsewhere"),
        ("from another document, in other case", "AGREED TO DIFFER", "missing"),
        ("“not” dropped", "Russia did supply 10 m² of U.S. steel", "missing"),
        ("n’t dropped", "We have gotten these assurances", "missing"),
        ("“not” added", "The talks went not on", "missing"),
        ("“Nobody” for somebody", "Somebody paid Iran", "missing"),
        ("one word dropped", "Russia did not supply m²", "missing"),
        ("words exchanged", "Iran paid Nobody", "missing"),
        ("a superscript made plain", "supply 10 m2 of U.S. steel", "missing"),
        ("points dropped from an abbreviation", "10 m² of US steel", "missing"),
        ("spliced with an ellipsis", "Russia did not … with us", "missing"),
        ("spliced with three points", "We haven’t gotten ... assurances", "missing"),
        ("nothing", "", "cited"),
    ];
    for (how, quote, expected) in table {
        let open = read(&[NAMED, OTHER], vec![evidence(0, quote)]);
        let result = &open.reading.verifications[0][0];
        assert_eq!(result.word(), expected, "{how}: {quote:?}");
        assert_eq!(result.is_verified(), matches!(expected, "exact" | "folded"), "{how}");
    }
}

#[test]
fn a_quote_without_one_of_its_inner_words_is_never_verified() {
    let mut dropped = 0;
    for name in seed_names() {
        let open = load(&Origin::File(dossier_of(&name))).expect("the example loads");
        let texts: Vec<&str> =
            open.dossier.documents.iter().map(|document| document.text.as_deref().unwrap_or_default()).collect();
        let folded_texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
        let mut altered = Vec::new();
        for piece in open.dossier.relations.iter().flat_map(|relation| &relation.evidence) {
            let words: Vec<&str> = piece.quote.as_deref().unwrap_or_default().split_whitespace().collect();
            for gone in 1..words.len().saturating_sub(1) {
                let left: Vec<&str> = [&words[..gone], &words[gone + 1..]].concat();
                altered.push(evidence(piece.document.at(), &left.join(" ")));
            }
        }
        let read = read(&texts, altered.clone());
        for (piece, result) in altered.iter().zip(&read.reading.verifications[0]) {
            let quote = folded(piece.quote.as_deref().unwrap_or_default());
            // Unless the shorter words happen to stand there as well.
            let stands = folded_texts[piece.document.at()].contains(&quote);
            assert!(!result.is_verified() || stands, "{quote:?} became {result:?}");
            dropped += usize::from(!stands);
        }
    }
    assert!(dropped > 1_000, "{dropped}");
}
