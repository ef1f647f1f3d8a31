//! The sign between the cells of a table.

use csv::ReaderBuilder;

/// The signs that may separate cells, the likelier first.
const SEPARATORS: [u8; 4] = *b",;\t|";

/// How much of a table tells its separator, in bytes.
const HEAD: usize = 64 << 10;

/// A reader of a text.
pub(super) fn reader(text: &str, separator: u8, has_quotes: bool) -> csv::Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).flexible(true).has_headers(false).quoting(has_quotes);
    builder.from_reader(text.as_bytes())
}

/// The separator that gives most rows the same number of cells, more than one.
pub(super) fn separator_of(text: &str) -> u8 {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // Half a row at the end would count as a row of its own.
    let head =
        if end < text.len() { text[..end].rsplit_once('\n').map_or(&text[..end], |(rows, _)| rows) } else { text };
    let score = |separator: u8| {
        let mut reader = reader(head, separator, true);
        let rows: Vec<usize> = reader.records().flatten().take(50).map(|record| record.len()).collect();
        let first = rows.first().copied().unwrap_or_default();
        let alike = rows.iter().filter(|cells| **cells == first).count();
        if first < 2 { (0, 0) } else { (100 * alike / rows.len().max(1), first) }
    };
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| {
        let (alike, cells) = score(*separator);
        (alike / 20, cells.min(4), alike)
    });
    best.filter(|separator| score(*separator).1 > 0).unwrap_or(b',')
}
