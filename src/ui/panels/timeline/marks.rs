//! The marks of the time line: a bar for each unit of time, a band for each vague date.
//!
//! Invariant: colours are the network's; every status has a pattern besides, and every mark a name for a screen reader.

use crate::analysis::sentences::use_words;
use crate::analysis::timeline::{Interval, Timeline, date_of};
use crate::model::{ByStatus, DateRange, DateSpan, Day, OpenDossier, RelationIndex, Status, Target, Visibility};
use crate::session::{Session, claims_of};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, color32, theme};
use crate::ui::widgets::button_info;
use egui::{Color32, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use egui_plot::{PlotPoint, PlotTransform};

/// How high a band is with the space under it, in points, while there is room.
const BAND: f32 = 10.0;

/// How much of the height the bands take at most.
const BANDS_SHARE: f32 = 0.45;

/// The marks with the range of the plot that they need: days since 1970 across, claims upwards.
pub(super) struct Marks<'a> {
    timeline: &'a Timeline,
    /// The days to show, from and to.
    pub(super) across: (f64, f64),
    /// The numbers of claims to show, from and to; the bands are below 0.
    pub(super) up: (f64, f64),
    /// How high a band is with the space under it, in claims.
    band: f64,
}

impl<'a> Marks<'a> {
    /// The marks of a time line in a plot that is `height` points high.
    pub(super) fn new(timeline: &'a Timeline, range: (Day, Day), height: f32) -> Self {
        let (first, last) = (timeline.unit.first_day(range.0).number() as f64, range.1.number() as f64 + 1.0);
        let room = ((last - first) * 0.02).max(0.5);
        let highest = f64::from(timeline.highest().max(1)) * 1.15;
        let rows = timeline.rows() as f32;
        let bands = (rows * BAND).min(height * BANDS_SHARE) + if rows > 0.0 { 3.0 } else { 0.0 };
        let below = highest * f64::from(bands / (height - bands).max(1.0));
        let band = if rows > 0.0 { below / f64::from(rows + 0.3) } else { 0.0 };
        Self { timeline, across: (first - room, last + room), up: (-below, highest), band }
    }

    /// The numbers of claims that have a line of the grid.
    pub(super) fn heights(&self) -> Vec<f64> {
        let highest = self.timeline.highest().max(1);
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000].into_iter().find(|step| highest / step < 4);
        let step = step.unwrap_or(highest / 3).max(1);
        (1..=highest / step).map(|count| f64::from(count * step)).collect()
    }

    /// Draws everything; returns the days of the mark that was clicked.
    pub(super) fn ui(&self, cx: &OpenCtx<'_>, ui: &Ui, transform: &PlotTransform) -> Option<DateRange> {
        let selected = selected_dates(cx.session, cx.open);
        let base = transform.position_from_point_y(0.0);
        let frame = *transform.frame();
        let weak = Palette::of(ui).weak;
        ui.painter().hline(frame.x_range(), base, Stroke::new(1.0, weak));
        let mut chosen = None;
        for (place, bar) in self.timeline.bars.iter().enumerate() {
            let count = bar.claims.total();
            let area = rect(transform, (bar.first, bar.last), (0.0, f64::from(count)), 1.0);
            stack_ui(ui, area, bar.claims, Stack::Bar);
            let span = DateSpan { first: bar.first, last: bar.last, approximate: false, uncertain: false };
            let name = format!("{}, {}", self.timeline.unit.name(bar.first), use_words(bar.claims));
            let is_selected = selected.iter().any(|other| lies_in(*other, span));
            if mark_ui(ui, area, ("bar", place), &name, is_selected) {
                chosen = Some(DateRange { first: bar.first, last: bar.last });
            }
        }
        for (place, interval) in self.timeline.intervals.iter().enumerate() {
            let span = interval.span;
            let top = -f64::from(interval.row) * self.band - self.band * 0.3;
            let area = rect(transform, (span.first, span.last), (top - self.band * 0.7, top), 2.0);
            band_ui(ui, area, interval);
            let is_selected = selected.contains(&span);
            if mark_ui(ui, area, ("band", place), &interval_words(interval), is_selected) {
                chosen = self.timeline.range.map(|range| span.within(range));
            }
        }
        chosen
    }
}

/// Whether a date counts in the bar of some days.
fn lies_in(date: DateSpan, bar: DateSpan) -> bool {
    let is_vague = date.approximate || date.uncertain;
    !is_vague && bar.first <= date.first && date.last <= bar.last
}

/// The window's rectangle of some days and numbers of claims, at least `least` points wide.
fn rect(transform: &PlotTransform, days: (Day, Day), claims: (f64, f64), least: f32) -> Rect {
    let corner = |day: f64, count: f64| transform.position_from_point(&PlotPoint::new(day, count));
    let one = corner(days.0.number() as f64, claims.0);
    let other = corner(days.1.number() as f64 + 1.0, claims.1);
    let mut rect = Rect::from_two_pos(one, other);
    let gap = (rect.width() * 0.08).min(2.0);
    rect = rect.shrink2(vec2(gap, 0.0));
    if rect.width() < least {
        rect = Rect::from_center_size(rect.center(), vec2(least, rect.height()));
    }
    rect.intersect(*transform.frame())
}

