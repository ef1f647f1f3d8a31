//! From contradictions and paths to the sentences behind them, filters and marks: by pointer and by keys.

use super::{Desk, click, high, press, usual};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sayso::model::{Target, Verdict};
use sayso::session::{Command, Effect, Page, Request};

/// Clicks what is called `name` on screen, as assistive technology does.
fn press_named(harness: &mut Harness<'static, Desk>, name: &str) {
    harness.get_by_label(name).click_accesskit();
    harness.run();
}

#[test]
fn a_contradiction_is_chosen_from_the_list_and_its_quote_opens_its_document() {
    let mut harness = high("halmyra");
    press(&mut harness, Modifiers::NONE, Key::X);
    assert_eq!(harness.state().session.selection().page, Page::Contradictions);
    press_named(&mut harness, "At different times: Silo 7 holds the missing wheat");
    let session = &harness.state().session;
    let (silo, wheat) = (harness.state().entity("silo-7"), harness.state().entity("missing-wheat"));
    let edge = session.open().and_then(|open| open.network.between(silo, wheat)).map(Target::Edge);
    assert_eq!(session.selection().target, edge);
    for name in ["Asserted and alleged", "Denied", "Alleged by Zernomys", "Denied by Arkady Lisovets"] {
        assert!(harness.query_all_by_label(name).next().is_some(), "{name} is shown");
    }
    let quote = harness.state().hits.iter().find(|hit| hit.name.starts_with("quote ")).expect("a quote").at;
    click(&mut harness, quote);
    assert!(harness.state().session.selection().reading.is_some(), "its document is open");
    press_named(&mut harness, "By date");
    assert!(harness.query_all_by_label("2018-11-19").next().is_some(), "the first who spoke");
}

#[test]
fn what_two_deny_in_one_sentence_is_printed_once() {
    let mut harness = usual("kharrazi");
    press(&mut harness, Modifiers::NONE, Key::X);
    press_named(&mut harness, "Said and denied: Iran belongs to Axis of evil");
    let denied = "a two-day visit in which the two countries both implicitly and explicitly rejected";
    let cards =
        |harness: &Harness<'static, Desk>| harness.query_all_by_label_contains(&format!("Quote: {denied}")).count();
    assert_eq!(cards(&harness), 1);
    for name in ["Denied by Iran", "and Russia", "Alleged by Bush administration"] {
        assert!(harness.query_by_label(name).is_some(), "{name} is shown");
    }
    press_named(&mut harness, "By date");
    assert_eq!(cards(&harness), 1);
    press_named(&mut harness, "and Russia");
    let russia = harness.state().entity("russia");
    assert_eq!(harness.state().session.selection().page, Page::Speaker(russia));
}

#[test]
fn two_entities_are_tied_by_name_and_the_path_is_copied_as_a_paragraph() {
    let mut harness = usual("halmyra");
    let alan = harness.state().entity("alan-marrable");
    harness.get_by_label("Alan Marrable, person").click_accesskit();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::W);
    assert_eq!(harness.state().session.selection().page, Page::Paths(Some(alan), None));
    harness.event(egui::Event::Text("pavel zhernov".to_owned()));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let pavel = harness.state().entity("pavel-zhernov");
    assert_eq!(harness.state().session.selection().page, Page::Paths(Some(alan), Some(pavel)));
    assert!(!harness.state().session.paths().is_empty());
    press_named(&mut harness, "Copy as a paragraph");
    let copied = harness.state().effects.iter().rev().find_map(|effect| match effect {
        Effect::Request(Request::Copy(text)) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("a paragraph");
    assert!(copied.starts_with("Alan Marrable is tied to Pavel Zhernov in "), "{copied}");
    assert!(copied.contains("(1) ") && copied.contains("sentence"), "{copied}");
}

#[test]
fn with_nothing_selected_both_ends_of_a_path_are_asked_for() {
    let mut harness = usual("kharrazi");
    harness.state_mut().apply(Command::Select(None));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::W);
    assert_eq!(harness.state().session.selection().page, Page::Paths(None, None));
    for label in ["Tied from", "Tied to"] {
        assert!(harness.query_by_label(label).is_some(), "{label}");
    }
    // Several events begin with the same name; the person comes first.
    let (kharrazi, putin) = (harness.state().entity("kharrazi"), harness.state().entity("putin"));
    let ends = [("khar", (Some(kharrazi), None)), ("putin", (Some(kharrazi), Some(putin)))];
    for (typed, (from, to)) in ends {
        harness.event(egui::Event::Text(typed.to_owned()));
        harness.run();
        press(&mut harness, Modifiers::NONE, Key::Enter);
        assert_eq!(harness.state().session.selection().page, Page::Paths(from, to));
    }
    assert!(!harness.state().session.paths().is_empty());
}

#[test]
fn filters_are_unfolded_by_key_and_a_speaker_is_switched_off() {
    let mut harness = usual("halmyra");
    press(&mut harness, Modifiers::NONE, Key::L);
    assert!(harness.query_all_by_label("Legend and filters").next().is_some());
    press_named(&mut harness, "only the documents’ own words");
    let shown = |harness: &Harness<'static, Desk>| {
        harness.state().session.visibility().relations.iter().filter(|shown| **shown).count()
    };
    let open = harness.state().session.open().expect("a dossier").clone();
    let own = open.dossier.relations.iter().filter(|claim| claim.by.is_none()).count();
    assert_eq!(shown(&harness), own);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(shown(&harness), open.dossier.relations.len());
}

#[test]
fn a_quote_is_confirmed_by_key_and_the_next_unread_follows() {
    let mut harness = usual("halmyra");
    press(&mut harness, Modifiers::NONE, Key::J);
    let first = harness.state().session.selection().quote.expect("a quote");
    press(&mut harness, Modifiers::NONE, Key::Y);
    let verdict = harness.state().session.mark_of(first).and_then(|mark| mark.verdict);
    assert_eq!(verdict, Some(Verdict::Confirmed));
    press(&mut harness, Modifiers::NONE, Key::J);
    assert_ne!(harness.state().session.selection().quote, Some(first));
    let (read, all) = harness.state().session.read_count();
    assert_eq!(read, 1);
    assert!(harness.query_all_by_label_contains(&format!("1 of {all} read")).next().is_some());
    harness.state_mut().apply(Command::Mark(first, Verdict::Confirmed));
    harness.run();
    assert_eq!(harness.state().session.read_count(), (0, all));
}
