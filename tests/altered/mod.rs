//! Quotes altered in meaning and quotes only set in another way, by language: none of the first is ever verified.
//!
//! Each language has a table of text beside this file, in blocks divided by blank lines; lines that begin with `#` are
//! remarks. A block with `text:` gives the document for the blocks behind it. Each other block is a row:
//!
//! - `change:` what was changed, in words;
//! - `quote:` the quote, and if wanted `prefix:` and `suffix:`;
//! - `result:` what has to come out: the format's word, for a folded quote with its folds, for a missing one with its
//!   reason ("missing: spliced"). Without folds or reason any will do; "missing without a reason" where none would be
//!   true. " or " divides results that are all right;
//! - `because:` why an altered meaning may be verified: "words left out around the quote" or "script without borders";
//! - `outside:` the words of denial, condition, doubt or asking in its sentence that the quote leaves out, with commas;
//! - `fails:` a fault that is known: the row must fail, so that the line is taken away when the fault is mended.
//!
//! `\n`, `\t`, `\r`, `\f` and `\u{…}` stand for characters that cannot be seen.

mod broken_lines;

use sayso::model::{
    Document, DocumentIndex, Dossier, Entity, EntityIndex, Evidence, LookReason, Reading, Relation, Verification,
};
use sayso::text::cautions;
use std::collections::BTreeMap;

/// The tables of altered quotes.
const ALTERED: [(&str, &str); 10] = [
    ("English", include_str!("english.txt")),
    ("German", include_str!("german.txt")),
    ("Russian", include_str!("russian.txt")),
    ("Persian", include_str!("persian.txt")),
    ("Turkish", include_str!("turkish.txt")),
    ("Chinese", include_str!("chinese.txt")),
    ("others", include_str!("others.txt")),
    ("turned", include_str!("turned.txt")),
    ("borders", include_str!("borders.txt")),
    ("reasons", include_str!("reasons.txt")),
];

/// The table of quotes that say the same.
const UNCHANGED: &str = include_str!("unchanged.txt");

/// Why an altered meaning may be verified.
const BEYOND_BORDERS: [&str; 2] = ["words left out around the quote", "script without borders"];

/// One row of a table.
#[derive(Clone, Debug, Default)]
struct Row {
    text: String,
    change: String,
    quote: String,
    prefix: Option<String>,
    suffix: Option<String>,
    result: String,
    because: Option<String>,
    outside: Vec<String>,
    fails: Option<String>,
}

/// Puts the characters that cannot be seen in.
fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut characters = after.chars();
        match characters.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('f') => out.push('\u{C}'),
            Some('u') => {
                let (code, _) =
                    characters.as_str().strip_prefix('{').and_then(|code| code.split_once('}')).expect("\\u{…}");
                out.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character"));
                characters = characters.as_str()[code.len() + 2..].chars();
            }
            other => {
                assert_eq!(other, Some('\\'), "an unknown sign behind \\ in {value}");
                out.push('\\');
            }
        }
        rest = characters.as_str();
    }
    out + rest
}

/// Reads a table.
fn rows(table: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut text = String::new();
    let plain: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    for block in plain.join("\n").split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        let mut row = Row::default();
        for line in block.lines() {
            let (key, value) = line.split_once(": ").expect("a key and a value");
            let plain = unescaped(value);
            match key {
                "text" => text = plain,
                "change" => row.change = plain,
                "quote" => row.quote = plain,
                "prefix" => row.prefix = Some(plain),
                "suffix" => row.suffix = Some(plain),
                "result" => row.result = plain,
                "because" => row.because = Some(plain),
                "outside" => row.outside = plain.split(", ").map(str::to_owned).collect(),
                "fails" => row.fails = Some(plain),
                _ => assert!(line.is_empty(), "an unknown key: {line}"),
            }
        }
        if !row.quote.is_empty() {
            assert!(!row.change.is_empty() && !row.result.is_empty(), "an unfinished row: {row:?}");
            rows.push(Row { text: text.clone(), ..row });
        }
    }
    rows
}

/// The results of quotes from one text.
fn results(text: &str, quotes: Vec<Evidence>) -> Vec<Verification> {
    reading_of(text, quotes).verifications.swap_remove(0)
}

/// What is read from one text, with a claim that has these quotes.
fn reading_of(text: &str, quotes: Vec<Evidence>) -> Reading {
    let entity = Entity { id: "nobody".to_owned(), kind: "person".to_owned(), ..entity() };
    let claim = Relation { evidence: quotes, ..relation() };
    let document = Document { id: "d".to_owned(), text: Some(text.to_owned()), ..Document::default() };
    let dossier =
        Dossier { documents: vec![document], entities: vec![entity], relations: vec![claim], ..Dossier::default() };
    sayso::text::read(&dossier)
}

fn entity() -> Entity {
    Entity {
        id: String::new(),
        kind: String::new(),
        name: "nobody at all".to_owned(),
        aliases: Vec::new(),
        match_name: true,
        mentions: Vec::new(),
        links: BTreeMap::new(),
        note: None,
        fields: BTreeMap::new(),
    }
}

fn relation() -> Relation {
    Relation {
        id: None,
        from: EntityIndex(0),
        kind: "says".to_owned(),
        to: EntityIndex(0),
        status: sayso::model::Status::Asserted,
        by: None,
        hedge: None,
        date: None,
        note: None,
        fields: BTreeMap::new(),
        evidence: Vec::new(),
    }
}

/// A quote from the document.
fn quoted(words: &str) -> Evidence {
    Evidence {
        document: DocumentIndex(0),
        quote: Some(words.to_owned()),
        passage: None,
        prefix: None,
        suffix: None,
        note: None,
    }
}

