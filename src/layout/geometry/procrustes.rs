//! Procrustes: bringing a drawing onto pinned nodes, by a rotation and a translation or by a translation alone.
//!
//! Source: the orthogonal Procrustes problem in the plane (Schönemann 1966), without scaling: distances stay in hops.
//!
//! Invariant: afterwards every pinned node stands at its place to the bit.

use super::coordinates::Coordinates;

/// A pinned node and where it stands, in hops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pin {
    pub(crate) node: u32,
    pub(crate) place: (f32, f32),
}

impl Pin {
    /// The same in a drawing in which a hop is so long.
    pub(crate) fn scaled(self, hop: f32) -> Self {
        Self { place: (self.place.0 * hop, self.place.1 * hop), ..self }
    }
}

/// Rotates and translates the drawing so that the pinned nodes come as near to their places as they can, and puts them there.
pub(crate) fn rotate_onto_pins(drawing: &mut Coordinates, pins: &[Pin]) {
    if pins.is_empty() {
        return;
    }
    let count = pins.len() as f32;
    let mean = |points: &mut dyn Iterator<Item = (f32, f32)>| {
        let sum = points.fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
        (sum.0 / count, sum.1 / count)
    };
    let from = mean(&mut pins.iter().map(|pin| drawing.at(pin.node as usize)));
    let to = mean(&mut pins.iter().map(|pin| pin.place));
    let (mut along, mut across) = (0.0_f32, 0.0_f32);
    for pin in pins {
        let at = drawing.at(pin.node as usize);
        let (dx, dy) = (at.0 - from.0, at.1 - from.1);
        let (wanted_x, wanted_y) = (pin.place.0 - to.0, pin.place.1 - to.1);
        along += dx * wanted_x + dy * wanted_y;
        across += dx * wanted_y - dy * wanted_x;
    }
    let length = (along * along + across * across).sqrt();
    let is_turned = length.is_finite() && length > 1.0e-6;
    let (cosine, sine) = if is_turned { (along / length, across / length) } else { (1.0, 0.0) };
    for (x, y) in drawing.x.iter_mut().zip(&mut drawing.y) {
        let (dx, dy) = (*x - from.0, *y - from.1);
        (*x, *y) = (to.0 + cosine * dx - sine * dy, to.1 + sine * dx + cosine * dy);
    }
    put(drawing, pins);
}

/// Translates the drawing by the mean of what the pinned nodes are away from their places, and puts them there.
pub(crate) fn translate_onto_pins(drawing: &mut Coordinates, pins: &[Pin]) {
    let (mut dx, mut dy) = (0.0, 0.0);
    for Pin { node, place } in pins {
        let at = drawing.at(*node as usize);
        dx += (place.0 - at.0) / pins.len() as f32;
        dy += (place.1 - at.1) / pins.len() as f32;
    }
    for (x, y) in drawing.x.iter_mut().zip(&mut drawing.y) {
        (*x, *y) = (*x + dx, *y + dy);
    }
    put(drawing, pins);
}

fn put(drawing: &mut Coordinates, pins: &[Pin]) {
    for pin in pins {
        drawing.set(pin.node as usize, pin.place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(node: u32, place: (f32, f32)) -> Pin {
        Pin { node, place }
    }

    #[test]
    fn a_drawing_is_rotated_and_translated_onto_two_pins() {
        let mut drawing: Coordinates = [(0.0, 0.0), (2.0, 0.0), (1.0, 5.0)].into_iter().collect();
        rotate_onto_pins(&mut drawing, &[pin(0, (10.0, 10.0)), pin(1, (10.0, 12.0))]);
        assert_eq!((drawing.at(0), drawing.at(1)), ((10.0, 10.0), (10.0, 12.0)));
        let (x, y) = drawing.at(2);
        assert!((x - 5.0).abs() < 1.0e-4 && (y - 11.0).abs() < 1.0e-4, "{x} {y}");
    }

    #[test]
    fn one_pin_moves_all_nodes_and_none_moves_no_node() {
        for onto_pins in [rotate_onto_pins, translate_onto_pins] {
            let mut drawing: Coordinates = [(0.0, 0.0), (1.0, 0.0)].into_iter().collect();
            onto_pins(&mut drawing, &[]);
            assert_eq!(drawing.x, [0.0, 1.0]);
            onto_pins(&mut drawing, &[pin(0, (3.0, 4.0))]);
            assert_eq!((drawing.x, drawing.y), (vec![3.0, 4.0], vec![4.0, 4.0]));
        }
    }

    #[test]
    fn a_translation_keeps_the_direction() {
        let mut drawing: Coordinates = [(0.0, 0.0), (2.0, 0.0), (1.0, 5.0)].into_iter().collect();
        translate_onto_pins(&mut drawing, &[pin(0, (10.0, 10.0)), pin(1, (10.0, 12.0))]);
        assert_eq!((drawing.at(1), drawing.at(2)), ((10.0, 12.0), (10.0, 16.0)));
    }
}
