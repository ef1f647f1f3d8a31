//! Importing: the files that are named are read, made a dossier, and that is opened as if it had been saved.
//!
//! Invariant: the dossier that is opened is the one that would be written: it went through the writer and the reader.
//! Invariant: no file is opened but the named ones, those in named folders, and texts beside an annotation file.

mod gather;

use super::load;
use crate::formats::{file_type, ron};
use crate::import::offer::{Offer, Wishes};
use crate::import::{self, ImportResult};
use crate::model::{
    Comparison, Deed, Difference, Dossier, ImportReport, ImportTask, OpenDossier, Origin, Problem, Told, combine,
};
use gather::gather;
use std::path::Path;
use std::sync::Arc;

pub use gather::LIMIT;

/// What came of an import.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The dossier, opened: its quotes are looked up, and it holds the report.
    pub open: OpenDossier,
    /// The dossier as it is written.
    pub text: String,
}

/// Imports; `piped` is what came from standard input, if that is named.
///
/// # Errors
/// Why it cannot be imported; at least one problem.
pub fn import(task: &ImportTask, piped: Option<Vec<u8>>, kept: usize) -> Result<Imported, Vec<Problem>> {
    let given = gather(task, piped)?;
    let wishes = Wishes {
        encoding: task.encoding.clone(),
        separator: task.separator,
        no_header: task.no_header,
        roles: task.roles.clone(),
        drop_inferred: task.drop_inferred,
    };
    let result = import::import(&Offer::new(&given, &wishes), task.format.as_deref());
    let ImportResult { mut dossier, mut report } = result.map_err(|refusal| vec![*refusal.0])?;
    if let Some(base) = &task.base {
        dossier = added_to(base, dossier, &mut report)?;
    }
    // What was given is not needed any more; a large import would be held twice.
    drop(given);
    let text = ron::write(&dossier);
    drop(dossier);
    let origin = Origin::Import(Box::new(task.clone()));
    let mut open = load::load_text(&origin, text.as_bytes(), kept)?;
    report.ladder = open.ladder();
    open.import = Some(Arc::new(report));
    Ok(Imported { open, text })
}

/// Puts an import into the dossier at a path, whose texts stand in the result; tells what that changes.
fn added_to(base: &Path, import: Dossier, report: &mut ImportReport) -> Result<Dossier, Vec<Problem>> {
    let mut base = Dossier::clone(&load::load(&Origin::File(base.to_owned()))?.dossier);
    base.documents.iter_mut().filter(|document| document.text.is_some()).for_each(|document| document.file = None);
    let (dossier, comparison) = combine(base, import);
    let Comparison { documents, entities, relations } = comparison;
    for (part, Difference { added, changed, gone }) in
        [("documents", documents), ("entities", entities), ("relations", relations)]
    {
        let lines = [
            (added, format!("{part} that the dossier did not have, added to it")),
            (changed, format!("{part} of the dossier with something new in the import")),
            (gone, format!("{part} of the dossier that the import does not have, kept")),
        ];
        let told = |((count, first), what): ((usize, String), String)| Told { deed: Deed::Kept, what, count, first };
        report.told.extend(lines.into_iter().map(told).filter(|line| line.count > 0));
    }
    Ok(dossier)
}

/// Opens what an origin means: an import is done again.
///
/// # Errors
/// Everything that is wrong with it.
pub fn open(origin: &Origin) -> Result<OpenDossier, Vec<Problem>> {
    match origin {
        Origin::Import(task) if let Some(kept) = task.kept.as_ref().filter(|file| file.is_file()) => {
            let open = load::load(&Origin::File(kept.clone()))?;
            Ok(OpenDossier { origin: origin.clone(), ..open })
        }
        Origin::Import(task) => import(task, None, load::KEPT).map(|imported| imported.open),
        Origin::Builtin(_) | Origin::File(_) => load::load(origin),
    }
}

/// The import that is meant by a path that was opened; `None` where it is a dossier or a layout, or cannot be looked at.
#[must_use]
pub fn meant(path: &Path) -> Option<ImportTask> {
    let task = || Some(ImportTask::of(vec![path.to_owned()]));
    if path.is_dir() {
        return task();
    }
    let head = gather::head(path)?;
    let name = path.to_string_lossy();
    if name.to_lowercase().ends_with(".ron")
        || file_type::is_dossier(&head)
        || file_type::is_layout(&head)
        || head.is_empty()
    {
        return None;
    }
    task()
}
