//! What the canvas keeps between frames.

use super::flight::DrawnCamera;
use super::overview_memory::OverviewMemory;
use super::picture::Picture;
use super::view::Grasp;
use crate::model::{Dossier, EntityIndex, Target};
use crate::scene::{Bounds, LegendForm};
use crate::session::{Company, Page};
use crate::ui::cached::{Last, Same};
use egui::{Pos2, Rect};

/// What the canvas keeps between frames.
#[derive(Default)]
pub struct CanvasMemory {
    /// The dossier that was drawn last.
    pub(super) dossier: Last<Same<Dossier>>,
    pub(super) picture: Picture,
    pub(super) camera: DrawnCamera,
    pub(super) drag: Drag,
    /// The entity under the button that was pressed last.
    pub(super) grasp: Option<Grasp>,
    /// What the context menu was opened on.
    pub(super) menu: Option<Target>,
    /// The path that was lit last, by its page and place.
    pub(super) path: Last<(Page, usize)>,
    /// The number of the last drag.
    pub(super) gesture: u64,
    /// The canvas's own id, once it was drawn.
    pub(super) id: Option<egui::Id>,
    /// The entity whose edges are walked by key.
    pub(super) hub: Option<EntityIndex>,
    /// The entities that were moved by key last.
    pub(super) nudge: Option<Nudge>,
    /// The small map in the corner.
    pub(super) overview: OverviewMemory,
    /// Whether it is wanted.
    pub shows_overview: bool,
    /// Whether the legend is whole or folded away.
    pub legend: LegendForm,
    /// Where the canvas is in the window.
    pub rect: Option<Rect>,
    /// Whether it has the keyboard, so that arrows walk along edges.
    pub(super) focused: bool,
    /// Whether it is to take the keyboard in the next frame: a dossier was opened, or something was found.
    pub(in crate::ui) wants_focus: bool,
}

/// A run of presses that move the same entities.
pub(super) struct Nudge {
    pub(super) entities: Vec<EntityIndex>,
    pub(super) gesture: u64,
    /// When the last one was, in seconds.
    pub(super) at: f64,
}

/// What a drag that is under way does.
#[derive(Default)]
pub(super) enum Drag {
    /// There is none.
    #[default]
    Nothing,
    /// It moves the picture.
    Pan,
    /// It moves entities, with or without their neighbours.
    Move(Vec<EntityIndex>, Company),
    /// It draws a rectangle from here.
    Rectangle(Pos2),
}

impl CanvasMemory {
    /// Lets go of the entities that are dragged: in the dossier as it is now, their indices may be others'.
    pub(super) fn let_go(&mut self) {
        self.grasp = None;
        if matches!(self.drag, Drag::Move(..)) {
            self.drag = Drag::Nothing;
        }
    }

    /// What is dragged, and who goes along.
    pub(in crate::ui) fn dragged(&self) -> Option<(&[EntityIndex], Company)> {
        match &self.drag {
            Drag::Move(entities, company) => Some((entities, *company)),
            Drag::Nothing | Drag::Pan | Drag::Rectangle(_) => None,
        }
    }

    /// The number of a gesture that begins.
    pub(super) fn next_gesture(&mut self) -> u64 {
        self.gesture += 1;
        self.gesture
    }

    /// Where the legend lies on the canvas.
    pub(super) fn legend_bounds(&self) -> Option<Bounds> {
        self.picture.drawn.as_ref()?.frame.legend.as_ref().map(|legend| legend.bounds)
    }

    /// Where the key of measures lies on the canvas.
    pub(super) fn key_bounds(&self) -> Option<Bounds> {
        self.picture.drawn.as_ref()?.frame.key
    }

    /// Where every name that is drawn stands in the window, in points, for driving the program from outside.
    #[must_use]
    pub fn names(&self) -> Vec<(EntityIndex, Rect)> {
        let (Some(rect), Some(drawn)) = (self.rect, &self.picture.drawn) else { return Vec::new() };
        let at = |point: crate::scene::Point| Pos2::new(rect.left() + point.x, rect.top() + point.y);
        let name = |label: &crate::scene::Label| match label.owner {
            Some(Target::Entity(entity)) => {
                let bounds = label.bounds();
                Some((entity, Rect::from_min_max(at(bounds.min), at(bounds.max))))
            }
            Some(Target::Edge(_)) | None => None,
        };
        drawn.frame.labels().filter_map(name).collect()
    }

    /// Where every shown entity and edge can be clicked, in points of the window, for assistive technology and for driving
    /// the program from outside; nothing while the picture moves.
    #[must_use]
    pub fn hit_points(&self) -> Vec<(Target, Pos2)> {
        let Some(rect) = self.rect else { return Vec::new() };
        let at = |(target, point): &(Target, crate::scene::Point)| {
            (*target, Pos2::new(rect.left() + point.x, rect.top() + point.y))
        };
        self.picture.points().iter().map(at).collect()
    }
}
