//! A table with what its columns mean.

use super::guess::Columns;
use super::sheet::Sheet;
use crate::model::{Role, TableKind};

/// A table with what its columns mean.
pub(super) struct Table<'g> {
    pub(super) sheet: Sheet<'g>,
    pub(super) columns: Columns,
    pub(super) kind: TableKind,
}

impl Table<'_> {
    /// The columns of a role.
    pub(super) fn all(&self, role: Role) -> Vec<usize> {
        (0..self.columns.roles.len()).filter(|column| self.columns.roles[*column] == role).collect()
    }

    /// The first column of a role.
    pub(super) fn first(&self, role: Role) -> Option<usize> {
        self.columns.roles.iter().position(|found| *found == role)
    }
}
