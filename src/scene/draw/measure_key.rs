//! The key of measures: what the colours and hulls of a dressed picture stand for, at its upper left corner.

use super::canvas::Canvas;
use super::legend_entries::{MARGIN, PADDING, ground, text};
use crate::fonts::{Fonts, Style};
use crate::scene::dressed::color_of;
use crate::scene::frame::Mark;
use crate::scene::page::{Bounds, Point};
use crate::session::GroupMark;
use crate::text::{cut, single_line};

/// The height of a row, and the width of the sample of a colour.
const ROW: f32 = 18.0;
const SAMPLE: f32 = 20.0;
/// The gap before a count.
const BEFORE_COUNT: f32 = 12.0;
/// The longest name of a group, in characters.
const LONGEST: usize = 44;

/// Draws the key, and returns where it is; `None` where there is nothing to tell.
pub(super) fn draw(canvas: &Canvas<'_>, marks: &mut Vec<Mark>) -> Option<Bounds> {
    let dress = &canvas.scene.dress;
    let heading = dress.color.as_deref()?;
    let (scale, theme, fonts) = (canvas.shot.text_scale, canvas.theme(), Fonts::bundled());
    let size = 12.0 * scale;
    let words = |mark: &GroupMark| cut(&single_line(&mark.words), LONGEST);
    let width_of = |mark: &GroupMark| {
        let count = fonts.width(&mark.count.to_string(), size, Style::Regular);
        SAMPLE * scale + fonts.width(&words(mark), size, Style::Regular) + BEFORE_COUNT * scale + count
    };
    let widest = dress.colors.iter().map(width_of).fold(fonts.width(heading, size, Style::SemiBold), f32::max);
    let height = (ROW * (dress.colors.len() + 1) as f32 + PADDING) * scale;
    let margin = if canvas.shot.caption.is_some() { 0.0 } else { MARGIN * scale };
    let corner = canvas.area.min.moved(margin, margin);
    let plate = Bounds::new(corner.x, corner.y, widest + 2.0 * PADDING * scale, height);
    marks.push(ground(canvas, &plate));
    let row = |at: usize| {
        Point::new(corner.x + PADDING * scale, corner.y + (PADDING / 2.0 + ROW * (at as f32 + 0.5)) * scale)
    };
    marks.push(Mark::text(text(row(0), heading.to_owned(), size, Style::SemiBold, theme.weak)));
    for (at, mark) in dress.colors.iter().enumerate() {
        let left = row(at + 1);
        let fill = color_of(theme, mark.paint);
        marks.push(Mark::Disc {
            center: left.moved(5.5 * scale, 0.0),
            radius: 5.2 * scale,
            fill: Some(fill),
            stroke: Some((0.8, theme.outline_of(fill))),
        });
        marks.push(Mark::text(text(left.moved(SAMPLE * scale, 0.0), words(mark), size, Style::Regular, theme.ink)));
        let mut count = text(left, mark.count.to_string(), size, Style::Regular, theme.weak);
        count.at.x = left.x + widest - count.width;
        marks.push(Mark::text(count));
    }
    Some(plate)
}
