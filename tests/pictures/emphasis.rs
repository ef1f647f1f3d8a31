//! What is pointed at, selected, lit or has the keyboard.

use super::dossiers::{Small, Window};
use super::{snapshot, writer};
use sayso::analysis::sentences::Highlight;
use sayso::model::{EdgeIndex, Target, ThemeChoice};
use sayso::scene::{Emphasis, Theme};

/// Ann – Bob – Cid in a row and Dan by himself; Bob denies something of Cid, with a second claim.
fn row() -> Small {
    let entities = [
        ("Ann", "person", (-150.0, 0.0)),
        ("Bob", "person", (-50.0, 0.0)),
        ("Cid", "person", (50.0, 0.0)),
        ("Dan", "person", (150.0, 0.0)),
    ];
    let claims = [
        ("Ann", "knows", "Bob", "Asserted", 1),
        ("Bob", "pays", "Cid", "Denied", 1),
        ("Bob", "knows", "Cid", "Alleged", 1),
    ];
    Small::new(&entities, &claims)
}

#[test]
fn emphasis_is_drawn_as_kept() {
    let small = row();
    let nothing = Emphasis::default();
    let entity = |name: &str| Some(Target::Entity(small.entity(name)));
    let edge = |at: u32| Some(Target::Edge(EdgeIndex(at)));
    let highlight = Highlight { edges: vec![EdgeIndex(0)], entities: vec![small.entity("Dan")] };
    let checks = [
        ("nothing", nothing.clone()),
        ("a node under the pointer", Emphasis { hovered: entity("Ann"), ..nothing.clone() }),
        ("an edge under the pointer", Emphasis { hovered: edge(1), ..nothing.clone() }),
        ("a selected node", Emphasis { selected: entity("Bob"), ..nothing.clone() }),
        ("a selected edge", Emphasis { selected: edge(1), ..nothing.clone() }),
        (
            "nodes selected together",
            Emphasis { selected: entity("Ann"), also_selected: vec![small.entity("Dan")], ..nothing.clone() },
        ),
        ("a node with the keyboard", Emphasis { focus: entity("Cid"), ..nothing.clone() }),
        ("an edge with the keyboard", Emphasis { focus: edge(0), ..nothing.clone() }),
        (
            "a path or an answer that is lit",
            Emphasis { lit: Some([small.entity("Bob"), small.entity("Cid")].into()), ..nothing.clone() },
        ),
        (
            "a selected node beside what is lit",
            Emphasis { lit: Some([small.entity("Bob")].into()), selected: entity("Dan"), ..nothing.clone() },
        ),
        ("the highlight of a sentence", Emphasis { highlight: Some(highlight), ..nothing.clone() }),
        (
            "another node under the pointer than the selected one",
            Emphasis { hovered: entity("Dan"), selected: entity("Ann"), ..nothing.clone() },
        ),
    ];
    let theme = Theme::of(ThemeChoice::Light);
    let mut text = String::new();
    for (name, emphasis) in checks {
        let frame = small.frame(&Window::new(420.0, 160.0, &emphasis));
        text.push_str(&format!("# {name}\n{}", writer::network(&frame, theme)));
    }
    snapshot::check("emphasis", &text);
}
