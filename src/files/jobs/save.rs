//! Paths that were typed, and saves that come back as commands.

use crate::files::layouts::{NotSaved, save_layout_seen};
use crate::files::load::load;
use crate::files::recovery::versions;
use crate::files::save::{belongs_to, save};
use crate::formats::export::ExportKind;
use crate::formats::ron;
use crate::model::{OpenDossier, Origin, SavedLayout};
use crate::session::{Command, ImportChange, Pick, Prompt, Seen, TakenOver};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The path that is meant by one that was typed: from `~` the reader's own folder, a bare name beside the dossier in `folder`.
pub(super) fn meant(path: &Path, folder: Option<&Path>) -> PathBuf {
    let home = std::env::home_dir().filter(|home| home.is_absolute());
    match (path.strip_prefix("~"), home, folder) {
        (Ok(rest), Some(home), _) => home.join(rest),
        (Err(_), _, Some(folder)) => folder.join(path),
        _ => path.to_owned(),
    }
}

/// Goes on with a path that was typed; asks first where something is there already.
#[must_use]
pub fn look(pick: Pick, path: PathBuf, read: &[PathBuf]) -> Command {
    if matches!(pick, Pick::Open | Pick::AddTexts | Pick::AddFiles | Pick::Compare) {
        return pick.with(path);
    }
    let is_folder = matches!(&pick, Pick::SaveData(task) if task.kind == ExportKind::Vault);
    if path.is_dir() && is_folder {
        return pick.with(std::path::absolute(&path).unwrap_or(path));
    }
    if path.is_dir() {
        return Command::Warn(format!("{} is a folder: add the name of a file", name_of(&path)));
    }
    let path = pick.whole_name(path);
    let path = std::path::absolute(&path).unwrap_or(path);
    if let Some(why) = belongs_to(&path, read) {
        return Command::Warn(why);
    }
    if path.exists() { Command::Ask(Prompt::Replace(pick, path)) } else { pick.with(path) }
}

/// Saves a layout over what the reader has seen there; asks first where another program has written meanwhile. What it replaces
/// is kept as an earlier version in `state`.
pub(super) fn save_layout(
    path: PathBuf,
    layout: Box<SavedLayout>,
    revision: u64,
    seen: &Seen,
    state: Option<&Path>,
) -> Command {
    let keep = || {
        if let Some(state) = state {
            versions::keep(state, &path, &layout);
        }
    };
    match save_layout_seen(&path, &layout, seen, keep) {
        Ok(()) => Command::Saved { path, layout, revision },
        Err(NotSaved::Changed) => {
            let folder = path.parent().map(Path::to_path_buf);
            Command::Ask(Prompt::Replace(Pick::SaveLayout { name: name_of(&path), folder }, path))
        }
        Err(NotSaved::Failed(error)) => Command::Warn(format!("The layout is not saved. {error}")),
    }
}

/// Reads a layout that is to be taken over.
pub(super) fn take_over(from: TakenOver) -> Command {
    let (TakenOver::Version(path) | TakenOver::OnDisk(path)) = &from;
    match versions::load(path) {
        Ok(layout) => Command::TakeOver(from, Box::new(layout)),
        Err(problems) => {
            let why = problems.first().map(|problem| problem.message.clone()).unwrap_or_default();
            Command::Warn(format!("{} cannot be read: {why}", name_of(path)))
        }
    }
}

/// Saves a text; `then` says what to do with it.
pub(super) fn save_text(path: &Path, text: &str, then: &str, read: &[PathBuf]) -> Command {
    if let Some(why) = belongs_to(path, read) {
        return Command::Warn(why);
    }
    match save(path, text.as_bytes()) {
        Ok(()) => Command::Tell(format!("Saved {}{then}", name_of(path))),
        Err(error) => Command::Warn(format!("{} is not saved. {error}", name_of(path))),
    }
}

/// Saves a dossier, and reads it again from there: what is open is what is on the disk.
pub(super) fn save_dossier(path: &Path, open: &OpenDossier, read: &[PathBuf]) -> Command {
    if let Some(why) = belongs_to(path, read) {
        return Command::Warn(why);
    }
    if let Err(error) = save(path, ron::write(&open.dossier).as_bytes()) {
        return Command::Warn(format!("{} is not saved. {error}", name_of(path)));
    }
    match load(&Origin::File(path.to_owned())) {
        Ok(saved) => {
            let saved = OpenDossier { import: open.import.clone(), ..saved };
            Command::Import(ImportChange::Saved(Arc::new(saved)))
        }
        Err(problems) => Command::Refused { origin: Origin::File(path.to_owned()), problems },
    }
}

/// The name of a file, for messages.
fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_name_is_meant_beside_the_dossier() {
        let folder = Some(Path::new("/case"));
        assert_eq!(meant(Path::new("x.layout.ron"), folder), Path::new("/case/x.layout.ron"));
        assert_eq!(meant(Path::new("/other/x.ron"), folder), Path::new("/other/x.ron"));
        assert_eq!(meant(Path::new("x.ron"), None), Path::new("x.ron"));
        if let Some(home) = std::env::home_dir().filter(|home| home.is_absolute()) {
            assert_eq!(meant(Path::new("~/x.ron"), folder), home.join("x.ron"));
        }
    }
}
