//! Counts for the legend. A window counts the dossier; a figure counts what it shows.

use crate::model::{ByBacking, ByStatus, Conflicts, Disagreement, OpenDossier, RelationIndex};

/// The counts of everything that the legend lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The entities of every kind, in the order of [`Scene::kinds`](super::Scene::kinds).
    pub kinds: Vec<u32>,
    /// The claims of every status.
    pub statuses: ByStatus<u32>,
    /// The claims by what stands behind them.
    pub backings: ByBacking<u32>,
    /// The edges with the sign of a conflict by denial or mere possibility.
    pub conflicts: u32,
    /// The edges with the sign of opposed kinds.
    pub opposed: u32,
}

impl Tally {
    /// Counts these claims too.
    pub(super) fn with_claims(mut self, open: &OpenDossier, claims: impl Iterator<Item = RelationIndex>) -> Self {
        for (index, claim) in claims.filter_map(|index| Some((index, open.dossier.relation(index)?))) {
            self.statuses[claim.status] += 1;
            self.backings[open.backing(index)] += 1;
        }
        self
    }

    /// Counts edges with these conflicts too, each by the sign that it has.
    pub(super) fn with_conflicts(mut self, edges: impl Iterator<Item = Conflicts>) -> Self {
        for way in edges.filter_map(Conflicts::strongest) {
            match way {
                Disagreement::Denied | Disagreement::OnlyPossible => self.conflicts += 1,
                Disagreement::Opposed => self.opposed += 1,
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::model::fixture::dossier;
    use crate::model::{Filter, Position, Status, ThemeChoice, Visibility};
    use crate::scene::figure::{Figure, Part, Sheet, compose};
    use crate::scene::{Background, Emphasis, Subject, Theme, build};

    #[test]
    fn the_legend_of_a_figure_counts_what_is_in_the_picture() {
        let names = ["Ann", "Bob", "Cid"];
        let claims: Vec<_> = Status::ALL.into_iter().map(|status| ("Ann", "knows", "Bob", status)).collect();
        let open = dossier(&names.map(|name| (name, "person")), &claims, &[]);
        let visibility = Visibility {
            entities: vec![true, true, false],
            relations: vec![true, false, false, true],
            edges: vec![true],
            ..Visibility::default()
        };
        let positions = [0.0, 100.0, 200.0].map(|x| Position::new(x, 0.0));
        let filter = Filter::default();
        let subject = Subject {
            open: &open,
            positions: &positions,
            pinned: &[false; 3],
            visibility: &visibility,
            filter: &filter,
        };
        let figure = Figure {
            sheet: Sheet::new(None, None, None).expect("a page"),
            part: Part::Whole,
            theme: Theme::of(ThemeChoice::Light),
            background: Background::White,
            legend: true,
            caption: None,
            emphasis: &Emphasis::default(),
            fit: None,
        };
        let rows = compose(&build(&subject), &figure).legend.expect("a legend").rows;
        let told: Vec<(&str, u32)> = rows.iter().map(|row| (row.label.as_str(), row.count)).collect();
        assert_eq!(
            told,
            [("person", 2), ("asserted", 1), ("hypothetical", 1), ("conflicting edges", 1), ("no evidence", 2)]
        );
    }
}
