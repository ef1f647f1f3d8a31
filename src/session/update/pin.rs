//! Pinning: what the layout leaves where it is.

use crate::session::Session;
use crate::session::state::Touched;
use std::sync::Arc;

impl Session {
    /// Pins the selected entities; unpins them when all are pinned.
    pub(in crate::session) fn toggle_pins(&mut self) {
        let entities = self.selection().entities();
        if entities.is_empty() {
            return self.tell("Select an entity to pin it");
        }
        let pin = !entities.iter().all(|entity| self.workspace().is_pinned(*entity));
        let name = if pin { "pin" } else { "unpin" };
        self.step(name, Touched::Nothing, None).set_pinned(&entities, pin);
    }

    /// Unpins every entity.
    pub(in crate::session) fn unpin_all(&mut self) {
        if self.workspace().pinned_count() > 0 {
            let workspace = self.step("unpin all", Touched::Nothing, None);
            Arc::make_mut(&mut workspace.pinned).fill(false);
        }
    }
}
