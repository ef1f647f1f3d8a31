//! A display list as SVG.
//!
//! The same frame gives the same bytes on every machine: numbers are written by [`number`], with at most two decimals.
//!
//! Invariant: no script, no style sheet, no reference to anything outside the file; every text is escaped.
//! Invariant: transparency is `fill-opacity` and `stroke-opacity`, never `opacity`, which costs a layer for each mark.

use super::frame::{Frame, Label, Mark, Weight};
use super::page::{Bounds, Color, Point};
use super::render::{RenderError, outlines};
use super::svg_page::{PageSize, sized};
use super::text::has_rtl;
use std::fmt::Write as _;

/// The width of the halo behind a text, on each side, in pixels.
const HALO: f32 = 2.0;

/// How a picture is written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SvgOptions {
    /// Whether text becomes outlines, each under its words as a title. They look the same in programs that do not have
    /// the fonts, but cannot be selected.
    pub text_as_outlines: bool,
    /// How large the page is.
    pub page: PageSize,
}

/// How the groups of a picture are told apart once the SVG library has read and written it: by ids with a number.
const GROUP_ID: &str = "sayso-";

/// Writes a frame as an SVG file.
///
/// # Errors
///
/// None for live text. With outlines: [`RenderError::Svg`] where the SVG library cannot read what was written here.
pub fn write(frame: &Frame, options: &SvgOptions) -> Result<String, RenderError> {
    let mut svg = Writer { text: String::with_capacity(256 + 128 * frame.marks.len()), titles: None };
    if !options.text_as_outlines {
        svg.picture(frame, options.page);
        return Ok(svg.text);
    }
    svg.titles = Some(Vec::new());
    svg.picture(frame, PageSize::OfFrame);
    let outlined = outlines(&svg.text, &heading(frame))?;
    let titled = titled(&outlined, &svg.titles.unwrap_or_default());
    Ok(sized(&titled, &options.page.attributes(frame)))
}

/// The picture with every group's title put back where its id stands, since the SVG library drops titles and keeps ids.
fn titled(outlined: &str, titles: &[String]) -> String {
    let mark = format!("<g id=\"{GROUP_ID}");
    let mut parts = outlined.split(&mark);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('"').unwrap_or_default();
        let (attributes, rest) = rest.split_once('>').unwrap_or_default();
        text.push_str(&format!("<g{attributes}>"));
        if let Some(title) = number.parse::<usize>().ok().and_then(|place| titles.get(place)) {
            text.push_str(&format!("<title>{}</title>", escaped(title)));
        }
        text.push_str(rest);
    }
    text
}

/// The title and the description, for who cannot see the picture.
fn heading(frame: &Frame) -> String {
    format!("\n<title>{}</title>\n<desc>{}</desc>\n", escaped(&frame.title), escaped(&frame.description))
}

/// A number with at most two decimals; 0 for what is none.
#[must_use]
pub fn number(value: f32) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let hundredths = (f64::from(value) * 100.0).round() as i64;
    let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    let (whole, part) = (size / 100, size % 100);
    if part == 0 {
        format!("{sign}{whole}")
    } else if part % 10 == 0 {
        format!("{sign}{whole}.{}", part / 10)
    } else {
        format!("{sign}{whole}.{part:02}")
    }
}

/// A text for XML, between tags or in an attribute. What XML 1.0 has no way to write is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
    out
}

struct Writer {
    text: String,
    /// Where text is to become outlines: the titles of the groups so far, by the numbers in their ids.
    titles: Option<Vec<String>>,
}

