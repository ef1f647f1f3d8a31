//! Filtering: which entities, claims and edges are visible, and what is switched off, in words.
//!
//! Invariant: a filter on claims leaves the entities of which it lets a claim through, and no others unless it is told to.

mod change;
mod cover;
mod parts;
mod seen;
mod sieve;
mod words;

pub(super) use change::part_names;
pub use change::{changed, let_in, only_of};
pub use cover::Cover;
pub(super) use parts::parts_of;
pub use seen::{beyond, seen, visibility, visibility_by_reader};
pub(super) use sieve::{Fails, Sieve};
pub use words::{SwitchedOff, switched_off, switched_off_parts};

use crate::model::{
    Dossier, EvidenceIndex, Filter, Identities, Marks, OpenDossier, RelationIndex, Shown, Verdict, Verdicts,
};
use std::collections::BTreeSet;

/// Whether a claim passes a filter, whatever becomes of its ends; given what the reader said of quotes.
#[must_use]
pub fn passes(open: &OpenDossier, filter: &Filter, verdicts: &Verdicts, claim: RelationIndex) -> bool {
    let hidden = BTreeSet::new();
    let cover = Cover { filter, hidden: &hidden, verdicts, shown: &Shown::Everything, outside: &[] };
    let sieve = Sieve::of(open, cover);
    open.dossier.relation(claim).is_some_and(|relation| sieve.lets_through(claim, relation))
}

/// The quotes that the reader confirmed, of those that the dossier still has.
#[must_use]
pub fn confirmed(dossier: &Dossier, identities: &Identities, marks: &Marks) -> BTreeSet<EvidenceIndex> {
    let all = verdicts(dossier, identities, marks).into_iter();
    all.filter(|(_, verdict)| *verdict == Verdict::Confirmed).map(|(quote, _)| quote).collect()
}

/// What the reader said of quotes, of those that the dossier still has.
#[must_use]
pub fn verdicts(dossier: &Dossier, identities: &Identities, marks: &Marks) -> Verdicts {
    marks.iter().filter_map(|(key, mark)| Some((identities.find(dossier, key)?, mark.verdict?))).collect()
}

#[cfg(test)]
mod seen_tests;
#[cfg(test)]
mod tests;
