//! The panel at the side: what is selected, and the document that is read, one beside, below or behind the other.

use super::access::Area;
use super::ctx::OpenCtx;
use super::memory::Memory;
use super::panels::sizes::{DOCUMENT, DOCUMENT_BELOW, SELECTION};
use super::panels::{self, Panels};
use super::side_memory::Tab;
use super::style::{Palette, semibold};
use super::wrapping::sentence_job;
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::DocumentIndex;
use crate::session::{Page, Reading, claims_of};
use egui::{Align2, Frame, Margin, Panel, Rect, Sense, Stroke, Ui, Vec2};

/// From this window width on, in points, the document stands in a panel of its own beside the selection.
const WIDE: f32 = 1700.0;

/// From this window height on, in points, it stands below the selection in a narrower window; in a lower one, behind it.
const HIGH: f32 = 900.0;

/// The usual widths of the panels, in points: of the one at the side in a window of 1280 points or less, and of both where
/// they stand beside one another.
const USUAL: f32 = 340.0;
const BESIDE: (f32, f32) = (400.0, 520.0);

/// The share of a window that the panel may take, and of one that is narrower than so many points.
const SHARE: f32 = 0.5;
const NARROW: (f32, f32) = (800.0, 0.44);

/// The least width of the panel, in points; less where the window has no room for it and the network.
const LEAST: f32 = 300.0;

/// How far a page is scrolled, in points, when its heading is out of sight and is told above it.
const HEADING: f32 = 34.0;

/// Where the document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Beside the selection, in a panel of its own.
    Beside,
    /// Below it, in the same panel.
    Below,
    /// Behind it: the two are tabs.
    Behind,
}

impl Place {
    /// Its place in a window of this size, in points.
    fn of(window: Vec2) -> Self {
        match (window.x >= WIDE, window.y >= HIGH) {
            (true, _) => Self::Beside,
            (false, true) => Self::Below,
            (false, false) => Self::Behind,
        }
    }
}

/// The panels at the side: the options of the layout while they are adjusted, else what is selected, and the document.
pub(super) fn side_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut Memory) {
    let session = cx.session;
    memory.side.follow(session.selection());
    let frame = frame(Palette::of(ui));
    let window = ui.ctx().content_rect().size();
    let place = Place::of(window);
    let is_tuning = session.tuning().is_some();
    let reading = session.selection().reading;
    if let (Some(reading), Place::Beside) = (reading, place) {
        let most = ui.available_width() * 0.45;
        let panel = memory.panels.sized(Panel::right(DOCUMENT), DOCUMENT, BESIDE.1, (360.0, most));
        let shown = panel.frame(frame).show(ui, |ui| document_ui(cx, ui, reading, memory));
        memory.panels.note(ui, DOCUMENT, shown.response.rect.width());
    }
    // Of the window, since the document beside it has taken its part of what is available already.
    let usual = match place {
        Place::Beside => BESIDE.0,
        Place::Below | Place::Behind => (window.x * (USUAL / 1280.0)).max(USUAL),
    };
    let most = window.x * if window.x < NARROW.0 { NARROW.1 } else { SHARE };
    let panel = memory.panels.sized(Panel::right(SELECTION), SELECTION, usual, (LEAST.min(most), most));
    let mut unfolded = memory.panels.is_unfolded(SELECTION) || is_tuning;
    let reading = reading.filter(|_| place != Place::Beside && !is_tuning);
    let shown = panel.frame(frame).show_collapsible(ui, &mut unfolded, |ui| match (reading, place) {
        (Some(reading), Place::Behind) => tabs_ui(cx, ui, reading, memory),
        (Some(reading), _) => {
            below_ui(cx, ui, reading, memory);
            page_ui(cx, ui, memory);
        }
        (None, _) => page_ui(cx, ui, memory),
    });
    memory.side.shows_document = match place {
        Place::Beside => true,
        Place::Below => unfolded,
        Place::Behind => unfolded && memory.side.tab == Tab::Document,
    };
    if !is_tuning {
        memory.panels.set_unfolded(SELECTION, unfolded);
    }
    if let Some(shown) = shown.filter(|_| unfolded) {
        memory.panels.note(ui, SELECTION, shown.response.rect.width());
    }
}

/// What is around the panels at the side.
fn frame(palette: Palette) -> Frame {
    Frame::new().fill(palette.panel).inner_margin(Margin { left: 14, right: 8, top: 12, bottom: 8 })
}

/// The document, from its heading to its text.
fn document_ui(cx: &OpenCtx<'_>, ui: &mut Ui, reading: Reading, memory: &mut Memory) {
    memory.areas.enter(ui, Area::Document);
    let found = memory.selection.documents.found(cx, reading.document);
    Panels::contained(ui, |ui| panels::document_ui(cx, ui, reading, &found, &mut memory.document));
}