impl Writer {
    /// A whole file.
    fn picture(&mut self, frame: &Frame, page: PageSize) {
        let _ = write!(self.text, "<svg xmlns=\"http://www.w3.org/2000/svg\"{}>", page.attributes(frame));
        self.text.push_str(&heading(frame));
        if let Some(background) = frame.background {
            self.text.push_str("<rect width=\"100%\" height=\"100%\"");
            self.color("fill", background);
            self.text.push_str("/>\n");
        }
        let page = Bounds::new(0.0, 0.0, frame.size.width, frame.size.height);
        let is_clipped = frame.clip != page;
        if is_clipped {
            self.text.push_str("<clipPath id=\"picture\"><rect");
            self.attribute_in("x", frame.clip.min.x, "");
            self.attribute_in("y", frame.clip.min.y, "");
            self.attribute_in("width", frame.clip.width().max(0.0), "");
            self.attribute_in("height", frame.clip.height().max(0.0), "");
            self.text.push_str("/></clipPath>\n<g clip-path=\"url(#picture)\">\n");
        }
        self.each(&frame.marks);
        if is_clipped {
            self.text.push_str("</g>\n");
        }
        self.each(&frame.furniture);
        self.text.push_str("</svg>\n");
    }

    /// The beginning of a group with a title, or with the id that the title is put back by.
    fn open_group(&mut self, title: &str) {
        let _ = match &mut self.titles {
            None => writeln!(self.text, "<g><title>{}</title>", escaped(title)),
            Some(titles) => {
                titles.push(title.to_owned());
                writeln!(self.text, "<g id=\"{GROUP_ID}{}\">", titles.len() - 1)
            }
        };
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
                self.points_as_path(points, false);
                self.text.push_str(" fill=\"none\"");
                self.stroke(*width, *color);
                if let Some((length, gap)) = dash.pattern() {
                    let _ = write!(self.text, " stroke-dasharray=\"{} {}\"", number(length), number(gap));
                }
                self.text.push_str("/>\n");
            }
            Mark::Polygon { points, fill, stroke } => {
                self.text.push_str("<path");
                self.points_as_path(points, true);
                self.fill_and_stroke(*fill, *stroke);
                self.text.push_str("/>\n");
            }
            Mark::Disc { center, radius, fill, stroke } => {
                self.text.push_str("<circle");
                self.attribute_in("cx", center.x, "");
                self.attribute_in("cy", center.y, "");
                self.attribute_in("r", radius.max(0.0), "");
                self.fill_and_stroke(*fill, *stroke);
                self.text.push_str("/>\n");
            }
            Mark::Text(label) if self.titles.is_some() => {
                self.open_group(&label.text);
                self.label(label);
                self.text.push_str("</g>\n");
            }
            Mark::Text(label) => self.label(label),
            Mark::Group(group) => {
                self.open_group(&group.title);
                self.each(&group.marks);
                self.text.push_str("</g>\n");
            }
        }
    }

    fn label(&mut self, label: &Label) {
        self.text.push_str("<text");
        self.attribute_in("x", label.at.x, "");
        self.attribute_in("y", label.at.y, "");
        // A label with Arabic letters is set in the Arabic face as a whole: that face has the spaces that joined
        // script needs.
        let family = if has_rtl(&label.text) { "Vazirmatn, Inter" } else { "Inter, Vazirmatn" };
        let _ = write!(self.text, " font-family=\"{family}, sans-serif\"");
        self.attribute_in("font-size", label.size, "");
        if label.weight == Weight::SemiBold {
            self.text.push_str(" font-weight=\"600\"");
        }
        if label.italic {
            self.text.push_str(" font-style=\"italic\"");
        }
        self.color("fill", label.color);
        if let Some(halo) = label.halo {
            self.stroke(2.0 * HALO, halo);
            self.text.push_str(" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        }
        self.text.push('>');
        let text = escaped(&label.text);
        // SVG libraries take every line as left to right; these two say otherwise and show nothing.
        if label.rtl {
            let _ = write!(self.text, "\u{202B}{text}\u{202C}");
        } else {
            self.text.push_str(&text);
        }
        self.text.push_str("</text>\n");
    }

    fn points_as_path(&mut self, points: &[Point], is_closed: bool) {
        self.text.push_str(" d=\"");
        for (place, point) in points.iter().enumerate() {
            let letter = if place == 0 { 'M' } else { 'L' };
            let _ = write!(self.text, "{letter}{} {}", number(point.x), number(point.y));
        }
        self.text.push_str(if is_closed { "Z\"" } else { "\"" });
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
        self.attribute_in("stroke-width", width.max(0.0), "");
    }

    /// A colour, with its opacity where it is not opaque.
    fn color(&mut self, name: &str, color: Color) {
        let [red, green, blue, alpha] = color.0;
        let _ = write!(self.text, " {name}=\"#{red:02x}{green:02x}{blue:02x}\"");
        if alpha < 255 {
            let _ = write!(self.text, " {name}-opacity=\"{}\"", number(f32::from(alpha) / 255.0));
        }
    }

    fn attribute_in(&mut self, name: &str, value: f32, unit: &str) {
        let _ = write!(self.text, " {name}=\"{}{unit}\"", number(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityIndex, Target};
    use crate::scene::frame::Group;
    use crate::scene::page::Size;

    #[test]
    fn numbers_have_at_most_two_decimals() {
        let checks = [
            (0.0, "0"),
            (-0.0, "0"),
            (1.5, "1.5"),
            (-1.25, "-1.25"),
            (0.004, "0"),
            (-0.001, "0"),
            (0.05, "0.05"),
            (12345.678, "12345.68"),
            (f32::NAN, "0"),
            (f32::INFINITY, "0"),
        ];
        for (value, expected) in checks {
            assert_eq!(number(value), expected, "{value}");
        }
    }

    fn check(label: Label, expected: &str) {
        let frame = Frame {
            size: Size { width: 100.0, height: 50.0 },
            clip: Bounds::new(0.0, 0.0, 100.0, 50.0),
            marks: vec![Mark::Text(Box::new(label))],
            ..Frame::default()
        };
        let svg = write(&frame, &SvgOptions::default()).expect("live text");
        assert!(svg.contains(expected), "{svg}");
    }

    fn label(text: &str, rtl: bool) -> Label {
        Label { text: text.to_owned(), size: 12.0, rtl, color: Color::rgb(0, 0, 0), ..Label::default() }
    }

    #[test]
    fn text_is_escaped_and_control_characters_are_left_out() {
        check(
            label("</text><script>'&\"\u{1}\u{8}\u{fffe}\n", false),
            ">&lt;/text&gt;&lt;script&gt;&#39;&amp;&quot; <",
        );
    }

    #[test]
    fn outlines_keep_the_titles_of_groups_and_the_words_of_labels() {
        let mark =
            Mark::Disc { center: Point::new(9.0, 9.0), radius: 3.0, fill: Some(Color::rgb(1, 2, 3)), stroke: None };
        let target = Target::Entity(EntityIndex(0));
        let group = Group { target, marks: vec![mark], title: "a<b, person".to_owned() };
        let frame = Frame {
            size: Size { width: 100.0, height: 50.0 },
            clip: Bounds::new(0.0, 0.0, 90.0, 50.0),
            marks: vec![Mark::Group(Box::new(group)), Mark::Text(Box::new(label("سعید & co", true)))],
            title: "Its title".to_owned(),
            ..Frame::default()
        };
        let svg = write(&frame, &SvgOptions { text_as_outlines: true, ..SvgOptions::default() }).expect("outlines");
        for title in ["Its title", "a&lt;b, person", "سعید &amp; co"] {
            assert!(svg.contains(&format!("<title>{title}</title>")), "{title} in {svg}");
        }
        assert!(svg.contains("role=\"img\"") && !svg.contains(GROUP_ID) && !svg.contains("<text"), "{svg}");
        let of_label = svg.split("<title>سعید &amp; co</title>").nth(1).and_then(|rest| rest.split("</g>").next());
        assert!(of_label.is_some_and(|part| part.contains("<path")), "outlines stand under their words: {svg}");
    }

    #[test]
    fn persian_is_set_in_its_own_face_and_direction() {
        check(label("سعید", true), "font-family=\"Vazirmatn, Inter, sans-serif\"");
        check(label("سعید", true), "\u{202B}سعید\u{202C}</text>");
        check(label("Иван", false), ">Иван</text>");
    }

    #[test]
    fn transparency_is_that_of_fill_and_stroke() {
        let halo = Label { halo: Some(Color([1, 2, 3, 128])), ..label("a", false) };
        check(halo, "stroke=\"#010203\" stroke-opacity=\"0.5\" stroke-width=\"4\"");
    }
}
