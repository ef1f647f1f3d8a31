//! The options of the layout, with a picture that follows at once.
//!
//! Invariant: changes are throttled; of those within one interval only the last is sent.

use crate::layout::{ASPECT_RANGE, PageShape, SPACING_RANGE};
use crate::session::layout_request::LayoutOptions;
use crate::session::{Canvas, Command, Tune};
use crate::ui::ctx::{Ctx, OpenCtx};
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{choice_ui, primary_ui, weak_ui};
use egui::{DragValue, RichText, Slider, SliderClamping, Stroke, Ui};
use std::time::Duration;

/// The least time between two requests, in seconds: on small networks, and on large ones, whose layout takes longer.
const SHORT: f64 = 0.06;
const LONG: f64 = 0.3;
/// From how many entities on a network is large.
const LARGE: usize = 2_000;
/// The step of the sliders.
const STEP: f64 = 0.05;

/// What is chosen but not yet sent.
#[derive(Default)]
pub(in crate::ui) struct TuningMemory {
    waiting: Option<LayoutOptions>,
    /// When something was sent last, in seconds of the window's clock.
    sent_at: f64,
}

/// The section.
pub(in crate::ui) fn tuning_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut TuningMemory) {
    ui.label(RichText::new("Layout options").font(semibold(19.0)));
    weak_ui(ui, "The picture follows as you choose; pinned entities stay");
    let before = memory.waiting.unwrap_or(cx.session.layout_options());
    let mut options = before;
    ui.add_space(10.0);
    spacing_ui(ui, &mut options);
    ui.add_space(8.0);
    balance_ui(ui, &mut options);
    ui.add_space(8.0);
    aspect_ui(ui, &mut options, cx.session.canvas());
    ui.add_space(12.0);
    seed_ui(ui, &mut options);
    ui.add_space(12.0);
    let mut frozen = cx.session.tuning().is_some_and(|tuning| tuning.frozen);
    ui.horizontal(|ui| {
        if ui.checkbox(&mut frozen, "Freeze").changed() {
            cx.send(Command::Tune(Tune::Freeze(frozen)));
        }
        weak_ui(ui, "Nothing moves while this is on");
    });
    ui.add_space(12.0);
    let usual = LayoutOptions { seed: options.seed, ..LayoutOptions::default() };
    ui.horizontal(|ui| {
        if primary_ui(ui, "Keep").on_hover_text("One step that can be undone").clicked() {
            send_now(cx, memory);
            cx.send(Command::Tune(Tune::Keep));
        }
        if ui.button("Cancel").on_hover_text("Everything goes back to where it was (Esc)").clicked() {
            memory.waiting = None;
            cx.send(Command::Tune(Tune::Cancel));
        }
        let reset = egui::Button::new("Reset");
        if ui
            .add_enabled(options != usual, reset)
            .on_hover_text("Back to the usual spacing, balance and page")
            .clicked()
        {
            options = usual;
        }
    });
    if !cx.session.views().name().is_empty() {
        ui.add_space(6.0);
        let kept = format!("Kept with “{}” when the layout is saved", cx.session.views().name());
        ui.label(RichText::new(kept).size(12.5).color(Palette::of(ui).weak));
    }
    if options != before {
        memory.waiting = Some(options);
    }
    let pause = if cx.open.dossier.entities.len() > LARGE { LONG } else { SHORT };
    send_waiting(cx, ui, memory, pause);
}

/// How much room there is.
fn spacing_ui(ui: &mut Ui, options: &mut LayoutOptions) {
    heading_ui(ui, "Spacing", &format!("{:.2} ×", options.spacing));
    slider_ui(ui, &mut options.spacing, SPACING_RANGE, Scale::Logarithmic, "Spacing");
    ends_ui(ui, "Close together", "Far apart");
}

/// The balance between true distances and separate groups.
fn balance_ui(ui: &mut Ui, options: &mut LayoutOptions) {
    heading_ui(ui, "Balance", &format!("{:.0} %", options.balance * 100.0));
    slider_ui(ui, &mut options.balance, (0.0, 1.0), Scale::Linear, "Balance");
    ends_ui(ui, "True distances", "Separate groups");
}

