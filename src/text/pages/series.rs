//! Which lines with a number are page numbers where no form feed stands beside them.
//!
//! A number is one where it belongs to a series of three or more that rise by one, with a page's worth of text between
//! them; numbered chapters and paragraphs do that too, but they follow the end of a sentence, and pages mostly do not.
//! A number by itself is one between blank lines where it interrupts a sentence.

use super::marks::{Role, head_words};
use super::paper::Paper;
use crate::text::lines::ends_sentence;
use std::collections::BTreeMap;

/// The fewest numbers of a series.
const SERIES: u32 = 3;

/// The least text between two page numbers of a series, in bytes.
const PAGE: u32 = 250;

/// Of so many breaks of a text at least one interrupts a sentence.
const INTERRUPTED: usize = 4;

/// The fewest words of a line that a number by itself interrupts.
const WORDS: usize = 4;

/// The largest number of a page that stands by itself.
const LARGEST: u32 = 999;

/// A line that may be a page number.
struct Candidate {
    line: usize,
    value: u32,
    /// The candidate with the number before its own, and the length of the series up to it.
    previous: Option<usize>,
    length: u32,
}

/// Marks the lines that are page numbers by themselves.
pub(super) fn mark_numbers(paper: &mut Paper) {
    let mut candidates = candidates(paper);
    link(paper, &mut candidates);
    // The length of the longest series through each candidate.
    let mut longest: Vec<u32> = candidates.iter().map(|candidate| candidate.length).collect();
    for place in (0..candidates.len()).rev() {
        if let Some(previous) = candidates[place].previous {
            longest[previous] = longest[previous].max(longest[place]);
        }
    }
    let in_series: Vec<usize> = candidates
        .iter()
        .zip(&longest)
        .filter(|(_, length)| **length >= SERIES)
        .map(|(candidate, _)| candidate.line)
        .collect();
    let interrupting = in_series.iter().filter(|line| interrupts(paper, **line)).count();
    if interrupting * INTERRUPTED >= in_series.len() {
        for line in in_series {
            paper.is_furniture[line] = true;
        }
    }
    for candidate in &candidates {
        if !paper.is_furniture[candidate.line] && stands_alone(paper, candidate.line) {
            paper.is_furniture[candidate.line] = true;
        }
    }
}

/// The lines that may be page numbers: bare numbers, and numbered heads whose words stand three times.
fn candidates(paper: &Paper) -> Vec<Candidate> {
    let heads = (0..paper.lines.len()).filter(|line| matches!(paper.roles[*line], Role::NumberedHead(_)));
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for words in heads.filter_map(|line| head_words(paper.words(line))) {
        *counts.entry(words).or_default() += 1;
    }
    let is_repeated = |line| {
        head_words(paper.words(line)).and_then(|words| counts.get(&words).copied()).is_some_and(|count| count >= SERIES)
    };
    let value = |line: usize| match paper.roles[line] {
        Role::Number { value, .. } => Some(value),
        Role::NumberedHead(value) if is_repeated(line) => Some(value),
        _ => None,
    };
    (0..paper.lines.len())
        .filter_map(|line| value(line).map(|value| Candidate { line, value, previous: None, length: 1 }))
        .collect()
}

/// Links every candidate with the last one before it that has the number before its own (or one is missing), where
/// there is a page between them.
fn link(paper: &Paper, candidates: &mut [Candidate]) {
    let mut last: BTreeMap<u32, usize> = BTreeMap::new();
    for place in 0..candidates.len() {
        let Candidate { line, value, .. } = candidates[place];
        let start = paper.lines[line].span.start;
        let is_page_before = |other: &usize| paper.lines[candidates[*other].line].span.end + PAGE <= start;
        let before = [1, 2].into_iter().filter_map(|step| last.get(&value.checked_sub(step)?).copied());
        let previous = before.filter(is_page_before).max_by_key(|other| candidates[*other].length);
        candidates[place].length = previous.map_or(1, |other| candidates[other].length + 1);
        candidates[place].previous = previous;
        last.insert(value, place);
    }
}

/// Whether the words before a line are no end of a sentence.
fn interrupts(paper: &Paper, line: usize) -> bool {
    let before = (0..line).rev().map(|line| paper.words(line)).find(|words| !words.is_empty());
    before.is_some_and(|words| !ends_sentence(words))
}

/// Whether a number by itself is a page number: between blank lines, in the middle of a sentence of running text.
fn stands_alone(paper: &Paper, line: usize) -> bool {
    let Role::Number { is_named, value } = paper.roles[line] else { return false };
    // A large number is a year or a sum before it is a page.
    if value > LARGEST && !is_named {
        return false;
    }
    let (Some(before), Some(behind)) = (line.checked_sub(2), Some(line + 2).filter(|line| *line < paper.lines.len()))
    else {
        return false;
    };
    if !paper.lines[line - 1].is_blank() || !paper.lines[line + 1].is_blank() {
        return false;
    }
    if is_named {
        return true;
    }
    let nearest = |mut lines: Box<dyn Iterator<Item = usize>>| lines.find(|line| !paper.lines[*line].is_blank());
    let before = nearest(Box::new((0..=before).rev())).map(|line| paper.words(line)).unwrap_or_default();
    let behind = nearest(Box::new(behind..paper.lines.len())).map(|line| paper.words(line)).unwrap_or_default();
    let are_running = [before, behind].iter().all(|words| words.split_whitespace().take(WORDS).count() == WORDS);
    let is_open = before.ends_with(|last: char| last.is_lowercase() || matches!(last, ',' | ';' | '-' | '‐' | '¬'));
    let goes_on = behind.starts_with(char::is_lowercase);
    are_running && !ends_sentence(before) && (is_open || goes_on)
}
