//! Dates in EDTF, with the precision that the source gives.
//!
//! Source: Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1: years, months, seasons, days, times of day,
//! intervals with open ends, digits that are not known, with `~` (approximate), `?` (uncertain), and `%` for both.

mod day;
mod edtf;
mod words;

pub use day::{DateRange, DateSpan, Day};
use std::fmt;

/// A date as written, with the days that it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// The text as written.
    pub text: String,
    /// The days it covers; `None` if the text is not EDTF, which counts as undated.
    pub span: Option<DateSpan>,
    /// The date in words, where it is not read as it is written.
    words: Option<String>,
}

impl Date {
    /// Reads `text` as EDTF. Other text is kept without a span.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let read = edtf::read(text);
        Self {
            text: text.to_owned(),
            span: read.as_ref().map(edtf::Expression::span),
            words: read.as_ref().and_then(words::words),
        }
    }

    /// The date for a reader: in words where it is not read as it is written, as `199X` is not.
    #[must_use]
    pub fn words(&self) -> &str {
        self.words.as_deref().unwrap_or(&self.text)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

#[cfg(test)]
mod tests;
