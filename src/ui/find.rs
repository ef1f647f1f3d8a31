//! The search field: anyone by any of their names, or any words of the evidence.

use super::memory::Memory;
use super::style::Palette;
use super::{bidi::bidi_job, fonts::Weight};
use crate::analysis::search::Hit;
use crate::model::{OpenDossier, Target};
use crate::session::{Command, Session};
use egui::{Key, Modifiers};

/// The search field's state.
#[derive(Default)]
pub(super) struct FindMemory {
    query: String,
    /// Which of the hits Enter would take.
    cursor: usize,
    /// Whether the field is to take the focus in this frame.
    pub(super) wants_focus: bool,
    hits: Vec<Hit>,
    searched: Option<String>,
}

impl FindMemory {
    /// Whether something is being looked for.
    pub(super) fn is_open(&self) -> bool {
        !self.query.is_empty()
    }
}

/// How much room the right end of the bar needs, in pixels.
const BESIDE: f32 = 230.0;

/// How many hits are listed.
const SHOWN: usize = 12;

/// Searches for what is typed, and moves the cursor by the arrows while the field has the focus. Returns whether it moved.
fn search(ui: &egui::Ui, session: &Session, memory: &mut Memory, query: &str, has_focus: bool) -> bool {
    let Some(open) = session.open() else { return false };
    if memory.find.searched.as_deref() != Some(query) {
        memory.find.hits = memory.derived.index(open).search(query, SHOWN);
        memory.find.cursor = 0;
        memory.find.searched = Some(query.to_owned());
    }
    let before = memory.find.cursor;
    if has_focus {
        let (down, up) = ui.input(|input| (input.key_pressed(Key::ArrowDown), input.key_pressed(Key::ArrowUp)));
        let last = memory.find.hits.len().saturating_sub(1);
        memory.find.cursor = match (down, up) {
            (true, _) => (before + 1).min(last),
            (_, true) => before.saturating_sub(1),
            _ => before.min(last),
        };
    }
    before != memory.find.cursor
}

/// The search field and, while it is in use, its hits below it.
pub(super) fn field_ui(ui: &mut egui::Ui, session: &Session, memory: &mut Memory, commands: &mut Vec<Command>) {
    let Some(open) = session.open() else { return };
    // The view's name and what the layout does stand to its right.
    let width = 300.0_f32.min((ui.available_width() - BESIDE).max(90.0));
    let edit = egui::TextEdit::singleline(&mut memory.find.query)
        .hint_text("Find a name or words of a quote   Ctrl+F")
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(8, 4))
        .min_size(egui::vec2(0.0, 28.0))
        .desired_width(width);
    let id = egui::Id::unique("find");
    if std::mem::take(&mut memory.find.wants_focus) {
        // Before the field is drawn, so that what is typed in this very frame is its own.
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let response = ui.add(edit.id(id)).accessible_name("Find");
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    // The toolkit has taken the focus away by the time that this is asked.
    if memory.find.is_open() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        memory.find.query.clear();
        response.surrender_focus();
        memory.canvas.wants_focus = true;
    }
    let query = memory.find.query.trim().to_owned();
    if query.is_empty() {
        memory.find.searched = None;
        return;
    }
    let has_moved = search(ui, session, memory, &query, response.has_focus());
    let mut chosen = if entered { memory.find.hits.get(memory.find.cursor).map(|hit| hit.target) } else { None };
    egui::Popup::from_response(&response)
        .id(egui::Id::unique("find hits"))
        .open(response.has_focus() || memory.find.searched.is_some() && !response.clicked_elsewhere())
        .gap(4.0)
        .accessible_name("What was found")
        .show(|ui| {
            ui.set_width(width.max(360.0));
            if memory.find.hits.is_empty() {
                ui.weak(format!("Nothing is called “{query}”, and no quote has these words"));
            }
            // Below the field, never over it: where the window is low, the list scrolls.
            let room = ui.ctx().content_rect().bottom() - response.rect.bottom() - 32.0;
            egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
                for (place, hit) in memory.find.hits.iter().enumerate() {
                    let is_next = place == memory.find.cursor;
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
        commands.push(Command::FlyTo(target));
        memory.canvas.wants_focus = true;
        memory.find.query.clear();
        memory.find.searched = None;
        response.surrender_focus();
    } else if response.clicked_elsewhere() && !response.has_focus() {
        memory.find.query.clear();
    }
}

/// One hit: the name, what it is, and what matched.
fn hit_ui(ui: &mut egui::Ui, open: &OpenDossier, hit: &Hit, is_next: bool) -> egui::Response {
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
            ui.add(egui::Label::new(bidi_job(&name, 14.0, palette.ink, Weight::SemiBold)));
            ui.add(egui::Label::new(bidi_job(&detail, 12.0, palette.weak, Weight::Regular)));
        })
        .response
        .interact(egui::Sense::click());
    response.widget_info(|| super::widgets::button_info(&label));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
