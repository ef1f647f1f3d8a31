//! Nodes of every kind, and every sign on an edge.

use super::dossiers::{BOTH_WAYS, OPPOSED, Small, Window};
use super::{snapshot, writer};
use sayso::model::ThemeChoice;
use sayso::scene::{Emphasis, Theme};

#[test]
fn kinds_are_drawn_as_kept() {
    let kinds = [
        "person",
        "organization",
        "country",
        "place",
        "facility",
        "agreement",
        "event",
        "topic",
        "ship",
        "weapon",
        "vessel",
        "bank",
        "paper",
    ];
    let names = kinds.map(|kind| format!("the {kind}"));
    let place = |at: usize| (80.0 * (at % 7) as f32 - 240.0, 80.0 * (at / 7) as f32 - 40.0);
    let entities: Vec<_> = kinds.iter().enumerate().map(|(at, kind)| (names[at].as_str(), *kind, place(at))).collect();
    let small = Small::new(&entities, &[]).pin(0).pin(9);
    let nothing = Emphasis::default();
    let mut text = String::new();
    for (theme, words) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
        let frame = small.frame(&Window { theme, ..Window::new(600.0, 300.0, &nothing) });
        text.push_str(&format!("# Kinds, {words}\n{}", writer::network(&frame, Theme::of(theme))));
    }
    snapshot::check("kinds", &text);
}

#[test]
fn a_well_connected_node_is_larger_up_to_a_limit() {
    let names: Vec<String> = (0..60).map(|at| format!("n{at}")).collect();
    let entities: Vec<_> =
        names.iter().enumerate().map(|(at, name)| (name.as_str(), "person", (at as f32, 0.0))).collect();
    let mut claims = Vec::new();
    for (hub, degree) in [(0, 0), (1, 1), (2, 10), (3, 50)] {
        let others = names[60 - degree..].iter();
        claims.extend(others.map(|other| (names[hub].as_str(), "knows", other.as_str(), "Asserted", 1)));
    }
    let scene = Small::new(&entities, &claims).scene();
    let radii = [0, 1, 2, 3].map(|at: usize| writer::number(scene.nodes[at].radius));
    assert_eq!(radii, ["6", "6.8", "11.7", "20"]);
}

/// A claim between the two nodes: kind, whether it points from the first to the second, status, documents.
type Between<'a> = (&'a str, bool, &'a str, usize);

#[test]
fn signs_are_drawn_as_kept() {
    let [fuels, calms] = OPPOSED;
    let rows: [(&str, &[Between<'_>]); 16] = [
        ("forward", &[("one", true, "Asserted", 1)]),
        ("backward", &[("one", false, "Asserted", 1)]),
        ("both", &[("one", true, "Asserted", 1), ("one", false, "Asserted", 1)]),
        ("neither", &[(BOTH_WAYS, true, "Asserted", 1)]),
        ("open arrow", &[("one", true, "Asserted", 0)]),
        ("wide", &[("one", true, "Asserted", 6)]),
        ("conflict", &[("one", true, "Asserted", 1), ("one", true, "Denied", 1)]),
        ("denied", &[("one", true, "Denied", 1)]),
        ("two", &[("one", true, "Asserted", 1), ("two", true, "Asserted", 1)]),
        ("three", &[("one", true, "Asserted", 1), ("two", true, "Asserted", 1), ("three", true, "Asserted", 1)]),
        (
            "everything",
            &[
                ("one", true, "Asserted", 1),
                ("one", true, "Denied", 1),
                ("two", false, "Alleged", 1),
                ("three", true, "Hypothetical", 1),
            ],
        ),
        ("loop", &[("one", true, "Asserted", 1)]),
        ("opposed", &[(fuels, true, "Asserted", 1), (calms, true, "Alleged", 1)]),
        ("opposed loop", &[(fuels, true, "Asserted", 1), (calms, true, "Asserted", 1)]),
        (
            "opposed and counted",
            &[(fuels, true, "Asserted", 1), (calms, true, "Alleged", 1), ("two", true, "Hypothetical", 1)],
        ),
        ("full loop", &[("one", true, "Asserted", 1), ("one", true, "Denied", 1), ("two", true, "Asserted", 1)]),
    ];
    let mut text = String::new();
    for (name, claims) in rows {
        let is_loop = name.ends_with("loop");
        let other = if is_loop { "a" } else { "b" };
        let ends = |forward: bool| if forward { ("a", other) } else { (other, "a") };
        let claims: Vec<_> = claims
            .iter()
            .map(|(kind, forward, status, documents)| (ends(*forward).0, *kind, ends(*forward).1, *status, *documents))
            .collect();
        let small = Small::new(&[("a", "person", (-100.0, 0.0)), ("b", "person", (100.0, 0.0))], &claims);
        text.push_str(&edge_alone(name, &small, 1.0));
    }
    let many = [("a", "one", "b", "Asserted", 1), ("a", "two", "b", "Asserted", 1), ("a", "three", "b", "Denied", 1)];
    for (name, x, zoom) in [
        ("too short for a count", 30.0, 1.0),
        ("too short for an arrow", 13.0, 1.0),
        ("touching", 5.0, 1.0),
        ("too far for a count", 100.0, 0.5),
    ] {
        let small = Small::new(&[("a", "person", (-x, 0.0)), ("b", "person", (x, 0.0))], &many);
        text.push_str(&edge_alone(name, &small, zoom));
    }
    snapshot::check("signs", &text);
}

/// The lines of a picture that are no node and no label of one.
fn edge_alone(name: &str, small: &Small, zoom: f32) -> String {
    let theme = Theme::of(ThemeChoice::Light);
    let nothing = Emphasis::default();
    let frame = small.frame(&Window { zoom, ..Window::new(400.0, 200.0, &nothing) });
    let all = writer::network(&frame, theme);
    let of_edge = |line: &&str| !line.contains("outline of person") && !line.contains("of entity");
    let lines: Vec<&str> = all.split_inclusive('\n').filter(of_edge).collect();
    format!("# {name}\n{}", lines.concat())
}
