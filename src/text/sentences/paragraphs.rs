//! Paragraphs: which line breaks of a text are only hard wraps.
//!
//! A blank line ends a paragraph. So does a single line break, unless the lines around it are hard-wrapped. They are
//! when the widest line between two blank lines has 50 to 120 characters and the first word of the next line would not
//! have fitted into that width. Where the line before ends a sentence, two more lines must be about as wide. A next
//! line that starts a list item or a field ("Address: …", after another) or is indented more starts a paragraph all the
//! same. Where lines stand deep below their entry, as in a log, they continue it, and every line at the margin is an
//! entry.
//!
//! A block of three lines or more, the widest of 25 to 49 characters, is a narrow column where nearly every line is full
//! and enough lines begin with a small letter; poems, addresses, lists and tables are not. A word that is broken with a
//! hyphen at the end of a line goes on in the next.

use crate::model::Span;
use crate::text::lines::{Line, ends_sentence, is_in_capitals, lines};

/// The width of the widest line of hard-wrapped text, in characters.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 50..=120;

/// The width of the widest line of a narrow column, as of a newspaper, in characters.
const COLUMN_WIDTHS: std::ops::RangeInclusive<usize> = 25..=49;

/// How much shorter than the widest line of its column a full line may be, in characters: letters are not equally wide.
const SLACK: usize = 4;

/// The most that lines of hard-wrapped text differ in width, in characters: a long word.
const RAGGED: usize = 16;

/// How much deeper than the margin the continuation lines of a log are indented, in characters.
const HANGING: usize = 8;

/// The most words of a field's name.
const FIELD_WORDS: usize = 5;

/// The paragraphs of `text`.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let mut paragraphs: Vec<Span> = Vec::new();
    for block in lines.split(Line::is_blank) {
        let width = block.iter().map(|line| line.width).max().unwrap_or(0);
        let full = block.iter().filter(|line| line.width + RAGGED > width).count();
        let hanging = hanging_indent(block);
        let shape = Shape { width, is_column: is_column(text, block, width) };
        for (place, line) in block.iter().enumerate() {
            let wrapped = place.checked_sub(1).is_some_and(|before| {
                let before = &block[before];
                match hanging {
                    Some(indent) => line.indent == indent,
                    None => is_wrapped(text, before, line, shape) && (full > 2 || !ends_sentence(before.span.of(text))),
                }
            });
            match paragraphs.last_mut() {
                Some(paragraph) if wrapped => paragraph.end = line.span.end,
                _ => paragraphs.push(line.span),
            }
        }
    }
    paragraphs
}

/// The indent of the lines that continue an entry, where a block is a list of entries: a log, a register. The entries
/// begin at the margin, and their continuation lines are deeply indented.
fn hanging_indent(block: &[Line]) -> Option<usize> {
    let margin = block.first()?.indent;
    let mut indented = block.iter().map(|line| line.indent).filter(|indent| *indent != margin);
    let indent = indented.next()?;
    (indent >= margin + HANGING && indented.all(|other| other == indent)).then_some(indent)
}

/// Whether a line begins with the name of a field and a colon: "Address: …".
fn starts_field(line: &str) -> bool {
    let label = line.split_once(": ").map(|(label, _)| label);
    label.is_some_and(|label| {
        label.chars().next().is_some_and(char::is_uppercase)
            && label.split_whitespace().count() <= FIELD_WORDS
            && !label.contains(['.', ',', ';', '“', '"'])
    })
}

/// How a block of lines is set.
#[derive(Clone, Copy)]
struct Shape {
    /// The characters of its widest line.
    width: usize,
    /// Whether it is a narrow column of running text.
    is_column: bool,
}

/// Whether a block is a narrow column of running text: nearly every line is full, and in the middle of a sentence.
fn is_column(text: &str, block: &[Line], width: usize) -> bool {
    let breaks = block.len().saturating_sub(1);
    if breaks < 2 || !COLUMN_WIDTHS.contains(&width) || block.iter().any(|line| is_row(line.span.of(text))) {
        return false;
    }
    let count = |is: &dyn Fn(&Line, &Line) -> bool| block.windows(2).filter(|pair| is(&pair[0], &pair[1])).count();
    let full = count(&|line, next| is_full(text, line, next, width.saturating_sub(SLACK)));
    let small = count(&|_, next| {
        let first = next.span.of(text).chars().next();
        first.is_some_and(|first| first.is_alphabetic() && !first.is_uppercase())
    });
    full * 10 >= breaks * 8 && small * 10 >= breaks * 4
}

/// Whether a line is a row of a table: it has a tab, a bar or a wide gap.
fn is_row(line: &str) -> bool {
    line.contains(['\t', '|']) || line.contains("   ")
}

/// Whether the first word of the next line would not have fitted in a line. A line without spaces tells nothing.
fn is_full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().unwrap_or_default().chars().count();
    line.width + 1 + word > width && (word * 2 <= width || line.width > width)
}

/// Whether the break between two lines is only a hard wrap.
fn is_wrapped(text: &str, line: &Line, next: &Line, shape: Shape) -> bool {
    let (words, next_words) = (line.span.of(text), next.span.of(text));
    if breaks_word(words, next_words) {
        return true;
    }
    let word = next_words.split_whitespace().next().unwrap_or_default();
    let is_set = if shape.is_column {
        is_full(text, line, next, shape.width.saturating_sub(SLACK)) && !starts_turn(next_words)
    } else {
        WRAP_WIDTHS.contains(&shape.width) && line.width + 1 + word.chars().count() > shape.width
    };
    let is_item = starts_list_item(word) && !is_date_broken(words, word);
    is_set && next.indent <= line.indent && !is_item && !(starts_field(words) && starts_field(next_words))
}

/// Whether a number that could be the mark of a list item only stands at the beginning of a line by chance: "am⏎3.
/// Oktober". The line before neither ends nor pauses, and is no list item itself.
fn is_date_broken(line: &str, mark: &str) -> bool {
    mark.starts_with(char::is_numeric)
        && line.ends_with(char::is_alphanumeric)
        && !starts_list_item(line.split_whitespace().next().unwrap_or_default())
}

/// Whether a word is broken with a hyphen at the end of a line.
fn breaks_word(line: &str, next: &str) -> bool {
    let before = line.strip_suffix(['-', '‐', '¬', '⸗', '\u{AD}']);
    before.is_some_and(|before| before.ends_with(char::is_alphabetic)) && next.starts_with(char::is_lowercase)
}

/// Whether a line begins a turn of a conversation: "Q. ", "MR. SMITH:".
fn starts_turn(line: &str) -> bool {
    let speaker = line.split_once(':').map(|(speaker, _)| speaker);
    line.starts_with("Q. ")
        || line.starts_with("A. ")
        || speaker.is_some_and(|speaker| is_in_capitals(speaker) && speaker.split_whitespace().count() <= FIELD_WORDS)
}

/// Whether a line's first word is the mark of a list item: a bullet, or a short number or letter with `.` or `)`.
fn starts_list_item(word: &str) -> bool {
    if matches!(word, "-" | "*" | "+" | "•" | "–" | "—" | "·" | "‣" | "▪" | "◦" | "#" | "##" | "###") {
        return true;
    }
    let Some(mark) = word.strip_suffix(['.', ')']) else { return false };
    let mark = mark.strip_prefix('(').unwrap_or(mark);
    let is_number = !mark.is_empty() && mark.chars().count() <= 3 && mark.chars().all(char::is_numeric);
    // A single letter with a full stop is more often an initial.
    is_number || word.ends_with(')') && mark.chars().count() == 1 && mark.chars().all(char::is_alphabetic)
}
