//! Labels of several lines and of several parts, in any script (the order of UAX 9, the Unicode bidirectional algorithm).
//!
//! Invariant: a text is broken into lines in logical order, and each line is then reordered for display (UAX 9, section
//! 3.4). The other way round, the end would come before the beginning.
//! Invariant: the direction of one part of a sentence never reorders the parts beside it.

use super::bidi::{Directions, append_pieces};
use crate::fonts::{Fonts, Style};
use crate::text::visible;
use egui::text::{ByteIndex, LayoutJob};
use egui::{Color32, Stroke, Ui};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// A text in lines of at most `width` points.
pub(super) fn paragraph_job(ui: &Ui, text: &str, size: f32, style: Style, color: Color32, width: f32) -> LayoutJob {
    let directions = Directions::of(text, None);
    if directions.is_ltr() {
        let mut job = super::bidi::bidi_job(text, size, color, style);
        job.wrap.max_width = width;
        return job;
    }
    let line = |job: &mut LayoutJob, range: Range<usize>| {
        append_pieces(job, directions.pieces(text, range), size, color, style);
    };
    let fits = |range: Range<usize>| {
        let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
        line(&mut job, range);
        ui.painter().layout_job(job).size().x <= width
    };
    let mut job = LayoutJob::default();
    for range in lines(text, fits) {
        if let Some(last) = job.sections.last_mut() {
            job.text.push('\n');
            last.byte_range.end = ByteIndex(job.text.len());
        }
        line(&mut job, range);
    }
    job
}

/// A stretch of a text with a look of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Run {
    /// Where it ends, as a byte of the text; it begins where the one before ends.
    pub(super) end: usize,
    /// Its colour.
    pub(super) color: Color32,
    /// The line below it.
    pub(super) underline: Stroke,
}

/// A text of runs in lines of at most `width` points. Every section of the job lies within one run, whose number comes
/// with it.
pub(super) fn runs_job(ui: &Ui, text: &str, runs: &[Run], size: f32, width: f32) -> (LayoutJob, Vec<usize>) {
    let directions = Directions::of(text, None);
    let cuts: Vec<usize> = runs.iter().map(|run| run.end).collect();
    let mut of_sections = Vec::new();
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    let mut line = |job: &mut LayoutJob, range: Range<usize>| {
        for piece in directions.pieces_between(text, range, &cuts) {
            let number = cuts.partition_point(|end| *end <= piece.range.start).min(runs.len().saturating_sub(1));
            let Some(run) = runs.get(number) else { continue };
            append_pieces(job, vec![piece], size, run.color, Style::Regular);
            if let Some(section) = job.sections.last_mut() {
                section.format.underline = run.underline;
            }
            of_sections.push(number);
        }
    };
    if directions.is_ltr() {
        job.wrap.max_width = width;
        line(&mut job, 0..text.len());
        return (job, of_sections);
    }
    job.break_on_newline = true;
    let fits = |range: Range<usize>| {
        let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
        append_pieces(&mut job, directions.pieces(text, range), size, Color32::BLACK, Style::Regular);
        ui.painter().layout_job(job).size().x <= width
    };
    for range in lines(text, fits) {
        if let Some(last) = job.sections.last_mut() {
            job.text.push('\n');
            last.byte_range.end = ByteIndex(job.text.len());
        }
        line(&mut job, range);
    }
    (job, of_sections)
}

/// A sentence made of parts, from left to right: names in any script between the program's own words. Invisible
/// characters in a part are made visible.
pub(super) fn sentence_job(
    parts: &[impl AsRef<str>],
    size: f32,
    style: Style,
    color: Color32,
    width: f32,
) -> LayoutJob {
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = width;
    for part in parts {
        let part = visible(part.as_ref());
        append_pieces(&mut job, Directions::of(&part, None).pieces(&part, 0..part.len()), size, color, style);
    }
    job
}

/// The parts of a line with a dot between them, which is a part of its own.
pub(super) fn dotted(parts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut line = Vec::new();
    for part in parts {
        if !line.is_empty() {
            line.push(" · ".to_owned());
        }
        line.push(part);
    }
    line
}

/// The most characters that are looked at for a few lines.
const FEW_LINES: usize = 1_000;

