//! Dense indices, which replace the text ids of a dossier once it is loaded.
//!
//! Invariant: an index is only meaningful within the dossier it was made for.

/// Declares a `u32` newtype that indexes one of the dossier's lists.
macro_rules! dense_index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The index of the list entry at `position`.
            ///
            /// A list longer than `u32::MAX` cannot be loaded (a dossier is at most 2 GiB), so the cast is exact.
            #[must_use]
            pub fn new(position: usize) -> Self {
                Self(position as u32)
            }

            /// The position in the list, for indexing.
            #[must_use]
            pub fn at(self) -> usize {
                self.0 as usize
            }
        }
    };
}

dense_index! {
    /// A document of the dossier, by its place in [`Dossier::documents`](super::Dossier::documents).
    DocumentIndex
}
dense_index! {
    /// An entity of the dossier, by its place in [`Dossier::entities`](super::Dossier::entities).
    EntityIndex
}
dense_index! {
    /// A relation (one claim), by its place in [`Dossier::relations`](super::Dossier::relations).
    RelationIndex
}
dense_index! {
    /// An edge (all claims between two entities), by its place in [`Network::edges`](super::Network::edges).
    EdgeIndex
}

/// One piece of evidence: the `position`-th of its relation's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvidenceIndex {
    /// The relation that the evidence supports.
    pub relation: RelationIndex,
    /// Its place in [`Relation::evidence`](super::Relation::evidence).
    pub position: u32,
}

/// One sentence: the `number`-th of its document's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceIndex {
    /// The document it stands in.
    pub document: DocumentIndex,
    /// Its place in [`DocumentReading::sentences`](super::DocumentReading::sentences).
    pub number: u32,
}
