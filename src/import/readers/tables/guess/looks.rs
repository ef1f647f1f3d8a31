//! What the cells of a column look like.

use crate::import::draft::words;
use crate::import::readers::tables::sheet::Sheet;
use crate::model::Date;

/// What cells of a column look like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Looks {
    pub(super) filled: usize,
    pub(super) urls: usize,
    pub(super) dates: usize,
    pub(super) statuses: usize,
    pub(super) directions: usize,
    pub(super) numbers: usize,
    pub(super) length: usize,
}

impl Looks {
    pub(super) fn mostly(self, count: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 8
    }
}

/// How many rows are looked at.
const SAMPLE: usize = 200;

/// What the first cells of each column look like.
pub(super) fn looks(sheet: &Sheet<'_>) -> Vec<Looks> {
    let mut looks = vec![Looks::default(); sheet.headings.len()];
    sheet.first_rows(SAMPLE, &mut |row| {
        for (column, look) in looks.iter_mut().enumerate() {
            let cell = row.cell(column);
            if words::is_nothing(cell) {
                continue;
            }
            look.filled += 1;
            look.length += cell.len();
            look.urls +=
                usize::from(cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("www."));
            look.dates +=
                usize::from(cell.len() >= 4 && Date::parse(&words::edtf(cell).unwrap_or_default()).span.is_some());
            look.statuses += usize::from(words::status(cell).is_some());
            look.directions += usize::from(direction(cell).is_some());
            look.numbers += usize::from(cell.parse::<f64>().is_ok());
        }
    });
    looks
}

/// Whether a cell says that a relation has a direction.
pub(in crate::import::readers::tables) fn direction(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "directed" | "gerichtet" => Some(true),
        "undirected" | "mutual" | "bidirectional" | "ungerichtet" | "both" => Some(false),
        _ => None,
    }
}
