//! The visible part of the document: draws it and listens to pointer and keys.
//!
//! Invariant: only lines in view are set, and everything that can be clicked has a name for a screen reader.

use super::colors::Colors;
use super::input::{Reader, ReaderEvent};
use super::margin::margin_ui;
use super::place::{Focus, ReaderMemory};
use super::selection::{Selection, sentence_at, word_at};
use super::typeset::{Measures, Setting, ShownLine};
use crate::model::{EntityIndex, Span};
use egui::{CursorIcon, Event, EventFilter, Key, Modifiers, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2};

/// A place in the text that is pointed at.
#[derive(Clone, Copy)]
struct Place {
    /// The byte there, or the nearest.
    offset: usize,
    /// Whether there is text at that place.
    on_text: bool,
}

/// What one frame shows.
pub(super) struct Page<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) text: &'a str,
    pub(super) measures: Measures,
    pub(super) colors: Colors,
    /// The part of the window that the text is seen through.
    pub(super) view: Rect,
    pub(super) lines: Vec<ShownLine>,
}

/// Shows what is in `viewport`, the visible part of the scrolled content, and adds to `events` what the reader did.
pub(super) fn page_ui(
    ui: &mut Ui,
    viewport: Rect,
    reader: &Reader<'_>,
    text: &str,
    memory: &mut ReaderMemory,
    column_left: f32,
    events: &mut Vec<ReaderEvent>,
) {
    let origin = ui.max_rect().min;
    let view = Rect::from_min_size(pos2(origin.x, origin.y + viewport.top()), viewport.size());
    ui.allocate_space(egui::vec2(viewport.width(), memory.flow.height() as f32));
    let measures = memory.measures;
    let colors = Colors::of(ui.visuals());
    let mut page = Page { reader, text, measures, colors, view, lines: Vec::new() };
    page.collect(ui, memory, measures.round(origin.x + column_left));
    let surface = page.surface_ui(ui, memory, events);
    page.mentions_ui(ui, memory, &surface, events);
    memory.marks = margin_ui(ui, reader, &page.lines, &page.measures, events);
    page.keys(ui, memory, &surface, events);
    let selected = memory.selection.as_ref().map_or(Span::new(0, 0), |selection| {
        let range = selection.range();
        Span::new(range.start, range.end)
    });
    for line in &page.lines {
        page.line_ui(ui, line, selected);
    }
    if surface.has_focus() && memory.focus == Focus::ByKey {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(view.shrink(1.0), 2.0, stroke, egui::StrokeKind::Inside);
    }
}

