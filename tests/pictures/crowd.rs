//! A picture of thousands: bounded work at every zoom, names that never overlap, and lines that never drown the page.

use sayso::analysis::filter::visibility;
use sayso::files::load::load_bytes;
use sayso::formats::made_up::{Recipe, make_up};
use sayso::formats::ron::Unread;
use sayso::model::{Camera, EntityIndex, Filter, OpenDossier, Origin, Position, Target, ThemeChoice, Visibility};
use sayso::scene::{
    self, Background, Bounds, Dims, Emphasis, Frame, Hits, LegendForm, Mark, Scene, Shot, Size, Subject, Theme,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many entities there are.
const MANY: u32 = 4_000;

const PAGE: Size = Size { width: 1000.0, height: 640.0 };

/// Factors to the zoom that shows the whole.
const ZOOMS: [f32; 9] = [0.02, 0.2, 1.0, 1.7, 3.0, 6.0, 12.0, 30.0, 100.0];

/// A made-up dossier whose entities stand in a disc, near those of like number.
struct Crowd {
    open: OpenDossier,
    positions: Vec<Position>,
    pinned: Vec<bool>,
    filter: Filter,
    visibility: Visibility,
}

impl Crowd {
    fn new() -> Self {
        let text = make_up(Recipe { entities: MANY, seed: 5 }).text;
        let origin = Origin::Builtin("made up".to_owned());
        let open =
            load_bytes(&origin, text.as_bytes(), &mut |_| Err(Unread::Unreadable("there are no files".to_owned())));
        let open = open.expect("a made-up dossier loads");
        let visibility = visibility(&open, &Filter::default(), &BTreeSet::new());
        // A spiral of even density.
        let place = |at: u32| {
            let (turn, away) = (at as f32 * 2.399_963, 22.0 * (at as f32).sqrt());
            Position::new(away * turn.cos(), away * turn.sin())
        };
        let positions = (0..MANY).map(place).collect();
        Self { open, positions, pinned: vec![false; MANY as usize], filter: Filter::default(), visibility }
    }

    fn subject(&self) -> Subject<'_> {
        let Self { open, positions, pinned, filter, visibility } = self;
        Subject { open, positions, pinned, visibility, filter }
    }

    fn scene(&self) -> Scene {
        scene::build(&self.subject())
    }
}

fn shot(camera: Camera, emphasis: &Emphasis) -> Shot<'_> {
    Shot {
        camera,
        size: PAGE,
        theme: Theme::of(ThemeChoice::Dark),
        emphasis,
        text_scale: 1.0,
        background: Background::Themed,
        legend: LegendForm::Absent,
        caption: None,
    }
}

fn cameras(scene: &Scene) -> impl Iterator<Item = Camera> {
    let whole = scene::fit(scene, PAGE, [20.0; 4]);
    ZOOMS.into_iter().map(move |closer| Camera { zoom: whole.zoom * closer, ..whole })
}

fn names(frame: &Frame) -> Vec<Bounds> {
    frame
        .marks
        .iter()
        .filter_map(|mark| if let Mark::Text(label) = mark { Some(label.bounds()) } else { None })
        .collect()
}

#[test]
fn at_no_zoom_do_names_overlap_or_lines_drown_the_page_or_marks_go_without_end() {
    let scene = Crowd::new().scene();
    let emphasis = Emphasis::default();
    let mut in_bulk = 0;
    for camera in cameras(&scene) {
        let frame = scene::frame(&scene, &shot(camera, &emphasis));
        let names = names(&frame);
        for (at, name) in names.iter().enumerate() {
            assert!(names[..at].iter().all(|other| !other.overlaps(name)), "at {camera:?}, {name:?} is on another");
        }
        let bulk = &frame.bulk;
        in_bulk += usize::from(!bulk.dots.is_empty());
        assert!(bulk.lines.len() <= 6_000 && bulk.dots.len() <= 20_000, "{} lines", bulk.lines.len());
        assert!(frame.marks.len() <= 12_000, "{} marks at {camera:?}", frame.marks.len());
        let ink = bulk
            .lines
            .iter()
            .map(|line| line.ends[0].distance(line.ends[1]) * line.width * f32::from(line.color.0[3]) / 255.0);
        let share = ink.sum::<f32>() / (PAGE.width * PAGE.height);
        assert!(share < 0.6, "lines cover {share} of the page at {camera:?}");
    }
    assert!(in_bulk > 2, "some of the zooms show a crowd");
}

