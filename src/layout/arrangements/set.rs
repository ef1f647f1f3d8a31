//! What a pattern works on: the nodes that move by themselves, the others as what is in the way, all numbers checked.
//!
//! Invariant: every position and size in a set is finite.

use super::picture::{Picture, Role};
use crate::layout::graph::adjacency::Adjacency;
use crate::layout::packing::overlap_removal;
use crate::model::{Position, Rect};

/// Free room between two boxes that an arrangement sets side by side, in world pixels.
pub(super) const GAP: f32 = overlap_removal::GAP;

/// The nodes of a picture by their roles.
pub(super) struct Set {
    /// The nodes that move, in the order of the picture.
    pub(super) movers: Vec<Member>,
    /// The nodes that belong to them and stay.
    pub(super) anchors: Vec<Member>,
    /// All nodes that do not move, anchors too.
    pub(super) others: Vec<Member>,
    /// The links between movers, from the first end to the second, by place in `movers`; no loops.
    pub(super) links: Vec<(u32, u32)>,
    /// The chosen node, by place in `movers`.
    pub(super) chosen: Option<u32>,
    /// The chosen node, if it stays, and the movers that are linked to it.
    pub(super) chosen_anchor: Option<(Member, Vec<u32>)>,
    /// The middle of where the movers stand.
    pub(super) center: Position,
    pub(super) aspect: f32,
}

/// A node with numbers that can be computed with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Member {
    /// Its place in the picture.
    pub(super) node: usize,
    /// Half its width and height.
    pub(super) half: (f32, f32),
    pub(super) at: Position,
}

impl Set {
    pub(super) fn of(picture: &Picture) -> Self {
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
        for (node, item) in picture.nodes.iter().enumerate() {
            let is_placed = item.position.is_usable();
            let at = if is_placed { item.position } else { page };
            let member = Member { node, half: item.size.checked().half_size(), at };
            match item.role {
                Role::Moves => {
                    place[node] = Some(set.movers.len() as u32);
                    set.movers.push(member);
                }
                // What stands nowhere is in no way.
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

    /// How many nodes move.
    pub(super) fn len(&self) -> usize {
        self.movers.len()
    }

    /// Which movers are linked to which.
    pub(super) fn graph(&self) -> Adjacency<()> {
        Adjacency::simple(self.len(), self.links.iter().copied())
    }

    /// The half sizes of the movers.
    pub(super) fn halves(&self) -> Vec<(f32, f32)> {
        self.movers.iter().map(|mover| mover.half).collect()
    }

    /// Where the movers stand now.
    pub(super) fn positions(&self) -> Vec<Position> {
        self.movers.iter().map(|mover| mover.at).collect()
    }
}

/// A direction of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    /// From left to right.
    Horizontal,
    /// From top to bottom.
    Vertical,
}

impl Axis {
    /// A pair of x and y as what is along this axis and what is across it; and back again.
    pub(super) fn along_and_across(self, pair: (f32, f32)) -> (f32, f32) {
        if self == Self::Horizontal { pair } else { (pair.1, pair.0) }
    }
}

/// `places` moved as a whole, so that the middle of their boxes is at `center`.
pub(super) fn centered(mut places: Vec<Position>, halves: &[(f32, f32)], center: Position) -> Vec<Position> {
    let Some(bounds) = bounds(&places, halves) else { return places };
    let middle = bounds.center();
    for place in &mut places {
        *place = Position::new(place.x - middle.x + center.x, place.y - middle.y + center.y);
    }
    places
}

/// The rectangle around boxes.
pub(super) fn bounds(places: &[Position], halves: &[(f32, f32)]) -> Option<Rect> {
    let corners = places.iter().zip(halves).flat_map(|(at, half)| {
        [Position::new(at.x - half.0, at.y - half.1), Position::new(at.x + half.0, at.y + half.1)]
    });
    Rect::around(corners)
}
