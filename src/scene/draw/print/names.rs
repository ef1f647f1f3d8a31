//! The names on a page of a figure: whole, in up to three lines, beside the mark or at the end of a line that leads there; or
//! a number that a key explains.
//!
//! Invariant: no name is on a mark, a sign or another name; only the name of a hub that finds no other place is on lesser marks.

use super::solve::{Asking, Choice, solve};
use super::wrap::{Align, Block, blocks};
use crate::fonts::{Fonts, Style};
use crate::layout::labels::placement::{BESIDE, CLEAR, HEIGHT, LABEL_GAP, label_size};
use crate::scene::draw::canvas::Canvas;
use crate::scene::draw::labels::DIRECTIONS;
use crate::scene::draw::taken::Taken;
use crate::scene::page::{Bounds, Point};

/// How long a line to a name may be, in pixels.
const LENGTHS: [f32; 10] = [12.0, 20.0, 32.0, 48.0, 68.0, 92.0, 120.0, 152.0, 190.0, 235.0];

/// What a line costs, what each pixel of it costs, and how many of the cheapest are looked at.
const LED: f32 = 1.6;
const PER_PIXEL: f32 = 1.0 / 28.0;
const LED_KEPT: usize = 22;

/// What it costs where a line leads over a mark, and over a sign.
const OVER_MARK: f32 = 2.4;
const OVER_SIGN: f32 = 0.8;

/// The distance between the points where a line is looked at, and half the side of each.
const STEP: f32 = 4.0;
const HALF: f32 = 1.0;

/// What another line of text costs, what each later place costs, and what a line across a name costs.
const PER_LINE: f32 = 0.35;
const LATER: f32 = 0.06;
const CROSSED: f32 = 0.8;

/// What a number in place of a name costs, and what it costs to have neither; for a hub.
const NUMBER: f32 = 15.0;
const NOTHING: f32 = 30.0;
const NUMBERED_HUB: f32 = 30.0;
const NAMELESS_HUB: f32 = 80.0;

/// What the name of a hub costs on another mark.
const ON_MARK: f32 = 8.0;

/// The share of the page's width that a name may take.
const WIDEST: f32 = 0.5;

/// The size of a number beside that of a name.
const NUMBER_SIZE: f32 = 0.92;

/// What stands for a node on the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Written {
    /// Its whole name.
    Name(Block, Align),
    /// A number.
    Number,
}

/// What stands for a node, and where.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    pub(super) node: u32,
    pub(super) written: Written,
    pub(super) bounds: Bounds,
    pub(super) leader: Option<(Point, Point)>,
}

/// What names keep off.
pub(super) struct Ground<'a> {
    /// The marks.
    pub(super) spots: &'a Taken,
    /// Signs, loops, plates.
    pub(super) taken: &'a Taken,
    /// The lines of edges.
    pub(super) lines: Vec<(Point, Point)>,
    /// The hubs.
    pub(super) hubs: Vec<u32>,
}

/// Finds the names a place: `nodes` with those first that matter most. `digits` is how many digits a number has; 0: there are
/// no numbers. `names` has the names.
pub(super) fn place(
    canvas: &Canvas<'_>,
    ground: &Ground<'_>,
    nodes: &[u32],
    names: &dyn Fn(u32) -> String,
    digits: usize,
) -> Vec<Named> {
    let mut asking = Vec::with_capacity(nodes.len());
    let mut written = Vec::with_capacity(nodes.len());
    for node in nodes {
        let mut offers = Offers::of(canvas, ground, *node);
        offers.names(&names(*node));
        if digits > 0 {
            offers.numbers(digits);
        }
        if offers.choices.is_empty() && offers.is_hub {
            offers.names_over_marks(&names(*node));
        }
        let without = if offers.is_hub { NAMELESS_HUB } else { NOTHING };
        asking.push(Asking { choices: offers.choices, without });
        written.push(offers.written);
    }
    let chosen = solve(&asking);
    let named = chosen.into_iter().enumerate().filter_map(|(place, chosen)| {
        let chosen = chosen?;
        let Choice { bounds, leader, .. } = asking[place].choices[chosen];
        Some(Named { node: nodes[place], written: written[place][chosen].clone(), bounds, leader })
    });
    named.collect()
}

