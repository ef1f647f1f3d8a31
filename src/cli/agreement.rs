//! How a saved layout fits a dossier, as notes. A layout that fits only in part is used all the same.

use crate::analysis::words::plural;
use crate::files::load;
use crate::formats::source::show::short;
use crate::model::{OpenDossier, Origin, Problem, SavedLayout, Severity, View};
use crate::session::Placed;
use crate::text::visible;
use std::path::{Component, Path, PathBuf};

/// The notes on these views of `layout`, the file at `path`, over the dossier `open`.
pub(super) fn notes(layout: &SavedLayout, path: &Path, views: &[View], open: &OpenDossier) -> Vec<Problem> {
    let note = |message: String| Problem::of_file(Severity::Note, load::shown(path), message, String::new());
    let other = (!is_of(layout, path, open))
        .then(|| note(format!("this layout belongs to another dossier, \"{}\"", visible(&layout.dossier))));
    other.into_iter().chain(views.iter().filter_map(|view| of_view(view, open)).map(note)).collect()
}

/// Whether a layout was saved for this dossier, or for a file with the same bytes.
fn is_of(layout: &SavedLayout, path: &Path, open: &OpenDossier) -> bool {
    let same_place = match (load::dossier_of(layout, path), &open.origin) {
        // Where it leads out, no more than the words are compared: the system is asked for nothing there.
        (Origin::File(named), Origin::File(given)) if load::leads_out(layout) => plain(&named) == plain(given),
        (Origin::File(named), Origin::File(given)) => {
            named.canonicalize().is_ok_and(|named| given.canonicalize().is_ok_and(|given| given == named))
        }
        (named, given) => named == *given,
    };
    same_place || layout.dossier_hash == open.hash
}

/// A path from the root, without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// How many entities of the dossier a view lacks, and how many of its ids the dossier lacks.
fn of_view(view: &View, open: &OpenDossier) -> Option<String> {
    let placed = Placed::of(view, open);
    if placed.is_whole() {
        return None;
    }
    let entities = plural(open.dossier.entities.len(), "entity", "entities");
    let mut words = format!("the view “{}” places {} of {entities}", short(&view.name), placed.known);
    if placed.gone > 0 {
        words.push_str(&format!(", and names {} that the dossier does not have", plural(placed.gone, "id", "ids")));
    }
    Some(words)
}
