//! What stands behind a claim: a verified quote, evidence that is not verified, or nothing.
//!
//! Invariant: it says what the file gives, whatever a filter hides of it.

use super::Verification;
use std::ops::{Index, IndexMut};

/// What stands behind a claim, and so how its line is drawn. The best comes first, in the order as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Backing {
    /// At least one verified quote.
    Verified,
    /// Evidence, but none of it verified: quotes that are flagged, passages, citations.
    Unverified,
    /// No evidence at all.
    #[default]
    Absent,
}

impl Backing {
    /// All of them, the best first.
    pub const ALL: [Self; 3] = [Self::Verified, Self::Unverified, Self::Absent];

    /// What stands behind a claim whose evidence has these results.
    #[must_use]
    pub fn of<'a>(results: impl IntoIterator<Item = &'a Verification>) -> Self {
        let of_one = |result: &Verification| if result.is_verified() { Self::Verified } else { Self::Unverified };
        results.into_iter().map(of_one).min().unwrap_or_default()
    }

    /// The words for the legend and the filters.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Verified => "verified quote",
            Self::Unverified => "evidence, none verified",
            Self::Absent => "no evidence",
        }
    }
}

/// One value for each [`Backing`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByBacking<T>([T; Backing::ALL.len()]);

impl<T> ByBacking<T> {
    /// Every backing with its value, the best first.
    pub fn iter(&self) -> impl Iterator<Item = (Backing, &T)> {
        Backing::ALL.into_iter().map(|backing| (backing, &self[backing]))
    }
}

impl<T> Index<Backing> for ByBacking<T> {
    type Output = T;

    fn index(&self, backing: Backing) -> &T {
        &self.0[backing as usize]
    }
}

impl<T> IndexMut<Backing> for ByBacking<T> {
    fn index_mut(&mut self, backing: Backing) -> &mut T {
        &mut self.0[backing as usize]
    }
}

impl ByBacking<u32> {
    /// The best that any of the counted claims has; `Absent` where none is counted.
    #[must_use]
    pub fn best(&self) -> Backing {
        self.iter().find(|(_, count)| **count > 0).map(|(backing, _)| backing).unwrap_or_default()
    }

    /// The number of counted claims.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }
}

/// Counts backings.
impl FromIterator<Backing> for ByBacking<u32> {
    fn from_iter<I: IntoIterator<Item = Backing>>(backings: I) -> Self {
        let mut counts = Self::default();
        for backing in backings {
            counts[backing] += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CitedReason, Faults, Folds, Found, Span};

    #[test]
    fn one_verified_quote_backs_a_claim_and_anything_else_is_evidence_that_is_not_verified() {
        let found =
            |faults| Verification::Found(Found { places: vec![Span::new(0, 1)], folds: Folds::default(), faults });
        let case = found(Faults { case: true, ..Faults::default() });
        let passage = Verification::Passage { place: Some(Span::new(0, 9)) };
        let weak = [
            case,
            passage,
            Verification::Passage { place: None },
            Verification::missing(),
            Verification::Cited(CitedReason::NoQuote),
            Verification::Cited(CitedReason::NothingToVerify),
            Verification::Cited(CitedReason::NoText),
        ];
        for one in &weak {
            assert_eq!(Backing::of([one]), Backing::Unverified, "{one:?}");
        }
        assert_eq!(Backing::of(&weak), Backing::Unverified);
        let exact = Verification::exact(Span::new(0, 1));
        assert_eq!(Backing::of(weak.iter().chain([&exact])), Backing::Verified);
        assert_eq!(Backing::of([]), Backing::Absent);
    }

    #[test]
    fn claims_are_counted_by_what_stands_behind_them() {
        let [verified, unverified, absent] = Backing::ALL;
        let check = |backings: &[Backing], best: Backing, counts: [u32; 3]| {
            let counted: ByBacking<u32> = backings.iter().copied().collect();
            assert!(counted.iter().map(|(_, count)| *count).eq(counts), "{backings:?}");
            assert_eq!((counted.best(), counted.total() as usize), (best, backings.len()));
        };
        check(&[], absent, [0, 0, 0]);
        check(&[absent, absent], absent, [0, 0, 2]);
        check(&[absent, unverified], unverified, [0, 1, 1]);
        check(&[absent, unverified, verified, verified], verified, [2, 1, 1]);
    }
}
