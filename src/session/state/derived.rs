//! What is computed from the state: what is visible, what claims make of the documents, and the answers to questions.
//!
//! Invariant: every value is kept with what it was computed from, and computed anew when any of that is replaced. So it
//! is enough to refresh after each command, and a command that changes none of it costs some comparisons of pointers.

use super::edits::Edits;
use super::opened::Opened;
use crate::analysis::contradictions::{Contradiction, contradictions};
use crate::analysis::filter::{Cover, confirmed, seen, verdicts};
use crate::analysis::looks::{Looks, looks};
use crate::analysis::paths::{Path, PathOptions, best_paths};
use crate::analysis::sentences::{DocumentUse, uses};
use crate::model::{Corrections, EntityIndex, Filter, Marks, OpenDossier, Part, Shown, Verdicts, Visibility};
use crate::session::same::Same;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The derived values.
#[derive(Debug, Default)]
pub struct Derived {
    /// What remains to be seen of what is shown, after filter and hiding.
    pub(super) visibility: Kept<VisibilityKey, Visibility>,
    /// What is drawn, where what is switched off is dimmed and not hidden.
    pub(super) drawn: Kept<VisibilityKey, Visibility>,
    /// What claims make of every document.
    pub(super) uses: Kept<(Same<OpenDossier>, Same<Corrections>), Vec<DocumentUse>>,
    /// What is contradicted among the claims that are visible.
    pub(super) contradictions: Kept<Same<Visibility>, Vec<Contradiction>>,
    /// The verified quotes worth a second look.
    pub(super) looks: Kept<(Same<Visibility>, Same<Marks>), Looks>,
    /// The paths that were asked for last.
    pub(super) paths: Kept<(Same<Visibility>, PathQuestion), Vec<Path>>,
}

/// What the visibility is computed from.
#[derive(Debug, PartialEq)]
pub(super) struct VisibilityKey {
    open: Same<OpenDossier>,
    filter: Same<Filter>,
    hidden: Same<BTreeSet<EntityIndex>>,
    shown: SameShown,
    /// The marks, where the filter asks for them.
    marks: Option<Same<Marks>>,
    /// Who is outside the measures that the filter asks for, where it asks for some.
    outside: Option<Same<Vec<bool>>>,
}

/// What is shown as a key: a part is equal only to itself, which costs no comparison of its contents.
#[derive(Debug, PartialEq)]
enum SameShown {
    Everything,
    Claimed,
    Part(Same<Part>),
}

impl SameShown {
    fn of(shown: &Shown) -> Self {
        match shown {
            Shown::Everything => Self::Everything,
            Shown::Claimed => Self::Claimed,
            Shown::Part(part) => Self::Part(Same::of(part)),
        }
    }
}

/// What paths are asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct PathQuestion {
    /// From where, and to where.
    pub ends: (EntityIndex, EntityIndex),
    /// What they may be made of.
    pub options: PathOptions,
}

/// A value with what it was computed from.
#[derive(Debug)]
pub(super) struct Kept<K, V> {
    of: Option<K>,
    pub(super) value: Arc<V>,
}

impl<K, V: Default> Default for Kept<K, V> {
    fn default() -> Self {
        Self { of: None, value: Arc::default() }
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    /// Computes the value anew, unless it was computed from `of`. Returns whether it did.
    fn refresh(&mut self, of: K, compute: impl FnOnce(&K) -> V) -> bool {
        let is_stale = self.of.as_ref() != Some(&of);
        if is_stale {
            self.value = Arc::new(compute(&of));
            self.of = Some(of);
        }
        is_stale
    }
}

impl Derived {
    /// Computes the visibility anew where it is stale; for a command that goes on with it.
    pub fn refresh_visibility(&mut self, opened: &Opened, edits: &Edits, outside: &Arc<Vec<bool>>) {
        let (Some(open), workspace) = (&opened.open, &edits.present.workspace) else { return };
        let (filter, hidden, marks) = (&workspace.filter, &workspace.hidden, &workspace.marks);
        let counted = (filter.only_confirmed || !filter.judged.is_empty()).then_some(marks);
        let shown = &workspace.shown;
        let of = |filter: &Arc<Filter>| VisibilityKey {
            open: Same::of(open),
            filter: Same::of(filter),
            hidden: Same::of(hidden),
            shown: SameShown::of(shown),
            marks: counted.map(Same::of),
            outside: (!outside.is_empty()).then(|| Same::of(outside)),
        };
        self.visibility.refresh(of(filter), |_| {
            let verdicts =
                counted.map_or_else(Verdicts::new, |marks| verdicts(&open.dossier, &opened.identities, marks));
            seen(open, Cover { filter, hidden, verdicts: &verdicts, shown, outside })
        });
        if filter.dims && !filter.shows_everything() {
            self.drawn.refresh(of(filter), |_| {
                let (filter, verdicts) = (Filter::default(), Verdicts::new());
                seen(open, Cover { filter: &filter, hidden, verdicts: &verdicts, shown, outside: &[] })
            });
        }
    }

    /// Computes everything anew that is stale, but for the visibility. Returns whether the paths were.
    pub fn refresh(&mut self, opened: &Opened, edits: &Edits, question: Option<PathQuestion>) -> bool {
        let Some(open) = &opened.open else { return false };
        let (visibility, corrections) = (&self.visibility.value, &edits.present.workspace.corrections);
        self.uses.refresh((Same::of(open), Same::of(corrections)), |_| uses(open, corrections));
        self.contradictions.refresh(Same::of(visibility), |_| contradictions(open, visibility));
        let marks = &edits.present.workspace.marks;
        self.looks.refresh((Same::of(visibility), Same::of(marks)), |_| {
            looks(open, visibility, &confirmed(&open.dossier, &opened.identities, marks))
        });
        question.is_some_and(|question| {
            self.paths.refresh((Same::of(visibility), question), |(_, PathQuestion { ends, options })| {
                best_paths(open, visibility, ends.0, ends.1, options)
            })
        })
    }
}
