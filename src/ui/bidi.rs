//! Text of mixed directions for egui, which shapes each script rightly but sets all runs from left to right.
//!
//! Source: Unicode Standard Annex 9 (levels by the `unicode-bidi` crate, rule L2 here). A run is cut into pieces that
//! egui's shaper takes one direction for; where that is not the direction of the level, the letters are reversed and
//! brackets mirrored beforehand, which comes to the same.
//!
//! Invariant: pieces cover their line without gap or overlap, and offsets are always those of the source text.

use super::fonts::{Script, family};
use crate::fonts::Style;
use crate::model::Span;
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};
use egui::{Color32, FontId};
use std::ops::Range;
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};
use unicode_segmentation::UnicodeSegmentation as _;

/// The directions within one paragraph of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Directions {
    /// Whether the paragraph as a whole runs from right to left.
    pub base_rtl: bool,
    /// The embedding level of every byte; empty where everything runs from left to right.
    levels: Vec<u8>,
}

/// A stretch of one line that is shaped by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The bytes of the source that it shows.
    pub range: Range<usize>,
    /// Whether it reads from right to left.
    pub rtl: bool,
    /// The script of the font family that it is shaped with.
    pub script: Script,
    /// What to hand to the shaper: as many characters as the source, perhaps in reverse.
    pub shown: String,
}

/// The characters that force a direction upon letters which have another.
const OVERRIDES: [char; 2] = ['\u{202d}', '\u{202e}'];

/// Whether any of a text may run from right to left, so that it is not drawn in the order in which it is read.
pub(super) fn has_rtl(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(may_turn)
}

impl Directions {
    /// Finds the directions in `text`, one paragraph; `base_rtl` is the direction of the whole, `None`: as its first
    /// strong letter says.
    pub fn of(text: &str, base_rtl: Option<bool>) -> Self {
        if base_rtl != Some(true) && !text.chars().any(may_turn) {
            return Self::default();
        }
        // A line break within ends a bidi paragraph; here it is a space like any other, of the same length.
        let text = text.replace(['\n', '\r', '\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}'], " ");
        // An override makes "evil" read "live": hostile text is shown in the order in which it is written. The stand-in is
        // as long and has no direction.
        let text = text.replace(OVERRIDES, "\u{2060}");
        let base = base_rtl.map(|rtl| if rtl { Level::rtl() } else { Level::ltr() });
        let info = ParagraphBidiInfo::new(&text, base);
        let base_rtl = info.paragraph_level.is_rtl();
        if !base_rtl && info.levels.iter().all(|level| level.number() == 0) {
            return Self::default();
        }
        Self { base_rtl, levels: info.levels.iter().map(Level::number).collect() }
    }

    /// Whether everything runs from left to right.
    pub fn is_ltr(&self) -> bool {
        self.levels.is_empty()
    }

    /// The pieces of one line of `text` (that [`Directions::of`] was made for) from left to right.
    pub fn pieces(&self, text: &str, line: Range<usize>) -> Vec<Piece> {
        self.pieces_between(text, line, &[])
    }

    /// What [`Directions::pieces`] gives, where no piece goes on across any of the places `cuts`, in order.
    pub fn pieces_between(&self, text: &str, line: Range<usize>, cuts: &[usize]) -> Vec<Piece> {
        if text.get(line.clone()).is_none_or(str::is_empty) {
            return Vec::new();
        }
        if self.levels.len() < line.end {
            let inner = cuts.iter().copied().filter(|at| line.contains(at) && *at > line.start);
            let ends: Vec<usize> = inner.chain([line.end]).collect();
            let starts = std::iter::once(line.start).chain(ends.iter().copied());
            let piece = |(start, end): (usize, &usize)| {
                let shown = text[start..*end].chars().map(visible).collect();
                Piece { range: start..*end, rtl: false, script: Script::Latin, shown }
            };
            return starts.zip(&ends).map(piece).collect();
        }
        let mut runs = self.level_runs(line, cuts);
        reorder(&mut runs);
        let mut pieces = Vec::with_capacity(runs.len());
        for (level, run) in runs {
            let first = pieces.len();
            cut(text, run, level % 2 == 1, &mut pieces);
            if level % 2 == 1 {
                pieces[first..].reverse();
            }
        }
        pieces
    }

    /// The line cut where the level changes and at the places `cuts`, in the order of the text.
    fn level_runs(&self, line: Range<usize>, cuts: &[usize]) -> Vec<(u8, Range<usize>)> {
        let mut runs: Vec<(u8, Range<usize>)> = Vec::new();
        for at in line {
            match runs.last_mut() {
                Some((level, run)) if *level == self.levels[at] && cuts.binary_search(&at).is_err() => run.end = at + 1,
                _ => runs.push((self.levels[at], at..at + 1)),
            }
        }
        runs
    }
}

/// Rule L2: from the highest level down to the lowest odd one, reverse what stands on that level or above.
fn reorder(runs: &mut [(u8, Range<usize>)]) {
    let highest = runs.iter().map(|(level, _)| *level).max().unwrap_or(0);
    for threshold in (1..=highest).rev() {
        let mut start = 0;
        while start < runs.len() {
            let length = runs[start..].iter().take_while(|(level, _)| *level >= threshold).count();
            runs[start..start + length].reverse();
            start += length.max(1);
        }
    }
}

/// What egui's shaper makes of a character.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// A letter of a script that runs from right to left.
    Letter,
    /// A digit of Arabic script: guessed from right to left, though numbers never run so.
    Digit,
    /// White space, which is a piece of its own between words from right to left.
    Space,
    /// Anything else: guessed from left to right.
    Other,
}

