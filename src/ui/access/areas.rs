//! The parts of the window, and going from one to the next by key.
//!
//! Invariant: a part is one that was drawn; one that is folded away is passed over.

use crate::session::Direction;
use egui::{FocusDirection, Id, Rect, Ui};

/// A part of the window, in the order in which they are walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ui) enum Area {
    /// The bar at the top.
    Menu,
    /// Legend and filters, at the left.
    Filters,
    /// The comparison with another version, at the left.
    Compared,
    /// The network, or what stands in its place.
    Network,
    /// The claims by date.
    Timeline,
    /// What is selected.
    Selection,
    /// The document that is read.
    Document,
    /// The bar at the bottom.
    Status,
}

impl Area {
    /// What a screen reader calls it.
    fn name(self) -> &'static str {
        match self {
            Self::Menu => "Menu bar",
            Self::Filters => "Filter panel",
            Self::Compared => "Comparison",
            Self::Network => "Network",
            Self::Timeline => "Claims by date",
            Self::Selection => "Selection",
            Self::Document => "Document",
            Self::Status => "Status bar",
        }
    }
}

/// The parts that are drawn, and where the reader was in each.
#[derive(Default)]
pub(in crate::ui) struct Areas {
    /// Those of this frame, as far as it is drawn.
    drawn: Vec<(Area, Rect)>,
    /// Those of the frame before.
    before: Vec<(Area, Rect)>,
    /// What had the focus when a part was left.
    left: Vec<(Area, Id)>,
    /// How many parts to go on in this frame, or back.
    steps: i32,
    /// The part whose first widget takes the focus in this frame.
    enters: Option<Area>,
}

impl Areas {
    /// Goes to the next part in this frame, or to the one before.
    pub(in crate::ui) fn step(&mut self, direction: Direction) {
        self.steps += match direction {
            Direction::Next => 1,
            Direction::Previous => -1,
        };
    }

    /// Begins a frame, before anything of it is drawn and after the keys were read: goes where the keys lead.
    pub(in crate::ui) fn begin(&mut self, ui: &Ui) {
        self.before = std::mem::take(&mut self.drawn);
        self.before.sort_by_key(|(area, _)| *area);
        let steps = std::mem::take(&mut self.steps);
        self.enters = None;
        if steps == 0 || self.before.is_empty() {
            return;
        }
        let focused = ui.memory(egui::Memory::focused);
        let here = focused.and_then(|id| self.area_of(ui, id));
        if let (Some(id), Some(area)) = (focused, here) {
            self.left.retain(|(other, _)| *other != area);
            self.left.push((area, id));
        }
        let count = self.before.len() as i32;
        let place = here.and_then(|here| self.before.iter().position(|(area, _)| *area == here));
        let from = place.map_or(if steps > 0 { -1 } else { 0 }, |place| place as i32);
        let Some((goal, bounds)) = self.before.get((from + steps).rem_euclid(count) as usize).copied() else { return };
        let known = self.left.iter().find(|(area, _)| *area == goal).map(|(_, id)| *id);
        let is_still_there = |id: &Id| ui.ctx().read_response(*id).is_some_and(|at| bounds.intersects(at.rect));
        let known = known.filter(is_still_there);
        ui.memory_mut(|memory| {
            if let Some(id) = known {
                memory.request_focus(id);
            } else {
                if let Some(id) = focused {
                    memory.surrender_focus(id);
                }
                self.enters = Some(goal);
            }
        });
    }

    /// The part that a widget lies in: the smallest, since the document may lie within the selection.
    fn area_of(&self, ui: &Ui, id: Id) -> Option<Area> {
        let at = ui.ctx().read_response(id)?.rect.center();
        let around = self.before.iter().filter(|(_, bounds)| bounds.contains(at));
        around.min_by(|(_, one), (_, other)| one.area().total_cmp(&other.area())).map(|(area, _)| *area)
    }

    /// Begins a part: names it, and lets its first widget take the focus where the reader goes there.
    pub(in crate::ui) fn enter(&mut self, ui: &Ui, area: Area) {
        self.drawn.push((area, ui.max_rect()));
        if let Some(panel) = ui.stack().iter().find(|stack| stack.kind().is_some_and(|kind| kind.is_panel())) {
            ui.ctx().accesskit_node_builder(panel.unique_id, |node| node.set_label(area.name()));
        }
        if self.enters == Some(area) {
            self.enters = None;
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
        }
    }
}
