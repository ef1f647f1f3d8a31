//! The display list as SVG.
//!
//! The same frame gives the same bytes on every machine: places and lengths have at most two decimals.
//!
//! Invariant: no script, no style sheet, no reference to anything outside the file; every text is escaped.
//! Invariant: transparency is `fill-opacity` and `stroke-opacity`, never `opacity`, which costs a layer for each mark.

use super::decimal::decimal;
use super::escape::escaped;
use super::outlines::{Outline, outlines};
use super::render::{Letters, RenderError};
use super::sheet::PageSize;
use super::undrawn::{boxed, stretches};
use crate::fonts::{Fonts, Style, has_rtl};
use crate::scene::frame::{Frame, Label, Mark};
use crate::scene::page::{Bounds, Color, Point};
use std::borrow::Cow;
use std::fmt::Write as _;

/// The width of the halo behind a text, on each side, in pixels.
const HALO: f32 = 2.0;

/// The form of text in an SVG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TextForm {
    /// Text that can be selected and edited, and needs the fonts.
    #[default]
    Live,
    /// Text to be rendered with the bundled fonts: a box stands for each character that they lack.
    Boxed,
    /// Outlines, each with its text as a title. They look the same without the fonts, but cannot be selected.
    Outlines,
}

/// Whether the number of an edge leads to what is told of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Links {
    /// It does not.
    #[default]
    Absent,
    /// Number 3 has the id `figure-3` and leads to `#edge-3` of the page that the SVG stands in.
    WithinPage,
}

/// Writes a frame as an SVG file.
///
/// # Errors
///
/// [`RenderError::Svg`] where the SVG library cannot parse the text for its outlines.
pub(super) fn write(frame: &Frame, form: TextForm, page: PageSize, letters: Letters) -> Result<String, RenderError> {
    write_with(frame, form, page, Made { links: Links::Absent, letters })
}

/// How an SVG is made besides.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Made {
    /// Whether numbers lead to what is told of their edges.
    pub(super) links: Links,
    /// Whose letters it is drawn with.
    pub(super) letters: Letters,
}

/// Writes a frame as an SVG file, with or without links.
///
/// # Errors
///
/// As [`write()`].
pub(super) fn write_with(frame: &Frame, form: TextForm, page: PageSize, made: Made) -> Result<String, RenderError> {
    let mut writer = Writer { links: made.links, letters: made.letters, ..Writer::new(form) };
    if form == TextForm::Outlines {
        writer.outlines = outlines(&text_alone(frame, made.letters), made.letters)?.into_iter();
    }
    writer.picture(frame, page);
    Ok(writer.text)
}

/// An SVG of the labels of a frame alone, with their numbers as ids.
fn text_alone(frame: &Frame, letters: Letters) -> String {
    let mut writer = Writer { letters, ..Writer::new(TextForm::Boxed) };
    let _ = write!(writer.text, "<svg xmlns=\"http://www.w3.org/2000/svg\"{}>", attributes(PageSize::OfFrame, frame));
    for (number, label) in frame.labels().enumerate() {
        let _ = write!(writer.text, "<text id=\"{number}\"");
        writer.set(label);
    }
    writer.text.push_str("</svg>\n");
    writer.text
}

/// The attributes of the root element: size, view box, role.
fn attributes(page: PageSize, frame: &Frame) -> String {
    let (width, height) = (frame.size.width.max(1.0), frame.size.height.max(1.0));
    let (factor, unit) = match page {
        PageSize::OfFrame => (1.0, ""),
        PageSize::Magnified(factor) => (factor, ""),
        PageSize::Millimetres(millimetres) => (millimetres / width, "mm"),
    };
    let (wide, high) = (number(width * factor), number(height * factor));
    let (width, height) = (number(width), number(height));
    format!(" width=\"{wide}{unit}\" height=\"{high}{unit}\" viewBox=\"0 0 {width} {height}\" role=\"img\"")
}

/// The name of the picture for screen readers: its title, and what it shows in a sentence.
fn title_of(frame: &Frame) -> String {
    if frame.short.is_empty() { frame.title.clone() } else { format!("{}. {}", frame.title, frame.short) }
}

/// A length or coordinate.
fn number(value: f32) -> String {
    decimal(value, 2)
}

