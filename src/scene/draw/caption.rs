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

/// The part of the page that is left for the network, and the marks of title and caption.
pub(super) fn lay_out(shot: &Shot<'_>) -> (Bounds, Vec<Mark>) {
    let page = Bounds::new(0.0, 0.0, shot.size.width, shot.size.height);
    let Some(caption) = shot.caption else { return (page, Vec::new()) };
    let scale = shot.text_scale;
    let margin = (MARGIN * scale).min(shot.size.width / 8.0);
    let width = shot.size.width - 2.0 * margin;
    let mut sheet = Sheet { shot, left: margin, width, marks: Vec::new() };
    let top = sheet.paragraph(&caption.title, margin, TITLE * scale, Style::SemiBold, 2);
    let top = if caption.title.is_empty() { margin } else { top + 10.0 * scale };
    // The caption is set from the top and then moved down to end at the margin.
    let before = sheet.marks.len();
    let mut bottom = 10.0 * scale;
    if let Some(text) = &caption.text {
        bottom = sheet.paragraph(text, bottom, WORDS * scale, Style::Regular, MOST_LINES) + 4.0 * scale;
    }
    bottom = sheet.paragraph(&sentences(&[&caption.source]), bottom, SMALL * scale, Style::Regular, MOST_LINES);
    let hidden = caption.hidden.as_deref().unwrap_or_default();
    let left_out = caption.left_out.as_deref().unwrap_or_default();
    let part = caption.part.as_deref().unwrap_or_default();
    let facts = sentences(&[part, &caption.counts, hidden, left_out, &caption.made]);
    bottom = sheet.paragraph(&facts, bottom, SMALL * scale, Style::Regular, MOST_LINES);
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
    text.push('.');
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
