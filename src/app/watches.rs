//! The watches over the files that are open: those of the dossier, and its layout file.

use super::App;
use crate::files::watch::Watch;
use crate::model::{OpenDossier, Origin};
use crate::session::Command;
use std::path::PathBuf;
use std::sync::Arc;

/// The watches, each with what it is over.
#[derive(Default)]
pub(super) struct Watches {
    dossier: Option<Watch>,
    open: Option<Arc<OpenDossier>>,
    layout: Option<Watch>,
    place: Option<PathBuf>,
}

impl App {
    /// Watches the files of the open dossier, anew whenever one was read, and the layout file, whenever it is another.
    pub(super) fn watch_files(&mut self) {
        let open = self.session.open().cloned();
        if self.watches.open.as_ref().map(Arc::as_ptr) != open.as_ref().map(Arc::as_ptr) {
            // What an import was made of is read again when that is asked for.
            let is_file = |open: &&Arc<OpenDossier>| !matches!(open.origin, Origin::Import(_));
            self.watches.dossier = open.as_ref().filter(is_file).and_then(|open| {
                let tell = self.teller();
                Watch::over(open, move || tell(Command::ChangedOnDisk))
            });
            self.watches.open = open;
        }
        let place = self.session.layout_place();
        if self.watches.place != place {
            self.watches.layout = place.clone().and_then(|path| {
                let tell = self.teller();
                Watch::over_layout(path.clone(), move |found| tell(Command::LayoutOnDisk(path.clone(), found)))
            });
            self.watches.place = place;
        }
    }

    /// What brings a command from another thread.
    fn teller(&self) -> impl Fn(Command) + Send + use<> {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        move |command| {
            // The receiver is gone only when the program ends.
            let _ = sender.send(command);
            ctx.request_repaint();
        }
    }
}