/// The shape of the page; that of the window is a click away, and does not follow it from then on.
fn aspect_ui(ui: &mut Ui, options: &mut LayoutOptions, canvas: Option<Canvas>) {
    let window =
        canvas.map(|canvas| (canvas.size.width / canvas.free_height.max(1.0)).clamp(ASPECT_RANGE.0, ASPECT_RANGE.1));
    // As precise as it is shown.
    let window = window.map(|aspect| (aspect * 100.0).round() / 100.0);
    heading_ui(ui, "Page", &format!("{:.2} : 1", options.aspect));
    ui.horizontal(|ui| {
        // In the order of the slider beneath.
        for shape in PageShape::ALL.into_iter().rev() {
            if choice_ui(ui, options.aspect == shape.aspect(), shape.name()).clicked() {
                options.aspect = shape.aspect();
            }
        }
    });
    slider_ui(ui, &mut options.aspect, ASPECT_RANGE, Scale::Logarithmic, "Page, width to height");
    ends_ui(ui, "Tall", "Wide");
    let button = egui::Button::new("As the window");
    let hint = "Suit the network's present room in the window";
    if ui.add_enabled(window.is_some_and(|it| it != options.aspect), button).on_hover_text(hint).clicked()
        && let Some(window) = window
    {
        options.aspect = window;
    }
}

/// The seed of the random numbers.
fn seed_ui(ui: &mut Ui, options: &mut LayoutOptions) {
    ui.horizontal(|ui| {
        let same = "The same seed gives the same picture, on every machine";
        ui.label(RichText::new("Seed").font(semibold(13.5))).on_hover_text(same);
        ui.add(DragValue::new(&mut options.seed).speed(0.1)).accessible_name("Seed");
        if ui.button("Another seed").on_hover_text("Another start, another picture").clicked() {
            options.seed = options.seed.wrapping_add(1);
        }
    });
}

/// The name of an option, and its value.
fn heading_ui(ui: &mut Ui, name: &str, value: &str) {
    sides_ui(ui, RichText::new(name).font(semibold(13.5)), RichText::new(value).size(13.0).color(Palette::of(ui).weak));
}

/// How the values of a slider are spaced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale {
    Linear,
    Logarithmic,
}

/// A slider over the whole width. A value between two steps, as a layout file may have, stays until the slider is moved:
/// one that always clamps would round it in every frame.
fn slider_ui(ui: &mut Ui, value: &mut f32, (least, most): (f32, f32), scale: Scale, name: &str) {
    ui.spacing_mut().slider_width = ui.available_width();
    let palette = Palette::of(ui);
    ui.scope(|ui| {
        let visuals = ui.visuals_mut();
        visuals.widgets.inactive.bg_fill = palette.outline;
        visuals.selection.bg_fill = palette.accent;
        for state in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
            state.fg_stroke = Stroke::new(2.0, palette.accent);
        }
        let mut moved = *value;
        let slider = Slider::new(&mut moved, least..=most).show_value(false).trailing_fill(true).step_by(STEP);
        let slider = slider.logarithmic(scale == Scale::Logarithmic).clamping(SliderClamping::Edits);
        if ui.add(slider).accessible_name(name).changed() {
            *value = moved;
        }
    });
}

/// What the two ends of a slider mean.
fn ends_ui(ui: &mut Ui, low: &str, high: &str) {
    let [low, high] = [low, high].map(|words| RichText::new(words).size(12.5).color(Palette::of(ui).weak));
    sides_ui(ui, low, high);
}

/// Words at the left and at the right of a line.
fn sides_ui(ui: &mut Ui, left: RichText, right: RichText) {
    ui.horizontal(|ui| {
        ui.label(left);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(right));
    });
}

/// Sends what waits, unless something was sent within the last `pause` seconds.
fn send_waiting(cx: &Ctx<'_>, ui: &Ui, memory: &mut TuningMemory, pause: f64) {
    if memory.waiting.is_none() {
        return;
    }
    let now = ui.input(|input| input.time);
    let rest = memory.sent_at + pause - now;
    if rest > 0.0 && rest <= pause {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(rest));
        return;
    }
    memory.sent_at = now;
    send_now(cx, memory);
}

/// Sends what waits.
fn send_now(cx: &Ctx<'_>, memory: &mut TuningMemory) {
    if let Some(options) = memory.waiting.take() {
        cx.send(Command::Tune(Tune::Options(options)));
    }
}
