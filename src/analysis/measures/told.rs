//! What is told of values that were measured: of what, how exactly, and under which title.

use super::table::MeasureTable;
use super::words::name;
use crate::model::{Measure, MeasureScope};

/// What has to be told of how the values came about: that they are estimated, and what they are of.
#[must_use]
pub fn about(table: &MeasureTable, measure: Measure, scope: MeasureScope) -> String {
    let of = match scope {
        MeasureScope::Whole => "the whole network",
        MeasureScope::Shown => "what is shown",
    };
    let sample = table.betweenness().and_then(|betweenness| betweenness.sample);
    match (measure, sample, table.communities()) {
        (Measure::Betweenness, Some(starts), _) => {
            format!("Of {of}. Estimated from {starts} of {} starts, chosen by a seed", table.ties().len())
        }
        (Measure::Community | Measure::Agreement, _, Some(found)) => {
            format!("Of {of}. The best of {} seeded runs; modularity {:.3}", found.runs, found.modularity)
        }
        _ => format!("Of {of}"),
    }
}

/// The name of a measure with what has to be told beside its values: that they are estimated, or of what is shown.
#[must_use]
pub fn title(table: &MeasureTable, measure: Measure, scope: MeasureScope) -> String {
    let mut words = name(measure).to_owned();
    if measure == Measure::Betweenness && table.betweenness().is_some_and(|betweenness| betweenness.sample.is_some()) {
        words.push_str(", estimated");
    }
    if scope == MeasureScope::Shown {
        words.push_str(", of what is shown");
    }
    words
}