/// The words of a text, on one line each run of white space a blank, that fit on its first `most` lines; with an ellipsis
/// where some are left out.
pub(super) fn first_lines(text: &str, size: f32, style: Style, width: f32, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = words.join(" ");
    let read: String = whole.chars().take(FEW_LINES).collect();
    let width_of = |words: &str| Fonts::bundled().width(words, size, style);
    let fits = |words: &str| lines(words, |range| width_of(&words[range]) <= width).len() <= most;
    if read.len() == whole.len() && fits(&whole) {
        return whole;
    }
    // More words never take fewer lines, so the number that fits is found by halving.
    let ends: Vec<usize> = read.match_indices(' ').map(|(at, _)| at).collect();
    let with_ellipsis = |end: usize| format!("{} …", &read[..end]);
    let count = ends.partition_point(|end| fits(&with_ellipsis(*end)));
    if let Some(last) = count.checked_sub(1) {
        return with_ellipsis(ends[last]);
    }
    // One word that is longer than the lines, or a script without spaces.
    let letters: Vec<usize> = read.grapheme_indices(true).map(|(at, _)| at).collect();
    let count = letters.partition_point(|end| fits(&format!("{}…", &read[..*end])));
    format!("{}…", &read[..letters[count.saturating_sub(1)]])
}

/// The lines of a text: as many words on each as fit; a word that fits on none is cut between its letters.
fn lines(text: &str, fits: impl Fn(Range<usize>) -> bool) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut end) = (0, 0);
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let word_end = at + word.trim_end().len();
        if word_end == at {
            at += word.len();
            continue;
        }
        if end > start && !fits(start..word_end) {
            lines.push(start..end);
            start = at;
        }
        while !fits(start..word_end) {
            let letters = text[start..word_end].grapheme_indices(true).skip(1).map(|(place, _)| start + place);
            let Some(cut) = letters.take_while(|cut| fits(start..*cut)).last() else { break };
            lines.push(start..cut);
            start = cut;
        }
        end = end.max(word_end);
        at += word.len();
    }
    if end > start {
        lines.push(start..end);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of `text` where a line holds `width` letters.
    fn check(text: &str, width: usize, expected: &[&str]) {
        let told = lines(text, |range| text[range].chars().count() <= width);
        let told: Vec<&str> = told.into_iter().map(|range| &text[range]).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn lines_are_broken_in_the_order_of_reading() {
        check("به گفتهٔ آقای بهرنگ", 9, &["به گفتهٔ", "آقای", "بهرنگ"]);
        check("one two three", 7, &["one two", "three"]);
        check("one  two ", 5, &["one", "two"]);
        check("", 5, &[]);
        check("  ", 1, &[]);
    }

    #[test]
    fn a_word_that_fits_on_no_line_is_cut_and_never_lost() {
        check("ab abcdefgh c", 3, &["ab", "abc", "def", "gh", "c"]);
        check("abc", 0, &["abc"]);
    }

    #[test]
    fn first_lines_hold_whole_words_and_all_of_them_where_they_fit() {
        let first = |text: &str, width: f32, most| first_lines(text, 13.0, Style::Regular, width, most);
        let text = "He said that the ships had left the harbour before the inspectors came aboard.";
        assert_eq!(first(text, 1_000.0, 2), text);
        assert_eq!(first("two\n  lines\tand a tab", 1_000.0, 2), "two lines and a tab");
        let width_of = |words: &str| Fonts::bundled().width(words, 13.0, Style::Regular);
        for width in [60.0, 100.0, 150.0, 200.0, 250.0] {
            for most in [1, 2] {
                let told = first(text, width, most);
                let kept = told.strip_suffix(" …").unwrap_or(&told);
                assert!(text.starts_with(kept) && !kept.is_empty(), "{told}");
                assert!(kept.len() == text.len() || text[kept.len()..].starts_with(' '), "whole words: {told}");
                let taken = lines(&told, |range| width_of(&told[range]) <= width).len();
                assert!(taken <= most, "{told}");
                let next = text[kept.len()..].split_whitespace().next();
                let more = next.map(|next| format!("{kept} {next} …"));
                let is_full =
                    more.is_none_or(|more| lines(&more, |range| width_of(&more[range]) <= width).len() > most);
                assert!(is_full, "one more word would fit: {told}");
            }
        }
        let chinese = "他说船只在检查员上船之前已经离开了港口".repeat(9);
        let told = first(&chinese, 100.0, 2);
        assert!(told.ends_with('…') && chinese.starts_with(told.trim_end_matches('…')), "{told}");
        assert!((5..chinese.chars().count()).contains(&told.chars().count()), "{told}");
    }

    #[test]
    fn a_name_from_right_to_left_leaves_the_numbers_beside_it_where_they_are() {
        let job = sentence_job(&["خرازی", " · ", "1 quote"], 14.0, Style::Regular, Color32::BLACK, 500.0);
        assert!(job.text.ends_with(" · 1 quote"), "{}", job.text);
        let whole = super::super::bidi::bidi_job("خرازی · 1 quote", 14.0, Color32::BLACK, Style::Regular);
        assert_ne!(whole.text, job.text, "as one text it would be turned");
    }
}
