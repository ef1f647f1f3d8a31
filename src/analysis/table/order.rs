//! The order of rows by a column.
//!
//! What a column holds is looked up once and kept as a number for every row, by which rows are compared: equal texts have equal
//! numbers, and what holds nothing has the last one.
//!
//! Invariant: depends only on the texts, never on the machine's language. Rows that are equal keep the dossier's order, and
//! rows that hold nothing come last in either direction.

use super::column::{Column, TableOf};
use super::content::{Cell, Content};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The number of a row that holds nothing.
const NOTHING: u32 = u32::MAX;

/// The numbers by which the rows of columns are ordered, as far as they were needed.
#[derive(Clone, Debug, Default)]
pub struct Ranks(BTreeMap<(TableOf, Column), Arc<Vec<u32>>>);

impl Ranks {
    /// The numbers of a column, computed where they are not known yet.
    pub fn of(&mut self, content: &Content<'_>, of: TableOf, column: &Column) -> Arc<Vec<u32>> {
        if let Some(known) = self.0.get(&(of, column.clone())) {
            return Arc::clone(known);
        }
        let ranks = Arc::new(self.ranks(content, of, column));
        self.0.insert((of, column.clone()), Arc::clone(&ranks));
        ranks
    }

    /// Forgets the columns that hold measures.
    pub fn forget_measures(&mut self) {
        self.0.retain(|(_, column), _| !matches!(column, Column::Measure(_)));
    }

    /// Forgets the columns that hold what the reader said of quotes.
    pub fn forget_marks(&mut self) {
        self.0.retain(|(_, column), _| !matches!(column, Column::Verdict | Column::Said));
    }

    fn ranks(&mut self, content: &Content<'_>, of: TableOf, column: &Column) -> Vec<u32> {
        let dossier = &content.open.dossier;
        // What names an entity has the number of its name, and what is of a claim that of the claim.
        let by_claim = |ranks: &[u32]| -> Vec<u32> {
            let quotes = content.counts.quotes.iter();
            quotes.map(|quote| ranks.get(quote.relation.at()).copied().unwrap_or(NOTHING)).collect()
        };
        match (of, column) {
            (TableOf::Edges, Column::Name | Column::OtherName) => {
                let names = self.of(content, TableOf::Entities, &Column::Name);
                let end = |ends: (_, _)| if *column == Column::Name { ends.0 } else { ends.1 };
                let edges = content.open.network.edges.iter().map(|edge| end(edge.ends));
                edges.map(|entity: crate::model::EntityIndex| names[entity.at()]).collect()
            }
            (TableOf::Claims, Column::From | Column::To | Column::By) => {
                let names = self.of(content, TableOf::Entities, &Column::Name);
                let entity = |claim: &crate::model::Relation| match column {
                    Column::From => Some(claim.from),
                    Column::To => Some(claim.to),
                    _ => claim.by,
                };
                let rank = |claim| entity(claim).and_then(|entity| names.get(entity.at())).copied().unwrap_or(NOTHING);
                dossier.relations.iter().map(rank).collect()
            }
            (TableOf::Quotes, Column::From | Column::To | Column::By | Column::Kind | Column::Status) => {
                by_claim(&self.of(content, TableOf::Claims, column))
            }
            _ => {
                let cells: Vec<Cell<'_>> =
                    (0..content.len(of) as u32).map(|row| content.cell(of, row, column)).collect();
                ranks_of(&cells, matches!(column, Column::Field(_)))
            }
        }
    }
}

