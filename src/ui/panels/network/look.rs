//! What measures mark in the picture: size, colour and hulls, and what they are of.

use crate::analysis::measures::{explanation, name};
use crate::model::{Measure, MeasureLook, MeasureScope};
use crate::session::{Command, MeasureChange};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::tick_ui;
use egui::{ComboBox, RichText, Ui};

/// The measures that set sizes: not the numbers of groups.
const SIZES: [Measure; 6] = [
    Measure::Degree,
    Measure::Betweenness,
    Measure::PageRank,
    Measure::Core,
    Measure::Articulation,
    Measure::Agreement,
];

/// The choices.
pub(super) fn look_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let now = cx.session.measure_look();
    let mut look = now;
    ui.horizontal(|ui| {
        let scopes = [
            (MeasureScope::Whole, "Whole network", "Measure everything, whatever is hidden"),
            (MeasureScope::Shown, "What is shown", "Measure only what is shown, and again when that changes"),
        ];
        for (scope, words, help) in scopes {
            ui.radio_value(&mut look.scope, scope, words).on_hover_text(help);
        }
    });
    egui::Grid::new("look of measures").num_columns(2).spacing([8.0, 4.0]).show(ui, |ui| {
        choice_ui(ui, "Size by", "edges (as usual)", &SIZES, &mut look.size);
        ui.end_row();
        choice_ui(ui, "Colour by", "kind (as usual)", &Measure::ALL, &mut look.color);
        ui.end_row();
    });
    let mut hulls = look.hulls;
    if tick_ui(ui, &mut hulls, "Hulls around communities", Palette::of(ui).ink).clicked() {
        look.hulls = !look.hulls;
    }
    let usual = MeasureLook { scope: look.scope, ..MeasureLook::default() };
    if look != usual && ui.small_button("As usual").clicked() {
        look = usual;
    }
    if look != now {
        cx.send(Command::Measure(MeasureChange::Look(look)));
    }
    ui.add_space(6.0);
}

/// A choice of one of some measures, or of `usual`.
fn choice_ui(ui: &mut Ui, label: &str, usual: &'static str, of: &[Measure], chosen: &mut Option<Measure>) {
    let palette = Palette::of(ui);
    ui.label(RichText::new(label).size(13.0).color(palette.weak));
    let text = chosen.map_or(usual, name);
    let list = ComboBox::from_id_salt(label).selected_text(RichText::new(text).size(13.0)).width(190.0);
    let list = list.show_ui(ui, |ui| {
        ui.selectable_value(chosen, None, usual);
        for measure in of {
            ui.selectable_value(chosen, Some(*measure), name(*measure)).on_hover_text(explanation(*measure));
        }
    });
    list.response.widget_info(|| egui::WidgetInfo {
        current_text_value: Some(text.to_owned()),
        ..egui::WidgetInfo::labeled(egui::accesskit::Role::ComboBox, true, label)
    });
}