/// The document at the lower end of the panel.
fn below_ui(cx: &OpenCtx<'_>, ui: &mut Ui, reading: Reading, memory: &mut Memory) {
    let below = Frame::new().inner_margin(Margin { left: 0, right: 0, top: 10, bottom: 0 });
    let height = ui.available_height();
    // The two sides of a contradiction are compared, so they have the larger part.
    let has_sides = matches!(cx.session.selection().page, Page::BothSides(..));
    let share = if has_sides { 0.4 } else { 0.5 };
    // In another height, as when the time line opens, it would keep its size and leave no room above it.
    if memory.document_share.changes_to((share, height)) {
        let id = ui.scope_id().with(DOCUMENT_BELOW);
        ui.data_mut(|data| data.remove::<egui::containers::panel::PanelState>(id));
    }
    let panel = Panel::bottom(DOCUMENT_BELOW).frame(below).resizable(true);
    // At least a third of the height is for each of the two.
    let range = (height / 3.0, height * 2.0 / 3.0);
    let panel = memory.panels.sized(panel, DOCUMENT_BELOW, height * share, range);
    let shown = panel.show(ui, |ui| document_ui(cx, ui, reading, memory));
    memory.panels.note(ui, DOCUMENT_BELOW, shown.response.rect.height());
}

/// What is selected and the document, one of them at a time.
fn tabs_ui(cx: &OpenCtx<'_>, ui: &mut Ui, reading: Reading, memory: &mut Memory) {
    let tabs = [(Tab::Selected, page_name(cx)), (Tab::Document, document_name(cx, reading.document))];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let palette = Palette::of(ui);
        // The line below it says which is chosen; a ground of its own would say so twice.
        ui.visuals_mut().selection.bg_fill = egui::Color32::TRANSPARENT;
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::NONE;
        for (tab, name) in tabs {
            let chosen = memory.side.tab == tab;
            let color = if chosen { palette.ink } else { palette.weak };
            let words = egui::RichText::new(&name).font(semibold(13.5)).color(color);
            let response = ui.selectable_label(chosen, words);
            let response = response.accessible_name(name);
            if chosen {
                let rect = response.rect;
                ui.painter().hline(rect.x_range(), rect.bottom() + 3.0, Stroke::new(2.0, palette.accent));
            }
            if response.clicked() {
                memory.side.tab = tab;
            }
        }
    });
    let line = ui.available_rect_before_wrap();
    ui.painter().hline(line.x_range(), line.top() - 3.0, Stroke::new(1.0, Palette::of(ui).line));
    ui.add_space(6.0);
    match memory.side.tab {
        Tab::Selected => page_ui(cx, ui, memory),
        Tab::Document => document_ui(cx, ui, reading, memory),
    }
}

/// The name of the tab of what is selected.
fn page_name(cx: &OpenCtx<'_>) -> String {
    let selection = cx.session.selection();
    match (selection.page, selection.target) {
        (Page::BothSides(..), _) => "Both sides".to_owned(),
        (_, Some(target)) => {
            let claims = claims_of(cx.open, target, cx.session.visibility()).len();
            if claims == 0 { "Claims".to_owned() } else { plural(claims, "claim", "claims") }
        }
        (_, None) if !selection.group.is_empty() => format!("{} selected", selection.group.len()),
        (Page::Dossier, _) => "Dossier".to_owned(),
        (Page::Sentence(_), _) => "Sentence".to_owned(),
        (Page::Unverified | Page::SecondLook(_), _) => "Quotes".to_owned(),
        (Page::Speaker(_), _) => "Claims".to_owned(),
        (Page::Contradictions, _) => "Contradictions".to_owned(),
        (Page::Measures, _) => "Measures".to_owned(),
        (Page::History, _) => "History".to_owned(),
        (Page::Paths(..), _) => "Paths".to_owned(),
    }
}

/// The name of the tab of the document.
fn document_name(cx: &OpenCtx<'_>, document: DocumentIndex) -> String {
    let texts = cx.open.dossier.documents.len();
    if texts < 2 { "Document".to_owned() } else { format!("Document {} of {texts}", document.at() + 1) }
}

/// The page of what is selected, scrolling by itself, with its heading above it once that is out of sight.
fn page_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut Memory) {
    let is_tuning = cx.session.tuning().is_some();
    let salt = (memory.side.visit, is_tuning);
    memory.areas.enter(ui, Area::Selection);
    Panels::contained(ui, |ui| {
        let shown = egui::ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - 8.0);
            if is_tuning {
                panels::tuning_ui(cx, ui, &mut memory.tuning);
            } else {
                panels::selection_ui(cx, ui, &mut memory.selection);
            }
        });
        if !is_tuning && shown.state.clamped_offset().y > HEADING {
            heading_ui(ui, shown.inner_rect, &panels::heading(cx));
        }
    });
}

/// The heading of a page on one line, over its upper end.
fn heading_ui(ui: &Ui, page: Rect, heading: &str) {
    let palette = Palette::of(ui);
    let line = Rect::from_min_size(page.min, Vec2::new(page.width(), 26.0));
    // It takes the clicks of what it covers.
    let over = ui.interact(line, ui.scope_id().with("heading"), Sense::CLICK);
    over.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, heading));
    let painter = ui.painter_at(line.expand2(Vec2::new(4.0, 1.0)));
    painter.rect_filled(line.expand2(Vec2::new(4.0, 0.0)), 0.0, palette.panel);
    painter.hline(line.x_range(), line.bottom(), Stroke::new(1.0, palette.line));
    let mut job = sentence_job(&[heading], 14.0, Style::SemiBold, palette.ink, line.width() - 12.0);
    (job.wrap.max_rows, job.wrap.break_anywhere) = (1, true);
    let galley = painter.layout_job(job);
    let at = Align2::LEFT_CENTER.anchor_size(line.left_center(), galley.size());
    painter.galley(at.min, galley, palette.ink);
}
