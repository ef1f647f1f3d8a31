//! The lines of a text.
//!
//! Invariant: lines are in order and do not overlap; no character but white space and line breaks stands between them.

use crate::model::Span;

/// A line: its span without white space around it, and how far it is indented.
pub(super) struct Line {
    /// Without the white space around it; empty for a blank line.
    pub span: Span,
    /// How many characters of white space stand before it.
    pub indent: usize,
    /// How many characters it has with its indent.
    pub width: usize,
    /// Whether a form feed ends the line before it: it is the first of a page.
    pub feed: bool,
}

impl Line {
    /// Whether it has nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.span.start == self.span.end
    }
}

/// The lines of `text`, ended by any of Unicode's line breaks (UAX 14: BK, CR, LF, NL).
pub(super) fn lines(text: &str) -> Vec<Line> {
    text.split(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'])
        .scan(0, |start, line| {
            let from = *start;
            let after = from + line.len();
            *start = after + text[after..].chars().next().map_or(0, char::len_utf8);
            // Between a carriage return and its line feed there is no line.
            if line.is_empty() && text[..from].ends_with('\r') && text[from..].starts_with('\n') {
                return Some(None);
            }
            let trimmed = line.trim_start();
            let indent = line.len() - trimmed.len();
            let trimmed = trimmed.trim_end();
            Some(Some(Line {
                span: Span::new(from + indent, from + indent + trimmed.len()),
                indent: line[..indent].chars().count(),
                width: line[..indent].chars().count() + trimmed.chars().count(),
                feed: text[..from].ends_with('\u{C}'),
            }))
        })
        .flatten()
        .collect()
}

/// Whether a line that stands between blank lines is a heading: it is marked as one, or is in capitals.
pub(super) fn is_heading(line: &str) -> bool {
    let line = line.trim();
    is_marked_heading(line) || is_in_capitals(line)
}

/// Whether a line begins with `#` and a space, as headings of plain text do.
pub(super) fn is_marked_heading(line: &str) -> bool {
    line.starts_with('#') && line.trim_start_matches('#').starts_with(' ')
}

/// Whether a text has letters of which none is small and at least two are capitals.
pub(super) fn is_in_capitals(text: &str) -> bool {
    text.chars().filter(|letter| letter.is_uppercase()).take(2).count() == 2 && !text.chars().any(char::is_lowercase)
}

/// Whether a line ends in a full stop or the like, perhaps within quotation marks or brackets.
pub(super) fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    bare.ends_with(['.', '!', '?', '…', ':', '؟', '۔', '。', '！', '？'])
}
