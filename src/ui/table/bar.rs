//! The bar above the rows: what they are of, the words they have, the columns, and the ways out of it.

use super::memory::TableMemory;
use crate::analysis::table::TableOf;
use crate::session::{Action, Command, TableChange};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::sign_ui;
use egui::{Align, Layout, RichText, TextEdit, Ui};

/// The width of the field for words, in points.
const FIELD: f32 = 190.0;

/// The least width in which the bar is one line, in points.
const ONE_LINE: f32 = 880.0;

pub(super) fn bar_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut TableMemory) {
    ui.spacing_mut().item_spacing.x = 6.0;
    if ui.available_width() >= ONE_LINE {
        ui.horizontal(|ui| {
            kinds_ui(cx, ui);
            words_ui(cx, ui, memory);
            count_ui(cx, ui);
            deeds_ui(cx, ui);
        });
    } else {
        ui.horizontal(|ui| {
            kinds_ui(cx, ui);
            deeds_ui(cx, ui);
        });
        ui.horizontal(|ui| {
            words_ui(cx, ui, memory);
            count_ui(cx, ui);
        });
    }
}

/// What the table has rows for.
fn kinds_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    for of in TableOf::ALL {
        let name = name(of);
        let response = ui.selectable_label(cx.session.table().of() == of, name);
        cx.send_on(&response.accessible_name(name), Command::Table(TableChange::Of(of)));
    }
}

/// How many rows there are, and how far the measures are that some of its columns wait for.
fn count_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let mut words = count_words(cx);
    if let Some((_, done)) = cx.surroundings.measures_done {
        words.push_str(&format!(" · measuring, {:.0} %", done * 100.0));
    }
    ui.label(RichText::new(words).size(12.5).color(Palette::of(ui).weak));
}

/// What can be done with the table, from the right end.
fn deeds_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let close = sign_ui(ui, "×", "Show the network again (Ctrl+T)", "Close the table");
        cx.send_on(&close, Command::Table(TableChange::Open(false)));
        let save = ui.button("Save as CSV…").on_hover_text(Action::SaveTable.help());
        cx.act_on(&save, Action::SaveTable);
        let copy = ui.button("Copy").on_hover_text(Action::CopyRows.help()).accessible_name("Copy rows");
        cx.act_on(&copy, Action::CopyRows);
        ui.menu_button("Columns", |ui| columns_ui(cx, ui));
    });
}

fn name(of: TableOf) -> &'static str {
    match of {
        TableOf::Entities => "Entities",
        TableOf::Edges => "Edges",
        TableOf::Claims => "Claims",
        TableOf::Quotes => "Quotes",
    }
}

/// The field for words that every row has.
fn words_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut TableMemory) {
    let mut words = cx.session.table().words().to_owned();
    let edit = TextEdit::singleline(&mut words).hint_text("Only rows with…").desired_width(FIELD);
    let response = ui.add(edit).accessible_name("Only rows with these words");
    if std::mem::take(&mut memory.wants_field) {
        response.request_focus();
    }
    if response.changed() {
        cx.send(Command::Table(TableChange::Words(words)));
    } else if !words.is_empty() && sign_ui(ui, "×", "All rows again", "All rows again").clicked() {
        cx.send(Command::Table(TableChange::Words(String::new())));
    }
}

/// "12 of 7,253 rows".
fn count_words(cx: &OpenCtx<'_>) -> String {
    let table = cx.session.table();
    let shown = table.rows().len();
    let all = table.content(cx.open).map_or(0, |content| content.len(table.of()));
    let rows = if all == 1 { "row" } else { "rows" };
    if shown == all {
        format!("{} {rows}", grouped(all))
    } else {
        format!("{} of {} {rows}", grouped(shown), grouped(all))
    }
}

/// A number with a comma between each three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut told = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

/// The columns to choose from.
fn columns_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let table = cx.session.table();
    let shown = table.columns();
    egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for column in table.all_columns() {
            let heading = crate::text::cut(&crate::text::single_line(column.heading(table.of())), 40);
            let mut is_on = shown.contains(&column);
            let response = ui.checkbox(&mut is_on, heading).on_hover_text(column.help());
            if response.clicked() {
                cx.send(Command::Table(TableChange::Column(column)));
            }
        }
    });
    ui.separator();
    if ui.add_enabled(table.has_own_columns(), egui::Button::new("The usual columns")).clicked() {
        cx.send(Command::Table(TableChange::UsualColumns));
        ui.close();
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn large_numbers_are_grouped_by_three_digits() {
        assert_eq!(
            [0, 12, 999, 1_000, 333_000, 1_234_567].map(grouped),
            ["0", "12", "999", "1,000", "333,000", "1,234,567"]
        );
    }
}
