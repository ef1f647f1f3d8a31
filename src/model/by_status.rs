//! A table with one value for each status of a claim.
//!
//! Invariant: the values stand in the order of [`Status::ALL`], which is the order of the variants.

use super::Status;
use std::ops::{AddAssign, Index, IndexMut};

/// One value for each [`Status`]. It is indexed by status and iterates in the order of [`Status::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByStatus<T>([T; Status::ALL.len()]);

impl<T> ByStatus<T> {
    /// The table with `value(status)` for each status, in the order of [`Status::ALL`].
    pub fn from_fn(value: impl FnMut(Status) -> T) -> Self {
        Self(Status::ALL.map(value))
    }

    /// Every status with its value.
    pub fn iter(&self) -> impl Iterator<Item = (Status, &T)> {
        Status::ALL.into_iter().map(|status| (status, &self[status]))
    }
}

impl<T> Index<Status> for ByStatus<T> {
    type Output = T;

    fn index(&self, status: Status) -> &T {
        &self.0[status as usize]
    }
}

impl<T> IndexMut<Status> for ByStatus<T> {
    fn index_mut(&mut self, status: Status) -> &mut T {
        &mut self.0[status as usize]
    }
}

impl ByStatus<u32> {
    /// The sum of all counts.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.iter().map(|(_, count)| count).sum()
    }
}

impl AddAssign for ByStatus<u32> {
    fn add_assign(&mut self, other: Self) {
        for (status, count) in other.iter() {
            self[status] += count;
        }
    }
}

/// Counts statuses.
impl FromIterator<Status> for ByStatus<u32> {
    fn from_iter<I: IntoIterator<Item = Status>>(statuses: I) -> Self {
        let mut counts = Self::default();
        for status in statuses {
            counts[status] += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_place_of_its_own() {
        let mut table = ByStatus::from_fn(Status::word);
        assert!(table.iter().map(|(status, _)| status).eq(Status::ALL));
        assert!(table.iter().all(|(status, word)| *word == status.word()));
        table[Status::Denied] = "no";
        assert_eq!(table.iter().filter(|(_, word)| **word == "no").count(), 1);
    }

    #[test]
    fn counts_are_added_status_by_status() {
        let mut counts: ByStatus<u32> = [Status::Denied, Status::Asserted, Status::Denied].into_iter().collect();
        counts += ByStatus::from_fn(|status| u32::from(status == Status::Denied));
        assert!(counts.iter().map(|(_, count)| *count).eq([1, 0, 3, 0]));
        assert_eq!(counts.total(), 4);
    }
}
