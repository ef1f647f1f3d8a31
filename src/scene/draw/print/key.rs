//! The key of numbered names: in columns, whole, below the picture or at its side.
//!
//! Invariant: a name in the key is never cut.

use super::wrap::{Align, Block, Ink};
use crate::fonts::{Fonts, Style};
use crate::scene::frame::{Label, Mark};
use crate::scene::page::{Bounds, Point};

/// The gap between two entries, between the number and the name, and between two columns.
const BETWEEN: f32 = 1.4;
const AFTER_NUMBER: f32 = 4.5;
const COLUMNS: f32 = 14.0;

/// The narrowest column, in sizes of its text.
const NARROWEST: f32 = 10.4;

/// The key of some names, laid out.
#[derive(Clone, Debug, Default)]
pub(super) struct Key {
    /// Each entry: its column, how far below the top it is, its number and its name.
    entries: Vec<(usize, f32, usize, Block)>,
    column: f32,
    number: f32,
    /// The size of its text.
    size: f32,
    /// How high it is.
    pub(super) height: f32,
}

impl Key {
    /// The key of names with these numbers in a room of this width, as low as its columns allow; one column where it is at
    /// the side.
    pub(super) fn of(names: &[(usize, String)], width: f32, at_side: bool, size: f32) -> Self {
        let most =
            if at_side { 1 } else { ((width + COLUMNS) / (NARROWEST * size + COLUMNS)).floor().max(1.0) as usize };
        let keys = (1..=most.min(names.len().max(1))).map(|columns| Self::in_columns(names, width, columns, size));
        keys.min_by(|one, other| one.height.total_cmp(&other.height)).unwrap_or_default()
    }

    fn in_columns(names: &[(usize, String)], width: f32, columns: usize, size: f32) -> Self {
        let number = Fonts::bundled().width(&"8".repeat(digits(names)), size, Style::SemiBold);
        let column = (width - COLUMNS * (columns - 1) as f32) / columns as f32;
        let room = (column - number - AFTER_NUMBER).max(20.0);
        let blocks: Vec<(usize, Block)> =
            names.iter().map(|(at, name)| (*at, Block::within(name, size, Style::Regular, room))).collect();
        let high = |block: &Block| block.height() + BETWEEN;
        let all: f32 = blocks.iter().map(|(_, block)| high(block)).sum();
        let tallest = blocks.iter().map(|(_, block)| high(block)).fold(0.0, f32::max);
        // Filled from the left: the lowest height at which all have room.
        let mut limit = all / columns as f32;
        let entries = loop {
            let (mut at, mut y, mut entries) = (0, 0.0, Vec::new());
            for (number, block) in &blocks {
                if y > 0.0 && y + high(block) > limit + 0.01 {
                    (at, y) = (at + 1, 0.0);
                }
                entries.push((at, y, *number, block.clone()));
                y += high(block);
            }
            if at < columns {
                break entries;
            }
            limit += (0.1 * tallest).max(1.0);
        };
        let height = entries.iter().map(|(_, y, _, block)| y + block.height()).fold(0.0, f32::max);
        Self { entries, column, number, size, height }
    }

    /// Its marks, with its upper left corner there.
    pub(super) fn draw(&self, corner: Point, ink: Ink, marks: &mut Vec<Mark>) {
        for (column, y, number, block) in &self.entries {
            let at = corner.moved((self.column + COLUMNS) * *column as f32, *y);
            let figure = Label::new(number.to_string(), self.size, Style::SemiBold, ink.color);
            let baseline = at.y + crate::layout::labels::placement::ASCENT * self.size;
            marks.push(Mark::text(Label { at: Point::new(at.x + self.number - figure.width, baseline), ..figure }));
            let left = at.x + self.number + AFTER_NUMBER;
            let bounds = Bounds::new(left, at.y, block.width, block.height());
            marks.extend(block.labels(&bounds, Align::Left, ink).map(Mark::text));
        }
    }
}

/// How many digits the numbers of a key have.
pub(super) fn digits(names: &[(usize, String)]) -> usize {
    names.iter().map(|(number, _)| number.to_string().len()).max().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_every_name_whole_in_columns_of_about_one_height() {
        let names: Vec<(usize, String)> =
            (1..=23).map(|at| (at, format!("Ministry number {at} of Foreign Affairs and Trade"))).collect();
        let key = Key::of(&names, 420.0, false, 10.5);
        assert_eq!(key.entries.len(), 23);
        assert!(key.entries.iter().any(|(column, ..)| *column == 2));
        let one = Key::of(&names, 140.0, true, 10.5);
        assert!(one.entries.iter().all(|(column, ..)| *column == 0) && one.height > 2.0 * key.height);
        assert_eq!(Key::of(&[], 100.0, false, 10.5).height, 0.0);
    }
}
