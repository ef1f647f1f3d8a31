//! Colours, text size, motion and keys.

use super::{Outcome, close_ui, title_ui};
use crate::model::ThemeChoice;
use crate::session::Command;
use crate::ui::ctx::Ctx;
use crate::ui::style::fitting_scale;
use crate::ui::widgets::choice_ui;

pub(super) fn preferences_ui(cx: &Ctx<'_>, ui: &mut egui::Ui) -> Outcome {
    title_ui(ui, "Preferences", 500.0);
    let preferences = cx.session.preferences();
    ui.label("Colours");
    ui.horizontal(|ui| {
        let choices = [("As the system", None), ("Light", Some(ThemeChoice::Light)), ("Dark", Some(ThemeChoice::Dark))];
        for (label, theme) in choices {
            cx.send_on(&choice_ui(ui, preferences.theme == theme, label), Command::SetTheme(theme));
        }
    });
    ui.add_space(6.0);
    ui.label("Text size");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for percent in [80_u8, 90, 100, 110, 125, 150, 175, 200] {
            let scale = f32::from(percent) / 100.0;
            let is_chosen = (preferences.text_scale - scale).abs() < 0.01;
            cx.send_on(&choice_ui(ui, is_chosen, format!("{percent} %")), Command::SetTextScale(scale));
        }
    });
    let fitting = fitting_scale(ui.ctx(), preferences.text_scale);
    if fitting + 0.01 < preferences.text_scale {
        ui.add_space(2.0);
        ui.weak(format!("This window has room for {:.0} %; make it larger for more", fitting * 100.0));
    }
    ui.add_space(6.0);
    let mut reduces = preferences.reduced_motion;
    let tick = ui
        .checkbox(&mut reduces, "Reduce motion")
        .on_hover_text("The view jumps instead of flying, and panels open at once");
    if tick.changed() {
        cx.send(Command::ReduceMotion(reduces));
    }
    let mut single = preferences.single_keys;
    let tick = ui.checkbox(&mut single, "Single letters are keys").on_hover_text(
        "N shows the next quote, H hides. Switched off, all that is typed over the network is looked for",
    );
    if tick.changed() {
        cx.send(Command::UseSingleKeys(single));
    }
    close_ui(ui)
}
