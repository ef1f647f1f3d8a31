//! What a window at rest does, and how it fits its frame.

use super::{Desk, preferences, usual, window};
use egui::{Rect, Vec2};
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
