//! Bringing a drawing onto nodes that must stand where they stand.
//!
//! Source: the orthogonal Procrustes problem in the plane (Schönemann 1966), without scaling: distances stay in hops.
//!
//! Invariant: afterwards every held node stands at its place to the bit.

/// A node that is held: its number, and where it stands, in hops.
pub(crate) type Held = (u32, (f32, f32));

/// Turns and moves the drawing so that the held nodes come as near to their places as they can, and puts them there.
pub(crate) fn meet(x: &mut [f32], y: &mut [f32], held: &[Held]) {
    if held.is_empty() {
        return;
    }
    let count = held.len() as f32;
    let mean = |points: &mut dyn Iterator<Item = (f32, f32)>| {
        let sum = points.fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
        (sum.0 / count, sum.1 / count)
    };
    let from = mean(&mut held.iter().map(|(node, _)| (x[*node as usize], y[*node as usize])));
    let to = mean(&mut held.iter().map(|(_, place)| *place));
    let (mut along, mut across) = (0.0_f32, 0.0_f32);
    for (node, place) in held {
        let (dx, dy) = (x[*node as usize] - from.0, y[*node as usize] - from.1);
        let (wanted_x, wanted_y) = (place.0 - to.0, place.1 - to.1);
        along += dx * wanted_x + dy * wanted_y;
        across += dx * wanted_y - dy * wanted_x;
    }
    let length = (along * along + across * across).sqrt();
    let turned = length.is_finite() && length > 1.0e-6;
    let (cosine, sine) = if turned { (along / length, across / length) } else { (1.0, 0.0) };
    for (x, y) in x.iter_mut().zip(y.iter_mut()) {
        let (dx, dy) = (*x - from.0, *y - from.1);
        (*x, *y) = (to.0 + cosine * dx - sine * dy, to.1 + sine * dx + cosine * dy);
    }
    for (node, place) in held {
        (x[*node as usize], y[*node as usize]) = *place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_turned_and_moved_onto_two_held_nodes() {
        let (mut x, mut y) = (vec![0.0, 2.0, 1.0], vec![0.0, 0.0, 5.0]);
        meet(&mut x, &mut y, &[(0, (10.0, 10.0)), (1, (10.0, 12.0))]);
        assert_eq!((x[0], y[0], x[1], y[1]), (10.0, 10.0, 10.0, 12.0));
        assert!((x[2] - 5.0).abs() < 1.0e-4 && (y[2] - 11.0).abs() < 1.0e-4, "{} {}", x[2], y[2]);
    }

    #[test]
    fn one_held_node_moves_everybody_and_none_moves_nobody() {
        let (mut x, mut y) = (vec![0.0, 1.0], vec![0.0, 0.0]);
        meet(&mut x, &mut y, &[]);
        assert_eq!(x, [0.0, 1.0]);
        meet(&mut x, &mut y, &[(0, (3.0, 4.0))]);
        assert_eq!((x, y), (vec![3.0, 4.0], vec![4.0, 4.0]));
    }
}
