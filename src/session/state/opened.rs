//! What is open, what is being loaded, and what could not be loaded.

use crate::formats::good_part::LeftOut;
use crate::model::{Identities, KeptRoles, OpenDossier, Origin, Problem};
use crate::session::recovery::Recovered;
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
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about what is open")]
pub struct Opened {
    pub(super) open: Option<Arc<OpenDossier>>,
    /// What its quotes are known by.
    pub(in crate::session) identities: Arc<Identities>,
    /// How many dossiers were opened; one that is read again counts once.
    pub(super) count: u64,
    pub(super) loading: Option<String>,
    /// Whether what is being loaded is the open dossier again, so that what was placed stays.
    pub(in crate::session) reloading: bool,
    pub(in crate::session) failure: Option<Failure>,
    /// The work of an earlier run that is taken over once its dossier is there.
    pub(in crate::session) recovering: Option<Recovered>,
    /// What is left out of the open dossier, of which only the part without errors is open.
    pub(in crate::session) left_out: Option<LeftOut>,
    /// Whether the open dossier is no longer what is on the disk.
    pub(in crate::session) changed_on_disk: bool,
    /// Whether what is loaded next is the open dossier, in a file of its own now.
    pub(in crate::session) has_moved: bool,
    /// Whether the tables of an import stand in place of the network.
    pub(in crate::session) shows_tables: bool,
    /// Whether the report of an import is shown.
    pub(in crate::session) shows_report: bool,
    /// What columns meant last, the newest first.
    pub(in crate::session) kept_roles: Vec<KeptRoles>,
}

/// Whether two dossiers are from the same place: an import that is read in another way is.
fn is_same(one: &Origin, other: &Origin) -> bool {
    match (one, other) {
        (Origin::Import(one), Origin::Import(other)) => {
            other.paths.starts_with(&one.paths) && (&one.pasted, &one.base) == (&other.pasted, &other.base)
        }
        (Origin::File(base), Origin::Import(other)) => other.base.as_ref() == Some(base),
        _ => one == other,
    }
}

impl Opened {
    /// Notes that a file of this name is being loaded.
    pub fn begin_loading(&mut self, name: String) {
        self.loading = Some(name);
        self.reloading = false;
        self.recovering = None;
    }

    /// Notes that nothing is being loaded any more.
    pub fn stop_loading(&mut self) {
        self.loading = None;
        self.reloading = false;
        self.recovering = None;
    }

    /// Takes a loaded dossier. Returns the one before where this is the same, read again.
    pub fn take(&mut self, open: &Arc<OpenDossier>) -> Option<Arc<OpenDossier>> {
        self.loading = None;
        self.failure = None;
        self.changed_on_disk = false;
        self.left_out = None;
        self.identities = Arc::new(Identities::of(&open.dossier));
        let before = self.open.replace(Arc::clone(open));
        // It stays so until another load begins: of two reloads in a row, both are the open dossier again.
        let has_moved = std::mem::take(&mut self.has_moved);
        let again = before.filter(|before| has_moved || self.reloading && is_same(&before.origin, &open.origin));
        if again.is_none() {
            self.shows_tables = open.import.is_some();
            self.shows_report = open.import.is_some();
        }
        self.count += u64::from(again.is_none());
        again
    }

    /// Takes the open dossier with its names; another one is late.
    pub fn take_names(&mut self, open: Arc<OpenDossier>) {
        if self.open.as_ref().is_some_and(|current| current.is_of_same_content(&open)) {
            self.open = Some(open);
        }
    }

    /// Nothing is being loaded any more. Returns whether something was.
    pub fn end_loading(&mut self) -> bool {
        self.reloading = false;
        self.loading.take().is_some()
    }

    /// Nothing is open any more, and what is being loaded again is not the same.
    pub fn close(&mut self) {
        self.open = None;
        self.identities = Arc::default();
        self.reloading = false;
        self.failure = None;
    }

    /// Notes that a file could not be loaded. What was open stays open.
    pub fn refuse(&mut self, origin: Origin, problems: Vec<Problem>) {
        self.loading = None;
        self.failure = Some(Failure { origin, problems: Arc::new(problems) });
    }
}
