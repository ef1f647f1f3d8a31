//! The columns of an edge list: what stands between them, which two hold the ids, and which lines are no edges.
//!
//! Invariant: a separator is that of the whole file, told from its first lines; quotation marks around a cell are no part
//! of it.

use std::borrow::Cow;

/// How many lines tell the separator.
const LINES: usize = 50;

/// What stands between two cells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// A tab; in a line that has none, any blanks.
    Tab,
    /// Any blanks.
    Blanks,
    /// This sign, with or without blanks.
    Sign(char),
}

/// What the headings of the first and the second id of an edge are, in small letters.
const FROM: [&str; 9] = ["source", "from", "start", "node1", "id1", "entity a", "von", "origen", "fromnodeid"];
const TO: [&str; 9] = ["target", "to", "end", "node2", "id2", "entity b", "nach", "destino", "tonodeid"];

/// The columns of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) separator: Separator,
    /// Which cells hold the two ids, from 0.
    pub(super) ids: (usize, usize),
    /// The headings, if there is a line of them; it is then the first line that is no remark.
    pub(super) headings: Vec<String>,
    /// How many cells the first line has.
    pub(super) count: usize,
}

impl Separator {
    /// Its name: "tabs".
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tab => "tabs",
            Self::Blanks => "blanks",
            Self::Sign(';') => "semicolons",
            Self::Sign(_) => "commas",
        }
    }

    /// The separator of a file of this name and these lines.
    fn of(file: &str, text: &str) -> Self {
        let filled = || text.lines().filter(|line| !line.trim().is_empty());
        let mut lines: Vec<&str> = filled().filter(|line| !starts_remark(line)).take(LINES).collect();
        if lines.is_empty() {
            // Perhaps all ids are hashtags.
            lines = filled().filter(|line| line.starts_with('#') && !line.starts_with("# ")).take(LINES).collect();
        }
        let named = lines.first().and_then(|line| line.strip_prefix("sep=")).and_then(|rest| rest.chars().next());
        if let Some(sign @ (',' | ';')) = named {
            return Self::Sign(sign);
        }
        if named == Some('\t') || lines.iter().any(|line| line.contains('\t')) {
            return Self::Tab;
        }
        let is_csv = file.to_ascii_lowercase().ends_with(".csv");
        let signs = [';', ','].into_iter().find(|sign| is_between(*sign, &lines, is_csv));
        signs.map_or(Self::Blanks, Self::Sign)
    }

    /// The cells of a line.
    pub(super) fn cells(self, line: &str) -> Vec<Cow<'_, str>> {
        match self {
            Self::Tab if line.contains('\t') => cells(line, |sign| sign == '\t'),
            Self::Tab | Self::Blanks => {
                cells(line, char::is_whitespace).into_iter().filter(|cell| !cell.is_empty()).collect()
            }
            Self::Sign(separator) => cells(line, |sign| sign == separator),
        }
    }
}

/// Whether a sign stands between the ids of each line, and not within them.
fn is_between(sign: char, lines: &[&str], is_csv: bool) -> bool {
    let rows: Vec<Vec<Cow<'_, str>>> = lines.iter().map(|line| cells(line, |found| found == sign)).collect();
    if rows.is_empty() || rows.iter().any(|row| row.len() < 2) {
        return false;
    }
    let has_numbers = rows.iter().skip(1).all(|row| row.last().is_some_and(|cell| cell.parse::<f64>().is_ok()));
    let is_spaced = lines.iter().all(|line| (2..=3).contains(&line.split_whitespace().count()));
    is_csv || !is_spaced || rows.iter().all(|row| row.len() == 2) || rows.len() > 1 && has_numbers
}

/// A line in cells, without blanks and quotation marks around them.
fn cells(line: &str, is_separator: impl Fn(char) -> bool) -> Vec<Cow<'_, str>> {
    let mut cells = Vec::new();
    let (mut start, mut is_quoted) = (0, false);
    for (at, sign) in line.char_indices() {
        if sign == '"' {
            is_quoted = is_quoted != (is_quoted || line[start..at].trim().is_empty());
        } else if !is_quoted && is_separator(sign) {
            cells.push(bare(&line[start..at]));
            start = at + sign.len_utf8();
        }
    }
    cells.push(bare(&line[start..]));
    cells
}

/// A cell without blanks and quotation marks around it.
fn bare(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim();
    match cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if inner.contains("\"\"") => Cow::Owned(inner.replace("\"\"", "\"")),
        Some(inner) => Cow::Borrowed(inner.trim()),
        None => Cow::Borrowed(cell),
    }
}

/// Whether a line begins like a remark; `#` alone may begin a name as well.
fn starts_remark(line: &str) -> bool {
    line.starts_with('#') || line.starts_with('%') || line.starts_with("//")
}

impl Columns {
    /// The columns of a file of this name and text.
    pub(super) fn of(file: &str, text: &str) -> Self {
        let separator = Separator::of(file, text);
        let plain = Self { separator, ids: (0, 1), headings: Vec::new(), count: 0 };
        let first = text.lines().find(|line| !plain.is_skipped(line)).unwrap_or_default();
        let names: Vec<String> =
            separator.cells(first.trim_start_matches('#')).iter().map(ToString::to_string).collect();
        let place = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.to_lowercase().as_str()));
        match (place(&FROM), place(&TO)) {
            (Some(from), Some(to)) => Self { ids: (from, to), count: names.len(), headings: names, ..plain },
            _ => Self { count: names.len(), ..plain },
        }
    }

    /// Whether a line is no edge and no heading: it is empty, a remark, or tells a spreadsheet the separator.
    ///
    /// `#` begins a remark, but hashtags are names: a line `#one<tab>#two` is an edge.
    pub(super) fn is_skipped(&self, line: &str) -> bool {
        line.trim().is_empty() || line.starts_with("sep=") || self.is_remark(line)
    }

    /// Whether a line is a remark.
    pub(super) fn is_remark(&self, line: &str) -> bool {
        let Some(rest) = line.strip_prefix('#') else { return starts_remark(line) };
        if rest.is_empty() || rest.starts_with(|sign: char| sign.is_whitespace() || sign == '#') {
            return true;
        }
        let cells = self.separator.cells(line);
        let is_tag = |cell: &Cow<'_, str>| !cell.is_empty() && !cell.contains(char::is_whitespace);
        match (self.separator, cells.as_slice()) {
            (Separator::Sign(_), [first, second, ..]) => !is_tag(first) || second.is_empty(),
            (Separator::Tab, [first, second, ..]) if line.contains('\t') => !is_tag(first) || second.is_empty(),
            (_, [_, second]) => !second.starts_with('#'),
            _ => true,
        }
    }
}