/// The numbers of some cells; with `may_be_numbers`, texts that are all numbers are ordered as such.
fn ranks_of(cells: &[Cell<'_>], may_be_numbers: bool) -> Vec<u32> {
    let numbers =
        || cells.iter().map(|cell| if let Cell::Text(text) = cell { number(text).map(Some) } else { Some(None) });
    if may_be_numbers && let Some(numbers) = numbers().collect::<Option<Vec<Option<f64>>>>() {
        return by_number(&numbers);
    }
    if cells.iter().any(|cell| matches!(cell, Cell::Measured(..))) {
        let value = |cell: &Cell<'_>| if let Cell::Measured(_, value) = cell { Some(*value) } else { None };
        return by_number(&cells.iter().map(value).collect::<Vec<_>>());
    }
    if cells.iter().all(|cell| !matches!(cell, Cell::Text(_))) {
        let number =
            |cell: &Cell<'_>| if let Cell::Number(number) = cell { (*number).min(NOTHING - 1) } else { NOTHING };
        return cells.iter().map(number).collect();
    }
    texts(cells)
}

/// The numbers of values that are numbers themselves.
fn by_number(numbers: &[Option<f64>]) -> Vec<u32> {
    let ranks = dense(numbers, |one, other| match (one, other) {
        (Some(one), Some(other)) => one.total_cmp(other),
        _ => other.is_some().cmp(&one.is_some()),
    });
    let nothing = |(rank, number): (u32, &Option<f64>)| if number.is_some() { rank } else { NOTHING };
    ranks.into_iter().zip(numbers).map(nothing).collect()
}

/// A text as a number, where it is one.
fn number(text: &str) -> Option<f64> {
    let plain = text.trim().replace(['\u{A0}', '\u{202F}', ' '], "");
    let plain = plain.strip_suffix('%').unwrap_or(&plain);
    plain.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// The numbers of values in an order, equal ones with equal numbers.
fn dense<T>(values: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..values.len() as u32).collect();
    order.sort_by(|one, other| compare(&values[*one as usize], &values[*other as usize]));
    let mut ranks = vec![0; values.len()];
    let mut rank = 0;
    for pair in order.windows(2) {
        rank += u32::from(compare(&values[pair[0] as usize], &values[pair[1] as usize]) != Ordering::Equal);
        ranks[pair[1] as usize] = rank;
    }
    ranks
}

/// The numbers of texts: without case and accents first, then with them.
fn texts(cells: &[Cell<'_>]) -> Vec<u32> {
    let mut numbers: HashMap<&str, u32, foldhash::fast::RandomState> = HashMap::default();
    let mut different: Vec<&str> = Vec::new();
    let mut of: Vec<u32> = Vec::with_capacity(cells.len());
    for cell in cells {
        let text = match cell {
            Cell::Text(Cow::Borrowed(text)) => text,
            Cell::Text(Cow::Owned(text)) => text.as_str(),
            Cell::Nothing | Cell::Number(_) | Cell::Measured(..) => {
                of.push(NOTHING);
                continue;
            }
        };
        let number = *numbers.entry(text).or_insert_with(|| {
            different.push(text);
            different.len() as u32 - 1
        });
        of.push(number);
    }
    let mut ranks = vec![0; different.len()];
    ordered(&different).into_iter().zip(0..).for_each(|(number, rank)| ranks[number as usize] = rank);
    of.iter_mut().filter(|number| **number != NOTHING).for_each(|number| *number = ranks[*number as usize]);
    of
}

/// A text as it is compared.
struct Folded<'t> {
    /// The first bytes of its folded form, by which most texts are told apart.
    first: u128,
    /// Where that stands among those of all.
    range: Range<usize>,
    text: &'t str,
    /// Its place.
    number: u32,
}

impl Folded<'_> {
    /// Compares two, whose folded forms stand in these.
    fn compare(&self, all: &str, other: &Self, other_all: &str) -> Ordering {
        let first = self.first.cmp(&other.first);
        first
            .then_with(|| all[self.range.clone()].cmp(&other_all[other.range.clone()]))
            .then_with(|| self.text.cmp(other.text))
    }
}

/// Some texts in their order, with the folded forms of all; the first has the place `from`.
fn in_order<'t>(texts: &[&'t str], from: usize) -> (String, Vec<Folded<'t>>) {
    let mut all = String::new();
    let mut folded: Vec<Folded<'t>> = Vec::with_capacity(texts.len());
    for (place, text) in texts.iter().enumerate() {
        let start = all.len();
        fold_into(text, &mut all);
        let range = start..all.len();
        folded.push(Folded { first: beginning(&all[range.clone()]), range, text, number: (from + place) as u32 });
    }
    folded.sort_unstable_by(|one, other| one.compare(&all, other, &all));
    (all, folded)
}

/// The places of texts in their order; half of them are folded and ordered by another thread, where there is one.
fn ordered(texts: &[&str]) -> Vec<u32> {
    let (one, other) = texts.split_at(texts.len() / 2);
    let ((all, one), (other_all, other)) = rayon_core::join(|| in_order(one, 0), || in_order(other, one.len()));
    let mut order = Vec::with_capacity(texts.len());
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let next = match (one.peek(), other.peek()) {
            (Some(first), Some(second)) if first.compare(&all, second, &other_all).is_lt() => one.next(),
            (Some(_), None) => one.next(),
            (_, Some(_)) => other.next(),
            (None, None) => return order,
        };
        order.extend(next.map(|next| next.number));
    }
}

