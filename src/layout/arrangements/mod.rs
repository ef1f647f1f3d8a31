//! Other arrangements than the layout's own, on command: circle, rings, layers, grid; lines, mirrors and turns.
//!
//! A [`Picture`] goes in, positions come out, each pattern in a file of its own with its source named.
//!
//! Invariant: only those who move get another position; everybody else keeps theirs to the bit.
//! Invariant: every position that is given out is finite, and who moves stands on nobody.

mod align;
mod circle;
mod circular_order;
mod concentric;
mod distribute;
mod free_spots;
mod grid;
mod isotonic;
mod layered;
mod links;
mod ring;
mod transform;

use crate::layout::request::checked_half_size;
use crate::model::{Position, Rect};

/// Free room between two boxes that an arrangement sets side by side, in world pixels.
const GAP: f32 = crate::layout::packing::overlap_removal::GAP;

/// How entities can be arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// On one circle, in an order with few crossings.
    Circle,
    /// In rings around one of them, by the number of steps from it.
    Concentric,
    /// In columns from left to right, along the direction of the links.
    Layered,
    /// In rows and columns.
    Grid,
    /// Their left edges on one line.
    AlignLeft,
    /// Their middles on one vertical line.
    AlignCenter,
    /// Their right edges on one line.
    AlignRight,
    /// Their upper edges on one line.
    AlignTop,
    /// Their middles on one horizontal line.
    AlignMiddle,
    /// Their lower edges on one line.
    AlignBottom,
    /// The same room between them from left to right.
    DistributeHorizontally,
    /// The same room between them from top to bottom.
    DistributeVertically,
    /// Left becomes right.
    MirrorHorizontally,
    /// Top becomes bottom.
    MirrorVertically,
    /// A quarter turn, clockwise.
    QuarterTurn,
    /// The turn that fills the page best.
    FitPage,
}

impl Pattern {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 16] = [
        Self::Circle,
        Self::Concentric,
        Self::Layered,
        Self::Grid,
        Self::AlignLeft,
        Self::AlignCenter,
        Self::AlignRight,
        Self::AlignTop,
        Self::AlignMiddle,
        Self::AlignBottom,
        Self::DistributeHorizontally,
        Self::DistributeVertically,
        Self::MirrorHorizontally,
        Self::MirrorVertically,
        Self::QuarterTurn,
        Self::FitPage,
    ];
}

/// What part a node has in an arrangement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// It is arranged.
    #[default]
    Moves,
    /// It belongs to those who are arranged, and stays where it is: the others take their line from it.
    Stays,
    /// It only stands there, and nobody may be put on it.
    Bystander,
}

/// One node of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figure {
    /// Half the width and half the height that it needs, in world pixels.
    pub half_size: (f32, f32),
    /// Where it stands now.
    pub position: Position,
    /// What part it has.
    pub role: Role,
}

/// What is to be arranged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The nodes; positions come back in this order.
    pub nodes: Vec<Figure>,
    /// The links, each from its first end to its second, by place in `nodes`. What joins a node to itself or to one that
    /// does not exist is ignored.
    pub links: Vec<(u32, u32)>,
    /// The node in the middle of the rings; without one, the best connected.
    pub chosen: Option<u32>,
    /// Width over height of the page.
    pub aspect: f32,
}

/// Arranges those of `picture` who move and returns everybody's positions.
///
/// Who moves is put around the middle of where the movers stand now, so that nothing flies off; where a bystander is in
/// the way, a node stands as near as there is room.
#[must_use]
pub fn arrange(pattern: Pattern, picture: &Picture) -> Vec<Position> {
    let before: Vec<Position> = picture.nodes.iter().map(|node| node.position).collect();
    let set = Set::of(picture);
    if set.movers.is_empty() {
        return before;
    }
    let placed = match pattern {
        Pattern::Circle => circle::circle(&set),
        Pattern::Concentric => concentric::concentric(&set),
        Pattern::Layered => layered::layered(&set),
        Pattern::Grid => grid::grid(&set),
        Pattern::AlignLeft => align::align(&set, align::Line::Start, false),
        Pattern::AlignCenter => align::align(&set, align::Line::Middle, false),
        Pattern::AlignRight => align::align(&set, align::Line::End, false),
        Pattern::AlignTop => align::align(&set, align::Line::Start, true),
        Pattern::AlignMiddle => align::align(&set, align::Line::Middle, true),
        Pattern::AlignBottom => align::align(&set, align::Line::End, true),
        Pattern::DistributeHorizontally => distribute::distribute(&set, false),
        Pattern::DistributeVertically => distribute::distribute(&set, true),
        Pattern::MirrorHorizontally => transform::mirrored(&set, true),
        Pattern::MirrorVertically => transform::mirrored(&set, false),
        Pattern::QuarterTurn => transform::quarter_turned(&set),
        Pattern::FitPage => transform::fitted(&set),
    };
    let mut after = before;
    let free = free_spots::made_free(&set, &placed);
    for (mover, position) in set.movers.iter().zip(free) {
        after[mover.node] = position;
    }
    after
}

