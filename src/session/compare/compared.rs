//! The comparison that is on screen.

use super::marks;
use crate::analysis::versions::Versions;
use crate::model::{EntityIndex, OpenDossier};
use crate::session::dress::{Dress, Paint};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The comparison that is on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The other version.
    pub other: Arc<OpenDossier>,
    /// How the newer of the two differs from the older one.
    pub versions: Arc<Versions>,
    /// Whether the other version is the newer one.
    pub other_is_newer: bool,
    /// Whether what differs is marked in the network.
    pub is_marked: bool,
    pub(in crate::session) dress: Arc<Dress>,
}

impl Compared {
    /// `versions` is how `open` differs from `other`.
    pub(in crate::session) fn new(
        open: &OpenDossier,
        other: Arc<OpenDossier>,
        versions: Versions,
        other_is_newer: bool,
    ) -> Self {
        let dress = Arc::new(marks::dress(open, &other, &versions, other_is_newer));
        let versions = Arc::new(if other_is_newer { versions.turned() } else { versions });
        Self { other, versions, other_is_newer, is_marked: true, dress }
    }

    /// The entities of the open dossier that differ, or of which a claim does.
    #[must_use]
    pub fn differing(&self, open: &OpenDossier) -> Vec<EntityIndex> {
        let is_marked = |(_, paint): &(usize, &Option<Paint>)| paint.is_some_and(|paint| paint != Paint::SmallGroup);
        let marked = self.dress.paints.iter().enumerate().filter(is_marked).map(|(at, _)| EntityIndex::new(at));
        let edges = self.dress.edges.keys().filter_map(|edge| open.network.edges.get(edge.at()));
        let entities: BTreeSet<EntityIndex> = marked.chain(edges.flat_map(|edge| [edge.ends.0, edge.ends.1])).collect();
        entities.into_iter().collect()
    }

    /// How the open dossier differs from the other version, whichever is newer.
    pub(in crate::session) fn since_other(&self) -> Versions {
        let versions = self.versions.as_ref().clone();
        if self.other_is_newer { versions.turned() } else { versions }
    }
}