#[test]
fn a_crowd_that_is_panned_keeps_its_dots() {
    let scene = Crowd::new().scene();
    let emphasis = Emphasis::default();
    let mut camera = scene::fit(&scene, PAGE, [20.0; 4]);
    let before = scene::bulk(&scene, &shot(camera, &emphasis));
    let by = 7.0;
    camera.center.x += by / camera.zoom;
    let after = scene::bulk(&scene, &shot(camera, &emphasis));
    let within = Bounds::new(80.0, 0.0, PAGE.width - 160.0, PAGE.height);
    let places = |bulk: &scene::Bulk, by: f32| -> BTreeSet<(i32, i32)> {
        let dots = bulk.dots.iter().map(|dot| dot.center.moved(by, 0.0));
        let seen = dots.filter(|at| within.holds(&Bounds::around(*at, 0.0)));
        seen.map(|at| ((at.x * 4.0).round() as i32, (at.y * 4.0).round() as i32)).collect()
    };
    let (before, after) = (places(&before, 0.0), places(&after, by));
    let common = before.intersection(&after).count();
    // A coordinate may round to the next quarter of a pixel.
    assert!(before.len() > 300 && common * 10 > before.len() * 8, "{common} of {}", before.len());
}

#[test]
fn a_few_marks_are_never_drawn_in_bulk_and_a_crowd_close_by_is_drawn_mark_by_mark() {
    let scene = Crowd::new().scene();
    let emphasis = Emphasis::default();
    let whole = scene::fit(&scene, PAGE, [20.0; 4]);
    let close = Camera { zoom: whole.zoom * 100.0, ..whole };
    let bulk = scene::bulk(&scene, &shot(close, &emphasis));
    assert!(bulk.dots.is_empty() && bulk.nodes_left_out == (0, 0));
    let far = scene::bulk(&scene, &shot(whole, &emphasis));
    assert!(!far.dots.is_empty() && far.edges_left_out.0 > 0 && far.edges_left_out.1 > 2_000);
}

#[test]
fn what_is_pointed_at_stands_out_of_a_dimmed_crowd_strand_by_strand() {
    let scene = Crowd::new().scene();
    let whole = scene::fit(&scene, PAGE, [20.0; 4]);
    let hub = (0..MANY).map(EntityIndex).max_by_key(|at| scene.node(*at).map(|node| scene.nodes[node as usize].degree));
    let hub = hub.expect("an entity");
    let emphasis = Emphasis { hovered: Some(Target::Entity(hub)), ..Emphasis::default() };
    assert_eq!(scene::dims(&scene, &emphasis), Dims::All);
    let frame = scene::frame(&scene, &shot(whole, &emphasis));
    let node = scene.node(hub).expect("it is shown");
    let own = scene.edges.iter().filter(|edge| edge.ends.0 == node || edge.ends.1 == node).count();
    let lines = frame.marks.iter().filter(|mark| matches!(mark, Mark::Line { .. })).count();
    assert!(lines >= own * 3 / 4, "{lines} lines for {own} edges");
    // Where so many are lit that they are a crowd themselves, they are drawn in bulk.
    let half = Emphasis { lit: Some((0..MANY / 2).map(EntityIndex).collect()), ..Emphasis::default() };
    assert_eq!(scene::dims(&scene, &half), Dims::Some);
    // The bulk of one that dims as much is the same.
    let other = Emphasis { hovered: Some(Target::Entity(EntityIndex(0))), ..Emphasis::default() };
    let bulk = scene::bulk(&scene, &shot(whole, &other));
    assert_eq!(*bulk, *frame.bulk);
    assert_eq!(scene::frame_over(bulk, &scene, &shot(whole, &emphasis)), frame);
}

#[test]
fn a_scene_that_moves_is_the_same_as_one_that_is_made_anew() {
    let mut crowd = Crowd::new();
    let before = crowd.scene();
    for (at, place) in crowd.positions.iter_mut().enumerate() {
        place.x += (at % 17) as f32;
    }
    crowd.pinned[3] = true;
    assert_eq!(scene::moved(before.clone(), &crowd.subject()), crowd.scene());
    crowd.positions[9] = Position::new(f32::NAN, 0.0);
    assert_eq!(scene::moved(before, &crowd.subject()), crowd.scene(), "who has no place is not shown");
}

#[test]
fn a_dot_is_hit_as_its_entity() {
    let scene = Crowd::new().scene();
    let emphasis = Emphasis::default();
    let camera = scene::fit(&scene, PAGE, [20.0; 4]);
    let frame = scene::frame(&scene, &shot(camera, &emphasis));
    let hits = Hits::of(&scene, camera, &frame);
    let mut found = 0;
    for dot in frame.bulk.dots.iter().rev().take(200) {
        found += usize::from(matches!(hits.at(dot.center), Some(Target::Entity(_))));
    }
    assert_eq!(found, 200.min(frame.bulk.dots.len()));
    assert!(!hits.click_points(50).is_empty());
    assert_eq!(Arc::strong_count(&frame.bulk), 1, "nothing else holds what was drawn");
}
