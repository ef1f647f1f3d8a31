//! One measure: what it means, how its values are distributed, and who has the most.

use super::ask::ask_ui;
use super::plot::{Bar, bars_ui};
use crate::analysis::measures::{MeasureTable, Part, about, distribution, explanation, name, number};
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{EntityIndex, Measure, MeasureRange, MeasureScope, Target};
use crate::session::{Command, FilterChange, MeasureChange};
use crate::ui::cached::{Cached, Same};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::{link_ui, weak_ui};
use egui::{ComboBox, RichText, Ui};
use std::sync::Arc;

/// The measures whose values are shown; the groups have lists of their own.
const SHOWN: [Measure; 6] = [
    Measure::Degree,
    Measure::Betweenness,
    Measure::PageRank,
    Measure::Core,
    Measure::Articulation,
    Measure::Agreement,
];

/// How many entities are listed.
const LISTED: usize = 12;
/// The width of the column of values, in points.
const VALUE: f32 = 56.0;
/// The height of a line of the list, in points: the value stands on the first line of the name.
const LINE: f32 = 17.0;

/// Entities with their values, the greatest first.
type Ranked = Arc<Vec<(EntityIndex, f64)>>;

/// Which measure is shown, and which part of its values is chosen.
#[derive(Default)]
pub(super) struct Chosen {
    measure: Option<Measure>,
    /// The least and the greatest value that is chosen.
    range: Option<(f64, f64)>,
    ranked: Cached<(Same<MeasureTable>, Measure), Ranked>,
}

/// The values that the filter asks for, where the page is of the same network.
fn asked(cx: &OpenCtx<'_>, measure: Measure) -> Option<MeasureRange> {
    let asked = cx.session.workspace().filter.measures.get(&measure).cloned();
    asked.filter(|_| cx.session.measure_look().scope == MeasureScope::Whole)
}

/// The measure that is shown.
pub(super) fn values_ui(cx: &OpenCtx<'_>, ui: &mut Ui, chosen: &mut Chosen) {
    let mut measure = chosen.measure.unwrap_or(Measure::Degree);
    let list =
        ComboBox::from_id_salt("measure shown").selected_text(RichText::new(name(measure)).strong()).width(190.0);
    let list = list.show_ui(ui, |ui| {
        for other in SHOWN {
            ui.selectable_value(&mut measure, other, name(other));
        }
    });
    list.response.widget_info(|| egui::WidgetInfo {
        current_text_value: Some(name(measure).to_owned()),
        ..egui::WidgetInfo::labeled(egui::accesskit::Role::ComboBox, true, "Measure shown")
    });
    if chosen.measure != Some(measure) {
        (chosen.measure, chosen.range) = (Some(measure), asked(cx, measure).map(|asked| asked.ends()));
    }
    weak_ui(ui, explanation(measure));
    let table = cx.session.measures().filter(|table| table.knows(Part::of(measure)));
    let Some(table) = table else {
        ask_ui(cx, ui, measure);
        ui.add_space(8.0);
        return;
    };
    let scope = cx.session.measure_look().scope;
    weak_ui(ui, &about(table, measure, scope));
    if measure == Measure::Betweenness && table.betweenness().is_some_and(|found| found.sample.is_some()) {
        let exact = ui.small_button("Compute exactly");
        let help = "From all starts: this may take minutes, in the background, and can be cancelled";
        cx.send_on(&exact.on_hover_text(help), Command::Measure(MeasureChange::Exact));
    }
    let ranked = chosen.ranked.get((Same::of(table), measure), || Arc::new(ranked(table, measure)));
    plot_ui(ui, measure, &ranked, chosen);
    range_ui(cx, ui, measure, &ranked, chosen);
    most_ui(cx, ui, measure, &ranked, chosen.range);
    ui.add_space(8.0);
}

/// All values, the greatest first.
fn ranked(table: &MeasureTable, measure: Measure) -> Vec<(EntityIndex, f64)> {
    let mut values = table.values(measure);
    values.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    values
}

