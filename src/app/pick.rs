//! The system's file dialogs.

use crate::session::Pick;
use std::path::PathBuf;

/// Asks for a file. `None`: the reader changed their mind, or the system has no dialog to offer.
pub(super) fn pick(pick: &Pick) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new();
    match pick {
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
        }
        Pick::SaveTemplate => dialog.set_title("Save a template dossier").set_file_name("dossier.ron").save_file(),
        Pick::SaveMarks(name) => dialog
            .set_title("Export marks")
            .set_file_name(name)
            .add_filter("CSV", &["csv"])
            .add_filter("JSON", &["json"])
            .save_file(),
        Pick::SaveFigure(task) => {
            let kind = task.options.kind;
            dialog
                .set_title("Save figure as")
                .set_file_name(task.name())
                .add_filter(kind.name(), &[kind.extension()])
                .save_file()
        }
    }
}
