//! A text to be folded, whole or in part, by what stands around each place of it.
//!
//! Invariant: folds nothing that the format does not name ([`Fold`]).

use super::folded::Folded;
use super::folding::{Breaks, Case, Folding};
use super::signs::{
    MINUS, SOFT_HYPHEN, breaks_a_word, is_dash, is_double_mark, is_invisible, is_persian, is_presentation_form,
    is_sign, is_single_mark, is_unspaced, letters_of_ligature, persian_letter,
};
use super::spaces::{list_mark, may_be_absent, run_at};
use crate::model::{Break, Fold, Folds, PageBreak};
use std::iter::once;
use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization, char::canonical_combining_class, is_nfc_quick};

/// What a break of the text becomes that is more than the space between two words.
const HARD_BREAK: char = '\u{1D}';

/// A text to be folded, whole or in part.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct Original<'a> {
    text: &'a str,
    /// Page breaks with their numbers and running heads, in order.
    pages: &'a [PageBreak],
    /// Whether Persian letters are folded.
    is_persian: bool,
    /// Whether a letter may have to be composed.
    composes: bool,
}

/// What the characters at one place of the original become.
enum Step {
    /// These letters, read up to this byte.
    Put(usize),
    /// Nothing, read up to this byte.
    Skip(usize),
    /// Nothing, read up to this byte: a word was broken here.
    Joint(usize),
}

impl<'a> Original<'a> {
    /// A text with its page breaks, in order.
    pub(in crate::text) fn new(text: &'a str, pages: &'a [PageBreak]) -> Self {
        let is_ascii = text.is_ascii();
        Self {
            text,
            pages,
            is_persian: !is_ascii && is_persian(text),
            composes: !is_ascii && is_nfc_quick(text.chars()) != IsNormalized::Yes,
        }
    }

    /// The same text, with the letters of Persian folded where they are in `other`.
    pub(in crate::text) fn in_the_letters_of(self, other: Original<'_>) -> Self {
        Self { is_persian: other.is_persian, ..self }
    }

