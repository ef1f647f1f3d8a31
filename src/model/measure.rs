//! The measures of a network, by name, and which of them mark the entities in the picture.

/// A measure of the entities of a network. What each means is told in [`crate::analysis::measures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// How many others it shares an edge with.
    Degree,
    /// The share of shortest ways between two others that lead through it.
    Betweenness,
    /// How often one comes by it on a random walk.
    PageRank,
    /// The largest k so that it belongs to a part where everybody has k ties inside.
    Core,
    /// Into how many parts more its surroundings would fall without it.
    Articulation,
    /// The connected part that it belongs to.
    Component,
    /// The group with many ties inside and few outside that it belongs to.
    Community,
    /// In what share of runs it was with most of its community.
    Agreement,
}

impl Measure {
    /// All of them, in the order of tables and lists.
    pub const ALL: [Self; 8] = [
        Self::Degree,
        Self::Betweenness,
        Self::PageRank,
        Self::Core,
        Self::Articulation,
        Self::Component,
        Self::Community,
        Self::Agreement,
    ];

    /// Its name in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::Betweenness => "betweenness",
            Self::PageRank => "pagerank",
            Self::Core => "core",
            Self::Articulation => "articulation",
            Self::Component => "component",
            Self::Community => "community",
            Self::Agreement => "community_agreement",
        }
    }

    /// The measure of this name in files.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.key() == key)
    }

    /// Whether its values are numbers of groups, which tell them apart and are neither more nor less.
    #[must_use]
    pub fn is_group(self) -> bool {
        matches!(self, Self::Component | Self::Community)
    }
}

/// A stretch of values of a measure that is asked for, both ends included; of groups, their numbers.
///
/// Invariant: the ends are finite, and the first is not beyond the last.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureRange {
    first: f64,
    last: f64,
    /// What the values mean, where their numbers do not tell: the name of a group.
    pub name: Option<String>,
}

// Its ends are numbers, so it equals itself.
impl Eq for MeasureRange {}

/// By how much of itself a value may pass an end: what is computed again may differ in its last digits.
const SLACK: f64 = 1e-9;

impl MeasureRange {
    /// A stretch; `None` where the ends are none.
    #[must_use]
    pub fn of(first: f64, last: f64) -> Option<Self> {
        (first.is_finite() && last.is_finite() && first <= last).then_some(Self { first, last, name: None })
    }

    /// With what its values mean.
    #[must_use]
    pub fn named(self, name: Option<String>) -> Self {
        Self { name, ..self }
    }

    /// Its ends.
    #[must_use]
    pub fn ends(&self) -> (f64, f64) {
        (self.first, self.last)
    }

    /// Whether a value lies in it.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        let slack = SLACK * value.abs();
        (self.first - slack..=self.last + slack).contains(&value)
    }
}

/// What measures are computed of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasureScope {
    /// The whole network, whatever is hidden.
    #[default]
    Whole,
    /// What is shown of it.
    Shown,
}

/// Which measures mark the entities in the picture, and what they are computed of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeasureLook {
    /// What they are computed of.
    pub scope: MeasureScope,
    /// What sets the size of marks; `None`: the number of edges, as usual.
    pub size: Option<Measure>,
    /// What sets the colour of marks; `None`: the kind, as usual.
    pub color: Option<Measure>,
    /// Whether a hull is drawn around every community.
    pub hulls: bool,
}

impl MeasureLook {
    /// The measures that have to be known to draw it.
    pub fn needed(self) -> impl Iterator<Item = Measure> {
        self.size.into_iter().chain(self.color).chain(self.hulls.then_some(Measure::Community))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_is_found_by_its_name() {
        for measure in Measure::ALL {
            assert_eq!(Measure::of_key(measure.key()), Some(measure));
        }
        assert_eq!(Measure::of_key("closeness"), None);
    }

    #[test]
    fn a_stretch_holds_its_ends_and_what_differs_from_them_in_the_last_digits() {
        let range = MeasureRange::of(0.1, 0.3).expect("a stretch");
        assert!([0.1, 0.2, 0.3, 0.1 + 0.2].into_iter().all(|value| range.holds(value)));
        assert!([0.0999, 0.3001, f64::NAN].into_iter().all(|value| !range.holds(value)));
        assert_eq!((MeasureRange::of(2.0, 1.0), MeasureRange::of(f64::NAN, 1.0)), (None, None));
    }

    #[test]
    fn a_look_needs_what_it_shows() {
        assert_eq!(MeasureLook::default().needed().count(), 0);
        let look = MeasureLook { size: Some(Measure::Core), hulls: true, ..MeasureLook::default() };
        assert_eq!(look.needed().collect::<Vec<_>>(), [Measure::Core, Measure::Community]);
    }
}