/// A result as the tables write it: its word, and behind it its folds or its reason.
fn in_words(result: &Verification) -> String {
    let more = match result {
        Verification::Found(found) => found.folds.words(),
        Verification::Missing { reason, .. } => reason.map_or("", |reason| reason.key()).to_owned(),
        _ => String::new(),
    };
    if more.is_empty() { result.word().to_owned() } else { format!("{}: {more}", result.word()) }
}

/// The result of a row.
fn result_of(row: &Row) -> Verification {
    let quote = Evidence { prefix: row.prefix.clone(), suffix: row.suffix.clone(), ..quoted(&row.quote) };
    results(&row.text, vec![quote]).swap_remove(0)
}

/// Whether a result is what the row wants.
fn fits(row: &Row, result: &Verification) -> bool {
    let got = in_words(result);
    let is = |wanted: &str| match wanted {
        "missing without a reason" => got == "missing",
        _ => wanted == got || wanted == result.word(),
    };
    row.result.split(" or ").any(is)
}

/// What the tables of one test came to, printed when it fails.
#[derive(Default)]
struct Tally {
    counts: BTreeMap<(String, String), usize>,
    wrong: Vec<String>,
}

impl Tally {
    /// Counts a row, and keeps it if its result is not the wanted one.
    fn take(&mut self, language: &str, row: &Row) -> Verification {
        let result = result_of(row);
        *self.counts.entry((language.to_owned(), result.word().to_owned())).or_default() += 1;
        let Row { change, quote, result: wanted, .. } = row;
        let told = format!("{language}, {change}: {quote:?} should be “{wanted}”, is “{}”", in_words(&result));
        match (fits(row, &result), &row.fails) {
            (false, None) => self.wrong.push(told),
            (true, Some(reason)) => self.wrong.push(format!("{told}: mended, so take “fails: {reason}” away")),
            (true, None) | (false, Some(_)) => {}
        }
        result
    }

    /// How many results are of one kind.
    fn count(&self, word: &str) -> usize {
        self.counts.iter().filter(|((_, result), _)| result == word).map(|(_, count)| count).sum()
    }

    /// Fails with the counts if something is wrong.
    fn check(&self) {
        let counts: Vec<String> =
            self.counts.iter().map(|((language, result), count)| format!("{language}: {count} {result}")).collect();
        let counts = counts.join("\n");
        assert!(self.wrong.is_empty(), "{} rows\n{}\n\n{counts}", self.wrong.len(), self.wrong.join("\n"));
    }
}

#[test]
fn no_altered_meaning_is_verified_but_what_no_border_can_tell() {
    let mut tally = Tally::default();
    let mut total = 0;
    for (language, table) in ALTERED {
        let rows = rows(table);
        assert!(rows.len() >= 20, "{language} has {} rows", rows.len());
        total += rows.len();
        for row in rows {
            let result = tally.take(language, &row);
            let may = row.because.as_deref().is_some_and(|because| BEYOND_BORDERS.contains(&because));
            if result.is_verified() != may && row.fails.is_none() {
                tally.wrong.push(format!("{language}, {}: {:?} is {}", row.change, row.quote, in_words(&result)));
            }
        }
    }
    assert!(total >= 150, "{total} rows");
    tally.check();
}

#[test]
fn what_is_left_out_around_a_verified_quote_stands_in_its_text() {
    for row in ALTERED.iter().flat_map(|(_, table)| rows(table)).filter(|row| row.because.is_some()) {
        assert!(!row.outside.is_empty(), "{row:?}");
        for words in &row.outside {
            assert!(row.text.contains(words.as_str()) && !row.quote.contains(words.as_str()), "{words}: {row:?}");
        }
    }
}

#[test]
fn what_is_left_out_is_marked_and_the_quote_is_listed_for_a_second_look() {
    let mut unmarked = Vec::new();
    // Names no end, and has few words, are told of honest quotes too.
    let is_told = |reason: &LookReason| !matches!(reason, LookReason::NoEnd | LookReason::Short);
    for row in ALTERED.iter().flat_map(|(_, table)| rows(table)).filter(|row| !row.outside.is_empty()) {
        let reading = reading_of(&row.text, vec![quoted(&row.quote)]);
        let looks: Vec<LookReason> = reading.second_look.iter().flat_map(|look| look.reasons.clone()).collect();
        let language = &reading.documents[0].language;
        // Sentence by sentence, since some texts are in several languages.
        let sentences = reading.documents[0].sentences.iter().map(|sentence| sentence.of(&row.text));
        let marked: Vec<&str> = sentences
            .flat_map(|words| cautions(words, language).into_iter().map(move |(span, _)| span.of(words)))
            .collect();
        let is_marked = row.outside.iter().any(|words| {
            let is_same = |marked: &&str| marked.contains(words.as_str()) || words.contains(*marked);
            words == "?" || marked.iter().any(is_same)
        });
        if !is_marked || !looks.iter().any(is_told) {
            unmarked.push(format!("{language}: {:?} of {:?}: {marked:?}, {looks:?}", row.quote, row.text));
        }
    }
    assert!(unmarked.is_empty(), "{}", unmarked.join("\n"));
}

#[test]
fn quotes_set_in_another_way_are_verified_or_missing_for_a_named_reason() {
    let rows = rows(UNCHANGED);
    assert!(rows.len() >= 60, "{} rows", rows.len());
    let mut tally = Tally::default();
    let mut told = 0;
    for row in &rows {
        let result = tally.take("unchanged", row);
        let has_reason = matches!(result, Verification::Missing { reason: Some(_), .. });
        told += usize::from(result.is_verified() || has_reason);
    }
    tally.check();
    assert!(told >= 50, "{told} of {} are verified or missing for a named reason", rows.len());
    assert!(tally.count("exact") + tally.count("folded") >= 40, "{:?}", tally.counts);
}
