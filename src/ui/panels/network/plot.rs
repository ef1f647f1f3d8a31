//! A small plot of bars, each of which is a button.
//!
//! Invariant: the lowest bar can be seen and clicked; its words tell its true number.

use crate::ui::style::Palette;
use crate::ui::widgets::button_info;
use egui::{Color32, Rect, RichText, Sense, Ui, Vec2, vec2};
use egui_plot::{Plot, PlotPoint};

/// How high the plot is, in points.
const HEIGHT: f32 = 64.0;
/// The least height of a bar, in points.
const LEAST: f32 = 3.0;

/// A bar.
pub(super) struct Bar {
    /// What it stands for, with its number.
    pub(super) words: String,
    /// How high it is.
    pub(super) count: u32,
    /// Whether it belongs to what is chosen.
    pub(super) is_chosen: bool,
    /// Its colour; `None`: that of the window.
    pub(super) color: Option<Color32>,
}

/// Draws the bars with words below their ends. Returns the bar that was clicked.
pub(super) fn bars_ui(ui: &mut Ui, name: &str, bars: &[Bar], ends: Option<(String, String)>) -> Option<usize> {
    let palette = Palette::of(ui);
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(1);
    let shown = Plot::new(name)
        .height(HEIGHT)
        .width(ui.available_width())
        .show_axes(false)
        .show_grid(false)
        .show_x(false)
        .show_y(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .include_x(0.0)
        .include_x(bars.len() as f64)
        .include_y(0.0)
        .include_y(f64::from(most))
        .set_margin_fraction(Vec2::new(0.01, 0.05))
        .show(ui, |_| {});
    let mut clicked = None;
    for (at, bar) in bars.iter().enumerate() {
        let corner = |x: f64, y: f64| shown.transform.position_from_point(&PlotPoint::new(x, y));
        let area = Rect::from_two_pos(corner(at as f64, 0.0), corner(at as f64 + 1.0, f64::from(most)));
        let mut filled = Rect::from_two_pos(corner(at as f64, 0.0), corner(at as f64 + 1.0, f64::from(bar.count)));
        filled.min.y = filled.min.y.min(filled.max.y - LEAST);
        let response = ui.interact(area, ui.scope_id().with((name, at)), Sense::CLICK);
        response.widget_info(|| button_info(&bar.words));
        let color = bar.color.unwrap_or(palette.accent);
        let color = if bar.is_chosen { color } else { color.gamma_multiply(0.3) };
        let gap = (filled.width() * 0.08).min(2.0);
        if response.hovered() {
            ui.painter().rect_filled(area, 2.0, palette.line);
        }
        ui.painter().rect_filled(filled.shrink2(vec2(gap, 0.0)), 1.0, color);
        if response.on_hover_text(&bar.words).clicked() {
            clicked = Some(at);
        }
    }
    if let Some((first, last)) = ends {
        ui.horizontal(|ui| {
            let words = |text: String| RichText::new(text).size(11.5).color(palette.weak);
            ui.label(words(first));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(words(last)));
        });
    }
    clicked
}
