//! The day by the clock of the machine.

use crate::model::Day;
use std::time::{SystemTime, UNIX_EPOCH};

/// Today as EDTF writes it, by the clock of the machine in UTC.
#[must_use]
pub fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Day::from_number((seconds / 86_400) as i64).to_string()
}
