//! The panel of a comparison with another version: what was added, changed, and is gone, each row with the way to it.
//!
//! Invariant: it stays while its rows are followed, until it is put away.

mod rows;

use crate::analysis::versions::{Parts, Versions};
use crate::report::versions::{counts, field_words};
use crate::session::{Command, CompareChange, Compared, Only};
use crate::text::visible;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{choice_ui, name_ui, sign_ui, tick_ui, weak_ui};
use egui::{RichText, ScrollArea, Ui};

/// The panel.
pub(super) fn compare_ui(cx: &OpenCtx<'_>, ui: &mut Ui, compared: &Compared) {
    let send = |change| cx.send(Command::Compare(change));
    let name = visible(&compared.other.origin.name()).into_owned();
    ui.horizontal(|ui| {
        ui.label(RichText::new("Two versions compared").font(semibold(15.0)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if sign_ui(ui, "×", "End the comparison", "End the comparison").clicked() {
                send(CompareChange::Close);
            }
        });
    });
    name_ui(
        ui,
        &format!("{} and {name}", cx.open.origin.name()),
        13.5,
        crate::fonts::Style::Regular,
        Palette::of(ui).ink,
    );
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(format!("{name} is")).size(12.5));
        for (is_newer, words) in [(false, "the older"), (true, "the newer")] {
            if choice_ui(ui, compared.other_is_newer == is_newer, words).clicked() {
                send(CompareChange::OtherIsNewer(is_newer));
            }
        }
    });
    let mut is_marked = compared.is_marked;
    if tick_ui(ui, &mut is_marked, "Mark in the network", Palette::of(ui).ink).changed() {
        send(CompareChange::Mark(is_marked));
    }
    buttons_ui(cx, ui, compared, &name);
    ui.add_space(4.0);
    if compared.versions.is_empty() {
        ui.label("Both say the same: there is no difference");
        return;
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 10.0);
        ui.spacing_mut().item_spacing.y = 3.0;
        sorts_ui(cx, ui, compared);
    });
}

fn buttons_ui(cx: &OpenCtx<'_>, ui: &mut Ui, compared: &Compared, name: &str) {
    ui.horizontal_wrapped(|ui| {
        let differing = compared.differing(cx.open);
        let only = ui.add_enabled(!differing.is_empty(), egui::Button::new("Show only these"));
        let only = only.on_hover_text("Show what differs alone, with the ends of its claims; Backspace goes back");
        if only.clicked() {
            cx.send(Command::ShowOnly(Only::These(differing, format!("what differs from {name}"))));
        }
        let open = ui.button("Open the other").on_hover_text(format!(
            "Open {name} in this layout: what both have keeps its place, and marks and corrections come along as far as they fit"
        ));
        cx.send_on(&open, Command::Compare(CompareChange::OpenOther));
    });
}

/// All differences, by what they are of.
fn sorts_ui(cx: &OpenCtx<'_>, ui: &mut Ui, compared: &Compared) {
    let Versions { documents, entities, claims, quotes, rest } = compared.versions.as_ref();
    let sides = rows::Sides::of(cx, compared);
    heading_ui(ui, "Entities", entities);
    rows::entities_ui(&sides, ui, entities);
    heading_ui(ui, "Claims", claims);
    rows::claims_ui(&sides, ui, claims);
    heading_ui(ui, "Quotes", quotes);
    rows::quotes_ui(&sides, ui, quotes);
    heading_ui(ui, "Documents", documents);
    rows::documents_ui(&sides, ui, documents);
    if !rest.is_empty() {
        ui.add_space(8.0);
        ui.label(RichText::new("Besides").font(semibold(13.5)));
        for change in rest {
            weak_ui(ui, &field_words(change));
        }
    }
}

fn heading_ui<I: Copy>(ui: &mut Ui, name: &str, parts: &Parts<I>) {
    ui.add_space(8.0);
    ui.label(RichText::new(name).font(semibold(13.5)));
    weak_ui(ui, &counts(parts));
}
