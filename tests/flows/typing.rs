//! Letters typed behind a key that opens a field, before the field is there.

use super::{Desk, press, usual};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use sayso::model::Target;
use sayso::session::{Action, Command, Opens, Page};

/// The key of an action as the window's toolkit calls it.
fn key_of(action: Action) -> Option<(Modifiers, Key)> {
    let words = action.shortcut()?.words();
    let (held, name) = words.rsplit_once('+').filter(|(_, name)| !name.is_empty()).unwrap_or(("", &words));
    let mut modifiers = Modifiers::NONE;
    modifiers.command = held.contains("Ctrl");
    modifiers.shift = held.contains("Shift");
    modifiers.alt = held.contains("Alt");
    Some((modifiers, Key::from_name(name)?))
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// Letters as a keyboard sends them: the key, then its text.
fn letters(text: &str) -> Vec<Event> {
    let events = text.chars().flat_map(|letter| {
        let pressed = Key::from_name(&letter.to_uppercase().to_string()).expect("a key");
        [key(pressed, Modifiers::NONE), Event::Text(letter.to_string())]
    });
    events.collect()
}

/// The usual window, without the edge that is selected first.
fn nothing_selected(name: &str) -> Harness<'static, Desk> {
    let mut harness = usual(name);
    harness.state_mut().apply(Command::Select(None));
    harness.run();
    harness
}

/// Events that arrive in one frame.
fn at_once(harness: &mut Harness<'static, Desk>, events: impl IntoIterator<Item = Event>) {
    harness.input_mut().events.extend(events);
    harness.step();
}

/// What the text field with the focus holds.
fn field_with_focus(harness: &Harness<'static, Desk>) -> Option<String> {
    harness.ctx.text_edit_focused().then_some(())?;
    let focused = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused())?;
    focused.accesskit_node().value()
}

/// Letters that are all shortcuts: confirm, next unread, hide, light to a depth.
const TYPED: &str = "yjhe";

#[test]
fn every_action_whose_key_leads_to_a_field_says_so_and_its_field_gets_every_letter() {
    let mut openers = Vec::new();
    for action in Action::ALL {
        // The system is asked for a file, or the program ends.
        let is_asked = action.opens() == Some(Opens::Prompt) || matches!(action, Action::SaveLayout | Action::Quit);
        let Some((modifiers, pressed)) = key_of(action).filter(|_| !is_asked) else { continue };
        for late in [false, true] {
            let mut harness = nothing_selected("halmyra");
            let marks = harness.state().session.workspace().clone();
            let mut events = vec![key(pressed, modifiers)];
            if !modifiers.command && !modifiers.alt {
                events.push(Event::Text("·".to_owned()));
            }
            if late {
                at_once(&mut harness, std::mem::take(&mut events));
            }
            if action.opens().is_some() {
                events.extend(letters(TYPED));
            }
            at_once(&mut harness, events);
            harness.run();
            let held = field_with_focus(&harness);
            assert_eq!(held.as_deref(), action.opens().map(|_| TYPED), "{action:?}, late: {late}");
            if action.opens().is_some() {
                assert_eq!(*harness.state().session.workspace(), marks, "{action:?}: a letter was a shortcut");
                openers.push(action);
            }
        }
    }
    openers.dedup();
    assert_eq!(openers, [Action::Find, Action::Palette, Action::RenameView, Action::FindInDocuments, Action::Paths]);
}

#[test]
fn both_ends_of_a_path_are_typed_in_one_breath() {
    let mut harness = nothing_selected("kharrazi");
    let mut events = letters("w");
    for name in ["kharrazi", "putin"] {
        events.extend(letters(name));
        events.push(key(Key::Enter, Modifiers::NONE));
    }
    at_once(&mut harness, events);
    harness.run();
    let (kharrazi, putin) = (harness.state().entity("kharrazi"), harness.state().entity("putin"));
    assert_eq!(harness.state().session.selection().page, Page::Paths(Some(kharrazi), Some(putin)));
}

