//! Title and caption: paragraphs above and below the picture.

use crate::fonts::{Fonts, Style};
use crate::scene::frame::{Dash, Label, Mark};
use crate::scene::page::{Bounds, Point};
use crate::scene::shot::Shot;
use crate::session::Background;
use crate::text::cut;

/// The margin of the page, in pixels.
const MARGIN: f32 = 24.0;

/// The font sizes of the title, of the reader's own words, and of the rest, in pixels.
const TITLE: f32 = 20.0;
const WORDS: f32 = 13.0;
const SMALL: f32 = 11.0;

/// The most lines of a paragraph.
const MOST_LINES: usize = 3;

/// How title and caption are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// The margin of the page.
    pub(super) margin: f32,
    /// The size of the title.
    pub(super) title: f32,
    /// The gap below the title, and above the caption.
    pub(super) gap: f32,
    /// The most lines of a paragraph.
    pub(super) lines: usize,
    /// Up to which width of its lines the caption is brief.
    pub(super) narrow: f32,
    /// The size of its facts.
    pub(super) small: f32,
}

/// The part of the page that is left for the network, and the marks of title and caption.
pub(super) fn lay_out(shot: &Shot<'_>) -> (Bounds, Vec<Mark>) {
    if shot.caption.is_none() {
        return (Bounds::new(0.0, 0.0, shot.size.width, shot.size.height), Vec::new());
    }
    let scale = shot.text_scale;
    let margin = (MARGIN * scale).min(shot.size.width / 8.0);
    lay_out_with(
        shot,
        Setting {
            margin,
            title: TITLE * scale,
            gap: 10.0 * scale,
            lines: MOST_LINES,
            narrow: 0.0,
            small: SMALL * scale,
        },
    )
}

/// As [`lay_out`], set as that says.
pub(super) fn lay_out_with(shot: &Shot<'_>, setting: Setting) -> (Bounds, Vec<Mark>) {
    let Setting { margin, title, gap, lines, .. } = setting;
    let width = shot.size.width - 2.0 * margin;
    let Some(caption) = shot.caption else {
        return (Bounds::new(margin, margin, width, shot.size.height - 2.0 * margin), Vec::new());
    };
    let scale = shot.text_scale;
    let mut sheet = Sheet { shot, left: margin, width, marks: Vec::new() };
    let top = sheet.paragraph(&caption.title, margin, title, Style::SemiBold, 2);
    let top = if caption.title.is_empty() { margin } else { top + gap };
    // The caption is set from the top and then moved down to end at the margin.
    let before = sheet.marks.len();
    let mut bottom = gap;
    if let Some(text) = &caption.text {
        // What the reader wrote in place of the facts may be as long as these.
        let (size, most) = if caption.source.is_empty() { (setting.small, 3 * lines) } else { (WORDS * scale, lines) };
        bottom = sheet.paragraph(text, bottom, size, Style::Regular, most) + 4.0 * scale;
    }
    let is_narrow = width < setting.narrow && !caption.brief.is_empty();
    let source = if is_narrow { &caption.brief } else { &caption.source };
    bottom = sheet.paragraph(&sentences(&[source]), bottom, setting.small, Style::Regular, lines);
    let hidden = caption.hidden.as_deref().unwrap_or_default();
    let left_out = caption.left_out.as_deref().unwrap_or_default();
    let part = caption.part.as_deref().unwrap_or_default();
    let facts = sentences(&[part, &caption.counts, hidden, left_out, &caption.made]);
    bottom = sheet.paragraph(&facts, bottom, setting.small, Style::Regular, lines);
    if sheet.marks.len() == before {
        return (Bounds::new(margin, top, width, shot.size.height - margin - top), sheet.marks);
    }
    let shift = shot.size.height - margin * 0.75 - bottom;
    for mark in &mut sheet.marks[before..] {
        if let Mark::Text(label) = mark {
            label.at.y += shift;
        }
    }
    let end = (shift - 4.0 * scale).max(top + 1.0);
    if shot.background != Background::Transparent {
        let y = shift + 3.0 * scale;
        let points = vec![Point::new(margin, y), Point::new(margin + width, y)];
        sheet.marks.push(Mark::Line { points, width: 1.0, color: shot.theme.hairline, dash: Dash::Solid });
    }
    (Bounds { min: Point::new(margin, top), max: Point::new(margin + width, end) }, sheet.marks)
}

/// Parts joined as sentences.
fn sentences(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    let mut text = parts.join(". ");
    if !text.is_empty() {
        text.push('.');
    }
    text
}

/// Sets paragraphs on a page.
struct Sheet<'a> {
    shot: &'a Shot<'a>,
    left: f32,
    width: f32,
    marks: Vec<Mark>,
}

impl Sheet<'_> {
    /// Sets a paragraph below `top` and returns where it ends.
    fn paragraph(&mut self, text: &str, top: f32, size: f32, style: Style, most: usize) -> f32 {
        let theme = self.shot.theme;
        let mut y = top;
        if text.is_empty() {
            return y;
        }
        for line in wrap(text, self.width, size, style, most) {
            let small = size < WORDS * self.shot.text_scale;
            let label = Label::new(line, size, style, if small { theme.weak } else { theme.ink });
            self.marks.push(Mark::text(Label { at: Point::new(self.left, y + size), ..label }));
            y += 1.35 * size;
        }
        y
    }
}

/// Breaks a text into lines of at most a width. After `most` lines it is cut with an ellipsis.
fn wrap(text: &str, width: f32, size: f32, style: Style, most: usize) -> Vec<String> {
    let fits = |line: &str| Fonts::bundled().width(line, size, style) <= width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
        } else {
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            word.clone_into(&mut line);
        }
        if lines.len() > most {
            break;
        }
    }
    lines.push(line);
    let is_cut = lines.len() > most;
    lines.truncate(most);
    let last = lines.len().saturating_sub(1);
    for (place, line) in lines.iter_mut().enumerate() {
        let must_end = is_cut && place == last;
        let mut letters = line.chars().count();
        while (must_end && !line.ends_with('…') || !fits(line)) && letters > 1 {
            letters -= 1;
            *line = cut(line.trim_end_matches('…'), letters);
        }
    }
    lines
}
