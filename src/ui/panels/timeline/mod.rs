//! The time line: the claims by date, stacked by status; dragging over it shows only the claims of those days.
//!
//! Invariant: it moves nothing; what it filters is the session's filter, and can be undone.

mod evidence;
mod marks;
mod ticks;

use crate::analysis::filter::visibility;
use crate::analysis::sentences::status_words;
use crate::analysis::timeline::{Timeline, timeline};
use crate::analysis::words::plural;
use crate::model::{DateRange, Day, EntityIndex, Filter, OpenDossier, Target};
use crate::session::{Action, Command, FilterChange, Session};
use crate::ui::cached::{Cached, Same};
use crate::ui::ctx::{Ctx, OpenCtx};
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{close_sign_ui, weak_ui};
use egui::{RichText, Ui};
use egui_plot::{GridMark, Plot, PlotResponse};
use marks::Marks;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How wide the list of an edge's evidence is.
const LIST_WIDTH: f32 = 330.0;

/// How much room a tick's label takes.
const TICK_WIDTH: f32 = 96.0;

/// How much of the plot's height its axis takes.
const AXIS_HEIGHT: f32 = 20.0;

/// What a time line is counted from.
#[derive(PartialEq)]
struct Sources {
    open: Same<OpenDossier>,
    filter: Same<Filter>,
    hidden: Same<BTreeSet<EntityIndex>>,
}

/// What the window keeps of the time line.
#[derive(Default)]
pub(in crate::ui) struct TimelineMemory {
    /// Whether it is unfolded.
    pub(in crate::ui) is_open: bool,
    /// The time line of what the rest of the filter shows.
    counted: Cached<Sources, Arc<Timeline>>,
    /// The days that a drag under way reaches from and to.
    drag: Option<(f64, f64)>,
}

impl TimelineMemory {
    /// The time line of what the filter shows, without its dates.
    fn counted(&self, session: &Session, open: &Arc<OpenDossier>) -> Arc<Timeline> {
        let arranged = session.workspace();
        let sources =
            Sources { open: Same::of(open), filter: Same::of(&arranged.filter), hidden: Same::of(&arranged.hidden) };
        self.counted.get(sources, || {
            let filter = Filter { dates: None, ..arranged.filter.as_ref().clone() };
            let shown = visibility(open, &filter, &arranged.hidden);
            Arc::new(timeline(open, |relation| shown.relation(relation)))
        })
    }
}

/// The whole panel.
pub(in crate::ui) fn timeline_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut TimelineMemory) {
    let timeline = memory.counted(cx.session, cx.open);
    heading_ui(cx, ui, &timeline);
    let Some(range) = timeline.range else {
        weak_ui(ui, "No claim that is shown has a date, nor a document that has one");
        return;
    };
    let edge = match cx.session.selection().target {
        Some(Target::Edge(edge)) => Some(edge),
        _ => None,
    };
    ui.horizontal_top(|ui| {
        let list = if edge.is_some() { LIST_WIDTH + 12.0 } else { 0.0 };
        let size = egui::vec2((ui.available_width() - list).max(200.0), ui.available_height());
        plot_ui(cx, ui, &timeline, range, size, &mut memory.drag);
        if let Some(edge) = edge {
            ui.vertical(|ui| evidence::evidence_ui(cx, ui, edge));
        }
    });
}

/// What it is, what is undated, and the way back to all times.
fn heading_ui(cx: &Ctx<'_>, ui: &mut Ui, timeline: &Timeline) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("Time line").font(semibold(13.5)));
        weak_ui(ui, &heading_words(timeline)).on_hover_text(
            "A claim stands at its own date, or at that of the earliest dated document that it rests on. Bars are exact \
             to the unit below them; wider or vague dates are the bands below the bars",
        );
        if let Some(dates) = cx.session.workspace().filter.dates {
            let palette = Palette::of(ui);
            ui.label(RichText::new(format!("Only {}", range_words(dates))).size(12.5).color(palette.warning));
            let all = ui.link(RichText::new("Show all times").size(12.5));
            cx.send_on(&all, Command::Filter(FilterChange::Dates(None)));
        } else {
            weak_ui(ui, "Drag over a span to see only that");
        }
        close_sign_ui(cx, ui, "Close the time line (T)", "Close the time line", Action::Timeline);
    });
}

