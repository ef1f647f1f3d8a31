//! Kinds of entity: their counts, and the shape and colour of their marks.
//!
//! Invariant: marks depend on the names of the kinds, not on their counts.

use super::page::Color;
use super::theme::{Hue, Theme};
use crate::model::OpenDossier;
use std::collections::BTreeMap;

/// A kind of entity with its count and mark.
#[derive(Clone, Debug, PartialEq)]
pub struct KindCount {
    /// The kind.
    pub kind: String,
    /// How many entities of the dossier are of it.
    pub count: u32,
    /// Its shape.
    pub shape: Shape,
    /// Its colour, by the theme's name for it.
    pub hue: Hue,
}

/// The shape of a kind's mark. All are convex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A disc: persons.
    #[default]
    Disc,
    /// A square: organizations.
    Square,
    /// A hexagon: countries.
    Hexagon,
    /// A triangle on its tip: places.
    TriangleDown,
    /// A house: facilities.
    House,
    /// A diamond: agreements.
    Diamond,
    /// A triangle: events.
    TriangleUp,
    /// A wide rectangle: topics.
    Bar,
    /// A trapezoid: other kinds, first turn.
    Trapezoid,
    /// A parallelogram: other kinds, second turn.
    Parallelogram,
    /// A tall rectangle: other kinds, third turn.
    Post,
    /// A half disc: other kinds, fourth turn.
    Dome,
}

/// All shapes.
pub const SHAPES: [Shape; 12] = [
    Shape::Disc,
    Shape::Square,
    Shape::Hexagon,
    Shape::TriangleDown,
    Shape::House,
    Shape::Diamond,
    Shape::TriangleUp,
    Shape::Bar,
    Shape::Trapezoid,
    Shape::Parallelogram,
    Shape::Post,
    Shape::Dome,
];

impl Shape {
    /// The corners of the shape for a radius of 1, in order; none for a disc. All shapes have about the area of the disc, so
    /// that sizes compare across kinds.
    #[must_use]
    pub fn corners(self) -> &'static [(f32, f32)] {
        match self {
            Self::Disc => &[],
            Self::Square => &[(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)],
            Self::Hexagon => &[(-0.55, -0.95), (0.55, -0.95), (1.1, 0.0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0.0)],
            Self::TriangleDown => &[(-1.24, -0.84), (1.24, -0.84), (0.0, 1.34)],
            Self::House => &[(0.0, -1.18), (1.0, -0.3), (1.0, 0.85), (-1.0, 0.85), (-1.0, -0.3)],
            Self::Diamond => &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)],
            Self::TriangleUp => &[(0.0, -1.34), (1.24, 0.84), (-1.24, 0.84)],
            Self::Bar => &[(-1.25, -0.63), (1.25, -0.63), (1.25, 0.63), (-1.25, 0.63)],
            Self::Trapezoid => &[(-0.62, -0.85), (0.62, -0.85), (1.2, 0.85), (-1.2, 0.85)],
            Self::Parallelogram => &[(-0.6, -0.8), (1.35, -0.8), (0.6, 0.8), (-1.35, 0.8)],
            Self::Post => &[(-0.63, -1.25), (0.63, -1.25), (0.63, 1.25), (-0.63, 1.25)],
            Self::Dome => {
                &[(-1.3, 0.62), (-1.13, -0.03), (-0.65, -0.5), (0.0, -0.68), (0.65, -0.5), (1.13, -0.03), (1.3, 0.62)]
            }
        }
    }

    /// The distance from the centre to the border along a unit vector, for a radius of 1.
    #[must_use]
    pub fn reach(self, (dx, dy): (f32, f32)) -> f32 {
        let corners = self.corners();
        let sides = corners.iter().zip(corners.iter().cycle().skip(1));
        // The ray leaves a convex shape through the first side that it meets.
        let crossings = sides.filter_map(|((ax, ay), (bx, by))| {
            let (ex, ey) = (bx - ax, by - ay);
            let across = dx * ey - dy * ex;
            let distance = (ax * ey - ay * ex) / across;
            (across.abs() > 1e-6 && distance > 0.0).then_some(distance)
        });
        let least = crossings.fold(f32::INFINITY, f32::min);
        if least.is_finite() { least } else { 1.0 }
    }
}

