//! A scene in the dress of measures: sizes and colours of marks by a measure, and hulls around communities.
//!
//! Invariant: what is not dressed looks as usual; no mark moves.

use super::build::{HullMark, Scene};
use super::page::Color;
use super::theme::Theme;
use crate::model::{Position, Rect};
use crate::session::{Dress, Paint};
use std::sync::Arc;

/// Puts a dress on a scene.
pub fn dress(scene: &mut Scene, dress: &Arc<Dress>) {
    if **dress == Dress::default() {
        return;
    }
    for node in &mut scene.nodes {
        let at = node.entity.at();
        if let Some(radius) = dress.radii.get(at).copied().flatten() {
            node.radius = radius;
        }
        node.paint = dress.paints.get(at).copied().flatten();
    }
    for edge in &mut scene.edges {
        edge.paint = dress.edges.get(&edge.edge).copied();
    }
    scene.hulls = dress
        .hulls
        .iter()
        .filter_map(|(paint, members)| {
            let places = members.iter().filter_map(|entity| scene.node(*entity));
            let corners = corners(scene, places.collect());
            (!corners.is_empty()).then_some(HullMark { paint: *paint, corners })
        })
        .collect();
    scene.bounds = scene.nodes.iter().fold(None, |bounds: Option<Rect>, node| {
        let mark = Rect { min: node.center, max: node.center }.expanded(node.radius);
        Rect::around(bounds.into_iter().flat_map(|bounds| [bounds.min, bounds.max]).chain([mark.min, mark.max]))
    });
    scene.dress = Arc::clone(dress);
}

/// The colour of a paint.
pub(super) fn color_of(theme: &Theme, paint: Paint) -> Color {
    match paint {
        Paint::Step(step) => theme.step(step),
        Paint::Group(group) => theme.group(group),
        Paint::SmallGroup => theme.other,
    }
}

/// The nodes at the corners of the convex hull, in order around it.
///
/// Source: Andrew, Another efficient algorithm for convex hulls in two dimensions (1979).
fn corners(scene: &Scene, mut places: Vec<u32>) -> Vec<u32> {
    let at = |place: u32| scene.nodes[place as usize].center;
    places.sort_by(|one, other| {
        let (one, other) = (at(*one), at(*other));
        one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y))
    });
    let half = |places: &mut dyn Iterator<Item = u32>| {
        let mut half: Vec<u32> = Vec::new();
        for place in places {
            while let [.., before, last] = half.as_slice()
                && turn(at(*before), at(*last), at(place)) <= 0.0
            {
                half.pop();
            }
            half.push(place);
        }
        half
    };
    let mut lower = half(&mut places.iter().copied());
    let upper = half(&mut places.iter().rev().copied());
    if places.len() > 1 {
        lower.pop();
        lower.extend(&upper[..upper.len() - 1]);
    }
    lower
}

/// Above 0 where the way from `a` over `b` to `c` turns left.
fn turn(a: Position, b: Position, c: Position) -> f64 {
    let wide = f64::from;
    (wide(b.x) - wide(a.x)) * (wide(c.y) - wide(a.y)) - (wide(b.y) - wide(a.y)) * (wide(c.x) - wide(a.x))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::visibility;
    use crate::model::fixture::dossier;
    use crate::model::{EntityIndex, Filter};
    use crate::scene::build::{Subject, build};
    use std::collections::BTreeSet;

    #[test]
    fn a_dress_sets_sizes_and_colours_and_its_hulls_have_their_members_at_the_corners() {
        let open = dossier(&["a", "b", "c", "d", "e"].map(|id| (id, "p")), &[], &[]);
        let places = [(0.0, 0.0), (100.0, 0.0), (50.0, 40.0), (100.0, 100.0), (0.0, 100.0)];
        let positions = places.map(|(x, y)| Position::new(x, y));
        let filter = Filter::default();
        let visibility = visibility(&open, &filter, &BTreeSet::new());
        let subject =
            Subject { open: &open, positions: &positions, pinned: &[], visibility: &visibility, filter: &filter };
        let usual = build(&subject);
        let mut scene = usual.clone();
        dress(&mut scene, &Arc::default());
        assert_eq!(scene, usual, "nothing marks nobody");
        let worn = Arc::new(Dress {
            radii: vec![Some(17.0), None, None, None, None],
            paints: vec![None, Some(Paint::Step(2)), None, None, None],
            hulls: vec![(Paint::Group(0), (0..5).map(EntityIndex).collect())],
            ..Dress::default()
        });
        dress(&mut scene, &worn);
        assert_eq!((scene.nodes[0].radius, scene.nodes[1].radius), (17.0, usual.nodes[1].radius));
        assert_eq!((scene.nodes[0].paint, scene.nodes[1].paint), (None, Some(Paint::Step(2))));
        let mut corners = scene.hulls[0].corners.clone();
        corners.sort_unstable();
        assert_eq!(corners, [0, 1, 3, 4]);
    }
}
