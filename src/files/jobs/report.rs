//! A report file, from its task to the disk.

use crate::files::save::{belongs_to, save};
use crate::report::{ReportFile, make};
use crate::scene::Making;
use crate::session::{FigureOutcome, ReportTask};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// Makes a report file, and its figure where that stands beside it, unless one of the files `read` has a place of theirs.
/// What was given up is not saved.
pub(super) fn export(task: &ReportTask, making: &Making, read: &[PathBuf]) -> FigureOutcome {
    let beside = task.path.with_extension("svg");
    if let Some(why) = belongs_to(&task.path, read) {
        return FigureOutcome::NotSaved(why);
    }
    match make(task, &today(), making) {
        _ if making.is_cancelled() => FigureOutcome::Cancelled,
        Err(error) => FigureOutcome::NotMade(error.to_string()),
        Ok(ReportFile { bytes, figure, note }) => {
            if let Some(figure) = figure {
                // The figure first: without it, the report would show a gap.
                if let Some(why) = belongs_to(&beside, read) {
                    return FigureOutcome::NotSaved(why);
                }
                if let Err(error) = save(&beside, &figure) {
                    return FigureOutcome::NotSaved(error.to_string());
                }
            }
            match save(&task.path, &bytes) {
                Ok(()) => FigureOutcome::Saved(note),
                Err(error) => FigureOutcome::NotSaved(error.to_string()),
            }
        }
    }
}

/// Today as EDTF writes it, by the clock of the machine in UTC.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    day(seconds / 86_400)
}

/// The day that begins so many days after the first of January 1970.
///
/// Source: Howard Hinnant, chrono-compatible low-level date algorithms, `civil_from_days`.
fn day(days: u64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_leap_years_and_centuries() {
        let cases = [(0, "1970-01-01"), (11_016, "2000-02-29"), (11_017, "2000-03-01"), (20_787, "2026-11-30")];
        for (days, expected) in cases {
            assert_eq!(day(days), expected);
        }
    }
}
