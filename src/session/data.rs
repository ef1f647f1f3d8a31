//! The dossier for other programs, as a plain value from the dialog to the disk.

use crate::formats::export::{ExportKind, ExportSubject};
use crate::model::{OpenDossier, Position, Visibility};
use std::path::PathBuf;
use std::sync::Arc;

/// A dossier to be exported.
#[derive(Clone, Debug, PartialEq)]
pub struct DataTask {
    /// Where to write it, or the name to offer.
    pub path: PathBuf,
    /// As what.
    pub kind: ExportKind,
    /// The dossier.
    pub open: Arc<OpenDossier>,
    /// What of it is shown, where only that is exported.
    pub visibility: Option<Arc<Visibility>>,
    /// Where its entities stand, in their order.
    pub positions: Arc<Vec<Position>>,
}

impl DataTask {
    /// What is exported.
    #[must_use]
    pub fn subject(&self) -> ExportSubject<'_> {
        ExportSubject {
            open: &self.open,
            visibility: self.visibility.as_deref(),
            positions: Some(self.positions.as_slice()).filter(|_| self.kind.has_positions()),
        }
    }

    /// The name of the file.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The path with the ending of the format; of tables, that of the first.
    #[must_use]
    pub fn named(&self, path: PathBuf) -> PathBuf {
        let name = path.to_string_lossy();
        let lower = name.to_lowercase();
        match self.kind {
            ExportKind::Vault => path,
            ExportKind::Csv => {
                let stem = [".nodes.csv", ".csv"].into_iter().find(|ending| lower.ends_with(ending));
                let stem = stem.map_or(name.as_ref(), |ending| &name[..name.len() - ending.len()]);
                PathBuf::from(format!("{stem}.nodes.csv"))
            }
            kind if ExportKind::of(&name).is_some_and(|(_, known)| known == kind) => path,
            kind => PathBuf::from(format!("{name}{}", kind.ending())),
        }
    }
}
