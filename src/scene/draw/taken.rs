//! The taken places of a page: a uniform grid that tells fast whether a rectangle is free.

use crate::scene::page::Bounds;

/// The side of a cell, in pixels.
const CELL: f32 = 56.0;

/// The most cells in a direction, whatever the size of the page.
const MOST_CELLS: usize = 256;

/// Ends the linked list of a cell.
const END: u32 = u32::MAX;

/// Rectangles on a page, by cell.
#[derive(Clone)]
pub(super) struct Taken {
    area: Bounds,
    columns: usize,
    rows: usize,
    /// For every cell the index of its first entry.
    heads: Vec<u32>,
    /// Linked lists: the index of a box, and of the next entry of the same cell.
    entries: Vec<(u32, u32)>,
    boxes: Vec<Bounds>,
}

impl Taken {
    /// An empty page.
    pub(super) fn new(area: Bounds) -> Self {
        let cells = |length: f32| ((length / CELL).ceil().max(1.0) as usize).min(MOST_CELLS);
        let (columns, rows) = (cells(area.width()), cells(area.height()));
        Self { area, columns, rows, heads: vec![END; columns * rows], entries: Vec::new(), boxes: Vec::new() }
    }

    /// Marks a rectangle as taken.
    pub(super) fn add(&mut self, bounds: Bounds) {
        let place = self.boxes.len() as u32;
        self.boxes.push(bounds);
        for cell in self.cells_of(&bounds) {
            self.entries.push((place, self.heads[cell]));
            self.heads[cell] = self.entries.len() as u32 - 1;
        }
    }

    /// How many places are taken.
    pub(super) fn len(&self) -> usize {
        self.boxes.len()
    }

    /// The places that were taken since there were `len` of them.
    pub(super) fn since(&self, len: usize) -> &[Bounds] {
        &self.boxes[len.min(self.boxes.len())..]
    }

    /// Whether a rectangle overlaps no taken place.
    pub(super) fn is_free(&self, bounds: &Bounds) -> bool {
        self.cells_of(bounds).all(|cell| !self.in_cell(cell).any(|taken| taken.overlaps(bounds)))
    }

    /// As [`Taken::is_free`], where what was taken by `own` counts as free.
    pub(super) fn is_free_but(&self, bounds: &Bounds, own: &Bounds) -> bool {
        let is_taken = |taken: &Bounds| taken.overlaps(bounds) && taken != own;
        self.cells_of(bounds).all(|cell| !self.in_cell(cell).any(is_taken))
    }

    /// How many taken places a rectangle overlaps; one that lies in several cells counts once for each.
    pub(super) fn overlapped(&self, bounds: &Bounds) -> usize {
        self.cells_of(bounds).map(|cell| self.in_cell(cell).filter(|taken| taken.overlaps(bounds)).count()).sum()
    }

    /// The largest fraction of a taken place that a rectangle covers, from 0 to 1.
    pub(super) fn covered_share(&self, bounds: &Bounds) -> f32 {
        let share = |taken: &Bounds| {
            let width = taken.max.x.min(bounds.max.x) - taken.min.x.max(bounds.min.x);
            let height = taken.max.y.min(bounds.max.y) - taken.min.y.max(bounds.min.y);
            width.max(0.0) * height.max(0.0) / (taken.width() * taken.height()).max(1e-6)
        };
        self.cells_of(bounds).flat_map(|cell| self.in_cell(cell)).map(share).fold(0.0, f32::max)
    }

    fn in_cell(&self, cell: usize) -> impl Iterator<Item = &Bounds> {
        let mut next = self.heads[cell];
        std::iter::from_fn(move || {
            let (place, following) = *self.entries.get(next as usize)?;
            next = following;
            self.boxes.get(place as usize)
        })
    }

    fn cells_of(&self, bounds: &Bounds) -> impl Iterator<Item = usize> + use<> {
        let cell = |value: f32, cells: usize| ((value / CELL).max(0.0) as usize).min(cells - 1);
        let (left, right) =
            (cell(bounds.min.x - self.area.min.x, self.columns), cell(bounds.max.x - self.area.min.x, self.columns));
        let (top, bottom) =
            (cell(bounds.min.y - self.area.min.y, self.rows), cell(bounds.max.y - self.area.min.y, self.rows));
        let columns = self.columns;
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_taken_wherever_it_reaches_and_free_beside() {
        let mut taken = Taken::new(Bounds::new(10.0, 10.0, 500.0, 300.0));
        taken.add(Bounds::new(100.0, 100.0, 200.0, 20.0));
        assert!(!taken.is_free(&Bounds::new(290.0, 110.0, 50.0, 50.0)));
        assert!(taken.is_free(&Bounds::new(300.0, 100.0, 50.0, 50.0)));
        assert!(taken.is_free(&Bounds::new(100.0, 121.0, 200.0, 20.0)));
        assert_eq!(taken.overlapped(&Bounds::new(110.0, 105.0, 1.0, 1.0)), 1);
    }

    #[test]
    fn places_beyond_the_page_and_pages_without_area_do_no_harm() {
        let mut taken = Taken::new(Bounds::new(0.0, 0.0, 0.0, 0.0));
        taken.add(Bounds::new(-1e9, -1e9, 2e9, 2e9));
        assert!(!taken.is_free(&Bounds::new(5.0, 5.0, 1.0, 1.0)));
        taken.add(Bounds::new(f32::NAN, 0.0, 1.0, 1.0));
        assert!(!taken.is_free(&Bounds::new(-5.0, 5.0, 1.0, 1.0)));
    }
}
