//! Undo: a stack of old states. No inverse code to get wrong.
//!
//! Positions that the layout computed are not undone: a step restores only the positions that it touched.

use super::Arrangement;
use crate::model::EntityIndex;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whose positions a step changed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Touched {
    /// Nobody's.
    Nobody,
    /// Those of these entities.
    Some(BTreeSet<EntityIndex>),
    /// Everybody's.
    Everybody,
}

/// One step that can be undone or redone.
#[derive(Clone, Debug)]
struct Step {
    /// What the step did, for the menu: "Undo move".
    name: &'static str,
    /// The state on its other side.
    state: Arrangement,
    touched: Touched,
    /// The gesture it belongs to, if more of the same may follow.
    gesture: Option<u64>,
}

/// How many steps are kept.
const DEPTH: usize = 500;

/// The steps behind and ahead of the present arrangement.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

impl History {
    /// Notes the state `before` a step. A step with the gesture of the last one is merged into it.
    pub(super) fn record(&mut self, name: &'static str, before: &Arrangement, touched: Touched, gesture: Option<u64>) {
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
        self.past.push(Step { name, state: before.clone(), touched, gesture });
        if self.past.len() > DEPTH {
            self.past.remove(0);
        }
    }

    /// The state before the last step, or `None` when there is none.
    pub(super) fn undo(&mut self, present: &Arrangement) -> Option<Arrangement> {
        let step = self.past.pop()?;
        let restored = restore(&step, present);
        self.future.push(Step { state: present.clone(), ..step });
        Some(restored)
    }

    /// The state after the step that was undone last, or `None` when there is none.
    pub(super) fn redo(&mut self, present: &Arrangement) -> Option<Arrangement> {
        let step = self.future.pop()?;
        let restored = restore(&step, present);
        self.past.push(Step { state: present.clone(), gesture: None, ..step });
        Some(restored)
    }

    /// What undo would undo.
    pub(super) fn undo_name(&self) -> Option<&'static str> {
        self.past.last().map(|step| step.name)
    }

    /// What redo would redo.
    pub(super) fn redo_name(&self) -> Option<&'static str> {
        self.future.last().map(|step| step.name)
    }

    /// Whether the next undo or redo moves everybody, so that a running layout has to stop.
    pub(super) fn moves_everybody(&self, undo: bool) -> bool {
        let step = if undo { self.past.last() } else { self.future.last() };
        step.is_some_and(|step| step.touched == Touched::Everybody)
    }
}

/// The step's state, with the present positions wherever the step did not touch them.
fn restore(step: &Step, present: &Arrangement) -> Arrangement {
    let mut state = step.state.clone();
    match &step.touched {
        Touched::Everybody => {}
        Touched::Nobody => state.positions = Arc::clone(&present.positions),
        Touched::Some(entities) => {
            let mut positions = present.positions.as_ref().clone();
            for entity in entities {
                if let (Some(place), Some(old)) =
                    (positions.get_mut(entity.at()), step.state.positions.get(entity.at()))
                {
                    *place = *old;
                }
            }
            state.positions = Arc::new(positions);
        }
    }
    state
}