/// The size of the box of a number with so many digits.
fn number_size(digits: usize, size: f32) -> (f32, f32) {
    let digits = "8".repeat(digits);
    let size = NUMBER_SIZE * size;
    (Fonts::bundled().width(&digits, size, Style::SemiBold), HEIGHT * size)
}

/// The places that are offered to one node.
struct Offers<'a> {
    canvas: &'a Canvas<'a>,
    ground: &'a Ground<'a>,
    node: u32,
    is_hub: bool,
    size: f32,
    style: Style,
    choices: Vec<Choice>,
    written: Vec<Written>,
}

impl<'a> Offers<'a> {
    fn of(canvas: &'a Canvas<'a>, ground: &'a Ground<'a>, node: u32) -> Self {
        let (size, is_heavy) = label_size(canvas.scene.nodes[node as usize].radius);
        let style = if is_heavy { Style::SemiBold } else { Style::Regular };
        let is_hub = ground.hubs.contains(&node);
        Self { canvas, ground, node, is_hub, size, style, choices: Vec::new(), written: Vec::new() }
    }

    /// The whole name, in one line and in more.
    fn names(&mut self, name: &str) {
        let widest = WIDEST * self.canvas.area.width();
        for (rank, block) in blocks(name, self.size, self.style).into_iter().enumerate() {
            if block.width <= widest {
                let (size, dear) = ((block.width, block.height()), PER_LINE * rank as f32);
                self.offer(size, dear, |align| Written::Name(block.clone(), align));
            }
        }
    }

    fn numbers(&mut self, digits: usize) {
        let dear = if self.is_hub { NUMBERED_HUB } else { NUMBER };
        self.offer(number_size(digits, self.size), dear, |_| Written::Number);
    }

    /// The places beside the mark, and the cheapest of those that a line leads to.
    fn offer(&mut self, size: (f32, f32), dear: f32, written: impl Fn(Align) -> Written) {
        let spot = self.canvas.spot(self.node);
        for (place, (offset, align)) in places(spot.radius + LABEL_GAP, size).into_iter().enumerate() {
            let at = spot.at.moved(offset.0, offset.1);
            let bounds = Bounds::new(at.x, at.y, size.0, size.1);
            if self.is_free(&bounds) {
                let cost = dear + LATER * place as f32 + CROSSED * self.crossing(&bounds) as f32;
                self.choices.push(Choice { bounds, leader: None, cost });
                self.written.push(written(align));
            }
        }
        let mut led: Vec<(Choice, Align)> = Vec::new();
        for length in LENGTHS {
            for (dx, dy) in DIRECTIONS {
                let away = spot.radius + length;
                let end = spot.at.moved(dx * away, dy * away);
                let (bounds, align) = beside(end, (dx, dy), size);
                if !self.is_free(&bounds) {
                    continue;
                }
                let from = spot.at.moved(dx * spot.radius, dy * spot.radius);
                let on_way: f32 = along(from, end)
                    .map(|at| {
                        let dot = Bounds::around(at, HALF);
                        let (on_mark, on_sign) = (!self.ground.spots.is_free(&dot), !self.ground.taken.is_free(&dot));
                        OVER_MARK * f32::from(u8::from(on_mark)) + OVER_SIGN * f32::from(u8::from(on_sign))
                    })
                    .sum();
                let cost = dear + LED + PER_PIXEL * length + CROSSED * self.crossing(&bounds) as f32 + on_way;
                led.push((Choice { bounds, leader: Some((from, end)), cost }, align));
            }
        }
        led.sort_by(|one, other| one.0.cost.total_cmp(&other.0.cost));
        for (choice, align) in led.into_iter().take(LED_KEPT) {
            self.choices.push(choice);
            self.written.push(written(align));
        }
    }

