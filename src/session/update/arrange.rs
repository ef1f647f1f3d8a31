//! Arranging: moves, pins, hiding, filters, the camera, and the layout's positions.

use crate::layout::Drag;
use crate::model::{Camera, EntityIndex, Position, Target};
use crate::session::history::Touched;
use crate::session::settling::Settling;
use crate::session::state::{Dragging, Look};
use crate::session::{Effect, Session};
use std::sync::Arc;

/// The zoom that flying to something goes to, at least.
const FLIGHT_ZOOM: f32 = 1.0;

/// The farthest and the closest zoom.
pub const ZOOM_RANGE: (f32, f32) = (0.01, 16.0);

/// One step of the zoom keys.
const ZOOM_STEP: f32 = 1.25;

impl Session {
    /// Records an undo step; the caller then changes the arrangement.
    pub(super) fn step(&mut self, name: &'static str, touched: Touched, gesture: Option<u64>) {
        self.keep_tuning();
        self.history.record(name, &self.workspace, &self.views, touched, gesture);
        self.revisions += 1;
        self.workspace.revision = self.revisions;
    }

    /// Takes back a step that led to nothing, so that nothing is left to save or to undo.
    pub(super) fn forget_idle_step(&mut self) {
        // While options are adjusted the present is not yet behind the last step.
        if self.tuning.is_none() {
            self.history.forget_idle(&mut self.workspace, &self.views);
        }
    }

    /// Moves entities and pins them; their surroundings follow, but for what is pinned. A layout under way gives way:
    /// nothing moves against the reader's hand.
    pub(super) fn move_by(&mut self, entities: &[EntityIndex], by: Position, gesture: u64) -> Vec<Effect> {
        if entities.is_empty() || !by.is_finite() || self.open.is_none() {
            return Vec::new();
        }
        let places: Vec<Option<Position>> = entities.iter().map(|entity| self.place_of(*entity)).collect();
        let effects = self.give_way();
        // A picture that went to its end meanwhile leaves those that are dragged under the hand.
        let lag = places.first().copied().flatten().zip(self.place_of(entities[0]));
        let lag = lag.map_or(Position::default(), |(was, is)| Position::new(was.x - is.x, was.y - is.y));
        let drag = self.drag_of(entities, gesture);
        self.step("move", Touched::Some(drag.moved().map(EntityIndex).collect()), Some(gesture));
        let positions: &mut Vec<Position> = Arc::make_mut(&mut self.workspace.positions);
        drag.follow(positions, Position::new(by.x + lag.x, by.y + lag.y));
        for (entity, place) in entities.iter().zip(places) {
            if let (Some(position), Some(was)) = (positions.get_mut(entity.at()), place) {
                *position = Position::new(was.x + by.x, was.y + by.y);
            }
        }
        for node in drag.moved() {
            if let Some(position) = positions.get_mut(node as usize) {
                *position = position.within_reach();
            }
        }
        let pinned = Arc::make_mut(&mut self.workspace.pinned);
        for entity in entities {
            if let Some(pin) = pinned.get_mut(entity.at()) {
                *pin = true;
            }
        }
        self.dragging = Some(Dragging { gesture, entities: entities.to_vec(), drag });
        effects
    }

    /// Where an entity stands.
    fn place_of(&self, entity: EntityIndex) -> Option<Position> {
        self.workspace.positions.get(entity.at()).copied()
    }

    /// What follows these entities: found once for each gesture.
    fn drag_of(&mut self, entities: &[EntityIndex], gesture: u64) -> Drag {
        let known = self.dragging.take().filter(|known| known.gesture == gesture && known.entities == entities);
        if let Some(known) = known {
            return known.drag;
        }
        let Some(open) = &self.open else { return Drag::default() };
        let links: Vec<(u32, u32)> = open.network.edges.iter().map(|edge| (edge.ends.0.0, edge.ends.1.0)).collect();
        let dragged: Vec<u32> = entities.iter().map(|entity| entity.0).collect();
        Drag::of(self.workspace.positions.len(), &links, &dragged, &self.workspace.pinned)
    }

