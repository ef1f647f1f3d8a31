//! The document in its scroll area.

use super::input::{Reader, ReaderEvent};
use super::margin::MARGIN;
use super::page::page_ui;
use super::place::ReaderMemory;
use super::typeset::{Measures, Setting};

/// The longest line in multiples of the text's size: some 70 characters, which eyes follow without losing the line.
///
/// Source: Bringhurst, The Elements of Typographic Style, 2.1.2: 45 to 75.
const LONGEST_LINE: f32 = 34.0;

/// Shows the document in the space that is left in `ui`, scrolling by itself.
pub(in crate::ui) fn reader_ui(ui: &mut egui::Ui, reader: &Reader<'_>, memory: &mut ReaderMemory) -> Vec<ReaderEvent> {
    let Some(text) = reader.document.text.as_deref() else {
        return Vec::new();
    };
    let size = if reader.text_size.is_finite() { reader.text_size.clamp(6.0, 96.0) } else { 15.0 };
    let (column_left, width) = column(ui, size);
    let measures = Measures { size, width, pixels_per_point: ui.pixels_per_point() };
    // Inside something that scrolls by itself there is no end to the height.
    let height = ui.available_height();
    memory.height = if height.is_finite() { f64::from(height.max(1.0)) } else { 600.0 };
    if memory.prepare(reader, Setting { ui, text, measures }) {
        ui.request_repaint();
    }
    // Rubber bands spring back from where the document before this one had its end.
    ui.spacing_mut().scroll.kinetic.rubber_band = false;
    let mut area = egui::ScrollArea::vertical()
        .id_salt("document text")
        .auto_shrink(false)
        .max_height(memory.height as f32)
        .content_margin(0.0);
    if std::mem::take(&mut memory.moved) {
        area = area.vertical_scroll_offset(memory.offset as f32);
    }
    let mut events = Vec::new();
    let shown = area.show_viewport(ui, |ui, viewport| {
        // The scroll area counts in f32, which is coarse at the end of a long text; the difference is small there.
        if (memory.offset - f64::from(viewport.top())).abs() > 0.5 {
            memory.offset = f64::from(viewport.top());
        }
        page_ui(ui, viewport, reader, text, memory, column_left, &mut events);
    });
    if !memory.moved {
        memory.offset = f64::from(shown.state.clamped_offset().y);
    }
    events
}

/// The text's column within the space that is left: how far from its left edge, and how wide.
fn column(ui: &egui::Ui, size: f32) -> (f32, f32) {
    let room = ui.available_width() - ui.spacing().scroll.allocated_width();
    // The marks of the sentences stand to the left of the text.
    let (left, right) = (size * MARGIN, if room < size * 24.0 { size * 0.6 } else { size * 1.6 });
    let width = (room - left - right).min(size * LONGEST_LINE).max(size * 4.0).floor();
    (((room - width) / 2.0).max(left).floor(), width)
}
