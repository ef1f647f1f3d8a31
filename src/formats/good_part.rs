//! The part of a dossier that has no error: documents, entities and claims with an error are left out, and whatever rests on them.
//!
//! Invariant: what stays is at the line and column where it was, so that every place told of it is that of the file.

use super::ron::{Fetch, Parsed, read};
use super::source::{Node, Source};
use crate::model::{Problem, Severity};
use std::collections::BTreeSet;
use std::ops::Range;

/// How often what became an error by leaving something out is left out too.
const ROUNDS: usize = 20;

/// The lists of a dossier, and what one and several of their elements are called.
const LISTS: [(&str, &str, &str); 3] =
    [("documents", "document", "documents"), ("entities", "entity", "entities"), ("relations", "claim", "claims")];

/// What was left out of a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many documents, entities and claims.
    counts: [usize; LISTS.len()],
}

impl LeftOut {
    /// "1 entity and 3 claims".
    #[must_use]
    pub fn words(&self) -> String {
        let parts = self.counts.iter().zip(LISTS).filter(|(count, _)| **count > 0);
        let parts: Vec<String> =
            parts.map(|(count, (_, one, more))| format!("{count} {}", if *count == 1 { one } else { more })).collect();
        match parts.as_slice() {
            [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
            _ => parts.concat(),
        }
    }
}

/// The good part of a dossier.
#[derive(Clone, Debug)]
pub struct GoodPart {
    /// The file without what has errors: as many lines as before.
    pub text: String,
    /// How much is left out.
    pub left_out: LeftOut,
    /// The errors of the whole file, each at its place.
    pub errors: Vec<Problem>,
}

/// Finds the good part of the dossier `file`; `None` where an error stands outside of documents, entities and claims, or none is
/// left.
pub fn good_part(file: &str, bytes: &[u8], fetch: &mut Fetch<'_>) -> Option<GoodPart> {
    let mut text = Source::decoded(file, bytes.into()).ok()?.text().to_owned();
    let mut errors = None;
    let mut left_out = LeftOut::default();
    for _ in 0..ROUNDS {
        let Parsed { problems, source, .. } = match read(file, text.as_bytes().into(), fetch, 1) {
            Ok(opened) if opened.dossier.entities.is_empty() => return None,
            Ok(_) => return Some(GoodPart { text, left_out, errors: errors.unwrap_or_default() }),
            Err(parsed) => *parsed,
        };
        let found = problems.into_iter().filter(|problem| problem.severity == Severity::Error);
        let found: Vec<Problem> = found.collect();
        let spans = elements(&source);
        let mut bad = BTreeSet::new();
        for place in found.iter().filter_map(|problem| problem.place) {
            let offset = source.offset(place);
            bad.extend(spans.iter().position(|(_, span)| span.contains(&offset)));
        }
        if bad.is_empty() {
            return None;
        }
        errors.get_or_insert(found);
        let mut rest = String::with_capacity(text.len());
        let mut copied = 0;
        let mut in_order: Vec<&(usize, Range<usize>)> = bad.iter().filter_map(|place| spans.get(*place)).collect();
        in_order.sort_by_key(|(_, span)| span.start);
        for (list, span) in in_order {
            left_out.counts[*list] += 1;
            rest.push_str(text.get(copied..span.start)?);
            let gone = text.get(span.clone())?;
            rest.extend(gone.chars().map(|letter| if matches!(letter, '\n' | '\r') { letter } else { ' ' }));
            copied = span.end;
        }
        rest.push_str(text.get(copied..)?);
        text = rest;
    }
    None
}

/// Where the elements of the lists stand, with the comma behind each; those whose end was not seen are left alone.
fn elements(source: &Source) -> Vec<(usize, Range<usize>)> {
    let Some(root) = source.root() else { return Vec::new() };
    let text = source.text();
    let nodes = LISTS.iter().enumerate().flat_map(|(list, (name, ..))| root.list(name).map(move |node| (list, node)));
    let closed = nodes.filter(|(_, node)| node.is_closed());
    let span = |(list, node): (usize, Node<'_>)| {
        let end = node.start() + node.written().len();
        let behind = text.get(end..).unwrap_or_default();
        let blank = behind.len() - behind.trim_start().len();
        let comma = behind[blank..].starts_with(',');
        (list, node.start()..if comma { end + blank + 1 } else { end })
    };
    closed.map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOSSIER: &str = "(format: 1,
documents: [(id: \"d\", title: \"t\", text: \"Ann met Bob.\"), (id: \"d\", title: \"é\", text: \"x\")],
entities: [(id: \"a\", kind: \"k\", name: \"Ann\"), (id: \"b\", kind: \"k\", nime: \"Bob\"),
  (id: \"c\", kind: \"k\", name: \"Cid\")],
relations: [
  (from: \"a\", kind: \"k\", to: \"b\"),
  (from: \"a\", kind: \"k\", to: \"c\", evidence: [(doc: \"d\", quote: \"Ann\")]),
  (from: \"a\", kind: 3, to: \"c\")
])";

    fn part(text: &str) -> Option<GoodPart> {
        good_part("a.ron", text.as_bytes(), &mut |_| Ok(Vec::new()))
    }

    #[test]
    fn what_has_errors_is_left_out_with_what_rests_on_it_and_the_rest_stays_in_its_place() {
        let found = part(DOSSIER).expect("a good part");
        assert_eq!(found.left_out.words(), "1 document, 1 entity and 2 claims");
        assert!(found.errors.len() >= 3 && found.errors.iter().all(|error| error.place.is_some()));
        assert_eq!(found.text.lines().count(), DOSSIER.lines().count());
        let kept = DOSSIER.lines().nth(6).expect("a line");
        assert_eq!(found.text.lines().nth(6), Some(kept));
        let read = read("a.ron", found.text.as_bytes().into(), &mut |_| Ok(Vec::new()), 9).expect("no error is left");
        assert_eq!((read.dossier.entities.len(), read.dossier.relations.len()), (2, 1));
    }

    #[test]
    fn an_error_outside_of_all_elements_leaves_no_part() {
        for text in
            [DOSSIER.replace("format: 1", "format: 9"), DOSSIER.replace("relations: [", "relations: "), String::new()]
        {
            assert!(part(&text).is_none(), "{text}");
        }
        let no_entity = "(format: 1, entities: [(id: \"a\", kind: 1, name: \"A\")])";
        assert!(part(no_entity).is_none(), "nothing is left");
    }
}
