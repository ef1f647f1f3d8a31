//! The pages of a text: where they end, what they are called, and which lines belong to no page's words.
//!
//! Invariant: breaks are in order and do not overlap; each is white space, page numbers and running heads.
//! Invariant: linear time but for the sorting of running heads, for any text.
//!
//! Sure page breaks are a form feed and a line `[p. 12]`. A line that is only a number is one where the numbers rise from
//! page to page, where it stands beside a form feed, or where it interrupts a sentence (`series`). Running heads are
//! lines at the edge of a page whose words stand at the edges of two other pages too (`heads`).

mod heads;
mod labels;
mod marks;
mod paper;
mod series;

use super::lines::lines;
use crate::model::{PageBreak, Pages, Span};
use labels::{Gap, labels};
use marks::{Role, role};
use paper::Paper;

/// The pages of `text`; no break where it has only one.
pub(super) fn pages(text: &str) -> Pages {
    if !text.contains('\u{C}') && !text.lines().any(|line| role(line.trim()) != Role::Text) {
        return Pages::default();
    }
    let lines = lines(text);
    let roles: Vec<Role> = lines.iter().map(|line| role(line.span.of(text))).collect();
    let is_furniture = roles.iter().map(|role| matches!(role, Role::Marker(_))).collect();
    let mut paper = Paper { text, lines, roles, is_furniture };
    series::mark_numbers(&mut paper);
    heads::mark_edges(&mut paper);
    breaks(&paper)
}

/// The breaks between the lines that are left as words of the pages.
fn breaks(paper: &Paper) -> Pages {
    let mut gaps: Vec<Gap> = Vec::new();
    let mut gap = Gap::default();
    let mut spans: Vec<Span> = Vec::new();
    let mut last_words: Option<Span> = None;
    for (number, line) in paper.lines.iter().enumerate() {
        gap.feeds += u32::from(line.feed);
        if paper.is_furniture[number] {
            gap.add(&paper.roles[number]);
        } else if !line.is_blank() {
            if last_words.is_none() || !gap.is_empty() {
                gaps.push(std::mem::take(&mut gap));
                spans.extend(last_words.map(|last| Span { start: last.end, end: line.span.start }));
            }
            last_words = Some(line.span);
        }
    }
    gaps.push(gap);
    let mut names = labels(&gaps).into_iter();
    let first = names.next().flatten();
    Pages { first, breaks: spans.into_iter().zip(names).map(|(span, page)| PageBreak { span, page }).collect() }
}

#[cfg(test)]
mod tests;
