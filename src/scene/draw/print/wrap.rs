//! Names broken into lines: whole, and as even as their words allow.
//!
//! Invariant: no letter of a name is lost.

use crate::fonts::{Fonts, Style, starts_rtl};
use crate::layout::labels::placement::{ASCENT, DESCENT};
use crate::scene::frame::Label;
use crate::scene::page::{Bounds, Color, Point};

/// The distance between the baselines of two lines, as a share of the size of the text.
pub(super) const LEADING: f32 = 1.12;

/// How a block of lines is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// At their left ends.
    Left,
    /// At their middles.
    Middle,
    /// At their right ends.
    Right,
}

/// Lines of text that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    /// The lines with their widths.
    lines: Vec<(String, f32)>,
    /// The size of the text.
    size: f32,
    style: Style,
    /// The width of the widest line.
    pub(super) width: f32,
}

/// How the lines of a block look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    /// The colour of the text.
    pub(super) color: Color,
    /// The colour of the halo behind it.
    pub(super) halo: Option<Color>,
}

impl Block {
    /// A text in at most `most` lines, as few as it has room in at this width; the whole text, even where a single word is
    /// wider.
    pub(super) fn within(text: &str, size: f32, style: Style, width: f32) -> Self {
        let measure = |line: &str| Fonts::bundled().width(line, size, style);
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for (word, gap) in words(text) {
            let longer = format!("{line}{}{word}", if gap && !line.is_empty() { " " } else { "" });
            if line.is_empty() || measure(&longer) <= width {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            }
        }
        lines.push(line);
        let lines = lines.into_iter().flat_map(|line| split(line, width, &measure)).collect();
        Self::of(lines, size, style)
    }

    fn of(lines: Vec<String>, size: f32, style: Style) -> Self {
        let measured = |line: String| {
            let width = Fonts::bundled().width(&line, size, style);
            (line, width)
        };
        let lines: Vec<(String, f32)> = lines.into_iter().map(measured).collect();
        let width = lines.iter().map(|(_, width)| *width).fold(0.0, f32::max);
        Self { lines, size, style, width }
    }

    /// From the ascenders of the first line to the descenders of the last.
    pub(super) fn height(&self) -> f32 {
        (ASCENT + DESCENT + LEADING * self.lines.len().saturating_sub(1) as f32) * self.size
    }

    /// Its lines as labels in a box.
    pub(super) fn labels(&self, bounds: &Bounds, align: Align, ink: Ink) -> impl Iterator<Item = Label> + '_ {
        let bounds = *bounds;
        let at = move |place: usize, width: f32| {
            let room = bounds.width() - width;
            let aside = match align {
                Align::Left => 0.0,
                Align::Middle => room / 2.0,
                Align::Right => room,
            };
            Point::new(bounds.min.x + aside, bounds.min.y + (ASCENT + LEADING * place as f32) * self.size)
        };
        self.lines.iter().enumerate().map(move |(place, (text, width))| Label {
            at: at(place, *width),
            text: text.clone(),
            size: self.size,
            style: self.style,
            color: ink.color,
            halo: ink.halo,
            width: *width,
            rtl: starts_rtl(text),
            owner: None,
        })
    }
}

/// A name in one, two and three lines, as even as its words allow; only those that make it narrower.
pub(super) fn blocks(name: &str, size: f32, style: Style) -> Vec<Block> {
    let words: Vec<(&str, bool)> = words(name);
    let measure = |text: &str| Fonts::bundled().width(text, size, style);
    let widths: Vec<f32> = words.iter().map(|(word, _)| measure(word)).collect();
    let space = measure(" ");
    let width = |from: usize, to: usize| {
        let gaps = words[from + 1..to].iter().filter(|(_, gap)| *gap).count();
        widths[from..to].iter().sum::<f32>() + gaps as f32 * space
    };
    let joined = |from: usize, to: usize| {
        let mut line = words[from].0.to_owned();
        for (word, gap) in &words[from + 1..to] {
            line.push_str(if *gap { " " } else { "" });
            line.push_str(word);
        }
        line
    };
    let count = words.len();
    let mut blocks = vec![Block::of(vec![joined(0, count)], size, style)];
    let two = (1..count).min_by(|one, other| {
        let most = |at: usize| width(0, at).max(width(at, count));
        most(*one).total_cmp(&most(*other))
    });
    if let Some(at) = two {
        blocks.push(Block::of(vec![joined(0, at), joined(at, count)], size, style));
    }
    let mut three: Option<(f32, usize, usize)> = None;
    for first in 1..count {
        for second in first + 1..count {
            let most = width(0, first).max(width(first, second)).max(width(second, count));
            if three.is_none_or(|(least, ..)| most < least) {
                three = Some((most, first, second));
            }
        }
    }
    if let Some((_, first, second)) = three {
        blocks.push(Block::of(vec![joined(0, first), joined(first, second), joined(second, count)], size, style));
    }
    let mut widest = f32::INFINITY;
    blocks.retain(|block| {
        let is_narrower = block.width < 0.9 * widest;
        widest = if is_narrower { block.width } else { widest };
        is_narrower
    });
    blocks
}

