//! The lines of brat's stand-off annotations.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What the files of one text say, by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Annotations {
    /// Spans: label, stretches in characters, words.
    pub(super) spans: BTreeMap<String, SpanLine>,
    /// Relations and events in the order of the file.
    pub(super) ties: Vec<Tie>,
    /// Spans that only trigger an event.
    pub(super) triggers: BTreeSet<String>,
    /// Lists of spans that are the same thing.
    pub(super) same: Vec<Vec<String>>,
    /// Attributes: name, and value where it has one, by what they are said of.
    pub(super) attributes: BTreeMap<String, Vec<(String, Option<String>)>>,
    /// Remarks, by what they are said of.
    pub(super) notes: BTreeMap<String, Vec<String>>,
    /// Entries of other collections, by the span: collection and id.
    pub(super) references: BTreeMap<String, Vec<(String, String)>>,
    /// Lines that are none of these.
    pub(super) odd: Vec<usize>,
}

/// A span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SpanLine {
    pub(super) label: String,
    pub(super) stretches: Vec<Range<usize>>,
    pub(super) words: String,
    pub(super) line: usize,
}

/// A relation or an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tie {
    pub(super) id: String,
    pub(super) kind: String,
    /// Roles and what fills them: spans or events.
    pub(super) parts: Vec<(String, String)>,
    pub(super) line: usize,
}

impl Annotations {
    /// Adds the lines of a file.
    pub(super) fn add(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            if self.line(line.trim_end(), number + 1).is_none() {
                self.odd.push(number + 1);
            }
        }
    }

    fn line(&mut self, line: &str, number: usize) -> Option<()> {
        let mut columns = line.split('\t');
        let id = columns.next()?.to_owned();
        let middle = columns.next()?;
        let words = columns.collect::<Vec<_>>().join(" ");
        let mut parts = middle.split(' ').filter(|part| !part.is_empty());
        let kind = parts.next()?.to_owned();
        match id.chars().next()? {
            'T' => {
                let stretches = stretches(middle.get(kind.len()..)?)?;
                self.spans.insert(id, SpanLine { label: kind, stretches, words, line: number });
            }
            'R' => {
                let parts = parts.map(pair).collect::<Option<Vec<_>>>()?;
                self.ties.push(Tie { id, kind, parts, line: number });
            }
            'E' => {
                // The first word is the kind with the span that triggers it.
                let (kind, trigger) = pair(&kind).unwrap_or_else(|| (kind.clone(), String::new()));
                self.triggers.insert(trigger);
                let parts = parts.map(pair).collect::<Option<Vec<_>>>()?;
                self.ties.push(Tie { id, kind, parts, line: number });
            }
            '*' => self.same.push(parts.map(str::to_owned).collect()),
            'A' | 'M' => {
                let target = parts.next()?.to_owned();
                let value = Some(parts.collect::<Vec<_>>().join(" ")).filter(|value| !value.is_empty());
                self.attributes.entry(target).or_default().push((kind, value));
            }
            'N' => {
                let target = parts.next()?.to_owned();
                let (collection, entry) = parts.next()?.split_once(':')?;
                self.references.entry(target).or_default().push((collection.to_owned(), entry.to_owned()));
            }
            '#' => self.notes.entry(parts.next()?.to_owned()).or_default().push(words),
            _ => return None,
        }
        Some(())
    }
}

/// `Role:T1`.
fn pair(part: &str) -> Option<(String, String)> {
    part.split_once(':').map(|(role, id)| (role.to_owned(), id.to_owned()))
}

/// `0 5` or, in pieces, `0 5;16 23`.
fn stretches(numbers: &str) -> Option<Vec<Range<usize>>> {
    let stretch = |piece: &str| {
        let (start, end) = piece.trim().split_once(' ')?;
        Some(start.parse().ok()?..end.trim().parse().ok()?)
    };
    numbers.split(';').map(stretch).collect()
}