struct Writer {
    text: String,
    form: TextForm,
    links: Links,
    letters: Letters,
    /// With [`TextForm::Outlines`]: the outlines of the labels that are still to be written, in paint order.
    outlines: std::vec::IntoIter<Outline>,
}

impl Writer {
    fn new(form: TextForm) -> Self {
        let (links, letters) = (Links::Absent, Letters::Bundled);
        Self { text: String::new(), form, links, letters, outlines: Vec::new().into_iter() }
    }

    /// A whole file.
    fn picture(&mut self, frame: &Frame, page: PageSize) {
        let _ = writeln!(self.text, "<svg xmlns=\"http://www.w3.org/2000/svg\"{}>", attributes(page, frame));
        let _ = writeln!(self.text, "<title>{}</title>", escaped(&title_of(frame)));
        let _ = writeln!(self.text, "<desc>{}</desc>", escaped(&frame.description));
        if let Some(background) = frame.background {
            self.text.push_str("<rect width=\"100%\" height=\"100%\"");
            self.color("fill", background);
            self.text.push_str("/>\n");
        }
        let page = Bounds::new(0.0, 0.0, frame.size.width, frame.size.height);
        let is_clipped = frame.clip != page;
        if is_clipped {
            self.text.push_str("<clipPath id=\"picture\"><rect");
            self.attribute("x", frame.clip.min.x);
            self.attribute("y", frame.clip.min.y);
            self.attribute("width", frame.clip.width().max(0.0));
            self.attribute("height", frame.clip.height().max(0.0));
            self.text.push_str("/></clipPath>\n<g clip-path=\"url(#picture)\">\n");
        }
        self.each(&frame.in_bulk());
        self.each(&frame.marks);
        if is_clipped {
            self.text.push_str("</g>\n");
        }
        self.each(&frame.furniture);
        self.text.push_str("</svg>\n");
    }

    /// Something in a group with a title.
    fn group(&mut self, title: &str, write: impl FnOnce(&mut Self)) {
        let _ = writeln!(self.text, "<g><title>{}</title>", escaped(title));
        write(self);
        self.text.push_str("</g>\n");
    }

