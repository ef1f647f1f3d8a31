//! The run of the layout: starting, holding and stopping it, and taking its positions.

use crate::layout::PageShape;
use crate::model::{EntityIndex, Position};
use crate::session::Session;
use crate::session::effect::Effect;
use crate::session::state::{Canvas, Look, Standing, Touched};
use std::sync::Arc;

impl Session {
    /// Lays out what is shown, with a seed: an undo step, unless no position changes. What is hidden keeps its place.
    pub(in crate::session) fn lay_out(&mut self, seed: u64) {
        if self.open().is_some() {
            if self.drawn().entity_count() == 0 && !self.workspace().positions.is_empty() {
                return self.tell("Nothing is shown that could be laid out");
            }
            let workspace = self.step("layout", Touched::All, None);
            workspace.options.seed = seed;
            workspace.arranged = Arc::default();
            self.look_at(Look::Whole);
            self.start_layout();
        }
    }

    /// Gives the layout of a new dossier the shape of the canvas that it is drawn on first; later ones move nothing.
    pub(super) fn take_shape(&mut self, canvas: &Canvas) {
        let is_untouched = self.tuning.is_none() && self.workspace().revision == self.file.revision;
        if !std::mem::take(&mut self.layout.awaits_shape) || !is_untouched {
            return;
        }
        let aspect = PageShape::of(canvas.size.width, canvas.free_height).aspect();
        if self.layout_options().aspect != aspect {
            self.edits.present.workspace.options.aspect = aspect;
            self.viewpoint.fit_again();
            self.start_layout();
        }
    }

    /// Starts the layout for what is open and shown now.
    pub(in crate::session) fn start_layout(&mut self) {
        self.refresh_visibility();
        self.viewpoint.fit_again();
        let ticket = self.layout.start();
        self.choose_members();
        self.emit(Effect::StartLayout(ticket));
    }

    /// Chooses what is laid out: what is shown. The others stay where they stood in the picture before.
    fn choose_members(&mut self) {
        let count = self.workspace().positions.len();
        let shown = |at: &usize| self.drawn().entity(EntityIndex::new(*at));
        let members: Vec<EntityIndex> = (0..count).filter(shown).map(EntityIndex::new).collect();
        let mut standing: Vec<Standing> = if members.len() == count {
            vec![Standing::Here; count]
        } else {
            // A layout that was given up before it brought any places left everything at the origin.
            let left = |(standing, position): (&Standing, &Position)| match standing {
                Standing::Here | Standing::Elsewhere if *position != Position::default() => Standing::Elsewhere,
                _ => Standing::Nowhere,
            };
            self.workspace().standing.iter().zip(self.workspace().positions.iter()).map(left).collect()
        };
        members.iter().for_each(|member| standing[member.at()] = Standing::Here);
        self.layout.members = (members.len() < count).then(|| Arc::new(members));
        if standing != *self.workspace().standing {
            self.edits.present.workspace.standing = Arc::new(standing);
        }
    }

    /// Stops a layout that is under way. If its picture only moves to the final positions, it is there at once.
    pub(in crate::session) fn stop_layout(&mut self) {
        let (was_under_way, end) = self.layout.stop();
        if let Some(end) = end {
            self.edits.present.workspace.positions = end;
            self.drop_idle_step();
        }
        if was_under_way {
            self.emit(Effect::StopLayout);
        }
    }

    /// Holds the layout, or goes on with it.
    pub(in crate::session) fn pause_layout(&mut self) {
        match self.layout.toggle_pause() {
            Some(true) => self.emit(Effect::PauseLayout),
            Some(false) => {
                // What is still to come is looked at whole, as before the pause.
                self.viewpoint.fit_again();
                self.emit(Effect::ResumeLayout);
            }
            None => self.tell("No layout is being computed; Ctrl+L lays out again around the pins"),
        }
    }

    /// Takes positions from the layout, unless they are late or not finite.
    pub(in crate::session) fn take_positions(
        &mut self,
        ticket: u64,
        positions: &Arc<Vec<Position>>,
        running: Option<f32>,
    ) {
        let Some(positions) = self.checked(ticket, positions) else { return };
        self.edits.present.workspace.positions = positions;
        self.layout.note_progress(running);
        if running.is_none() {
            self.drop_idle_step();
        }
    }

    /// Where everything stands with these positions of the layout, unless they are late or not finite.
    pub(in crate::session) fn checked(
        &self,
        ticket: u64,
        positions: &Arc<Vec<Position>>,
    ) -> Option<Arc<Vec<Position>>> {
        let members = self.layout.members.as_deref();
        let fits = positions.len() == members.map_or(self.workspace().positions.len(), Vec::len);
        if ticket != self.ticket() || !fits || !positions.iter().all(|position| position.is_finite()) {
            return None;
        }
        // A layout of a very long chain may reach farther than a file can keep.
        let is_near = positions.iter().all(|position| position.is_usable());
        let within_reach = || Arc::new(positions.iter().map(|position| position.within_reach()).collect());
        let positions = if is_near { Arc::clone(positions) } else { within_reach() };
        let Some(members) = members else { return Some(positions) };
        let mut all = self.workspace().positions.as_ref().clone();
        for (member, position) in members.iter().zip(positions.iter()) {
            *all.get_mut(member.at())? = *position;
        }
        Some(Arc::new(all))
    }
}
