//! The keys of a JSON text, whole or cut, or of several on a line each.
//!
//! Invariant: it reads forward only, and no deeper than two levels.

use std::collections::BTreeSet;

/// The keys of the outermost objects of `text` and of the objects directly in them or in its outermost list; `None`
/// where the text does not begin like JSON.
pub(super) fn keys(text: &str) -> Option<BTreeSet<&str>> {
    let opening = text.strip_prefix(['{', '[']).map(str::trim_start)?;
    if !opening.is_empty() && !opening.starts_with(['{', '[', '"', '}', ']']) && !opening.starts_with(is_literal) {
        return None;
    }
    let mut keys = BTreeSet::new();
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = text[at..].find(['{', '[', '}', ']', '"']) {
        at += next;
        match text.as_bytes()[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {
                let start = at + 1;
                let Some(length) = end_of_string(&text[start..]) else { break };
                at = start + length;
                if depth <= 2 && text[at + 1..].trim_start().starts_with(':') {
                    keys.insert(&text[start..at]);
                }
            }
        }
        at += 1;
    }
    Some(keys)
}

/// Whether a number or a literal may begin with this character.
fn is_literal(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '-' | 't' | 'f' | 'n')
}

/// Where the string that `text` is within ends.
fn end_of_string(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })
}
