//! A figure fitted to its page: the network fills what title, caption and legend leave, every name is whole, and what has no
//! room for its name has a number that a key explains.
//!
//! Invariant: a frame is a function of scene, shot and fitting alone.

mod drawn;
mod key;
mod legend;
mod names;
mod page;
mod room;
mod solve;
mod wrap;

use super::canvas::Canvas;
use super::caption::{self, Setting};
use super::list::{Grouping, List};
use super::page::describe;
use crate::fonts::Style;
use crate::layout::labels::placement::{ASCENT, HEIGHT, LABEL_TEXT};
use crate::model::{EntityIndex, Target};
use crate::scene::build::Scene;
use crate::scene::frame::{Dash, Frame, Label, Mark, Place};
use crate::scene::page::{Bounds, Point, Size};
use crate::scene::shot::Shot;
use crate::session::Background;
use crate::session::figure::LegendPlace;
use drawn::Drawn;
use legend::Plan;
use names::Written;
pub(in crate::scene) use page::Fitting;
use page::{AROUND, FEW, NARROW, small_text};
use room::{Names, Room};
use std::sync::Arc;
use wrap::Ink;

/// The margin of the page, as a share of its width and at most so many pixels.
const MARGIN: (f32, f32) = (0.022, 16.0);

/// The size of the title, as a share of the page's width and between these, in pixels.
const TITLE: (f32, (f32, f32)) = (0.024, (14.0, 20.0));

/// The gap below the title and above the caption.
const GAP: f32 = 7.0;

/// The least share of the inner page, and the least height in pixels, that a key leaves for the picture.
const LEAST_PICTURE: f32 = 0.26;
const LOWEST: f32 = 110.0;

/// From which proportion of the page on the legend stands at its side.
const WIDE: f32 = 1.2;

/// The height of a name with the room around it, from which share of the picture on names fill too much of it, and what a key
/// then leaves of it.
const NAME_HEIGHT: f32 = 16.0;
const FILLED: f32 = 0.34;
const KEY_LEAVES: f32 = 0.72;

/// How often the room for a key is reckoned anew.
const TRIES: usize = 14;

/// The display list of a figure that is fitted to its page.
pub(in crate::scene) fn fitted_frame(scene: &Scene, shot: &Shot<'_>, fitting: &Fitting) -> Frame {
    let (inner, mut furniture) = caption::lay_out_with(shot, setting(shot.size));
    let names = Names::of(scene);
    let mut best: Option<Settled> = None;
    for legend in legends_of(scene, shot.size, &inner, fitting.legend) {
        let settled = Settled::of(scene, shot, fitting, &inner, legend, &names);
        if best.as_ref().is_none_or(|best| settled.lacks() < best.lacks()) {
            best = Some(settled);
        }
        if best.as_ref().is_some_and(|best| best.lacks() == (0, 0)) {
            break;
        }
    }
    let settled = best.unwrap_or_else(|| Settled::of(scene, shot, fitting, &inner, None, &names));
    finish(shot, scene, settled, &names, &mut furniture)
}

/// A page whose parts have found their room.
struct Settled {
    room: Room,
    drawn: Drawn,
    legend: Option<Plan>,
    /// How many have a number that the key has no room for.
    left_out: usize,
}

