//! Another version of the open dossier, read and compared.

use crate::analysis::versions::Versions;
use crate::files::import;
use crate::model::{OpenDossier, Origin};
use crate::session::{Command, CompareChange, FoundVersion};
use crate::text::visible;
use std::path::Path;
use std::sync::Arc;

/// Reads the version at `path`, a dossier or what can be imported, and compares `open` with it.
pub(super) fn compare(path: &Path, open: Arc<OpenDossier>) -> Command {
    let file = Origin::File(path.to_owned());
    let origin = import::meant(path).map_or(file, |task| Origin::Import(Box::new(task)));
    match import::open(&origin) {
        Ok(other) => {
            let versions = Versions::between(&other, &open);
            let found = FoundVersion { open, other: Arc::new(other), versions };
            Command::Compare(CompareChange::Found(Box::new(found)))
        }
        Err(problems) => {
            let why = problems.first().map(|problem| problem.message.clone()).unwrap_or_default();
            Command::Warn(format!("{} cannot be compared: {why}", visible(&origin.name())))
        }
    }
}
