//! What is to be imported, and how it is to be read.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// What is to be imported. It is where an unsaved dossier comes from, so that it can be imported again.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImportTask {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Files and folders that are meant as documents, whatever they look like.
    pub texts: Vec<PathBuf>,
    /// The dossier that the import is added to; it is not changed until the result is saved.
    pub base: Option<PathBuf>,
    /// A text that was pasted, in place of files.
    pub pasted: Option<String>,
    /// The id of a format; `None`: as they look.
    pub format: Option<String>,
    /// The encoding of files that are not UTF-8, by its label.
    pub encoding: Option<String>,
    /// The sign between the cells of tables.
    pub separator: Option<char>,
    /// Whether tables have no line of headings.
    pub no_header: bool,
    /// What columns of tables mean: heading, or table and heading with a `/`, to the word of a role.
    pub roles: BTreeMap<String, String>,
    /// Whether what a tool inferred by itself is left out.
    pub drop_inferred: bool,
    /// The file in which an earlier run kept what became of it: that is opened, whatever the files hold by now.
    pub kept: Option<PathBuf>,
}

impl ImportTask {
    /// These files and folders, read as they look.
    #[must_use]
    pub fn of(paths: Vec<PathBuf>) -> Self {
        Self { paths, ..Self::default() }
    }

    /// A short name: that of the first file, or of several.
    #[must_use]
    pub fn name(&self) -> String {
        let first = self.paths.first().and_then(|path| path.file_name().or(Some(path.as_os_str())));
        let Some(first) = first else { return "pasted text".to_owned() };
        let first = first.to_string_lossy();
        match self.paths.len() {
            1 => first.into_owned(),
            count => format!("{first} and {} more", count - 1),
        }
    }

    /// The name to offer for the dossier, without a folder: that of the first file with the ending `.ron`.
    #[must_use]
    pub fn offered(&self) -> String {
        let stem = self.base.as_ref().or(self.paths.first()).and_then(|path| path.file_stem());
        format!("{}.ron", stem.map_or("dossier".into(), |stem| stem.to_string_lossy()))
    }
}
