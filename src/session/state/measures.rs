//! The measures of the network that the reader wants, and what is known of them.
//!
//! Invariant: nothing is measured here; the shell measures and answers with commands.
//! Invariant: a table is of the dossier that is open, and that of what is shown is of what is shown now.

use crate::analysis::measures::{Asked, MeasureTable, Part, Starts};
use crate::model::{EntityIndex, Measure, MeasureLook, MeasureScope, OpenDossier, Visibility};
use crate::session::same::Same;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Up to so many steps along edges, all parts together take a moment and are measured unasked.
const MOMENT: u64 = 60_000_000;

/// What is wanted and known.
#[derive(Debug, Default)]
pub struct NetworkMeasures {
    wanted: BTreeSet<Part>,
    /// What the reader cancelled, or what could not be computed, until it is asked for again.
    declined: BTreeSet<Part>,
    /// Whether betweenness is to be exact, however long that takes.
    exact: bool,
    whole: Known<OpenDossier>,
    shown: Known<Visibility>,
    /// Counts what tables were begun: what comes for an earlier one is late.
    ticket: u64,
}

/// A table with what it is of.
#[derive(Debug)]
struct Known<T> {
    of: Option<Same<T>>,
    table: Option<Arc<MeasureTable>>,
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self { of: None, table: None }
    }
}

impl<T> Known<T> {
    /// Forgets the table where it is of something else. Returns whether it did.
    fn follow(&mut self, of: &Arc<T>) -> bool {
        let of = Some(Same::of(of));
        let changed = self.of != of;
        if changed {
            *self = Self { of, table: None };
        }
        changed
    }
}

/// A part of the measures that the shell is to compute.
#[derive(Clone, Debug)]
pub struct MeasureWish {
    /// Which table it is for.
    pub ticket: u64,
    /// What to compute.
    pub part: Part,
    /// How.
    pub asked: Asked,
    /// The dossier.
    pub open: Arc<OpenDossier>,
    /// What is shown of it, where the measures are of that.
    pub shown: Option<Arc<Visibility>>,
    /// What is known already.
    pub known: Option<Arc<MeasureTable>>,
}

/// What became of a wish.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureAnswer {
    /// Which table it is for.
    pub ticket: u64,
    /// What was to be computed.
    pub part: Part,
    /// What is known now; `None`: it could not be computed, or was given up.
    pub table: Option<Arc<MeasureTable>>,
}

impl NetworkMeasures {
    /// Follows the dossier and what is shown of it.
    pub(in crate::session) fn follow(&mut self, scope: MeasureScope, open: &Arc<OpenDossier>, shown: &Arc<Visibility>) {
        let is_other = match scope {
            MeasureScope::Whole => self.whole.follow(open),
            MeasureScope::Shown => self.shown.follow(shown),
        };
        self.ticket += u64::from(is_other);
    }

    /// Forgets everything, as of another dossier.
    pub(in crate::session) fn forget(&mut self) {
        *self = Self { ticket: self.ticket + 1, ..Self::default() };
    }

    /// Wants a part.
    pub(in crate::session) fn want(&mut self, part: Part) {
        self.wanted.insert(part);
        self.declined.remove(&part);
    }

    /// Wants what takes a moment, and in a small network everything.
    pub(in crate::session) fn want_quick(&mut self, open: &OpenDossier) {
        let (nodes, ties) = (open.dossier.entities.len() as u64, open.network.edges.len() as u64);
        let is_small = nodes * (nodes + 2 * ties) <= MOMENT;
        for part in Part::ALL {
            if (is_small || part == Part::Structure) && !self.declined.contains(&part) {
                self.wanted.insert(part);
            }
        }
    }

    /// Wants betweenness exactly.
    pub(in crate::session) fn want_exact(&mut self) {
        self.exact = true;
        self.ticket += 1;
        self.want(Part::Betweenness);
        for table in [&mut self.whole.table, &mut self.shown.table].into_iter().flatten() {
            if table.betweenness().is_some_and(|betweenness| betweenness.sample.is_some()) {
                *table = Arc::new(table.as_ref().clone().without(Part::Betweenness));
            }
        }
    }

    /// Gives up what is not known yet.
    pub(in crate::session) fn cancel(&mut self, look: MeasureLook) {
        let missing: Vec<Part> = self.missing(look).collect();
        self.decline(missing);
    }

    fn decline(&mut self, parts: impl IntoIterator<Item = Part>) {
        for part in parts {
            self.wanted.remove(&part);
            self.declined.insert(part);
            if part == Part::Betweenness {
                self.exact = false;
            }
        }
    }

    /// Takes what was computed, unless it is late.
    pub(in crate::session) fn take(&mut self, scope: MeasureScope, answer: MeasureAnswer) {
        if answer.ticket != self.ticket {
            return;
        }
        match (scope, answer.table) {
            (MeasureScope::Whole, Some(table)) => self.whole.table = Some(table),
            (MeasureScope::Shown, Some(table)) => self.shown.table = Some(table),
            (_, None) => self.decline([answer.part]),
        }
    }

    /// The table of what is measured now; `None` until some of it is known.
    #[must_use]
    pub fn table(&self, scope: MeasureScope) -> Option<&Arc<MeasureTable>> {
        match scope {
            MeasureScope::Whole => self.whole.table.as_ref(),
            MeasureScope::Shown => self.shown.table.as_ref(),
        }
    }

    /// What is wanted and not known yet, the quickest first.
    fn missing(&self, look: MeasureLook) -> impl Iterator<Item = Part> {
        let shown: BTreeSet<Part> = look.needed().map(Part::of).collect();
        let table = self.table(look.scope).cloned();
        let (wanted, declined) = (self.wanted.clone(), self.declined.clone());
        Part::ALL.into_iter().filter(move |part| {
            let is_wanted = wanted.contains(part) || shown.contains(part);
            is_wanted && !declined.contains(part) && !table.as_ref().is_some_and(|table| table.knows(*part))
        })
    }

    /// What the shell is to compute next.
    #[must_use]
    pub(in crate::session) fn wish(
        &self,
        look: MeasureLook,
        open: &Arc<OpenDossier>,
        shown: &Arc<Visibility>,
    ) -> Option<MeasureWish> {
        let part = self.missing(look).next()?;
        let starts = if self.exact { Starts::All } else { Starts::Affordable };
        Some(MeasureWish {
            ticket: self.ticket,
            part,
            asked: Asked { starts, ..Asked::default() },
            open: Arc::clone(open),
            shown: (look.scope == MeasureScope::Shown).then(|| Arc::clone(shown)),
            known: self.table(look.scope).cloned(),
        })
    }
}

/// A change of what is measured, or of what measures mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeasureChange {
    /// Compute the part that a measure belongs to.
    Want(Measure),
    /// Compute betweenness from all starts, however long it takes.
    Exact,
    /// Give up what is being computed.
    Cancel,
    /// Let measures set size, colour and hulls.
    Look(MeasureLook),
    /// Hide all entities but these.
    ShowOnly(Arc<Vec<EntityIndex>>),
}
