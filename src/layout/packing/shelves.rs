//! Shelf packing: boxes in rows from left to right, for small components and single nodes.
//!
//! Source: Coffman et al. (1980), next fit in the order of decreasing size.
//!
//! Invariant: shelves fill from the left and are never wider than asked for, unless one box alone is.

use crate::model::{Position, Rect};

/// How much higher than it has to be the page may become, so that shelves are not wider than the picture above them: a wider
/// page would be shown smaller in a window that is higher than the page.
const HIGHER: f32 = 1.08;

/// The middle of each box and the size of the whole: shelves from the origin to the right and downwards.
pub(crate) fn on_shelves(sizes: &[(f32, f32)], width: f32, gap: f32) -> (Vec<Position>, (f32, f32)) {
    let (mut x, mut top, mut shelf_height) = (0.0_f32, 0.0_f32, 0.0_f32);
    let (mut widest, mut places) = (0.0_f32, Vec::with_capacity(sizes.len()));
    for (box_width, box_height) in sizes {
        if x > 0.0 && x + box_width > width {
            (x, top, shelf_height) = (0.0, top + shelf_height + gap, 0.0);
        }
        places.push(Position::new(x + box_width / 2.0, top + box_height / 2.0));
        x += box_width + gap;
        widest = widest.max(x - gap);
        shelf_height = shelf_height.max(*box_height);
    }
    (places, (widest, top + shelf_height))
}

/// The same with cells of equal size, for single nodes.
pub(crate) fn on_shelves_of_equal_cells(sizes: &[(f32, f32)], width: f32, gap: f32) -> (Vec<Position>, (f32, f32)) {
    let cell = sizes.iter().fold((0.0_f32, 0.0_f32), |cell, size| (cell.0.max(size.0), cell.1.max(size.1)));
    on_shelves(&vec![cell; sizes.len()], width, gap)
}

/// The area of boxes with the room between them.
pub(crate) fn area(sizes: &[(f32, f32)], gap: f32) -> f32 {
    sizes.iter().map(|(width, height)| (width + gap) * (height + gap)).sum()
}

/// How wide shelves of this area should be so that together with the picture above, if there is one, they have about this
/// aspect; no wider than the picture if that costs little height.
pub(crate) fn width_for(above: Option<Rect>, area: f32, aspect: f32) -> f32 {
    let above = above.map_or((0.0, 0.0), |above| (above.width(), above.height()));
    // The picture above counts with the whole height it takes: width = aspect × (its height + area ÷ width).
    let half = above.1 * aspect / 2.0;
    let widest = half + (half * half + area * aspect).sqrt();
    if above.0 <= 0.0 {
        return widest;
    }
    let height = HIGHER * (widest / aspect).max(above.1);
    (area / (height - above.1)).min(widest).max(above.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shelves_break_at_the_width() {
        let (places, size) = on_shelves(&[(10.0, 4.0), (10.0, 8.0), (10.0, 2.0)], 25.0, 5.0);
        assert_eq!(places, [Position::new(5.0, 2.0), Position::new(20.0, 4.0), Position::new(5.0, 14.0)]);
        assert_eq!(size, (25.0, 15.0));
    }

    #[test]
    fn single_nodes_stand_in_columns() {
        let (places, _) = on_shelves_of_equal_cells(&[(10.0, 4.0), (6.0, 8.0), (10.0, 2.0), (2.0, 2.0)], 25.0, 5.0);
        assert_eq!((places[0].x, places[1].x), (places[2].x, places[3].x));
    }

    #[test]
    fn a_box_wider_than_the_shelves_has_one_of_its_own() {
        let (places, size) = on_shelves(&[(100.0, 4.0), (10.0, 8.0)], 25.0, 5.0);
        assert_eq!((places.len(), size.0), (2, 100.0));
        assert!(places[1].y > 4.0);
        assert_eq!(on_shelves(&[], 25.0, 5.0).0, []);
    }

    #[test]
    fn alone_the_shelves_take_the_aspect() {
        let sizes = area(&[(10.0, 10.0); 400], 0.0);
        let width = width_for(None, sizes, 4.0);
        assert!((width - 400.0).abs() < 1.0);
        let above = Rect { min: Position::new(0.0, 0.0), max: Position::new(900.0, 10.0) };
        assert_eq!(width_for(Some(above), sizes, 1.0), 900.0);
    }
}
