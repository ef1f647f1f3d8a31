//! Importing in a session: what files become, the tables that are asked about, and the saving of what was imported.
//!
//! Invariant: an import is a dossier that was not saved yet; it is kept or given up like any other work.

use super::effect::{Effect, Request};
use super::import_change::ImportChange;
use super::pick::Pick;
use super::prompt::Leaving;
use super::state::Session;
use crate::model::{ImportReport, ImportTask, KeptRoles, OpenDossier, Origin};
use std::path::PathBuf;
use std::sync::Arc;

/// For how many sets of headings it is kept what columns mean.
const KEPT: usize = 40;

impl Session {
    /// Does what is asked of an import.
    pub(super) fn change_import(&mut self, change: ImportChange) {
        match change {
            ImportChange::Files(paths) => self.ask_or_leave(Leaving::Import(Box::new(ImportTask::of(paths)))),
            ImportChange::Pasted(text) => {
                let task = ImportTask { pasted: Some(text), ..ImportTask::default() };
                self.ask_or_leave(Leaving::Import(Box::new(task)));
            }
            ImportChange::Again(task) => self.import_again(*task),
            ImportChange::AddTexts(path) => {
                if let Some(mut task) = self.import_task().cloned() {
                    task.texts.push(path);
                    self.import_again(task);
                }
            }
            ImportChange::AddFiles(path) => self.add_files(path),
            ImportChange::ShowTables(shows) => self.opened.shows_tables = shows && self.has_tables(),
            ImportChange::DismissReport => self.opened.shows_report = false,
            ImportChange::SaveAs(path) => {
                if let Some(open) = self.open().cloned() {
                    self.emit(Effect::SaveDossier(path, open));
                }
            }
            ImportChange::Saved(open) => self.take_saved(&open),
        }
    }

    fn import_again(&mut self, task: ImportTask) {
        // What an earlier run kept is what came of other choices.
        self.import(ImportTask { kept: None, ..task });
        self.opened.reloading = true;
    }

    /// Imports a file with the rest of an import, or into the open dossier, whose file stays as it is until that is saved over.
    fn add_files(&mut self, path: PathBuf) {
        let task = match self.open().map(|open| &open.origin) {
            Some(Origin::Import(task)) => {
                let mut task = task.as_ref().clone();
                task.paths.push(path);
                task
            }
            Some(Origin::File(base)) => ImportTask { base: Some(base.clone()), ..ImportTask::of(vec![path]) },
            _ => return self.tell("Save this dossier under a name first"),
        };
        self.opened.shows_report = true;
        self.import_again(task);
    }

    /// Goes on with a dossier that has a file now; whoever wanted to leave may.
    fn take_saved(&mut self, open: &Arc<OpenDossier>) {
        self.opened.has_moved = true;
        self.take_dossier(open, None);
        self.tell(format!("Saved {}", open.origin.name()));
        match self.leaving.take() {
            Some(leaving) if self.is_unsaved() => self.save_and_leave(leaving),
            Some(leaving) => self.leave(leaving),
            None => {}
        }
    }

    /// With what columns of tables meant in earlier runs.
    #[must_use]
    pub fn with_roles(mut self, kept: Vec<KeptRoles>) -> Self {
        self.opened.kept_roles = kept;
        self
    }

    /// What the reader chose that columns mean, for tables with the same headings; the newest first.
    #[must_use]
    pub fn kept_roles(&self) -> &[KeptRoles] {
        &self.opened.kept_roles
    }

    /// Keeps what the reader chose that the columns of an import mean.
    pub(super) fn keep_roles(&mut self, open: &OpenDossier) {
        let (Origin::Import(task), Some(report)) = (&open.origin, &open.import) else { return };
        for table in &report.tables {
            let is_chosen = |heading: &String| {
                task.roles.contains_key(&format!("{}/{heading}", table.name)) || task.roles.contains_key(heading)
            };
            if table.headings.iter().any(is_chosen) {
                let kept = &mut self.opened.kept_roles;
                kept.retain(|known| known.headings != table.headings);
                kept.insert(0, KeptRoles { headings: table.headings.clone(), roles: table.roles.clone() });
                kept.truncate(KEPT);
            }
        }
    }

    /// Reads the tables of a new import as those with the same headings were read last.
    pub(super) fn recall_roles(&mut self, open: &OpenDossier) {
        let (Origin::Import(task), Some(report)) = (&open.origin, &open.import) else { return };
        if !task.roles.is_empty() {
            return;
        }
        let mut task = task.as_ref().clone();
        for table in &report.tables {
            let known = self.opened.kept_roles.iter().find(|known| known.headings == table.headings);
            for (heading, role) in known.iter().flat_map(|known| known.headings.iter().zip(&known.roles)) {
                task.roles.insert(format!("{}/{heading}", table.name), role.word().to_owned());
            }
        }
        if !task.roles.is_empty() {
            self.import_again(task);
            self.tell("The columns are read as you chose last for these headings");
        }
    }

    /// Asks for a file to add to what is open.
    pub(super) fn ask_to_add(&mut self) {
        self.request(Request::Pick(Pick::AddFiles));
    }

    /// Asks where to save the dossier.
    pub(super) fn save_dossier_as(&mut self) {
        if self.refuses_to_save_a_part() {
            return;
        }
        let Some(open) = self.open() else { return };
        let (name, folder) = match &open.origin {
            Origin::Import(task) => {
                let first = task.paths.first().filter(|path| path.as_os_str() != "-");
                (task.offered(), first.and_then(|path| path.parent()).map(PathBuf::from))
            }
            Origin::File(path) => (open.origin.name(), path.parent().map(PathBuf::from)),
            Origin::Builtin(name) => (format!("{name}.ron"), None),
        };
        self.request(Request::Pick(Pick::SaveDossier { name, folder }));
    }

    /// What is imported and not saved yet, if that is what is open.
    #[must_use]
    pub fn import_task(&self) -> Option<&ImportTask> {
        match self.open().map(|open| &open.origin) {
            Some(Origin::Import(task)) => Some(task),
            _ => None,
        }
    }

    /// Whether what is open was imported and not saved yet.
    pub(super) fn is_import(&self) -> bool {
        self.import_task().is_some()
    }

    /// The report of the import, until it is put away.
    #[must_use]
    pub fn import_report(&self) -> Option<&ImportReport> {
        self.open().and_then(|open| open.import.as_deref()).filter(|_| self.opened.shows_report)
    }

    /// Whether the tables of an import stand in place of the network.
    #[must_use]
    pub fn shows_tables(&self) -> bool {
        self.opened.shows_tables && self.has_tables()
    }

    fn has_tables(&self) -> bool {
        let report = self.open().and_then(|open| open.import.as_deref());
        self.import_task().is_some() && report.is_some_and(|report| !report.tables.is_empty())
    }
}

#[cfg(test)]
mod tests;
