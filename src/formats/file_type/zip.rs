//! The names of the files in a zip archive; nothing is unpacked.
//!
//! Source: PKWARE's APPNOTE 6.3.10, sections 4.3.12 (central directory) and 4.3.16 (its end).

/// The most names that are read.
const MOST: usize = 10_000;

/// The longest comment behind the end of a directory, in bytes, and that end itself.
const TAIL: usize = 65_535 + 22;

/// The names of the files in the archive `bytes`, of as many as can be read.
pub(super) fn names(bytes: &[u8]) -> Vec<String> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Vec::new();
    }
    let tail = bytes.len().saturating_sub(TAIL);
    let end = bytes[tail..].windows(4).rposition(|window| window == b"PK\x05\x06").map(|end| tail + end);
    let mut at = end.and_then(|end| number(bytes, end + 16, 4)).unwrap_or(usize::MAX);
    let mut names = Vec::new();
    while names.len() < MOST && bytes.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02")) {
        let lengths = [28, 30, 32].map(|offset| number(bytes, at + offset, 2));
        let [Some(name), Some(extra), Some(comment)] = lengths else { break };
        let Some(written) = bytes.get(at + 46..at + 46 + name) else { break };
        names.push(String::from_utf8_lossy(written).into_owned());
        at += 46 + name + extra + comment;
    }
    names
}

/// The little-endian number of `length` bytes at `at`.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let written = bytes.get(at..at.checked_add(length)?)?;
    Some(written.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}
