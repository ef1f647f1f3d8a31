//! The number of hidden neighbours beside a mark: "+12".
//!
//! Invariant: the numbers are drawn before the names, which keep off them.

use super::canvas::Canvas;
use super::taken::Taken;
use crate::fonts::Style;
use crate::model::Target;
use crate::scene::frame::{Label, Mark, Place};
use crate::scene::page::{Bounds, Point};

/// Marks that are smaller on the page have no number, in pixels.
const LEAST_RADIUS: f32 = 3.0;

/// The size of the number.
const SIZE: f32 = 10.0;

/// Where it stands around the mark, in radii: lower right first.
const CORNERS: [(f32, f32); 4] = [(0.75, 0.75), (0.75, -0.75), (-0.75, 0.75), (-0.75, -0.75)];

/// Draws the numbers of all marks in view. Tells where they stand.
pub(super) fn draw(canvas: &Canvas<'_>, spots: &Taken, taken: &mut Taken, marks: &mut Vec<Mark>) -> Vec<Place> {
    let mut places = Vec::new();
    if !canvas.shot.emphasis.counts {
        return places;
    }
    for place in &canvas.scene.arrays.beyond {
        let node = &canvas.scene.nodes[*place as usize];
        let spot = canvas.spot(*place);
        if spot.radius < LEAST_RADIUS || !canvas.is_in_view(spot.at) {
            continue;
        }
        let ink = canvas.dimmed(canvas.theme().ink, canvas.is_node_lit(*place));
        let size = SIZE * canvas.shot.text_scale;
        let label = Label::new(format!("+{}", node.beyond), size, Style::SemiBold, ink);
        let placed = |(right, down): &(f32, f32)| {
            let left = if *right < 0.0 { label.width } else { 0.0 };
            let base = if *down < 0.0 { 0.0 } else { 0.72 * size };
            let at = Point { x: spot.at.x + right * spot.radius - left, y: spot.at.y + down * spot.radius + base };
            Label { at, halo: Some(canvas.ground), ..label.clone() }
        };
        let is_free = |bounds: &Bounds| taken.is_free(bounds) && spots.covered_share(bounds) < 0.3;
        let free = CORNERS.iter().map(placed).find(|label| is_free(&label.bounds()));
        let label = free.unwrap_or_else(|| placed(&CORNERS[0]));
        let bounds = label.bounds();
        taken.add(bounds);
        places.push(Place { target: Target::Entity(node.entity), bounds });
        marks.push(Mark::text(label));
    }
    places
}
