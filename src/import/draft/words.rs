//! Kinds, statuses and dates in the words of other tools.
//!
//! Invariant: text with spaces is a person's phrase and stays as it is.

use crate::model::{Date, Status};
use std::collections::BTreeMap;

/// Words for the kinds of entities that have marks of their own, in small letters.
const KINDS: &[(&str, &[&str])] = &[
    ("person", &["person", "per", "people", "human", "individual", "pers", "personne", "persona"]),
    (
        "organization",
        &["organization", "organisation", "org", "company", "corporation", "institution", "firma", "legalentity"],
    ),
    ("place", &["place", "geo", "loc", "location", "gpe", "city", "ort", "lieu", "lugar", "address"]),
    ("country", &["country", "nation", "state_country"]),
    ("event", &["event", "evt"]),
    ("facility", &["facility", "fac"]),
    ("agreement", &["agreement", "treaty", "contract"]),
    ("topic", &["topic"]),
];

/// The kind of an entity in a word of this program; "unknown" where there is none.
#[must_use]
pub fn entity_kind(word: &str) -> String {
    let lower = words(word).to_lowercase();
    let known = KINDS.iter().find(|(_, words)| words.contains(&lower.as_str()));
    match known {
        Some((kind, _)) => (*kind).to_owned(),
        None if is_nothing(&lower) || lower == "unknown" => "unknown".to_owned(),
        None => lower,
    }
}

/// The kind of a relation as a phrase; `None` where the word says none.
#[must_use]
pub fn relation_kind(word: &str) -> Option<String> {
    let word = word.trim();
    if is_nothing(word) {
        return None;
    }
    let phrase = if word.contains(char::is_whitespace) {
        word.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        words(word)
    };
    Some(phrase).filter(|phrase| !phrase.is_empty())
}

/// `UPPER_SNAKE`, `kebab-case` and `camelCase` in words; anything else trimmed.
fn words(word: &str) -> String {
    let word = word.trim().trim_matches(['"', '\'']).trim();
    if word.contains(char::is_whitespace) {
        return word.to_owned();
    }
    let is_snake = word.contains('_');
    let is_kebab = !is_snake && word.contains('-') && word.chars().all(|letter| letter == '-' || letter.is_lowercase());
    let has_small = word.chars().any(char::is_lowercase);
    let spaced = if is_snake || is_kebab { word.replace(['_', '-'], " ") } else { word.to_owned() };
    let spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    match () {
        () if is_snake || is_kebab || !has_small => spaced.to_lowercase(),
        () if spaced.chars().any(char::is_uppercase) => camel(&spaced),
        () => spaced,
    }
}

/// `worksFor` as "works for"; a name with a capital at its beginning only stays.
fn camel(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    let mut was_small = false;
    let is_camel = word.chars().next().is_some_and(char::is_lowercase) && word.chars().all(char::is_alphanumeric);
    if !is_camel {
        return word.to_owned();
    }
    for letter in word.chars() {
        if letter.is_uppercase() && was_small {
            out.push(' ');
        }
        was_small = letter.is_lowercase();
        out.extend(letter.to_lowercase());
    }
    out
}

/// Whether a cell says that there is nothing: empty, `NaN`, `None`, `null`, a dash.
#[must_use]
pub fn is_nothing(word: &str) -> bool {
    let word = word.trim();
    word.is_empty()
        || ["nan", "none", "null", "nil", "n/a", "na", "-", "–", "—", "?", "<na>"]
            .contains(&word.to_lowercase().as_str())
}

/// The status that a word means, where it is meant as one; `None`: it is no such word.
#[must_use]
pub fn status(word: &str) -> Option<Status> {
    let word = word.trim().to_lowercase().replace(['_', '-'], " ");
    let is = |words: &[&str]| words.contains(&word.as_str());
    if is(&[
        "asserted",
        "true",
        "confirmed",
        "verified",
        "affirmed",
        "positive",
        "present",
        "fact",
        "factual",
        "bestätigt",
        "affirmé",
    ]) {
        return Some(Status::Asserted);
    }
    if is(&[
        "alleged",
        "suspected",
        "claimed",
        "reported",
        "unconfirmed",
        "disputed",
        "behauptet",
        "angeblich",
        "allégué",
        "présumé",
        "supuesto",
    ]) {
        return Some(Status::Alleged);
    }
    if is(&[
        "denied",
        "false",
        "negated",
        "absent",
        "refuted",
        "negative",
        "bestritten",
        "verneint",
        "démenti",
        "nié",
        "negado",
        "desmentido",
    ]) {
        return Some(Status::Denied);
    }
    if is(&[
        "hypothetical",
        "planned",
        "possible",
        "speculative",
        "speculation",
        "potential",
        "conditional",
        "uncertain",
        "hypothetisch",
        "geplant",
        "hypothétique",
        "hipotético",
    ]) {
        return Some(Status::Hypothetical);
    }
    None
}

/// A date in EDTF, from ISO dates and times, `D.M.YYYY`, and "1 March 2019"; `None` where the word says nothing. What is none of
/// these is kept as it is written.
#[must_use]
pub fn edtf(word: &str) -> Option<String> {
    let word = word.trim();
    if is_nothing(word) {
        return None;
    }
    if Date::parse(word).span.is_some() {
        return Some(word.to_owned());
    }
    // A time of day with a blank, or with fractions of a second, or at midnight where nobody measured it.
    let day = word.get(..10).filter(|day| Date::parse(day).span.is_some());
    if let Some(day) = day
        && word[10..].starts_with([' ', 'T'])
    {
        return Some(day.to_owned());
    }
    let dotted: Vec<&str> = word.split('.').map(str::trim).collect();
    if let [day, month, year] = dotted[..]
        && let (Ok(day), Ok(month), 4) = (day.parse::<u8>(), month.parse::<u8>(), year.len())
    {
        let written = format!("{year}-{month:02}-{day:02}");
        return Some(if Date::parse(&written).span.is_some() { written } else { word.to_owned() });
    }
    Some(in_words(word).unwrap_or_else(|| word.to_owned()))
}

