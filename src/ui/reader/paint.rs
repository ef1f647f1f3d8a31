//! Painting the lines in view.

use super::input::DOUBLE_LINE;
use super::names::{Certainty, Name};
use super::page::Page;
use super::typeset::ShownLine;
use crate::model::Span;
use egui::{Color32, Rect, Ui};

impl Page<'_> {
    /// Paints one line: the backgrounds from the palest to the strongest, the text, the lines under mentions.
    pub(super) fn line_ui(&self, ui: &Ui, line: &ShownLine, selected: Span) {
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
        let names = self.names_in(&line.set);
        for name in names.iter().filter(|name| name.is_marked && !name.is_possible()) {
            fill(name.span, 1.0, self.colors.tint((self.reader.entity_color)(name.entity)));
        }
        let content = &line.set.content;
        let first = self.reader.found.partition_point(|span| (span.end as usize) <= content.start);
        for found in self.reader.found[first..].iter().take_while(|span| (span.start as usize) < content.end) {
            fill(*found, 1.0, self.colors.found);
        }
        fill(selected, 0.0, self.colors.selection);
        self.letters_ui(ui, line);
        let top = self.measures.round(baseline + size * if line.set.rtl { 0.44 } else { 0.2 });
        for name in &names {
            self.underline_ui(ui, line, name, top);
        }
    }

    /// Paints the line under a name: a dotted one where it is only possible. A name inside a longer one has a line only where
    /// its entity is marked.
    fn underline_ui(&self, ui: &Ui, line: &ShownLine, name: &Name<'_>, top: f32) {
        let color = (self.reader.entity_color)(name.entity);
        let lines: &[(f32, f32)] = match (name.certainty, name.is_marked) {
            (Certainty::Inner, false) => return,
            (Certainty::Certain | Certainty::Inner, true) if self.reader.doubled == Some(name.entity) => &DOUBLE_LINE,
            (_, true) => &[(0.0, 2.0)],
            (_, false) => &[(0.0, 1.0)],
        };
        for (left, right) in line.set.stretches(self.text, name.span.range()) {
            let (left, right) = (line.rect.left() + left, line.rect.left() + right);
            for (from, to) in lines {
                let y = top + from..=top + to;
                if name.is_possible() {
                    dots(left, right, to - from).for_each(|x| {
                        ui.painter().rect_filled(Rect::from_x_y_ranges(x, y.clone()), 0.0, color);
                    });
                } else {
                    ui.painter().rect_filled(Rect::from_x_y_ranges(left..=right, y), 0.0, color);
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

/// The dots of a dotted line of a thickness: each as long as twice that, with as much between them.
fn dots(left: f32, right: f32, thickness: f32) -> impl Iterator<Item = std::ops::RangeInclusive<f32>> {
    let step = 4.0 * thickness.max(0.75);
    let count = ((right - left) / step).ceil().max(0.0) as usize;
    (0..count).map(move |dot| {
        let from = left + dot as f32 * step;
        from..=(from + step / 2.0).min(right)
    })
}

#[cfg(test)]
mod tests {
    use super::dots;

    #[test]
    fn dots_stay_within_the_name() {
        let dots: Vec<_> = dots(10.0, 21.0, 1.0).collect();
        assert_eq!(dots, [10.0..=12.0, 14.0..=16.0, 18.0..=20.0]);
        assert_eq!(super::dots(0.0, 1.0, 1.0).collect::<Vec<_>>(), [0.0..=1.0]);
        assert_eq!(super::dots(1.0, 1.0, 1.0).count(), 0);
    }
}
