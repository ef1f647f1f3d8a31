//! What is exported.

use crate::model::{OpenDossier, Position, Visibility};

/// What is exported.
#[derive(Clone, Copy, Debug)]
pub struct ExportSubject<'d> {
    /// The dossier.
    pub open: &'d OpenDossier,
    /// What of it is shown, where only that is exported.
    pub visibility: Option<&'d Visibility>,
    /// Where its entities stand, in their order, in world units; `y` grows downwards.
    pub positions: Option<&'d [Position]>,
}

impl<'d> ExportSubject<'d> {
    /// All of a dossier, without positions.
    #[must_use]
    pub fn whole(open: &'d OpenDossier) -> Self {
        Self { open, visibility: None, positions: None }
    }
}