/// How many have which value. A click on a bar chooses its values; with Shift, all from there to what was chosen.
fn plot_ui(ui: &mut Ui, measure: Measure, ranked: &[(EntityIndex, f64)], chosen: &mut Chosen) {
    let bins = distribution(ranked.iter().map(|(_, value)| *value));
    let words = |from: f64, to: f64| range_words(measure, (from, to));
    let bars = bins.iter().map(|bin| Bar {
        words: format!(
            "{} {}: {}",
            name(measure),
            words(bin.least, bin.most),
            plural(bin.count as usize, "entity", "entities")
        ),
        count: bin.count,
        is_chosen: chosen.range.is_none_or(|(from, to)| bin.least >= from && bin.most <= to),
        color: None,
    });
    let bars: Vec<Bar> = bars.collect();
    if let Some((first, last)) = bins.first().zip(bins.last()) {
        let ends = (number(measure, first.least), number(measure, last.most));
        let clicked = bars_ui(ui, name(measure), &bars, Some(ends));
        if let Some(bin) = clicked.and_then(|at| bins.get(at)) {
            let shift = ui.input(|input| input.modifiers.shift);
            let alone = (bin.least, bin.most);
            chosen.range = match chosen.range {
                Some((from, to)) if shift => Some((from.min(bin.least), to.max(bin.most))),
                Some(range) if range == alone => None,
                _ => Some(alone),
            };
        }
    }
}

/// A range in words.
fn range_words(measure: Measure, (from, to): (f64, f64)) -> String {
    let (first, last) = (number(measure, from), number(measure, to));
    if first == last { first } else { format!("{first} – {last}") }
}

/// What can be done with those that have the chosen values.
fn range_ui(cx: &OpenCtx<'_>, ui: &mut Ui, measure: Measure, ranked: &[(EntityIndex, f64)], chosen: &mut Chosen) {
    let Some((from, to)) = chosen.range else {
        weak_ui(ui, "Click a bar to choose these; Shift+click to choose up to there");
        return;
    };
    let in_range: Vec<EntityIndex> =
        ranked.iter().filter(|(_, value)| (from..=to).contains(value)).map(|(entity, _)| *entity).collect();
    weak_ui(
        ui,
        &format!("{} of {}: {} {}", in_range.len(), ranked.len(), name(measure), range_words(measure, (from, to))),
    );
    ui.horizontal_wrapped(|ui| {
        let select = ui.small_button("Select").on_hover_text("Select them together");
        cx.send_on(&select, Command::SelectThese(in_range.clone()));
        let is_asked = asked(cx, measure).is_some_and(|asked| asked.ends() == (from, to));
        if let Some(range) = MeasureRange::of(from, to).filter(|_| !is_asked) {
            let only = ui.small_button("Show only these");
            let only = only.on_hover_text("The others go; what is asked for stands above the network");
            cx.send_on(&only, Command::Measure(MeasureChange::ShowOnly(measure, range)));
        }
        if ui.small_button("All values").on_hover_text("Choose none of them, and show all again").clicked() {
            chosen.range = None;
            if asked(cx, measure).is_some() {
                cx.send(Command::Filter(FilterChange::Measure(measure, None)));
            }
        }
    });
}

/// Those with the greatest values of the range.
fn most_ui(cx: &OpenCtx<'_>, ui: &mut Ui, measure: Measure, ranked: &[(EntityIndex, f64)], range: Option<(f64, f64)>) {
    let is_in = |value: f64| range.is_none_or(|(from, to)| (from..=to).contains(&value));
    // Of what runs disagree on, the doubtful are of interest.
    let mut rows: Vec<&(EntityIndex, f64)> = ranked.iter().filter(|(_, value)| is_in(*value)).collect();
    if measure == Measure::Agreement {
        rows.reverse();
    }
    for (entity, value) in rows.iter().take(LISTED) {
        ui.horizontal_top(|ui| {
            let words = RichText::new(number(measure, *value)).size(13.0).color(Palette::of(ui).weak);
            ui.add_sized([VALUE, LINE], egui::Label::new(words).halign(egui::Align::RIGHT));
            let link = ui.push_id(entity.0, |ui| link_ui(ui, cx.name(*entity), 13.5, Style::Regular)).inner;
            cx.select_on(&link, Target::Entity(*entity));
        });
    }
}

/// What the values are of, for a heading.
pub(super) fn scope_words(scope: MeasureScope) -> &'static str {
    match scope {
        MeasureScope::Whole => "of the whole network",
        MeasureScope::Shown => "of what is shown",
    }
}
