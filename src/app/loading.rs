//! Loading dossiers and layouts, on a background thread.

use crate::files::load::{load, load_layout as read_layout};
use crate::model::{Origin, SavedLayout};
use crate::session::{Command, layout_beside};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Loads a dossier, with the layout that lies beside it.
pub(super) fn load_dossier(origin: Origin) -> Command {
    let open = match load(&origin) {
        Ok(open) => Arc::new(open),
        Err(problems) => return Command::Refused { origin, problems },
    };
    let beside = match &origin {
        Origin::File(path) => Some(layout_beside(path)).filter(|layout| layout.is_file()),
        Origin::Builtin(_) => None,
    };
    // A layout that cannot be read does not keep the dossier closed.
    let layout = beside.map(|path| (path.clone(), read_layout(&path)));
    Command::Loaded { open, layout }
}

/// Loads a layout file and the dossier that it names.
pub(super) fn load_layout(path: PathBuf) -> Command {
    let layout = match read_layout(&path) {
        Ok(layout) => layout,
        Err(problems) => return Command::Refused { origin: Origin::File(path), problems },
    };
    let origin = dossier_of(&layout, &path);
    match load(&origin) {
        Ok(open) => Command::Loaded { open: Arc::new(open), layout: Some((path, Ok(layout))) },
        Err(problems) => Command::Refused { origin, problems },
    }
}

/// Where the dossier of a layout file at `path` is.
fn dossier_of(layout: &SavedLayout, path: &Path) -> Origin {
    match layout.dossier.strip_prefix("builtin:") {
        Some(name) => Origin::Builtin(name.to_owned()),
        None => Origin::File(path.parent().unwrap_or(Path::new("")).join(&layout.dossier)),
    }
}
