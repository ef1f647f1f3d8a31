//! From an edge to its sentences, by pointer and by keys.

use super::{Desk, click, press, usual};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use sayso::model::{EdgeIndex, Target};
use sayso::session::Selection;

fn selection(harness: &Harness<'static, Desk>) -> Selection {
    harness.state().session.selection().clone()
}

/// The names of everything on screen that has one.
fn names(harness: &Harness<'static, Desk>) -> Vec<String> {
    harness.root().query_all(egui_kittest::kittest::by()).filter_map(|node| node.accesskit_node().label()).collect()
}

/// An edge whose mark is in view and whose claims have quotes.
fn edge_with_quotes(harness: &Harness<'static, Desk>) -> EdgeIndex {
    let desk = harness.state();
    let open = desk.session.open().expect("a dossier");
    let shown: Vec<Target> = desk.memory.canvas.hit_points().iter().map(|(target, _)| *target).collect();
    let quotes = |edge: EdgeIndex| {
        let claims = open.network.edges[edge.at()].relations.iter();
        claims.map(|claim| open.dossier.relations[claim.at()].evidence.len()).sum::<usize>()
    };
    let edges = (0..open.network.edges.len()).map(|at| EdgeIndex(at as u32));
    edges.filter(|edge| shown.contains(&Target::Edge(*edge))).max_by_key(|edge| quotes(*edge)).expect("an edge")
}

#[test]
fn clicking_an_edge_shows_all_its_quotes_and_clicking_one_opens_its_document() {
    let mut harness = usual("kharrazi");
    let edge = edge_with_quotes(&harness);
    let at = harness.state().point_of(Target::Edge(edge));
    click(&mut harness, at);
    assert_eq!(selection(&harness).target, Some(Target::Edge(edge)));
    // Claims that say the same are one entry, which opens.
    let is_entry = |label: &String| label.ends_with(" the same");
    for place in 0..names(&harness).iter().filter(|label| is_entry(label)).count() {
        let labelled = |entry: &Node<'_>| entry.accesskit_node().label().as_ref().is_some_and(is_entry);
        let entry = harness.query_all_by_label_contains(" the same").filter(labelled).nth(place);
        entry.expect("an entry").click_accesskit();
        harness.run();
    }
    let names = names(&harness);
    let open = harness.state().session.open().expect("a dossier").clone();
    for claim in &open.network.edges[edge.at()].relations {
        for evidence in &open.dossier.relations[claim.at()].evidence {
            let quote = evidence.quote.as_deref().expect("the example quotes");
            assert!(names.iter().any(|name| name.contains(quote)), "{quote} is not shown");
        }
    }
    let quote = harness.state().hits.first().expect("a quote that can be clicked").at;
    click(&mut harness, quote);
    let reading = selection(&harness).reading.expect("a document");
    let document = &open.dossier.documents[reading.document.at()];
    assert!(harness.query_all_by_label_contains(&document.title).next().is_some(), "the document's title is shown");
}

#[test]
fn the_network_is_walked_by_keys_alone() {
    let mut harness = usual("halmyra");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    let first = selection(&harness).target.expect("the first entity");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    let second = selection(&harness).target.expect("the next entity");
    assert_ne!(first, second);
    let mut met = vec![second];
    for key in [Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp] {
        press(&mut harness, Modifiers::NONE, key);
        met.push(selection(&harness).target.expect("an entity"));
    }
    let shown = harness.state().memory.canvas.hit_points();
    let last = met.last().expect("an entity");
    assert!(shown.iter().any(|(target, _)| target == last), "the camera follows");
    assert!(met.iter().any(|target| *target != second), "no arrow led anywhere: {met:?}");
    press(&mut harness, Modifiers::NONE, Key::P);
    let Some(Target::Entity(entity)) = selection(&harness).target else { unreachable!("arrows walk over entities") };
    assert!(harness.state().session.workspace().is_pinned(entity));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(!harness.state().session.workspace().is_pinned(entity));
}

#[test]
fn a_screen_reader_hears_every_entity_in_view_and_can_press_it() {
    let mut harness = usual("kharrazi");
    let iran = harness.state().entity("iran");
    harness.get_by_label("Iran, country").click_accesskit();
    harness.run();
    assert_eq!(selection(&harness).target, Some(Target::Entity(iran)));
    let names = names(&harness);
    let open = harness.state().session.open().expect("a dossier").clone();
    for (target, _) in &harness.state().memory.canvas.hit_points() {
        if let Target::Entity(entity) = target {
            let entity = &open.dossier.entities[entity.at()];
            let name = format!("{}, {}", entity.name, entity.kind);
            assert!(names.contains(&name), "{name}");
        }
    }
}

#[test]
fn an_entity_is_found_by_another_of_its_names() {
    let mut harness = usual("kharrazi");
    press(&mut harness, Modifiers::COMMAND, Key::F);
    harness.event(egui::Event::Text("foreign minister of iran".to_owned()));
    harness.run();
    assert!(harness.query_all_by_label_contains("Kharrazi").count() > 1, "{:?}", names(&harness));
}

#[test]
fn escape_closes_what_was_found_and_leaves_the_selection_alone() {
    let mut harness = usual("kharrazi");
    let before = selection(&harness);
    assert!(before.target.is_some());
    press(&mut harness, Modifiers::COMMAND, Key::F);
    harness.event(egui::Event::Text("moscow".to_owned()));
    harness.run();
    let hits = |harness: &Harness<'static, Desk>| harness.query_all_by_label_contains("Moscow, ").count();
    let shown = hits(&harness);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(hits(&harness) < shown, "the list is gone");
    assert_eq!(selection(&harness), before);
}
