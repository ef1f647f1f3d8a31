//! How the time of reading grows with a dossier: made dossiers of one size and of twice that.

use sayso::files::load::load_bytes;
use sayso::model::{Dossier, Origin};
use std::io::Write;

/// Pieces that a text is made of: lines and marks that are hard to read when there is nothing else.
const PIECES: [&str; 14] = [
    "Mr. ",
    "A. ",
    "Q. A. ",
    "x.4 A ",
    "“A.” ",
    "a-\n",
    "…",
    "。",
    "\u{C}",
    "1\n\n",
    "[p. 1]\n",
    "12   abc\n",
    "\r\n\u{C}",
    "word ",
];

/// Words of made sentences.
const WORDS: [&str; 24] = [
    "the", "of", "Moscow", "talks", "on", "arms", "were", "cold", "and", "a", "minister", "said", "that", "two",
    "visits", "in", "April", "had", "made", "no", "progress", "with", "Tehran", "yet",
];

/// A made dossier, and its name.
struct Made {
    name: String,
    /// The document's text.
    text: String,
    /// The quotes of its claims.
    quotes: Vec<String>,
    /// The mentions placed by hand: the words, and those around them.
    mentions: Vec<(String, String)>,
}

/// The next number of a sequence that looks random (a linear congruential generator by Knuth).
fn next(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % below
}

/// Sentences of made words, each with a number of its own where they are `numbered`.
fn sentences(count: usize, state: &mut u64) -> Vec<String> {
    let mut sentence = |number: usize| {
        let length = 8 + next(state, 16);
        let words: Vec<&str> = (0..length).map(|_| WORDS[next(state, WORDS.len())]).collect();
        format!("In {number} {}.", words.join(" "))
    };
    (0..count).map(&mut sentence).collect()
}

/// The words of sentences without their stops and capitals, as one, and every tenth of these.
fn unpunctuated(written: &[String]) -> (String, Vec<String>) {
    let bare: Vec<String> =
        written.iter().map(|sentence| sentence.trim_end_matches('.').to_lowercase().replace("in ", "as ")).collect();
    (bare.join(" "), bare.iter().step_by(10).cloned().collect())
}

/// What is made at a size: quotes that are there, quotes that are not, placed mentions, and texts of one piece.
fn made(size: usize) -> Vec<Made> {
    let mut state = 1;
    let written = sentences(10 * size, &mut state);
    let text = written.join(" ");
    let there: Vec<String> = written.iter().step_by(10).cloned().collect();
    let broken = |quote: &String| quote.replacen(' ', "\n", 3).replace("the", "THE");
    let folded = there.iter().map(broken).collect();
    let missing = sentences(size, &mut state).iter().map(|quote| quote.replacen("In ", "By ", 1)).collect();
    let placed = (0..size).map(|number| (format!("In {}", 10 * number), written[10 * number].clone())).collect();
    let of = |name: &str, quotes: Vec<String>, mentions: Vec<(String, String)>| Made {
        name: format!("{size} {name}"),
        text: text.clone(),
        quotes,
        mentions,
    };
    let mut all = vec![
        of("quotes", there, Vec::new()),
        of("quotes that differ in case and breaks", folded, Vec::new()),
        of("missing quotes", missing, Vec::new()),
        of("placed mentions", Vec::new(), placed),
    ];
    let (unpunctuated, without_stop) = unpunctuated(&written);
    all.push(Made { text: unpunctuated, ..of("quotes in a text without full stops", without_stop, Vec::new()) });
    for piece in PIECES {
        let text = piece.repeat(200 * size / piece.len());
        let quotes = vec![text[..text.floor_char_boundary(100)].to_owned()];
        all.push(Made { name: format!("{} bytes of {piece:?}", text.len()), text, quotes, mentions: Vec::new() });
    }
    all
}

/// A made dossier, loaded as any other.
fn dossier(made: &Made) -> Option<Dossier> {
    let mention = |(text, within): &(String, String)| format!("(doc: \"d\", text: {text:?}, within: {within:?}),");
    let claim = |quote: &String| {
        let evidence = format!("(doc: \"d\", quote: {quote:?})");
        format!("(from: \"a\", kind: \"met\", to: \"b\", evidence: [{evidence}]),")
    };
    let ron = format!(
        "(format: 1, documents: [(id: \"d\", title: \"d\", text: {:?})], entities: [(id: \"a\", name: \"Moscow\", kind: \
         \"place\", mentions: [{}]), (id: \"b\", name: \"Tehran\", kind: \"place\")], relations: [{}])",
        made.text,
        made.mentions.iter().map(mention).collect::<String>(),
        made.quotes.iter().map(claim).collect::<String>(),
    );
    let origin = Origin::File("made.ron".into());
    load_bytes(&origin, ron.as_bytes(), &mut |_| Ok(Vec::new())).ok().map(|open| (*open.dossier).clone())
}

/// Prints the times of reading made dossiers, of one size and of twice that.
pub fn print(out: &mut dyn Write) -> std::io::Result<()> {
    for (single, double) in made(5_000).iter().zip(&made(10_000)) {
        let (Some(one), Some(other)) = (dossier(single), dossier(double)) else {
            writeln!(out, "{}: does not load", single.name)?;
            continue;
        };
        let (short, _) = super::best(|| sayso::text::read(&one));
        let (long, _) = super::best(|| sayso::text::read(&other));
        writeln!(out, "{:<60} {short:>9.1} ms, of twice that {long:>9.1} ms: {:.1} times", single.name, long / short)?;
    }
    Ok(())
}
