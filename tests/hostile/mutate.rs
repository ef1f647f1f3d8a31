//! Mutations of a file: bytes flipped, cut, doubled, swapped, nested; brackets and quotes inserted.

use crate::support::Random;
use std::ops::Range;

/// What is inserted: brackets, quotes, escapes, hidden characters, invalid numbers.
const SPLINTERS: &[&[u8]] = &[
    b"(",
    b")",
    b"[",
    b"]",
    b"{",
    b"}",
    b"\"",
    b"'",
    b"\\",
    b",",
    b":",
    b"//",
    b"/*",
    b"*/",
    b"r#\"",
    b"\"#",
    b"\\u{",
    b"\\x",
    b"\0",
    b"\r",
    b"\n",
    b"\t",
    b"-",
    b"1",
    b"NaN",
    b"inf",
    b"1e999",
    b"0x",
    b"Some(",
    b"None",
    b"()",
    b"#",
    b"format: 2,",
    b"id: \"\",",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xFF",
    b"\xC3",
    b"\xE2\x80\xAE",
    b"\xE2\x80\x8B",
    b"\xD9\x81",
    b"\xF0\x9F\x98\x80",
    b"\x1B[2J",
];

/// Changes `bytes` in one to four places.
pub(crate) fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        let span = span(bytes, at, random);
        match random.below(8) {
            0 => flip(bytes, at, random),
            1 => drop(bytes.drain(span)),
            2 => double(bytes, span),
            3 => swap(bytes, span, random),
            4 => nest(bytes, span, random),
            5 => overwrite(bytes, at, random),
            6 => bytes.truncate(bytes.len() - random.below(bytes.len() / 8)),
            _ => insert(bytes, at, SPLINTERS[random.below(SPLINTERS.len())]),
        }
    }
}

/// A stretch from `at`: mostly short, sometimes a good part of the file.
fn span(bytes: &[u8], at: usize, random: &mut Random) -> Range<usize> {
    let longest = [4, 60, 600, bytes.len()][random.below(4)];
    at..(at + random.below(longest)).min(bytes.len())
}

fn flip(bytes: &mut [u8], at: usize, random: &mut Random) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << random.below(8);
    }
}

fn overwrite(bytes: &mut [u8], at: usize, random: &mut Random) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte = random.number() as u8;
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, what: &[u8]) {
    bytes.splice(at..at, what.iter().copied());
}

fn double(bytes: &mut Vec<u8>, span: Range<usize>) {
    let copy = bytes[span.clone()].to_vec();
    bytes.splice(span.end..span.end, copy);
}

/// Swaps two stretches; the second begins after the first.
fn swap(bytes: &mut Vec<u8>, first: Range<usize>, random: &mut Random) {
    let start = first.end + random.below(bytes.len() - first.end);
    let second = span(bytes, start, random);
    let swapped = [&bytes[second.clone()], &bytes[first.end..second.start], &bytes[first.clone()]].concat();
    bytes.splice(first.start..second.end, swapped);
}

/// Puts a stretch in brackets, sometimes in very many.
fn nest(bytes: &mut Vec<u8>, span: Range<usize>, random: &mut Random) {
    let (open, close) = [(b'(', b')'), (b'[', b']'), (b'{', b'}'), (b'"', b'"')][random.below(4)];
    let depth = [1, 2, 200, 50_000][random.below(4)];
    let nested = [&vec![open; depth], &bytes[span.clone()], &vec![close; depth]].concat();
    bytes.splice(span, nested);
}
