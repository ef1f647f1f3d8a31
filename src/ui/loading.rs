//! A file on its way: how far it is, and a button that gives it up.
//!
//! Invariant: what was open stays open and answers meanwhile.

use super::style::{Palette, semibold};
use crate::session::Command;
use crate::ui::ctx::Ctx;
use egui::{Align2, Area, Frame, Id, Order, ProgressBar, RichText, Ui, Vec2};

/// The width of the bar, in points.
const WIDTH: f32 = 380.0;

/// The distance from the top of the window where something is open below, in points.
const BELOW_TOP: f32 = 64.0;

/// What is being opened, how far it is, and a button that gives it up.
pub(super) fn loading_ui(cx: &Ctx<'_>, ui: &mut Ui, name: &str) {
    ui.label(RichText::new(format!("Opening {name}…")).font(semibold(19.0)));
    let loading = cx.surroundings.loading;
    let words = loading.map_or_else(|| "Reading the file".to_owned(), |loading| loading.words());
    ui.label(RichText::new(words).color(Palette::of(ui).weak));
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 110.0).clamp(80.0, WIDTH);
        // Of what has no count yet, the bar is empty.
        let share = loading.and_then(|loading| loading.share()).unwrap_or_default();
        let palette = Palette::of(ui);
        // The whole of the bar is to be seen on any ground.
        ui.visuals_mut().extreme_bg_color = palette.line;
        ui.add(ProgressBar::new(share).desired_width(width).desired_height(8.0).fill(palette.accent));
        cx.send_on(&ui.button("Cancel (Esc)"), Command::CancelLoading);
    });
}

/// The same over what is open.
pub(super) fn loading_over_ui(cx: &Ctx<'_>, ui: &Ui) {
    let Some(name) = cx.session.loading() else { return };
    let palette = Palette::of(ui);
    Area::new(Id::unique("loading"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, Vec2::new(0.0, BELOW_TOP))
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).fill(palette.panel).inner_margin(16).show(ui, |ui| {
                ui.set_width(WIDTH + 120.0);
                ui.spacing_mut().item_spacing = Vec2::new(8.0, 8.0);
                loading_ui(cx, ui, name);
            });
        });
}