    /// Pins the selected entities; unpins them when all are pinned.
    pub(super) fn toggle_pins(&mut self) -> Vec<Effect> {
        let entities = self.selection.entities();
        if entities.is_empty() {
            return self.tell_only(crate::session::NoticeKind::Fact, "Select an entity to pin it".to_owned());
        }
        let pin = !entities.iter().all(|entity| self.workspace.is_pinned(*entity));
        self.step(if pin { "pin" } else { "unpin" }, Touched::Nobody, None);
        let pinned = Arc::make_mut(&mut self.workspace.pinned);
        for entity in entities {
            if let Some(place) = pinned.get_mut(entity.at()) {
                *place = pin;
            }
        }
        Vec::new()
    }

    /// Unpins everybody.
    pub(super) fn unpin_all(&mut self) -> Vec<Effect> {
        if self.workspace.pinned_count() > 0 {
            self.step("unpin all", Touched::Nobody, None);
            Arc::make_mut(&mut self.workspace.pinned).fill(false);
        }
        Vec::new()
    }

    /// Hides the selected entities.
    pub(super) fn hide(&mut self) -> Vec<Effect> {
        let entities = self.selection.entities();
        if entities.is_empty() {
            return self.tell_only(crate::session::NoticeKind::Fact, "Select an entity to hide it".to_owned());
        }
        self.leave_trail();
        self.step("hide", Touched::Nobody, None);
        Arc::make_mut(&mut self.workspace.hidden).extend(entities.iter().copied());
        self.selection.target = None;
        self.selection.group.clear();
        self.hovered = None;
        self.put_out_light();
        self.refresh_visibility();
        let count = entities.len();
        self.tell_only(
            crate::session::NoticeKind::Fact,
            format!("{count} hidden; Ctrl+Z or View → Show hidden brings back what was hidden"),
        )
    }

    /// Shows everything that was hidden by hand.
    pub(super) fn show_hidden(&mut self) -> Vec<Effect> {
        if !self.workspace.hidden.is_empty() {
            self.step("show hidden", Touched::Nobody, None);
            self.workspace.hidden = Arc::default();
            self.refresh_visibility();
        }
        Vec::new()
    }

    /// Undoes or redoes the last step.
    pub(super) fn walk_history(&mut self, undo: bool) -> Vec<Effect> {
        self.keep_tuning();
        let steps = self.history.steps();
        let effects = if self.history.moves_everybody(undo) { self.give_way() } else { Vec::new() };
        if undo && self.history.steps() < steps {
            // The layout that was on its way led to nothing. That is what the reader saw move and took back.
            return effects;
        }
        let view = self.views.current;
        let (workspace, views) = (&mut self.workspace, &mut self.views);
        if undo {
            self.history.undo(workspace, views)
        } else {
            self.history.redo(workspace, views)
        };
        if self.views.current != view {
            self.put_out_light();
        }
        self.refresh_visibility();
        effects
    }

    /// Stops a layout that is under way. One whose picture only moves to its end is there at once.
    pub(super) fn give_way(&mut self) -> Vec<Effect> {
        if !self.settling.is_under_way() {
            return Vec::new();
        }
        self.settling = match self.end.take().filter(|(ticket, _)| *ticket == self.ticket) {
            Some((_, end)) => {
                self.workspace.positions = end;
                self.forget_idle_step();
                Settling::Settled
            }
            None => Settling::Stopped,
        };
        self.ticket += 1;
        vec![Effect::StopLayout]
    }

    /// Starts the layout for what is open now.
    pub(super) fn start_layout(&mut self) -> Vec<Effect> {
        self.ticket += 1;
        self.settling = Settling::Running { done: 0.0 };
        vec![Effect::StartLayout(self.ticket)]
    }

    /// Lays out again with a seed; an undo step that brings everybody back, unless all come to stand where they stood.
    pub(super) fn lay_out(&mut self, seed: u64) -> Vec<Effect> {
        if self.open.is_none() {
            return Vec::new();
        }
        self.step("layout", Touched::Everybody, None);
        self.workspace.options.seed = seed;
        self.look = Look::Whole;
        self.start_layout()
    }

