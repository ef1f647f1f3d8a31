//! White space of a text: runs that are one space to a quote, and breaks that are not.

use super::signs::is_unspaced;
use crate::model::Break;
use crate::text::lines::{is_heading, is_marked_heading};

/// The most characters that the line before a break is looked at for, to tell a heading.
const HEADING: usize = 120;

/// The most words of a label before a colon.
const LABEL: usize = 3;

/// A run of white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) struct Run {
    /// Where it ends, in bytes.
    pub(in crate::text) end: usize,
    /// How many lines end in it.
    pub(in crate::text) lines: usize,
    /// The break that it is, if it is more than the space between two words.
    pub(in crate::text) hard: Option<Break>,
}

/// The run of white space of `text` that begins at the byte `start`.
pub(in crate::text) fn run_at(text: &str, start: usize) -> Run {
    let mut run = Run { end: start, lines: 0, hard: None };
    let (mut spaces, mut tab, mut paragraph, mut carriage) = (0, false, false, false);
    for character in text[start..].chars().take_while(|character| character.is_whitespace()) {
        run.end += character.len_utf8();
        match character {
            '\n' if carriage => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' => run.lines += 1,
            '\u{2029}' => paragraph = true,
            '\t' => tab = true,
            _ => spaces += 1,
        }
        carriage = character == '\r';
    }
    run.hard = match run.lines {
        0 if paragraph => Some(Break::BlankLine),
        0 if tab => Some(Break::Tab),
        0 if spaces >= 3 => Some(Break::Spaces),
        0 => None,
        _ if is_heading_before(text, start) || is_heading_after(text, run.end) => Some(Break::Heading),
        1 if !paragraph => line_break(text, start, run.end),
        _ => Some(Break::BlankLine),
    };
    // A heading in capitals is one only between blank lines.
    if run.lines == 1 && run.hard == Some(Break::Heading) && !is_beside_marked_heading(text, start, run.end) {
        run.hard = line_break(text, start, run.end);
    }
    run
}

/// The break that the end of one line is: before a list item, or between two rows of a table.
fn line_break(text: &str, end: usize, start: usize) -> Option<Break> {
    if starts_item(text, end, start) {
        return Some(Break::ListMark);
    }
    let (before, after) = (line_before(text, end), line_after(text, start));
    let are_rows = |cell: &str| before.contains(cell) && after.contains(cell);
    if starts_label(before) && starts_label(after) {
        return Some(Break::Turn);
    }
    if before.starts_with('>') != after.starts_with('>') || is_whole_quotation(before) && is_quotation(after) {
        return Some(Break::Quoted);
    }
    let cells = [("\t", Break::Tab), ("|", Break::Bar), ("   ", Break::Spaces)];
    cells.into_iter().find(|(cell, _)| are_rows(cell)).map(|(_, found)| found)
}

/// Whether a line begins with a label and a colon: of a speaker or a field, in capitals or with a capital.
fn starts_label(line: &str) -> bool {
    let Some((label, behind)) = line.split_once([':', '：']) else { return false };
    let words = label.split_whitespace().count();
    (1..=LABEL).contains(&words)
        && label.starts_with(char::is_uppercase)
        && !label.contains([',', ';', '“', '"', '!', '?'])
        && !label.contains(char::is_numeric)
        && (behind.is_empty() || behind.starts_with(char::is_whitespace))
}

/// Whether a line begins with a quotation mark.
fn is_quotation(line: &str) -> bool {
    line.starts_with(['“', '"', '„', '«', '‘'])
}

/// Whether a line is a quotation from its beginning to its end.
fn is_whole_quotation(line: &str) -> bool {
    is_quotation(line) && line.trim_end_matches(['.', ',', ';']).ends_with(['”', '"', '“', '»', '’'])
}

/// Whether the line at `start` is a list item, given that the line before it ends at `end`. A dash or number alone can
/// stand at the beginning of a line by chance: the line before must end a clause or be an item too.
fn starts_item(text: &str, end: usize, start: usize) -> bool {
    if list_mark(text, start).is_none() {
        return false;
    }
    let is_bullet =
        matches!(text[start..].chars().next(), Some('•' | '‣' | '▪' | '◦' | '►' | '▶' | '☐' | '☑' | '✓' | '✗'));
    let before = line_before(text, end);
    is_bullet || before.ends_with(['.', ':', ';', '!', '?', ',', ')']) || list_mark(before, 0).is_some()
}

