//! The ring around what has the focus, as long as the keyboard is used.
//!
//! Invariant: what has the focus by key is in view.

use crate::ui::style::Palette;
use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Event, Id, Key, Rect, Stroke, StrokeKind, Ui};

/// How wide it is, in points.
const WIDTH: f32 = 2.0;

/// From this size on it is drawn inside, since there is no room around.
const LARGE: f32 = 200.0;

/// Whether the keyboard is used, and what had the focus last.
#[derive(Default)]
pub(in crate::ui) struct Ring {
    is_by_key: bool,
    focused: Option<Id>,
    /// What the scroll area around it is to bring into view in the next frame.
    hidden: Option<Id>,
}

impl Ring {
    /// Reads the events of a frame, before any of them is taken.
    pub(in crate::ui) fn begin(&mut self, ui: &Ui) {
        let walks = |key: Key| {
            let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
            matches!(key, Key::Tab | Key::F6 | Key::PageUp | Key::PageDown | Key::Home | Key::End)
                || arrows.contains(&key)
        };
        if let Some(id) = self.hidden.take() {
            // As a screen reader asks for it.
            let request = ActionRequest {
                action: Action::ScrollIntoView,
                target_tree: TreeId::ROOT,
                target_node: id.accesskit_id(),
                data: None,
            };
            ui.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
        }
        ui.input(|input| {
            for event in &input.events {
                match event {
                    Event::Key { key, pressed: true, .. } if walks(*key) => self.is_by_key = true,
                    Event::PointerButton { pressed: true, .. } => self.is_by_key = false,
                    _ => {}
                }
            }
        });
    }

    /// Draws the ring above everything in the layer of what has the focus.
    pub(in crate::ui) fn draw(&mut self, ui: &Ui) {
        let focused = ui.memory(egui::Memory::focused);
        let is_new = self.focused != focused;
        self.focused = focused;
        let Some(response) = focused.filter(|_| self.is_by_key).and_then(|id| ui.ctx().read_response(id)) else {
            return;
        };
        let seen = response.rect.intersect(response.interact_rect);
        if is_new && !holds(seen, response.rect) {
            self.hidden = Some(response.id);
            ui.ctx().request_repaint();
        }
        if !seen.is_positive() {
            return;
        }
        let is_large = seen.width() > LARGE && seen.height() > LARGE;
        let (bounds, kind) =
            if is_large { (seen, StrokeKind::Inside) } else { (seen.expand(2.0), StrokeKind::Outside) };
        let painter = ui.ctx().layer_painter(response.layer_id);
        painter.rect_stroke(bounds, 6.0, Stroke::new(WIDTH, Palette::of(ui).accent), kind);
    }
}

/// Whether what is seen of a widget is all of it, or as good as.
fn holds(seen: Rect, whole: Rect) -> bool {
    seen.is_positive() && seen.expand(1.0).contains_rect(whole)
}