impl Settled {
    /// Leaves the more room for a key the more names need one, until all have it, or there is no more.
    fn of(
        scene: &Scene,
        shot: &Shot<'_>,
        fitting: &Fitting,
        inner: &Bounds,
        legend: Option<Plan>,
        names: &Names,
    ) -> Self {
        let area = |bounds: &Bounds| bounds.width().max(0.0) * bounds.height().max(0.0);
        let least = LEAST_PICTURE * area(inner);
        let mut reserved: Vec<(usize, String)> = Vec::new();
        let mut best: Option<(usize, Room, Drawn)> = None;
        let mut first = 0;
        for attempt in 0..TRIES {
            let room = Room::of(inner, legend.as_ref(), &reserved);
            if attempt > 0 && (area(&room.picture) < least || room.picture.height() < LOWEST) {
                break;
            }
            let drawn = Drawn::of(scene, shot, fitting, room.picture, names);
            let more = names.key(&drawn.numbered);
            let left_out = more.len() - room.fitting(&more);
            if best.as_ref().is_none_or(|(least, ..)| left_out < *least) {
                best = Some((left_out, room, drawn));
            }
            if left_out == 0 {
                break;
            }
            first = if attempt == 0 { more.len() } else { first };
            // A smaller picture may have more numbers: the room for them is what is asked for now, and in turns a step more.
            let step = first + (attempt / 2 + 1) * (first / 3).max(3);
            let wanted = if attempt % 2 == 0 { more.len() } else { step };
            let longest = more.iter().max_by_key(|(_, name)| name.chars().count()).cloned();
            reserved = more.into_iter().chain(longest.into_iter().cycle()).take(wanted.max(1)).collect();
        }
        let (left_out, room, drawn) = best.unwrap_or_else(|| {
            let room = Room::of(inner, legend.as_ref(), &[]);
            let drawn = Drawn::of(scene, shot, fitting, room.picture, names);
            (drawn.numbered.len(), room, drawn)
        });
        Self { room, drawn, legend, left_out }
    }

    /// How many have neither name nor number, and how many have only a number.
    fn lacks(&self) -> (usize, usize) {
        (self.left_out + self.drawn.nameless as usize, self.drawn.numbered.len() - self.left_out)
    }
}

/// About how much of a page is for the marks of the network: what title, caption, legend and, where names would fill too
/// much of it, a key leave.
pub(in crate::scene) fn page_room(scene: &Scene, shot: &Shot<'_>, place: Option<LegendPlace>) -> Size {
    let (inner, _) = caption::lay_out_with(shot, setting(shot.size));
    let legend = legends_of(scene, shot.size, &inner, place).into_iter().next().flatten();
    let picture = Room::of(&inner, legend.as_ref(), &[]).picture;
    let width = |node: &crate::scene::build::NodeMark| {
        crate::fonts::Fonts::bundled().width(node.full_name(), LABEL_TEXT, Style::Regular)
    };
    let names: f32 = if scene.nodes.len() > FEW { 0.0 } else { scene.nodes.iter().map(width).sum() };
    let filled = names * NAME_HEIGHT / (picture.width() * picture.height()).max(1.0);
    let left = if filled > FILLED { KEY_LEAVES } else { 1.0 };
    let (mut width, mut height) = (picture.width(), picture.height());
    if width > WIDE * height {
        width *= left;
    } else {
        height *= left;
    }
    let within = |side: f32, around: f32| (side - around).max(40.0);
    Size { width: within(width, AROUND[0] + AROUND[2]), height: within(height, AROUND[1] + AROUND[3]) }
}

/// How title and caption are set on a page.
fn setting(page: Size) -> Setting {
    let margin = (MARGIN.0 * page.width).min(MARGIN.1);
    let (least, most) = TITLE.1;
    Setting {
        margin,
        title: (TITLE.0 * page.width).clamp(least, most),
        gap: GAP,
        lines: 3,
        narrow: NARROW,
        small: small_text(page.width),
    }
}

/// The legends that a page may have, the one that suits its shape first.
fn legends_of(scene: &Scene, page: Size, inner: &Bounds, place: Option<LegendPlace>) -> Vec<Option<Plan>> {
    let side = || Plan::at_side(scene, page, inner.height(), small_text(page.width));
    let below = || Plan::below(scene, page, inner.width(), small_text(page.width));
    let is_wide = inner.width() >= WIDE * inner.height();
    match place {
        None => vec![None],
        Some(LegendPlace::Side) => vec![side().or_else(below)],
        Some(LegendPlace::Auto) if is_wide => side().into_iter().map(Some).chain([below()]).collect(),
        Some(LegendPlace::Below | LegendPlace::Auto) => vec![below()],
    }
}