/// The parts of a text between which a line may end, each with whether a space stands before it.
fn words(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    for word in text.split_whitespace() {
        let mut start = 0;
        let mut gap = true;
        let mut before = None;
        for (at, letter) in word.char_indices() {
            let may_end = before.is_some_and(|before| may_break(before, letter)) && at > start;
            if may_end {
                parts.push((&word[start..at], gap));
                (start, gap) = (at, false);
            }
            before = Some(letter);
        }
        parts.push((&word[start..], gap));
    }
    if parts.is_empty() {
        parts.push((text, false));
    }
    parts
}

/// Whether a line may end between two letters of a word: after a hyphen or slash, and between ideographs.
fn may_break(before: char, after: char) -> bool {
    let is_wide =
        |letter: char| matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{20000}'..='\u{3FFFF}');
    (matches!(before, '-' | '–' | '/') && after.is_alphabetic()) || (is_wide(before) && is_wide(after))
}

/// A line that is wider than `width` in pieces of whole letters.
fn split(line: String, width: f32, measure: &impl Fn(&str) -> f32) -> Vec<String> {
    if measure(&line) <= width {
        return vec![line];
    }
    let mut lines = vec![String::new()];
    for letter in unicode_segmentation::UnicodeSegmentation::graphemes(line.as_str(), true) {
        let last = lines.len() - 1;
        let longer = format!("{}{letter}", lines[last]);
        if lines[last].is_empty() || measure(&longer) <= width {
            lines[last] = longer;
        } else {
            lines.push(letter.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(block: &Block) -> Vec<&str> {
        block.lines.iter().map(|(line, _)| line.as_str()).collect()
    }

    #[test]
    fn a_name_is_broken_evenly_into_up_to_three_lines() {
        let blocks = blocks("Ministry of Foreign Affairs of Halmyra", 12.0, Style::Regular);
        assert_eq!(blocks.len(), 3);
        assert_eq!(lines(&blocks[0]), ["Ministry of Foreign Affairs of Halmyra"]);
        assert_eq!(lines(&blocks[1]), ["Ministry of Foreign", "Affairs of Halmyra"]);
        assert_eq!(lines(&blocks[2]).len(), 3);
        assert_eq!(lines(&super::blocks("Halmyra", 12.0, Style::Regular)[0]), ["Halmyra"]);
        assert_eq!(super::blocks("Halmyra", 12.0, Style::Regular).len(), 1);
        let hyphened = super::blocks("Kazem-Abadi-Esfahani", 12.0, Style::Regular);
        assert!(lines(&hyphened[2]).iter().all(|line| line.len() < 12), "{hyphened:?}");
    }

    #[test]
    fn no_letter_is_lost_however_narrow_the_column() {
        for text in
            ["Ministry of Foreign Affairs", "Donaudampfschifffahrtsgesellschaft", "外交部長官室", "", "سعید جلیلی"]
        {
            for width in [5.0, 40.0, 90.0] {
                let block = Block::within(text, 12.0, Style::Regular, width);
                let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
                assert_eq!(letters(&lines(&block).concat()), letters(text));
                assert!(width < 40.0 || block.width <= width, "{block:?}");
            }
        }
    }
}
