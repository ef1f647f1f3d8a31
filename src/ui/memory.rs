//! What the window keeps between frames: half-typed text, open dialogs, caches of what it drew.
//!
//! Invariant: nothing here that the reader would miss after a restart, but for the panels and the choices of a figure, which
//! the shell keeps.
//! Invariant: the shell reads it and never writes to it.

use super::access::{Areas, Ring, Spoken};
use super::cached::Last;
use super::canvas::CanvasMemory;
use super::ctx::Derived;
use super::dialogs::Dialog;
use super::find::FindMemory;
use super::hand::Hand;
use super::import::ImportMemory;
use super::keys::Keyboard;
use super::panels::sizes::{OVERVIEW, SELECTION};
use super::panels::{DocumentMemory, Panels, SelectionMemory, TimelineMemory, TuningMemory};
use super::side_memory::SideMemory;
use super::table::TableMemory;
use crate::session::{Action, Direction, FigureOptions, Session};

/// The window's own memory.
#[derive(Default)]
pub struct Memory {
    /// The network's canvas.
    pub canvas: CanvasMemory,
    /// The document that is read.
    pub(super) document: DocumentMemory,
    /// The search field.
    pub(super) find: FindMemory,
    /// The panel of what is selected.
    pub(super) selection: SelectionMemory,
    /// The table in place of the network.
    pub(super) table: TableMemory,
    /// The time line.
    pub(super) timeline: TimelineMemory,
    /// The adjustment of the layout that is under way.
    pub(super) tuning: TuningMemory,
    /// The dialog that is open.
    pub(super) dialog: Option<Dialog>,
    /// What was chosen for a figure last.
    pub(super) figure: Option<FigureOptions>,
    /// Which share of which height the document below the selection was last given.
    pub(super) document_share: Last<(f32, f32)>,
    /// Whether a text field had the focus at the end of the last frame: Escape leaves it, and does no more.
    pub(super) was_typing: bool,
    /// What is kept of the keyboard.
    pub(super) keyboard: Keyboard,
    /// How clicks and the caret are taken.
    pub(super) hand: Hand,
    /// The parts of the window, to go from one to the next.
    pub(super) areas: Areas,
    /// The ring around what has the focus.
    pub(super) ring: Ring,
    /// What a screen reader was told last.
    pub(super) spoken: Spoken,
    /// The report of an import.
    pub(super) import: ImportMemory,
    /// The tab and the places of the panel at the side.
    pub(super) side: SideMemory,
    pub(super) panels: Panels,
    pub(super) derived: Derived,
}

impl Memory {
    /// The memory of a window that has drawn nothing yet, with what is kept over restarts.
    #[must_use]
    pub fn remembering(panels: Panels, figure: Option<FigureOptions>) -> Self {
        Self { figure, panels, ..Self::default() }
    }

    /// What was chosen for a figure last, if anything; the shell keeps it over restarts.
    #[must_use]
    pub fn figure(&self) -> Option<&FigureOptions> {
        self.figure.as_ref()
    }

    /// How large the panels are and which are folded away; the shell keeps it over restarts.
    #[must_use]
    pub fn panels(&self) -> &Panels {
        &self.panels
    }

    /// Does the window's part of an action: opens its dialog, focuses its field, folds its panel.
    pub(super) fn act(&mut self, action: Action, session: &Session) {
        if let Some(opens) = action.opens() {
            self.keyboard.wait_for(opens);
        }
        match action {
            Action::Find => self.find.wants_focus = true,
            Action::NextArea => self.areas.step(Direction::Next),
            Action::PreviousArea => self.areas.step(Direction::Previous),
            Action::FindInDocuments => self.selection.documents.wants_focus = true,
            Action::Table => {
                self.table.wants_focus = !session.table().is_open();
                self.canvas.wants_focus = session.table().is_open();
            }
            Action::Timeline => self.timeline.is_open = !self.timeline.is_open,
            Action::SidePanel => {
                let unfolded = self.panels.is_unfolded(SELECTION);
                self.panels.set_unfolded(SELECTION, !unfolded);
            }
            Action::OverviewMap => {
                let shown = self.panels.is_unfolded(OVERVIEW);
                self.panels.set_unfolded(OVERVIEW, !shown);
            }
            _ => {}
        }
        if let Some(dialog) = Dialog::of_action(action, session, self.figure.as_ref()) {
            self.dialog = Some(dialog);
        }
    }
}