    /// The text.
    pub(in crate::text) fn text(&self) -> &'a str {
        self.text
    }

    /// Folds the whole text.
    pub(in crate::text) fn fold(&self, how: Folding) -> Folded {
        self.fold_range(0..self.text.len(), how)
    }

    /// Folds a part of the text, by what stands around it.
    pub(in crate::text) fn fold_range(&self, range: Range<usize>, how: Folding) -> Folded {
        let mut folded = Folded::default();
        folded.text.reserve(range.len());
        let mut buffer = String::new();
        let has_pages = !self.pages.is_empty();
        let mut at = range.start;
        while at < range.end {
            let plain = plain_end(self.text.as_bytes(), at..range.end, how.case, has_pages);
            if plain > at {
                folded.put_verbatim(self.text, at, plain);
                at = plain;
                continue;
            }
            let bytes = self.text.as_bytes();
            if how.case == Case::Lowered && bytes[at].is_ascii_uppercase() && bytes.get(at + 1).is_none_or(u8::is_ascii)
            {
                // No mark stands behind it, and pages do not end at letters.
                folded.put(self.text, at, at + 1, char::from(bytes[at].to_ascii_lowercase()).encode_utf8(&mut [0; 4]));
                at += 1;
                continue;
            }
            let Some(character) = self.text[at..].chars().next() else { break };
            buffer.clear();
            match self.step(at, character, how, &mut buffer) {
                Step::Put(end) => {
                    if how.case == Case::Lowered
                        && buffer.chars().any(|letter| !letter.is_ascii() || letter.is_ascii_uppercase())
                    {
                        buffer = lower_case(&buffer);
                    }
                    folded.put(self.text, at, end, &buffer);
                    at = end;
                }
                Step::Skip(end) => at = end,
                Step::Joint(end) => {
                    folded.put_joint();
                    at = end;
                }
            }
        }
        folded
    }

    /// What the characters from the byte `at` become, the first of which is `character`: `buffer` takes the letters.
    fn step(&self, at: usize, character: char, how: Folding, buffer: &mut String) -> Step {
        let on = |fold| how.folds.contains(fold);
        let behind = at + character.len_utf8();
        if on(Fold::PageBreaks)
            && let Some(end) = self.page_break_at(at)
        {
            buffer.push(' ');
            return Step::Put(end);
        }
        if character.is_whitespace() && on(Fold::WhiteSpace) {
            return self.white_space(at, how, buffer);
        }
        if on(Fold::InvisibleCharacters) && is_invisible(character) {
            return Step::Skip(behind);
        }
        if on(Fold::SoftHyphens) && character == SOFT_HYPHEN {
            let bare = self.text[behind..].trim_start_matches(is_invisible);
            return Step::Skip(self.line_break(self.text.len() - bare.len(), how.folds).unwrap_or(behind));
        }
        if on(Fold::BrokenWords)
            && breaks_a_word(character)
            && let Some(end) = self.broken_word(at, behind, how.folds)
        {
            return Step::Joint(end);
        }
        if how.breaks.are_joined() && character == '|' {
            return self.white_space(at, how, buffer);
        }
        let next = self.text[behind..].chars().next();
        if on(Fold::QuotationMarks) && is_single_mark(character) {
            // A doubled single mark is a double one.
            let doubled = next == Some(character);
            buffer.push(if doubled { '"' } else { '\'' });
            return Step::Put(if doubled { behind + character.len_utf8() } else { behind });
        }
        if on(Fold::QuotationMarks) && is_double_mark(character) {
            buffer.push('"');
            return Step::Put(behind);
        }
        if on(Fold::Dashes) && (is_dash(character) || character == MINUS) {
            return self.dash(at, character, buffer);
        }
        if on(Fold::Dots)
            && let Some(end) = dots(self.text, at)
        {
            buffer.push('…');
            return Step::Put(end);
        }
        self.letter(at, character, how.folds, buffer)
    }

    /// Folds a letter, with the marks behind it.
    fn letter(&self, at: usize, character: char, folds: Folds, buffer: &mut String) -> Step {
        let mut end = at + character.len_utf8();
        if folds.contains(Fold::Ligatures)
            && let Some(letters) = letters_of_ligature(character)
        {
            buffer.push_str(letters);
            return Step::Put(end);
        }
        if !folds.contains(Fold::LetterComposition) || character.is_ascii() && !self.composes {
            buffer.push(character);
            return Step::Put(end);
        }
        if self.composes {
            let marks = self.text[end..].chars().take_while(|next| joins_the_letter_before(*next));
            end += marks.map(char::len_utf8).sum::<usize>();
        }
        let letters = &self.text[at..end];
        if letters.chars().any(is_presentation_form) {
            buffer.extend(letters.nfkc());
        } else if self.composes {
            buffer.extend(letters.nfc());
        } else {
            buffer.push_str(letters);
        }
        if self.is_persian && buffer.contains(['ي', 'ك']) {
            *buffer = buffer.chars().map(|letter| persian_letter(letter).unwrap_or(letter)).collect();
        }
        Step::Put(end)
    }

    /// Folds a dash: to one dash, or in front of a number to one sign.
    fn dash(&self, at: usize, character: char, buffer: &mut String) -> Step {
        let behind = at + character.len_utf8();
        let rest = &self.text[behind..];
        if character == '-' && rest.starts_with('-') {
            buffer.push('-');
            return Step::Put(behind + 1);
        }
        let is_number_next = rest.starts_with(char::is_numeric);
        let is_free = !self.text[..at].ends_with(|before: char| before.is_alphanumeric() && !is_unspaced(before));
        let is_minus = character == MINUS || is_sign(character) && is_number_next && is_free;
        buffer.push(if is_minus { MINUS } else { '-' });
        Step::Put(behind)
    }

    /// Folds a run of white space, with what belongs to it.
    fn white_space(&self, at: usize, how: Folding, buffer: &mut String) -> Step {
        let run = run_at(self.text, at);
        let rest = &self.text[run.end..];
        // A soft hyphen between two line breaks is one at the end of the first line.
        if run.lines == 1
            && rest.starts_with(SOFT_HYPHEN)
            && how.folds.contains(Fold::SoftHyphens)
            && let Some(end) = self.line_break(run.end + SOFT_HYPHEN.len_utf8(), how.folds)
        {
            return Step::Skip(end);
        }
        if let Some(page) = self.pages.get(self.pages.partition_point(|page| (page.span.start as usize) < at))
            && how.folds.contains(Fold::PageBreaks)
            && (page.span.start as usize) <= run.end
        {
            let end = page.span.end as usize;
            buffer.push(' ');
            return Step::Put(end + self.text[end..].len() - self.text[end..].trim_start().len());
        }
        let is_bar = |end: usize| self.text[end..].starts_with('|');
        if how.breaks.are_joined() && (run.hard.is_some() || is_bar(run.end)) {
            let mut end = run.end;
            while is_bar(end) {
                end = run_at(self.text, end + 1).end;
            }
            if run.lines > 0
                && let Some(behind) = list_mark(self.text, end)
                && (how.breaks == Breaks::Unlisted || !self.text[end..behind].contains(char::is_alphanumeric))
            {
                end = behind;
            }
            if is_between_unspaced(self.text, at, end) {
                return Step::Skip(end);
            }
            buffer.push(' ');
            return Step::Put(end);
        }
        if how.breaks.are_joined() && is_between_unspaced(self.text, at, run.end) {
            return Step::Skip(run.end);
        }
        let is_kept = match how.breaks {
            Breaks::Kept => run.hard.is_some(),
            Breaks::Marked => run.hard.is_some_and(|hard| hard != Break::ListMark),
            _ => false,
        };
        if is_kept {
            buffer.push(HARD_BREAK);
        } else if run.hard.is_some() || !may_be_absent(self.text, at, run.end, run.lines) {
            buffer.push(' ');
        } else {
            return Step::Skip(run.end);
        }
        Step::Put(run.end)
    }

    /// Where the page break ends that begins at the byte `at`.
    fn page_break_at(&self, at: usize) -> Option<usize> {
        let page = self.pages.get(self.pages.partition_point(|page| (page.span.start as usize) < at))?;
        (page.span.start as usize == at).then_some(page.span.end as usize)
    }

    /// Where the white space from `at` ends, if it breaks one line and no more, or the page.
    fn line_break(&self, at: usize, folds: Folds) -> Option<usize> {
        let run = run_at(self.text, at);
        let page = self.pages.get(self.pages.partition_point(|page| (page.span.start as usize) < at));
        let is_near = |page: &&PageBreak| folds.contains(Fold::PageBreaks) && (page.span.start as usize) <= run.end;
        if let Some(page) = page.filter(is_near) {
            let end = page.span.end as usize;
            return Some(end + self.text[end..].len() - self.text[end..].trim_start().len());
        }
        (run.lines == 1 && run.hard.is_none()).then_some(run.end)
    }

    /// Where the second part begins of a word that a sign at `at..behind` breaks at a line end.
    fn broken_word(&self, at: usize, behind: usize, folds: Folds) -> Option<usize> {
        let is_letter = |character: char| character.is_alphabetic() || canonical_combining_class(character) != 0;
        let is_unseen = |character: char| is_invisible(character) || character == SOFT_HYPHEN;
        if !self.text[..at].trim_end_matches(is_unseen).ends_with(is_letter) {
            return None;
        }
        let end = self.line_break(behind, folds)?;
        self.text[end..].starts_with(char::is_alphabetic).then_some(end)
    }
}

