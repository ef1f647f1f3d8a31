//! The key of measures: what the colours and hulls of a dressed picture stand for, in an upper corner
//! or along the upper edge.
//!
//! Invariant: where the whole network is shown, it covers none of its marks, unless it is too large for the page.

use super::canvas::Canvas;
use super::legend::legend_height;
use super::legend_entries::{MARGIN, PADDING, ground, text};
use crate::fonts::{Fonts, Style};
use crate::layout::labels::viewport::mark_radius;
use crate::model::Camera;
use crate::scene::build::Scene;
use crate::scene::camera::{fit, screen_from_world};
use crate::scene::dressed::color_of;
use crate::scene::frame::Mark;
use crate::scene::page::{Bounds, Point, Size};
use crate::session::GroupMark;
use crate::text::{cut, single_line};

/// The height of a row, and the width of the sample of a colour.
const ROW: f32 = 18.0;
const SAMPLE: f32 = 20.0;
/// The gap before a count.
const BEFORE_COUNT: f32 = 12.0;
/// The room around the whole network, in pixels, as the window leaves it.
const AROUND: f32 = 28.0;

/// How many nodes are asked whether the key covers them, those with the most edges first.
const ASKED: usize = 20_000;

/// The gap between two entries of a strip.
const BETWEEN: f32 = 18.0;

/// The lengths of names, in characters, that are tried until a strip has few lines.
const LENGTHS: [usize; 4] = [44, 28, 18, 12];
const FEW_LINES: usize = 3;

/// The key as it is laid out; the page begins at 0, 0.
#[derive(Debug, PartialEq)]
struct Plan {
    plate: Bounds,
    /// The left end of the heading, at middle height.
    heading: Point,
    /// For every colour the left end of its entry at middle height, its words, and where its count ends.
    entries: Vec<(Point, String, f32)>,
    /// The margins around the network with which the key covers no mark.
    margins: [f32; 4],
}

/// The margins around the whole network: those given, or a wider one above where the key would cover marks.
#[must_use]
pub fn clear_of_key(scene: &Scene, size: Size, text_scale: f32, margins: [f32; 4]) -> [f32; 4] {
    plan(scene, size, text_scale, margins).map_or(margins, |plan| plan.margins)
}

/// Lays the key out: as a column in the upper corner where it covers nothing, else as a strip along the upper edge, for which
/// room is made when the whole network is fitted. It does not depend on the camera, so that it stays where it is while the
/// picture moves.
fn plan(scene: &Scene, size: Size, scale: f32, margins: [f32; 4]) -> Option<Plan> {
    let heading = scene.dress.color.as_deref()?;
    let camera = fit(scene, size, margins);
    let column = column(scene, heading, scale);
    let apart = MARGIN * scale;
    for left in [apart, size.width - column.plate.width() - apart] {
        let plate = moved(&column.plate, left, apart);
        if left >= apart && !covers(scene, size, camera, &plate) {
            return Some(Plan { margins, ..column.moved(left, apart) });
        }
    }
    let strip = strip(scene, heading, size.width - 2.0 * apart, scale).moved(apart, apart);
    let [left, top, right, bottom] = margins;
    let is_clear = !covers(scene, size, camera, &strip.plate);
    let top = if is_clear { top } else { top.max(strip.plate.max.y + apart) };
    Some(Plan { margins: [left, top, right, bottom], ..strip })
}

impl Plan {
    fn moved(mut self, x: f32, y: f32) -> Self {
        self.plate = moved(&self.plate, x, y);
        self.heading = self.heading.moved(x, y);
        for (at, _, end) in &mut self.entries {
            *at = at.moved(x, y);
            *end += x;
        }
        self
    }
}

/// A rectangle moved.
fn moved(bounds: &Bounds, x: f32, y: f32) -> Bounds {
    Bounds { min: bounds.min.moved(x, y), max: bounds.max.moved(x, y) }
}

/// Whether a plate covers a mark.
fn covers(scene: &Scene, size: Size, camera: Camera, plate: &Bounds) -> bool {
    scene.arrays.nodes.iter().take(ASKED).any(|node| {
        let mark = &scene.nodes[*node as usize];
        let at = screen_from_world(camera, size, mark.center);
        plate.overlaps(&Bounds::around(at, mark_radius(mark.radius, camera.zoom) + 2.0))
    })
}

