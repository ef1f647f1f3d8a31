//! The system's file dialogs.
//!
//! Invariant: one is open at a time, it belongs to the window, and none is left when the window is closed.

use crate::session::Pick;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The endings of files that can be opened.
const READ: &[&str] = &[
    "ron", "csv", "tsv", "tab", "xlsx", "json", "jsonl", "ndjson", "gexf", "graphml", "ann", "ftm", "ijson", "txt",
    "md", "html", "htm", "docx", "odt", "epub", "pdf", "eml", "mbox",
];

/// The file dialogs of a window.
#[derive(Default)]
pub(super) struct Dialogs {
    /// A dialog that belongs to the window, to begin each with.
    owned: rfd::FileDialog,
    is_asking: Arc<AtomicBool>,
}

/// The right to ask for a file. It ends with the value.
pub(super) struct Asking {
    owned: rfd::FileDialog,
    is_asking: Arc<AtomicBool>,
}

impl Drop for Asking {
    fn drop(&mut self) {
        self.is_asking.store(false, Ordering::Release);
    }
}

impl Dialogs {
    /// Those of the window that is being made.
    pub(super) fn of_window(cc: &eframe::CreationContext<'_>) -> Self {
        Self { owned: rfd::FileDialog::new().set_parent(cc), ..Self::default() }
    }

    /// The right to ask, unless a dialog is open.
    pub(super) fn ask(&self) -> Option<Asking> {
        let is_free = !self.is_asking.swap(true, Ordering::AcqRel);
        is_free.then(|| Asking { owned: self.owned.clone(), is_asking: Arc::clone(&self.is_asking) })
    }

    /// Closes what is open: a dialog of the desktop ends with its window, but one of `zenity` is a program of its own.
    pub(super) fn close(&self) {
        if self.is_asking.load(Ordering::Acquire) {
            close_zenity();
        }
    }
}

/// Ends the dialogs that this program has started as programs of their own.
#[cfg(target_os = "linux")]
fn close_zenity() {
    let own = std::process::id().to_string();
    let Ok(processes) = std::fs::read_dir("/proc") else { return };
    for process in processes.flatten() {
        let Ok(stat) = std::fs::read_to_string(process.path().join("stat")) else { continue };
        // The number, the name in brackets, the state, the parent's number (proc(5)).
        let Some((number, rest)) = stat.split_once(" (") else { continue };
        let Some((name, rest)) = rest.rsplit_once(") ") else { continue };
        if name == "zenity" && rest.split(' ').nth(1) == Some(own.as_str()) {
            let _ = std::process::Command::new("kill").arg(number).status();
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn close_zenity() {}

impl Asking {
    /// Asks for a file. `None`: the reader changed their mind, or the system has no dialog to offer.
    pub(super) fn pick(&self, pick: &Pick) -> Option<PathBuf> {
        let dialog = self.owned.clone();
        match pick {
            Pick::Open => dialog
                .set_title("Open a dossier, a layout or a file to import")
                .add_filter("Dossiers, and what can be imported", READ)
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
            Pick::AddFiles => dialog
                .set_title("Add a file to this dossier")
                .add_filter("What can be imported", READ)
                .add_filter("All files", &["*"])
                .pick_file(),
            Pick::Compare => dialog
                .set_title("Compare with another version")
                .add_filter("Dossiers, and what can be imported", READ)
                .add_filter("All files", &["*"])
                .pick_file(),
            Pick::AddTexts => dialog.set_title("Add a folder of texts").pick_folder(),
            Pick::SaveDossier { name, folder } => {
                let dialog = dialog.set_title("Save dossier as").set_file_name(name).add_filter("Dossiers", &["ron"]);
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
            Pick::SaveReport(task) => dialog
                .set_title("Save report as")
                .set_file_name(task.name())
                .add_filter(task.kind.name(), &[task.kind.extension()])
                .save_file(),
            Pick::SaveData(task) => {
                let dialog = dialog.set_title("Export for other programs").set_file_name(task.name());
                let ending = task.kind.ending().rsplit('.').next().filter(|ending| !ending.is_empty());
                match ending {
                    Some(ending) => dialog.add_filter(task.kind.name(), &[ending]).save_file(),
                    None => dialog.save_file(),
                }
            }
            Pick::SaveTable(name) => {
                dialog.set_title("Save table").set_file_name(name).add_filter("CSV", &["csv"]).save_file()
            }
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_dialog_is_asked_at_a_time() {
        let dialogs = Dialogs::default();
        let first = dialogs.ask();
        assert!(first.is_some() && dialogs.ask().is_none());
        drop(first);
        assert!(dialogs.ask().is_some());
    }
}
