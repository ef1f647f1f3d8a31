//! The most connected entities in view have their names on every page, and no two names are cut alike.

use crate::support::{dossier_of, seed_names};
use sayso::analysis::filter::visibility;
use sayso::files::load::load;
use sayso::formats::made_up::{Recipe, make_up};
use sayso::layout;
use sayso::model::{Camera, EntityIndex, Filter, OpenDossier, Origin, Position, Target, ThemeChoice};
use sayso::scene::figure::{Figure, Length, Part, Sheet, compose};
use sayso::scene::{
    self, Background, Emphasis, Frame, Label, LegendForm, Scene, Shot, Size, Subject, Theme, caption_of,
};
use sayso::session::layout_request::{LayoutOptions, layout_request};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many are named always.
const HUBS: usize = 10;

/// Windows, as the canvas beside a panel: low ones, with the time line open, with text at 135 % and 200 %, and a large one.
const WINDOWS: [(f32, f32); 7] = [
    (940.0, 640.0),
    (1020.0, 1010.0),
    (940.0, 430.0),
    (690.0, 470.0),
    (510.0, 450.0),
    (350.0, 290.0),
    (1900.0, 1000.0),
];

/// How much closer than the whole.
const CLOSER: [f32; 5] = [1.0, 0.4, 0.7, 1.9, 4.0];

/// The scene of a dossier whose entities stand there.
fn scene_of(open: &OpenDossier, positions: &[Position]) -> Scene {
    let (filter, pinned) = (Filter::default(), vec![false; positions.len()]);
    let visibility = visibility(open, &filter, &BTreeSet::new());
    scene::build(&Subject { open, positions, pinned: &pinned, visibility: &visibility, filter: &filter })
}

fn laid_out(open: &OpenDossier) -> Vec<Position> {
    layout::run(layout_request(open, &LayoutOptions::default(), 1))
}

/// Places without any order, on a page of so many world pixels a node.
fn scattered(count: usize, each: f32) -> Vec<Position> {
    let mut state = 7_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1_u64 << 24) as f32
    };
    let side = (count as f32 * each).sqrt();
    (0..count).map(|_| Position::new(1.5 * side * next(), side * next())).collect()
}

/// A made-up dossier.
fn made_up(entities: u32, seed: u64) -> OpenDossier {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("made.ron");
    std::fs::write(&path, make_up(Recipe { entities, seed }).text).expect("a file");
    load(&Origin::File(path)).expect("a made-up dossier loads")
}

fn window(scene: &Scene, (width, height): (f32, f32), closer: f32) -> (Frame, Camera) {
    let size = Size { width, height };
    let whole = scene::fit(scene, size, [28.0, 28.0, 28.0, 60.0]);
    let camera = Camera { zoom: whole.zoom * closer, ..whole };
    let emphasis = Emphasis::default();
    let shot = Shot {
        camera,
        size,
        theme: Theme::of(ThemeChoice::Light),
        emphasis: &emphasis,
        text_scale: 1.0,
        background: Background::Themed,
        legend: LegendForm::Folded,
        caption: None,
    };
    (scene::frame(scene, &shot), camera)
}

/// The labels of entities, by entity.
fn labels(frame: &Frame) -> BTreeMap<EntityIndex, Label> {
    let owned = frame.labels().filter_map(|label| match label.owner {
        Some(Target::Entity(entity)) => Some((entity, label.clone())),
        _ => None,
    });
    owned.collect()
}

/// The most connected entities whose marks are in the picture.
fn hubs(scene: &Scene, is_in_view: impl Fn(Position) -> bool) -> Vec<EntityIndex> {
    let mut nodes: Vec<_> = scene.nodes.iter().filter(|node| node.degree > 0 && is_in_view(node.center)).collect();
    nodes.sort_by_key(|node| (Reverse(node.degree), node.entity));
    nodes.iter().take(HUBS).map(|node| node.entity).collect()
}

/// The hubs have their names, no two names lie on one another, none leaves the page, and none is cut as another is.
fn check(frame: &Frame, hubs: &[EntityIndex], names: &dyn Fn(EntityIndex) -> String, page: &str) {
    let labels = labels(frame);
    let nameless: Vec<String> = hubs.iter().filter(|hub| !labels.contains_key(hub)).map(|hub| names(*hub)).collect();
    assert!(nameless.is_empty(), "{page}: {nameless:?} have no name");
    let placed: Vec<(&EntityIndex, &Label)> = labels.iter().collect();
    for (at, (entity, label)) in placed.iter().enumerate() {
        let bounds = label.bounds();
        assert!(frame.clip.holds(&bounds), "{page}: {} leaves the page", label.text);
        for (other, beside) in &placed[at + 1..] {
            assert!(!bounds.overlaps(&beside.bounds()), "{page}: {} lies on {}", label.text, beside.text);
            let is_same = names(**entity) == names(**other);
            assert!(is_same || label.text != beside.text, "{page}: two are called {}", label.text);
        }
    }
}

