//! Names and other one-line texts, in any script, as labels and links.

use super::signs::Sign;
use crate::fonts::Style;
use crate::model::{EdgeIndex, EntityIndex, OpenDossier};
use crate::session::Action;
use crate::text::visible;
use crate::ui::bidi::has_rtl;
use crate::ui::ctx::Ctx;
use crate::ui::style::{Palette, TARGET};
use crate::ui::wrapping::{paragraph_job, sentence_job};
use egui::text::LayoutJob;
use egui::text_selection::LabelSelectionState;
use egui::{Atom, Checkbox, Color32, CursorIcon, Key, Label, Response, RichText, Sense, Ui, Vec2, WidgetInfo};

/// The width of a box to tick with the gap beside it, in points.
const TICK: f32 = 26.0;

/// Where the cursor among `count` rows is after the arrow keys of this frame.
pub(in crate::ui) fn moved_cursor(ui: &Ui, cursor: usize, count: usize) -> usize {
    let (down, up) = ui.input(|input| (input.key_pressed(Key::ArrowDown), input.key_pressed(Key::ArrowUp)));
    let moved = if down { cursor + 1 } else { cursor.saturating_sub(usize::from(up)) };
    moved.min(count.saturating_sub(1))
}

/// What a screen reader says of a button.
pub(in crate::ui) fn button_info(label: &str) -> WidgetInfo {
    WidgetInfo::labeled(egui::accesskit::Role::Button, true, label)
}

/// A link in small letters that does what an action does, and says so on pointing there.
pub(in crate::ui) fn action_link_ui(cx: &Ctx<'_>, ui: &mut Ui, words: RichText, action: Action) {
    cx.act_on(&ui.link(words.size(12.5)).on_hover_text(action.help()), action);
}

