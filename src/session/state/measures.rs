//! The measures of the network that the reader wants, and what is known of them.
//!
//! Invariant: nothing is measured here; the shell measures and answers with commands.
//! Invariant: a table is of the dossier that is open, and that of what is shown is of what is shown now.

use crate::analysis::measures::{Asked, MeasureTable, Part, Starts};
use crate::model::{Filter, Measure, MeasureLook, MeasureRange, MeasureScope, OpenDossier, Visibility};
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
    /// The parts of the measures of the whole network that a filter or a table needs.
    needed: BTreeSet<Part>,
    /// Who is outside the values that a filter asks for, with what it was found from.
    outside: Outside,
}

/// Who is outside the values that a filter asks for.
#[derive(Debug, Default)]
struct Outside {
    of: Option<(Same<Filter>, Option<Same<MeasureTable>>)>,
    value: Arc<Vec<bool>>,
}

/// A table with what it is of.
#[derive(Debug)]
struct Known<T> {
    of: Option<Same<T>>,
    table: Option<Arc<MeasureTable>>,
    /// Counts what tables were begun: what comes for an earlier one is late.
    ticket: u64,
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self { of: None, table: None, ticket: 0 }
    }
}

impl<T> Known<T> {
    /// Forgets the table where it is of something else.
    fn follow(&mut self, of: &Arc<T>) {
        let of = Some(Same::of(of));
        if self.of != of {
            *self = Self { of, ..self.forgotten() };
        }
    }

    /// Nothing known, and all that was asked for late.
    fn forgotten(&self) -> Self {
        Self { ticket: self.ticket + 1, ..Self::default() }
    }
}

/// A part of the measures that the shell is to compute.
#[derive(Clone, Debug)]
pub struct MeasureWish {
    /// What is measured.
    pub scope: MeasureScope,
    /// Which table of it this is for.
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
    /// What was to be measured.
    pub scope: MeasureScope,
    /// Which table of it this is for.
    pub ticket: u64,
    /// What was to be computed.
    pub part: Part,
    /// What is known now; `None`: it could not be computed, or was given up.
    pub table: Option<Arc<MeasureTable>>,
}

impl NetworkMeasures {
    /// Follows the dossier and what is shown of it.
    pub(in crate::session) fn follow(&mut self, scope: MeasureScope, open: &Arc<OpenDossier>, shown: &Arc<Visibility>) {
        self.whole.follow(open);
        if scope == MeasureScope::Shown {
            self.shown.follow(shown);
        }
    }

    /// Notes which parts of the measures of the whole network a filter or a table needs. What is needed anew is computed even
    /// where it was given up before.
    pub(in crate::session) fn need(&mut self, needed: BTreeSet<Part>) {
        for part in needed.difference(&self.needed) {
            self.declined.remove(part);
        }
        self.needed = needed;
    }

    /// Who is outside the values that a filter asks for, as far as these are known.
    pub(in crate::session) fn outside(&mut self, open: &Arc<OpenDossier>, filter: &Arc<Filter>) -> Arc<Vec<bool>> {
        let table = self.of(open).cloned();
        let of = Some((Same::of(filter), table.as_ref().map(Same::of)));
        if self.outside.of != of {
            let value = table.map_or_else(Vec::new, |table| table.outside(&filter.measures));
            // What was found again is the same, and nothing that depends on it is computed anew.
            if *self.outside.value != value {
                self.outside.value = Arc::new(value);
            }
            self.outside.of = of;
        }
        Arc::clone(&self.outside.value)
    }

    /// Who was found outside last.
    pub(in crate::session) fn known_outside(&self) -> &[bool] {
        &self.outside.value
    }

    /// What is known of the whole network of a dossier.
    pub(in crate::session) fn of(&self, open: &Arc<OpenDossier>) -> Option<&Arc<MeasureTable>> {
        self.whole.table.as_ref().filter(|_| self.whole.of == Some(Same::of(open)))
    }

    /// Forgets everything, as of another dossier.
    pub(in crate::session) fn forget(&mut self) {
        *self = Self { whole: self.whole.forgotten(), shown: self.shown.forgotten(), ..Self::default() };
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
        self.whole.ticket += 1;
        self.shown.ticket += 1;
        self.want(Part::Betweenness);
        for table in [&mut self.whole.table, &mut self.shown.table].into_iter().flatten() {
            if table.betweenness().is_some_and(|betweenness| betweenness.sample.is_some()) {
                *table = Arc::new(table.as_ref().clone().without(Part::Betweenness));
            }
        }
    }

    /// Gives up what is not known yet.
    pub(in crate::session) fn cancel(&mut self, look: MeasureLook) {
        let missing: Vec<Part> = self.missing(look).map(|(_, part)| part).collect();
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
    pub(in crate::session) fn take(&mut self, answer: MeasureAnswer) {
        if answer.ticket != self.ticket(answer.scope) {
            return;
        }
        match (answer.scope, answer.table) {
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

    fn ticket(&self, scope: MeasureScope) -> u64 {
        match scope {
            MeasureScope::Whole => self.whole.ticket,
            MeasureScope::Shown => self.shown.ticket,
        }
    }

    /// What is wanted and not known yet, the quickest first; what filters and tables need comes before the rest.
    fn missing(&self, look: MeasureLook) -> impl Iterator<Item = (MeasureScope, Part)> {
        let looked: BTreeSet<Part> = look.needed().map(Part::of).chain(self.wanted.iter().copied()).collect();
        let all = [(MeasureScope::Whole, self.needed.clone()), (look.scope, looked)];
        let missing = all.into_iter().flat_map(|(scope, parts)| {
            let is_missing = |part: &Part| {
                let is_known = self.table(scope).is_some_and(|table| table.knows(*part));
                parts.contains(part) && !self.declined.contains(part) && !is_known
            };
            Part::ALL.into_iter().filter(is_missing).map(|part| (scope, part)).collect::<Vec<_>>()
        });
        missing.collect::<Vec<_>>().into_iter()
    }

    /// What the shell is to compute next.
    #[must_use]
    pub(in crate::session) fn wish(
        &self,
        look: MeasureLook,
        open: &Arc<OpenDossier>,
        shown: &Arc<Visibility>,
    ) -> Option<MeasureWish> {
        let (scope, part) = self.missing(look).next()?;
        let starts = if self.exact { Starts::All } else { Starts::Affordable };
        Some(MeasureWish {
            scope,
            ticket: self.ticket(scope),
            part,
            asked: Asked { starts, ..Asked::default() },
            open: Arc::clone(open),
            shown: (scope == MeasureScope::Shown).then(|| Arc::clone(shown)),
            known: self.table(scope).cloned(),
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
    /// Show only entities with these values: by the filter where the measure is of the whole network, else as a part.
    ShowOnly(Measure, MeasureRange),
}
