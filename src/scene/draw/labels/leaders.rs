//! Names of hubs: beside the mark where there is room, or else on free ground with a line that leads there, or else over
//! lesser marks.
//!
//! Source: Bekos, Niedermann, Nöllenburg: External labeling techniques: a taxonomy and survey (CGF 2019), straight leaders.
//!
//! Invariant: the name of a hub covers neither another name nor the mark of another hub.

use super::placer::{Placer, RIM};
use crate::layout::labels::placement::{BESIDE, CLEAR, PLACES};
use crate::scene::draw::taken::Taken;
use crate::scene::frame::Label;
use crate::scene::page::{Bounds, Point};
use crate::text::cut;

/// The directions that a line leads in, as unit vectors: sixteen, the shortest ways to the sides first.
pub(in crate::scene::draw) const DIRECTIONS: [(f32, f32); 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (0.924, 0.383),
    (0.924, -0.383),
    (-0.924, 0.383),
    (-0.924, -0.383),
    (0.707, 0.707),
    (0.707, -0.707),
    (-0.707, 0.707),
    (-0.707, -0.707),
    (0.383, 0.924),
    (0.383, -0.924),
    (-0.383, 0.924),
    (-0.383, -0.924),
];

/// How long a line may be at the usual size of text, in pixels, the shortest first.
const LENGTHS: [f32; 9] = [14.0, 24.0, 36.0, 52.0, 72.0, 98.0, 130.0, 170.0, 220.0];

/// The length of a line that costs as much as another line across the label.
const PER_LINE: f32 = 26.0;

/// What it costs where a line leads over the mark of another node, and over a sign or an arrow.
const OVER_MARK: f32 = 2.0;
const OVER_SIGN: f32 = 0.7;

/// The distance between the points where a line is looked at, and half the side of each.
const STEP: f32 = 5.0;
const HALF: f32 = 1.5;

/// How long a name is where nothing longer fits on the page, in characters.
const SHORTER: [usize; 3] = [18, 12, 7];

impl Placer<'_> {
    /// Places the name of a hub. Returns whether there was any place at all.
    pub(super) fn place_hub(&mut self, node: u32, taken: &mut Taken) -> bool {
        if self.place(node, taken, 0.0) || self.place(node, taken, RIM) {
            return true;
        }
        let name = self.canvas.scene.nodes[node as usize].name.clone();
        let led = self.led(node, &name, taken);
        let (label, leader) = if let Some((label, leader)) = led {
            (label, Some(leader))
        } else {
            let texts = std::iter::once(name.clone()).chain(SHORTER.map(|most| cut(&name, most)));
            let Some(label) = texts.into_iter().find_map(|text| self.over(node, text)) else { return false };
            (label, None)
        };
        if let Some((from, to)) = leader {
            // What is placed later keeps off the line.
            for at in along(from, to) {
                taken.add(Bounds::around(at, HALF));
            }
        }
        self.keep(node, taken, label, leader);
        true
    }

    /// The name on free ground, and the line that leads to it.
    fn led(&self, node: u32, name: &str, taken: &Taken) -> Option<(Label, (Point, Point))> {
        let spot = self.canvas.spot(node);
        let mut label = self.label(node, name.to_owned());
        let mut best: Option<(f32, Point, Point)> = None;
        let scale = self.canvas.shot.text_scale;
        for length in LENGTHS {
            if best.is_some_and(|(cost, ..)| cost <= length / PER_LINE) {
                break;
            }
            for (dx, dy) in DIRECTIONS {
                let away = spot.radius + scale * length;
                let end = spot.at.moved(dx * away, dy * away);
                label.at = beside(&label, end, (dx, dy));
                let bounds = label.bounds().grown(CLEAR);
                if !self.canvas.area.holds(&bounds)
                    || !taken.is_free(&bounds.widened(BESIDE - CLEAR))
                    || self.is_on_hub(node, &bounds)
                    || (self.is_small && self.spots.overlapped(&bounds) > 0)
                {
                    continue;
                }
                let from = spot.at.moved(dx * spot.radius, dy * spot.radius);
                if self.placed.iter().any(|other| other.label.bounds().is_crossed_by(from, end)) {
                    continue;
                }
                let on_way = along(from, end).map(|at| {
                    let dot = Bounds::around(at, HALF);
                    let (on_mark, on_sign) = (!self.spots.is_free(&dot), !taken.is_free(&dot));
                    OVER_MARK * f32::from(u8::from(on_mark)) + OVER_SIGN * f32::from(u8::from(on_sign))
                });
                let cost = length / PER_LINE + self.crossing(&bounds) as f32 + on_way.sum::<f32>();
                if best.is_none_or(|(least, ..)| cost < least) {
                    best = Some((cost, label.at, end));
                }
            }
        }
        let (_, at, end) = best?;
        label.at = at;
        let (dx, dy) = spot.at.direction(end);
        Some((label, (spot.at.moved(dx * spot.radius, dy * spot.radius), end)))
    }

    /// The name over lesser marks, signs and arrows: at the place where it hides the least.
    fn over(&self, node: u32, text: String) -> Option<Label> {
        let spot = self.canvas.spot(node);
        let mut label = self.label(node, text);
        let beside_mark = self.places(node, &label);
        let near = (0..PLACES).map(&beside_mark);
        let farther: Vec<Point> = LENGTHS
            .into_iter()
            .flat_map(|length| DIRECTIONS.map(|direction| (length, direction)))
            .map(|(length, (dx, dy))| {
                let away = spot.radius + self.canvas.shot.text_scale * length;
                beside(&label, spot.at.moved(dx * away, dy * away), (dx, dy))
            })
            .collect();
        let legend = self.legend();
        let mut best: Option<(usize, Point)> = None;
        for at in near.chain(farther) {
            label.at = at;
            let bounds = label.bounds().grown(CLEAR);
            let is_free = self.canvas.area.holds(&bounds)
                && legend.is_none_or(|legend| !legend.overlaps(&bounds))
                && !self.is_on_hub(node, &bounds)
                && !self.placed.iter().any(|other| other.label.bounds().overlaps(&bounds));
            if !is_free {
                continue;
            }
            let hidden = self.spots.overlapped(&bounds);
            if best.is_none_or(|(least, _)| hidden < least) {
                best = Some((hidden, at));
            }
        }
        label.at = best?.1;
        Some(label)
    }
}

/// Where a label begins whose side or corner is at `end`, seen in a direction.
fn beside(label: &Label, end: Point, (dx, dy): (f32, f32)) -> Point {
    let bounds = label.bounds();
    let (half_width, half_height) = (bounds.width() / 2.0, bounds.height() / 2.0);
    // Steep lines end at the middle of the label's lower or upper side, the others at its left or right end.
    let is_steep = dy.abs() > 0.8;
    let aside = if is_steep { 0.0 } else { (half_width + CLEAR + 2.0) * dx.signum() };
    let along = if is_steep { (half_height + CLEAR) * dy.signum() } else { half_height * dy };
    // From the middle of the box to the left end of its baseline.
    let (left, baseline) = (label.at.x - (bounds.min.x + half_width), label.at.y - (bounds.min.y + half_height));
    end.moved(aside + left, along + baseline)
}

/// Points along a line.
fn along(from: Point, to: Point) -> impl Iterator<Item = Point> {
    let count = (from.distance(to) / STEP).ceil().max(1.0) as usize;
    (1..=count).map(move |at| from.towards(to, at as f32 / count as f32))
}