impl Page<'_> {
    /// Sets the lines in view, and names their paragraphs for a screen reader.
    fn collect(&mut self, ui: &Ui, memory: &mut ReaderMemory, left: f32) {
        let ReaderMemory { flow, widths, offset, .. } = memory;
        let setting = Setting { ui, text: self.text, measures: self.measures };
        let top_of = |block: usize| self.view.top() + (flow.top(block) - *offset) as f32;
        for (index, block) in flow.blocks.iter().enumerate().skip(flow.block_at(*offset)) {
            let top = top_of(index);
            if top > self.view.bottom() {
                break;
            }
            let range = (self.view.top() - top, self.view.bottom() - top);
            block.for_lines(setting, widths, range, |depth, set| {
                let place = pos2(left, self.measures.round(top + depth));
                let size = egui::vec2(self.measures.width, self.measures.line_height(set.rtl));
                self.lines.push(ShownLine { rect: Rect::from_min_size(place, size), set });
            });
            let size = egui::vec2(self.measures.width, block.text_height(&self.measures));
            let rect = Rect::from_min_size(pos2(left, top), size);
            let paragraph = ui.interact(rect, ui.scope_id().with(("paragraph", block.range.start)), Sense::hover());
            let content = self.text.get(block.range.clone()).unwrap_or_default();
            paragraph.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, content));
        }
        if !memory.rebroken {
            let whole = self.lines.iter().find(|line| line.rect.top() >= self.view.top() - 1.0);
            let top = whole.or(self.lines.first());
            let start = top.map_or(0, |line| line.set.content.start);
            memory.top.note(start, self.text);
            memory.top.depth = top.map_or(0.0, |line| f64::from(line.rect.top() - self.view.top()));
        }
    }

    /// Selecting, clicking and hovering beside the mentions.
    fn surface_ui(&self, ui: &Ui, memory: &mut ReaderMemory, events: &mut Vec<ReaderEvent>) -> egui::Response {
        let surface = ui.interact(self.view, ui.scope_id().with("text"), Sense::click_and_drag());
        let title = &self.reader.document.title;
        surface.widget_info(|| WidgetInfo::labeled(Role::Document, true, format!("Text of {title}")));
        memory.focus = match memory.focus {
            _ if !surface.has_focus() => Focus::Elsewhere,
            Focus::Elsewhere => Focus::ByKey,
            before => before,
        };
        if surface.drag_started() || (surface.clicked() && surface.interact_pointer_pos().is_some()) {
            surface.request_focus();
            memory.focus = Focus::ByPointer;
        }
        let pointer = surface.interact_pointer_pos();
        let pressed = ui.input(|input| input.pointer.press_origin()).or(pointer);
        let shift = ui.input(|input| input.modifiers.shift);
        if surface.drag_started_by(egui::PointerButton::Primary)
            && let Some(at) = pressed
            && let Some(place) = self.hit(at)
            && !(shift && memory.selection.is_some())
        {
            memory.selection = Some(Selection::of(word_at(self.text, place.offset)));
        }
        if surface.dragged_by(egui::PointerButton::Primary)
            && let Some(at) = pointer
        {
            self.drag_to(ui, memory, at);
        } else if let Some(place) = pointer.and_then(|at| self.hit(at)) {
            self.click(memory, &surface, place, shift, events);
        }
        let word = pointer.and_then(|at| self.hit(at)).and_then(|place| self.word_at(place.offset));
        self.menu_ui(&surface, word, &[], memory, events);
        if let Some(Place { offset, on_text: true }) = surface.hover_pos().and_then(|at| self.hit(at)) {
            ui.set_cursor_icon(CursorIcon::Text);
            if let Some((number, _)) = sentence_at(self.reader.reading, offset) {
                events.push(ReaderEvent::HoverSentence(number));
            }
        }
        surface
    }

    /// Extends the selection to the pointer; past the edge of the view the text scrolls.
    fn drag_to(&self, ui: &Ui, memory: &mut ReaderMemory, at: Pos2) {
        if let (Some(place), Some(selection)) = (self.hit(at), &mut memory.selection) {
            selection.extend(self.text, place.offset);
        }
        let past = (at.y - self.view.bottom()).max(0.0) + (at.y - self.view.top()).min(0.0);
        if past != 0.0 {
            memory.scroll(f64::from(past.clamp(-60.0, 60.0) * 0.3));
            ui.request_repaint();
        }
    }

    /// What one, two or three clicks at a place mean, with or without Shift.
    fn click(
        &self,
        memory: &mut ReaderMemory,
        surface: &egui::Response,
        place: Place,
        shift: bool,
        events: &mut Vec<ReaderEvent>,
    ) {
        let Place { offset, on_text } = place;
        let sentence = sentence_at(self.reader.reading, offset);
        if surface.triple_clicked() {
            memory.selection = sentence.map(|(_, range)| Selection::of(range));
        } else if surface.double_clicked() {
            memory.selection = self.word_at(offset);
        } else if surface.clicked() && shift {
            let start = || Selection::of(word_at(self.text, offset));
            memory.selection.get_or_insert_with(start).extend(self.text, offset);
        } else if surface.clicked() {
            memory.selection = None;
            if on_text && let Some((number, _)) = sentence {
                events.push(ReaderEvent::ClickSentence(number));
            }
        }
    }

    /// The word at a byte; none where there is only white space.
    fn word_at(&self, offset: usize) -> Option<Selection> {
        let word = word_at(self.text, offset);
        let is_white = self.text.get(word.clone()).is_none_or(|word| word.trim().is_empty());
        (!is_white).then(|| Selection::of(word))
    }

    /// The menu on the text: copying what is selected, or else the word that was clicked; on what may mention one of several
    /// entities, these.
    pub(super) fn menu_ui(
        &self,
        response: &egui::Response,
        word: Option<Selection>,
        candidates: &[EntityIndex],
        memory: &mut ReaderMemory,
        events: &mut Vec<ReaderEvent>,
    ) {
        if response.secondary_clicked() && memory.selected().is_none() {
            memory.selection = word;
        }
        let selected = self.selected(memory);
        response.context_menu(|ui| {
            let entries = [
                ("Copy", "Ctrl+C", ReaderEvent::Copy as fn(String, Span) -> ReaderEvent),
                ("Copy with citation", "Ctrl+Shift+C", ReaderEvent::CopyCited),
            ];
            for (label, key, event) in entries {
                let button = egui::Button::new(label).shortcut_text(key);
                if ui.add_enabled(selected.is_some(), button).clicked()
                    && let Some((words, span)) = &selected
                {
                    events.push(event(words.clone(), *span));
                    ui.close();
                }
            }
            if candidates.len() > 1 {
                ui.separator();
                ui.weak("It may mean");
                for entity in candidates {
                    if ui.button((self.reader.entity_name)(*entity)).clicked() {
                        events.push(ReaderEvent::ClickMention(*entity));
                        ui.close();
                    }
                }
            }
        });
    }

    /// The words that are selected, and their place; white space alone is none.
    fn selected(&self, memory: &ReaderMemory) -> Option<(String, Span)> {
        let span = memory.selected()?;
        let words = span.of(self.text);
        (!words.trim().is_empty()).then(|| (words.to_owned(), span))
    }

    /// The place in the text at a point of the window.
    fn hit(&self, at: Pos2) -> Option<Place> {
        let below = self.lines.partition_point(|line| line.rect.bottom() <= at.y);
        let line = self.lines.get(below).or(self.lines.last())?;
        let x = at.x - line.rect.left();
        let (left, right) = line.set.extent();
        let on_text = line.rect.y_range().contains(at.y) && left <= x && x <= right;
        if at.y > line.rect.bottom() {
            return Some(Place { offset: line.set.content.end, on_text: false });
        }
        Some(Place { offset: line.set.offset_at(self.text, x), on_text })
    }

    /// Scrolling, selecting all and copying by key.
    fn keys(&self, ui: &Ui, memory: &mut ReaderMemory, surface: &egui::Response, events: &mut Vec<ReaderEvent>) {
        let nobody_has_focus = ui.memory(|memory| memory.focused().is_none());
        let hovered = surface.contains_pointer() && nobody_has_focus;
        if !(surface.has_focus() || hovered) {
            return;
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
            memory.selection = Some(Selection::of(0..self.text.len()));
        }
        if let Some((words, span)) = self.selected(memory) {
            let copies = ui.input_mut(|input| {
                let before = input.events.len();
                input.events.retain(|event| *event != Event::Copy);
                before != input.events.len()
            });
            if copies {
                events.push(ReaderEvent::Copy(words, span));
            }
        }
        if !surface.has_focus() {
            return;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(surface.id, filter));
        let line = f64::from(self.measures.line_height(false));
        let page = (memory.height - 2.0 * line).max(line);
        let all = memory.flow.height();
        let moves = [
            (Key::ArrowDown, 2.0 * line),
            (Key::ArrowUp, -2.0 * line),
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::End, all),
            (Key::Home, -all),
        ];
        for (key, distance) in moves {
            let times = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
            if times > 0 {
                memory.scroll(distance * times as f64);
                ui.request_repaint();
            }
        }
    }
}
