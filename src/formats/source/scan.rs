//! The scanner: one pass over a RON text that records the place of each value and recovers from faults where it can.
//!
//! Invariant: it never gives up silently: if it skips an element or stops before the end, there is a fault.
//! Invariant: recursion goes no deeper than [`DEPTH_LIMIT`], and time is linear in the text.

use super::fault::{Bracket, DEPTH_LIMIT, Fault, FaultKind};
use super::outline::{Outline, Shape, Value};
use super::tokens::{Cursor, is_word_start};

/// After how many faults the scan stops.
const FAULT_LIMIT: usize = 1000;

/// Scans `text`.
#[must_use]
pub fn scan(text: &str) -> Outline {
    let mut scanner = Scanner::new(Cursor::new(text));
    let finished = scanner.document();
    scanner.finish(finished.is_some())
}

/// Scans the one value of `text` that begins at the byte `at`.
pub(super) fn scan_value(text: &str, at: usize) -> Outline {
    let mut scanner = Scanner::new(Cursor::at_byte(text, at));
    scanner.outline.root = scanner.value();
    let is_whole = scanner.outline.root.is_some();
    scanner.finish(is_whole)
}

struct Scanner<'t> {
    cursor: Cursor<'t>,
    /// The brackets that are open, with their places.
    open: Vec<Bracket>,
    /// Whether the last fault affects only its element, so that the scan can go on behind that.
    can_skip: bool,
    /// Whether an element was skipped.
    has_gaps: bool,
    outline: Outline,
}

/// `None` where the scan stopped; the fault is noted by then.
type Scanned<T> = Option<T>;

impl<'t> Scanner<'t> {
    fn new(cursor: Cursor<'t>) -> Self {
        Self { cursor, open: Vec::new(), can_skip: false, has_gaps: false, outline: Outline::default() }
    }

    fn finish(mut self, is_whole: bool) -> Outline {
        self.outline.complete = is_whole && !self.has_gaps;
        self.outline
    }

    /// The whole text: attributes, one value, nothing behind it.
    fn document(&mut self) -> Scanned<()> {
        self.blank()?;
        while self.cursor.peek() == Some('#') {
            if !self.cursor.rest().starts_with("#!") {
                self.fault(self.cursor.at(), FaultKind::HashRemark);
                self.cursor.skip_line();
                self.blank()?;
                continue;
            }
            let end = self.cursor.rest().find(']').map_or(self.cursor.rest().len(), |end| end + 1);
            self.cursor.advance(end);
            self.blank()?;
        }
        let root = self.value();
        // The value scanned last encloses the others, even if the scan did not reach its end.
        self.outline.root = root.or_else(|| self.outline.values.len().checked_sub(1).map(|last| last as u32));
        root?;
        self.blank()?;
        if self.cursor.peek().is_some() {
            self.fault(self.cursor.at(), FaultKind::TextAfterEnd);
        }
        Some(())
    }

    /// One value of any shape.
    fn value(&mut self) -> Scanned<u32> {
        let start = self.cursor.at();
        match self.cursor.peek() {
            Some('(') => self.parenthesis(start),
            Some('[') => self.list(start),
            Some('{') => self.map(start),
            Some('"') => self.text(start),
            Some('\'') => self.character(start),
            Some('r') if self.cursor.is_raw_text() => self.text(start),
            Some('b') if self.cursor.is_bytes() => {
                self.cursor.advance(1);
                match self.cursor.peek() {
                    Some('\'') => self.character(start),
                    _ => self.text(start).inspect(|bytes| self.outline.values[*bytes as usize].shape = Shape::Other),
                }
            }
            Some(first) if first.is_ascii_digit() || matches!(first, '+' | '-' | '.') => Some(self.number(start)),
            Some(first) if is_word_start(first) => self.word(start),
            Some('#') => self.stop_element(start, FaultKind::HashRemark),
            Some(other) => self.stop_element(start, FaultKind::NoValue(other)),
            None => self.stop(self.cursor.end(), FaultKind::MissingValue(self.open.last().copied())),
        }
    }

    /// `(…)`: fields with names, or values without.
    fn parenthesis(&mut self, start: usize) -> Scanned<u32> {
        self.enter(start, '(')?;
        self.blank()?;
        if self.cursor.peek() == Some(')') || self.cursor.is_field() {
            let mut fields = Vec::new();
            let end = self.series(')', |scanner| {
                let name = scanner.cursor.at();
                if !scanner.cursor.peek().is_some_and(is_word_start) {
                    // A bracket here means that one before it was not closed, and what follows belongs elsewhere.
                    return match scanner.cursor.peek() {
                        Some('(' | '[' | '{') => scanner.stop(name, FaultKind::MissingName),
                        Some('"') if scanner.is_quoted_name() => scanner.stop_element(name, FaultKind::QuotedName),
                        Some('#') => scanner.stop_element(name, FaultKind::HashRemark),
                        _ => scanner.stop_element(name, FaultKind::MissingName),
                    };
                }
                scanner.cursor.word();
                let name_end = scanner.cursor.at();
                scanner.colon()?;
                let value = scanner.value_within();
                fields.extend(value.seen.map(|value| (name as u32, name_end as u32, value)));
                value.finished
            });
            self.leave(start, Shape::Fields(fields), end)
        } else {
            let mut items = Vec::new();
            let end = self.series(')', |scanner| scanner.item(&mut items));
            self.leave(start, Shape::Tuple(items), end)
        }
    }

