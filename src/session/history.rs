//! Undo: a stack of old states. No inverse code to get wrong.
//!
//! Positions that the layout computed are not undone: a step restores only the positions that it touched. A step that was
//! made in another view, or that changed the views themselves, brings those views back too.

use super::Workspace;
use super::views::Views;
use crate::model::{EntityIndex, SavedCorrection, View};
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
    state: Workspace,
    /// The views there, and which was current.
    views: Arc<Vec<View>>,
    current: usize,
    /// The corrections that fit nothing in the dossier.
    waiting: Arc<Vec<SavedCorrection>>,
    touched: Touched,
    /// The gesture it belongs to, if more of the same may follow.
    gesture: Option<u64>,
}

/// What of a step is by the indices of a dossier.
type ByIndex = (Workspace, Arc<Vec<SavedCorrection>>, Touched);

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
    pub(super) fn record(
        &mut self,
        name: &'static str,
        before: &Workspace,
        views: &Views,
        touched: Touched,
        gesture: Option<u64>,
    ) {
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
        self.past.push(Step {
            name,
            state: before.clone(),
            views: Arc::clone(&views.all),
            current: views.current,
            waiting: Arc::clone(&views.waiting),
            touched,
            gesture,
        });
        if self.past.len() > DEPTH {
            self.past.remove(0);
        }
    }

    /// Takes the last step out where everything is as it was before it. What was saved before it is then saved still.
    pub(super) fn forget_idle(&mut self, present: &mut Workspace, views: &Views) {
        let was_idle = |step: &mut Step| {
            let before = Workspace { revision: present.revision, ..step.state.clone() };
            step.current == views.current && Arc::ptr_eq(&step.views, &views.all) && before == *present
        };
        if let Some(step) = self.past.pop_if(was_idle) {
            present.revision = step.state.revision;
        }
    }

    /// Lets nothing more be merged into the last step: what follows can be undone as far as here.
    pub(super) fn end_gesture(&mut self) {
        if let Some(last) = self.past.last_mut() {
            last.gesture = None;
        }
    }

    /// Goes back to before the last step. Returns whether there was one.
    pub(super) fn undo(&mut self, present: &mut Workspace, views: &mut Views) -> bool {
        let Some(mut step) = self.past.pop() else { return false };
        step.swap(present, views);
        self.future.push(step);
        true
    }

    /// Goes forward to after the step that was undone last. Returns whether there was one.
    pub(super) fn redo(&mut self, present: &mut Workspace, views: &mut Views) -> bool {
        let Some(mut step) = self.future.pop() else { return false };
        step.swap(present, views);
        step.gesture = None;
        self.past.push(step);
        true
    }

    /// Takes every step over to a dossier that was read again. `carry` carries over a state, the corrections that wait
    /// beside it, and whose positions the step changed; `views` are the present ones before and after.
    pub(super) fn carry_over(
        &mut self,
        views: (&Arc<Vec<View>>, &Arc<Vec<View>>),
        mut carry: impl FnMut(&Workspace, &Arc<Vec<SavedCorrection>>, &Touched) -> ByIndex,
    ) {
        for step in self.past.iter_mut().chain(&mut self.future) {
            (step.state, step.waiting, step.touched) = carry(&step.state, &step.waiting, &step.touched);
            step.gesture = None;
            if Arc::ptr_eq(&step.views, views.0) {
                step.views = Arc::clone(views.1);
            }
        }
    }

    /// How many steps can be undone.
    pub(super) fn steps(&self) -> usize {
        self.past.len()
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

impl Step {
    /// Puts the present on the step's other side, and what was there in its place.
    fn swap(&mut self, present: &mut Workspace, views: &mut Views) {
        let same_view = self.current == views.current;
        // Positions of another view say nothing about this one's.
        let restored = if same_view { restore(self, present) } else { self.state.clone() };
        self.state = std::mem::replace(present, restored);
        std::mem::swap(&mut self.views, &mut views.all);
        std::mem::swap(&mut self.current, &mut views.current);
        std::mem::swap(&mut self.waiting, &mut views.waiting);
    }
}

/// The step's state, with the present positions wherever the step did not touch them.
fn restore(step: &Step, present: &Workspace) -> Workspace {
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