/// The words for a colour, cut; a doubt at their end stays.
fn words_of(mark: &GroupMark, longest: usize) -> String {
    let words = single_line(&mark.words);
    match words.rsplit_once(", ").filter(|(_, end)| end.ends_with("sure")) {
        Some((name, end)) => format!("{}, {end}", cut(name, longest)),
        None => cut(&words, longest),
    }
}

/// The width of a text, and of the entry of a colour.
fn width(text: &str, scale: f32, style: Style) -> f32 {
    Fonts::bundled().width(text, 12.0 * scale, style)
}

fn entry_width(words: &str, mark: &GroupMark, scale: f32) -> f32 {
    let count = width(&mark.count.to_string(), scale, Style::Regular);
    SAMPLE * scale + width(words, scale, Style::Regular) + BEFORE_COUNT * scale + count
}

/// The key as a column with its heading above it.
fn column(scene: &Scene, heading: &str, scale: f32) -> Plan {
    let colors = &scene.dress.colors;
    let words: Vec<String> = colors.iter().map(|mark| words_of(mark, LENGTHS[0])).collect();
    let widths = words.iter().zip(colors).map(|(words, mark)| entry_width(words, mark, scale));
    let widest = widths.fold(width(heading, scale, Style::SemiBold), f32::max);
    let left = PADDING * scale;
    let middle = |row: usize| (PADDING / 2.0 + ROW * (row as f32 + 0.5)) * scale;
    let entries = words.into_iter().enumerate();
    Plan {
        plate: Bounds::new(0.0, 0.0, widest + 2.0 * left, (ROW * (colors.len() + 1) as f32 + PADDING) * scale),
        heading: Point::new(left, middle(0)),
        entries: entries.map(|(at, words)| (Point::new(left, middle(at + 1)), words, left + widest)).collect(),
        margins: [0.0; 4],
    }
}

/// The key as a strip of at most this width: the heading and the entries one after another, the names as long as few lines
/// allow.
fn strip(scene: &Scene, heading: &str, room: f32, scale: f32) -> Plan {
    let colors = &scene.dress.colors;
    let left = PADDING * scale;
    let flow = |longest: usize| {
        let mut at = (left + width(heading, scale, Style::SemiBold) + BETWEEN * scale, 0_usize);
        let (mut entries, mut widest) = (Vec::new(), at.0);
        for mark in colors {
            let words = words_of(mark, longest);
            let wide = entry_width(&words, mark, scale);
            if at.0 + wide > room - left && at.0 > left {
                at = (left, at.1 + 1);
            }
            let middle = (PADDING / 2.0 + ROW * (at.1 as f32 + 0.5)) * scale;
            entries.push((Point::new(at.0, middle), words, at.0 + wide));
            widest = widest.max(at.0 + wide);
            at.0 += wide + BETWEEN * scale;
        }
        (at.1 + 1, widest, entries)
    };
    let mut flows = LENGTHS.into_iter().map(flow);
    let (lines, widest, entries) =
        flows.find(|(lines, ..)| *lines <= FEW_LINES).unwrap_or_else(|| flow(LENGTHS[LENGTHS.len() - 1]));
    Plan {
        plate: Bounds::new(0.0, 0.0, widest + left, (ROW * lines as f32 + PADDING) * scale),
        heading: Point::new(left, (PADDING / 2.0 + ROW / 2.0) * scale),
        entries,
        margins: [0.0; 4],
    }
}

