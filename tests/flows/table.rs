//! The table in place of the network: walked by key, shared with the network, and heard.

use super::{Desk, press, usual};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use egui_kittest::{Harness, kittest};
use sayso::analysis::table::TableOf;
use sayso::model::Target;
use sayso::session::{Command, TableChange};

/// A window over an example with its table shown and nothing selected.
fn table(name: &str) -> Harness<'static, Desk> {
    let mut harness = usual(name);
    harness.state_mut().apply(Command::Select(None));
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::T);
    assert!(harness.state().session.table().is_open());
    harness
}

/// The rows of the accessibility tree: what each is called, and whether it is selected.
fn rows(harness: &Harness<'static, Desk>) -> Vec<(String, bool)> {
    let rows = harness.query_all(by().role(Role::Row));
    let told = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        (node.label().unwrap_or_default(), node.is_selected() == Some(true))
    };
    rows.map(told).collect()
}

#[test]
fn it_is_walked_by_key_and_every_row_is_heard_and_selected_in_the_network_too() {
    let mut harness = table("kharrazi");
    let all = rows(&harness);
    assert!(all.len() > 15 && all.iter().all(|(name, is_selected)| !name.is_empty() && !is_selected), "{all:?}");
    assert!(all.len() < 40, "only those in view: {}", all.len());
    for (place, key) in [(0, Key::ArrowDown), (1, Key::ArrowDown), (0, Key::ArrowUp), (0, Key::Home)] {
        press(&mut harness, Modifiers::NONE, key);
        let entity = harness.state().session.table().rows()[place];
        assert_eq!(harness.state().session.selection().entities().first().map(|one| one.0), Some(entity), "{key:?}");
        let selected: Vec<usize> =
            rows(&harness).iter().enumerate().filter(|(_, (_, is_on))| *is_on).map(|(place, _)| place).collect();
        assert_eq!(selected, [place], "{key:?}");
        let is_focused = |node: &kittest::AccessKitNode<'_>| node.is_focused();
        let heard = harness.query_by(is_focused).expect("something has the focus");
        assert_eq!(heard.accesskit_node().label(), Some(rows(&harness)[place].0.clone()));
    }
    press(&mut harness, Modifiers::NONE, Key::End);
    let last = harness.state().session.table().rows().last().copied();
    assert_eq!(harness.state().session.table_row(), last);
    assert!(rows(&harness).last().is_some_and(|(_, is_selected)| *is_selected), "it is scrolled into view");
    press(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(harness.state().session.selection().group.len(), 2);
    press(&mut harness, Modifiers::COMMAND, Key::T);
    assert!(harness.query_all(by().role(Role::Row)).next().is_none());
    assert!(harness.query_by_label_contains("Network: ").is_some());
}

#[test]
fn what_is_selected_in_the_network_is_the_row_that_is_shown_and_a_click_selects_another() {
    let mut harness = usual("kharrazi");
    let russia = harness.state().entity("russia");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(russia))));
    press(&mut harness, Modifiers::COMMAND, Key::T);
    assert!(
        rows(&harness).iter().any(|(name, is_on)| *is_on && name.starts_with("Russia, country")),
        "{:?}",
        rows(&harness)
    );
    let other = rows(&harness).iter().find(|(_, is_on)| !is_on).map(|(name, _)| name.clone()).expect("another row");
    harness.get_by_label(&other).click_accesskit();
    harness.run();
    assert_ne!(harness.state().session.selection().target, Some(Target::Entity(russia)));
}

#[test]
fn a_heading_orders_the_rows_and_words_narrow_them() {
    let mut harness = table("halmyra");
    harness.get_by_role_and_label(Role::ColumnHeader, "Claims").click_accesskit();
    harness.run();
    let counts = |harness: &Harness<'static, Desk>| {
        let all = rows(harness).into_iter().filter_map(|(name, _)| {
            let words = name.split(", ").find_map(|part| part.strip_prefix("Claims ").map(str::to_owned))?;
            words.parse::<u32>().ok()
        });
        all.collect::<Vec<_>>()
    };
    let most_first = counts(&harness);
    assert!(most_first.is_sorted_by(|one, other| one >= other) && most_first[0] > most_first[5], "{most_first:?}");
    harness.state_mut().apply(Command::Table(TableChange::Of(TableOf::Quotes)));
    harness.state_mut().apply(Command::Table(TableChange::Words("zzz".to_owned())));
    harness.run();
    assert!(rows(&harness).is_empty());
    harness.get_by_label("All rows again").click_accesskit();
    harness.run();
    assert!(!rows(&harness).is_empty());
    press(&mut harness, Modifiers::NONE, Key::L);
    assert!(harness.query_by_label("Legend and filters").is_some(), "letters are still commands");
}
