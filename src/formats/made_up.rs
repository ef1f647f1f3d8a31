//! A generator of dossiers: of any size, with every status, speakers, dates, contradictions and altered quotes.
//!
//! For trying the program on something large, and for tests and benchmarks that need what real corpora lack. Names are
//! fictitious. Degrees are uneven, as in real networks, by preferential attachment (Barabási and Albert 1999).
//!
//! Invariant: the same recipe gives the same text, on any machine.

use crate::model::Status;

/// The words of first and second names; the pairs are used up before numbers follow.
const FIRST: [&str; 16] = [
    "Anna", "Boris", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Irena", "Jonas", "Катя", "Leila", "مریم",
    "Nils", "Olga", "Pavel",
];
const SECOND: [&str; 16] = [
    "Abend",
    "Borodin",
    "Castellan",
    "Dovre",
    "Eskildsen",
    "Faro",
    "Grünwald",
    "Hadjian",
    "Ivens",
    "Jarosz",
    "Kessler",
    "Лунин",
    "Marchetti",
    "Nørgaard",
    "Okafor",
    "Petrescu",
];

/// The kinds of entity.
const KINDS: [&str; 8] = ["person", "organization", "country", "place", "facility", "agreement", "event", "topic"];

/// The kinds of relation; the first is symmetric, the next two are each other's inverse.
const RELATIONS: [&str; 10] =
    ["meets", "owns", "belongs to", "pays", "warns", "supplies", "visits", "accuses", "works for", "is in debt to"];

/// The alterations of quotes, each with the result that is expected of it.
const ALTERATIONS: [(Alteration, &str); 7] = [
    (Alteration::Signs, "folded"),
    (Alteration::Case, "case"),
    (Alteration::Twice, "exact"),
    (Alteration::OtherDocument, "elsewhere"),
    (Alteration::WordDropped, "missing"),
    (Alteration::Spliced, "missing"),
    (Alteration::CitedOnly, "cited"),
];

/// An alteration of a quote.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alteration {
    /// A typographic sign is made plain.
    Signs,
    /// A capital is made lower case.
    Case,
    /// The sentence stands in its document twice.
    Twice,
    /// The sentence stands in another document.
    OtherDocument,
    /// A word is left out, "not" among others.
    WordDropped,
    /// The middle is left out.
    Spliced,
    /// No quote is given.
    CitedOnly,
}

/// What to generate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// How many entities.
    pub entities: u32,
    /// The seed of the random numbers.
    pub seed: u64,
}

/// A generated dossier, with the results that are expected of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeUp {
    /// The dossier file.
    pub text: String,
    /// For every relation, the expected results of its quotes: the words of
    /// [`Verification::word`](crate::model::Verification::word).
    pub results: Vec<Vec<&'static str>>,
}

/// How every generated dossier begins; the seed follows.
const BEGINNING: &str = "(\n    format: 1,\n    title: \"Made up, seed ";

/// Whether a file begins as a generated dossier does.
#[must_use]
pub fn is_made_up(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING.as_bytes())
}

/// A claim before it is written.
struct Claim {
    from: usize,
    kind: usize,
    to: usize,
    status: Status,
    by: Option<usize>,
}

/// Generates a dossier.
#[must_use]
pub fn make_up(recipe: Recipe) -> MadeUp {
    let mut maker = Maker::new(recipe);
    let claims = maker.claims();
    let mut relations = String::new();
    let mut results = Vec::new();
    for claim in &claims {
        let (written, expected) = maker.relation(claim);
        relations.push_str(&written);
        results.push(expected);
    }
    let mut text = format!("{BEGINNING}{}\",\n    documents: [\n", recipe.seed);
    for (at, sentences) in maker.documents.iter().enumerate() {
        text.push_str(&document(at, sentences, &maker.dates[at]));
    }
    text.push_str("    ],\n    kinds: [\n        (name: \"meets\", symmetric: true),\n");
    text.push_str("        (name: \"owns\", inverse: \"belongs to\"),\n    ],\n    entities: [\n");
    for at in 0..maker.names.len() {
        let (kind, name) = (KINDS[at * 7 % KINDS.len()], &maker.names[at]);
        text.push_str(&format!("        (id: \"e{at}\", kind: \"{kind}\", name: {name:?}),\n"));
    }
    text.push_str("    ],\n    relations: [\n");
    text.push_str(&relations);
    text.push_str("    ],\n)\n");
    MadeUp { text, results }
}