    /// Holds the layout, or goes on with it.
    pub(super) fn pause_layout(&mut self) -> Vec<Effect> {
        match self.settling {
            Settling::Running { done } => {
                self.settling = Settling::Paused { done };
                vec![Effect::PauseLayout]
            }
            Settling::Paused { done } => {
                self.settling = Settling::Running { done };
                vec![Effect::ResumeLayout]
            }
            _ => self.tell_only(
                crate::session::NoticeKind::Fact,
                "The layout is at rest; Ctrl+L lays out again around the pins".to_owned(),
            ),
        }
    }

    /// Takes positions from the layout, unless they are late or not numbers.
    pub(super) fn take_positions(
        &mut self,
        ticket: u64,
        positions: &Arc<Vec<Position>>,
        running: Option<f32>,
    ) -> Vec<Effect> {
        let Some(positions) = self.checked(ticket, positions) else { return Vec::new() };
        self.workspace.positions = positions;
        self.settling = match (running, self.settling) {
            (None, _) => Settling::Settled,
            (Some(done), Settling::Paused { .. }) => Settling::Paused { done },
            (Some(done), _) => Settling::Running { done },
        };
        if running.is_none() {
            self.forget_idle_step();
        }
        Vec::new()
    }

    /// Notes where everybody comes to stand by a layout whose picture only moves there.
    pub(super) fn note_end(&mut self, ticket: u64, end: &Arc<Vec<Position>>) -> Vec<Effect> {
        self.end = self.checked(ticket, end).map(|end| (ticket, end));
        Vec::new()
    }

    /// Positions of the layout, unless they are late or not numbers.
    fn checked(&self, ticket: u64, positions: &Arc<Vec<Position>>) -> Option<Arc<Vec<Position>>> {
        let fits = positions.len() == self.workspace.positions.len();
        if ticket != self.ticket || !fits || !positions.iter().all(|position| position.is_finite()) {
            return None;
        }
        // A layout of a very long chain may reach farther than a file can keep.
        let is_near = positions.iter().all(|position| position.is_usable());
        let within_reach = || Arc::new(positions.iter().map(|position| position.within_reach()).collect());
        Some(if is_near { Arc::clone(positions) } else { within_reach() })
    }

    /// Looks at the whole, or at a part.
    pub(super) fn look_at(&mut self, look: Look) -> Vec<Effect> {
        self.look = match look {
            Look::At(camera) if camera.center.is_finite() && camera.zoom.is_finite() => {
                Look::At(Camera { zoom: camera.zoom.clamp(ZOOM_RANGE.0, ZOOM_RANGE.1), ..camera })
            }
            Look::At(_) | Look::Whole => Look::Whole,
        };
        Vec::new()
    }

    /// Notes what the canvas shows, so that zooming starts from there.
    pub(super) fn note_shown(&mut self, camera: Camera) -> Vec<Effect> {
        self.shown = camera;
        Vec::new()
    }

    /// Zooms at the middle of the canvas.
    pub(super) fn zoom(&mut self, closer: bool) -> Vec<Effect> {
        let factor = if closer { ZOOM_STEP } else { 1.0 / ZOOM_STEP };
        self.look_at(Look::At(Camera { zoom: self.shown.zoom * factor, ..self.shown }))
    }

    /// Selects something and brings it into the middle.
    pub(super) fn fly_to(&mut self, target: Target) -> Vec<Effect> {
        let Some(open) = self.open.clone() else { return Vec::new() };
        let at = |entity: EntityIndex| self.workspace.positions.get(entity.at()).copied().unwrap_or_default();
        let center = match target {
            Target::Entity(entity) => at(entity),
            Target::Edge(edge) => {
                let Some(edge) = open.network.edges.get(edge.at()) else { return Vec::new() };
                let (one, other) = (at(edge.ends.0), at(edge.ends.1));
                Position::new(one.x.midpoint(other.x), one.y.midpoint(other.y))
            }
        };
        let mut effects = self.select(Some(target));
        effects.extend(self.look_at(Look::At(Camera { center, zoom: self.shown.zoom.max(FLIGHT_ZOOM) })));
        effects
    }
}