/// Draws the key, and returns where it is; `None` where there is nothing to tell.
pub(super) fn draw(canvas: &Canvas<'_>, marks: &mut Vec<Mark>) -> Option<Bounds> {
    let (scene, dress) = (canvas.scene, &canvas.scene.dress);
    let heading = dress.color.as_deref()?;
    let (scale, theme) = (canvas.shot.text_scale, canvas.theme());
    let size = 12.0 * scale;
    let page = Size { width: canvas.area.width(), height: canvas.area.height() };
    let legend = legend_height(scene, page.width, scale, canvas.shot.legend);
    let around = AROUND * scale;
    let plan = plan(scene, page, scale, [around, around, around, around.max(legend)])?;
    let plan = plan.moved(canvas.area.min.x, canvas.area.min.y);
    marks.push(ground(canvas, &plan.plate));
    marks.push(Mark::text(text(plan.heading, heading.to_owned(), size, Style::SemiBold, theme.weak)));
    for (mark, (left, words, end)) in dress.colors.iter().zip(plan.entries) {
        let fill = color_of(theme, mark.paint);
        marks.push(Mark::Disc {
            center: left.moved(5.5 * scale, 0.0),
            radius: 5.2 * scale,
            fill: Some(fill),
            stroke: Some((0.8, theme.outline_of(fill))),
        });
        marks.push(Mark::text(text(left.moved(SAMPLE * scale, 0.0), words, size, Style::Regular, theme.ink)));
        let mut count = text(left, mark.count.to_string(), size, Style::Regular, theme.weak);
        count.at.x = end - count.width;
        marks.push(Mark::text(count));
    }
    Some(plan.plate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::dossier;
    use crate::model::{Filter, Position, Status, Visibility};
    use crate::scene::build::{Subject, build};
    use crate::session::{Dress, Paint};
    use std::sync::Arc;

    const PAGE: Size = Size { width: 800.0, height: 600.0 };
    const MARGINS: [f32; 4] = [AROUND, AROUND, AROUND, AROUND];

    /// People at these places, whose colours have a key.
    fn scene_of(places: &[Position]) -> Scene {
        let names: Vec<String> = (0..places.len()).map(|at| format!("n{at}")).collect();
        let entities: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "person")).collect();
        let open = dossier(&entities, &[("n0", "knows", "n1", Status::Asserted)], &[]);
        let visibility = Visibility {
            entities: vec![true; places.len()],
            relations: vec![true],
            edges: vec![true],
            ..Visibility::default()
        };
        let (pinned, filter) = (vec![false; places.len()], Filter::default());
        let subject =
            Subject { open: &open, positions: places, pinned: &pinned, visibility: &visibility, filter: &filter };
        let mut scene = build(&subject);
        let colors = (0..6).map(|at| GroupMark { paint: Paint::Group(at), words: format!("group {at}"), count: 9 });
        scene.dress =
            Arc::new(Dress { color: Some("Community".to_owned()), colors: colors.collect(), ..Dress::default() });
        scene
    }

    #[test]
    fn the_key_stands_where_it_covers_nothing_and_else_room_is_made_above() {
        let at = |x: f32, y: f32| Position::new(x, y);
        let corners = [at(0.0, 0.0), at(800.0, 0.0), at(0.0, 600.0), at(800.0, 600.0)];
        let plan_of = |places: &[Position]| plan(&scene_of(places), PAGE, 1.0, MARGINS).expect("a key");
        let left = plan_of(&[corners[1], corners[2], corners[3]]);
        assert_eq!((left.margins, left.plate.min), (MARGINS, Point::new(MARGIN, MARGIN)));
        let right = plan_of(&[corners[0], corners[2], corners[3]]);
        assert_eq!((right.margins, right.plate.max.x), (MARGINS, PAGE.width - MARGIN));
        let full = plan_of(&corners);
        assert!(full.margins[1] > MARGINS[1] && full.plate.height() < left.plate.height(), "{full:?}");
        let scene = scene_of(&corners);
        assert!(!covers(&scene, PAGE, fit(&scene, PAGE, full.margins), &full.plate));
        assert_eq!(clear_of_key(&Scene { dress: Arc::default(), ..scene }, PAGE, 1.0, MARGINS), MARGINS);
    }

    #[test]
    fn a_strip_stays_on_its_page_and_keeps_the_doubt_at_the_end_of_a_name() {
        let corners = [(0.0, 0.0), (800.0, 0.0), (0.0, 600.0), (800.0, 600.0)];
        let mut scene = scene_of(&corners.map(|(x, y)| Position::new(x, y)));
        let name = "The Ministry of Foreign Affairs of a Republic and 30 more, 78 % sure";
        let dress = Arc::make_mut(&mut scene.dress);
        dress.colors.iter_mut().for_each(|mark| mark.words = name.to_owned());
        for width in [400.0, 800.0, 1600.0] {
            let page = Size { width, ..PAGE };
            let plan = plan(&scene, page, 1.0, MARGINS).expect("a key");
            assert!(plan.plate.max.x <= width, "{plan:?}");
            let ends = plan.entries.iter().map(|(_, words, end)| (words, *end));
            assert!(
                ends.clone().all(|(words, end)| words.ends_with(", 78 % sure") && end < plan.plate.max.x),
                "{plan:?}"
            );
        }
    }
}
