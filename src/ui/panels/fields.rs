//! The filter by the dossier's own fields: a choice of values for each, where there are any.

use crate::analysis::fields::FieldValues;
use crate::model::FieldOwner;
use crate::session::{Command, FilterChange};
use crate::text::{cut, single_line};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::weak_ui;
use egui::{CollapsingHeader, ComboBox, RichText, Ui};

/// The longest value that is not cut, in characters.
const VALUE: usize = 60;

/// The fields with the value that is asked for of each.
pub(super) fn fields_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let fields = cx.fields();
    let asked = cx.session.workspace().filter.fields.len();
    if fields.is_empty() && asked == 0 {
        return;
    }
    let words = if asked > 0 {
        format!("Fields ({asked} of {} on)", fields.len())
    } else {
        format!("Fields ({})", fields.len())
    };
    // The words change with what is asked for; the place of the fold must not.
    let header = CollapsingHeader::new(RichText::new(words).font(semibold(13.5))).id_salt("Fields");
    header.default_open(asked > 0).show(ui, |ui| {
        for field in fields.iter() {
            ui.push_id(&field.field, |ui| field_ui(cx, ui, field));
        }
        // A view may ask for a field that the dossier no longer has.
        let is_known = |asked: &crate::model::Field| fields.iter().any(|field| field.field == *asked);
        for (field, value) in &cx.session.workspace().filter.fields {
            if !is_known(field) {
                let lost = FieldValues { field: field.clone(), values: vec![(value.clone(), 0)], more: 0 };
                ui.push_id(field, |ui| field_ui(cx, ui, &lost));
            }
        }
    });
    ui.add_space(4.0);
}

/// One field: its name, and the choice of its value.
fn field_ui(cx: &OpenCtx<'_>, ui: &mut Ui, field: &FieldValues) {
    let FieldValues { field, values, more } = field;
    let name = cut(&single_line(&field.name), VALUE);
    let owner = field.owner.words();
    let chosen = cx.session.workspace().filter.fields.get(field);
    let palette = Palette::of(ui);
    ui.add(egui::Label::new(RichText::new(format!("{name} of {owner}")).size(13.0).color(palette.ink)).wrap());
    let shown = |value: &str| if value.is_empty() { "(empty)".to_owned() } else { cut(&single_line(value), VALUE) };
    let text = match chosen {
        Some(value) => RichText::new(shown(value)).size(13.0).color(palette.warning),
        None => RichText::new("any value").size(13.0).color(palette.weak),
    };
    let label = format!("Only {owner} with {name}");
    let list = ComboBox::from_id_salt("value").selected_text(text).width(ui.available_width()).truncate();
    let list = list.show_ui(ui, |ui| {
        let mut change = ui.selectable_label(chosen.is_none(), "any value").clicked().then_some(None);
        for (value, count) in values {
            if ui.selectable_label(chosen == Some(value), format!("{} ({count})", shown(value))).clicked() {
                change = Some(Some(value.clone()));
            }
        }
        if *more > 0 {
            weak_ui(ui, &format!("and {more} more values, each on few {owner}: Ctrl+F finds them"));
        }
        change
    });
    if let Some(Some(change)) = list.inner {
        cx.send(Command::Filter(FilterChange::Field(field.clone(), change)));
    }
    list.response.widget_info(|| {
        let value = chosen.map_or_else(|| "any value".to_owned(), |value| shown(value));
        egui::WidgetInfo {
            current_text_value: Some(value),
            ..egui::WidgetInfo::labeled(egui::accesskit::Role::ComboBox, true, &label)
        }
    });
    let help = match field.owner {
        FieldOwner::Claim => "Shows only the claims with this value",
        FieldOwner::Entity => "Shows only the entities with this value, and the claims between them",
        FieldOwner::Document => "Shows only the claims that a document with this value carries",
    };
    list.response.on_hover_text(help);
    ui.add_space(4.0);
}