/// Appends the folded form of a text.
fn fold_into(text: &str, all: &mut String) {
    if text.is_ascii() {
        let words = text.trim_start_matches(|sign: char| !sign.is_ascii_alphanumeric());
        let start = all.len();
        all.push_str(if words.is_empty() { text } else { words });
        all[start..].make_ascii_lowercase();
    } else {
        all.extend(folded(text));
    }
}

/// The characters by which texts are compared first: without case, accents, and the signs that a text begins with.
fn folded(text: &str) -> impl Iterator<Item = char> {
    let words = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let words = if words.is_empty() { text } else { words };
    words.nfkd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase)
}

/// The first bytes of a folded text as a number. It never contradicts the order of its characters, since UTF-8 has their
/// order.
fn beginning(folded: &str) -> u128 {
    let mut bytes = [0_u8; 16];
    bytes.iter_mut().zip(folded.as_bytes()).for_each(|(to, from)| *to = *from);
    u128::from_be_bytes(bytes)
}

/// Puts rows into the order of their numbers.
pub(super) fn order(rows: &mut [u32], ranks: &[u32], is_descending: bool) {
    let key = |row: u32| {
        let rank = ranks.get(row as usize).copied().unwrap_or(NOTHING);
        let rank = if is_descending && rank != NOTHING { NOTHING - 1 - rank } else { rank };
        u64::from(rank) << 32 | u64::from(row)
    };
    let mut keys: Vec<u64> = rows.iter().map(|row| key(*row)).collect();
    keys.sort_unstable();
    rows.iter_mut().zip(keys).for_each(|(row, key)| *row = key as u32);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(texts: &[&str], is_field: bool, is_descending: bool) -> Vec<usize> {
        let cells: Vec<Cell<'_>> = texts
            .iter()
            .map(|text| if text.is_empty() { Cell::Nothing } else { Cell::Text(Cow::Borrowed(*text)) })
            .collect();
        let ranks = ranks_of(&cells, is_field);
        let mut rows: Vec<u32> = (0..texts.len() as u32).collect();
        order(&mut rows, &ranks, is_descending);
        rows.into_iter().map(|row| row as usize).collect()
    }

    #[test]
    fn names_are_ordered_without_case_accents_and_signs_and_nothing_comes_last() {
        let names = ["zeta", "", "Émile", "emil", "“Anna”", "anna", "Übel", "ubel b", "anna"];
        assert_eq!(ordered(&names, false, false), [5, 8, 4, 3, 2, 6, 7, 0, 1]);
        assert_eq!(ordered(&names, false, true), [0, 7, 6, 2, 3, 4, 5, 8, 1]);
        let long = ["the ministry of foreign affairs b", "The ministry of Foreign affairs a", "the ministry"];
        assert_eq!(ordered(&long, false, false), [2, 1, 0]);
        let persian = ["کمال", "ایران", "آب"];
        assert_eq!(ordered(&persian, false, false), [2, 1, 0]);
    }

    #[test]
    fn values_of_a_field_that_are_all_numbers_are_ordered_as_numbers() {
        assert_eq!(ordered(&["10", "9", "", "1.5", "-3", "9"], true, false), [4, 3, 1, 5, 0, 2]);
        assert_eq!(ordered(&["10", "9", "", "1.5", "-3", "9"], true, true), [0, 1, 5, 3, 4, 2]);
        assert_eq!(ordered(&["10", "9", "x"], true, false), [0, 1, 2]);
    }

    #[test]
    fn the_beginning_never_contradicts_the_whole() {
        let texts = [
            "a",
            "A",
            "ab",
            "aé",
            "ae",
            "z",
            "é",
            "Zz",
            "_a",
            "a\u{301}b",
            "ﬁn",
            "fin",
            "1",
            "",
            "«q»",
            "abcdefghijklmnopq",
        ];
        let fold = |text: &str| {
            let mut all = "before".to_owned();
            fold_into(text, &mut all);
            all.split_off("before".len())
        };
        for one in texts {
            assert_eq!(fold(one), folded(one).collect::<String>());
            for other in texts {
                let whole = folded(one).cmp(folded(other));
                let head = beginning(&fold(one)).cmp(&beginning(&fold(other)));
                assert!(head == Ordering::Equal || head == whole, "{one} {other}");
            }
        }
    }
}
