//! The outlines of text, shaped with the bundled fonts by the SVG library.

use super::decimal::decimal;
use super::render::{Letters, RenderError, tree_in};
use resvg::tiny_skia::{Path, PathSegment, Point};
use resvg::usvg::{Group, Node};
use std::fmt::Write as _;

/// The outlines of one text as path data, one for each run of letters.
pub(super) type Outline = Vec<String>;

/// The outlines of the texts of an SVG, whose ids are 0, 1, 2 …, in this order. A blank text has none.
///
/// # Errors
///
/// [`RenderError::Svg`] where the SVG cannot be read.
pub(super) fn outlines(svg: &str, letters: Letters) -> Result<Vec<Outline>, RenderError> {
    let mut outlines = Vec::new();
    for node in tree_in(svg, letters)?.root().children() {
        let Node::Text(text) = node else { continue };
        let Ok(number) = text.id().parse::<usize>() else { continue };
        outlines.resize_with(outlines.len().max(number + 1), Vec::new);
        add_paths(text.flattened(), &mut outlines[number]);
    }
    Ok(outlines)
}

fn add_paths(group: &Group, outline: &mut Outline) {
    for node in group.children() {
        match node {
            Node::Path(path) => outline.push(data_of(path.data())),
            Node::Group(group) => add_paths(group, outline),
            Node::Image(_) | Node::Text(_) => {}
        }
    }
}

/// Path data with at most three decimals.
fn data_of(path: &Path) -> String {
    let mut data = String::new();
    let mut add = |letter: char, points: &[Point]| {
        data.push_str(if data.is_empty() { "" } else { " " });
        data.push(letter);
        for point in points {
            let _ = write!(data, " {} {}", decimal(point.x, 3), decimal(point.y, 3));
        }
    };
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => add('M', &[to]),
            PathSegment::LineTo(to) => add('L', &[to]),
            PathSegment::QuadTo(control, to) => add('Q', &[control, to]),
            PathSegment::CubicTo(first, second, to) => add('C', &[first, second, to]),
            PathSegment::Close => add('Z', &[]),
        }
    }
    data
}
