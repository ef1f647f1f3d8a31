//! Format 1 of a dossier: its fields, whether they make sense, and the dossier of the model made of them.
//!
//! Invariant: nothing outside of this folder knows a field of the format.

mod build;
mod ids;
mod language;
mod meaning;
mod mentioned;
mod names;
mod quick;
mod reading;
mod repeats;
mod schema;
mod shapes;
mod texts;

pub use reading::reading_problems;
#[cfg(test)]
pub(super) use shapes::Dossier as Shapes;
pub use texts::{Fetch, Unread};

use crate::formats::source::{Node, Source};
use crate::formats::strict;
use crate::model::{Dossier, Place, Problem, Problems, Severity};

/// The number of this format.
pub(super) const FORMAT: u64 = 1;

/// Where each claim of the file begins, in its order.
#[must_use]
pub fn claim_places(source: &Source) -> Vec<Place> {
    if let Some(starts) = source.elements("relations") {
        return starts.iter().map(|start| source.place(*start as usize)).collect();
    }
    let relations = source.root().into_iter().flat_map(|root| root.list("relations"));
    relations.map(|relation| source.place(relation.start())).collect()
}

/// Reads a dossier without an error in its plain form, and adds what it is worth telling to `problems`; `None` where
/// [`understand`] has to read it.
pub(super) fn read_quickly(
    source: &Source,
    fetch: &mut Fetch<'_>,
    problems: &mut Problems,
) -> Option<(Dossier, Elements)> {
    let mut quick = quick::read(source)?;
    quick::tell(source, &mut quick, fetch, problems)?;
    let quick::Starts { documents, entities, relations, .. } = quick.starts;
    Some((quick.dossier, vec![("documents", documents), ("entities", entities), ("relations", relations)]))
}

/// Where the elements of each list begin.
type Elements = Vec<(&'static str, Vec<u32>)>;

/// Reads the dossier whose outline begins at `root`: whole, or in part if its only errors are errors of meaning.
pub(super) fn understand(
    source: &Source,
    root: Node<'_>,
    fetch: &mut Fetch<'_>,
    problems: &mut Vec<Problem>,
) -> (Option<Dossier>, Option<Dossier>) {
    let read = strict::read::<shapes::Dossier>(source.text());
    // If ron accepts the text, it has no fault, unless the scan stopped: then the outline may be incomplete.
    if read.is_err() || !source.outline().complete {
        problems.extend(source.faults());
        problems.extend(source.bad_escapes());
    }
    schema::check(source, root, problems);
    meaning::check(source, root, problems);
    repeats::check(source, &mut root.list("relations"), problems);
    let texts = texts::texts(source, root, fetch, problems);
    let has_error = |problems: &[Problem]| problems.iter().any(|problem| problem.severity == Severity::Error);
    match read {
        Ok(shapes) if !has_error(problems) => {
            let whole = build::dossier(shapes, texts);
            if whole.is_none() {
                problems.push(source.problem(Severity::Error, 0, "an id leads nowhere", "Compare the ids in the file"));
            }
            (whole, None)
        }
        Ok(shapes) => (None, build::partial(shapes, texts)),
        Err(refusal) => {
            if !has_error(problems) {
                problems.push(strict::problem(source, &refusal));
            }
            (None, None)
        }
    }
}