    fn each(&mut self, marks: &[Mark]) {
        for mark in marks {
            self.mark(mark);
        }
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Line { points, width, color, dash } => {
                self.text.push_str("<path");
                self.path(points, "");
                self.text.push_str(" fill=\"none\"");
                self.stroke(*width, *color);
                if let Some((length, gap)) = dash.pattern() {
                    let _ = write!(self.text, " stroke-dasharray=\"{} {}\"", number(length), number(gap));
                }
                self.text.push_str("/>\n");
            }
            Mark::Polygon { points, fill, stroke } => {
                self.text.push_str("<path");
                self.path(points, "Z");
                self.fill_and_stroke(*fill, *stroke);
                self.text.push_str("/>\n");
            }
            Mark::Disc { center, radius, fill, stroke } => {
                self.text.push_str("<circle");
                self.attribute("cx", center.x);
                self.attribute("cy", center.y);
                self.attribute("r", radius.max(0.0));
                self.fill_and_stroke(*fill, *stroke);
                self.text.push_str("/>\n");
            }
            Mark::Text(label) => self.label(label),
            Mark::Group(group) => {
                let link = group.number.filter(|_| self.links == Links::WithinPage);
                if let Some(number) = link {
                    let _ = writeln!(self.text, "<a id=\"figure-{number}\" href=\"#edge-{number}\">");
                }
                self.group(&group.title, |writer| writer.each(&group.marks));
                if link.is_some() {
                    self.text.push_str("</a>\n");
                }
            }
        }
    }

    fn label(&mut self, label: &Label) {
        if self.form != TextForm::Outlines {
            self.text.push_str("<text");
            return self.set(label);
        }
        let outline = self.outlines.next().unwrap_or_default();
        self.group(&label.text, |writer| {
            for data in outline {
                writer.text.push_str("<path");
                writer.ink(label);
                let _ = writeln!(writer.text, " d=\"{data}\"/>");
            }
        });
    }

    /// A label as text, after the start of its tag.
    fn set(&mut self, label: &Label) {
        self.attribute("x", label.at.x);
        self.attribute("y", label.at.y);
        // A label with Arabic letters is set in the Arabic face as a whole: that face has the spaces that joined
        // script needs.
        let family = if has_rtl(&label.text) { "Vazirmatn, Inter" } else { "Inter, Vazirmatn" };
        let _ = write!(self.text, " font-family=\"{family}, sans-serif\"");
        self.attribute("font-size", label.size);
        if label.style == Style::SemiBold {
            self.text.push_str(" font-weight=\"600\"");
        }
        if label.style == Style::Italic {
            self.text.push_str(" font-style=\"italic\"");
        }
        self.ink(label);
        self.text.push('>');
        let text = match self.form {
            TextForm::Live => Cow::Borrowed(label.text.as_str()),
            TextForm::Boxed | TextForm::Outlines => boxed(&label.text, self.letters),
        };
        // SVG libraries take every line as left to right; the two invisible characters embed it right to left.
        let (open, close) = if label.rtl { ("\u{202B}", "\u{202C}") } else { ("", "") };
        let stretches = stretches(&label.text);
        if stretches.iter().all(|(is_drawn, _)| *is_drawn) {
            let _ = write!(self.text, "{open}{}{close}", escaped(&text));
        } else if stretches.len() == 1 || label.rtl {
            self.fitted(label, label.at.x, label.width, &format!("{open}{text}{close}"));
        } else {
            self.stretched(label, &stretches);
        }
        self.text.push_str("</text>\n");
    }

    /// A text of which some is in fonts of the system: each stretch is where it was measured to be, or a library would set all
    /// of it in the font of one.
    fn stretched(&mut self, label: &Label, stretches: &[(bool, &str)]) {
        let mut x = label.at.x;
        for (is_drawn, stretch) in stretches {
            let width = Fonts::bundled().width(stretch, label.size, label.style);
            let text = match self.form {
                TextForm::Live => Cow::Borrowed(*stretch),
                TextForm::Boxed | TextForm::Outlines => boxed(stretch, self.letters),
            };
            if *is_drawn {
                let _ =
                    write!(self.text, "<tspan x=\"{}\" xml:space=\"preserve\">{}</tspan>", number(x), escaped(&text));
            } else {
                self.fitted(label, x, width, &text);
            }
            x += width;
        }
    }

    /// A text that takes the width that it was given, whatever font draws it.
    fn fitted(&mut self, label: &Label, x: f32, width: f32, text: &str) {
        let (x, width, y) = (number(x), number(width), number(label.at.y));
        let length = format!("textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"");
        let _ = write!(self.text, "<tspan x=\"{x}\" y=\"{y}\" {length}>{}</tspan>", escaped(text));
    }

    /// The colour of a label and its halo.
    fn ink(&mut self, label: &Label) {
        self.color("fill", label.color);
        if let Some(halo) = label.halo {
            self.stroke(2.0 * HALO, halo);
            self.text.push_str(" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        }
    }

    /// The path data of points; `end` closes it or not.
    fn path(&mut self, points: &[Point], end: &str) {
        self.text.push_str(" d=\"");
        for (place, point) in points.iter().enumerate() {
            let letter = if place == 0 { 'M' } else { 'L' };
            let _ = write!(self.text, "{letter}{} {}", number(point.x), number(point.y));
        }
        let _ = write!(self.text, "{end}\"");
    }

    fn fill_and_stroke(&mut self, fill: Option<Color>, stroke: Option<(f32, Color)>) {
        match fill {
            Some(fill) => self.color("fill", fill),
            None => self.text.push_str(" fill=\"none\""),
        }
        if let Some((width, color)) = stroke {
            self.stroke(width, color);
        }
    }

    fn stroke(&mut self, width: f32, color: Color) {
        self.color("stroke", color);
        self.attribute("stroke-width", width.max(0.0));
    }

    /// A colour, with its opacity where it is not opaque.
    fn color(&mut self, name: &str, color: Color) {
        let [red, green, blue, alpha] = color.0;
        let _ = write!(self.text, " {name}=\"#{red:02x}{green:02x}{blue:02x}\"");
        if alpha < 255 {
            let _ = write!(self.text, " {name}-opacity=\"{}\"", number(f32::from(alpha) / 255.0));
        }
    }

    fn attribute(&mut self, name: &str, value: f32) {
        let _ = write!(self.text, " {name}=\"{}\"", number(value));
    }
}

#[cfg(test)]
mod tests;