/// The shape of `c` after a character of shape `before`.
fn shape_of(c: char, before: Option<Shape>) -> Shape {
    match c {
        '\u{6f0}'..='\u{6f9}' | '\u{66a}'..='\u{66d}' => return Shape::Digit,
        _ if c.is_whitespace() => return Shape::Space,
        _ => {}
    }
    match bidi_class(c) {
        BidiClass::R | BidiClass::AL => Shape::Letter,
        // Marks and joiners go with what they mark and join.
        BidiClass::NSM | BidiClass::BN => before.filter(|shape| *shape != Shape::Space).unwrap_or(Shape::Other),
        _ => Shape::Other,
    }
}

/// Cuts one level run into pieces, in the order of the text.
fn cut(text: &str, run: Range<usize>, rtl: bool, pieces: &mut Vec<Piece>) {
    let mut current: Option<(Shape, usize)> = None;
    for (at, c) in text[run.clone()].char_indices() {
        let at = run.start + at;
        let mut shape = shape_of(c, current.map(|(shape, _)| shape));
        if !rtl && shape == Shape::Space {
            // Words from left to right stay in one piece with the space between them.
            shape = Shape::Other;
        }
        match current {
            Some((before, _)) if before == shape => {}
            Some((before, start)) => {
                pieces.push(piece(text, start..at, before, rtl));
                current = Some((shape, at));
            }
            None => current = Some((shape, at)),
        }
    }
    if let Some((shape, start)) = current {
        pieces.push(piece(text, start..run.end, shape, rtl));
    }
}

/// The piece for `range`, turned round where the shaper would set it the other way.
fn piece(text: &str, range: Range<usize>, shape: Shape, rtl: bool) -> Piece {
    let guessed_rtl = matches!(shape, Shape::Letter | Shape::Digit);
    let content = &text[range.clone()];
    let shown = if guessed_rtl == rtl {
        content.chars().map(visible).collect()
    } else {
        content.graphemes(true).rev().flat_map(str::chars).map(mirrored).map(visible).collect()
    };
    let script = if rtl || guessed_rtl { Script::Arabic } else { Script::Latin };
    Piece { range, rtl, script, shown }
}

/// Whether a character can make a text run from right to left.
fn may_turn(c: char) -> bool {
    use BidiClass::{AL, AN, R, RLE, RLI, RLO};
    c >= '\u{590}' && matches!(bidi_class(c), R | AL | AN | RLE | RLI | RLO)
}

/// The character as it is drawn: controls and line breaks as a blank.
fn visible(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

/// The character's mirror image (Unicode's `Bidi_Mirroring_Glyph`, as far as running text has it).
fn mirrored(c: char) -> char {
    /// Each sign beside its mirror image.
    const PAIRS: &str = "()[]{}<>«»‹›≤≥⟨⟩〈〉《》「」『』【】〔〕（）［］｛｝";
    let place = PAIRS.chars().position(|sign| sign == c);
    place.and_then(|place| PAIRS.chars().nth(place ^ 1)).unwrap_or(c)
}

/// A label of one line with its words in display order, in any script: a layout job to paint or to hand to
/// `egui::Label`. Line breaks become spaces.
///
/// A label that is too narrow must cut it (`egui::Label::truncate`), not wrap it. The job's own text is in the order of
/// drawing: give a label that a screen reader reads or that can be selected the source text by
/// `Response::widget_info`.
pub fn bidi_job(text: &str, size: f32, color: Color32, style: Style) -> LayoutJob {
    if text.is_empty() {
        // A galley takes its height from its sections, and an empty label has the height of a line too.
        return LayoutJob::simple_singleline(String::new(), FontId::new(size, family(style, Script::Latin)), color);
    }
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    append_pieces(&mut job, Directions::of(text, None).pieces(text, 0..text.len()), size, color, style);
    job
}

/// Marks words of a text in its job by a background. A text that runs from right to left, whose letters its job has in
/// another order, is left as it is.
pub fn mark_words(job: &mut LayoutJob, text: &str, words: &[Span], background: Color32) {
    if job.text != text {
        return;
    }
    for section in std::mem::take(&mut job.sections) {
        let (mut at, end) = (section.byte_range.start.0, section.byte_range.end.0);
        let mut push = |from: usize, to: usize, background: Option<Color32>| {
            let mut part = LayoutSection { byte_range: ByteIndex(from)..ByteIndex(to), ..section.clone() };
            part.format.background = background.unwrap_or(part.format.background);
            if from < to {
                job.sections.push(part);
            }
        };
        for word in words {
            let (from, to) = ((word.start as usize).clamp(at, end), (word.end as usize).clamp(at, end));
            push(at, from, None);
            push(from, to, Some(background));
            at = to;
        }
        push(at, end, None);
    }
}

/// Appends the pieces of one line to a job.
pub fn append_pieces(job: &mut LayoutJob, pieces: Vec<Piece>, size: f32, color: Color32, style: Style) {
    for piece in pieces {
        let start = job.text.len();
        job.text.push_str(&piece.shown);
        let font_id = FontId::new(size, family(style, piece.script));
        // Pushed by hand: `append` would merge neighbours, which are pieces for a reason.
        job.sections.push(LayoutSection {
            leading_space: 0.0,
            byte_range: ByteIndex(start)..ByteIndex(job.text.len()),
            format: TextFormat { valign: egui::Align::Center, ..TextFormat::simple(font_id, color) },
        });
    }
}

#[cfg(test)]
mod tests;
