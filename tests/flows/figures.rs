//! Figures from the dialog to the bytes of their files.

use super::{press, usual};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use sayso::session::{Effect, FigureKind, Request};
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
            panic!("a file dialog is asked for");
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
