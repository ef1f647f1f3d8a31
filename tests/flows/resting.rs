//! What a window at rest does, and how it fits its frame.

use super::{Desk, preferences, usual, window};
use egui::{Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sayso::model::ThemeChoice;

#[test]
fn nothing_is_drawn_again_while_nothing_changes() {
    for name in ["kharrazi", "halmyra"] {
        let harness = usual(name);
        let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
        assert!(delay.is_some_and(|delay| delay.as_secs() > 3600), "{name} wakes after {delay:?}");
    }
}

#[test]
fn bars_and_buttons_stay_inside_every_window() {
    for size in [Vec2::new(800.0, 500.0), Vec2::new(1280.0, 720.0), Vec2::new(1920.0, 1080.0)] {
        for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
            let harness = window(Desk::over("halmyra", preferences(theme)), size);
            let frame = Rect::from_min_size(egui::Pos2::ZERO, size).expand(0.5);
            let told =
                harness.query_all_by_label_contains("43 entities").filter(|node| node.rect().top() > size.y / 2.0);
            let status: Vec<Rect> = told.map(|node| node.rect()).collect();
            assert_eq!(status.len(), 1, "{status:?} in {size:?}");
            assert!(frame.contains_rect(status[0]), "the status bar at {status:?} in {size:?}");
            for label in ["File", "Edit", "View", "Layout", "Help"] {
                let button = harness.get_by_label(label).rect();
                assert!(frame.contains_rect(button), "{label} at {button:?} in {size:?}");
            }
        }
    }
}

/// The triangles of the network, by where they lie in memory: nothing else in the window is made of so many.
fn meshes(harness: &Harness<'static, Desk>) -> Vec<usize> {
    let shapes = harness.output().shapes.iter();
    let mesh = |shape: &egui::epaint::ClippedShape| match &shape.shape {
        egui::Shape::Mesh(mesh) if mesh.vertices.len() > 1_000 => Some(std::sync::Arc::as_ptr(mesh) as usize),
        _ => None,
    };
    shapes.filter_map(mesh).collect()
}

#[test]
fn a_caret_that_blinks_makes_nothing_of_the_network_again() {
    let mut harness = usual("kharrazi");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::F);
    harness.run();
    harness.step();
    let before = meshes(&harness);
    assert!(!before.is_empty());
    for step in 0..8 {
        harness.step();
        assert_eq!(meshes(&harness), before, "the picture was made again at step {step}");
    }
}
