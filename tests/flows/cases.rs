//! Small dossiers of reports from readers, each opened in the window as it was sent.

use super::{Desk, preferences, press, window};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sayso::model::{DocumentIndex, EntityIndex, LookReason, Target, ThemeChoice};
use sayso::session::{Action, Command, Effect, Page, Request};

/// The window over a dossier.
fn over(text: &str) -> Harness<'static, Desk> {
    let mut desk = Desk::over("halmyra", preferences(ThemeChoice::Light));
    let path = desk.folder.path().join("case.ron");
    std::fs::write(&path, text).expect("a file in a temporary folder");
    desk.apply(Command::Open(path));
    window(desk, Vec2::new(1280.0, 960.0))
}

#[test]
fn the_long_name_of_a_neighbour_wraps_in_the_panel() {
    let name = "the law on the liability of organisers of message services for failing to meet the duties that the \
                legislation of the Russian Federation and its subjects lays upon them";
    let mut harness = over(&format!(
        "(format: 1, title: \"Long name of a neighbour\", documents: [(id: \"d\", title: \"d\", text: \"Ann signed {name}.\")],
         entities: [(id: \"a\", kind: \"person\", name: \"Ann\"), (id: \"l\", kind: \"agreement\", name: \"{name}\")],
         relations: [(from: \"a\", kind: \"signed\", to: \"l\", evidence: [(doc: \"d\", quote: \"Ann signed the law\")])])"
    ));
    let free = harness.state().memory.canvas.rect.expect("a canvas").width();
    harness.state_mut().apply(Command::Select(Some(Target::Entity(EntityIndex(0)))));
    harness.run();
    assert_eq!(harness.state().memory.canvas.rect.expect("a canvas").width(), free, "the panel is as wide as before");
    let mut wrapped = false;
    for node in harness.root().children_recursive() {
        let bounds = node.accesskit_node().bounding_box();
        let is_name = node.accesskit_node().label().is_some_and(|label| label.contains("liability of organisers"));
        if let Some(bounds) = bounds.filter(|bounds| is_name && bounds.x0 > f64::from(free)) {
            assert!(bounds.x1 <= 1280.5, "within the window: {bounds:?}");
            wrapped |= bounds.y1 - bounds.y0 > 30.0;
        }
    }
    assert!(wrapped, "the name of the neighbour takes several lines");
}

/// What was put on the clipboard last.
fn copied(harness: &Harness<'static, Desk>) -> Option<String> {
    harness.state().effects.iter().rev().find_map(|effect| match effect {
        Effect::Request(Request::Copy(text)) => Some(text.clone()),
        _ => None,
    })
}

/// Clicks a place twice and copies.
fn copy_at(harness: &mut Harness<'static, Desk>, at: Pos2) -> Option<String> {
    harness.hover_at(at);
    harness.run();
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    for pressed in [true, false, true, false] {
        harness.input_mut().events.push(Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    harness.step();
    harness.run();
    harness.event(Event::Copy);
    harness.run();
    copied(harness)
}

#[test]
fn a_word_of_a_long_letter_is_copied_as_a_word_and_found_again() {
    let line = |number: u32| {
        format!("\\n\\nThis is line {number} of a long letter that goes on about the weather and the harbour.")
    };
    let letter: String = (1..=79).map(line).collect();
    let mut harness = over(&format!(
        "(format: 1, title: \"Two\", documents: [(id: \"d\", title: \"Archive\", text: \"Ada met Boria in June.{letter}\")],
         entities: [(id: \"a\", kind: \"person\", name: \"Ada\"), (id: \"b\", kind: \"country\", name: \"Boria\"),
          (id: \"c\", kind: \"place\", name: \"Cove\"), (id: \"e\", kind: \"event\", name: \"Eve\")],
         relations: [
          (from: \"a\", kind: \"met\", to: \"b\", evidence: [(doc: \"d\", quote: \"Ada met Boria in June.\")]),
          (from: \"b\", kind: \"holds\", to: \"c\", evidence: [(doc: \"d\", quote: \"This is line 70 of a long letter\")]),
          (from: \"c\", kind: \"saw\", to: \"e\", evidence: [(doc: \"d\", quote: \"This is line 71 of a long letter\")])])"
    ));
    // Where no word is, nothing that is selected is copied instead.
    harness.state_mut().apply(Command::Select(None));
    harness.state_mut().apply(Command::Read(DocumentIndex(0), None));
    harness.run();
    let is_text = |label: String| label.starts_with("Text of ");
    let bounds = harness
        .root()
        .children_recursive()
        .find(|node| node.accesskit_node().label().is_some_and(is_text))
        .and_then(|node| node.accesskit_node().bounding_box())
        .expect("the text");
    let left = Pos2::new(bounds.x0 as f32, bounds.y0 as f32);
    let words: Vec<String> =
        (0..40).filter_map(|step| copy_at(&mut harness, left + egui::vec2(20.0 + 17.0 * step as f32, 80.0))).collect();
    let is_word = |word: &String| !word.is_empty() && !word.contains([' ', '“', '”', '(']);
    assert!(words.len() > 5 && words.iter().all(is_word), "nothing but words is copied: {words:?}");
    let word = words.iter().find(|word| word.chars().all(char::is_alphabetic)).expect("a word").clone();
    press(&mut harness, Modifiers::COMMAND, Key::F);
    harness.event(Event::Paste(word.clone()));
    harness.run();
    assert!(harness.query_by_label("No sentence has these words").is_none(), "{word}");
}

/// Quotes worth a second look, with a field and opposed kinds.
const LOOKS: &str = "(format: 1, documents: [(id: \"d\", title: \"D\", language: \"en\", text: \"Nobody says that Ann paid Bob \
    here. They deny that Ann fuels Bob daily. It is Ann who calms Bob daily. They had remote services.\")],
    kinds: [(name: \"fuels\", opposes: [\"calms\"])],
    entities: [(id: \"a\", kind: \"person\", name: \"Ann\"), (id: \"b\", kind: \"person\", name: \"Bob\"),
     (id: \"r\", kind: \"method\", name: \"Remote Services\")],
    relations: [
     (from: \"a\", kind: \"pays\", to: \"b\", fields: {\"sure\": \"yes\"}, evidence: [(doc: \"d\", quote: \"Ann paid Bob here\")]),
     (from: \"a\", kind: \"fuels\", to: \"b\", evidence: [(doc: \"d\", quote: \"Ann fuels Bob daily\")]),
     (from: \"a\", kind: \"calms\", to: \"b\", evidence: [(doc: \"d\", quote: \"calms Bob\")])])";

#[test]
fn next_and_previous_quote_walk_through_those_worth_a_second_look() {
    let mut harness = over(LOOKS);
    harness.state_mut().apply(Command::Do(Action::SecondLook));
    harness.run();
    let shown =
        |harness: &Harness<'static, Desk>| harness.state().session.selection().quote.map(|quote| quote.relation.0);
    let walk = |harness: &mut Harness<'static, Desk>, key| {
        press(harness, Modifiers::NONE, key);
        assert_eq!(harness.state().session.selection().target, None, "the page stays");
        shown(harness)
    };
    assert_eq!(
        [Key::N, Key::N, Key::N, Key::N].map(|key| walk(&mut harness, key)),
        [Some(0), Some(1), Some(2), Some(0)]
    );
    assert_eq!([Key::B, Key::B].map(|key| walk(&mut harness, key)), [Some(2), Some(1)]);
    // What was looked at leaves the list, and the walk goes on from there.
    press(&mut harness, Modifiers::NONE, Key::Y);
    assert_eq!(harness.state().session.looks().confirmed.len(), 1);
    assert_eq!([Key::N, Key::B].map(|key| walk(&mut harness, key)), [Some(2), Some(0)]);
    harness.state_mut().apply(Command::ShowPage(Page::SecondLook(Some(LookReason::Short))));
    assert_eq!([Key::N, Key::N].map(|key| walk(&mut harness, key)), [Some(2), Some(2)], "only those of the reason");
}

#[test]
fn a_field_of_the_dossier_is_filtered_by_a_choice_of_its_values_and_only_where_there_is_one() {
    let mut harness = over(LOOKS);
    harness.state_mut().apply(Command::Do(Action::Filters));
    harness.run();
    harness.get_by_label("sure of claims (2)").click_accesskit();
    harness.run();
    harness.get_by_label("Only yes").click_accesskit();
    harness.run();
    let shown = |harness: &Harness<'static, Desk>| harness.state().session.visibility().relations.clone();
    assert_eq!(shown(&harness), [true, false, false]);
    assert!(harness.query_by_label("sure of claims (1 of 2 on)").is_some());
    // Above the network the filter stands in words, and a click takes it back.
    harness.get_by_label("Show again: all but claims with sure = yes").click_accesskit();
    harness.run();
    assert_eq!(shown(&harness), [true; 3]);
    harness.get_by_role_and_label(Role::CheckBox, "yes").click_accesskit();
    harness.run();
    assert_eq!(shown(&harness), [false, true, true]);
    harness.state_mut().apply(Command::Do(Action::Undo));
    assert_eq!(shown(&harness), [true; 3]);
    let mut harness = over("(format: 1, entities: [(id: \"a\", kind: \"person\", name: \"Ann\")])");
    harness.state_mut().apply(Command::Do(Action::Filters));
    harness.run();
    assert_eq!(harness.query_all_by_label_contains("sure of").count(), 0);
}

#[test]
fn an_edge_of_opposed_kinds_says_so_and_a_possible_mention_is_never_said_to_be_certain() {
    let mut harness = over(LOOKS);
    let named = "Ann → Bob, 3 claims, all asserted, conflicting";
    assert!(harness.query_by_label(named).is_some());
    harness.state_mut().apply(Command::Read(DocumentIndex(0), None));
    harness.run();
    let mentions = harness.query_all_by_label("Ann").count();
    assert!(mentions >= 3, "{mentions}");
    let reading = &harness.state().session.open().expect("a dossier").reading.documents[0];
    assert_eq!(reading.possible_mentions.len(), 1);
    let possible = reading.possible_mentions[0].span;
    let words = "remote services";
    assert_eq!((possible.end - possible.start) as usize, words.len());
    assert_eq!(harness.query_all_by_label(&format!("{words}, a possible mention")).count(), 1);
    assert_eq!(harness.query_all_by_label(words).count(), 0);
    let overlaps =
        reading.mentions.iter().any(|mention| mention.span.start < possible.end && possible.start < mention.span.end);
    assert!(!overlaps, "it is not certain as well");
}
