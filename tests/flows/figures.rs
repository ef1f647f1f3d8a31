//! Figures from the dialog to the bytes of their files.

use super::{Desk, press, usual};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sayso::session::{Answer, Command, Effect, FigureKind, Pick, Prompt, Request};
use std::fs;

#[test]
fn the_kind_that_was_chosen_in_the_dialog_is_that_of_the_file_whatever_name_is_picked() {
    let mut harness = usual("halmyra");
    for (kind, magic) in [(FigureKind::Png, "\u{fffd}PNG"), (FigureKind::Svg, "<svg"), (FigureKind::Pdf, "%PDF-")] {
        press(&mut harness, Modifiers::COMMAND, Key::E);
        harness.get_by_label(kind.name()).click();
        harness.run();
        harness.get_by_label("Save as…").click();
        harness.run();
        let Some(Effect::Request(Request::Pick(pick))) = harness.state().effects.last().cloned() else {
            panic!("a file dialog is asked for, and not {:?}", harness.state().effects.last());
        };
        for picked in ["net.eps", "net.svg"] {
            let path = harness.state().folder.path().join(picked);
            harness.state_mut().apply(pick.clone().with(path.clone()));
            let bytes = fs::read(kind.named(path)).expect("a figure");
            assert!(String::from_utf8_lossy(&bytes).starts_with(magic), "{picked} as {kind:?}");
        }
        assert!(!harness.state().folder.path().join("net.eps").exists());
    }
}

/// Asks for the file of the figure in the dialog that is open.
fn ask_for_file(harness: &mut Harness<'static, Desk>) -> Pick {
    harness.get_by_label("Save as…").click();
    harness.run();
    let pick = match harness.state().effects.last().cloned() {
        Some(Effect::Request(Request::Pick(pick))) => Some(pick),
        _ => None,
    };
    pick.expect("a file dialog is asked for")
}

#[test]
fn who_gives_up_the_file_of_a_figure_comes_back_to_what_was_chosen() {
    let mut harness = usual("halmyra");
    press(&mut harness, Modifiers::COMMAND, Key::E);
    harness.get_by_label("SVG").click();
    harness.get_by_label("Transparent").click();
    harness.run();
    // The system's dialog is closed without a file.
    ask_for_file(&mut harness);
    harness.state_mut().apply(Command::Answer(Answer::Cancel));
    harness.run();
    assert!(harness.query_by_label("Text stays text").is_some(), "the dialog is there, with SVG chosen");
    // There is none, and Escape leaves the field for the path.
    let pick = ask_for_file(&mut harness);
    harness.state_mut().apply(Command::Ask(Prompt::Path(pick)));
    harness.run();
    assert!(harness.query_by_label("Text stays text").is_none() && harness.query_by_label("Path").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Text stays text").is_some() && harness.query_by_label("Path").is_none());
    // It closes when its figure is begun.
    let pick = ask_for_file(&mut harness);
    let path = harness.state().folder.path().join("net.svg");
    harness.state_mut().apply(pick.with(path));
    harness.run();
    assert!(harness.query_by_label("Save as…").is_none());
    // The next one begins with what was chosen for it, and so does the next start.
    press(&mut harness, Modifiers::COMMAND, Key::E);
    assert!(harness.query_by_label("Text stays text").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Save as…").is_none());
    let kept = harness.state().memory.figure().map(|options| options.kind);
    assert_eq!(kept, Some(FigureKind::Svg));
}
