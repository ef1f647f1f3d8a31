//! What can be chosen for a figure: its kind, its page, what it shows and how it looks.

use crate::model::ThemeChoice;
use crate::session::figure::{DPI, LegendPlace, Length, MOST_STEPS, POINTS, PRESETS, Part, Preset, SvgText};
use crate::session::{Background, FigureKind, FigureOptions};
use crate::ui::style::semibold;
use crate::ui::widgets::{choice_ui, choose_ui};
use egui::{RichText, Ui};

/// What there is to be shown now.
pub(super) struct Offered {
    /// The part of the network that is on the screen.
    pub(super) visible: Part,
    pub(super) has_selection: bool,
    pub(super) has_path: bool,
    pub(super) has_pins: bool,
}

/// All choices but the words.
pub(super) fn choices_ui(ui: &mut Ui, choices: &mut FigureOptions, offered: &Offered) {
    part_ui(ui, choices, offered);
    kind_ui(ui, choices);
    page_ui(ui, choices);
    fit_ui(ui, choices, offered);
    looks_ui(ui, choices);
    content_ui(ui, choices);
}

/// A heading over some choices.
pub(super) fn heading_ui(ui: &mut Ui, words: &str) {
    ui.add_space(8.0);
    ui.label(RichText::new(words).font(semibold(13.0)));
}

/// Which part of the network.
fn part_ui(ui: &mut Ui, choices: &mut FigureOptions, offered: &Offered) {
    ui.label(RichText::new("Shows").font(semibold(13.0)));
    ui.horizontal(|ui| {
        choose_ui(ui, &mut choices.part, Part::Whole, "Whole network");
        choose_ui(ui, &mut choices.part, offered.visible, "Visible part");
    });
    ui.horizontal(|ui| {
        let is_around = matches!(choices.part, Part::Around(_));
        let button = egui::Button::new("Selection").selected(is_around);
        let choice = ui.add_enabled(offered.has_selection, button);
        if choice.on_disabled_hover_text("Nothing is selected").clicked() && !is_around {
            choices.part = Part::Around(1);
        }
        let button = egui::Button::new("The path").selected(choices.part == Part::Path);
        if ui.add_enabled(offered.has_path, button).on_disabled_hover_text("No path is shown").clicked() {
            choices.part = Part::Path;
        }
    });
    if let Part::Around(steps) = &mut choices.part {
        ui.horizontal(|ui| {
            ui.label("With neighbours up to");
            ui.add(egui::DragValue::new(steps).range(0..=MOST_STEPS)).accessible_name("Steps to neighbours");
            ui.label(if *steps == 1 { "step away" } else { "steps away" });
        });
    }
}

/// Which kind of file it becomes.
fn kind_ui(ui: &mut Ui, choices: &mut FigureOptions) {
    heading_ui(ui, "File");
    ui.horizontal(|ui| {
        for kind in FigureKind::ALL {
            choose_ui(ui, &mut choices.kind, kind, kind.name());
        }
    });
    if choices.kind == FigureKind::Svg {
        let mut is_live = choices.svg_text == SvgText::Live;
        ui.checkbox(&mut is_live, "Text stays text").on_hover_text(
            "Can be selected and edited, and needs the fonts Inter and Vazirmatn to look like this; otherwise text is \
             written as outlines, which look the same everywhere",
        );
        choices.svg_text = if is_live { SvgText::Live } else { SvgText::Outlines };
    }
}

/// What the size is called.
fn name_of(choices: &FigureOptions) -> &'static str {
    let preset = PRESETS.iter().find(|preset| preset.lengths() == [choices.width, choices.height]);
    match preset {
        Some(preset) => preset.name,
        None if choices.is_print() => "Own size",
        None => "Pixels",
    }
}

