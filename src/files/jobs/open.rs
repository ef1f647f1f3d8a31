//! Loading dossiers and layouts.

use crate::files::load::{dossier_of, load, load_layout as read_layout};
use crate::model::Origin;
use crate::session::{Command, layout_beside};
use std::path::PathBuf;
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
    let layout = beside.map(|path| (path.clone(), read_layout(&path).map(|read| read.layout)));
    Command::Loaded { open, layout }
}

/// Loads a layout file and the dossier that it names.
pub(super) fn load_layout(path: PathBuf) -> Command {
    let layout = match read_layout(&path) {
        Ok(read) => read.layout,
        Err(problems) => return Command::Refused { origin: Origin::File(path), problems },
    };
    let origin = dossier_of(&layout, &path);
    match load(&origin) {
        Ok(open) => Command::Loaded { open: Arc::new(open), layout: Some((path, Ok(layout))) },
        Err(problems) => Command::Refused { origin, problems },
    }
}