/// "52 claims dated · 3 undated (2 asserted, 1 denied)".
fn heading_words(timeline: &Timeline) -> String {
    let mut words = vec![format!("{} dated", plural(timeline.dated() as usize, "claim", "claims"))];
    let count = timeline.undated.total();
    if count > 0 {
        words.push(format!("{count} undated ({})", status_words(timeline.undated)));
    }
    words.join(" · ")
}

/// "2002-04-04 to 2002-04-05", or one day.
pub(super) fn range_words(range: DateRange) -> String {
    if range.first == range.last { range.first.to_string() } else { format!("{} to {}", range.first, range.last) }
}

/// The plot: `egui_plot` gives axes and grid, the marks are drawn over it.
fn plot_ui(
    cx: &OpenCtx<'_>,
    ui: &mut Ui,
    timeline: &Timeline,
    range: (Day, Day),
    size: egui::Vec2,
    drag: &mut Option<(f64, f64)>,
) {
    let marks = Marks::new(timeline, range, size.y - AXIS_HEIGHT);
    let shown = axes_ui(ui, &marks, range, size);
    let label = format!("Time line of {}", heading_words(timeline));
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Figure, true, &label));
    let chosen = marks.ui(cx, ui, &shown.transform);
    let dates = cx.session.workspace().filter.dates;
    drag_ui(cx, &shown, timeline, drag);
    marks::dim_outside_ui(ui, &shown.transform, *drag, dates);
    if let Some(range) = chosen {
        // What is chosen already is let go.
        let dates = (dates != Some(range)).then_some(range);
        cx.send(Command::Filter(FilterChange::Dates(dates)));
    }
}

/// The axes and the grid.
fn axes_ui(ui: &mut Ui, marks: &Marks<'_>, range: (Day, Day), size: egui::Vec2) -> PlotResponse<()> {
    let most = (size.x / TICK_WIDTH) as usize;
    let ticks = ticks::ticks(range.0, range.1, most);
    let names: Vec<(f64, String)> = ticks.iter().map(|(day, unit)| (day.number() as f64, unit.name(*day))).collect();
    let places: Vec<f64> = names.iter().map(|(place, _)| *place).collect();
    let (across, up) = (marks.across, marks.up);
    // One thickness of grid line for all ticks.
    let spaced = move |places: Vec<f64>, step: f64| {
        places.into_iter().map(|value| GridMark { value, step_size: step }).collect::<Vec<_>>()
    };
    let step = (across.1 - across.0) / most.max(1) as f64;
    let heights = marks.heights();
    let height_step = heights.first().copied().unwrap_or(1.0);
    Plot::new("time line")
        .width(size.x)
        .height(size.y)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .show_background(false)
        .grid_color(Palette::of(ui).line)
        .grid_fade(0.0)
        .set_margin_fraction(egui::Vec2::ZERO)
        .y_axis_min_width(30.0)
        .x_grid_spacer(move |_| spaced(places.clone(), step))
        .y_grid_spacer(move |_| spaced(heights.clone(), height_step))
        .x_axis_formatter(move |mark, _| {
            let named = names.iter().find(|(place, _)| (place - mark.value).abs() < 0.5);
            named.map(|(_, name)| name.clone()).unwrap_or_default()
        })
        .y_axis_formatter(|mark, _| format!("{:.0}", mark.value))
        .show(ui, move |plot| {
            plot.set_plot_bounds_x(across.0..=across.1);
            plot.set_plot_bounds_y(up.0..=up.1);
        })
}

/// Follows a drag, and filters by the units it reached when it ends.
fn drag_ui(cx: &Ctx<'_>, shown: &PlotResponse<()>, timeline: &Timeline, drag: &mut Option<(f64, f64)>) {
    let day_at = |at: egui::Pos2| shown.transform.value_from_position(at).x;
    if shown.response.drag_started()
        && let Some(origin) = shown.response.ctx.input(|input| input.pointer.press_origin())
    {
        *drag = Some((day_at(origin), day_at(origin)));
    }
    if let (Some(drag), Some(at)) = (drag.as_mut(), shown.response.interact_pointer_pos()) {
        drag.1 = day_at(at);
    }
    if shown.response.drag_stopped()
        && let Some((from, to)) = drag.take()
    {
        let (first, last) = (from.min(to).floor(), from.max(to).floor());
        let unit = timeline.unit;
        let start = |number: f64| unit.first_day(Day::from_number(number as i64));
        let range = DateRange { first: start(first), last: unit.last_day(start(last)) };
        cx.send(Command::Filter(FilterChange::Dates(Some(range))));
    }
}
