//! Exports on the disk: one file, tables beside one another, or a folder of notes.
//!
//! Invariant: a folder of notes is a new one, or an empty one: notes that were there would be read as part of it.

use super::load;
use super::save::{SaveError, belongs_to, save};
use crate::formats::export::{ExportFile, ExportKind, ExportSubject, export};
use std::fs;
use std::path::{Path, PathBuf};

/// Writes an export to `out`, and tells what the format has no place for. Nothing of `read` is written over.
///
/// # Errors
/// A sentence: why it was not written, or not all of it.
pub fn write(
    subject: &ExportSubject<'_>,
    kind: ExportKind,
    out: &Path,
    read: &[PathBuf],
) -> Result<Vec<String>, String> {
    let made = export(subject, kind);
    let places = if kind == ExportKind::Vault { notes(out, &made.files)? } else { places(out, kind, &made.files) };
    // Before anything is written.
    if let Some(why) = places.iter().find_map(|path| belongs_to(path, read)) {
        return Err(why);
    }
    for (path, file) in places.iter().zip(&made.files) {
        save(path, file.text.as_bytes()).map_err(|error: SaveError| error.to_string())?;
    }
    Ok(made.lost)
}

/// Where the files go that are no folder: tables are `NAME.nodes.csv` and so on, whichever of the names was asked for.
fn places(out: &Path, kind: ExportKind, files: &[ExportFile]) -> Vec<PathBuf> {
    if kind != ExportKind::Csv {
        return vec![out.to_owned()];
    }
    let name = out.to_string_lossy();
    let lower = name.to_lowercase();
    let parts = files.iter().map(|file| format!(".{}.csv", file.part));
    let ending = parts.chain([".csv".to_owned()]).find(|ending| lower.ends_with(ending));
    let stem = ending.map_or(name.as_ref(), |ending| &name[..name.len() - ending.len()]);
    files.iter().map(|file| PathBuf::from(format!("{stem}.{}.csv", file.part))).collect()
}

/// Makes the folders of notes, and says where each goes.
fn notes(out: &Path, files: &[ExportFile]) -> Result<Vec<PathBuf>, String> {
    let refused = |cause: &str| format!("{} could not be made: {cause}", load::shown(out));
    match fs::read_dir(out).map(|mut entries| entries.next().is_some()) {
        Ok(true) => return Err(refused("there is a folder of this name with something in it. Name a new folder")),
        Err(_) if out.exists() => return Err(refused("there is a file of this name. Name a new folder")),
        Ok(false) | Err(_) => {}
    }
    let paths: Vec<PathBuf> = files.iter().map(|file| out.join(&file.part)).collect();
    for folder in paths.iter().filter_map(|path| path.parent()) {
        fs::create_dir_all(folder).map_err(|error| refused(&error.to_string()))?;
    }
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::import::import;
    use crate::files::load::{KEPT, load};
    use crate::model::{ImportTask, Origin};

    #[test]
    fn what_is_exported_and_imported_again_keeps_its_counts_in_every_format() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["kharrazi", "halmyra"] {
            let open = load(&Origin::Builtin(name.to_owned())).expect("an example");
            let whole = ExportSubject::whole(&open);
            for kind in ExportKind::ALL {
                let out = folder.path().join(format!("{name} {kind:?}"));
                fs::create_dir(&out).expect("a folder");
                let file =
                    if kind == ExportKind::Vault { out.clone() } else { out.join(format!("x{}", kind.ending())) };
                write(&whole, kind, &file, &[]).expect("an export");
                let again = import(&ImportTask::of(vec![out]), None, KEPT).expect("it is read").open;
                let counts = |open: &crate::model::OpenDossier| {
                    // In FollowTheMoney a summary that does not stand in its proof is no quote, and a citation beside one is lost.
                    let is_kept = kind != ExportKind::FollowTheMoney;
                    let pieces = open.dossier.relations.iter().map(|claim| claim.evidence.len());
                    let evidence = if is_kept { pieces.sum() } else { 0 };
                    (open.dossier.entities.len(), open.dossier.relations.len(), evidence)
                };
                let told = again.import.as_ref().map(|report| &report.told);
                assert_eq!(counts(&again), counts(&open), "{name} as {kind:?}: {told:#?}");
                let by_status = |open: &crate::model::OpenDossier| {
                    crate::model::Status::ALL
                        .map(|status| open.dossier.relations.iter().filter(|claim| claim.status == status).count())
                };
                assert_eq!(by_status(&again), by_status(&open), "{name} as {kind:?}");
                let spoken = |open: &crate::model::OpenDossier| {
                    open.dossier.relations.iter().filter(|claim| claim.by.is_some()).count()
                };
                assert_eq!(spoken(&again), spoken(&open), "{name} as {kind:?}");
                if !matches!(kind, ExportKind::Gexf | ExportKind::GraphMl) {
                    assert_eq!(again.dossier.documents.len(), open.dossier.documents.len(), "{name} as {kind:?}");
                }
                if kind == ExportKind::FollowTheMoney {
                    assert!(again.ladder().exact >= open.ladder().exact, "{name}: {told:#?}");
                }
                // A quote that only the words beside it contradict is exact without them.
                if matches!(kind, ExportKind::NodeLink | ExportKind::Vault) {
                    assert_eq!(again.ladder(), open.ladder(), "{name} as {kind:?}");
                }
            }
        }
    }

    #[test]
    fn a_folder_of_notes_is_read_back_with_everything_and_is_never_mixed_with_others() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = folder.path().join("x/notes");
        for name in ["kharrazi", "halmyra"] {
            let open = load(&Origin::Builtin(name.to_owned())).expect("an example");
            let _ = fs::remove_dir_all(&out);
            write(&ExportSubject::whole(&open), ExportKind::Vault, &out, &[]).expect("notes");
            let again = import(&ImportTask::of(vec![out.clone()]), None, KEPT).expect("notes are read").open;
            assert_eq!(again.dossier.documents.len(), open.dossier.documents.len(), "{name}");
            assert_eq!(again.dossier.entities.len(), open.dossier.entities.len(), "{name}");
            assert_eq!(again.dossier.relations.len(), open.dossier.relations.len(), "{name}");
            assert_eq!(again.ladder(), open.ladder(), "{name}: every quote stands as it did");
        }
        let open = load(&Origin::Builtin("halmyra".to_owned())).expect("an example");
        let refused = write(&ExportSubject::whole(&open), ExportKind::Vault, &out, &[]).expect_err("it is not empty");
        assert!(refused.contains("Name a new folder"), "{refused}");
        assert_eq!(places(Path::new("a.edges.csv"), ExportKind::Csv, &[]), Vec::<PathBuf>::new());
    }
}