/// A kind with a mark of its own.
struct Known {
    /// Its name, as the themes have it.
    name: &'static str,
    /// Its shape.
    shape: Shape,
    /// Other words for it, among them the labels of annotators (CoNLL-2003, `OntoNotes`).
    synonyms: &'static [&'static str],
}

/// The kinds with a mark of their own.
const KNOWN: [Known; 8] = [
    Known { name: "person", shape: Shape::Disc, synonyms: &["per", "people", "human"] },
    Known {
        name: "organization",
        shape: Shape::Square,
        synonyms: &["org", "organisation", "company", "group", "norp"],
    },
    Known { name: "country", shape: Shape::Hexagon, synonyms: &["gpe", "state", "nation"] },
    Known { name: "place", shape: Shape::TriangleDown, synonyms: &["loc", "location", "city", "region"] },
    Known { name: "facility", shape: Shape::House, synonyms: &["fac", "building", "site"] },
    Known { name: "agreement", shape: Shape::Diamond, synonyms: &["treaty", "contract", "law"] },
    Known { name: "event", shape: Shape::TriangleUp, synonyms: &["meeting", "incident"] },
    Known { name: "topic", shape: Shape::Bar, synonyms: &["subject", "theme", "concept"] },
];

/// The marks of [`KNOWN`] for unknown kinds, in the order in which they are given; only those that the dossier has no kind
/// for. The marks of places and facilities are missing since they share the colour of countries.
const LENT: [&str; 6] = ["agreement", "person", "organization", "country", "event", "topic"];

/// The shapes of the remaining kinds, in turn.
const OTHER_SHAPES: [Shape; 4] = [Shape::Trapezoid, Shape::Parallelogram, Shape::Post, Shape::Dome];

/// Which of [`KNOWN`] each of `kinds`, sorted by name, is: the one of that very name, else the first that it is a synonym
/// of. No two kinds share one.
fn known_kinds<'a>(kinds: &[&'a str]) -> BTreeMap<&'a str, &'static Known> {
    let mut found: BTreeMap<&str, &Known> = BTreeMap::new();
    let by_name = |known: &Known, kind: &str| known.name == kind;
    let by_synonym = |known: &Known, kind: &str| known.synonyms.contains(&kind);
    for is_meant in [by_name, by_synonym] {
        for kind in kinds {
            let lower = kind.to_lowercase();
            let is_free = |known: &&Known| found.values().all(|other| other.name != known.name);
            let known = KNOWN.iter().find(|known| is_meant(known, &lower) && is_free(known));
            if let Some(known) = known
                && !found.contains_key(kind)
            {
                found.insert(kind, known);
            }
        }
    }
    found
}

/// The kinds of entity in a dossier, most first, then by name.
#[must_use]
pub fn kinds_of(open: &OpenDossier) -> Vec<KindCount> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for entity in &open.dossier.entities {
        *counts.entry(entity.kind.as_str()).or_default() += 1;
    }
    let known = known_kinds(&counts.keys().copied().collect::<Vec<_>>());
    // Free marks and shapes are given in the order of the names.
    let is_free = |name: &&str| known.values().all(|taken| taken.name != *name);
    let mut free = LENT.into_iter().filter(is_free).filter_map(|name| KNOWN.iter().find(|known| known.name == name));
    let mut turns = 0..;
    let mut kinds: Vec<KindCount> = Vec::with_capacity(counts.len());
    for (kind, count) in counts {
        let (shape, hue) = if let Some(known) = known.get(kind).copied().or_else(|| free.next()) {
            (known.shape, Hue::Kind(known.name))
        } else {
            let turn = turns.next().unwrap_or_default();
            (OTHER_SHAPES[turn % OTHER_SHAPES.len()], Hue::Other(turn))
        };
        kinds.push(KindCount { kind: kind.to_owned(), count, shape, hue });
    }
    kinds.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.kind.cmp(&other.kind)));
    kinds
}

