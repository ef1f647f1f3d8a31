//! Names of any length: no panel is wider for them.

use super::{Desk, preferences, press, window};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use sayso::model::{DocumentIndex, EdgeIndex, EntityIndex, Target, ThemeChoice};
use sayso::session::{Action, Command, Page};
use sayso::ui::{Memory, Panels};

/// A name of about 300 letters: without any space, of words, and from right to left.
const NAMES: [fn(usize) -> String; 3] = [
    |number| format!("{number}{}", "x".repeat(299)),
    |number| format!("{number} {}", "committee of the ".repeat(18)),
    |number| format!("{}{number}", "کمیته امور ".repeat(28)),
];

/// A dossier in which everything that has a name has a long one.
fn dossier(name: fn(usize) -> String) -> String {
    let entity = |id: &str, number: usize| {
        format!(
            "(id: \"{id}\", kind: \"{}\", name: \"{}\", aliases: [\"{}\"]),",
            name(80),
            name(number),
            name(number + 10)
        )
    };
    let claim = |status: &str, by: &str, kind: usize| {
        format!(
            "(from: \"a\", kind: \"{}\", to: \"b\", status: {status}, by: \"{by}\", note: \"{}\", \
             evidence: [(doc: \"d\", quote: \"Ann met Bob.\", note: \"{}\")]),",
            name(kind),
            name(31),
            name(32)
        )
    };
    let loose = format!("(from: \"b\", kind: \"{0}\", to: \"c\", evidence: [(doc: \"d\", quote: \"{0}\")]),", name(42));
    format!(
        "(format: 1, title: \"{}\", documents: [(id: \"d\", title: \"{}\", author: \"{}\", publisher: \"{}\", \
         text: \"Ann met Bob. He left.\")], entities: [{}{}{}], relations: [{}{}{}{}])",
        name(1),
        name(2),
        name(3),
        name(4),
        entity("a", 5),
        entity("b", 6),
        entity("c", 7),
        claim("Alleged", "c", 40),
        claim("Denied", "b", 40),
        claim("Hypothetical", "a", 41),
        loose,
    )
}

/// The narrowest panel at the side, in points.
const NARROWEST: f32 = 300.0;

/// What the frames of the panels take beside it, in points.
const FRAMES: f32 = 16.0;

/// The width of the canvas beside the panels.
fn canvas(harness: &Harness<'static, Desk>) -> f32 {
    harness.state().memory.canvas.rect.expect("a canvas").width()
}

fn desk(text: &str, width: f32) -> Desk {
    let mut panels = Panels::default();
    panels.sizes.insert("selection".to_owned(), width);
    let mut desk = Desk::over("halmyra", preferences(ThemeChoice::Light));
    let path = desk.folder.path().join("long.ron");
    std::fs::write(&path, text).expect("a file in a temporary folder");
    desk.apply(Command::Open(path));
    assert_eq!(desk.session.open().map(|open| open.dossier.entities.len()), Some(3));
    desk.memory = Memory::remembering(panels, None);
    desk
}

/// What is shown of a name lies within the window, and what is at the side within its panel.
fn check_inside(harness: &Harness<'static, Desk>, what: &str) {
    for node in harness.root().children_recursive() {
        let Some(bounds) = node.accesskit_node().bounding_box() else { continue };
        let label = node.accesskit_node().label().unwrap_or_default();
        let is_name = ["xxxx", "committee", "امور"].iter().any(|part| label.contains(part));
        // The network itself may reach over its edges.
        let is_in_panel = bounds.x0 >= 1280.0 - f64::from(NARROWEST) - 1.0;
        assert!(!is_name || !is_in_panel || bounds.x1 <= 1280.5, "{what}: {bounds:?} {label}");
    }
}

#[test]
fn no_name_however_long_makes_a_panel_wider() {
    let (a, b) = (EntityIndex(0), EntityIndex(1));
    for name in NAMES {
        let mut harness = window(desk(&dossier(name), NARROWEST), Vec2::new(1280.0, 720.0));
        let free = canvas(&harness);
        assert!((1280.0 - NARROWEST - FRAMES - free).abs() < 3.0, "{free}");
        let open = harness.state().session.open().expect("a dossier").clone();
        let quote = open.dossier.evidence_of(sayso::model::RelationIndex(0)).next().expect("a quote").0;
        let pages = [
            vec![Command::Select(Some(Target::Entity(a)))],
            vec![Command::Do(Action::WhatItSays)],
            vec![Command::Select(Some(Target::Edge(EdgeIndex(0))))],
            vec![Command::ShowQuote(quote)],
            vec![Command::ShowPage(Page::Contradictions)],
            vec![Command::ShowPage(Page::BothSides(sayso::model::RelationIndex(0), None))],
            vec![Command::ShowPage(Page::Unverified)],
            vec![Command::ShowPage(Page::Paths(None, None))],
            vec![Command::ShowPage(Page::Paths(Some(a), None))],
            vec![Command::ShowPage(Page::Paths(Some(a), Some(EntityIndex(2))))],
            vec![Command::Select(None), Command::SelectThese(vec![a, b])],
            vec![Command::Select(None), Command::ShowPage(Page::Dossier)],
            vec![Command::Read(DocumentIndex(0), None)],
            vec![Command::ShowPage(Page::Speaker(b))],
        ];
        for commands in pages {
            let what = format!("{commands:?}");
            for command in commands {
                harness.state_mut().apply(command);
            }
            harness.run();
            assert_eq!(canvas(&harness), free, "{what}");
            check_inside(&harness, &what);
        }
        harness.state_mut().apply(Command::Do(Action::Filters));
        harness.run();
        let beside = canvas(&harness);
        assert!(free - beside < 270.0, "the legend takes {}", free - beside);
        press(&mut harness, Modifiers::NONE, Key::T);
        assert_eq!(canvas(&harness), beside);
    }
}

#[test]
fn a_saved_width_stays_within_sensible_bounds() {
    let text = dossier(NAMES[1]);
    for (saved, expected) in [(f32::NAN, 340.0), (1e30, 640.0), (-5.0, NARROWEST), (f32::INFINITY, 340.0)] {
        let harness = window(desk(&text, saved), Vec2::new(1280.0, 720.0));
        assert!((1280.0 - expected - FRAMES - canvas(&harness)).abs() < 3.0, "{saved}: {}", canvas(&harness));
    }
}
