//! From words to glyphs: widths for breaking lines, and the runs of a line that is about to be painted.
//!
//! Invariant: a galley lives for one frame (egui may rebuild its atlas); only widths are kept.

use super::breaking::Line;
use crate::fonts::Style;
use crate::ui::bidi::{Directions, Piece};
use crate::ui::fonts::{Script, family};
use egui::{Color32, FontId, Galley, Rect, Ui};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The measures that lines are broken for. When one of them changes, they are broken again.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// The size of the text in points.
    pub size: f32,
    /// The width of the column in points.
    pub width: f32,
    /// Physical pixels per point.
    pub pixels_per_point: f32,
}

impl Measures {
    /// The height of a line: one and a half times the size, more for Arabic script with its deep letters.
    pub fn line_height(&self, rtl: bool) -> f32 {
        self.round(self.size * if rtl { 1.75 } else { 1.5 })
    }

    /// The space between two paragraphs.
    pub fn paragraph_gap(&self) -> f32 {
        self.round(self.size * 0.8)
    }

    /// The distance from the top of a line to its baseline.
    pub fn baseline(&self, rtl: bool) -> f32 {
        // The middle of the capitals (0.73 of the size high) lies in the middle of the line.
        self.round(self.line_height(rtl) * 0.5 + self.size * 0.36)
    }

    /// Rounds to a physical pixel.
    pub fn round(&self, points: f32) -> f32 {
        (points * self.pixels_per_point).round() / self.pixels_per_point
    }
}

/// What lines are set with, and the text that they are of.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub ui: &'a Ui,
    pub text: &'a str,
    pub measures: Measures,
}

/// The widths of the words met so far, per family.
#[derive(Debug, Default)]
pub struct Widths {
    latin: HashMap<Box<str>, f32>,
    arabic: HashMap<Box<str>, f32>,
    /// The distance from the top of a galley to its baseline, in either family.
    baselines: Option<(f32, f32)>,
}

impl Widths {
    /// How wide `range` of `text` is, `directions` being those of `text`.
    pub fn measure(&mut self, ui: &Ui, size: f32, text: &str, directions: &Directions, range: Range<usize>) -> f32 {
        if directions.is_ltr() {
            return self.word(ui, size, text.get(range).unwrap_or_default(), Script::Latin);
        }
        directions.pieces(text, range).iter().map(|piece| self.word(ui, size, &piece.shown, piece.script)).sum()
    }

    /// The width of what is shaped in one piece.
    fn word(&mut self, ui: &Ui, size: f32, shown: &str, script: Script) -> f32 {
        /// More different words than this are forgotten: about 10 MB of them.
        const MOST_WORDS: usize = 100_000;
        if shown.is_empty() {
            return 0.0;
        }
        let known = match script {
            Script::Latin => &mut self.latin,
            Script::Arabic => &mut self.arabic,
        };
        if let Some(width) = known.get(shown) {
            return *width;
        }
        let clean: String = shown.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let width = galley(ui, clean, size, script, Color32::WHITE).intrinsic_size().x;
        if known.len() >= MOST_WORDS {
            known.clear();
        }
        known.insert(shown.into(), width);
        width
    }

    /// The distance from the top of a galley to its baseline.
    fn baseline(&mut self, ui: &Ui, size: f32, script: Script) -> f32 {
        let (latin, arabic) = *self.baselines.get_or_insert_with(|| {
            let of = |letter: &str, script| {
                let galley = galley(ui, letter.to_owned(), size, script, Color32::WHITE);
                galley.rows.first().and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y)).unwrap_or(size)
            };
            (of("x", Script::Latin), of("د", Script::Arabic))
        });
        match script {
            Script::Latin => latin,
            Script::Arabic => arabic,
        }
    }
}

/// Shapes text that goes in one piece.
fn galley(ui: &Ui, text: String, size: f32, script: Script, color: Color32) -> Arc<Galley> {
    let font = FontId::new(size, family(Style::Regular, script));
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(text, font, color))
}

/// A shaped stretch of one line.
#[derive(Debug)]
pub struct Run {
    /// The bytes of the document that it shows.
    pub range: Range<usize>,
    /// Whether its glyphs are in the order of its characters, so that positions within it are known.
    ordered: bool,
    /// Its left edge, from the left of the column.
    pub x: f32,
    /// Its width.
    pub width: f32,
    /// The offset of its galley from the top of the line.
    pub y: f32,
    /// Its glyphs.
    pub galley: Arc<Galley>,
}