/// "1 March 2019", "March 1, 2019", "March 2019" in EDTF.
fn in_words(word: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<&str> = word.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let month_of = |part: &str| {
        let start = part.to_lowercase();
        MONTHS.iter().position(|month| start.len() >= 3 && start.starts_with(month)).map(|at| at + 1)
    };
    let (month, day, year) = match parts[..] {
        [first, year] => (month_of(first)?, None, year),
        [first, second, year] => match (month_of(first), month_of(second)) {
            (None, Some(month)) => (month, Some(first), year),
            (Some(month), None) => (month, Some(second), year),
            _ => return None,
        },
        _ => return None,
    };
    let year: u16 = year.parse().ok().filter(|year| *year >= 1000)?;
    let written = match day {
        Some(day) => format!(
            "{year}-{month:02}-{:02}",
            day.trim_end_matches(['.', 't', 'h', 's', 'n', 'd', 'r']).parse::<u8>().ok()?
        ),
        None => format!("{year}-{month:02}"),
    };
    Date::parse(&written).span.is_some().then_some(written)
}

/// Two dates as an interval, each in EDTF.
#[must_use]
pub fn interval(from: Option<String>, until: Option<String>) -> Option<String> {
    let is_plain = |date: &String| !date.contains('/') && Date::parse(date).span.is_some();
    match (from, until) {
        (Some(from), Some(until)) if from == until => Some(from),
        (Some(from), Some(until)) if is_plain(&from) && is_plain(&until) => Some(format!("{from}/{until}")),
        (Some(from), Some(until)) => Some(format!("{from} – {until}")),
        (Some(from), None) => Some(from),
        (None, Some(until)) if is_plain(&until) => Some(format!("../{until}")),
        (None, until) => until,
    }
}

/// A name without the quotation marks that some tools leave around it, and with single blanks.
#[must_use]
pub fn name(word: &str) -> String {
    let word = word.trim();
    let inner = word.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|inner| !inner.contains('"'));
    inner.unwrap_or(word).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A chunk of a text without the parts of words at its ends: tools that count tokens cut within words.
#[must_use]
pub fn whole_words<'c>(chunk: &'c str, text: &str) -> &'c str {
    let chunk = chunk.trim();
    let Some(at) = text.find(chunk) else { return chunk };
    let is_inner = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let is_cut = |outer: Option<char>, inner: Option<char>| is_inner(outer) && is_inner(inner);
    let (before, after) = (text[..at].chars().next_back(), text[at + chunk.len()..].chars().next());
    let mut whole = chunk;
    if is_cut(before, chunk.chars().next()) {
        whole = whole.find(char::is_whitespace).map_or(whole, |end| whole[end..].trim_start());
    }
    if is_cut(after, chunk.chars().next_back()) {
        whole = whole.rfind(char::is_whitespace).map_or(whole, |end| whole[..end].trim_end());
    }
    whole
}

/// Fields by their own names: an export of ours puts `field` before one that would be taken for something else.
pub(super) fn own_fields(fields: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let own = |name: String| name.strip_prefix("field ").map(str::to_owned).unwrap_or(name);
    fields.into_iter().map(|(name, value)| (own(name), value)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_chunk_that_was_cut_within_words_is_shortened_to_whole_ones() {
        let text = "A counter-productive remark, unanswered.";
        assert_eq!(whole_words("unter-productive remark, unans", text), "remark,");
        assert_eq!(whole_words("remark, unanswered.", text), "remark, unanswered.");
        assert_eq!(whole_words("elsewhere", text), "elsewhere");
    }

    use super::*;

    #[test]
    fn kinds_are_words_of_this_program_or_of_the_tool() {
        let kinds = ["PERSON", "ORG", "GPE", "\"GEO\"", "Vessel", "document_ref", "", "Legal entity"].map(entity_kind);
        let expected =
            ["person", "organization", "place", "place", "vessel", "document ref", "unknown", "legal entity"];
        assert_eq!(kinds, expected);
        let kinds = ["WORKS_FOR", "is-part-of", "worksFor", "Is the secretary of", "", "MET", "sails", "__"]
            .map(|word| relation_kind(word).unwrap_or_else(|| "related to".to_owned()));
        let expected =
            ["works for", "is part of", "works for", "Is the secretary of", "related to", "met", "sails", "related to"];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn a_status_comes_only_from_words_that_mean_one() {
        assert_eq!(status("SUSPECTED"), Some(Status::Alleged));
        assert_eq!(status("negated"), Some(Status::Denied));
        assert_eq!(status("0.9"), None);
        assert_eq!(status("high"), None);
    }

    #[test]
    fn dates_are_edtf_or_as_they_were() {
        let dates =
            ["2019-03-06", "2019-03-06 12:00", "6.3.2019", "6 March 2019", "March 6, 2019", "Mar 2019"].map(edtf);
        let day = Some("2019-03-06".to_owned());
        assert_eq!(dates[..5], [day.clone(), day.clone(), day.clone(), day.clone(), day]);
        assert_eq!(dates[5].as_deref(), Some("2019-03"));
        assert_eq!([edtf("NaN"), edtf("last spring")], [None, Some("last spring".to_owned())]);
        assert_eq!(interval(edtf("2001"), edtf("2003")).as_deref(), Some("2001/2003"));
    }
}
