//! The vertical layout of a document: its paragraphs one below another, measured where they were seen, else estimated.
//!
//! Invariant: the cost goes by what is measured, never by the length of the document; a block is bounded in size.

use super::breaking::{Line, lines};
use super::typeset::{Measures, SetLine, Setting, Widths, set_line};
use crate::model::Span;
use crate::ui::bidi::Directions;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// A longer paragraph is cut into blocks of about this many bytes, so that none takes long to lay out.
const LONGEST_BLOCK: usize = 8_192;

/// All blocks of a document.
#[derive(Debug, Default)]
pub struct Flow {
    /// The blocks in order.
    pub blocks: Vec<Block>,
    /// The top of every block, and the end of the last.
    tops: Vec<f64>,
    /// The space above the first block and under the last.
    padding: f32,
    /// How many blocks are measured, counted from the first on without a gap.
    measured: usize,
}

/// A paragraph, or a part of a very long one.
#[derive(Debug)]
pub struct Block {
    /// The bytes of the document that it shows.
    pub range: Range<usize>,
    /// Whether its paragraph ends with it.
    ends_paragraph: bool,
    /// Its height with the gap after it.
    height: f32,
    /// Its lines, once they are known.
    segments: Option<Vec<Segment>>,
}

/// What lies between two line breaks that the text itself has.
#[derive(Debug)]
struct Segment {
    range: Range<usize>,
    directions: Directions,
    lines: Vec<Line>,
}

impl Flow {
    /// The blocks of `text` for its `paragraphs`; the whole text is one where none were read. Those that do not fit the
    /// text are left out.
    pub fn new(text: &str, paragraphs: &[Span], measures: &Measures) -> Self {
        let whole = [Span::new(0, text.len())];
        let paragraphs = if paragraphs.is_empty() { &whole } else { paragraphs };
        let mut blocks = Vec::with_capacity(paragraphs.len());
        for paragraph in paragraphs {
            let Some(content) = text.get(paragraph.range()) else {
                continue;
            };
            for part in parts(content) {
                let ends_paragraph = part.end == content.len();
                let range = part.start + paragraph.start as usize..part.end + paragraph.start as usize;
                let height = estimate(&text[range.clone()], measures, ends_paragraph);
                blocks.push(Block { range, ends_paragraph, height, segments: None });
            }
        }
        let padding = measures.paragraph_gap();
        let mut flow = Self { blocks, tops: Vec::new(), padding, measured: 0 };
        flow.stack();
        flow
    }

    /// The height of everything.
    pub fn height(&self) -> f64 {
        self.tops.last().copied().unwrap_or(0.0) + f64::from(self.padding)
    }

    /// The top of a block.
    pub fn top(&self, block: usize) -> f64 {
        self.tops.get(block).copied().unwrap_or(0.0)
    }

    /// The block at height `y`, or the nearest.
    pub fn block_at(&self, y: f64) -> usize {
        let after = self.tops.partition_point(|top| *top <= y);
        after.saturating_sub(1).min(self.blocks.len().saturating_sub(1))
    }

    /// The block that shows byte `offset`, or the last before it.
    pub fn block_of(&self, offset: usize) -> usize {
        self.blocks.partition_point(|block| block.range.start <= offset).saturating_sub(1)
    }

    /// Whether a block's height is known.
    pub fn is_measured(&self, block: usize) -> bool {
        self.blocks.get(block).is_some_and(|block| block.segments.is_some())
    }

    /// Lays out one block. Returns whether it was not laid out before.
    pub fn measure(&mut self, setting: Setting<'_>, widths: &mut Widths, block: usize) -> bool {
        let Some(block) = self.blocks.get_mut(block).filter(|block| block.segments.is_none()) else {
            return false;
        };
        block.lay_out(setting, widths);
        true
    }

    /// Lays out blocks from the first on, about `budget` bytes of them. Returns whether some remain.
    pub fn measure_more(&mut self, setting: Setting<'_>, widths: &mut Widths, budget: usize) -> bool {
        let mut spent = 0;
        while self.measured < self.blocks.len() && spent < budget {
            let block = self.measured;
            if self.measure(setting, widths, block) {
                spent += self.blocks[block].range.len();
            }
            self.measured += 1;
        }
        if spent > 0 {
            self.stack();
        }
        self.measured < self.blocks.len()
    }

    /// Stacks the blocks by their heights.
    pub fn stack(&mut self) {
        let mut top = f64::from(self.padding);
        self.tops.clear();
        self.tops.push(top);
        for block in &self.blocks {
            top += f64::from(block.height);
            self.tops.push(top);
        }
    }
}

