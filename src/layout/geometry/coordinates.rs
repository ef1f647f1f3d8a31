//! The places of many nodes as one array of x and one of y, which loops walk side by side, and their scale in pixels.
//!
//! Invariant: both arrays are of the same length.

use crate::model::Position;

/// The places of the nodes of a drawing, in hops unless it is said otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Coordinates {
    pub(crate) x: Vec<f32>,
    pub(crate) y: Vec<f32>,
}

impl Coordinates {
    /// `count` nodes at the origin.
    pub(crate) fn zeros(count: usize) -> Self {
        Self { x: vec![0.0; count], y: vec![0.0; count] }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.x.len()
    }

    /// The place of a node.
    pub(crate) fn at(&self, node: usize) -> (f32, f32) {
        (self.x[node], self.y[node])
    }

    /// Moves a node to a place.
    pub(crate) fn set(&mut self, node: usize, (x, y): (f32, f32)) {
        (self.x[node], self.y[node]) = (x, y);
    }

    /// The places in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (f32, f32)> + '_ {
        self.x.iter().copied().zip(self.y.iter().copied())
    }

    /// Moves every node a `share` of the way to its place in `target`.
    pub(crate) fn blend(&mut self, target: &Self, share: f32) {
        for (value, wanted) in self.x.iter_mut().zip(&target.x).chain(self.y.iter_mut().zip(&target.y)) {
            *value += share * (wanted - *value);
        }
    }
}

impl FromIterator<(f32, f32)> for Coordinates {
    fn from_iter<T: IntoIterator<Item = (f32, f32)>>(places: T) -> Self {
        let (x, y) = places.into_iter().unzip();
        Self { x, y }
    }
}

/// How hops become world pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HopScale {
    /// The world position of the origin.
    pub(crate) anchor: Position,
    /// World pixels for each hop.
    pub(crate) unit: f32,
}

impl HopScale {
    /// A world position in hops.
    pub(crate) fn to_hops(self, point: Position) -> (f32, f32) {
        ((point.x - self.anchor.x) / self.unit, (point.y - self.anchor.y) / self.unit)
    }

    /// A place in hops as a world position.
    pub(crate) fn to_pixels(self, (x, y): (f32, f32)) -> Position {
        Position::new(self.anchor.x + x * self.unit, self.anchor.y + y * self.unit)
    }

    /// World positions in hops.
    pub(crate) fn coordinates(self, points: &[Position]) -> Coordinates {
        points.iter().map(|point| self.to_hops(*point)).collect()
    }

    /// Moves the world positions of nodes that are not fixed to where they are in hops.
    pub(crate) fn show(self, drawing: &Coordinates, points: &mut [Position], fixed: &[bool]) {
        for (node, point) in points.iter_mut().enumerate().filter(|(node, _)| !fixed[*node]) {
            *point = self.to_pixels(drawing.at(node));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hops_become_pixels_and_pixels_hops() {
        let scale = HopScale { anchor: Position::new(10.0, -20.0), unit: 4.0 };
        let drawing: Coordinates = [(0.0, 0.0), (1.5, -2.0)].into_iter().collect();
        let mut points = vec![Position::default(); 2];
        scale.show(&drawing, &mut points, &[true, false]);
        assert_eq!(points, [Position::default(), Position::new(16.0, -28.0)]);
        assert_eq!(scale.coordinates(&points).at(1), drawing.at(1));
    }

    #[test]
    fn a_blend_stands_between_two_drawings() {
        let mut drawing = Coordinates::zeros(2);
        drawing.blend(&[(1.0, 2.0), (-4.0, 0.0)].into_iter().collect(), 0.25);
        assert_eq!(drawing, [(0.25, 0.5), (-1.0, 0.0)].into_iter().collect());
    }
}