/// Checks windows of every size and zoom.
fn check_windows(open: &OpenDossier, positions: &[Position], name: &str) {
    let scene = scene_of(open, positions);
    let names = |entity: EntityIndex| open.dossier.entities[entity.at()].name.clone();
    for size in WINDOWS {
        for closer in CLOSER {
            let (frame, camera) = window(&scene, size, closer);
            let page = Size { width: size.0, height: size.1 };
            let hubs = hubs(&scene, |center| {
                let at = scene::screen_from_world(camera, page, center);
                at.x >= 0.0 && at.y >= 0.0 && at.x <= size.0 && at.y <= size.1
            });
            // A mark under the legend is in view, and its name stands beside the legend.
            check(&frame, &hubs, &names, &format!("{name} at {size:?}, {closer} times as close"));
        }
    }
}

#[test]
fn the_hubs_of_the_examples_are_named_in_every_window() {
    for name in seed_names() {
        let open = load(&Origin::File(dossier_of(&name))).expect("an example loads");
        check_windows(&open, &laid_out(&open), &name);
    }
}

#[test]
fn the_hubs_of_made_up_networks_are_named_in_every_window() {
    for (entities, seed) in [(12, 1), (60, 2), (140, 3)] {
        let open = made_up(entities, seed);
        check_windows(&open, &laid_out(&open), &format!("{entities} entities"));
    }
}

#[test]
fn the_hubs_of_networks_without_any_order_are_named_in_every_window() {
    for (entities, each) in [(60, 4_000.0), (250, 2_000.0), (250, 300.0), (1_500, 1_500.0)] {
        let open = made_up(entities, 5);
        check_windows(&open, &scattered(entities as usize, each), &format!("{entities} entities on {each}"));
    }
}

#[test]
fn the_hubs_of_the_examples_are_named_in_figures_of_every_width() {
    for name in seed_names() {
        let open = load(&Origin::File(dossier_of(&name))).expect("an example loads");
        let positions = laid_out(&open);
        let (filter, pinned) = (Filter::default(), vec![false; positions.len()]);
        let visibility = visibility(&open, &filter, &BTreeSet::new());
        let subject =
            Subject { open: &open, positions: &positions, pinned: &pinned, visibility: &visibility, filter: &filter };
        let scene = scene::build(&subject);
        let caption = caption_of(&subject, 1, None);
        let names = |entity: EntityIndex| open.dossier.entities[entity.at()].name.clone();
        for width in [89.0, 120.0, 183.0, 210.0, 250.0, 297.0] {
            let sheet = Sheet::new(Some(Length::Millimetres(width)), None, None).expect("a page");
            let figure = Figure {
                sheet,
                part: Part::Whole,
                theme: Theme::of(ThemeChoice::Light),
                background: Background::White,
                // On a narrow column the legend leaves no room for the network.
                legend: width >= 120.0,
                caption: Some(&caption),
                emphasis: &Emphasis::default(),
                fit: None,
            };
            let frame = compose(&scene, &figure);
            println!("{name} at {width} mm: {} of {} named", labels(&frame).len(), scene.nodes.len());
            check(&frame, &hubs(&scene, |_| true), &names, &format!("{name} at {width} mm"));
        }
    }
}

/// The case of two names whose beginnings are alike, on an almost empty page.
#[test]
fn names_that_begin_alike_stand_whole_on_an_almost_empty_page() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("two.ron");
    let entity = |id: &str, name: &str| format!("(id: \"{id}\", kind: \"organization\", name: \"{name}\"),");
    let names = ["Ministry of Foreign Affairs of Halmyra", "Ministry of Foreign Affairs of Norrelane"];
    let text = format!(
        "(format: 1, title: \"Two\", entities: [{}{}], relations: [(from: \"a\", kind: \"writes to\", to: \"b\")])",
        entity("a", names[0]),
        entity("b", names[1])
    );
    std::fs::write(&path, text).expect("a file");
    let open = load(&Origin::File(path)).expect("it loads");
    let scene = scene_of(&open, &laid_out(&open));
    let (frame, _) = window(&scene, (1200.0, 700.0), 1.0);
    let shown: Vec<String> = labels(&frame).into_values().map(|label| label.text).collect();
    assert_eq!(shown, names);
    // Where there is no room for the whole, they are told apart by what differs.
    let (frame, _) = window(&scene, (300.0, 260.0), 1.0);
    let shown: Vec<String> = labels(&frame).into_values().map(|label| label.text).collect();
    assert_eq!(shown.len(), 2);
    assert!(shown[0] != shown[1] && shown[0].ends_with("Halmyra") && shown[1].ends_with("Norrelane"), "{shown:?}");
}
