//! Which names stand where on five pages of both examples.
//!
//! The places of the nodes are kept (`kharrazi.layout.ron`, `halmyra.layout.ron`, as `sayso layout` once made them), so
//! that a change of the layout moves no label here.

use super::{snapshot, writer};
use crate::support::{dossier_of, repository};
use sayso::analysis::filter::visibility;
use sayso::files::load::{load, load_layout};
use sayso::layout::labels::labels_with_a_place;
use sayso::model::{Camera, EntityIndex, Filter, OpenDossier, Origin, Position, Target, ThemeChoice};
use sayso::scene::figure::{Figure, Length, Part, Sheet, compose};
use sayso::scene::{
    Background, Emphasis, Frame, LegendForm, Mark, Scene, Shot, Size, Subject, Theme, build, caption_of, fit, frame,
    legend_height,
};
use sayso::session::layout_request::{LayoutOptions, layout_request};
use std::collections::BTreeSet;

/// The room around the network in a window.
const AROUND: f32 = 28.0;

/// A window that shows all of a scene, so many times closer than it must be.
fn window(scene: &Scene, width: f32, height: f32, closer: f32) -> Frame {
    let size = Size { width, height };
    let below = legend_height(scene, width, 1.0, LegendForm::Unfolded) + 16.0;
    let whole = fit(scene, size, [AROUND, AROUND, AROUND, below]);
    let shot = Shot {
        camera: Camera { zoom: whole.zoom * closer, ..whole },
        size,
        theme: Theme::of(ThemeChoice::Light),
        emphasis: &Emphasis::default(),
        text_scale: 1.0,
        background: Background::Themed,
        legend: LegendForm::Unfolded,
        caption: None,
    };
    frame(scene, &shot)
}

/// The kept places of the example called `name`, in the order of its entities.
fn kept_places(open: &OpenDossier, name: &str) -> Vec<Position> {
    let path = repository().join("tests/pictures").join(name).with_extension("layout.ron");
    let layout = load_layout(&path).expect("its kept places").layout;
    let places = &layout.views[0].positions;
    open.dossier.entities.iter().map(|entity| places[&entity.id]).collect()
}

/// Compares the labels of the example called `name`.
fn check(name: &str) {
    let open = load(&Origin::File(dossier_of(name))).expect("an example loads");
    let positions = kept_places(&open, name);
    let filter = Filter::default();
    let visibility = visibility(&open, &filter, &BTreeSet::new());
    let pinned = vec![false; positions.len()];
    let subject =
        Subject { open: &open, positions: &positions, pinned: &pinned, visibility: &visibility, filter: &filter };
    let scene = build(&subject);
    let caption = caption_of(&subject, 1, None);
    let length = |pixels| Some(Length::Pixels(pixels));
    let figure = Figure {
        sheet: Sheet::new(length(1600.0), length(1200.0), None).expect("a page"),
        part: Part::Whole,
        theme: Theme::of(ThemeChoice::Light),
        background: Background::White,
        legend: true,
        caption: Some(&caption),
        emphasis: &Emphasis::default(),
        fit: None,
    };
    let pages = [
        ("a window of 1280 × 720", window(&scene, 1280.0, 720.0, 1.0)),
        ("a window of 1920 × 1080", window(&scene, 1920.0, 1080.0, 1.0)),
        ("a figure of 1600 × 1200", compose(&scene, &figure)),
        ("a narrow window of 600 × 900", window(&scene, 600.0, 900.0, 1.0)),
        ("a window of 1280 × 720, twice as close", window(&scene, 1280.0, 720.0, 2.0)),
    ];
    let pages = pages.map(|(page, frame)| format!("# {page}: {}", writer::labels(&frame)));
    snapshot::check(&format!("labels_{name}"), &pages.concat());
}

#[test]
fn names_of_the_first_example_stand_as_kept() {
    check("kharrazi");
}

#[test]
fn names_of_the_second_example_stand_as_kept() {
    check("halmyra");
}

/// Compares the labels that the layout has a place for on its page with those that the scene places there.
fn check_reckoning(name: &str) {
    let open = load(&Origin::File(dossier_of(name))).expect("an example loads");
    let positions = kept_places(&open, name);
    let filter = Filter::default();
    let visibility = visibility(&open, &filter, &BTreeSet::new());
    let pinned = vec![false; positions.len()];
    let scene = build(&Subject {
        open: &open,
        positions: &positions,
        pinned: &pinned,
        visibility: &visibility,
        filter: &filter,
    });
    let shown = window(&scene, 1280.0, 720.0, 1.0);
    let owners: BTreeSet<Target> = shown.marks.iter().filter_map(owner).collect();
    let request = layout_request(&open, &LayoutOptions::default(), 1);
    let names = |nodes: &mut dyn Iterator<Item = usize>| -> Vec<String> {
        nodes.map(|at| open.dossier.entities[at].name.clone()).collect()
    };
    let reckoned = labels_with_a_place(&request, &positions);
    let is_shown = |at: &usize| owners.contains(&Target::Entity(EntityIndex::new(*at)));
    let lost = names(&mut (0..reckoned.len()).filter(|at| reckoned[*at] && !is_shown(at)));
    assert!(lost.is_empty(), "the layout has a place for these names, and the scene has none: {lost:?}");
    // Where nothing is free, the scene puts the name of a well-connected entity over the rim of a lesser mark, and leads to
    // those of the ten most connected.
    let degree = |at: usize| open.network.incident[at].len();
    let mut ranked: Vec<usize> = (0..reckoned.len()).collect();
    ranked.sort_by_key(|at| (std::cmp::Reverse(degree(*at)), *at));
    let is_hub = |at: &usize| ranked[..10].contains(at);
    let gained = names(&mut (0..reckoned.len()).filter(|at| !reckoned[*at] && is_shown(at) && !is_hub(at)));
    assert!(gained.len() <= 1, "the scene places these names, and the layout has no place for them: {gained:?}");
}

/// What a mark names, if it is the text of something.
fn owner(mark: &Mark) -> Option<Target> {
    if let Mark::Text(label) = mark { label.owner } else { None }
}

#[test]
fn the_layout_reckons_with_the_names_that_the_scene_places() {
    check_reckoning("kharrazi");
    check_reckoning("halmyra");
}