/// At most `length` characters of a text, the last one an ellipsis where some are missing.
pub(in crate::ui) fn shortened(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(length.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// A name as a label that wraps at the panel's width.
pub(in crate::ui) fn name_ui(ui: &mut Ui, name: &str, size: f32, style: Style, color: Color32) -> Response {
    let job = wrapped_job(ui, &visible(name), size, style, color);
    job_label_ui(ui, job, name)
}

/// A name with a box to tick before it, wrapped at the available width.
pub(in crate::ui) fn tick_ui(ui: &mut Ui, is_on: &mut bool, name: &str, color: Color32) -> Response {
    signed_tick_ui(ui, is_on, name, color, None)
}

/// A name with a box to tick before it and a sign between them.
pub(in crate::ui) fn signed_tick_ui(
    ui: &mut Ui,
    is_on: &mut bool,
    name: &str,
    color: Color32,
    sign: Option<&Sign>,
) -> Response {
    let name = visible(name);
    let lead = sign.map_or(0.0, Sign::width);
    let room = (ui.available_width() - TICK - lead).max(40.0);
    // Set already, since a box to tick would put all of it on one line.
    let set = ui.painter().layout_job(paragraph_job(ui, &name, 13.5, Style::Regular, color, room));
    let response = match sign {
        Some(sign) => {
            let painted = Atom::paint(Vec2::new(lead, 12.0), |ui, args| sign.paint(ui, args.rect.left_center()));
            ui.add(Checkbox::new(is_on, (painted, set)))
        }
        None => ui.add(Checkbox::new(is_on, set)),
    };
    response.accessible_name(&*name)
}

/// An edge by its ends: "Russia – Iran"; one name where both are the same.
pub(in crate::ui) fn edge_name(open: &OpenDossier, edge: EdgeIndex) -> String {
    let Some(bundle) = open.network.edges.get(edge.at()) else { return String::new() };
    let name = |end: EntityIndex| open.dossier.entities[end.at()].name.as_str();
    let (low, high) = bundle.ends;
    if low == high { name(low).to_owned() } else { format!("{} – {}", name(low), name(high)) }
}

/// A line in small, weak text.
pub(in crate::ui) fn weak_ui(ui: &mut Ui, text: &str) -> Response {
    let color = Palette::of(ui).weak;
    name_ui(ui, text, 12.5, Style::Regular, color)
}

/// A name as a link, in as many lines as it needs; in a row it goes on below what stands before it.
pub(in crate::ui) fn link_ui(ui: &mut Ui, name: &str, size: f32, style: Style) -> Response {
    let job = wrapped_job(ui, &visible(name), size, style, Palette::of(ui).accent);
    job_link_ui(ui, job, name)
}

/// A laid-out text as a link, and what a screen reader says of it.
fn job_link_ui(ui: &mut Ui, job: LayoutJob, name: &str) -> Response {
    let goes_on = ui.layout().main_dir() == egui::Direction::LeftToRight && ui.layout().main_wrap();
    // Even where the layout would put all of it on one line.
    let label = selectable_in_order(ui, job).wrap();
    let response = rows_ui(ui, label, if goes_on { Height::OfLine } else { Height::OfTarget });
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Link, true, name));
    if response.hovered() || response.has_focus() {
        let y = response.rect.bottom() - 1.0;
        ui.painter().hline(response.rect.x_range(), y, egui::Stroke::new(1.0, Palette::of(ui).accent));
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// How high a link is to be clicked: as high as its line, or as what can be clicked has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Height {
    OfLine,
    OfTarget,
}

/// The room around the letters of a link in a line that is clicked as well, in points.
const AROUND: f32 = 2.0;

/// A text as one thing to click. Of one that goes on below what stands before it, the toolkit makes one
/// of each of its rows, and those behind the first could have the focus without a name.
fn rows_ui(ui: &mut Ui, label: Label, height: Height) -> Response {
    let is_selectable = ui.style().interaction.selectable_labels;
    let (at, galley, rows) = label.sense(Sense::CLICK).layout_in_ui(ui);
    let first = galley.rows.first().map_or(rows.rect, |row| row.rect_without_leading_space().translate(at.to_vec2()));
    // The room between two lines belongs to both; only what is missing beyond it is added.
    let most = if height == Height::OfTarget { TARGET } else { AROUND };
    let missing = (TARGET - rows.rect.height()).clamp(0.0, most);
    if missing > ui.spacing().item_spacing.y && height == Height::OfTarget {
        ui.add_space(missing - ui.spacing().item_spacing.y);
    }
    let narrow = if height == Height::OfTarget { (TARGET - first.width()).max(0.0) } else { 0.0 };
    let target = first.expand2(Vec2::new(narrow, missing) / 2.0);
    let whole = ui.interact(target, rows.id.with("link"), Sense::click()).union(rows);
    if ui.is_rect_visible(whole.rect) {
        let color = Palette::of(ui).accent;
        if is_selectable && !has_rtl(&galley.job.text) {
            LabelSelectionState::label_text_selection(ui, &whole, at, galley, color, egui::Stroke::NONE);
        } else {
            ui.painter().galley(at, galley, color);
        }
    }
    whole
}

/// A text that wraps at the available width, in any script.
pub(in crate::ui) fn wrapped_job(ui: &Ui, text: &str, size: f32, style: Style, color: Color32) -> LayoutJob {
    paragraph_job(ui, text, size, style, color, ui.available_width())
}

/// A sentence of parts, names among them, as a label that wraps at the panel's width.
pub(in crate::ui) fn sentence_label_ui(
    ui: &mut Ui,
    parts: &[impl AsRef<str>],
    size: f32,
    style: Style,
    color: Color32,
) -> Response {
    let job = sentence_job(parts, size, style, color, ui.available_width());
    job_label_ui(ui, job, &joined(parts))
}

/// A label of a laid-out text. Its words can be selected where those of the panel can and it stands in the order in which
/// it is read: one from right to left would be copied as it is drawn.
pub(in crate::ui) fn selectable_in_order(ui: &Ui, job: LayoutJob) -> Label {
    let is_selectable = ui.style().interaction.selectable_labels && !has_rtl(&job.text);
    Label::new(job).selectable(is_selectable)
}

/// A laid-out text as a label, and what a screen reader says of it.
fn job_label_ui(ui: &mut Ui, job: LayoutJob, name: &str) -> Response {
    let response = ui.add(selectable_in_order(ui, job).wrap());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Label, true, name));
    response
}

/// A sentence of parts as a link.
pub(in crate::ui) fn sentence_link_ui(ui: &mut Ui, parts: &[impl AsRef<str>], size: f32) -> Response {
    let color = Palette::of(ui).accent;
    let job = sentence_job(parts, size, Style::Regular, color, ui.available_width());
    job_link_ui(ui, job, &joined(parts))
}

/// The parts of a sentence as one text.
fn joined(parts: &[impl AsRef<str>]) -> String {
    parts.iter().map(AsRef::as_ref).collect()
}