    /// The name of a hub over lesser marks, where there is no other place for it.
    fn names_over_marks(&mut self, name: &str) {
        let spot = self.canvas.spot(self.node);
        for block in blocks(name, self.size, self.style) {
            let size = (block.width, block.height());
            for (offset, align) in places(spot.radius + LABEL_GAP, size) {
                let at = spot.at.moved(offset.0, offset.1);
                let bounds = Bounds::new(at.x, at.y, size.0, size.1);
                if self.canvas.area.holds(&bounds.grown(CLEAR)) && self.ground.taken.is_free(&bounds) {
                    let cost = ON_MARK * self.ground.spots.overlapped(&bounds) as f32;
                    self.choices.push(Choice { bounds, leader: None, cost });
                    self.written.push(Written::Name(block.clone(), align));
                }
            }
        }
    }

    fn is_free(&self, bounds: &Bounds) -> bool {
        let clear = bounds.grown(CLEAR);
        self.canvas.area.holds(&clear)
            && self.ground.spots.is_free(&clear)
            && self.ground.taken.is_free(&clear.widened(BESIDE / 2.0 - CLEAR))
    }

    fn crossing(&self, bounds: &Bounds) -> usize {
        self.ground.lines.iter().filter(|(from, to)| bounds.is_crossed_by(*from, *to)).count()
    }
}

/// The places of a box beside a mark: the upper left corner from the middle of the mark, `away` pixels from which the box
/// begins, and how its lines are aligned there. Below and above come first, where the layout leaves room; then right and left;
/// then the corners; then places between them.
fn places(away: f32, (width, height): (f32, f32)) -> Vec<((f32, f32), Align)> {
    // The ascenders of a line are lower than its box is high.
    let (below, above) = (away - 0.04 * height.min(16.0), -away - height + 0.06 * height.min(16.0));
    let (right, left, middle) = (away, -away - width, -height / 2.0);
    let slant = 0.75 * away;
    let end = (width / 2.0 - 0.5 * away).max(0.0);
    let mut places = vec![
        ((-width / 2.0, below), Align::Middle),
        ((-width / 2.0, above), Align::Middle),
        ((right, middle), Align::Left),
        ((left, middle), Align::Right),
        ((slant, -slant - height), Align::Left),
        ((slant, slant), Align::Left),
        ((-slant - width, -slant - height), Align::Right),
        ((-slant - width, slant), Align::Right),
    ];
    for shift in [0.25, 0.4] {
        let by = if shift > 0.3 { end } else { shift * width };
        places.extend([
            ((-width / 2.0 + by, below), Align::Left),
            ((-width / 2.0 - by, below), Align::Right),
            ((-width / 2.0 + by, above), Align::Left),
            ((-width / 2.0 - by, above), Align::Right),
        ]);
    }
    for shift in [-0.35, 0.35] {
        places
            .extend([((right, middle + shift * height), Align::Left), ((left, middle + shift * height), Align::Right)]);
    }
    places
}

/// The box whose side or corner is at the end of a line that leads in a direction.
fn beside(end: Point, (dx, dy): (f32, f32), (width, height): (f32, f32)) -> (Bounds, Align) {
    let is_steep = dy.abs() > 0.8;
    let (middle, align) = if is_steep {
        ((end.x, end.y + (height / 2.0 + CLEAR) * dy.signum()), Align::Middle)
    } else {
        let align = if dx > 0.0 { Align::Left } else { Align::Right };
        ((end.x + (width / 2.0 + CLEAR + 1.0) * dx.signum(), end.y + height / 2.0 * dy), align)
    };
    (Bounds::new(middle.0 - width / 2.0, middle.1 - height / 2.0, width, height), align)
}

/// Points along a line.
fn along(from: Point, to: Point) -> impl Iterator<Item = Point> {
    let count = (from.distance(to) / STEP).ceil().max(1.0) as usize;
    (1..=count).map(move |at| from.towards(to, at as f32 / count as f32))
}
