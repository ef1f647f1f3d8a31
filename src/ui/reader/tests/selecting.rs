//! Selecting and copying in the text of a document.

use super::*;

#[test]
fn a_double_click_selects_a_word_and_shift_extends_it_by_words() {
    let mut harness = harness(state(&["One sentence here that is short."], &[]));
    let line = harness.get_by_label("One sentence here that is short.").rect();
    let at = line.left_center() + vec2(8.0, 0.0);
    press(&mut harness, at, Modifiers::NONE);
    press(&mut harness, at, Modifiers::NONE);
    let span = harness.state().memory.selected().unwrap();
    assert_eq!(text_of(&harness, span), "One");
    press(&mut harness, line.left_center() + vec2(60.0, 0.0), Modifiers::SHIFT);
    let span = harness.state().memory.selected().unwrap();
    assert_eq!(text_of(&harness, span), "One sentence");
    press(&mut harness, at, Modifiers::NONE);
    assert_eq!(harness.state().memory.selected(), None, "a click elsewhere takes it away");
}

#[test]
fn a_double_click_on_white_space_selects_nothing_and_copies_nothing() {
    let mut harness = harness(state(&["I                    a"], &[]));
    let line = harness.get_by_label("I                    a").rect();
    let at = line.left_center() + vec2(30.0, 0.0);
    press(&mut harness, at, Modifiers::NONE);
    press(&mut harness, at, Modifiers::NONE);
    assert_eq!(harness.state().memory.selected(), None);
    harness.event(egui::Event::Copy);
    harness.step();
    assert!(!clicks(&harness).iter().any(|event| matches!(event, ReaderEvent::Copy(..))));
}

#[test]
fn the_menu_copies_the_word_that_was_clicked_with_its_citation_or_without() {
    for (entry, is_cited) in [("Copy Ctrl+C", false), ("Copy with citation Ctrl+Shift+C", true)] {
        let mut harness = harness(state(&["One sentence here."], &[]));
        let at = harness.get_by_label("One sentence here.").rect().left_center() + vec2(8.0, 0.0);
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
            harness.event(egui::Event::PointerMoved(at));
            harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
            harness.step();
        }
        harness.run_steps(3);
        harness.get_by_label(entry).click_accesskit();
        harness.run_steps(2);
        let copy = if is_cited { ReaderEvent::CopyCited } else { ReaderEvent::Copy };
        let copied = copy("One".to_owned(), Span::new(0, 3));
        assert_eq!(clicks(&harness), [copied]);
    }
}

#[test]
fn three_clicks_select_the_sentence() {
    let mut harness = harness(state(&["One sentence here.", "Another one."], &[]));
    let at = harness.get_by_label("Another one.").rect().left_center() + vec2(8.0, 0.0);
    for _ in 0..3 {
        press(&mut harness, at, Modifiers::NONE);
    }
    let span = harness.state().memory.selected().unwrap();
    assert_eq!(text_of(&harness, span), "Another one.");
}

#[test]
fn dragging_selects_words_and_copying_gives_the_original_text() {
    let mut harness = harness(state(&["یک Latin دو", "One “two”\u{a0}three."], &[]));
    let (first, second) = (harness.get_by_label_contains("Latin").rect(), harness.get_by_label_contains("One").rect());
    // From beside the right end, where a line from right to left begins.
    let from = first.right_center() + vec2(4.0, 0.0);
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    for at in [from - vec2(20.0, 0.0), second.left_center() + vec2(5.0, 0.0)] {
        harness.hover_at(at);
        harness.step();
    }
    harness.drop_at(second.left_center() + vec2(5.0, 0.0));
    harness.step();
    harness.event(egui::Event::Copy);
    harness.run_steps(2);
    let expected = "یک Latin دو\n\nOne";
    assert_eq!(clicks(&harness), [ReaderEvent::Copy(expected.to_owned(), Span::new(0, expected.len()))]);
}

#[test]
fn everything_can_be_selected_and_copied_by_key() {
    let text = "Первый абзац.\n\nВторой абзац.";
    let mut harness = harness(state(&["Первый абзац.", "Второй абзац."], &[]));
    harness.get_by_label("Text of Test").focus();
    harness.step();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.step();
    harness.event(egui::Event::Copy);
    harness.step();
    assert_eq!(clicks(&harness), [ReaderEvent::Copy(text.to_owned(), Span::new(0, text.len()))]);
}
