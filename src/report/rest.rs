//! The rest of its sentence around a quote, on one line, with its words of caution.
//!
//! Invariant: what is left out of a very long rest never hides a word of denial.

use crate::analysis::around::rest_of;
use crate::model::{OpenDossier, Passage, Span};
use crate::text::{Caution, cautions, visible};

/// The longest rest on one side of a quote in the window, in characters.
pub const IN_WINDOW: usize = 300;

/// What stands for the words that are left out of a very long rest.
const LEFT_OUT: &str = " … ";

/// A stretch of the rest of a sentence, on one line, with its invisible characters shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its words, with the white space beside them.
    pub words: String,
    /// What it does to the words beside it, where it is a word of caution.
    pub caution: Option<Caution>,
}

/// The rest of its sentence around a quote, up to the quote. Both sides are empty where the quote has all its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// What stands before the quote.
    pub before: Vec<Stretch>,
    /// What stands behind it.
    pub after: Vec<Stretch>,
}

impl Rest {
    /// The characters of it right before the quote and right behind it.
    #[must_use]
    pub fn beside(&self) -> [Option<char>; 2] {
        let before = self.before.last().and_then(|stretch| stretch.words.chars().next_back());
        [before, self.after.first().and_then(|stretch| stretch.words.chars().next())]
    }
}

/// The rest of the sentence, or sentences, around a passage, of at most so many characters on either side.
#[must_use]
pub fn rest_around(open: &OpenDossier, passage: Passage, longest: usize) -> Rest {
    let text = open.dossier.document(passage.document).and_then(|document| document.text.as_deref());
    let read = open.reading.documents.get(passage.document.at());
    let (Some(text), Some(read), Some((before, after))) = (text, read, rest_of(open, passage)) else {
        return Rest::default();
    };
    let side = |span: Span| stretches(span.of(text), &read.language);
    let blank = || Stretch { words: " ".to_owned(), caution: None };
    let mut rest = Rest::default();
    if before.start < before.end {
        let touches = before.end == passage.span.start;
        let outward = (!touches).then(blank).into_iter().chain(side(before).into_iter().rev());
        rest.before = near(outward, last_words, longest);
        rest.before.reverse();
        if let Some(first) = rest.before.first_mut() {
            first.words = first.words.trim_start().to_owned();
        }
    }
    if after.start < after.end {
        let touches = after.start == passage.span.end;
        rest.after = near((!touches).then(blank).into_iter().chain(side(after)), first_words, longest);
        if let Some(last) = rest.after.last_mut() {
            last.words = last.words.trim_end().to_owned();
        }
    }
    rest
}

/// A text on one line, cut where words of caution begin and end.
fn stretches(text: &str, language: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut push = |text: &str, caution: Option<Caution>| {
        if !text.is_empty() {
            stretches.push(Stretch { words: on_one_line(text), caution });
        }
    };
    let mut at = 0;
    for (span, caution) in cautions(text, language) {
        push(&text[at..span.start as usize], None);
        push(span.of(text), Some(caution));
        at = span.end as usize;
    }
    push(&text[at..], None);
    stretches
}

/// The text with every run of white space as one space, and its invisible characters shown.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        if !letter.is_whitespace() {
            line.push(letter);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

/// The stretches from the quote outward, up to the longest rest; of what is farther away only the words of denial.
/// `nearest` gives the part of a stretch that is next to the quote.
fn near(outward: impl Iterator<Item = Stretch>, nearest: fn(&str, usize) -> &str, longest: usize) -> Vec<Stretch> {
    let left_out = || Stretch { words: LEFT_OUT.to_owned(), caution: None };
    let (mut kept, mut room, mut has_gap) = (Vec::new(), longest, false);
    for stretch in outward {
        let length = stretch.words.chars().count();
        if length <= room || stretch.words.trim().is_empty() {
            room = room.saturating_sub(length);
            kept.push(stretch);
            continue;
        }
        if stretch.caution == Some(Caution::Denial) {
            kept.extend(has_gap.then(left_out));
            kept.push(stretch);
            has_gap = false;
        } else {
            let words = nearest(&stretch.words, room).to_owned();
            kept.extend((!words.is_empty()).then_some(Stretch { words, ..stretch }));
            has_gap = true;
        }
        room = 0;
    }
    kept.extend(has_gap.then(left_out));
    kept
}

/// The first whole words of a text that have room in so many characters.
fn first_words(text: &str, room: usize) -> &str {
    let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let first = &text[..end];
    first.rfind(' ').map_or(first, |space| &first[..space])
}

/// The last whole words of a text that have room in so many characters.
fn last_words(text: &str, room: usize) -> &str {
    let skipped = text.chars().count().saturating_sub(room);
    let start = text.char_indices().nth(skipped).map_or(text.len(), |(at, _)| at);
    let last = &text[start..];
    last.find(' ').map_or(last, |space| &last[space + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocumentIndex;
    use crate::model::fixture::dossier;

    /// The rest around the words of a text, which stand there once.
    fn rest(text: &str, words: &str) -> Rest {
        let mut open = dossier(&[], &[], &[text]);
        open.reading = crate::text::read(&open.dossier);
        let start = text.find(words).expect("the words");
        let span = Span::new(start, start + words.len());
        rest_around(&open, Passage { document: DocumentIndex(0), span }, IN_WINDOW)
    }

    /// A side in words.
    fn told(side: &[Stretch]) -> String {
        side.iter().map(|stretch| stretch.words.as_str()).collect()
    }

    #[test]
    fn its_words_of_caution_are_marked() {
        let rest = rest("Ivanov denied  that Russia sold arms, if it did.", "Russia sold arms");
        let marked = |side: &[Stretch]| -> Vec<(String, Caution)> {
            side.iter().filter_map(|stretch| Some((stretch.words.clone(), stretch.caution?))).collect()
        };
        assert_eq!(marked(&rest.before), [("denied".to_owned(), Caution::Denial)]);
        assert_eq!(marked(&rest.after), [("if".to_owned(), Caution::Condition)]);
        assert_eq!(
            (told(&rest.before), told(&rest.after)),
            ("Ivanov denied that ".to_owned(), ", if it did.".to_owned())
        );
    }

    #[test]
    fn a_very_long_rest_is_cut_between_words_and_keeps_its_denials() {
        let long = "and very so ".repeat(40);
        let text = format!("Nobody denied, {long}that Russia sold arms {long}or never did {long}again.");
        let rest = rest(&text, "Russia sold arms");
        let (before, after) = (told(&rest.before), told(&rest.after));
        assert!(before.starts_with("Nobody denied … ") && before.ends_with("very so that "), "{before}");
        assert!(after.starts_with(" and very") && after.ends_with(" … never …"), "{after}");
        assert!(before.chars().count() < 340 && after.chars().count() < 340, "{before}");
    }
}
