//! The filter by the dossier's own fields: the values of each, where there are any.

use super::rows::{Fold, Group, Row, group_ui};
use crate::analysis::facets::{FacetIndex, Facets, FieldCounts, FieldIndex};
use crate::analysis::summary::Count;
use crate::model::{Field, Filter, FilterChange};
use crate::text::{cut, single_line};
use crate::ui::ctx::OpenCtx;
use egui::Ui;

/// The longest name or value that is not cut, in characters.
const LONGEST: usize = 60;

/// A group for each field.
pub(super) fn fields_ui(cx: &OpenCtx<'_>, ui: &mut Ui, index: &FacetIndex, facets: &Facets) {
    let filter = &cx.session.workspace().filter;
    for (field, counts) in index.fields.iter().zip(&facets.fields) {
        let rows = rows(filter, field, counts);
        ui.push_id(&field.field, |ui| {
            let heading = heading(&field.field);
            group_ui(cx, ui, &Group { heading: &heading, all: None, fold: Fold::Closed }, rows);
        });
    }
    // A view may ask for a field that the dossier no longer has.
    let is_known = |asked: &Field| index.fields.iter().any(|field| field.field == *asked);
    for (field, value) in filter.fields.iter().filter(|(field, _)| !is_known(field)) {
        let row = Row::new(shown(value), Count::default(), true, FilterChange::Field(field.clone(), None));
        ui.push_id(field, |ui| {
            let heading = heading(field);
            group_ui(cx, ui, &Group { heading: &heading, all: None, fold: Fold::Open }, vec![row]);
        });
    }
}

fn heading(field: &Field) -> String {
    format!("{} of {}", cut(&single_line(&field.name), LONGEST), field.owner.words())
}

fn shown(value: &str) -> String {
    if value.is_empty() { "(empty)".to_owned() } else { cut(&single_line(value), LONGEST) }
}

/// A row for each value, and one for what does not have the field.
fn rows(filter: &Filter, field: &FieldIndex, counts: &FieldCounts) -> Vec<Row> {
    let asked = filter.fields.get(&field.field);
    let off = filter.fields_off.get(&field.field);
    let is_on = |value: Option<&String>| match asked {
        Some(asked) => value == Some(asked),
        None => !off.is_some_and(|off| off.contains(&value.cloned())),
    };
    let change = |value: Option<&String>| FilterChange::FieldValue(field.field.clone(), value.cloned());
    let row =
        |(value, count): (&String, &Count)| Row::new(shown(value), *count, is_on(Some(value)), change(Some(value)));
    let mut rows: Vec<Row> = field.values.values.iter().zip(&counts.values).map(row).collect();
    if counts.without.total > 0 {
        rows.push(Row::new("without it", counts.without, is_on(None), change(None)));
    }
    rows
}
