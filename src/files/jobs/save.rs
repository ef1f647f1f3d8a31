//! Paths that were typed, and saves that come back as commands.

use crate::files::layouts::{Over, save_layout as save_layout_file, was_changed};
use crate::files::save::{belongs_to, save};
use crate::model::SavedLayout;
use crate::session::{Command, Pick, Prompt};
use std::path::{Path, PathBuf};

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
    if pick == Pick::Open {
        return Command::Open(path);
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

/// Saves a layout over what the reader knows to be there; asks first where another program has written meanwhile.
pub(super) fn save_layout(
    path: PathBuf,
    layout: Box<SavedLayout>,
    revision: u64,
    known: Option<&SavedLayout>,
) -> Command {
    if known.is_some_and(|known| was_changed(&path, known)) {
        let folder = path.parent().map(Path::to_path_buf);
        return Command::Ask(Prompt::Replace(Pick::SaveLayout { name: name_of(&path), folder }, path));
    }
    match save_layout_file(&path, &layout, Over::Readable) {
        Ok(()) => Command::Saved { path, layout, revision },
        Err(error) => Command::Warn(format!("The layout is not saved. {error}")),
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
