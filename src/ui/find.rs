//! The search field: entities by any of their names, and any words of the evidence.

use super::bidi::bidi_job;
use super::cached::{Cached, Last, Same};
use super::ctx::{Ctx, Task};
use super::style::Palette;
use crate::analysis::search::Hit;
use crate::fonts::Style;
use crate::model::{OpenDossier, Target};
use crate::session::Command;
use egui::{Key, Modifiers, Ui};
use std::sync::Arc;

/// The search field's state.
#[derive(Default)]
pub(super) struct FindMemory {
    query: String,
    /// Which of the hits Enter would take.
    cursor: usize,
    /// Whether the field is to take the focus in this frame.
    pub(super) wants_focus: bool,
    hits: Cached<(Same<OpenDossier>, String), Arc<Vec<Hit>>>,
    /// The query that the cursor moves in.
    searched: Last<String>,
}

impl FindMemory {
    /// Whether something is being looked for.
    pub(super) fn is_open(&self) -> bool {
        !self.query.is_empty()
    }
}

/// How much room the right end of the bar needs, in points.
const BESIDE: f32 = 230.0;

/// How many hits are listed.
const SHOWN: usize = 12;

/// The search field and, while it is in use, its hits below it.
pub(super) fn find_ui(cx: &Ctx<'_>, ui: &mut Ui, memory: &mut FindMemory) {
    let Some(open) = cx.session.open() else { return };
    // The view's name and what the layout does stand to its right.
    let width = 300.0_f32.min((ui.available_width() - BESIDE).max(90.0));
    let edit = egui::TextEdit::singleline(&mut memory.query)
        .hint_text("Find a name or words of a quote   Ctrl+F")
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(8, 4))
        .min_size(egui::vec2(0.0, 28.0))
        .desired_width(width);
    let id = egui::Id::unique("find");
    if std::mem::take(&mut memory.wants_focus) {
        // Before the field is drawn, so that what is typed in this very frame is its own.
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let response = ui.add(edit.id(id)).accessible_name("Find");
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    // egui has taken the focus away already.
    if memory.is_open() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        memory.query.clear();
        response.surrender_focus();
        cx.ask(Task::FocusCanvas);
    }
    let query = memory.query.trim().to_owned();
    if memory.searched.changes_to(query.clone()) {
        memory.cursor = 0;
    }
    if query.is_empty() {
        return;
    }
    let hits = memory.hits.get((Same::of(open), query.clone()), || Arc::new(cx.index(open).search(&query, SHOWN)));
    let before = memory.cursor;
    if response.has_focus() {
        memory.cursor = super::widgets::moved_cursor(ui, before, hits.len());
    }
    let has_moved = memory.cursor != before;
    let mut chosen = if entered { hits.get(memory.cursor).map(|hit| hit.target) } else { None };
    egui::Popup::from_response(&response)
        .id(egui::Id::unique("find hits"))
        .open(response.has_focus() || !response.clicked_elsewhere())
        .gap(4.0)
        .accessible_name("What was found")
        .show(|ui| {
            ui.set_width(width.max(360.0));
            if hits.is_empty() {
                ui.weak(format!("Nothing is called “{query}”, and no quote has these words"));
            }
            // Below the field, never over it: where the window is low, the list scrolls.
            let room = ui.ctx().content_rect().bottom() - response.rect.bottom() - 32.0;
            egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
                for (place, hit) in hits.iter().enumerate() {
                    let is_next = place == memory.cursor;
                    let row = hit_ui(ui, open, hit, is_next);
                    if is_next && has_moved {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        chosen = Some(hit.target);
                    }
                }
            });
        });
    if let Some(target) = chosen {
        cx.send(Command::FlyTo(target));
        cx.ask(Task::FocusCanvas);
        memory.query.clear();
        response.surrender_focus();
    } else if response.clicked_elsewhere() && !response.has_focus() {
        memory.query.clear();
    }
}

/// One hit: the name, what it is, and what matched.
fn hit_ui(ui: &mut Ui, open: &OpenDossier, hit: &Hit, is_next: bool) -> egui::Response {
    let palette = Palette::of(ui);
    let (name, detail) = match hit.target {
        Target::Entity(entity) => {
            let entity = &open.dossier.entities[entity.at()];
            let other = if hit.matched == entity.name { String::new() } else { format!(" · {}", hit.matched) };
            (entity.name.clone(), format!("{}{other}", entity.kind))
        }
        Target::Edge(edge) => (super::widgets::edge_name(open, edge), hit.matched.clone()),
    };
    let detail = super::widgets::shortened(&detail, 64);
    let label = format!("{name}, {detail}");
    let fill = if is_next { palette.card_selected } else { egui::Color32::TRANSPARENT };
    let response = egui::Frame::new()
        .fill(fill)
        .corner_radius(5)
        .inner_margin(egui::Margin::symmetric(8, 4))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add(egui::Label::new(bidi_job(&name, 14.0, palette.ink, Style::SemiBold)));
            ui.add(egui::Label::new(bidi_job(&detail, 12.0, palette.weak, Style::Regular)));
        })
        .response
        .interact(egui::Sense::click());
    response.widget_info(|| super::widgets::button_info(&label));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
