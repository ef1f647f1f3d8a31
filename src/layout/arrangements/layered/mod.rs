//! Layered drawing: in columns from left to right, along the direction of the links.
//!
//! Source: Sugiyama, Tagawa, Toda: Methods for visual understanding of hierarchical system structures (1981), in the usual
//! four steps, each in a file of its own: [`acyclic`], [`ranking`], [`crossing_reduction`], [`coordinates`]. Connected
//! components are drawn one by one and packed on shelves, single nodes in a block below them.
//!
//! Invariant: every link but those that close a cycle leads to a layer farther right.

mod acyclic;
mod coordinates;
mod crossing_reduction;
mod hierarchy;
mod ranking;

use super::set::{GAP, Set, bounds, centered};
use crate::layout::graph::components::components;
use crate::layout::packing::shelves::{area, on_shelves, on_shelves_of_equal_cells, width_for};
use crate::model::{Position, Rect};
use hierarchy::Hierarchy;

/// Room between two layers for the links, in world pixels.
const LAYER_GAP: f32 = 56.0;
/// How far a flat drawing is stretched downwards at most, to fill a page.
const MOST_STRETCH: f32 = 3.0;
/// Room between two components, in world pixels.
const COMPONENT_GAP: f32 = 48.0;

/// Where the movers stand in their layers.
pub(super) fn layered(set: &Set) -> Vec<Position> {
    let mut places = vec![Position::default(); set.len()];
    let mut all = components(&set.graph());
    for component in &mut all {
        component.sort_unstable();
    }
    let (drawn, single): (Vec<Vec<u32>>, Vec<Vec<u32>>) = all.into_iter().partition(|component| component.len() > 1);
    let mut sizes = Vec::with_capacity(drawn.len());
    for component in &drawn {
        let (component_places, size) = drawing(set, component);
        for (mover, place) in component.iter().zip(component_places) {
            places[*mover as usize] = place;
        }
        sizes.push(size);
    }
    let width = width_for(None, area(&sizes, COMPONENT_GAP), set.aspect);
    let (middles, (drawn_width, drawn_height)) = on_shelves(&sizes, width, COMPONENT_GAP);
    for (component, middle) in drawn.iter().zip(middles) {
        for place in component.iter().map(|mover| *mover as usize) {
            places[place] = Position::new(places[place].x + middle.x, places[place].y + middle.y);
        }
    }
    let above = (!drawn.is_empty())
        .then_some(Rect { min: Position::default(), max: Position::new(drawn_width, drawn_height + COMPONENT_GAP) });
    block(set, &single.concat(), above, &mut places);
    centered(places, &set.halves(), set.center)
}

/// Puts single nodes in a block under what is above.
fn block(set: &Set, single: &[u32], above: Option<Rect>, places: &mut [Position]) {
    let halves = single.iter().map(|mover| set.movers[*mover as usize].half);
    let sizes: Vec<(f32, f32)> = halves.map(|half| (2.0 * half.0, 2.0 * half.1)).collect();
    let width = width_for(above, area(&sizes, GAP + LAYER_GAP / 4.0), set.aspect);
    let (middles, _) = on_shelves_of_equal_cells(&sizes, width, GAP + LAYER_GAP / 4.0);
    let top = above.map_or(0.0, Rect::height);
    for (mover, middle) in single.iter().zip(middles) {
        places[*mover as usize] = Position::new(middle.x, top + middle.y);
    }
}

/// The places of a connected component around the origin, in its order, and its width and height.
fn drawing(set: &Set, component: &[u32]) -> (Vec<Position>, (f32, f32)) {
    let halves: Vec<(f32, f32)> = component.iter().map(|mover| set.movers[*mover as usize].half).collect();
    let place = |mover: &u32| component.binary_search(mover).ok();
    let mut links: Vec<(usize, usize)> =
        set.links.iter().filter_map(|(from, to)| Some((place(from)?, place(to)?))).collect();
    links.sort_unstable();
    links.dedup();
    let links = acyclic::acyclic(component.len(), &links);
    let ranks = ranking::ranks(component.len(), &links, ranking::fitting(&halves, set.aspect, LAYER_GAP));
    let mut hierarchy = Hierarchy::new(&halves, &ranks, &links);
    crossing_reduction::reduce_crossings(&mut hierarchy);
    let heights = coordinates::coordinates(&hierarchy);
    let mut widths = vec![0.0_f32; hierarchy.layers.len()];
    for vertex in &hierarchy.vertices {
        widths[vertex.layer] = widths[vertex.layer].max(vertex.half.0);
    }
    let mut middles = Vec::with_capacity(widths.len());
    let mut right = 0.0;
    for half in widths {
        middles.push(right + half);
        right += 2.0 * half + LAYER_GAP;
    }
    let mut places: Vec<Position> =
        ranks.iter().zip(heights).map(|(rank, height)| Position::new(middles[*rank], height)).collect();
    // A long path makes many layers; what is flatter than the page is stretched.
    let (wide, high) = bounds(&places, &halves).map_or((1.0, 1.0), |bounds| (bounds.width(), bounds.height()));
    let stretch = (wide / (set.aspect * high.max(1.0))).clamp(1.0, MOST_STRETCH);
    for place in &mut places {
        place.y *= stretch;
    }
    let size = bounds(&places, &halves).map_or((0.0, 0.0), |bounds| (bounds.width(), bounds.height()));
    (centered(places, &halves, Position::default()), size)
}

#[cfg(test)]
mod tests;
