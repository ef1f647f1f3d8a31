//! How large an SVG says it is.

use super::frame::Frame;
use super::svg::number;

/// How large the page of a picture is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum PageSize {
    /// As many CSS pixels as the frame has.
    #[default]
    OfFrame,
    /// So many CSS pixels for each of the frame's.
    Magnified(f32),
    /// So many millimetres wide.
    Millimetres(f32),
}

impl PageSize {
    /// The attributes of the whole picture that say how large it is, and in what measure it is drawn.
    pub(super) fn attributes(self, frame: &Frame) -> String {
        let (width, height) = (frame.size.width.max(1.0), frame.size.height.max(1.0));
        let (factor, unit) = match self {
            Self::OfFrame => (1.0, ""),
            Self::Magnified(factor) => (factor, ""),
            Self::Millimetres(millimetres) => (millimetres / width, "mm"),
        };
        let (wide, high) = (number(width * factor), number(height * factor));
        let (width, height) = (number(width), number(height));
        format!(" width=\"{wide}{unit}\" height=\"{high}{unit}\" viewBox=\"0 0 {width} {height}\" role=\"img\"")
    }
}

/// The picture with these attributes for its size, which the SVG library gives in CSS pixels only.
pub(super) fn sized(outlined: &str, attributes: &str) -> String {
    let Some((tag, rest)) = outlined.split_once('>') else { return outlined.to_owned() };
    let is_size = |attribute: &&str| ["width=", "height=", "viewBox="].iter().any(|name| attribute.starts_with(name));
    let kept: Vec<&str> = tag.split(' ').filter(|attribute| !is_size(attribute)).collect();
    format!("{}{attributes}>{rest}", kept.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::page::Size;
    use super::super::svg::{SvgOptions, write};
    use super::*;

    #[test]
    fn a_page_has_its_size_as_it_was_asked_for() {
        let frame = Frame { size: Size { width: 200.0, height: 100.0 }, ..Frame::default() };
        for text_as_outlines in [false, true] {
            for (page, size) in [
                (PageSize::Millimetres(89.0), "width=\"89mm\" height=\"44.5mm\""),
                (PageSize::Magnified(2.0), "width=\"400\" height=\"200\""),
                (PageSize::OfFrame, "width=\"200\" height=\"100\""),
            ] {
                let svg = write(&frame, &SvgOptions { text_as_outlines, page }).expect("a picture");
                assert!(svg.contains(&format!("{size} viewBox=\"0 0 200 100\" role=\"img\">")), "{svg}");
                assert_eq!(svg.matches("role=").count(), 1, "{svg}");
            }
        }
    }
}
