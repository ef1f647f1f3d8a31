//! The ways in which the claims of one edge contradict one another, for its sign and its name.

use super::way::Disagreement;

/// The ways in which claims contradict one another at a time that they may share; empty where they do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conflicts([bool; Disagreement::ALL.len()]);

impl Conflicts {
    /// Whether there is no contradiction.
    #[must_use]
    pub fn is_empty(self) -> bool {
        !self.0.contains(&true)
    }

    /// The ways, the strongest first.
    pub fn iter(self) -> impl Iterator<Item = Disagreement> {
        Disagreement::ALL.into_iter().zip(self.0).filter_map(|(way, is)| is.then_some(way))
    }

    /// The strongest way, by which the edge has its sign.
    #[must_use]
    pub fn strongest(self) -> Option<Disagreement> {
        self.iter().next()
    }
}

impl FromIterator<Disagreement> for Conflicts {
    fn from_iter<I: IntoIterator<Item = Disagreement>>(ways: I) -> Self {
        let mut conflicts = Self::default();
        ways.into_iter().for_each(|way| conflicts.0[way as usize] = true);
        conflicts
    }
}
