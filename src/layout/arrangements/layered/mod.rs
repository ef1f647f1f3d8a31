//! In columns from left to right, along the direction of the links.
//!
//! Source: Sugiyama, Tagawa, Toda: Methods for visual understanding of hierarchical system structures (1981), in the usual
//! four steps, each in a file of its own: [`acyclic`], [`ranking`], [`crossing_reduction`], [`coordinates`]. Connected parts are drawn one by
//! one and packed in rows, single nodes in a block below them.
//!
//! Invariant: of the links that need not run backwards, each leads to a column farther right.

mod acyclic;
mod coordinates;
mod crossing_reduction;
mod ranking;

use super::{GAP, Set, bounds, centered};
use crate::layout::arrangements::links::{neighbours, parts};
use crate::layout::packing::shelves::{area, in_block, in_rows, width_for};
use crate::model::{Position, Rect};

/// Room between two columns for the links, in world pixels.
const COLUMN_GAP: f32 = 56.0;
/// How far rows are drawn apart at most, to fill a page.
const MOST_AIR: f32 = 3.0;
/// Room between two parts, in world pixels.
const PART_GAP: f32 = 48.0;

/// Where those who move stand in their columns.
pub(super) fn layered(set: &Set) -> Vec<Position> {
    let mut places = vec![Position::default(); set.len()];
    let all = parts(&neighbours(set.len(), &set.links));
    let (mut drawn, single): (Vec<Vec<usize>>, Vec<Vec<usize>>) = all.into_iter().partition(|part| part.len() > 1);
    drawn.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let mut sizes = Vec::with_capacity(drawn.len());
    for part in &drawn {
        let (part_places, size) = drawn_part(set, part);
        for (mover, place) in part.iter().zip(part_places) {
            places[*mover] = place;
        }
        sizes.push(size);
    }
    let width = width_for(None, area(&sizes, PART_GAP), set.aspect);
    let (middles, (drawn_width, drawn_height)) = in_rows(&sizes, width, PART_GAP);
    for (part, middle) in drawn.iter().zip(middles) {
        for mover in part {
            places[*mover] = Position::new(places[*mover].x + middle.x, places[*mover].y + middle.y);
        }
    }
    let above = (!drawn.is_empty())
        .then_some(Rect { min: Position::default(), max: Position::new(drawn_width, drawn_height + PART_GAP) });
    block(set, &single, above, &mut places);
    centered(places, &set.halves(), set.center)
}

/// Puts single nodes in a block under what is above.
fn block(set: &Set, single: &[Vec<usize>], above: Option<Rect>, places: &mut [Position]) {
    let full = |mover: usize| (2.0 * set.movers[mover].half.0, 2.0 * set.movers[mover].half.1);
    let sizes: Vec<(f32, f32)> = single.iter().flatten().map(|mover| full(*mover)).collect();
    let width = width_for(above, area(&sizes, GAP + COLUMN_GAP / 4.0), set.aspect);
    let (middles, _) = in_block(&sizes, width, GAP + COLUMN_GAP / 4.0);
    let top = above.map_or(0.0, Rect::height);
    for (mover, middle) in single.iter().flatten().zip(middles) {
        places[*mover] = Position::new(middle.x, top + middle.y);
    }
}

/// A node of a drawing in columns: one of the part, or a bend of a link that passes through a column.
#[derive(Clone, Copy, Debug)]
struct Station {
    /// Half its width and height in world pixels; a bend has none.
    half: (f32, f32),
    column: usize,
    is_bend: bool,
}

/// A part in columns, its links cut so that each leads to the next column.
struct Drawing {
    /// The nodes of the part in its order, then the bends.
    stations: Vec<Station>,
    /// For every station those linked to it in the column before, and in the next.
    before: Vec<Vec<usize>>,
    next: Vec<Vec<usize>>,
    /// The stations of every column, from top to bottom.
    columns: Vec<Vec<usize>>,
}

/// The most bends of a drawing; links that would need more pass behind the columns.
const MOST_BENDS: usize = 60_000;

impl Drawing {
    /// The part with `halves` in the columns `of`, its links cut.
    fn new(halves: &[(f32, f32)], of: &[usize], links: &[(usize, usize)]) -> Self {
        let stations =
            halves.iter().zip(of).map(|(half, column)| Station { half: *half, column: *column, is_bend: false });
        let mut drawing = Self {
            stations: stations.collect(),
            before: vec![Vec::new(); halves.len()],
            next: vec![Vec::new(); halves.len()],
            columns: vec![Vec::new(); of.iter().max().map_or(0, |last| last + 1)],
        };
        let bends: usize = links.iter().map(|(from, to)| of[*to].abs_diff(of[*from]).saturating_sub(1)).sum();
        for (from, to) in links.iter().copied() {
            let (from, to) = if of[from] <= of[to] { (from, to) } else { (to, from) };
            let mut last = from;
            if bends <= MOST_BENDS {
                for column in of[from] + 1..of[to] {
                    let bend = drawing.stations.len();
                    drawing.stations.push(Station { half: (0.0, 0.0), column, is_bend: true });
                    drawing.before.push(Vec::new());
                    drawing.next.push(Vec::new());
                    drawing.join(last, bend);
                    last = bend;
                }
            }
            // Within one column nobody pulls anybody.
            if of[from] != of[to] {
                drawing.join(last, to);
            }
        }
        for (station, at) in drawing.stations.iter().enumerate() {
            drawing.columns[at.column].push(station);
        }
        drawing
    }

    fn join(&mut self, from: usize, to: usize) {
        self.next[from].push(to);
        self.before[to].push(from);
    }
}

/// A connected part around the origin, in its order, and its width and height.
fn drawn_part(set: &Set, part: &[usize]) -> (Vec<Position>, (f32, f32)) {
    let halves: Vec<(f32, f32)> = part.iter().map(|mover| set.movers[*mover].half).collect();
    let place = |mover: &usize| part.binary_search(mover).ok();
    let mut links: Vec<(usize, usize)> =
        set.links.iter().filter_map(|(from, to)| Some((place(from)?, place(to)?))).collect();
    links.sort_unstable();
    links.dedup();
    let links = acyclic::acyclic(part.len(), &links);
    let most = ranking::fitting(&halves, set.aspect, COLUMN_GAP);
    let of = ranking::columns(part.len(), &links, most);
    let mut drawing = Drawing::new(&halves, &of, &links);
    crossing_reduction::order(&mut drawing);
    let heights = coordinates::heights(&drawing);
    let mut widths = vec![0.0_f32; drawing.columns.len()];
    for station in &drawing.stations {
        widths[station.column] = widths[station.column].max(station.half.0);
    }
    let mut middles = Vec::with_capacity(widths.len());
    let mut right = 0.0;
    for half in widths {
        middles.push(right + half);
        right += 2.0 * half + COLUMN_GAP;
    }
    let mut places: Vec<Position> =
        of.iter().zip(heights).map(|(column, height)| Position::new(middles[*column], height)).collect();
    // A long way makes many columns; what is flatter than the page gets air between its rows.
    let (wide, high) = bounds(&places, &halves).map_or((1.0, 1.0), |bounds| (bounds.width(), bounds.height()));
    let air = (wide / (set.aspect * high.max(1.0))).clamp(1.0, MOST_AIR);
    for place in &mut places {
        place.y *= air;
    }
    let size = bounds(&places, &halves).map_or((0.0, 0.0), |bounds| (bounds.width(), bounds.height()));
    (centered(places, &halves, Position::default()), size)
}

#[cfg(test)]
mod tests;