/// What an arrangement works on: checked numbers, those who move by themselves, the others as what is in the way.
struct Set {
    /// Those who move, in the order of the picture.
    movers: Vec<Member>,
    /// Those who belong to them and stay.
    anchors: Vec<Member>,
    /// Everybody who does not move, anchors too.
    others: Vec<Member>,
    /// The links among those who move, from the first end to the second, by place in `movers`; none to itself.
    links: Vec<(usize, usize)>,
    /// The chosen node, by place in `movers`.
    chosen: Option<usize>,
    /// The chosen node, where it does not move, and who of the movers is linked to it.
    chosen_anchor: Option<(Member, Vec<usize>)>,
    /// The middle of where the movers stand.
    center: Position,
    aspect: f32,
}

/// A node with numbers that can be computed with.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Member {
    node: usize,
    half: (f32, f32),
    at: Position,
}

impl Set {
    fn of(picture: &Picture) -> Self {
        let usable = picture.nodes.iter().map(|node| node.position).filter(|position| position.is_usable());
        let page = Rect::around(usable).map_or(Position::default(), Rect::center);
        let mut set = Self {
            movers: Vec::new(),
            anchors: Vec::new(),
            others: Vec::new(),
            links: Vec::new(),
            chosen: None,
            chosen_anchor: None,
            center: page,
            aspect: if picture.aspect.is_finite() { picture.aspect.clamp(0.2, 5.0) } else { 1.6 },
        };
        let mut place = vec![None; picture.nodes.len()];
        for (node, figure) in picture.nodes.iter().enumerate() {
            let is_placed = figure.position.is_usable();
            let at = if is_placed { figure.position } else { page };
            let member = Member { node, half: checked_half_size(figure.half_size), at };
            match figure.role {
                Role::Moves => {
                    place[node] = Some(set.movers.len());
                    set.movers.push(member);
                }
                // Who stands nowhere is in nobody's way.
                _ if !is_placed => {}
                role => {
                    set.others.push(member);
                    if role == Role::Stays {
                        set.anchors.push(member);
                    }
                }
            }
        }
        let place_of = |end: u32| place.get(end as usize).copied().flatten();
        set.links = picture
            .links
            .iter()
            .filter_map(|(from, to)| Some((place_of(*from)?, place_of(*to)?)))
            .filter(|(from, to)| from != to)
            .collect();
        set.chosen = picture.chosen.and_then(place_of);
        set.chosen_anchor = picture.chosen.and_then(|chosen| {
            let anchor = *set.anchors.iter().find(|anchor| anchor.node == chosen as usize)?;
            let ends = picture.links.iter().filter_map(|(from, to)| match (*from == chosen, *to == chosen) {
                (true, _) => place_of(*to),
                (_, true) => place_of(*from),
                _ => None,
            });
            Some((anchor, ends.collect()))
        });
        set.center = Rect::around(set.movers.iter().map(|mover| mover.at)).map_or(page, Rect::center);
        set
    }

    /// How many move.
    fn len(&self) -> usize {
        self.movers.len()
    }

    /// The half sizes of those who move.
    fn halves(&self) -> Vec<(f32, f32)> {
        self.movers.iter().map(|mover| mover.half).collect()
    }

    /// Where those who move stand now.
    fn positions(&self) -> Vec<Position> {
        self.movers.iter().map(|mover| mover.at).collect()
    }
}

/// `places` moved as a whole, so that the middle of their boxes is at `center`.
fn centered(mut places: Vec<Position>, halves: &[(f32, f32)], center: Position) -> Vec<Position> {
    let Some(bounds) = bounds(&places, halves) else { return places };
    let middle = bounds.center();
    for place in &mut places {
        *place = Position::new(place.x - middle.x + center.x, place.y - middle.y + center.y);
    }
    places
}

/// The rectangle around boxes.
fn bounds(places: &[Position], halves: &[(f32, f32)]) -> Option<Rect> {
    let corners = places.iter().zip(halves).flat_map(|(at, half)| {
        [Position::new(at.x - half.0, at.y - half.1), Position::new(at.x + half.0, at.y + half.1)]
    });
    Rect::around(corners)
}

#[cfg(test)]
mod tests;
