//! The visible part of the document: draws it and listens to pointer and keys.
//!
//! Invariant: only lines in view are set, and everything that can be clicked has a name for a screen reader.

use super::colors::Colors;
use super::input::{DOUBLE_LINE, Reader, ReaderEvent};
use super::margin::margin_ui;
use super::place::{Focus, ReaderMemory};
use super::selection::{Selection, sentence_at, word_at};
use super::typeset::{Measures, SetLine, ShownLine};
use crate::model::{Mention, Span};
use egui::{Color32, CursorIcon, Event, EventFilter, Key, Modifiers, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2};

/// A place in the text that is pointed at.
#[derive(Clone, Copy)]
struct Place {
    /// The byte there, or the nearest.
    offset: usize,
    /// Whether there is text at that place.
    on_text: bool,
}

/// What one frame shows.
struct Page<'a> {
    reader: &'a Reader<'a>,
    text: &'a str,
    measures: Measures,
    colors: Colors,
    /// The part of the window that the text is seen through.
    view: Rect,
    lines: Vec<ShownLine>,
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
        let top_of = |block: usize| self.view.top() + (flow.top(block) - *offset) as f32;
        for (index, block) in flow.blocks().iter().enumerate().skip(flow.block_at(*offset)) {
            let top = top_of(index);
            if top > self.view.bottom() {
                break;
            }
            let range = (self.view.top() - top, self.view.bottom() - top);
            block.for_lines(ui, widths, self.text, &self.measures, range, |depth, set| {
                let place = pos2(left, self.measures.round(top + depth));
                let size = egui::vec2(self.measures.width, self.measures.line_height(set.rtl));
                self.lines.push(ShownLine { rect: Rect::from_min_size(place, size), set });
            });
            let rect = Rect::from_min_size(
                pos2(left, top),
                egui::vec2(self.measures.width, block.text_height(&self.measures)),
            );
            let paragraph = ui.interact(rect, ui.scope_id().with(("paragraph", block.range.start)), Sense::hover());
            let content = self.text.get(block.range.clone()).unwrap_or_default();
            paragraph.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, content));
        }
        if !memory.rebroken {
            let whole = self.lines.iter().find(|line| line.rect.top() >= self.view.top() - 1.0);
            memory.top_byte = whole.or(self.lines.first()).map_or(0, |line| line.set.content.start);
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
            memory.selection = Some(Selection::of(word_at(self.text, offset)));
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

    /// The mentions that a line shows; those that do not fit the text are left out.
    fn mentions_of(&self, line: &SetLine) -> impl Iterator<Item = &Mention> {
        let mentions = &self.reader.reading.mentions;
        let content = line.content.clone();
        let first = mentions.partition_point(|mention| mention.span.end as usize <= content.start);
        let here = mentions.iter().skip(first).take_while(move |mention| (mention.span.start as usize) < content.end);
        here.filter(|mention| !mention.span.of(self.text).is_empty())
    }

    /// Makes the mentions in view clickable.
    fn mentions_ui(&self, ui: &Ui, memory: &mut ReaderMemory, surface: &egui::Response, events: &mut Vec<ReaderEvent>) {
        for line in &self.lines {
            for mention in self.mentions_of(&line.set) {
                let marked = self.reader.marked.contains(&mention.entity);
                for (part, (left, right)) in line.set.stretches(self.text, mention.span.range()).iter().enumerate() {
                    let rect =
                        Rect::from_x_y_ranges(line.rect.left() + left..=line.rect.left() + right, line.rect.y_range());
                    let id = ui.scope_id().with(("mention", mention.span.start, line.set.content.start, part));
                    // Only the marked ones are stops for the Tab key, or a page would have fifty.
                    let first = part == 0 && line.set.content.contains(&(mention.span.start as usize));
                    let sense = if marked && first { Sense::click() } else { Sense::CLICK };
                    let response = ui.interact(rect, id, sense).on_hover_cursor(CursorIcon::PointingHand);
                    if first {
                        let name = mention.span.of(self.text);
                        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
                    }
                    if response.double_clicked() {
                        memory.selection = Some(Selection::of(mention.span.range()));
                    } else if response.clicked() {
                        memory.selection = None;
                        events.push(ReaderEvent::ClickMention(mention.entity));
                        if response.interact_pointer_pos().is_some() {
                            // After a click the keys scroll, wherever it fell.
                            surface.request_focus();
                            memory.focus = Focus::ByPointer;
                        }
                    }
                    if response.hovered()
                        && let Some((number, _)) = sentence_at(self.reader.reading, mention.span.start as usize)
                    {
                        events.push(ReaderEvent::HoverSentence(number));
                    }
                    if response.has_focus() {
                        let stroke = ui.visuals().selection.stroke;
                        ui.painter().rect_stroke(rect.expand(1.0), 3.0, stroke, egui::StrokeKind::Outside);
                    }
                }
            }
        }
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
        if let Some(span) = memory.selected() {
            let copies = ui.input_mut(|input| {
                let before = input.events.len();
                input.events.retain(|event| *event != Event::Copy);
                before != input.events.len()
            });
            if copies {
                events.push(ReaderEvent::Copy(span.of(self.text).to_owned(), span));
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

    /// Paints one line: the backgrounds from the palest to the strongest, the text, the lines under mentions.
    fn line_ui(&self, ui: &Ui, line: &ShownLine, selected: Span) {
        let painter = ui.painter();
        let size = self.measures.size;
        let baseline = line.rect.top() + self.measures.baseline(line.set.rtl);
        let (above, below) = if line.set.rtl { (1.06, 0.56) } else { (0.98, 0.36) };
        let band = (baseline - size * above)..=(baseline + size * below);
        let fill = |span: Span, grow: f32, color: Color32| {
            for (left, right) in line.set.stretches(self.text, span.range()) {
                let x = line.rect.left() + left - grow..=line.rect.left() + right + grow;
                painter.rect_filled(Rect::from_x_y_ranges(x, band.clone()), 3.0, color);
            }
        };
        if let Some(pointed) = self.reader.pointed.and_then(|number| self.reader.reading.sentences.get(number)) {
            fill(*pointed, 2.0, self.colors.pointed);
        }
        for quote in self.reader.quotes {
            fill(*quote, 2.0, self.colors.quote);
        }
        if let Some(highlight) = self.reader.highlight {
            fill(highlight, 2.0, self.colors.highlight);
            self.edge_ui(ui, line, highlight);
        }
        for mention in self.mentions_of(&line.set) {
            if self.reader.marked.contains(&mention.entity) {
                let kind = (self.reader.entity_color)(mention.entity);
                fill(mention.span, 1.0, self.colors.tint(kind));
            }
        }
        let content = &line.set.content;
        let first = self.reader.found.partition_point(|span| (span.end as usize) <= content.start);
        for found in self.reader.found[first..].iter().take_while(|span| (span.start as usize) < content.end) {
            fill(*found, 1.0, self.colors.found);
        }
        fill(selected, 0.0, self.colors.selection);
        self.letters_ui(ui, line);
        for mention in self.mentions_of(&line.set) {
            let marked = self.reader.marked.contains(&mention.entity);
            let color = (self.reader.entity_color)(mention.entity);
            let lines: &[(f32, f32)] = match marked {
                true if self.reader.doubled == Some(mention.entity) => &DOUBLE_LINE,
                true => &[(0.0, 2.0)],
                false => &[(0.0, 1.0)],
            };
            let top = self.measures.round(baseline + size * if line.set.rtl { 0.44 } else { 0.2 });
            for (left, right) in line.set.stretches(self.text, mention.span.range()) {
                let x = line.rect.left() + left..=line.rect.left() + right;
                for (from, to) in lines {
                    painter.rect_filled(Rect::from_x_y_ranges(x.clone(), top + from..=top + to), 0.0, color);
                }
            }
        }
    }

    /// Paints the letters; those of sentences that no claim uses are paler.
    fn letters_ui(&self, ui: &Ui, line: &ShownLine) {
        let paint = |clip: Option<(f32, f32)>, color: Color32| {
            let painter = match clip {
                Some((left, right)) => {
                    let x = line.rect.left() + left..=line.rect.left() + right;
                    ui.painter().with_clip_rect(Rect::from_x_y_ranges(x, self.view.y_range()).intersect(self.view))
                }
                None => ui.painter().clone(),
            };
            for run in &line.set.runs {
                painter.galley(line.rect.min + egui::vec2(run.x, run.y), run.galley.clone(), color);
            }
        };
        let pale = self.unused_stretches(line);
        let (first, last) = line.set.extent();
        match pale.as_slice() {
            [] => paint(None, self.colors.text),
            [(left, right)] if *left <= first + 1.0 && *right >= last - 1.0 => paint(None, self.colors.unused),
            _ => {
                let mut from = f32::NEG_INFINITY;
                for (left, right) in pale {
                    paint(Some((from, left)), self.colors.text);
                    paint(Some((left, right)), self.colors.unused);
                    from = right;
                }
                paint(Some((from, f32::INFINITY)), self.colors.text);
            }
        }
    }

    /// The horizontal stretches of a line with sentences that no claim uses and that are not emphasized, from left to right.
    fn unused_stretches(&self, line: &ShownLine) -> Vec<(f32, f32)> {
        let sentences = &self.reader.reading.sentences;
        let content = line.set.content.clone();
        let first = sentences.partition_point(|sentence| sentence.end as usize <= content.start);
        let last = sentences.partition_point(|sentence| (sentence.start as usize) < content.end);
        let stands_out = |number: usize| {
            let is_shown = self.reader.highlight.is_some_and(|span| span.overlaps(sentences[number]));
            is_shown || self.reader.pointed == Some(number)
        };
        let mut stretches: Vec<(f32, f32)> = (first..last.max(first))
            .filter(|number| self.reader.uses.get(*number).is_some_and(|sentence| !sentence.is_used()))
            .filter(|number| !stands_out(*number))
            .flat_map(|number| line.set.stretches(self.text, sentences[number].range()))
            .collect();
        stretches.sort_by(|one, other| one.0.total_cmp(&other.0));
        stretches
    }

    /// Paints the bar beside a line of the highlighted quote, which is thus marked by more than a background colour.
    fn edge_ui(&self, ui: &Ui, line: &ShownLine, highlight: Span) {
        let content = &line.set.content;
        if highlight.overlaps(Span::new(content.start, content.end)) {
            let size = self.measures.size;
            let x = if line.set.rtl { line.rect.right() + size * 0.6 } else { line.rect.left() - size * 0.6 - 3.0 };
            let bar = Rect::from_x_y_ranges(x..=x + 3.0, line.rect.y_range());
            ui.painter().rect_filled(bar, 0.0, self.colors.highlight_edge);
        }
    }
}