/// The whole page.
fn finish(shot: &Shot<'_>, scene: &Scene, settled: Settled, names: &Names, furniture: &mut Vec<Mark>) -> Frame {
    let Settled { room, mut drawn, legend, .. } = settled;
    let shot = Shot { camera: drawn.camera, ..*shot };
    let area = room.picture;
    let canvas = Canvas::new(scene, &shot, area, &drawn.bulk);
    let theme = canvas.theme();
    let mut numbered = std::mem::take(&mut drawn.numbered);
    // What the key has no room for goes without a number.
    while !numbered.is_empty() && room.fitting(&names.key(&numbered)) < numbered.len() {
        let least = (0..numbered.len()).min_by_key(|at| scene.nodes[numbered[*at] as usize].degree).unwrap_or(0);
        numbered.remove(least);
    }
    let ink = Ink { color: theme.ink, halo: Some(canvas.ground) };
    let mut list = List::new(Grouping::Flat, area);
    let mut nameless = drawn.nameless;
    for named in &drawn.named {
        let entity = scene.nodes[named.node as usize].entity;
        let owner = Some(Target::Entity(entity));
        let labels: Vec<Label> = match &named.written {
            Written::Name(block, align) => block.labels(&named.bounds, *align, ink).collect(),
            Written::Number => {
                let Some(number) = numbered.iter().position(|node| *node == named.node) else {
                    nameless += 1;
                    continue;
                };
                vec![number_label(number + 1, &named.bounds, ink)]
            }
        };
        list.add(|marks| {
            if let Some((from, to)) = named.leader {
                let line = |width, color| Mark::Line { points: vec![from, to], width, color, dash: Dash::Solid };
                marks.extend([line(2.6, canvas.ground), line(0.8, theme.weak)]);
            }
            marks.extend(labels.into_iter().map(|label| Mark::text(Label { owner, ..label })));
        });
    }
    list.add(|marks| marks.append(&mut drawn.labels));
    let mut names_drawn = list.finish();
    // Lines that lead to names are below all names.
    names_drawn.sort_by_key(|mark| matches!(mark, Mark::Text(_)));
    let mut marks = drawn.marks;
    marks.append(&mut names_drawn);
    furniture.append(&mut drawn.measures);
    if let Some((_, at)) = room.key.as_ref().filter(|_| !numbered.is_empty()) {
        room.key_of(&names.key(&numbered)).draw(*at, Ink { color: theme.ink, halo: None }, furniture);
    }
    let legend = legend.map(|plan| plan.draw(&canvas, room.legend, furniture));
    let mut places = drawn.places;
    places.extend(marks.iter().filter_map(|mark| match mark {
        Mark::Text(label) => Some(Place { target: label.owner?, bounds: label.bounds() }),
        _ => None,
    }));
    let numbered: Vec<EntityIndex> = numbered.iter().map(|node| scene.nodes[*node as usize].entity).collect();
    Frame {
        size: shot.size,
        background: (shot.background != Background::Transparent).then_some(canvas.ground),
        clip: area,
        bulk: Arc::clone(&drawn.bulk),
        marks,
        furniture: std::mem::take(furniture),
        places,
        legend,
        key: drawn.measures_at,
        unlabelled: nameless,
        numbered,
        title: shot.caption.map_or_else(|| scene.title.clone(), |caption| caption.title.clone()),
        short: String::new(),
        description: describe(scene),
    }
}

/// A number in its box.
fn number_label(number: usize, bounds: &Bounds, ink: Ink) -> Label {
    let size = bounds.height() / HEIGHT;
    let label = Label::new(number.to_string(), size, Style::SemiBold, ink.color);
    let left = bounds.min.x + (bounds.width() - label.width) / 2.0;
    Label { at: Point::new(left, bounds.min.y + ASCENT * size), halo: ink.halo, ..label }
}