/// A line with its glyphs.
#[derive(Debug)]
pub struct SetLine {
    /// The bytes of the document that it shows.
    pub content: Range<usize>,
    /// Whether its paragraph runs from right to left.
    pub rtl: bool,
    /// Its runs from left to right.
    pub runs: Vec<Run>,
}

/// A line in view.
#[derive(Debug)]
pub struct ShownLine {
    /// Its place in the window.
    pub rect: Rect,
    pub set: SetLine,
}

/// Sets one line of `text` (a paragraph that starts at byte `offset` of the document).
pub fn set_line(
    setting: Setting<'_>,
    widths: &mut Widths,
    offset: usize,
    directions: &Directions,
    line: &Line,
) -> SetLine {
    let Setting { ui, text, measures } = setting;
    let rtl = directions.base_rtl;
    let local = line.content.start.saturating_sub(offset)..line.content.end.saturating_sub(offset);
    let mut runs = Vec::new();
    let mut x = 0.0;
    for piece in directions.pieces(text, local) {
        let Piece { range, rtl: reads_rtl, script, shown } = piece;
        let galley = galley(ui, shown, measures.size, script, Color32::PLACEHOLDER);
        let width = galley.intrinsic_size().x;
        runs.push(Run {
            range: range.start + offset..range.end + offset,
            ordered: !reads_rtl && script == Script::Latin,
            x,
            width,
            y: measures.baseline(rtl) - widths.baseline(ui, measures.size, script),
            galley,
        });
        x += width;
    }
    if rtl {
        let shift = measures.width - x;
        for run in &mut runs {
            run.x += shift;
        }
    }
    SetLine { content: line.content.clone(), rtl, runs }
}

impl SetLine {
    /// From where to where (in points from the left of the column) the text reaches.
    pub fn extent(&self) -> (f32, f32) {
        let first = self.runs.first().map_or(0.0, |run| run.x);
        (first, self.runs.last().map_or(first, |run| run.x + run.width))
    }

    /// The stretches of the line that show bytes of `span`, from left to right; those that touch are one.
    pub fn stretches(&self, text: &str, span: Range<usize>) -> Vec<(f32, f32)> {
        let mut stretches: Vec<(f32, f32)> = Vec::new();
        for run in &self.runs {
            let start = span.start.max(run.range.start);
            let end = span.end.min(run.range.end);
            if start >= end {
                continue;
            }
            let (left, right) = (run.x + run.place(text, start, Edge::Start), run.x + run.place(text, end, Edge::End));
            match stretches.last_mut() {
                Some(last) if left - last.1 < 0.75 => last.1 = right,
                _ => stretches.push((left, right)),
            }
        }
        stretches
    }

    /// The byte of the character at `x` (points from the left of the column), or of the nearest one.
    pub fn offset_at(&self, text: &str, x: f32) -> usize {
        let (left, right) = self.extent();
        if x < left || x >= right {
            let at_end = (x >= right) != self.rtl;
            return if at_end { self.content.end } else { self.content.start };
        }
        let run = self.runs.iter().rev().find(|run| run.x <= x);
        run.map_or(self.content.start, |run| run.offset_at(text, x - run.x))
    }
}

/// Which end of a span is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}

impl Run {
    /// How far from the run's left edge the byte `offset` begins; runs without order count as a whole, so that it is
    /// their left edge, or their right one for the `end` of a span.
    fn place(&self, text: &str, offset: usize, edge: Edge) -> f32 {
        if !self.ordered {
            return if edge == Edge::End { self.width } else { 0.0 };
        }
        if offset >= self.range.end {
            return self.width;
        }
        let characters = text.get(self.range.start..offset).map_or(0, |before| before.chars().count());
        let glyph = self.galley.rows.first().and_then(|row| row.glyphs.get(characters));
        glyph.map_or(self.width, |glyph| glyph.pos.x)
    }

    /// The byte of the character at `x` from the run's left edge.
    fn offset_at(&self, text: &str, x: f32) -> usize {
        if !self.ordered {
            return self.range.start;
        }
        let Some(row) = self.galley.rows.first() else {
            return self.range.start;
        };
        let characters = row.glyphs.partition_point(|glyph| glyph.pos.x <= x).saturating_sub(1);
        let content = text.get(self.range.clone()).unwrap_or_default();
        content.char_indices().nth(characters).map_or(self.range.end, |(at, _)| self.range.start + at)
    }
}
