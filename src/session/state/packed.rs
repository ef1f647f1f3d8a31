//! The tables of a workspace as what differs from those of another, so that 500 steps over a large dossier are small.
//!
//! Invariant: what is given back is what was taken, to the bit.

use super::standing::Standing;
use super::workspace::Workspace;
use crate::model::Position;
use std::sync::Arc;

/// The tables that have an entry for every entity.
#[derive(Clone, Debug)]
pub struct Packed {
    positions: Changes<Position>,
    pinned: Changes<bool>,
    standing: Changes<Standing>,
}

impl Packed {
    /// Takes the tables out of a workspace, as what differs from those `beside` it.
    pub(super) fn take(workspace: &mut Workspace, beside: &Workspace) -> Self {
        let is_same = |one: &Position, other: &Position| {
            (one.x.to_bits(), one.y.to_bits()) == (other.x.to_bits(), other.y.to_bits())
        };
        Self {
            positions: Changes::of(std::mem::take(&mut workspace.positions), &beside.positions, is_same),
            pinned: Changes::of(std::mem::take(&mut workspace.pinned), &beside.pinned, PartialEq::eq),
            standing: Changes::of(std::mem::take(&mut workspace.standing), &beside.standing, PartialEq::eq),
        }
    }

    /// Gives the tables back to the workspace that they were taken from.
    pub(super) fn give_back(self, workspace: &mut Workspace, beside: &Workspace) {
        workspace.positions = self.positions.applied_to(&beside.positions);
        workspace.pinned = self.pinned.applied_to(&beside.pinned);
        workspace.standing = self.standing.applied_to(&beside.standing);
    }
}

/// A table as what differs from another.
#[derive(Clone, Debug)]
enum Changes<T> {
    /// These places hold something else.
    Few(Box<[(u32, T)]>),
    /// So much is different that the table itself is kept.
    Whole(Arc<Vec<T>>),
}

impl<T: Clone> Changes<T> {
    fn of(table: Arc<Vec<T>>, beside: &Arc<Vec<T>>, is_same: impl Fn(&T, &T) -> bool) -> Self {
        if Arc::ptr_eq(&table, beside) {
            return Self::Few(Box::default());
        }
        if table.len() != beside.len() {
            return Self::Whole(table);
        }
        let pairs = table.iter().zip(beside.iter()).enumerate();
        let changed = pairs.filter(|(_, (one, other))| !is_same(one, other));
        let most = table.len() / 4;
        let few: Vec<(u32, T)> = changed.map(|(at, (one, _))| (at as u32, one.clone())).take(most + 1).collect();
        if few.len() > most { Self::Whole(table) } else { Self::Few(few.into()) }
    }

    fn applied_to(self, beside: &Arc<Vec<T>>) -> Arc<Vec<T>> {
        match self {
            Self::Whole(table) => table,
            Self::Few(few) if few.is_empty() => Arc::clone(beside),
            Self::Few(few) => {
                let mut table = beside.as_ref().clone();
                for (at, one) in few {
                    if let Some(entry) = table.get_mut(at as usize) {
                        *entry = one;
                    }
                }
                Arc::new(table)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_back_is_what_was_taken_to_the_bit_and_few_changes_are_small() {
        let present = Workspace::unplaced(1_000);
        let mut past = present.clone();
        Arc::make_mut(&mut past.positions)[7] = Position::new(-0.0, f32::MIN_POSITIVE);
        Arc::make_mut(&mut past.pinned)[999] = true;
        let expected = past.clone();
        let packed = Packed::take(&mut past, &present);
        assert!(past.positions.is_empty() && past.pinned.is_empty());
        assert!(matches!(&packed.positions, Changes::Few(few) if few.len() == 1));
        packed.give_back(&mut past, &present);
        assert_eq!(past, expected);
        assert_eq!(past.positions[7].x.to_bits(), (-0.0_f32).to_bits());
        assert!(Arc::ptr_eq(&past.standing, &present.standing), "what is the same is shared");
    }

    #[test]
    fn tables_of_another_length_or_with_many_changes_are_kept_whole() {
        let (present, other) = (Workspace::unplaced(100), Workspace::unplaced(3));
        let mut past = other.clone();
        Packed::take(&mut past, &present).give_back(&mut past, &present);
        assert_eq!(past, other);
        let mut past = present.clone();
        Arc::make_mut(&mut past.positions).iter_mut().for_each(|position| position.x = 5.0);
        let packed = Packed::take(&mut past, &present);
        assert!(matches!(packed.positions, Changes::Whole(_)));
    }
}
