//! Labels: few, whole, and never on one another.
//!
//! They are placed greedily by [`placement`](crate::layout::labels::placement), in two rounds. In the first, the order
//! depends on the view alone: the hubs, then pinned nodes, then those with the most edges. In the second come the labels of
//! what is selected, pointed at or searched for; they push dimmed labels away, so that pointing at a node moves no other
//! label. Names that were cut then take what ground is left free beside them.
//!
//! Invariant: the labels depend on the view, never on those of the frame before.
//! Invariant: the hubs in view have their names, however small the page: where no place beside the mark is free, on free
//! ground with a line that leads there, or else over lesser marks.

mod edge;
mod growth;
mod leaders;
mod placer;

pub(super) use leaders::DIRECTIONS;

use super::canvas::Canvas;
use super::cells::Cells;
use super::taken::Taken;
use crate::layout::labels::placement::{BESIDE, CLEAR, LINES_AVOIDED};
use crate::scene::frame::{Dash, Mark};
use crate::scene::page::{Bounds, Point};
use edge::edge_label;
use placer::{Placed, Placer, RIM};
use std::cmp::Reverse;

/// The most labels on a page.
const MOST: usize = 300;

/// Up to how many nodes in view every mark is kept free of labels, and every node may have one.
const SMALL: usize = 400;

/// The area of the page for each label in a large network, in square pixels: fewer labels are calmer.
const ROOM_EACH: f32 = 9_000.0;

/// How many of the nodes with the most edges are hubs.
const HUBS: usize = 10;

/// How many of the nodes with the most edges may have their label over the rim of a mark, where no place is free.
const TOP: usize = 20;

/// The least side of the cells of which each has a label first, in pixels.
const CELL: f32 = 120.0;

/// For how many nodes a label is tried for each that a page may have.
const TRIES: usize = 4;

/// The width of a line that leads to a label, and of the ground on both its sides.
const LEADER: f32 = 1.0;
const LEADER_GROUND: f32 = 3.0;

/// Draws the labels that find room, and says how many did not.
pub(super) fn draw(canvas: &Canvas<'_>, spots: &Taken, taken: &mut Taken, marks: &mut Vec<Mark>) -> u32 {
    let visible = visible(canvas);
    let total = visible.len() + canvas.bulk.nodes_left_out.0;
    let hubs = hubs(canvas, &visible);
    let is_small = is_small(canvas, &visible);
    let mut placer = Placer::new(canvas, spots, is_small, lines_in_view(canvas), &hubs);
    let called = called(canvas, &placer);
    // Labels that are called for keep their usual turn in the first round, so that calling for one moves no other.
    let most = if is_small { MOST } else { MOST.min(40.max((area(canvas) / ROOM_EACH) as usize)) };
    let usual = in_turn(canvas, &hubs, &visible, is_small, most * TRIES);
    let mut nameless = Vec::new();
    for (turn, node) in usual.into_iter().enumerate() {
        if placer.placed.len() >= most {
            break;
        }
        let is_placed = if turn < hubs.len() { placer.place_hub(node, taken) } else { placer.place(node, taken, 0.0) };
        if !is_placed && turn < TOP {
            nameless.push(node);
        }
    }
    for node in nameless {
        placer.place(node, taken, RIM);
    }
    placer.grow(taken);
    for node in called {
        placer.call(node, taken);
    }
    let words = edge_label(canvas, spots, taken, &mut placer.placed);
    let placed = placer.placed;
    let unlabelled = total - placed.len();
    marks.extend(placed.iter().flat_map(|placed| leader_of(canvas, placed)));
    // The dimmed below the lit; what matters most over everything.
    let (lit, dim): (Vec<Placed>, Vec<Placed>) = placed.into_iter().partition(|placed| placed.lit);
    marks.extend(dim.into_iter().chain(lit.into_iter().rev()).map(|placed| Mark::Text(Box::new(placed.label))));
    marks.extend(words.map(|label| Mark::Text(Box::new(label))));
    unlabelled as u32
}

/// The ground that the names of hubs want for themselves: where a hub has no place beside its mark but for signs of edges,
/// the best of these.
pub(super) fn ground_for_hubs(canvas: &Canvas<'_>, spots: &Taken, bare: &Taken, with_signs: &Taken) -> Vec<Bounds> {
    if bare.len() == with_signs.len() {
        return Vec::new();
    }
    let visible = visible(canvas);
    let hubs = hubs(canvas, &visible);
    let mut placer = Placer::new(canvas, spots, is_small(canvas, &visible), lines_in_view(canvas), &hubs);
    let (mut taken, mut bare, mut wanted) = (with_signs.clone(), bare.clone(), Vec::new());
    for hub in hubs {
        if placer.place(hub, &mut taken, 0.0) || placer.place(hub, &mut taken, RIM) {
            bare.add(placer.placed[placer.placed.len() - 1].label.bounds());
            continue;
        }
        let name = &canvas.scene.nodes[hub as usize].name;
        let found = [0.0, RIM].into_iter().find_map(|hidden| placer.best(hub, &bare, name.clone(), hidden));
        if let Some(found) = found {
            let ground = found.label.bounds().grown(CLEAR).widened(BESIDE - CLEAR);
            bare.add(ground);
            taken.add(ground);
            wanted.push(ground);
        }
    }
    wanted
}

