//! Buttons that say by their look what they are: the one that a dialog is about, one of several choices, a small sign.
//!
//! Invariant: each is at least as high and as wide as a fingertip needs, see [`TARGET`].

use crate::session::Action;
use crate::ui::ctx::Ctx;
use crate::ui::style::{Palette, TARGET, semibold};
use egui::{Button, Color32, Response, RichText, Stroke, Ui};

/// The button that a dialog is about: filled with the accent.
pub(in crate::ui) fn primary_ui(ui: &mut Ui, label: &str) -> Response {
    primary_where_ui(ui, Some(&()), label)
}

/// The button that a dialog is about, which can be pressed only where there is what it `needs`.
pub(in crate::ui) fn primary_where_ui<T>(ui: &mut Ui, needs: Option<&T>, label: &str) -> Response {
    let fill = Palette::of(ui).accent;
    filled_ui(ui, needs, label, fill)
}

/// The button that a dialog is about where what it does cannot be taken back: filled with the colour of danger.
pub(in crate::ui) fn grave_ui(ui: &mut Ui, label: &str) -> Response {
    let fill = Palette::of(ui).danger;
    filled_ui(ui, Some(&()), label, fill)
}

fn filled_ui<T>(ui: &mut Ui, needs: Option<&T>, label: &str, fill: Color32) -> Response {
    let palette = Palette::of(ui);
    // In place, since a part of its own would take the whole height of a row that is aligned to its middle.
    let usual = ui.visuals().widgets.clone();
    let widgets = &mut ui.visuals_mut().widgets;
    let pressed = palette.pressed(fill);
    for (state, fill) in
        [(&mut widgets.inactive, fill), (&mut widgets.hovered, pressed), (&mut widgets.active, pressed)]
    {
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, fill);
        state.fg_stroke.color = palette.on_accent;
    }
    let button = Button::new(RichText::new(label).font(semibold(14.0)));
    let response = ui.add_enabled(needs.is_some(), button);
    ui.visuals_mut().widgets = usual;
    response
}

/// One of several choices beside one another; the chosen one is pressed in.
pub(in crate::ui) fn choice_ui(ui: &mut Ui, is_chosen: bool, label: impl Into<RichText>) -> Response {
    ui.add(Button::new(label.into()).selected(is_chosen))
}

/// A choice that sets a value.
pub(in crate::ui) fn choose_ui<T: PartialEq>(ui: &mut Ui, value: &mut T, choice: T, label: &str) -> Response {
    let response = choice_ui(ui, *value == choice, label);
    if response.clicked() {
        *value = choice;
    }
    response
}

/// A small button with a sign on it: `hint` is shown on pointing there, and a screen reader says `name`.
pub(in crate::ui) fn sign_ui(ui: &mut Ui, sign: &str, hint: &str, name: &str) -> Response {
    let usual = ui.spacing().button_padding;
    ui.spacing_mut().button_padding = egui::vec2(4.0, 2.0);
    let response = ui.add(Button::new(RichText::new(sign).size(15.0)).min_size(egui::Vec2::splat(TARGET)));
    ui.spacing_mut().button_padding = usual;
    response.on_hover_text(hint).accessible_name(name)
}

/// A small button at the right end of a heading, which closes what is below it.
pub(in crate::ui) fn close_sign_ui(cx: &Ctx<'_>, ui: &mut Ui, hint: &str, name: &str, action: Action) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        cx.act_on(&sign_ui(ui, "×", hint, name), action);
    });
}
