//! Undo: a stack of old states, so that there are no inverse operations to get wrong.
//!
//! Positions that the layout computed are not undone: a step restores only the positions that it touched. A step that was
//! made in another view, or that changed the views themselves, restores those views too.
//!
//! Invariant: the step nearest to the present, behind and ahead, holds its tables whole; every other holds what differs from the
//! step that is nearer.

use super::packed::Packed;
use super::selection::Direction;
use super::views::Views;
use super::workspace::Workspace;
use crate::model::{EntityIndex, Position};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Which positions a step changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Touched {
    /// None.
    Nothing,
    /// Those of these entities.
    Some(BTreeSet<EntityIndex>),
    /// All of them.
    All,
}

/// What undo restores. Cheap to clone: its tables are shared.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// The workspace.
    pub workspace: Workspace,
    /// The views, and which is current.
    pub views: Views,
}

/// One step that can be undone or redone.
#[derive(Clone, Debug)]
struct Step {
    /// What the step did, for the menu: "Undo move".
    name: &'static str,
    /// The state on its other side.
    state: Snapshot,
    /// The tables of that state, where they are told by what differs from those of the step that is nearer to the present.
    packed: Option<Packed>,
    touched: Touched,
    /// The gesture it belongs to, if more of the same may follow.
    gesture: Option<u64>,
}

/// How many steps are kept.
pub const HISTORY_DEPTH: usize = 500;

/// The steps behind and ahead of the present state.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

impl History {
    /// Records the state `before` a step. A step with the gesture of the last one is merged into it.
    pub(super) fn record(&mut self, name: &'static str, before: Snapshot, touched: Touched, gesture: Option<u64>) {
        self.future.clear();
        if let Some(last) = self.past.last_mut()
            && gesture.is_some()
            && last.gesture == gesture
        {
            if let (Touched::Some(known), Touched::Some(more)) = (&mut last.touched, touched) {
                known.extend(more);
            }
            return;
        }
        if let Some(last) = self.past.last_mut() {
            last.pack(&before.workspace);
        }
        self.past.push(Step { name, state: before, packed: None, touched, gesture });
        if self.past.len() > HISTORY_DEPTH {
            self.past.remove(0);
        }
    }

    /// Drops the last step where the present state is as before it, and gives the present its revision of then: what was
    /// saved before the step is then still saved.
    pub(super) fn drop_idle(&mut self, present: &mut Snapshot) {
        let is_idle = |step: &mut Step| {
            let before = Workspace { revision: present.workspace.revision, ..step.state.workspace.clone() };
            step.state.views.is_same(&present.views) && before == present.workspace
        };
        if let Some(step) = self.past.pop_if(is_idle) {
            if let Some(last) = self.past.last_mut() {
                last.unpack(&step.state.workspace);
            }
            present.workspace.revision = step.state.workspace.revision;
        }
    }

    /// Merges nothing more into the last step.
    pub fn end_gesture(&mut self) {
        if let Some(last) = self.past.last_mut() {
            last.gesture = None;
        }
    }

    /// Goes back to before the last step, or forward to after the one that was undone last, if there is one.
    pub(super) fn walk(&mut self, direction: Direction, present: &mut Snapshot) {
        let (from, to) = match direction {
            Direction::Previous => (&mut self.past, &mut self.future),
            Direction::Next => (&mut self.future, &mut self.past),
        };
        if let Some(mut step) = from.pop() {
            if let Some(next) = from.last_mut() {
                next.unpack(&step.state.workspace);
            }
            step.swap(present);
            if direction == Direction::Next {
                step.gesture = None;
            }
            if let Some(last) = to.last_mut() {
                last.pack(&step.state.workspace);
            }
            to.push(step);
        }
    }

    /// Takes every step over to a dossier that was read again.
    pub(super) fn carry_over(&mut self, mut carry: impl FnMut(&mut Snapshot, &mut Touched)) {
        for steps in [&mut self.past, &mut self.future] {
            // The step that is nearer to the present, as it was and as it is now.
            let mut nearer: Option<[Workspace; 2]> = None;
            for step in steps.iter_mut().rev() {
                if let Some([before, _]) = &nearer {
                    step.unpack(before);
                }
                let before = step.state.workspace.clone();
                carry(&mut step.state, &mut step.touched);
                step.gesture = None;
                let now = step.state.workspace.clone();
                if let Some([_, now]) = &nearer {
                    step.pack(now);
                }
                nearer = Some([before, now]);
            }
        }
    }

    /// What all steps are called, the oldest first, those that can be done again last.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.past.iter().chain(self.future.iter().rev()).map(|step| step.name)
    }

    /// How many steps can be undone.
    pub fn steps(&self) -> usize {
        self.past.len()
    }

    /// What undo or redo would do.
    pub fn name(&self, direction: Direction) -> Option<&'static str> {
        self.next(direction).map(|step| step.name)
    }

    /// Whether undo or redo changes all positions, so that a running layout has to stop.
    pub fn moves_all(&self, direction: Direction) -> bool {
        self.next(direction).is_some_and(|step| step.touched == Touched::All)
    }

    /// Whether undo or redo moves more than half of `count` entities: the picture is another one then.
    pub fn moves_most(&self, direction: Direction, count: usize) -> bool {
        self.next(direction).is_some_and(|step| match &step.touched {
            Touched::Nothing => false,
            Touched::Some(entities) => 2 * entities.len() > count,
            Touched::All => true,
        })
    }

    /// The step that undo or redo would take.
    fn next(&self, direction: Direction) -> Option<&Step> {
        match direction {
            Direction::Previous => self.past.last(),
            Direction::Next => self.future.last(),
        }
    }
}

impl Step {
    /// Keeps the tables as what differs from those of the step that is nearer to the present.
    fn pack(&mut self, nearer: &Workspace) {
        debug_assert!(self.packed.is_none(), "a step is packed once");
        self.packed = Some(Packed::take(&mut self.state.workspace, nearer));
    }

    /// Holds the tables whole again.
    fn unpack(&mut self, nearer: &Workspace) {
        if let Some(packed) = self.packed.take() {
            packed.give_back(&mut self.state.workspace, nearer);
        }
    }

    /// Exchanges the present state with that on the step's other side.
    fn swap(&mut self, present: &mut Snapshot) {
        let mut restored = self.state.clone();
        // Positions of another view say nothing about this one's.
        if self.state.views.current() == present.views.current() {
            restored.workspace.positions = self.restored_positions(&present.workspace);
        }
        self.state = std::mem::replace(present, restored);
    }

    /// The step's positions where it touched them, and the present ones elsewhere.
    fn restored_positions(&self, present: &Workspace) -> Arc<Vec<Position>> {
        let old = &self.state.workspace.positions;
        match &self.touched {
            Touched::All => Arc::clone(old),
            Touched::Nothing => Arc::clone(&present.positions),
            Touched::Some(entities) => {
                let mut positions = present.positions.as_ref().clone();
                for entity in entities {
                    if let (Some(place), Some(old)) = (positions.get_mut(entity.at()), old.get(entity.at())) {
                        *place = *old;
                    }
                }
                Arc::new(positions)
            }
        }
    }
}