/// Dims what lies outside the days that are filtered or dragged over, and draws their edges.
pub(super) fn dim_outside_ui(ui: &Ui, transform: &PlotTransform, drag: Option<(f64, f64)>, dates: Option<DateRange>) {
    let filtered = dates.map(|range| (range.first.number() as f64, range.last.number() as f64 + 1.0));
    let Some((from, to)) = drag.or(filtered) else { return };
    let palette = Palette::of(ui);
    let frame = *transform.frame();
    let x = |day: f64| transform.position_from_point_x(day).clamp(frame.left(), frame.right());
    let (left, right) = (x(from.min(to)), x(from.max(to)));
    let veil = palette.panel.gamma_multiply(0.72);
    for (start, end) in [(frame.left(), left), (right, frame.right())] {
        ui.painter().rect_filled(Rect::from_x_y_ranges(start..=end, frame.y_range()), 0.0, veil);
    }
    for edge in [left, right] {
        ui.painter().vline(edge, frame.y_range(), Stroke::new(1.5, palette.accent));
    }
}

/// The dates of the selected edge's claims.
fn selected_dates(session: &Session, open: &OpenDossier) -> Vec<DateSpan> {
    let Some(Target::Edge(edge)) = session.selection().target else { return Vec::new() };
    let visibility: &Visibility = session.visibility();
    let claims: Vec<RelationIndex> = claims_of(open, Target::Edge(edge), visibility);
    claims.iter().filter_map(|claim| date_of(open, &open.dossier.relations[claim.at()])).collect()
}

/// A mark that can be hovered and clicked. Returns whether it was clicked.
fn mark_ui(ui: &Ui, rect: Rect, id: (&str, usize), name: &str, is_selected: bool) -> bool {
    let palette = Palette::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(id), Sense::click());
    response.widget_info(|| button_info(name));
    if is_selected {
        let at = pos2(rect.center().x, rect.top() - 5.0);
        ui.painter().circle_filled(at, 2.5, palette.accent);
    }
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(rect.expand(1.0), 1.0, stroke, StrokeKind::Outside);
    }
    response.on_hover_text(name).clicked()
}

/// "2002, 3 claims: 3 asserted", with what is vague about it.
fn interval_words(interval: &Interval) -> String {
    let span = interval.span;
    let vague = match (span.approximate, span.uncertain) {
        (true, true) => ", approximate and uncertain",
        (true, false) => ", approximate",
        (false, true) => ", uncertain",
        (false, false) => "",
    };
    format!("{}{vague}, {}", span.words(), use_words(interval.claims))
}

/// What is divided by status. A band is too low for a pattern.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stack {
    Bar,
    Band,
}

/// The parts of a bar or a band by status, from the bottom up.
fn stack_ui(ui: &Ui, rect: Rect, claims: ByStatus<u32>, stack: Stack) {
    let count = claims.total();
    let mut bottom = rect.bottom();
    for (status, of_status) in claims.iter() {
        let height = rect.height() * *of_status as f32 / count.max(1) as f32;
        if height > 0.0 {
            let part = Rect::from_x_y_ranges(rect.x_range(), bottom - height..=bottom);
            fill_ui(ui, part, status, stack);
            bottom -= height;
        }
    }
}

/// Fills a part in the colour of a status, with its pattern: solid, dashed, dotted, or long dashes.
fn fill_ui(ui: &Ui, rect: Rect, status: Status, stack: Stack) {
    let color = color32(theme(ui).status(status));
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, color);
    let gap = match status {
        Status::Asserted => return,
        Status::Alleged => 5.0,
        Status::Denied => 3.0,
        Status::Hypothetical => 9.0,
    };
    if stack == Stack::Band {
        return;
    }
    // Slanted lines in the ground's colour, the closer the shorter the status's dashes are in the network.
    let stroke = Stroke::new(1.0, Palette::of(ui).panel);
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        painter.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], stroke);
        x += gap;
    }
}

/// A band: with ends that fade where the date is approximate, hollow where it is uncertain.
fn band_ui(ui: &Ui, rect: Rect, interval: &Interval) {
    let span = interval.span;
    if span.uncertain {
        let strongest = interval.claims.iter().max_by_key(|(_, count)| **count).map(|(status, _)| status);
        let color = color32(theme(ui).status(strongest.unwrap_or_default()));
        let dashes = outline(rect.shrink(0.75), Stroke::new(1.25, color));
        ui.painter().extend(dashes);
    } else {
        stack_ui(ui, rect, interval.claims, Stack::Band);
    }
    if span.approximate {
        let ground = Palette::of(ui).panel;
        let reach = (rect.width() / 3.0).clamp(4.0, 14.0).min(rect.width());
        fade_ui(ui, Rect::from_min_size(rect.min, vec2(reach, rect.height())), ground, Side::Left);
        let right = rect.right() - reach;
        fade_ui(ui, Rect::from_x_y_ranges(right..=rect.right(), rect.y_range()), ground, Side::Right);
    }
}

/// The dashed outline of a rectangle.
fn outline(rect: Rect, stroke: Stroke) -> Vec<egui::Shape> {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    egui::Shape::dashed_line(&corners, stroke, 3.0, 2.0)
}

/// The side that a band fades out at.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// Lets a stretch fade into the ground towards one side.
fn fade_ui(ui: &Ui, rect: Rect, ground: Color32, side: Side) {
    let mut mesh = egui::Mesh::default();
    let (left, right) = match side {
        Side::Left => (ground, Color32::TRANSPARENT),
        Side::Right => (Color32::TRANSPARENT, ground),
    };
    let corners: [(Pos2, Color32); 4] =
        [(rect.left_top(), left), (rect.right_top(), right), (rect.right_bottom(), right), (rect.left_bottom(), left)];
    for (at, color) in corners {
        mesh.colored_vertex(at, color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    ui.painter().add(mesh);
}