#[test]
fn a_command_chosen_from_the_palette_gets_the_letters_behind_it() {
    let mut harness = usual("kharrazi");
    let mut events = vec![key(Key::P, Modifiers::COMMAND | Modifiers::SHIFT)];
    for typed in ["rename", "yes"] {
        events.extend(letters(typed));
        events.push(key(Key::Enter, Modifiers::NONE));
    }
    at_once(&mut harness, events);
    harness.run();
    assert_eq!(harness.state().session.views().name(), "yes");
}

#[test]
fn where_no_field_opens_the_letters_are_keys_again() {
    let mut harness = usual("kharrazi");
    let (kharrazi, putin) = (harness.state().entity("kharrazi"), harness.state().entity("putin"));
    harness.state_mut().apply(Command::Select(Some(Target::Entity(kharrazi))));
    harness.state_mut().apply(Command::SelectAlso(putin));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::W);
    press(&mut harness, Modifiers::NONE, Key::X);
    assert_eq!(harness.state().session.selection().page, Page::Contradictions);
}

/// What the search field holds.
fn looked_for(harness: &Harness<'static, Desk>) -> Option<String> {
    harness.root().children_recursive().find(|node| node.accesskit_node().label().as_deref() == Some("Find"))?.value()
}

#[test]
fn a_word_typed_over_the_network_is_looked_for_and_runs_no_command() {
    // Beginnings that are keys: pin, hide, confirm, the time line, layout measures, and one that is none.
    for word in ["powell", "hide", "yes", "tony", "qatar", "Moscow", "obama"] {
        let mut harness = usual("kharrazi");
        let (before, page) = (harness.state().session.workspace().clone(), harness.state().session.selection().page);
        let mut now = harness.ctx.input(|input| input.time);
        for letter in word.chars() {
            let mut events = letters(&letter.to_lowercase().to_string());
            events[1] = Event::Text(letter.to_string());
            // As somebody types who looks at the screen.
            now += 0.18;
            harness.input_mut().time = Some(now);
            at_once(&mut harness, events);
        }
        harness.input_mut().time = None;
        harness.run();
        assert_eq!(looked_for(&harness).as_deref(), Some(word));
        let session = &harness.state().session;
        assert_eq!((session.workspace(), session.selection().page), (&before, page), "{word} ran a command");
        assert!(session.measuring().is_none(), "{word}");
    }
}

#[test]
fn a_letter_alone_is_a_key_and_the_same_again_too() {
    let mut harness = usual("kharrazi");
    let quote = |harness: &Harness<'static, Desk>| harness.state().session.selection().quote;
    let first = quote(&harness);
    at_once(&mut harness, letters("n"));
    harness.run();
    let second = quote(&harness);
    assert!(second.is_some() && second != first);
    at_once(&mut harness, letters("nn"));
    harness.run();
    assert_ne!(quote(&harness), second);
    assert_eq!(looked_for(&harness).unwrap_or_default(), "");
    at_once(&mut harness, letters("x"));
    harness.run();
    assert_eq!(harness.state().session.selection().page, Page::Contradictions);
}

#[test]
fn where_single_keys_are_switched_off_all_that_is_typed_is_looked_for() {
    let mut harness = usual("kharrazi");
    harness.state_mut().apply(Command::UseSingleKeys(false));
    harness.run();
    let before = harness.state().session.workspace().clone();
    for typed in ["h", "2"] {
        let pressed = Key::from_name(&typed.to_uppercase()).expect("a key");
        at_once(&mut harness, [key(pressed, Modifiers::NONE), Event::Text(typed.to_owned())]);
        harness.run();
        assert_eq!(looked_for(&harness).as_deref(), Some(typed));
        press(&mut harness, Modifiers::NONE, Key::Escape);
    }
    assert_eq!(*harness.state().session.workspace(), before);
    let putin = harness.state().entity("putin");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(putin))));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_ne!(*harness.state().session.workspace(), before, "a key that types nothing is a key");
}
