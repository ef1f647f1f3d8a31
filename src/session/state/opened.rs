//! What is open, what is being loaded, and what could not be loaded.

use crate::model::{Identities, OpenDossier, Origin, Problem};
use std::sync::Arc;

/// A file that could not be loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Which.
    pub origin: Origin,
    /// Why not.
    pub problems: Arc<Vec<Problem>>,
}

/// The open dossier with its identities, and the loading of the next.
#[derive(Debug, Default)]
pub(in crate::session) struct Opened {
    open: Option<Arc<OpenDossier>>,
    /// What its quotes are known by.
    identities: Arc<Identities>,
    /// How many dossiers were opened; one that is read again counts once.
    count: u64,
    loading: Option<String>,
    /// Whether what is being loaded is the open dossier again, so that what was placed stays.
    reloading: bool,
    failure: Option<Failure>,
}

impl Opened {
    pub(in crate::session) fn open(&self) -> Option<&Arc<OpenDossier>> {
        self.open.as_ref()
    }

    pub(in crate::session) fn identities(&self) -> &Arc<Identities> {
        &self.identities
    }

    pub(in crate::session) fn count(&self) -> u64 {
        self.count
    }

    pub(in crate::session) fn loading(&self) -> Option<&str> {
        self.loading.as_deref()
    }

    pub(in crate::session) fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// Notes that a file of this name is being loaded.
    pub(in crate::session) fn begin_loading(&mut self, name: String) {
        self.loading = Some(name);
        self.reloading = false;
    }

    /// Notes that what is being loaded is the open dossier again.
    pub(in crate::session) fn begin_reloading(&mut self) {
        self.reloading = true;
    }

    /// Takes a loaded dossier. Returns the one before where this is the same, read again.
    pub(in crate::session) fn take(&mut self, open: &Arc<OpenDossier>) -> Option<Arc<OpenDossier>> {
        self.loading = None;
        self.failure = None;
        self.identities = Arc::new(Identities::of(&open.dossier));
        let before = self.open.replace(Arc::clone(open));
        let reloading = std::mem::take(&mut self.reloading);
        let again = before.filter(|before| reloading && before.origin == open.origin);
        self.count += u64::from(again.is_none());
        again
    }

    /// Notes that a file could not be loaded. What was open stays open.
    pub(in crate::session) fn refuse(&mut self, origin: Origin, problems: Vec<Problem>) {
        self.loading = None;
        self.failure = Some(Failure { origin, problems: Arc::new(problems) });
    }

    /// Puts away the report of a file that could not be loaded.
    pub(in crate::session) fn dismiss_failure(&mut self) {
        self.failure = None;
    }
}