/// The colour of every entity's mark, in the dossier's order.
#[must_use]
pub fn entity_colors(open: &OpenDossier, theme: &Theme) -> Vec<Color> {
    let kinds = kinds_of(open);
    let colors: BTreeMap<&str, Color> = kinds.iter().map(|kind| (kind.kind.as_str(), theme.hue(kind.hue))).collect();
    open.dossier.entities.iter().map(|entity| colors[entity.kind.as_str()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ThemeChoice;
    use crate::model::fixture::dossier;

    /// Twice the area, by the shoelace formula; its sign is the turning sense.
    fn area(corners: &[(f32, f32)]) -> f32 {
        let sides = corners.iter().zip(corners.iter().cycle().skip(1));
        sides.map(|((ax, ay), (bx, by))| ax * by - bx * ay).sum::<f32>() / 2.0
    }

    #[test]
    fn shapes_are_convex_and_as_large_as_the_disc() {
        for shape in &SHAPES[1..] {
            let corners = shape.corners();
            let area = area(corners);
            assert!((2.0..3.4).contains(&area), "{shape:?} has area {area}");
            for at in 0..corners.len() {
                let (a, b, c) = (corners[at], corners[(at + 1) % corners.len()], corners[(at + 2) % corners.len()]);
                assert!((b.0 - a.0) * (c.1 - b.1) - (b.1 - a.1) * (c.0 - b.0) > 0.0, "{shape:?} at {at}");
            }
        }
    }

    #[test]
    fn a_border_is_found_in_every_direction() {
        for shape in SHAPES {
            for (dx, dy) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (0.6, 0.8), (-0.8, 0.6)] {
                let reach = shape.reach((dx, dy));
                assert!((0.4..1.5).contains(&reach), "{shape:?} towards {dx}, {dy}: {reach}");
            }
        }
        assert!((Shape::Square.reach((1.0, 0.0)) - 0.89).abs() < 1e-5);
        assert!((Shape::Diamond.reach((0.0, -1.0)) - 1.25).abs() < 1e-5);
    }

    /// The kinds of a dossier with one entity of each of `names`.
    fn kinds(names: &[&str]) -> Vec<KindCount> {
        let entities: Vec<(String, &str)> =
            names.iter().enumerate().map(|(at, kind)| (format!("e{at:02}"), *kind)).collect();
        let entities: Vec<(&str, &str)> = entities.iter().map(|(id, kind)| (id.as_str(), *kind)).collect();
        kinds_of(&dossier(&entities, &[], &[]))
    }

    #[test]
    fn unknown_kinds_take_free_marks_by_name_and_no_two_look_alike() {
        let names: Vec<String> = (0..13).map(|place| format!("kind {place:02}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let kinds = kinds(&names);
        assert_eq!((kinds[0].shape, kinds[0].hue), (Shape::Diamond, Hue::Kind("agreement")));
        assert_eq!(kinds[6].hue, Hue::Other(0));
        let theme = Theme::of(ThemeChoice::Dark);
        assert_eq!(theme.hue(kinds[9].hue), theme.other);
        for (at, one) in kinds.iter().enumerate() {
            let same = |other: &&KindCount| (other.shape, theme.hue(other.hue)) == (one.shape, theme.hue(one.hue));
            assert!(!kinds[..at].iter().any(|other| same(&other)), "{one:?}");
        }
    }

    #[test]
    fn a_mark_that_the_dossier_needs_itself_is_not_lent() {
        let kinds = kinds(&["agreement", "ship"]);
        assert_eq!((kinds[0].shape, kinds[1].shape), (Shape::Diamond, Shape::Disc));
    }

    #[test]
    fn two_words_for_the_same_have_two_marks() {
        let marks =
            |kind: &str| kinds(&["PER", "person", "per"]).into_iter().find(|it| it.kind == kind).map(|it| it.shape);
        assert_eq!(marks("person"), Some(Shape::Disc));
        assert!(marks("PER") != marks("per") && marks("PER") != Some(Shape::Disc) && marks("per") != Some(Shape::Disc));
    }

    #[test]
    fn labels_of_annotators_are_known_in_either_case() {
        for (label, shape) in [("PER", Shape::Disc), ("Org", Shape::Square), ("GPE", Shape::Hexagon)] {
            assert_eq!(kinds(&[label])[0].shape, shape, "{label}");
        }
    }

    #[test]
    fn kinds_stand_most_first_and_places_share_a_colour_but_no_shape() {
        let open = dossier(&[("a", "place"), ("b", "country"), ("c", "person"), ("d", "person")], &[], &[]);
        let kinds = kinds_of(&open);
        let names: Vec<&str> = kinds.iter().map(|kind| kind.kind.as_str()).collect();
        assert_eq!(names, ["person", "country", "place"]);
        let colors = entity_colors(&open, Theme::of(ThemeChoice::Light));
        assert_eq!(colors[0], colors[1]);
        assert_ne!(kinds[1].shape, kinds[2].shape);
    }
}