impl Block {
    /// Finds its lines.
    fn lay_out(&mut self, setting: Setting<'_>, widths: &mut Widths) {
        let Setting { ui, text, measures } = setting;
        let content = &text[self.range.clone()];
        let own_breaks = !is_wrapped(content);
        let base_rtl = if own_breaks { None } else { Some(Directions::of(content, None).base_rtl) };
        let mut segments = Vec::new();
        for range in if own_breaks { split_lines(content) } else { std::iter::once(0..content.len()).collect() } {
            let range = self.range.start + range.start..self.range.start + range.end;
            let content = &text[range.clone()];
            let directions = Directions::of(content, base_rtl);
            let lines = lines(content, range.start, measures.width, |stretch| {
                let local = stretch.start - range.start..stretch.end - range.start;
                widths.measure(ui, measures.size, content, &directions, local)
            });
            segments.push(Segment { range, directions, lines });
        }
        self.height = segments
            .iter()
            .map(|segment| segment.lines.len() as f32 * measures.line_height(segment.directions.base_rtl))
            .sum::<f32>()
            + if self.ends_paragraph { measures.paragraph_gap() } else { 0.0 };
        self.segments = Some(segments);
    }

    /// Calls `each` with every line that the block has between heights `from` and `to` (from its top), and its top.
    pub fn for_lines(
        &self,
        setting: Setting<'_>,
        widths: &mut Widths,
        (from, to): (f32, f32),
        mut each: impl FnMut(f32, SetLine),
    ) {
        let mut top = 0.0;
        for segment in self.segments.iter().flatten() {
            let height = setting.measures.line_height(segment.directions.base_rtl);
            for line in &segment.lines {
                if top + height >= from && top <= to {
                    let text = setting.text.get(segment.range.clone()).unwrap_or_default();
                    let setting = Setting { text, ..setting };
                    each(top, set_line(setting, widths, segment.range.start, &segment.directions, line));
                }
                top += height;
            }
        }
    }

    /// The distance from the top of the block to the line with byte `offset`; 0 where that is not known.
    pub fn depth_of(&self, offset: usize, measures: &Measures) -> f32 {
        let mut top = 0.0;
        for segment in self.segments.iter().flatten() {
            for line in &segment.lines {
                if offset < line.end {
                    return top;
                }
                top += measures.line_height(segment.directions.base_rtl);
            }
        }
        top
    }

    /// Its height without the gap after it.
    pub fn text_height(&self, measures: &Measures) -> f32 {
        self.height - if self.ends_paragraph { measures.paragraph_gap() } else { 0.0 }
    }
}

/// A guess at a block's height from the number of its characters, half as wide as high on average.
fn estimate(text: &str, measures: &Measures, ends_paragraph: bool) -> f32 {
    let per_line = (measures.width / (measures.size * 0.5)).max(1.0);
    // Two bytes a character from Greek to Arabic script, one in Latin; the first byte is a good enough guess.
    let bytes_each = if text.bytes().next().is_some_and(|byte| byte >= 0xc4) { 2.0 } else { 1.0 };
    let lines = (text.len() as f32 / bytes_each / per_line).ceil().max(1.0);
    lines * measures.line_height(false) + if ends_paragraph { measures.paragraph_gap() } else { 0.0 }
}

/// Cuts a paragraph into parts that are not too long, at white space where there is some, else between clusters.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    while text.len() - start > LONGEST_BLOCK {
        let mut limit = start + LONGEST_BLOCK;
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let window = &text[start..limit];
        let end = window.rfind('\n').or_else(|| window.rfind(' ')).map(|at| start + at + 1).or_else(|| {
            let (at, _) = window.grapheme_indices(true).next_back()?;
            (at > 0).then_some(start + at)
        });
        let end = end.unwrap_or(limit);
        parts.push(start..end);
        start = end;
    }
    parts.push(start..text.len());
    parts
}

/// Whether the line breaks in a paragraph come from a program that wrapped it, so that they mean no more than a space:
/// then every line but the last is about a full one.
fn is_wrapped(text: &str) -> bool {
    let mut lines: Vec<&str> = text.trim_end().lines().collect();
    lines.pop();
    !lines.is_empty() && lines.iter().all(|line| (50..=90).contains(&line.chars().count()))
}

/// The lines that the text itself has, each with its line break at the end.
fn split_lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            start += line.len();
            start - line.len()..start
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_long_paragraph_cover_it_and_are_bounded() {
        let long = "слово ".repeat(20_000);
        let marks = format!("a{}", "\u{301}".repeat(20_000));
        for text in ["", "short", &long, &"x".repeat(50_000), &marks] {
            let parts = parts(text);
            assert_eq!(parts[0].start, 0);
            assert_eq!(parts[parts.len() - 1].end, text.len());
            for pair in parts.windows(2) {
                assert_eq!(pair[0].end, pair[1].start);
            }
            for part in parts {
                assert!(part.len() <= LONGEST_BLOCK, "{}", part.len());
                assert!(text.get(part).is_some());
            }
        }
    }

    #[test]
    fn full_lines_are_wrapped_text_and_short_ones_are_verse() {
        let full = "a line of some sixty characters that a mail program has wrapped";
        assert!(is_wrapped(&format!("{full}\n{full}\nthe end")));
        assert!(!is_wrapped("a verse\nand another\nthe end"));
        assert!(!is_wrapped(full));
        assert!(!is_wrapped(""));
    }

    #[test]
    fn lines_of_verse_keep_their_breaks() {
        assert_eq!(split_lines("a\r\nb\n"), [0..3, 3..5]);
        assert_eq!(split_lines(""), Vec::<Range<usize>>::new());
    }
}
