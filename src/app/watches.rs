//! The watches over the files that are open: those of the dossier, its layout file, and a file that was refused.

use crate::files::watch::Watch;
use crate::model::{OpenDossier, Origin};
use crate::session::{Command, Session};
use std::path::PathBuf;
use std::sync::Arc;

/// The watches, each with what it is over.
#[derive(Default)]
pub(super) struct Watches {
    dossier: Option<Watch>,
    open: Option<Arc<OpenDossier>>,
    layout: Option<Watch>,
    place: Option<PathBuf>,
    refused: Option<Watch>,
    failure: Option<PathBuf>,
}

impl Watches {
    /// Watches what is open: the files of the dossier anew whenever one was read, the others whenever they are other ones.
    /// `teller` makes what tells a command from another thread.
    pub(super) fn follow<T: Fn(Command) + Send + 'static>(&mut self, session: &Session, teller: impl Fn() -> T) {
        let open = session.open().cloned();
        if self.open.as_ref().map(Arc::as_ptr) != open.as_ref().map(Arc::as_ptr) {
            // What an import was made of is read again when that is asked for.
            let is_file = |open: &&Arc<OpenDossier>| !matches!(open.origin, Origin::Import(_));
            self.dossier = open.as_ref().filter(is_file).and_then(|open| {
                let tell = teller();
                Watch::over(open, move || tell(Command::ChangedOnDisk))
            });
            self.open = open;
        }
        let place = session.layout_place();
        if self.place != place {
            self.layout = place.clone().and_then(|path| {
                let tell = teller();
                Watch::over_layout(path.clone(), move |found| tell(Command::LayoutOnDisk(path.clone(), found)))
            });
            self.place = place;
        }
        let failure = match session.failure().map(|failure| &failure.origin) {
            Some(Origin::File(path)) => Some(path.clone()),
            _ => None,
        };
        if self.failure != failure {
            self.refused = failure.clone().and_then(|path| {
                let tell = teller();
                Watch::over_file(path, move || tell(Command::FailedChanged))
            });
            self.failure = failure;
        }
    }
}
