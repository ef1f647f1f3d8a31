//! The system's file dialogs.

use crate::session::Pick;
use std::path::PathBuf;

/// Asks for a file. `Ok(None)`: the reader changed their mind.
///
/// # Errors
///
/// A sentence, where the system has no file dialog to offer.
pub(super) fn pick(pick: &Pick) -> Result<Option<PathBuf>, String> {
    let dialog = rfd::FileDialog::new();
    let file = match pick {
        Pick::Open => dialog
            .set_title("Open a dossier or a layout")
            .add_filter("Dossiers and layouts", &["ron"])
            .add_filter("All files", &["*"])
            .pick_file(),
        Pick::SaveLayout { name, folder } => {
            let dialog = dialog.set_title("Save layout as").set_file_name(name).add_filter("Layouts", &["ron"]);
            match folder {
                Some(folder) => dialog.set_directory(folder).save_file(),
                None => dialog.save_file(),
            }
            .map(with_layout_extension)
        }
        Pick::SaveTemplate => {
            dialog.set_title("Save a template dossier").set_file_name("dossier.ron").save_file()
        }
    };
    Ok(file)
}

/// The path with the extension that layouts are known by.
fn with_layout_extension(path: PathBuf) -> PathBuf {
    let name = path.to_string_lossy();
    if name.ends_with(".layout.ron") {
        return path;
    }
    PathBuf::from(format!("{}.layout.ron", name.trim_end_matches(".ron")))
}