    /// `[…]`.
    fn list(&mut self, start: usize) -> Scanned<u32> {
        self.enter(start, '[')?;
        let mut items = Vec::new();
        let end = self.series(']', |scanner| scanner.item(&mut items));
        self.leave(start, Shape::List(items), end)
    }

    /// `{…}`.
    fn map(&mut self, start: usize) -> Scanned<u32> {
        self.enter(start, '{')?;
        let mut entries = Vec::new();
        let end = self.series('}', |scanner| {
            let key = scanner.value()?;
            scanner.colon()?;
            let value = scanner.value_within();
            entries.extend(value.seen.map(|value| (key, value)));
            value.finished
        });
        self.leave(start, Shape::Map(entries), end)
    }

    /// One value of a list.
    fn item(&mut self, items: &mut Vec<u32>) -> Scanned<()> {
        let value = self.value_within();
        items.extend(value.seen);
        value.finished
    }

    /// A value within another; what was seen of it is kept even if the scan stopped in it.
    fn value_within(&mut self) -> Within {
        let known = self.outline.values.len();
        match self.value() {
            Some(value) => Within { seen: Some(value), finished: Some(()) },
            None => Within {
                seen: (self.outline.values.len() > known).then(|| self.outline.values.len() as u32 - 1),
                finished: None,
            },
        }
    }

    /// The content of brackets: elements by `element`, commas between them, blanks around them. A faulty element
    /// is skipped, and the value is then not closed.
    fn series(&mut self, close: char, mut element: impl FnMut(&mut Self) -> Scanned<()>) -> Scanned<Held> {
        let mut held = Held::All;
        let depth = self.open.len();
        loop {
            self.blank()?;
            match self.cursor.peek() {
                Some(found) if found == close => {
                    self.cursor.advance(1);
                    return Some(held);
                }
                Some(found @ (')' | ']' | '}')) => {
                    let open = self.open.last().copied();
                    return self.stop(self.cursor.at(), FaultKind::WrongBracket { found, expected: close, open });
                }
                None => return self.stop_at_end(),
                Some(_) => {
                    self.can_skip = false;
                    if element(self).is_none() {
                        self.skip_element(depth)?;
                        held = Held::Less;
                    }
                }
            }
            let end_of_element = self.cursor.at();
            self.blank()?;
            match self.cursor.peek() {
                Some(',') => self.cursor.advance(1),
                Some(')' | ']' | '}') | None => {}
                Some(_) => self.missing_comma(end_of_element)?,
            }
        }
    }

    /// Skips to the comma or bracket that ends a faulty element, `depth` brackets deep;
    /// `None` if the fault may reach beyond the element.
    fn skip_element(&mut self, depth: usize) -> Scanned<()> {
        if !self.can_skip || self.outline.faults.len() >= FAULT_LIMIT {
            return None;
        }
        self.open.truncate(depth);
        self.has_gaps = true;
        self.cursor.skip_element()
    }

    /// Records a missing comma at the byte `at`, and goes on as if it stood there.
    fn missing_comma(&mut self, at: usize) -> Scanned<()> {
        let text = self.outline.values.last().filter(|value| value.shape == Shape::Text);
        let text = text.map(|value| (value.start as usize, self.cursor.slice(value.start as usize..at)));
        let stray = (at.saturating_sub(1), FaultKind::StrayQuote);
        if let Some((start, text)) = text
            && text.starts_with('"')
            && text.contains('\n')
        {
            // A stray quote mark swaps text and non-text in the rest of the file, so further faults would be noise.
            let kind = if self.is_stray(at) { stray } else { (at, FaultKind::MissingCommaAfterText(start)) };
            return self.stop(kind.0, kind.1);
        }
        if text.is_some_and(|(_, text)| text.starts_with('"')) {
            if self.cursor.peek() == Some(':') {
                return self.stop(text.map_or(at, |(start, _)| start), FaultKind::QuotedName);
            }
            if self.is_stray(at) {
                return self.stop(stray.0, stray.1);
            }
        }
        if self.outline.faults.len() >= FAULT_LIMIT {
            return self.stop(at, FaultKind::TooManyMissingCommas);
        }
        self.fault(at, FaultKind::MissingComma);
        Some(())
    }

    /// Whether the quotation mark before the byte `at` ends a text too early: what follows is no next element. That is so
    /// where it follows at once, or where the line has one mark more.
    fn is_stray(&self, at: usize) -> bool {
        let is_element = |next: char| matches!(next, '"' | '(' | '[' | '{' | ':' | '/' | '#');
        if self.cursor.is_field() || self.cursor.peek().is_none_or(|next| next == ':') {
            return false;
        }
        let line = self.cursor.rest().lines().next().unwrap_or_default();
        let is_odd = line.matches('"').count() % 2 == 1;
        self.cursor.at() == at || is_odd && !self.cursor.peek().is_some_and(is_element)
    }

