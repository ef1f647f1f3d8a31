//! What of a note is code or a comment, and so neither link nor tag.

use super::links::near;
use std::ops::Range;

/// The stretches of the body that are neither code nor comment, in order.
pub(super) fn shown(text: &str, body: usize) -> Vec<Range<usize>> {
    let mut shown = Vec::new();
    let mut from = body;
    let mut start = body;
    for line in text[body..].split_inclusive('\n') {
        let end = start + line.len();
        let mut at = start.max(from);
        while at < end {
            let is_line_start = text[start..at].trim().is_empty();
            if let Some(length) = hidden(&text[at..], is_line_start) {
                shown.push(from..at);
                at += length;
                from = at;
            } else {
                // Onwards to where something hidden may begin.
                let first = text[at..].chars().next().map_or(1, char::len_utf8);
                let rest = text.get(at + first..end).unwrap_or_default();
                at += first + rest.find(['`', '~', '%', '<']).unwrap_or(rest.len());
            }
        }
        start = end;
    }
    shown.push(from..text.len());
    shown.retain(|piece| !piece.is_empty());
    shown
}

/// How long the code or comment is that begins here; a fence begins only a line.
fn hidden(rest: &str, is_line_start: bool) -> Option<usize> {
    let closed = |open: usize, close: &str| {
        rest.get(open..).and_then(|behind| behind.find(close)).map_or(rest.len(), |end| open + end + close.len())
    };
    for mark in ['`', '~'] {
        let ticks = rest.len() - rest.trim_start_matches(mark).len();
        let fence = mark.to_string().repeat(ticks);
        if ticks >= 3 && is_line_start {
            let mut start = 0;
            for line in rest.split_inclusive('\n') {
                start += line.len();
                if start > line.len() && line.trim().starts_with(&fence) && line.trim().trim_matches(mark).is_empty() {
                    return Some(start);
                }
            }
            return Some(rest.len());
        }
        if ticks > 0 && mark == '`' {
            // Code within a paragraph ends before the next blank line, or is none.
            let near = near(rest);
            let paragraph = &near[..near.find("\n\n").unwrap_or(near.len())];
            return paragraph.get(ticks..)?.find(&fence).map(|end| 2 * ticks + end);
        }
    }
    if rest.starts_with("%%") {
        return Some(closed(2, "%%"));
    }
    if rest.starts_with("<!--") {
        return Some(closed(4, "-->"));
    }
    None
}
