//! The edges of pages: page numbers beside form feeds, and running heads.

use super::marks::{Role, head_words};
use super::paper::Paper;
use crate::text::cautions::{Caution, cautions};
use std::collections::{BTreeMap, BTreeSet};

/// How many lines at either edge of a page may be running heads.
const EDGE: usize = 3;

/// On how many pages the words of a running head stand.
const PAGES: u32 = 3;

/// The lines of a page from the first with words to the last.
#[derive(Clone, Copy)]
struct Page {
    first: usize,
    last: usize,
    /// How many form feeds stand before it.
    feeds: u32,
}

/// Marks the page numbers beside breaks and the running heads.
pub(super) fn mark_edges(paper: &mut Paper) {
    let pages = found_pages(paper);
    if pages.len() < 2 {
        return;
    }
    let heads = running_heads(paper, &pages);
    let offsets = offsets(paper, &pages);
    for (place, page) in pages.iter().enumerate() {
        let edge = Edge { heads: &heads, offsets: &offsets, feeds: page.feeds };
        let top: Vec<usize> = (page.first..=page.last).take(4 * EDGE).collect();
        let bottom: Vec<usize> = (page.first..=page.last).rev().take(4 * EDGE).collect();
        // Before the first page there is no break that its head could belong to, nor behind the last one; their
        // numbers tell what the page is called.
        if place > 0 || paper.lines[page.first].feed {
            edge.mark(paper, &top);
        } else {
            edge.mark_number(paper, &top);
        }
        if place + 1 < pages.len() {
            edge.mark(paper, &bottom);
        } else {
            edge.mark_number(paper, &bottom);
        }
    }
}

/// The pages as the sure breaks and the page numbers make them.
fn found_pages(paper: &Paper) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    let (mut feeds, mut is_new) = (0, true);
    for (number, line) in paper.lines.iter().enumerate() {
        feeds += u32::from(line.feed);
        is_new |= line.feed || paper.is_furniture[number];
        if !paper.is_text(number) {
            continue;
        }
        match pages.last_mut() {
            Some(page) if !is_new => page.last = number,
            _ => pages.push(Page { first: number, last: number, feeds }),
        }
        is_new = false;
    }
    pages
}

/// The words of lines that stand at the edges of three pages or more.
fn running_heads(paper: &Paper, pages: &[Page]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for page in pages {
        // A line that ends as a sentence does is something that is said.
        let is_sentence = |line: usize| {
            let words = paper.words(line);
            words.ends_with(['.', '?', '!']) && !words.contains(char::is_numeric)
        };
        let is_number = |line: usize| matches!(paper.roles[line], Role::Number { .. });
        let is_words = |line: &usize| paper.is_text(*line) && !is_number(*line) && !is_sentence(*line);
        let words = |line: usize| head_words(paper.words(line));
        let top = (page.first..=page.last).filter(is_words).take(EDGE);
        let bottom = (page.first..=page.last).rev().filter(is_words).take(EDGE);
        let here: BTreeSet<String> = top.chain(bottom).filter_map(words).collect();
        for words in here {
            *counts.entry(words).or_default() += 1;
        }
    }
    // What denies or doubts is something that is said, and so is what goes on in small letters.
    let is_furniture = |words: &str| {
        // Its number is left out: "No." is short for one.
        let said = words.trim_end_matches(['.', ' ']).trim_end_matches("No");
        let says = |caution: &Caution| matches!(caution, Caution::Denial | Caution::Condition);
        !words.starts_with(char::is_lowercase) && !cautions(said, "").iter().any(|(_, caution)| says(caution))
    };
    let heads = counts.into_iter().filter(|(words, count)| *count >= PAGES && is_furniture(words));
    heads.map(|(words, _)| words).collect()
}

/// How far the printed numbers at the edges of pages are ahead of the count of form feeds, with how many pages say so.
fn offsets(paper: &Paper, pages: &[Page]) -> BTreeMap<i64, u32> {
    let mut offsets = BTreeMap::new();
    for page in pages {
        let edges = [page.first, page.last];
        let edges = if page.first == page.last { &edges[..1] } else { &edges[..] };
        for line in edges {
            if let Role::Number { value, .. } = paper.roles[*line] {
                *offsets.entry(i64::from(value) - i64::from(page.feeds)).or_default() += 1;
            }
        }
    }
    offsets
}

/// What is known for the edges of one page.
struct Edge<'paper> {
    heads: &'paper BTreeSet<String>,
    offsets: &'paper BTreeMap<i64, u32>,
    /// How many form feeds stand before the page.
    feeds: u32,
}

impl Edge<'_> {
    /// Marks the furniture among `lines`, which go from the edge of a page inwards.
    fn mark(&self, paper: &mut Paper, lines: &[usize]) {
        let (mut has_number, mut heads) = (false, 0);
        for (place, line) in lines.iter().copied().enumerate() {
            if paper.lines[line].is_blank() {
                continue;
            }
            let inner_is_blank = lines.get(place + 1).is_none_or(|inner| paper.lines[*inner].is_blank());
            let is_number = match &paper.roles[line] {
                Role::Number { value, .. } => inner_is_blank || self.is_expected(*value),
                Role::Roman(_) => inner_is_blank,
                _ => false,
            };
            if is_number && !has_number {
                has_number = true;
            } else if heads < EDGE && head_words(paper.words(line)).is_some_and(|words| self.heads.contains(&words)) {
                heads += 1;
            } else {
                return;
            }
            paper.is_furniture[line] = true;
        }
    }

    /// Marks a page number at the edge of the text, where other pages make it likely.
    fn mark_number(&self, paper: &mut Paper, lines: &[usize]) {
        let Some(line) = lines.iter().copied().find(|line| !paper.lines[*line].is_blank()) else { return };
        if let Role::Number { value, .. } = paper.roles[line]
            && self.is_expected(value)
        {
            paper.is_furniture[line] = true;
        }
    }

    /// Whether another page's number leads to expect `value` on this one.
    fn is_expected(&self, value: u32) -> bool {
        self.offsets.get(&(i64::from(value) - i64::from(self.feeds))).is_some_and(|pages| *pages > 1)
    }
}
