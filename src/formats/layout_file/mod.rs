//! Layout files: what the reader arranged, as text that reads well in a diff.
//!
//! Invariant: the same layout gives the same bytes, one entity a line, and reads back equal to the bit.
//! Invariant: nothing that is no finite number is ever written or read.

mod keys;
mod v1;
mod write;

#[cfg(test)]
mod tests;

pub use write::write;

use super::ron::strict;
use super::source::{Node, Source, show};
use crate::model::{Problem, SavedLayout, Severity};
use std::collections::BTreeMap;

/// Reads the bytes of a layout file that the reader calls `file`.
///
/// # Errors
/// Everything that is wrong with it; at least one.
pub fn parse(file: &str, bytes: &[u8]) -> Result<SavedLayout, Vec<Problem>> {
    let source = Source::read(file, bytes).map_err(|problem| vec![problem])?;
    let error = |at: usize, message: &str, help: &str| source.problem(Severity::Error, at, message, help);
    if source.outline().too_deep {
        return Err(source.faults());
    }
    if source.text().trim().is_empty() {
        return Err(vec![error(0, "the file is empty", "Save the layout again")]);
    }
    if let Some(problem) = source.root().and_then(|root| format_problem(&source, root)) {
        return Err(vec![problem]);
    }
    let shapes = match strict::read::<v1::Layout>(source.text()) {
        Ok(shapes) => shapes,
        Err(_) if !source.outline().faults.is_empty() => return Err(source.faults()),
        Err(refusal) => return Err(vec![strict::problem(&source, &refusal)]),
    };
    let problems = value_problems(&source);
    if !problems.is_empty() {
        return Err(problems);
    }
    shapes.into_model().ok_or_else(|| vec![error(0, "the file holds no layout", "Save the layout again")])
}

/// The problem of a file whose format is not read here, or not told.
fn format_problem(source: &Source, root: Node<'_>) -> Option<Problem> {
    let Some(node) = root.field("format") else {
        let is_whole = root.is_closed();
        return is_whole.then(|| {
            let help = "A layout file begins with `format: 1`: is this one?";
            source.problem(Severity::Error, root.start(), "the file does not name its format", help)
        });
    };
    let format = node.whole_number().filter(|format| *format != v1::FORMAT)?;
    let (message, help) = if format > v1::FORMAT {
        let message = format!("this layout is in format {format}, and this Sayso reads format {}", v1::FORMAT);
        (message, "Open it with a newer Sayso; the file was not changed")
    } else {
        (format!("there is no format {format}"), "Write `format: 1`")
    };
    Some(source.problem(Severity::Error, node.start(), &message, help))
}

/// The options of a layout that are numbers: their fields, the least and the most, and how that is told.
const DIALS: [(&str, (f32, f32), &str); 2] = [
    ("balance", (0.0, 1.0), "a number from 0 to 1"),
    ("spacing", (f32::MIN_POSITIVE, f32::MAX), "a finite number above 0"),
];

/// What ron lets pass and a layout cannot hold: numbers that are none, an entity that stands in two places.
fn value_problems(source: &Source) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut error = |at: usize, message: &str, help: &str| {
        problems.push(source.problem(Severity::Error, at, message, help));
    };
    let number = |node: Node<'_>| node.written().replace('_', "").parse::<f32>().ok().filter(|it| it.is_finite());
    for view in source.root().into_iter().flat_map(|root| root.list("views")) {
        let mut seen = BTreeMap::new();
        for (key, position) in view.field("positions").into_iter().flat_map(Node::entries) {
            let id = key.text().unwrap_or_default();
            if let Some(first) = seen.insert(id.clone(), key.start()) {
                let message = format!("\"{}\" has two positions", show::short(&id));
                let help = format!("The first is at {}: keep one of them", source.where_is(first));
                error(key.start(), &message, &help);
            }
            for bad in position.items().filter(|it| number(*it).is_none()) {
                let message = format!("the position of \"{}\" is no finite number", show::short(&id));
                error(bad.start(), &message, "Delete the line, and the entity is placed anew");
            }
        }
        for (field, (least, most), needs) in DIALS {
            let is_good = |number: f32| (least..=most).contains(&number);
            let written = view.field(field).filter(|it| number(*it).is_none_or(|it| !is_good(it)));
            if let Some(bad) = written {
                let message = format!("the {field} needs {needs}");
                error(bad.start(), &message, "Delete the line, and the layout is as it usually is");
            }
        }
        if let Some(dates) = view.field("filter").and_then(|filter| filter.field("dates")) {
            let days: Vec<String> = dates.items().filter_map(|day| Some(day.text()?.into_owned())).collect();
            let range = <[String; 2]>::try_from(days).ok().map(|[first, last]| (first, last));
            if range.as_ref().and_then(v1::date_range).is_none() {
                let message = "the filter's dates are no two days in order";
                error(dates.start(), message, "Write them like (\"2002-04-04\", \"2002-04-05\"), or delete them");
            }
        }
        if let Some(camera) = view.field("camera") {
            let center = camera.list("center").filter(|it| number(*it).is_none());
            let zoom = camera.field("zoom").filter(|zoom| number(*zoom).is_none_or(|zoom| zoom <= 0.0));
            for bad in center.chain(zoom) {
                let message = "the camera needs finite numbers, and a zoom above 0";
                error(bad.start(), message, "Delete the camera, and the whole network is shown");
            }
        }
    }
    problems
}
