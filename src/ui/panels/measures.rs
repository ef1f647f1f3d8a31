//! The quality metrics of the picture: four numbers, each with its meaning and its course while the layout settled.

use crate::layout::quality::{Measures, Sample};
use crate::session::{Action, Measuring};
use crate::ui::ctx::Ctx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::close_sign_ui;
use egui::{RichText, Ui, Vec2};
use egui_plot::{Line, Plot, PlotPoints};

/// One of the four metrics.
struct Gauge {
    name: &'static str,
    /// What it means, and which direction is better.
    meaning: &'static str,
    value: fn(&Measures) -> Option<f32>,
    words: fn(f32) -> String,
}

const GAUGES: [Gauge; 4] = [
    Gauge {
        name: "Stress",
        meaning: "How far distances are from true; less is better",
        value: |measures| measures.stress,
        words: |value| format!("{value:.3}"),
    },
    Gauge {
        name: "Neighbours kept",
        meaning: "Neighbours among the nearest; more is better",
        value: |measures| measures.neighbours,
        words: |value| format!("{:.0} %", value * 100.0),
    },
    Gauge {
        name: "Crossings",
        meaning: "Edges across an edge, on average; less is better",
        value: |measures| measures.crossings,
        words: |value| if value < 100.0 { format!("{value:.2}") } else { format!("{value:.0}") },
    },
    Gauge {
        name: "Overlaps",
        meaning: "Entities that stand on another; none is best",
        value: |measures| Some(measures.overlaps as f32),
        words: |value| format!("{value:.0}"),
    },
];

/// Below this width, in points, the four do not fit in one row.
const NARROW: f32 = 640.0;

/// How high the curves are, in points.
const CURVE: f32 = 44.0;

/// The four, side by side.
pub(in crate::ui) fn measures_ui(cx: &Ctx<'_>, ui: &mut Ui, measuring: &Measuring) {
    let running = cx.session.settling().is_under_way();
    let newest = measuring.course().last().map(|sample| sample.measures).filter(|_| running);
    let present = newest.or(measuring.present());
    ui.horizontal(|ui| {
        ui.label(RichText::new("Layout measures").font(semibold(14.0)));
        let about = if measuring.course().is_empty() {
            "of what is shown; the next layout draws its course here"
        } else {
            "of what is shown, and how they went while the layout settled"
        };
        ui.add(egui::Label::new(RichText::new(about).size(12.5).color(Palette::of(ui).weak)).truncate());
        close_sign_ui(cx, ui, "Close (Q)", "Close the layout measures", Action::LayoutMeasures);
    });
    ui.add_space(2.0);
    // In a narrow window they are in two rows, without their curves.
    let is_narrow = ui.available_width() < NARROW;
    for gauges in GAUGES.chunks(if is_narrow { 2 } else { GAUGES.len() }) {
        ui.columns(gauges.len(), |columns| {
            for (ui, gauge) in columns.iter_mut().zip(gauges) {
                // Columns would stretch the words to their whole width.
                ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
                    gauge_ui(ui, gauge, present.as_ref(), measuring.course(), is_narrow);
                });
            }
        });
    }
}

/// One number, its curve and its meaning.
fn gauge_ui(ui: &mut Ui, gauge: &Gauge, present: Option<&Measures>, course: &[Sample], is_brief: bool) {
    let palette = Palette::of(ui);
    let words = match present {
        Some(measures) => (gauge.value)(measures).map_or("none".to_owned(), gauge.words),
        None => "…".to_owned(),
    };
    ui.spacing_mut().item_spacing.y = 3.0;
    let line = ui.horizontal(|ui| {
        ui.add(egui::Label::new(RichText::new(gauge.name).size(13.0).color(palette.weak)).truncate());
        ui.label(RichText::new(&words).font(semibold(15.0)).color(palette.ink));
    });
    if is_brief {
        line.response.on_hover_text(gauge.meaning);
        return;
    }
    curve_ui(ui, gauge, course);
    ui.add(egui::Label::new(RichText::new(gauge.meaning).size(12.0).color(palette.weak)).wrap());
}

/// The course of one metric, from the beginning of the layout on the left to its end on the right.
fn curve_ui(ui: &mut Ui, gauge: &Gauge, course: &[Sample]) {
    let palette = Palette::of(ui);
    let value = |sample: &Sample| Some([f64::from(sample.done), f64::from((gauge.value)(&sample.measures)?)]);
    let points: Vec<[f64; 2]> = course.iter().filter_map(value).collect();
    let told = match (points.first(), points.last()) {
        (Some(first), Some(last)) => {
            let words = |point: &[f64; 2]| (gauge.words)(point[1] as f32);
            format!("{} went from {} to {} while the layout settled", gauge.name, words(first), words(last))
        }
        _ => format!("{}: no course yet", gauge.name),
    };
    let response = Plot::new(gauge.name)
        .height(CURVE)
        .width(ui.available_width())
        .show_axes(false)
        .show_grid(false)
        .show_x(false)
        .show_y(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .include_x(0.0)
        .include_x(1.0)
        .include_y(0.0)
        .set_margin_fraction(Vec2::new(0.02, 0.12))
        .show(ui, |plot| {
            if !points.is_empty() {
                plot.line(Line::new(gauge.name, PlotPoints::from(points)).color(palette.accent).width(1.5));
            }
        })
        .response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Image, true, &told));
    response.on_hover_text(&told);
}