/// A document as it is written in the file.
fn document(at: usize, sentences: &[String], date: &str) -> String {
    let date = if date.is_empty() { String::new() } else { format!(", date: {date:?}") };
    let words = sentences.join(" ");
    format!("        (id: \"d{at}\", title: \"File {at}\", publisher: \"Office {}\"{date}, text: {words:?}),\n", at % 5)
}

/// The state of the random numbers, and what was generated so far.
struct Maker {
    state: u64,
    names: Vec<String>,
    documents: Vec<Vec<String>>,
    dates: Vec<String>,
    sentences: u32,
}

impl Maker {
    fn new(recipe: Recipe) -> Self {
        let mut maker = Self {
            state: recipe.seed,
            names: (0..recipe.entities as usize).map(name).collect(),
            documents: vec![Vec::new(); 2 + recipe.entities as usize / 8],
            dates: Vec::new(),
            sentences: 0,
        };
        maker.dates = (0..maker.documents.len()).map(|_| maker.date()).collect();
        maker
    }

    /// A number under `limit`: `SplitMix64` (Steele, Lea and Flood 2014).
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }

    /// A date of any vagueness, or none.
    fn date(&mut self) -> String {
        let (year, month, day) = (1990 + self.below(30), 1 + self.below(12), 1 + self.below(28));
        match self.below(8) {
            0 => String::new(),
            1 => format!("{year}"),
            2 => format!("{year}~"),
            3 => format!("{year}-{month:02}"),
            4 => format!("{year}-{month:02}-{day:02}/{}-{month:02}-{day:02}", year + 1),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// The claims: one from every entity to an earlier one, twice as many among all, and answers to some of them.
    fn claims(&mut self) -> Vec<Claim> {
        let count = self.names.len();
        let mut claims: Vec<Claim> = Vec::new();
        // Every entity is in this list once, and once more for each of its claims: a draw favours entities with many
        // claims.
        let mut known: Vec<usize> = Vec::new();
        for round in 0..3 * count {
            let from = if round < count { round } else { known[self.below(known.len())] };
            let to = if known.is_empty() { from } else { known[self.below(known.len())] };
            if round < count {
                known.push(round);
            }
            // One claim in forty may be a loop; other loops are skipped.
            if from == to && self.below(40) > 0 {
                continue;
            }
            known.extend([from, to]);
            let status = [Status::Asserted, Status::Asserted, Status::Asserted, Status::Alleged, Status::Hypothetical]
                [self.below(5)];
            let by = (status == Status::Alleged || self.below(3) == 0).then(|| known[self.below(known.len())]);
            let claim = Claim { from, kind: self.below(RELATIONS.len()), to, status, by };
            if self.below(9) == 0 {
                let by = (self.below(4) > 0).then(|| known[self.below(known.len())]);
                claims.push(self.answer(&claim, by));
            }
            claims.push(claim);
        }
        claims
    }

    /// A claim that contradicts another, stated from the other end if its kind allows that.
    fn answer(&mut self, claim: &Claim, by: Option<usize>) -> Claim {
        let turned = self.below(2) == 0;
        let (from, kind, to) = match (claim.kind, turned) {
            (0, true) => (claim.to, 0, claim.from),
            (1, true) => (claim.to, 2, claim.from),
            (2, true) => (claim.to, 1, claim.from),
            (kind, _) => (claim.from, kind, claim.to),
        };
        let status = if self.below(4) == 0 { Status::Hypothetical } else { Status::Denied };
        Claim { from, kind, to, status, by }
    }

    /// A relation as it is written in the file, and the expected results of its quotes.
    fn relation(&mut self, claim: &Claim) -> (String, Vec<&'static str>) {
        let mut text =
            format!("        (from: \"e{}\", kind: \"{}\", to: \"e{}\"", claim.from, RELATIONS[claim.kind], claim.to);
        if claim.status != Status::Asserted {
            text.push_str(&format!(", status: {}", claim.status.word()));
        }
        if let Some(by) = claim.by {
            text.push_str(&format!(", by: \"e{by}\""));
        }
        let date = self.date();
        if self.below(3) == 0 && !date.is_empty() {
            text.push_str(&format!(", date: {date:?}"));
        }
        let count = [0, 1, 1, 1, 2, 3][self.below(6)];
        let (pieces, results): (Vec<String>, Vec<&str>) = (0..count).map(|_| self.evidence(claim)).unzip();
        text.push_str(&format!(", evidence: [{}]),\n", pieces.join(", ")));
        (text, results)
    }

    /// Adds a sentence to a document and quotes it, perhaps altered; with the expected result.
    fn evidence(&mut self, claim: &Claim) -> (String, &'static str) {
        let document = self.below(self.documents.len());
        let sentence = self.sentence(claim);
        let (alteration, result) = match self.below(4) {
            0 => {
                let (alteration, result) = ALTERATIONS[self.below(ALTERATIONS.len())];
                (Some(alteration), result)
            }
            _ => (None, "exact"),
        };
        let at = if alteration == Some(Alteration::OtherDocument) {
            (document + 1) % self.documents.len()
        } else {
            document
        };
        self.documents[at].push(sentence.clone());
        if alteration == Some(Alteration::Twice) {
            self.documents[at].push(sentence.clone());
        }
        let quote = match alteration {
            None | Some(Alteration::Twice | Alteration::OtherDocument) => sentence,
            Some(Alteration::CitedOnly) => return (format!("(doc: \"d{document}\")"), result),
            Some(Alteration::Signs) => sentence.replace('’', "'"),
            Some(Alteration::Case) => sentence.replacen("The", "the", 1),
            Some(Alteration::WordDropped) if sentence.contains("not so") => sentence.replacen("not ", "", 1),
            Some(Alteration::WordDropped) => sentence.replacen("keeper’s ", "", 1),
            Some(Alteration::Spliced) => sentence.replacen(" says", " …", 1),
        };
        (format!("(doc: \"d{document}\", quote: {quote:?})"), result)
    }

    /// A unique sentence for a claim.
    fn sentence(&mut self, claim: &Claim) -> String {
        self.sentences += 1;
        let (from, kind, to) = (&self.names[claim.from], RELATIONS[claim.kind], &self.names[claim.to]);
        let who = claim.by.map_or_else(String::new, |by| format!(" in the words of {}", self.names[by]));
        let what = match claim.status {
            Status::Asserted => format!("{from} {kind} {to}"),
            Status::Alleged => format!("it is claimed that {from} {kind} {to}"),
            Status::Denied => format!("it is not so that {from} {kind} {to}"),
            Status::Hypothetical => format!("it may come about that {from} {kind} {to}"),
        };
        format!("The keeper’s note {} says{who}: {what}.", self.sentences)
    }
}

/// The name of an entity.
fn name(at: usize) -> String {
    let (first, second) = (FIRST[at % FIRST.len()], SECOND[(at / FIRST.len() + at * 5) % SECOND.len()]);
    match at / (FIRST.len() * SECOND.len()) {
        0 => format!("{first} {second}"),
        more => format!("{first} {second} {}", more + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_same_recipe_gives_the_same_text_and_another_seed_another() {
        let make = |entities, seed| make_up(Recipe { entities, seed }).text;
        assert_eq!(make(40, 1), make(40, 1));
        assert_ne!(make(40, 1), make(40, 2));
    }

    #[test]
    fn names_are_all_different() {
        let names: BTreeSet<String> = (0..2_000).map(name).collect();
        assert_eq!(names.len(), 2_000);
    }
}
