//! A folded text, with the map back to the original.
//!
//! Invariant: every place in a folded text maps to one place in the original, or to none.

use crate::model::Span;
use std::ops::Range;
use unicode_normalization::char::canonical_combining_class;

/// A folded text, with the map back to the original.
#[derive(Debug, Default)]
pub(in crate::text) struct Folded {
    /// The folded text.
    pub(in crate::text) text: String,
    /// Where its parts come from: in order, and without gaps in `text`.
    pieces: Vec<Piece>,
    /// The places in `text` where a word was broken at a line end, and is read joined.
    joints: Vec<usize>,
}

/// A stretch of a folded text that comes from one stretch of the original.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it starts in the folded text, in bytes.
    folded: u32,
    /// Where it starts in the original, in bytes.
    start: u32,
    /// Where it ends in the original, in bytes.
    end: u32,
    /// Whether both are the same bytes. If not, the piece maps back only as a whole.
    verbatim: bool,
}

impl Piece {
    /// The piece from the byte `folded` of a folded text on, for the bytes of an original. A dossier, and so each of its
    /// texts, is smaller than 4 GiB.
    fn new(folded: usize, (start, end): (usize, usize), verbatim: bool) -> Self {
        Self { folded: folded as u32, start: start as u32, end: end as u32, verbatim }
    }
}

impl Folded {
    /// Appends `original[start..end]` as it is.
    pub(in crate::text) fn put_verbatim(&mut self, original: &str, start: usize, end: usize) {
        self.put(original, start, end, &original[start..end]);
    }

    /// Notes that a word was broken here at a line end.
    pub(in crate::text) fn put_joint(&mut self) {
        self.joints.push(self.text.len());
    }

    /// Appends `folded`, which stands for `original[start..end]`.
    pub(in crate::text) fn put(&mut self, original: &str, start: usize, end: usize, folded: &str) {
        let verbatim = original[start..end] == *folded;
        match self.pieces.last_mut() {
            Some(last) if verbatim && last.verbatim && last.end as usize == start => last.end = end as u32,
            _ => self.pieces.push(Piece::new(self.text.len(), (start, end), verbatim)),
        }
        self.text.push_str(folded);
    }

    /// The span of the original that `self.text[start..end]` stands for; `None` where it begins or ends within a piece
    /// that maps back only as a whole.
    pub(in crate::text) fn original(&self, start: usize, end: usize) -> Option<Span> {
        let first = self.pieces.partition_point(|piece| piece.folded as usize <= start).checked_sub(1)?;
        let last = self.pieces.partition_point(|piece| (piece.folded as usize) < end).checked_sub(1)?;
        let (begins, ends) = (self.pieces[first], self.pieces[last]);
        let (start, end) = (start as u32, end as u32);
        let from = match begins.verbatim {
            true => begins.start + (start - begins.folded),
            false if start == begins.folded => begins.start,
            false => return None,
        };
        let after = self.pieces.get(last + 1).map_or(self.text.len() as u32, |next| next.folded);
        let to = match ends.verbatim {
            true => ends.start + (end - ends.folded),
            false if end == after => ends.end,
            false => return None,
        };
        Some(Span { start: from, end: to })
    }

    /// The place in the folded text of the byte `at` of the original: where what stands at or behind it begins.
    pub(in crate::text) fn place_of(&self, at: usize) -> usize {
        let next = self.pieces.partition_point(|piece| piece.end as usize <= at);
        match self.pieces.get(next) {
            Some(piece) if piece.verbatim && (piece.start as usize) < at => {
                piece.folded as usize + (at - piece.start as usize)
            }
            Some(piece) => piece.folded as usize,
            None => self.text.len(),
        }
    }

    /// Whether any word was broken at a line end.
    pub(in crate::text) fn has_joints(&self) -> bool {
        !self.joints.is_empty()
    }

    /// Whether a word was broken at the byte `place` of the folded text.
    pub(in crate::text) fn is_joint(&self, place: usize) -> bool {
        self.joints.binary_search(&place).is_ok()
    }

    /// Keeps only the letters and digits, with their marks.
    pub(in crate::text) fn letters_only(self) -> Self {
        let mut letters = Self { text: String::with_capacity(self.text.len()), ..Self::default() };
        for (place, piece) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(place + 1).map_or(self.text.len(), |next| next.folded as usize);
            let text = &self.text[piece.folded as usize..end];
            if !piece.verbatim {
                if text.chars().any(is_letter) {
                    let kept = letters.text.len() as u32;
                    letters.text.extend(text.chars().filter(|character| is_letter(*character)));
                    letters.pieces.push(Piece { folded: kept, ..*piece });
                }
                continue;
            }
            let start = piece.start as usize;
            let mut at = 0;
            while let Some(run) = run_of_letters(text, at) {
                letters.pieces.push(Piece::new(letters.text.len(), (start + run.start, start + run.end), true));
                letters.text.push_str(&text[run.clone()]);
                at = run.end;
            }
        }
        letters
    }

    /// Where `quote` ends in this folded text if it begins at the byte `place`. A word that is broken at a line end on
    /// either side may be read joined, with the hyphen, or with hyphen and space.
    pub(in crate::text) fn end_of(&self, place: usize, quote: &Self) -> Option<usize> {
        if self.joints.is_empty() && quote.joints.is_empty() {
            return self.text[place..].starts_with(&quote.text).then(|| place + quote.text.len());
        }
        let (text, wanted) = (self.text.as_bytes(), quote.text.as_bytes());
        let (mut at, mut done) = (place, 0);
        while done < wanted.len() {
            if self.is_joint(at) && wanted[done] == b'-' {
                done += 1 + usize::from(wanted.get(done + 1) == Some(&b' '));
            } else if quote.is_joint(done) && text.get(at) == Some(&b'-') {
                at += 1 + usize::from(text.get(at + 1) == Some(&b' '));
            } else if text.get(at) == Some(&wanted[done]) {
                at += 1;
                done += 1;
            } else {
                return None;
            }
        }
        self.text.is_char_boundary(at).then_some(at)
    }
}

/// The next letters and digits that stand together, at the byte `from` or behind it.
fn run_of_letters(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start: Option<usize> = None;
    let mut at = from;
    while at < bytes.len() {
        let (is_one, length) = if bytes[at].is_ascii() {
            (bytes[at].is_ascii_alphanumeric(), 1)
        } else {
            let character = text[at..].chars().next()?;
            (is_letter(character), character.len_utf8())
        };
        match (is_one, start) {
            (true, None) => start = Some(at),
            (false, Some(start)) => return Some(start..at),
            _ => {}
        }
        at += length;
    }
    start.map(|start| start..at)
}

/// Whether a character is a letter, a digit, or a mark on one.
pub(in crate::text) fn is_letter(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    character.is_alphanumeric() || canonical_combining_class(character) != 0
}
