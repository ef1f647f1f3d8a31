//! Nothing moves unless the reader moves it: filters, folds, panels, bars and messages leave every mark at its pixel.

use super::{Desk, press, usual};
use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sayso::model::{EntityIndex, Status, Target};
use sayso::session::{Action, Canvas, Command, FilterChange};

/// Where every entity is in the window, in points.
fn places(harness: &Harness<'static, Desk>) -> Vec<Pos2> {
    let session = &harness.state().session;
    let (camera, Canvas { corner, size, .. }) = (session.camera(), session.canvas().expect("a canvas"));
    let along = |at: f32, center: f32, corner: f32, size: f32| corner + size / 2.0 + (at - center) * camera.zoom;
    let place = |at: &sayso::model::Position| {
        let x = along(at.x, camera.center.x, corner.x, size.width);
        Pos2::new(x, along(at.y, camera.center.y, corner.y, size.height))
    };
    session.workspace().positions.iter().map(place).collect()
}

fn assert_same(harness: &Harness<'static, Desk>, before: &[Pos2], what: &str) {
    for (at, (is, was)) in places(harness).into_iter().zip(before).enumerate() {
        assert!(is.distance(*was) < 0.01, "{what} moves entity {at} from {was:?} to {is:?}");
    }
    // What is drawn is where the session has it.
    for (target, at) in harness.state().memory.canvas.hit_points() {
        if let Target::Entity(entity) = target {
            assert!(at.distance(before[entity.at()]) < 0.6, "{what}: {entity:?} is drawn at {at:?}");
        }
    }
}

#[test]
fn filters_folds_panels_and_messages_move_nothing_by_a_pixel() {
    for (name, kind) in [("kharrazi", "topic"), ("halmyra", "person")] {
        let mut harness = usual(name);
        let before = places(&harness);
        let bar = harness.get_by_label("Time line").rect();
        let filter = |change: FilterChange| Command::Filter(change);
        for command in [
            filter(FilterChange::EntityKind(kind.to_owned())),
            filter(FilterChange::Status(Status::Alleged)),
            filter(FilterChange::OnlyVerified),
            Command::Do(Action::ShowAll),
            Command::Select(Some(Target::Entity(EntityIndex(0)))),
            Command::Do(Action::Hide),
            Command::Do(Action::Undo),
            Command::Tell("Something short".to_owned()),
            Command::Warn("Something that is so long that it does not fit beside the counts. ".repeat(6)),
            Command::ChangedOnDisk,
            Command::DismissNotice,
            Command::Select(None),
        ] {
            let what = format!("{name}: {command:?}");
            harness.state_mut().apply(command);
            harness.run();
            assert_same(&harness, &before, &what);
            let now = harness.get_by_label("Time line").rect();
            assert!(now.min.distance(bar.min) < 0.1, "{what}: the bar is at {now:?}, not at {bar:?}");
        }
        for fold in ["Hide the legend", "Show the legend"] {
            if let Some(button) = harness.query_by_label(fold) {
                button.click_accesskit();
                harness.run();
                assert_same(&harness, &before, &format!("{name}: {fold}"));
            }
        }
        for (key, what) in [(Key::L, "filters"), (Key::F9, "side panel"), (Key::T, "time line"), (Key::Q, "measures")] {
            for turn in ["opened", "closed"] {
                press(&mut harness, Modifiers::NONE, key);
                harness.run();
                assert_same(&harness, &before, &format!("{name}: {what} {turn}"));
            }
        }
    }
}

#[test]
fn the_whole_is_fitted_when_it_is_asked_for_and_when_the_picture_is_another() {
    let mut harness = usual("kharrazi");
    let before = harness.state().session.camera();
    harness.state_mut().apply(Command::Filter(FilterChange::EntityKind("country".to_owned())));
    harness.run();
    // The row that tells of the filter takes some height, so the middle of the canvas is another; the marks stay at their
    // pixels.
    assert_eq!(harness.state().session.camera().zoom, before.zoom);
    press(&mut harness, Modifiers::NONE, Key::Num0);
    let fitted = harness.state().session.camera();
    assert_ne!(fitted, before, "it was asked for");
    harness.state_mut().apply(Command::Do(Action::ShowAll));
    harness.run();
    assert_eq!(harness.state().session.camera().zoom, fitted.zoom);
    harness.state_mut().apply(Command::Do(Action::LayOutOtherSeed));
    harness.run();
    let laid_out = harness.state().session.camera();
    assert_ne!(laid_out, fitted, "the layout is another");
    harness.state_mut().apply(Command::Do(Action::Undo));
    harness.run();
    assert_ne!(harness.state().session.camera(), laid_out, "and another again");
}

#[test]
fn a_window_of_another_size_keeps_what_was_in_its_middle() {
    let mut harness = usual("kharrazi");
    for (zoomed, size) in [(false, Vec2::new(1500.0, 900.0)), (true, Vec2::new(1000.0, 640.0))] {
        if zoomed {
            harness.state_mut().apply(Command::Do(Action::ZoomIn));
            harness.run();
        }
        let before = harness.state().session.camera();
        harness.set_size(size);
        harness.run();
        let after = harness.state().session.camera();
        assert_eq!(after.center, before.center, "{size:?}");
        assert_eq!(after.zoom == before.zoom, zoomed, "what was fitted grows, what was chosen stays");
    }
}
