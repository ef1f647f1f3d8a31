//! The names in the lines in view: certain mentions, those inside longer names, and possible ones.
//!
//! Invariant: what is only possible says so, and why, and whom it may mean.

use super::input::ReaderEvent;
use super::page::Page;
use super::place::{Focus, ReaderMemory};
use super::selection::{Selection, sentence_at};
use super::typeset::{SetLine, ShownLine};
use crate::model::{EntityIndex, PossibleMention, Span};
use egui::{CursorIcon, Rect, Role, Sense, Ui, WidgetInfo};

/// How sure it is that a name mentions an entity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Certainty<'a> {
    /// It does.
    Certain,
    /// It does, inside a longer name.
    Inner,
    /// It may.
    Possible(&'a PossibleMention),
}

/// A name in a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    /// Where it stands in the text.
    pub(super) span: Span,
    /// Whom it mentions; of several that it may mention, a marked one or the likeliest.
    pub(super) entity: EntityIndex,
    /// How sure that is.
    pub(super) certainty: Certainty<'a>,
    /// Whether the entity is marked.
    pub(super) is_marked: bool,
}

/// A part of a name in one line: text of both directions may tear it apart.
struct Part<'a> {
    name: Name<'a>,
    line: &'a ShownLine,
    /// Which part of the name it is.
    number: usize,
    rect: Rect,
}

impl Name<'_> {
    /// Whether it is only possible.
    pub(super) fn is_possible(&self) -> bool {
        matches!(self.certainty, Certainty::Possible(_))
    }
}

impl<'a> Page<'a> {
    /// The names that a line shows, those inside others behind these; those that do not fit the text are left out.
    pub(super) fn names_in(&self, line: &SetLine) -> Vec<Name<'a>> {
        let reading = self.reader.reading;
        let (start, end) = (line.content.start, line.content.end);
        let is_marked = |entity: EntityIndex| self.reader.marked.contains(&entity);
        let is_here = |span: Span| (span.start as usize) < end && !span.of(self.text).is_empty();
        let first_certain = reading.mentions.partition_point(|mention| mention.span.end as usize <= start);
        let certain = reading.mentions[first_certain..].iter().take_while(|mention| is_before(mention.span, end)).map(
            |mention| {
                let is_marked = is_marked(mention.entity);
                Name { span: mention.span, entity: mention.entity, certainty: Certainty::Certain, is_marked }
            },
        );
        let first = reading.possible_mentions.partition_point(|mention| mention.span.end as usize <= start);
        let possible = reading.possible_mentions[first..].iter().take_while(|mention| is_before(mention.span, end));
        let possible = possible.filter_map(|mention| {
            let marked = mention.candidates.iter().find(|entity| is_marked(**entity));
            let entity = *marked.or(mention.candidates.first())?;
            let certainty = Certainty::Possible(mention);
            Some(Name { span: mention.span, entity, certainty, is_marked: marked.is_some() })
        });
        // No inner mention begins before the longer name that it is in.
        let outer = reading.mentions.get(first_certain).map_or(start, |mention| start.min(mention.span.start as usize));
        let first = reading.inner_mentions.partition_point(|mention| is_before(mention.span, outer));
        let inner = reading.inner_mentions[first..].iter().take_while(|mention| is_before(mention.span, end));
        let inner = inner.filter(|mention| mention.span.end as usize > start).map(|mention| {
            let is_marked = is_marked(mention.entity);
            Name { span: mention.span, entity: mention.entity, certainty: Certainty::Inner, is_marked }
        });
        certain.chain(possible).chain(inner).filter(|name| is_here(name.span)).collect()
    }

    /// Makes the names in view clickable; those inside longer names only where they are marked.
    pub(super) fn mentions_ui(
        &self,
        ui: &Ui,
        memory: &mut ReaderMemory,
        surface: &egui::Response,
        events: &mut Vec<ReaderEvent>,
    ) {
        for line in &self.lines {
            for name in self.names_in(&line.set) {
                if name.certainty == Certainty::Inner && !name.is_marked {
                    continue;
                }
                for (part, (left, right)) in line.set.stretches(self.text, name.span.range()).iter().enumerate() {
                    let x = line.rect.left() + left..=line.rect.left() + right;
                    let rect = Rect::from_x_y_ranges(x, line.rect.y_range());
                    self.name_ui(ui, memory, surface, &Part { name, line, number: part, rect }, events);
                }
            }
        }
    }

    /// Makes one part of a name clickable.
    fn name_ui(
        &self,
        ui: &Ui,
        memory: &mut ReaderMemory,
        surface: &egui::Response,
        part: &Part<'_>,
        events: &mut Vec<ReaderEvent>,
    ) {
        let Part { name, line, number, rect } = *part;
        let is_inner = name.certainty == Certainty::Inner;
        let id = ui.scope_id().with(("mention", name.span.start, is_inner, line.set.content.start, number));
        // Only the marked ones are stops for the Tab key, or a page would have fifty.
        let first = number == 0 && line.set.content.contains(&(name.span.start as usize));
        let sense = if name.is_marked && first { Sense::click() } else { Sense::CLICK };
        let mut response = ui.interact(rect, id, sense).on_hover_cursor(CursorIcon::PointingHand);
        if first {
            let words = name.span.of(self.text);
            let told = if name.is_possible() { format!("{words}, a possible mention") } else { words.to_owned() };
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, told.as_str()));
        }
        if let Certainty::Possible(mention) = name.certainty {
            response = response.on_hover_text(self.why_possible(mention));
        }
        let candidates = match name.certainty {
            Certainty::Possible(mention) => mention.candidates.as_slice(),
            Certainty::Certain | Certainty::Inner => &[],
        };
        self.menu_ui(&response, Some(Selection::of(name.span.range())), candidates, memory, events);
        if response.double_clicked() {
            memory.selection = Some(Selection::of(name.span.range()));
        } else if response.clicked() {
            memory.selection = None;
            events.push(ReaderEvent::ClickMention(name.entity));
            if response.interact_pointer_pos().is_some() {
                // After a click the keys scroll, wherever it fell.
                surface.request_focus();
                memory.focus = Focus::ByPointer;
            }
        }
        if response.hovered()
            && let Some((number, _)) = sentence_at(self.reader.reading, name.span.start as usize)
        {
            events.push(ReaderEvent::HoverSentence(number));
        }
        if response.has_focus() {
            let stroke = ui.visuals().selection.stroke;
            ui.painter().rect_stroke(rect.expand(1.0), 3.0, stroke, egui::StrokeKind::Outside);
        }
    }

    /// Whom a possible mention may mean, and why that is not certain.
    fn why_possible(&self, mention: &PossibleMention) -> String {
        let names: Vec<String> = mention.candidates.iter().map(|entity| (self.reader.entity_name)(*entity)).collect();
        let names = match names.as_slice() {
            [all @ .., last] if !all.is_empty() && names.len() <= SHOWN => format!("{} or {last}", all.join(", ")),
            _ if names.len() > SHOWN => format!("{} or {} others", names[..SHOWN].join(", "), names.len() - SHOWN),
            _ => names.concat(),
        };
        format!("Possibly {names}: {}", mention.doubt.reason())
    }
}

/// How many candidates are named on hovering.
const SHOWN: usize = 4;

/// Whether a span begins before the byte `end`.
fn is_before(span: Span, end: usize) -> bool {
    (span.start as usize) < end
}
