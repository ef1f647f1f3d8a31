//! Work of an earlier run that was never saved, and earlier versions of a layout, as the reader is offered them.

use crate::analysis::words::plural;
use crate::model::{Origin, SavedLayout};
use std::path::PathBuf;
use std::time::Duration;

/// Work that a window kept before it ended without saving.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovered {
    /// The file that holds it, in the program's own folder.
    pub file: PathBuf,
    /// The dossier that it is on.
    pub origin: Origin,
    /// Where its layout was saved last, if that file is there.
    pub layout_file: Option<PathBuf>,
    /// The title of the dossier.
    pub title: String,
    /// How long ago it was kept.
    pub age: Duration,
    /// The layout with marks, notes and corrections.
    pub layout: Box<SavedLayout>,
}

impl Recovered {
    /// When it was kept, and what is in it: "5 minutes ago · 2 views, 59 places, 3 pins, 1 mark".
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} · {}", ago(self.age), contents(&self.layout))
    }
}

/// An earlier version of the layout that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The file that holds it, in the program's own folder.
    pub file: PathBuf,
    /// When it was replaced, and what is in it.
    pub words: String,
}

/// An age in words: "just now", "5 minutes ago", "2 days ago".
#[must_use]
pub fn ago(age: Duration) -> String {
    let (count, one, more) = match age.as_secs() {
        0..60 => return "just now".to_owned(),
        seconds @ 60..3_600 => (seconds / 60, "minute", "minutes"),
        seconds @ 3_600..86_400 => (seconds / 3_600, "hour", "hours"),
        seconds => (seconds / 86_400, "day", "days"),
    };
    format!("{} ago", plural(count as usize, one, more))
}

/// What a layout holds, in words.
#[must_use]
pub fn contents(layout: &SavedLayout) -> String {
    let shown = layout.views.get(layout.shown);
    let counts = [
        (layout.views.len(), "view", "views"),
        (shown.map_or(0, |view| view.positions.len()), "place", "places"),
        (layout.views.iter().map(|view| view.pins.len()).sum(), "pin", "pins"),
        (layout.marks.len(), "mark", "marks"),
        (layout.corrections.len(), "correction", "corrections"),
    ];
    let told: Vec<String> =
        counts.into_iter().filter(|part| part.0 > 0).map(|(count, one, more)| plural(count, one, more)).collect();
    if told.is_empty() { "nothing was arranged".to_owned() } else { told.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_in_the_largest_unit_that_it_fills() {
        let told = |seconds| ago(Duration::from_secs(seconds));
        assert_eq!([told(0), told(59), told(60)], ["just now", "just now", "1 minute ago"]);
        assert_eq!([told(3_599), told(3_600), told(200_000)], ["59 minutes ago", "1 hour ago", "2 days ago"]);
    }
}