/// The size of the page.
fn page_ui(ui: &mut Ui, choices: &mut FigureOptions) {
    heading_ui(ui, "Page");
    let before = PRESETS.iter().find(|preset| preset.lengths() == [choices.width, choices.height]);
    let words = |preset: &Preset| format!("{} · {} × {} mm", preset.name, preset.size.0, preset.size.1);
    let shown = before.map_or_else(|| name_of(choices).to_owned(), words);
    let list = egui::ComboBox::from_id_salt("figure page").selected_text(shown).width(ui.available_width() - 8.0);
    let named = list.height(420.0).show_ui(ui, |ui| {
        if ui.selectable_label(!choices.is_print(), "Pixels").clicked() && choices.is_print() {
            [choices.width, choices.height] = [2400.0, 1700.0].map(|side| Some(Length::Pixels(side)));
        }
        for preset in &PRESETS {
            let is_chosen = preset.lengths() == [choices.width, choices.height];
            if ui.selectable_label(is_chosen, words(preset)).on_hover_text(preset.help).clicked() {
                // A size of text that was chosen by hand stays.
                if before.is_none_or(|before| before.points == choices.points) {
                    choices.points = preset.points;
                }
                [choices.width, choices.height] = preset.lengths();
            }
        }
    });
    named.response.accessible_name("Page");
    let is_print = choices.is_print();
    let speed = if is_print { 1.0 } else { 10.0 };
    ui.horizontal(|ui| {
        for (label, length, between) in [
            ("Width", &mut choices.width, "×"),
            ("Height", &mut choices.height, if is_print { "mm" } else { "pixels" }),
        ] {
            let Some((least, most)) = length.map(Length::offered_range) else { continue };
            let Some(Length::Pixels(value) | Length::Millimetres(value)) = length else { continue };
            let digits = usize::from(is_print && value.fract() != 0.0);
            let value = egui::DragValue::new(value).range(least..=most).speed(speed).max_decimals(digits);
            ui.add(value).on_hover_text(label).accessible_name(label);
            ui.label(between);
        }
        if let (Some(dpi), true) = (&mut choices.dpi, is_print && choices.kind == FigureKind::Png) {
            ui.add_space(8.0);
            let dpi = egui::DragValue::new(dpi).range(DPI.0..=DPI.1).max_decimals(0);
            ui.add(dpi).on_hover_text("Dots per inch").accessible_name("Dots per inch");
            ui.label("dpi");
        }
    });
}

/// How it is fitted to its page.
fn fit_ui(ui: &mut Ui, choices: &mut FigureOptions, offered: &Offered) {
    let mut is_fitted = choices.is_fitted();
    let box_ui = ui.checkbox(&mut is_fitted, "Fitted to its page").on_hover_text(
        "The network fills the page, and every name is whole, or has a number that a key beside the picture explains; \
         otherwise the figure has the names of the window",
    );
    if box_ui.changed() {
        choices.fit = Some(is_fitted).filter(|fit| *fit != choices.is_print());
    }
    if !is_fitted {
        return;
    }
    ui.indent("fit", |ui| {
        ui.horizontal(|ui| {
            ui.label("Names of");
            let points =
                egui::DragValue::new(&mut choices.points).range(POINTS.0..=POINTS.1).speed(0.1).max_decimals(1);
            ui.add(points).accessible_name("Size of names in points");
            ui.label("points");
        });
        if !matches!(choices.part, Part::Seen(..)) {
            let mut anew = choices.anew.unwrap_or(!offered.has_pins);
            let anew_ui = ui
                .checkbox(&mut anew, "Laid out anew for it")
                .on_hover_text("Otherwise everything keeps its place, turned and stretched for the shape of the page");
            if anew_ui.changed() {
                choices.anew = Some(anew).filter(|anew| *anew == offered.has_pins);
            }
        }
    });
}

/// Its colours.
fn looks_ui(ui: &mut Ui, choices: &mut FigureOptions) {
    heading_ui(ui, "Colours");
    ui.horizontal(|ui| {
        for (label, theme, grey) in [
            ("Light", ThemeChoice::Light, false),
            ("Dark", ThemeChoice::Dark, false),
            ("Greys", ThemeChoice::Light, true),
        ] {
            let is_chosen = (choices.theme, choices.grey) == (theme, grey);
            if choice_ui(ui, is_chosen, label).clicked() {
                (choices.theme, choices.grey) = (theme, grey);
            }
        }
    });
    ui.horizontal(|ui| {
        ui.label("On");
        let is_dark = choices.theme == ThemeChoice::Dark && !choices.grey;
        let button = egui::Button::new("White").selected(choices.background == Background::White && !is_dark);
        let white = ui.add_enabled(!is_dark, button).on_disabled_hover_text("Dark colours cannot be read on white");
        if white.clicked() {
            choices.background = Background::White;
        }
        choose_ui(ui, &mut choices.background, Background::Transparent, "Transparent");
        choose_ui(ui, &mut choices.background, Background::Themed, "As on screen")
            .on_hover_text("The ground that these colours have on the screen");
    });
}

/// What stands in it beside the network.
fn content_ui(ui: &mut Ui, choices: &mut FigureOptions) {
    heading_ui(ui, "With");
    ui.horizontal_wrapped(|ui| {
        ui.checkbox(&mut choices.legend, "Legend");
        if choices.legend && choices.is_fitted() {
            for (label, place) in
                [("Auto", LegendPlace::Auto), ("Side", LegendPlace::Side), ("Below", LegendPlace::Below)]
            {
                choose_ui(ui, &mut choices.legend_place, place, label);
            }
        }
    });
    ui.checkbox(&mut choices.edge_numbers, "Numbers on edges")
        .on_hover_text("The picture in words tells what each numbered edge says");
    ui.checkbox(&mut choices.emphasis, "Selection as on screen");
    ui.checkbox(&mut choices.hidden_counts, "Numbers of hidden neighbours");
    ui.checkbox(&mut choices.caption, "Title and caption");
}