/// The nodes that are drawn in view, those with the most edges first.
pub(super) fn visible(canvas: &Canvas<'_>) -> Vec<u32> {
    let is_in_view = |node: &u32| canvas.is_in_view(canvas.at(*node));
    if canvas.seen().has_each_node() {
        canvas.seen().nodes.iter().copied().filter(is_in_view).collect()
    } else {
        // In bulk those with the most edges are drawn last.
        canvas.bulk.nodes.iter().rev().copied().filter(is_in_view).collect()
    }
}

/// Whether so few nodes are in view that every one may have a label.
fn is_small(canvas: &Canvas<'_>, visible: &[u32]) -> bool {
    visible.len() <= SMALL && canvas.seen().has_each_node()
}

/// The hubs among them.
pub(super) fn hubs(canvas: &Canvas<'_>, visible: &[u32]) -> Vec<u32> {
    let connected = visible.iter().copied().filter(|node| canvas.scene.nodes[*node as usize].degree > 0);
    connected.take(HUBS).collect()
}

/// The first `most` nodes in the turn in which they get their labels: the hubs, then pinned ones, then in a large network
/// the best connected of each cell of the page, then all others.
fn in_turn(canvas: &Canvas<'_>, hubs: &[u32], visible: &[u32], is_small: bool, most: usize) -> Vec<u32> {
    let nodes = &canvas.scene.nodes;
    let mut turns = hubs.to_vec();
    if !canvas.scene.arrays.pins.is_empty() {
        turns.extend(visible.iter().copied().filter(|node| nodes[*node as usize].pinned && !hubs.contains(node)));
    }
    // Hubs come first among those in view, and pinned ones have had their turn.
    let rest = visible.iter().copied().skip(hubs.len()).filter(|node| !nodes[*node as usize].pinned);
    if is_small {
        turns.extend(rest);
        turns.truncate(most);
        return turns;
    }
    let mut cells = Cells::over(canvas.shot.camera, &canvas.area, CELL);
    let mut others = Vec::new();
    for node in rest {
        if cells.takes(canvas.scene.arrays.place(node)) {
            turns.push(node);
        } else if others.len() < most {
            others.push(node);
        }
    }
    turns.extend(others);
    turns.truncate(most);
    turns
}

/// The nodes in view whose labels are called for, those that matter most first.
fn called(canvas: &Canvas<'_>, placer: &Placer<'_>) -> Vec<u32> {
    let mut called = canvas.outstanding();
    called.extend_from_slice(&canvas.light.nodes);
    called.sort_unstable();
    called.dedup();
    called.retain(|node| placer.is_called(*node) && canvas.is_in_view(canvas.at(*node)));
    called.sort_by_cached_key(|node| {
        let mark = &canvas.scene.nodes[*node as usize];
        (placer.rank(*node), Reverse(mark.degree), mark.entity)
    });
    called.truncate(MOST);
    called
}

/// The line that leads from a mark to its label, on its ground.
fn leader_of(canvas: &Canvas<'_>, placed: &Placed) -> impl Iterator<Item = Mark> + use<> {
    let (ground, ink) = (canvas.ground, canvas.dimmed_line(canvas.theme().weak, placed.lit));
    let drawn = move |(from, to): (Point, Point)| {
        let line = move |width, color| Mark::Line { points: vec![from, to], width, color, dash: Dash::Solid };
        [line(LEADER_GROUND, ground), line(LEADER, ink)]
    };
    placed.leader.map(drawn).into_iter().flatten()
}

fn area(canvas: &Canvas<'_>) -> f32 {
    canvas.area.width() * canvas.area.height()
}

/// The straight lines that labels had better keep off.
pub(super) fn lines_in_view(canvas: &Canvas<'_>) -> Vec<(Point, Point)> {
    if canvas.scene.edges.len() > LINES_AVOIDED {
        return Vec::new();
    }
    let ends = canvas.scene.edges.iter().filter(|edge| edge.ends.0 != edge.ends.1);
    let lines = ends.map(|edge| (canvas.spot(edge.ends.0).at, canvas.spot(edge.ends.1).at));
    lines.filter(|(from, to)| canvas.area.is_crossed_by(*from, *to)).collect()
}