    /// Whether a text with a colon behind it stands here, as a field does in JSON.
    fn is_quoted_name(&self) -> bool {
        let mut ahead = self.cursor.clone();
        ahead.text() && ahead.blank().is_ok() && ahead.peek() == Some(':')
    }

    /// A colon, with blanks around it.
    fn colon(&mut self) -> Scanned<()> {
        self.blank()?;
        if self.cursor.peek() == Some(':') {
            self.cursor.advance(1);
            self.blank()
        } else if self.cursor.peek().is_none() {
            self.stop_at_end()
        } else {
            self.stop_element(self.cursor.at(), FaultKind::MissingColon)
        }
    }

    /// A bare word, or the fields that it names: `Entity(…)`; `Some(x)` is `x`.
    fn word(&mut self, start: usize) -> Scanned<u32> {
        self.cursor.word();
        let end = self.cursor.at();
        let back = self.cursor.clone();
        self.blank()?;
        if self.cursor.peek() != Some('(') {
            self.cursor = back;
            let number = matches!(self.cursor.slice(start..end), "inf" | "NaN" | "inff32" | "NaNf32");
            return Some(self.push(start, true, if number { Shape::Number } else { Shape::Word }));
        }
        let fields = self.parenthesis(self.cursor.at())?;
        match self.outline.values.get(fields as usize).map(|value| &value.shape) {
            Some(Shape::Tuple(items)) if items.len() == 1 && self.cursor.slice(start..end) == "Some" => Some(items[0]),
            _ => Some(fields),
        }
    }

    /// A run of characters of numbers; ron decides whether it is a number.
    fn number(&mut self, start: usize) -> u32 {
        self.cursor.number();
        self.push(start, true, Shape::Number)
    }

    /// Text in quotes, plain or raw.
    fn text(&mut self, start: usize) -> Scanned<u32> {
        let raw = self.cursor.raw_hashes();
        let closed = self.cursor.text();
        let text = self.push(start, closed, Shape::Text);
        if closed {
            return Some(text);
        }
        self.stop(start, raw.map_or(FaultKind::OpenText, FaultKind::OpenRawText))
    }

    /// A character in single quotes.
    fn character(&mut self, start: usize) -> Scanned<u32> {
        if self.cursor.character() {
            Some(self.push(start, true, Shape::Other))
        } else {
            self.stop_element(start, FaultKind::SingleQuote)
        }
    }

    /// Skips white space and comments.
    fn blank(&mut self) -> Scanned<()> {
        match self.cursor.blank() {
            Ok(()) => Some(()),
            Err(at) if self.cursor.slice(at..at + 2) == "/*" => self.stop(at, FaultKind::OpenComment),
            Err(at) => self.stop(at, FaultKind::LoneSlash),
        }
    }

    /// Opens a bracket, unless that is too deep.
    fn enter(&mut self, start: usize, sign: char) -> Scanned<()> {
        if self.open.len() >= DEPTH_LIMIT {
            self.outline.too_deep = true;
            return self.stop(start, FaultKind::TooDeep);
        }
        self.open.push(Bracket { at: start, sign });
        self.cursor.advance(1);
        Some(())
    }

    /// Closes a bracket and records its value, which is kept even if the scan stopped in it.
    fn leave(&mut self, start: usize, shape: Shape, end: Scanned<Held>) -> Scanned<u32> {
        self.open.pop();
        let value = self.push(start, end == Some(Held::All), shape);
        end.map(|_| value)
    }

    /// Records a value that ends at the cursor.
    fn push(&mut self, start: usize, closed: bool, shape: Shape) -> u32 {
        self.outline.values.push(Value { start: start as u32, end: self.cursor.at() as u32, closed, shape });
        self.outline.values.len() as u32 - 1
    }

    fn fault(&mut self, at: usize, kind: FaultKind) {
        self.outline.faults.push(Fault { at, kind });
    }

    /// Records a fault after which the scan cannot go on.
    fn stop<T>(&mut self, at: usize, kind: FaultKind) -> Scanned<T> {
        self.can_skip = false;
        self.fault(at, kind);
        None
    }

    /// Records a fault that affects only its element, behind which the scan can go on.
    fn stop_element<T>(&mut self, at: usize, kind: FaultKind) -> Scanned<T> {
        self.can_skip = true;
        self.fault(at, kind);
        None
    }

    /// Records that the text ended within a value.
    fn stop_at_end<T>(&mut self) -> Scanned<T> {
        self.stop(self.cursor.end(), FaultKind::EarlyEnd(self.open.last().copied()))
    }
}

/// Whether the content of a bracket is complete.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    /// All elements.
    All,
    /// Less: an element was skipped.
    Less,
}

/// The result of scanning a value within another.
struct Within {
    /// The value, whole or in part.
    seen: Option<u32>,
    /// Whether the scan goes on.
    finished: Scanned<()>,
}
