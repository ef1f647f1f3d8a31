//! Layout files: the reader's views, marks and corrections, as text that reads well in a diff.
//!
//! Invariant: the same layout gives the same bytes, one entity a line, and reads back equal to the bit.
//! Invariant: no coordinate that is not finite, or beyond [`FARTHEST`], is ever written or read; one that stands in a file
//! costs its entity its place, and nothing else.

mod measures;
mod saved_filter;
mod v1;
mod write;

#[cfg(test)]
mod filter_tests;
#[cfg(test)]
mod tests;

pub use write::write;

use super::file_type::{self, Wanted};
use super::recognize::{self, FileKind};
use super::source::{Node, Source, show};
use super::strict;
use crate::model::{FARTHEST, Problem, SavedLayout, Severity};
use std::collections::BTreeMap;

/// The formats that are read, oldest first.
const FORMATS: [u64; 1] = [v1::FORMAT];

/// A layout file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The layout, without values that cannot be used.
    pub layout: SavedLayout,
    /// The values that could not be used, each with its place.
    pub warnings: Vec<Problem>,
}

/// Reads the bytes of the layout `file`.
///
/// # Errors
/// Everything that is wrong with it; at least one.
pub fn parse(file: &str, bytes: &[u8]) -> Result<Read, Vec<Problem>> {
    if let Some(problem) = file_type::refusal(file, bytes, Wanted::Layout) {
        return Err(vec![problem]);
    }
    let source = Source::read(file, bytes).map_err(|problem| vec![problem])?;
    let error = |at: usize, message: &str, help: &str| source.problem(Severity::Error, at, message, help);
    if source.outline().too_deep {
        return Err(source.faults());
    }
    if source.text().trim().is_empty() {
        return Err(vec![error(0, "the file is empty", "Save the layout again")]);
    }
    if let Some(problem) = source.root().and_then(|root| refusal(&source, root)) {
        return Err(vec![problem]);
    }
    let shapes = match strict::read::<v1::Layout>(source.text()) {
        Ok(shapes) => shapes,
        Err(_) if !source.outline().faults.is_empty() => return Err(source.faults()),
        Err(refusal) => return Err(vec![strict::problem(&source, &refusal)]),
    };
    let problems = value_problems(&source);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(problems);
    }
    let layout = shapes.into_model();
    let layout = layout.ok_or_else(|| vec![error(0, "the file holds no layout", "Save the layout again")])?;
    Ok(Read { layout, warnings: problems })
}

/// Whether these are the bytes of a layout file in a newer format, which must never be saved over.
#[must_use]
pub fn is_newer(bytes: &[u8]) -> bool {
    let source = Source::read("", bytes);
    source.is_ok_and(|source| source.root().is_some_and(|root| recognize::is_newer(root, &FORMATS)))
}

/// The problem of a file that is no layout, is in an unknown format, or does not name its format.
fn refusal(source: &Source, root: Node<'_>) -> Option<Problem> {
    recognize::refusal(source, root, FileKind::Layout, &FORMATS).or_else(|| {
        let help = "A layout file begins with `format: 1`: is this one?";
        let problem = || source.problem(Severity::Error, root.start(), "the file does not name its format", help);
        (root.is_closed() && root.field("format").is_none()).then(problem)
    })
}

/// What ron accepts and a layout cannot have: an entity with two positions, which is an error. Numbers that are not finite
/// or out of range are left out with a warning.
fn value_problems(source: &Source) -> Vec<Problem> {
    let mut problems = Vec::new();
    for view in source.root().into_iter().flat_map(|root| root.list("views")) {
        let mut seen = BTreeMap::new();
        for (key, position) in view.field("positions").into_iter().flat_map(Node::entries) {
            let id = key.text().unwrap_or_default();
            if let Some(first) = seen.insert(id.clone(), key.start()) {
                let message = format!("\"{}\" has two positions", show::short(&id));
                let help = format!("The first is at {}: keep one of them", source.where_is(first));
                problems.push(source.problem(Severity::Error, key.start(), &message, &help));
            }
            problems.extend(position_problem(source, &show::short(&id), position));
        }
        problems.extend(view.field("camera").and_then(|camera| camera_problem(source, camera)));
        problems.extend(option_problems(source, view));
    }
    problems
}

/// The problems of a view's options: its numbers, and the dates of its filter.
fn option_problems(source: &Source, view: Node<'_>) -> Vec<Problem> {
    let warning =
        |at: Node<'_>, message: &str, help: &str| source.problem(Severity::Warning, at.start(), message, help);
    let mut problems = Vec::new();
    for (field, (least, most), needs) in v1::DIALS {
        let is_good = |number: f32| (least..=most).contains(&number);
        let written = view.field(field).filter(|it| number(*it).is_none_or(|it| !is_good(it)));
        if let Some(bad) = written {
            let message = format!("the {field} needs {needs}; it is as usual instead");
            problems.push(warning(bad, &message, "Correct the number, or delete the line"));
        }
    }
    if let Some(dates) = view.field("filter").and_then(|filter| filter.field("dates")) {
        let days: Vec<String> = dates.items().filter_map(|day| Some(day.text()?.into_owned())).collect();
        let range = <[String; 2]>::try_from(days).ok().map(|[first, last]| (first, last));
        if range.as_ref().and_then(saved_filter::date_range).is_none() {
            let message = "the filter's dates are no two days in order; claims of all dates are shown instead";
            problems.push(warning(dates, message, "Write them like (\"2002-04-04\", \"2002-04-05\"), or delete them"));
        }
    }
    problems
}

/// The value as a finite number.
fn number(node: Node<'_>) -> Option<f32> {
    node.written().replace('_', "").parse::<f32>().ok().filter(|number| number.is_finite())
}

/// The problem of the position of the entity `id`, the worse of its two coordinates. The entity is placed anew.
fn position_problem(source: &Source, id: &str, position: Node<'_>) -> Option<Problem> {
    let is_finite = |coordinate: &Node<'_>| number(*coordinate).is_some();
    let bad = position.items().find(|coordinate| !is_finite(coordinate));
    let far = || position.items().find(|it| number(*it).is_some_and(|number| number.abs() > FARTHEST));
    let (bad, what) = match bad {
        Some(bad) => (bad, "is no finite number"),
        None => (far()?, "is too far away"),
    };
    let message = format!("the position of \"{id}\" {what}; it is placed anew");
    let help = format!("A coordinate lies between -{FARTHEST} and {FARTHEST}");
    Some(source.problem(Severity::Warning, bad.start(), &message, &help))
}

/// The problem of a camera. The whole network is shown instead.
fn camera_problem(source: &Source, camera: Node<'_>) -> Option<Problem> {
    let center: Vec<Node<'_>> = camera.list("center").collect();
    let zoom = camera.field("zoom");
    let bad_zoom = zoom.filter(|zoom| number(*zoom).is_none_or(|zoom| zoom <= 0.0));
    let bad = center.iter().copied().find(|coordinate| number(*coordinate).is_none()).or(bad_zoom);
    let help = "Delete the camera, and the whole network is shown without a word";
    if let Some(bad) = bad {
        let message = "the camera needs finite numbers, and a zoom above 0; the whole network is shown instead";
        return Some(source.problem(Severity::Warning, bad.start(), message, help));
    }
    let [x, y, zoom] = [center.first().copied(), center.get(1).copied(), zoom].map(|node| node.and_then(number));
    if v1::camera((x?, y?), zoom?).is_some() {
        return None;
    }
    let message = "the camera looks beyond all measure; the whole network is shown instead";
    Some(source.problem(Severity::Warning, camera.start(), message, help))
}