/// Where the stretch of a text ends that begins at `range.start` and that no fold touches: letters and digits of ASCII,
/// with brackets, commas, points and single spaces. Most of most texts is such, and is not read character by character.
fn plain_end(text: &[u8], range: Range<usize>, case: Case, has_pages: bool) -> usize {
    let mut end = range.start;
    while end < range.end {
        let next = text.get(end + 1).copied().unwrap_or_default();
        let is_plain = match text[end] {
            b'a'..=b'z' | b'0'..=b'9' | b',' | b'(' | b')' => true,
            b'A'..=b'Z' => case == Case::Kept,
            // Pages end at white space and points, and at the beginning of a stretch a mark may stand before the space.
            b' ' => !has_pages && end > range.start && next.is_ascii_alphanumeric(),
            // Three points are an ellipsis, with spaces between them or not.
            b'.' => !has_pages && (next == b' ' || next.is_ascii_alphanumeric()) && text.get(end + 2) != Some(&b'.'),
            _ => false,
        };
        if !is_plain {
            break;
        }
        end += 1;
    }
    // The last one may have a mark behind it, which composes with it.
    if end < range.end && !text[end].is_ascii() { end.saturating_sub(1).max(range.start) } else { end }
}

/// Whether letters of scripts without spaces stand on both sides of `start..end`.
fn is_between_unspaced(text: &str, start: usize, end: usize) -> bool {
    text[..start].ends_with(is_unspaced) && text[end..].starts_with(is_unspaced)
}

/// Where three dots at the byte `at` end: "…", "..." or ". . .".
fn dots(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    ["…", "...", ". . .", ".\u{A0}.\u{A0}."].into_iter().find(|dots| rest.starts_with(dots)).map(|dots| at + dots.len())
}

/// Whether a character may compose with the one before it: a mark, or a letter such as a Hangul vowel.
fn joins_the_letter_before(character: char) -> bool {
    canonical_combining_class(character) != 0 || is_nfc_quick(once(character)) == IsNormalized::Maybe
}

/// The text in lower case, letter by letter. A final sigma becomes a sigma, so that no letter depends on its
/// neighbours.
pub(in crate::text) fn lower_case(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|character| if character == 'ς' { 'σ' } else { character }).collect()
}

/// A text by itself, folded by all folds, its breaks among them.
pub(in crate::text) fn folded_text(text: &str, case: Case) -> String {
    Original::new(text, &[]).fold(Folding { folds: Folds::ALL, case, breaks: Breaks::Joined }).text
}
