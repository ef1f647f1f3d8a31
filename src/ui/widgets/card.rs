//! A card that can be clicked: a quote, a path, a contradiction.

use crate::ui::style::Palette;
use egui::{Frame, Margin, Response, Sense, Stroke, Ui};

/// A card as wide as the panel, with `gap` points between its lines, and highlighted while what it stands for is shown.
pub(in crate::ui) fn card_ui(
    ui: &mut Ui,
    is_shown: bool,
    margin: Margin,
    gap: f32,
    contents: impl FnOnce(&mut Ui),
) -> Response {
    let palette = Palette::of(ui);
    let (fill, line) = if is_shown { (palette.card_selected, palette.accent) } else { (palette.card, palette.line) };
    let frame = Frame::new().fill(fill).stroke(Stroke::new(1.0, line)).corner_radius(6).inner_margin(margin);
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = gap;
        contents(ui);
    });
    pressable(ui, &shown.response)
}

/// What was drawn as one thing to click, which can have the focus. It is a widget of its own: the toolkit takes the focus away
/// from one that was there first without any sense.
pub(in crate::ui) fn pressable(ui: &Ui, drawn: &Response) -> Response {
    ui.interact(drawn.rect, drawn.id.with("pressable"), Sense::click())
}