/// Whether the line that ends at `end`, or the one that begins at `start`, is marked as a heading by `#`.
fn is_beside_marked_heading(text: &str, end: usize, start: usize) -> bool {
    is_marked_heading(line_before(text, end)) || is_marked_heading(line_after(text, start))
}

/// The line that ends at the byte `end`, or the end of it where it is long.
fn line_before(text: &str, end: usize) -> &str {
    let from = text.floor_char_boundary(end.saturating_sub(HEADING));
    let line = &text[from..end];
    line.rsplit(['\n', '\r', '\u{2029}']).next().unwrap_or(line).trim_start()
}

fn is_heading_before(text: &str, end: usize) -> bool {
    is_heading(line_before(text, end))
}

/// The line that begins at the byte `start`, or the beginning of it where it is long.
fn line_after(text: &str, start: usize) -> &str {
    let to = text.ceil_char_boundary((start + HEADING).min(text.len()));
    let line = &text[start..to];
    line.find(['\n', '\r', '\u{2029}']).map_or(line, |at| &line[..at]).trim_end()
}

fn is_heading_after(text: &str, start: usize) -> bool {
    is_heading(line_after(text, start))
}

/// Whether a list item begins at the byte `start`: by its mark, or a label in brackets, "(b)", "(iv)".
pub(in crate::text) fn starts_list_item(text: &str, start: usize) -> bool {
    let label = || {
        let inner = text[start..].strip_prefix('(')?;
        let (label, behind) = inner.split_once(')')?;
        let is_label = (1..=4).contains(&label.chars().count()) && label.chars().all(char::is_alphanumeric);
        Some(is_label && behind.starts_with(char::is_whitespace))
    };
    list_mark(text, start).is_some() || label().unwrap_or(false)
}

/// Where the mark of a list item ends, with the white space behind it, if the line at `start` begins with one.
pub(in crate::text) fn list_mark(text: &str, start: usize) -> Option<usize> {
    let line = &text[start..];
    let mut characters = line.chars();
    let first = characters.next()?;
    let length = match first {
        '•' | '‣' | '▪' | '◦' | '►' | '▶' | '☐' | '☑' | '✓' | '✗' | '·' | '*' | '+' | '-' | '–' | '—' => {
            first.len_utf8()
        }
        '#' => line.len() - line.trim_start_matches('#').len(),
        _ => {
            let open = usize::from(first == '(');
            let digits = line[open..].chars().take_while(char::is_ascii_digit).count();
            let label = match digits {
                1..=3 => digits,
                0 => line[open..].chars().next().filter(char::is_ascii_lowercase).map_or(0, char::len_utf8),
                _ => 0,
            };
            let closed = line[open + label..].chars().next();
            // A letter with a point is more often an initial or an abbreviation.
            let closes = closed == Some(')') || closed == Some('.') && digits > 0 && open == 0;
            if label == 0 || !closes {
                return None;
            }
            open + label + 1
        }
    };
    let behind = &line[length..];
    let spaces = behind.len() - behind.trim_start_matches([' ', '\t', '\u{A0}']).len();
    (spaces > 0).then_some(start + length + spaces)
}

/// Whether any line of a text but its first begins with a list item that is numbered, or marked with a letter.
pub(in crate::text) fn has_numbered_items(text: &str) -> bool {
    let is_end = |character| matches!(character, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.split(is_end).skip(1).any(|line| {
        let start = line.trim_start_matches(|character: char| character.is_whitespace() || character == '|');
        list_mark(start, 0).is_some_and(|end| start[..end].contains(char::is_alphanumeric))
    })
}

/// Whether the white space `start..end` of a text may be absent from a quote of it: a line break between letters of
/// scripts without spaces, white space inside « » and before `; : ! ?`.
pub(in crate::text) fn may_be_absent(text: &str, start: usize, end: usize, lines: usize) -> bool {
    let mut backwards = text[..start].chars().rev();
    let mut forwards = text[end..].chars();
    let (Some(before), Some(after)) = (backwards.next(), forwards.next()) else { return false };
    let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    match (before, after) {
        // Where the marks are turned outward, »so«, white space at their points is outside of them.
        ('«', _) => !is_letter(backwards.next()),
        (_, '»') => !is_letter(forwards.next()),
        (_, ';' | ':' | '!' | '?') => !before.is_ascii_punctuation(),
        _ => lines == 1 && is_unspaced(before) && is_unspaced(after),
    }
}
