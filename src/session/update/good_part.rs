//! A dossier with errors: its good part, and trying it again once its file has changed.

use crate::formats::good_part::LeftOut;
use crate::model::{OpenDossier, Origin, Problem, SavedLayout};
use crate::session::Session;
use crate::session::effect::Effect;
use std::path::PathBuf;
use std::sync::Arc;

impl Session {
    /// Asks the shell to load what has no error of the dossier that was refused.
    pub(in crate::session) fn open_good_part(&mut self) {
        let Some(origin) = self.failure().map(|failure| failure.origin.clone()) else { return };
        self.opened.begin_loading(origin.name());
        self.emit(Effect::LoadGoodPart(origin));
    }

    /// Takes the good part of a dossier. Nothing of it is saved until it is mended.
    pub(in crate::session) fn take_good_part(
        &mut self,
        open: &Arc<OpenDossier>,
        layout: Option<(PathBuf, Result<SavedLayout, Vec<Problem>>)>,
        left_out: LeftOut,
    ) {
        self.take_dossier(open, layout);
        let words = left_out.words();
        self.opened.left_out = Some(left_out);
        self.warn(format!(
            "Left out because of errors: {words}. Nothing is saved until the file is mended and read again"
        ));
    }

    /// Reads a refused file again because it has changed, unless that could cost work.
    pub(in crate::session) fn try_failed_again(&mut self) {
        let is_file = self.failure().is_some_and(|failure| matches!(failure.origin, Origin::File(_)));
        if is_file && self.loading().is_none() && !self.is_unsaved() {
            self.reload();
        }
    }
}
